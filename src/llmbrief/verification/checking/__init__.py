"""Hold a claim against its quotes."""

from __future__ import annotations

from collections.abc import Sequence

from llmbrief.brief import Certainty, Finding
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.direction import check_direction
from llmbrief.verification.checking.names import check_names
from llmbrief.verification.checking.negation import check_negation
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.passages import read
from llmbrief.verification.checking.reading import Reading, facts

_CHECKS = (check_numbers, check_names, check_dates, check_negation, check_direction)


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
    language = language or "en"
    reading = Reading(
        read(claim_text, language), tuple(read(q, language) for q in quotes), facts(article_text, language), certainty, speaker, via
    )
    return tuple(finding for one in _CHECKS for finding in one(reading))
