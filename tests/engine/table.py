"""The faults: what each does, and what must come of it when it happens always and when it happens once."""

from __future__ import annotations

import asyncio
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from llmbrief import errors
from tests.engine.answers import draft, drafts, encoded, good, http, sends, texts, writes
from tests.engine.dialects import own_rows
from tests.engine.rows import AGAIN, FINE, KEY, ONCE, REASKED, Row, Sent
from tests.engine.server import Behaviour, Connection

__all__ = ["AGAIN", "FINE", "KEY", "ONCE", "PROVIDERS", "REASKED", "Row", "rows"]

PROVIDERS = ("openai", "anthropic", "google")


def rows(provider: str = "openai") -> list[Row]:
    """Return the table for one provider's dialect: what holds for all, and what is its own."""
    shared = (
        *_statuses(),
        *_retry_after(),
        *_redirects(),
        *_connections(),
        *_bodies(),
        *_contents(),
        *_oddities(),
    )
    return [replace(row, provider=provider) for row in (*shared, *own_rows(provider))]


# status: (error, sent)
_STATUSES: dict[int, tuple[type[errors.ProviderError], Sent]] = {
    400: (errors.RequestRejectedError, ONCE),
    401: (errors.AuthenticationError, ONCE),
    402: (errors.QuotaError, ONCE),
    403: (errors.AuthenticationError, ONCE),
    404: (errors.ModelNotFoundError, ONCE),
    405: (errors.RequestRejectedError, ONCE),
    408: (errors.ServerError, AGAIN),
    409: (errors.ServerError, AGAIN),
    413: (errors.ContextLengthError, ONCE),
    422: (errors.RequestRejectedError, ONCE),
    429: (errors.RateLimitError, AGAIN),
    500: (errors.ServerError, AGAIN),
    502: (errors.ServerError, AGAIN),
    503: (errors.ServerError, AGAIN),
    504: (errors.ServerError, AGAIN),
    529: (errors.ServerError, AGAIN),
}
_STATUS_BODIES = {
    "json": (encoded({"error": {"message": "went wrong", "type": "some_error", "code": None}}), "application/json"),
    "html": (b"<html><head><title>Oops</title></head><body><h1>Oops</h1></body></html>", "text/html"),
    "empty": (b"", "text/plain"),
    "other shape": (b'[["error"], {"error": "no"}]', "application/json"),
    "binary": (bytes(range(256)), "application/octet-stream"),
}


def _statuses() -> Iterator[Row]:
    for status, (error, sent) in _STATUSES.items():
        for name, (body, kind) in _STATUS_BODIES.items():
            if sent == AGAIN and status not in (429, 500) and name != "html":
                continue  # they take their time, and the body does not decide
            yield Row(f"status {status}, {name}", sends(http(body, status, kind=kind)), sent, error)
    yield Row("status 201 with a good body", writes(lambda value: http(encoded(value), 201)), AGAIN, errors.ServerError)
    yield Row("status 204", sends(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n"), AGAIN, errors.ServerError)
    yield Row("status 206 with a good body", writes(lambda value: http(encoded(value), 206)), AGAIN, errors.ServerError)
    yield Row("status 999", sends(http(b"", 999)), AGAIN, errors.ServerError)
    yield from _bodies_of_errors()


def _bodies_of_errors() -> Iterator[Row]:
    """What an error says may be cut, stalled or unreadable: its status has told what it is."""

    def stalls(status: int, *headers: bytes) -> Behaviour:
        async def behave(connection: Connection) -> None:
            head = b"HTTP/1.1 %d Status\r\n%scontent-length: 1000\r\n\r\n" % (status, b"".join(headers))
            await connection.send(head + b'{"error": ')
            await connection.stall()

        return behave

    said = encoded({"error": {"message": "no", "code": "insufficient_quota"}})
    packed = http(gzip.compress(said), 429, content_encoding="gzip")
    for name, behave, error in (
        ("401, the body stalls", stalls(401), errors.AuthenticationError),
        ("401, the body is cut", sends(http(said, 401)[:-40]), errors.AuthenticationError),
        ("401, 50 MB", floods(401), errors.AuthenticationError),
        ("401, content-encoding br", sends(http(b"\x8b", 401, content_encoding="br")), errors.AuthenticationError),
        ("401, gzip that is none", sends(http(b"x", 401, content_encoding="gzip")), errors.AuthenticationError),
        ("302, the body stalls", stalls(302, b"location: /\r\n"), errors.RedirectError),
        ("429, packed quota", sends(packed), errors.QuotaError),
        ("429, retry-after 3600, the body stalls", stalls(429, b"retry-after: 3600\r\n"), errors.RateLimitError),
        (
            "429, retry-after 3600, br",
            sends(http(b"", 429, content_encoding="br", retry_after="3600")),
            errors.RateLimitError,
        ),
    ):
        yield Row(f"status {name}", behave, ONCE, error)


def _retry_after() -> Iterator[Row]:
    body = encoded({"error": {"message": "Slow down", "type": "rate_limit_error"}})
    for said in (
        "0",
        "0.05",
        "soon",
        "-1",
        "",
        "NaN",
        "Wed, 21 Oct 2015 07:28:00 GMT",
        "Wed Oct 21 07:28:00 2015",
        "١",
        "0, 0",
    ):
        yield Row(f"retry-after {said!r}", sends(http(body, 429, retry_after=said)), AGAIN, errors.RateLimitError)
    for said in (
        "3600",
        "9" * 30,
        "1e9",
        "0, 3600",
        "3600 s",
        "Fri, 21 Oct 2095 07:28:00 GMT",
        "Fri Oct 21 07:28:00 2095",
    ):
        yield Row(f"retry-after {said!r}", sends(http(body, 429, retry_after=said)), ONCE, errors.RateLimitError)
    twice = http(body, 429, retry_after="3600").replace(b"retry-after", b"retry-after: 0\r\nretry-after")
    yield Row("retry-after '0' and '3600'", sends(twice), ONCE, errors.RateLimitError)
    yield Row("retry-after-ms '3600000'", sends(http(body, 429, retry_after_ms="3600000")), ONCE, errors.RateLimitError)
    yield Row("503, retry-after 3600", sends(http(b"", 503, retry_after="3600")), ONCE, errors.ServerError)


def _redirects() -> Iterator[Row]:
    for status in (301, 302, 303, 307, 308):
        for name, address in (
            ("itself", "/v1/chat/completions"),
            ("elsewhere", "http://127.0.0.1:9/v1/chat/completions"),
        ):
            yield Row(
                f"redirect {status} to {name}", sends(http(b"", status, location=address)), ONCE, errors.RedirectError
            )
    for address in ("http://[::1", "//:99999999", "http://user:pw@127.0.0.1:9/", "data:,x"):
        yield Row(f"redirect to {address}", sends(http(b"", 302, location=address)), ONCE, errors.RedirectError)
    yield Row("redirect without an address", sends(http(b"", 302)), ONCE, errors.RedirectError)
    yield Row(
        "status 304", sends(b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n"), ONCE, errors.RedirectError
    )


def _connections() -> Iterator[Row]:
    for name, behave in (*_rude(), *((name, writes(make)) for name, make in _BROKEN.items())):
        yield Row(name, behave, AGAIN, errors.UnreachableError)


def _rude() -> Iterator[tuple[str, Behaviour]]:
    async def reset(connection: Connection) -> None:
        connection.reset()

    async def reset_within(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{")
        await asyncio.sleep(0.01)
        connection.reset()

    async def stall(connection: Connection) -> None:
        await connection.stall()

    async def stall_in_headers(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: app")
        await connection.stall()

    async def stall_in_body(connection: Connection) -> None:
        await connection.send(http(encoded(good(connection.request)))[:-20])
        await connection.stall()

    async def drip(connection: Connection) -> None:
        for byte in http(encoded(good(connection.request))):
            await connection.send(bytes([byte]))
            await asyncio.sleep(0.05)

    def goes_on_with(piece: bytes, head: bytes = b"") -> Behaviour:
        async def behave(connection: Connection) -> None:
            await connection.send(head)
            while not connection.writer.transport.is_closing():
                await connection.send(piece)
                await asyncio.sleep(0.03)

        return behave

    yield "reset before the answer", reset
    yield "reset within the answer", reset_within
    yield "close without a byte", sends(b"")
    yield "stall before the headers", stall
    yield "stall in the headers", stall_in_headers
    yield "stall in the body", stall_in_body
    yield "slow drip", drip
    yield "slow drip of spaces", goes_on_with(b" ", _CLOSED)
    yield "slow drip of headers", goes_on_with(b"x: y\r\n", b"HTTP/1.1 200 OK\r\n")
    yield "100 Continue for ever", goes_on_with(b"HTTP/1.1 100 Continue\r\n\r\n")


_CLOSED = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n"
_CHUNKED = _CLOSED.replace(b"connection", b"transfer-encoding: chunked\r\nconnection")


def _chunked(value: Any, size: str = "", end: bytes = b"0\r\n\r\n") -> bytes:
    """Return an answer of one chunk, which is said to have *size*."""
    body = encoded(value)
    return _CHUNKED + (size or f"{len(body):x}").encode() + b"\r\n" + body + b"\r\n" + end


def _with_length(value: Any, length: object) -> bytes:
    body = encoded(value)
    return http(body).replace(f"content-length: {len(body)}".encode(), f"content-length: {length}".encode())


_BROKEN: dict[str, Callable[[Any], bytes]] = {
    "no HTTP": lambda _: b"SSH-2.0-OpenSSH_9.9\r\n\r\n",
    "JSON without HTTP": encoded,
    "half a status line": lambda _: b"HTTP/1.1 2",
    "switched protocols": lambda _: b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n",
    "giant headers": lambda _: b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 500_000 + b"\r\n\r\n{}",
    "key in a broken header": lambda _: b"HTTP/1.1 200 OK\r\n" + KEY.encode() + b"\x01 : x\r\n\r\n",
    "two content-lengths": lambda _: b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}",
    "a content-length below zero": lambda value: _with_length(value, -5),
    "a content-length of 30 digits": lambda value: _with_length(value, "9" * 30),
    "a content-length too long": lambda value: _with_length(value, 99_999),
    "closed after the headers": lambda value: http(encoded(value))[: -len(encoded(value))],
    "truncated body": lambda value: http(encoded(value))[:-30],
    "truncated chunks": lambda value: _chunked(value, end=b""),
    "a chunk longer than it is": lambda value: _chunked(value, "ffffff"),
    "a chunk shorter than it is": lambda value: _chunked(value, "5"),
    "a chunk of no size": lambda value: _chunked(value, "zz"),
    "another transfer encoding": lambda value: _chunked(value).replace(b": chunked", b": gzip, chunked"),
}


def _bodies() -> Iterator[Row]:
    packer = zlib.compressobj(9, wbits=31)
    bomb = http(b"".join(packer.compress(b" " * 2**20) for _ in range(40)) + packer.flush(), content_encoding="gzip")
    for name, behave in {
        **{name: writes(make) for name, make in _UNREADABLE.items()},
        **{name: sends(http(body)) for name, body in _NO_ANSWERS.items()},
        "text/html with 200": sends(http(b"<html><body>Welcome to the hotel's wifi</body></html>", kind="text/html")),
        "no body and no length": sends(_CLOSED),
        "gzip bomb": sends(bomb),
        "50 MB": floods(200),
    }.items():
        yield Row(name, behave, AGAIN, errors.ServerError)


def floods(status: int) -> Behaviour:
    """Send 50 MB."""

    async def behave(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 %d Status\r\ncontent-length: 50000000\r\n\r\n" % status)
        for _ in range(50):
            await connection.send(b" " * 1_000_000)

    return behave


_NO_ANSWERS = {
    "no JSON": b"I am a teapot",
    "empty body": b"",
    "JSON null": b"null",
    "JSON list": b"[]",
    "JSON string": b'"fine"',
    "nested JSON": b"[" * 100_000,
    "key echoed in a text": f"authorization: Bearer {KEY}".encode(),
    "key echoed as a doubled key": f'{{"{KEY}": 1, "{KEY}": 2}}'.encode(),
}
_UNREADABLE: dict[str, Callable[[Any], bytes]] = {
    "content-encoding br": lambda value: http(encoded(value), content_encoding="br"),
    "gzip that is none": lambda value: http(encoded(value), content_encoding="gzip"),
    "gzip cut off": lambda value: http(gzip.compress(encoded(value))[:-30], content_encoding="gzip"),
    "a content-length too short": lambda value: _with_length(value, 50),
    "UTF-16": lambda value: http(json.dumps(value).encode("utf-16")),
    "UTF-16 without a mark": lambda value: http(json.dumps(value).encode("utf-16-le")),
    "latin-1": lambda value: http(encoded({**value, "ä": "é"}).decode().encode("latin-1", "replace")),
    "two byte order marks": lambda value: http(b"\xef\xbb\xbf" * 2 + encoded(value)),
    "half the JSON": lambda value: http(encoded(value)[: len(encoded(value)) // 2]),
    "two JSON texts": lambda value: http(encoded(value) * 2),
    "rubbish after the JSON": lambda value: http(encoded(value) + b" rubbish"),
    "a NUL after the JSON": lambda value: http(encoded(value) + b"\0"),
    "JSON in a JSON string": lambda value: http(encoded(json.dumps(value))),
    "a list of one": lambda value: http(encoded([value])),
    "server-sent events": lambda value: http(b"data: " + encoded(value) + b"\n\ndata: [DONE]\n\n"),
    "doubled keys": lambda value: http(f'{{"{next(iter(value))}": [],'.encode() + encoded(value)[1:]),
    "NaN": lambda value: http(encoded({**value, "x": float("nan")})),
    "half a surrogate": lambda value: http(b'{"x": "\\ud800",' + encoded(value)[1:]),
    "nested beside the answer": lambda v: http(b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"," + encoded(v)[1:]),
    "a number of 10,000 digits": lambda value: http(b'{"x": ' + b"9" * 10_000 + b"," + encoded(value)[1:]),
    "a number beyond all": lambda value: http(b'{"x": 1e400,' + encoded(value)[1:]),
    "key echoed in a good answer": lambda value: http(encoded({**value, "debug": f"Bearer {KEY}"})),
}


def _contents() -> Iterator[Row]:
    contents: dict[str, dict[str, Any]] = {
        "a missing field": {"gist": None},
        "an extra field": {"mood": "fine"},
        "another kind": {"claims": [{"id": "c1"}]},
        "claims null": {"claims": None},
        "an unknown claim id": {"key_points": [{"claims": ["c9"], "text": "x"}]},
        "key echoed in a field": {KEY: "x"},
    }
    for name, changes in contents.items():
        echoes = "echoed" in name
        error = errors.ServerError if echoes else errors.InvalidAnswerError
        yield Row(f"content: {name}", drafts(**changes), AGAIN if echoes else REASKED, error)
    for name, content in {
        "no JSON": "Here is the brief you asked for.",
        "fenced": "```json\n{}\n```",
        "a list": "[]",
        "doubled keys": '{"claims": [], "claims": []}',
        "NaN": '{"claims": NaN}',
        "half a surrogate": '{"gist": "\\ud800"}',
        "a schema": '{"type": "object", "properties": {}}',
        "nested": "[" * 20_000,
        "a huge number": '{"claims": 1' + "0" * 5_000 + "}",
        "control characters": '{"gist": "\x1b[2J\x00"}',
    }.items():
        yield Row(f"content: {name}", texts(content), REASKED, errors.InvalidAnswerError)
    for name, around in {
        "a good one in a fence": "```json\n%s\n```",
        "a good one and words": "%s\n\nI hope this helps.",
        "a good one after a thought": "<think>Well.</think>%s",
        "a good one twice": "%s%s",
        "a good one as a JSON string": "json",
    }.items():
        yield Row(f"content: {name}", _around(around), REASKED, errors.InvalidAnswerError)


def _around(around: str) -> Behaviour:
    async def behave(connection: Connection) -> None:
        text = json.dumps(draft(connection.request.article), ensure_ascii=False)
        content = json.dumps(text) if around == "json" else around.replace("%s", text)
        await texts(content)(connection)

    return behave


def _oddities() -> Iterator[Row]:
    """What is not as it should be, and can be read all the same."""

    async def in_bits(connection: Connection) -> None:
        data = http(encoded(good(connection.request)))
        for start in range(0, len(data), 100):
            await connection.send(data[start : start + 100])
            await asyncio.sleep(0.002)

    def small_chunks(value: Any) -> bytes:
        chunks = b"".join(b"1;x=y\r\n%c\r\n" % byte for byte in encoded(value))
        return _CHUNKED + chunks + b"0\r\n\r\n"

    yield Row("many small pieces", in_bits, FINE)
    for name, make in {
        "100 Continue before the answer": lambda value: b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + http(encoded(value)),
        "103 before the answer": lambda value: b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n" + http(encoded(value)),
        "HTTP/1.0 without a length": lambda value: b"HTTP/1.0 200 OK\r\n\r\n" + encoded(value),
        "no word for the status": lambda value: http(encoded(value)).replace(b"200 OK", b"200"),
        "line feeds alone": lambda value: http(encoded(value)).replace(b"\r\n", b"\n"),
        "10,000 headers": lambda value: _CLOSED[:-2] + b"x: y\r\n" * 10_000 + b"\r\n" + encoded(value),
        "a header that is no text": lambda value: http(encoded(value)).replace(b"connection", b"x: \xff\r\nconnection"),
        "a broken cookie": lambda value: http(encoded(value), set_cookie="a=b; expires=x, 99-99-9999; domain=\x07"),
        "chunks of one byte": small_chunks,
        "chunks with a trailer": lambda value: _chunked(value, end=b"0\r\nx-checksum: 1\r\n\r\n"),
        "chunks and a length": lambda value: _chunked(value).replace(b"connection", b"content-length: 5\r\nconnection"),
        "wrong content type": lambda value: http(encoded(value), kind="text/plain"),
        "no content type": lambda value: b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + encoded(value),
        "gzip all the same": lambda value: http(gzip.compress(encoded(value)), content_encoding="gzip"),
        "deflate all the same": lambda value: http(zlib.compress(encoded(value)), content_encoding="deflate"),
        "a byte order mark": lambda value: http(b"\xef\xbb\xbf" + encoded(value)),
        "pretty JSON": lambda value: http(json.dumps(value, indent=8).encode()),
        "more headers than usual": lambda value: http(encoded(value), x_padding="y" * 4_000),
        "unknown fields": lambda value: http(encoded({**value, "x_new": {"a": [1]}})),
        "error null": lambda value: http(encoded({**value, "error": None})),
    }.items():
        yield Row(name, writes(make), FINE)
