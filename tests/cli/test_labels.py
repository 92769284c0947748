from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from llmbrief.brief import Certainty, Kind, QuestionKind
from llmbrief.cli.labels import ROWS, Label, labels
from llmbrief.language import LANGUAGES


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", get_args(Label))
def test_each_language_has_each_label(language: str, label: Label) -> None:
    word = labels(language)[label]
    assert word == word.strip() != ""
    assert word.replace("\u00a0", " ").isprintable()
    assert places(word) == places(labels("en")[label])


def test_the_table_has_a_row_for_each_label_and_a_column_for_each_language() -> None:
    assert set(ROWS) == set(get_args(Label))
    assert {len(row) for row in ROWS.values()} == {len(LANGUAGES)}


@pytest.mark.parametrize("label", ["key_points", "claims", "itself", "denied", "denied_by", "hedged", "found"])
def test_no_language_borrows_what_must_be_understood(label: Label) -> None:
    assert len(set(ROWS[label])) == len(LANGUAGES)


def test_what_a_brief_says_by_a_word_of_its_own_has_a_label() -> None:
    words = {*get_args(Kind), *get_args(Certainty), *get_args(QuestionKind)}
    assert words - {"fact", "asserted"} <= set(ROWS)


@pytest.mark.parametrize(
    ("language", "read"), [("de-AT", "de"), ("JA", "ja"), ("pt", "en"), ("und", "en"), ("", "en"), (None, "en")]
)
def test_a_language_without_labels_has_the_english_ones(language: str | None, read: str) -> None:
    assert labels(language) == labels(read)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_denial_stands_out_from_the_text(language: str) -> None:
    word = labels(language)["denied"]
    assert word == word.upper()
    assert word.endswith(("】", ":"))
