from __future__ import annotations

import pytest

from .tables import found, messages

CONFLICT = ("number", "conflict")
COST = "The scheme cost $1,000 million last year. Inflation was 14.3 per cent in June."
ROSE = "The cost rose from £13.3m to £15.7m."
APPROVED = "It will now cost £15.7m, up from £13.3m when it was approved in 2023."
SAVINGS = "Social care accounts for £3.9m of that, staffing for £2.8m"
VOTES = "Members backed the plan by 21 votes to 16, with two abstentions."
BUDGET = f"The council has to save £9.4m. {SAVINGS}."


@pytest.mark.parametrize(
    ("claim", "quote", "article"),
    [
        (
            "Norland will send 1,500 engineers.",
            "Norland will send 1,500 engineers",
            "Norland will send 1,000 engineers.",
        ),
        ("The scheme cost $1,000.", "The scheme cost $1,000", COST),
        ("Inflation was 14.3.", "Inflation was 14.3", COST),
        ("The cost rose from £15.7m to £13.3m.", ROSE, ROSE),
        ("The scheme cost £15.7m when it was approved.", APPROVED, APPROVED),
        ("Staffing accounts for £9.4m.", SAVINGS, BUDGET),
        ("Members backed the plan by 21 votes to 2, with two abstentions.", VOTES, VOTES),
    ],
)
def test_a_number_that_the_article_does_not_say_there_is_a_conflict(claim: str, quote: str, article: str) -> None:
    assert CONFLICT in found(claim, quote, article)


@pytest.mark.parametrize(
    ("claim", "quote", "article"),
    [
        ("Inflation was 14.3 per cent.", "Inflation was 14.3", COST),
        ("The cost rose to £15.7m from £13.3m.", ROSE, ROSE),
        ("The scheme cost £13.3m when it was approved.", APPROVED, APPROVED),
        ("Staffing accounts for £2.8m of the £9.4m that has to be saved.", SAVINGS, BUDGET),
        ("It was backed by 21 votes, that is 21 to 16, with two abstentions.", VOTES, VOTES),
        ("Form 411 carries two initials.", "it carries two initials", "Form 411 is long; it carries two initials."),
    ],
)
def test_a_number_that_the_article_says_there_is_none(claim: str, quote: str, article: str) -> None:
    assert CONFLICT not in found(claim, quote, article)


def test_a_number_from_elsewhere_is_noted_where_the_passage_has_another() -> None:
    article = "The crane lifts 71 tons.\n\nNobody spoke.\n\nAll agreed.\n\nHe put it at 18 tons. The figure is high.\n"
    assert found("The figure of 71 tons is high.", "The figure is high.", article) == {("number", "note")}
    assert found("The figure of 18 tons is high.", "The figure is high.", article) == set()


def test_a_cut_number_is_shown_whole() -> None:
    said = messages("The scheme cost $1,000.", "The scheme cost $1,000", COST)
    assert said == ["the claim says $1,000; the article says $1,000 million"]


def test_a_number_from_far_away_is_noted() -> None:
    article = "The crane lifts 71 tons.\n\nNobody spoke.\n\nAll agreed.\n\nThe figure is high, he said."
    assert found("The figure of 71 tons is high.", "The figure is high", article) == {("number", "note")}
    assert found("The figure of 71 tons is high.", "The figure was high", article) == set(), "a quote is nowhere"


FARM = """The scheme of fourteen planned wells was cut: six were dropped. Six weeks after that the farm was sold.

Eight owners held the land. Five were at home; two of them had been asked.
It rained on 19 days last May and on four this May.

70 min: Roe scores from a corner.
"""


@pytest.mark.parametrize(
    ("claim", "quote", "conflict"),
    [
        (
            "Two owners of land for the six dropped wells had been asked.",
            "Five were at home; two had been asked.",
            False,
        ),
        ("Six weeks after the cut eight owners held the land.", "Eight owners held the land.", False),
        ("The two Mays differ in rain.", "It rained on 19 days last May and on four this May.", False),
        ("Roe scored in the 70th minute.", "Roe scores from a corner.", False),
        ("Six owners held the land.", "Eight owners held the land.", True),
        ("The six owners held the land.", "Eight owners held the land.", True),
        ("The two owners held the land.", "Eight owners held the land.", True),
        ("The farm had six planned wells.", "The scheme of fourteen planned wells was cut", True),
    ],
)
def test_a_number_that_counts_something_else_takes_no_number_s_place(claim: str, quote: str, conflict: bool) -> None:
    assert (CONFLICT in found(claim, quote, FARM)) is conflict


@pytest.mark.parametrize(
    ("language", "claim", "article"),
    [
        (
            "de",
            "Die sechs gestrichenen Brunnen lagen auf dem Land von acht Bauern.",
            "Es gab sechs gestrichene Brunnen.",
        ),
        ("es", "Los seis pozos cerrados estaban en la tierra de ocho dueños.", "Hubo seis pozos."),
        ("fr", "Les six puits fermés étaient sur la terre de huit propriétaires.", "Il y a six puits."),
    ],
)
def test_what_a_number_counts_is_read_in_other_languages(language: str, claim: str, article: str) -> None:
    quotes = {"de": "Acht Bauern hatten das Land.", "es": "Ocho dueños tenían la tierra.", "fr": "Huit propriétaires."}
    quote = quotes[language]
    assert CONFLICT not in found(claim, quote, f"{article}\n\n{quote}", language=language)
