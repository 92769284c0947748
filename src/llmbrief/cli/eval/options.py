"""Options that several commands of ``eval`` take."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from llmbrief.cli.options import Option, deadline_option, prompt_option, quiet_option, record_option
from llmbrief.errors import UsageError

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


def _beside(name: str, help: str) -> Option:
    return click.option(
        f"--{name}",
        type=click.Path(exists=True, file_okay=False),
        metavar="DIR",
        help=f"{help}  [default: {name}, beside --gold]",
    )


annotators_option = _beside("annotators", "The folder of two annotators' files, a/<slug>.yaml and b/<slug>.yaml.")
alignment_option = _beside("alignment", "The folder of what a person says is the same, <slug>.yaml.")
baseline_option = _path("baseline", "FILE", "The scores that were pinned.")


def refuse_files(**folders: str | None) -> None:
    """Raise UsageError for an option that names a file where it takes a folder."""
    for name, folder in folders.items():
        if folder is not None and Path(folder).is_file():
            raise UsageError(f"--{name}: {folder} is a file; name its folder", path=folder)


def refuse_mistaken(gold: str, seeds: str) -> None:
    """Raise UsageError where a file is named for the folder of gold or seeds, or a folder of seeds that is not there.

    No folder of gold is told by what reads it.
    """
    refuse_files(gold=gold, seeds=seeds)
    if Path(gold).is_dir() and not Path(seeds).is_dir():
        raise UsageError(f"there is no folder {seeds}: name the one of the articles with --seeds", path=seeds)


def beside(gold: str, name: str) -> Path:
    """Return the path of *name* beside the folder of gold files, whether or not anything is there."""
    return Path(os.path.normpath(Path(gold) / ".." / name))  # of ".", "../annotators"
