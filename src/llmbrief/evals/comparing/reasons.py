"""Why a verdict is what it is, in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from llmbrief.evals import stats
from llmbrief.evals.comparing.obstacles import Failed, listed
from llmbrief.evals.metrics import HEADLINE
from llmbrief.evals.stats import Judged, Paired, Verdict


def failed(failures: Sequence[Failed]) -> str:
    """Name the cases that have no scores."""
    told = []
    for side in ("old", "new"):
        ours = [failure for failure in failures if failure.side == side]
        if ours:
            told.append(f"{_count(len(ours), 'case')} failed in the {side} report: {_by_kind(ours)}")
    return "; ".join(told)


def _by_kind(failures: Sequence[Failed]) -> str:
    slugs: dict[str, list[str]] = {}
    for failure in failures:
        slugs.setdefault(failure.kind, []).append(failure.slug)
    return "; ".join(f"{listed(several)} ({kind.replace('_', ' ')})" for kind, several in slugs.items())


def moved(verdict: Verdict, judged: Mapping[str, Judged]) -> str:
    """Name the metrics that decided, the one that moved most with its figures."""
    deciding = {name: one for name, one in judged.items() if one.verdict == verdict}
    first, *others = sorted(deciding, key=lambda name: (-abs(deciding[name].difference.mean), name))
    word = "fell" if verdict == Verdict.REGRESSION else "rose"
    figures = f"{_figures(deciding[first])}, p {_p(deciding[first].p)} after Holm"
    also = f"; {', '.join(f'{name} {word} by {_size(deciding[name])}' for name in others)}" if others else ""
    return f"{first} {word} by {_size(deciding[first])} ({figures}){also}"


def same(judged: Mapping[str, Judged], margin: float) -> str:
    """Say how alike the reports are."""
    articles = _count(max((one.difference.n for one in judged.values()), default=0), "article")
    if all(one.difference.low == one.difference.high == 0 for one in judged.values()):
        return f"no headline metric differs, on {articles}"
    return f"every headline metric stays within {margin:g} of what it was, on {articles}"


def undecided(
    differences: Mapping[str, Sequence[float]], judged: Mapping[str, Judged], alone: Mapping[str, int], margin: float
) -> str:
    """Name the metric that fell most, where none fell the one that is known least, and how many articles it would take.

    *alone* counts for each metric the articles that have a value in one report only.
    """
    open_ = [name for name, one in judged.items() if one.verdict == Verdict.CANNOT_TELL]
    too_wide = [name for name in open_ if not judged[name].difference.within(margin)]
    if not too_wide:
        return _incomplete(alone)
    first = max(too_wide, key=lambda name: _concern(judged[name].difference, margin))
    one = judged[first].difference
    needed = _needed(one.mean, differences[first], margin)
    also = f"; {_count(len(open_) - 1, 'more metric')} cannot be told either" if len(open_) > 1 else ""
    return f"too few articles: {first} differs by {one.mean:+.3f} ({_figures(judged[first])}); {needed}{also}"


def _concern(difference: Paired, margin: float) -> tuple[float, float]:
    """Weigh a difference that cannot be told: by its fall beyond the margin, then by the width of its interval."""
    return max(-difference.mean - margin, 0.0), difference.high - difference.low


def _incomplete(alone: Mapping[str, int]) -> str:
    named = [f"{name} on {_count(number, 'article')}" for name, number in alone.items() if number]
    if not named:
        return "no headline metric has a value, and others differ"
    return f"there is a value in one report only: {listed(named)}"


def _needed(difference: float, values: Sequence[float], margin: float) -> str:
    """Say how many articles would tell, judging by what the spread observed is at most."""
    spread = stats.spread(values)
    if spread <= stats.ROUNDING:
        (least,) = stats.plan(0.0, [margin], metrics=len(HEADLINE))
        seen = "no spread was seen" if len(values) > 1 else "one article tells nothing of the spread"
        return f"{seen}, and at least {least.articles} articles are needed to tell anything"
    spread = stats.spread_at_most(spread, len(values))
    if abs(difference) < margin:
        articles, what = stats.articles_for_same(spread, margin=margin), f"that it stays within {margin:g}"
    else:
        (need,) = stats.plan(spread, [difference], metrics=len(HEADLINE))
        articles, what = need.articles, "such a difference"
    return f"with this spread it takes {_at_most(articles)} articles to show {what}"


def _at_most(articles: int | None) -> str:
    return f"more than {stats.MOST_ARTICLES}" if articles is None else f"about {articles}"


def _figures(judged: Judged) -> str:
    difference = judged.difference
    return f"95 % interval {difference.low:+.3f} to {difference.high:+.3f}, {_count(difference.n, 'article')}"


def _size(judged: Judged) -> str:
    return f"{abs(judged.difference.mean):.3f}"


def _p(p: float) -> str:
    return f"{p:.3f}" if p >= 0.001 else "< .001"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
