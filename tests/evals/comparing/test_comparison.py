from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief import evals
from llmbrief.evals.comparing.comparison import Comparison, compare, headline_value
from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS
from llmbrief.evals.report import Report, Score
from llmbrief.evals.stats import Verdict
from tests.evals.reports import Values, drawn, flat, report

SWAPPED = {Verdict.IMPROVED: Verdict.REGRESSION, Verdict.REGRESSION: Verdict.IMPROVED}
shares = st.none() | st.integers(0, 10).map(lambda tenths: tenths / 10)
cases = st.integers(1, 14).flatmap(
    lambda count: st.lists(st.fixed_dictionaries(dict.fromkeys(HEADLINE, shares)), min_size=count, max_size=count)
)
pairs = st.tuples(cases, st.integers(0, 2**32)).map(lambda drawn_: _pair(*drawn_))


def _pair(scores: list[dict[str, float | None]], seed: int) -> tuple[Report, Report]:
    rng = random.Random(seed)
    old = {f"a{number}": one for number, one in enumerate(scores)}
    new = {slug: {name: _shaken(value, rng) for name, value in one.items()} for slug, one in old.items()}
    return report(old), report(new)


def _shaken(value: float | None, rng: random.Random) -> float | None:
    if value is None:
        return None if rng.random() < 0.9 else 0.5
    return min(1.0, max(0.0, value + rng.choice((-0.3, -0.1, 0.0, 0.0, 0.1))))


def without(values: Values, slug: str, metric: str) -> dict[str, dict[str, float | None]]:
    return {one: {**scores, **({metric: None} if one == slug else {})} for one, scores in values.items()}


@pytest.mark.parametrize("count", [1, 2, 12, 24, 40])
@pytest.mark.parametrize("value", [0.0, 0.4, 1.0, None])
def test_identical_reports_are_the_same_at_any_number_of_cases(count: int, value: float | None) -> None:
    same = report({f"a{number}": dict.fromkeys(METRICS, value) for number in range(count)})
    comparison = compare(same, same)
    assert (comparison.verdict, comparison.exit_code, comparison.moves) == (Verdict.SAME, 0, ())


def test_identical_reports_are_the_same_where_their_values_differ_between_cases() -> None:
    assert compare(report(drawn(24, 1)), report(drawn(24, 1))).verdict == Verdict.SAME


@pytest.mark.parametrize("metric", HEADLINE)
def test_twelve_cases_are_enough_to_call_a_drop_a_regression(metric: str) -> None:
    rng = random.Random(3)
    old = flat(12, 0.9)
    new = {slug: {**scores, metric: 0.6 + rng.uniform(-0.1, 0.1)} for slug, scores in old.items()}
    comparison = compare(report(old), report(new))
    assert (comparison.verdict, comparison.exit_code) == (Verdict.REGRESSION, 1)
    assert comparison.why.startswith(f"{metric} fell by 0.")
    assert comparison.metrics[metric].verdict == Verdict.REGRESSION
    assert compare(report(new), report(old)).verdict == Verdict.IMPROVED


def test_one_metric_that_fell_is_a_regression_whatever_the_others_gained() -> None:
    new = {slug: {**dict.fromkeys(scores, 0.9), "claims.recall": 0.2} for slug, scores in flat(12, 0.5).items()}
    assert compare(report(flat(12, 0.5)), report(new)).verdict == Verdict.REGRESSION


def test_a_change_within_the_margin_is_the_same() -> None:
    comparison = compare(report(flat(12, 0.9)), report(flat(12, 0.88)))
    assert comparison.verdict == Verdict.SAME
    assert "within 0.03" in comparison.why
    assert compare(report(flat(12, 0.9)), report(flat(12, 0.88)), margin=0.01).verdict == Verdict.REGRESSION


@pytest.mark.parametrize(
    ("articles", "shift", "why"),
    [
        (1, -0.3, "one article tells nothing of the spread, and at least 8 articles are needed"),
        (5, -0.3, "no spread was seen, and at least 8 articles are needed"),
        (6, -0.2, "articles to show such a difference"),
        (6, 0.0, "articles to show that it stays within 0.03"),
    ],
)
def test_too_few_articles_cannot_tell_and_say_how_many_it_takes(articles: int, shift: float, why: str) -> None:
    old = flat(articles, 0.6)
    new = {slug: {**scores, "claims.speaker": 0.6 + shift} for slug, scores in old.items()}
    if articles == 6:
        new = {**new, "a0": {**new["a0"], "claims.speaker": 0.4}, "a1": {**new["a1"], "claims.speaker": 0.8}}
    comparison = compare(report(old), report(new))
    assert (comparison.verdict, comparison.exit_code, comparison.obstacles) == (Verdict.CANNOT_TELL, 4, ())
    assert comparison.why.startswith("too few articles: claims.speaker differs")
    assert why in comparison.why


@pytest.mark.parametrize(
    ("moved", "named"),
    [
        ({"claims.recall": [-0.4, -0.1, -0.3], "claims.speaker": [-0.6, 0.6, 0.5]}, "claims.recall differs by -0.267"),
        ({"claims.recall": [-0.2, -0.1, -0.1], "claims.speaker": [-0.3, 0.1, -0.5]}, "claims.speaker differs by -0.23"),
        ({"claims.recall": [0.1, 0.2, 0.3], "claims.speaker": [-0.6, 0.6, 0.0]}, "claims.speaker differs by +0.000"),
        ({"claims.recall": [-0.02, 0.0, -0.03], "claims.speaker": [0.1, 0.4, 0.4]}, "claims.speaker differs by +0.3"),
    ],
)
def test_what_cannot_be_told_is_named_by_the_largest_fall_else_by_the_widest_interval(
    moved: dict[str, list[float]], named: str
) -> None:
    old = flat(3, 0.5)
    new = {
        f"a{number}": {name: 0.5 + (moved[name][number] if name in moved else 0.0) for name in HEADLINE}
        for number in range(3)
    }
    assert named in compare(report(old), report(new)).why


@pytest.mark.parametrize("sides", [("old",), ("new",), ("old", "new")])
def test_a_failed_case_in_either_report_is_infrastructure(sides: tuple[str, ...]) -> None:
    old = report(flat(12, 0.9), failed=["gone"] if "old" in sides else [])
    new = report(flat(12, 0.2), failed=["gone"] if "new" in sides else [])
    comparison = compare(old, new)
    assert (comparison.verdict, comparison.exit_code) == (Verdict.INFRASTRUCTURE, 3)
    assert [failure.side for failure in comparison.failures] == list(sides)
    assert "gone (missing recording)" in comparison.why
    assert all(change.verdict is None and change.p is None for change in comparison.metrics.values())


def test_cases_that_failed_are_named_by_the_kind_of_failure() -> None:
    new = report(flat(2, 0.9), failed=[f"b{number}" for number in range(9)])
    why = compare(report(flat(2, 0.9)), new).why
    assert why == "9 cases failed in the new report: b0, b1, b2, b3, b4 and 4 more (missing recording)"


def test_a_brief_that_says_nothing_is_a_regression_though_nothing_of_it_can_be_counted() -> None:
    full = report(flat(12, 0.8))
    silent = report({slug: _silent(scores) for slug, scores in flat(12, 0.8).items()})
    assert compare(full, silent).verdict == Verdict.REGRESSION
    assert compare(silent, full).verdict == Verdict.IMPROVED
    assert compare(silent, silent).verdict == Verdict.SAME


def _silent(scores: dict[str, float | None]) -> dict[str, float | None]:
    return {name: 0.0 if name.endswith("recall") else None for name in scores}


def test_an_article_with_a_value_in_one_report_only_takes_back_same() -> None:
    comparison = compare(report(flat(12, 0.8)), report(without(flat(12, 0.8), "a3", "claims.speaker")))
    assert comparison.verdict == Verdict.CANNOT_TELL
    assert comparison.why == "there is a value in one report only: claims.speaker on 1 article"


def test_everything_is_derived_from_the_values_of_cases() -> None:
    old, new = report(drawn(12, 1)), report(drawn(12, 2))
    bare = compare(old, new)
    lying = new.model_copy(update={"metrics": {"claims.recall": {"value": 1.0, "cases": 12}}})
    assert compare(old, lying) == bare
    for name, change in bare.metrics.items():
        expected = (headline_value(new, name) or 0) - (headline_value(old, name) or 0)
        assert change.difference == pytest.approx(expected, abs=2e-6)
        assert (change.verdict is not None) == (change.p is not None) == (name in HEADLINE)


def test_counts_are_compared_by_their_sums() -> None:
    new = {slug: {**scores, "traps.hit": 3.0} for slug, scores in flat(4, 0.0, METRICS).items()}
    change = compare(report(flat(4, 0.0, METRICS)), report(new)).metrics["traps.hit"]
    assert (change.old, change.new, change.difference, change.low, change.high) == (0.0, 12.0, 12.0, 12.0, 12.0)


def test_a_count_of_nothing_is_none() -> None:
    old = report({"a": {"claims.unsupported": None}, "b": {"claims.unsupported": 1.0}})
    new = report({"a": {"claims.unsupported": 2.0}, "b": {"claims.unsupported": 1.0}})
    comparison = compare(old, new)
    assert comparison.metrics["claims.unsupported"].difference == 2.0
    assert [(move.slug, move.difference) for move in comparison.moves] == [("a", 2.0)]


def test_slugs_of_one_article_are_one_article() -> None:
    twelve = report(flat(12, 0.9)), report(flat(12, 0.6))
    copies = [
        one.model_copy(update={"cases": tuple(card.model_copy(update={"article": "one"}) for card in one.cases)})
        for one in twelve
    ]
    comparison = compare(*copies)
    assert comparison.verdict == Verdict.CANNOT_TELL
    assert comparison.metrics["claims.recall"].cases == 1


def test_a_report_that_names_no_articles_is_compared_by_slug() -> None:
    old = report(flat(12, 0.9))
    named = old.model_copy(
        update={"cases": tuple(card.model_copy(update={"article": card.slug * 9}) for card in old.cases)}
    )
    assert compare(old, named).verdict == compare(named, old).verdict == Verdict.SAME


def test_metrics_of_ones_own_are_compared_after_those_known() -> None:
    old = report({"a": {"my.own": 0.5, "claims.recall": 0.5}})
    assert list(compare(old, old).metrics) == ["claims.recall", "my.own"]
    other = report({"a": {"my.own": 0.4}})
    assert compare(other, other).verdict == Verdict.SAME
    assert compare(report({"a": {"my.own": 0.5}}), other).verdict == Verdict.CANNOT_TELL


def test_a_comparison_is_json() -> None:
    comparison = compare(report(drawn(12, 1)), report(drawn(12, 2)))
    dumped = json.loads(comparison.model_dump_json())
    assert dumped == comparison.model_dump(mode="json")
    assert dumped["verdict"] in set(Verdict)
    assert Comparison.model_validate(dumped) == comparison


def test_compare_is_public() -> None:
    assert evals.compare is compare


@given(pairs)
@settings(max_examples=60, deadline=None)
def test_the_order_of_cases_means_nothing(pair: tuple[Report, Report]) -> None:
    old, new = pair
    turned = new.model_copy(update={"cases": new.cases[::-1]})
    assert compare(old, turned) == compare(old, new)


@given(pairs)
@settings(max_examples=60, deadline=None)
def test_swapping_the_reports_turns_a_verdict_round(pair: tuple[Report, Report]) -> None:
    old, new = pair
    there, back = compare(old, new), compare(new, old)
    for name in there.metrics:
        one, other = there.metrics[name], back.metrics[name]
        assert (one.old, one.new, one.p, one.cases) == (other.new, other.old, other.p, other.cases)
        assert one.verdict is None or other.verdict == SWAPPED.get(one.verdict, one.verdict)
    both = {change.verdict for change in there.metrics.values()} >= {Verdict.IMPROVED, Verdict.REGRESSION}
    assert back.verdict == (Verdict.REGRESSION if both else SWAPPED.get(there.verdict, there.verdict))


@given(pairs)
@settings(max_examples=60, deadline=None)
def test_scores_that_name_no_items_are_judged_as_those_that_do(pair: tuple[Report, Report]) -> None:
    old, new = pair
    named = [_with_items(one) for one in pair]
    bare, full = compare(old, new), compare(*named)
    assert (bare.verdict, bare.why, bare.metrics) == (full.verdict, full.why, full.metrics)


def _with_items(one: Report) -> Report:
    cards = tuple(
        card.model_copy(update={"scores": {name: _named(score) for name, score in card.scores.items()}})
        for card in one.cases
    )
    return one.model_copy(update={"cases": cards})


def _named(score: Score) -> Score:
    missing = 0 if score.value is None else round((1 - score.value) * 10)
    return score.model_copy(update={"misses": tuple(f"c{number}" for number in range(missing))})


def test_the_exit_code_follows_the_verdict() -> None:
    for seed in range(8):
        comparison = compare(report(drawn(10, seed)), report(drawn(10, seed + 1)))
        assert comparison.exit_code == {"improved": 0, "same": 0, "regression": 1, "cannot tell": 4}[comparison.verdict]
    assert COUNTS.isdisjoint(HEADLINE)
