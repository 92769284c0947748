"""How the tests of the single checks ask: a claim, its quote and its article, and what is found."""

from __future__ import annotations

from typing import Any

from llmbrief.verification.checking import check

Found = set[tuple[str, str]]  # (check, level)


def found(claim: str, quote: str, article: str | None = None, **fields: Any) -> Found:
    """Return the codes and levels of what is found; without *article* the quote is all of it."""
    findings = check(claim, [quote], article or quote, **{"language": "en", **fields})
    return {(finding.check, finding.level) for finding in findings}


def messages(claim: str, quote: str, article: str | None = None, **fields: Any) -> list[str]:
    """Return what the findings say."""
    return [finding.message for finding in check(claim, [quote], article or quote, **{"language": "en", **fields})]
