"""What several tests stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.server import FaultServer


@pytest.fixture(scope="session")
def server() -> Iterator[FaultServer]:
    """Serve scripts on the loopback, see tests/engine; no proxy of the environment stands between."""
    server = FaultServer()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1")
        yield server
    server.close()
