from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from llmbrief.matching.assignment import Edge, assign

WEIGHTS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 100).map(float), max_size=16)


def best(weights: dict[Edge, float]) -> float:
    """Try every one-to-one assignment of five rows to five columns."""
    return max(sum(weights.get(edge, 0) for edge in enumerate(columns)) for columns in permutations(range(5)))


@given(WEIGHTS)
def test_no_assignment_weighs_more(weights: dict[Edge, float]) -> None:
    assert sum(weights[edge] for edge in assign(weights)) == best(weights)


@given(WEIGHTS)
def test_each_row_and_column_is_assigned_once_and_by_an_edge(weights: dict[Edge, float]) -> None:
    chosen = assign(weights)
    assert set(chosen) <= set(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)


def test_two_good_pairs_are_worth_more_than_one_better_one() -> None:
    assert assign({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]


def test_nothing_is_assigned_without_edges() -> None:
    assert assign({}) == []
