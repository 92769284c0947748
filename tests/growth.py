"""Hold the time that something takes against the length of what it is given."""

from __future__ import annotations

import time
from collections.abc import Callable

LINEAR = 8  # linear time grows by four, quadratic time by sixteen
ATTEMPTS = 3
FLOOR = 0.002  # seconds; less says more of the machine than of the code


def grows_at_most(factor: float, run: Callable[[int], object], size: int) -> bool:
    """Whether *run* of four times *size* takes at most *factor* times as long as *run* of *size*, once in three.

    Each attempt has a size of its own, so that nothing is answered from a cache.
    """
    return any(_seconds(run, 4 * size + n) <= factor * max(_seconds(run, size + n), FLOOR) for n in range(ATTEMPTS))


def _seconds(run: Callable[[int], object], size: int) -> float:
    """Return the seconds of processor that *run* of *size* takes."""
    started = time.process_time()
    run(size)
    return time.process_time() - started
