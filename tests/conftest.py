"""What several tests stand on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engine.server import FaultServer


@pytest.fixture(scope="session")
def server() -> Iterator[FaultServer]:
    """Serve scripts on the loopback, see tests/engine."""
    server = FaultServer()
    yield server
    server.close()
