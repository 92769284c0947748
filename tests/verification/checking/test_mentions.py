from __future__ import annotations

import pytest

from llmbrief.verification.checking.mentions import is_form, is_mixed, mentions
from llmbrief.verification.checking.reading import facts

ARTICLE = """Novak rows again

Peter Novak rowed. Jane Holt of Elmside sang.

Novak is 40. The Rowing Club met Ada Brandt, and Brandt spoke to Ada Brandt's aunt.

Oskar Lind slept.
"""


@pytest.mark.parametrize(
    ("parts", "is_main", "is_passing"),
    [
        (("peter", "novak"), True, False),
        (("jane", "holt"), False, False),  # at the head, once
        (("ada", "brandt"), False, False),  # often, not at the head
        (("oskar", "lind"), False, True),
    ],
)
def test_a_name_is_main_by_its_place_and_its_count(parts: tuple[str, ...], is_main: bool, is_passing: bool) -> None:
    known = mentions(ARTICLE)
    assert (known.is_main(parts), known.is_passing(parts)) == (is_main, is_passing)


@pytest.mark.parametrize(
    ("part", "words", "expected"),
    [("korea", {"korean"}, True), ("kursk", {"kursker"}, True), ("roe", {"rower"}, False), ("ada", set(), False)],
)
def test_forms_differ_in_their_endings(part: str, words: set[str], expected: bool) -> None:
    assert is_form(part, words) is expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("peter", "holt"), True),
        (("jane", "rowing", "club"), True),  # though "rowing" might be a common word
        (("jane", "holt"), False),
        (("novak",), False),
        ((), False),
    ],
)
def test_words_of_two_names_are_torn(parts: tuple[str, ...], expected: bool) -> None:
    assert is_mixed(parts, facts(ARTICLE, "en")) is expected
