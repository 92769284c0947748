"""Plain text for a terminal, in lines of at most *width* cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.moves import Move
from llmbrief.evals.planning import Plan
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count
from llmbrief.evals.rendering.losses import losses, move_text, parts, remark_text, scores, weakest
from llmbrief.evals.report import Failure, Report, Scorecard
from llmbrief.shown import one_line

_CASES = 5  # weakest cases that are told
_REMARKS = 6  # on one case, or on one move
_MOVES = 12
_GAP = "  "


def report_text(report: Report, *, ceiling: Mapping[str, float | None] | None = None, width: int = 80) -> str:
    """Lay out a report: a table of metrics, the weakest cases with what they lost, and what failed.

    *ceiling* has for each metric what annotators reach against the gold.
    """
    return _joined(_report(report, ceiling, width))


def comparison_text(comparison: Comparison, *, width: int = 80) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, and what moved most."""
    return _joined((*wrap(f"{comparison.verdict}: {comparison.why}", width), *_comparison(comparison, width)))


def gate_text(gate: Gate, *, width: int = 80) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    told = [line for reason in gate.reasons for line in wrap(reason, width, "  ")]
    return _joined(
        ("the gate passes" if gate.passes else "the gate fails", *told, *_comparison(gate.comparison, width))
    )


def plan_text(plan: Plan, *, width: int = 80) -> str:
    """Lay out a plan: for each metric how many articles show which difference."""
    legend = (
        f"Articles that show a difference of this size with a chance of 80 %, and (same) that equal systems stay "
        f"within {plan.margin:g}; {plan.note}. Few cases tell little of the spread: the numbers are for what it is at "
        f"most, with a confidence of 80 %."
    )
    lines = (*wrap(legend, width), "", *aligned(figures.plan_table(plan), width))
    unknown = [name for name, needed in plan.metrics.items() if needed.at_most is None]
    if unknown:
        note = f"No spread was seen, so nothing can be said of: {', '.join(unknown)}."
        lines = (*lines, "", *wrap(note, width))
    return _joined(lines)


def aligned(table: Table, width: int) -> Iterator[str]:
    """Yield the rows of a table; where it is too wide, without the columns that it can spare and with shorter names."""
    first, *sizes = (max(map(cells, column)) for column in zip(table.header, *table.rows, strict=True))
    room = width - sum(sizes) - len(_GAP) * len(sizes)
    if first > room and table.spare:
        yield from aligned(table.without(table.spare[0]), width)
        return
    for name, *others in (table.header, *table.rows):
        yield _GAP.join([_left(name, min(first, room)), *map(_right, others, sizes)]).rstrip(" ")


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield *text*, its control characters escaped, in lines of at most *width* cells; all but the first are indented
    further."""
    line, room = indent, max(width, len(indent) + 20)
    hanging = f"{indent}  "
    for word in _words(one_line(text), room - len(hanging)):
        if line.strip(" ") and cells(line) + 1 + cells(word) > room:
            yield line
            line = hanging
        line += word if not line.strip(" ") else f" {word}"
    yield line


def cells(text: str) -> int:
    """Count the columns that a terminal gives *text*."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _words(text: str, width: int) -> Iterator[str]:
    """Yield the words, those wider than a line in pieces."""
    for word in text.split(" "):
        piece = ""
        for character in word:
            if cells(piece) + _cells(character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def _left(text: str, size: int) -> str:
    """Fill up or cut *text* to *size* cells."""
    while cells(text) > max(size, 1):
        text = f"{text.removesuffix('…')[:-1]}…"
    return text + " " * (size - cells(text))


def _right(text: str, size: int) -> str:
    return " " * (size - cells(text)) + text


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _report(report: Report, ceiling: Mapping[str, float | None] | None, width: int) -> Iterator[str]:
    cases = count(len(report.cases), "case")
    failed = f", {len(report.failures)} failed" if report.failures else ""
    yield from wrap(f"{figures.system(report.system)}: {cases}{failed}", width)
    yield from ("", *aligned(figures.report_table(report, ceiling), width))
    if report.measures:
        yield from ("", *wrap(f"not scores: {figures.measures(report)}", width))
    yield from _failures(report.failures, width)
    weak = weakest(report)
    if weak:
        yield from ("", "Weakest cases" if len(weak) > _CASES else "What was lost")
    for card in weak[:_CASES]:
        yield from _card(card, width)


def _failures(failures: Iterable[Failure], width: int) -> Iterator[str]:
    lines = [line for one in failures for line in wrap(f"{one.slug} ({one.kind}): {one.message}", width, "  ")]
    if lines:
        yield from ("", "Failed", *lines)


def _card(card: Scorecard, width: int) -> Iterator[str]:
    yield from wrap(f"{card.slug}: {scores(card)}", width, "  ")
    told, more = parts(losses(card), _REMARKS)
    for remark in told:
        yield from wrap(remark_text(remark, card.gold), width, "    ")
    if more:
        yield f"    {more}"


def _comparison(comparison: Comparison, width: int) -> Iterator[str]:
    yield from wrap(figures.systems(comparison), width)
    if comparison.metrics:
        yield from ("", *aligned(figures.comparison_table(comparison), width))
    if comparison.measures:
        yield from ("", *wrap(f"not scores: {figures.shifts(comparison)}", width))
    yield from _failures(comparison.failures, width)
    if comparison.moves:
        yield from ("", "What moved")
    for move in comparison.moves[:_MOVES]:
        yield from _move(move, width)
    if len(comparison.moves) > _MOVES:
        yield f"  and {len(comparison.moves) - _MOVES} more, in the JSON form"


def _move(move: Move, width: int) -> Iterator[str]:
    yield from wrap(f"{move.slug} {move_text(move)}", width, "  ")
    told, more = parts([remark for remark in move.remarks if remark.message], _REMARKS)
    for remark in told:
        yield from wrap(remark_text(remark, move.gold), width, "    ")
    if more:
        yield f"    {more}"
