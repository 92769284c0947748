"""Whether the numbers of the claim are those of its quote, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from llmbrief.brief import Finding
from llmbrief.language.dates import dates
from llmbrief.language.numbers import Number, numbers, same
from llmbrief.verification.checking.passages import Passage, Place, same_place
from llmbrief.verification.checking.reading import Reading

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_MOST = 12  # numbers of a claim that are held against each other
_CLOSE = 0.4  # share of the claim's words that its quotes have, from which a missing number must have been replaced
_SMALL = 3  # words for numbers up to this one come with any rewording
_YEARS = range(1500, 2101)  # "her 1967 paper" may be a date in one text and a number in the other


class _Found(NamedTuple):
    passage: Passage
    number: Number

    @property
    def place(self) -> Place:
        """First and last word of the number."""
        return self.passage.between(self.number.start, self.number.end)


def check_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for each number that the article does not have, or that took the place of one of the quote."""
    claimed = _find(reading.claim)
    quoted = [found for quote in reading.quotes for found in _find(quote)]
    left = [one for one in quoted if not any(_agree(one, other) for other in claimed)]
    is_close = reading.closeness >= _CLOSE
    for one, other in islice(_exchanged(claimed, quoted), 1):
        yield _finding(f"the claim says {one} where its quote says {other}, and the other way round", one, other)
    for found in claimed:
        number = found.number
        if number.approximate or any(_agree(found, other) for other in quoted):
            continue
        rival = next((one for one in left if _takes_place(found, one)), None)
        if rival is None and is_close:
            rival = next((one for one in left if _is_like(number, one.number)), None)
        if rival is not None:
            said = rival.number.text
            yield _finding(f"the claim says {number.text}; its quote says {said}", number.text, said)
        elif not _in_article(number, reading):
            yield _finding(f"the claim says {number.text}, which the article does not", number.text)


def _exchanged(claimed: list[_Found], quoted: list[_Found]) -> Iterator[tuple[str, str]]:
    """Yield two numbers of the claim each of which stands where a quote has the other."""
    for one, other in combinations(claimed[:_MOST], 2):
        mine = [found for found in quoted if _agree(one, found)]
        theirs = [found for found in quoted if _agree(other, found)]
        stays = any(_is_between(one, found) for found in mine) or any(_is_between(other, found) for found in theirs)
        if stays or _agree(one, other):
            continue
        if any(_is_between(one, found) for found in theirs) and any(_is_between(other, found) for found in mine):
            yield one.number.text, other.number.text


def _is_between(mine: _Found, theirs: _Found) -> bool:
    """Whether the nearest words on both sides are the same."""
    (left, right), (other_left, other_right) = (one.passage.neighbours(*one.place, 1) for one in (mine, theirs))
    return (bool(left) and left == other_left) or (bool(right) and right == other_right)


def _find(passage: Passage) -> list[_Found]:
    read = numbers(passage.text, passage.language)
    covered = [(one.start, one.end) for one in read]
    covered += [(date.start, date.end) for date in dates(passage.text, passage.language)]
    loose = [
        Number(match.start(), match.end(), match[0], Decimal(re.sub(r"\D", "", match[0])), "plain", None)
        for match in _FIGURE.finditer(passage.text)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    ]
    return [_Found(passage, number) for number in (*read, *loose)]


def _agree(mine: _Found, theirs: _Found) -> bool:
    one, other = mine.number, theirs.number
    if "time" in (one.kind, other.kind):
        return same(one, other) or _figure(one) == _figure(other)
    if "ordinal" in (one.kind, other.kind):
        return one.value == other.value
    return same(one, other)


def _takes_place(mine: _Found, theirs: _Found) -> bool:
    """Whether *mine* stands where the quote has *theirs*."""
    one, other = mine.number, theirs.number
    if {one.kind, other.kind} & {"time", "ordinal"} and one.kind != other.kind:
        return False
    return same_place(mine.passage, mine.place, theirs.passage, theirs.place)


def _is_like(one: Number, other: Number) -> bool:
    """Whether two numbers count the same sort of thing, as far as one can see."""
    if one.text.isalpha() and one.value <= _SMALL:
        return False
    counts = {"plain", "ordinal"}
    if one.kind in counts and other.kind in counts:
        return one.unit == other.unit or None in (one.unit, other.unit)
    return one.kind == other.kind


def _in_article(number: Number, reading: Reading) -> bool:
    if number.kind == "ordinal":
        return (
            number.value <= _SMALL or number.value in reading.article.numbers or reading.article.writes(_figure(number))
        )
    if reading.article.has_number(number):
        return True
    is_loose = number.kind == "time" or number.value in _YEARS or (number.unit is None and number.kind == "plain")
    return is_loose and bool(_figure(number)) and reading.article.writes(_figure(number))


def _figure(number: Number) -> str:
    match = _FIGURE.search(number.text)
    return match[0] if match else ""


def _finding(message: str, *tokens: str) -> Finding:
    return Finding(check="number", level="conflict", message=message, tokens=tokens)
