"""The pages of results and metrics show what the recordings score, and what was read of them can be found."""

from __future__ import annotations

import pytest
from benchmarks.results import PAGE, SYSTEMS, filled, read_by_hand, reports, sections

from llmbrief.evals.agreement import Agreement
from llmbrief.evals.baseline import gate, read_baseline
from llmbrief.evals.metrics import COUNTS, METRICS
from tests.evals.shipped import ROOT, shipped

GOLD = {case.slug: case.gold for case in shipped()}


def test_the_page_and_the_baseline_show_what_the_systems_score() -> None:
    scored, page = reports(), PAGE.read_text(encoding="utf-8")
    comparison = gate(scored["brief.v2"], read_baseline(ROOT / "evals/baseline.json")).comparison
    assert (comparison.verdict, comparison.moves) == ("same", ()), "run: llmbrief eval bless"
    pinned = Agreement.model_validate_json((ROOT / "evals/agreement.json").read_bytes())  # and that is tested elsewhere
    assert filled(page, sections(scored, pinned)) == page, "run: python -m benchmarks.results --write"


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


def test_what_was_judged_of_core_claims_is_about_core_claims_each_once() -> None:
    rows = read_by_hand("core_said")
    core = {slug: {claim.id for claim in gold.claims if claim.core} for slug, gold in GOLD.items()}
    assert all(row["claim"] in core[row["slug"]] for row in rows)
    assert {row["judged"] for row in rows} == {"said", "in part", "not said"}
    assert len({(row["brief"], row["slug"], row["claim"]) for row in rows}) == len(rows) == 60


def test_what_was_read_of_alarms_names_a_count_of_a_system_each_once() -> None:
    rows = read_by_hand("alarms_read")
    assert all(row["system"] in SYSTEMS and row["slug"] in GOLD and row["metric"] in COUNTS for row in rows)
    assert {row["judged"] for row in rows} <= {"fault", "arguable", "false alarm"}
    assert len({(row["system"], row["slug"], row["metric"], row["id"]) for row in rows}) == len(rows)
