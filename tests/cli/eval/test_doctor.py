from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.eval.conftest import SLUGS


def test_the_doctor_says_for_each_mutation_which_metric_saw_it(llmbrief: Run, harness: Path) -> None:
    for slug in SLUGS[1:]:
        (harness / f"evals/gold/{slug}.yaml").unlink()
    outcome = llmbrief("eval", "doctor", "-f", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    value = json.loads(outcome.stdout)
    assert value["cases"] == 1
    dropped = next(one for one in value["mutations"] if one["mutation"] == "50% of claims dropped")
    assert dropped["sights"]["claims.recall"]["seen"] == dropped["places"]


@pytest.mark.usefixtures("harness")
def test_a_folder_without_gold_is_told_before_anything_is_harmed(llmbrief: Run) -> None:
    outcome = llmbrief("eval", "doctor", "--gold", "seeds")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
