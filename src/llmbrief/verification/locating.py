"""Find a quote in an article."""

from __future__ import annotations

from llmbrief.brief import Evidence, Span


def locate(quote: str, text: str) -> Evidence:
    """Say whether *text* holds *quote*, and where."""
    start = text.find(quote)
    if start < 0 or not quote:
        return Evidence(quote=quote, verdict="absent")
    return Evidence(quote=quote, verdict="exact", span=Span(start=start, end=start + len(quote)))
