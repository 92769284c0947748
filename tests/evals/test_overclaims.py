"""What a summary says beyond its claims."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, KeyPoint, Summary
from llmbrief.evals.overclaims import overclaims
from llmbrief.evals.summaries import sentences
from tests.evals.shipped import shipped

ARTICLE = Article.from_text(
    "The council of Elmouth will close four libraries, leader Jo Petrie said on Monday. The plan saves £1,000 a week. "
    "An officer said the Mill Road branch could go first. Petrie denied that she had taken a bribe from Hartwell Homes."
)
CASES = shipped()


def claim(id_: str, text: str, certainty: str = "asserted", speaker: str | None = None, quote: str = "") -> Claim:
    fields: dict[str, Any] = {"certainty": certainty, "speaker": speaker}
    evidence = (Evidence(quote=quote),) if quote else ()
    return Claim(id=id_, text=text, kind="fact", via=None, evidence=evidence, **fields)


CLAIMS = (
    claim("c1", "The council of Elmouth will close four libraries.", speaker="Jo Petrie"),
    claim("c2", "The plan to close libraries saves £1,000 a week.", quote="The plan saves £1,000 a week."),
    claim("c3", "The Mill Road branch of the library will be closed first.", "hedged", "an officer"),
    claim("c4", "Jo Petrie took a bribe from Hartwell Homes.", "denied", "Jo Petrie"),
)


def over(text: str, *cited: str) -> str | None:
    """What a key point of this text, citing these claims, is found to say beyond them."""
    point = KeyPoint(text=text, claims=cited)
    summary = Summary(headline="Four libraries close", gist="Elmouth closes four libraries.", key_points=(point,))
    return overclaims(Brief(summary=summary, claims=CLAIMS, questions=()), ARTICLE).get("key_points[0]")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Elmouth council will close four libraries, Jo Petrie said.", ["c1"]),
        ("Four of the libraries will close.", ["c1"]),
        ("The plan saves £1,000 a week.", ["c2"]),
        ("The plan saves £1000 a week.", ["c2"]),
        ("The plan saves a thousand pounds a week.", ["c2"]),
        ("The two plans of Elmouth go ahead.", ["c1"]),
        ("The Mill Road library branch could be closed first.", ["c3"]),
        ("The Mill Road library branch will be closed first, an officer said.", ["c3"]),
        ("Petrie denies that she took a bribe from Hartwell Homes.", ["c4"]),
        ("Petrie took no bribe from Hartwell Homes.", ["c4"]),
    ],
)
def test_a_sentence_that_says_what_its_claims_say_is_no_overclaim(text: str, cited: list[str]) -> None:
    assert over(text, *cited) is None


@pytest.mark.parametrize(
    ("text", "cited", "message"),
    [
        ("Elmouth council will close five libraries.", ["c1"], "says five; its claims say four"),
        ("The plan saves £1,500 a week.", ["c2"], "says £1,500; its claims say £1,000"),
        ("The plan saves £1,500 a week.", [], "says £1,500; its claims say £1,000"),
        ("The council closes 14 libraries in Elmouth.", ["c1"], "says 14; its claims say four"),
        ("The council will close libraries on 14 May.", ["c1"], "says 14 May, which its claims do not"),
        ("The libraries close, Anna Lavrova said.", ["c1"], "says Anna Lavrova, which its claims do not"),
        (
            "The Mill Road library branch will be closed first.",
            ["c3"],
            "asserts what c3 hedges: “The Mill Road branch of the library will be closed first.”",
        ),
        (
            "Council leader Jo Petrie took a bribe from Hartwell Homes.",
            ["c4"],
            "asserts what c4 denies: “Jo Petrie took a bribe from Hartwell Homes.”",
        ),
        (
            "Council leader Jo Petrie took a bribe from Hartwell Homes.",
            [],
            "asserts what c4 denies: “Jo Petrie took a bribe from Hartwell Homes.”",
        ),
    ],
)
def test_what_is_over_is_named(text: str, cited: list[str], message: str) -> None:
    assert over(text, *cited) == message


def test_what_another_claim_asserts_in_the_articles_own_voice_is_no_overclaim() -> None:
    asserted = (*CLAIMS, claim("c5", "The Mill Road branch of the library will be closed first."))
    text = "The Mill Road library branch will be closed first."
    summary = Summary(headline="Libraries", gist="Libraries.", key_points=(KeyPoint(text=text, claims=("c3", "c5")),))
    assert overclaims(Brief(summary=summary, claims=asserted, questions=()), ARTICLE) == {}


def test_honest_summaries_are_seldom_found_to_say_too_much() -> None:
    found = [(case.slug, name) for case in CASES for name in overclaims(case.gold.brief(), case.article)]
    whole = sum(len(sentences(case.gold.summary)) for case in CASES)
    assert len(found) <= 0.03 * whole, found


@given(st.text())
def test_any_summary_can_be_held_to_its_claims(text: str) -> None:
    summary = Summary.model_construct(headline=text, gist=text, key_points=())
    assert set(overclaims(Brief.model_construct(summary=summary, claims=CLAIMS, questions=()), ARTICLE)) <= {
        "headline",
        "gist",
    }
