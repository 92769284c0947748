from __future__ import annotations

import pytest

from llmbrief.language.attribution import frame
from llmbrief.language.denials import is_no_denial

WHOLE = "="


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "denied"),
    [
        ("en", "The council denied having agreed to the plan.", "The council", "The council agreed to the plan"),
        ("en", "Brand denied having taken money.", "Brand", "Brand had taken money"),
        ("en", "Brand rejected claims that the bridge was unsafe.", "Brand", "the bridge was unsafe"),
        ("en", "Brand denied any wrongdoing.", "Brand", WHOLE),
        ("en", "Lantern Systems has dismissed the allegations.", "Lantern Systems", WHOLE),
        ("de", "Die Stadt wies den Vorwurf zurück, sie habe gelogen.", "Die Stadt", "Die Stadt hat gelogen"),
        ("de", "Brand bestreitet, davon gewusst zu haben.", "Brand", "Brand hat davon gewusst"),
        ("de", "Die Eltern bestritten, informiert worden zu sein.", "Die Eltern", "Die Eltern sind informiert worden"),
        ("de", "Brand hat die Vorwürfe zurückgewiesen.", "Brand", WHOLE),
        ("es", "La oposición negó haber dado su acuerdo.", "La oposición", "La oposición ha dado su acuerdo"),
        ("es", "Los vecinos niegan estar en contra.", "Los vecinos", "Los vecinos están en contra"),
        ("es", "Ruiz negó que pagara la cuenta.", "Ruiz", "Ruiz pagaba la cuenta"),
        ("es", "Ruiz rechazó las acusaciones.", "Ruiz", WHOLE),
        ("fr", "Roux dément avoir menti.", "Roux", "Roux a menti"),
        ("fr", "Les élus nient être au courant.", "Les élus", "Les élus sont au courant"),
        ("fr", "L'opposition dément tout accord.", "L'opposition", WHOLE),
        ("ja", "会社は関与を否定した。", "会社", WHOLE),
    ],
)
def test_what_is_denied_is_said_plainly_where_grammar_lets_it(
    language: str, sentence: str, speaker: str, denied: str
) -> None:
    found = frame(sentence, language)
    assert found is not None
    assert (found.speaker, found.stance) == (speaker, "denies")
    assert found.proposition == (sentence if denied == WHOLE else denied)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The guards denied them entry."),
        ("en", "The council rejected the plan."),
        ("es", "El banco negó el crédito."),
        ("de", "Die Bank verweigerte den Kredit."),
    ],
)
def test_a_refusal_is_no_denial(language: str, sentence: str) -> None:
    assert frame(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "negated"),
    [
        ("en", "Voss did not deny it", True),
        ("en", "Voss denied that he had not paid", False),
        ("de", "Voss wies den Vorwurf nicht zurück", True),
        ("de", "Voss bestritt, nicht gezahlt zu haben", False),
        ("es", "Vega no ha negado el pago", True),
        ("es", "Vega negó que no hubiera pagado", False),
        ("fr", "Vaux n'a pas nié le paiement", True),
        ("fr", "Vaux nie ne pas avoir payé", False),
    ],
)
def test_a_not_before_the_denial_undoes_it_and_one_in_what_is_denied_does_not(
    language: str, sentence: str, negated: bool
) -> None:
    assert is_no_denial(sentence, language) is negated
