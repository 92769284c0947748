from __future__ import annotations

import pytest

from llmbrief.language.voices import (
    can_speak,
    is_inversion,
    is_mere_name,
    is_one_voice,
    is_quantity,
    surely_speaks,
    trimmed,
)


@pytest.mark.parametrize(
    ("language", "worded", "speaks"),
    [
        ("en", "the mayor", True),
        ("en", "In its statement Lantern", True),
        ("en", "If you", False),
        ("de", "die Stadt", True),
        ("de", "am Dienstag die Schließung", False),
        ("es", "el martes el cierre", False),
        ("es", "ante el pleno", False),
        ("fr", "mardi la fermeture", False),
        ("fr", "qu'elle partira", False),
        ("ja", "市長", True),
        ("ja", "火曜日", False),
    ],
)
def test_a_time_or_a_place_does_not_speak(language: str, worded: str, speaks: bool) -> None:
    assert can_speak(worded, language) is speaks


@pytest.mark.parametrize(
    ("worded", "quantity"),
    [
        ("Millionen Euro", True),
        ("rund 150 Millionen Euro", True),
        ("four million dollars", True),
        ("cuatro millones de euros", True),
        ("près de 40 % des abonnés", True),
        ("約3億円", True),
        ("9.1", True),
        ("the Euro Group", False),
        ("two officials", False),
        ("Ana Ruiz", False),
        ("市長", False),
    ],
)
def test_a_sum_or_a_measure_is_a_quantity(worded: str, quantity: bool) -> None:
    assert is_quantity(worded) is quantity


@pytest.mark.parametrize(
    ("language", "worded", "one"),
    [
        ("en", "Neil Farrow said two senior officers", False),
        ("en", "an official who said he was tired", True),
        ("en", "Voss did not", False),
        ("en", "However Voss", False),
        ("de", "Außerdem", False),
        ("de", "die Firma hat nicht", False),
        ("de", "die Stadt", True),
        ("es", "la empresa ni confirmó ni", False),
        ("es", "la alcaldesa", True),
        ("fr", "la société ne", False),
        ("fr", "le maire", True),
        ("ja", "警察によると市長", False),
        ("ja", "市長", True),
    ],
)
def test_a_speaker_holds_no_negation_no_adverb_and_no_clause(language: str, worded: str, one: bool) -> None:
    assert is_one_voice(worded, language) is one


@pytest.mark.parametrize(
    ("language", "said", "worded", "inverted"),
    [
        ("fr", "Le pont restera fermé", "la préfecture", True),
        ("fr", "Le pont reste ouvert", "Anne Roux", True),
        ("fr", "Le maire, Paul Martin", "la fermeture de trois piscines", False),
        ("es", "El puente seguirá cerrado", "la alcaldesa", True),
        ("es", "La alcaldesa, Ana Ruiz", "el cierre de tres piscinas", False),
        ("de", "Die Brücke bleibt gesperrt", "die Stadt", True),
        ("de", "Der Bürgermeister, Paul Martens", "die Schließung", False),
    ],
)
def test_a_subject_before_its_verb_is_not_what_was_said(language: str, said: str, worded: str, inverted: bool) -> None:
    assert is_inversion(said, worded, language) is inverted


@pytest.mark.parametrize(
    ("language", "worded", "speaker"),
    [
        ("en", "she on Tuesday", "she"),
        ("en", "Otto Brand in a statement", "Otto Brand"),
        ("de", "er im Stadtrat", "er"),
        ("es", "Ana Ruiz ante el pleno", "Ana Ruiz"),
        ("es", "la portavoz de la oposición", "la portavoz de la oposición"),
        ("fr", "Anne Roux devant le conseil", "Anne Roux"),
        ("ja", "市長", "市長"),
    ],
)
def test_when_and_where_are_no_part_of_a_speaker(language: str, worded: str, speaker: str) -> None:
    assert trimmed(worded, language) == speaker


def test_a_role_or_a_name_surely_speaks() -> None:
    assert surely_speaks("la cheffe de l'opposition", "fr")
    assert surely_speaks("Trainer Pat Dunne", "de")
    assert not surely_speaks("la hausse des prix", "fr")
    assert not surely_speaks("anybody", "und")


def test_a_name_is_no_clause() -> None:
    assert is_mere_name("Margaret of Lena")
    assert not is_mere_name("The bridge is closed")
