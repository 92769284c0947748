"""Plan: how many articles it takes to see which difference, from the spread in the reports at hand."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Mapping, Sequence
from typing import Literal

from llmbrief.brief import Count, Value
from llmbrief.evals.report import Number, Report

EFFECTS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.15)


class Needed(Value):
    """How many articles it takes for one metric; null where even 3,000 are too few, or nothing is known."""

    spread: Number | None  # standard deviation of article-wise differences; null with fewer than two of them
    cases: Count  # articles that it comes from
    articles: tuple[int | None, ...]  # one for each of the plan's effects
    same: int | None  # to show that equal systems are the same


class Plan(Value):
    """How many articles show which difference with a chance of 80 %, in each headline metric."""

    basis: Literal["differences", "cases"]
    note: str  # in a line, what the figures rest on
    effects: tuple[Number, ...]
    margin: Number  # of same
    metrics: Mapping[str, Needed]


def plan_from(reports: Sequence[Report]) -> Plan:
    """Plan from two reports on the same articles, or from one.

    Two give the spread of article-wise differences itself. One gives an upper bound of it: the spread between its cases
    times the square root of two, which is what two systems have that agree on no article; the more they agree, the less
    it takes. Raises UsageError for another number of reports, or two without an article in common.
    """
    raise NotImplementedError
