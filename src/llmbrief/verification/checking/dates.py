"""Whether the months, days, weekdays and years of the claim are those of its quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from llmbrief.brief import Finding
from llmbrief.language.dates import Date, dates
from llmbrief.verification.checking.reading import Reading

Part = tuple[str, int, int | None]  # name of a part of a date, its value, the day of a month where one is given


def check_dates(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for each date of which a part is nowhere in the article, or took the place of one of the quote."""
    claimed = dates(reading.claim.text, reading.language)
    if not claimed:
        return
    said = _parts(claimed)
    quoted_dates = [date for quote in reading.quotes for date in dates(quote.text, reading.language)]
    quoted = _parts(quoted_dates)
    known = _parts(reading.article.dates)
    for date in claimed:
        for part in _parts([date]):
            if _within(part, quoted):
                continue
            rivals = [d.text for d in quoted_dates if any(p[0] == part[0] and not _within(p, said) for p in _parts([d]))]
            if rivals:
                yield _finding(f"the claim says {date.text}; its quote says {rivals[0]}", date.text, rivals[0])
                break
            if not _within(part, known) and not _is_figure(part, reading.article.text):
                yield _finding(f"the claim says {date.text}, which the article does not", date.text)
                break


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
        (name, value) == other[:2] and (day is None or other[2] is None or day == other[2])
        for other in parts
    ) or (name == "day" and any(value == other[2] for other in parts))


def _is_figure(part: Part, article: str) -> bool:
    return part[0] == "year" and str(part[1]) in article


def _finding(message: str, *tokens: str) -> Finding:
    return Finding(check="date", level="conflict", message=message, tokens=tokens)
