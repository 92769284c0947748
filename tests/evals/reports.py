"""Reports made of values alone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS
from llmbrief.evals.report import Estimate, Failure, Remark, Report, Score, Scorecard, System

Values = Mapping[str, Mapping[str, float | None]]
HOSTILE = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=alert(1)>",
    "@everyone see #12, www.example.org, https://example.org and a@example.org",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png)",
    "`code` ``` fence **bold** _it_ ~~no~~ | cell | & &amp; \\",
    "::error file=a,line=1::100%\r\n##[error]",
    "\x1b[31mred\x07 \x9b \u202e \ufffe \uffff \x00",
    "]]> <!-- --> <?xml?> \"quoted\" 'too'",
    "日本語の長い文章がここに入る",
    "",
)


def report(values: Values, *, data: str = "d", failed: Iterable[str] = (), system: System | None = None) -> Report:
    """Make a report whose scores name no items."""
    cards = tuple(
        Scorecard(slug=slug, scores={name: Score(value=value) for name, value in scores.items()})
        for slug, scores in values.items()
    )
    failures = tuple(Failure(slug=slug, kind="missing_recording", message="no recording") for slug in failed)
    return Report(system=system or System(), data_digest=data, metrics={}, cases=cards, failures=failures)


def flat(count: int, value: float, metrics: Iterable[str] = HEADLINE) -> dict[str, dict[str, float | None]]:
    """Give every metric of *count* cases one value."""
    return {f"a{number}": dict.fromkeys(metrics, value) for number in range(count)}


def drawn(count: int, seed: int) -> dict[str, dict[str, float | None]]:
    """Draw values for every metric of *count* cases."""
    rng = random.Random(seed)
    return {
        f"a{number}": {name: float(rng.randint(0, 3)) if name in COUNTS else rng.random() for name in METRICS}
        for number in range(count)
    }


def card(
    slug: str, metric: str, *, hits: Iterable[str] = (), misses: Iterable[str] = (), article: str = "", labels: str = ""
) -> Scorecard:
    """Make a card that names what it lost in one metric."""
    make = Score.count if metric in COUNTS else Score.share
    missed = tuple(misses)
    remarks = tuple(Remark(metric=metric, id=id_, message=f"lost {id_}", line=7) for id_ in missed)
    scores = {metric: make(tuple(hits), missed)}
    return Scorecard(
        slug=slug, article=article, labels=labels, gold="evals/gold/a.yaml", scores=scores, findings=remarks
    )


def told(cards: Iterable[Scorecard], *, data: str = "d") -> Report:
    """Make a report of cards."""
    return Report(data_digest=data, metrics={}, cases=tuple(cards))


def hostile(text: str) -> Report:
    """Make a report that holds *text* wherever it may stand."""
    name = text if text.strip() else "x"
    scores = {metric: Score(value=0.5, hits=("c1",), misses=(text,)) for metric in METRICS}
    findings = tuple(Remark(metric=metric, id=text, message=text, line=3) for metric in METRICS)
    cards = [
        Scorecard(slug=name, gold=text, scores=scores, findings=findings),
        *(Scorecard(slug=f"a{number}", scores=scores) for number in range(12)),
    ]
    return Report(
        system=System(model=text, prompt=text, prompt_digest=text),
        data_digest="d",
        metrics={**{metric: Estimate(value=0.5, low=0.4, high=0.6, cases=13) for metric in METRICS}, text: _NULL},
        cases=tuple(cards),
        failures=(Failure(slug=name, kind=text, message=text),),
        measures={text: 1.0},
    )


_NULL = Estimate(value=None, cases=0)
