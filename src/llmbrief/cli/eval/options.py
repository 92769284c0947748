"""Options that several commands of ``eval`` take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from llmbrief.cli.options import Option, deadline_option, prompt_option, quiet_option, record_option

DEFAULTS = {
    "gold": "evals/gold",
    "seeds": "seeds",
    "cassettes": "cassettes",
    "baseline": "evals/baseline.json",
}


def _together(*options: Option) -> Option:
    """Make one decorator of several, their options listed in the order given."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _path(name: str, metavar: str, help: str) -> Option:
    return click.option(f"--{name}", default=DEFAULTS[name], show_default=True, metavar=metavar, help=help)


# Which cases there are.
data_options = _together(
    _path("gold", "DIR", "The folder of gold files, <slug>.yaml."),
    _path("seeds", "DIR", "The folder of their articles, <slug>.txt."),
)

# Which cases there are, and where their briefs come from.
run_options = _together(
    data_options,
    _path("cassettes", "DIR", "The folder of recordings to replay, or to record in."),
    click.option("-m", "--model", metavar="NAME", help="The model to score; or extractive, which needs no recordings."),
    prompt_option,
    click.option("--briefs", metavar="DIR", help="Score the briefs DIR/<slug>.json, whoever made them."),
    record_option,
    deadline_option,
    quiet_option,
)

baseline_option = _path("baseline", "FILE", "The scores that were pinned.")
