"""What only a process of its own shows: which modules are loaded, and how an interrupt ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.eval.conftest import with_annotators
from tests.cli.eval.test_compare import report
from tests.cli.test_process import LLMBRIEF, environment, loaded, terminal

CLIENTS = {"openai", "instructor", "anthropic", "httpx2", "vcr", "genai_prices"}
COMMANDS = """
import sys
from llmbrief.cli.door import run
for line in '''run -m extractive
compare report.json report.json
bless report.json
plan report.json
lint
agreement'''.splitlines():
    assert run(["eval", *line.split()]) == 0
    print(line.split()[0], *(name for name in sys.argv[1:] if name in sys.modules), file=sys.stderr)
"""
SLOW = """
import sys, time
from llmbrief import facade
from llmbrief.cli import main
class Slow:
    model = "openai/slow"
    def __init__(self, *_, **__): pass
    def summarize(self, article):
        print("asking", file=sys.stderr, flush=True)
        time.sleep(60)
facade.Summarizer = Slow
main()
"""


def test_what_asks_no_model_loads_no_client_and_a_pipe_no_rich(harness: Path) -> None:
    with_annotators(harness)
    (harness / "report.json").write_text(json.dumps(report()), encoding="utf-8")
    command = [sys.executable, "-c", COMMANDS, *sorted({*CLIENTS, "rich", "numpy", "scipy"})]
    outcome = subprocess.run(command, capture_output=True, env=environment(), check=True, timeout=60)
    assert outcome.stderr.decode().splitlines() == ["run", "compare", "bless", "plan", "lint", "agreement"]


def test_the_list_of_commands_loads_nothing_but_click(harness: Path) -> None:
    command = [sys.executable, "-X", "importtime", *LLMBRIEF[1:], "eval", "--help"]
    outcome = subprocess.run(command, capture_output=True, env=environment(), check=True, timeout=30, cwd=harness)
    assert not loaded(outcome.stderr) & {*CLIENTS, "pydantic", "rich", "yaml", "asyncio"}


@pytest.mark.usefixtures("harness")
def test_an_interrupt_ends_at_once_with_130_and_without_a_report() -> None:
    command = [sys.executable, "-c", SLOW, "eval", "run", "-m", "openai/slow", "-o", "report.json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stderr is not None
    process.stderr.readline()  # the model is being asked
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert time.monotonic() - started < 5
    assert (process.returncode, stdout) == (130, b"")
    assert b"Traceback" not in stderr
    assert not Path("report.json").exists()


@pytest.mark.usefixtures("harness")
def test_a_terminal_sees_how_far_the_asking_is() -> None:
    code, seen = terminal(sys.executable, "-c", SLOW, "eval", "run", "-m", "openai/slow", TERM="xterm")
    assert code == 130
    assert "asking openai/slow (1 of 3)" in seen


def test_a_terminal_gets_verdicts_in_colour_unless_it_asks_for_none(tmp_path: Path) -> None:
    for name, change in (("old", 0.0), ("new", -0.3)):
        (tmp_path / f"{name}.json").write_text(json.dumps(report(change)), encoding="utf-8")
    command = [*LLMBRIEF, "eval", "compare", tmp_path / "old.json", tmp_path / "new.json"]
    code, seen = terminal(*command, TERM="xterm")
    assert code == 1
    assert seen.startswith("\x1b[31m\x1b[1mregression\x1b[0m: ")
    assert seen.count("regression\x1b[0m") == 7  # the whole, and six metrics
    assert "\x1b" not in terminal(*command, TERM="xterm", NO_COLOR="1")[1]
