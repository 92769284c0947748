"""``llmbrief eval agreement``."""

from __future__ import annotations

from pathlib import Path

import click

from llmbrief.cli.eval.options import annotators_option, beside, data_options, refuse_mistaken
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import columns, deliver, json_text
from llmbrief.cli.sources import target
from llmbrief.evals import load_cases
from llmbrief.evals.agreement import agreement as agreed
from llmbrief.evals.agreement import agreement_text


@click.command()
@data_options
@annotators_option
@format_option("text", "json", help="How to write it.")
@output_option
def agreement(gold: str, seeds: str, annotators: str | None, form: str, output: str | None) -> int:
    """Score two annotators against the gold and each other.

    Their files are gold files. What they reach against the gold is the ceiling that "eval run" shows beside each score.
    """
    path = target(output, ())
    refuse_mistaken(gold, seeds)
    value = agreed(load_cases(gold=gold, seeds=seeds), Path(annotators or beside(gold, "annotators")))
    as_json = form == "json"
    text = json_text(value.model_dump(mode="json"), indent=1) if as_json else agreement_text(value, columns())
    deliver([text], path)
    return 0
