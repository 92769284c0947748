"""GitHub's workflow commands: each an annotation, on the line of the gold file where there is one."""

from __future__ import annotations

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.report import Report


def report_github(report: Report) -> str:
    """Write a report: failed cases as errors, what headline metrics and counts lost as warnings."""
    raise NotImplementedError


def comparison_github(comparison: Comparison) -> str:
    """Write a comparison: its verdict, then what was lost, largest first; errors where a metric regressed."""
    raise NotImplementedError


def gate_github(gate: Gate) -> str:
    """Write a gate: its reasons, then what was lost, largest first."""
    raise NotImplementedError
