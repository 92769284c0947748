"""The page of results shows what the recordings score."""

from __future__ import annotations

import pytest
from benchmarks.results import PAGE, annotators, filled, reports, sections

from llmbrief.evals.metrics import METRICS


def test_the_page_shows_what_the_systems_score() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page, sections(reports(), annotators())) == page, "run: python -m benchmarks.results --write"


def test_a_table_replaces_what_stood_in_its_place_and_nothing_else() -> None:
    page = "one\n<!-- begin a -->\nold\n<!-- end a -->\ntwo\n<!-- begin b -->\n<!-- end b -->\n"
    expected = "one\n<!-- begin a -->\nnew\n<!-- end a -->\ntwo\n<!-- begin b -->\nmore\n<!-- end b -->\n"
    assert filled(filled(page, {"a": "x", "b": "y"}), {"a": "new", "b": "more"}) == expected


@pytest.mark.parametrize("tables", [{}, {"a": "new", "b": "more"}])
def test_a_table_without_a_place_and_a_place_without_a_table_are_refused(tables: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="places"):
        filled("<!-- begin a -->\n<!-- end a -->\n", tables)


@pytest.mark.parametrize("name", METRICS)
def test_the_page_of_metrics_tells_of_every_one(name: str) -> None:
    assert f"**{name}**" in (PAGE.parent / "metrics.md").read_text(encoding="utf-8")
