from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.evals.baseline import bless, gate
from llmbrief.evals.comparing.comparison import compare
from llmbrief.evals.planning import plan_from
from llmbrief.evals.rendering.figures import Table, value
from llmbrief.evals.rendering.text import aligned, cells, comparison_text, gate_text, plan_text, report_text, wrap
from llmbrief.evals.report import Report, Scorecard
from tests.evals.reports import HOSTILE, card, drawn, flat, hostile, report, told

CONTROL = {*map(chr, range(32)), *map(chr, range(127, 160)), "\u202e"} - {"\n"}


def rows(text: str) -> dict[str, list[str]]:
    return {fields[0]: fields[1:] for line in text.splitlines()[::-1] if (fields := line.split())}


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("text", HOSTILE)
def test_lines_keep_to_the_width_and_hold_no_control_characters(width: int, text: str) -> None:
    one = hostile(text)
    comparison = compare(report(flat(3, 0.9)), one)
    forms = (report_text(one, width=width), comparison_text(comparison, width=width))
    for form in forms:
        assert max(map(cells, form.splitlines())) <= width
        assert not CONTROL & set(form)
        form.encode()


def test_a_reports_text_has_a_row_for_each_metric_with_its_ceiling() -> None:
    one = hostile("case-x")
    found = rows(report_text(one, ceiling={"claims.recall": 0.91}))
    assert found["claims.recall"] == ["0.500", "0.400–0.600", "0.910", "13", "*"]
    assert found["traps.hit"] == ["0.5", "0.4–0.6", "–", "13", "↓"]
    assert found["claims.kind"] == ["0.500", "0.400–0.600", "–", "13"]
    assert found["*"][:2] == ["headline:", "these"]
    assert "ceiling" not in report_text(one)


def test_a_reports_text_names_failures_and_the_weakest_cases_with_what_they_lost() -> None:
    text = report_text(hostile("the claim that was lost"))
    assert "13 cases, 1 failed" in " ".join(text.split())
    assert "Failed\n  the claim that was lost (the claim that was lost)" in text
    assert "What was lost" in text
    assert "(the claim that was lost:3): the claim that was lost" in " ".join(text.split())


def test_the_weakest_cases_are_named_where_there_are_many() -> None:
    cards = [card(f"a{number}", "claims.recall", hits=["c1"], misses=["c2"] * number) for number in range(9)]
    assert "weakest cases: a8 (claims.recall 0.111), a7 (claims.recall 0.125)" in " ".join(
        report_text(told(cards)).split()
    )
    assert "weakest" not in report_text(told(cards[:5]))


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("many", [12, 40])
def test_what_does_not_fit_a_tall_terminal_is_counted_and_how_to_see_it_is_said(width: int, many: int) -> None:
    cards = [
        card(f"a{number}", metric, hits=["h"], misses=[f"c{n}" for n in range(9)])
        for number in range(many)
        for metric in ("claims.recall", "traps.hit", "claims.precision")
    ]
    text = report_text(told(cards), width=width)
    assert text.count("\n") <= 62
    assert text.index("traps.hit c0") < text.index("claims.recall c0") < text.index("claims.precision c0")
    shown = text.count(": lost c")
    assert f"and {27 * many - shown} more: " in text
    assert "-f json all" in " ".join(text.split())


def test_cases_that_failed_alike_are_told_once_with_their_names() -> None:
    text = report_text(report({"x": {"claims.recall": 1.0}}, failed=["a", "b", "c"]))
    assert text.startswith("a system that has no name: 1 case, 3 failed\n\nFailed\n")
    assert "  3 cases (missing recording): no recording\n    a, b, c\n" in text
    comparison = compare(report(flat(3, 0.9), failed=["a", "b"]), report(flat(3, 0.9), failed=["c"]))
    assert "  2 cases (missing recording): in the old report: no recording\n    a, b\n" in comparison_text(comparison)
    assert "  c (missing recording): in the new report: no recording\n" in comparison_text(comparison)
    assert "claims.recall" in comparison_text(comparison)
    assert "claims.recall" not in comparison_text(compare(report(flat(3, 0.9)), report({}, failed=["a0"])))


def test_a_comparisons_text_begins_with_its_verdict() -> None:
    comparison = compare(report(flat(12, 0.9)), report(flat(12, 0.6)))
    text = comparison_text(comparison)
    assert text.startswith("regression: ")
    fields = rows(text)["claims.recall"]
    assert fields == ["0.900", "0.600", "-0.300", "-0.300…-0.300", "0.003", "regression"]
    assert "a0 claims.certainty -0.300" in text
    hidden = 72 - text.count(" -0.300\n")
    assert f"  and {hidden} more: all of them with -f json\n" in text
    assert text.count("\n") <= 62
    better = comparison_text(compare(report(flat(12, 0.6)), report(flat(12, 0.9))))
    assert "What was gained" in better
    assert "What was lost" not in better


def swapped(hits: str, misses: str) -> Report:
    """Make a report on one case of five claims and a question, told by their letters and digits."""
    cards = [
        card(slug, "claims.recall", hits=[f"c{one}" for one in found], misses=[f"c{one}" for one in missed])
        for slug, found, missed in (("moved", hits, misses), ("swapped", misses, hits))
    ]
    return told(cards)


def test_gains_are_told_in_the_words_of_the_old_report_within_the_same_limits() -> None:
    text = comparison_text(compare(swapped("1", "2345"), swapped("12345", "")))
    gained = text[text.index("What was gained") :]
    assert "moved claims.recall +0.800: gained c2 c3 c4 c5\n    before: c2 (evals/gold/a.yaml:7): lost c2\n" in gained
    assert "before: c3 (evals/gold/a.yaml:7): lost c3\n    and 2 more\n" in gained
    assert "before: c4" not in gained


def test_what_has_the_same_value_by_other_items_is_counted_last_and_not_among_what_was_lost() -> None:
    text = comparison_text(compare(swapped("12", "34"), swapped("13", "24")))
    assert "What was" not in text
    assert text.endswith("\nBy other items at the same value: moved claims.recall, swapped claims.recall\n")
    cards = [[card(f"a{n}", "claims.recall", hits=[one], misses=[two]) for n in range(9)] for one, two in ("xy", "yx")]
    assert text_of(*cards).endswith("value: a0 claims.recall, a1 claims.recall, a2\n  claims.recall and 6 more\n")


def text_of(old: list[Scorecard], new: list[Scorecard]) -> str:
    return comparison_text(compare(told(old), told(new)))


def test_gains_take_the_room_that_losses_leave() -> None:
    few = [card(f"a{n}", "claims.recall", hits=["c1"], misses=["c2"]) for n in range(20)]
    best = [card(f"a{n}", "claims.recall", hits=["c1", "c2"]) for n in range(20)]
    assert text_of(few, best).count("before: c2") == 20
    assert text_of(few[:9] + best[9:], best[:9] + few[9:]).count("before: c2") == 9
    assert text_of(few, best).count("\n") <= 62


def test_a_gates_text_begins_with_whether_it_passes() -> None:
    few = report(flat(3, 0.9)), report(flat(3, 0.6))
    many = report(flat(12, 0.9)), report(flat(12, 0.6))
    assert gate_text(gate(few[1], bless(few[0]))).startswith("the gate passes\n  cannot tell: too few articles")
    assert "passes all the same" in gate_text(gate(few[1], bless(few[0])))
    assert gate_text(gate(many[1], bless(many[0]))).startswith("the gate fails\n  regression: ")


def test_a_plans_text_has_a_row_for_each_metric() -> None:
    text = plan_text(plan_from([report(drawn(12, 1))]))
    assert "upper bound" in " ".join(text.split())
    assert len(rows(text.partition("metric ")[2])["claims.recall"]) == 8
    assert ">3000" in text
    assert "–" in plan_text(plan_from([report(flat(2, 0.5))]))
    assert plan_text(plan_from([report(flat(1, 0.5))])) == "one article has no spread; two at least\n"


def test_a_plan_says_first_what_the_articles_at_hand_show() -> None:
    values = {f"a{n}": {"claims.recall": 0.5 + (-1) ** n * 0.05, "claims.speaker": 0.5} for n in range(12)}
    values["a0"]["claims.precision"], values["a1"]["claims.precision"] = 0.1, 0.9
    plan = plan_from([report(values)])
    shown = plan.metrics["claims.recall"].at_hand
    first, second, *_ = plan_text(plan, width=200).splitlines()
    assert first == f"With the 12 articles at hand: a difference of {shown or 0:.2f} in claims.recall"
    assert second == "With the 2 articles at hand: no difference, however large, in claims.precision"
    assert "\nNo spread was seen, so nothing can be said of: claims.speaker.\n" in plan_text(plan)


def test_columns_are_aligned_by_cells_and_left_out_where_there_is_no_room() -> None:
    table = Table(("name", "one", "two"), (("日本", "1", "22222"), ("x", "", "3")), spare=(1,))
    assert list(aligned(table, 40)) == ["name  one    two", "日本    1  22222", "x              3"]
    assert list(aligned(table, 14)) == ["name    two", "日本  22222", "x         3", "no room for: one"]


def test_where_no_column_can_be_spared_rows_are_stacked() -> None:
    table = Table(("name", "one", "two"), (("a.longer.name", "1", "22222"), ("x", "", "3")), spare=(1,))
    assert list(aligned(table, 18)) == ["a.longer.name", "  one 1, two 22222", "x", "  two 3"]
    plan = plan_text(plan_from([report(drawn(12, 1))]), width=40)
    assert "\nsummary.core_recall\n" in plan
    assert "…" not in plan


@given(st.text(), st.integers(24, 90))
@settings(max_examples=150, deadline=None)
def test_wrapping_loses_nothing_but_space(text: str, width: int) -> None:
    lines = list(wrap(text, width, "  "))
    assert all(cells(line) <= width for line in lines)
    assert not CONTROL & set("".join(lines))
    assert "".join(lines).replace(" ", "") == "".join(wrap(text, 10_000)).replace(" ", "")


@pytest.mark.parametrize(
    ("metric", "number", "written"),
    [
        ("claims.conflicts", 4.0, "4"),
        ("claims.conflicts", 4.5, "4.5"),
        ("claims.conflicts", 12_345.0, "12,345"),
        ("claims.recall", 0.98765, "0.988"),
        ("claims.recall", None, "–"),
    ],
)
def test_a_number_is_written_without_an_exponent(metric: str, number: float | None, written: str) -> None:
    assert value(metric, number) == written
