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


@pytest.mark.parametrize(
    ("language", "claim", "quote"),
    [
        ("en", "The boat ran late only once, in a storm.", "The boat never ran late. All right, once, in a storm."),
        ("en", "The fire hurt nobody but a dog.", "The fire hurt nobody except a dog."),
        ("de", "Das Boot kam nur einmal zu spät.", "Das Boot kam nie zu spät. Gut, einmal."),
        ("es", "El barco llegó tarde solo una vez.", "El barco nunca llegó tarde. Bueno, una vez."),
        (
            "fr",
            "Le bateau est arrivé en retard une fois seulement.",
            "Jamais le bateau n'est arrivé en retard, une fois.",
        ),
        ("en", "The lamps that are not broken will be sold.", "The rest of the lamps will be sold."),
        ("en", "The money that is not already spent is £7m.", "leaving £7m"),
        ("de", "Die Lampen, die nicht kaputt sind, werden verkauft.", "Die übrigen Lampen werden verkauft."),
        ("es", "Las lámparas que no están rotas se venderán.", "El resto de las lámparas se venderá."),
        ("fr", "Les lampes qui ne sont pas cassées seront vendues.", "Le reste des lampes sera vendu."),
        ("en", "The man can no longer teach his son sailing.", "Sailing, no. The son teaches the man."),
        ("en", "An engineer will test the pump.", "No engineer has tested the pump. The firm says one will."),
        ("en", "It is hard to find a cause of the fire.", "I can't find a cause of the fire."),
        ("en", "The crew was told before the ships were named.", "It did not name the ships. The crew was told."),
        ("en", "Without Ann Lee ten songs would be lost.", "Ten songs that would otherwise be lost were saved by her."),
        ("en", "The hall was rebuilt in steel, not brick.", "It was of brick. The hall was rebuilt in steel."),
        (
            "en",
            "The crew will be told first which ships go.",
            "It did not name the ships; the crew will be told first.",
        ),
        ("en", "The pumps were tested.", "He says that he got no such order, and that the pumps were tested."),
    ],
)
def test_what_comes_to_the_same_is_no_contradiction(language: str, claim: str, quote: str) -> None:
    assert "negation" not in {check for check, _ in found(claim, quote, f"Ann Lee.\n\n{quote}", language=language)}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The boat ran late.", "The boat never ran late. All right, once, in a storm."),
        ("The boat has run only late.", "The boat has not run late. It ran once, in a storm."),
        ("The lamps will not be sold.", "The rest of the lamps will be sold."),
        ("An engineer has tested the pump.", "No engineer has tested the pump. The firm says one will."),
        ("It is easy to find a cause of the fire.", "I can't find a cause of the fire."),
        ("The crew had landed before it slept.", "The crew had not landed before it slept."),
        ("The hall was rebuilt in wood, not brick.", "The hall was rebuilt in brick."),
        ("The songs would not otherwise be lost.", "The songs would otherwise be lost."),
        ("It named the ships first.", "It did not name the ships; the crew will be told first."),
    ],
)
def test_what_only_looks_alike_is_a_contradiction(claim: str, quote: str) -> None:
    assert "negation" in {check for check, _ in found(claim, quote)} or ("direction", "conflict") in found(claim, quote)


def test_nor_goes_on_with_what_was_not_denied() -> None:
    article = (
        "What is not in dispute is the vote. It was held in May.\n\nNor is the offer: four per cent over two years."
    )
    claim = "The offer is four per cent over two years."
    assert found(claim, "Nor is the offer: four per cent over two years.", article) == set()
    assert found(claim, "the offer: four per cent over two years", article) == set()
    assert ("negation", "conflict") in found(
        "The pier is safe.", "Nor is the pier safe.", "It is old. Nor is the pier safe."
    )


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The club kept to the rules of the contract.", "The club said it kept to the rules and would not say which."),
        ("The guide gave away entry to the show.", "The guide gave away something that wasn't its to give: entry."),
        (
            "Tests of a link to the old cases take weeks.",
            "It is not known if there is a link to cases; tests may take weeks.",
        ),
    ],
)
def test_a_negation_of_another_clause_is_not_noted(claim: str, quote: str) -> None:
    assert "negation" not in {check for check, _ in found(claim, quote)}
    assert ("negation", "conflict") in found(
        "The club would say which.", "The club kept to the rules and would not say which."
    )
