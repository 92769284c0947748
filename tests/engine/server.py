"""A server on the loopback that speaks HTTP as badly as it is told to.

It is scripted by the model's name in the request, so that one address serves any number of tests at once: each name has
a list of behaviours for its first, second, … request, of which the last repeats.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import ssl
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TLS = b"\x16"  # what a handshake begins with
PATIENCE = 20.0  # seconds after which the server gives up on whatever it waits for


_PATHS = {"anthropic": "/messages", "google": ":generateContent"}
_ARTICLES: dict[str, Callable[[Any], Any]] = {
    "openai": lambda body: body["messages"][1]["content"],
    "anthropic": lambda body: body["messages"][0]["content"],
    "google": lambda body: body["contents"][0]["parts"],
}


@dataclass(frozen=True)
class Request:
    """What came in."""

    path: str
    headers: Mapping[str, str]
    body: bytes
    model: str
    at: float  # seconds on the clock of time.monotonic

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def provider(self) -> str:
        """Whose dialect it speaks, told by the path."""
        return next((name for name, end in _PATHS.items() if self.path.partition("?")[0].endswith(end)), "openai")

    @property
    def article(self) -> str:
        content = _ARTICLES[self.provider](self.json)
        return content if isinstance(content, str) else "".join(part["text"] for part in content)


@dataclass
class Connection:
    """One request's way back, for behaviours that are too rude for an HTTP library."""

    request: Request
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def stall(self) -> None:
        """Wait until the client goes away."""
        async with asyncio.timeout(PATIENCE):
            await self.reader.read()

    def reset(self) -> None:
        self.writer.transport.abort()


Behaviour = Callable[[Connection], Awaitable[None]]


@dataclass
class Script:
    """What a model's name answers, and what was asked of it."""

    behaviours: Sequence[Behaviour]
    requests: list[Request] = field(default_factory=list)
    gone: list[float] = field(default_factory=list)  # when each request's connection was over
    answered: list[float] = field(default_factory=list)  # when each behaviour was over

    def next(self, request: Request) -> Behaviour:
        self.requests.append(request)
        return self.behaviours[min(len(self.requests), len(self.behaviours)) - 1]


class FaultServer:
    """Serve scripts on a port of the loopback, on a loop in a thread.

    One that is *beside* another serves the same scripts on the same port of another address, over *tls*.
    """

    def __init__(
        self, host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None, beside: FaultServer | None = None
    ) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # of handshakes that fail, which they are meant to
        self._scripts: dict[str, Script] = {} if beside is None else beside._scripts
        self._tasks: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._wait(
            asyncio.start_server(self._serve, host, beside.port if beside else 0, limit=2**22, ssl=tls)
        )
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"

    def script(self, model: str, *behaviours: Behaviour) -> Script:
        """Say what the name *model* answers from now on."""
        self._scripts[model] = Script(behaviours)
        return self._scripts[model]

    def close(self) -> None:
        self._wait(self._closed())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, coroutine: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(PATIENCE)

    async def _closed(self) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        script = None
        try:
            if (request := await read_request(reader)) is not None:
                script = self._scripts.get(request.model)
                behave = script.next(request) if script else _nobody
                await behave(Connection(request, reader, writer))
                if script:
                    script.answered.append(time.monotonic())
        except (OSError, TimeoutError, asyncio.CancelledError):
            pass  # the client left, or the test is over
        finally:
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()
            if script is not None:
                script.gone.append(time.monotonic())


async def _nobody(connection: Connection) -> None:
    """Answer a request for which there is no script: a redirect that was followed, a model that nobody set up."""
    await connection.send(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")


async def read_request(reader: asyncio.StreamReader) -> Request | None:
    """Read one request with a body of known length; None where the client left before."""
    try:
        first = await reader.readexactly(1)
        if first == TLS:
            return None
        head = first + await reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    except (asyncio.IncompleteReadError, OSError):
        return None
    path = lines[0].split(" ")[1]
    return Request(path, headers, body, _model(path, body), time.monotonic())


def _model(path: str, body: bytes) -> str:
    if found := re.search(r"/models/([^:/]+):", path):
        return found[1]
    try:
        return str(json.loads(body)["model"])
    except (ValueError, LookupError, TypeError):
        return ""
