from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.language import LANGUAGES
from llmbrief.language.dates import Date, agree, all_rules, dates
from tests.growth import LINEAR, grows_at_most

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def told(text: str, language: str | None) -> list[str]:
    """The dates in *text* in short: year-month-day, dots for what is not said, then the weekday."""
    return [_short(date) for date in dates(text, language)]


def _short(date: Date) -> str:
    fields = [str(field) if field is not None else "." for field in (date.year, date.month, date.day)]
    return "-".join(fields) + ("" if date.weekday is None else f" {WEEKDAYS[date.weekday]}")


CASES = {
    "en": [
        ("June 17, 2024", ["2024-6-17"]),
        ("June 17 2024", ["2024-6-17"]),
        ("17 June 2024", ["2024-6-17"]),
        ("17th of June, 2024", ["2024-6-17"]),
        ("June 17th", [".-6-17"]),
        ("the first of May", [".-5-1"]),
        ("Monday, June 17", [".-6-17 mon"]),
        ("Friday 11 May 2018", ["2018-5-11 fri"]),
        ("Sat. 15 June", [".-6-15 sat"]),
        ("Sept. 27 was", [".-9-27"]),
        ("Oct 23 (Wire)", [".-10-23"]),
        ("in September 2021 and March of this year", ["2021-9-.", ".-3-."]),
        ("June 17–19", [".-6-17", ".-6-19"]),
        ("from 4 to 10 May, all", [".-5-4", ".-5-10"]),
        ("Feb. 10 to 13, 9 a.m.", [".-2-10", ".-2-13"]),
        ("in May and in March", [".-5-.", ".-3-."]),
        ("January, then December", [".-1-.", ".-12-."]),
        ("on Tuesday and the Fridays", [".-.-. tue", ".-.-. fri"]),
        ("in 2019, since 2021.", ["2019-.-.", "2021-.-."]),
        ("the 2019 election", ["2019-.-."]),
        ("2019–20 and 1984–2018", ["2019-.-.", "2020-.-.", "1984-.-.", "2018-.-."]),
        ("the 1970s", ["1970-.-."]),
        ("mid-2024 and late 2028", ["2024-.-.", "2028-.-."]),
        ("2024-06-17 and 2024/6/17", ["2024-6-17", "2024-6-17"]),
        ("06/17/2024 and 17/06/2024", ["2024-6-17", "2024-6-17"]),
        ("05/06/2024", ["2024-.-."]),
        ("JUNE 17, 2024", ["2024-6-17"]),
        ("May said he may march on", []),
        ("Theresa May said", []),
        ("March on!", []),
        ("the march, the sun, he sat", []),
        ("June Smith and April Jones", []),
        ("the 5 may leave", []),
        ("2000 people and 1,999 people", []),
        ("$1500 and 1500 km and 2000%", []),
        ("CQ-1500 and F-2000", []),
        ("2431 points", []),
        ("32 January", [".-1-."]),
    ],
    "de": [
        ("am 3. Mai", [".-5-3"]),
        ("am 3. Mai 2024", ["2024-5-3"]),
        ("Montag, den 3. Juni 2024", ["2024-6-3 mon"]),
        ("17. bis 19. Juni", [".-6-17", ".-6-19"]),
        ("17.06.2024 und 17.6.2024", ["2024-6-17", "2024-6-17"]),
        ("am 17.6. um acht", [".-6-17"]),
        ("Dezember 2031", ["2031-12-."]),
        ("im August", [".-8-."]),
        ("Montagabend, mittwochs, am Sonnabend", [".-.-. mon", ".-.-. sat"]),
        ("seit 2019, im Jahr 2020", ["2019-.-.", "2020-.-."]),
        ("erst 2031 fertig", ["2031-.-."]),
        ("das Gutachten von 2017 habe keinen", ["2017-.-."]),
        ("2018 für die kleinere", ["2018-.-."]),
        ("2000 Menschen, 2000 neue Stellen", []),
        ("so 3 Mal", []),
    ],
    "es": [
        ("1 de julio de 2024", ["2024-7-1"]),
        ("el primero de mayo", [".-5-1"]),
        ("del 17 al 19 de junio", [".-6-17", ".-6-19"]),
        ("lunes 3 de junio", [".-6-3 mon"]),
        ("este lunes, el sábado", [".-.-. mon", ".-.-. sat"]),
        ("finales de noviembre", [".-11-."]),
        ("mayo de 2024", ["2024-5-."]),
        ("en 2019, desde 2020", ["2019-.-.", "2020-.-."]),
        ("17/06/2024 y 05/06/2024", ["2024-6-17", "2024-6-5"]),
        ("Julio Domingo", []),
        ("2000 personas", []),
    ],
    "fr": [
        ("le 4 juin 2024", ["2024-6-4"]),
        ("le 1er mai", [".-5-1"]),
        ("du 17 au 19 juin", [".-6-17", ".-6-19"]),
        ("lundi 3 juin", [".-6-3 mon"]),
        ("mardi et dimanche", [".-.-. tue", ".-.-. sun"]),
        ("en mars", [".-3-."]),
        ("mars 2024", ["2024-3-."]),
        ("en 2019, depuis 2020", ["2019-.-.", "2020-.-."]),
        ("17/06/2024", ["2024-6-17"]),
        ("2000 personnes", []),
        ("la planète Mars", []),
    ],
    "ja": [
        ("2024年6月17日", ["2024-6-17"]),
        ("2024年6月17日（月）", ["2024-6-17 mon"]),
        ("２０２４年６月", ["2024-6-."]),
        ("6月17日", [".-6-17"]),
        ("六月十七日", [".-6-17"]),
        ("二〇二四年", ["2024-.-."]),
        ("令和6年5月", ["2024-5-."]),
        ("令和元年", ["2019-.-."]),
        ("17日に発表", [".-.-17"]),
        ("月曜日と火曜", [".-.-. mon", ".-.-. tue"]),
        ("2000年間、3日間、3か月間", []),
        ("13月45日", []),
    ],
}
TABLE = [(language, text, expected) for language, table in CASES.items() for text, expected in table]


@pytest.mark.parametrize(("language", "text", "expected"), TABLE)
def test_dates_are_read(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


@pytest.mark.parametrize("language", [None, "und", "it"])
def test_without_a_table_dates_are_english(language: str | None) -> None:
    assert told("June 17, 2024", language) == ["2024-6-17"]


def test_the_stop_after_a_full_name_is_not_part_of_the_date() -> None:
    assert [date.text for date in dates("On 8 May. Then on 3 Sept. again.", "en")] == ["8 May", "3 Sept."]


def one(text: str) -> Date:
    (date,) = dates(text, "en")
    return date


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("June 2024", "17 June", True),
        ("17 June 2024", "in 2024", True),
        ("Monday", "17 June", True),
        ("17 June", "18 June", False),
        ("in May", "in June", False),
        ("Monday", "Tuesday", False),
        ("17 June 2024", "17 June 2023", False),
    ],
)
def test_dates_agree_unless_a_field_of_both_differs(a: str, b: str, *, expected: bool) -> None:
    assert agree(one(a), one(b)) is expected
    assert agree(one(b), one(a)) is expected


@given(st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_iso_dates_are_read_back(day: dt.date) -> None:
    assert [str(day)] == [f"{d.year:04}-{d.month:02}-{d.day:02}" for d in dates(f"on {day}.", None)]


PIECES = st.sampled_from(
    [*"年月日曜和元十七.,-– ", "\n", "\x00", "1", "17", "2019",
     "2024-06-17", "05/06/2024", "June", "May", "Mai", "mayo", "mars",
     "Monday", "Montag", "lunes", "de", "of", "and", "to", "bis", "al", "the", "in", "first", "1er", "令和"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES, max_size=20).map("".join))


@given(TEXTS, st.sampled_from([None, "und", *LANGUAGES]))
def test_any_text_gives_valid_disjoint_spans(text: str, language: str | None) -> None:
    end = 0
    for date in dates(text, language):
        assert end <= date.start < date.end <= len(text)
        assert text[date.start : date.end] == date.text
        assert (date.year, date.month, date.day, date.weekday) != (None, None, None, None)
        end = date.end


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_rule_that_is_not_asked_would_find_nothing(text: str, language: str) -> None:
    found = [date for rules in all_rules(language) for rule in rules for date in rule(text)]
    kept = dates(text, language)
    assert all(any(one.start < date.end and date.start < one.end for one in kept) for date in found)


@pytest.mark.parametrize("language", [None, "de", "fr", "ja"])
@pytest.mark.parametrize("unit", ["1", "17 June ", "2019-", "Monday ", " ", "年月日"])
def test_hostile_text_takes_time_in_proportion(unit: str, language: str | None) -> None:
    assert grows_at_most(LINEAR, lambda size: dates((unit * size)[:size], language), 4_000)
