"""A guest in another program: threads and tasks share it, it closes what it opened, and changes nothing of others."""

from __future__ import annotations

import asyncio
import decimal
import json
import logging
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from llmbrief import Article, AsyncSummarizer, Brief, Summarizer, check, errors, summarize, verify
from llmbrief.cassettes import Record
from llmbrief.language.numbers import numbers
from tests.cli.conftest import in_process
from tests.engine.answers import drafts, http, says, sends
from tests.engine.running import ARTICLE, until
from tests.engine.server import Behaviour, Connection, FaultServer
from tests.engine.table import KEY

THREADS, TASKS = 32, 100
BUSY = says({"error": {"message": "busy"}}, 503)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, server: FaultServer) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)


def texts(count: int) -> list[str]:
    return [f"The bridge number {n} is closed for repairs this week.\nNobody said why." for n in range(count)]


def openings(briefs: list[Brief]) -> list[str]:
    return [brief.claims[0].text for brief in briefs]


def first_lines(articles: list[str]) -> list[str]:
    return [text.split("\n")[0] for text in articles]


def after(seconds: float) -> Behaviour:
    """Answer after a while, so that requests are under way side by side."""
    answer = drafts()

    async def behave(connection: Connection) -> None:
        await asyncio.sleep(seconds)
        await answer(connection)

    return behave


async def stall(connection: Connection) -> None:
    await connection.stall()


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


# --- shared


def test_32_threads_share_a_summarizer(server: FaultServer) -> None:
    server.script("threads", after(0.02))
    articles = texts(2 * THREADS)
    with Summarizer("openai/threads") as summarizer, ThreadPoolExecutor(THREADS) as pool:
        briefs = list(pool.map(summarizer.summarize, articles))
    assert openings(briefs) == first_lines(articles)


def test_100_tasks_share_a_summarizer(server: FaultServer) -> None:
    server.script("tasks", after(0.02))
    articles = texts(TASKS)

    async def run() -> list[Brief]:
        async with AsyncSummarizer("openai/tasks") as summarizer:
            return list(await asyncio.gather(*map(summarizer.summarize, articles)))

    assert openings(asyncio.run(run())) == first_lines(articles)


def test_threads_share_recordings_and_record_them_side_by_side(server: FaultServer, tmp_path: Path) -> None:
    server.script("recorded", after(0.01))
    articles = [Article.from_text(text, slug=f"bridge-{n}") for n, text in enumerate(texts(THREADS))]
    modes: tuple[Record, ...] = ("all", "none")
    for record in modes:
        with (
            Summarizer("openai/recorded", cassettes=tmp_path, record=record) as summarizer,
            ThreadPoolExecutor(THREADS) as pool,
        ):
            briefs = list(pool.map(summarizer.summarize, articles))
        assert openings(briefs) == first_lines([article.text for article in articles])


def test_an_article_that_fails_does_not_disturb_the_others(server: FaultServer) -> None:
    answer = drafts()

    async def picky(connection: Connection) -> None:
        is_refused = "number 7 " in connection.request.article
        await (sends(http(b"{}", 401)) if is_refused else answer)(connection)

    server.script("picky", picky)
    articles = texts(12)

    async def run() -> list[Brief | BaseException]:
        async with AsyncSummarizer("openai/picky") as summarizer:
            return await asyncio.gather(*map(summarizer.summarize, articles), return_exceptions=True)

    outcomes = asyncio.run(run())
    assert isinstance(outcomes.pop(7), errors.AuthenticationError)
    assert all(isinstance(outcome, Brief) for outcome in outcomes)


# --- cancelled


def test_cancelled_tasks_leave_no_request_behind_and_the_others_go_on(server: FaultServer) -> None:
    stalled, answered = server.script("stalled", stall), server.script("going", after(0.2))

    async def run() -> list[Brief]:
        async with AsyncSummarizer("openai/going") as going, AsyncSummarizer("openai/stalled") as doomed:
            kept = [asyncio.create_task(going.summarize(text)) for text in texts(5)]
            tasks = [asyncio.create_task(doomed.summarize(text)) for text in texts(20)]
            await asyncio.to_thread(until, lambda: len(stalled.requests) == 20)
            for task in tasks:
                task.cancel()
            ended = await asyncio.gather(*tasks, return_exceptions=True)
            assert {type(end) for end in ended} == {asyncio.CancelledError}
            await asyncio.to_thread(until, lambda: len(stalled.gone) == 20)
            return list(await asyncio.gather(*kept))

    assert len(asyncio.run(run())) == 5
    assert (len(stalled.requests), len(answered.requests)) == (20, 5)


@pytest.mark.parametrize("face", ["between attempts", "in an attempt"])
def test_a_timeout_of_the_caller_s_own_ends_the_call(server: FaultServer, face: str) -> None:
    behave = sends(http(b"{}", 429, retry_after="5")) if face == "between attempts" else stall
    script = server.script("timed", behave)

    async def run() -> None:
        async with asyncio.timeout(0.5):
            await AsyncSummarizer("openai/timed", deadline=30).summarize(ARTICLE)

    with pytest.raises(TimeoutError):
        asyncio.run(run())
    until(lambda: script.gone)
    assert len(script.requests) == 1


# --- what it leaves behind

PROGRAM = """
import asyncio, decimal, gc, json, locale, logging, os, random, signal, socket, sys, threading, warnings
from concurrent.futures import ThreadPoolExecutor

def known_loggers():
    return {name: logger for name, logger in logging.Logger.manager.loggerDict.items()
            if isinstance(logger, logging.Logger)}

def of_logger(logger):
    return repr((logger.level, logger.handlers, logger.filters, logger.propagate, logger.disabled))

def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask

def state():
    return {
        "signals": repr([signal.getsignal(number) for number in sorted(signal.valid_signals())]),
        "warnings": repr((warnings.filters, warnings.showwarning, warnings.formatwarning)),
        "locale": locale.setlocale(locale.LC_ALL),
        "environment": repr(sorted(os.environ.items())),
        "loops": repr(type(asyncio.get_event_loop_policy())),
        "sockets": repr((socket.getdefaulttimeout(), socket.socket, socket.getaddrinfo)),
        "root logger": of_logger(logging.getLogger()),
        "logging": repr((logging.root.manager.disable, logging.getLoggerClass(), logging.getLogRecordFactory(),
                         logging.raiseExceptions, sorted(logging._levelToName.items()))),
        "hooks": repr((sys.excepthook, sys.unraisablehook, threading.excepthook, sys.displayhook, sys.gettrace())),
        "streams": repr((sys.stdin, sys.stdout, sys.stderr)),
        "limits": repr((sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval(),
                        gc.get_threshold(), gc.isenabled())),
        "place": repr((os.getcwd(), sys.path, sys.meta_path, sys.path_hooks)),
        "chance": repr(random.getstate()),
        "decimals": repr(decimal.getcontext()),
        "umask": umask(),
        "threads": sorted(thread.name for thread in threading.enumerate()),
        "descriptors": len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0,
    }

socket.getaddrinfo, logging._levelToName, locale.setlocale(locale.LC_ALL)
before = state()
import llmbrief
imported = state()

texts = [f"The bridge number {n} is closed for repairs this week." for n in range(40)]
def wrong(briefs):
    return [text for text, brief in zip(texts, briefs, strict=True) if brief.claims[0].text != text]

with llmbrief.Summarizer("openai/guest") as summarizer, ThreadPoolExecutor(8) as pool:
    amiss = wrong(pool.map(summarizer.summarize, texts))

async def run():
    async with llmbrief.AsyncSummarizer("openai/guest") as summarizer:
        return await asyncio.gather(*map(summarizer.summarize, texts))

amiss += wrong(asyncio.run(run()))
forgotten = llmbrief.Summarizer("openai/guest")
forgotten.summarize(texts[0])
del forgotten
article = llmbrief.Article.from_text(texts[0])
llmbrief.verify(llmbrief.summarize(article), article)
try:
    llmbrief.summarize(texts[0], model="openai/broken", deadline=0.5)
except llmbrief.ProviderError:
    pass
gc.collect()
after = state()
changed = {key: [before[key], now[key]] for now in (imported, after) for key in before if now[key] != before[key]}
own = {name for name, logger in known_loggers().items() if name.startswith("llmbrief") and logger.level}
print(json.dumps({"changed": changed, "amiss": amiss, "own": sorted(own)}))
"""


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files as Linux shows them")
def test_nothing_of_the_program_around_it_is_changed_and_nothing_stays_open(server: FaultServer) -> None:
    server.script("guest", drafts())
    server.script("broken", BUSY)
    command = [sys.executable, "-W", "error", "-W", "always::ResourceWarning", "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"changed": {}, "amiss": [], "own": []}


def test_what_a_program_s_decimals_do_changes_nothing_and_is_not_changed() -> None:
    articles = [Article.from_file(path) for path in sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))[:8]]
    quotes = ["1,500,000 and 3,350 kg, about 33.3 per cent of 7,000 m"]
    say = "1.5 million or 3.35 tonnes, about a third of 7 km, 12345678901234567890 times"

    def made() -> list[object]:
        briefs = [verify(summarize(article), article).model_dump() for article in articles]
        return [*briefs, check(say, quotes, f"It is {quotes[0]}.")]

    expected = made()
    with decimal.localcontext(decimal.Context(prec=2, traps=list(decimal.DefaultContext.traps))) as context:
        numbers.cache_clear()
        assert made() == expected
        assert not any(context.flags.values())


def test_a_client_of_one_s_own_stays_open(server: FaultServer) -> None:
    import openai

    server.script("own", drafts())
    with openai.OpenAI(api_key=KEY, base_url=server.url) as client:
        for _ in range(2):
            with Summarizer("openai/own", client=client) as summarizer:
                summarizer.summarize(ARTICLE)
            assert not client.is_closed()
        assert client.max_retries == openai.DEFAULT_MAX_RETRIES


def test_closing_ends_the_thread_and_the_connections(server: FaultServer) -> None:
    server.script("counted", drafts())
    summarize(ARTICLE, model="openai/counted")  # what is loaded once stays
    threads = threading.active_count()
    files = descriptors()
    with Summarizer("openai/counted") as summarizer, ThreadPoolExecutor(8) as pool:
        list(pool.map(summarizer.summarize, texts(16)))
    until(lambda: threading.active_count() <= threads)
    until(lambda: descriptors() <= files)


def test_who_asks_while_another_thread_closes_gets_a_brief_or_an_error(server: FaultServer) -> None:
    article = Article.from_text(ARTICLE)
    ended: list[bool] = []

    def ask(summarizer: Summarizer) -> None:
        for _ in range(30):
            try:
                ended.append(isinstance(summarizer.summarize(article), Brief))
            except errors.UsageError as error:
                ended.append("closed" in error.message)

    with Summarizer() as summarizer, ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(ask, summarizer) for _ in range(8)]
        while not all(one.done() for one in asking):
            summarizer.close()
        for one in asking:
            one.result(timeout=30)
    assert ended == [True] * 240


FORKS = """
import gc, os, signal, sys
import llmbrief
asked, made = llmbrief.Summarizer("openai/forked", deadline=10), llmbrief.Summarizer()
text = "The bridge is closed for repairs this week."
asked.summarize(text), made.summarize(text)
for leave in (os._exit, sys.exit):
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        assert made.summarize(text).claims and asked.summarize(text).claims
        asked.close()
        del asked, made
        gc.collect()
        leave(0)
    assert os.waitpid(child, 0)[1] == 0
    assert asked.summarize(text).claims and made.summarize(text).claims
asked.close()
"""

AT_EXIT = """
import atexit, os
import llmbrief
text = "The bridge is closed for repairs this week."

def late():
    assert llmbrief.summarize(text).claims
    assert llmbrief.summarize(text, model="openai/late", deadline=10).claims
    os.environ["OPENAI_BASE_URL"] = os.environ["OPENAI_BASE_URL"].replace("127.0.0.1", "localhost")
    try:
        assert llmbrief.summarize(text, model="openai/late", deadline=1).claims
    except llmbrief.LLMBriefError:  # a later Python starts no thread here, in which a name could be looked up
        pass
    print("at exit")

assert llmbrief.summarize(text).claims
atexit.register(late)
"""

WITHOUT_MAIN = """
import sys
import llmbrief
text = "The bridge is closed for repairs this week."
for main in (None, ...):
    if main is ...:
        sys.modules.pop("__main__")
    else:
        sys.modules["__main__"] = main
    assert llmbrief.summarize(text).claims
    assert llmbrief.summarize(text, model="openai/main", deadline=10).claims
sys.stdin = sys.stdout = sys.stderr = None
assert llmbrief.summarize(text, model="openai/main", deadline=10).claims
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.parametrize("program", [FORKS, AT_EXIT, WITHOUT_MAIN], ids=["forks", "at exit", "without main"])
def test_it_works_where_a_program_is_odd(server: FaultServer, program: str) -> None:
    for name in ("forked", "late", "main"):
        server.script(name, BUSY, drafts())
    command = [sys.executable, "-X", "dev", "-W", "error", "-c", f"import logging\nlogging.disable()\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert ("at exit" in done.stdout) is (program is AT_EXIT)


# --- what it logs


@pytest.mark.parametrize(
    "behaviours",
    [(drafts(),), (BUSY, drafts()), (drafts(gist=7), drafts()), (drafts(gist=7),)],
    ids=["good", "busy once", "no draft once", "no draft"],
)
def test_at_info_no_word_of_an_article_or_an_answer_is_logged(
    server: FaultServer, caplog: pytest.LogCaptureFixture, behaviours: tuple[Behaviour, ...]
) -> None:
    caplog.set_level(logging.INFO)
    server.script("logged", *behaviours)
    try:
        summarize(ARTICLE, model="openai/logged", deadline=2)
    except errors.ProviderError:
        assert len(behaviours) == 1
    assert len(behaviours) == 1 or "llmbrief" in {record.name for record in caplog.records}
    words = ("harbour", "Ürkmez", "Nobody", "What the article says")
    assert not [word for word in words if word in caplog.text]


# --- what it spends


@pytest.mark.parametrize(
    ("options", "named"), [([], "--max-chars"), (["--max-chars", "2000000", "--max-cost", "0.01"], "--max-cost")]
)
def test_a_megabyte_is_refused_before_any_request_with_its_estimate(
    server: FaultServer, tmp_path: Path, options: list[str], named: str
) -> None:
    script = server.script("gpt-4o", drafts())
    path = tmp_path / "long.txt"
    path.write_text("The bridge is closed. " * 50_000, encoding="utf-8")
    env: dict[str, str | None] = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.url}
    outcome = in_process("summarize", path, "--model", "openai/gpt-4o", *options, env=env)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert named in outcome.stderr
    assert "tokens" in outcome.stderr
    assert "$" in outcome.stderr
    assert not script.requests


def test_the_cost_so_far_counts_before_each_further_answer(server: FaultServer) -> None:
    script = server.script("gpt-4o", drafts(gist=7), drafts())
    plan = Summarizer("openai/gpt-4o").plan(ARTICLE)
    assert plan.cost_usd is not None
    with pytest.raises(errors.InvalidAnswerError, match=r"not sent again: .* so far") as caught:
        summarize(ARTICLE, model="openai/gpt-4o", max_cost=plan.cost_usd)
    assert len(script.requests) == 1
    assert "--max-cost" in caught.value.message
