from __future__ import annotations

import pytest

from llmbrief.evals.comparing.moves import moves
from llmbrief.evals.report import Report, Scorecard
from tests.evals.reports import card, flat, report, told

RECALL, PRECISION, TRAPS = "claims.recall", "claims.precision", "traps.hit"


def moved(old: Scorecard, new: Scorecard, metric: str) -> tuple[tuple[str, ...], tuple[str, ...], float | None]:
    (move,) = moves(told([old]), told([new]), [metric])
    return move.gained, move.lost, move.difference


@pytest.mark.parametrize(
    ("metric", "old", "new", "gained", "lost", "difference"),
    [
        (RECALL, (["c1", "c2"], []), (["c1"], ["c2"]), (), ("c2",), -0.5),
        (RECALL, (["c1"], ["c2"]), (["c2"], ["c1"]), ("c2",), ("c1",), 0.0),
        (RECALL, ([], ["c1", "c2"]), (["c1", "c2"], []), ("c1", "c2"), (), 1.0),
        (TRAPS, (["t1", "t2"], []), (["t1"], ["t2"]), (), ("t2",), 1.0),
        (TRAPS, ([], ["t1"]), (["t1"], []), ("t1",), (), -1.0),
        ("claims.kind", (["c1", "c2"], ["c3"]), (["c1"], ["c3"]), (), (), -0.166667),
        ("claims.kind", ([], []), (["c1"], []), (), (), None),
    ],
)
def test_a_move_names_what_was_gained_and_lost(
    metric: str,
    old: tuple[list[str], list[str]],
    new: tuple[list[str], list[str]],
    gained: tuple[str, ...],
    lost: tuple[str, ...],
    difference: float | None,
) -> None:
    before, after = (card("a", metric, hits=hits, misses=misses) for hits, misses in (old, new))
    assert moved(before, after, metric) == (gained, lost, difference)


def test_a_move_carries_the_remarks_on_what_is_lost() -> None:
    before, after = card("a", RECALL, hits=["c1", "c2"]), card("a", RECALL, misses=["c1", "c2"])
    (move,) = moves(told([before]), told([after]), [RECALL])
    assert [remark.message for remark in move.remarks] == ["lost c1", "lost c2"]
    assert (move.gold, move.remarks[0].line) == ("evals/gold/a.yaml", 7)


@pytest.mark.parametrize("metric", [RECALL, PRECISION])
def test_a_move_carries_what_the_old_report_said_of_what_is_gained(metric: str) -> None:
    before, after = card("a", metric, hits=["c3"], misses=["c1", "c2"]), card("a", metric, hits=["c1", "c2", "c3"])
    (move,) = moves(told([before]), told([after]), [metric])
    assert [(remark.id, remark.message) for remark in move.remarks_before] == [("c1", "lost c1"), ("c2", "lost c2")]
    assert move.remarks == ()


def test_ids_of_the_brief_are_told_apart_by_what_is_said_of_them() -> None:
    before = card("a", PRECISION, hits=["c1"], misses=["c2"])
    other = before.findings[0].model_copy(update={"message": "lost another claim"})
    after = before.model_copy(update={"findings": (other,)})
    assert moves(told([before]), told([before]), [PRECISION]) == ()
    assert moved(before, after, PRECISION) == (("c2",), ("c2",), 0.0)
    assert moves(told([before]), told([after]), [RECALL]) == ()


def test_the_same_item_under_another_id_of_the_brief_did_not_move() -> None:
    before = card("a", PRECISION, hits=["c1", "c3"], misses=["c2"])
    renamed = before.findings[0].model_copy(update={"id": "c1"})
    after = card("a", PRECISION, hits=["c2"], misses=["c1"]).model_copy(update={"findings": (renamed,)})
    assert moved(before, after, PRECISION) == ((), (), -0.166667)


def test_ids_of_two_briefs_are_not_held_against_each_other_where_nothing_is_said_of_them() -> None:
    before = card("a", PRECISION, hits=["c1", "c3", "c4"], misses=["c2"]).model_copy(update={"findings": ()})
    after = card("a", PRECISION, hits=["c2"], misses=["c1"])
    assert moved(before, after, PRECISION) == ((), (), -0.25)


def test_ids_of_the_gold_are_the_same_whatever_is_said_of_them() -> None:
    before = card("a", RECALL, hits=["c1"], misses=["c2"])
    after = before.model_copy(update={"findings": ()})
    assert moves(told([before]), told([after]), [RECALL]) == ()


def test_scores_without_items_move_without_items() -> None:
    bare = report(flat(1, 0.5, [RECALL]))
    (move,) = moves(bare, told([card("a0", RECALL, misses=["c1"])]), [RECALL])
    assert (move.difference, move.gained, move.lost) == (-0.5, (), ())


def test_several_recordings_of_one_case_are_averaged() -> None:
    before = [card("a", RECALL, hits=["c1", "c2"]), card("a", RECALL, hits=["c1"], misses=["c2"])]
    after = [card("a", RECALL, hits=["c1"], misses=["c2"])] * 2
    (move,) = moves(told(before), told(after), [RECALL])
    assert (move.difference, move.lost) == (-0.25, ())


@pytest.mark.parametrize("field", ["article", "labels"])
def test_a_case_of_another_text_or_gold_does_not_move(field: str) -> None:
    before = card("a", RECALL, hits=["c1"], article="1", labels="1")
    after = card("a", RECALL, misses=["c1"], article="1", labels="1").model_copy(update={field: "2"})
    assert moves(told([before]), told([after]), [RECALL]) == ()


def test_headline_metrics_come_first_then_counts_then_others_the_largest_first() -> None:
    values = {"a": {"claims.kind": 1.0, TRAPS: 0.0, RECALL: 0.9}, "b": {"claims.kind": 1.0, TRAPS: 0.0, RECALL: 0.9}}
    later = {"a": {"claims.kind": 0.0, TRAPS: 1.0, RECALL: 0.8}, "b": {"claims.kind": 0.5, TRAPS: 3.0, RECALL: 0.6}}
    found = moves(report(values), report(later), values["a"])
    assert [(move.metric, move.slug) for move in found] == [
        (RECALL, "b"),
        (RECALL, "a"),
        (TRAPS, "b"),
        (TRAPS, "a"),
        ("claims.kind", "a"),
        ("claims.kind", "b"),
    ]


def test_no_case_moves_against_itself() -> None:
    same: Report = told([card("a", RECALL, hits=["c1"], misses=["c2"]), card("b", TRAPS, misses=["t1"])])
    assert moves(same, same, [RECALL, TRAPS, PRECISION]) == ()


@pytest.mark.parametrize(("old", "new"), [(None, 0.0), (0.0, None), (0.5, 0.5 + 1e-12)])
def test_nothing_to_count_and_none_counted_are_no_move(old: float | None, new: float | None) -> None:
    assert moves(report({"a": {TRAPS: old}}), report({"a": {TRAPS: new}}), [TRAPS]) == ()
