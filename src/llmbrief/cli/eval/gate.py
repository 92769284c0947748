"""``llmbrief eval gate``."""

from __future__ import annotations

from typing import Any

import click

from llmbrief.cli.eval.evaluated import blessing, report_at, with_name
from llmbrief.cli.eval.forms import FORMS, hand_over
from llmbrief.cli.eval.options import baseline_option, run_options
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import complain
from llmbrief.cli.sources import target
from llmbrief.evals.baseline import gate as gated
from llmbrief.evals.baseline import read_baseline
from llmbrief.evals.stats import Verdict


@click.command()
@click.argument("report", required=False, metavar="[REPORT.json]")
@baseline_option
@click.option("--strict", is_flag=True, help="Fail for a trap hit or an ungrounded quote that the baseline has not.")
@click.option("--require-decision", is_flag=True, help="Fail (4) where there are too few articles to tell.")
@run_options
@format_option(*FORMS, help="How to write the verdict.")
@output_option
def gate(
    report: str | None,
    baseline: str,
    strict: bool,
    require_decision: bool,
    form: str,
    output: str | None,
    **settings: Any,
) -> int:
    """Compare with the baseline, and fail where there is a reason to.

    Without REPORT.json the evaluation is run first, as "eval run" does it. The exit code is that of "eval compare",
    but too few articles to tell pass, with a warning, unless --require-decision; other gold or articles never do.
    """
    path = target(output, ())
    pinned = read_baseline(baseline, command=blessing(report, baseline, **settings))
    scored = report_at(report, **settings)
    if form != "json":
        scored = with_name(scored, settings["briefs"])
    outcome = gated(scored, pinned, strict=strict, require_decision=require_decision)
    hand_over(outcome, form, path)
    if outcome.passes and outcome.comparison.verdict is Verdict.CANNOT_TELL:
        complain(f"llmbrief: warning: passed, but it cannot be told: {outcome.comparison.why}")
    return outcome.exit_code
