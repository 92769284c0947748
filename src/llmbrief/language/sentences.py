"""Split a text into sentences."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^\n.!?。！？]+(?:[.!?。！？]+[\"'”’»）)」』]*|$|\n)", re.MULTILINE)


def sentences(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans (code points) of the sentences of *text*, without surrounding white space."""
    return tuple(
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
        for m in _SENTENCE.finditer(text)
        if m[0].strip()
    )
