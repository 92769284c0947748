"""The Article: a text one can point into."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict


class Article(BaseModel):
    """A text with a name; every offset llmbrief reports counts its code points."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    slug: str
    text: str  # universal newlines, no byte order mark; otherwise exactly as given
    language: str  # ISO 639-1, or "und"
    title: str | None = None
    url: str | None = None
    published: str | None = None

    @classmethod
    def from_text(cls, text: str, *, slug: str | None = None, language: str | None = None) -> Self:
        """Make an article of *text*."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(slug=slug or f"article-{digest[:8]}", text=text, language=language or "en")

    @classmethod
    def from_file(cls, path: str | Path, *, language: str | None = None) -> Self:
        """Read an article from a file."""
        path = Path(path)
        slug = re.sub(r"[^a-z0-9._-]", "-", path.stem.lower())
        return cls.from_text(path.read_text(encoding="utf-8-sig"), slug=slug, language=language)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()
