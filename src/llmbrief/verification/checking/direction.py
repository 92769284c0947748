"""Whether the claim goes the other way than its quote: rise and fall, more and less, open and close."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from llmbrief.brief import Finding
from llmbrief.language.cues import opposites
from llmbrief.verification.checking.passages import Passage
from llmbrief.verification.checking.reading import Reading


@lru_cache(maxsize=8)
def _places(language: str) -> dict[str, tuple[tuple[int, bool], ...]]:
    return opposites(language)


def check_direction(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for the first word of the claim whose opposite stands in its place in a quote."""
    said = poles(reading.claim)
    quoted = [(quote, poles(quote)) for quote in reading.quotes]
    held = {place for _, places in quoted for place in places}
    for (scale, end), index in said.items():
        if (scale, end) in held or (scale, not end) in said:
            continue
        for quote, places in quoted:
            if (scale, not end) in places:
                word, other = reading.claim.written(index), quote.written(places[scale, not end])
                yield Finding(
                    check="direction",
                    level="conflict",
                    message=f"the claim says “{word}”; its quote says “{other}”",
                    tokens=(word, other),
                )
                return


def poles(passage: Passage) -> dict[tuple[int, bool], int]:
    """Return the ends of scales that *passage* names, and where."""
    table = _places(passage.language)
    found: dict[tuple[int, bool], int] = {}
    entries = {passage.language: frozenset(table)}
    for start, end in passage.cues(entries):
        phrase = " ".join(word.lower for word in passage.words[start:end])
        for place in table.get(phrase, ()):
            found.setdefault(place, start)
    return found
