"""Markdown for a pull request's comment or a step's summary, as GitHub reads it.

Names, ids and text from outside stand in code spans: nothing in them is markup, a link, a mention or a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.rendering import figures
from llmbrief.evals.rendering.figures import Table, count
from llmbrief.evals.rendering.losses import losses, move_text, parts, remark_text, scores, weakest
from llmbrief.evals.report import Failure, Report
from llmbrief.evals.stats import Verdict
from llmbrief.shown import one_line

_REMARKS = 12  # on one case, or on one move
_MOVES = 60  # a comment holds at most 65,536 characters
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
    return _joined(_report(report, ceiling))


def comparison_markdown(comparison: Comparison) -> str:
    """Lay out a comparison: the verdict and why, a table of metrics, the moves folded away."""
    return _joined((_verdict(comparison), "", literal(comparison.why), *_comparison(comparison)))


def gate_markdown(gate: Gate) -> str:
    """Lay out a gate: whether it passes and why, then the comparison."""
    title = "### ✅ The gate passes" if gate.passes else "### ❌ The gate fails"
    return _joined((title, "", *(f"- {literal(reason)}" for reason in gate.reasons), *_comparison(gate.comparison)))


def code(text: str) -> str:
    """Return *text* on one line as a code span, between more backticks than it has in a row."""
    line = one_line(text)
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


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _report(report: Report, ceiling: Mapping[str, float | None] | None) -> Iterator[str]:
    cases = count(len(report.cases), "case")
    failed = f", **{len(report.failures)} failed**" if report.failures else ""
    yield from (f"### Briefs by {literal(figures.system(report.system))}: {cases}{failed}", *_failures(report.failures))
    yield from ("", *_table(figures.report_table(report, ceiling)))
    if report.measures:
        yield from ("", f"Not scores: {literal(figures.measures(report))}")
    weak = weakest(report)
    yield from _folded(f"What {count(len(weak), 'case')} lost", _lost(report))


def _lost(report: Report) -> Iterator[str]:
    for card in weakest(report):
        told, more = parts(losses(card), _REMARKS)
        yield f"- {code(card.slug)} {literal(scores(card))}"
        yield from (f"  - {code(remark_text(remark, card.gold))}" for remark in told)
        yield from [f"  - {more}"] if more else []


def _verdict(comparison: Comparison) -> str:
    return f"### {_MARKS[comparison.verdict]} {comparison.verdict.capitalize()}"


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield from ("", f"Briefs by {literal(figures.systems(comparison))}", *_failures(comparison.failures))
    if comparison.metrics:
        yield from ("", *_table(figures.comparison_table(comparison)))
    if comparison.measures:
        yield from ("", f"Not scores: {literal(figures.shifts(comparison))}")
    yield from _folded(count(len(comparison.moves), "move"), _moves(comparison))


def _moves(comparison: Comparison) -> Iterator[str]:
    for move in comparison.moves[:_MOVES]:
        told, more = parts([remark for remark in move.remarks if remark.message], _REMARKS)
        yield f"- {code(move.slug)} {code(move_text(move))}"
        yield from (f"  - {code(remark_text(remark, move.gold))}" for remark in told)
        yield from [f"  - {more}"] if more else []
    if len(comparison.moves) > _MOVES:
        yield f"- and {len(comparison.moves) - _MOVES} more, in the JSON form"


def _failures(failures: Iterable[Failure]) -> Iterator[str]:
    lines = [f"- {code(failure.slug)} failed: {code(f'{failure.kind}: {failure.message}')}" for failure in failures]
    yield from ("", *lines) if lines else ()


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    inside = list(lines)
    if inside:
        yield from ("", f"<details><summary>{title}</summary>", "", *inside, "", "</details>")


def _table(table: Table) -> Iterator[str]:
    yield _row(table.header)
    yield _row(["---", *["---:"] * (len(table.header) - 1)])
    yield from (_row(map(literal, row)) for row in table.rows)


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"
