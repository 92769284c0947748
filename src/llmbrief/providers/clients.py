"""Providers' clients, wrapped by instructor: how they are made, and how a caller's own one is taken."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import inspect
import sys
import warnings
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from llmbrief.errors import UsageError
from llmbrief.threads import in_daemon
from llmbrief.wire import TIMEOUT, ArticleTransport

Create = Callable[..., Awaitable[Any]]


@contextlib.contextmanager
def warnings_as_they_were() -> Iterator[None]:
    """Take away the warning filters that packages loaded in the block set up for warnings of their own."""
    known = set(sys.modules)
    try:
        yield
    finally:
        for action in list(warnings.filters):
            if action[2].__module__ not in known and action[2].__module__ in sys.modules:
                with contextlib.suppress(ValueError):  # another thread did
                    warnings.filters.remove(action)  # type: ignore[attr-defined]  # a list, said to be a sequence


def create_of(client: Any) -> Create:
    """Return an asynchronous ``create`` of an instructor client or of a provider's own, synchronous or not."""
    import instructor

    if isinstance(client, instructor.Instructor):  # AsyncInstructor is one too
        return unmodelled(client.create)
    kinds = {kind.__name__ for kind in type(client).__mro__}
    if kinds & {"AsyncOpenAI", "OpenAI"}:
        return instructed_openai(client.with_options(max_retries=0))  # one loop, ours
    if kinds & {"AsyncAnthropic", "Anthropic"}:
        return unmodelled(instructor.from_anthropic(client.with_options(max_retries=0)).create)
    if "Client" in kinds and hasattr(client, "aio"):  # google-genai's
        return unmodelled(instructor.from_genai(client, use_async=True).create)
    kind = type(client).__name__
    raise UsageError(f"client= takes a client of openai, anthropic, google-genai or instructor, not a {kind}")


def instructed_openai(client: Any) -> Create:
    """Return instructor's ``create`` over a client of openai."""
    import instructor

    return unmodelled(instructor.from_openai(client, mode=instructor.Mode.JSON_SCHEMA).create)


def unmodelled(create: Callable[..., Any]) -> Create:
    """Return *create* without instructor's response model and retries; a synchronous one runs in a thread."""
    if inspect.iscoroutinefunction(create):

        async def asynchronous(**arguments: Any) -> Any:
            return await create(response_model=None, **arguments)

        return asynchronous

    async def in_thread(**arguments: Any) -> Any:
        return await in_daemon(asyncio.get_running_loop(), lambda: create(response_model=None, **arguments))

    return in_thread


def http(transport: ArticleTransport) -> Any:
    """Return the HTTP client that a provider's client is to use."""
    import httpx2

    return httpx2.AsyncClient(transport=transport, follow_redirects=False, timeout=TIMEOUT)


def installed(module: str, provider: str) -> Any:
    """Return a package that one provider's models need; raise UsageError where it is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        extra = f"pip install 'llmbrief[{provider}]'"
        raise UsageError(f"models of {provider} need one more package: {extra}", provider=provider) from error


def no_key(provider: str, variable: str) -> UsageError:
    """Return the error of a key that is not there."""
    return UsageError(
        f"no key for {provider}: set {variable}, or use --model extractive, which needs none",
        provider=provider,
    )


def refuse_key(key: object, provider: str, variable: str) -> None:
    """Raise UsageError for a key that is not there, or that no header can carry."""
    if key is None or (isinstance(key, str) and not key.strip()):
        raise no_key(provider, variable)
    if isinstance(key, str) and not (key.isascii() and key.isprintable() and key == key.strip()):
        raise UsageError(
            f"the key for {provider} holds characters that no key has; copy it again into {variable}",
            provider=provider,
        )
