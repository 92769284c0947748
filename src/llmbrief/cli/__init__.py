"""The command line: data on stdout, talk on stderr, the verdict in the exit code."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

__all__ = ["main"]

INTERRUPTED = 130


def main() -> None:
    """Run ``llmbrief`` with the process's arguments and exit.

    Two ends leave at once, without waiting for threads that still ask a model: Ctrl-C (130), and a reader that closed
    the pipe (0: it has what it wanted).
    """
    try:
        _speak_utf8()
        from llmbrief.cli.door import run  # here, so that an interrupt while it loads leaves no traceback

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(0)
    sys.exit(code)


def _speak_utf8() -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # stdout is None where it was closed from the start
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave(code: int) -> NoReturn:
    os._exit(code)
