from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click import formatting
from click.testing import CliRunner

from llmbrief.cli.door import run

# What decides over the output is the same wherever the tests run.
ENVIRONMENT: dict[str, str | None] = {
    "LLMBRIEF_MODEL": None,
    "OPENAI_API_KEY": None,
    "OPENAI_BASE_URL": None,
    "ANTHROPIC_API_KEY": None,
    "ANTHROPIC_AUTH_TOKEN": None,
    "GEMINI_API_KEY": None,
    "GOOGLE_API_KEY": None,
    "OLLAMA_HOST": None,
    "FORCE_COLOR": None,
    "NO_COLOR": None,
    "PYTHONUNBUFFERED": None,
    "COLUMNS": "80",
}

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    stdout: str
    stderr: str


def in_process(*arguments: object, input: bytes | None = None, env: dict[str, str | None] | None = None) -> Outcome:
    """Run the command line in this process: ``in_process("verify", "brief.json", input=b"…", env={…})``."""
    with CliRunner().isolation(input=input, env={**ENVIRONMENT, **(env or {})}) as (out, err, _):
        formatting.FORCED_WIDTH = None  # the runner's own width is not what a person's terminal gets
        code = run([str(argument) for argument in arguments])
        return Outcome(code, out.getvalue().decode(), err.getvalue().decode())


@pytest.fixture
def llmbrief() -> Run:
    return in_process


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of two sentences."""
    path = tmp_path / "port-strike.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


ARTICLE = (
    "The port of Marrow will send 1,000 engineers to the eastern docks, Lena Roth told Harbour Radio on Monday.\n"
    "The union may strike in July.\n"
)
