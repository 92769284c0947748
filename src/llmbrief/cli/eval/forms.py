"""The forms in which a report, a comparison, a gate or a plan is written."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from llmbrief.brief import Value
from llmbrief.cli.output import columns, json_text

FORMS = ("text", "json", "markdown", "junit", "github")


def written(value: Value, form: str, *, ceiling: Mapping[str, float | None] | None = None) -> str:
    """Return *value* in one of its forms; *ceiling* is shown beside the scores of a report, in text and Markdown.

    Text, Markdown, JUnit and GitHub's annotations are made by ``evals.rendering``: a report's Markdown by
    ``markdown.report_markdown``, and so on.
    """
    if form == "json":
        return json_text(value.model_dump(mode="json"), indent=1)
    module = importlib.import_module(f"llmbrief.evals.rendering.{form}")
    render = getattr(module, f"{type(value).__name__.lower()}_{form}")
    details = {"width": columns()} if form == "text" else {}
    text: str = render(value, **details, **({"ceiling": ceiling} if ceiling else {}))
    return text if text.endswith("\n") else f"{text}\n"
