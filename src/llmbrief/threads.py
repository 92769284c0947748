"""Work beside an event loop, in threads that keep no program from ending."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import thread  # noqa: F401 - clients need it, and at a program's end it cannot be loaded any more
from typing import Any, TypeVar

T = TypeVar("T")


def in_daemon(loop: asyncio.AbstractEventLoop, work: Callable[[], T]) -> asyncio.Future[T]:
    """Do *work* in a daemon thread and return what will be its result in *loop*.

    Python waits at its end for the threads of a pool, however long they take and whatever the deadline was.
    Raises RuntimeError where no more threads are started.
    """
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: Any, error: BaseException | None) -> None:
        if not done.done():
            done.set_exception(error) if error else done.set_result(result)

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:  # noqa: BLE001 - it is handed on to the loop
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="llmbrief-work", daemon=True).start()
    return done
