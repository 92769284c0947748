"""What moved between two reports: which case, in which metric, by which items."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from llmbrief.brief import Value
from llmbrief.evals.metrics import COUNTS, HEADLINE, OF_THE_BRIEF
from llmbrief.evals.report import Number, Remark, Report, Score, Scorecard

Cards = Sequence[Scorecard]  # of one slug: more than one where it was recorded several times


class Move(Value):
    """One metric of one case that is not what it was."""

    slug: str
    metric: str
    difference: Number | None  # new minus old; null where there was, or is, nothing to count
    gained: tuple[
        str, ...
    ] = ()  # ids that were misses and are none now; the brief's own items as the old brief has them
    lost: tuple[str, ...] = ()  # ids that are misses now and were none; the brief's own items as the new brief has them
    remarks: tuple[Remark, ...] = ()  # the new report's, on what is lost
    remarks_before: tuple[Remark, ...] = ()  # the old report's, on what is gained
    gold: str | None = None  # path of the gold file, as the new report has it


@dataclass(frozen=True)
class Missed:
    """An item that cost a point."""

    id: str
    remark: Remark | None  # null where the report says nothing of it

    def key(self, metric: str) -> str:
        """Return what it is known by in another report."""
        return self.words if metric in OF_THE_BRIEF else self.id

    @property
    def words(self) -> str:
        """What is said of it."""
        return self.remark.message if self.remark else ""


@dataclass(frozen=True)
class Changed:
    """What is missed now and was not before, and what was and is no more."""

    lost: Sequence[Missed]
    gained: Sequence[Missed]


def moves(old: Report, new: Report, metrics: Iterable[str]) -> tuple[Move, ...]:
    """Return every move of a case that has the same text and gold in both: headline metrics, counts, then others,
    the largest first."""
    names = tuple(metrics)
    found = [move for slug, sides in _shared(old, new) for name in names for move in _moved(slug, name, *sides)]
    return tuple(sorted(found, key=_weight))


def by_slug(report: Report) -> dict[str, list[Scorecard]]:
    """Return the cards of each slug."""
    cards: dict[str, list[Scorecard]] = {}
    for card in report.cases:
        cards.setdefault(card.slug, []).append(card)
    return cards


def changed(metric: str, old: Cards, new: Cards) -> Changed | None:
    """Return which items of one case changed; None where the reports do not tell.

    Two briefs number their items each in its own way: those are told apart by what is said of them alone.
    """
    was, is_ = _missed(metric, old), _missed(metric, new)
    if not all(_names_misses(metric, score) for score in _scores(metric, (*old, *new))):
        return None
    if metric in OF_THE_BRIEF and was and is_ and not all(one.words for one in (*was, *is_)):
        return None
    before, after = ({one.key(metric) for one in some} for some in (was, is_))
    return Changed(
        lost=[one for one in is_ if one.key(metric) not in before],
        gained=[one for one in was if one.key(metric) not in after],
    )


def _names_misses(metric: str, score: Score) -> bool:
    """Say whether a score names what it lost; the values alone are enough to compare."""
    return bool(score.misses) or score.value in (None, 0.0 if metric in COUNTS else 1.0)


def _shared(old: Report, new: Report) -> Iterator[tuple[str, tuple[Cards, Cards]]]:
    before, after = by_slug(old), by_slug(new)
    for slug in sorted(before.keys() & after.keys()):
        one, other = before[slug][0], after[slug][0]
        if (one.article, one.labels or other.labels) == (other.article, other.labels or one.labels):
            yield slug, (before[slug], after[slug])


def _moved(slug: str, metric: str, old: Cards, new: Cards) -> Iterator[Move]:
    then, now = _value(metric, old), _value(metric, new)
    items = changed(metric, old, new) or Changed([], [])
    difference = _difference(metric, then, now)
    if not items.lost and not items.gained and (difference == 0 or then == now):
        return
    yield Move(
        slug=slug,
        metric=metric,
        difference=difference,
        gained=tuple(one.id for one in items.gained),
        lost=tuple(one.id for one in items.lost),
        remarks=tuple(one.remark for one in items.lost if one.remark),
        remarks_before=tuple(one.remark for one in items.gained if one.remark),
        gold=new[0].gold,
    )


def _difference(metric: str, then: float | None, now: float | None) -> float | None:
    if metric in COUNTS:
        then, now = then or 0.0, now or 0.0
    return None if then is None or now is None else round(now - then, 6)


def _scores(metric: str, cards: Cards) -> list[Score]:
    return [card.scores[metric] for card in cards if metric in card.scores]


def _value(metric: str, cards: Cards) -> float | None:
    values = [score.value for score in _scores(metric, cards) if score.value is not None]
    return fsum(values) / len(values) if values else None


def _missed(metric: str, cards: Cards) -> list[Missed]:
    """Return the misses of one case, each once."""
    missed: dict[tuple[str, str], Missed] = {}
    for card in cards:
        ids = card.scores[metric].misses if metric in card.scores else ()
        remarks = {remark.id: remark for remark in card.findings if remark.metric == metric} if ids else {}
        for id_ in ids:
            one = Missed(id_, remarks.get(id_))
            missed.setdefault((id_, one.key(metric)), one)
    return list(missed.values())


def _weight(move: Move) -> tuple[int, float, str, str]:
    rank = 0 if move.metric in HEADLINE else 1 if move.metric in COUNTS else 2
    size = 1.0 if move.difference is None else abs(move.difference)
    return rank, -size, move.slug, move.metric
