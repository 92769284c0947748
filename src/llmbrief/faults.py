"""How a call to a provider can end: one table, read from the HTTP answer and from nothing else.

Each row says which error of ours an ending becomes, whether the same request is sent again, and what the person reads.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from llmbrief import errors

MAX_DETAIL = 300  # characters of a server's own words in a message
MAX_MESSAGE = 2_000


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    error: type[errors.ProviderError]
    again: bool  # whether the same request is sent again, within the deadline
    says: str  # {provider}, {model}, {key}: the environment variable that holds the key


@dataclass(frozen=True)
class Target:
    """Whom a request goes to, and what must never be repeated of it."""

    provider: str
    model: str
    key: str = "the API key"
    secrets: tuple[str, ...] = ()


UNREACHABLE = Fault(errors.UnreachableError, True, "cannot reach {provider}; check the network and the base URL")
BROKEN_OFF = Fault(errors.UnreachableError, True, "the connection to {provider} broke off")
TOO_SLOW = Fault(errors.UnreachableError, True, "{provider} did not answer in the time of one attempt")
BUSY = Fault(errors.ServerError, True, "{provider} could not handle the request")
RATE_LIMIT = Fault(errors.RateLimitError, True, "{provider} asks for fewer requests; wait, or ask for a higher limit")
UNREADABLE = Fault(errors.ServerError, True, "{provider} sent an answer that cannot be read")
TOO_LARGE = Fault(errors.ServerError, True, "{provider} sent an answer of more than {cap} bytes, which was not read")
AUTHENTICATION = Fault(errors.AuthenticationError, False, "{provider} does not accept the key; check {key}")
QUOTA = Fault(errors.QuotaError, False, "the account at {provider} has no credit left; add some, or use another model")
NO_MODEL = Fault(errors.ModelNotFoundError, False, "{provider} has no model {model!r} for this key; check --model")
CONTEXT = Fault(
    errors.ContextLengthError, False, "the article is too long for {model}; use a model with a longer context"
)
FILTERED = Fault(errors.ContentFilterError, False, "{provider}'s content filter stopped the answer; try another model")
REDIRECT = Fault(
    errors.RedirectError, False, "{provider} points to another address; the article is not sent on: check the base URL"
)
REJECTED = Fault(errors.RequestRejectedError, False, "{provider} does not take the request; check the model's name")
REFUSED = Fault(errors.RefusalError, False, "{model} refuses to brief this article; try another model")
TRUNCATED = Fault(
    errors.TruncatedError,
    False,
    "{model} did not finish within its output limit; use a shorter article or another model",
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
_KEY_LIKE = re.compile(r"\b(?:sk|pk|rk|key|AIza)[-_A-Za-z0-9]{12,}|(?i:bearer)\s+\S+")


def of_response(status: int, headers: Mapping[str, str], body: bytes, target: Target) -> errors.ProviderError:
    """Return the error that an HTTP answer other than a good one is."""
    text = body[: 64 * 1024].decode("utf-8", errors="replace")
    fault = _fault(status, text)
    detail = f"HTTP {status}" + (f": {said}" if (said := _said(text)) else "")
    return of_fault(fault, target, detail, retry_after=retry_after(headers), status=status)


def of_fault(
    fault: Fault, target: Target, detail: str = "", *, retry_after: float | None = None, **facts: object
) -> errors.ProviderError:
    """Return the error of *fault*, with the server's own words shortened and without any secret."""
    cap = facts.get("cap", "")
    says = fault.says.format(provider=target.provider, model=target.model, key=target.key, cap=cap)
    shown = f" ({_short(redact(detail, target.secrets))})" if detail else ""
    message = redact(says + shown, target.secrets)[:MAX_MESSAGE]
    return fault.error(
        message, again=fault.again, retry_after=retry_after, provider=target.provider, model=target.model, **facts
    )


def error_in_body(value: Mapping[str, Any], target: Target) -> errors.ProviderError | None:
    """Return the error that some servers send with status 200, or None."""
    if not value.get("error"):
        return None
    text = json.dumps(value, ensure_ascii=False)
    return of_fault(_fault_by_words(text) or BUSY, target, _said(text), status=200)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``Retry-After`` asks to wait (seconds or a date); None where it says nothing."""
    said = headers.get("retry-after", "").strip()
    if not said:
        return None
    if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", said):
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError, TypeError):
        return None


def redact(text: str, secrets: Iterable[str]) -> str:
    """Return *text* without the secrets and without what looks like a key."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, "[key]")
    return _KEY_LIKE.sub("[key]", text)


def _fault(status: int, text: str) -> Fault:
    if 300 <= status < 400:
        return REDIRECT
    if status >= 500:
        return BUSY
    if status < 300:
        return UNREADABLE
    return _fault_by_words(text) or _BY_STATUS.get(status, REJECTED)


def _fault_by_words(text: str) -> Fault | None:
    lowered = text.lower()
    return next((fault for pattern, fault in _BY_WORDS if pattern.search(lowered)), None)


def _said(text: str) -> str:
    """Return the server's own words: the message of its error object, or the text without markup."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return re.sub(r"<[^<>]{0,200}>", " ", text)
    error = value.get("error", value) if isinstance(value, dict) else value
    message = error.get("message") if isinstance(error, dict) else error
    return message if isinstance(message, str) else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    line = "".join(character if character.isprintable() else "�" for character in line)
    return line if len(line) <= MAX_DETAIL else line[: MAX_DETAIL - 1] + "…"
