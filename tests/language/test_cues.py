from __future__ import annotations

import pytest

from llmbrief.language import LANGUAGES
from llmbrief.language.cues import DENIALS, DIRECTIONS, DOUBTS, EMPTY_NEGATIONS, HEDGES, NEGATIONS, opposites

TABLES = {
    "negations": NEGATIONS,
    "empty negations": EMPTY_NEGATIONS,
    "hedges": HEDGES,
    "denials": DENIALS,
    "doubts": DOUBTS,
}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_all_languages(name: str) -> None:
    assert set(TABLES[name]) == set(LANGUAGES)
    assert all(TABLES[name].values())


@pytest.mark.parametrize("name", TABLES)
def test_entries_are_lower_case_with_single_spaces(name: str) -> None:
    for entries in TABLES[name].values():
        for entry in entries:
            assert entry == " ".join(entry.lower().split())
            assert not {"’", "_"} & set(entry)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_at_both_ends_of_a_scale(language: str) -> None:
    for first, second in DIRECTIONS[language]:
        assert min(len(first), len(second)) > 0
        assert first.isdisjoint(second)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hedge_is_no_negation(language: str) -> None:
    assert HEDGES[language].isdisjoint(NEGATIONS[language])


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "rose", "fell"),
        ("en", "at least", "at most"),
        ("de", "stieg", "sank"),
        ("es", "subió", "bajó"),
        ("fr", "hausse", "baisse"),
        ("ja", "増加", "減少"),
    ],
)
def test_opposites_are_ends_of_one_scale(language: str, one: str, other: str) -> None:
    places = opposites(language)
    assert {(scale, not first) for scale, first in places[one]} & set(places[other])


def test_a_language_without_a_table_has_no_opposites() -> None:
    assert opposites("fi") == {}
