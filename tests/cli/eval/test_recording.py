"""``eval run --record``: what is asked of a model, a server on the loopback standing for it."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.cli.eval.conftest import RECORDED, SLUGS
from tests.engine.answers import drafts, says
from tests.engine.server import Connection, FaultServer

MODEL = "openai/eval-recorded"
Recorder = Callable[..., Outcome]


@pytest.fixture
def recorded(llmbrief: Run, server: FaultServer, harness: Path) -> Recorder:
    """Run ``eval run`` with the model that the server plays."""
    assert harness

    def run(*options: str) -> Outcome:
        environment: dict[str, str | None] = {
            "OPENAI_API_KEY": "sk-proj-0123456789abcdef",
            "OPENAI_BASE_URL": server.url,
        }
        return llmbrief("eval", "run", "-m", MODEL, "-f", "json", *options, env=environment)

    return run


def test_missing_recordings_are_made_and_then_replayed(
    recorded: Recorder, llmbrief: Run, server: FaultServer, harness: Path
) -> None:
    script = server.script("eval-recorded", drafts())
    made = recorded("--record", "missing")
    assert (made.code, made.stderr) == (0, "")
    assert len(script.requests) == 3
    assert [case["slug"] for case in json.loads(made.stdout)["cases"]] == list(SLUGS)
    assert llmbrief("eval", "run", "-m", MODEL, "-f", "json") == made
    (harness / RECORDED.with_name("eval-recorded") / "cup-final.json").unlink()
    assert recorded("--record", "missing") == made
    assert len(script.requests) == 4
    assert recorded("--record", "all") == made
    assert len(script.requests) == 7


def test_articles_are_asked_about_side_by_side_and_no_answer_is_crossed(
    recorded: Recorder, server: FaultServer
) -> None:
    together = threading.Barrier(3)

    async def behave(connection: Connection) -> None:
        await asyncio.to_thread(together.wait, 10)  # until all three are asked about
        await drafts()(connection)

    server.script("eval-recorded", behave)
    value = json.loads(recorded("--record", "all").stdout)
    assert all(case["scores"]["evidence.grounded"]["value"] == 1 for case in value["cases"])
    assert len(value["cases"]) == 3


def test_a_provider_that_fails_fails_its_cases_and_the_key_is_not_told(
    recorded: Recorder, server: FaultServer, harness: Path
) -> None:
    server.script(
        "eval-recorded",
        says({"error": {"message": "bad key sk-proj-0123456789abcdef", "code": "invalid_api_key"}}, 401),
    )
    outcome = recorded("--record", "missing")
    assert outcome.code == 5
    assert {failure["kind"] for failure in json.loads(outcome.stdout)["failures"]} == {"authentication"}
    assert "sk-proj-0123456789abcdef" not in outcome.stdout + outcome.stderr
    assert not (harness / RECORDED.with_name("eval-recorded")).exists()


def test_a_failure_that_every_case_shares_is_told_once(recorded: Recorder, server: FaultServer) -> None:
    server.script("eval-recorded", says({"error": {"message": "no", "code": "invalid_api_key"}}, 401))
    first, others = recorded("--record", "missing").stderr.splitlines()
    assert first.startswith("llmbrief: cup-final: ")
    assert others == "llmbrief: failed in the same way: kursk-engineers, quake-flash"
