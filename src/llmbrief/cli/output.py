"""Where data and talk go: stdout, a file replaced in one step, and stderr."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

import click

from llmbrief import files
from llmbrief.errors import LLMBriefError, UsageError
from llmbrief.shown import one_line, shown

_NARROWEST, _WIDEST = 40, 100  # columns

_LONGEST = 2000  # characters of a message

# What JSON lets through raw and a terminal would act on: DEL, C1, line separators and bidirectional controls.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def complain(message: str) -> None:
    """Say *message* on stderr, with whatever it echoes made harmless; where nobody reads it, say nothing."""
    try:
        click.echo(shown(message), err=True)
    except OSError:
        _abandon(2)


def reason(error: LLMBriefError) -> str:
    """Return the error's message on one line, cut where it echoes something long."""
    return one_line(error.message, _LONGEST)


def write(text: str) -> None:
    """Write *text* to stdout at once; raise BrokenPipeError where nobody reads it any more."""
    try:
        click.echo(text, nl=False, color=True)  # colour was decided when the text was made
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon(1)
        raise UsageError(f"cannot write to stdout: {error.strerror}") from error


def _abandon(stream: int) -> None:
    """Let what a standard stream still holds go nowhere: else Python tries again when it exits, and exits 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def deliver(pieces: Iterable[str], path: Path | None) -> None:
    """Write each piece as it comes, or all of them to *path* at the end; without pieces *path* stays as it is."""
    if path is None:
        for piece in pieces:
            write(piece)
    elif text := "".join(pieces):
        replace(path, text)


def check_target(path: Path) -> None:
    """Raise UsageError where *path* could not be written, before anything is asked for it."""
    folder = path.resolve().parent
    if files.is_folder(path):
        raise UsageError(f"cannot write to {path}: it is a folder; name a file in it", path=path)
    if not files.is_folder(folder):
        raise UsageError(f"cannot write to {path}: there is no folder {folder}", path=path)
    if not os.access(folder if _replaceable(path) else path, os.W_OK):
        raise UsageError(f"cannot write to {path}: permission denied", path=path)


def replace(path: Path, text: str) -> None:
    """Put *text* (UTF-8) in the place of *path* in one step: readers see the old file or the new one, never a part.

    A file that is there keeps its permissions, a link its target. Devices and pipes are written to, not replaced.
    """
    try:
        if _replaceable(path):
            _swap(path.resolve(), text.encode())
        else:
            path.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(f"cannot write to {path}: {error.strerror}", path=path) from error


def _replaceable(path: Path) -> bool:
    return files.is_file(path) or not files.is_there(path)


def _swap(path: Path, data: bytes) -> None:
    beside = path.with_name(f".llmbrief-{os.urandom(6).hex()}.tmp")
    try:
        with beside.open("xb") as file:
            if files.is_there(path):
                beside.chmod(stat.S_IMODE(path.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:  # an interrupt too must leave nothing beside the file
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def json_text(value: Any, *, indent: int | None = None) -> str:
    """Return *value* as JSON that holds no raw control character but newline, and a newline at its end."""
    return inert_json(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def inert_json(text: str) -> str:
    """Return JSON with what JSON lets through raw and a terminal would act on escaped, and a newline at its end."""
    return _ACTIVE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def columns() -> int:
    """Return the width to wrap text at: the terminal's or ``COLUMNS``, 80 without either, between 40 and 100."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST), _WIDEST)


def is_lively(stream: IO[str] | None) -> bool:
    """Say whether *stream* is a terminal that understands more than plain text."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def is_coloured() -> bool:
    """Say whether stdout takes colour: a terminal, unless ``NO_COLOR`` is set (no-color.org)."""
    return is_lively(sys.stdout) and not os.environ.get("NO_COLOR")
