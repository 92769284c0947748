"""JUnit XML: one suite, each case a test case."""

from __future__ import annotations

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.report import Report


def report_junit(report: Report) -> str:
    """Write a report: a case that failed is an error, what another lost is in its output."""
    raise NotImplementedError


def comparison_junit(comparison: Comparison) -> str:
    """Write a comparison: a case that failed is an error; one that lost in a metric that regressed is a failure."""
    raise NotImplementedError


def gate_junit(gate: Gate) -> str:
    """Write a gate as its comparison; a gate that fails has at least one failure or error."""
    raise NotImplementedError
