"""``llmbrief eval doctor``."""

from __future__ import annotations

import click

from llmbrief.cli.eval.options import data_options, refuse_mistaken
from llmbrief.cli.options import format_option, output_option
from llmbrief.cli.output import columns, deliver, json_text
from llmbrief.cli.sources import target
from llmbrief.evals import load_cases
from llmbrief.evals.doctor import examine
from llmbrief.evals.rendering.doctor import examination_text


@click.command()
@data_options
@format_option("text", "json", help="How to write what is found.")
@output_option
def doctor(gold: str, seeds: str, form: str, output: str | None) -> int:
    """Harm good briefs in known ways, and say which metric sees it.

    The gold files' own briefs are harmed in every way in which a model goes wrong, and scored again.
    """
    path = target(output, ())
    refuse_mistaken(gold, seeds)
    examined = examine(load_cases(gold=gold, seeds=seeds))
    as_json = form == "json"
    text = (
        json_text(examined.model_dump(mode="json"), indent=1)
        if as_json
        else examination_text(examined, width=columns())
    )
    deliver([text], path)
    return 0
