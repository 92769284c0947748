"""Text from outside, made safe to show: control characters become visible escapes and cannot steer a terminal."""

from __future__ import annotations

import re
from functools import cache

_NAMED = {"\n": r"\n", "\t": r"\t", "\r": r"\r"}


def shown(text: str) -> str:
    r"""Escape every control character of *text* but newline and tab: ESC as ``\x1b``, U+202E as ``\u202e``.

    So are characters that spell text which nobody sees: tags as ``\U000e0041``.
    """
    return text if text.isprintable() else _unsafe().sub(_escape, text)


def one_line(text: str, limit: int | None = None) -> str:
    """Escape as ``shown`` does, line breaks and tabs too; give at most *limit* code points of *text*."""
    if limit is not None and len(text) > limit:
        text = text[: limit - 1] + "…"
    return text if text.isprintable() else _breaks().sub(_escape, shown(text))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if code < 0x100:
        return _NAMED.get(character) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


@cache
def _unsafe() -> re.Pattern[str]:
    # C0 without newline and tab, DEL and C1, surrogates, what has the Unicode property Bidi_Control (UAX #9), and what
    # Unicode keeps out of plain text: deprecated format characters, annotation marks, tags (chapters 23.3, 23.8, 23.9).
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
    )


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("[\n\t\u2028\u2029]")
