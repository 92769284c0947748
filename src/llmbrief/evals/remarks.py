"""Remarks: in words, what lost each point of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llmbrief.evals.aligned import Aligned
from llmbrief.evals.report import Remark, Score


def remarks(aligned: Aligned, scores: Mapping[str, Score]) -> Iterator[Remark]:
    """Yield a remark on each miss of each metric, and on each merge and split."""
    for name, score in scores.items():
        for miss in score.misses:
            yield Remark.model_construct(metric=name, id=miss, message="", line=aligned.case.lines.get(miss))
