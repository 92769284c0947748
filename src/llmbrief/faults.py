"""How a call to a provider can end: one table, read from the HTTP answer and from nothing else.

Each row says which error of ours an ending becomes, whether the same request is sent again, and what the person reads.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any

from llmbrief import errors, keys

MAX_DETAIL = 300  # characters of a server's own words in a message
MAX_MESSAGE = 2_000
MAX_ERROR = 64 * 1024  # bytes that are read of what an error says
_MOST_WORDS = 2_000  # characters of an error's message in which a reason is looked for: the rest may be the article's


@dataclass(frozen=True)
class Fault:
    """A row of the table."""

    when: str  # what happened
    error: type[errors.ProviderError]
    again: bool  # whether the same request is sent again, within the deadline
    says: str  # {provider}, {model}, {key}: the environment variable that holds the key; and the facts of the case
    charged: bool = False  # whether the provider may have answered, and charge for it without saying what


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
    charged=True,
)
TOO_SLOW = Fault(
    "a stall or a drip takes longer than one attempt may",
    errors.UnreachableError,
    True,
    "{provider} did not answer in the time of one attempt",
    charged=True,
)
BUSY = Fault(
    "status 5xx, 408 or 409, or an error object in an answer with status 200 that has no code of another row",
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
    charged=True,
)
BROKEN_ANSWER = Fault(
    "the provider says that it broke the answer off (`error`, `abort` and their like), even where its JSON is complete",
    errors.ServerError,
    True,
    "{provider} broke off the answer",
)
TOO_LARGE = Fault(
    "an answer over 4 MiB, also after decompression",
    errors.ServerError,
    True,
    "{provider} sent an answer of more than {cap} bytes, which was not read",
    charged=True,
)
ECHO = Fault(
    "an answer that repeats the key",
    errors.ServerError,
    True,
    "{provider} sent an answer that repeats the key, and it was not used; check the base URL",
    charged=True,
)
AUTHENTICATION = Fault(
    "status 401, or a body that says the key is invalid",
    errors.AuthenticationError,
    False,
    "{provider} does not accept the key; check {key}",
)
FORBIDDEN = Fault(
    "status 403",
    errors.AuthenticationError,
    False,
    "{provider} does not allow this; check {key} and what it may be used for",
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
    "`content_filter` and its like, as a code or as the reason why the answer ends, even where its JSON is complete",
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
    "{provider} does not take the request; try another model, or see what it says",
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
    "the answer ends at the output cap (`length` and its like), even where its JSON is complete",
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
    403: FORBIDDEN,
    404: NO_MODEL,
    408: BUSY,
    409: BUSY,
    413: CONTEXT,
    429: RATE_LIMIT,
}

# What providers say in a 4xx body decides before the status does; matched on codes and text alike. The words are those
# of OpenAI, Azure, Anthropic, Google, Mistral, xAI, DeepSeek, OpenRouter, Groq, LiteLLM, vLLM, SGLang, llama.cpp, LM
# Studio and Ollama.
_BY_WORDS: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (
        re.compile(
            r"insufficient[ _](?:\w+ )?(?:quota|balance|credits?|funds)|credit balance|(?:credit|spending|usage) limit"
            r"|billing_(?:error|hard_limit|not_active)|exceeded_current_quota|requires more credits|available credits"
            r"|budget has been exceeded|budget_exceeded|arrearage|payment required"
            r"|exceeded your current quota(?!(?s:.)*retry in)"  # Google says so of a minute's rate, too
        ),
        QUOTA,
    ),
    (
        re.compile(
            r"model_not_found|model.{1,200} (?:not found|(?:does )?not exist)|model not exist|not a valid model"
            r"|deploymentnotfound|invalid[ _]model|model_decommissioned|no endpoints found for|no models? loaded"
        ),
        NO_MODEL,
    ),
    (
        re.compile(
            r"context[ _](?:length|size|window|limit)|maximum (?:model|prompt|input) length|string_above_max_length"
            r"|(?:prompt|input|request|string)(?: is)? too (?:long|large)|exceeds the maximum number of tokens"
            r"|reduce the length of the|tokens in the prompt cannot exceed|range of input length"
        ),
        CONTEXT,
    ),
    (
        re.compile(
            r"content[ _](?:filter|policy|management|exists risk)|responsibleaipolicy|data_?inspection|flagged"
            r"|moderation"
        ),
        FILTERED,
    ),
    (
        re.compile(
            r"(?:invalid|incorrect).{0,20}api[ _-]key|api[ _]key.{0,20}(?:invalid|not valid|expired|not found)"
            r"|authentication_error|unauthenticated"
        ),
        AUTHENTICATION,
    ),
)
# Why an answer ends, in the words of all dialects; what is none of these ends because it is complete.
_BY_FINISH: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (
        re.compile(r"filter|safety|sensitive|recitation|blocklist|prohibited|spii|language|moderation|toxic"),
        FILTERED,
    ),
    (re.compile(r"refus"), REFUSED),
    (re.compile(r"length|max_?(?:output_?)?tokens|context_window"), TRUNCATED),
    (re.compile(r"tool|function"), UNREADABLE),
    (
        re.compile(r"error|abort|cancel|fail|time_?out|interrupt|incomplete|resource|overload|pause|malformed|other"),
        BROKEN_ANSWER,
    ),
)
_CODES = ("code", "type", "status")  # of an error object
_TELLING = ("message", "detail", "msg", "error", "errors", "description")  # where its words stand, the best first


def of_response(status: int, headers: Mapping[str, str], body: bytes, target: Target) -> errors.ProviderError:
    """Return the error that an HTTP answer other than a good one is."""
    said = _Said.read(body[:MAX_ERROR].decode("utf-8", errors="replace"))
    told = said.words if len(body) < MAX_ERROR else ""  # what is cut may end in a part of a key that nothing recognizes
    detail = f"HTTP {status}" + (f": {told}" if told.strip() else "")
    wish = retry_after(headers)
    return of_fault(_fault(status, said), target, detail, retry_after=wish, status=status)


def of_finish(reason: object, target: Target) -> errors.ProviderError | None:
    """Return the error that an answer is by the *reason* why it ends, or None where it is complete."""
    said = str(reason).lower()
    fault = next((fault for pattern, fault in _BY_FINISH if pattern.search(said)), None)
    return None if fault is None else of_fault(fault, target, f"it ends with {reason!s}")


def of_fault(
    fault: Fault, target: Target, detail: str = "", *, retry_after: float | None = None, **facts: object
) -> errors.ProviderError:
    """Return the error of *fault*, with the server's own words shortened and without any secret."""
    says = fault.says.format(provider=target.provider, model=target.model, key=target.key, **facts)
    shown = f" ({_short(keys.redact(detail, target.secrets))})" if detail.strip() else ""
    message = keys.redact(says + shown, target.secrets)[:MAX_MESSAGE]
    return fault.error(
        message,
        again=fault.again,
        retry_after=retry_after,
        charged=fault.charged,
        provider=target.provider,
        model=target.model,
        **facts,
    )


def error_in_body(value: Mapping[str, Any], target: Target) -> errors.ProviderError | None:
    """Return the error that some servers send with status 200, or None."""
    if not value.get("error"):
        return None
    said = _Said.of(value)
    return of_fault(_by_words(said.all) or _by_code(said) or BUSY, target, said.words, status=200)


def refuse_echo(text: str, target: Target) -> None:
    """Raise ServerError where *text*, an answer's, repeats a secret."""
    if keys.repeats(text, target.secrets):
        raise of_fault(ECHO, target)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that ``Retry-After`` asks to wait; None where it says nothing.

    Seconds or a date; of several the longest, whatever else stands beside them. ``retry-after-ms`` counts too.
    """
    said = headers.get("retry-after", "").strip()
    wishes = [*_seconds(said), *(wish / 1_000 for wish in _seconds(headers.get("retry-after-ms", "")))]
    return max(wishes, default=None)


_NUMBER = re.compile(r"\+?([0-9]{1,400}(?:\.[0-9]{0,20})?(?:[eE]\+?[0-9]{1,3})?)(?:\s*(?:s|sec|seconds?))?")


def _seconds(said: str) -> list[float]:
    if (date := _date(said)) is not None:
        return [max(0.0, date - time.time())]
    numbers = (_NUMBER.fullmatch(part.partition(";")[0].strip()) for part in said.split(","))
    return [min(float(number[1]), _LONGEST) for number in numbers if number]


_LONGEST = 1e9  # seconds; what is longer is as absurd


def _date(said: str) -> float | None:
    """Return an HTTP date, in any of its three forms, in seconds of the epoch."""
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, OverflowError, TypeError):
        return None
    return date.replace(tzinfo=date.tzinfo or UTC).timestamp()


@dataclass(frozen=True)
class _Said:
    """What a body says went wrong; other fields may repeat the article, and are none of a provider's words."""

    words: str = ""  # its message, or the text without markup
    codes: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> _Said:
        """Read a body's text, JSON or not."""
        try:
            return cls.of(json.loads(text))
        except (ValueError, RecursionError):
            return cls(re.sub(r"<[^<>]{0,200}>", " ", text))

    @classmethod
    def of(cls, value: object) -> _Said:
        """Read a body's JSON."""
        error = _error_object(value)
        words = " · ".join(dict.fromkeys(text for text in (_words(error), _upstream(error)) if text))
        codes = tuple(str(error[key]) for key in _CODES if key in error) if isinstance(error, Mapping) else ()
        return cls(words, codes)

    @property
    def all(self) -> str:
        """Codes and words, as they are searched."""
        return "\n".join((*self.codes, self.words[:_MOST_WORDS]))


def _fault(status: int, said: _Said) -> Fault:
    if 300 <= status < 400:
        return REDIRECT
    if status >= 500:
        return _by_words("\n".join(said.codes)) or BUSY  # by a code alone: a 500 is rarely sure of more
    if status < 300:
        return UNREADABLE
    return _by_words(said.all) or _BY_STATUS.get(status, REJECTED)


def _by_words(text: str) -> Fault | None:
    text = text.lower()
    return next((fault for pattern, fault in _BY_WORDS if pattern.search(text)), None)


def _by_code(said: _Said) -> Fault | None:
    """Return the fault of a status that stands in an error object."""
    statuses = [int(code) for code in said.codes if re.fullmatch("[45][0-9][0-9]", code)]
    return _fault(statuses[0], said) if statuses else None


def _error_object(value: object) -> object:
    if isinstance(value, list) and len(value) == 1:  # as Google sends it
        value = value[0]
    return value.get("error") or value if isinstance(value, Mapping) else value


def _words(value: object, depth: int = 4) -> str:
    """Return the first text that is said where errors say it."""
    if isinstance(value, str):
        return value
    if depth and isinstance(value, list) and value:
        return _words(value[0], depth - 1)
    if depth and isinstance(value, Mapping):
        return next((said for key in _TELLING if (said := _words(value.get(key), depth - 1))), "")
    return ""


def _upstream(error: object) -> str:
    """Return what a router passes on of the provider behind it, as OpenRouter does."""
    metadata = error.get("metadata") if isinstance(error, Mapping) else None
    raw = metadata.get("raw") if isinstance(metadata, Mapping) else None
    return raw if isinstance(raw, str) else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    line = "".join(character if character.isprintable() else "�" for character in line)
    return line if len(line) <= MAX_DETAIL else line[: MAX_DETAIL - 1] + "…"
