"""The example of docs/first-gold and the workflow that gates recordings do what the pages say."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from llmbrief import evals
from llmbrief.evals.lint import lint
from llmbrief.evals.metrics import COUNTS
from llmbrief.prompt import DEFAULT_PROMPT
from tests.commands import ran
from tests.test_docs import matches

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "first-gold.md"
EXAMPLE = ROOT / "docs" / "first-gold"
SHOWN = re.compile(r"\]\((first-gold/[^)]+)\):\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SLUGS = sorted(path.stem for path in (ROOT / "seeds").glob("*.txt"))[::3]  # as many as a regression can be told by

Edit = Callable[[Path], None]


def test_the_page_shows_what_the_files_hold() -> None:
    shown = SHOWN.findall(PAGE.read_text(encoding="utf-8"))
    assert {name for name, _ in shown} == {
        "first-gold/seeds/quarry.txt",
        "first-gold/gold/quarry.yaml",
        "first-gold/test_briefs.py",
    }
    for name, text in shown:
        assert matches(text, (PAGE.parent / name).read_text(encoding="utf-8")), name


def test_the_example_has_no_fault_and_no_note() -> None:
    assert lint(EXAMPLE / "gold", EXAMPLE / "seeds") == ()


def test_its_gold_loses_nothing_against_itself() -> None:
    cases = evals.load_cases(gold=EXAMPLE / "gold", seeds=EXAMPLE / "seeds")
    briefs = {case.slug: case.gold.brief() for case in cases}
    report = evals.evaluate(cases, lambda article: briefs[article.slug])
    values = {name: one.value for name, one in report.metrics.items() if one.value is not None}
    assert values == {name: 0.0 if name in COUNTS else 1.0 for name in values}


def _pytest(folder: Path) -> tuple[int, str]:
    """Run the tests of *folder* as a user does who has no plugins; return the exit code and what is printed."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False)
    return run.returncode, run.stdout + run.stderr


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example that a test may spoil."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "briefs"))


def _other_month(folder: Path) -> None:
    """Make the only core claim of the quarry's gold one that the article, and so its brief, contradicts."""
    path = folder / "gold" / "quarry.yaml"
    gold: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for claim in gold["claims"]:
        claim["core"] = claim["id"] == "c1"
        claim["text"] = claim["text"].replace("in March", "in June")
    path.write_text(yaml.safe_dump(gold), encoding="utf-8")


def _hasty(folder: Path) -> None:
    """Let the tests score the hasty briefs."""
    path = folder / "test_briefs.py"
    text = path.read_text(encoding="utf-8")
    read = 'lambda article: read_brief((HERE / "hasty" / f"{article.slug}.json").read_bytes())'
    text = text.replace("summarizer.summarize", read).replace("Summarizer, evals", "Summarizer, evals, read_brief")
    path.write_text(text, encoding="utf-8")


def _without_a_seed(folder: Path) -> None:
    (folder / "seeds" / "quarry.txt").unlink()


def test_the_pytest_example_passes(example: Path) -> None:
    code, output = _pytest(example)
    assert code == 0, output


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (_other_month, ["test_no_floor_is_broken[claims.core_recall", "June"]),
        (_hasty, ["happen_does_not[traps.hit]", "happen_does_not[evidence.grounded]", "will lose their jobs"]),
        (_without_a_seed, ["there is no seed"]),
    ],
)
def test_the_pytest_example_fails_for_a_reason_and_names_it(example: Path, edit: Edit, told: list[str]) -> None:
    edit(example)
    code, output = _pytest(example)
    assert code == 1
    assert all(words in output for words in told), output


# The workflow


@dataclass(frozen=True)
class Step:
    """A command of the workflow."""

    command: str
    may_fail: bool

    @property
    def gates(self) -> bool:
        return "eval gate" in self.command


def _workflow() -> dict[Any, Any]:
    text = (ROOT / ".github" / "workflows" / "evals.yml").read_text(encoding="utf-8")
    workflow: dict[Any, Any] = yaml.safe_load(text)
    return workflow


def _steps() -> Iterator[Step]:
    for step in _workflow()["jobs"]["gate"]["steps"]:
        if step.get("run", "").startswith("llmbrief "):
            yield Step(step["run"], step.get("continue-on-error", False))


def _run(command: str, folder: Path) -> int:
    """Run a step's command in *folder*; return its exit code."""
    with contextlib.chdir(folder):
        return ran(command, GITHUB_STEP_SUMMARY="summary.md").code


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some cases of the repository once the workflow has scored their recordings, with a baseline of the scores."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "prompts").symlink_to(ROOT / "prompts", target_is_directory=True)
    for slug in SLUGS:
        _copy_case(folder, slug)
    codes = {step.command: _run(step.command, folder) for step in _steps() if not step.gates}
    assert set(codes.values()) == {0}, codes
    assert _run("llmbrief eval bless report.json", folder) == 0
    return folder


def _copy_case(folder: Path, slug: str) -> None:
    """Copy into *folder* what there is of the case *slug*, where the repository has it."""
    recorded = f"cassettes/{DEFAULT_PROMPT}/relay-llm/{slug}.json"
    labels = (f"evals/{kind}/{slug}.yaml" for kind in ("gold", "annotators/a", "annotators/b", "alignment"))
    for file in (f"seeds/{slug}.txt", recorded, *labels):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, folder / file)


def _fallen(report: dict[str, Any]) -> None:
    """Take two tenths off the recall of every case."""
    for case in report["cases"]:
        score = case["scores"]["claims.recall"]
        score["value"] = max(0.0, score["value"] - 0.2)


def _failed(report: dict[str, Any]) -> None:
    """Let the first case have failed."""
    slug = report["cases"].pop(0)["slug"]
    report["failures"].append({"slug": slug, "kind": "stale_recording", "message": "the prompt changed since"})


def _gates(folder: Path) -> list[int]:
    """Run the gate in all forms; return the exit codes."""
    return [_run(step.command, folder) for step in _steps() if step.gates]


def test_the_workflow_passes_on_what_is_recorded(checkout: Path) -> None:
    assert _gates(checkout) == [0, 0, 0]
    assert "The gate passes" in (checkout / "summary.md").read_text(encoding="utf-8")
    assert 'failures="0"' in (checkout / "gate.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "code", "told"), [(_fallen, 1, "recall fell by"), (_failed, 3, "1 case failed in the new report")]
)
def test_the_workflow_fails_for_a_reason_and_still_writes_it(
    checkout: Path, tmp_path: Path, spoil: Callable[[dict[str, Any]], None], code: int, told: str
) -> None:
    folder = Path(shutil.copytree(checkout, tmp_path / "spoilt", symlinks=True))
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    spoil(report)
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    assert _gates(folder) == [code, code, code]
    assert told in (folder / "summary.md").read_text(encoding="utf-8")
    assert told in (folder / "gate.xml").read_text(encoding="utf-8")


def test_the_first_gate_of_the_workflow_decides_and_the_others_tell() -> None:
    assert [step.may_fail for step in _steps() if step.gates] == [False, True, True]
    assert all(not step.may_fail for step in _steps() if not step.gates)


def test_the_workflow_may_read_and_no_more() -> None:
    workflow = _workflow()
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in json.dumps(workflow, default=str)
