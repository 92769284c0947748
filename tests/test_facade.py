"""The engine and its two faces: what is asked, what is paid, whose client, which thread, and what is left behind."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from llmbrief import errors
from llmbrief.article import Article
from llmbrief.facade import AsyncSummarizer, Summarizer, summarize
from llmbrief.prompt import DEFAULT_PROMPT
from tests.engine.answers import completion, draft, drafts, encoded, first_line, good, http, says, sends, with_choice
from tests.engine.running import ARTICLE, error_faults, told, until
from tests.engine.server import Behaviour, Connection, FaultServer, read_request
from tests.engine.table import KEY

GONE = "The harbour was sold to a circus in May."  # a quote that no article here has


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, server: FaultServer) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)


def claim(id_: str, quote: str) -> dict[str, Any]:
    return {**draft(ARTICLE)["claims"][0], "id": id_, "quotes": [quote]}


def invented(*ids: str) -> Behaviour:
    """Answer with a draft in which the claims *ids* rest on a quote that the article does not have."""
    claims = [claim(id_, GONE if id_ in ids else first_line(ARTICLE)) for id_ in ("c1", "c2", "c3")]
    return drafts(claims=claims)


def mends(*claims: dict[str, Any]) -> Behaviour:
    return says(completion(json.dumps({"claims": claims}, ensure_ascii=False)))


# --- asking again


def test_an_answer_that_is_no_draft_is_asked_again_with_what_was_wrong(server: FaultServer) -> None:
    bad = drafts(claims=[{**claim("c1", "x"), "kind": "rumour"}])
    script = server.script("reask", bad, drafts())
    brief = summarize(ARTICLE, model="openai/reask")
    first, second = (request.json["messages"] for request in script.requests)
    assert second[:2] == first
    assert [message["role"] for message in second] == ["system", "user", "assistant", "user"]
    assert "rumour" in second[2]["content"]
    assert "claims[0].kind" in second[3]["content"]
    assert "pydantic" not in second[3]["content"]
    assert brief.run is not None
    assert (brief.run.requests, brief.run.answers, brief.run.input_tokens) == (2, 2, 2000)


def test_asking_again_ends_after_two_times(server: FaultServer) -> None:
    script = server.script("never", drafts(gist=7))
    with pytest.raises(errors.InvalidAnswerError, match="gist") as caught:
        summarize(ARTICLE, model="openai/never")
    assert len(script.requests) == 3
    assert len(script.requests[2].json["messages"]) == 6
    assert not error_faults(caught.value)


def test_only_claims_whose_quotes_fail_are_asked_about_once_more(server: FaultServer) -> None:
    mended = {"id": "c2", "quotes": [first_line(ARTICLE)], "text": "Mended."}
    other = {"id": "c1", "quotes": ["Nobody said why."], "text": "Not asked about."}
    script = server.script("mend", invented("c2", "c3"), mends(other, mended))
    brief = summarize(ARTICLE, model="openai/mend")
    second = script.requests[1].json
    assert [message["role"] for message in second["messages"]] == ["system", "user", "assistant", "user"]
    complaint = second["messages"][3]["content"]
    assert "c2" in complaint
    assert "c3" in complaint
    assert "c1:" not in complaint
    assert second["response_format"]["json_schema"]["name"] == "mended"
    assert [item.text for item in brief.claims] == [first_line(ARTICLE), "Mended.", first_line(ARTICLE)]
    assert [(item.evidence[0].verdict, item.evidence[0].asked) for item in brief.claims] == [
        ("exact", 1),
        ("exact", 2),
        ("absent", 1),
    ]
    assert brief.run is not None
    assert (brief.run.requests, brief.run.answers) == (2, 2)


@pytest.mark.parametrize(
    "second",
    [
        says({"error": {"message": "no", "code": "insufficient_quota"}}, 429),
        says(with_choice(completion("{}"), finish_reason="length")),
        says(completion("no JSON")),
        sends(b""),
    ],
    ids=["quota", "truncated", "no JSON", "closed"],
)
def test_a_second_asking_that_fails_leaves_the_first_draft(server: FaultServer, second: Behaviour) -> None:
    server.script("half", invented("c2"), second)
    brief = summarize(ARTICLE, model="openai/half", deadline=1)
    assert [item.evidence[0].verdict for item in brief.claims] == ["exact", "absent", "exact"]
    assert brief.claims[1].evidence[0].quote == GONE


# --- money


def test_tokens_and_cost_add_up_over_answers_that_were_of_no_use(server: FaultServer) -> None:
    shapeless = says({**completion("{}"), "choices": []})
    cut = says(with_choice(completion(""), finish_reason="length"))
    server.script("gpt-4o", drafts())
    alone = summarize(ARTICLE, model="openai/gpt-4o").run
    server.script("gpt-4o", shapeless, drafts(gist=1), invented("c1"), cut)
    after = summarize(ARTICLE, model="openai/gpt-4o", deadline=5).run
    assert alone is not None
    assert after is not None
    assert alone.cost_usd
    assert after.cost_usd == pytest.approx(4 * alone.cost_usd)
    assert (after.input_tokens, after.output_tokens) == (4000, 2000)
    assert (after.requests, after.answers) == (4, 2)
    assert after.served_model == "served-model-2026"


def test_a_cost_that_is_not_known_is_null(server: FaultServer) -> None:
    server.script("house-model", drafts())
    assert cost("openai/house-model") is None
    server.script("gpt-4o", says({**completion(json.dumps(draft(ARTICLE))), "usage": None}))
    assert cost("openai/gpt-4o") is None


def test_an_error_says_what_was_spent_in_vain(server: FaultServer) -> None:
    server.script("gpt-4o", drafts(gist=1), says(with_choice(completion("{}"), finish_reason="length")))
    with pytest.raises(errors.TruncatedError) as caught:
        summarize(ARTICLE, model="openai/gpt-4o")
    assert (caught.value.input_tokens, caught.value.output_tokens) == (2000, 1000)
    assert caught.value.cost_usd


async def stall(connection: Connection) -> None:
    await connection.stall()


@pytest.mark.parametrize(
    ("first", "answers", "error"),
    [
        (stall, 1.5, errors.UnreachableError),
        (sends(http(b"{", content_type="application/json")), 1.5, errors.ServerError),
        (says({**completion(json.dumps(draft(ARTICLE, gist=1))), "usage": None}), 1.5, errors.InvalidAnswerError),
        (drafts(gist=1), 1.03, errors.InvalidAnswerError),
    ],
    ids=["stalled", "unreadable", "not counted", "counted"],
)
def test_what_may_have_been_charged_counts_towards_the_limit(
    server: FaultServer, first: Behaviour, answers: float, error: type[errors.ProviderError]
) -> None:
    script = server.script("gpt-4o", first, drafts())
    limit = answers * (Summarizer("openai/gpt-4o").plan(ARTICLE).cost_usd or 0)
    with pytest.raises(error, match=r"not sent again: the next answer may cost \$0\.\d+ after .*--max-cost") as caught:
        summarize(ARTICLE, model="openai/gpt-4o", max_cost=limit, deadline=1)
    assert len(script.requests) == 1
    assert not error_faults(caught.value)


@pytest.mark.parametrize(("fault", "charged"), [(stall, True), (says({}, 503), False), (says({}, 401), False)])
def test_an_error_says_whether_it_may_be_charged(server: FaultServer, fault: Behaviour, charged: bool) -> None:
    server.script("charged", fault)
    with pytest.raises(errors.ProviderError) as caught:
        summarize(ARTICLE, model="openai/charged", deadline=0.3)
    assert caught.value.charged is charged


@pytest.mark.parametrize("first", [says({}, 503), says({}, 429), sends(http(b"", 408))], ids=["503", "429", "408"])
def test_what_nobody_charges_for_is_sent_again_within_the_limit(server: FaultServer, first: Behaviour) -> None:
    server.script("gpt-4o", first, first, drafts())
    limit = Summarizer("openai/gpt-4o").plan(ARTICLE).cost_usd
    assert summarize(ARTICLE, model="openai/gpt-4o", max_cost=limit, deadline=4).claims


def test_an_estimate_is_told_with_its_thousands(server: FaultServer) -> None:
    with pytest.raises(errors.BudgetError, match=r"at most \d+,\d{3} \+ 16,000 tokens\), over the limit of \$0\.0001"):
        summarize(ARTICLE * 10, model="openai/gpt-4o", max_cost=0.0001)
    with pytest.raises(errors.BudgetError, match=r"at most \d+,\d{3} \+ 16,000 tokens\); leave out --max-cost"):
        summarize(ARTICLE * 10, model="openai/house-model", max_cost=1)


@pytest.mark.parametrize("usage", [{"prompt_tokens": 2**62, "completion_tokens": 5}, {"prompt_tokens": -1}, {"x": 1}])
def test_counts_that_cannot_be_are_none(server: FaultServer, usage: dict[str, int]) -> None:
    server.script("gpt-4o", says({**completion(json.dumps(draft(ARTICLE))), "usage": usage}))
    run = summarize(ARTICLE, model="openai/gpt-4o").run
    assert run is not None
    assert (run.input_tokens, run.cost_usd) == (0, None)


def cost(model: str) -> float | None:
    run = summarize(ARTICLE, model=model).run
    assert run is not None
    return run.cost_usd


@pytest.mark.parametrize(
    ("model", "options", "words"),
    [
        ("gpt-4o", {"max_cost": 0.0001}, ["--max-cost", "$", "tokens"]),
        ("house-model", {"max_cost": 100.0}, ["--max-cost", "no price", "tokens"]),
        ("gpt-4o", {"max_chars": 10}, ["--max-chars", "tokens", "65"]),
    ],
)
def test_what_is_over_a_limit_sends_nothing(
    server: FaultServer, model: str, options: dict[str, Any], words: list[str]
) -> None:
    script = server.script(model, drafts())
    with pytest.raises(errors.BudgetError) as caught:
        summarize(ARTICLE, model=f"openai/{model}", **options)
    assert not script.requests
    assert caught.value.exit_code == 2
    assert all(word in caught.value.message for word in words)


def test_a_cost_within_the_limit_is_spent(server: FaultServer) -> None:
    server.script("gpt-4o", drafts())
    plan = Summarizer("openai/gpt-4o").plan(ARTICLE)
    assert plan.cost_usd is not None
    run = summarize(ARTICLE, model="openai/gpt-4o", max_cost=plan.cost_usd).run
    assert run is not None
    assert run.cost_usd is not None
    assert run.cost_usd <= plan.cost_usd


def test_a_plan_asks_nothing_and_bounds_what_is_asked(server: FaultServer) -> None:
    script = server.script("gpt-4o", drafts())
    summarizer = Summarizer("openai/gpt-4o")
    plan = summarizer.plan(ARTICLE)
    assert not script.requests
    summarizer.summarize(ARTICLE)
    summarizer.close()
    assert plan.input_tokens > len(script.requests[0].body) * 0.8
    assert plan.cost_usd is not None
    assert plan.cost_usd_at_most is not None
    assert plan.cost_usd_at_most > plan.answers * plan.cost_usd
    assert (plan.model, plan.prompt, plan.replayed) == ("openai/gpt-4o", DEFAULT_PROMPT, False)
    assert Summarizer("openai/house-model").plan(ARTICLE).cost_usd is None


# --- more than an answer can hold


def test_an_answer_of_a_flood_of_claims_ends_with_the_deadline(server: FaultServer) -> None:
    floods = drafts(claims=[claim(f"c{n}", "The harbour in Bodrum opens on Monday.") for n in range(1, 1_200)])
    server.script("flood", floods)
    started = time.monotonic()
    with pytest.raises(errors.DeadlineError) as caught:
        summarize(ARTICLE, model="openai/flood", deadline=0.3)
    assert time.monotonic() - started < 1.3
    assert not error_faults(caught.value)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"claims": [{**claim("c1", "x"), "quotes": ["x"] * 51}]}, r"claims\[0\].quotes: 51 are too many"),
        ({"gist": "x" * 300_000}, r"300,\d+ characters"),
        ({"x" * 100_000: 1}, "x" * 20),
    ],
    ids=["quotes", "text", "a field's name"],
)
def test_more_than_an_answer_can_hold_is_asked_again_in_few_words(
    server: FaultServer, changes: dict[str, Any], problem: str
) -> None:
    script = server.script("much", drafts(**changes), drafts())
    summarize(ARTICLE, model="openai/much", deadline=10)
    *_, complaint = script.requests[1].json["messages"]
    assert re.search(problem, complaint["content"])
    assert len(complaint["content"]) < 6_000


# --- a client of one's own


NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to load them takes longer than a test


def own_clients(server: FaultServer) -> dict[str, Any]:
    import instructor
    import openai

    def waiting(**options: Any) -> openai.AsyncOpenAI:
        client = openai.DefaultAsyncHttpxClient(verify=NO_CERTIFICATES)
        return openai.AsyncOpenAI(api_key=KEY, base_url=server.url, http_client=client, **options)

    def blocking(**options: Any) -> openai.OpenAI:
        client = openai.DefaultHttpxClient(verify=NO_CERTIFICATES)
        return openai.OpenAI(api_key=KEY, base_url=server.url, http_client=client, **options)

    return {
        "async": waiting,
        "sync": blocking,
        "instructor, async": lambda: instructor.from_openai(waiting(max_retries=0)),
        "instructor, sync": lambda: instructor.from_openai(blocking(max_retries=0)),
    }


OWN = ["async", "sync", "instructor, async", "instructor, sync"]


@pytest.fixture
def own(server: FaultServer, request: pytest.FixtureRequest) -> Iterator[Any]:
    if request.param is None:
        yield None
        return
    client = own_clients(server)[request.param]()
    yield client
    inner = getattr(client, "client", client)
    closing = inner.close()
    if closing is not None:
        asyncio.run(closing)


@pytest.mark.parametrize("own", OWN, indirect=True)
def test_a_client_of_one_s_own_is_used(server: FaultServer, own: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")
    monkeypatch.delenv("OPENAI_BASE_URL")
    busy = says({"error": {"message": "busy"}}, 503)
    script = server.script("own", busy, drafts())
    brief = summarize(ARTICLE, model="openai/own", client=own, deadline=5)
    assert brief.claims[0].text == first_line(ARTICLE)
    assert len(script.requests) == 2
    assert script.requests[0].json["response_format"]["json_schema"]["strict"] is True
    assert brief.run is not None
    assert brief.run.input_tokens == 1000


OWN_FAULTS: dict[str, tuple[Behaviour, type[errors.ProviderError]]] = {
    "401": (says({"error": {"message": f"bad key {KEY}"}}, 401), errors.AuthenticationError),
    "quota": (says({"error": {"message": "x", "code": "insufficient_quota"}}, 429), errors.QuotaError),
    "model": (says({"error": {"message": "x", "code": "model_not_found"}}, 404), errors.ModelNotFoundError),
    "context": (says({"error": {"code": "context_length_exceeded"}}, 400), errors.ContextLengthError),
    "absurd wait": (sends(http(b"{}", 429, retry_after="3600")), errors.RateLimitError),
    "html": (sends(http(b"<html>hello</html>", kind="text/html")), errors.ServerError),
    "text": (sends(http(f"Bearer {KEY}".encode(), kind="application/json")), errors.ServerError),
    "error with 200": (says({"error": {"message": "no credit", "code": "insufficient_quota"}}), errors.QuotaError),
    "echo": (says({**completion("{}"), "debug": KEY}), errors.ServerError),
    "no choices": (says({**completion("{}"), "choices": []}), errors.ServerError),
    "length": (says(with_choice(completion("{}"), finish_reason="length")), errors.TruncatedError),
    "closed": (sends(b""), errors.UnreachableError),
}


@pytest.mark.parametrize("own", OWN, indirect=True)
@pytest.mark.parametrize("fault", OWN_FAULTS)
def test_errors_of_a_client_of_one_s_own_become_ours(server: FaultServer, own: Any, fault: str) -> None:
    behave, error = OWN_FAULTS[fault]
    script = server.script("own-fault", behave)
    is_sent_again = error in (errors.ServerError, errors.UnreachableError)
    accepted = (error, errors.DeadlineError) if is_sent_again else (error,)
    with pytest.raises(accepted) as caught:
        summarize(ARTICLE, model="openai/own-fault", client=own, deadline=0.4 if is_sent_again else 5)
    assert not error_faults(caught.value)
    assert len(script.requests) == 1 or is_sent_again


@pytest.mark.parametrize("own", ["async", "sync"], indirect=True)
def test_the_deadline_holds_for_a_client_of_one_s_own(server: FaultServer, own: Any) -> None:
    released, threads = threading.Event(), threading.active_count()

    async def stall(connection: Connection) -> None:
        while not released.is_set():  # noqa: ASYNC110 - another thread sets it
            await asyncio.sleep(0.01)

    server.script("own-stall", stall)
    started = time.monotonic()
    with pytest.raises(errors.DeadlineError):
        summarize(ARTICLE, model="openai/own-stall", client=own, deadline=0.4)
    assert time.monotonic() - started < 2
    released.set()
    until(lambda: threading.active_count() == threads)  # the one left behind ends before its client is closed


@pytest.mark.parametrize("own", ["async", None], indirect=True)
@pytest.mark.parametrize("spelled", [KEY, KEY.replace("/", "\\/")])
def test_an_article_with_the_key_in_it_is_not_sent(server: FaultServer, own: Any, spelled: str) -> None:
    script = server.script("held", drafts())
    article = f"The harbour published its key, {spelled}, by mistake."
    with pytest.raises(errors.UsageError, match="take the key out") as caught:
        summarize(article, model="openai/held", client=own)
    assert not script.requests
    assert KEY not in "".join(told(caught.value))


def test_what_is_no_client_is_refused() -> None:
    with pytest.raises(errors.UsageError, match="client="):
        summarize(ARTICLE, model="openai/x", client=object())


# --- threads, loops, and what is left behind


def test_threads_share_a_summarizer_and_answers_do_not_cross(server: FaultServer) -> None:
    server.script("shared", drafts())
    texts = [f"The bridge number {n} is closed for repairs this week." for n in range(24)]
    with Summarizer("openai/shared") as summarizer, ThreadPoolExecutor(8) as pool:
        briefs = list(pool.map(summarizer.summarize, texts))
    assert [brief.claims[0].text for brief in briefs] == texts


def test_tasks_share_a_summarizer_and_answers_do_not_cross(server: FaultServer) -> None:
    server.script("shared", drafts())
    texts = [f"The bridge number {n} is closed for repairs this week." for n in range(24)]

    async def run() -> list[str]:
        async with AsyncSummarizer("openai/shared") as summarizer:
            briefs = await asyncio.gather(*(summarizer.summarize(text) for text in texts))
        return [brief.claims[0].text for brief in briefs]

    assert asyncio.run(run()) == texts


def test_the_synchronous_face_works_inside_a_running_loop(server: FaultServer) -> None:
    server.script("inside", drafts())

    async def run() -> str:
        return summarize(ARTICLE, model="openai/inside").claims[0].text

    assert asyncio.run(run()) == first_line(ARTICLE)


def test_one_summarizer_serves_successive_loops(server: FaultServer) -> None:
    server.script("loops", drafts())
    summarizer = AsyncSummarizer("openai/loops")
    for _ in range(3):
        assert asyncio.run(summarizer.summarize(ARTICLE)).claims[0].text == first_line(ARTICLE)


def test_nothing_is_left_open_where_nobody_closes(server: FaultServer) -> None:
    server.script("forgotten", drafts())
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        asyncio.run(AsyncSummarizer("openai/forgotten").summarize(ARTICLE))
        Summarizer("openai/forgotten").summarize(ARTICLE)
        gc.collect()
    assert not [str(warning.message) for warning in caught]
    assert "llmbrief" not in {thread.name for thread in threading.enumerate()}


def test_closing_twice_is_fine_and_use_after_it_begins_anew(server: FaultServer) -> None:
    server.script("again", drafts())
    summarizer = Summarizer("openai/again")
    summarizer.close()
    for _ in range(2):
        summarizer.summarize(ARTICLE)
        summarizer.close()
        summarizer.close()


def test_an_answer_that_is_sent_twice_is_not_given_to_the_next_article(server: FaultServer) -> None:
    async def twice(connection: Connection) -> None:
        data = http(encoded(good(connection.request))).replace(b"connection: close", b"connection: keep-alive")
        await connection.send(data * 2)
        while (request := await read_request(connection.reader)) is not None:
            await connection.send(http(encoded(good(request))))

    server.script("twice", twice)

    async def run() -> list[str]:
        async with AsyncSummarizer("openai/twice") as summarizer, summarizer._connections.shared():
            briefs = [await summarizer.summarize(f"The bridge number {n} is closed this week.") for n in range(3)]
        return [brief.claims[0].text for brief in briefs]

    assert asyncio.run(run()) == [f"The bridge number {n} is closed this week." for n in range(3)]


def test_a_resolver_that_stalls_keeps_no_program_from_ending(server: FaultServer) -> None:
    program = (
        "import socket, time\n"
        "def stalls(*_, **__): time.sleep(30)\n"
        "socket.getaddrinfo = stalls\n"
        "from llmbrief import LLMBriefError, summarize\n"
        "try:\n"
        f"    summarize({ARTICLE!r}, model='openai/x', deadline=0.5)\n"
        "except LLMBriefError as error:\n"
        "    print(type(error).__name__)\n"
    )
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True,
        check=True,
        timeout=25,
        env={**os.environ, "OPENAI_BASE_URL": "http://slow.example/v1"},
    )
    assert (done.stdout, done.stderr) == (b"DeadlineError\n", b"")
    assert time.monotonic() - started < 15  # a cold start on a busy machine, and not the resolver's half minute


def test_connections_are_shared_between_articles_under_way(server: FaultServer) -> None:
    from llmbrief.wire import Connections

    async def run() -> tuple[bool, bool]:
        connections = Connections()
        async with connections.shared() as first, connections.shared() as second:
            same, client = first() is second(), first()
        return same, client.is_closed

    assert asyncio.run(run()) == (True, True)


def test_an_interrupt_of_the_synchronous_face_leaves_no_request(server: FaultServer) -> None:
    script = server.script("interrupted", stall)
    program = (
        "from llmbrief.facade import summarize\n"
        "try:\n"
        f"    summarize({ARTICLE!r}, model='openai/interrupted')\n"
        "except KeyboardInterrupt:\n"
        "    print('interrupted')\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    )
    until(lambda: script.requests or process.poll() is not None, 30)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    out, err = process.communicate(timeout=10)
    assert (out, err) == (b"interrupted\n", b"")
    assert time.monotonic() - started < 5
    assert len(script.requests) == 1


# --- settings


@pytest.mark.parametrize(
    "options",
    [
        {"deadline": 0},
        {"deadline": -1},
        {"deadline": float("nan")},
        {"deadline": float("inf")},
        {"max_cost": -1},
        {"max_cost": float("nan")},
        {"max_chars": 0},
        {"record": "sometimes"},
        {"record": "all"},
    ],
    ids=str,
)
def test_settings_that_cannot_be_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(errors.UsageError):
        Summarizer("openai/x", **options)


def test_the_key_is_in_no_repr(server: FaultServer) -> None:
    server.script("repr", sends(http(encoded({"error": {"message": KEY}}), 401)))
    with Summarizer("openai/repr") as summarizer, pytest.raises(errors.AuthenticationError) as caught:
        summarizer.summarize(Article.from_text(ARTICLE, slug="harbour"))
    assert KEY not in repr(summarizer) + repr(summarizer._engine) + "".join(told(caught.value))


def test_closing_breaks_off_what_other_tasks_wait_for(server: FaultServer) -> None:
    script = server.script("broken-off", stall)

    async def run() -> float:
        summarizer = AsyncSummarizer("openai/broken-off", deadline=30)
        task = asyncio.create_task(summarizer.summarize(ARTICLE))
        while not script.requests:  # noqa: ASYNC110 - another thread's list has no event to wait for
            await asyncio.sleep(0.01)
        started = time.monotonic()
        await summarizer.aclose()
        with pytest.raises(errors.LLMBriefError):
            await task
        return time.monotonic() - started

    assert asyncio.run(run()) < 5
