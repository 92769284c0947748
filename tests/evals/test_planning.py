from __future__ import annotations

import math

import pytest

from llmbrief.errors import UsageError
from llmbrief.evals import stats
from llmbrief.evals.metrics import HEADLINE
from llmbrief.evals.planning import EFFECTS, plan_from
from llmbrief.evals.report import Report
from tests.evals.reports import drawn, flat, report


def test_two_reports_give_the_spread_of_their_differences() -> None:
    old, new = drawn(12, 1), drawn(12, 2)
    plan = plan_from([report(old), report(new)])
    values = [(new[slug]["claims.recall"] or 0) - (old[slug]["claims.recall"] or 0) for slug in old]
    assert plan.basis == "differences"
    assert plan.metrics["claims.recall"].spread == pytest.approx(stats.spread(values), abs=1e-6)
    assert plan.metrics["claims.recall"].cases == 12


def test_two_reports_that_do_not_measure_the_same_say_so_as_a_comparison_does() -> None:
    old, new = drawn(6, 1), drawn(6, 2)
    apart = {f"b{slug}": one for slug, one in new.items()}
    with pytest.raises(UsageError, match="do not measure the same: only in the old report: a0, a1"):
        plan_from([report(old), report(apart)])
    note = plan_from([report(old), report({**new, **apart})]).note
    assert note.endswith("which do not measure the same: only in the new report: ba0, ba1, ba2, ba3, ba4 and 1 more")


def test_one_article_has_no_spread() -> None:
    plan = plan_from([report(drawn(1, 1))])
    assert plan.note == "one article has no spread; two at least"
    assert plan.metrics["claims.recall"].spread is None


def test_one_report_gives_an_upper_bound_and_says_so() -> None:
    old = drawn(12, 1)
    plan = plan_from([report(old)])
    values = [one["claims.recall"] or 0 for one in old.values()]
    assert plan.basis == "cases"
    assert "upper bound" in plan.note
    assert plan.metrics["claims.recall"].spread == pytest.approx(math.sqrt(2) * stats.spread(values), abs=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_a_smaller_difference_never_takes_fewer_articles(seed: int) -> None:
    narrow = {
        slug: {name: 0.8 + (value or 0) / 10 for name, value in one.items()} for slug, one in drawn(9, seed).items()
    }
    plan = plan_from([report(narrow)])
    assert set(plan.metrics) == set(HEADLINE)
    for needed in plan.metrics.values():
        articles = [number or plan.most + 1 for number in needed.articles]
        assert len(articles) == len(EFFECTS)
        assert articles == sorted(articles, reverse=True)


def test_the_figures_are_those_of_the_statistics_for_the_spread_at_most() -> None:
    needed = plan_from([report(drawn(12, 1)), report(drawn(12, 2))]).metrics["claims.recall"]
    assert needed.spread is not None
    at_most = stats.spread_at_most(needed.spread, 12)
    assert needed.at_most == pytest.approx(at_most, abs=1e-5)
    assert needed.articles == tuple(need.articles for need in stats.plan(at_most, EFFECTS, metrics=len(HEADLINE)))
    assert needed.same == stats.articles_for_same(at_most)


@pytest.mark.parametrize("articles", [8, 24])
def test_what_the_articles_at_hand_show_is_the_smallest_difference_that_they_are_enough_for(articles: int) -> None:
    for needed in plan_from([report(drawn(articles, 1)), report(drawn(articles, 10))]).metrics.values():
        assert needed.at_most is not None
        assert needed.spread is not None
        at_most = stats.spread_at_most(needed.spread, articles)
        sizes = [hundredths / 100 for hundredths in range(1, 101)]
        found = stats.plan(at_most, sizes, metrics=len(HEADLINE))
        enough = [need.effect for need in found if need.articles is not None and need.articles <= articles]
        assert needed.at_hand == min(enough, default=None)


@pytest.mark.parametrize(("articles", "shows"), [(1, False), (2, False), (7, False), (8, True)])
def test_too_few_articles_show_no_difference_however_large(articles: int, shows: bool) -> None:
    values = {f"a{n}": {"claims.recall": 0.5 + (-1) ** n * 0.001} for n in range(articles)}
    assert (plan_from([report(values)]).metrics["claims.recall"].at_hand is not None) == shows


def test_fewer_cases_of_the_same_spread_ask_for_more_articles() -> None:
    few, many = (
        plan_from([report({f"a{n}": {"claims.recall": 0.5 + (-1) ** n * 0.2} for n in range(count)})]).metrics
        for count in (4, 40)
    )
    assert (few["claims.recall"].articles[4] or 9999) > (many["claims.recall"].articles[4] or 0)


@pytest.mark.parametrize("count", [2, 3, 24])
@pytest.mark.parametrize("reports", [1, 2])
def test_where_no_spread_was_seen_no_number_is_given(count: int, reports: int) -> None:
    needed = plan_from([report(flat(count, 1 / 3))] * reports).metrics["claims.recall"]
    assert (needed.spread, needed.at_most, needed.same, set(needed.articles)) == (0.0, None, None, {None})
    assert needed.at_hand is None


def test_one_article_tells_nothing_of_the_spread() -> None:
    needed = plan_from([report(flat(1, 0.5))]).metrics["claims.recall"]
    assert (needed.spread, needed.cases, needed.same, set(needed.articles)) == (None, 1, None, {None})


@pytest.mark.parametrize(
    "reports",
    [
        [],
        [report(flat(2, 0.5))] * 3,
        [report({})],
        [report({"a": {"claims.recall": 1.0}}), report({"b": {"claims.recall": 1.0}})],
        [report({"a": {"claims.recall": None}})],
    ],
)
def test_there_must_be_something_to_plan_from(reports: list[Report]) -> None:
    with pytest.raises(UsageError):
        plan_from(reports)
