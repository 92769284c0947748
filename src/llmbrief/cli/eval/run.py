"""``llmbrief eval run``."""

from __future__ import annotations

from typing import Any

import click

from llmbrief.cli.eval.evaluated import Setup, evaluated
from llmbrief.cli.eval.forms import REPORT_FORMS, write_report
from llmbrief.cli.eval.options import run_options
from llmbrief.cli.formats import PARTIAL
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import deliver
from llmbrief.cli.sources import target


@click.command()
@run_options
@format_option(*REPORT_FORMS, help="How to write the report.")
@output_option
def run(form: str, output: str | None, **settings: Any) -> int:
    """Score the briefs of all cases.

    Briefs are replayed from the recordings in --cassettes, without a key or a network: those of --model, else of the
    one model that is recorded under the prompt. A case whose brief cannot be had is a failure, never a zero: it is
    told on stderr, listed in the report and left unscored, and the exit code is 5.
    """
    path = target(output, ())
    setup = Setup(**settings)
    cases = setup.cases()
    report = evaluated(setup, cases)
    deliver([write_report(report, form)], path)
    return PARTIAL if report.failures else 0
