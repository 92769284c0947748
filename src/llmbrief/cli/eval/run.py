"""``llmbrief eval run``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from llmbrief.cli.eval.evaluated import Setup, evaluated, with_name
from llmbrief.cli.eval.forms import FORMS, hand_over
from llmbrief.cli.eval.options import beside, run_options
from llmbrief.cli.formats import PARTIAL
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import complain, reason
from llmbrief.cli.sources import target
from llmbrief.errors import LLMBriefError
from llmbrief.evals import Case
from llmbrief.evals.garbage import garbage_let_be

_WITH_CEILING = ("text", "markdown")


@click.command()
@run_options
@format_option(*FORMS, help="How to write the report.")
@output_option
def run(form: str, output: str | None, **settings: Any) -> int:
    """Score the briefs of all cases.

    Briefs are replayed from the recordings in --cassettes, without a key or a network: those of --model, else of the
    one model that is recorded under the prompt. A case whose brief cannot be had is a failure, never a zero: it is
    told on stderr, listed in the report and left unscored, and the exit code is 5.
    """
    path = target(output, ())
    setup = Setup(**settings)
    with garbage_let_be():
        cases = setup.cases()
        report = evaluated(setup, cases)
    ceiling = _ceiling(cases, beside(setup.gold, "annotators"), quiet=setup.quiet) if form in _WITH_CEILING else None
    hand_over(report if form == "json" else with_name(report, setup.briefs), form, path, ceiling=ceiling)
    return PARTIAL if report.failures else 0


def _ceiling(cases: Sequence[Case], annotators: Path, *, quiet: bool) -> Mapping[str, float | None] | None:
    """Return what annotators reach against the gold, where their files lie beside it."""
    if not annotators.is_dir():
        return None
    from llmbrief.evals.agreement import ceiling

    try:
        return ceiling(cases, annotators, annotators.with_name("agreement.json"))
    except LLMBriefError as error:
        if not quiet:
            complain(f"llmbrief: note: no ceiling is shown: {reason(error)}")
        return None
