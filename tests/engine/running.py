"""Run a fault and hold what came of it against its row."""

from __future__ import annotations

import asyncio
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from llmbrief.brief import Brief
from llmbrief.errors import DeadlineError, LLMBriefError
from llmbrief.facade import AsyncSummarizer, Summarizer
from tests.engine.answers import drafts, first_line
from tests.engine.server import FaultServer, Script
from tests.engine.table import AGAIN, FINE, KEY, ONCE, REASKED, Row

ARTICLE = "The harbour in Ürkmez stays closed until Friday.\nNobody said why."
DEADLINE = 1.5  # seconds
PATIENT = 4.0
LEEWAY = 1.0


@dataclass(frozen=True)
class Outcome:
    """What came of one call."""

    result: Brief | BaseException
    seconds: float
    requests: int
    deadline: float

    def __str__(self) -> str:
        what = "a brief" if isinstance(self.result, Brief) else f"{type(self.result).__name__}: {self.result}"
        return f"{what} after {self.seconds:.2f} s and {self.requests} requests"


def scripted(server: FaultServer, row: Row, *, always: bool, face: str) -> tuple[str, Script]:
    name = f"{row.provider}-{zlib.crc32(row.name.encode()):08x}-{always}-{face}"
    return f"{row.provider}/{name}", server.script(name, row.behave, *([] if always else [drafts()]))


async def run_async(server: FaultServer, row: Row, *, always: bool, deadline: float) -> Outcome:
    model, script = scripted(server, row, always=always, face="async")
    started = time.monotonic()
    result: Brief | BaseException
    try:
        result = await AsyncSummarizer(model, deadline=deadline).summarize(ARTICLE)
    except Exception as error:  # noqa: BLE001 - whatever comes is held against the row
        result = error
    return Outcome(result, time.monotonic() - started, len(script.requests), deadline)


def run_sync(server: FaultServer, row: Row, *, always: bool, deadline: float) -> Outcome:
    model, script = scripted(server, row, always=always, face="sync")
    started = time.monotonic()
    result: Brief | BaseException
    try:
        with Summarizer(model, deadline=deadline) as summarizer:
            result = summarizer.summarize(ARTICLE)
    except Exception as error:  # noqa: BLE001 - whatever comes is held against the row
        result = error
    return Outcome(result, time.monotonic() - started, len(script.requests), deadline)


def all_async(server: FaultServer, rows: list[Row], *, always: bool, deadline: float, at_once: int) -> list[Outcome]:
    async def run_all() -> list[Outcome]:
        gate = asyncio.Semaphore(at_once)

        async def run(row: Row) -> Outcome:
            async with gate:
                return await run_async(server, row, always=always, deadline=deadline)

        return await asyncio.gather(*(run(row) for row in rows))

    return asyncio.run(run_all())


def all_sync(server: FaultServer, rows: list[Row], *, always: bool, deadline: float, at_once: int) -> list[Outcome]:
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(lambda row: run_sync(server, row, always=always, deadline=deadline), rows))


def held(run: Callable[..., list[Outcome]], server: FaultServer, rows: list[Row], *, always: bool) -> list[str]:
    """Return what is not as *rows* say it must be, when *run* runs them.

    Many run at once under a short deadline. A machine that is busy with other things may be why one goes amiss; it is
    run again, alone and with more time, and that is what counts.
    """
    outcomes = run(server, rows, always=always, deadline=DEADLINE, at_once=12)
    amiss = [row for row, outcome in zip(rows, outcomes, strict=True) if complaints(row, outcome, always=always)]
    outcomes = run(server, amiss, always=always, deadline=PATIENT, at_once=1)
    pairs = zip(amiss, outcomes, strict=True)
    return [complaint for row, outcome in pairs for complaint in complaints(row, outcome, always=always)]


def complaints(row: Row, outcome: Outcome, *, always: bool) -> list[str]:
    """Return what is not as *row* says it must be."""
    found = [] if outcome.seconds < outcome.deadline + LEEWAY else ["late"]
    found += [] if outcome.requests in _requests(row, outcome, always=always) else ["another number of requests"]
    if row.sent == FINE or (row.transient and not always):
        found += _of_brief(outcome.result)
    else:
        found += _of_error(row, outcome.result)
    return [f"{row.name}, {'always' if always else 'once'}: {problem}; got {outcome}" for problem in found]


def _requests(row: Row, outcome: Outcome, *, always: bool) -> range:
    if row.sent in (FINE, ONCE):
        return range(1, 2)
    if not always:
        return range(2, 3)
    if row.sent == REASKED:
        return range(3, 4)
    out_of_time = isinstance(outcome.result, DeadlineError) and outcome.seconds > 0.8 * outcome.deadline
    return range(1 if out_of_time else 4, 7)  # a machine that is busy with other things may take the time


def _of_brief(result: Brief | BaseException) -> list[str]:
    if not isinstance(result, Brief):
        return ["no brief"]
    text = result.claims[0].text
    return [] if text == first_line(ARTICLE) and KEY not in result.model_dump_json() else ["a wrong brief"]


def _of_error(row: Row, result: Brief | BaseException) -> list[str]:
    assert row.error is not None
    accepted = (row.error, DeadlineError) if row.sent == AGAIN else (row.error,)
    if not isinstance(result, LLMBriefError) or type(result) not in accepted:
        return [f"no {row.error.__name__}"]
    return error_faults(result)


def error_faults(error: LLMBriefError) -> list[str]:
    """Return what is wrong with how an error of a provider is told."""
    message = str(error)
    found = [] if error.exit_code == 3 else ["another exit code"]
    found += [] if message.isprintable() and len(message) < 4_000 else ["more than one short line"]
    return found + (["the key is told"] if any(KEY in text for text in told(error)) else [])


def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Wait until *true* is; fail after *seconds*."""
    ends_at = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < ends_at
        time.sleep(0.01)


def told(error: BaseException) -> list[str]:
    """Return everything that a traceback or a log of *error* could show."""
    import traceback

    texts = traceback.format_exception(error)
    seen: list[BaseException] = []
    pending: list[BaseException | None] = [error]
    while pending:
        one = pending.pop()
        if one is not None and one not in seen:
            seen.append(one)
            texts += [str(one), repr(one), repr(vars(one))]
            pending += [one.__cause__, one.__context__]
    return texts
