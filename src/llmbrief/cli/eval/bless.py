"""``llmbrief eval bless``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from llmbrief.cli.eval.evaluated import Setup, report_at
from llmbrief.cli.eval.options import baseline_option, run_options
from llmbrief.cli.output import check_target, columns, replace, write
from llmbrief.cli.wording import count
from llmbrief.evals.baseline import Baseline, read_baseline
from llmbrief.evals.baseline import bless as blessed


@click.command()
@click.argument("report", required=False, metavar="[REPORT.json]")
@baseline_option
@click.option("--allow-regression", is_flag=True, help="Pin it even where a headline metric falls below its floor.")
@run_options
def bless(report: str | None, baseline: str, allow_regression: bool, **settings: Any) -> int:
    """Pin a report as the baseline.

    Without REPORT.json the evaluation is run first, as "eval run" does it. A report with failed cases is refused (2),
    and one that would lower a floor (1): a headline metric's value in the baseline that is there.
    """
    path = Path(baseline)
    if report is None:
        Setup(**settings).refuse_folders()  # first: in an empty folder the gold is what is missing
    check_target(path)
    old = read_baseline(path) if path.exists() else None
    pinned = blessed(report_at(report, **settings), old, allow_regression=allow_regression)
    replace(path, pinned.json_text())
    write(_told(path, pinned, settings["briefs"]))
    return 0


def _told(path: Path, pinned: Baseline, briefs: str | None) -> str:
    from llmbrief.evals.rendering.text import wrap

    system = " with ".join(name for name in (pinned.system.model, pinned.system.prompt) if name)
    made = system or (briefs and f"briefs in {briefs}")
    head = f"{path} holds the scores of {count(len(pinned.cases), 'case')}" + (f", {made}" if made else "")
    floors = (f"  {name:<22} {value:.3f}" for name, value in pinned.floors.items())
    return "\n".join([*wrap(f"{head}; its floors:", columns()), *floors, ""])
