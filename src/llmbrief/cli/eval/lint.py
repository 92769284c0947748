"""``llmbrief eval lint``."""

from __future__ import annotations

from dataclasses import asdict

import click

from llmbrief.cli.eval.options import alignment_option, annotators_option, beside, data_options
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import deliver, json_text
from llmbrief.cli.sources import target
from llmbrief.errors import InputError
from llmbrief.evals.lint import lint as linted
from llmbrief.evals.lint import lint_text


@click.command()
@data_options
@annotators_option
@alignment_option
@format_option("text", "json", help="How to write what is found.")
@output_option
def lint(gold: str, seeds: str, annotators: str | None, alignment: str | None, form: str, output: str | None) -> int:
    """Name every fault of the gold files and what belongs to them.

    One line for each, "file:line: what is wrong", those of all files in one run; any fault brings exit code 2. Notes
    are what the guidelines advise against: they bring none.
    """
    path = target(output, ())
    faults = linted(
        gold,
        seeds,
        annotators=annotators or beside(gold, "annotators"),
        alignment=alignment or beside(gold, "alignment"),
    )
    deliver([json_text([asdict(fault) for fault in faults], indent=1) if form == "json" else lint_text(faults)], path)
    return InputError.exit_code if any(fault.level == "fault" for fault in faults) else 0
