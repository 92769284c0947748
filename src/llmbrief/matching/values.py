"""What matching returns: ids, and how alike what they name is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted and a gold item that say the same thing."""

    predicted: str  # id
    gold: str  # id
    score: float  # 0..1


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about the same thing that contradict each other."""

    predicted: str  # id
    gold: str  # id
    score: float  # 0..1: how much they are about the same thing
    check: str  # number, date, name, negation, direction
    message: str


@dataclass(frozen=True)
class Matching:
    """Which item of one list is which of the other.

    ``pairs`` and ``conflicts`` together are one-to-one. ``merges`` are further pairs in which a predicted claim says a
    second gold claim too, ``splits`` further pairs in which a second predicted claim says a part of a gold claim. All
    are sorted by their ids.
    """

    pairs: tuple[Pair, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    merges: tuple[Pair, ...] = ()
    splits: tuple[Pair, ...] = ()
