"""Turn an article into a brief one can check.

Names are loaded when they are first used: importing llmbrief connects to nothing and loads no provider's client.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from llmbrief.article import Article
    from llmbrief.brief import Brief, read_brief
    from llmbrief.errors import LLMBriefError
    from llmbrief.facade import summarize
    from llmbrief.verification import check, locate, verify

__version__ = "0.1.0"

_HOME = {
    "Article": "article",
    "Brief": "brief",
    "LLMBriefError": "errors",
    "check": "verification",
    "locate": "verification",
    "read_brief": "brief",
    "summarize": "facade",
    "verify": "verification",
}

__all__ = ["Article", "Brief", "LLMBriefError", "check", "locate", "read_brief", "summarize", "verify"]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(f"llmbrief.{_HOME[name]}"), name)
    raise AttributeError(f"module 'llmbrief' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
