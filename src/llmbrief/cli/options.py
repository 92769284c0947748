"""Options that several commands take."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import click

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


class Finite(click.FloatRange):
    """A number in a range, neither NaN nor infinite."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or fail with a usage error."""
        number = float(super().convert(value, param, ctx))
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number


def format_option(*forms: str, help: str) -> Option:
    """Offer *forms*, the first by default."""
    return click.option(
        "-f", "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help=help
    )


output_option = click.option(
    "-o", "--output", metavar="PATH", help="Write to PATH in one step, once everything is done."
)
prompt_option = click.option("-p", "--prompt", metavar="NAME|FILE", help="A shipped prompt, or a file of your own.")
record_option = click.option(
    "--record",
    type=click.Choice(["none", "missing", "all"]),
    default="none",
    show_default=True,
    help="Which articles to ask about and record; the others are replayed.",
)
deadline_option = click.option(
    "--deadline",
    type=Finite(min=0, min_open=True),
    default=120,
    show_default=True,
    metavar="SECONDS",
    help="Time for one article, everything included.",
)
quiet_option = click.option("-q", "--quiet", is_flag=True, help="No notes and no spinner on stderr.")
