from __future__ import annotations

from pathlib import Path

import pytest

from llmbrief.cli import eval as evals
from llmbrief.cli.door import COMMANDS
from tests.cli.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), *(["eval", name] for name in evals.COMMANDS)])
def test_the_page_shows_each_commands_real_help(llmbrief: Run, command: list[str]) -> None:
    arguments = [*command, "--help"]
    shown = f"```console\n$ llmbrief {' '.join(arguments)}\n{llmbrief(*arguments).stdout}```\n"
    assert shown in PAGE.read_text(encoding="utf-8")
