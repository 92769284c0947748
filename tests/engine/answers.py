"""What a good provider answers, made from the article in the request, so that crossed answers would be seen."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.engine.server import Behaviour, Connection, Request

REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 429: "Too Many Requests", 500: "Internal Server Error"}


def first_line(article: str) -> str:
    return article.split("\n", 1)[0]


def draft(article: str, **changes: Any) -> dict[str, Any]:
    """Return a draft whose one claim rests on the article's first line."""
    claim = {
        "id": "c1",
        "quotes": [first_line(article)],
        "text": first_line(article),
        "speaker": None,
        "via": None,
        "certainty": "asserted",
        "kind": "fact",
    }
    fields = {
        "claims": [claim],
        "questions": [{"claims": ["c1"], "why": "It is not said.", "text": "Who says so?", "kind": "missing"}],
        "key_points": [{"claims": ["c1"], "text": first_line(article)}],
        "gist": first_line(article),
        "headline": "What the article says",
    }
    return {**fields, **changes}


def completion(content: Any, *, finish: str | None = "stop", **message: Any) -> dict[str, Any]:
    """Return a chat completion."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1760000000,
        "model": "served-model-2026",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "logprobs": None,
                "message": {"role": "assistant", "content": content, "refusal": None, **message},
            }
        ],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 500, "total_tokens": 1500},
    }


def message(content: Any, **changes: Any) -> dict[str, Any]:
    """Return an answer of Anthropic's; a text stands after a thought."""
    if isinstance(content, str):
        content = [{"type": "thinking", "thinking": "…", "signature": ""}, {"type": "text", "text": content}]
    usage = {"input_tokens": 900, "cache_read_input_tokens": 100, "output_tokens": 500}
    fields = {"id": "msg_1", "type": "message", "role": "assistant", "model": "served-model-2026", "content": content}
    return {**fields, "stop_reason": "end_turn", "stop_sequence": None, "usage": usage, **changes}


def generated(parts: Any, finish: str | None = "STOP", **changes: Any) -> dict[str, Any]:
    """Return an answer of Google's; a text stands after a thought."""
    if isinstance(parts, str):
        parts = [{"text": "hm", "thought": True}, {"text": parts}]
    candidate = {"content": {"parts": parts, "role": "model"}, "finishReason": finish, "index": 0}
    usage = {"promptTokenCount": 1000, "candidatesTokenCount": 400, "thoughtsTokenCount": 100}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "served-model-2026", **changes}


ENVELOPES: dict[str, Callable[[str], dict[str, Any]]] = {
    "openai": completion,
    "ollama": completion,
    "anthropic": message,
    "google": generated,
}


def encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def http(body: bytes, status: int = 200, *, kind: str = "application/json", **headers: str) -> bytes:
    """Return a whole HTTP answer; header names are written with ``_`` for ``-``."""
    fields = {"content-type": kind, "content-length": str(len(body)), "connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} {REASONS.get(status, 'Status')}\r\n{head}\r\n".encode() + body


def sends(data: bytes) -> Behaviour:
    """Send *data*, whatever it is."""

    async def behave(connection: Connection) -> None:
        await connection.send(data)

    return behave


def says(value: Any, status: int = 200, **headers: str) -> Behaviour:
    """Answer with *value* as JSON."""
    return sends(http(encoded(value), status, **headers))


def drafts(**changes: Any) -> Behaviour:
    """Answer with the draft of the article that was sent, changed by *changes*."""

    async def behave(connection: Connection) -> None:
        await connection.send(http(encoded(good(connection.request, **changes))))

    return behave


def texts(content: str) -> Behaviour:
    """Answer with *content* as the model's text."""

    async def behave(connection: Connection) -> None:
        await connection.send(http(encoded(ENVELOPES[connection.request.provider](content))))

    return behave


def writes(make: Any) -> Behaviour:
    """Send the bytes that *make* returns for the good answer to what was sent."""

    async def behave(connection: Connection) -> None:
        await connection.send(make(good(connection.request)))

    return behave


def good(request: Request, **changes: Any) -> dict[str, Any]:
    """Return the good answer to *request*, in its dialect; *changes* are those of the draft."""
    text = json.dumps(draft(request.article, **changes), ensure_ascii=False)
    return ENVELOPES[request.provider](text)


def with_message(value: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a completion with its message changed."""
    choice = value["choices"][0]
    return {**value, "choices": [{**choice, "message": {**choice["message"], **changes}}]}


def with_choice(value: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a completion with its one choice changed."""
    return {**value, "choices": [{**value["choices"][0], **changes}]}
