"""``llmbrief eval plan``."""

from __future__ import annotations

from typing import Any

import click

from llmbrief.cli.eval.evaluated import report_at
from llmbrief.cli.eval.forms import hand_over
from llmbrief.cli.eval.options import run_options
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.sources import target
from llmbrief.evals.planning import plan_from


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT.json]...")
@run_options
@format_option("text", "json", "markdown", help="How to write the plan.")
@output_option
def plan(reports: tuple[str, ...], form: str, output: str | None, **settings: Any) -> int:
    """Say how many articles it takes to see which difference.

    Two reports on the same articles tell it from the spread of their differences; one tells at most how many, from
    the spread between its cases. Without a report the evaluation is run first, as "eval run" does it.
    """
    path = target(output, ())
    given = [report_at(name, **settings) for name in reports or (None,)]
    hand_over(plan_from(given), form, path)
    return 0
