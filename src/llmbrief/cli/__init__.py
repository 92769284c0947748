"""The command line: data on stdout, talk on stderr, the verdict in the exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys

TYPE_CHECKING = False  # as in llmbrief itself
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

__all__ = ["main"]

INTERRUPTED = 130
_ALLOCATIONS = 100_000  # what loads, stays: looking through it for garbage every 700 takes a tenth of a short command


def main() -> None:
    """Run ``llmbrief`` with the process's arguments and exit.

    Two ends leave at once, without waiting for threads that still ask a model: Ctrl-C (130), and a reader that closed
    the pipe (0: it has what it wanted).
    """
    try:
        gc.set_threshold(_ALLOCATIONS)
        _interrupt_once()
        _speak_utf8()
        from llmbrief.cli.door import run  # here, so that an interrupt while it loads leaves no traceback

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(0)
    gc.freeze()  # the process ends: what is left needs no last look for garbage, which would take its tenth too
    sys.exit(code)


def _speak_utf8() -> None:
    reconfigure = getattr(sys.stdout, "reconfigure", None)  # stdout is None where it was closed from the start
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _interrupt_once() -> None:
    """Let the first Ctrl-C run its course: a second one must not disturb what the first one tidies up."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        sys.unraisablehook = _lost


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise KeyboardInterrupt


def _lost(unraisable: sys.UnraisableHookArgs) -> None:
    # Python drops what is raised in a finalizer; an interrupt that lands there must end the process all the same.
    if isinstance(unraisable.exc_value, KeyboardInterrupt):
        _leave(INTERRUPTED)
    sys.__unraisablehook__(unraisable)


def _leave(code: int) -> NoReturn:
    writing = getattr(sys.modules.get("llmbrief.cassettes"), "WRITING", None)
    if writing is not None:
        writing.acquire(timeout=1)  # a recording that is being written leaves nothing half done
    os._exit(code)
