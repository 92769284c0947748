"""The forms in which a report, a comparison, a gate or a plan is written."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from pathlib import Path

import click

from llmbrief.brief import Value
from llmbrief.cli.output import columns, deliver, inert_json, is_coloured

FORMS = ("text", "json", "markdown", "junit", "github")

_COLOURS = {
    "improved": "green",
    "same": "green",
    "regression": "red",
    "cannot tell": "yellow",
    "infrastructure": "red",
}
# A verdict begins a line and a colon follows, or ends the row of a metric.
_VERDICT = re.compile(rf"^((?:[a-z]+\.[a-z_]+ .* )?(?: *))({'|'.join(_COLOURS)})(?=:|$)", re.MULTILINE)


def hand_over(value: Value, form: str, path: Path | None, *, ceiling: Mapping[str, float | None] | None = None) -> None:
    """Write *value* in one of its forms to *path*, else to stdout, where a terminal gets verdicts in colour.

    *ceiling* is shown beside the scores of a report, in text and Markdown.
    """
    text = _written(value, form, ceiling)
    deliver([_coloured(text) if form == "text" and path is None and is_coloured() else text], path)


def _written(value: Value, form: str, ceiling: Mapping[str, float | None] | None) -> str:
    """Return *value* in a form: a report's Markdown is ``evals.rendering.markdown.report_markdown``, and so on."""
    if form == "json":
        return inert_json(value.model_dump_json(indent=1))
    module = importlib.import_module(f"llmbrief.evals.rendering.{form}")
    render = getattr(module, f"{type(value).__name__.lower()}_{form}")
    details = {"width": columns()} if form == "text" else {}
    text: str = render(value, **details, **({"ceiling": ceiling} if ceiling else {}))
    return text if text.endswith("\n") else f"{text}\n"


def _coloured(text: str) -> str:
    return _VERDICT.sub(lambda match: match[1] + click.style(match[2], fg=_COLOURS[match[2]], bold=True), text)
