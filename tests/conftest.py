"""What several tests stand on."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.engine.server import FaultServer

# Every run has the same examples, and a busy machine fails none; HYPOTHESIS_PROFILE=thorough tries more, and new ones.
settings.register_profile(
    "quick", max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=500, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def server() -> Iterator[FaultServer]:
    """Serve scripts on the loopback, see tests/engine; no proxy of the environment stands between."""
    server = FaultServer()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1")
        yield server
    server.close()
