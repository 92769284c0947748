"""Replay every recording of a prompt and print how many of its quotes the article has, as a Markdown table.

python -m benchmarks.recordings [PROMPT]

Without PROMPT it is the default one.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from llmbrief import Article, Brief, Summarizer

ROOT = Path(__file__).parent.parent
HEADER = ("article", "claims", "questions", "answers", "quotes", "grounded", "conflicts", "notes")


def replayed(prompt: str | None) -> Iterator[Brief]:
    """Yield the brief of each seed, in the order of their names."""
    with Summarizer(prompt=prompt, cassettes=ROOT / "cassettes") as summarizer:
        for path in sorted((ROOT / "seeds").glob("*.txt")):
            yield summarizer.summarize(Article.from_file(path))


def row(brief: Brief) -> tuple[str, ...]:
    """Return the cells of one brief: counts, and the share of quotes that are exact or normalized."""
    evidence = [item for claim in brief.claims for item in claim.evidence]
    levels = [finding.level for claim in brief.claims for finding in claim.findings]
    slug = brief.article.slug if brief.article else "?"
    answers = brief.run.answers if brief.run else 0
    supported = sum(item.supports for item in evidence)
    counts = (len(brief.claims), len(brief.questions), answers, len(evidence))
    share = f"{supported / len(evidence):.3f}" if evidence else "none"
    return (slug, *map(str, counts), share, str(levels.count("conflict")), str(levels.count("note")))


def total(rows: list[tuple[str, ...]], briefs: list[Brief]) -> tuple[str, ...]:
    """Return the cells of the last line: sums, and the share over all quotes."""
    evidence = [item.supports for brief in briefs for claim in brief.claims for item in claim.evidence]
    sums = [str(sum(int(cells[column]) for cells in rows)) for column in (1, 2, 3, 4)]
    ends = [str(sum(int(cells[column]) for cells in rows)) for column in (6, 7)]
    return ("all", *sums, f"{sum(evidence) / len(evidence):.3f}", *ends)


def table(briefs: list[Brief]) -> str:
    """Return the table as Markdown."""
    rows = [row(brief) for brief in briefs]
    lines = [HEADER, ("---",) * len(HEADER), *rows, total(rows, briefs)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


if __name__ == "__main__":
    print(table(list(replayed(sys.argv[1] if len(sys.argv) > 1 else None))))
