from __future__ import annotations

import pytest

from .tables import found

ARTICLE = """In October 2013 she wrote a memo. By October it had sunk 22 holes. Hearings were held in October 2019.

Bidding opened in December 2014. It closed on the 8th.

On Monday the court sat. The judge went home on Tuesday.

The strike is set for Friday.
"""


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("It had sunk 22 holes by October 2013.", "By October it had sunk 22 holes."),
        ("Bidding closed on 8 December 2014.", "It closed on the 8th."),
    ],
)
def test_a_date_may_be_completed_from_the_article(claim: str, quote: str) -> None:
    assert found(claim, quote, ARTICLE) == set()


def test_a_date_of_a_tampered_quote_alone_is_a_conflict() -> None:
    quote = "The judge went home on Thursday."
    assert ("date", "conflict") in found("The judge went home on Thursday.", quote, ARTICLE)
    quote = "Hearings were held in March 2021."
    assert ("date", "conflict") in found("Hearings were held in March 2021.", quote, ARTICLE)


def test_a_weekday_from_elsewhere_is_noted_where_the_passage_has_another() -> None:
    article = ARTICLE.replace("The strike", "Nobody spoke.\n\nThe strike")
    assert found("The court sat on Friday.", "the court sat", article) == {("date", "note")}
    assert found("The court sat on Monday.", "the court sat", article) == set()


@pytest.mark.parametrize("claim", ["The panel met in 2013.", "The panel met in December.", "The panel met in 1970."])
def test_a_year_or_month_from_far_away_is_noted(claim: str) -> None:
    filler = "Nobody spoke.\n\nAll agreed.\n\n"
    article = f"{ARTICLE}The novel of 1970 sold well.\n\n{filler}The panel met in the town hall."
    assert found(claim, "The panel met in the town hall", article) == {("date", "note")}
    assert found(claim, "The panel met in some town hall", article) == set(), "a quote is nowhere"
    assert found("The panel met in December 2014.", "The panel met in the town hall", article) == set()


def test_another_year_than_the_quote_s_is_noted() -> None:
    article = "The paper appeared in 1967. In 1991 a panel found that the notebook was genuine."
    assert found("The end came in 1967.", "In 1991 a panel found", article) >= {("date", "note")}


def test_a_day_with_a_year_that_its_month_does_not_have_is_noted() -> None:
    article = "In 2016 the line opened. It flooded in May 2018, and the men left on 11 May."
    quote = "the men left on 11 May"
    assert found("The men left on 11 May 2016.", quote, article) == {("date", "note")}
    assert found("The men left on 11 May 2018.", quote, article) == set()


def test_a_decade_is_no_year() -> None:
    article = "Records from the 1970s have gaps."
    assert found("Records from the 1970s have gaps.", article) == set()
    assert ("date", "conflict") in found("Records from 1970 have gaps.", article)


def test_a_date_of_another_clause_takes_nothing_s_place() -> None:
    quote = "the budget went up from £640m to £905m, and the opening moved to 2021"
    article = f"In February 2015 {quote}."
    assert found("In February 2015 the budget went up from £640m to £905m.", quote, article) == set()


def test_a_month_and_year_are_borne_out_by_a_day_of_theirs() -> None:
    article = "On 17 March 2011 she wrote a memo. Hearings were held in March 2016."
    assert found("The memo of March 2011 was hers.", "she wrote a memo", article) == set()
    assert ("date", "conflict") in found("The memo of March 2013 was hers.", "she wrote a memo", article)


@pytest.mark.parametrize(
    ("claim", "quote", "noted"),
    [
        ("The shares fell on Thursday.", "The shares fell by a tenth.", False),  # the next sentence has another
        ("The shares fell on Wednesday.", "The shares fell by a tenth.", False),  # as the article says right after
        ("The ferry left on Thursday.", "The ferry left at six.", True),  # the sentence before has another
        ("It would be wrong to guess on Sunday.", "It would be wrong to guess today", False),
        ("The hall, shut on Saturday, 7 May, is open.", "The hall, shut on Saturday, is open.", False),
        ("The hall, shut on Saturday, 5 May, is open.", "The hall, shut on Saturday, is open.", True),
        ("Bids closed on 8 December 2013.", "Bids closed on the 8th.", False),
        ("Bids closed on 8 December 2012.", "Bids closed on the 8th.", True),
        ("The plan of 12 June 2009 is to run until May 2021.", "It will run until May 2021.", False),
    ],
)
def test_the_sentences_up_to_a_quote_give_its_date(claim: str, quote: str, noted: bool) -> None:
    article = """It rained on Sunday.

On Thursday the firm spoke of a loss.

The plan was made on 12 June 2009. It will run until May 2021. Work began in 2012.

The shares fell by a tenth. They had gained up to Wednesday.

On Monday the crew met. The ferry left at six. It came back.

The panel will fly on Monday. "It would be wrong to guess today," it said.

The hall was clean on Thursday, 5 May, and on 7 May. The hall, shut on Saturday, is open.

In 2013 the call went out. Bids closed on the 8th. It was December. The trains ran in December 2020.
"""
    assert ("date" in {check for check, _ in found(claim, quote, article)}) is noted
