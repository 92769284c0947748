from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.evals.baseline import bless, gate
from llmbrief.evals.comparing.comparison import compare
from llmbrief.evals.rendering.github import comparison_github, gate_github, report_github
from llmbrief.evals.report import Report, Scorecard
from llmbrief.shown import shown
from tests.evals.reports import HOSTILE, card, flat, hostile, report, told

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)*)::([^\r\n]*)")


def read(form: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does."""
    commands = []
    for line in form.split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = dict(one.split("=", 1) for one in match[2].split(","))
        commands.append((match[1], {name: unescaped(one) for name, one in properties.items()}, unescaped(match[3])))
    return commands


def unescaped(text: str) -> str:
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@pytest.mark.parametrize("text", HOSTILE)
def test_every_line_is_one_command_whatever_the_text(text: str) -> None:
    one = hostile(text)
    unfailed = one.model_copy(update={"failures": ()})
    for form in (
        report_github(one),
        comparison_github(compare(one, one)),
        gate_github(gate(unfailed, bless(unfailed))),
    ):
        read(form)


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_a_message_arrives_as_it_is(text: str) -> None:
    level, properties, message = read(report_github(hostile(text)))[0]
    assert level == "error"
    assert message == shown(text)
    assert properties["title"].endswith(f": {shown(text.replace('_', ' '))}")


def test_what_a_case_lost_is_a_warning_on_the_line_of_the_gold_file() -> None:
    commands = read(report_github(told([card("a", "claims.recall", hits=["c1"], misses=["c9"])])))
    properties = {"file": "evals/gold/a.yaml", "line": "7", "title": "a: claims.recall c9"}
    assert commands == [("warning", properties, "lost c9")]


def test_a_comparison_begins_with_its_verdict_and_marks_what_regressed_as_errors() -> None:
    old = told([card(f"a{number}", "claims.recall", hits=["c1"]) for number in range(12)])
    new = told([card(f"a{number}", "claims.recall", misses=["c1"]) for number in range(12)])
    commands = read(comparison_github(compare(old, new)))
    assert commands[0][:2] == ("error", {"title": "llmbrief: regression"})
    assert commands[0][2].startswith("claims.recall fell by 1.000")
    assert [(level, one["line"]) for level, one, _ in commands[1:]] == [("error", "7")] * 12
    assert [level for level, *_ in read(comparison_github(compare(new, old)))] == ["notice"]


@pytest.mark.parametrize(
    ("old", "new", "level"),
    [
        (report(flat(12, 0.9)), report(flat(12, 0.9)), "notice"),
        (report(flat(3, 0.9)), report(flat(3, 0.8)), "warning"),
        (report(flat(12, 0.9)), report(flat(12, 0.5)), "error"),
        (report(flat(12, 0.9)), report(flat(12, 0.9), failed=["b"]), "error"),
    ],
)
def test_a_gate_is_as_loud_as_its_reasons(old: Report, new: Report, level: str) -> None:
    commands = read(gate_github(gate(new, bless(old))))
    assert commands[0][0] == level


def test_the_ten_that_github_shows_are_of_ten_cases_and_a_strict_gates_own_reasons_come_first() -> None:
    slugs = [f"a{number:02}" for number in range(12)]
    ids = [f"c{number}" for number in range(5)]
    old = told([both(slug, hits=ids) for slug in slugs])
    new = told([both(slug, misses=ids, trapped=slug == "a07") for slug in slugs])
    commands = read(gate_github(gate(new, bless(old), strict=True)))
    titles = [one["title"] for _, one, _ in commands]
    assert titles[:3] == ["llmbrief: the gate fails", "a07: traps.hit t1", "a00: claims.recall c0"]
    assert titles[2:14] == [f"{slug}: claims.recall c0" for slug in slugs]
    assert len(titles) == 2 + 12 * 5
    assert {level for level, *_ in commands} == {"error"}


def both(slug: str, *, hits: Sequence[str] = (), misses: Sequence[str] = (), trapped: bool = False) -> Scorecard:
    """Make a card of recall and traps."""
    recall = card(slug, "claims.recall", hits=hits, misses=misses)
    traps = card(slug, "traps.hit", hits=[] if trapped else ["t1"], misses=["t1"] if trapped else [])
    return recall.model_copy(
        update={"scores": {**recall.scores, **traps.scores}, "findings": (*recall.findings, *traps.findings)}
    )


def test_cases_that_failed_alike_are_one_error() -> None:
    commands = read(report_github(report({}, failed=["a", "b"])))
    assert commands == [("error", {"title": "2 cases: missing recording"}, "no recording\na, b")]
