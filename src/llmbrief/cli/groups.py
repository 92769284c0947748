"""Groups of commands that load a command when it is called: what a command's module imports is its own cost."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """A group whose command ``name`` is the attribute ``name`` of the module ``package.name``.

    *listed* says each command's help in a line, most wanted first.
    """

    def __init__(self, *args: Any, package: str, listed: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._package = package
        self._listed = listed

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, most wanted first."""
        return list(self._listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command."""
        if cmd_name not in self._listed:
            return None
        command = getattr(importlib.import_module(f"{self._package}.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with, or suggest one of a similar name."""
        if args[0] not in self._listed and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=self._listed, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._listed.items()))
