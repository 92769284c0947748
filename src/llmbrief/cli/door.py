"""The one door: the group of commands, and how each way of failing ends."""

from __future__ import annotations

from collections.abc import Sequence

import click

from llmbrief import __version__, files
from llmbrief.cli.bugs import unexpected
from llmbrief.cli.groups import LazyGroup
from llmbrief.cli.output import complain, reason
from llmbrief.errors import LLMBriefError

COMMANDS = {
    "summarize": "Make a brief of each SOURCE.",
    "verify": "Hold a brief against its article.",
    "eval": "Say how good briefs are, against gold files.",
    "schema": "Print a JSON Schema.",
    "demo": "Show a recorded brief, and a false quote being caught.",
}
USAGE = 2


class Door(LazyGroup):
    """The group of all commands."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with; a file in its place is answered by the command that takes it."""
        if args[0] not in COMMANDS and files.is_file(args[0]):
            raise click.UsageError(f"which command? To make a brief of it: llmbrief summarize {args[0]}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Door,
    package="llmbrief.cli",
    listed=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 done, and the verdict is bad (--strict found fault, a regression); 2 wrong input or "
    "option; 3 the model or its provider failed; 4 nothing recorded to replay, or cannot tell; 5 some of it failed, "
    "the rest is delivered; 130 interrupted.",
)
@click.version_option(__version__, prog_name="llmbrief", message="%(prog)s %(version)s")
@click.pass_context
def door(context: click.Context) -> None:
    """Turn an article into a brief one can check.

    A brief is a summary, claims with who stands behind each and how firmly, and open questions. Every claim carries
    quotes that are located in the article's own words.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what goes wrong is told on stderr.

    KeyboardInterrupt and BrokenPipeError pass through: they end the process, not the command.
    """
    try:
        with door.make_context("llmbrief", list(arguments)) as context:
            return int(door.invoke(context) or 0)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        complain(_usage(error))
        return USAGE
    except LLMBriefError as error:
        complain(f"llmbrief: {reason(error)}")
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - Python's own exit code for a bug is 1, which here is a verdict
        failure = unexpected(error)
        complain(f"llmbrief: {reason(failure)}")
        return failure.exit_code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "llmbrief"
    message = f"{path}: {' '.join(error.format_message()[:2000].split())}"  # click lists choices on lines of their own
    return message if getattr(error, "possibilities", None) else f"{message}\nTry: {path} --help"
