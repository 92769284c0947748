"""How each provider is asked for JSON of a schema, and how its answer is read.

Clients are wrapped by instructor, which turns one list of messages into each provider's own form. Its response models
are not used: over chat completions it sends no strict schema and drops ``strict`` without a word, it re-asks in a loop
of its own, and it takes doubled keys. The schema sent is ours, and the answer is read from the JSON of the wire.
"""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import json
import os
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from llmbrief import faults
from llmbrief.errors import LLMBriefError, UsageError
from llmbrief.faults import Target
from llmbrief.wire import MIN_SECRET, TIMEOUT, ArticleTransport, bad_address, our_error, trusted

OUTPUT_CAP = (
    16_000  # tokens of one answer, reasoning included; a brief of a dense 3,000-word article takes about 12,000
)
_PLACEHOLDER = "replayed"  # in place of a key where nothing is sent

Messages = Sequence[Mapping[str, str]]
Caller = Callable[[Messages, str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]
Create = Callable[..., Awaitable[Any]]


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
    cap = "max_completion_tokens"

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over an AsyncOpenAI that neither retries nor follows redirects."""
        import openai

        http = _http(transport)
        options: dict[str, Any] = {"http_client": http, "max_retries": 0, **self.options()}
        try:
            client = openai.AsyncOpenAI(**options)
        except openai.OpenAIError as error:
            if not offline:
                raise _no_key(self) from error
            client = openai.AsyncOpenAI(**{**options, "api_key": _PLACEHOLDER})
        if not offline:
            _refuse_key(client.api_key, self)
        return _instructed_openai(client)

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

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over an AsyncAnthropic that neither retries nor follows redirects."""
        import instructor

        anthropic = _installed("anthropic", self)
        http = _http(transport)
        client = anthropic.AsyncAnthropic(http_client=http, max_retries=0)
        if offline:
            client = anthropic.AsyncAnthropic(http_client=http, max_retries=0, api_key=_PLACEHOLDER)
        else:
            _refuse_key(client.api_key or client.auth_token, self)
        return _unmodelled(instructor.from_anthropic(client).create)

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
        stop = str(value.get("stop_reason"))
        finish = {"max_tokens": "length", "model_context_window_exceeded": "length"}.get(stop, stop)
        _refuse_unfinished(finish, "refused" if stop == "refusal" else None, target)
        return _text(value.get("content"), target)


class Google:
    """Google's Gemini API, with a response schema."""

    name = "google"
    key = "GEMINI_API_KEY or GOOGLE_API_KEY"
    address = "GOOGLE_GEMINI_BASE_URL"

    def create(self, transport: ArticleTransport, *, offline: bool) -> Create:
        """Return instructor's ``create`` over a genai client whose asynchronous side uses *transport*."""
        import instructor

        genai = _installed("google.genai", self)
        http = _http(transport)
        options = genai.types.HttpOptions(
            httpx_async_client=http,
            client_args={"verify": trusted()},  # for its synchronous side and its websockets, which are not used:
            async_client_args={"ssl": trusted()},  # it would read all certificates twice for each client
        )
        try:
            client = genai.Client(http_options=options)
        except ValueError as error:
            if not offline:
                raise _no_key(self) from error
            client = genai.Client(api_key=_PLACEHOLDER, http_options=options)
        return _unmodelled(instructor.from_genai(client, use_async=True).create)

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
        finish = str(candidate.get("finishReason"))
        finish = "content_filter" if finish in _FILTERS else {"MAX_TOKENS": "length"}.get(finish, finish)
        _refuse_unfinished(finish, None, target)
        return _text(_mapping(candidate.get("content"), "content", target).get("parts"), target)


_FILTERS = {"SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE"}
_DIALECTS: dict[str, Dialect] = {d.name: d for d in (OpenAI(), Anthropic(), Google(), Ollama())}


def dialect_of(model: str) -> tuple[Dialect, str]:
    """Split ``provider/name`` into the provider's dialect and the name; raise UsageError for anything else."""
    provider, slash, name = model.partition("/")
    if provider not in _DIALECTS or not name.strip() or any(not c.isprintable() for c in model):
        known = ", ".join(f"{known}/…" for known in _DIALECTS)
        hint = f" (did you mean openai/{model}?)" if not slash else ""
        raise UsageError(f"unknown model {model!r}{hint}: write {known} or extractive", model=model)
    return _DIALECTS[provider], name


def wire_caller(dialect: Dialect, model: str, transport: ArticleTransport, *, offline: bool) -> Caller:
    """Return a function that asks over *transport* and returns the provider's JSON; it raises errors of ours alone."""
    import httpx2

    try:
        create = dialect.create(transport, offline=offline)
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
        raise bad_address(dialect.name, dialect.address) from error
    target = Target(dialect.name, model, dialect.key, dialect.address)

    async def call(messages: Messages, schema_name: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            await create(messages=_copied(messages), **dialect.arguments(model, schema_name, schema))
        except LLMBriefError:
            raise
        except Exception as error:  # noqa: BLE001 - a client may raise anything
            failure = our_error(error) or _unsendable(error, target)
        else:
            failure = faults.of_fault(faults.UNREADABLE, target, "no answer")
        if transport.value is None:
            raise failure
        return transport.value  # what the client made of it does not count

    return call


def own_caller(dialect: Dialect, model: str, client: Any) -> Caller:
    """Return a function that asks through the caller's own client, which keeps its own promises."""
    create = _create_of(client)
    target = Target(dialect.name, model, dialect.key, dialect.address, _secrets(client))

    async def call(messages: Messages, schema_name: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            completion = await create(messages=_copied(messages), **dialect.arguments(model, schema_name, schema))
        except LLMBriefError:
            raise
        except Exception as error:  # noqa: BLE001 - a client may raise anything
            failure = _translated(error, target)
        else:
            return _dumped(completion, target)
        raise failure  # not from the client's error, whose text may hold the key

    return call


def _copied(messages: Messages) -> list[dict[str, str]]:
    return [dict(message) for message in messages]


def _dumped(completion: Any, target: Target) -> Mapping[str, Any]:
    """Return what a client read as its provider's JSON; some return the text of an answer that is none."""
    if not hasattr(completion, "model_dump"):
        raise faults.of_fault(faults.UNREADABLE, target, "no JSON object")
    value: Mapping[str, Any] = completion.model_dump(mode="json", by_alias=True, warnings=False)
    if error_said := faults.error_in_body(value, target):
        raise error_said
    faults.refuse_echo([json.dumps(value, ensure_ascii=False)], target)
    return value


def _unsendable(error: Exception, target: Target) -> LLMBriefError:
    """Return the error of a request that the client did not hand to the transport."""
    *_, first = _causes(error)
    return faults.of_fault(faults.UNSENT, target, f"{type(first).__name__}: {first}")


def _translated(error: Exception, target: Target) -> LLMBriefError:
    """Return the error of ours that a client's exception means; clients wrap, so the causes are looked at too."""
    for cause in _causes(error):
        if isinstance(cause, LLMBriefError):
            return cause
        if (status := _status(cause)) is not None:
            response = getattr(cause, "response", None)
            return faults.of_response(status, _headers(response), _body(response), target)
    names = {kind.__name__ for cause in _causes(error) for kind in type(cause).__mro__}
    detail = f"{type(error).__name__}: {error}"
    for known, fault in _BY_NAME.items():
        if known in names:
            return faults.of_fault(fault, target, detail)
    return faults.of_fault(faults.UNSENT, target, detail)


# Names of exceptions in the clients and their HTTP libraries, the more telling first.
_BY_NAME = {
    "UnsupportedProtocol": faults.UNSENT,
    "LocalProtocolError": faults.UNSENT,
    "APITimeoutError": faults.TOO_SLOW,
    "TimeoutException": faults.TOO_SLOW,
    "TimeoutError": faults.TOO_SLOW,
    "ConnectError": faults.UNREACHABLE,
    "APIConnectionError": faults.BROKEN_OFF,
    "ConnectionError": faults.BROKEN_OFF,
    "TransportError": faults.BROKEN_OFF,
    "APIResponseValidationError": faults.UNREADABLE,
    "JSONDecodeError": faults.UNREADABLE,
    "UnicodeDecodeError": faults.UNREADABLE,
    "DecodingError": faults.UNREADABLE,
    "ValidationError": faults.UNREADABLE,
}


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


def _status(error: BaseException) -> int | None:
    """Return the HTTP status that an exception stands for."""
    status = getattr(getattr(error, "response", None), "status_code", None) or getattr(error, "code", None)
    return status if isinstance(status, int) and 300 <= status < 600 else None


def _headers(response: Any) -> Mapping[str, str]:
    return {str(key).lower(): str(value) for key, value in dict(getattr(response, "headers", {})).items()}


def _body(response: Any) -> bytes:
    try:
        return bytes(response.content)
    except (AttributeError, TypeError, RuntimeError):  # none, or a stream that was not read
        return b""


def _secrets(client: Any) -> tuple[str, ...]:
    """Return the keys that a client of one of the providers, or instructor's wrapper of it, holds."""
    client = getattr(client, "client", None) or client
    holders = (client, getattr(client, "_api_client", None))
    values = (getattr(holder, name, None) for holder in holders for name in ("api_key", "auth_token"))
    return tuple(value for value in values if isinstance(value, str) and len(value) >= MIN_SECRET)


def _create_of(client: Any) -> Create:
    """Return an asynchronous ``create`` of an instructor client or of a provider's own, synchronous or not."""
    import instructor

    if isinstance(client, instructor.Instructor):  # AsyncInstructor is one too
        return _unmodelled(client.create)
    kind = type(client).__name__
    if kind in ("AsyncOpenAI", "OpenAI", "AsyncAzureOpenAI", "AzureOpenAI"):
        return _instructed_openai(client.with_options(max_retries=0))  # one loop, ours
    if kind in ("AsyncAnthropic", "Anthropic"):
        return _unmodelled(instructor.from_anthropic(client.with_options(max_retries=0)).create)
    if kind == "Client" and type(client).__module__.startswith("google.genai"):
        return _unmodelled(instructor.from_genai(client, use_async=True).create)
    raise UsageError(f"client= takes a client of openai, anthropic, google-genai or instructor, not a {kind}")


def _instructed_openai(client: Any) -> Create:
    import instructor

    return _unmodelled(instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA).create)


def _unmodelled(create: Callable[..., Any]) -> Create:
    """Return *create* without instructor's response model and retries; a synchronous one runs in a thread."""
    if inspect.iscoroutinefunction(create):

        async def asynchronous(**arguments: Any) -> Any:
            return await create(response_model=None, **arguments)

        return asynchronous

    async def in_thread(**arguments: Any) -> Any:
        return await _in_thread(lambda: create(response_model=None, **arguments))

    return in_thread


async def _in_thread(work: Callable[[], Any]) -> Any:
    """Await *work* in a daemon thread: one that a deadline has left behind must not keep the program from ending."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Any] = loop.create_future()

    def settle(result: Any, error: BaseException | None) -> None:
        if not done.done():
            done.set_exception(error) if error else done.set_result(result)

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as raised:  # noqa: BLE001 - it is handed on to the loop
            error = raised
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="llmbrief-client", daemon=True).start()
    return await done


def _http(transport: ArticleTransport) -> Any:
    import httpx2

    return httpx2.AsyncClient(transport=transport, follow_redirects=False, timeout=TIMEOUT)


def _installed(module: str, dialect: Dialect) -> Any:
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        extra = f"pip install 'llmbrief[{dialect.name}]'"
        raise UsageError(f"models of {dialect.name} need one more package: {extra}", provider=dialect.name) from error


def _no_key(dialect: Dialect) -> UsageError:
    return UsageError(
        f"no key for {dialect.name}: set {dialect.key}, or use --model extractive, which needs none",
        provider=dialect.name,
    )


def _refuse_key(key: object, dialect: Dialect) -> None:
    if key is None or (isinstance(key, str) and not key.strip()):
        raise _no_key(dialect)
    if isinstance(key, str) and not (key.isascii() and key.isprintable() and key == key.strip()):
        raise UsageError(
            f"the key for {dialect.name} holds characters that no key has; copy it again into {dialect.key}",
            provider=dialect.name,
        )


def _refuse_unfinished(finish: object, refusal: object, target: Target) -> None:
    if finish == "content_filter":
        raise faults.of_fault(faults.FILTERED, target)
    if refusal:
        raise faults.of_fault(faults.REFUSED, target, str(refusal))
    if finish == "length":
        raise faults.of_fault(faults.TRUNCATED, target)


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
        content = "".join(part["text"] for part in parts if isinstance(part.get("text"), str))
    if not isinstance(content, str) or not content.strip():
        raise faults.of_fault(faults.UNREADABLE, target, "no text")
    return content


def _name(value: object) -> str | None:
    return value[:200] if isinstance(value, str) else None


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0
