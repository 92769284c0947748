"""Run a command line as a page or a workflow writes it, in this process where that shows the same and is quicker."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import ENVIRONMENT, Outcome, in_process

SHELL = set("|&;<>$")  # what a shell would read as more than a word
ECHO = '; echo "exit code $?"'


def ran(command: str, **variables: str) -> Outcome:
    """Run *command*, stages between bars and a last ``echo`` of the exit code included, in the current folder."""
    stages, echo, rest = command.partition(ECHO)
    assert not rest, command
    given, stderr, code = "", "", 0
    for stage in stages.split(" | "):
        outcome = _stage(stage, given.encode(), variables)
        given, stderr, code = outcome.stdout, stderr + outcome.stderr, outcome.code
    return Outcome(code, given + f"exit code {code}\n", stderr) if echo else Outcome(code, given, stderr)


def _stage(command: str, given: bytes, variables: dict[str, str]) -> Outcome:
    if command.startswith("llmbrief ") and not SHELL & set(command):
        return in_process(*shlex.split(command)[1:], input=given)
    kept = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # llmbrief is the one under test
    environment = {**kept, "PATH": path, "COLUMNS": "80", **variables}
    shell = ["bash", "-e", "-c", command]
    run = subprocess.run(shell, input=given, env=environment, capture_output=True, timeout=120, check=False)
    return Outcome(run.returncode, run.stdout.decode(), run.stderr.decode())
