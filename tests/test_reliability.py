"""The promises of docs/reliability.md, and how the fault run counts: what a call came to is told alike for all."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks import reliability
from benchmarks.reliability import (
    End,
    What,
    counted,
    families,
    family,
    installed,
    of_ours,
    of_result,
    of_theirs,
    totals,
)
from benchmarks.rivals.asking import PROGRAMS
from benchmarks.rivals.drive import end_of, end_of_async, timed, timed_async

from llmbrief import AsyncSummarizer, Summarizer, errors
from tests.engine.answers import draft, drafts, first_line
from tests.engine.places import places
from tests.engine.running import ARTICLE, Outcome
from tests.engine.server import FaultServer
from tests.engine.table import KEY, PROVIDERS, rows

PAGE = Path(__file__).parent.parent / "docs" / "reliability.md"
TABLE = [*rows(), *places()]
ROWS = {row.name: row for row in TABLE}
GOOD = first_line(ARTICLE)
MEGABYTE = "The harbour stays closed until Friday.\n" * 27_000


@pytest.fixture(autouse=True)
def environment(server: FaultServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)


def by_sync(model: str) -> None:
    with Summarizer(model) as summarizer:
        summarizer.summarize(MEGABYTE)


def by_async(model: str) -> None:
    asyncio.run(AsyncSummarizer(model).summarize(MEGABYTE))


def by_plan(model: str) -> None:
    Summarizer(model).plan(MEGABYTE)


@pytest.mark.parametrize("ask", [by_sync, by_async, by_plan])
@pytest.mark.parametrize(
    ("name", "estimate"),
    [("gpt-4o", "tokens, $2.8"), ("house-model", "16,000 tokens, no price is known)")],
)
def test_an_article_of_a_megabyte_is_refused_with_its_estimate_before_any_request(
    server: FaultServer, ask: Callable[[str], None], name: str, estimate: str
) -> None:
    script = server.script(name, drafts())
    with pytest.raises(errors.BudgetError) as caught:
        ask(f"openai/{name}")
    assert not script.requests
    assert caught.value.exit_code == 2
    assert all(part in caught.value.message for part in ("1,053,000 characters", estimate, "--max-chars", "200,000"))


def test_the_limit_of_a_model_that_costs_nothing_speaks_of_no_tokens() -> None:
    with pytest.raises(errors.BudgetError) as caught:
        by_sync("extractive")
    assert "token" not in caught.value.message


def test_the_page_shows_what_a_long_article_is_told(tmp_path: Path) -> None:
    article = tmp_path / "megabyte.txt"
    article.write_text(MEGABYTE, encoding="utf-8")
    command = [sys.executable, "-m", "llmbrief", "summarize", str(article), "--model", "openai/gpt-4o"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.strip() in PAGE.read_text(encoding="utf-8")


def test_the_page_counts_the_tables() -> None:
    dialects = {provider: rows(provider) for provider in PROVIDERS if provider != "openai"}
    assert counted(TABLE, dialects) in PAGE.read_text(encoding="utf-8")


def test_every_fault_has_one_family_and_the_page_has_them_all() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert sum(len(members) for members in families(TABLE).values()) == len(TABLE)
    for name, members in families(TABLE).items():
        assert f"| {name} | {len(members)} |" in page, "run: python -m benchmarks.reliability --rivals … --write"


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("status 503, html", "statuses"),
        ("503, retry-after 3600", "`Retry-After`"),
        ("quota with 200", "what"),
        ("words of vLLM, context", "what"),
        ("ends with max_tokens, complete JSON", "refused"),
        ("ends with eos_token", "odd"),
        ("refusal beside an answer", "refused"),
        ("truncated body", "connections"),
        ("length, cut JSON", "refused"),
        ("content: doubled keys", "answers"),
        ("doubled keys", "bodies"),
        ("content null", "bodies"),
        ("content in parts", "odd"),
        ("connection refused, TLS", "the way"),
    ],
)
def test_the_family_of_a_fault(name: str, of: str) -> None:
    assert family(ROWS[name]).startswith(of)


@pytest.mark.parametrize(
    ("fault", "said", "requests", "what"),
    [
        ("half a surrogate", [GOOD], 1, "right"),
        ("half a surrogate", ["The harbour is open."], 1, "wrong"),
        ("half a surrogate", [GOOD, GOOD], 1, "wrong"),
        ("half a surrogate", [], 1, "empty"),
        ("content null", None, 1, "empty"),
        ("content null", "", 1, "empty"),
        ("content: no JSON", "Here is the brief you asked for.", 1, "wrong"),
        ("content: a list", "[]", 1, "wrong"),
        ("half a surrogate", json.dumps(draft(ARTICLE)), 1, "right"),
        ("content: an extra field", json.dumps(draft(ARTICLE, mood="fine")), 1, "wrong"),
        ("refusal beside an answer", [GOOD], 1, "wrong"),
        ("length, complete JSON", json.dumps(draft(ARTICLE)), 1, "wrong"),
        ("length, complete JSON", [GOOD], 2, "right"),
    ],
)
def test_a_result_is_right_where_it_is_the_good_answer_s_and_not_marked(
    fault: str, said: object, requests: int, what: What
) -> None:
    assert of_result(ROWS[fault], said, requests, GOOD) == what


@pytest.mark.parametrize(
    ("end", "said", "what"),
    [
        ("own", "RateLimitError", "error"),
        ("raw", "TypeError", "raw"),
        ("hung", "", "hung"),
        ("result", [GOOD], "right"),
        ("result", [], "empty"),
    ],
)
def test_the_end_of_another_program_s_call(end: str, said: object, what: What) -> None:
    line = {"end": end, "said": said, "seconds": 1.0, "key": True}
    assert of_theirs("openai", ROWS["content null"], line, 3, always=True) == End(
        ROWS["content null"], True, what, str(said), 1.0, 3, True
    )


@pytest.mark.parametrize(
    ("result", "seconds", "what", "key"),
    [
        (errors.ServerError("went wrong"), 1.0, "error", False),
        (errors.ServerError(f"said {KEY}"), 1.0, "error", True),
        (ValueError("x"), 1.0, "raw", False),
        (ValueError("x"), 11.0, "hung", False),
    ],
)
def test_the_end_of_a_call_of_ours(result: BaseException, seconds: float, what: What, key: bool) -> None:
    end = of_ours(ROWS["content null"], Outcome(result, seconds, 2, 5.0), always=True)
    assert (end.what, end.key) == (what, key)


def raises(error: Exception) -> Callable[[str], object]:
    def ask(_: str) -> object:
        raise error

    return ask


def waits(ask: Callable[[str], object]) -> Callable[[str], Any]:
    async def asynchronous(model: str) -> object:
        return ask(model)

    return asynchronous


@pytest.mark.parametrize(
    ("ask", "end"),
    [
        (raises(LookupError(f"the key is {KEY}")), {"end": "own", "said": "LookupError", "key": True}),
        (raises(TypeError("x")), {"end": "raw", "said": "TypeError", "key": False}),
        (lambda _: ["a claim"], {"end": "result", "said": ["a claim"], "key": False}),
        (lambda _: KEY, {"end": "result", "said": KEY, "key": True}),
    ],
)
def test_how_a_call_ended_is_told_with_whether_it_shows_the_key(
    ask: Callable[[str], object], end: dict[str, Any]
) -> None:
    assert end_of(ask, (LookupError,), "x", KEY) == end
    assert asyncio.run(end_of_async(waits(ask), (LookupError,), "x", KEY)) == end


def test_a_call_that_goes_on_is_left_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    monkeypatch.setattr("benchmarks.rivals.drive.HANGS", 0.05)
    over = threading.Event()
    assert timed(lambda _: over.wait(10), (), "x", KEY)["end"] == "hung"
    over.set()

    async def stalls(_: str) -> None:
        await asyncio.sleep(10)

    assert asyncio.run(timed_async(stalls, (), "x", KEY))["end"] == "hung"


def test_the_totals_count_each_kind_of_end() -> None:
    def end(fault: str, what: What, *, always: bool, requests: int = 1) -> End:
        return End(ROWS[fault], always, what, "TypeError", 1.0, requests, False)

    ends = [
        end("code insufficient_quota", "error", always=True, requests=3),
        end("content null", "empty", always=True),
        end("content null", "right", always=False),
        end("truncated body", "raw", always=False),
        end("no usage", "raw", always=True),
    ]
    assert totals({"x": ends}).splitlines()[-1] == (
        "| x | 1 + 0 | 1 + 0 | 0 + 0 | 1 + 1 | 0 + 0 | 1 of 1 | 1 of 2 | 0 of 1 | 7 | 1.0 |"
    )


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_that_is_not_installed_has_no_version(program: str) -> None:
    assert installed(program, None) == ""
    assert installed("no-such-program", sys.executable) == ""


def test_the_deadline_of_the_run_is_the_one_that_the_page_promises() -> None:
    assert reliability.DEADLINE == 5.0
    assert "deadline of 5 s" in PAGE.read_text(encoding="utf-8")
