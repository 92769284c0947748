"""Small HTML tables for notebooks."""

from __future__ import annotations

from llmbrief.evals.compare import Comparison
from llmbrief.evals.report import Report


def report_html(report: Report) -> str:
    """Return a table of a report's metrics."""
    raise NotImplementedError


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison's verdict and a table of its metrics."""
    raise NotImplementedError
