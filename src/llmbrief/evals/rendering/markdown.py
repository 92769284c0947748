"""Markdown for a pull request's comment or a step's summary, as GitHub reads it."""

from __future__ import annotations

from collections.abc import Mapping

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.report import Report


def report_markdown(report: Report, *, ceiling: Mapping[str, float | None] | None = None) -> str:
    """Lay out a report: failures first, a table of metrics, what each case lost folded away."""
    raise NotImplementedError


def comparison_markdown(comparison: Comparison) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, the moves folded away."""
    raise NotImplementedError


def gate_markdown(gate: Gate) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    raise NotImplementedError
