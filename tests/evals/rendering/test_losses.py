from __future__ import annotations

import pytest

from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.metrics import METRICS
from llmbrief.evals.rendering.losses import GRAVEST, all_losses, by_outcome, failed_alike, losses, move_text
from llmbrief.evals.report import Failure, Remark, Score, Scorecard
from tests.evals.reports import card, told


def lost(*remarks: tuple[str, str]) -> Scorecard:
    """Make a card that lost items under metrics."""
    findings = tuple(Remark(metric=metric, id=id_, message=f"{metric} {id_}") for metric, id_ in remarks)
    scores = {metric: Score(value=0.5) for metric, _ in remarks}
    return Scorecard(slug="a", scores=scores, findings=findings)


def test_what_an_editor_acts_on_first_comes_first() -> None:
    grave = ["traps.hit", "evidence.grounded", "claims.conflicts", "claims.unsupported", "claims.core_recall"]
    mixed = lost(*((metric, metric) for metric in reversed(GRAVEST)))
    assert [one.metric for one in losses(mixed)] == list(GRAVEST)
    assert list(GRAVEST[:5]) == grave


@pytest.mark.parametrize(
    ("remarks", "told_by"),
    [
        ([("claims.recall", "c1"), ("claims.core_recall", "c1")], ["claims.core_recall"]),
        ([("claims.recall", "c1"), ("claims.conflicts", "c1"), ("claims.core_recall", "c1")], ["claims.conflicts"]),
        ([("claims.precision", "c1"), ("claims.unsupported", "c1")], ["claims.unsupported"]),
        ([("claims.precision", "c1"), ("claims.recall", "c1")], ["claims.recall", "claims.precision"]),
        ([("claims.recall", "c1"), ("claims.conflicts", "c2")], ["claims.conflicts", "claims.recall"]),
        ([("claims.recall", "c1"), ("summary.core_recall", "c1")], ["summary.core_recall", "claims.recall"]),
        ([("questions.recall", "q1"), ("questions.core_recall", "q1")], ["questions.core_recall"]),
        ([("other.metric", "c1"), ("claims.kind", "c1")], ["claims.kind", "other.metric"]),
    ],
)
def test_one_item_that_is_lost_is_told_once(remarks: list[tuple[str, str]], told_by: list[str]) -> None:
    assert [one.metric for one in losses(lost(*remarks))] == told_by


def test_every_metric_has_its_place_among_the_losses() -> None:
    assert set(GRAVEST) == set(METRICS)


def test_a_remark_on_what_was_found_is_no_loss() -> None:
    split = Remark(metric="claims.recall", id="c1", message="said by two")
    named = split.model_copy(update={"metric": "claims.splits"})
    found = Scorecard(slug="a", scores={"claims.recall": Score(value=1.0, hits=("c1",))}, findings=(split, named))
    assert losses(found) == []


def test_the_losses_of_all_cases_are_told_by_gravity_then_from_the_weakest_case_on() -> None:
    strong = card("strong", "claims.recall", hits=["c1", "c2"], misses=["c3"])
    weak = card("weak", "claims.recall", hits=["c1"], misses=["c2", "c3"])
    trapped = card("trapped", "traps.hit", misses=["t1"])
    found = [(one.slug, remark.id) for one, remark in all_losses(told([strong, trapped, weak]))]
    assert found == [("trapped", "t1"), ("weak", "c2"), ("weak", "c3"), ("strong", "c3")]


def test_a_move_goes_by_the_sign_of_its_difference_and_counts_the_briefs_own_items() -> None:
    better = Move(slug="a", metric="claims.precision", difference=0.1, lost=("c6",), gained=("c6", "c7"))
    worse = Move(slug="a", metric="claims.conflicts", difference=1.0, lost=("c6", "c7"), gained=("c1",))
    found = by_outcome([better, worse])
    assert (found.lost, found.gained, found.level) == ((worse,), (better,), ())
    assert move_text(better) == "claims.precision +0.100: misses: 1 new, 2 gone"
    assert move_text(worse) == "claims.conflicts +1: lost c6 c7; gained c1"


def test_moves_are_sorted_by_outcome_and_what_no_brief_may_do_comes_before_larger_ones() -> None:
    moves = [
        Move(slug="a", metric="claims.recall", difference=-0.5),
        Move(slug="b", metric="claims.recall", difference=0.4),
        Move(slug="c", metric="claims.recall", difference=0.0, lost=("c1",), gained=("c2",)),
        Move(slug="d", metric="traps.hit", difference=-1.0),
        Move(slug="e", metric="evidence.grounded", difference=-0.1),
        Move(slug="f", metric="claims.kind", difference=None),
        Move(slug="g", metric="claims.kind", difference=None, lost=("c1",)),
        Move(slug="h", metric="claims.kind", difference=None, gained=("c1",)),
        Move(slug="i", metric="traps.hit", difference=0.0, lost=("t1",), gained=("t2",)),
    ]
    found = by_outcome(moves)
    slugs = ["".join(move.slug for move in some) for some in (found.lost, found.gained, found.level)]
    assert slugs == ["eiag", "dbh", "cf"]


def test_only_failures_of_one_kind_and_message_are_put_together() -> None:
    failures = [Failure(slug=slug, kind=kind, message=message) for slug, kind, message in ("axm", "bxn", "cym", "dxm")]
    assert [alike.slugs for alike in failed_alike(failures)] == [("a", "d"), ("b",), ("c",)]
