"""What a summary says: of the core claims, and beyond the claims that carry it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from llmbrief.article import Article
from llmbrief.brief import Brief, Summary
from llmbrief.matching.statements import Likeness, statement
from llmbrief.verification.checking import check_figures


def sentences(summary: Summary) -> dict[str, str]:
    """Return the sentences of a summary by the names that scores have for them."""
    points = {f"key_points[{i}]": point.text for i, point in enumerate(summary.key_points)}
    return {"headline": summary.headline, "gist": summary.gist, **points}


def said_in_summary(statements: Sequence[str], summary: Summary, language: str) -> list[bool]:
    """Say of each statement whether the summary says it."""
    whole = statement(" ".join(sentences(summary).values()), language)
    parts = [statement(text, language) for text in statements]
    likeness = Likeness.among([whole, *parts])
    return [likeness.said(part.terms, whole.terms) >= 0.6 for part in parts]


def overclaims(brief: Brief, article: Article) -> Mapping[str, str]:
    """Return the sentences of the summary that say more, or more firmly, than their claims, each with what it says."""
    texts = " ".join(claim.text for claim in brief.claims)
    found = {name: check_figures(text, texts) for name, text in sentences(brief.summary).items()}
    return {name: findings[0].message for name, findings in found.items() if findings}
