from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.language import LANGUAGES
from llmbrief.language.words import STOPWORDS, content_words, letters, word_table, word_texts, words
from tests.growth import LINEAR, grows_at_most


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


def content(text: str, language: str) -> list[str]:
    return [word.text for word in content_words(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 14.3%, to 1,000.", ["It", "rose", "14.3", "to", "1,000"]),
        ("At 10:30, 1'000 or 1’000 left.", ["At", "10:30", "1'000", "or", "1’000", "left"]),
        ("1.800,50 1,2,3 3. 4,", ["1.800,50", "1,2,3", "3", "4"]),
        ("The well-known rock'n'roll", ["The", "well-known", "rock'n'roll"]),
        ("Shoigu's isn’t 'quoted' -dashed-", ["Shoigu's", "isn’t", "quoted", "dashed"]),
        ("COVID-19, F-16s and G20", ["COVID-19", "F-16s", "and", "G20"]),
        ("10km 3rd 1k", ["10", "km", "3", "rd", "1", "k"]),
        ("l'État d’Israël", ["l'État", "d’Israël"]),
        ("snake_case a/b x—y", ["snake", "case", "a", "b", "x", "y"]),
        ("cafe\u0301 nai\u0308ve", ["cafe\u0301", "nai\u0308ve"]),
        ("東京都は３月、サミットを開催した。", ["東京都", "は", "３", "月", "サミット", "を", "開催", "した"]),
        ("ジョン・スミス氏とG20サミット", ["ジョン", "スミス", "氏", "と", "G20", "サミット"]),
        ("人々のデータベース", ["人々", "の", "データベース"]),
        ("Москва и Київ", ["Москва", "и", "Київ"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("…!? — ", []),
    ],
)
def test_words_are_letters_with_inner_marks_numbers_and_runs_of_one_script(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text())
def test_words_stand_where_they_say_in_order(text: str) -> None:
    position = 0
    for word in words(text):
        assert position <= word.start < word.end
        assert text[word.start : word.end] == word.text
        position = word.end


@given(st.text(), st.sampled_from([*LANGUAGES, "und"]))
def test_content_words_stand_where_they_say_within_words(text: str, language: str) -> None:
    spans = [(word.start, word.end) for word in words(text)]
    for word in content_words(text, language):
        assert text[word.start : word.end] == word.text != ""
        assert any(start <= word.start and word.end <= end for start, end in spans)


@given(st.text(st.characters(codec="ascii")))
def test_letters_beyond_ascii_change_nothing_in_words_apart_from_them(text: str) -> None:
    assert [*words(f"{text} é")][:-1] == [*words(text)]
    assert letters(f"{text} é") == letters(text) | {"é"}


@given(st.text())
def test_the_texts_of_words_are_those_of_the_words(text: str) -> None:
    assert word_texts(text) == texts(text)


@given(st.text())
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    kept = "".join(texts(text))
    assert [c for c in kept if c.isalpha() or c.isdecimal()] == [c for c in text if c.isalpha() or c.isdecimal()]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The minister said that Shoigu's men weren't in it.", ["minister", "said", "Shoigu", "men"]),
        ("en", "IT IS the company’s 1,000 shops", ["company", "1,000", "shops"]),
        ("de", "Die Gleishalle werde nicht vor Dezember fertig", ["Gleishalle", "Dezember", "fertig"]),
        ("es", "El embalse de Valdelagua no está al 14,3 %", ["embalse", "Valdelagua", "14,3"]),
        ("fr", "L'État n'a pas payé l’usine qu'il avait aujourd’hui", ["État", "payé", "usine"]),
        ("ja", "東京都はサミットを開催しました。", ["東京都", "サミット", "開催"]),
        ("und", "the cat", ["the", "cat"]),
        ("it", "il gatto", ["il", "gatto"]),
    ],
)
def test_content_words_leave_out_what_holds_a_sentence_together(language: str, text: str, expected: list[str]) -> None:
    assert content(text, language) == expected


def test_every_language_of_llmbrief_has_a_table_in_lower_case() -> None:
    assert set(STOPWORDS) == set(LANGUAGES)
    for table in STOPWORDS.values():
        assert len(table) > 70
        assert all(word == word.lower() for word in table)


def test_a_word_table_is_split_at_white_space() -> None:
    assert word_table(" a b\n  c ") == {"a", "b", "c"}


@pytest.mark.parametrize("unit", [".", "a", "a'", "1,", "'", "a-", "漢ア", "\u0301", "the cat's 1.5 ", "l'"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_time_is_linear_in_the_length(unit: str, language: str) -> None:
    assert grows_at_most(LINEAR, lambda size: content_words((unit * size)[:size], language), 4_000)
