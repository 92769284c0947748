"""All of it or some, exactly so many or about so many."""

from __future__ import annotations

import pytest

from llmbrief.matching.scopes import scopes_apart
from llmbrief.matching.statements import statement


def apart(one: str, other: str, language: str) -> tuple[str, str] | None:
    return scopes_apart(statement(one, language), statement(other, language))


@pytest.mark.parametrize(
    ("one", "other", "language", "words"),
    [
        ("Some rebates were booked late.", "All rebates were booked late.", "en", ("Some", "All")),
        ("Most of the pupils were tested.", "Every pupil was tested.", "en", ("Most", "Every")),
        ("The site was partly cleared.", "The site was fully cleared.", "en", ("partly", "fully")),
        ("About 46,000 people use it.", "Exactly 46,000 people use it.", "en", ("About", "Exactly")),
        ("Rund 46.000 Menschen nutzen ihn.", "Genau 46.000 Menschen nutzen ihn.", "de", ("Rund", "Genau")),
        ("Algunos vecinos protestaron.", "Todos los vecinos protestaron.", "es", ("Algunos", "Todos")),
        ("Certains élus ont voté.", "Tous les élus ont voté.", "fr", ("Certains", "Tous")),
    ],
)
def test_extents_that_cannot_both_hold_are_told_apart(one: str, other: str, language: str, words: object) -> None:
    assert apart(one, other, language) == words
    assert apart(other, one, language) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rebates were booked late.", "All rebates were booked late."),
        ("Some rebates were booked late.", "Several rebates were booked late."),
        ("Some rebates were late.", "All stores were open."),
        ("Not all rebates were late.", "Some rebates were late."),
        ("Almost all rebates were late.", "Most rebates were late."),
        ("Some 300 trees fell.", "About 300 trees fell."),
        ("Some 300 trees fell.", "All 300 trees fell."),
        ("All.", "Some."),
    ],
)
def test_saying_no_extent_or_the_same_is_no_difference(one: str, other: str) -> None:
    assert apart(one, other, "en") is None
    assert apart(other, one, "en") is None


def test_languages_without_words_of_extent_are_left_alone() -> None:
    assert apart("一部の返金は遅れた。", "すべての返金は遅れた。", "ja") is None
