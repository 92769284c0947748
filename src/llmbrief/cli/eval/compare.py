"""``llmbrief eval compare``."""

from __future__ import annotations

import click

from llmbrief.cli.eval.evaluated import given_report
from llmbrief.cli.eval.forms import FORMS, hand_over
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.sources import target
from llmbrief.evals.comparing.comparison import compare as compared


@click.command()
@click.argument("old", metavar="OLD.json")
@click.argument("new", metavar="NEW.json")
@format_option(*FORMS, help="How to write the comparison.")
@output_option
def compare(old: str, new: str, form: str, output: str | None) -> int:
    """Say whether NEW.json is better than OLD.json, worse or the same.

    Both are reports that "eval run -f json" wrote. The exit code follows the verdict: improved and same 0, regression
    1, infrastructure (a report has failed cases) 3, cannot tell (too few articles, other gold) 4.
    """
    path = target(output, ())
    comparison = compared(given_report(old), given_report(new))
    hand_over(comparison, form, path)
    return comparison.exit_code
