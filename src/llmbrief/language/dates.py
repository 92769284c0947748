"""Read dates, months, weekdays and years out of prose in English, German, Spanish, French and Japanese."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from llmbrief.language.date_words import CALENDARS, COUNTED, Calendar
from llmbrief.language.words import in_lower_case, letters

_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)"
_DASH = "[-\u2010-\u2014]"
_NEIGHBOUR = 24  # code points read on each side of a bare year, month or weekday
_LEAD, _TAIL = 80, 80  # code points within which a date begins before its month, and ends behind it
_DAY_BEFORE, _FIGURE_AFTER = 20, 8  # code points within which a month has its day before it, or a figure behind it


class Date(NamedTuple):
    """A date as far as the text gives it: ``text[start:end]``, half-open, in code points.

    ``month`` is 1 to 12, ``day`` 1 to 31, ``weekday`` 0 for Monday to 6 for Sunday; what is not said is None.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None


def agree(a: Date, b: Date) -> bool:
    """Tell whether no field that both dates give differs (``June 2024`` agrees with ``17 June``)."""
    fields = ((a.year, b.year), (a.month, b.month), (a.day, b.day), (a.weekday, b.weekday))
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in fields)


@lru_cache(maxsize=256)  # several readers ask for the dates of the same passage
def dates(text: str, language: str | None = None) -> tuple[Date, ...]:
    """Return the dates in *text*, in order and disjoint; each gives at least one field.

    *language* is an ISO 639-1 code; any other, or None, is read as English. Bare years count from 1500 to 2100 where
    nothing shows that they count things. Linear in the length of *text*; never raises.
    """
    taken = bytearray(len(text))
    found: list[Date] = []
    for rule in _rules(text, (language or "en").lower()[:2]):
        for date in rule(text):
            if not any(taken[date.start : date.end]):
                taken[date.start : date.end] = b"\1" * (date.end - date.start)
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.start))


_Rule = Callable[[str], Iterable[Date]]
_FIGURE = re.compile(r"\d")
_JOINED_FIGURES = re.compile(r"\d[-/.] ?\d")  # what every date in figures has
_FOUR_FIGURES = re.compile(r"\d{4}")  # what every year has


def _rules(text: str, language: str) -> Iterator[_Rule]:
    """Yield the rules that may find something in *text*, by a quick look at it: in most passages there is no date."""
    in_figures, in_words, of_years = all_rules(language)
    has_figure = _FIGURE.search(text) is not None
    if has_figure and _JOINED_FIGURES.search(text):
        yield from in_figures
    if language == "ja" or not _calendar_words(language).isdisjoint(letters(text)):
        yield from in_words
    if has_figure and _FOUR_FIGURES.search(text):
        yield from of_years


@cache
def all_rules(language: str) -> tuple[Sequence[_Rule], Sequence[_Rule], Sequence[_Rule]]:
    """Return the rules for dates in figures, for dates with a word of the calendar, and for bare years, in order."""
    if language == "ja":
        return (_numeric(language),), (_japanese,), (_bare_years("en"),)
    code = language if language in CALENDARS else "en"
    in_words = (_written(code), _month_first(code), _month_alone(code), _weekday_alone(code))
    return (_numeric(code),), in_words, (_year_ranges, _bare_years(code))


@cache
def _calendar_words(language: str) -> frozenset[str]:
    calendar = CALENDARS.get(language, CALENDARS["en"])
    return frozenset((*calendar.months, *calendar.short_months, *_weekdays(calendar)))


def _date(
    text: str,
    span: tuple[int, int],
    *,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    weekday: int | None = None,
) -> Iterator[Date]:
    """Yield the date unless a field is out of range."""
    if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
        yield Date(*span, text[slice(*span)], year, month, day, weekday)


def _number(found: re.Match[str], group: str) -> int | None:
    return int(found[group]) if found.groupdict().get(group) else None


def _names(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _month(word: str, calendar: Calendar) -> int | None:
    """Read a month's name or abbreviation; where names are capital, abbreviations and doubtful names must be."""
    name = word.lower()
    strict = calendar.names_are_capital and (name in calendar.short_months or name in calendar.doubtful)
    if strict and word not in (name.title(), name.upper()):
        return None
    return calendar.months.get(name, calendar.short_months.get(name))


def _written_names(text: str, names: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return where *text* has words that are *names*, in any case, in order."""
    there = letters(text).intersection(names)
    if not there:
        return []
    lower = in_lower_case(text)
    places = ((start, start + len(name)) for name in there for start in _occurrences(name, lower))
    return sorted(place for place in places if _stands_alone(text, *place))


def _occurrences(name: str, text: str) -> Iterator[int]:
    start = text.find(name)
    while start >= 0:
        yield start
        start = text.find(name, start + len(name))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return _NO_WORD.match(text, end) is not None and (start == 0 or _NO_WORD.match(text, start - 1, start) is not None)


_NO_WORD = re.compile(r"\W|\Z")


def _with_month(
    pattern: Callable[[str], re.Pattern[str]], text: str, language: str, places: Iterable[tuple[int, int]]
) -> Iterator[tuple[re.Match[str], int]]:
    """Yield the disjoint matches whose word ``m`` is a month, and the month; inside any other the search goes on.

    Matches are looked for around the months at *places*, in order: the patterns are slow, and take a while to compile.
    """
    calendar, position = CALENDARS[language], 0
    for start, end in places:
        begin = max(position, start - _LEAD)
        while begin <= start and (found := pattern(language).search(text, begin, end + _TAIL)) is not None:
            month = _month(found["m"], calendar)
            if month is not None:
                yield found, month
                position = found.end()
            begin = found.end() if month is not None else found.start() + 1


def _months(text: str, language: str) -> list[tuple[int, int]]:
    return _written_names(text, _month_names(language))


@cache
def _month_names(language: str) -> Mapping[str, int]:
    return {**CALENDARS[language].short_months, **CALENDARS[language].months}


def _weekday_names(calendar: Calendar) -> str:
    """Return the pattern of a weekday before a date; abbreviations are capital and take a stop or a comma in German."""
    full = rf"(?:{_names(calendar.weekdays)})\b"
    if not calendar.short_weekdays:
        return full
    short = _names([*map(str.title, calendar.short_weekdays), *map(str.upper, calendar.short_weekdays)])
    stop = r"(?=[.,])" if calendar is CALENDARS["de"] else r"\b"
    return rf"{full}|(?-i:{short}){stop}"


# --- dates in figures -------------------------------------------------------------------------------------------------


@cache
def _numeric(language: str) -> _Rule:
    year_first = re.compile(
        r"(?<![\w./-])(?P<y>\d{4})(?P<sep>[-/.])(?P<a>\d{1,2})(?P=sep)(?P<b>\d{1,2})(?![\w]|[-/.,]\d)"
    )
    year_last = re.compile(
        r"(?<![\w./-])(?P<a>\d{1,2})(?P<sep>[-/.])[ ]?(?P<b>\d{1,2})(?P=sep)[ ]?(?P<y>\d{4})(?![\w]|[-/.,]\d)"
    )

    def rule(text: str) -> Iterator[Date]:
        for found in year_first.finditer(text):
            yield from _date(text, found.span(), year=int(found["y"]), month=int(found["a"]), day=int(found["b"]))
        for found in year_last.finditer(text):
            day, month = _day_and_month(int(found["a"]), int(found["b"]), found["sep"], language)
            yield from _date(text, found.span(), year=int(found["y"]), month=month, day=day)
        if language == "de":
            for found in _german_numeric().finditer(text):
                year = 2000 + int(found["y"]) if found["y"] else None
                yield from _date(text, found.span(), year=year, month=int(found["b"]), day=int(found["a"]))

    return rule


@cache
def _german_numeric() -> re.Pattern[str]:
    return re.compile(r"(?<![\w./,-])(?P<a>\d{1,2})\.[ ]?(?P<b>\d{1,2})\.(?P<y>\d\d(?!\d))?(?![\w]|[-/.,]\d)")


def _day_and_month(first: int, second: int, separator: str, language: str) -> tuple[int | None, int | None]:
    """Return (day, month); English slashes may mean either order, and then say neither unless one is past twelve."""
    if language in ("de", "es", "fr") or separator == "." or first > 12:
        return first, second
    if second > 12:
        return second, first
    return (first, second) if first == second else (None, None)


# --- dates in words ---------------------------------------------------------------------------------------------------


@cache
def _day_first_pattern(language: str) -> re.Pattern[str]:
    calendar = CALENDARS[language]
    ordinal = r"(?:st|nd|rd|th|er|\.|º|°)?"
    to = r"(?:to|and|or|until|bis|und|oder|al?|y|o|au|et|ou)\b(?:\s(?:el|le|zum|the))?"
    return re.compile(
        rf"(?<![\w.,/])(?:(?P<wd>{_weekday_names(calendar)})\.?,?\s(?:(?:den|dem|the|le|el|día)\s)*)?"
        rf"(?:(?P<d0>\d{{1,2}}){ordinal}\s?(?:{_DASH}|/|{to})\s?)?"
        rf"(?:(?P<d>\d{{1,2}}){ordinal}|(?P<first>{calendar.first_day}))(?:\s(?:of|de|day\sof))?(?:\s|-|(?<=\.))"
        r"(?P<m>[^\W\d_]++)\b\.?"
        rf"(?:,?\s(?:(?:de|del|of)\s(?:año\s)?)?(?P<y>{_YEAR})(?![\w]|[.,]\d))?",
        re.IGNORECASE,
    )


@cache
def _written(language: str) -> _Rule:
    """Day before month: *Monday, 17 to 19 June 2024*, *am 3. Mai*, *1 de julio de 2024*, *le 4 juin*."""
    calendar = CALENDARS[language]
    weekdays = {**calendar.short_weekdays, **calendar.weekdays}
    day = re.compile(rf"\d|{calendar.first_day}", re.IGNORECASE)

    def rule(text: str) -> Iterator[Date]:
        places = [(a, b) for a, b in _months(text, language) if day.search(text, max(0, a - _DAY_BEFORE), a)]
        for found, month in _with_month(_day_first_pattern, text, language, places):
            year = _number(found, "y")
            weekday = weekdays[found["wd"].lower()] if found["wd"] else None
            start = found.start()
            if found["d0"]:
                yield from _date(
                    text, (start, found.end("d0")), month=month, year=year, day=int(found["d0"]), weekday=weekday
                )
                start, weekday = found.start("d") if found["d"] else found.start("first"), None
            first = int(found["d"]) if found["d"] else 1
            yield from _date(text, (start, _end(found, calendar)), year=year, month=month, day=first, weekday=weekday)

    return rule


def _end(found: re.Match[str], calendar: Calendar) -> int:
    """Return the end of a match without the full stop after a month's full name, which ends the sentence."""
    return found.end() - 1 if found[0].endswith(".") and found["m"].lower() in calendar.months else found.end()


@cache
def _month_first_pattern(language: str) -> re.Pattern[str]:
    calendar = CALENDARS[language]
    return re.compile(
        rf"(?<![\w])(?:(?P<wd>{_weekday_names(calendar)})\.?,?\s)?"
        r"(?P<m>[^\W\d_]++)\b\.?,?\s(?:(?:de|del|of|the)\s)?"
        rf"(?:(?P<y>{_YEAR})(?![\w]|[.,]\d)|(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
        rf"(?:\s?(?:{_DASH}|to|and|or|until)\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d))?"
        rf"(?:,?\s(?P<y1>{_YEAR})(?![\w]|[.,]\d))?)",
        re.IGNORECASE,
    )


@cache
def _month_first(language: str) -> _Rule:
    """Month before day or year: *June 17–19, 2024*, *Tues., Sept. 3rd*, *mars 2024*, *mayo de 2024*."""
    calendar = CALENDARS[language]
    weekdays = {**calendar.short_weekdays, **calendar.weekdays}

    def rule(text: str) -> Iterator[Date]:
        places = [(a, b) for a, b in _months(text, language) if _FIGURE.search(text, b, b + _FIGURE_AFTER)]
        for found, month in _with_month(_month_first_pattern, text, language, places):
            if found["d"] and language != "en":
                continue
            if not _looks_like_name(found["m"], calendar, lone=False):
                continue
            year = _number(found, "y") or _number(found, "y1")
            weekday = weekdays[found["wd"].lower()] if found["wd"] else None
            end = found.start("d1") if found["d1"] else found.end()
            first_end = found.end("d") if found["d1"] else end
            yield from _date(
                text, (found.start(), first_end), year=year, month=month, day=_number(found, "d"), weekday=weekday
            )
            if found["d1"]:
                yield from _date(text, (end, found.end()), year=year, month=month, day=int(found["d1"]))

    return rule


def _looks_like_name(word: str, calendar: Calendar, *, lone: bool) -> bool:
    if calendar.names_are_capital:
        return word[0].isupper() or (not lone and word.lower() not in calendar.doubtful)
    return word[0].islower() or not lone


@cache
def _month_alone(language: str) -> _Rule:
    calendar = CALENDARS[language]

    def rule(text: str) -> Iterator[Date]:
        for span in _written_names(text, calendar.months):
            written = text[slice(*span)]
            name = written.lower()
            sure = name not in calendar.doubtful or _is_month(text, span, calendar)
            if sure and _looks_like_name(written, calendar, lone=True):
                yield from _date(text, span, month=calendar.months[name])

    return rule


_CAPITAL_AFTER = re.compile(r"\s[A-Z]")
_LOWER_BEFORE = re.compile(r"(?<![^\W\d_])[a-z]+[\s\u00a0]$")


def _is_month(text: str, span: tuple[int, int], calendar: Calendar) -> bool:
    """Tell a month from a verb or a name: it follows *in* or *since*, or stands inside a sentence before no name."""
    start, end = span
    if _word_before(text, start) in calendar.before_month:
        return True
    inside = _LOWER_BEFORE.search(text[max(0, start - _NEIGHBOUR) : start])
    names = _CAPITAL_AFTER.match(text, end)
    return text[start:end].lower() not in calendar.surnames and inside is not None and names is None


@cache
def _weekday_alone(language: str) -> _Rule:
    calendar = CALENDARS[language]
    weekdays = _weekdays(calendar)

    def rule(text: str) -> Iterator[Date]:
        for span in _written_names(text, weekdays):
            written = text[slice(*span)]
            named = _looks_like_name(written, calendar, lone=True)
            if named and not _newspaper().match(text, span[1]):
                yield from _date(text, span, weekday=weekdays[written.lower()])

    return rule


def _weekdays(calendar: Calendar) -> dict[str, int]:
    """Return the weekdays by what they are called alone: Mondays, Montagabend."""
    endings = ("", "s", *(_TIMES_OF_DAY if calendar is CALENDARS["de"] else ()))
    return {name + ending: value for name, value in calendar.weekdays.items() for ending in endings}


_TIMES_OF_DAY = ("abend", "morgen", "vormittag", "mittag", "nachmittag", "nacht", "früh")


@cache
def _newspaper() -> re.Pattern[str]:
    return re.compile(r"\s(?:Times|Mirror|Telegraph|Mail|Express|Post|Herald)\b", re.IGNORECASE)


# --- years ------------------------------------------------------------------------------------------------------------

_RANGE = re.compile(rf"(?<![\w.,$€£¥/-])(?P<a>{_YEAR})(?:{_DASH}|/)(?P<b>\d\d|{_YEAR})(?![\w%-]|[.,/]\d)")
_LONE_YEAR = re.compile(
    rf"(?<![\w.,:$€£¥#+/'’])(?P<y>{_YEAR})(?:s|ers?)?(?![\w%‰°$€£¥]|[.,:'’/]\d|\s?[%$€£¥]|[\s\u00a0\u202f]\d{{3}}\b)"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:['’](s))?[.]?[\s\u00a0(-]*$")
_WORD_AFTER = re.compile(r"([\s-]*)([^\W\d_]*)")


def _at_four_figures(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the disjoint matches of *pattern*, which begins with four figures, from where a text has such."""
    position = 0
    for figures in _FOUR_FIGURES.finditer(text):
        found = pattern.match(text, figures.start()) if figures.start() >= position else None
        if found is not None:
            yield found
            position = found.end()


def _year_ranges(text: str) -> Iterator[Date]:
    """Read *2019–20*, *2019/20* and *1914–1918* as two years."""
    for found in _at_four_figures(_RANGE, text):
        first = int(found["a"])
        second = int(found["b"]) if len(found["b"]) == 4 else first - first % 100 + int(found["b"])
        if second > first:
            yield from _date(text, found.span("a"), year=first)
            yield from _date(text, found.span("b"), year=second)


@cache
def _bare_years(language: str) -> _Rule:
    calendar = CALENDARS[language]

    def rule(text: str) -> Iterator[Date]:
        for found in _at_four_figures(_LONE_YEAR, text):
            if _is_year(text, found, calendar):
                yield from _date(text, found.span(), year=int(found["y"]))

    return rule


def _is_year(text: str, found: re.Match[str], calendar: Calendar) -> bool:
    """Tell a year from a count by its neighbours: a count is followed by the noun it counts."""
    before = _word_before(text, found.start())
    after = _WORD_AFTER.match(text, found.end(), found.end() + _NEIGHBOUR)
    following = after[2] if after else ""
    if text[max(0, found.start() - 1) : found.start()] in ("-", "‑") and before not in (
        "mid",
        "early",
        "late",
        "pre",
        "post",
    ):
        return False
    if before in calendar.before_year or found.end() > found.end("y"):
        return following.lower() not in COUNTED
    if not following or following.lower() in calendar.after_year:
        return True
    if calendar is CALENDARS["en"]:
        return following.lower() not in COUNTED and (following[0].isupper() or before in calendar.before_edition)
    return calendar is CALENDARS["de"] and following[0].islower() and not _counted_in_german(text, found.end())


_ADJECTIVE_AND_NOUN = re.compile(r"\s[a-zäöüß]+e[nrsm]?\s[A-ZÄÖÜ]")


def _counted_in_german(text: str, end: int) -> bool:
    """German nouns are capital: a count is followed by one, or by an adjective and one (*2000 neue Stellen*)."""
    return _ADJECTIVE_AND_NOUN.match(text, end) is not None


def _word_before(text: str, position: int) -> str:
    """Return the word before *position* in lower case, *s* for a possessive."""
    found = _WORD_BEFORE.search(text[max(0, position - _NEIGHBOUR) : position])
    return (found[2] or found[1]).lower() if found else ""


# --- Japanese ---------------------------------------------------------------------------------------------------------

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"元": 1}
_WEEKDAYS_JA = "月火水木金土日"
_N = r"[0-9０-９〇一二三四五六七八九十元]"
_WD = rf"(?:\s?[（(](?P<wd>[{_WEEKDAYS_JA}])(?:曜日?)?[）)])?"
_FREE = r"(?<![\d,.．，〇一二三四五六七八九十])"


@cache
def _japanese_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?:(?P<era>令和|平成|昭和|大正|明治)(?P<ey>{_N}{{1,3}})年|"
            rf"(?<![\d,.．，])(?P<y>[0-9０-９〇一二三四五六七八九]{{4}})年(?!間|前|余|以上|ぶり|物|生))"
            rf"(?:度|\s?(?P<m>{_N}{{1,3}})月(?:\s?(?P<d>{_N}{{1,3}})日)?)?{_WD}",
            rf"{_FREE}(?P<m>{_N}{{1,3}})月(?:\s?(?P<d>{_N}{{1,3}})日)?{_WD}(?!間)",
            rf"{_FREE}(?P<d>{_N}{{1,3}})日{_WD}(?!間|前|後|分|目|連続|以内|以上|程度|ほど|たっ|余り|本)",
            rf"(?P<wd>[{_WEEKDAYS_JA}])曜日?",
        )
    )


def _japanese(text: str) -> Iterator[Date]:
    for found in chain.from_iterable(pattern.finditer(text) for pattern in _japanese_patterns()):
        part = {name: value for name, value in found.groupdict().items() if value}
        year = small_kanji(part["y"]) if "y" in part else None
        if "era" in part:
            year = _ERAS[part["era"]] + small_kanji(part["ey"])
        yield from _date(
            text,
            found.span(),
            year=year,
            month=small_kanji(part["m"]) if "m" in part else None,
            day=small_kanji(part["d"]) if "d" in part else None,
            weekday=_WEEKDAYS_JA.index(part["wd"]) if "wd" in part else None,
        )


def small_kanji(numeral: str) -> int:
    """Read a numeral of a date: digits, kanji digits by place (``二〇二四``) or with ten (``十七``); ``元`` is 1."""
    if "十" not in numeral:
        return int("".join(str(_DIGITS[c]) if c in _DIGITS else c for c in numeral))
    tens, _, units = numeral.partition("十")
    return (small_kanji(tens) if tens else 1) * 10 + (small_kanji(units) if units and "十" not in units else 0)
