"""The one seam for the network: what is read of an answer, and what a request may carry."""

from __future__ import annotations

import asyncio
import gzip
import json
import tracemalloc
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import httpx2
import pytest

from llmbrief import errors
from llmbrief.faults import Target
from llmbrief.wire import MAX_ANSWER, ArticleTransport, Connections, our_error
from tests.engine.answers import drafts
from tests.engine.server import FaultServer

URL = "https://api.example.com/v1/chat/completions"
KEY = "sk-Secret-0123456789"
TARGET = Target("openai", "x", "OPENAI_API_KEY", "OPENAI_BASE_URL")


def asked(answer: httpx2.Response, *, key: str = f"Bearer {KEY}", url: str = URL) -> ArticleTransport:
    """Send one request that is answered by *answer*, and return the transport."""

    async def run() -> ArticleTransport:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: answer)) as live:
            transport = ArticleTransport(lambda: live, TARGET)
            request = httpx2.Request("POST", url, headers={"authorization": key}, json={"model": "x"})
            response = await transport.handle_async_request(request)
            assert (response.status_code, response.content) == (200, b"{}")  # the client's, who makes nothing of it
            assert request.headers["accept-encoding"] == "identity"
            return transport

    return asyncio.run(run())


class Stream(httpx2.AsyncByteStream):
    """A body whose bytes are counted as they are taken."""

    def __init__(self, body: bytes, times: int = 1) -> None:
        self._body = body
        self._times = times
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._times):
            for start in range(0, len(self._body), 65_536):
                self.taken += 65_536
                yield self._body[start : start + 65_536]


def answer(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx2.Response:
    return httpx2.Response(status, stream=Stream(body), headers=headers)


def test_a_good_answer_is_kept_as_it_is_read() -> None:
    transport = asked(answer('{"choices": [{"ä": 1}]}'.encode()))
    assert transport.value == {"choices": [{"ä": 1}]}
    assert transport.requests == 1


PACKING: dict[str, Callable[[bytes], bytes]] = {
    "identity": bytes,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
}


@pytest.mark.parametrize("spaces", [MAX_ANSWER - 2, MAX_ANSWER - 1])
@pytest.mark.parametrize("encoding", ["identity", "gzip", "deflate"])
def test_an_answer_may_have_four_mebibytes_and_no_more(spaces: int, encoding: str) -> None:
    packed = answer(PACKING[encoding](b"{}" + b" " * spaces), headers={"content-encoding": encoding})
    if spaces + 2 <= MAX_ANSWER:
        assert asked(packed).value == {}
    else:
        with pytest.raises(errors.ServerError, match="4194304"):
            asked(packed)


def test_what_is_over_the_cap_is_not_read() -> None:
    stream = Stream(b" " * 65_536, times=10_000)
    tracemalloc.start()
    with pytest.raises(errors.ServerError):
        asked(httpx2.Response(200, stream=stream))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stream.taken <= MAX_ANSWER + 65_536
    assert peak < 4 * MAX_ANSWER


def test_a_bomb_is_not_unpacked() -> None:
    packer = zlib.compressobj(9, wbits=31)
    body = b"".join(packer.compress(b" " * 2**20) for _ in range(60)) + packer.flush()
    tracemalloc.start()
    with pytest.raises(errors.ServerError, match="4194304"):
        asked(answer(body, headers={"content-encoding": "gzip"}))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * MAX_ANSWER


ECHOES: dict[str, Any] = {
    "in a value": {"debug": f"authorization: Bearer {KEY}"},
    "in a key": {KEY: 1},
}


@pytest.mark.parametrize("name", [*ECHOES, "in escapes"])
def test_an_answer_that_repeats_the_key_is_not_used(name: str) -> None:
    body = json.dumps(ECHOES.get(name, {"debug": "?"})).encode()
    if name == "in escapes":
        body = b'{"debug": "' + "".join(f"\\u{ord(c):04x}" for c in KEY).encode() + b'"}'
    with pytest.raises(errors.ServerError, match="repeats the key") as caught:
        asked(answer(body))
    assert KEY not in str(caught.value)


def test_a_stand_in_for_a_key_is_a_word_like_any_other() -> None:
    assert asked(answer(b'{"a": "ollama runs"}'), key="Bearer ollama").value is not None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500])
@pytest.mark.parametrize("body", [KEY.encode(), f'{{"error": {{"message": "{KEY}", "code": "{KEY}"}}}}'.encode()])
def test_an_error_that_repeats_the_key_is_told_without_it(status: int, body: bytes) -> None:
    with pytest.raises(errors.ProviderError) as caught:
        asked(answer(body, status, headers={"retry-after": KEY}))
    assert "[key]" in str(caught.value)
    assert KEY not in repr(caught.value) + repr(vars(caught.value))
    assert caught.value.status == status


def test_a_url_that_is_none_is_told_without_what_it_may_hide() -> None:
    with pytest.raises(errors.UsageError, match="OPENAI_BASE_URL") as caught:
        asked(answer(b"{}"), url="ftp://user:hunter2hunter2@example.com/v1?key=hunter2")
    assert "hunter2" not in str(caught.value)
    assert "ftp://" in str(caught.value)


def test_an_error_of_ours_is_found_behind_those_of_a_client() -> None:
    ours = errors.QuotaError("no credit")
    wrapped, again = RuntimeError("Connection error."), RuntimeError("Retries are over.")
    wrapped.__cause__, again.__context__ = ours, wrapped
    assert our_error(again) is ours
    assert our_error(RuntimeError("another")) is None


def test_proxies_of_the_environment_are_used(monkeypatch: pytest.MonkeyPatch, server: FaultServer) -> None:
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
    script = server.script("proxied", drafts())
    messages = [{"role": "system", "content": ""}, {"role": "user", "content": "The harbour is closed."}]

    async def run() -> ArticleTransport:
        async with Connections().shared() as live:
            transport = ArticleTransport(live, TARGET)
            body = {"model": "proxied", "messages": messages}
            request = httpx2.Request("POST", "http://api.example.com/v1/chat/completions", json=body)
            await transport.handle_async_request(request)
            return transport

    assert asyncio.run(run()).value is not None
    assert script.requests[0].path == "http://api.example.com/v1/chat/completions"
