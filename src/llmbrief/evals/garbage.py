"""Python's search for garbage, which costs a tenth of the time where many small values are made and kept."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 5_000_000  # between two searches: more than a thousand cases and their scores are made of
_LOCK = threading.Lock()
_BEFORE: list[tuple[int, int, int]] = []  # thresholds that those who are at work now found


@contextmanager
def garbage_let_be() -> Iterator[None]:
    """Search for garbage seldom meanwhile: cases, briefs and scores are kept, and have hardly a cycle among them.

    The threshold is the process's: who comes first changes it and who leaves last puts it back.
    """
    with _LOCK:
        _BEFORE.append(gc.get_threshold())
        if 0 < _BEFORE[0][0] < _ALLOCATIONS:
            gc.set_threshold(_ALLOCATIONS)
    try:
        yield
    finally:
        with _LOCK:
            first = _BEFORE[0]
            _BEFORE.pop()
            if not _BEFORE:
                _keep_unsearched()
                gc.set_threshold(*first)


def _keep_unsearched() -> None:
    """Let what was made meanwhile be as old as what is kept for good, which a search for new garbage passes over."""
    if gc.get_freeze_count() == 0:
        gc.freeze()
        gc.unfreeze()
