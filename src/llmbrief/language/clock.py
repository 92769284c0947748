"""Read clock times out of prose: *14:30*, *2.30 pm*, *23.00 Uhr*, *a las 14.30*, *14h30*, *午後2時30分*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from llmbrief.language.dates import small_kanji

_MINUTES = r"[0-5]\d"
_PLAIN = rf"(?<![\w.,:/-])(?P<h>[01]?\d|2[0-4]):(?P<m>{_MINUTES})(?![\w:]|[.,]\d)"
_HALVES = {"a": "am", "p": "pm", "mañana": "am", "tarde": "pm", "noche": "pm", "午前": "am", "午後": "pm"}
_N = "[0-9０-９〇一二三四五六七八九十]"

_PATTERNS = {
    "en": (
        rf"(?<![\w.,:])(?P<h>\d{{1,2}})(?:[:.](?P<m>{_MINUTES}))?[\s\u00a0]?(?P<half>[ap])(?:m\b|\.[\s\u00a0]?m\b\.?)",
        rf"{_PLAIN}(?:\s?hrs?\b)?",
    ),
    "de": (
        rf"(?<![\w.,:])(?P<h>\d{{1,2}})(?:[:.](?P<m>{_MINUTES}))?[\s\u00a0]?Uhr\b(?:\s(?P<m2>{_MINUTES})(?![\w.,]))?",
        _PLAIN,
    ),
    "es": (
        rf"(?:(?<=\blas\s)|(?<=\bla\s))(?P<h>\d{{1,2}})(?:[:.](?P<m>{_MINUTES}))?(?![\w]|[.,:]\d)(?:\s?h(?:oras)?\b)?"
        r"(?:\sde\sla\s(?P<half>mañana|tarde|noche))?",
        rf"(?<![\w.,:])(?P<h>\d{{1,2}})[:.](?P<m>{_MINUTES})\s?h(?:oras)?\b",
        _PLAIN,
    ),
    "fr": (
        rf"(?<![\w.,:])(?P<h>\d{{1,2}})[\s\u00a0\u202f]?(?:h|heures?)[\s\u00a0\u202f]?(?P<m>{_MINUTES})(?![\w]|[.,]\d)",
        r"(?:(?<=\bà\s)|(?<=\bdès\s)|(?<=\bvers\s)|(?<=\bavant\s))(?P<h>\d{1,2})[\s\u00a0\u202f]?(?:h|heures?)\b",
        _PLAIN,
    ),
    "ja": (rf"(?P<half>午前|午後)?(?P<h>{_N}{{1,3}})時(?!間|代)(?:(?P<m>{_N}{{1,3}})分|(?P<past>半))?", _PLAIN),
}


_SIGNS = {
    "en": r"\d(?::\d|[\s\u00a0]?[ap])",
    "de": r"\d(?::\d|[\s\u00a0]?Uhr)",
    "es": r"\d(?::\d|\s?h)|\blas?\s\d",
    "fr": r"\d(?::\d|[\s\u00a0\u202f]?h)",
    "ja": r"\d:\d|時",
}


class Clock(NamedTuple):
    """A time of day: ``minutes`` after midnight, at ``start:end`` (code points).

    ``certain`` is False where the text leaves open which half of the day is meant (*2:30*).
    """

    start: int
    end: int
    minutes: int
    certain: bool


def clock_times(text: str, language: str) -> tuple[Clock, ...]:
    """Return the clock times in *text*, in order and disjoint; *language* is one of ``LANGUAGES``."""
    if not _may_tell(language).search(text):
        return ()
    taken = bytearray(len(text))
    found: list[Clock] = []
    for pattern in _compiled(language):
        for match in pattern.finditer(text):
            for clock in _read(match):
                if not any(taken[clock.start : clock.end]):
                    taken[clock.start : clock.end] = b"\1" * (clock.end - clock.start)
                    found.append(clock)
    return tuple(sorted(found, key=lambda clock: clock.start))


@cache
def _may_tell(language: str) -> re.Pattern[str]:
    """Return what every time of day has, which is found sooner."""
    return re.compile(_SIGNS[language], re.IGNORECASE)


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _PATTERNS[language])


def _read(match: re.Match[str]) -> Iterator[Clock]:
    part = match.groupdict()
    hour = small_kanji(part["h"])
    minute = small_kanji(part.get("m") or part.get("m2") or ("30" if part.get("past") else "0"))
    half = _HALVES.get((part.get("half") or "").lower())
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour <= 24 and minute < 60:
        certain = bool(half) or hour > 12 or hour == 0 or part["h"].startswith("0")
        yield Clock(match.start(), match.end(), hour % 24 * 60 + minute, certain)
