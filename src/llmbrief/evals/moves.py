"""What moved between two reports: which case, in which metric, by which items."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from llmbrief.brief import Value
from llmbrief.evals.metrics import COUNTS, HEADLINE
from llmbrief.evals.report import Number, Remark, Report, Score, Scorecard

# Their misses name items of the brief, which in another brief are others: what a remark says tells them apart.
OF_THE_BRIEF = frozenset(
    {"claims.precision", "claims.unsupported", "evidence.grounded", "summary.overclaims", "questions.precision"}
)
Cards = Sequence[Scorecard]  # of one slug: more than one where it was recorded several times


class Move(Value):
    """One metric of one case that is not what it was."""

    slug: str
    metric: str
    difference: Number | None  # new minus old; null where there was, or is, nothing to count
    gained: tuple[str, ...] = ()  # ids that were misses and are none now
    lost: tuple[str, ...] = ()  # ids that are misses now and were none
    remarks: tuple[Remark, ...] = ()  # the new report's, on what is lost
    gold: str | None = None  # path of the gold file, as the new report has it


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


def misses_named(metric: str, score: Score) -> bool:
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
    told = metric in OF_THE_BRIEF and _told(metric, old) and _told(metric, new)
    was, is_ = _missed(metric, old, told), _missed(metric, new, told)
    named = all(misses_named(metric, score) for score in _scores(metric, (*old, *new)))
    lost = {key: remark for key, remark in is_.items() if key not in was} if named else {}
    gained = [key for key in was if key not in is_] if named else []
    difference = _difference(metric, then, now)
    if not lost and not gained and (difference == 0 or then == now):
        return
    yield Move(
        slug=slug,
        metric=metric,
        difference=difference,
        gained=tuple(id_ for id_, _ in gained),
        lost=tuple(id_ for id_, _ in lost),
        remarks=tuple(remark for remark in lost.values() if remark),
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


def _told(metric: str, cards: Cards) -> bool:
    """Say whether there is a remark on every miss."""
    return all(_missed(metric, cards, told=False).values())


def _missed(metric: str, cards: Cards, told: bool) -> Mapping[tuple[str, str], Remark | None]:
    """Return the misses by id, and where they are *told* by what the remark on them says too."""
    missed: dict[tuple[str, str], Remark | None] = {}
    for card in cards:
        ids = card.scores[metric].misses if metric in card.scores else ()
        remarks = {remark.id: remark for remark in card.findings if remark.metric == metric} if ids else {}
        missed.update({(id_, remarks[id_].message if told else ""): remarks.get(id_) for id_ in ids})
    return missed


def _weight(move: Move) -> tuple[int, float, str, str]:
    rank = 0 if move.metric in HEADLINE else 1 if move.metric in COUNTS else 2
    size = 1.0 if move.difference is None else abs(move.difference)
    return rank, -size, move.slug, move.metric
