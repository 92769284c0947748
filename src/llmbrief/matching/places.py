"""Where the quotes of a claim lie in the article, and how much two claims lie in the same place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from llmbrief.brief import Evidence, Span
from llmbrief.verification import locate

Places = tuple[tuple[int, int], ...]  # disjoint half-open ranges in code points of the article, in order


def places(evidence: Iterable[Evidence], text: str) -> Places:
    """Return the parts of *text* that quotes lie in, near misses included; a given span is believed if it is exact."""
    found = [_place(one, text) for one in evidence]
    return _joined([(span.start, span.end) for span in found if span is not None])


def _place(evidence: Evidence, text: str) -> Span | None:
    span = evidence.span
    if span is not None and span.start >= 0 and text[span.start : span.end] == evidence.quote:
        return span
    located = locate(evidence.quote, text)
    return located.span or located.near


def _joined(ranges: Sequence[tuple[int, int]]) -> Places:
    if len(ranges) < 2:  # as most are
        return tuple(ranges)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def length(ranges: Places) -> int:
    """Return the number of code points in *ranges*."""
    return sum(end - start for start, end in ranges)


def common(one: Places, other: Places) -> int:
    """Return the number of code points that two have in common."""
    both = 0
    for start, end in one:
        for other_start, other_end in other:
            if other_start < end and start < other_end:
                both += min(end, other_end) - max(start, other_start)
    return both


def overlap(one: Places, other: Places) -> float:
    """Return how much two lie in the same place, 0..1.

    The mean of Dice's coefficient, which asks for equal extent, and the share of the shorter that lies in the longer:
    of two honest quotes of one passage one is often a part of the other.
    """
    both = common(one, other)
    if not both:
        return 0.0
    shorter, longer = sorted((length(one), length(other)))
    return (2 * both / (shorter + longer) + both / shorter) / 2
