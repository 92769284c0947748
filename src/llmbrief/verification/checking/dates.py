"""Whether the months, days, weekdays and years of the claim are those of its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from llmbrief.brief import Finding, Level
from llmbrief.language.dates import Date, dates
from llmbrief.language.numbers import numbers
from llmbrief.verification.checking.passages import Passage, Place, same_place
from llmbrief.verification.checking.reading import Facts, Reading

_MOST = 12  # dates of a claim that are checked
_CLOSE = 0.6  # share of the claim's words that its quotes have, from which a missing date must have been replaced
_WEEK_OR_SO = 10  # days within which an article says "on Saturday"
_SELDOM = 2  # mentions of a date that the article does not keep to
_TODAY = {
    "en": frozenset(("today", "tonight", "yesterday", "tomorrow")),
    "de": frozenset(("heute", "heutige", "heutigen", "gestern", "morgen")),
    "es": frozenset(("hoy", "ayer", "anoche", "mañana")),
    "fr": frozenset(("aujourd'hui", "hier", "demain")),
    "ja": frozenset(("今日", "本日", "昨日", "明日")),
}
Part = tuple[str, int, int | None]  # name of a part of a date, its value, the day of a month where one is given


class _Stated(NamedTuple):
    """The dates of a claim and of its quotes."""

    said: list[Part]  # by the claim
    known: list[Part]  # from the quotes
    quoted: list[tuple[Passage, Date]]


def check_dates(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each date that is not the one of the quotes.

    A conflict for one that the article does not have, or that took the place of one of the quote; a note for one that
    may have, and for one that the article has far from the quotes.
    """
    claimed = dates(reading.claim.text, reading.language)[:_MOST]
    if not claimed:
        return
    quoted = [(quote, date) for quote in reading.quotes for date in dates(quote.text, reading.language)]
    stated = _Stated(_parts(claimed), _parts(date for _, date in quoted), quoted)
    for date in claimed:
        if (other := _contradiction(date, stated.known, reading.article)) is not None:
            yield _finding(f"the claim says {date.text}; the article says {other.text}", date.text, other.text)
        else:
            found = (_unsupported(part, date, stated, reading) for part in _parts([date]))
            yield from islice(filter(None, found), 1)


def _unsupported(part: Part, date: Date, stated: _Stated, reading: Reading) -> Finding | None:
    """Return what is wrong with a part of *date* that no quote has."""
    if _is_borne_out(part, stated.known, reading):
        return None
    rivals = [other for other in stated.quoted if _could_replace(part, other[1], stated.said)]
    rival = next((other for quote, other in rivals if _takes_place(reading, date, quote, other)), None)
    if rival is not None:
        return _finding(f"the claim says {date.text}; its quote says {rival.text}", date.text, rival.text)
    if not _is_of_article(part, reading):
        return _finding(f"the claim says {date.text}, which the article does not", date.text)
    rival = next((other for _, other in rivals if _are_of_a_sort(date, other)), None)
    if rival is not None:
        return _finding(f"the claim says {date.text}; its quote says {rival.text}", date.text, rival.text, level="note")
    rival = _other_year(date, reading) if part[0] == "year" else None
    if rival is not None:
        return _finding(
            f"the claim says {date.text}; the article says {rival.text}", date.text, rival.text, level="note"
        )
    return _stray(part, date, stated.said, reading)


def _other_year(date: Date, reading: Reading) -> Date | None:
    """Return a date of the article in the month of *date* and another year, if it has that month in no such year.

    A month is of the year that the article named last before it.
    """
    article = reading.article
    if date.year in _years_before(reading):
        return None
    twins = [other for other in article.dates if other.month == date.month and other.year is not None]
    is_other = date.month is not None and all(other.year != date.year for other in twins)
    return twins[0] if twins and is_other else None


def _years_before(reading: Reading) -> set[int]:
    """Return, for each quote, the year that the article names last before the end of it."""
    found = set()
    for place in filter(None, reading.places):
        years = [one.year for one in reading.article.dates if one.year is not None and one.start < place.end]
        found.update(years[-1:])
    return found


def _is_reckoned(date: Date, reading: Reading) -> bool:
    """Whether a quote gives the weekday of *date*, and a weekday that the article dates makes the day right."""
    if date.day is None or date.weekday is None:
        return False
    quoted = (one.weekday for quote in reading.quotes for one in dates(quote.text, reading.language))
    if date.weekday not in quoted:
        return False
    dated = [one for one in reading.article.dates if one.month == date.month and None not in (one.day, one.weekday)]
    apart = ((date.day - (one.day or 0), date.weekday - (one.weekday or 0)) for one in dated)
    return any(abs(days) <= _WEEK_OR_SO and (days - weekdays) % 7 == 0 for days, weekdays in apart)


def _is_told_from_today(reading: Reading) -> bool:
    """Whether a quote has a "today", which a claim has to replace by the day."""
    told = _TODAY.get(reading.language, frozenset())
    return any(word.lower in told for quote in reading.quotes for word in quote.words)


def _are_of_a_sort(one: Date, other: Date) -> bool:
    """Whether two dates give the same fields: two bare years, two days with their months."""
    fields = [[(name, day is None) for name, _, day in _parts([date])] for date in (one, other)]
    return fields[0] == fields[1]


def _stray(part: Part, date: Date, said: list[Part], reading: Reading) -> Finding | None:
    """Return a note if no paragraph of the quotes, nor one before, has the part; of a weekday if they have another.

    A month with its year makes a claim stand alone, and a date that the article keeps to is known everywhere.
    """
    if _is_reckoned(date, reading):
        return None
    texts = [place.paragraphs(1) for place in reading.places if place is not None]
    near = [one for text in texts for one in dates(text, reading.language)]
    is_alone = date.month is None or date.year is None
    if not texts or not is_alone or _within(part, _parts(near)):
        return None
    if part[0] == "weekday":
        if _is_told_from_today(reading):
            return None
        texts = [place.led_by(1) for place in reading.places if place is not None]
        near = [one for text in texts for one in dates(text, reading.language)]
    other = next((one for one in near if _could_replace(part, one, said)), None)
    if other is not None:
        message = f"the claim says {date.text}; around its quote the article says {other.text}"
        return _finding(message, date.text, other.text, level="note")
    if part[0] == "weekday" or _parts(reading.article.dates).count(part) > _SELDOM:
        return None
    message = f"the claim says {date.text}, which the article says far from its quote"
    return _finding(message, date.text, level="note")


def _is_borne_out(part: Part, known: list[Part], reading: Reading) -> bool:
    """Whether a quote has the part; one that is not in the article bears out only what the article says."""
    return _within(part, known) and (any(reading.places) or _is_of_article(part, reading))


def _is_of_article(part: Part, reading: Reading) -> bool:
    article = reading.article
    return _stands(part, _parts(article.dates)) or _is_figure(part, article) or _is_completed(part, reading)


def _is_completed(part: Part, reading: Reading) -> bool:
    """Whether a quote has the bare day ("on the 8th") of a month of the article."""
    name, value, day = part
    if day is None or not _within((name, value, None), _parts(reading.article.dates)):
        return False
    return any(number.value == day for quote in reading.quotes for number in numbers(quote.text, reading.language))


def _contradiction(date: Date, quoted: list[Part], article: Facts) -> Date | None:
    """Return a date of the article with the month and day of *date* and another year or weekday, if none agrees.

    A year of the article that completes a month which a quote gives without one is no contradiction.
    """
    if date.month is None or (date.year is None and date.weekday is None):
        return None
    twins = [other for other in article.dates if (other.month, other.day) == (date.month, date.day)]
    for name in ("year", "weekday"):
        mine = getattr(date, name)
        said = [other for other in twins if getattr(other, name) is not None]
        known = said if date.day else (other for other in article.dates if other.month == date.month)
        if mine is None or not said or any(getattr(other, name) == mine for other in known):
            continue
        is_completed = len(said) < len(twins) and ("month", date.month, date.day) in quoted and date.day is None
        if not (is_completed and name == "year" and _is_figure((name, mine, None), article)):
            return said[0]
    return None


def _could_replace(part: Part, other: Date, said: list[Part]) -> bool:
    """Whether *other* has such a part too, with a value that the claim does not say."""
    return any(one[0] == part[0] and not _within(one, said) for one in _parts([other]))


def _takes_place(reading: Reading, date: Date, quote: Passage, other: Date) -> bool:
    claim = reading.claim
    place = quote.between(other.start, other.end)
    if reading.closeness >= _CLOSE and _is_retold(quote, place, claim):
        return True
    return same_place(claim, claim.between(date.start, date.end), quote, place)


def _is_retold(quote: Passage, place: Place, claim: Passage) -> bool:
    """Whether the claim has one of the words next to a date of the quote, if there are any in its clause."""
    near = frozenset().union(*quote.neighbours(*place, 2))
    clause = quote.words[place[0]].clause
    inside = {word.key for word in quote.words if word.clause == clause} & near
    return not inside or any(key in claim.keys for key in inside)


def _parts(found: Iterable[Date]) -> list[Part]:
    parts: list[Part] = []
    for date in found:
        if date.month is not None:
            parts.append(("month", date.month, date.day))
        elif date.day is not None:
            parts.append(("day", date.day, None))
        if date.weekday is not None:
            parts.append(("weekday", date.weekday, None))
        if date.year is not None:
            parts.append(("decade" if date.text.endswith("s") else "year", date.year, None))
    return parts


def _within(part: Part, parts: Iterable[Part]) -> bool:
    name, value, day = part
    return any(
        (name, value) == other[:2] and (day is None or other[2] is None or day == other[2]) for other in parts
    ) or (name == "day" and any(value == other[2] for other in parts))


def _stands(part: Part, known: list[Part]) -> bool:
    """Whether the article has the part; a day of a month must stand with its month."""
    return part in known or (part[2] is None and _within(part, known))


def _is_figure(part: Part, article: Facts) -> bool:
    return part[0] == "year" and article.writes(str(part[1]))


def _finding(message: str, *tokens: str, level: Level = "conflict") -> Finding:
    return Finding(check="date", level=level, message=message, tokens=tokens)
