"""``llmbrief eval lint``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

import click

from llmbrief.cli.eval.options import alignment_option, annotators_option, beside, data_options, refuse_mistaken
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import deliver, json_text
from llmbrief.cli.sources import target
from llmbrief.errors import InputError
from llmbrief.evals.lint import Fault, lint_text
from llmbrief.evals.lint import lint as linted


def _json(faults: Sequence[Fault]) -> str:
    return json_text([asdict(fault) for fault in faults], indent=1)


def _github(faults: Sequence[Fault]) -> str:
    from llmbrief.evals.rendering.github import lint_github

    return lint_github(faults)


_FORMS: dict[str, Callable[[Sequence[Fault]], str]] = {"text": lint_text, "json": _json, "github": _github}


@click.command()
@data_options
@annotators_option
@alignment_option
@format_option(*_FORMS, help="How to write what is found.")
@output_option
def lint(gold: str, seeds: str, annotators: str | None, alignment: str | None, form: str, output: str | None) -> int:
    """Name every fault of the gold files and what belongs to them.

    One line for each, "file:line: what is wrong", those of all files in one run; any fault brings exit code 2. Notes
    are what the guidelines advise against: they bring none.
    """
    path = target(output, ())
    refuse_mistaken(gold, seeds)
    faults = linted(
        gold,
        seeds,
        annotators=annotators or beside(gold, "annotators"),
        alignment=alignment or beside(gold, "alignment"),
    )
    deliver([_FORMS[form](faults)], path)
    return InputError.exit_code if any(fault.level == "fault" for fault in faults) else 0
