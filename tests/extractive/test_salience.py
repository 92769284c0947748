from __future__ import annotations

import pytest

from llmbrief.extractive.salience import budget, select, spread, weigh
from llmbrief.extractive.statements import Statement

TEXTS = (
    "The bridge at Lena was closed on Monday for repairs to the bridge.",
    "A dog slept beside the road.",
    "Repairs to the bridge will cost 4 million euros.",
    "The bridge at Lena was closed on Monday for repairs.",
)
STATEMENTS = tuple(Statement(0, 1, number, text) for number, text in enumerate(TEXTS))


def test_the_frequent_and_the_early_weigh_most() -> None:
    weights = [item.weight for item in weigh(STATEMENTS, "Bridge closed", "en")]
    assert weights[0] == max(weights)
    assert weights[1] == min(weights)


def test_what_is_selected_keeps_the_order_of_the_article() -> None:
    chosen = select(weigh(STATEMENTS, "", "en"), 2)
    assert [item.statement.paragraph for item in chosen] == [0, 2]


def test_what_repeats_the_taken_is_taken_last() -> None:
    order = spread(weigh(STATEMENTS, "", "en"), 4)
    assert order.index(2) < order.index(3)


@pytest.mark.parametrize(("words", "claims"), [(1, 15), (88, 15), (470, 31), (3100, 84), (40_000, 120)])
def test_length_decides_how_many_claims_there_are(words: int, claims: int) -> None:
    assert budget(words) == claims
