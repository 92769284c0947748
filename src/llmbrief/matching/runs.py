"""The clauses of a passage, one or several in a row."""

from __future__ import annotations

from collections.abc import Iterator

from llmbrief.verification.checking.passages import Passage


def clause_runs(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield each run of neighbouring clauses by its words, half-open, the shorter of two with one beginning first."""
    words = passage.words
    starts = [i for i, word in enumerate(words) if i == 0 or word.clause != words[i - 1].clause]
    for number, start in enumerate(starts):
        yield from ((start, end) for end in (*starts[number + 1 :], len(words)))
