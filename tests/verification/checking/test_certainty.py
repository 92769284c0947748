from __future__ import annotations

import pytest

from llmbrief import check

from .tables import found, messages

DID_NOT_DENY = "Anna Bell did not deny that she had signed the contract."


def test_a_denied_claim_whose_quote_does_not_deny_is_a_conflict() -> None:
    assert found("Anna Bell signed the contract.", DID_NOT_DENY, certainty="denied") == {("certainty", "conflict")}
    (said,) = messages("Anna Bell signed the contract.", DID_NOT_DENY, certainty="denied")
    assert said == "the claim is denied; its quote says “not deny”"


def test_a_denial_right_before_the_quote_counts() -> None:
    article = "The mayor denied that he had met the envoy."
    assert ("certainty", "conflict") in found("The mayor met the envoy.", "that he had met the envoy", article)
    assert found("The mayor met the envoy.", "that he had met the envoy", article, certainty="denied") == set()


def test_a_plea_is_a_claim_about_the_charge() -> None:
    quote = "Hollis and Dyer each deny two counts of fraud."
    assert found("Hollis and Dyer each face two counts of fraud.", quote) == set()
    assert ("certainty", "conflict") in found("Hollis and Dyer are guilty of two counts of fraud.", quote)


def test_a_quote_without_a_word_of_the_claim_is_noted() -> None:
    quote = "It employs 140 people in the town."
    assert found("The harbour wall has been cancelled.", quote) == {("certainty", "note")}
    assert found("The plant has a staff of 140.", quote) == set()


def test_a_denial_that_the_quote_does_not_make_is_noted() -> None:
    assert found("The mayor denied an inquiry was held.", "The mayor said an inquiry was held.") == {
        ("certainty", "note")
    }


def test_a_rejection_is_the_opposite_of_a_call() -> None:
    assert ("direction", "conflict") in found("The mayor rejected an inquiry.", "The mayor called for an inquiry.")


def test_could_not_is_no_reserve() -> None:
    assert found("The guide can no longer read reviews.", "the guide could no longer read reviews") == set()


@pytest.mark.parametrize(
    ("claim", "quote", "reserved"),
    [
        ("The port opens this spring.", "The port opens in May.", False),
        ("The union met in 2026.", "In May 2026 the union met.", False),
        ("The deal was off.", "May said the deal was off.", False),
        ("The port opens this spring.", "The port may open this spring.", True),
        ("The port opens this spring.", "THE PORT MAY OPEN THIS SPRING", True),
    ],
)
def test_the_month_of_may_is_no_reserve(claim: str, quote: str, reserved: bool) -> None:
    assert (("certainty", "note") in found(claim, quote)) == reserved


def test_a_reserve_that_begins_with_an_article_is_named_with_its_next_word() -> None:
    article = "The film opened to a reported $41m, well short of the hopes of rivals."
    findings = check("The film opened to $41m.", [article], article, certainty="asserted")
    assert [finding.tokens for finding in findings] == [("a reported",)]


@pytest.mark.parametrize(
    ("language", "claim", "quote", "fields"),
    [
        ("en", "Nine ships were missing.", "The list of ships was in dispute. Nine ships were missing.", {}),
        ("en", "The two sides of the pay dispute met on Monday.", "The two sides met on Monday.", {}),
        (
            "de",
            "Die Ministerin nahm Geld.",
            "Berichte, sie habe Geld genommen, wies sie zurück.",
            {"certainty": "denied"},
        ),
        ("de", "Der Chef nahm Geld.", "Der Chef stritt am Montag alles Geld ab.", {"certainty": "denied"}),
        ("en", "Ann Lee knew of the crack.", "Ann Lee alleged that she knew of the crack.", {"speaker": "Ann Lee"}),
        ("en", "The fire cost £2m.", "By the firm's own reckoning the fire cost £2m.", {"speaker": "the firm"}),
        ("en", "The film's reported opening was poor.", "The film had a reported opening of £2m, which was poor.", {}),
        ("en", "It was unknown how many ships sank.", "Nobody could say how many ships sank.", {}),
        ("en", "Test results are pending.", "He has signs compatible with flu; test results are pending.", {}),
        (
            "en",
            "The firm stopped publishing the number.",
            "Sales are said to have sunk, though it stopped publishing the number.",
            {},
        ),
        ("es", "Los barcos hundidos fueron nueve.", "«Eso es falso», dijo Lee: los barcos hundidos fueron nueve.", {}),
        ("de", "Neun Schiffe sanken im Mai.", "Lee widerspricht: Neun Schiffe seien im Mai gesunken.", {}),
        ("en", "Nine ships were lost, Lee said.", "Lee denied it. Nine ships were lost.", {}),
    ],
)
def test_a_reserve_or_denial_of_something_else_is_none(
    language: str, claim: str, quote: str, fields: dict[str, str]
) -> None:
    fields = {"certainty": "asserted", **fields}
    assert "certainty" not in {check for check, _ in found(claim, quote, language=language, **fields)}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The vote was fair.", "Many voters dispute that the vote was fair."),
        ("The vote was fair.", "Ann Lee disputes that the vote was fair."),
        ("The film opened to £2m.", "The film opened to a reported £2m."),
        ("Sales will rise in June.", "Sales could rise in June; the firm has stopped publishing a number."),
        ("Ann Lee will sell the ship.", "Ann Lee is expected, firmly, and perhaps soon, to sell the ship."),
        ("The city lost £3m.", "The mayor denied, as was reported, that the city lost £3m."),
    ],
)
def test_a_reserve_or_denial_of_the_claim_is_found(claim: str, quote: str) -> None:
    assert "certainty" in {check for check, _ in found(claim, quote, certainty="asserted")}


def test_a_negation_that_was_itself_denied_is_part_of_the_claim() -> None:
    quotes = ["“Whoever strikes needn't come on Friday.”", "A spokesman said no such order had been given"]
    findings = check("Whoever strikes needn't come on Friday.", quotes, " ".join(quotes), certainty="denied")
    assert [finding for finding in findings if finding.check == "certainty"] == []
    assert ("certainty", "note") in found("Lee did not sign.", "Lee said she did not sign.", certainty="denied")
