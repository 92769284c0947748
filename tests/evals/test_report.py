from __future__ import annotations

import pytest

from llmbrief import evals
from llmbrief.evals.metrics import METRICS
from llmbrief.evals.report import Estimate, Report, System
from tests.evals.reports import HOSTILE, card, hostile, told


def scored() -> Report:
    metrics = {"claims.recall": Estimate(value=2 / 3, cases=3), "traps.hit": Estimate(value=None, cases=0)}
    report = told([card("quarry", "claims.recall", hits=["c1"], misses=["c2"])])
    return report.model_copy(update={"metrics": metrics, "system": System(model="some/model", prompt="brief.v1")})


def test_a_report_is_shown_in_a_line_and_printed_as_a_table() -> None:
    assert repr(scored()) == "<Report some/model · brief.v1: cases 1, failed 0>"
    assert str(scored()).split("\n") == [
        "some/model · brief.v1: cases 1, failed 0",
        "  claims.recall            0.667",
        "  traps.hit                    –",
    ]


def test_so_is_the_card_of_a_case() -> None:
    (quarry,) = scored().cases
    assert repr(quarry) == "<Scorecard quarry: metrics 1, remarks 1>"
    assert str(quarry).split("\n") == ["quarry", "  claims.recall              0.5"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_shown_holds_no_control_character_of_a_report_from_outside(text: str) -> None:
    report = hostile(text)
    shown = f"{report!r}{report}{report.cases[0]!r}{report.cases[0]}"
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert str(report).count("\n") == len(METRICS) + 1 - (text in METRICS)


def test_what_is_no_path_is_refused_with_what_reads_it() -> None:
    with pytest.raises(TypeError, match=r"a path is wanted, not bytearray: .*model_validate_json"):
        evals.read_report(bytearray(b"{}"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a path is wanted, not bytes"):
        evals.read_report(b"{}")  # type: ignore[arg-type]


def test_a_comparison_is_shown_in_a_line_and_printed_with_both_values() -> None:
    comparison = evals.compare(scored(), scored())
    assert repr(comparison).startswith("<Comparison same: ")
    assert str(comparison).split("\n")[1:] == ["  claims.recall              0.5     0.5"]


def test_rows_are_flat() -> None:
    assert scored().rows() == [
        {"slug": "quarry", "metric": "claims.recall", "value": 0.5, "hits": 1, "misses": 1},
    ]
