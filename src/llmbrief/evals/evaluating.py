"""Evaluate: ask for a brief of each case, and score it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import fsum

from llmbrief import __version__
from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.errors import LLMBriefError
from llmbrief.evals import stats
from llmbrief.evals.case import Case, data_digest
from llmbrief.evals.garbage import garbage_let_be
from llmbrief.evals.judging.aligned import align
from llmbrief.evals.measures import measures
from llmbrief.evals.metrics import COUNTS, METRICS, Metric
from llmbrief.evals.remarks import remarks
from llmbrief.evals.report import Estimate, Failure, Report, Score, Scorecard, System, mean_known, tidy
from llmbrief.shown import one_line

Summarize = Callable[[Article], Brief]


def evaluate(
    cases: Iterable[Case], summarize: Summarize, *, system: System | None = None, concurrency: int = 1
) -> Report:
    """Score the brief that *summarize* makes of each case's article.

    What it says of its own quotes is not believed: they are located again. A case whose brief could not be made is a
    failure with its reason, never a zero. *system* says what made the briefs; without it the briefs' own ``run`` does.
    *concurrency* briefs are asked for at a time, in threads.
    """
    sorted_cases = sorted(cases, key=lambda case: case.slug)
    outcomes = list(_outcomes(sorted_cases, summarize, concurrency))
    briefs = [(case, brief) for case, brief in zip(sorted_cases, outcomes, strict=True) if isinstance(brief, Brief)]
    with garbage_let_be():
        cards = tuple(score(brief, case) for case, brief in briefs)
    return Report.model_construct(
        llmbrief=__version__,
        system=system or system_of([brief for _, brief in briefs]),
        data_digest=data_digest(sorted_cases),
        metrics=summed_up(cards),
        cases=cards,
        failures=tuple(outcome for outcome in outcomes if isinstance(outcome, Failure)),
        measures=mean_measures(cards),
    )


def score(brief: Brief, case: Case, metrics: Mapping[str, Metric] = METRICS) -> Scorecard:
    """Score one brief against its gold."""
    aligned = align(brief, case)
    scores = {name: metric.score(aligned) for name, metric in metrics.items()}
    return Scorecard.model_construct(
        slug=case.slug,
        article=case.article.sha256,
        labels=case.labels,
        gold=None if case.path is None else case.path.as_posix(),
        scores=scores,
        findings=tuple(remarks(aligned, scores)),
        measures=measures(aligned),
    )


def system_of(briefs: Sequence[Brief]) -> System:
    """Return what made the briefs, as far as all of them agree."""
    runs = [brief.run for brief in briefs]

    def common(name: str) -> str | None:
        values = {getattr(run, name, None) for run in runs}
        return values.pop() if len(values) == 1 else None

    return System(model=common("model"), prompt=common("prompt"), prompt_digest=common("prompt_digest"))


def summed_up(cards: Sequence[Scorecard]) -> dict[str, Estimate]:
    """Return each metric over all cases: the mean, of counts the sum, with an interval over articles.

    Without a case that was scored every metric is there all the same, with nothing to count.
    """
    names = dict.fromkeys(name for card in cards for name in card.scores) or METRICS
    return {name: _estimate(name, cards) for name in names}


def _outcomes(cases: Sequence[Case], summarize: Summarize, concurrency: int) -> Iterator[Brief | Failure]:
    if concurrency == 1:
        yield from (_attempt(case, summarize) for case in cases)
        return
    with ThreadPoolExecutor(max_workers=concurrency) as pool:
        yield from pool.map(lambda case: _attempt(case, summarize), cases)


def _attempt(case: Case, summarize: Summarize) -> Brief | Failure:
    try:
        brief: object = summarize(case.article)
    except LLMBriefError as error:
        return Failure(slug=case.slug, kind=error.kind, message=one_line(error.message))
    except Exception as error:  # noqa: BLE001 - what breaks on one case must not lose the others
        return Failure(slug=case.slug, kind="error", message=one_line(f"{type(error).__name__}: {error}", 500))
    if isinstance(brief, Brief):
        return brief
    return Failure(slug=case.slug, kind="brief", message=f"what came is no Brief but {type(brief).__name__}")


def _estimate(name: str, cards: Sequence[Scorecard]) -> Estimate:
    scores = [(card.unit, card.scores[name]) for card in cards if name in card.scores]
    counted = [(unit, score) for unit, score in scores if score.value is not None]
    if not counted:
        return Estimate.model_construct(value=None, low=None, high=None, cases=0)
    values = [value for _, score in counted if (value := score.value) is not None]
    scale = len(values) if name in COUNTS else 1
    value = fsum(values) / len(values) * scale
    low, high = bounds(name, _by_article(counted), [score for _, score in counted])
    if low is None or high is None:
        return Estimate.model_construct(value=tidy(value), low=None, high=None, cases=len(values))
    low, high = min(value, low * scale), max(value, high * scale)
    return Estimate.model_construct(value=tidy(value), low=tidy(low), high=tidy(high), cases=len(values))


def bounds(name: str, values: Sequence[float], scores: Iterable[Score]) -> tuple[float, float] | tuple[None, None]:
    """Return between what the mean of a metric may lie, from its values by article and the scores they come from.

    A count that is the same in all articles has none: no spread was seen, and nothing else says how far up it goes.
    """
    if name not in COUNTS:
        interval = stats.interval(values)
        return interval.low, interval.high
    if min(values) == max(values):
        return None, None
    most = max(len(score.hits) + len(score.misses) for score in scores)
    interval = stats.interval(values, bounds=(0.0, float(most)))
    return interval.low, interval.high


def _by_article(counted: Iterable[tuple[str, Score]]) -> list[float]:
    """Average the values of slugs that hold one article."""
    values: dict[str, list[float]] = {}
    for unit, score in counted:
        if score.value is not None:
            values.setdefault(unit, []).append(score.value)
    return [fsum(several) / len(several) for several in values.values()]


def mean_measures(cards: Sequence[Scorecard]) -> dict[str, float | None]:
    """Return the mean of each measure over the cases that have it."""
    names = dict.fromkeys(name for card in cards for name in card.measures)
    return {name: mean_known([card.measures.get(name) for card in cards]) for name in names}
