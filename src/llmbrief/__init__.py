"""Turn an article into a brief one can check.

Names are loaded when they are first used: importing llmbrief connects to nothing and loads no provider's client.
"""

from __future__ import annotations

import importlib

TYPE_CHECKING = False  # typing's own takes ten milliseconds to load, in which the command line can tell no interrupt
if TYPE_CHECKING:
    from typing import Any

    from llmbrief.article import Article
    from llmbrief.brief import (
        Brief,
        Claim,
        Difference,
        Evidence,
        Finding,
        KeyPoint,
        Question,
        Run,
        Span,
        Summary,
        read_brief,
    )
    from llmbrief.errors import InputError, LLMBriefError, ProviderError, RecordingError
    from llmbrief.facade import AsyncSummarizer, Plan, Summarizer, summarize
    from llmbrief.verification import check, locate, verify

__version__ = "0.1.0"

_HOMES = {
    "article": ("Article",),
    "brief": (
        "Brief",
        "Claim",
        "Difference",
        "Evidence",
        "Finding",
        "KeyPoint",
        "Question",
        "Run",
        "Span",
        "Summary",
        "read_brief",
    ),
    "errors": ("InputError", "LLMBriefError", "ProviderError", "RecordingError"),
    "facade": ("AsyncSummarizer", "Plan", "Summarizer", "summarize"),
    "verification": ("check", "locate", "verify"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "AsyncSummarizer",
    "Brief",
    "Claim",
    "Difference",
    "Evidence",
    "Finding",
    "InputError",
    "KeyPoint",
    "LLMBriefError",
    "Plan",
    "ProviderError",
    "Question",
    "RecordingError",
    "Run",
    "Span",
    "Summarizer",
    "Summary",
    "check",
    "locate",
    "read_brief",
    "summarize",
    "verify",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(f"llmbrief.{_HOME[name]}"), name)
    raise AttributeError(f"module 'llmbrief' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
