"""Ask another program for a brief of each model named on standard input, some at once.

    PYTHON -m benchmarks.rivals.drive PROGRAM KEY < models.json > ends.jsonl

Runs with an interpreter that has the program, and needs nothing of llmbrief. The first model is asked for nothing but
to have everything loaded. A line of output says how a call to one of the others ended: ``model``, ``seconds``, ``end``
(``result``; ``own``, an error of the program's or of the openai SDK below it; ``raw``, another exception; ``hung``),
``said`` (the result, or the exception's type) and ``key``: whether *KEY* is in the traceback or in the result.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import time
import traceback
from typing import Any

from benchmarks.rivals.asking import PROGRAMS, Ask, RefusedError

AT_ONCE = 12
HANGS = 10.0  # seconds

Own = tuple[type[Exception], ...]


def end_of(ask: Ask, own: Own, model: str, key: str) -> dict[str, Any]:
    """Ask and say how it ended."""
    try:
        result = ask(model)
    except Exception as error:  # noqa: BLE001 - whatever comes is what is measured
        end = "own" if isinstance(error, own) else "raw"
        printed = "".join(traceback.format_exception(error))
        return {"end": end, "said": type(error).__name__, "key": key in printed}
    return {"end": "result", "said": result, "key": key in str(result)}


def timed(ask: Ask, own: Own, model: str, key: str) -> dict[str, Any]:
    """Say how a call ended and when; one that goes on for ``HANGS`` is left to itself."""
    ends: list[dict[str, Any]] = []
    started = time.monotonic()
    thread = threading.Thread(target=lambda: ends.append(end_of(ask, own, model, key)), daemon=True)
    thread.start()
    thread.join(HANGS)
    end = ends[0] if ends else {"end": "hung", "said": "", "key": False}
    return {"model": model, "seconds": time.monotonic() - started, **end}


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


def main() -> None:
    """Ask, and leave behind what hangs."""
    import openai

    name, key = sys.argv[1:]
    ask, error = PROGRAMS[name]()
    first, *models = json.load(sys.stdin)
    ask(first)
    ask_all(ask, (error, openai.OpenAIError, RefusedError), models, key)
    os._exit(0)


if __name__ == "__main__":
    main()
