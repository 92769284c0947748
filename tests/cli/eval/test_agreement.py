from __future__ import annotations

import json
from pathlib import Path

import pytest

from llmbrief.evals.metrics import METRICS
from tests.cli.conftest import Run
from tests.cli.eval.conftest import with_annotators


def test_the_annotators_are_scored_under_the_metrics_of_the_report(llmbrief: Run, harness: Path) -> None:
    with_annotators(harness)
    outcome = llmbrief("eval", "agreement", "-f", "json")
    value = json.loads(outcome.stdout)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert value["cases"] == 3
    assert value["metrics"].keys() == METRICS.keys()


def test_the_text_has_the_ceiling_and_says_how_to_read_it(llmbrief: Run, harness: Path) -> None:
    with_annotators(harness)
    text = llmbrief("eval", "agreement").stdout
    assert "ceiling" in text
    assert "upper bound" in " ".join(text.split())


@pytest.mark.usefixtures("harness")
def test_without_annotators_files_there_is_nothing_to_score(llmbrief: Run) -> None:
    outcome = llmbrief("eval", "agreement")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
