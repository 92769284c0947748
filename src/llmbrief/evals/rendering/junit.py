"""JUnit XML: one suite, each case a test case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from llmbrief.evals.baseline import Gate
from llmbrief.evals.comparing.comparison import Comparison
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.rendering.losses import losses, move_text, remark_text, scores, to_blame
from llmbrief.evals.report import Report
from llmbrief.shown import one_line


@dataclass(frozen=True)
class _Result:
    """What is wrong with a test case."""

    tag: str  # failure or error
    kind: str
    message: str
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class _Test:
    name: str
    results: Sequence[_Result] = ()
    told: Sequence[str] = ()


def report_junit(report: Report) -> str:
    """Write a report: a case that failed is an error, what another lost is in its output."""
    tests = [_Test(one.slug, [_Result("error", one.kind, one.message)]) for one in report.failures]
    for card in report.cases:
        lost = [remark_text(remark, card.gold) for remark in losses(card)]
        tests.append(_Test(card.slug, told=[*filter(None, [scores(card)]), *lost]))
    return _suite(tests)


def comparison_junit(comparison: Comparison) -> str:
    """Write a comparison: a case that failed is an error; one that lost in a metric that regressed is a failure.

    A verdict for which no case can stand (exit code 4) is an error of a test case named ``verdict``.
    """
    told = f"{comparison.verdict}: {comparison.why}"
    whole = [_whole("verdict", [told], comparison.exit_code)] if comparison.exit_code == 4 else []
    return _suite([*whole, *_cases(comparison, to_blame(comparison))], [told])


def gate_junit(gate: Gate) -> str:
    """Write a gate as its comparison, in which a strict one fails for what no case may do; one that fails for another
    reason than its cases has a test case ``gate``."""
    blamed = to_blame(gate.comparison, strict=bool(gate.fresh))
    cases = list(_cases(gate.comparison, blamed))
    carried = gate.passes or (gate.exit_code != 4 and any(test.results for test in cases))
    return _suite([*([] if carried else [_whole("gate", gate.reasons, gate.exit_code)]), *cases], gate.reasons)


def _whole(name: str, reasons: Sequence[str], exit_code: int) -> _Test:
    return _Test(name, [_Result("failure" if exit_code == 1 else "error", name, "; ".join(reasons))])


def _cases(comparison: Comparison, blamed: Sequence[Move]) -> Iterator[_Test]:
    failed = [one.slug for one in comparison.failures]
    moved, fallen = _by_slug(comparison.moves), _by_slug(blamed)
    for slug in sorted({*comparison.slugs, *failed}):
        results = [*_errors(slug, comparison), *_failure(fallen.get(slug, []))]
        yield _Test(slug, results, [move_text(move) for move in moved.get(slug, [])])


def _by_slug(moves: Iterable[Move]) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    for move in moves:
        found.setdefault(move.slug, []).append(move)
    return found


def _errors(slug: str, comparison: Comparison) -> Iterator[_Result]:
    for one in comparison.failures:
        if one.slug == slug:
            yield _Result("error", one.kind, f"failed in the {one.side} report: {one.message}")


def _failure(fallen: Sequence[Move]) -> Iterator[_Result]:
    if fallen:
        lost = [remark_text(remark, move.gold) for move in fallen for remark in move.remarks if remark.message]
        yield _Result("failure", "regression", "; ".join(map(move_text, fallen)), lost)


def _suite(tests: Sequence[_Test], told: Sequence[str] = ()) -> str:
    tags = [tag for test in tests for tag in {result.tag for result in test.results}]
    counts = f'tests="{len(tests)}" failures="{tags.count("failure")}" errors="{tags.count("error")}" skipped="0"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites {counts}>",
        f'<testsuite name="llmbrief eval" {counts}>',
        *(line for test in tests for line in _test(test)),
        *_output(told),
        "</testsuite>",
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _test(test: _Test) -> Iterator[str]:
    yield f'<testcase classname="llmbrief.eval" name="{_xml(test.name)}">'
    for result in test.results:
        body = "\n".join(map(_xml, result.lines))
        head = f'{result.tag} type="{_xml(result.kind)}" message="{_xml(result.message)}"'
        yield f"<{head}>{body}</{result.tag}>"
    yield from _output(test.told)
    yield "</testcase>"


def _output(lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield "<system-out>" + "\n".join(map(_xml, lines)) + "</system-out>"


def _xml(text: str) -> str:
    """Escape markup and what XML cannot hold: control characters, and the two that are no characters (XML 1.0, 2.2)."""
    return escape(one_line(text)).replace("\ufffe", r"\ufffe").replace("\uffff", r"\uffff")
