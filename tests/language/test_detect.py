from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.language import LANGUAGES
from llmbrief.language.detect import CODES, UNDETERMINED, detect
from tests.growth import grows_at_most

Table = dict[str, list[str]]


def passages(length: str) -> Table:
    """Return the passages of one length by language. Each row of the file: length, language, passage.

    Long ones are paragraphs, short ones headlines of about eight words, the shortest have three to seven words and were
    written after the tables of the detector.
    """
    table: Table = {}
    for line in Path(__file__).with_name("passages.tsv").read_text(encoding="utf-8").splitlines():
        row_length, language, text = line.split("\t")
        if row_length == length:
            table.setdefault(language, []).append(text)
    return table


SHORTEST, SHORT, LONG = passages("shortest"), passages("short"), passages("long")


def misses(table: Table, languages: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return what was expected, what was found, and the passage, for every passage taken for another language."""
    rows = [(language, detect(text), text) for language in languages for text in table[language]]
    return [row for row in rows if row[0] != row[1]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_large_enough_to_say_something(language: str) -> None:
    assert len(SHORT[language]) >= 12
    assert len(LONG[language]) >= 6


def test_every_paragraph_is_told() -> None:
    assert misses(LONG, LONG) == []


def test_nearly_every_headline_is_told() -> None:
    assert len(misses(SHORT, SHORT)) <= sum(map(len, SHORT.values())) * 0.03
    assert len(misses(SHORTEST, SHORTEST)) <= sum(map(len, SHORTEST.values())) * 0.10


@pytest.mark.parametrize("text", ["", " \n", "12 345", "…!?", "\u200b", "qxkj wrpt vbnm", "🙂"])
def test_what_says_nothing_is_undetermined(text: str) -> None:
    assert detect(text) == UNDETERMINED


@pytest.mark.parametrize(
    ("majority", "minority"),
    [("en", "ja"), ("ja", "en"), ("de", "en"), ("en", "es"), ("fr", "de"), ("ja", "zh"), ("zh", "ja")],
)
def test_the_majority_of_a_mixed_text_decides(majority: str, minority: str) -> None:
    text = LONG[majority] * 3
    assert detect("\n".join([*text[:3], f"“{LONG[minority][0]}”", *text[3:6]])) == majority


def test_a_foreign_opening_does_not_decide_a_long_text() -> None:
    assert detect("\n".join(LONG["fr"]) + "\n" + "\n".join(LONG["en"] * 60)) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("株価急落", "ja"),
        ("全国大会開幕", "ja"),
        ("新型肺炎感染拡大", "ja"),
        ("地震の速報", "ja"),
        ("中国经济增长放缓", "zh"),
        ("臺灣總統大選結果出爐", "zh"),
        ("国务院总理表示，日本动画「となりのトトロ」很受欢迎。", "zh"),
    ],
)
def test_the_forms_of_the_characters_tell_where_kana_is_scarce(text: str, language: str) -> None:
    assert detect(text) == language


def test_letters_of_other_alphabets_are_no_obstacle() -> None:
    assert detect("Лев Толстой (Lev Tolstoy) was a writer, and nobody denied that he was the best of them.") == "en"


@pytest.mark.parametrize("text", LONG["en"] + LONG["de"] + LONG["fr"])
def test_capitals_apostrophes_and_decomposed_accents_change_nothing(text: str) -> None:
    assert detect(text.upper()) == detect(text.replace("'", "’")) == detect(normalize("NFD", text)) == detect(text)


@given(st.text(max_size=200))
def test_every_text_has_a_code_and_always_the_same(text: str) -> None:
    assert detect(text) in CODES | {UNDETERMINED}
    assert detect(text) == detect(text)


@pytest.mark.parametrize("unit", ["the cat ", "。", " ", "é", "a'", "字"])
def test_a_huge_text_costs_no_more_than_its_sample(unit: str) -> None:
    assert grows_at_most(2, lambda size: detect((unit * size)[:size]), 400_000)


def main() -> None:
    """Print the accuracy on the table, and every miss."""
    for name, table in (("shortest", SHORTEST), ("short", SHORT), ("long", LONG)):
        for label, languages in (
            ("five languages", LANGUAGES),
            ("others", [code for code in table if code not in LANGUAGES]),
        ):
            wrong = misses(table, languages)
            total = sum(len(table[language]) for language in languages)
            print(f"{name}, {label}: {total - len(wrong)} of {total} right")
            for expected, found, text in wrong:
                print(f"  {expected} taken for {found}: {text}")


if __name__ == "__main__":
    main()
