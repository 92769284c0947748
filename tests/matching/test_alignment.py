"""The annotators' alignment as the truth of matching: ``same`` rows are pairs, ``overlap`` rows are left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from llmbrief import Article
from llmbrief.brief import Claim, Evidence, Question
from llmbrief.matching import Matching, match_claims, match_questions

ROOT = Path(__file__).parents[2]  # tests/matching/
SLUGS = sorted(path.stem for path in (ROOT / "evals/alignment").glob("*.yaml"))


class Asked(Question):
    also: tuple[str, ...] = ()


def load(path: str) -> Any:
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def claims(folder: str, slug: str, *, quotes: bool = True) -> list[Claim]:
    return [
        Claim(
            **{name: one.get(name) for name in ("id", "text", "kind", "certainty", "speaker", "via")},
            evidence=tuple(Evidence(quote=quote) for quote in one["evidence"] if quotes),
        )
        for one in load(f"evals/{folder}/{slug}.yaml")["claims"]
    ]


def questions(folder: str, slug: str) -> list[Asked]:
    return [
        Asked(
            **{name: one[name] for name in ("id", "text", "kind", "why", "claims")}, also=tuple(one.get("also") or ())
        )
        for one in load(f"evals/{folder}/{slug}.yaml")["questions"]
    ]


def f1(matchings: dict[str, Matching], key: str) -> float:
    hits = wrong = 0
    for slug, matching in matchings.items():
        rows = {(row["a"], row["b"]): row["relation"] for row in load(f"evals/alignment/{slug}.yaml")[key]}
        found = {(pair.predicted, pair.gold) for pair in matching.pairs}
        same = {pair for pair, relation in rows.items() if relation == "same"}
        hits += len(found & same)
        wrong += len(same - found) + sum(rows.get(pair) is None for pair in found)
    return 2 * hits / (2 * hits + wrong)


def article(slug: str) -> Article:
    return Article.from_file(ROOT / f"seeds/{slug}.txt")


@pytest.mark.parametrize(("quotes", "least"), [(True, 0.998), (False, 0.99)])
def test_claims_are_matched_as_the_annotators_were_aligned(quotes: bool, least: float) -> None:
    found = {
        slug: match_claims(
            claims("annotators/a", slug, quotes=quotes), claims("annotators/b", slug, quotes=quotes), article(slug)
        )
        for slug in SLUGS
    }
    assert f1(found, "claims") >= least


def test_questions_are_matched_as_the_annotators_were_aligned() -> None:
    found = {slug: match_questions(questions("annotators/a", slug), questions("annotators/b", slug)) for slug in SLUGS}
    assert f1(found, "questions") >= 0.985


@pytest.mark.parametrize("slug", SLUGS)
def test_gold_against_itself_is_all_pairs(slug: str) -> None:
    gold, asked = claims("gold", slug), questions("gold", slug)
    matching = match_claims(gold, gold, article(slug))
    assert {(pair.predicted, pair.gold, pair.score) for pair in matching.pairs} == {(c.id, c.id, 1.0) for c in gold}
    assert matching == Matching(pairs=matching.pairs)
    assert {(pair.predicted, pair.gold) for pair in match_questions(asked, asked).pairs} == {
        (q.id, q.id) for q in asked
    }
