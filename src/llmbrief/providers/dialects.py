"""How each provider is asked for JSON of a schema, and how its answer is read.

Clients are wrapped by instructor, which turns one list of messages into each provider's own form. Its response models
are not used: over chat completions it sends no strict schema and drops ``strict`` without a word, it re-asks in a loop
of its own, and it takes doubled keys. The schema sent is ours, and the answer is read from the JSON of the wire.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from llmbrief import faults
from llmbrief.errors import ContentFilterError, UsageError
from llmbrief.faults import Target
from llmbrief.providers.clients import Create, http, installed, instructed_openai, no_key, refuse_key, unmodelled
from llmbrief.shown import one_line
from llmbrief.wire import ArticleTransport, trusted

OUTPUT_CAP = (
    16_000  # tokens of one answer, reasoning included; a brief of a dense 3,000-word article takes about 12,000
)
_MOST_TOKENS = 100_000_000  # of one answer; no context is as long
_CALLS = re.compile(r"tool|function", re.IGNORECASE)  # in the type or a field's name of a message's part
_PLACEHOLDER = "replayed"  # in place of a key where nothing is sent


@dataclass(frozen=True)
class Usage:
    """What a provider counted of one answer, whatever became of it."""

    served_model: str | None
    input_tokens: int
    output_tokens: int
    cached_tokens: int = 0  # of the input tokens


class Dialect(Protocol):
    """How one provider is asked and read."""

    name: str
    key: str  # the environment variable its client reads the key from, and
    address: str  # the one it reads its base URL from
    model_role: str  # who speaks where the model's own answer is shown to it

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over a client that uses *transport*; offline it needs no key."""

    def arguments(self, model: str, schema_name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments that ask for JSON of *schema*, with an output cap."""

    def usage(self, value: Mapping[str, Any]) -> Usage:
        """Read what the provider's JSON counts; what it does not count is 0."""

    def read(self, value: Mapping[str, Any], target: Target) -> str:
        """Read the answer's text; raise ProviderError for a refusal, a cut answer or another shape."""


class OpenAI:
    """OpenAI's chat completions, and every server that speaks them."""

    name = "openai"
    key = "OPENAI_API_KEY"
    address = "OPENAI_BASE_URL"
    model_role = "assistant"
    cap = "max_completion_tokens"

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over an AsyncOpenAI that neither retries nor follows redirects."""
        import openai

        connection = http(transport)
        options: dict[str, Any] = {"http_client": connection, "max_retries": 0, **self.options()}
        try:
            client = openai.AsyncOpenAI(**options)
        except openai.OpenAIError as error:
            if not offline:
                raise no_key(self.name, self.key) from error
            client = openai.AsyncOpenAI(**{**options, "api_key": _PLACEHOLDER})
        if not offline:
            refuse_key(client.api_key, self.name, self.key)
        return instructed_openai(client)

    def options(self) -> dict[str, Any]:
        """Return what the client needs besides its own environment."""
        return {}

    def arguments(self, model: str, schema_name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return chat-completion arguments with a strict JSON schema."""
        wanted = {"name": schema_name, "strict": True, "schema": schema}
        return {
            "model": model,
            "response_format": {"type": "json_schema", "json_schema": wanted},
            self.cap: OUTPUT_CAP,
        }

    def usage(self, value: Mapping[str, Any]) -> Usage:
        """Read a chat completion's usage."""
        usage = _part(value, "usage")
        return Usage(
            served_model=_name(value.get("model")),
            input_tokens=_count(usage.get("prompt_tokens")),
            output_tokens=_count(usage.get("completion_tokens")),
            cached_tokens=_count(_part(usage, "prompt_tokens_details").get("cached_tokens")),
        )

    def read(self, value: Mapping[str, Any], target: Target) -> str:
        """Read a chat completion's message."""
        choice = _only(value.get("choices"), "choices", target)
        if error_said := faults.error_in_body(choice, target):
            raise error_said
        message = _mapping(choice.get("message"), "message", target)
        _refuse_unfinished(choice.get("finish_reason"), message.get("refusal"), target)
        if message.get("tool_calls") or message.get("function_call"):
            raise faults.of_fault(faults.UNREADABLE, target, "a tool call that was not asked for")
        return _text(message.get("content"), target)


class Ollama(OpenAI):
    """A local Ollama server, through its OpenAI-compatible address."""

    name = "ollama"
    key = "OLLAMA_HOST"
    address = "OLLAMA_HOST"
    cap = "max_tokens"

    def options(self) -> dict[str, Any]:
        """Return the address as Ollama's own clients find it; any key does."""
        host = os.environ.get("OLLAMA_HOST") or "http://127.0.0.1:11434"
        address = host if "://" in host else f"http://{host}"
        return {"base_url": f"{address.rstrip('/')}/v1", "api_key": "ollama"}


class Anthropic:
    """Anthropic's messages, with structured outputs."""

    name = "anthropic"
    key = "ANTHROPIC_API_KEY"
    address = "ANTHROPIC_BASE_URL"
    model_role = "assistant"

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over an AsyncAnthropic that neither retries nor follows redirects."""
        import instructor

        anthropic = installed("anthropic", self.name)
        connection = http(transport)
        client = anthropic.AsyncAnthropic(http_client=connection, max_retries=0)
        if offline:
            client = anthropic.AsyncAnthropic(http_client=connection, max_retries=0, api_key=_PLACEHOLDER)
        else:
            refuse_key(client.api_key or client.auth_token, self.name, self.key)
        return unmodelled(instructor.from_anthropic(client).create)

    def arguments(self, model: str, schema_name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return message arguments with a JSON schema; the schema needs no name here."""
        wanted = {"format": {"type": "json_schema", "schema": schema}}
        return {"model": model, "output_config": wanted, "max_tokens": OUTPUT_CAP}

    def usage(self, value: Mapping[str, Any]) -> Usage:
        """Read a message's usage."""
        usage = _part(value, "usage")
        cached = _count(usage.get("cache_read_input_tokens"))
        return Usage(
            served_model=_name(value.get("model")),
            input_tokens=_count(usage.get("input_tokens")) + cached + _count(usage.get("cache_creation_input_tokens")),
            output_tokens=_count(usage.get("output_tokens")),
            cached_tokens=cached,
        )

    def read(self, value: Mapping[str, Any], target: Target) -> str:
        """Read a message's text."""
        _refuse_unfinished(value.get("stop_reason"), None, target)
        return _text(value.get("content"), target)


class Google:
    """Google's Gemini API, with a response schema."""

    name = "google"
    key = "GEMINI_API_KEY or GOOGLE_API_KEY"
    address = "GOOGLE_GEMINI_BASE_URL"
    model_role = "model"

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over a genai client whose asynchronous side uses *transport*."""
        import instructor

        genai = installed("google.genai", self.name)
        connection = http(transport)
        options = genai.types.HttpOptions(
            httpx_async_client=connection,
            client_args={"verify": trusted()},  # for its synchronous side and its websockets, which are not used:
            async_client_args={"ssl": trusted()},  # it would read all certificates twice for each client
        )
        try:
            client = genai.Client(http_options=options)
        except ValueError as error:
            if not offline:
                raise no_key(self.name, self.key) from error
            client = genai.Client(api_key=_PLACEHOLDER, http_options=options)
        return unmodelled(instructor.from_genai(client, use_async=True).create)

    def arguments(self, model: str, schema_name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
        """Return arguments with a response schema; the schema needs no name here."""
        config = {
            "response_mime_type": "application/json",
            "response_json_schema": schema,
            "max_output_tokens": OUTPUT_CAP,
        }
        return {"model": model, "config": config}

    def usage(self, value: Mapping[str, Any]) -> Usage:
        """Read a generated content's usage."""
        usage = _part(value, "usageMetadata")
        return Usage(
            served_model=_name(value.get("modelVersion")),
            input_tokens=_count(usage.get("promptTokenCount")),
            output_tokens=_count(usage.get("candidatesTokenCount")) + _count(usage.get("thoughtsTokenCount")),
            cached_tokens=_count(usage.get("cachedContentTokenCount")),
        )

    def read(self, value: Mapping[str, Any], target: Target) -> str:
        """Read a generated content's text."""
        if reason := _part(value, "promptFeedback").get("blockReason"):
            raise faults.of_fault(faults.FILTERED, target, str(reason))
        candidate = _only(value.get("candidates"), "candidates", target)
        _refuse_unfinished(candidate.get("finishReason"), None, target)
        return _text(_mapping(candidate.get("content"), "content", target).get("parts"), target)


_DIALECTS: dict[str, Dialect] = {d.name: d for d in (OpenAI(), Anthropic(), Google(), Ollama())}


_FAMILIES = {"gpt-": "openai", "o3": "openai", "o4": "openai", "claude-": "anthropic", "gemini-": "google"}


def dialect_of(model: str) -> tuple[Dialect, str]:
    """Split ``provider/name`` into the provider's dialect and the name; raise UsageError for anything else."""
    provider, slash, name = model.partition("/")
    if provider not in _DIALECTS or not name.strip() or any(not c.isprintable() for c in model):
        known = ", ".join(f"{known}/…" for known in _DIALECTS)
        meant = None if slash else _meant(model)
        hint = f" (did you mean {meant}?)" if meant else ""
        raise UsageError(f"unknown model {one_line(model, 80)!r}{hint}: write {known} or extractive", model=model)
    return _DIALECTS[provider], name


def _meant(model: str) -> str | None:
    """Return the model that a name without a provider is likely to mean; a wrong guess would send an article away."""
    if get_close_matches(model.lower(), ["extractive"]):
        return "extractive"
    return next((f"{provider}/{model}" for start, provider in _FAMILIES.items() if model.startswith(start)), None)


def _refuse_unfinished(finish: object, refusal: object, target: Target) -> None:
    unfinished = faults.of_finish(finish, target)
    if refusal and not isinstance(unfinished, ContentFilterError):
        raise faults.of_fault(faults.REFUSED, target, str(refusal))
    if unfinished:
        raise unfinished


def _only(items: object, what: str, target: Target) -> Mapping[str, Any]:
    if not isinstance(items, list) or len(items) != 1:
        count = len(items) if isinstance(items, list) else "no"
        raise faults.of_fault(faults.UNREADABLE, target, f"{count} {what} instead of one")
    return _mapping(items[0], what, target)


def _mapping(value: object, what: str, target: Target) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise faults.of_fault(faults.UNREADABLE, target, f"{what} is no object")
    return value


def _part(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = value.get(name)
    return part if isinstance(part, Mapping) else {}


def _text(content: object, target: Target) -> str:
    """Return the text of a message: a string, or the text parts of a list without the model's thoughts."""
    if isinstance(content, list):
        parts = [part for part in content if isinstance(part, Mapping) and not part.get("thought")]
        _refuse_parts(parts, target)
        content = "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
    if not isinstance(content, str) or not content.strip():
        raise faults.of_fault(faults.UNREADABLE, target, "no text")
    return content


def _refuse_parts(parts: Sequence[Mapping[str, Any]], target: Target) -> None:
    """Raise for what stands beside a text and says that it is not the answer: a refusal, a use of a tool."""
    for part in parts:
        if refusal := part.get("refusal"):
            raise faults.of_fault(faults.REFUSED, target, str(refusal))
        names = (str(part.get("type")), *(name for name, value in part.items() if value))
        if any(map(_CALLS.search, names)):
            raise faults.of_fault(faults.UNREADABLE, target, "a tool call that was not asked for")


def _name(value: object) -> str | None:
    return value[:200] if isinstance(value, str) else None


def _count(value: object) -> int:
    """Return a count of tokens, 0 for what cannot be one: the cost is then not known."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST_TOKENS else 0
