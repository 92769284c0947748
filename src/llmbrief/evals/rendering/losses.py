"""What a report lost, as every form tells it."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from llmbrief.evals.metrics import COUNTS, HEADLINE
from llmbrief.evals.moves import Move
from llmbrief.evals.rendering.figures import signed, value
from llmbrief.evals.report import Remark, Report, Scorecard
from llmbrief.shown import one_line

_IDS = 12  # that a line lists
TOLD = frozenset((*HEADLINE, *COUNTS))  # what the weakest cases are told by; the JSON report has everything


def weakest(report: Report) -> list[Scorecard]:
    """Return the cases that lost something in a headline metric or count, the lowest mean of headline metrics first."""
    return sorted((card for card in report.cases if losses(card)), key=lambda card: (_mean(card), card.slug))


def losses(card: Scorecard) -> list[Remark]:
    """Return the remarks on headline metrics and counts: counts first, which are few and grave."""
    told = [remark for remark in card.findings if remark.metric in TOLD]
    return sorted(told, key=lambda remark: remark.metric not in COUNTS)


def scores(card: Scorecard) -> str:
    """List what a case scored below the best in headline metrics and counts."""
    lost = [name for name in card.scores if name in TOLD and _is_lost(name, card.scores[name].value)]
    return ", ".join(f"{name} {value(name, card.scores[name].value)}" for name in lost)


def remark_text(remark: Remark, gold: str | None = None) -> str:
    """Say in a line what a remark says, and where in the gold file its item stands."""
    place = f" ({gold}:{remark.line})" if gold and remark.line else ""
    message = f": {remark.message}" if remark.message else ""
    return one_line(f"{remark.metric} {remark.id}{place}{message}")


def move_text(move: Move) -> str:
    """Say in a line how far a case moved in a metric, and which items it gained and lost."""
    ids = [f"{word} {_first(ids)}" for word, ids in (("lost", move.lost), ("gained", move.gained)) if ids]
    moved = f"{move.metric} {signed(move.metric, move.difference)}"
    return one_line(": ".join([moved, *filter(None, ["; ".join(ids)])]))


def parts(items: Sequence[Remark], most: int) -> tuple[Sequence[Remark], str]:
    """Return the first few remarks, and in words how many more there are."""
    return items[:most], f"and {len(items) - most} more" if len(items) > most else ""


def _first(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - _IDS} more" if len(ids) > _IDS else ""
    return " ".join(ids[:_IDS]) + more


def _mean(card: Scorecard) -> float:
    values = [card.scores[name].value for name in HEADLINE if name in card.scores]
    known = [one for one in values if one is not None]
    return fsum(known) / len(known) if known else 1.0


def _is_lost(metric: str, number: float | None) -> bool:
    return number is not None and (number > 0 if metric in COUNTS else number < 1)
