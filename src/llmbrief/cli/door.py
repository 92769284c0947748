"""The one door: the group of commands, and how each way of failing ends."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

import click

from llmbrief import __version__
from llmbrief.cli.bugs import BugError
from llmbrief.cli.output import complain, reason
from llmbrief.errors import LLMBriefError

COMMANDS = {
    "summarize": "Make a brief of each SOURCE.",
    "verify": "Hold a brief against its article.",
    "schema": "Print a JSON Schema.",
    "demo": "Show a recorded brief, and a false quote being caught.",
}
USAGE = 2


class Door(click.Group):
    """A group that loads a command's module when the command is called: the module's imports are its own cost."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, most wanted first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"llmbrief.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with, or suggest one of a similar name."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            if Path(args[0]).is_file():
                raise click.UsageError(f"which command? To make a brief of it: llmbrief summarize {args[0]}", ctx)
            raise click.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Door,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done; 1 done, and --strict found fault; 2 wrong input or option; 3 the model or its provider "
    "failed; 4 nothing recorded to replay; 5 some of it failed, the rest is delivered; 130 interrupted.",
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
        complain(f"llmbrief: {reason(BugError(error))}")
        return BugError.exit_code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "llmbrief"
    message = f"{path}: {error.format_message()[:2000]}"
    return message if getattr(error, "possibilities", None) else f"{message}\nTry: {path} --help"
