"""What a report lost and what moved, as every form tells it: what an editor acts on first comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import TypeVar

from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.comparing.obstacles import Failed
from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS, OF_THE_BRIEF
from llmbrief.evals.rendering.figures import count, signed, value
from llmbrief.evals.report import Failure, Remark, Report, Scorecard
from llmbrief.evals.stats import Verdict
from llmbrief.shown import one_line

Part = TypeVar("Part")

_IDS = 12  # that a line lists
# The order in which losses are told, the gravest first; metrics that it does not name come last.
GRAVEST = (
    "traps.hit",
    "evidence.grounded",
    "claims.conflicts",
    "claims.unsupported",
    "claims.core_recall",
    "summary.overclaims",
    "summary.core_recall",
    "claims.certainty",
    "claims.speaker",
    "questions.core_recall",
    "questions.recall",
    "claims.recall",
    "claims.precision",
    "claims.kind",
    "claims.via",
    "evidence.right_place",
    "questions.precision",
)
NEVER = ("traps.hit", "evidence.grounded")  # what no brief may do, however many others do not
# Metrics whose misses are items lost or unwanted as a whole. Several lose points by one and the same item, which is
# told once: by the gravest of them.
_WHOLE = (
    "claims.conflicts",
    "claims.core_recall",
    "claims.recall",
    "claims.unsupported",
    "claims.precision",
    "questions.core_recall",
    "questions.recall",
)


@dataclass(frozen=True)
class FailedAlike:
    """Cases that failed for one and the same reason."""

    slugs: tuple[str, ...]
    kind: str
    message: str

    @property
    def named(self) -> str:
        """The case, or how many cases there are."""
        return self.slugs[0] if len(self.slugs) == 1 else count(len(self.slugs), "case")

    @property
    def label(self) -> str:
        """What kind of failure it is, in words."""
        return self.kind.replace("_", " ")


def failed_alike(failures: Iterable[Failure]) -> list[FailedAlike]:
    """Put failures of one kind and message together, in the order of their first cases."""
    slugs: dict[tuple[str, str], list[str]] = {}
    for one in failures:
        side = f"in the {one.side} report: " if isinstance(one, Failed) else ""
        slugs.setdefault((one.kind, side + one.message), []).append(one.slug)
    return [FailedAlike(tuple(several), kind, message) for (kind, message), several in slugs.items()]


def weakest(report: Report) -> list[Scorecard]:
    """Return the cases that lost something, the lowest mean of headline metrics first."""
    return sorted((card for card in report.cases if losses(card)), key=lambda card: (_mean(card), card.slug))


def losses(card: Scorecard) -> list[Remark]:
    """Return a remark on each thing that was lost, the gravest first."""
    remarks = [one for one in card.findings if _is_missed(card, one)]
    first: dict[tuple[str, str], Remark] = {}
    for remark in sorted(remarks, key=_rank):
        first.setdefault((_told_of(remark.metric), remark.id), remark)
    return list(first.values())


def _told_of(metric: str) -> str:
    return METRICS[metric].items if metric in _WHOLE else metric


def all_losses(report: Report) -> list[tuple[Scorecard, Remark]]:
    """Return what was lost in all cases, the gravest first, and of one metric that of the weakest case."""
    lost = [(card, remark) for card in weakest(report) for remark in losses(card)]
    return sorted(lost, key=lambda one: _rank(one[1]))


def lowest(card: Scorecard) -> str:
    """Name the headline metric in which a case scored lowest, in brackets; nothing where it has none."""
    values = {name: card.scores[name].value for name in HEADLINE if name in card.scores}
    known = {name: number for name, number in values.items() if number is not None}
    name = min(known, key=lambda name: known[name], default="")
    return f" ({name} {value(name, known[name])})" if name else ""


def scores(card: Scorecard) -> str:
    """List what a case scored below the best."""
    lost = [name for name in card.scores if _is_lost(name, card.scores[name].value)]
    return ", ".join(f"{name} {value(name, card.scores[name].value)}" for name in lost)


def remark_text(remark: Remark, gold: str | None = None) -> str:
    """Say in a line what a remark says, under which metric, and where in the gold file its item stands."""
    return f"{one_line(remark.metric)} {item_text(remark, gold)}"


def item_text(remark: Remark, gold: str | None = None) -> str:
    """Say in a line what a remark says, and where in the gold file its item stands."""
    place = f" ({gold}:{remark.line})" if gold and remark.line else ""
    message = f": {remark.message}" if remark.message else ""
    return one_line(f"{remark.id}{place}{message}")


@dataclass(frozen=True)
class SortedMoves:
    """Moves by what they come to, in each tuple what no brief may do first."""

    lost: tuple[Move, ...]
    gained: tuple[Move, ...]
    level: tuple[Move, ...]  # the value is the same, by other items, or has no counterpart


def by_outcome(moves: Iterable[Move]) -> SortedMoves:
    """Sort moves by the sign of their difference.

    Where it is 0 a move is level, unless it lost what no brief may do; where there is none, its items decide.
    """
    found: dict[str, list[Move]] = {"lost": [], "gained": [], "level": []}
    for move in sorted(moves, key=lambda move: move.metric not in NEVER):
        found[_outcome(move)].append(move)
    return SortedMoves(**{name: tuple(several) for name, several in found.items()})


def _outcome(move: Move) -> str:
    if move.difference:
        return "lost" if (move.difference > 0) == (move.metric in COUNTS) else "gained"
    if move.lost and (move.difference is None or move.metric in NEVER):
        return "lost"
    return "gained" if move.gained and move.difference is None else "level"


def to_blame(comparison: Comparison, *, strict: bool = False) -> list[Move]:
    """Return the moves that a verdict of regression rests on; of a *strict* gate that failed also what none may do."""
    regressed = {name for name, change in comparison.metrics.items() if change.verdict == Verdict.REGRESSION}
    moves = by_outcome(comparison.moves)
    fresh = [move for move in moves.gained if move.lost] if strict else []  # fewer in all, and yet a new one
    return [
        move
        for move in (*moves.lost, *fresh)
        if (move.metric in regressed and (move.difference or 0) < 0) or (strict and move.metric in NEVER)
    ]


def move_text(move: Move) -> str:
    """Say in a line how far a case moved in a metric, and which items of the gold it gained and lost.

    Items of the brief are counted: their ids say nothing without the words that are said of them.
    """
    moved = f"{move.metric} {signed(move.metric, move.difference)}"
    if move.metric in OF_THE_BRIEF:
        counted = [f"{len(ids)} {word}" for word, ids in (("new", move.lost), ("gone", move.gained)) if ids]
        items = [f"misses: {', '.join(counted)}"] if counted else []
    else:
        items = [f"{word} {_first(ids)}" for word, ids in (("lost", move.lost), ("gained", move.gained)) if ids]
    return one_line(f"{moved}: {'; '.join(items)}" if items else moved)


def parts(items: Sequence[Part], most: int) -> tuple[Sequence[Part], str]:
    """Return the first few of *items*, and in words how many more there are."""
    return items[:most], f"and {len(items) - most} more" if len(items) > most else ""


def loss_texts(move: Move) -> list[str]:
    """Say in a line each what is known of the items that a move lost."""
    return [item_text(one, move.gold) for one in move.remarks if one.message]


def gain_texts(move: Move) -> list[str]:
    """Say in a line each what was said of the items that a move gained, while they were missed."""
    return [f"before: {item_text(one, move.gold)}" for one in move.remarks_before if one.message]


def _first(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _IDS} more" if len(ids) > _IDS else ""
    return " ".join(ids[:_IDS]) + more


def _is_missed(card: Scorecard, remark: Remark) -> bool:
    """Tell losses from remarks that cost no point: on what was found after all, or under a name that is no metric."""
    score = card.scores.get(remark.metric)
    return score is not None and remark.id not in score.hits


def _rank(remark: Remark) -> int:
    return GRAVEST.index(remark.metric) if remark.metric in GRAVEST else len(GRAVEST)


def _mean(card: Scorecard) -> float:
    values = [card.scores[name].value for name in HEADLINE if name in card.scores]
    known = [one for one in values if one is not None]
    return fsum(known) / len(known) if known else 1.0


def _is_lost(metric: str, number: float | None) -> bool:
    return number is not None and (number > 0 if metric in COUNTS else number < 1)
