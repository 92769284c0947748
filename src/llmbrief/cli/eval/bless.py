"""``llmbrief eval bless``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from llmbrief.cli.eval.evaluated import report_at
from llmbrief.cli.eval.options import baseline_option, run_options
from llmbrief.cli.output import check_target, replace, write
from llmbrief.cli.wording import count, plain
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
    check_target(path)
    old = read_baseline(path) if path.exists() else None
    pinned = blessed(report_at(report, **settings), old, allow_regression=allow_regression)
    replace(path, pinned.json_text())
    write(_told(path, pinned))
    return 0


def _told(path: Path, pinned: Baseline) -> str:
    system = " with ".join(plain(name) for name in (pinned.system.model, pinned.system.prompt) if name)
    head = f"{plain(str(path))} holds the scores of {count(len(pinned.cases), 'case')}" + (system and f", {system}")
    floors = (f"  {name:<22} {value:.3f}" for name, value in pinned.floors.items())
    return "\n".join([f"{head}; its floors:", *floors, ""])
