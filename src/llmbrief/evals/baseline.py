"""The baseline: pinned scores that a gate compares with, and that fall only on purpose."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Literal

from llmbrief import files
from llmbrief.brief import Text, Value
from llmbrief.errors import FloorError, ReportError
from llmbrief.evals.comparing.comparison import Comparison, compare, headline_value
from llmbrief.evals.comparing.moves import by_slug, changed
from llmbrief.evals.comparing.obstacles import listed
from llmbrief.evals.metrics import COUNTS, HEADLINE, OF_THE_BRIEF
from llmbrief.evals.report import Number, Remark, Report, Score, Scorecard, System, read_as
from llmbrief.evals.stats import Verdict
from llmbrief.shown import one_line

BLESS = "llmbrief eval bless"
_STRICT = {"traps.hit": "trap hit", "evidence.grounded": "quote that the article does not have"}
_LISTED = 3  # of one case
_ROUNDING = 1e-9


class Digests(Value):
    """What the scores were measured on, by SHA-256."""

    data: str  # all of it, as in a report
    gold: str  # what the labels say
    seeds: str  # the articles' texts


class PinnedCase(Value):
    """A case's scores."""

    article: str  # SHA-256 of its text
    labels: str  # SHA-256 of what its gold says
    scores: Mapping[str, Number | None]
    misses: Mapping[str, tuple[str, ...]] = {}  # ids, by metric
    said: Mapping[str, Mapping[str, str]] = {}  # of misses that are the brief's own items, by metric and id


class Baseline(Value):
    """The scores of a system, case by case, and the floors below which no headline metric may fall unnoticed."""

    format: Literal[1] = 1
    system: System
    digests: Digests
    floors: Mapping[str, Number]  # the headline metrics' values
    cases: Mapping[Text, PinnedCase]
    measures: Mapping[str, Number | None] = {}

    def report(self) -> Report:
        """Return the baseline as a report that has scores alone."""
        cards = tuple(_card(slug, case) for slug, case in sorted(self.cases.items()))
        return Report(
            system=self.system, data_digest=self.digests.data, metrics={}, cases=cards, measures=self.measures
        )

    def json_text(self) -> str:
        """Return the baseline as its file holds it: the same text for the same baseline, ended by a newline."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


class Gate(Value):
    """Whether a change may pass, and why."""

    passes: bool
    exit_code: int
    reasons: tuple[str, ...]  # a line each, the comparison's first
    fresh: tuple[str, ...] = ()  # those of the reasons that a strict gate fails for, whatever the comparison says
    comparison: Comparison


def read_baseline(path: str | os.PathLike[str], *, command: str = BLESS) -> Baseline:
    """Read a baseline; raise ReportError naming the file, and where there is none, the *command* that makes one."""
    named = one_line(os.fspath(path), 300)
    try:
        data = files.read(path)
    except FileNotFoundError as error:
        raise ReportError(f"there is no baseline {named}; pin one with: {command}", path=named) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(f"cannot read the baseline {named} ({reason}): check the path", path=named) from error
    try:
        return read_as(Baseline, data, named=named, noun="baseline")
    except ReportError:
        if _reads(Report, data):
            remedy = f"pin one with: {BLESS} {named}"
            raise ReportError(f"{named} is a report and no baseline; {remedy}", path=named) from None
        raise


def is_baseline(path: str | os.PathLike[str]) -> bool:
    """Tell whether a file holds a baseline."""
    try:
        return _reads(Baseline, files.read(path))
    except (OSError, ValueError):
        return False


def _reads(kind: type[Value], data: bytes) -> bool:
    try:
        read_as(kind, data, named="", noun="")
    except ReportError:
        return False
    return True


def bless(report: Report, old: Baseline | None = None, *, allow_regression: bool = False) -> Baseline:
    """Make a baseline of a report.

    Raises ReportError for a report with failed cases, without cases or with a slug twice, and FloorError naming each
    floor that would fall, unless *allow_regression*.
    """
    _refuse_unfit(report)
    values = {name: headline_value(report, name) for name in HEADLINE}
    floors = {name: value for name, value in values.items() if value is not None}
    if old is not None and not allow_regression:
        _refuse_lower(old.floors, floors)
    return Baseline(
        system=report.system,
        digests=_digests(report),
        floors=floors,
        cases={card.slug: _pinned(card) for card in report.cases},
        measures=report.measures,
    )


def gate(report: Report, baseline: Baseline, *, strict: bool = False, require_decision: bool = False) -> Gate:
    """Compare a report with the baseline, and fail where there is a reason to.

    Too few articles to tell are no reason, unless *require_decision* (exit code 4); other gold or seeds always are (4).
    *strict*: a trap hit or a quote that is not in the article fails by itself (1) where the baseline has none such.
    """
    pinned = baseline.report()
    comparison = compare(pinned, report)
    fresh = tuple(_fresh(pinned, report)) if strict else ()
    for_want_of_power = comparison.verdict == Verdict.CANNOT_TELL and not comparison.obstacles
    passing = for_want_of_power and not require_decision
    exit_code = (0 if passing else comparison.exit_code) or (1 if fresh else 0)
    told = f"{comparison.verdict}: {comparison.why}"
    aside = ("passes all the same: too few articles to tell is no reason to fail",) if passing and not fresh else ()
    reasons = (told, *aside, *fresh)
    return Gate(passes=exit_code == 0, exit_code=exit_code, reasons=reasons, fresh=fresh, comparison=comparison)


def _card(slug: str, case: PinnedCase) -> Scorecard:
    scores = {name: Score(value=value, misses=case.misses.get(name, ())) for name, value in case.scores.items()}
    findings = tuple(
        Remark(metric=metric, id=id_, message=words)
        for metric, said in case.said.items()
        for id_, words in said.items()
    )
    return Scorecard(slug=slug, article=case.article, labels=case.labels, scores=scores, findings=findings)


def _pinned(card: Scorecard) -> PinnedCase:
    return PinnedCase(
        article=card.article,
        labels=card.labels,
        scores={name: score.value for name, score in card.scores.items()},
        misses={name: score.misses for name, score in card.scores.items() if score.misses},
        said=_said(card),
    )


def _said(card: Scorecard) -> dict[str, dict[str, str]]:
    """Return what is said of the brief's own items that cost points: in another brief their ids mean others."""
    said: dict[str, dict[str, str]] = {}
    for remark in card.findings:
        if remark.metric in OF_THE_BRIEF and remark.metric in card.scores:
            said.setdefault(remark.metric, {})[remark.id] = remark.message
    return said


def _digests(report: Report) -> Digests:
    return Digests(
        data=report.data_digest,
        gold=_digest(f"{card.slug}\n{card.labels}" for card in report.cases),
        seeds=_digest(f"{card.slug}\n{card.article}" for card in report.cases),
    )


def _digest(parts: Iterable[str]) -> str:
    return sha256("\n".join(sorted(parts)).encode()).hexdigest()


def _refuse_unfit(report: Report) -> None:
    if report.failures:
        slugs = listed(failure.slug for failure in report.failures)
        raise ReportError(f"a baseline needs every case, and these failed: {slugs}", slugs=slugs)
    if not report.cases:
        raise ReportError("a baseline needs cases, and the report has none")
    twice = [slug for slug, cards in by_slug(report).items() if len(cards) > 1]
    if twice:
        raise ReportError(f"a baseline has one score for each case, and the report has more: {listed(twice)}")


def _refuse_lower(old: Mapping[str, float], new: Mapping[str, float]) -> None:
    fallen = [(name, floor, new.get(name)) for name, floor in old.items() if _is_below(new.get(name), floor)]
    if fallen:
        named = ", ".join(f"{name} from {floor:.3f} to {_written(value)}" for name, floor, value in fallen)
        raise FloorError(f"this would lower {named}; where that is meant: --allow-regression", floors=tuple(fallen))


def _is_below(value: float | None, floor: float) -> bool:
    return value is None or value < floor - _ROUNDING


def _written(value: float | None) -> str:
    return "no value" if value is None else f"{value:.3f}"


def _fresh(old: Report, new: Report) -> Iterator[str]:
    """Name the traps hit and the quotes not in the article that *old* does not have."""
    before = by_slug(old)
    for slug, cards in by_slug(new).items():
        for metric, words in _STRICT.items():
            yield from _fresh_in(f"new {words}, in {one_line(slug)}", metric, before.get(slug, ()), cards)


def _fresh_in(told: str, metric: str, old: Sequence[Scorecard], new: Sequence[Scorecard]) -> Iterator[str]:
    items = changed(metric, old, new)
    if items is None:
        if any(_is_worse(metric, _first(metric, [card]), _first(metric, old)) for card in new):
            yield told
        return
    for one in items.lost[:_LISTED]:
        yield one_line(f"{told}: {one.id}" + (f": {one.words}" if one.words else ""))
    if len(items.lost) > _LISTED:
        yield f"{told}: {len(items.lost) - _LISTED} more"


def _first(metric: str, cards: Sequence[Scorecard]) -> float | None:
    """Return the value of the first card, null where there is none."""
    return next((card.scores[metric].value for card in cards if metric in card.scores), None)


def _is_worse(metric: str, value: float | None, pinned: float | None) -> bool:
    perfect = 0.0 if metric in COUNTS else 1.0
    now, then = (perfect if one is None else one for one in (value, pinned))
    return now > then if metric in COUNTS else now < then
