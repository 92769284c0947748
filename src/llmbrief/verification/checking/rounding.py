"""Numbers told roughly: "more than 30" of 31, "nearly 200" of 198, "some 1.2 million" of 1,187,400, "a third" of 33 %.

A rough number is rounder than the one it is told of, lies close to it, and on the side that the words before it say.
Half, a third and other shares are round by themselves. Nothing else is: 200 is not 198 without a word that says so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal

from llmbrief.language.numbers import Number, in_own_context, same
from llmbrief.verification.checking.passages import Passage

Side = Literal["above", "below", "nearly", "about"]
_SIDES: tuple[Side, ...] = ("above", "below", "nearly", "about")

_LEADS: dict[str, dict[Side, str]] = {
    "en": {
        "above": "more than|over|above|upwards of|in excess of|at least|just over",
        "below": "fewer than|less than|under|below|up to|at most|just under",
        "nearly": "nearly|almost|close to|not quite|just short of",
        "about": "about|around|roughly|approximately|some|circa|or so",
    },
    "de": {
        "above": "mehr als|über|gut|mindestens",
        "below": "weniger als|unter|bis zu|höchstens",
        "nearly": "fast|knapp|beinahe|nahezu",
        "about": "rund|etwa|ungefähr|circa|ca[.]|an die",
    },
    "es": {
        "above": "más de|al menos|por encima de",
        "below": "menos de|hasta|por debajo de|como máximo",
        "nearly": "casi|cerca de",
        "about": "unos|unas|alrededor de|aproximadamente|en torno a",
    },
    "fr": {
        "above": "plus de|plus d['’]|au moins|au-dessus de",
        "below": "moins de|moins d['’]|jusqu['’]à|au plus",
        "nearly": "presque|près de|près d['’]",
        "about": "environ|quelque|autour de|à peu près",
    },
    "ja": {"above": "少なくとも", "below": "最大", "nearly": "", "about": "約|およそ|ほぼ"},
}
_ROUND = 2  # significant digits at most
_WIDE = Decimal("1.2")  # "more than 150" of up to 180, where no rounding down to its last digit makes it
_NEARLY = Decimal("0.9")  # share of a number from which another is nearly that
_ABOUT = Decimal("0.05")  # share of a number by which another may differ that is about that
_BEFORE = 24  # code points before a number in which such words stand
_SHARE = Decimal(1)  # percentage points by which a share may differ from what it is told of without a word before it


def is_rough(number: Number, passage: Passage) -> bool:
    """Tell whether *number* of *passage* may be told roughly: words before it say so, or it is a share."""
    return not number.approximate and (_is_share(number) or _side(number, passage) is not None)


@in_own_context
def is_rounded(number: Number, told: Number, passage: Passage) -> bool:
    """Tell whether *number*, which stands in *passage*, says *told* roughly."""
    if number.approximate or told.approximate or "time" in (number.kind, told.kind):
        return False
    value, allowed = number.value, Decimal(0)
    if _is_share(number) and told.kind == "percent":
        value, allowed = value * 100, _SHARE
    elif not (_is_rounder(value, told.value) and same(number, told._replace(value=value))):
        return False
    if abs(value - told.value) <= allowed:
        return True
    side = _side(number, passage)
    return side is not None and _fits(side, value, told.value)


def _fits(side: Side, value: Decimal, whole: Decimal) -> bool:
    step = _last_digit(value)
    match side:
        case "above":
            return value < whole < max(value + step, value * _WIDE)
        case "below":
            return min(value - step, value / _WIDE) < whole < value
        case "nearly":
            return value * _NEARLY <= whole < value
        case "about":
            return abs(value - whole) <= whole * _ABOUT


def _is_share(number: Number) -> bool:
    """Whether a number is half, a third or the like, in words."""
    return number.kind == "plain" and number.unit is None and 0 < number.value < 1 and number.text[0].isalpha()


def _is_rounder(value: Decimal, whole: Decimal) -> bool:
    digits = _significant(value)
    return digits <= _ROUND and digits < _significant(whole)


def _significant(value: Decimal) -> int:
    return len(str(value).replace(".", "").lstrip("-0").rstrip("0"))


def _last_digit(value: Decimal) -> Decimal:
    """Return what one more in the last significant digit is worth: 10 of 150, 0.1 of 1.5."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _side(number: Number, passage: Passage) -> Side | None:
    """Return on which side the words before *number* put it."""
    language = passage.language if passage.language in _LEADS else "en"
    match = _pattern(language).search(passage.text, max(0, number.start - _BEFORE), number.start)
    return next((side for side in _SIDES if match[side] is not None), None) if match else None


@cache
def _pattern(language: str) -> re.Pattern[str]:
    start, end = ("", "") if language == "ja" else (r"\b", r"\s*")
    sides = "|".join(f"(?P<{side}>{words or '(?!)'})" for side, words in _LEADS[language].items())
    articles = "" if language == "ja" else r"(?:(?:an?|the|ein|eine[rsm]?|une?|una?|les?|la|los|las)\s+)?"
    return re.compile(rf"{start}(?:{sides}){end}{articles}$", re.IGNORECASE)
