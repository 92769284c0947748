from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.errors import FloorError, ReportError
from llmbrief.evals.baseline import Baseline, bless, gate, read_baseline
from llmbrief.evals.comparing.comparison import Comparison, compare
from llmbrief.evals.metrics import HEADLINE, METRICS
from llmbrief.evals.report import Report, System
from llmbrief.evals.stats import Verdict
from tests.evals.reports import card, drawn, flat, report, told

RECALL, TRAPS, GROUNDED = "claims.recall", "traps.hit", "evidence.grounded"


def with_cards(slug: str, metric: str, hits: list[str], misses: list[str]) -> Report:
    """Make a report whose headline metrics are all the same, and one case that names what it lost in *metric*."""
    plain = report(flat(12, 0.9))
    extra = card(slug, metric, hits=hits, misses=misses)
    cards = tuple(
        one.model_copy(update={"scores": {**one.scores, **extra.scores}, "findings": extra.findings})
        if one.slug == slug
        else one
        for one in plain.cases
    )
    return plain.model_copy(update={"cases": cards})


# Pinning.


@given(st.integers(1, 30), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_a_report_is_the_same_as_the_baseline_that_it_makes(count: int, seed: int) -> None:
    one = report(drawn(count, seed))
    pinned = bless(one)
    assert Baseline.model_validate_json(pinned.json_text()) == pinned
    assert gate(one, pinned, strict=True, require_decision=True).comparison.verdict == Verdict.SAME


def test_a_baselines_text_is_small_sorted_and_ends_with_a_newline() -> None:
    one = report(drawn(3, 1), system=System(model="m", prompt="p", prompt_digest="abc"))
    turned = one.model_copy(update={"cases": one.cases[::-1]})
    text = bless(one).json_text()
    assert text == bless(turned).json_text()
    assert text.endswith("}\n")
    value = json.loads(text)
    assert list(value) == sorted(value)
    assert value["system"] == {"model": "m", "prompt": "p", "prompt_digest": "abc"}
    assert set(value["floors"]) == set(HEADLINE)
    assert set(value["cases"]["a0"]["scores"]) == set(METRICS)
    assert "findings" not in text


@pytest.mark.parametrize(("field", "changed"), [("labels", "gold"), ("article", "seeds")])
def test_the_digests_of_gold_and_seeds_are_apart(field: str, changed: str) -> None:
    one = card("a", RECALL, hits=["c1"], article="1", labels="1")
    other = one.model_copy(update={field: "2"})
    before, after = (bless(told([card_])).digests.model_dump() for card_ in (one, other))
    assert [name for name in before if before[name] != after[name]] == [changed]


@pytest.mark.parametrize(
    ("unfit", "said"),
    [
        (report(flat(2, 1.0), failed=["gone", "lost"]), "these failed: gone, lost"),
        (report({}), "the report has none"),
        (told([card("a", RECALL, hits=["c1"])] * 2), "the report has more: a"),
    ],
)
def test_a_report_that_is_no_measure_is_not_pinned(unfit: Report, said: str) -> None:
    with pytest.raises(ReportError, match=said):
        bless(unfit)


def test_a_floor_falls_only_on_purpose() -> None:
    old = bless(report(flat(12, 0.9)))
    lower = report({slug: {**one, RECALL: 0.8, "claims.speaker": None} for slug, one in flat(12, 0.95).items()})
    with pytest.raises(FloorError) as caught:
        bless(lower, old)
    assert caught.value.exit_code == 1
    assert "claims.recall from 0.900 to 0.800" in caught.value.message
    assert "claims.speaker from 0.900 to no value" in caught.value.message
    assert "--allow-regression" in caught.value.message
    assert caught.value.floors == (("claims.recall", 0.9, 0.8), ("claims.speaker", 0.9, None))
    assert bless(lower, old, allow_regression=True).floors[RECALL] == 0.8
    assert bless(report(flat(12, 0.95)), old).floors[RECALL] == 0.95


@given(st.integers(1, 20), st.integers(0, 50))
@settings(max_examples=30, deadline=None)
def test_the_same_report_never_lowers_a_floor(count: int, seed: int) -> None:
    one = report(drawn(count, seed))
    assert bless(one, bless(one)) == bless(one)


# Reading.


def test_a_missing_baseline_names_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"there is no baseline .*none.json; .*llmbrief eval bless") as caught:
        read_baseline(tmp_path / "none.json")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no baseline: it is not valid JSON"),
        (b"\xff", "is no baseline: it is not valid JSON"),
        (b"[]", "is no baseline: must be an object"),
        (b'{"format": 2}', "is no baseline: format: must be 1"),
        (b'{"format": 1, "format": 1}', "is no baseline"),
    ],
)
def test_what_is_no_baseline_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(data)
    with pytest.raises(ReportError, match=said):
        read_baseline(path)


def test_a_folder_is_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="cannot read the baseline"):
        read_baseline(tmp_path)


def test_a_baseline_reads_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    pinned = bless(with_cards("a1", TRAPS, ["t1"], ["t2"]))
    path.write_text(pinned.json_text(), encoding="utf-8")
    assert read_baseline(path) == pinned


# The gate.


def few(articles: int) -> tuple[Report, Report]:
    return report(flat(articles, 0.9)), report(flat(articles, 0.6))


@pytest.mark.parametrize(
    ("old", "new", "options", "exit_code", "said"),
    [
        (*few(12), {}, 1, "regression: "),
        (*few(12)[::-1], {}, 0, "improved: "),
        (few(12)[0], few(12)[0], {"require_decision": True}, 0, "same: "),
        (*few(3), {}, 0, "cannot tell: too few articles"),
        (*few(3), {"require_decision": True}, 4, "cannot tell: too few articles"),
        (few(12)[0], report(flat(12, 0.9), data="other"), {}, 4, "cannot tell: the reports do not measure the same"),
        (few(12)[0], report(flat(11, 0.9)), {}, 4, "only in the old report: a11"),
        (few(12)[0], report(flat(12, 0.9), failed=["gone"]), {}, 3, "infrastructure: 1 case failed"),
    ],
)
def test_the_gate_fails_where_there_is_a_reason_to(
    old: Report, new: Report, options: dict[str, bool], exit_code: int, said: str
) -> None:
    judged = gate(new, bless(old), **options)
    assert (judged.exit_code, judged.passes) == (exit_code, exit_code == 0)
    assert said in judged.reasons[0]


def test_want_of_power_passes_loudly() -> None:
    judged = gate(few(3)[1], bless(few(3)[0]))
    assert judged.passes
    assert judged.reasons[1] == "passes all the same: too few articles to tell is no reason to fail"


@pytest.mark.parametrize(
    ("metric", "pinned", "now", "fresh"),
    [
        (TRAPS, (["t1", "t2"], []), (["t1"], ["t2"]), "new trap hit, in a1: t2: lost t2"),
        (TRAPS, (["t1"], ["t2"]), (["t2"], ["t1"]), "new trap hit, in a1: t1: lost t1"),
        (TRAPS, (["t1"], ["t2"]), (["t1"], ["t2"]), None),
        (TRAPS, (["t1"], ["t2"]), (["t1", "t2"], []), None),
        (
            GROUNDED,
            (["c1[0]", "c2[0]"], []),
            (["c1[0]"], ["c2[0]"]),
            "new quote that the article does not have, in a1: c2[0]: lost c2[0]",
        ),
        (GROUNDED, (["c1[0]"], ["c2[0]"]), ([], ["c2[0]"]), None),
    ],
)
def test_a_strict_gate_fails_for_what_the_baseline_does_not_have(
    metric: str, pinned: tuple[list[str], list[str]], now: tuple[list[str], list[str]], fresh: str | None
) -> None:
    baseline, new = bless(with_cards("a1", metric, *pinned)), with_cards("a1", metric, *now)
    assert gate(new, baseline).exit_code == 0
    judged = gate(new, baseline, strict=True)
    assert judged.exit_code == (1 if fresh else 0)
    assert judged.comparison.verdict == Verdict.SAME
    assert judged.reasons[1:] == judged.fresh == ((fresh,) if fresh else ())


def test_a_strict_gate_names_the_first_few_of_a_case_and_counts_the_others() -> None:
    ids = [f"c{number}[0]" for number in range(9)]
    baseline, new = bless(with_cards("a1", GROUNDED, ids, [])), with_cards("a1", GROUNDED, [], ids)
    fresh = gate(new, baseline, strict=True).fresh
    assert [one.endswith(f": lost {id_}") for one, id_ in zip(fresh, ids, strict=False)] == [True, True, True, False]
    assert fresh[3] == "new quote that the article does not have, in a1: 6 more"


@pytest.mark.parametrize(("then", "now", "exit_code"), [(0.0, 1.0, 1), (1.0, 1.0, 0), (2.0, 1.0, 0), (None, 1.0, 1)])
def test_a_strict_gate_goes_by_the_count_where_no_items_are_named(
    then: float | None, now: float, exit_code: int
) -> None:
    old, new = (report({slug: {**one, TRAPS: value} for slug, one in flat(12, 0.9).items()}) for value in (then, now))
    assert gate(new, bless(old), strict=True).exit_code == exit_code


def test_the_gate_finds_the_moves_that_a_comparison_of_both_reports_finds() -> None:
    old = told([card(f"a{number}", metric, hits=["c1"], misses=["c2"]) for number, metric in enumerate(METRICS)])
    new = told([card(f"a{number}", metric, misses=["c2", "c3"]) for number, metric in enumerate(METRICS)])
    assert gate(new, bless(old)).comparison == compare(old, new)
    assert without_old_remarks(gate(old, bless(new)).comparison) == without_old_remarks(compare(new, old))


def without_old_remarks(comparison: Comparison) -> Comparison:
    """Leave out what the old report said of its misses: a baseline does not keep all of it."""
    moves = tuple(move.model_copy(update={"remarks_before": ()}) for move in comparison.moves)
    return comparison.model_copy(update={"moves": moves})


def test_a_new_quote_under_a_pinned_id_is_new() -> None:
    old = with_cards("a1", GROUNDED, ["c1[0]"], ["c2[0]"])
    other = [
        one.model_copy(update={"findings": tuple(f.model_copy(update={"message": "lost other"}) for f in one.findings)})
        for one in old.cases
    ]
    judged = gate(old.model_copy(update={"cases": tuple(other)}), bless(old), strict=True)
    assert judged.fresh == ("new quote that the article does not have, in a1: c2[0]: lost other",)


def test_a_strict_gate_does_not_pass_for_want_of_power() -> None:
    old, new = (
        report({slug: {**one, TRAPS: traps} for slug, one in flat(3, value).items()})
        for value, traps in ((0.9, 0.0), (0.8, 1.0))
    )
    judged = gate(new, bless(old), strict=True)
    assert (judged.comparison.verdict, judged.exit_code) == (Verdict.CANNOT_TELL, 1)
    assert judged.reasons[1:] == tuple(f"new trap hit, in a{number}" for number in range(3))
