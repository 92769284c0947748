"""Length and copied share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Summary
from llmbrief.evals.case import Case
from llmbrief.evals.gold import Gold
from llmbrief.evals.judging.aligned import align
from llmbrief.evals.measures import measures
from tests.evals.shipped import aligned

TEXT = "The council will close four libraries on Monday. It says that the plan saves money."


def measured(text: str, *, headline: str = "x", gist: str = "x") -> dict[str, float | None]:
    summary = Summary(headline=headline, gist=gist, key_points=())
    claim = Claim(id="c1", text=text, kind="fact", certainty="asserted", speaker=None, via=None, evidence=())
    gold = Gold(format=1, language="en", summary=summary, claims=())
    case = Case("one", Article.from_text(TEXT, language="en"), gold)
    return dict(measures(align(Brief(summary=summary, claims=(claim,), questions=()), case)))


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        ("The council will close four libraries on Monday.", 8),
        ("THE COUNCIL, WILL CLOSE FOUR!", 5),
        ("On Monday the council will close four branches.", 5),
        ("The council will close all.", 0),
        ("The council will close four of its five, and it says that the plan.", 10),
        ("On Monday. It says that", 5),
    ],
)
def test_words_in_fragments_of_five_are_copied(text: str, copied: int) -> None:
    found = measured(text)
    assert found["copied"] == pytest.approx(copied / (found["words"] or 1))


def test_claims_questions_and_words_are_counted() -> None:
    found = measured("Two words", headline="Three words here", gist="One")
    assert found == {"claims": 1.0, "questions": 0.0, "words": 6.0, "copied": 0.0}


def test_a_brief_without_words_has_no_share() -> None:
    assert measured("…", headline="…", gist="…")["copied"] is None


@given(st.text(max_size=200))
def test_the_share_lies_between_none_and_all(text: str) -> None:
    copied = measured(text or "x")["copied"]
    assert copied is None or 0 <= copied <= 1


def test_the_golds_own_words_are_mostly_not_the_articles() -> None:
    shares = [measures(one)["copied"] or 0.0 for one in aligned()]
    assert 0 < sum(shares) / len(shares) < 0.5
