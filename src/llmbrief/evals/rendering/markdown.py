"""Markdown for a pull request's comment or a step's summary, as GitHub reads it.

Names, ids and text from outside stand in code spans: nothing in them is markup, a link, a mention or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from llmbrief.evals.baseline import Gate
from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.planning import Plan
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count, joined
from llmbrief.evals.rendering.losses import (
    FailedAlike,
    by_outcome,
    failed_alike,
    gain_texts,
    loss_texts,
    losses,
    move_text,
    parts,
    remark_text,
    scores,
    weakest,
)
from llmbrief.evals.report import Failure, Report, Scorecard
from llmbrief.evals.stats import Verdict
from llmbrief.shown import one_line

# GitHub takes so many characters of a comment at most: what is told of how many, and how much of it.
_COMMENT = 65_536
_TOLD = 30  # cases, moves or failures
_REMARKS = 5  # on one case, or on one move
_LINE = 200  # code points
_MARKS = {
    Verdict.IMPROVED: "✅",
    Verdict.SAME: "✅",
    Verdict.REGRESSION: "❌",
    Verdict.CANNOT_TELL: "❓",
    Verdict.INFRASTRUCTURE: "🚧",
}
# A backslash makes ASCII punctuation literal (CommonMark 0.31, 2.4). The stop of "www." and the colon of "://" would
# make a link of a bare address. What makes a list at the start of a line is left alone: no line begins with such text.
_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$^{}!@#=]|(?<=www)\.|:(?=/)", re.IGNORECASE)
_TICKS = re.compile("`+")


def report_markdown(report: Report, *, ceiling: Mapping[str, float | None] | None = None) -> str:
    """Lay out a report: failures first, a table of metrics, what each case lost folded away."""
    return joined(_report(report, ceiling))


def comparison_markdown(comparison: Comparison) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, the moves folded away."""
    return joined((_verdict(comparison), "", literal(comparison.why), *_comparison(comparison)))


def gate_markdown(gate: Gate) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    title = "### ✅ The gate passes" if gate.passes else "### ❌ The gate fails"
    return joined((title, "", *(f"- {literal(reason)}" for reason in gate.reasons), *_comparison(gate.comparison)))


def plan_markdown(plan: Plan) -> str:
    """Lay out a plan: which difference the articles at hand show, then a table of how many show which."""
    if figures.is_of_one_article(plan):
        return joined([literal(plan.note)])
    told = [literal(one) for one in (*figures.at_hand(plan), figures.plan_legend(plan))]
    unknown = figures.unknown(plan)
    lines = [line for one in told for line in (one, "")] + [*_table(figures.plan_table(plan))]
    return joined([*lines, *(["", literal(unknown)] if unknown else [])])


def code(text: str) -> str:
    """Return *text* on one line, cut where it is long, as a code span between more backticks than it has in a row."""
    line = one_line(text, _LINE)
    if not line.strip():
        return ""
    fence = "`" * (max(map(len, _TICKS.findall(line)), default=0) + 1)
    pad = " " if line[0] in "` " or line[-1] in "` " else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def literal(text: str) -> str:
    """Return *text* on one line as it reads, what would be markup escaped.

    A comment after ``@``, ``#`` and what makes a bare address keeps GitHub from making a mention, a reference or a link
    of it; backslashes alone do not.
    """
    return _MARKUP.sub(_escaped, one_line(text))


def _escaped(match: re.Match[str]) -> str:
    return f"\\{match[0]}<!-- -->" if match[0] in "@#:." else f"\\{match[0]}"


def _report(report: Report, ceiling: Mapping[str, float | None] | None) -> Iterator[str]:
    cases = count(len(report.cases), "case")
    failed = f", **{len(report.failures)} failed**" if report.failures else ""
    yield from (f"### Briefs by {literal(figures.system(report.system))}: {cases}{failed}", *_failures(report.failures))
    if report.metrics:
        yield from ("", *_table(figures.report_table(report, ceiling)))
    if report.measures:
        yield from ("", f"Not scores: {literal(figures.measures(report))}")
    weak = weakest(report)
    yield from _folded(f"What {count(len(weak), 'case')} lost", _first(map(_lost, weak), len(weak)))


def _verdict(comparison: Comparison) -> str:
    return f"### {_MARKS[comparison.verdict]} {comparison.verdict.capitalize()}"


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield from ("", f"Briefs by {literal(figures.systems(comparison))}", *_failures(comparison.failures))
    if figures.has_table(comparison):
        yield from ("", *_table(_marked(figures.comparison_table(comparison))))
    if figures.has_shifts(comparison):
        yield from ("", f"Not scores: {literal(figures.shifts(comparison))}")
    moves = by_outcome(comparison.moves)
    for found, words, texts, room in (
        (moves.lost, "for the worse", loss_texts, 40_000),
        (moves.gained, "for the better", gain_texts, 10_000),
        (moves.level, "by other items at the same value", loss_texts, 3_000),
    ):
        title = f"{count(len(found), 'move')} {words}"
        yield from _folded(title, _first(_moves(found, texts), len(found), room))


def _moves(moves: Iterable[Move], texts: Callable[[Move], list[str]]) -> Iterator[list[str]]:
    for move in moves:
        first, more = parts(texts(move), _REMARKS)
        yield _item(f"{code(move.slug)} {code(move_text(move))}", first, more)


def _failures(failures: Sequence[Failure]) -> Iterator[str]:
    groups = failed_alike(failures)
    if groups:
        yield from ("", *_first(map(_failed, groups), len(groups)))


def _failed(alike: FailedAlike) -> list[str]:
    told = f"failed: {code(f'{alike.label}: {alike.message}')}"
    if len(alike.slugs) == 1:
        return [f"- {code(alike.slugs[0])} {told}"]
    more = f" and {len(alike.slugs) - _TOLD} more" if len(alike.slugs) > _TOLD else ""
    return [f"- {alike.named} {told}", f"  - {', '.join(map(code, alike.slugs[:_TOLD]))}{more}"]


def _lost(card: Scorecard) -> list[str]:
    first, more = parts(losses(card), _REMARKS)
    return _item(f"{code(card.slug)} {literal(scores(card))}", [remark_text(one, card.gold) for one in first], more)


def _item(told: str, lines: Iterable[str], more: str) -> list[str]:
    """Return a list's item with its own items below, and in words how many more these are."""
    return [f"- {told}", *(f"  - {code(line)}" for line in lines), *([f"  - {more}"] if more else [])]


def _first(items: Iterable[list[str]], number: int, room: int = _COMMENT) -> Iterator[str]:
    """Yield the lines of the first items of *number*, until *room* characters are full, and how many more there are."""
    told = 0
    for item in islice(items, _TOLD):
        if room <= 0:
            break
        yield from item
        told, room = told + 1, room - sum(len(line) + 1 for line in item)
    if number > told:
        yield f"- and {number - told} more, in the JSON form"


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    inside = list(lines)
    if inside:
        yield from ("", f"<details><summary>{title}</summary>", "", *inside, "", "</details>")


def _marked(table: Table) -> Table:
    """Put each verdict's mark before it."""
    marks: Mapping[str, str] = {verdict: f"{mark} " for verdict, mark in _MARKS.items()}
    rows = tuple((*others, f"{marks.get(verdict, '')}{verdict}") for *others, verdict in table.rows)
    return Table(table.header, rows)


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row(["---", *["---:"] * (len(table.header) - 1)])
    yield from (_row(map(literal, row)) for row in table.rows)


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"
