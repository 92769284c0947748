from __future__ import annotations

import pytest

from .tables import found, messages

CONFLICT = {("negation", "conflict")}
DID_NOT_DENY = "Anna Bell did not deny that she had signed the contract."
DENIED = "Anna Bell denied that she had signed the contract."


@pytest.mark.parametrize(
    ("language", "claim", "quote"),
    [
        ("en", "Anna Bell signed the contract.", DID_NOT_DENY),
        ("en", "Anna Bell signed the contract.", "Anna Bell has never denied having signed the contract."),
        ("en", "The ballot was fair.", "Nobody disputes that the ballot was fair."),
        ("en", "There will be a strike.", "The mayor refused to rule out a strike."),
        ("en", "There will be a strike.", "The union did not rule out a strike."),
        ("en", "The plan will work.", "There is no doubt that the plan will work."),
        ("de", "Der Minister nahm Geld.", "Der Minister hat nicht bestritten, Geld genommen zu haben."),
        ("de", "Der Minister nahm Geld.", "Der Minister bestritt nicht, dass er Geld nahm."),
        ("es", "La alcaldesa firmó el contrato.", "La alcaldesa no negó que firmó el contrato."),
        ("fr", "La maire a signé le contrat.", "La maire n'a pas démenti avoir signé le contrat."),
        ("ja", "市長は契約に署名した。", "市長は契約に署名したことを否定しなかった。"),
    ],
)
def test_a_denial_that_is_taken_back_is_none(language: str, claim: str, quote: str) -> None:
    for certainty in (None, "asserted"):
        levels = {level for _, level in found(claim, quote, language=language, certainty=certainty)}
        assert levels <= {"note"}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Anna Bell did not sign the contract.", DID_NOT_DENY),
        ("Anna Bell denied having signed the contract.", DID_NOT_DENY),
        ("Anna Bell did not deny having signed the contract.", DENIED),
        ("The firm demanded a refund.", "The firm stopped short of demanding a refund."),
        ("The council rejected the plan.", "The council has not rejected the plan."),
    ],
)
def test_a_double_negation_is_held_against_a_single_one(claim: str, quote: str) -> None:
    assert found(claim, quote) >= CONFLICT


def test_who_did_not_deny_is_said_to_have_not_denied() -> None:
    assert found("Anna Bell did not deny having signed the contract.", DID_NOT_DENY) == set()


@pytest.mark.parametrize(
    ("claim", "quote", "article", "conflict"),
    [
        ("A clerk was hurt.", "one in the office was hurt.", "No one in the office was hurt.", True),
        ("Nobody in the office was hurt.", "one in the office was hurt.", "No one in the office was hurt.", False),
        ("All shops of the town will close.", "all shops will close", "The mayor said not all shops will close.", True),
        ("The firm named the stores.", "name the stores", "The firm did not name the stores.", True),
        ("The firm named the stores.", "name the stores", "They did, no, name the stores.", False),
        ("The firm named the stores.", "name the stores", "It did not name the stores. It may name the stores.", False),
    ],
)
def test_a_negation_right_before_the_quote_counts(claim: str, quote: str, article: str, conflict: bool) -> None:
    assert (("negation", "conflict") in found(claim, quote, article)) is conflict


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The girl teaches her coach openings.", "Openings, no. Since the summer the girl teaches me openings."),
        ("Lind did not write, sign or see the note.", "I didn't write it, I didn't sign it and I never saw it."),
        ("The fluid did not come back.", "The fluid, which is supposed to come back, did not."),
    ],
)
def test_honest_negations_are_paired(claim: str, quote: str) -> None:
    assert ("negation", "conflict") not in found(claim, quote)


def test_a_negation_of_what_the_quote_does_not_speak_of_is_at_most_a_note() -> None:
    quote = "The museum has asked a firm to check the second point."
    claim = "The museum has asked a firm to check that no visitor data was exposed."
    assert found(claim, quote) == {("negation", "note")}
    elsewhere = f"It says no visitor data was exposed. {quote}"
    assert found(claim, quote, elsewhere) == set()


def test_no_is_a_number_only_before_one() -> None:
    assert messages("Buoy No. 7 has drifted.", "Buoy No. 7 has drifted.") == []
