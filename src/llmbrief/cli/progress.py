"""What stderr says while a model is asked."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from llmbrief.cli.output import complain, is_lively
from llmbrief.shown import one_line


@contextmanager
def waiting(text: str, *, since: float, quiet: bool) -> Iterator[None]:
    """Show *text* and the time since *since* (``time.monotonic``) while the block runs, on a terminal alone."""
    if quiet or not is_lively(sys.stderr):
        yield
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:
        task = progress.add_task(text, total=None)
        progress.tasks[task].start_time = since
        yield


class _Notes(logging.Handler):
    """Say what the library logs as notes."""

    def emit(self, record: logging.LogRecord) -> None:
        """Say it in a line."""
        complain(f"llmbrief: note: {one_line(record.getMessage())}")


@contextmanager
def library_notes(*, quiet: bool) -> Iterator[None]:
    """Say llmbrief's own warnings while the block runs, and nobody else's: they may hold whole answers."""
    ours, everybody = logging.getLogger("llmbrief"), logging.getLogger()
    notes, nothing = _Notes(logging.CRITICAL if quiet else logging.WARNING), logging.NullHandler()
    ours.addHandler(notes)
    everybody.addHandler(nothing)  # without any handler Python prints warnings itself
    try:
        yield
    finally:
        ours.removeHandler(notes)
        everybody.removeHandler(nothing)
