"""Plain text for a terminal, in lines of at most *width* cells."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.moves import Move
from llmbrief.evals.planning import Plan
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count
from llmbrief.evals.rendering.losses import (
    all_losses,
    failed_alike,
    item_text,
    lowest,
    move_text,
    parts,
    remark_text,
    weakest,
    worse_first,
)
from llmbrief.evals.report import Failure, Remark, Report, Scorecard
from llmbrief.shown import one_line

_LINES = 60  # that a report or comparison may take: a tall terminal shows it whole
_CASES = 5  # weakest cases that are named
_SLUGS = 60  # cases that failed alike and are named
_OF_A_METRIC = 3  # losses, before those of the next
_OF_A_MOVE = 2  # remarks
_GAP = "  "


def report_text(report: Report, *, ceiling: Mapping[str, float | None] | None = None, width: int = 80) -> str:
    """Lay out a report: what failed, a table of metrics, the weakest cases, and what was lost, the gravest first.

    *ceiling* has for each metric what annotators reach against the gold.
    """
    head = [*_head(report, ceiling, width), *_weakest(report, width)]
    return _joined((*head, *_losses(report, width, _LINES - len(head))))


def comparison_text(comparison: Comparison, *, width: int = 80) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, and what was lost and gained, the most first."""
    return _compared(wrap(f"{comparison.verdict}: {comparison.why}", width), comparison, width)


def gate_text(gate: Gate, *, width: int = 80) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    told = [line for reason in gate.reasons for line in wrap(reason, width, "  ")]
    verdict = "the gate passes" if gate.passes else "the gate fails"
    return _compared((verdict, *told), gate.comparison, width)


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


def _head(report: Report, ceiling: Mapping[str, float | None] | None, width: int) -> Iterator[str]:
    cases = count(len(report.cases), "case")
    failed = f", {len(report.failures)} failed" if report.failures else ""
    yield from wrap(f"{figures.system(report.system)}: {cases}{failed}", width)
    yield from _failures(report.failures, width)
    if report.metrics:
        yield from ("", *aligned(figures.report_table(report, ceiling), width))
    if report.measures:
        yield from ("", *wrap(f"not scores: {figures.measures(report)}", width))


def _failures(failures: Iterable[Failure], width: int) -> Iterator[str]:
    groups = failed_alike(failures)
    if groups:
        yield from ("", "Failed")
    for group in groups:
        yield from wrap(f"{group.named} ({group.kind}): {group.message}", width, "  ")
        if len(group.slugs) > 1:
            more = len(group.slugs) - _SLUGS
            named = ", ".join(group.slugs[:_SLUGS]) + (f" and {more} more" if more > 0 else "")
            yield from wrap(named, width, "    ")


def _weakest(report: Report, width: int) -> Iterator[str]:
    weak = weakest(report)
    if len(weak) > _CASES:
        named = ", ".join(f"{card.slug}{lowest(card)}" for card in weak[:_CASES])
        yield from ("", *wrap(f"weakest cases: {named}", width))


def _losses(report: Report, width: int, room: int) -> Iterator[str]:
    """Yield what was lost, the gravest first, as far as *room* lines have place for it, and count the rest."""
    lost = all_losses(report)
    if not lost:
        return
    told = _fitting(lost, width, room - 5)
    yield from ("", "What was lost, the gravest first")
    for number in sorted(told):
        yield from told[number]
    hidden = Counter(remark.metric for number, (_, remark) in enumerate(lost) if number not in told)
    if hidden:
        counted = ", ".join(f"{metric} {number}" for metric, number in hidden.items())
        yield from wrap(
            f"and {hidden.total()} more: {counted}; -f markdown has more, by case, -f json all", width, "  "
        )


def _fitting(lost: Sequence[tuple[Scorecard, Remark]], width: int, room: int) -> dict[int, list[str]]:
    """Return the lines of as many losses as *room* holds, at least one, by their numbers in *lost*."""
    told = dict[int, list[str]]()
    for number in _in_turn([remark.metric for _, remark in lost]):
        lines = list(wrap(_loss(*lost[number]), width, "  "))
        room -= len(lines)
        if told and room < 0:
            break
        told[number] = lines
    return told


def _in_turn(metrics: Sequence[str]) -> list[int]:
    """Return the numbers of the losses in their order, but a metric's fourth after the others' first three."""
    seen = Counter[str]()
    first, later = list[int](), list[int]()
    for number, metric in enumerate(metrics):
        (first if seen[metric] < _OF_A_METRIC else later).append(number)
        seen[metric] += 1
    return first + later


def _loss(card: Scorecard, remark: Remark) -> str:
    """Say what was lost, and where: in the gold file, or else in which case."""
    if card.gold and remark.line:
        return remark_text(remark, card.gold)
    message = f": {remark.message}" if remark.message else ""
    return f"{remark.metric} {remark.id} ({card.slug}){message}"


def _compared(first: Iterable[str], comparison: Comparison, width: int) -> str:
    head = [*first, *_comparison(comparison, width)]
    lost, others = worse_first(comparison.moves)
    return _joined((*head, *_moves(lost, others, width, _LINES - len(head))))


def _comparison(comparison: Comparison, width: int) -> Iterator[str]:
    yield from wrap(figures.systems(comparison), width)
    yield from _failures(comparison.failures, width)
    if any(change.cases for change in comparison.metrics.values()):
        yield from ("", *aligned(figures.comparison_table(comparison), width))
    if any(None not in (shift.old, shift.new) for shift in comparison.measures.values()):
        yield from ("", *wrap(f"not scores: {figures.shifts(comparison)}", width))


def _moves(lost: Sequence[Move], gained: Sequence[Move], width: int, room: int) -> Iterator[str]:
    """Yield what was lost and gained, as much as *room* lines have place for; gains take a third of it."""
    below = list(_told("What was gained", gained, width, room // 3))
    yield from _told("What was lost", lost, width, room - len(below))
    yield from below


def _told(title: str, moves: Sequence[Move], width: int, room: int) -> Iterator[str]:
    """Yield the first moves that *room* lines have place for, at least one."""
    lines = ["", title]
    for number, move in enumerate(moves):
        told = list(_move(move, width))
        if number and len(lines) + len(told) >= room:
            lines.append(f"  and {len(moves) - number} more: all of them with -f json")
            break
        lines += told
    return iter(lines if moves else [])


def _move(move: Move, width: int) -> Iterator[str]:
    yield from wrap(f"{move.slug} {move_text(move)}", width, "  ")
    told, more = parts([remark for remark in move.remarks if remark.message], _OF_A_MOVE)
    for remark in told:
        yield from wrap(item_text(remark, move.gold), width, "    ")
    if more:
        yield f"    {more}"
