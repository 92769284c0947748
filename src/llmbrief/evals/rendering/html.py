"""Small HTML tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count
from llmbrief.evals.report import Report
from llmbrief.shown import one_line


def report_html(report: Report) -> str:
    """Return a table of a report's metrics."""
    cases = count(len(report.cases), "case")
    failed = f", {len(report.failures)} failed" if report.failures else ""
    return _with_caption(f"{figures.system(report.system)}: {cases}{failed}", figures.report_table(report))


def comparison_html(comparison: Comparison) -> str:
    """Return a comparison's verdict and a table of its metrics."""
    return _with_caption(f"{comparison.verdict}: {comparison.why}", figures.comparison_table(comparison))


def _with_caption(caption: str, table: Table) -> str:
    rows = "".join(_row("td", row) for row in table.rows)
    head = f"<caption>{_safe(caption)}</caption><thead>{_row('th', table.header)}</thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def _row(tag: str, fields: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{_safe(field)}</{tag}>' for field in fields)}</tr>"


def _safe(text: str) -> str:
    return escape(one_line(text))
