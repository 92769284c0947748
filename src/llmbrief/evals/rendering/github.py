"""GitHub's workflow commands: each an annotation, on the line of the gold file where there is one.

Escapes after "Workflow commands for GitHub Actions" (docs.github.com) and what its toolkit does. GitHub shows the first
ten errors and ten warnings of a step, so that the gravest come first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from llmbrief.evals.baseline import Gate
from llmbrief.evals.compare import Comparison
from llmbrief.evals.lint import Fault
from llmbrief.evals.moves import Move
from llmbrief.evals.rendering.losses import losses, move_text, weakest
from llmbrief.evals.report import Failure, Remark, Report
from llmbrief.evals.stats import Verdict
from llmbrief.shown import shown

_LEVELS = {0: "notice", 1: "error", 3: "error", 4: "warning"}  # by exit code
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report_github(report: Report) -> str:
    """Write a report: failed cases as errors, what headline metrics and counts lost as warnings."""
    lost = (_remark("warning", card.slug, one, card.gold) for card in weakest(report) for one in losses(card))
    return _joined((*_failures(report.failures), *lost))


def comparison_github(comparison: Comparison) -> str:
    """Write a comparison: its verdict, then what was lost, largest first; errors where a metric regressed."""
    verdict = _command(_LEVELS[comparison.exit_code], comparison.why, title=f"llmbrief: {comparison.verdict}")
    return _joined((verdict, *_comparison(comparison)))


def gate_github(gate: Gate) -> str:
    """Write a gate: its reasons, then what was lost, largest first."""
    level = "error" if not gate.passes else "warning" if len(gate.reasons) > 1 else "notice"
    title = f"llmbrief: the gate {'passes' if gate.passes else 'fails'}"
    return _joined((_command(level, "\n".join(gate.reasons), title=title), *_comparison(gate.comparison)))


def lint_github(faults: Iterable[Fault]) -> str:
    """Write what lint found: faults as errors, notes as notices, each on its file's line."""
    return _joined(
        _command(
            "error" if fault.level == "fault" else "notice",
            fault.message,
            file=fault.path,
            line=fault.line,
            title=fault.id,
        )
        for fault in faults
    )


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield from _failures(comparison.failures)
    for move in comparison.moves:
        is_error = comparison.metrics[move.metric].verdict == Verdict.REGRESSION
        if move.lost or (is_error and (move.difference or 0) < 0):
            yield from _move("error" if is_error else "warning", move)


def _failures(failures: Iterable[Failure]) -> Iterator[str]:
    return (_command("error", one.message, title=f"{one.slug}: {one.kind}") for one in failures)


def _move(level: str, move: Move) -> Iterator[str]:
    if not move.remarks:
        yield _command(level, move_text(move), file=move.gold, title=move.slug)
    yield from (_remark(level, move.slug, remark, move.gold) for remark in move.remarks)


def _remark(level: str, slug: str, remark: Remark, gold: str | None) -> str:
    title = f"{slug}: {remark.metric} {remark.id}"
    return _command(level, remark.message or title, file=gold, line=remark.line if gold else None, title=title)


def _command(level: str, message: str, **properties: str | int | None) -> str:
    named = (f"{name}={shown(str(one)).translate(_PROPERTY)}" for name, one in properties.items() if one is not None)
    return f"::{level} {','.join(named)}::{shown(message).translate(_DATA)}"
