"""What a summary says beyond its claims."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, KeyPoint, Summary
from llmbrief.evals.judging.overclaims import overclaims
from llmbrief.evals.judging.summaries import sentences
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
        ("The two plans of Elmouth to close libraries go ahead.", ["c1"]),
        ("The 2 plans of Elmouth to close libraries go ahead.", ["c1"]),
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


@pytest.mark.parametrize(
    ("text", "cited", "message"),
    [
        (
            "Elmouth council will not close four libraries.",
            ["c1"],
            "negates “close”, which its claims do not",
        ),
        ("The council of Elmouth will open four libraries.", ["c1"], "says open; its claims say close"),
        ("Hartwell will close four libraries.", ["c1"], "says Hartwell, which its claims do not"),
        ("The council of Hartwell will close four libraries.", [], "says Hartwell where its claims say elmouth"),
        (
            "Leader Hartwell Homes took a bribe from Jo Petrie, it is denied.",
            [],
            "says Hartwell Homes where its claims say jo",
        ),
        ("A storm tore the roof off a school gym.", ["c1"], "has next to no word of its claims"),
        ("A storm tore the roof off a school gym.", [], "has next to no word of its claims"),
    ],
)
def test_what_speaks_against_its_claims_is_named(text: str, cited: list[str], message: str) -> None:
    assert over(text, *cited) == message


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Officer: the Mill Road branch of the library may close first.", ["c3"]),
        ("The Mill Road branch of the library will be closed first, subject to a vote.", ["c3"]),
        ("Two unnamed officers say the Mill Road branch of the library will be closed first.", ["c3"]),
        ("The article withdraws that Jo Petrie took a bribe from Hartwell Homes.", ["c4"]),
        ("Elmouth closes four libraries; leader Jo Petrie saves £1,000 a week.", ["c1", "c2"]),
    ],
)
def test_what_keeps_to_its_claims_in_other_words_is_no_overclaim(text: str, cited: list[str]) -> None:
    assert over(text, *cited) is None


def with_quote(text: str, said: str, quote: str, certainty: str = "hedged") -> str | None:
    """What a key point is found to say beyond one claim of that text and quote."""
    one = claim("c9", said, certainty, "Ada Moss", quote)
    summary = Summary(headline="News", gist="News.", key_points=(KeyPoint(text=text, claims=("c9",)),))
    return overclaims(Brief(summary=summary, claims=(one,), questions=()), MOSS).get("key_points[0]")


MOSS = Article.from_text(
    "“The change may have caused the outage,” said Ada Moss. About 68 per cent of the shops closed."
)
MAY = "The change may have caused the outage"


def test_who_says_so_does_not_make_up_for_a_hedge_that_its_quote_has() -> None:
    said = "The change caused the outage."
    assert with_quote("The change will have caused the outage, Ada Moss said.", said, MAY)
    assert with_quote("The change may have caused the outage, Ada Moss said.", said, MAY) is None
    assert with_quote("The change caused the outage, Ada Moss said.", said, "The change … the outage") is None


@pytest.mark.parametrize(
    ("text", "said", "quote"),
    [
        ("Ada Moss hopes that most shops can reopen.", "Most shops will reopen.", "hoped most shops could reopen"),
        (
            "Ada Moss promises to shut the shops.",
            "If she wins in May, the shops will shut.",
            "promises to shut the shops in May",
        ),
        (
            "Building of the plant is to begin next year, subject to permits.",
            "Building of a plant in Leeds will begin next year, subject to permits.",
            "Building of a plant in Leeds will begin next year, subject to permits",
        ),
    ],
)
def test_a_reserve_is_kept_in_the_words_of_the_claim_or_its_quote(text: str, said: str, quote: str) -> None:
    assert with_quote(text, said, quote) is None


@pytest.mark.parametrize(
    ("text", "said", "quote"),
    [
        ("Most shops will reopen.", "Most shops will reopen.", "hoped most shops could reopen"),
        ("The shops will shut.", "If she wins in May, shops will shut.", "promises to shut shops in May"),
        (
            "Building of a plant in Leeds will begin next year.",
            "Building of a plant in Leeds will begin next year, subject to permits.",
            "Building of a plant in Leeds will begin next year, subject to permits",
        ),
    ],
)
def test_a_reserve_is_missed_where_no_word_keeps_it(text: str, said: str, quote: str) -> None:
    assert "hedges" in (with_quote(text, said, quote) or "")


@pytest.mark.parametrize(
    ("text", "said", "quote", "is_over"),
    [
        ("Dunmore Arena is no longer listed.", "Dunmore Arena has been removed from the list.", "", False),
        ("Dunmore Arena is no longer listed.", "Dunmore Arena has been put on the list.", "", True),
        ("Dunmore Arena is not listed.", "Dunmore Arena has been removed from the list.", "", True),
        ("Moss believes neither and thinks of forty.", "Moss thinks forty shops closed.", "believed neither", False),
        ("Forty shops did not close.", "Forty shops closed.", "believed neither", True),
    ],
)  # fmt: skip
def test_what_is_over_and_what_the_quote_negates_may_be_negated(
    text: str, said: str, quote: str, is_over: bool
) -> None:
    assert ("negates" in (with_quote(text, said, quote, "asserted") or "")) is is_over


@pytest.mark.parametrize(
    ("text", "is_over"),
    [
        ("A sheet was dated eight days before the flood of 11 May 2018.", False),
        ("A sheet was dated nine days before the flood of 11 May 2018.", True),
        ("A sheet was dated a week and eight hours before the flood.", True),
        ("The flood came four years after the dam of 2014.", False),
        ("The flood came five years after the dam of 2014.", True),
    ],
)
def test_the_time_between_two_dates_of_the_claims_may_be_told(text: str, is_over: bool) -> None:
    said = "The sheet was dated 3 May 2018, the dam was built in 2014, and the flood came on 11 May 2018."
    assert bool(with_quote(text, said, "", "asserted")) is is_over


def test_a_share_may_be_rounded() -> None:
    said, quote = "68 per cent of the shops closed.", "About 68 per cent of the shops closed."
    assert with_quote("About two thirds of the shops closed.", said, quote, "asserted") is None
    assert with_quote("About three quarters of the shops closed.", said, quote, "asserted")


@pytest.mark.parametrize(
    ("text", "said", "is_over"),
    [
        ("Coach of Elmouth Open winner Ada Moss is met.", "Everybody met the coach of Ada Moss.", False),
        ("Moss says she warned Bell.", "Moss rang Bell. Bell says it was about a rail.", False),
        ("Bell rang the court and warned it.", "Moss rang the court and warned it. Bell says no.", True),
    ],
)
def test_a_name_is_in_the_place_of_another_unless_it_calls_that_or_both_merely_speak(
    text: str, said: str, is_over: bool
) -> None:
    article = Article.from_text(f"{said} Then {said} The Elmouth Open is in June. We met Moss, Bell and Ada Moss.")
    summary = Summary(headline="News", gist="News.", key_points=(KeyPoint(text=text, claims=("c1",)),))
    brief = Brief(summary=summary, claims=(claim("c1", said, quote=said),), questions=())
    assert ("where its claims say" in overclaims(brief, article).get("key_points[0]", "")) is is_over


def test_a_number_in_the_place_of_another_is_found() -> None:
    said = "The council will close four libraries and seven schools."
    summary = Summary(headline="Cuts", gist="Cuts.", key_points=(KeyPoint(text=said, claims=("c1",)),))
    claims = (claim("c1", said),)
    assert not overclaims(Brief(summary=summary, claims=claims, questions=()), ARTICLE)
    turned = KeyPoint(text="The council will close seven libraries.", claims=("c1",))
    summary = summary.model_copy(update={"key_points": (turned,)})
    found = overclaims(Brief(summary=summary, claims=claims, questions=()), ARTICLE)
    assert found == {"key_points[0]": "says seven where its claims say four"}


def test_who_signed_the_article_may_be_named() -> None:
    article = Article.from_text("Parking\n\nBy Dora Finch\n\nThe lane of Elmouth is a good lane, and I like it.")
    claims = (claim("c1", "The lane of Elmouth is a good lane."),)
    for name, is_over in (("Dora Finch", False), ("Hartwell Homes", True)):
        point = KeyPoint(text=f"Columnist {name} argues that the lane of Elmouth is a good lane.", claims=("c1",))
        summary = Summary(headline="Lane", gist="Lane.", key_points=(point,))
        assert bool(overclaims(Brief(summary=summary, claims=claims, questions=()), article)) is is_over


def test_what_another_claim_asserts_in_the_articles_own_voice_is_no_overclaim() -> None:
    asserted = (*CLAIMS, claim("c5", "The Mill Road branch of the library will be closed first."))
    text = "The Mill Road library branch will be closed first."
    summary = Summary(headline="Libraries", gist="Libraries.", key_points=(KeyPoint(text=text, claims=("c3", "c5")),))
    assert overclaims(Brief(summary=summary, claims=asserted, questions=()), ARTICLE) == {}


def test_honest_summaries_are_seldom_found_to_say_too_much() -> None:
    found = [(case.slug, name) for case in CASES for name in overclaims(case.gold.brief(), case.article)]
    whole = sum(len(sentences(case.gold.summary)) for case in CASES)
    assert len(found) <= 0.03 * whole, found


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    summary = Summary.model_construct(headline=text, gist=text, key_points=())
    found = overclaims(Brief.model_construct(summary=summary, claims=CLAIMS, questions=()), ARTICLE)
    assert set(found) <= {"headline", "gist"}
