"""``llmbrief summarize``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from typing import Any

import click

from llmbrief.brief import Brief
from llmbrief.cli.asking import Job, Tally, pieces
from llmbrief.cli.formats import Shape, grade, write_brief, write_plan
from llmbrief.cli.options import (
    Finite,
    deadline_option,
    format_option,
    output_option,
    prompt_option,
    quiet_option,
    record_option,
)
from llmbrief.cli.output import complain, deliver, is_coloured
from llmbrief.cli.progress import library_notes
from llmbrief.cli.sources import named, read, target
from llmbrief.errors import UsageError
from llmbrief.facade import EXTRACTIVE, Plan, Summarizer

DEFAULT_MODEL = "openai/gpt-5.4-mini"
_FALLBACK = (
    "llmbrief: note: no model is asked, the brief is made of the article's own sentences (--model extractive); "
    "for a model's brief set OPENAI_API_KEY or name one with --model"
)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("-m", "--model", metavar="NAME", help="The model to ask, for example openai/gpt-5.4-mini; or extractive.")
@prompt_option
@format_option("text", "markdown", "json", help="How to write the brief.")
@output_option
@click.option("--language", metavar="CODE", help="The article's language, where it should not be guessed: en, de, …")
@click.option("--cassettes", metavar="DIR", help="The folder of recordings to replay, or to record in.")
@record_option
@click.option("--strict", is_flag=True, help="Exit 1 when a quote is not in the article, or a claim contradicts it.")
@deadline_option
@click.option("--max-cost", type=Finite(min=0), metavar="USD", help="Refuse an article that may cost more than this.")
@click.option(
    "--max-chars",
    type=click.IntRange(min=1),
    default=200_000,
    show_default=True,
    metavar="N",
    help="Refuse an article that is longer than this.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be asked and what it costs at most; ask nothing.")
@quiet_option
def summarize(
    sources: tuple[str, ...],
    form: str,
    output: str | None,
    language: str | None,
    strict: bool,
    dry_run: bool,
    quiet: bool,
    **settings: Any,
) -> int:
    """Make a brief of each SOURCE, a file or "-" for standard input.

    Without --model: the one model recorded in DIR where --cassettes is given; else $LLMBRIEF_MODEL; else
    openai/gpt-5.4-mini where OPENAI_API_KEY is set; else no model is asked, and the brief is made of the article's own
    sentences.
    """
    names = named(sources)
    path = target(output, names)
    articles = read(names, language, distinct=settings["record"] != "none")
    summarizer = _summarizer(quiet=quiet, **settings)
    shape = Shape(form, several=len(names) > 1, coloured=path is None and is_coloured())
    label = _label(summarizer, replays=settings["cassettes"] is not None and settings["record"] == "none")
    job: Job[Any] = _plans(summarizer, shape) if dry_run else _briefs(summarizer, shape, strict, label)
    tally = Tally(several=len(names) > 1)
    try:
        with library_notes(quiet=quiet):
            deliver(pieces(job, articles, tally, quiet=quiet), path)
    except Exception:
        summarizer.close()  # breaks off calls that are on their way: nobody wants their answers any more
        raise
    summarizer.close()  # not a with block: an interrupt ends the process without waiting for anything
    return tally.exit_code()


def choose_model(model: str | None, cassettes: str | None, environment: Mapping[str, str]) -> str | None:
    """Return the model to ask: the one named, else by *environment*; None leaves it to what is recorded."""
    if model is not None and not model.strip():
        raise UsageError("--model is empty; name one, for example openai/gpt-5.4-mini")
    if model is not None or cassettes is not None:
        return model
    if named_there := environment.get("LLMBRIEF_MODEL"):
        return named_there
    return DEFAULT_MODEL if environment.get("OPENAI_API_KEY") else EXTRACTIVE


def _summarizer(*, model: str | None, cassettes: str | None, quiet: bool, **settings: Any) -> Summarizer:
    summarizer = Summarizer(choose_model(model, cassettes, os.environ), cassettes=cassettes, **settings)
    if summarizer.model == EXTRACTIVE and not (model or os.environ.get("LLMBRIEF_MODEL") or quiet):
        complain(_FALLBACK)
    return summarizer


def _label(summarizer: Summarizer, *, replays: bool) -> str:
    """Return what a terminal is shown meanwhile; the extractive model is done at once."""
    if summarizer.model == EXTRACTIVE:
        return ""
    return "replaying what was recorded" if replays else f"asking {summarizer.model}"


def _briefs(summarizer: Summarizer, shape: Shape, strict: bool, label: str) -> Job[Brief]:
    return Job(summarizer.summarize, partial(write_brief, shape), partial(grade, strict=strict), label)


def _plans(summarizer: Summarizer, shape: Shape) -> Job[Plan]:
    return Job(summarizer.plan, partial(write_plan, shape), lambda _plan: 0, "")
