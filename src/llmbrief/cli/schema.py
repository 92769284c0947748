"""``llmbrief schema``."""

from __future__ import annotations

import importlib
from typing import Any

import click

from llmbrief.cli.output import json_text, write

# Modules are loaded when their schema is asked for.
_SCHEMAS = {
    "brief": ("llmbrief.brief", "brief_schema"),
    "draft": ("llmbrief.draft", "draft_schema"),
    "gold": ("llmbrief.evals.gold", "gold_schema"),
    "report": ("llmbrief.evals.report", "report_schema"),
}


@click.command()
@click.argument("name", type=click.Choice(list(_SCHEMAS)))
def schema(name: str) -> int:
    """Print a JSON Schema.

    brief: what llmbrief writes. draft: what a model is asked for. gold: a gold file. report: what eval run writes.
    """
    write(json_text(schema_of(name), indent=2))
    return 0


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema of that name."""
    module, function = _SCHEMAS[name]
    value: dict[str, Any] = getattr(importlib.import_module(module), function)()
    return value
