"""Compare two reports article by article: better, worse, the same, or not to be told."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum

from llmbrief.brief import Count, Value
from llmbrief.evals import stats
from llmbrief.evals.comparing import reasons
from llmbrief.evals.comparing.moves import Move, moves
from llmbrief.evals.comparing.obstacles import Failed, failed_cases, obstacles
from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS
from llmbrief.evals.report import Number, Report, System, row, tidy
from llmbrief.evals.stats import MARGIN, Judged, Paired, Verdict
from llmbrief.shown import one_line

EXIT_CODES: Mapping[Verdict, int] = {
    Verdict.IMPROVED: 0,
    Verdict.SAME: 0,
    Verdict.REGRESSION: 1,
    Verdict.INFRASTRUCTURE: 3,
    Verdict.CANNOT_TELL: 4,
}


class Change(Value):
    """One metric under both systems."""

    old: Number | None  # the mean over cases, of counts the sum; null where there was nothing to count
    new: Number | None
    difference: Number | None = None  # new minus old, over the articles that have a value in both reports
    low: Number | None = None  # between these bounds it lies with 95 % confidence
    high: Number | None = None
    p: Number | None = None  # of the sign-flip test after Holm's correction; for headline metrics alone
    verdict: Verdict | None = None  # for headline metrics alone
    cases: Count  # articles that have a value in both reports


class Shift(Value):
    """A measure, which is no score, under both systems."""

    old: Number | None
    new: Number | None


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
    measures: Mapping[str, Shift] = {}

    def __repr__(self) -> str:
        return f"<Comparison {self._title}>"

    def __str__(self) -> str:
        """Return the verdict, and a line for each metric: old, new."""
        return "\n".join([self._title, *(row(name, one.old, one.new) for name, one in self.metrics.items())])

    @property
    def _title(self) -> str:
        return f"{self.verdict}: {one_line(self.why)}"

    def _repr_html_(self) -> str:
        from llmbrief.evals.rendering.html import comparison_html  # for notebooks alone

        return comparison_html(self)


@dataclass(frozen=True)
class _Ruling:
    verdict: Verdict
    why: str
    judged: Mapping[str, Judged] = field(default_factory=dict)


@dataclass(frozen=True)
class _Differences:
    """Article-wise differences of one metric, new minus old."""

    values: tuple[float, ...]
    alone: int  # articles that have a value in one report only


def compare(old: Report, new: Report, *, margin: float = MARGIN) -> Comparison:
    """Judge *new* against *old*, by the values of their cases alone.

    A failed case in either is *infrastructure*. Other cases, articles, gold or headline metrics are *cannot tell*.
    Else the article-wise differences of the headline metrics decide, as ``stats.decide`` lays down; *margin* is what
    nobody minds. Reports without any difference are *same*, however few articles they have.
    """
    old, new = _keyed_alike(old, new)
    names = _names(old, new)
    differences = {name: _differences(name, old, new) for name in names}
    failures, obstacles_, moves_ = failed_cases(old, new), obstacles(old, new), moves(old, new, names)
    if failures:
        ruling = _Ruling(Verdict.INFRASTRUCTURE, reasons.failed(failures))
    elif obstacles_:
        ruling = _Ruling(Verdict.CANNOT_TELL, f"the reports do not measure the same: {'; '.join(obstacles_)}")
    else:
        ruling = _rule(differences, margin, has_moves=bool(moves_))
    return Comparison(
        verdict=ruling.verdict,
        why=ruling.why,
        exit_code=EXIT_CODES[ruling.verdict],
        old=old.system,
        new=new.system,
        metrics={name: _change(name, old, new, differences[name], ruling.judged.get(name)) for name in names},
        moves=moves_,
        failures=failures,
        obstacles=() if failures else obstacles_,
        slugs=tuple(sorted({card.slug for card in new.cases})),
        measures=_shifts(old, new),
    )


def headline_value(report: Report, metric: str) -> float | None:
    """Return the mean of a metric over the cases that have a value, of a count the sum; null where none has."""
    scores = [card.scores[metric].value for card in report.cases if metric in card.scores]
    values = [value for value in scores if value is not None]
    if not values:
        return None
    return tidy(fsum(values) if metric in COUNTS else fsum(values) / len(values))


def _keyed_alike(old: Report, new: Report) -> tuple[Report, Report]:
    """Let slugs stand for articles in both reports where one of them does not name its articles."""
    if all(card.article for report in (old, new) for card in report.cases):
        return old, new
    return _without_articles(old), _without_articles(new)


def _without_articles(report: Report) -> Report:
    cards = tuple(card.model_copy(update={"article": ""}) for card in report.cases)
    return report.model_copy(update={"cases": cards})


def _names(old: Report, new: Report) -> list[str]:
    """Return the metrics that either report has, those known first."""
    found = {name for report in (old, new) for card in report.cases for name in card.scores}
    return [*(name for name in METRICS if name in found), *sorted(found - METRICS.keys())]


def _differences(metric: str, old: Report, new: Report) -> _Differences:
    before, after = old.values(metric), new.values(metric)
    if metric in COUNTS and _with_values(before) | _with_values(after):
        before, after = _zeros(before), _zeros(after)
    alone = _with_values(before) ^ _with_values(after)
    return _Differences(tuple(stats.differences(before, after).values()), len(alone))


def _with_values(values: Mapping[str, Sequence[float | None]]) -> set[str]:
    return {article for article, several in values.items() if any(value is not None for value in several)}


def _zeros(values: Mapping[str, Sequence[float | None]]) -> dict[str, list[float | None]]:
    """Take nothing to count for none counted: a sum is not helped by leaving it out."""
    return {article: [value or 0.0 for value in several] for article, several in values.items()}


def _rule(differences: Mapping[str, _Differences], margin: float, *, has_moves: bool) -> _Ruling:
    headline = {name: differences[name] for name in HEADLINE if name in differences}
    family = {name: metric.values for name, metric in headline.items()}
    decided = stats.decide(family, margin=margin).metrics
    judged = {name: _doubted(one, headline[name].alone) for name, one in decided.items()}
    alone = {name: metric.alone for name, metric in headline.items()}
    verdicts = [one.verdict for one in judged.values()]
    verdicts += [Verdict.CANNOT_TELL for name in headline if alone[name] and name not in judged]
    verdict = stats.overall(verdicts) if verdicts or has_moves else Verdict.SAME
    return _Ruling(verdict, _why(verdict, family, judged, alone, margin), judged)


def _doubted(judged: Judged, alone: int) -> Judged:
    """Take back *same* where articles have a value in one report only: how far they moved nobody knows."""
    return replace(judged, verdict=Verdict.CANNOT_TELL) if alone and judged.verdict == Verdict.SAME else judged


def _why(
    verdict: Verdict,
    family: Mapping[str, Sequence[float]],
    judged: Mapping[str, Judged],
    alone: Mapping[str, int],
    margin: float,
) -> str:
    if verdict == Verdict.SAME:
        return reasons.same(judged, margin)
    if verdict == Verdict.CANNOT_TELL:
        return reasons.undecided(family, judged, alone, margin)
    return reasons.moved(verdict, judged)


def _change(metric: str, old: Report, new: Report, differences: _Differences, judged: Judged | None) -> Change:
    change = Change(old=headline_value(old, metric), new=headline_value(new, metric), cases=len(differences.values))
    if not differences.values:
        return change
    paired = judged.difference if judged else _paired(differences.values)
    scale = len(differences.values) if metric in COUNTS else 1
    found = {"difference": paired.mean, "low": paired.low, "high": paired.high}
    update: dict[str, object] = {name: tidy(value * scale) for name, value in found.items()}
    if judged:
        update |= {"p": float(f"{judged.p:.6g}"), "verdict": judged.verdict}
    return change.model_copy(update=update)


def _paired(values: Sequence[float]) -> Paired:
    """Take the differences of counts, which may pass 1, as shares of the largest."""
    largest = max(1.0, *map(abs, values))
    paired = stats.paired([value / largest for value in values])
    return replace(paired, mean=paired.mean * largest, low=paired.low * largest, high=paired.high * largest)


def _shifts(old: Report, new: Report) -> dict[str, Shift]:
    names = dict.fromkeys(
        (*new.measures, *old.measures)
    )  # the new report's order: a baseline's is that of the alphabet
    return {name: Shift(old=old.measures.get(name), new=new.measures.get(name)) for name in names}
