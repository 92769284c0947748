from __future__ import annotations

import pytest

from llmbrief.language.german import nominative


@pytest.mark.parametrize(
    ("oblique", "plain"),
    [
        ("einem internen Bericht", "ein interner Bericht"),
        ("einem neuen Gutachten", "ein neues Gutachten"),
        ("einer internen Studie der Stadt", "eine interne Studie der Stadt"),
        ("dem Ministerium", "das Ministerium"),
        ("der Polizei", "die Polizei"),
        ("des Verbandes", "des Verbandes"),
        ("dem Verband", "der Verband"),
        ("Einem Sprecher", "ein Sprecher"),
        ("Otto Brand", "Otto Brand"),
        ("", ""),
    ],
)
def test_a_description_is_put_into_the_nominative(oblique: str, plain: str) -> None:
    assert nominative(oblique) == plain
