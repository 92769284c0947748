"""Plain text for a terminal, in lines of at most *width* cells."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from llmbrief.evals.baseline import Gate
from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.metrics import COUNTS, HEADLINE
from llmbrief.evals.planning import Plan
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count, joined
from llmbrief.evals.rendering.losses import (
    SortedMoves,
    all_losses,
    by_outcome,
    failed_alike,
    gain_texts,
    loss_texts,
    lowest,
    move_text,
    parts,
    remark_text,
    weakest,
)
from llmbrief.evals.report import Failure, Remark, Report, Scorecard
from llmbrief.shown import one_line

_LINES = 60  # that a report or comparison may take: a tall terminal shows it whole
_CASES = 5  # weakest cases that are named
_SLUGS = 60  # cases that failed alike and are named
_OF_A_METRIC = 3  # losses, before those of the next
_OF_A_MOVE = 2  # remarks
_LEVEL = 3  # moves that are named though their value is the same
_GAP = "  "
_HEADLINE = "* headline: these decide a verdict; ↓ lower is better"
_VERDICTS = "Headline metrics alone have a verdict; ↓ lower is better."


def report_text(report: Report, *, ceiling: Mapping[str, float | None] | None = None, width: int = 80) -> str:
    """Lay out a report: what failed, a table of metrics, the weakest cases, and what was lost, the gravest first.

    *ceiling* has for each metric what annotators reach against the gold.
    """
    head = [*_head(report, ceiling, width), *_weakest(report, width)]
    return joined((*head, *_losses(report, width, _LINES - len(head))))


def comparison_text(comparison: Comparison, *, width: int = 80) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, and what was lost and gained, the most first."""
    return _compared(wrap(f"{comparison.verdict}: {comparison.why}", width), comparison, width)


def gate_text(gate: Gate, *, width: int = 80) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    told = [line for reason in gate.reasons for line in wrap(reason, width, "  ")]
    verdict = "the gate passes" if gate.passes else "the gate fails"
    return _compared((verdict, *told), gate.comparison, width)


def plan_text(plan: Plan, *, width: int = 80) -> str:
    """Lay out a plan: which difference the articles at hand show, and for each metric how many show which."""
    if figures.is_of_one_article(plan):
        return joined(wrap(plan.note, width))
    lines = [line for told in figures.at_hand(plan) for line in wrap(told, width)]
    lines += [*([""] if lines else []), *wrap(figures.plan_legend(plan), width), ""]
    lines += aligned(figures.plan_table(plan), width)
    if unknown := figures.unknown(plan):
        lines += ["", *wrap(unknown, width)]
    return joined(lines)


def aligned(table: Table, width: int) -> Iterator[str]:
    """Yield the rows of a table; where it is too wide, without columns that it can spare, which are named below it.

    Where that is not enough each row is a paragraph.
    """
    fitting = _fitted(table, width)
    if fitting is None:
        yield from _stacked(table, width)
        return
    first, *sizes = _sizes(fitting)
    for name, *others in (fitting.header, *fitting.rows):
        yield _GAP.join([_left(name, first), *map(_right, others, sizes)]).rstrip(" ")
    dropped = [name for name in table.header if name not in fitting.header]
    if dropped:
        yield from wrap(f"no room for: {', '.join(dropped)}", width)


def _fitted(table: Table, width: int) -> Table | None:
    """Return the table without the columns that have no room; None where what it cannot spare has none."""
    sizes = _sizes(table)
    if sum(sizes) + len(_GAP) * (len(sizes) - 1) <= width:
        return table
    return _fitted(table.without(table.spare[0]), width) if table.spare else None


def _sizes(table: Table) -> list[int]:
    return [max(map(cells, column)) for column in zip(table.header, *table.rows, strict=True)]


def _stacked(table: Table, width: int) -> Iterator[str]:
    """Yield each row as its name, and below it what stands in its columns."""
    for name, *fields in table.rows:
        yield from wrap(name, width)
        named = [f"{header} {field}".strip() for header, field in zip(table.header[1:], fields, strict=True) if field]
        yield from _filled([*(f"{one}," for one in named[:-1]), *named[-1:]], width, "  ")


def marked(table: Table) -> Table:
    """Mark headline metrics and those of which less is better: where the last column has nothing, or in one more."""
    if table.header[-1] == "verdict":
        return Table(table.header, tuple((*row[:-1], row[-1] or _mark(row[0])) for row in table.rows), table.spare)
    return Table((*table.header, ""), tuple((*row, _mark(row[0])) for row in table.rows), table.spare)


def _mark(metric: str) -> str:
    return "*" if metric in HEADLINE else "↓" if metric in COUNTS else ""


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield *text*, its control characters escaped, in lines of at most *width* cells; all but the first are indented
    further."""
    yield from _filled(one_line(text).split(" "), width, indent)


def _filled(parts: Iterable[str], width: int, indent: str) -> Iterator[str]:
    """Yield lines of *parts*, which stay whole where a line holds them."""
    line, room = indent, max(width, len(indent) + 20)
    hanging = f"{indent}  "
    for part in _pieces(parts, room - len(hanging)):
        if line.strip(" ") and cells(line) + 1 + cells(part) > room:
            yield line
            line = hanging
        line += part if not line.strip(" ") else f" {part}"
    yield line


def cells(text: str) -> int:
    """Count the columns that a terminal gives *text*."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _pieces(parts: Iterable[str], width: int) -> Iterator[str]:
    """Yield the parts, those wider than a line in pieces."""
    for part in parts:
        piece = ""
        for character in part:
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


def _head(report: Report, ceiling: Mapping[str, float | None] | None, width: int) -> Iterator[str]:
    cases = count(len(report.cases), "case")
    failed = f", {len(report.failures)} failed" if report.failures else ""
    yield from wrap(f"{figures.system(report.system)}: {cases}{failed}", width)
    yield from _failures(report.failures, width)
    if report.metrics:
        yield from ("", *aligned(marked(figures.report_table(report, ceiling)), width), *wrap(_HEADLINE, width))
    if report.measures:
        yield from ("", *wrap(f"not scores: {figures.measures(report)}", width))


def _failures(failures: Iterable[Failure], width: int) -> Iterator[str]:
    groups = failed_alike(failures)
    if groups:
        yield from ("", "Failed")
    for group in groups:
        yield from wrap(f"{group.named} ({group.label}): {group.message}", width, "  ")
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
    return joined((*head, *_moves(by_outcome(comparison.moves), width, _LINES - len(head))))


def _comparison(comparison: Comparison, width: int) -> Iterator[str]:
    yield from wrap(figures.systems(comparison), width)
    yield from _failures(comparison.failures, width)
    if figures.has_table(comparison):
        yield from ("", *aligned(marked(figures.comparison_table(comparison)), width), *wrap(_VERDICTS, width))
    if figures.has_shifts(comparison):
        yield from ("", *wrap(f"not scores: {figures.shifts(comparison)}", width))


def _moves(moves: SortedMoves, width: int, room: int) -> list[str]:
    """Return what was lost and gained, as much as *room* lines have place for, and count what is neither.

    Gains take half of it, and what the losses leave.
    """
    lost = [_told(move, loss_texts(move), width) for move in moves.lost]
    gained = [_told(move, gain_texts(move), width) for move in moves.gained]
    level = list(_level(moves.level, width))
    room -= len(level)
    left = room - sum(len(one.head) + len(one.words) for one in lost) - 2
    below = _filling("What was gained", gained, max(room // 2, left))
    return [*_filling("What was lost", lost, room - len(below)), *below, *level]


class _Told(NamedTuple):
    head: list[str]  # lines that name a move
    words: list[str]  # lines on its items


def _told(move: Move, texts: Sequence[str], width: int) -> _Told:
    first, more = parts(texts, _OF_A_MOVE)
    words = [line for text in first for line in wrap(text, width, "    ")]
    head = list(wrap(f"{move.slug} {move_text(move)}", width, "  "))
    return _Told(head, [*words, f"    {more}"] if more else words)


def _filling(title: str, moves: Sequence[_Told], room: int) -> list[str]:
    """Return the lines of the first moves, at least one, as *room* lines have place for their words or heads alone."""
    lines = ["", title]
    for number, (head, words) in enumerate(moves):
        if number and len(lines) + len(head) >= room:
            lines.append(f"  and {len(moves) - number} more: all of them with -f json")
            break
        lines += head
        if not number or len(lines) + len(words) < room:
            lines += words
    return lines if moves else []


def _level(moves: Sequence[Move], width: int) -> Iterator[str]:
    if moves:
        first, more = parts(moves, _LEVEL)
        named = ", ".join(f"{move.slug} {move.metric}" for move in first)
        told = f"By other items at the same value: {named}{f' {more}' if more else ''}"
        yield from ("", *wrap(told, width))
