"""The recordings that ship: every seed replays, and what their page says is what they give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.recordings import replayed, table

from llmbrief import Article, Brief, Summarizer, verify
from llmbrief.errors import BudgetError

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
PROMPTS = sorted(path.name for path in (ROOT / "cassettes").iterdir() if path.is_dir())


@pytest.fixture(scope="module", params=PROMPTS)
def briefs(request: pytest.FixtureRequest) -> list[Brief]:
    return list(replayed(request.param))


def test_every_seed_replays_to_a_brief_of_its_own(briefs: list[Brief]) -> None:
    slugs = [brief.article.slug if brief.article else None for brief in briefs]
    assert slugs == [path.stem for path in SEEDS]
    assert all(brief.claims and brief.run and brief.run.cost_usd is None for brief in briefs)


def test_what_replays_is_verified_already(briefs: list[Brief]) -> None:
    for brief, path in list(zip(briefs, SEEDS, strict=True))[::3]:
        assert verify(brief, Article.from_file(path)) == brief


def test_the_page_shows_what_the_recordings_give(briefs: list[Brief]) -> None:
    page = (ROOT / "cassettes" / "README.md").read_text(encoding="utf-8")
    assert table(briefs) in page, "run: python -m benchmarks.recordings, and put its table into cassettes/README.md"


@pytest.mark.parametrize("path", sorted((ROOT / "cassettes").rglob("*.json")), ids=lambda path: path.stem)
def test_a_recording_holds_listed_headers_only_and_says_that_its_counts_are_estimates(path: Path) -> None:
    for interaction in json.loads(path.read_text(encoding="utf-8"))["interactions"]:
        assert set(interaction["request"]["headers"]) <= {"content-type"}
        assert set(interaction["response"]["headers"]) <= {"content-type", "retry-after"}
        assert json.loads(interaction["response"]["body"]["string"])["usage"]["estimated"] is True


def test_a_replay_costs_nothing_so_that_no_limit_of_cost_refuses_it() -> None:
    article = Article.from_file(ROOT / "seeds" / "quake-flash.txt")
    with Summarizer("openai/relay-llm", cassettes=ROOT / "cassettes", max_cost=0.0) as summarizer:
        assert summarizer.plan(article).replayed
        assert summarizer.summarize(article).claims


def test_a_plan_refuses_the_cost_that_the_call_would_refuse() -> None:
    article = Article.from_file(ROOT / "seeds" / "quake-flash.txt")
    with (
        Summarizer("openai/gpt-5.4-mini", max_cost=0.001) as summarizer,
        pytest.raises(BudgetError, match="--max-cost"),
    ):
        summarizer.plan(article)


def test_without_findings_a_brief_is_the_same_but_for_them() -> None:
    article = Article.from_file(ROOT / "seeds" / "bridge-trial.txt")
    briefs = []
    for findings in (True, False):
        with Summarizer(cassettes=ROOT / "cassettes", findings=findings) as summarizer:
            briefs.append(summarizer.summarize(article))
    checked, located = briefs
    assert any(claim.findings for claim in checked.claims)
    assert not any(claim.findings for claim in located.claims)
    assert verify(located, article).claims == checked.claims
