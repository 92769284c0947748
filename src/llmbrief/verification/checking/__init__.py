"""Hold a claim against its quotes."""

from __future__ import annotations

from collections.abc import Sequence

from llmbrief.brief import Certainty, Finding


def check(
    claim_text: str,
    quotes: Sequence[str],
    article_text: str,
    *,
    certainty: Certainty | None = None,
    speaker: str | None = None,
    via: str | None = None,
    language: str | None = None,
) -> tuple[Finding, ...]:
    """Return what the claim says otherwise than its quotes."""
    return ()
