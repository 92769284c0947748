"""How a call to a provider can end: one table, read from the HTTP answer and from nothing else.

Each row says which error of ours an ending becomes, whether the same request is sent again, and what the person reads.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from llmbrief import errors, keys

MAX_DETAIL = 300  # characters of a server's own words in a message
MAX_MESSAGE = 2_000
MAX_ERROR = 64 * 1024  # bytes that are read of what an error says


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    when: str  # what happened
    error: type[errors.ProviderError]
    again: bool  # whether the same request is sent again, within the deadline
    says: str  # {provider}, {model}, {key}: the environment variable that holds the key; and the facts of the case


@dataclass(frozen=True)
class Target:
    """Whom a request goes to, and what must never be repeated of it.

    *key* and *address* are the environment variables that hold the key and the base URL.
    """

    provider: str
    model: str
    key: str = "the API key"
    address: str = "the client's settings"
    secrets: tuple[str, ...] = field(default=(), repr=False)


UNREACHABLE = Fault(
    "no connection: refused, no such host, TLS",
    errors.UnreachableError,
    True,
    "cannot reach {provider}; check the network and the base URL",
)
BROKEN_OFF = Fault(
    "the connection breaks before the answer is complete, or what comes is no HTTP",
    errors.UnreachableError,
    True,
    "the connection to {provider} broke off",
)
TOO_SLOW = Fault(
    "a stall or a drip takes longer than one attempt may",
    errors.UnreachableError,
    True,
    "{provider} did not answer in the time of one attempt",
)
BUSY = Fault(
    "status 5xx, 408 or 409, or an error object in an answer with status 200",
    errors.ServerError,
    True,
    "{provider} could not handle the request",
)
RATE_LIMIT = Fault(
    "status 429",
    errors.RateLimitError,
    True,
    "{provider} asks for fewer requests; wait, or ask for a higher limit",
)
UNREADABLE = Fault(
    "an answer that is no JSON in UTF-8 or has another shape than the provider's: HTML, doubled keys, NaN, half a "
    "surrogate pair, no choice or several, no text, a tool call",
    errors.ServerError,
    True,
    "{provider} sent an answer that cannot be read",
)
TOO_LARGE = Fault(
    "an answer over 4 MiB, also after decompression",
    errors.ServerError,
    True,
    "{provider} sent an answer of more than {cap} bytes, which was not read",
)
ECHO = Fault(
    "an answer that repeats the key",
    errors.ServerError,
    True,
    "{provider} sent an answer that repeats the key, and it was not used; check the base URL",
)
AUTHENTICATION = Fault(
    "status 401 or 403, or a body that says the key is invalid",
    errors.AuthenticationError,
    False,
    "{provider} does not accept the key; check {key}",
)
QUOTA = Fault(
    "status 402, or `insufficient_quota` and its like",
    errors.QuotaError,
    False,
    "the account at {provider} has no credit left; add some, or use another model",
)
NO_MODEL = Fault(
    "status 404, or `model_not_found` and its like",
    errors.ModelNotFoundError,
    False,
    "{provider} has no model {model!r} for this key; check --model and the base URL",
)
CONTEXT = Fault(
    "status 413, or `context_length_exceeded` and its like",
    errors.ContextLengthError,
    False,
    "the article is too long for {model}; use a model with a longer context",
)
FILTERED = Fault(
    "`content_filter`, as a code or as the reason why the answer ends, even where its JSON is complete",
    errors.ContentFilterError,
    False,
    "{provider}'s content filter stopped the answer; try another model",
)
REDIRECT = Fault(
    "status 3xx",
    errors.RedirectError,
    False,
    "{provider} points to another address; the article is not sent on: check the base URL",
)
REJECTED = Fault(
    "any other 4xx",
    errors.RequestRejectedError,
    False,
    "{provider} does not take the request; check the model's name",
)
UNSENT = Fault(
    "a request that the provider's client could not make",
    errors.RequestRejectedError,
    False,
    "the request to {provider} could not be made; check the settings of its client",
)
REFUSED = Fault(
    "the model refuses",
    errors.RefusalError,
    False,
    "{model} refuses to brief this article; try another model",
)
TRUNCATED = Fault(
    "the answer ends at the output cap (`length`), even where its JSON is complete",
    errors.TruncatedError,
    False,
    "{model} did not finish within its output limit; use a shorter article or another model",
)
INVALID = Fault(
    "an answer that is no draft; the model is asked again, with what was wrong",
    errors.InvalidAnswerError,
    True,
    "{model} does not answer in the shape that was asked for; try another model",
)
DEADLINE = Fault(
    "the deadline ends what would be sent again",
    errors.DeadlineError,
    False,
    "no good answer within the deadline of {deadline:g} s (raise it with --deadline); last: {last}",
)

_BY_STATUS = {
    401: AUTHENTICATION,
    402: QUOTA,
    403: AUTHENTICATION,
    404: NO_MODEL,
    408: BUSY,
    409: BUSY,
    413: CONTEXT,
    429: RATE_LIMIT,
}

# What providers say in a 4xx body decides before the status does; each pattern is matched on codes and text alike.
_BY_WORDS: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (re.compile(r"insufficient_quota|billing_error|billing_hard_limit|credit balance is too low"), QUOTA),
    (re.compile(r"model_not_found|model .{1,200} not found|model .{1,200} does not exist"), NO_MODEL),
    (
        re.compile(
            r"context_length_exceeded|maximum context length|prompt is too long|exceeds the maximum number of tokens"
        ),
        CONTEXT,
    ),
    (re.compile(r"content_filter|content_policy_violation"), FILTERED),
    (
        re.compile(r"invalid_api_key|api_key_invalid|api key not valid|authentication_error|permission_error"),
        AUTHENTICATION,
    ),
)
_SAID_IN = ("code", "type", "status", "message")  # of an error object


def of_response(status: int, headers: Mapping[str, str], body: bytes, target: Target) -> errors.ProviderError:
    """Return the error that an HTTP answer other than a good one is."""
    text = body[:MAX_ERROR].decode("utf-8", errors="replace")
    fault = _fault(status, text)
    said = _said(text) if len(body) < MAX_ERROR else ""  # what is cut may end in a part of a key
    detail = f"HTTP {status}" + (f": {said}" if said else "")
    return of_fault(fault, target, detail, retry_after=retry_after(headers), status=status)


def of_fault(
    fault: Fault, target: Target, detail: str = "", *, retry_after: float | None = None, **facts: object
) -> errors.ProviderError:
    """Return the error of *fault*, with the server's own words shortened and without any secret."""
    says = fault.says.format(provider=target.provider, model=target.model, key=target.key, **facts)
    shown = f" ({_short(keys.redact(detail, target.secrets))})" if detail.strip() else ""
    message = keys.redact(says + shown, target.secrets)[:MAX_MESSAGE]
    return fault.error(
        message, again=fault.again, retry_after=retry_after, provider=target.provider, model=target.model, **facts
    )


def error_in_body(value: Mapping[str, Any], target: Target) -> errors.ProviderError | None:
    """Return the error that some servers send with status 200, or None."""
    if not value.get("error"):
        return None
    text = json.dumps(value, ensure_ascii=False)
    return of_fault(_fault_by_words(text) or BUSY, target, _said(text), status=200)


def refuse_echo(text: str, target: Target) -> None:
    """Raise ServerError where *text*, an answer's, repeats a secret."""
    if keys.repeats(text, target.secrets):
        raise of_fault(ECHO, target)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``Retry-After`` asks to wait (seconds or a date); None where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,6})?", said):
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError, TypeError):
        return None


def _fault(status: int, text: str) -> Fault:
    if 300 <= status < 400:
        return REDIRECT
    if status >= 500:
        return BUSY
    if status < 300:
        return UNREADABLE
    return _fault_by_words(text) or _BY_STATUS.get(status, REJECTED)


def _fault_by_words(text: str) -> Fault | None:
    error = _error_object(text)
    words = "\n".join(str(error[key]) for key in _SAID_IN if key in error).lower()
    return next((fault for pattern, fault in _BY_WORDS if pattern.search(words)), None)


def _said(text: str) -> str:
    """Return the server's own words: the message of its error object, or the text without markup."""
    message = _error_object(text).get("message")
    return message if isinstance(message, str) else ""


def _error_object(text: str) -> Mapping[str, Any]:
    """Return what a body says went wrong; other fields may repeat the article, and are none of a provider's words."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {"message": re.sub(r"<[^<>]{0,200}>", " ", text)}
    if isinstance(value, list) and len(value) == 1:  # as Google sends it
        value = value[0]
    error = value.get("error", value) if isinstance(value, dict) else value
    return error if isinstance(error, dict) else {"message": error}


def _short(text: str) -> str:
    line = " ".join(text.split())
    line = "".join(character if character.isprintable() else "�" for character in line)
    return line if len(line) <= MAX_DETAIL else line[: MAX_DETAIL - 1] + "…"
