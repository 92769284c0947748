"""The faults that each provider tells of in its own way: errors in its words, and answers in its envelope."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from llmbrief import errors
from tests.engine.answers import completion, encoded, generated, http, message, says, with_choice, with_message, writes
from tests.engine.rows import AGAIN, FINE, KEY, ONCE, REASKED, Row, Sent

Kind = type[errors.ProviderError]
Change = Callable[[Any], Any]

_CALL = {"id": "t1", "type": "function", "function": {"name": "draft", "arguments": json.dumps({"claims": []})}}
_USE = {"type": "tool_use", "id": "t1", "name": "draft", "input": {"claims": []}}
_GOOGLES_CALL = {"functionCall": {"name": "draft", "args": {"claims": []}}}


def own_rows(provider: str) -> Iterator[Row]:
    """Return the rows that hold for one provider alone."""
    yield from {"openai": _openai, "anthropic": _anthropic, "google": _google}[provider]()


def _changed(name: str, change: Change, sent: Sent, error: Kind | None = None) -> Row:
    return Row(name, writes(lambda value: http(encoded(change(value)))), sent, error)


def _unreadable(changes: Mapping[str, Change]) -> Iterator[Row]:
    for name, change in changes.items():
        yield _changed(name, change, AGAIN, errors.ServerError)


def _fine(changes: Mapping[str, Change]) -> Iterator[Row]:
    for name, change in changes.items():
        yield _changed(name, change, FINE)


# --- OpenAI, and those that speak like it

# code: (status, message, error)
_CODES: dict[str, tuple[int, str, Kind]] = {
    "insufficient_quota": (429, "You exceeded your current quota, please check your plan.", errors.QuotaError),
    "insufficient_quota as 500": (500, "You exceeded your current quota.", errors.QuotaError),
    "insufficient_quota as 401": (401, "You have no credit.", errors.QuotaError),
    "billing_hard_limit_reached": (400, "Billing hard limit has been reached", errors.QuotaError),
    "invalid_api_key": (401, f"Incorrect API key provided: {KEY}.", errors.AuthenticationError),
    "model_not_found": (404, "The model `x` does not exist", errors.ModelNotFoundError),
    "model_not_found as 400": (400, "The model `x` does not exist", errors.ModelNotFoundError),
    "context_length_exceeded": (400, "This model's maximum context length is 8192 tokens.", errors.ContextLengthError),
    "content_filter": (400, "The response was filtered.", errors.ContentFilterError),
    "content_policy_violation": (400, "Your request was rejected.", errors.ContentFilterError),
    "invalid_json_schema": (400, "Invalid schema for response_format", errors.RequestRejectedError),
}

# whose words: (status, body, error)
_WORDS: dict[str, tuple[int, Any, Kind]] = {
    "OpenAI, quota without a code": (
        429,
        {"error": {"message": "You exceeded your current quota, please check your plan and billing details."}},
        errors.QuotaError,
    ),
    "OpenAI, flagged": (
        400,
        {"error": {"code": "invalid_prompt", "message": "Your prompt was flagged as potentially violating our policy"}},
        errors.ContentFilterError,
    ),
    "OpenAI, string too long": (
        400,
        {"error": {"code": "string_above_max_length", "message": "Invalid 'messages[1].content'"}},
        errors.ContextLengthError,
    ),
    "OpenAI, output cap too large": (
        400,
        {"error": {"message": "max_tokens is too large: 16000. This model supports at most 4096 completion tokens."}},
        errors.RequestRejectedError,
    ),
    "Azure, deployment": (
        404,
        {"error": {"code": "DeploymentNotFound", "message": "The API deployment for this resource does not exist."}},
        errors.ModelNotFoundError,
    ),
    "Azure, filter": (
        400,
        {"error": {"code": None, "message": "filtered due to the prompt triggering our content management policy"}},
        errors.ContentFilterError,
    ),
    "vLLM, context": (
        400,
        {
            "object": "error",
            "type": "BadRequestError",
            "code": 400,
            "message": "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens",
        },
        errors.ContextLengthError,
    ),
    "vLLM, decoder prompt": (
        400,
        {
            "error": {
                "message": "The decoder prompt (length 9000) is longer than the maximum model length of 4096.",
                "type": "BadRequestError",
            }
        },
        errors.ContextLengthError,
    ),
    "SGLang, context": (
        400,
        {"message": "The input (9000 tokens) is longer than the model's context length (4096 tokens)."},
        errors.ContextLengthError,
    ),
    "llama.cpp, context": (
        400,
        {
            "error": {
                "code": 400,
                "message": "the request exceeds the available context size. try increasing the context size",
                "type": "exceed_context_size_error",
                "n_ctx": 4096,
            }
        },
        errors.ContextLengthError,
    ),
    "llama.cpp, context as 500": (
        500,
        {"error": {"code": 500, "message": "the request exceeds", "type": "exceed_context_size_error"}},
        errors.ContextLengthError,
    ),
    "LM Studio, context": (
        400,
        {
            "error": "Trying to keep the first 4915 tokens when context the overflows. However, the model is loaded "
            "with context length of only 4096 tokens, which is not enough."
        },
        errors.ContextLengthError,
    ),
    "LM Studio, no model": (400, {"error": "No models loaded. Please load a model."}, errors.ModelNotFoundError),
    "Ollama, no model": (
        404,
        {"error": {"message": 'model "x" not found, try pulling it first', "type": "api_error"}},
        errors.ModelNotFoundError,
    ),
    "OpenRouter, context": (
        400,
        {"error": {"message": "This endpoint's maximum context length is 32768 tokens.", "code": 400}},
        errors.ContextLengthError,
    ),
    "OpenRouter, credits": (402, {"error": {"message": "Insufficient credits", "code": 402}}, errors.QuotaError),
    "OpenRouter, flagged": (
        403,
        {"error": {"code": 403, "message": "x requires moderation. Your input was flagged for violence"}},
        errors.ContentFilterError,
    ),
    "OpenRouter, model": (
        400,
        {"error": {"message": "x/y is not a valid model ID", "code": 400}},
        errors.ModelNotFoundError,
    ),
    "OpenRouter, what is behind it": (
        400,
        {
            "error": {
                "message": "Provider returned error",
                "code": 400,
                "metadata": {"raw": '{"error": {"message": "prompt is too long: 208310 tokens > 200000 maximum"}}'},
            }
        },
        errors.ContextLengthError,
    ),
    "Groq, length of the messages": (
        400,
        {"error": {"message": "Please reduce the length of the messages or completion.", "type": "x"}},
        errors.ContextLengthError,
    ),
    "Groq, request too large": (
        413,
        {
            "error": {
                "message": "Request too large for model x: Limit 6000, Requested 9000",
                "code": "rate_limit_exceeded",
            }
        },
        errors.ContextLengthError,
    ),
    "Groq, decommissioned": (
        400,
        {"error": {"message": "The model has been decommissioned", "code": "model_decommissioned"}},
        errors.ModelNotFoundError,
    ),
    "Mistral, context": (
        400,
        {
            "object": "error",
            "type": "invalid_request_prompt",
            "message": "Prompt contains 45000 tokens, too large for model with 32768 maximum context length",
        },
        errors.ContextLengthError,
    ),
    "Mistral, model": (
        400,
        {"object": "error", "message": "Invalid model: x", "type": "invalid_model", "code": "1500"},
        errors.ModelNotFoundError,
    ),
    "Mistral, details in a message": (
        422,
        {"object": "error", "message": {"detail": [{"type": "missing", "msg": "Field required"}]}},
        errors.RequestRejectedError,
    ),
    "DeepSeek, balance": (
        402,
        {"error": {"message": "Insufficient Balance", "type": "unknown_error"}},
        errors.QuotaError,
    ),
    "DeepSeek, risk": (
        400,
        {"error": {"message": "Content Exists Risk", "type": "invalid_request_error"}},
        errors.ContentFilterError,
    ),
    "DeepSeek, model": (400, {"error": {"message": "Model Not Exist"}}, errors.ModelNotFoundError),
    "Moonshot, balance": (
        429,
        {"error": {"message": "Your account is suspended", "type": "exceeded_current_quota_error"}},
        errors.QuotaError,
    ),
    "xAI, credits": (
        429,
        {
            "code": "x",
            "error": "Your team has either used all available credits or reached its monthly spending limit.",
        },
        errors.QuotaError,
    ),
    "xAI, key": (400, {"code": "x", "error": "Incorrect API key provided: ab***yz."}, errors.AuthenticationError),
    "LiteLLM, budget": (
        400,
        {"error": {"message": "Budget has been exceeded! Current cost: 1.2", "type": "budget_exceeded", "code": "400"}},
        errors.QuotaError,
    ),
    "Perplexity, quota as 401": (
        401,
        {"error": {"message": "You have insufficient quota", "type": "insufficient_quota", "code": 401}},
        errors.QuotaError,
    ),
    "a country": (
        403,
        {"error": {"code": "unsupported_country_region_territory", "message": "Country not supported"}},
        errors.AuthenticationError,
    ),
    "FastAPI, detail": (401, {"detail": "Not authenticated"}, errors.AuthenticationError),
}
_FINISHES: dict[str, tuple[Sent, Kind]] = {
    "max_tokens": (ONCE, errors.TruncatedError),
    "model_length": (ONCE, errors.TruncatedError),
    "content_filter: SAFETY": (ONCE, errors.ContentFilterError),
    "sensitive": (ONCE, errors.ContentFilterError),
    "tool_calls": (AGAIN, errors.ServerError),
    "error": (AGAIN, errors.ServerError),
    "insufficient_system_resource": (AGAIN, errors.ServerError),
}


def _openai() -> Iterator[Row]:
    for name, (status, said, error) in _CODES.items():
        body = {"error": {"message": said, "type": "invalid_request_error", "code": name.split()[0]}}
        yield Row(f"code {name}", says(body, status), ONCE, error)
    for name, (status, body, error) in _WORDS.items():
        yield Row(f"words of {name}", says(body, status), ONCE, error)
    rate = {"error": {"message": "Rate limit reached for x on tokens per min. Add a payment method: /account/billing"}}
    yield Row("words of OpenAI, a rate", says(rate, 429), AGAIN, errors.RateLimitError)
    yield from _errors_with_200()
    yield from _openai_unfinished()
    yield from _unreadable(_OPENAI_ENVELOPES)
    parts = [{"type": "text", "text": "{}"}]
    two = lambda value: with_message(value, content=[*_openai_part(value), *parts])  # noqa: E731
    yield _changed("content: parts of two texts", two, REASKED, errors.InvalidAnswerError)
    yield from _fine(_OPENAI_ODDITIES)


def _errors_with_200() -> Iterator[Row]:
    quota = {"error": {"message": "No credit", "code": "insufficient_quota"}}
    yield Row("quota with 200", says(quota), ONCE, errors.QuotaError)
    for code, (sent, error) in {
        401: (ONCE, errors.AuthenticationError),
        402: (ONCE, errors.QuotaError),
        429: (AGAIN, errors.RateLimitError),
        "503": (AGAIN, errors.ServerError),
    }.items():
        body = {"error": {"message": "went wrong", "code": code}}
        yield Row(f"code {code!r} with 200", says(body), sent, error)


def _openai_unfinished() -> Iterator[Row]:
    refused = with_message(completion(None), refusal="I can't help with that.")
    yield Row("refusal", says(refused), ONCE, errors.RefusalError)
    part = [{"type": "refusal", "refusal": "No."}]
    yield Row("refusal in parts", says(with_message(completion(None), content=part)), ONCE, errors.RefusalError)
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
    for reason, (sent, error) in _FINISHES.items():
        change = lambda v, reason=reason: with_choice(v, finish_reason=reason)  # noqa: E731
        yield _changed(f"ends with {reason}, complete JSON", change, sent, error)


_OPENAI_ENVELOPES: dict[str, Change] = {
    "no choices": lambda value: {key: value[key] for key in value if key != "choices"},
    "empty choices": lambda value: {**value, "choices": []},
    "two choices": lambda value: {**value, "choices": value["choices"] * 2},
    "two choices that differ": lambda value: {
        **value,
        "choices": [*value["choices"], *with_message(value, content="{}")["choices"]],
    },
    "choices null": lambda value: {**value, "choices": None},
    "choices an object": lambda value: {**value, "choices": value["choices"][0]},
    "a choice that is text": lambda value: {**value, "choices": ["text"]},
    "an error in a choice": lambda value: with_choice(value, error={"code": 502, "message": "Upstream died"}),
    "message null": lambda value: with_choice(value, message=None),
    "message a text": lambda value: with_choice(value, message="text"),
    "a delta": lambda value: with_choice(value, message=None, delta=value["choices"][0]["message"]),
    "content null": lambda value: with_message(value, content=None),
    "content blank": lambda value: with_message(value, content=" \n"),
    "content a number": lambda value: with_message(value, content=7),
    "content an object": lambda value: with_message(value, content={"claims": []}),
    "a tool call": lambda value: with_message(value, content=None, tool_calls=[_CALL]),
    "two tool calls": lambda value: with_message(value, content=None, tool_calls=[_CALL, _CALL]),
    "a tool call beside an answer": lambda value: with_message(value, tool_calls=[_CALL]),
    "a tool call in parts": lambda value: with_message(value, content=[*_openai_part(value), _USE]),
    "a function call": lambda value: with_message(value, content=None, function_call=_CALL["function"]),
    "an error with 200": lambda value: {"error": {"message": "overloaded", "code": 502}},
    "an error that is text, with 200": lambda value: {"error": "overloaded"},
    "an error beside choices": lambda value: {**value, "error": {"message": "overloaded"}},
}
_OPENAI_ODDITIES: dict[str, Change] = {
    "no usage": lambda value: {**value, "usage": None},
    "usage of another shape": lambda value: {**value, "usage": ["?"]},
    "usage in words": lambda value: {**value, "usage": {"prompt_tokens": "1000", "completion_tokens": "many"}},
    "usage below zero": lambda value: {**value, "usage": {"prompt_tokens": -1, "completion_tokens": -1}},
    "no finish reason": lambda value: with_choice(value, finish_reason=None),
    "ends with eos_token": lambda value: with_choice(value, finish_reason="eos_token"),
    "no model": lambda value: {**value, "model": None},
    "created in words": lambda value: {**value, "created": "yesterday"},
    "no tool calls": lambda value: with_message(value, tool_calls=[]),
    "content in parts": lambda value: with_message(value, content=_openai_part(value)),
}


def _openai_part(value: Any) -> list[dict[str, Any]]:
    return [{"type": "text", "text": value["choices"][0]["message"]["content"]}]


# --- Anthropic

# name: (status, type, message, sent, error)
_ANTHROPIC_ERRORS: dict[str, tuple[int, str, str, Sent, Kind]] = {
    "key": (401, "authentication_error", "invalid x-api-key", ONCE, errors.AuthenticationError),
    "permission": (403, "permission_error", "Your key may not", ONCE, errors.AuthenticationError),
    "model": (404, "not_found_error", "model: x", ONCE, errors.ModelNotFoundError),
    "request too large": (413, "request_too_large", "Request exceeds the size", ONCE, errors.ContextLengthError),
    "prompt too long": (
        400,
        "invalid_request_error",
        "prompt is too long: 208310 tokens > 200000 maximum",
        ONCE,
        errors.ContextLengthError,
    ),
    "input and cap": (
        400,
        "invalid_request_error",
        "input length and `max_tokens` exceed context limit: 190000 + 16000 > 200000",
        ONCE,
        errors.ContextLengthError,
    ),
    "credit": (
        400,
        "invalid_request_error",
        "Your credit balance is too low to access the Anthropic API.",
        ONCE,
        errors.QuotaError,
    ),
    "limit of one's own": (
        400,
        "invalid_request_error",
        "You have reached your specified API usage limits. You will regain access on 2026-01-01",
        ONCE,
        errors.QuotaError,
    ),
    "billing": (402, "billing_error", "Payment failed", ONCE, errors.QuotaError),
    "filter": (
        400,
        "invalid_request_error",
        "Output blocked by content filtering policy",
        ONCE,
        errors.ContentFilterError,
    ),
    "schema": (400, "invalid_request_error", "output_config.format: Extra inputs", ONCE, errors.RequestRejectedError),
    "rate": (
        429,
        "rate_limit_error",
        "This request would exceed your organization's rate limit of 30,000 input tokens per minute",
        AGAIN,
        errors.RateLimitError,
    ),
    "api_error": (500, "api_error", "Internal server error", AGAIN, errors.ServerError),
    "timeout": (504, "timeout_error", "Timed out", AGAIN, errors.ServerError),
    "overloaded": (529, "overloaded_error", "Overloaded", AGAIN, errors.ServerError),
    "overloaded with 200": (200, "overloaded_error", "Overloaded", AGAIN, errors.ServerError),
}
_STOPS: dict[str, tuple[Sent, Kind]] = {
    "refusal": (ONCE, errors.RefusalError),
    "max_tokens": (ONCE, errors.TruncatedError),
    "model_context_window_exceeded": (ONCE, errors.TruncatedError),
    "pause_turn": (AGAIN, errors.ServerError),
    "tool_use": (AGAIN, errors.ServerError),
}


def _anthropic() -> Iterator[Row]:
    for name, (status, kind, said, sent, error) in _ANTHROPIC_ERRORS.items():
        body = {"type": "error", "error": {"type": kind, "message": said}, "request_id": "req_1"}
        yield Row(f"error: {name}", says(body, status), sent, error)
    for reason, (sent, error) in _STOPS.items():
        change = lambda value, reason=reason: {**value, "stop_reason": reason}  # noqa: E731
        yield _changed(f"ends with {reason}, complete JSON", change, sent, error)
    yield Row("refusal without a word", says(message([], stop_reason="refusal")), ONCE, errors.RefusalError)
    yield from _unreadable(
        {
            "content empty": lambda value: {**value, "content": []},
            "content null": lambda value: {**value, "content": None},
            "content an object": lambda value: {**value, "content": {"text": "{}"}},
            "text null": lambda value: {**value, "content": [{"type": "text", "text": None}]},
            "a thought alone": lambda value: {**value, "content": value["content"][:1]},
            "a tool use": lambda value: {**value, "content": [_USE]},
            "two tool uses": lambda value: {**value, "content": [_USE, _USE]},
            "a tool use beside an answer": lambda value: {**value, "content": [*value["content"], _USE]},
            "an error beside content": lambda value: {**value, "error": {"type": "api_error", "message": "went wrong"}},
        }
    )
    twice: Change = lambda value: {**value, "content": value["content"] * 2}  # noqa: E731
    yield _changed("content: two texts", twice, REASKED, errors.InvalidAnswerError)
    yield from _fine(
        {
            "no usage": lambda value: {**value, "usage": None},
            "no stop reason": lambda value: {**value, "stop_reason": None},
            "ends with stop_sequence": lambda value: {**value, "stop_reason": "stop_sequence"},
            "no thought": lambda value: {**value, "content": value["content"][1:]},
            "a part that is text": lambda value: {**value, "content": ["?", *value["content"]]},
        }
    )


# --- Google

# name: (code, status, message, sent, error)
_GOOGLE_ERRORS: dict[str, tuple[int, str, str, Sent, Kind]] = {
    "key": (400, "INVALID_ARGUMENT", "API key not valid. Please pass one.", ONCE, errors.AuthenticationError),
    "key expired": (400, "INVALID_ARGUMENT", "API key expired. Please renew it.", ONCE, errors.AuthenticationError),
    "permission": (403, "PERMISSION_DENIED", "Method doesn't allow it", ONCE, errors.AuthenticationError),
    "model": (
        404,
        "NOT_FOUND",
        "models/x is not found for API version v1beta, or is not supported for generateContent.",
        ONCE,
        errors.ModelNotFoundError,
    ),
    "context": (
        400,
        "INVALID_ARGUMENT",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        ONCE,
        errors.ContextLengthError,
    ),
    "place": (
        400,
        "FAILED_PRECONDITION",
        "User location is not supported for the API use.",
        ONCE,
        errors.RequestRejectedError,
    ),
    "no quota": (
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan and billing details.",
        ONCE,
        errors.QuotaError,
    ),
    "a minute's quota": (
        429,
        "RESOURCE_EXHAUSTED",
        "You exceeded your current quota, please check your plan.\nPlease retry in 0.03s.",
        AGAIN,
        errors.RateLimitError,
    ),
    "rate": (
        429,
        "RESOURCE_EXHAUSTED",
        "Resource has been exhausted (e.g. check quota).",
        AGAIN,
        errors.RateLimitError,
    ),
    "internal": (500, "INTERNAL", "An internal error has occurred.", AGAIN, errors.ServerError),
    "overloaded": (503, "UNAVAILABLE", "The model is overloaded.", AGAIN, errors.ServerError),
    "deadline": (504, "DEADLINE_EXCEEDED", "Deadline expired", AGAIN, errors.ServerError),
}
_REASONS: dict[str, tuple[Sent, Kind]] = {
    "SAFETY": (ONCE, errors.ContentFilterError),
    "RECITATION": (ONCE, errors.ContentFilterError),
    "PROHIBITED_CONTENT": (ONCE, errors.ContentFilterError),
    "MAX_TOKENS": (ONCE, errors.TruncatedError),
    "OTHER": (AGAIN, errors.ServerError),
    "MALFORMED_RESPONSE": (AGAIN, errors.ServerError),
    "UNEXPECTED_TOOL_CALL": (AGAIN, errors.ServerError),
}


def _google() -> Iterator[Row]:
    for name, (code, status, said, sent, error) in _GOOGLE_ERRORS.items():
        body = {"error": {"code": code, "message": said, "status": status, "details": []}}
        yield Row(f"error: {name}", says(body, code), sent, error)
        if name in ("key", "overloaded"):
            yield Row(f"error in a list: {name}", says([body], code), sent, error)
    for reason, (sent, error) in _REASONS.items():
        change = lambda value, reason=reason: _candidate(value, finishReason=reason)  # noqa: E731
        yield _changed(f"ends with {reason}, complete JSON", change, sent, error)
    yield Row("safety without content", says(generated([], "SAFETY")), ONCE, errors.ContentFilterError)
    for reason in ("SAFETY", "OTHER"):
        blocked = {"promptFeedback": {"blockReason": reason}}
        yield Row(f"blocked: {reason}", says({**blocked, "usageMetadata": {}}), ONCE, errors.ContentFilterError)
    beside: Change = lambda value: {**value, "promptFeedback": {"blockReason": "SAFETY"}}  # noqa: E731
    yield _changed("blocked beside an answer", beside, ONCE, errors.ContentFilterError)
    yield from _unreadable(
        {
            "no candidates": lambda value: {key: value[key] for key in value if key != "candidates"},
            "empty candidates": lambda value: {**value, "candidates": []},
            "two candidates": lambda value: {**value, "candidates": value["candidates"] * 2},
            "no content": lambda value: _candidate(value, content=None),
            "no parts": lambda value: _candidate(value, content={"role": "model"}),
            "empty parts": lambda value: _parts(value, []),
            "a thought alone": lambda value: _parts(value, _parts_of(value)[:1]),
            "a function call": lambda value: _parts(value, [_GOOGLES_CALL]),
            "two function calls": lambda value: _parts(value, [_GOOGLES_CALL, _GOOGLES_CALL]),
            "a function call beside an answer": lambda value: _parts(value, [*_parts_of(value), _GOOGLES_CALL]),
            "an error with 200": lambda value: {"error": {"code": 503, "message": "overloaded"}},
        }
    )
    twice: Change = lambda value: _parts(value, _parts_of(value) * 2)  # noqa: E731
    yield _changed("content: two texts", twice, REASKED, errors.InvalidAnswerError)
    yield from _fine(
        {
            "no usage": lambda value: {**value, "usageMetadata": None},
            "no finish reason": lambda value: _candidate(value, finishReason=None),
            "no thought": lambda value: _parts(value, _parts_of(value)[1:]),
            "nothing blocked": lambda value: {**value, "promptFeedback": {"safetyRatings": []}},
        }
    )


def _candidate(value: Any, **changes: Any) -> dict[str, Any]:
    return {**value, "candidates": [{**value["candidates"][0], **changes}]}


def _parts_of(value: Any) -> list[Any]:
    parts: list[Any] = value["candidates"][0]["content"]["parts"]
    return parts


def _parts(value: Any, parts: list[Any]) -> dict[str, Any]:
    return _candidate(value, content={"role": "model", "parts": parts})
