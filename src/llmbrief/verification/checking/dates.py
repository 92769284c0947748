"""Whether the months, days, weekdays and years of the claim are those of its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from llmbrief.brief import Finding
from llmbrief.language.dates import Date, dates
from llmbrief.verification.checking.passages import Passage, same_place
from llmbrief.verification.checking.reading import Facts, Reading

_MOST = 12  # dates of a claim that are checked
_CLOSE = 0.6  # share of the claim's words that its quotes have, from which a missing date must have been replaced
Part = tuple[str, int, int | None]  # name of a part of a date, its value, the day of a month where one is given


def check_dates(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for each date that the article does not have, or that took the place of one of the quote."""
    claimed = dates(reading.claim.text, reading.language)[:_MOST]
    said = _parts(claimed)
    quoted = [(quote, date) for quote in reading.quotes for date in dates(quote.text, reading.language)]
    known = _parts(date for _, date in quoted)
    standing = _parts(reading.article.dates) if claimed else []
    for date in claimed:
        if (other := _contradiction(date, reading.article.dates)) is not None:
            yield _finding(f"the claim says {date.text}; the article says {other.text}", date.text, other.text)
            continue
        for part in _parts([date]):
            if _within(part, known):
                continue
            rivals = [other for other in quoted if _could_replace(part, other[1], said)]
            rival = next((other for quote, other in rivals if _takes_place(reading, date, quote, other)), None)
            if rival is not None:
                yield _finding(f"the claim says {date.text}; its quote says {rival.text}", date.text, rival.text)
                break
            if not _stands(part, standing) and not _is_figure(part, reading.article):
                yield _finding(f"the claim says {date.text}, which the article does not", date.text)
                break


def _contradiction(date: Date, known: Iterable[Date]) -> Date | None:
    """Return a date of the article with the month and day of *date* and another year or weekday, if none agrees."""
    if date.month is None:
        return None
    twins = [other for other in known if (other.month, other.day) == (date.month, date.day)]
    for name in ("year", "weekday"):
        mine = getattr(date, name)
        said = [other for other in twins if getattr(other, name) is not None]
        if mine is not None and said and all(getattr(other, name) != mine for other in said):
            return said[0]
    return None


def _could_replace(part: Part, other: Date, said: list[Part]) -> bool:
    """Whether *other* has such a part too, with a value that the claim does not say."""
    return any(one[0] == part[0] and not _within(one, said) for one in _parts([other]))


def _takes_place(reading: Reading, date: Date, quote: Passage, other: Date) -> bool:
    claim = reading.claim
    if reading.closeness >= _CLOSE:
        return True
    return same_place(claim, claim.between(date.start, date.end), quote, quote.between(other.start, other.end))


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
            parts.append(("year", date.year, None))
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


def _finding(message: str, *tokens: str) -> Finding:
    return Finding(check="date", level="conflict", message=message, tokens=tokens)
