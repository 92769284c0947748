from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from llmbrief import __version__
from llmbrief.cli import schema
from llmbrief.cli.door import COMMANDS, door
from tests.cli.conftest import Run


def test_without_a_command_the_help_is_shown(llmbrief: Run) -> None:
    assert llmbrief() == llmbrief("--help")
    assert llmbrief().code == 0


def test_the_version_is_told(llmbrief: Run) -> None:
    assert llmbrief("--version").stdout == f"llmbrief {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_own_help_that_begins_as_the_list_says(llmbrief: Run, name: str) -> None:
    command = door.get_command(click.Context(door), name)
    assert command is not None
    assert command.help is not None
    assert command.help.split("\n")[0].startswith(COMMANDS[name].rstrip("."))
    assert llmbrief(name, "--help").code == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["summarise"], "llmbrief: No such command 'summarise'. Did you mean 'summarize'?\n"),
        (["--verison"], "llmbrief: No such option '--verison'. Did you mean '--version'?\n"),
        (["frobnicate"], "llmbrief: No such command 'frobnicate'.\nTry: llmbrief --help\n"),
        (
            ["demo", "\x1b[31m"],
            "llmbrief demo: Got unexpected extra argument (\\x1b[31m)\nTry: llmbrief demo --help\n",
        ),
    ],
)
def test_a_first_timers_mistake_gets_a_line_that_says_what_to_do(
    llmbrief: Run, arguments: list[str], line: str
) -> None:
    outcome = llmbrief(*arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr) == (2, "", line)


def test_a_file_without_a_command_is_answered_by_the_command(llmbrief: Run, article: Path) -> None:
    assert f"llmbrief summarize {article}\n" in llmbrief(article).stderr


@pytest.mark.parametrize("name", ["brief", "draft", "gold", "report"])
def test_a_schema_is_printed_that_is_one(llmbrief: Run, name: str) -> None:
    printed: dict[str, Any] = json.loads(llmbrief("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(printed)


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "claim"]])
def test_an_unknown_schema_names_those_there_are(llmbrief: Run, arguments: list[str]) -> None:
    outcome = llmbrief(*arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "brief" in outcome.stderr
    assert outcome.stderr.count("\n") == 2


def test_a_bug_outside_an_article_is_told_in_a_line_too(llmbrief: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_name: str) -> None:
        raise RuntimeError("oops")

    monkeypatch.setattr(schema, "schema_of", broken)
    outcome = llmbrief("schema", "brief")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (70, "", 1)
