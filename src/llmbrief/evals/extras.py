"""Claims that the gold does not have: those that the article supports, and those that it does not."""

from __future__ import annotations

from llmbrief.article import Article
from llmbrief.brief import Claim
from llmbrief.verification import check


def is_supported(claim: Claim, article: Article) -> bool:
    """Say whether the claim has a quote, the article has all of them, and it says nothing against them."""
    if not claim.evidence or not all(item.supports for item in claim.evidence):
        return False
    quotes = tuple(item.quote for item in claim.evidence)
    findings = check(claim.text, quotes, article.text, certainty=claim.certainty, language=article.language)
    return all(finding.level != "conflict" for finding in findings)
