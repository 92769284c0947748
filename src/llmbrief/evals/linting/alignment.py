"""Rows of an alignment that name what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from llmbrief.brief import Place
from llmbrief.evals.linting.sheet import Problem, Sheet
from llmbrief.shown import one_line

_SIDES = ("a", "b", "gold")
_RELATIONS = ("same", "overlap", "only")


def alignment_problems(value: Any, sheets: Mapping[str, Sheet]) -> Iterator[Problem]:
    """Yield what is wrong with the rows; *sheets* are the files of ``a``, ``b`` and ``gold``, as far as there are."""
    if not isinstance(value, dict):
        yield Problem((), "an alignment is a mapping with 'claims' and 'questions'")
        return
    for section in ("claims", "questions"):
        rows = value.get(section)
        if not isinstance(rows, list):
            yield Problem((section,), "must be a list of rows")
            continue
        known = {side: _ids(sheet, section) for side, sheet in sheets.items()}
        for index, row in enumerate(rows):
            yield from _row((section, index), row, known)


def _ids(sheet: Sheet, section: str) -> frozenset[str]:
    return frozenset(item.id for item in (sheet.claims if section == "claims" else sheet.questions))


def _row(place: Place, row: Any, known: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    if not isinstance(row, dict) or set(row) != {*_SIDES, "relation"}:
        yield Problem(place, "a row has the fields a, b, gold and relation")
        return
    for side in _SIDES:
        if row[side] is not None and side in known and str(row[side]) not in known[side]:
            yield Problem((*place, side), f"{side} has no {place[0]} with the id '{one_line(str(row[side]), 40)}'")
    if row["relation"] not in _RELATIONS:
        yield Problem((*place, "relation"), f"must be one of {', '.join(_RELATIONS)}")
    elif (row["relation"] == "only") == (row["a"] is not None and row["b"] is not None):
        yield Problem((*place, "relation"), "'only' is for what one of a and b has, the others for what both have")
