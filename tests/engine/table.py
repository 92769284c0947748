"""The faults: what each does, and what must come of it when it happens always and when it happens once."""

from __future__ import annotations

import asyncio
import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from llmbrief import errors
from tests.engine.answers import completion, drafts, encoded, good, http, says, sends, with_choice, with_message, writes
from tests.engine.server import Behaviour, Connection

Sent = Literal["once", "again", "re-asked", "fine"]
ONCE: Sent = "once"
AGAIN: Sent = "again"
REASKED: Sent = "re-asked"
FINE: Sent = "fine"
KEY = "sk-Secret.key/of+the=tests:0123456789"  # no pattern of a key covers all of it


@dataclass(frozen=True)
class Row:
    """A fault. ``sent``: once and never again, again as it was, again with what was wrong, or it is no fault at all."""

    name: str
    behave: Behaviour
    sent: Sent
    error: type[errors.ProviderError] | None = None  # what comes of it when it happens always

    @property
    def transient(self) -> bool:
        """Whether it is survived when it happens once."""
        return self.sent != ONCE


def rows() -> list[Row]:
    """Return the table."""
    return [
        *_statuses(),
        *_codes(),
        *_retry_after(),
        *_redirects(),
        *_connections(),
        *_bodies(),
        *_envelopes(),
        *_contents(),
        *_oddities(),
    ]


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


# code: (status, message, error)
_CODES: dict[str, tuple[int, str, type[errors.ProviderError]]] = {
    "insufficient_quota": (429, "You exceeded your current quota, please check your plan.", errors.QuotaError),
    "billing_hard_limit_reached": (400, "Billing hard limit has been reached", errors.QuotaError),
    "invalid_api_key": (401, f"Incorrect API key provided: {KEY}.", errors.AuthenticationError),
    "model_not_found": (404, "The model `x` does not exist", errors.ModelNotFoundError),
    "model_not_found as 400": (400, "The model `x` does not exist", errors.ModelNotFoundError),
    "context_length_exceeded": (400, "This model's maximum context length is 8192 tokens.", errors.ContextLengthError),
    "content_filter": (400, "The response was filtered.", errors.ContentFilterError),
    "content_policy_violation": (400, "Your request was rejected.", errors.ContentFilterError),
    "invalid_json_schema": (400, "Invalid schema for response_format", errors.RequestRejectedError),
}


def _codes() -> Iterator[Row]:
    for name, (status, message, error) in _CODES.items():
        body = {"error": {"message": message, "type": "invalid_request_error", "code": name.split()[0]}}
        yield Row(f"code {name}", says(body, status), ONCE, error)
    refused = with_message(completion(None), refusal="I can't help with that.")
    yield Row("refusal", says(refused), ONCE, errors.RefusalError)
    yield _changed("refusal beside an answer", lambda v: with_message(v, refusal="No."), ONCE, errors.RefusalError)
    yield _changed(
        "content filter, complete JSON",
        lambda v: with_choice(v, finish_reason="content_filter"),
        ONCE,
        errors.ContentFilterError,
    )
    yield _changed(
        "length, complete JSON", lambda v: with_choice(v, finish_reason="length"), ONCE, errors.TruncatedError
    )
    cut = with_choice(completion('{"claims": [{"id": "c1"'), finish_reason="length")
    yield Row("length, cut JSON", says(cut), ONCE, errors.TruncatedError)


def _retry_after() -> Iterator[Row]:
    body = {"error": {"message": "Slow down", "type": "rate_limit_error"}}
    for said in ("0", "0.05", "soon", "-1", "", "Wed, 21 Oct 2015 07:28:00 GMT", "1e9", "١", "0, 0"):
        answer = http(encoded(body), 429, retry_after=said)
        yield Row(f"retry-after {said!r}", sends(answer), AGAIN, errors.RateLimitError)
    for said in ("3600", "999999999999", "Fri, 21 Oct 2095 07:28:00 GMT"):
        yield Row(
            f"retry-after {said!r}", sends(http(encoded(body), 429, retry_after=said)), ONCE, errors.RateLimitError
        )
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
    yield Row("redirect without an address", sends(http(b"", 302)), ONCE, errors.RedirectError)
    yield Row(
        "status 304", sends(b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n"), ONCE, errors.RedirectError
    )


def _connections() -> Iterator[Row]:
    async def reset(connection: Connection) -> None:
        connection.reset()

    async def reset_within(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{")
        await asyncio.sleep(0.01)
        connection.reset()

    async def close(connection: Connection) -> None:
        pass

    async def stall(connection: Connection) -> None:
        await connection.stall()

    async def stall_in_headers(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: app")
        await connection.stall()

    async def stall_in_body(connection: Connection) -> None:
        await connection.send(http(encoded(good(connection.request.article)))[:-20])
        await connection.stall()

    async def drip(connection: Connection) -> None:
        for byte in http(encoded(good(connection.request.article))):
            await connection.send(bytes([byte]))
            await asyncio.sleep(0.05)

    async def drip_of_spaces(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n")
        while not connection.writer.transport.is_closing():
            await connection.send(b" ")
            await asyncio.sleep(0.05)

    async def continues_for_ever(connection: Connection) -> None:
        while not connection.writer.transport.is_closing():
            await connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            await asyncio.sleep(0.02)

    for name, behave in (
        ("reset before the answer", reset),
        ("reset within the answer", reset_within),
        ("close without a byte", close),
        ("stall before the headers", stall),
        ("stall in the headers", stall_in_headers),
        ("stall in the body", stall_in_body),
        ("slow drip", drip),
        ("slow drip of spaces", drip_of_spaces),
        ("100 Continue for ever", continues_for_ever),
        ("no HTTP", sends(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")),
        ("half a status line", sends(b"HTTP/1.1 2")),
        ("giant headers", sends(b"HTTP/1.1 200 OK\r\n" + b"x: " + b"y" * 500_000 + b"\r\n\r\n{}")),
        ("key in a broken header", sends(b"HTTP/1.1 200 OK\r\n" + KEY.encode() + b"\x01 : x\r\n\r\n")),
        ("two content-lengths", sends(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 9\r\n\r\n{}")),
    ):
        yield Row(name, behave, AGAIN, errors.UnreachableError)


def _bodies() -> Iterator[Row]:
    def cut(value: Any) -> bytes:
        return http(encoded(value))[:-30]

    def chunks_cut(value: Any) -> bytes:
        body = encoded(value)
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
        return head + f"{len(body):x}\r\n".encode() + body + b"\r\n"

    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b" " * 2**20) for _ in range(40)) + packer.flush()

    yield Row("truncated body", writes(cut), AGAIN, errors.UnreachableError)
    yield Row("truncated chunks", writes(chunks_cut), AGAIN, errors.UnreachableError)
    for name, make in {
        "content-encoding br": lambda value: http(encoded(value), content_encoding="br"),
        "gzip that is none": lambda value: http(encoded(value), content_encoding="gzip"),
        "gzip cut off": lambda value: http(gzip.compress(encoded(value))[:-30], content_encoding="gzip"),
        "gzip bomb": lambda _: http(bomb, content_encoding="gzip"),
        "UTF-16": lambda value: http(json.dumps(value).encode("utf-16")),
        "latin-1": lambda value: http(encoded({**value, "ä": "é"}).decode().encode("latin-1")),
        "half the JSON": lambda value: http(encoded(value)[: len(encoded(value)) // 2]),
        "two JSON texts": lambda value: http(encoded(value) * 2),
        "server-sent events": lambda value: http(b"data: " + encoded(value) + b"\n\ndata: [DONE]\n\n"),
        "key echoed in a good answer": lambda value: http(encoded({**value, "debug": f"Bearer {KEY}"})),
    }.items():
        yield Row(name, writes(make), AGAIN, errors.ServerError)
    for name, body in {
        "text/html with 200": b"<html><body>Welcome to the hotel's wifi</body></html>",
        "no JSON": b"I am a teapot",
        "empty body": b"",
        "JSON null": b"null",
        "JSON list": b"[]",
        "JSON string": b'"fine"',
        "nested JSON": b"[" * 100_000,
        "50 MB": b" " * 50_000_000,
        "key echoed in a text": f"authorization: Bearer {KEY}".encode(),
        "key echoed as a doubled key": f'{{"{KEY}": 1, "{KEY}": 2}}'.encode(),
    }.items():
        yield Row(
            name,
            sends(http(body, kind="text/html" if body[:1] == b"<" else "application/json")),
            AGAIN,
            errors.ServerError,
        )


def _envelopes() -> Iterator[Row]:
    call = {"id": "t1", "type": "function", "function": {"name": "draft", "arguments": json.dumps({"claims": []})}}
    for name, change in {
        "no choices": lambda value: {key: value[key] for key in value if key != "choices"},
        "empty choices": lambda value: {**value, "choices": []},
        "two choices": lambda value: {**value, "choices": value["choices"] * 2},
        "choices null": lambda value: {**value, "choices": None},
        "choices an object": lambda value: {**value, "choices": value["choices"][0]},
        "a choice that is text": lambda value: {**value, "choices": ["text"]},
        "message null": lambda value: with_choice(value, message=None),
        "message a text": lambda value: with_choice(value, message="text"),
        "content null": lambda value: with_message(value, content=None),
        "content blank": lambda value: with_message(value, content=" \n"),
        "content a number": lambda value: with_message(value, content=7),
        "content an object": lambda value: with_message(value, content={"claims": []}),
        "a tool call": lambda value: with_message(value, content=None, tool_calls=[call]),
        "two tool calls": lambda value: with_message(value, content=None, tool_calls=[call, call]),
        "a tool call beside an answer": lambda value: with_message(value, tool_calls=[call]),
        "a function call": lambda value: with_message(value, content=None, function_call=call["function"]),
        "an error with 200": lambda value: {"error": {"message": "overloaded", "code": 502}},
        "an error beside choices": lambda value: {**value, "error": {"message": "overloaded"}},
        "NaN": lambda value: {**value, "created": float("nan")},
    }.items():
        yield _changed(name, change, AGAIN, errors.ServerError)
    yield Row("doubled keys", writes(lambda v: http(b'{"choices": [],' + encoded(v)[1:])), AGAIN, errors.ServerError)
    yield Row(
        "half a surrogate", writes(lambda v: http(b'{"x": "\\ud800",' + encoded(v)[1:])), AGAIN, errors.ServerError
    )
    quota = {"error": {"message": "No credit", "code": "insufficient_quota"}}
    yield Row("quota with 200", says(quota), ONCE, errors.QuotaError)


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
        yield Row(f"content: {name}", says(completion(content)), REASKED, errors.InvalidAnswerError)


def _oddities() -> Iterator[Row]:
    """What is not as it should be, and can be read all the same."""

    async def noisy(connection: Connection) -> None:
        await connection.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + http(encoded(good(connection.request.article))))

    async def in_bits(connection: Connection) -> None:
        data = http(encoded(good(connection.request.article)))
        for start in range(0, len(data), 100):
            await connection.send(data[start : start + 100])
            await asyncio.sleep(0.002)

    def chunked(value: Any) -> bytes:
        body = encoded(value)
        chunks = b"".join(b"1;x=y\r\n%c\r\n" % byte for byte in body)
        return b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n" + chunks + b"0\r\n\r\n"

    yield Row("100 Continue before the answer", noisy, FINE)
    yield Row("many small pieces", in_bits, FINE)
    for name, make in {
        "HTTP/1.0 without a length": lambda value: b"HTTP/1.0 200 OK\r\n\r\n" + encoded(value),
        "chunks of one byte": chunked,
        "wrong content type": lambda value: http(encoded(value), kind="text/plain"),
        "no content type": lambda value: b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n" + encoded(value),
        "gzip all the same": lambda value: http(gzip.compress(encoded(value)), content_encoding="gzip"),
        "deflate all the same": lambda value: http(zlib.compress(encoded(value)), content_encoding="deflate"),
        "a byte order mark": lambda value: http(b"\xef\xbb\xbf" + encoded(value)),
        "pretty JSON": lambda value: http(json.dumps(value, indent=8).encode()),
        "more headers than usual": lambda value: http(encoded(value), x_padding="y" * 4_000),
    }.items():
        yield Row(name, writes(make), FINE)
    for name, change in {
        "unknown fields": lambda value: {**value, "x_new": {"a": [1]}},
        "no usage": lambda value: {**value, "usage": None},
        "usage of another shape": lambda value: {**value, "usage": ["?"]},
        "no finish reason": lambda value: with_choice(value, finish_reason=None),
        "no model": lambda value: {**value, "model": None},
        "error null": lambda value: {**value, "error": None},
        "no tool calls": lambda value: with_message(value, tool_calls=[]),
        "content in parts": lambda value: with_message(
            value, content=[{"type": "text", "text": value["choices"][0]["message"]["content"]}]
        ),
    }.items():
        yield _changed(name, change, FINE)


def _changed(
    name: str, change: Callable[[Any], Any], sent: Sent, error: type[errors.ProviderError] | None = None
) -> Row:
    return Row(name, writes(lambda value: http(encoded(change(value)))), sent, error)
