import itertools
import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.evals.stats import (
    EXACT,
    Interval,
    Paired,
    Verdict,
    articles_for_same,
    decide,
    differences,
    holm,
    interval,
    judge,
    overall,
    paired,
    plan,
    spread,
    spread_at_most,
    student_cdf,
    student_quantile,
)

scores = st.lists(st.floats(0, 1), min_size=1, max_size=40)
changes = st.lists(st.integers(-28, 28).map(lambda hits: hits / 28), min_size=1, max_size=14)
p_values = st.dictionaries(st.text(max_size=3), st.floats(1e-9, 1), max_size=8)
HEADLINE = ("recall", "precision", "certainty", "speaker", "questions", "core")


# The table of W. S. Gosset's t, as printed in Abramowitz and Stegun, table 26.10 (two-sided 95 % is p = .975).
@pytest.mark.parametrize(
    ("p", "degrees", "expected"),
    [
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 3, 3.182),
        (0.975, 4, 2.776),
        (0.975, 11, 2.201),
        (0.975, 23, 2.069),
        (0.975, 60, 2.000),
        (0.975, 120, 1.980),
        (0.95, 1, 6.314),
        (0.95, 10, 1.812),
        (0.995, 5, 4.032),
        (0.995, 30, 2.750),
        (0.75, 1, 1.000),
        (0.8, 5, 0.920),
        (0.5, 7, 0.0),
        (0.025, 23, -2.069),
    ],
)
def test_student_quantiles_are_those_of_the_table(p: float, degrees: int, expected: float) -> None:
    assert student_quantile(p, degrees) == pytest.approx(expected, abs=5e-4)


@given(p=st.floats(0.001, 0.999), degrees=st.integers(1, 200))
def test_the_quantile_inverts_the_distribution(p: float, degrees: int) -> None:
    assert student_cdf(student_quantile(p, degrees), degrees) == pytest.approx(p, abs=1e-7)


@given(t=st.floats(-50, 50), degrees=st.integers(1, 100))
def test_the_distribution_is_symmetric(t: float, degrees: int) -> None:
    assert student_cdf(t, degrees) + student_cdf(-t, degrees) == pytest.approx(1)


@given(scores)
def test_an_interval_holds_the_mean_and_stays_within_its_bounds(values: list[float]) -> None:
    found = interval(values)
    assert 0 <= found.low <= found.mean <= found.high <= 1
    assert found.mean == pytest.approx(sum(values) / len(values))
    assert found.n == len(values)


@given(scores, st.randoms(use_true_random=False))
def test_an_interval_does_not_depend_on_order(values: list[float], rng: random.Random) -> None:
    shuffled = rng.sample(values, len(values))
    assert_near(ends(interval(shuffled)), ends(interval(values)))


@given(scores, st.floats(-5, 5))
def test_an_interval_without_bounds_shifts_with_its_values(values: list[float], shift: float) -> None:
    free = (-math.inf, math.inf)
    values = [round(value, 3) for value in values]
    if len(values) < 2:
        return
    moved = interval([value + shift for value in values], bounds=free)
    assert_near([end - shift for end in ends(moved)], ends(interval(values, bounds=free)))


@given(scores)
def test_an_interval_is_mirrored_with_its_values(values: list[float]) -> None:
    values = [round(value, 3) for value in values]
    low, high = ends(interval(values))
    assert_near(ends(interval([1 - value for value in values])), [1 - high, 1 - low])


def test_symmetric_values_have_the_interval_of_student() -> None:
    values = [0.2, 0.3, 0.4, 0.5, 0.6]
    reach = 2.776445 * spread(values) / math.sqrt(5)
    assert_near(ends(interval(values)), [0.4 - reach, 0.4 + reach])


def test_scores_that_crowd_at_one_have_the_longer_arm_below() -> None:
    found = interval([1.0] * 20 + [0.9, 0.8, 0.7, 0.5])
    assert found.mean - found.low > 1.5 * (found.high - found.mean)


def test_a_higher_level_gives_a_wider_interval() -> None:
    values = [0.4, 0.45, 0.5, 0.55, 0.65]
    wide, narrow = interval(values, level=0.99), interval(values, level=0.9)
    assert wide.low < narrow.low < narrow.high < wide.high


def test_one_article_tells_nothing_about_the_others() -> None:
    assert ends(interval([0.7])) == [0, 1]


def test_perfect_scores_do_not_promise_perfection() -> None:
    assert interval([1.0] * 3).low == pytest.approx(3 / (3 + 4.302653**2))
    assert interval([1.0] * 24).low == pytest.approx(24 / (24 + 2.068658**2))
    assert interval([1.0] * 24).high == 1
    assert interval([0.0] * 24).high == pytest.approx(1 - 24 / (24 + 2.068658**2))


def test_equal_scores_do_not_promise_that_all_are_equal() -> None:
    assert_near(ends(interval([0.5] * 4)), [0.5 - 0.5 * unseen(4), 0.5 + 0.5 * unseen(4)])
    assert_near(ends(interval([1 / 3] * 3)), [1 / 3 * (1 - unseen(3)), 1 / 3 + 2 / 3 * unseen(3)])
    assert (unseen(3), unseen(24)) == pytest.approx((0.861, 0.151), abs=5e-4)


@given(st.integers(2, 40), st.floats(0, 1), st.floats(0, 1), st.floats(0.5, 1))
def test_an_interval_of_equal_scores_holds_what_few_others_would_make_of_them(
    n: int, usual: float, other: float, share: float
) -> None:
    found = interval([usual] * n)
    rare = (1 - share) * unseen(n)  # of all articles, and not seen among n
    assert found.low - 1e-9 <= (1 - rare) * usual + rare * other <= found.high + 1e-9


def unseen(n: int) -> float:
    """Return the far end of Wilson's interval for none of *n*."""
    return student_quantile(0.975, n - 1) ** 2 / (n + student_quantile(0.975, n - 1) ** 2)


def test_nothing_has_no_interval() -> None:
    with pytest.raises(ValueError, match="no values"):
        interval([])
    with pytest.raises(ValueError, match="no values"):
        paired([])


@given(changes)
def test_the_p_value_counts_all_sign_patterns(values: list[float]) -> None:
    values = values[:9]
    least = abs(math.fsum(values)) - 1e-9
    patterns = list(itertools.product((-1, 1), repeat=len(values)))
    found = sum(
        abs(sum(sign * value for sign, value in zip(signs, values, strict=True))) >= least for signs in patterns
    )
    assert paired(values).p == pytest.approx(found / len(patterns))


@given(changes)
def test_a_p_value_is_above_zero_and_at_most_one(values: list[float]) -> None:
    found = paired(values)
    assert 0 < found.p <= 1
    assert -1 <= found.low <= found.mean <= found.high <= 1


@given(changes)
def test_swapping_the_systems_mirrors_the_comparison(values: list[float]) -> None:
    found, swapped = paired(values), paired([-value for value in values])
    assert swapped.p == found.p
    assert_near([-swapped.mean, -swapped.high, -swapped.low], [found.mean, found.low, found.high])


@given(changes, st.randoms(use_true_random=False))
def test_a_comparison_does_not_depend_on_order(values: list[float], rng: random.Random) -> None:
    found, shuffled = paired(values), paired(rng.sample(values, len(values)))
    assert shuffled.p == found.p
    assert_near([shuffled.low, shuffled.high], [found.low, found.high])


@given(changes, st.floats(0.01, 1))
def test_the_p_value_does_not_depend_on_the_unit(values: list[float], unit: float) -> None:
    assert paired([value * unit for value in values]).p == paired(values).p


def test_articles_that_did_not_move_change_no_p_value() -> None:
    assert paired([0.1, 0.2, -0.05, 0.3] + [0.0] * 60).p == paired([0.1, 0.2, -0.05, 0.3]).p


@pytest.mark.parametrize("n", [EXACT + 1, 48, 200])
def test_drawn_p_values_are_repeatable_symmetric_and_near_the_normal_one(n: int) -> None:
    rng = random.Random(n)
    values = [rng.gauss(0.015, 0.1) for _ in range(n)]
    z = abs(sum(values)) / math.sqrt(sum(value**2 for value in values))
    assert paired(values) == paired(values)
    assert paired([-value for value in reversed(values)]).p == paired(values).p
    assert paired(values).p == pytest.approx(math.erfc(z / math.sqrt(2)), abs=0.02)


def test_drawn_p_values_are_never_zero() -> None:
    assert paired([-0.3 - 0.001 * n for n in range(100)]).p == pytest.approx(2 / 10_000)


def test_drawn_and_counted_p_values_agree() -> None:
    from llmbrief.evals import stats

    rng = random.Random(1)
    sizes = sorted(abs(rng.gauss(0, 0.1)) for _ in range(24))
    for total in (0.1, 0.5, 1.0):
        assert stats._drawn_tail(sizes, total) == pytest.approx(stats._counted_tail(sizes, total), abs=0.015)


@given(p_values)
def test_adjusted_p_values_are_no_smaller_keep_their_order_and_pass_one_never(raw: dict[str, float]) -> None:
    adjusted = holm(raw)
    assert list(adjusted) == list(raw)
    assert all(raw[name] <= adjusted[name] <= 1 for name in raw)
    assert all(adjusted[one] <= adjusted[two] for one in raw for two in raw if raw[one] <= raw[two])


def test_holm_multiplies_the_smallest_by_the_number_of_tests() -> None:
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}) == pytest.approx(
        {"a": 0.03, "b": 0.06, "c": 0.06, "d": 0.02}
    )
    assert holm({"a": 0.03}) == {"a": 0.03}
    assert holm({}) == {}


@pytest.mark.parametrize(
    ("difference", "p", "verdict"),
    [
        (Paired(-0.10, -0.15, -0.05, 0.001, 24), 0.006, Verdict.REGRESSION),
        (Paired(0.10, 0.05, 0.15, 0.001, 24), 0.006, Verdict.IMPROVED),
        (Paired(-0.10, -0.15, -0.05, 0.02, 24), 0.12, Verdict.CANNOT_TELL),
        (Paired(0.0, -0.03, 0.03, 1.0, 24), 1.0, Verdict.SAME),
        (Paired(-0.02, -0.025, -0.015, 0.0001, 24), 0.0006, Verdict.SAME),
        (Paired(-0.02, -0.035, -0.005, 0.0001, 24), 0.0006, Verdict.REGRESSION),
        (Paired(0.0, 0.0, 0.0, 1.0, 1), 1.0, Verdict.SAME),
    ],
)
def test_one_metric_is_judged_by_its_interval_and_its_p_value(difference: Paired, p: float, verdict: Verdict) -> None:
    assert judge(difference, p) is verdict


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (["same", "improved", "regression"], "regression"),
        (["same", "improved", "cannot tell"], "improved"),
        (["same", "same"], "same"),
        (["same", "cannot tell"], "cannot tell"),
        ([], "cannot tell"),
    ],
)
def test_a_fall_outweighs_a_rise_and_same_asks_it_of_all(verdicts: list[str], verdict: str) -> None:
    assert overall(map(Verdict, verdicts)) == verdict


@pytest.mark.parametrize("n", [1, 2, 12, 24, 200])
def test_identical_reports_are_the_same_at_any_number(n: int) -> None:
    assert decide({name: [0.0] * n for name in HEADLINE}).verdict is Verdict.SAME


def test_twelve_articles_are_enough_to_call_a_fall_of_thirty_points() -> None:
    rng = random.Random(12)
    for _ in range(50):
        family = {name: noise(12, rng) for name in HEADLINE}
        family["recall"] = [value - 0.3 for value in family["recall"]]
        decision = decide(family)
        assert decision.verdict is Verdict.REGRESSION
        assert decision.metrics["recall"].verdict is Verdict.REGRESSION


def test_equal_systems_are_called_a_regression_in_at_most_one_run_of_twenty() -> None:
    rng = random.Random(2)
    runs = [decide({name: noise(12, rng) for name in HEADLINE}).verdict for _ in range(600)]
    assert runs.count(Verdict.REGRESSION) <= 0.05 * len(runs)


@pytest.mark.parametrize("n", [1, 3, 5])
def test_a_handful_of_articles_can_never_call_a_fall(n: int) -> None:
    assert decide({name: [-0.4 - 0.01 * k for k in range(n)] for name in HEADLINE}).verdict is Verdict.CANNOT_TELL


@given(st.dictionaries(st.sampled_from(HEADLINE), changes))
def test_swapping_the_systems_turns_an_improvement_into_a_regression(family: dict[str, list[float]]) -> None:
    turned = {Verdict.IMPROVED: Verdict.REGRESSION, Verdict.REGRESSION: Verdict.IMPROVED}
    found = decide(family).metrics
    swapped = decide({name: [-value for value in values] for name, values in family.items()}).metrics
    assert {name: one.verdict for name, one in swapped.items()} == {
        name: turned.get(one.verdict, one.verdict) for name, one in found.items()
    }


def test_a_metric_without_a_difference_is_left_out() -> None:
    decision = decide({"recall": [0.0] * 5, "questions": []})
    assert decision.verdict is Verdict.SAME
    assert list(decision.metrics) == ["recall"]


def test_several_values_of_one_article_are_averaged_before_they_are_compared() -> None:
    old: dict[str, list[float | None]] = {"strike": [0.5, 0.7], "budget": [1.0], "gone": [0.2], "null": [None]}
    new: dict[str, list[float | None]] = {"strike": [0.9, None, 0.7], "budget": [0.5, 0.0], "new": [0.3], "null": [0.4]}
    assert differences(old, new) == pytest.approx({"budget": -0.75, "strike": 0.2})


# The table of chi-square with n - 1 degrees of freedom, Abramowitz and Stegun 26.8: the quantile of .2 (for 1 to 3
# degrees after its exact forms).
@pytest.mark.parametrize(
    ("n", "quantile", "error"), [(2, 0.0642, 0.08), (3, 0.4463, 0.01), (4, 1.0052, 0.01), (11, 6.1791, 0.002)]
)
def test_the_spread_at_most_is_by_chi_square(n: int, quantile: float, error: float) -> None:
    assert spread_at_most(0.3, n) == pytest.approx(0.3 * math.sqrt((n - 1) / quantile), rel=error)


@pytest.mark.parametrize("n", [2, 3, 5, 12, 24])
def test_the_spread_at_most_is_above_the_true_one_in_four_of_five_samples(n: int) -> None:
    rng = random.Random(n)
    samples = [[rng.gauss(0, 0.1) for _ in range(n)] for _ in range(1000)]
    above = sum(spread_at_most(spread(sample), n) >= 0.1 for sample in samples)
    assert 0.77 <= above / len(samples) <= 0.83


def test_smaller_effects_and_more_metrics_need_more_articles() -> None:
    few, more, most = (need.articles or math.inf for need in plan(0.1, [0.3, 0.1, 0.05]))
    assert few < more < most
    assert (plan(0.1, [0.05], metrics=6)[0].articles or 0) > most


@settings(deadline=None)  # the first quantile of many degrees of freedom takes a while, the next is remembered
@given(st.floats(0.001, 0.5), st.floats(0.01, 0.5), st.integers(1, 8))
def test_a_plan_is_the_least_number_that_satisfies_the_formula(deviation: float, effect: float, metrics: int) -> None:
    (need,) = plan(deviation, [effect], metrics=metrics)
    alpha = 0.05 / metrics

    def enough(n: int) -> bool:
        reach = student_quantile(1 - alpha / 2, n - 1) + student_quantile(0.8, n - 1)
        return n >= (reach * deviation / effect) ** 2 and 2 / 2**n <= alpha

    if need.articles is None:
        assert not enough(3_000)
    else:
        assert enough(need.articles)
        assert need.articles == 2 or not enough(need.articles - 1)


def test_a_plan_keeps_its_promise_in_a_simulation() -> None:
    (need,) = plan(0.15, [0.1])
    assert need.articles is not None
    rng = random.Random(8)
    seen = sum(paired([rng.gauss(0.1, 0.15) for _ in range(need.articles)]).p <= 0.05 for _ in range(400)) / 400
    assert 0.74 <= seen <= 0.88


def test_no_number_of_articles_shows_a_difference_of_next_to_nothing() -> None:
    assert plan(0.5, [0.0001])[0].articles is None
    assert articles_for_same(0.5, margin=0.0001) is None


def test_noisier_systems_need_more_articles_to_be_the_same() -> None:
    assert (articles_for_same(0.05) or 0) < (articles_for_same(0.1) or 0)
    assert articles_for_same(0.0) == 2


def noise(n: int, rng: random.Random) -> list[float]:
    return [round(rng.gauss(0, 0.12) * 28) / 28 for _ in range(n)]


def ends(found: Interval) -> list[float]:
    return [found.low, found.high]


def assert_near(found: Sequence[float], expected: Sequence[float]) -> None:
    assert list(found) == pytest.approx(list(expected), abs=1e-6)
