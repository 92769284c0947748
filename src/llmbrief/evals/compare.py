"""Compare two reports article by article: better, worse, the same, or not to be told."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Iterable, Iterator, Mapping
from math import fsum
from typing import Literal

from llmbrief.brief import Count, Value
from llmbrief.evals import stats
from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS
from llmbrief.evals.report import Failure, Number, Remark, Report, Scorecard, System
from llmbrief.evals.stats import MARGIN, Verdict

EXIT_CODES: Mapping[Verdict, int] = {
    Verdict.IMPROVED: 0,
    Verdict.SAME: 0,
    Verdict.REGRESSION: 1,
    Verdict.INFRASTRUCTURE: 3,
    Verdict.CANNOT_TELL: 4,
}
# Their ids name items of the brief, which are others in another brief; a remark tells whether it is the same one.
OF_THE_BRIEF = frozenset(
    {"claims.precision", "claims.unsupported", "evidence.grounded", "summary.overclaims", "questions.precision"}
)
_SHOWN = 5  # slugs that a line lists


class Change(Value):
    """One metric under both systems."""

    old: Number | None  # the mean over cases, of counts the sum; null where there was nothing to count
    new: Number | None
    difference: Number | None  # new minus old, over the articles that have a value in both reports
    low: Number | None  # between these bounds it lies with 95 % confidence
    high: Number | None
    p: Number | None = None  # of the sign-flip test after Holm's correction; for headline metrics alone
    verdict: Verdict | None = None  # for headline metrics alone
    cases: Count  # articles that have a value in both reports


class Move(Value):
    """One metric of one case that is not what it was."""

    slug: str
    metric: str
    difference: Number | None  # null where there was, or is, nothing to count
    gained: tuple[str, ...] = ()  # ids that were misses and are none now
    lost: tuple[str, ...] = ()  # ids that are misses now and were none
    remarks: tuple[Remark, ...] = ()  # the new report's, on what is lost
    gold: str | None = None  # path of the gold file, as the new report has it


class Failed(Failure):
    """A case without scores, and in which of the reports."""

    side: Literal["old", "new"]


class Comparison(Value):
    """What a change comes to."""

    verdict: Verdict
    why: str  # in a line
    exit_code: int
    old: System
    new: System
    metrics: Mapping[str, Change]
    moves: tuple[Move, ...]  # headline metrics first, then counts, then others; the largest first
    failures: tuple[Failed, ...] = ()
    obstacles: tuple[str, ...] = ()  # why the two measure different things, however many articles there are
    slugs: tuple[str, ...] = ()  # the new report's cases

    def _repr_html_(self) -> str:
        from llmbrief.evals.rendering.html import comparison_html  # for notebooks alone

        return comparison_html(self)


def compare(old: Report, new: Report, *, margin: float = MARGIN) -> Comparison:
    """Judge *new* against *old*, by the values of their cases alone.

    A failed case in either is *infrastructure*. Other cases, articles, gold or headline metrics are *cannot tell*.
    Else the article-wise differences of the headline metrics decide, as ``stats.decide`` lays down; *margin* is what
    nobody minds. Reports without any difference are *same*, however few articles they have.
    """
    raise NotImplementedError


def headline_value(report: Report, metric: str) -> float | None:
    """Return the mean of a metric over the cases that have a value, of a count the sum; null where none has."""
    raise NotImplementedError
