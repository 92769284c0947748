"""GitHub's workflow commands: each an annotation, on the line of the gold file where there is one.

Escapes after "Workflow commands for GitHub Actions" (docs.github.com) and what its toolkit does. GitHub shows the first
ten errors and ten warnings of a step, so that the gravest come first, and those of one case or metric do not fill them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from llmbrief.evals.baseline import Gate
from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.lint import Fault
from llmbrief.evals.rendering.figures import joined
from llmbrief.evals.rendering.losses import all_losses, by_outcome, failed_alike, move_text, to_blame
from llmbrief.evals.report import Failure, Remark, Report
from llmbrief.shown import shown

_LEVELS = {0: "notice", 1: "error", 3: "error", 4: "warning"}  # by exit code
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def report_github(report: Report) -> str:
    """Write a report: failed cases as errors, what was lost as warnings."""
    lost = (_remark("warning", card.slug, one, card.gold) for card, one in all_losses(report))
    return joined((*_failures(report.failures), *lost))


def comparison_github(comparison: Comparison) -> str:
    """Write a comparison: its verdict, then what was lost, largest first; errors where a metric regressed."""
    verdict = _command(_LEVELS[comparison.exit_code], comparison.why, title=f"llmbrief: {comparison.verdict}")
    return joined((verdict, *_comparison(comparison, to_blame(comparison))))


def gate_github(gate: Gate) -> str:
    """Write a gate: its reasons, then what was lost, largest first."""
    level = "error" if not gate.passes else "warning" if len(gate.reasons) > 1 else "notice"
    title = f"llmbrief: the gate {'passes' if gate.passes else 'fails'}"
    blamed = to_blame(gate.comparison, strict=bool(gate.fresh))
    return joined((_command(level, "\n".join(gate.reasons), title=title), *_comparison(gate.comparison, blamed)))


def lint_github(faults: Iterable[Fault]) -> str:
    """Write what lint found: faults as errors, notes as notices, each on its file's line."""
    return joined(
        _command(
            "error" if fault.level == "fault" else "notice",
            fault.message,
            file=fault.path,
            line=fault.line,
            title=fault.id,
        )
        for fault in faults
    )


def _comparison(comparison: Comparison, blamed: Sequence[Move]) -> Iterator[str]:
    yield from _failures(comparison.failures)
    yield from _in_turn([list(_move("error", move)) for move in blamed])
    told = {(move.slug, move.metric) for move in blamed}
    lost = by_outcome(comparison.moves).lost
    others = [move for move in lost if move.lost and (move.slug, move.metric) not in told]
    yield from _in_turn([list(_move("warning", move)) for move in others])


def _in_turn(several: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the first of each, then the second of each, and so on."""
    return (one for ones in zip_longest(*several) for one in ones if one is not None)


def _failures(failures: Iterable[Failure]) -> Iterator[str]:
    for alike in failed_alike(failures):
        told = f"{alike.message}\n{', '.join(alike.slugs)}" if len(alike.slugs) > 1 else alike.message
        yield _command("error", told, title=f"{alike.named}: {alike.label}")


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
