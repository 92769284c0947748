"""Ask another program for a brief, as often as standard input says, some at once.

    PYTHON -m benchmarks.rivals.drive PROGRAM KEY < calls.json > ends.jsonl

Runs with an interpreter that has the program, and needs nothing of llmbrief. What comes in is an object: ``models`` are
asked for at the address of the environment, the first for nothing but to have everything loaded; ``places`` are asked
for one after the other, each a model with an ``address`` and the ``steps`` that its host leads to.
A line of output says how a call ended: ``model``, ``seconds``, ``end`` (``result``; ``own``, an error of the program's
or of the openai SDK below it; ``raw``, another exception; ``hung``), ``said`` (the result, or the exception's type) and
``key``: whether *KEY* is in the traceback or in the result; for a place ``lookups`` too: how often its name was asked.
"""

from __future__ import annotations

import asyncio
import inspect
import json
import os
import queue
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from tests.engine.resolver import Resolver

from benchmarks.rivals.asking import PROGRAMS, Ask, RefusedError

AT_ONCE = 12
HANGS = 10.0  # seconds

Own = tuple[type[Exception], ...]
End = dict[str, Any]


def end_of(ask: Ask, own: Own, model: str, key: str) -> End:
    """Ask and say how it ended."""
    try:
        result = ask(model)
    except Exception as error:  # noqa: BLE001 - whatever comes is what is measured
        return _failed(error, own, key)
    return _returned(result, key)


async def end_of_async(ask: Ask, own: Own, model: str, key: str) -> End:
    """Do as ``end_of`` does with a coroutine function."""
    try:
        result = await ask(model)
    except Exception as error:  # noqa: BLE001 - whatever comes is what is measured
        return _failed(error, own, key)
    return _returned(result, key)


def _failed(error: Exception, own: Own, key: str) -> End:
    printed = "".join(traceback.format_exception(error))
    return {"end": "own" if isinstance(error, own) else "raw", "said": type(error).__name__, "key": key in printed}


def _returned(result: object, key: str) -> End:
    return {"end": "result", "said": result, "key": key in str(result)}


_HUNG = {"end": "hung", "said": "", "key": False}


def timed(ask: Ask, own: Own, model: str, key: str) -> End:
    """Say how a call ended and when; one that goes on for ``HANGS`` is left to itself."""
    ends: list[End] = []
    started = time.monotonic()
    thread = threading.Thread(target=lambda: ends.append(end_of(ask, own, model, key)), daemon=True)
    thread.start()
    thread.join(HANGS)
    return {"model": model, "seconds": time.monotonic() - started, **(ends[0] if ends else _HUNG)}


async def timed_async(ask: Ask, own: Own, model: str, key: str) -> End:
    """Do as ``timed`` does with a coroutine function."""
    started = time.monotonic()
    task = asyncio.create_task(end_of_async(ask, own, model, key))
    await asyncio.wait([task], timeout=HANGS)
    return {"model": model, "seconds": time.monotonic() - started, **(task.result() if task.done() else _HUNG)}


def ask_all(ask: Ask, own: Own, models: list[str], key: str) -> None:
    """Print how each call ended, as it ends."""
    waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    for model in [*models, *[None] * AT_ONCE]:
        waiting.put(model)
    printing = threading.Lock()

    def work() -> None:
        while (model := waiting.get()) is not None:
            end = json.dumps(timed(ask, own, model, key))
            with printing:
                print(end, flush=True)

    workers = [threading.Thread(target=work) for _ in range(AT_ONCE)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


async def ask_all_async(ask: Ask, own: Own, models: list[str], key: str) -> None:
    """Do as ``ask_all`` does with a coroutine function."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def work(model: str) -> None:
        async with gate:
            end = await timed_async(ask, own, model, key)
        print(json.dumps(end), flush=True)

    await asyncio.gather(*(work(model) for model in models))


Make = Callable[[], tuple[Ask, type[Exception]]]


async def ask_places(make: Make, own: Own, places: list[dict[str, Any]], key: str) -> None:
    """Print how a call to each place ended, with a client of its own."""
    resolver = Resolver()
    socket.getaddrinfo = resolver
    for place in places:
        host = str(urlsplit(place["address"]).hostname)
        resolver.plans[host] = tuple(place["steps"])
        os.environ["OPENAI_BASE_URL"] = place["address"]
        ask, _ = make()
        if inspect.iscoroutinefunction(ask):
            end = await timed_async(ask, own, place["model"], key)
        else:
            end = timed(ask, own, place["model"], key)
        print(json.dumps({**end, "lookups": resolver.asked[host]}), flush=True)


async def main_async(make: Make, own: Own, calls: dict[str, Any], key: str) -> None:
    """Ask on the program's asynchronous side."""
    ask, _ = make()
    first, *models = calls["models"]
    await ask(first)
    await ask_all_async(ask, own, models, key)
    await ask_places(make, own, calls["places"], key)


def main() -> None:
    """Ask, and leave behind what hangs."""
    import openai

    name, key = sys.argv[1:]
    make, calls = PROGRAMS[name], json.load(sys.stdin)
    ask, error = make()
    own = (error, openai.OpenAIError, RefusedError)
    if inspect.iscoroutinefunction(ask):
        asyncio.run(_and_leave(main_async(make, own, calls, key)))
    first, *models = calls["models"]
    ask(first)
    ask_all(ask, own, models, key)
    asyncio.run(_and_leave(ask_places(make, own, calls["places"], key)))


async def _and_leave(work: Any) -> None:
    await work
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
