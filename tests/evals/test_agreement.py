from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from llmbrief.errors import GoldError
from llmbrief.evals import load_cases
from llmbrief.evals.agreement import Agreement, agreement, agreement_text
from llmbrief.evals.labels import read_labels
from llmbrief.evals.metrics import METRICS
from tests.evals.files import GOLD, changed, write_set
from tests.evals.shipped import ROOT, aligned, labels, shipped

SHARES = ("claims.recall", "claims.precision", "questions.recall", "questions.precision")


@cache
def alignment(slug: str) -> Any:
    return read_labels(ROOT / f"evals/alignment/{slug}.yaml").value


def counted(annotator: str, metric: str) -> dict[str, tuple[int, int]]:
    """Return by slug what the rows of ``evals/alignment`` say: how many of one side's items both have, of how many."""
    section, _, side = metric.partition(".")
    name = "gold" if side == "recall" else annotator
    counts = {}
    for case in shipped():
        rows = alignment(case.slug)[section]
        both = {row[name] for row in rows if row[annotator] and row["gold"]}
        gold = case.gold if side == "recall" else labels(annotator, case.slug)
        counts[case.slug] = len(both), len(getattr(gold, section))
    return counts


@pytest.mark.parametrize("annotator", ["a", "b"])
@pytest.mark.parametrize("metric", SHARES)
def test_each_annotator_scores_against_the_gold_what_the_alignment_says(annotator: str, metric: str) -> None:
    scores = {one.case.slug: METRICS[metric].score(one) for one in aligned(annotator)}
    expected = counted(annotator, metric)
    mean = sum(both / whole for both, whole in expected.values()) / len(expected)
    assert sum(score.value or 0.0 for score in scores.values()) / len(scores) == pytest.approx(mean, abs=0.03)
    for slug, score in scores.items():
        assert len(score.hits) == pytest.approx(expected[slug][0], abs=3)


def annotated(folder: Path, a: str, b: str, *, gold: str = GOLD) -> Agreement:
    where, seeds = write_set(folder, gold=gold)
    for name, text in (("a", a), ("b", b)):
        (folder / "annotators" / name).mkdir(parents=True)
        (folder / "annotators" / name / "quarry.yaml").write_text(text)
    return agreement(load_cases(gold=where, seeds=seeds), folder / "annotators")


def test_annotators_who_wrote_the_gold_agree_in_all(tmp_path: Path) -> None:
    found = annotated(tmp_path, GOLD, GOLD)
    assert found.cases == 1
    assert found.metrics.keys() == METRICS.keys()
    for name in ("claims.recall", "claims.precision", "claims.speaker", "questions.recall", "evidence.grounded"):
        agreed = found.metrics[name]
        assert (agreed.a_gold, agreed.b_gold, agreed.a_b, agreed.ceiling, agreed.high) == (1, 1, 1, 1, 1)
    assert found.metrics["claims.conflicts"].ceiling == 0


def test_the_ceiling_is_the_mean_of_both_against_the_gold(tmp_path: Path) -> None:
    less = GOLD[: GOLD.index("  - id: c4")] + GOLD[GOLD.index("questions:\n") :]
    recall = annotated(tmp_path, less, GOLD).metrics["claims.recall"]
    assert (recall.a_gold, recall.b_gold, recall.ceiling) == (0.75, 1.0, 0.875)
    assert recall.a_b == 0.875  # a says three of b's four claims, b all of a's
    assert recall.low is not None
    assert recall.high is not None
    assert recall.low <= 0.875 <= recall.high


def test_who_is_called_a_means_nothing(tmp_path: Path) -> None:
    other = changed("speaker: Ines Albrecht", "speaker: Bellhurst Stone", text=changed("core: true", "core: false"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = annotated(tmp_path / "one", GOLD, other), annotated(tmp_path / "two", other, GOLD)
    for name, agreed in one.metrics.items():
        swapped = two.metrics[name]
        assert (agreed.a_gold, agreed.b_gold) == (swapped.b_gold, swapped.a_gold)
        assert (agreed.a_b, agreed.ceiling, agreed.low) == (swapped.a_b, swapped.ceiling, swapped.low)


def test_a_case_that_one_did_not_label_is_left_out(tmp_path: Path) -> None:
    annotated(tmp_path, GOLD, GOLD)
    write_set(tmp_path, slug="other")
    shutil.copy(tmp_path / "gold/other.yaml", tmp_path / "annotators/a/other.yaml")
    cases = load_cases(gold=tmp_path / "gold", seeds=tmp_path / "seeds")
    assert len(cases) == 2
    assert agreement(cases, tmp_path / "annotators").cases == 1


@pytest.mark.parametrize("folder", ["annotators", "nowhere"])
def test_without_a_case_that_both_labelled_there_is_no_agreement(tmp_path: Path, folder: str) -> None:
    gold, seeds = write_set(tmp_path)
    (tmp_path / "annotators/a").mkdir(parents=True)
    with pytest.raises(GoldError, match="no case has a file in both"):
        agreement(load_cases(gold=gold, seeds=seeds), tmp_path / folder)


def test_an_annotators_file_may_end_in_yml(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path)
    for annotator, suffix in (("a", ".yml"), ("b", ".yaml")):
        (tmp_path / annotator).mkdir()
        for path in gold.glob("*.yaml"):
            shutil.copy(path, tmp_path / annotator / f"{path.stem}{suffix}")
    assert agreement(load_cases(gold=gold, seeds=seeds), tmp_path).metrics["claims.recall"].a_b == 1


def test_an_annotators_file_with_a_fault_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"annotators/b/quarry\.yaml:\d+: c1: claims\[0\]\.kind: must be"):
        annotated(tmp_path, GOLD, changed("kind: fact", "kind: facts"))


def test_the_table_has_every_metric_and_the_caveat(tmp_path: Path) -> None:
    found = annotated(tmp_path, GOLD, GOLD)
    lines = agreement_text(found, width=60).splitlines()
    assert [line.split()[0] for line in lines[1 : len(METRICS) + 1]] == list(METRICS)
    assert max(map(len, lines[len(METRICS) + 1 :])) <= 60
    assert "upper bound" in " ".join(lines)
    assert " ".join(lines[len(METRICS) + 2 :]) == f"1 case. {found.caveat}"


def test_agreement_is_json() -> None:
    assert Agreement.model_validate_json(Agreement(cases=0, metrics={}).model_dump_json()).metrics == {}
