"""One seam for the network: an HTTP transport in which recording, replay, limits and failures are settled.

A provider's client gets it as its transport, so that all of them fail and replay in the same way: what comes out is a
readable JSON answer or an error of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import ssl
import weakref
import zlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any
from urllib.request import getproxies

import httpx2

from llmbrief import faults, jsontext, keys
from llmbrief.cassettes import Answered, Recording
from llmbrief.errors import LLMBriefError, UsageError
from llmbrief.faults import Target
from llmbrief.threads import in_daemon

MAX_ANSWER = 4 * 1024 * 1024  # bytes of one answer, decoded
_LONG = 256 * 1024  # bytes of an answer that take time to be read; a brief has a tenth of them
PATIENCE = 2.0  # seconds for what an error says: its status has told what it is
# The deadline bounds a call as a whole: a limit on reading would only bound the gap between two bytes.
TIMEOUT = httpx2.Timeout(None, connect=10)  # seconds
_LAST_PORT = 65_535
_JSON = {"content-type": "application/json"}
_LOGGERS = (  # of HTTP libraries, and of clients that log the address they send to
    "httpx2",
    *(f"httpcore2.{part}" for part in ("connection", "http11", "http2", "proxy", "socks")),
    *(f"{client}._base_client" for client in ("openai", "anthropic")),
)

Live = Callable[[], httpx2.AsyncClient]


class Connections:
    """The live connections of a summarizer: one pool for the articles under way in one event loop.

    A pool is closed with the last of its articles, so that nothing is left open where nobody calls ``close``.
    """

    def __init__(self) -> None:
        self._pools: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, _Pool] = weakref.WeakKeyDictionary()

    @asynccontextmanager
    async def shared(self) -> AsyncIterator[Live]:
        """Hold the running loop's pool open; what is yielded returns its client."""
        loop = asyncio.get_running_loop()
        pool = self._pools.get(loop) or self._opened(loop)
        pool.users += 1
        try:
            yield pool.live
        finally:
            pool.users -= 1
            if not pool.users:
                if self._pools.get(loop) is pool:
                    del self._pools[loop]
                await pool.aclose()

    async def aclose(self) -> None:
        """Break off what is under way in the running loop."""
        if (pool := self._pools.pop(asyncio.get_running_loop(), None)) is not None:
            await pool.aclose()

    def _opened(self, loop: asyncio.AbstractEventLoop) -> _Pool:
        pool = self._pools[loop] = _Pool()
        pool.discretion.begin()
        return pool


class _Discretion(logging.Filter):
    """Keep keys out of what libraries log: at DEBUG they tell addresses, and headers that may repeat the key."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: set[str] = set()

    async def learn(self, request: httpx2.Request) -> None:
        """Take note of the keys in *request*."""
        self._keys.update(_secrets(request))

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, without the keys."""
        try:
            said = record.getMessage()
        except Exception:  # noqa: BLE001 - arguments that do not fit are the logger's business, not that of who logs
            return True
        if (told := keys.redact(said, tuple(self._keys))) != said:
            record.msg, record.args = told, ()
        return True

    def begin(self) -> None:
        """Stand before the libraries' loggers."""
        for name in _LOGGERS:
            logging.getLogger(name).addFilter(self)

    def end(self) -> None:
        """Leave them as they were."""
        for name in _LOGGERS:
            logging.getLogger(name).removeFilter(self)


@dataclass
class _Pool:
    """A client that is made for the first live request."""

    users: int = 0
    client: httpx2.AsyncClient | None = None
    discretion: _Discretion = field(default_factory=_Discretion)

    def live(self) -> httpx2.AsyncClient:
        """Return the client; the deadline bounds a call, and proxies are those of the environment.

        A connection carries one request. Kept alive, it could hold the rest of an answer that was sent twice or is
        longer than it says, and give it to the next article.
        """
        if self.client is None:
            self.client = httpx2.AsyncClient(
                verify=trusted(),
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=0),
                timeout=TIMEOUT,
                follow_redirects=False,
                event_hooks={"request": [self.discretion.learn], "response": [_stay]},
            )
        return self.client

    async def aclose(self) -> None:
        """Close the client."""
        self.discretion.end()
        if self.client is not None:
            await self.client.aclose()


async def _stay(response: httpx2.Response) -> None:
    """Forget where a redirect points: nobody goes there, and httpx2 fails on some addresses."""
    response.headers.pop("location", None)


@cache
def trusted() -> ssl.SSLContext:
    """Return the certificates that are trusted; reading them takes longer than all the rest of a call."""
    return httpx2.create_ssl_context()


class ArticleTransport(httpx2.AsyncBaseTransport):
    """Carry the requests of one article; not shared between articles.

    ``requests`` counts what was sent or replayed; ``value`` is the last request's answer, None until there is a good
    one. *patience* is how long what an error says is waited for, in seconds.
    """

    def __init__(
        self, live: Live, target: Target, recording: Recording | None = None, patience: float = PATIENCE
    ) -> None:
        self._live = live
        self._target = target
        self._recording = recording
        self._patience = patience
        self.requests = 0
        self.value: Mapping[str, Any] | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer *request* from the recording or live; raise ProviderError, RecordingError or UsageError."""
        body = await request.aread()
        self.requests += 1
        self.value = None
        answer = self._recording.replay(body) if self._recording else None
        if answer is None:
            answer, self.value = await self._asked(request, body)
        else:
            self.value = _read(answer, self._target)
        # What a client makes of an answer does not count: it gets none, has nothing to parse again or to log about.
        return httpx2.Response(200, headers=_JSON, content=b"{}", request=request)

    async def aclose(self) -> None:
        """Leave the shared connections open: they belong to the summarizer."""

    async def _asked(self, request: httpx2.Request, body: bytes) -> tuple[Answered, Mapping[str, Any]]:
        target = replace(self._target, secrets=_secrets(request))
        refuse_key_in(body.decode(), target)
        answer = await self._sent(request, target)
        if answer.status != httpx2.codes.OK:
            raise faults.of_response(answer.status, answer.headers, answer.body, target)
        value = await _accepted(answer, target)
        if self._recording:
            kept = (request.method, _address(request), request.headers, body)
            self._recording.keep(kept, answer, target.secrets)
        return answer, value

    async def _sent(self, request: httpx2.Request, target: Target) -> Answered:
        _refuse_address(request, target)
        request.headers["accept-encoding"] = "identity"
        try:
            response = await self._opened(request)
            try:
                is_good = response.status_code == httpx2.codes.OK
                content = await (_content(response, target) if is_good else _error(response, self._patience))
            finally:
                await response.aclose()
        except httpx2.HTTPError as error:
            failure = _failure(error, request, target)
        else:
            headers = {key.lower(): value for key, value in response.headers.items()}
            return Answered(response.status_code, headers, content)
        raise failure  # not from the library's error, whose text may hold what a server echoed

    async def _opened(self, request: httpx2.Request) -> httpx2.Response:
        """Return a response whose body is still to be read; leave nothing open where the time is up before."""
        connections: list[Any] = []
        request.extensions["trace"] = partial(_note_connection, connections)
        try:
            return await self._live().send(request, stream=True)
        except asyncio.CancelledError:  # httpx2 forgets a connection that is cancelled in its TLS handshake
            for connection in connections:
                await connection.aclose()
            raise


async def _note_connection(connections: list[Any], event: str, info: Mapping[str, Any]) -> None:
    if event == "connection.connect_tcp.complete":
        connections.append(info["return_value"])


def _secrets(request: httpx2.Request) -> tuple[str, ...]:
    """Return the keys that a request holds, and what logs in at the proxies it may go through."""
    return keys.sent(request.headers, str(request.url)) + keys.of_proxies(getproxies())


def _failure(error: httpx2.HTTPError, request: httpx2.Request, target: Target) -> LLMBriefError:
    """Return the error of ours that a request without an answer ends in."""
    if isinstance(error, httpx2.LocalProtocolError):
        return UsageError(
            f"the request to {target.provider} cannot be sent; check {target.key} for stray characters",
            provider=target.provider,
        )
    unreachable = isinstance(error, (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.ProxyError))
    fault = faults.UNREACHABLE if unreachable else faults.BROKEN_OFF
    return faults.of_fault(fault, target, f"{request.url.netloc.decode()}: {str(error) or type(error).__name__}")


def bad_address(provider: str, variable: str, address: str = "") -> UsageError:
    """Return the error of a base URL that is none."""
    shown = f" ({address!r})" if address else ""
    return UsageError(
        f"the base URL of {provider}, from {variable}, is not one{shown}: "
        "it begins with https:// or http:// and names a host",
        provider=provider,
    )


def refuse_key_in(text: str, target: Target) -> None:
    """Raise UsageError for a request whose *text* holds the key: an answer that quotes it could not be used."""
    if keys.repeats(text, target.secrets):
        raise UsageError(
            f"the article or the prompt holds the key of {target.provider}, and nothing was sent; take the key out",
            provider=target.provider,
        )


def _refuse_address(request: httpx2.Request, target: Target) -> None:
    url = request.url
    if url.scheme not in ("http", "https") or not url.host or (url.port or 0) > _LAST_PORT:
        raise bad_address(target.provider, target.address, _address(request))


async def _accepted(answer: Answered, target: Target) -> Mapping[str, Any]:
    """Return the JSON of a good answer; a long one is read beside the loop, so that the deadline holds there too."""
    accept = partial(_without_error_or_key, answer, target)
    if len(answer.body) < _LONG:
        return accept()
    return await in_daemon(asyncio.get_running_loop(), accept)


def _without_error_or_key(answer: Answered, target: Target) -> Mapping[str, Any]:
    value = _read(answer, target)
    if error_said := faults.error_in_body(value, target):
        raise error_said
    faults.refuse_echo(answer.body.decode("utf-8"), target)
    return value


def _read(answer: Answered, target: Target) -> Mapping[str, Any]:
    try:
        value = jsontext.loads(answer.body.decode("utf-8-sig"))
    except ValueError as error:  # UnicodeDecodeError is one
        why = _why(error)
    else:
        if isinstance(value, dict):
            return value
        why = "no JSON object"
    raise faults.of_fault(faults.UNREADABLE, target, why)


async def _content(response: httpx2.Response, target: Target) -> bytes:
    """Read and decode a body up to ``MAX_ANSWER``, never more."""
    raw = bytearray()
    async for chunk in response.aiter_raw():
        raw += chunk
        if len(raw) > MAX_ANSWER:
            raise faults.of_fault(faults.TOO_LARGE, target, cap=MAX_ANSWER)
    encoding = _encoding(response)
    if encoding in ("", "identity"):
        return bytes(raw)
    return _decoded(bytes(raw), encoding, target)


async def _error(response: httpx2.Response, patience: float) -> bytes:
    """Return as much of what an error says as can be read: that it breaks off or stalls changes nothing about it."""
    raw = bytearray()
    with contextlib.suppress(httpx2.HTTPError, TimeoutError):
        async with asyncio.timeout(patience):
            async for chunk in response.aiter_raw():
                raw += chunk
                if len(raw) >= faults.MAX_ERROR:
                    break
    encoding = _encoding(response)
    if encoding in ("", "identity"):
        return bytes(raw)
    with contextlib.suppress(zlib.error):
        return _unpacker().decompress(raw, faults.MAX_ERROR) if encoding in _PACKED else b""
    return b""


_PACKED = ("gzip", "x-gzip", "deflate")


def _encoding(response: httpx2.Response) -> str:
    return str(response.headers.get("content-encoding", "")).strip().lower()


def _unpacker() -> Any:
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # 32: gzip and zlib headers alike


def _decoded(raw: bytes, encoding: str, target: Target) -> bytes:
    """Decode what a server compressed although it was asked not to."""
    if encoding not in _PACKED:
        raise faults.of_fault(faults.UNREADABLE, target, f"content-encoding {encoding}")
    decoder = _unpacker()
    try:
        content: bytes = decoder.decompress(raw, MAX_ANSWER)
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


def _address(request: httpx2.Request) -> str:
    """Return the request's URL without what may hold a secret."""
    return str(request.url.copy_with(userinfo=b"", query=None))


def _why(error: ValueError) -> str:
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else f"not valid JSON: {error}"
