"""How well claims and questions of two annotators are matched, against the alignment files.

    python -m benchmarks.matching

The truth is what ``evals/alignment`` calls the same; pairs that it calls overlapping are left out of the count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from llmbrief import Article
from llmbrief.brief import Claim, Evidence, Question
from llmbrief.matching import Matching, match_claims, match_questions

ROOT = Path(__file__).parent.parent
FIELDS = ("id", "text", "kind", "certainty", "speaker", "via")


def read(path: str) -> Any:
    """Return the values of a YAML file of ``evals``."""
    return yaml.load((ROOT / "evals" / path).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def claims(labels: Mapping[str, Any]) -> list[Claim]:
    """Return an annotator's claims."""
    return [
        Claim(**{key: claim.get(key) for key in FIELDS}, evidence=tuple(Evidence(quote=q) for q in claim["evidence"]))
        for claim in labels["claims"]
    ]


def questions(labels: Mapping[str, Any]) -> list[Question]:
    """Return an annotator's questions."""
    return [
        Question(**{key: item[key] for key in ("id", "text", "kind", "why")}, claims=tuple(item["claims"]))
        for item in labels["questions"]
    ]


def matchings() -> Iterator[tuple[dict[str, Any], Matching, Matching]]:
    """Yield each article's alignment, and how its two annotators' claims and questions are matched."""
    for path in sorted((ROOT / "evals" / "alignment").glob("*.yaml")):
        article = Article.from_file(ROOT / "seeds" / f"{path.stem}.txt")
        one, other = (read(f"annotators/{annotator}/{path.name}") for annotator in "ab")
        said = match_claims(claims(one), claims(other), article)
        yield read(f"alignment/{path.name}"), said, match_questions(questions(one), questions(other), claims=said)


def counted(rows: Iterable[Mapping[str, Any]], matching: Matching) -> Counter[str]:
    """Count pairs that are the same, pairs that are not, and those that were missed."""
    relations = {(row["a"], row["b"]): row["relation"] for row in rows}
    found = {(pair.predicted, pair.gold) for pair in matching.pairs}
    same = {pair for pair, relation in relations.items() if relation == "same"}
    return Counter(hits=len(found & same), extra=len(found - set(relations)), missed=len(same - found))


def figures(total: Counter[str]) -> str:
    """Return precision, recall and F1 of counts as a line."""
    hits, extra, missed = total["hits"], total["extra"], total["missed"]
    f1 = 2 * hits / (2 * hits + extra + missed)
    return f"P {hits / (hits + extra):.4f}  R {hits / (hits + missed):.4f}  F1 {f1:.4f}  ({hits} {extra} {missed})"


def main() -> None:
    """Print the figures of claims and questions."""
    totals = {"claims": Counter[str](), "questions": Counter[str]()}
    for alignment, said, asked in matchings():
        totals["claims"] += counted(alignment["claims"], said)
        totals["questions"] += counted(alignment["questions"], asked)
    for name, total in totals.items():
        print(f"{name:10}{figures(total)}")


if __name__ == "__main__":
    main()
