"""One seam for the network: an HTTP transport in which recording, replay, limits and failures are settled.

A provider's client gets it as its transport, so that all of them fail and replay in the same way: what comes out is a
readable JSON answer or an error of ours.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from typing import Any

import httpx2

from llmbrief import faults, jsontext
from llmbrief.cassettes import Answered, Recording
from llmbrief.errors import LLMBriefError
from llmbrief.faults import Target

MAX_ANSWER = 4 * 1024 * 1024  # bytes of one answer, decoded
_KEY_HEADERS = ("authorization", "x-api-key", "api-key", "x-goog-api-key")
_SHORTEST_KEY = 8  # characters
_JSON = {"content-type": "application/json"}


class ArticleTransport(httpx2.AsyncBaseTransport):
    """Carry the requests of one article; not shared between articles.

    ``requests`` counts what was sent or replayed, ``value`` is the last answer's JSON.
    """

    def __init__(
        self, live: Callable[[], httpx2.AsyncBaseTransport], target: Target, recording: Recording | None = None
    ) -> None:
        self._live = live
        self._target = target
        self._recording = recording
        self.requests = 0
        self.value: Mapping[str, Any] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer *request* from the recording or live; raise ProviderError or RecordingError."""
        body = await request.aread()
        self.requests += 1
        answer = self._recording.replay(body) if self._recording else None
        if answer is None:
            answer = await self._ask(request, body)
        self.value = self._read(answer)
        return httpx2.Response(200, headers=_JSON, content=answer.body, request=request)

    async def aclose(self) -> None:
        """Leave the shared connections open: they belong to the summarizer."""

    async def _ask(self, request: httpx2.Request, body: bytes) -> Answered:
        secrets = _secrets(request.headers)
        target = Target(self._target.provider, self._target.model, self._target.key, secrets)
        request.headers["accept-encoding"] = "identity"
        try:
            response = await self._live().handle_async_request(request)
            try:
                content = await _content(response, target)
            finally:
                await response.aclose()
        except httpx2.TimeoutException as error:
            raise faults.of_fault(faults.TOO_SLOW, target) from error
        except httpx2.ConnectError as error:
            raise faults.of_fault(faults.UNREACHABLE, target, str(error)) from error
        except httpx2.HTTPError as error:
            raise faults.of_fault(faults.BROKEN_OFF, target, str(error)) from error
        headers = {key.lower(): value for key, value in response.headers.items()}
        if response.status_code != httpx2.codes.OK:
            raise faults.of_response(response.status_code, headers, content, target)
        answer = Answered(response.status_code, headers, content)
        if error_said := faults.error_in_body(self._read(answer, target), target):
            raise error_said
        if self._recording:
            self._recording.keep((request.method, _address(request), request.headers, body), answer, secrets)
        return answer

    def _read(self, answer: Answered, target: Target | None = None) -> Mapping[str, Any]:
        target = target or self._target
        try:
            value = jsontext.loads(answer.body.decode("utf-8"))
        except ValueError as error:  # UnicodeDecodeError is one
            raise faults.of_fault(faults.UNREADABLE, target, _why(error)) from error
        if not isinstance(value, dict):
            raise faults.of_fault(faults.UNREADABLE, target, "no JSON object")
        return value


async def _content(response: httpx2.Response, target: Target) -> bytes:
    """Read and decode a body up to ``MAX_ANSWER``, never more."""
    raw = bytearray()
    if not isinstance(response.stream, httpx2.AsyncByteStream):
        raise faults.of_fault(faults.UNREADABLE, target, "no stream of bytes")
    async for chunk in response.stream:
        raw += chunk
        if len(raw) > MAX_ANSWER:
            raise faults.of_fault(faults.TOO_LARGE, target, cap=MAX_ANSWER)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        return bytes(raw)
    return _decoded(bytes(raw), encoding, target)


def _decoded(raw: bytes, encoding: str, target: Target) -> bytes:
    """Decode what a server compressed although it was asked not to."""
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise faults.of_fault(faults.UNREADABLE, target, f"content-encoding {encoding}")
    try:
        decoder = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # 32: gzip and zlib headers alike
        content = decoder.decompress(raw, MAX_ANSWER)
    except zlib.error as error:
        raise faults.of_fault(faults.UNREADABLE, target, "broken compression") from error
    if decoder.unconsumed_tail:
        raise faults.of_fault(faults.TOO_LARGE, target, cap=MAX_ANSWER)
    if not decoder.eof:
        raise faults.of_fault(faults.UNREADABLE, target, "the compressed body ends early")
    return content


def our_error(error: BaseException) -> LLMBriefError | None:
    """Return the error of ours that a client's exception was raised from, or None."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, LLMBriefError):
        seen = seen.__cause__ or seen.__context__
    return seen


def _secrets(headers: Mapping[str, str]) -> tuple[str, ...]:
    """Return the keys that *headers* hold; a stand-in such as ``none`` or ``ollama`` is a word of any text, not a key."""
    values = (headers.get(name, "").removeprefix("Bearer ") for name in _KEY_HEADERS)
    return tuple(value for value in values if len(value) >= _SHORTEST_KEY)


def _address(request: httpx2.Request) -> str:
    """Return the request's URL without what may hold a secret."""
    return str(request.url.copy_with(userinfo=b"", query=None))


def _why(error: ValueError) -> str:
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not valid JSON: {error}"
