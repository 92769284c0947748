"""The forms in which reports and verdicts are written."""

from __future__ import annotations

from llmbrief.cli.output import json_text
from llmbrief.evals import Report

REPORT_FORMS = ("json",)


def write_report(report: Report, form: str) -> str:
    """Return the report in one of its forms."""
    return json_text(report.model_dump(mode="json"), indent=1)
