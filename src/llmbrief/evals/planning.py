"""Plan: how many articles it takes to see which difference, from the spread in the reports at hand."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Literal

from llmbrief.brief import Count, Value
from llmbrief.errors import UsageError
from llmbrief.evals import stats
from llmbrief.evals.comparing.obstacles import obstacles
from llmbrief.evals.metrics import HEADLINE
from llmbrief.evals.report import Number, Report

EFFECTS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.15)
_ONE = "one article has no spread; two at least"
_NOTES = {
    "differences": "from the article-wise differences of the two reports",
    "cases": "from the spread between the cases of one report: an upper bound, and a second report on the same cases "
    "tells more",
}


class Needed(Value):
    """How many articles it takes for one metric; null where even 3,000 are too few, or nothing is known."""

    spread: Number | None  # standard deviation of article-wise differences; null with fewer than two of them
    at_most: Number | None  # what it is at most, with a confidence of 80 %; null where no spread was seen
    cases: Count  # articles that it comes from
    articles: tuple[int | None, ...]  # one for each of the plan's effects
    same: int | None  # to show that equal systems are the same
    at_hand: Number | None = None  # the smallest difference that *cases* articles show; null where they show none


class Plan(Value):
    """How many articles show which difference with a chance of 80 %, in each headline metric."""

    basis: Literal["differences", "cases"]
    note: str  # in a line, what the figures rest on
    effects: tuple[Number, ...]
    margin: Number  # of same
    most: Count  # articles beyond which nothing is looked for
    metrics: Mapping[str, Needed]


def plan_from(reports: Sequence[Report]) -> Plan:
    """Plan from two reports on the same articles, or from one, for the spread at most (see ``stats.spread_at_most``).

    Two give the spread of article-wise differences itself. One gives an upper bound of it: the spread between its cases
    times the square root of two, as of two systems that agree on no article; the more they agree, the less it takes.
    Raises UsageError for another number of reports, or two without an article in common.
    """
    if len(reports) not in (1, 2):
        raise UsageError("a plan takes one report, or two on the same articles")
    spreads = {name: _spread(name, reports) for name in HEADLINE}
    apart = "; ".join(obstacles(*reports)) if len(reports) == 2 else ""
    if not any(cases for _, cases in spreads.values()):
        why = f": the reports do not measure the same: {apart}" if apart else "; no article has a headline metric"
        raise UsageError(f"there is nothing to plan from{why}")
    basis: Literal["differences", "cases"] = "differences" if len(reports) == 2 else "cases"
    return Plan(
        basis=basis,
        note=_note(basis, max(cases for _, cases in spreads.values()), apart),
        effects=EFFECTS,
        margin=stats.MARGIN,
        most=stats.MOST_ARTICLES,
        metrics={name: _needed(spread, cases) for name, (spread, cases) in spreads.items() if cases},
    )


def _note(basis: Literal["differences", "cases"], cases: int, apart: str) -> str:
    if cases < 2:
        return _ONE
    return f"{_NOTES[basis]}, which do not measure the same: {apart}" if apart else _NOTES[basis]


def _spread(metric: str, reports: Sequence[Report]) -> tuple[float | None, int]:
    """Return the standard deviation of differences, as far as it is known, and of how many articles."""
    if len(reports) == 2:
        old, new = (report.values(metric) for report in reports)
        values = list(stats.differences(old, new).values())
        return _deviation(values), len(values)
    known = [[value for value in several if value is not None] for several in reports[0].values(metric).values()]
    means = [math.fsum(several) / len(several) for several in known if several]
    deviation = _deviation(means)
    return deviation and math.sqrt(2) * deviation, len(means)


def _deviation(values: Sequence[float]) -> float | None:
    """Return the standard deviation; what is noise of floating point is none."""
    if len(values) < 2:
        return None
    deviation = stats.spread(values)
    return deviation if deviation > stats.ROUNDING else 0.0


def _needed(spread: float | None, cases: int) -> Needed:
    if not spread:  # one article, or several that are alike: how far others differ is not known
        return Needed(spread=spread, at_most=None, cases=cases, articles=(None,) * len(EFFECTS), same=None)
    at_most = stats.spread_at_most(spread, cases)
    needs = stats.plan(at_most, EFFECTS, metrics=len(HEADLINE))
    return Needed(
        spread=round(spread, 6),
        at_most=round(at_most, 6),
        cases=cases,
        articles=tuple(need.articles for need in needs),
        same=stats.articles_for_same(at_most),
        at_hand=_shown(at_most, cases),
    )


def _shown(spread: float, cases: int) -> float | None:
    """Return the smallest difference, in whole hundredths, for which *cases* articles are enough; None beyond 1."""

    def shows(hundredths: int) -> bool:
        (need,) = stats.plan(spread, [hundredths / 100], metrics=len(HEADLINE))
        return need.articles is not None and need.articles <= cases

    found = 1 + bisect_left(range(1, 101), True, key=shows)
    return found / 100 if found <= 100 else None
