"""Every fault of the table, always and once, through both faces: a right brief or an error of ours, in time."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief import errors, faults, wire
from llmbrief.facade import AsyncSummarizer, Summarizer, summarize
from llmbrief.faults import Target
from llmbrief.providers import Limits
from llmbrief.providers.asking import MAX_ATTEMPTS, MAX_REASKS
from tests.engine.answers import drafts, encoded, http, says, sends, writes
from tests.engine.dialects import own_rows
from tests.engine.places import HOST, Place, Town, places, resolving
from tests.engine.running import ARTICLE, all_async, all_sync, complaints, error_faults, held, run_sync, told, until
from tests.engine.server import Connection, FaultServer
from tests.engine.table import KEY, PROVIDERS, rows

ROWS = {row.name: row for row in rows()}
GROUPS = {index: list(ROWS.values())[index::4] for index in range(4)}
OTHERS = [provider for provider in PROVIDERS if provider != "openai"]
BOTH_FACES = [
    "status 401, html",
    "status 503, html",
    "code insufficient_quota",
    "retry-after '3600'",
    "redirect 307 to elsewhere",
    "reset within the answer",
    "stall in the body",
    "truncated body",
    "gzip bomb",
    "empty choices",
    "key echoed in a text",
    "length, complete JSON",
    "content: doubled keys",
    "chunks of one byte",
]
VALUES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda parts: st.lists(parts) | st.dictionaries(st.sampled_from(["message", "code", "type"]), parts),
    max_leaves=6,
)
BUSY = says({"error": {"message": "busy"}}, 503)


@pytest.fixture(scope="module", autouse=True)
def environment(server: FaultServer) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", KEY)
        patch.setenv("OPENAI_BASE_URL", server.url)
        patch.setenv("ANTHROPIC_API_KEY", KEY)
        patch.setenv("GEMINI_API_KEY", KEY)
        patch.delenv("GOOGLE_API_KEY", raising=False)
        patch.delenv("ANTHROPIC_AUTH_TOKEN", raising=False)
        for name in ("ANTHROPIC_BASE_URL", "GOOGLE_GEMINI_BASE_URL"):
            patch.setenv(name, f"http://127.0.0.1:{server.port}")
        server.script("warm", drafts())
        for provider in PROVIDERS:  # what is loaded once takes longer than a deadline here
            summarize(ARTICLE, model=f"{provider}/warm")
        yield


def failure(model: str, **options: Any) -> errors.LLMBriefError:
    with pytest.raises(errors.LLMBriefError) as caught:
        summarize(ARTICLE, model=model, **options)
    return caught.value


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("always", [True, False], ids=["always", "once"])
def test_a_fault_ends_in_a_right_brief_or_an_error_of_ours(server: FaultServer, group: int, always: bool) -> None:
    found = held(all_async, server, GROUPS[group], always=always)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("always", [True, False], ids=["always", "once"])
def test_the_synchronous_face_ends_in_the_same_way(server: FaultServer, always: bool) -> None:
    found = held(all_sync, server, [ROWS[name] for name in BOTH_FACES], always=always)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("provider", OTHERS)
@pytest.mark.parametrize("always", [True, False], ids=["always", "once"])
def test_other_providers_own_faults_end_in_the_same_way(server: FaultServer, provider: str, always: bool) -> None:
    table = {row.name: row for row in rows(provider)}
    names = {row.name for row in own_rows(provider)} | set(BOTH_FACES) & set(table)
    found = held(all_async, server, [table[name] for name in names], always=always)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("provider", PROVIDERS)
def test_the_table_has_the_faults_it_is_to_have(provider: str) -> None:
    table = {row.name: row for row in rows(provider)}
    transient = [row for row in table.values() if row.sent in ("again", "re-asked")]
    assert len(table) == len(rows(provider)) > 200
    assert len(transient) > 100


@pytest.fixture(scope="module")
def town(server: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    pytest.importorskip("cryptography")
    if sys.platform != "linux":
        pytest.skip("the loopback has one address here")
    town = Town(server, tmp_path_factory.mktemp("certificates"))
    wire.trusted.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(town.trusted))
        wire.trusted()
    yield town
    town.close()
    wire.trusted.cache_clear()


@pytest.mark.allow_hosts([f"127.0.0.{number}" for number in range(1, 8)])
@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
@pytest.mark.parametrize("always", [True, False], ids=["always", "once"])
def test_a_fault_on_the_way_ends_in_the_same_way(
    town: Town, monkeypatch: pytest.MonkeyPatch, place: Place, always: bool
) -> None:
    host = f"x.{HOST}"
    with resolving() as resolver:
        resolver.plans[host] = place.steps(always=always)
        monkeypatch.setenv("OPENAI_BASE_URL", f"{place.scheme}://{host}:{town.port}/v1")
        outcome = run_sync(town.server, place, always=always, deadline=1.5)
    found = complaints(place, replace(outcome, requests=resolver.asked[host]), always=always)
    assert not found


def test_what_may_be_sent_again_is_sent_at_least_four_times(server: FaultServer) -> None:
    script = server.script("busy", BUSY)
    error = failure("openai/busy", deadline=2)
    assert 4 <= len(script.requests) <= 6
    assert isinstance(error, errors.ServerError)
    assert f"sent {len(script.requests)} times" in error.message


def test_a_stall_that_goes_on_leaves_time_for_four_attempts(server: FaultServer) -> None:
    script = server.script("stall", ROWS["stall before the headers"].behave)
    started = time.monotonic()
    error = failure("openai/stall", deadline=1.5)
    assert time.monotonic() - started < 4
    assert len(script.requests) >= 4
    assert isinstance(error, errors.DeadlineError)
    assert "1.5 s" in error.message


def test_the_clock_runs_before_the_client_is_loaded_but_leaves_half_of_the_deadline() -> None:
    now = time.monotonic()
    assert Limits.started(now, 4.0, None).ends_at == pytest.approx(now + 4, abs=0.1)
    late = Limits.started(now - 3.9, 4.0, None)
    assert late.left() == pytest.approx(2, abs=0.1)
    assert late.allow(2 - 0.1)  # so that four attempts that stall have room there too
    assert not late.allow(2 - 0.05)


@pytest.mark.parametrize(("status", "wish", "seconds"), [(429, "0.4", 0.4), (503, "1", 1.0), (429, "date", 0)])
def test_retry_after_is_never_undercut(server: FaultServer, status: int, wish: str, seconds: float) -> None:
    dates: list[datetime] = []

    async def slow_down(connection: Connection) -> None:
        date = (datetime.now(UTC) + timedelta(seconds=1.5)).replace(microsecond=0)
        dates.append(date)
        said = format_datetime(date, usegmt=True) if wish == "date" else wish
        await connection.send(http(encoded({"error": {"message": "slow down"}}), status, retry_after=said))

    script = server.script(f"slow{status}{wish}", slow_down, drafts())
    before = time.time()
    summarize(ARTICLE, model=f"openai/slow{status}{wish}", deadline=6)
    gap = script.requests[1].at - script.requests[0].at
    if wish == "date":
        assert time.time() >= dates[0].timestamp()
        assert time.time() - before < 4
    else:
        assert seconds <= gap < seconds + 2


def test_an_absurd_wait_ends_the_call_at_once_with_its_reason(server: FaultServer) -> None:
    script = server.script("absurd", sends(http(b"{}", 429, retry_after="3600")))
    started = time.monotonic()
    error = failure("openai/absurd", deadline=5)
    assert time.monotonic() - started < 2
    assert len(script.requests) == 1
    assert "3600 s" in error.message
    assert error.retry_after == 3600


def test_the_article_is_not_sent_to_where_a_redirect_points(server: FaultServer) -> None:
    other = FaultServer()
    try:
        script = other.script("moved", drafts())
        server.script("moved", sends(http(b"", 307, location=f"{other.url}/chat/completions")))
        assert isinstance(failure("openai/moved"), errors.RedirectError)
        assert not script.requests
    finally:
        other.close()


@pytest.mark.parametrize(
    ("address", "exit_code"),
    [
        ("127.0.0.1:1/v1", 2),
        ("api.example.com/v1", 2),
        ("ftp://127.0.0.1/v1", 2),
        ("http://[::1", 2),
        ("http://127.0.0.1:99999999", 2),
        ("http://", 2),
        ("http:///v1", 2),
    ],
)
def test_a_base_url_that_is_none_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, address: str, exit_code: int
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    error = failure("openai/x", deadline=2)
    assert error.exit_code == exit_code
    assert "base URL" in error.message
    assert address in error.message or "OPENAI_BASE_URL" in error.message
    assert error.message.isprintable()


@pytest.mark.parametrize("key", ["sk-broken\nkey12345", "sk-brökenkey12345", "sk-broken key\x0112345", "", "  "])
def test_a_key_that_cannot_be_one_is_refused_before_anything_is_sent(
    monkeypatch: pytest.MonkeyPatch, server: FaultServer, key: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", key)
    script = server.script("keyless", drafts())
    error = failure("openai/keyless", deadline=2)
    assert error.exit_code == 2
    assert "OPENAI_API_KEY" in error.message
    assert not key.strip() or not any(key in text or "12345" in text for text in told(error))
    assert not script.requests


def test_no_log_record_holds_the_key(server: FaultServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    for number, behave in enumerate([*(ROWS[name].behave for name in BOTH_FACES if "stall" not in name), drafts()]):
        server.script(f"logged{number}", behave)
        with contextlib.suppress(errors.LLMBriefError):
            summarize(ARTICLE, model=f"openai/logged{number}", deadline=0.3)
    assert KEY not in caplog.text
    told_aloud = [record.getMessage() for record in caplog.records if record.levelno >= logging.INFO]
    assert told_aloud
    assert not [message for message in told_aloud if "harbour" in message]
    assert not [record for record in caplog.records if KEY in str(vars(record))]


def test_nothing_reaches_stderr_where_nobody_configured_logging(server: FaultServer) -> None:
    for number, name in enumerate(("key echoed in a text", "content: no JSON", "status 503, html", "refusal")):
        server.script(f"quiet{number}", ROWS[name].behave)
    program = (
        "from llmbrief.facade import summarize\n"
        "for n in range(4):\n"
        "    try:\n"
        f"        summarize({ARTICLE!r}, model=f'openai/quiet{{n}}', deadline=1)\n"
        "    except Exception as error:\n"
        "        print(type(error).__name__)\n"
    )
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60, env=os.environ)
    assert done.stderr == ""
    assert {"InvalidAnswerError", "RefusalError"} <= set(done.stdout.split())


def test_nothing_of_a_client_s_own_reaches_stderr(server: FaultServer) -> None:
    """google-genai warns of what else an answer holds, and openai's clients read it a second time."""
    names = ["two candidates", "a function call beside an answer", "a thought alone"]
    table = {row.name: row for row in rows("google")}
    for number, name in enumerate(names):
        server.script(f"quiet-google{number}", table[name].behave)
    program = (
        "from llmbrief.facade import summarize\n"
        f"for n in range({len(names)}):\n"
        "    try:\n"
        f"        summarize({ARTICLE!r}, model=f'google/quiet-google{{n}}', deadline=0.5)\n"
        "    except Exception as error:\n"
        "        print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout.split()) == len(names)


def test_an_answer_that_takes_long_to_read_ends_with_the_deadline(server: FaultServer) -> None:
    server.script("escapes", writes(lambda value: http(encoded({**value, "x": "%25" * 1_390_000}))))
    started = time.monotonic()
    try:
        summarize(ARTICLE, model="openai/escapes", deadline=0.5)
    except errors.LLMBriefError as error:
        assert not error_faults(error)  # noqa: PT017 - a faster machine reads it in time
    assert time.monotonic() - started < 1.5


def test_a_cancelled_task_leaves_no_request_behind(server: FaultServer) -> None:
    script = server.script("cancelled", ROWS["stall before the headers"].behave)

    async def cancelled() -> None:
        task = asyncio.create_task(AsyncSummarizer("openai/cancelled", deadline=30).summarize(ARTICLE))
        await asyncio.to_thread(until, lambda: script.requests)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    until(lambda: script.gone)
    assert len(script.requests) == 1


def test_closing_breaks_off_what_another_thread_waits_for(server: FaultServer) -> None:
    script = server.script("closed", ROWS["stall in the body"].behave)
    summarizer = Summarizer("openai/closed", deadline=30)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(summarizer.summarize, ARTICLE)
        until(lambda: script.requests)
        summarizer.close()
        with pytest.raises(errors.LLMBriefError, match="closed"):
            waiting.result(10)
    until(lambda: script.gone)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("5", 5),
        ("0.25", 0.25),
        (" 7 ", 7),
        ("7.", 7),
        ("+7", 7),
        ("7 s", 7),
        ("7;x=1", 7),
        ("2, 7, 3", 7),
        ("1e3", 1000),
        ("9" * 300, 1e9),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("NaN", None),
        ("inf", None),
        ("١", None),
        ("0x10", None),
    ],
)
def test_what_retry_after_says(said: str, seconds: float | None) -> None:
    assert faults.retry_after({"retry-after": said}) == seconds


@pytest.mark.parametrize("form", ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y"])
def test_retry_after_as_a_date_of_any_form(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        now = datetime.now(UTC)
        assert faults.retry_after({"retry-after": (now - timedelta(seconds=100)).strftime(form)}) == 0
        wait = faults.retry_after({"retry-after": (now + timedelta(seconds=100)).strftime(form)})
    finally:
        monkeypatch.undo()
        time.tzset()
    assert wait is not None
    assert 98 < wait <= 100


def test_milliseconds_count_as_a_wish_too() -> None:
    assert faults.retry_after({"retry-after-ms": "1500"}) == 1.5
    assert faults.retry_after({"retry-after-ms": "1500", "retry-after": "1"}) == 1.5


def test_a_message_is_one_short_line_without_the_key() -> None:
    target = Target("openai", "x", secrets=(KEY,))
    body = f"<p>\x1b[31m{KEY}\n\u202e{'long ' * 10_000}</p>".encode()
    error = faults.of_response(500, {}, body, target)
    assert not error_faults(error)
    assert "[key]" in error.message


def test_other_fields_of_a_body_are_not_the_provider_s_words() -> None:
    body = encoded({"error": {"message": "bad field"}, "input": "the article says: maximum context length"})
    assert type(faults.of_response(400, {}, body, Target("openai", "x"))) is errors.RequestRejectedError


# a body, what is told of it
TOLD: list[tuple[Any, str]] = [
    ({"error": {"message": "no"}}, "no"),
    ({"error": "no"}, "no"),
    ([{"error": {"message": "no"}}], "no"),
    ({"errors": [{"code": 7, "message": "no"}]}, "no"),
    ({"detail": "no"}, "no"),
    ({"detail": [{"loc": ["body"], "msg": "no"}]}, "no"),
    ({"message": {"detail": [{"msg": "no"}]}}, "no"),
    ({"error": {"message": "no", "metadata": {"raw": "why"}}}, "no · why"),
    ({"error": {"code": 7}}, ""),
    ({"error": [[[[[["deep"]]]]]]}, ""),
    ("no", "no"),
    (7, ""),
]


@pytest.mark.parametrize(("body", "said"), TOLD)
def test_what_a_server_says_is_told_wherever_it_stands(body: Any, said: str) -> None:
    error = faults.of_response(422, {}, encoded(body), Target("openai", "x"))
    assert error.message.endswith(f"(HTTP 422: {said})" if said else "(HTTP 422)")


def test_a_reason_is_looked_for_where_the_provider_speaks_and_not_in_an_article_it_repeats() -> None:
    body = {"error": {"message": f"cannot parse: {'The harbour. ' * 200} It has insufficient funds."}}
    assert type(faults.of_response(400, {}, encoded(body), Target("openai", "x"))) is errors.RequestRejectedError


def test_the_page_of_errors_is_the_table() -> None:
    table = [fault for fault in vars(faults).values() if isinstance(fault, faults.Fault)]
    page = (Path(__file__).parent.parent / "docs" / "errors.md").read_text(encoding="utf-8")
    told_of = [line for line in page.splitlines() if line.startswith("| ") and "Error` |" in line]
    assert told_of == [row_of(fault) for fault in table]


def row_of(fault: faults.Fault) -> str:
    again = f"up to {MAX_ATTEMPTS} times" if fault.again else "once"
    if fault is faults.INVALID:
        again = f"up to {1 + MAX_REASKS} times, with the reason"
    says_ = fault.says.replace("{model!r}", "{model}").replace("{deadline:g}", "{deadline}")
    return f"| {fault.when} | `{fault.error.__name__}` | {fault.error.exit_code} | {again} | {says_} |"


@given(status=st.integers(201, 599), body=st.binary() | st.text().map(str.encode), wish=st.text(max_size=30))
def test_whatever_a_server_says_becomes_one_short_line(status: int, body: bytes, wish: str) -> None:
    error = faults.of_response(
        status, {"retry-after": wish}, body + KEY.encode(), Target("openai", "x", secrets=(KEY,))
    )
    assert not error_faults(error)
    assert error.retry_after is None or error.retry_after >= 0


@given(value=st.dictionaries(st.sampled_from(["error", "message", "code"]), VALUES))
def test_whatever_shape_an_error_has_becomes_one_short_line(value: dict[str, Any]) -> None:
    target = Target("openai", "x")
    assert not error_faults(faults.of_response(400, {}, encoded(value), target))
    error = faults.error_in_body(value, target)
    assert error is None or not error_faults(error)
