"""The ceiling, measured or pinned."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from llmbrief.errors import ReportError
from llmbrief.evals import load_cases
from llmbrief.evals.agreement import Agreed, Agreement, agreement, ceiling, digest_of
from llmbrief.evals.case import Case
from llmbrief.evals.metrics import METRICS
from tests.evals.files import GOLD, changed, write_set
from tests.evals.shipped import ROOT, shipped


@pytest.fixture
def cases(tmp_path: Path) -> Sequence[Case]:
    """One case, which two annotators labelled as the gold has it."""
    gold, seeds = write_set(tmp_path)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "quarry.yaml").write_text(GOLD, encoding="utf-8")
    return load_cases(gold=gold, seeds=seeds)


def pinned(folder: Path, digest: str) -> Path:
    """Pin an agreement that no measurement comes to."""
    agreed = Agreed(a_gold=0.5, b_gold=0.5, a_b=0.5, ceiling=0.5)
    path = folder / "agreement.json"
    value = Agreement(digest=digest, cases=1, metrics={"claims.recall": agreed})
    path.write_text(value.model_dump_json(), encoding="utf-8")
    return path


def test_without_a_pinned_agreement_the_ceiling_is_measured(tmp_path: Path, cases: Sequence[Case]) -> None:
    measured = ceiling(cases, tmp_path, tmp_path / "agreement.json")
    assert measured.keys() == METRICS.keys()
    assert measured == {name: agreed.ceiling for name, agreed in agreement(cases, tmp_path).metrics.items()}


def test_an_agreement_pinned_for_the_same_files_is_believed(tmp_path: Path, cases: Sequence[Case]) -> None:
    path = pinned(tmp_path, digest_of(cases, tmp_path))
    assert ceiling(cases, tmp_path, path) == {"claims.recall": 0.5}


@pytest.mark.parametrize("file", ["a/quarry.yaml", "b/quarry.yaml", "gold/quarry.yaml"])
def test_one_that_was_pinned_for_other_labels_is_not(tmp_path: Path, cases: Sequence[Case], file: str) -> None:
    path = pinned(tmp_path, digest_of(cases, tmp_path))
    (tmp_path / file).write_text(changed("core: true", "core: false"), encoding="utf-8")
    now = load_cases(gold=tmp_path / "gold", seeds=tmp_path / "seeds")
    assert ceiling(now, tmp_path, path)["claims.recall"] == 1.0


def test_a_file_that_is_no_agreement_is_named(tmp_path: Path, cases: Sequence[Case]) -> None:
    path = tmp_path / "agreement.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(ReportError, match=r"agreement\.json is no agreement"):
        ceiling(cases, tmp_path, path)


def test_what_is_pinned_for_the_shipped_set_is_what_is_measured() -> None:
    kept = Agreement.model_validate_json((ROOT / "evals/agreement.json").read_bytes())
    remedy = "pin it again: llmbrief eval agreement --format json --output evals/agreement.json"
    assert kept == agreement(shipped(), ROOT / "evals/annotators"), remedy
