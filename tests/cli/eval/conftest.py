"""A small set of cases for the tests of ``eval``: copies of shipped ones, with their recordings."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from llmbrief.prompt import DEFAULT_PROMPT

ROOT = Path(__file__).parents[3]
SLUGS = ("cup-final", "kursk-engineers", "quake-flash")
MODEL = "openai/relay-llm"
RECORDED = Path("cassettes", DEFAULT_PROMPT, "relay-llm")


@pytest.fixture
def harness(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of three cases the current one; return it."""
    for slug in SLUGS:
        for file in (f"evals/gold/{slug}.yaml", f"seeds/{slug}.txt", f"{RECORDED}/{slug}.json"):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / file, tmp_path / file)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def with_annotators(folder: Path) -> None:
    """Add the annotators' files and their alignment."""
    for slug in SLUGS:
        for kind in ("annotators/a", "annotators/b", "alignment"):
            (folder / "evals" / kind).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "evals" / kind / f"{slug}.yaml", folder / "evals" / kind / f"{slug}.yaml")
