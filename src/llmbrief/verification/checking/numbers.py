"""Whether the numbers of the claim are those of its quote, in figures and in words."""

from __future__ import annotations

from collections.abc import Iterator

from llmbrief.brief import Finding
from llmbrief.language.numbers import Number, numbers, same
from llmbrief.verification.checking.reading import Reading


def check_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for each number that the article does not have, or that took the place of one of the quote."""
    claimed = [number for number in numbers(reading.claim.text, reading.language) if not number.approximate]
    quoted = [number for quote in reading.quotes for number in numbers(quote.text, reading.language)]
    left = [number for number in quoted if not any(same(number, other) for other in claimed)]
    for number in claimed:
        if any(same(number, other) for other in quoted):
            continue
        rival = next((other for other in left if _comparable(number, other)), None)
        if rival is not None:
            yield _finding(f"the claim says {number.text}; its quote says {rival.text}", number.text, rival.text)
        elif number.kind != "ordinal" and not reading.article.has_number(number):
            yield _finding(f"the claim says {number.text}, which the article does not", number.text)


def _comparable(mine: Number, theirs: Number) -> bool:
    """Whether one number could stand in the place of the other."""
    if mine.kind == theirs.kind == "plain":
        return mine.unit == theirs.unit or None in (mine.unit, theirs.unit)
    return mine.kind == theirs.kind or {mine.kind, theirs.kind} <= {"plain", "percent", "points", "currency"}


def _finding(message: str, *tokens: str) -> Finding:
    return Finding(check="number", level="conflict", message=message, tokens=tokens)
