"""What a summary says of the core claims."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.brief import Summary
from llmbrief.evals.case import Case
from llmbrief.evals.judging.summaries import said_in_summary
from tests.evals.shipped import shipped

CASES = shipped()


def said(text: str, *gist: str) -> bool:
    return said_in_summary([text], Summary(headline="News", gist=" ".join(gist), key_points=()), "en")[0]


@pytest.mark.parametrize(
    ("text", "gist", "is_said"),
    [
        ("The council will close four libraries.", "Four libraries are to close, the council says.", True),
        ("Jo Petrie took a bribe.", "Jo Petrie denies that she took a bribe.", True),
        ("The branch will be closed first.", "The branch could be closed first.", True),
        ("The council will close four libraries.", "The mayor of Elmouth has resigned.", False),
        ("The council will close four libraries.", "The council will close nine libraries.", False),
        ("The council will close four libraries.", "", False),
    ],
)
def test_a_summary_says_a_claim_however_firmly(text: str, gist: str, is_said: bool) -> None:
    assert said(text, gist or "None.") is is_said


def test_gold_summaries_say_most_of_their_core_claims() -> None:
    shares = [said for case in CASES for said in core_said(case)]
    assert 0.85 <= sum(shares) / len(shares) < 1


def core_said(case: Case) -> list[bool]:
    core = [one.text for one in case.gold.claims if one.core]
    return said_in_summary(core, case.gold.summary, case.article.language)


def test_a_summary_of_another_article_says_none_of_them() -> None:
    for case, other in pairwise(CASES):
        core = [one.text for one in case.gold.claims if one.core]
        assert not any(said_in_summary(core, other.gold.summary, case.article.language))


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_any_text_can_be_asked(text: str, statements: list[str]) -> None:
    summary = Summary.model_construct(headline=text, gist=text, key_points=())
    assert len(said_in_summary(statements, summary, "en")) == len(statements)
