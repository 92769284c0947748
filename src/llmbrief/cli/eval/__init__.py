"""``llmbrief eval``: the harness at the command line, one module a command."""

from __future__ import annotations

import click

from llmbrief.cli.groups import LazyGroup

COMMANDS = {
    "run": "Score the briefs of all cases.",
    "compare": "Say whether NEW.json is better than OLD.json, worse or the same.",
    "gate": "Compare with the baseline, and fail where there is a reason to.",
    "bless": "Pin a report as the baseline.",
    "plan": "Say how many articles it takes to see which difference.",
    "lint": "Name every fault of the gold files and what belongs to them.",
    "agreement": "Score two annotators against the gold and each other.",
    "doctor": "Harm good briefs in known ways, and say which metric sees it.",
}


@click.group(
    cls=LazyGroup,
    package="llmbrief.cli.eval",
    listed=COMMANDS,
    invoke_without_command=True,
    epilog="Exit codes: 0 done, improved or the same; 1 a regression; 2 wrong input, option or gold; 3 a report has "
    "failed cases; 4 cannot tell; 5 some cases failed, the report of the others is delivered.",
)
@click.pass_context
def eval(context: click.Context) -> None:
    """Say how good briefs are, against gold files.

    A gold file holds what a careful editor would take from an article. Without options the recordings that lie in
    cassettes are scored against evals/gold: no key, no network.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
