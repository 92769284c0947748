from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.cli.eval.conftest import with_annotators

GOLD = "evals/gold/quake-flash.yaml"
KURSK = "evals/gold/kursk-engineers.yaml"


def changed(folder: Path, file: str, old: str, new: str) -> int:
    """Replace the first *old* of a file; return its line."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_files_without_a_fault_exit_0(llmbrief: Run, harness: Path) -> None:
    with_annotators(harness)
    assert llmbrief("eval", "lint") == Outcome(0, "0 faults, 0 notes\n", "")


def test_annotators_and_alignment_may_be_missing(llmbrief: Run, harness: Path) -> None:
    assert not (harness / "evals/annotators").exists()
    assert llmbrief("eval", "lint").code == 0


def test_every_fault_of_every_file_is_named_in_one_run(llmbrief: Run, harness: Path) -> None:
    enum = changed(harness, GOLD, "kind: fact", "kind: facts")
    quote = changed(
        harness, KURSK, "authorities have agreed to deploy 1,000", "authorities have agreed to deploy 1,500"
    )
    (harness / "seeds/nobody.txt").write_text("An article without gold.\n", encoding="utf-8")
    outcome = llmbrief("eval", "lint")
    assert (outcome.code, outcome.stderr) == (2, "")
    assert f"{GOLD}:{enum}: " in outcome.stdout
    assert f"{KURSK}:{quote}: " in outcome.stdout
    assert "seeds/nobody.txt" in outcome.stdout


def test_json_has_each_fault_with_its_file_and_line(llmbrief: Run, harness: Path) -> None:
    line = changed(harness, GOLD, "kind: fact", "kind: facts")
    outcome = llmbrief("eval", "lint", "-f", "json")
    (fault,) = json.loads(outcome.stdout)
    assert outcome.code == 2
    assert (fault["path"], fault["line"], fault["level"]) == (GOLD, line, "fault")


def test_github_annotates_the_line(llmbrief: Run, harness: Path) -> None:
    line = changed(harness, GOLD, "kind: fact", "kind: facts")
    outcome = llmbrief("eval", "lint", "-f", "github")
    assert outcome.code == 2
    assert outcome.stdout.startswith(f"::error file={GOLD},line={line},title=c1::")
    assert outcome.stdout.count("\n") == 1


@pytest.mark.usefixtures("harness")
@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--gold", "none"], "there is no folder none"),
        (["--annotators", "none"], "'none' does not exist"),
        (["--alignment", "none"], "'none' does not exist"),
    ],
)
def test_folders_that_are_not_there_are_told(llmbrief: Run, arguments: list[str], part: str) -> None:
    outcome = llmbrief("eval", "lint", *arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert part in outcome.stderr
