"""The runs of clauses of a passage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.matching.runs import clause_runs
from llmbrief.verification.checking.passages import read


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", []),
        ("Prices rose.", ["Prices rose"]),
        ("Prices rose, it rained.", ["Prices rose", "Prices rose, it rained", "it rained"]),
    ],
)
def test_each_run_of_clauses_comes_once(text: str, runs: list[str]) -> None:
    passage = read(text, "en")
    assert [passage.phrase(start, end - 1) for start, end in clause_runs(passage)] == runs


@given(st.lists(st.sampled_from(["Prices rose", "it rained", "nobody came"]), min_size=1, max_size=6))
def test_clauses_in_a_row_have_a_run_for_each_first_and_last_one(clauses: list[str]) -> None:
    runs = list(clause_runs(read("; ".join(clauses), "en")))
    assert len(runs) == len(set(runs)) == len(clauses) * (len(clauses) + 1) // 2
    assert all(start < end for start, end in runs)
