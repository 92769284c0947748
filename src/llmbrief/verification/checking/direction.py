"""Whether the claim goes the other way than its quote: rise and fall, more and less, open and close.

A word of the claim is held against the words of its scale in the quotes. Where they have both ends, the one whose
company is more like that of the claim's word counts. "A sold to B" is not the opposite of "B bought from A".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from llmbrief.brief import Finding
from llmbrief.language.cues import opposites
from llmbrief.verification.checking.passages import Passage
from llmbrief.verification.checking.reading import Reading

_UNTIL = frozenset(("until", "bis", "hasta", "jusqu"))
_COMPANY = 4  # content words on each side
_MARGIN = 2  # by how many common words the opposite must be closer than the word itself


class Pole(NamedTuple):
    """A word at one end of a scale."""

    passage: Passage
    start: int  # word of the passage
    last: int  # word of the phrase
    scale: int
    is_first: bool  # which end

    @property
    def company(self) -> tuple[frozenset[str], frozenset[str]]:
        """Stems of the content words before and after it."""
        return self.passage.neighbours(self.start, self.start, _COMPANY)


def check_direction(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for the first word of the claim whose opposite stands in its place in a quote."""
    claimed = poles(reading.claim)
    quoted = [pole for quote in reading.quotes for pole in poles(quote)]
    both = {pole.scale for pole in claimed if any(_are_opposite(pole, other) for other in claimed)}
    for pole in claimed:
        if pole.scale in both:
            continue
        other = _opposite(pole, quoted)
        if other is not None:
            word, theirs = (one.passage.phrase(one.start, one.last) for one in (pole, other))
            message = f"the claim says “{word}”; its quote says “{theirs}”"
            yield Finding(check="direction", level="conflict", message=message, tokens=(word, theirs))
            return


def poles(passage: Passage) -> list[Pole]:
    """Return the words of *passage* that are an end of a scale, once for each scale."""
    table = _places(passage.language)
    found: list[Pole] = []
    for start, end in passage.cues(_phrases_of(passage.language)):
        written = "".join if passage.language == "ja" else " ".join
        phrase = written(word.lower for word in passage.words[start:end])
        for entry in _entries(phrase, passage.language):
            found += [Pole(passage, start, end - 1, scale, is_first) for scale, is_first in table[entry]]
    return found


def _entries(phrase: str, language: str) -> list[str]:
    """Return the entries of the table that *phrase* is, or in Japanese has."""
    table = _places(language)
    return [entry for entry in table if entry in phrase] if language == "ja" else [phrase] if phrase in table else []


@lru_cache(maxsize=8)
def _phrases_of(language: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(_places(language))}


@lru_cache(maxsize=8)
def _places(language: str) -> dict[str, tuple[tuple[int, bool], ...]]:
    return opposites(language)


def _opposite(pole: Pole, quoted: list[Pole]) -> Pole | None:
    """Return the opposite that stands in the place of *pole*, if any does."""
    against = [other for other in quoted if _are_opposite(pole, other) and not _is_converse(pole, other)]
    against = [other for other in against if _have_same_end(pole, other)]
    if not against:
        return None
    closest = max(against, key=lambda other: _likeness(pole, other))
    likeness = max((_likeness(pole, one) for one in quoted if _are_same(pole, one)), default=None)
    if likeness is None or _likeness(pole, closest) >= likeness + _MARGIN:
        return closest
    return None


def _are_opposite(one: Pole, other: Pole) -> bool:
    return one.scale == other.scale and one.is_first != other.is_first


def _are_same(one: Pole, other: Pole) -> bool:
    return one.scale == other.scale and one.is_first == other.is_first


def _have_same_end(one: Pole, other: Pole) -> bool:
    """Whether two words of time, an "until" among them, have the same word behind them; True of all others.

    What holds until one event may well be after another.
    """
    if _UNTIL.isdisjoint((one.passage.words[one.start].lower, other.passage.words[other.start].lower)):
        return True
    ends = [pole.passage.neighbours(pole.start, pole.last, 1)[1] for pole in (one, other)]
    return not ends[0].isdisjoint(ends[1])


def _likeness(one: Pole, other: Pole) -> int:
    mine, theirs = frozenset().union(*one.company), frozenset().union(*other.company)
    return len(mine & theirs)


def _is_converse(one: Pole, other: Pole) -> bool:
    """Whether what stands before the one stands after the other, and the other way round, as much as not."""
    (before, after), (their_before, their_after) = one.company, other.company
    crossed = len(before & their_after), len(after & their_before)
    return all(crossed) and sum(crossed) >= len(before & their_before) + len(after & their_after)
