from __future__ import annotations

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


def test_a_reserve_that_begins_with_an_article_is_named_with_its_next_word() -> None:
    article = "The film opened to a reported $41m, well short of the hopes of rivals."
    findings = check("The film opened to $41m.", [article], article, certainty="asserted")
    assert [finding.tokens for finding in findings] == [("a reported",)]
