"""Asking through a client: what comes back is the provider's JSON or an error of ours."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any
from urllib.request import getproxies

from llmbrief import faults, keys
from llmbrief.errors import LLMBriefError
from llmbrief.faults import Target
from llmbrief.providers.clients import create_of, warnings_as_they_were
from llmbrief.providers.dialects import Dialect
from llmbrief.wire import ArticleTransport, bad_address, our_error, refuse_key_in

Messages = Sequence[Mapping[str, str]]
Caller = Callable[[Messages, str, Mapping[str, Any]], Awaitable[Mapping[str, Any]]]


def wire_caller(dialect: Dialect, model: str, transport: ArticleTransport, *, offline: bool) -> Caller:
    """Return a function that asks over *transport* and returns the provider's JSON; it raises errors of ours alone."""
    import httpx2

    try:
        with warnings_as_they_were():
            create = dialect.create(transport, offline=offline)
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol):
        raise bad_address(dialect.name, dialect.address) from None  # the library's text may hold a password
    target = Target(dialect.name, model, dialect.key, dialect.address)

    async def call(messages: Messages, schema_name: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        transport.value = None  # a request that never reaches the transport must not find the last one's answer
        try:
            await create(messages=_written(messages, dialect), **dialect.arguments(model, schema_name, schema))
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
    with warnings_as_they_were():
        create = create_of(client)
    target = Target(dialect.name, model, dialect.key, dialect.address, _secrets(client))

    async def call(messages: Messages, schema_name: str, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        refuse_key_in("\n".join(message["content"] for message in messages), target)
        try:
            completion = await create(
                messages=_written(messages, dialect), **dialect.arguments(model, schema_name, schema)
            )
        except LLMBriefError:
            raise
        except Exception as error:  # noqa: BLE001 - a client may raise anything
            failure = _translated(error, target)
        else:
            return _dumped(completion, target)
        raise failure  # not from the client's error, whose text may hold the key

    return call


def _written(messages: Messages, dialect: Dialect) -> list[dict[str, str]]:
    """Return a copy of *messages*, which a client may change, with the model named as the dialect names it."""
    return [
        {**message, "role": dialect.model_role if message["role"] == "assistant" else message["role"]}
        for message in messages
    ]


def _dumped(completion: Any, target: Target) -> Mapping[str, Any]:
    """Return what a client read as its provider's JSON; some return the text of an answer that is none."""
    if not hasattr(completion, "model_dump"):
        raise faults.of_fault(faults.UNREADABLE, target, "no JSON object")
    value: Mapping[str, Any] = completion.model_dump(mode="json", by_alias=True, warnings=False)
    if error_said := faults.error_in_body(value, target):
        raise error_said
    faults.refuse_echo(json.dumps(value, ensure_ascii=False), target)
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
    held = tuple(value for value in values if isinstance(value, str) and len(value) >= keys.SHORTEST)
    headers = dict(getattr(client, "default_headers", {}))
    texts = {str(name): value for name, value in headers.items() if isinstance(value, str)}
    return held + keys.sent(texts, str(getattr(client, "base_url", ""))) + keys.of_proxies(getproxies())
