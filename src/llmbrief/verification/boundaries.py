"""Whether a place in a text lies inside a word or a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from string import ascii_letters

from llmbrief.verification.folding import is_combining, is_invisible

_REACH = 24  # characters on either side that can matter
_HYPHENS = "-‐‑"
_RANGE_DASHES = "-‐‑‒–−"
_APOSTROPHES = "'’ʼ＇‘′"
_SIGNS = "-‐‑–−﹣－"
_MEASURES = "%‰°′″％"
_KANJI_NUMERALS = frozenset("〇零一二三四五六七八九十百千万億兆")
_JAPANESE_NEGATIVES = ("ない", "なか", "なく", "なけ", "ませ", "ずに", "ず、", "ず。", "ぬ")
# Scripts written without spaces between words: any place may be a boundary there.
_UNSPACED = (
    ("\u0e00", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u2e80", "\u312f"),
    ("\u3190", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff66", "\uff9d"),
    ("\U00020000", "\U0003ffff"),
)
_KATAKANA = (("\u30a1", "\u30fa"), ("\u30fc", "\u30ff"), ("\u31f0", "\u31ff"), ("\uff66", "\uff9d"))
_BLANKS = " \n"
_BEGINNINGS = ascii_letters + '"('
_MARKS = '.,;:!?")'
_ENDINGS = ascii_letters + _MARKS
_FIRST_INVISIBLE = "\u00ad"


def is_unspaced(char: str) -> bool:
    """Whether *char* is of a script that puts no spaces between words."""
    return char >= "\u0e00" and _within(char, _UNSPACED)


def _within(char: str, ranges: Iterable[tuple[str, str]]) -> bool:
    return any(first <= char <= last for first, last in ranges)


def cuts(text: str, index: int) -> bool:
    """Whether the place before ``text[index]`` lies inside a word, a number, or a number with its sign or unit."""
    if _is_between_words(text[max(0, index - 1) : index], text[index : index + 1], text[index + 1 : index + 2]):
        return False
    left = _visible(text[max(0, index - _REACH) : index])
    right = _visible(text[index : index + _REACH])
    if not left or not right:
        return False
    if is_combining(right[0]):
        return True
    if is_combining(left[-1]):
        left = left.rstrip("".join(filter(is_combining, left))) or left
    if _is_word(left[-1]) and _is_word(right[0]):
        return _joined(left, right)
    return _in_group(left, right) or _at_sign(left, right) or _at_joiner(left, right)


def _is_between_words(before: str, after: str, beyond: str) -> bool:
    """Whether the nearest characters tell that much by themselves, as most do: a blank beside a letter or a mark."""
    if before in _BLANKS:
        return after in _BEGINNINGS
    return (after in _BLANKS and before in _ENDINGS) or (
        after in _MARKS and beyond in _BLANKS and before in ascii_letters
    )


def _visible(part: str) -> str:
    if max(part, default="") < _FIRST_INVISIBLE:
        return part
    return "".join(char for char in part if not is_invisible(char))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _joined(left: str, right: str) -> bool:
    """Whether two neighbouring letters or digits belong to one word."""
    before, after = left[-1], right[0]
    if not is_unspaced(before) and not is_unspaced(after):
        return True
    if all(char.isdigit() or char in _KANJI_NUMERALS for char in (before, after)):
        return True
    if _within(before, _KATAKANA) and _within(after, _KATAKANA):
        return True
    return right.startswith(_JAPANESE_NEGATIVES)


def _in_group(left: str, right: str) -> bool:
    """Whether the place is in a number whose thousands are set apart by spaces (1 000)."""
    if not (left[-1].isdigit() or right[0].isdigit()):
        return False
    place = len(left)
    return any(match.start() < place < match.end() for match in _grouped().finditer(left + right))


@cache
def _grouped() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)")


def _at_sign(left: str, right: str) -> bool:
    """Whether a number is parted from its minus, its currency or its percent sign."""
    before, after = left[-1], right[0]
    if before.isdigit():
        return after in _MEASURES or unicodedata.category(after) == "Sc"
    if before.isalpha() and unicodedata.category(after) == "Sc":
        return right[1:2].isdigit()
    if not (after.isdigit() or unicodedata.category(after) == "Sc"):
        return False
    if unicodedata.category(before) == "Sc":
        return True
    return before in _SIGNS and (len(left) == 1 or left[-2].isspace() or left[-2] in "([{\"'“‘«„")


def _at_joiner(left: str, right: str) -> bool:
    """Whether the place is beside a character that joins two words or digits into one."""
    if _is_word(left[-1]) and _is_word(right[1:2]):
        return _joins(left, right[0], right[1], leaves_joiner=True)
    if _is_word(right[0]) and _is_word(left[-2:-1]):
        return _joins(left[:-1], left[-1], right[0], leaves_joiner=False)
    return left[-1] == "." and right[0].isdigit()


def _joins(left: str, joiner: str, after: str, *, leaves_joiner: bool) -> bool:
    before = left[-1]
    if before.isdigit() and after.isdigit():
        return joiner in _RANGE_DASHES or joiner in _APOSTROPHES or joiner in ".,:/"
    if is_unspaced(before) or is_unspaced(after):
        return False
    if joiner in _HYPHENS:
        return True
    if joiner in _APOSTROPHES:
        return leaves_joiner or not _elided().search(left)
    return joiner == "." and (after.islower() or not _is_word(left[-2:-1]))


@cache
def _elided() -> re.Pattern[str]:
    # French words that lose their vowel before another; "n'" is no part of the list, for it turns the sense.
    return re.compile(r"(?:^|[^\w])(?:[cdjlmst]|qu|jusqu|lorsqu|puisqu|quoiqu)$", re.IGNORECASE)
