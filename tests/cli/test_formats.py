from __future__ import annotations

from typing import Any

import pytest

from llmbrief.brief import Brief
from llmbrief.cli.formats import grade
from tests.cli.briefs import QUOTE, claim, written

PARTIAL = {"model": "m", "llmbrief": "0", "status": "partial", "missing": []}


def finding(level: str) -> dict[str, Any]:
    return {"check": "number", "level": level, "message": "x"}


@pytest.mark.parametrize(
    ("verdict", "findings", "run", "strictly", "freely"),
    [
        ("exact", [], None, 0, 0),
        ("normalized", ["note"], None, 0, 0),
        ("near_miss", [], None, 1, 0),
        ("absent", [], None, 1, 0),
        ("too_short", [], None, 1, 0),
        ("exact", ["note", "conflict"], None, 1, 0),
        ("exact", [], PARTIAL, 5, 5),
        ("absent", ["conflict"], PARTIAL, 5, 5),
    ],
)
def test_only_a_quote_out_of_place_or_a_conflict_is_at_fault_and_only_strictly(
    verdict: str, findings: list[str], run: dict[str, Any] | None, strictly: int, freely: int
) -> None:
    made = claim(evidence=[{"quote": QUOTE, "verdict": verdict}], findings=[finding(level) for level in findings])
    brief = Brief.model_validate({**written(made), "run": run})
    assert (grade(brief, strict=True), grade(brief, strict=False)) == (strictly, freely)
