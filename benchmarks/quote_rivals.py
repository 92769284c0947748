"""Other programs' way of finding a quote, behind one question: is the quote accepted?"""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib import import_module

Accepts = Callable[[str, str], bool]  # quote, text


def langextract() -> Accepts:
    """Return langextract's aligner with its default settings; raise ImportError where it is not installed."""
    from langextract.core.data import Extraction
    from langextract.resolver import WordAligner

    def accepts(quote: str, text: str) -> bool:
        groups = WordAligner().align_extractions([[Extraction("quote", quote)]], text)
        return any(item.char_interval is not None for group in groups for item in group)

    logging.disable(logging.WARNING)
    return accepts


def instructor_citations() -> Accepts:
    """Return instructor's CitationMixin; raise ImportError where it is not installed."""
    import_module("regex")  # CitationMixin imports it when it is used
    from instructor.dsl.citation import CitationMixin

    def accepts(quote: str, text: str) -> bool:
        kept = CitationMixin.model_validate({"substring_quotes": [quote]}, context={"context": text})
        return bool(kept.substring_quotes)

    return accepts


RIVALS: dict[str, Callable[[], Accepts]] = {
    "langextract": langextract,
    "instructor CitationMixin": instructor_citations,
}
