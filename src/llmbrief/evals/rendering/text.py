"""Plain text for a terminal, in lines of at most *width* cells."""

from __future__ import annotations

from collections.abc import Mapping

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.planning import Plan
from llmbrief.evals.report import Report


def report_text(report: Report, *, ceiling: Mapping[str, float | None] | None = None, width: int = 80) -> str:
    """Lay out a report: a table of metrics, the weakest cases with what they lost, and what failed.

    *ceiling* has for each metric what annotators reach against the gold.
    """
    raise NotImplementedError


def comparison_text(comparison: Comparison, *, width: int = 80) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, and what moved most."""
    raise NotImplementedError


def gate_text(gate: Gate, *, width: int = 80) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    raise NotImplementedError


def plan_text(plan: Plan, *, width: int = 80) -> str:
    """Lay out a plan: for each metric how many articles show which difference."""
    raise NotImplementedError
