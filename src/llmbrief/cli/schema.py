"""``llmbrief schema``."""

from __future__ import annotations

import click

from llmbrief.brief import brief_schema
from llmbrief.cli.output import json_text, write
from llmbrief.draft import draft_schema

_SCHEMAS = {"brief": brief_schema, "draft": draft_schema}


@click.command()
@click.argument("name", type=click.Choice(list(_SCHEMAS)))
def schema(name: str) -> int:
    """Print a JSON Schema.

    brief: what llmbrief writes. draft: what a model is asked for.
    """
    write(json_text(_SCHEMAS[name](), indent=2))
    return 0
