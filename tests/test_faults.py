"""Every fault of the table, always and once, through both faces: a right brief or an error of ours, in time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from llmbrief.facade import summarize
from tests.engine.answers import drafts
from tests.engine.running import ARTICLE, complaints, run_all
from tests.engine.server import FaultServer
from tests.engine.table import KEY, rows

ROWS = {row.name: row for row in rows()}
GROUPS = {index: list(ROWS.values())[index::4] for index in range(4)}


@pytest.fixture(scope="module")
def server() -> Iterator[FaultServer]:
    server = FaultServer()
    yield server
    server.close()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, server: FaultServer) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    server.script("warm", drafts())
    summarize(ARTICLE, model="openai/warm")  # what is loaded once takes longer than a deadline here


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("always", [True, False], ids=["always", "once"])
def test_a_fault_ends_in_a_right_brief_or_an_error_of_ours(server: FaultServer, group: int, always: bool) -> None:
    outcomes = asyncio.run(run_all(server, GROUPS[group], always=always))
    found = [
        c for row, outcome in zip(GROUPS[group], outcomes, strict=True) for c in complaints(row, outcome, always=always)
    ]
    assert not found, "\n".join(found)
