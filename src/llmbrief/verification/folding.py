"""A copy of a text in which typography does not matter, and the way back from its offsets to the original's.

Folded: white space and line breaks, Unicode canonical and compatibility forms (NFKC, Unicode Standard Annex #15), kinds
of quotation marks, apostrophes, hyphens and dashes, dots of an ellipsis, zero-width characters. Left alone:
superscripts, subscripts, fractions, circled digits, letters of other scripts, accents, upper and lower case, and every
character of a number. A minus sign stays apart from hyphens and dashes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

MARK = '"'  # every quotation mark
MINUS = "−"  # a dash that is the sign of a number; every other dash is "-"
ELLIPSIS = "…"

_MARKS = "“„‟«»‹›「」『』﹁﹂﹃﹄｢｣《》〈〉〝〞〟❝❞"
_DOUBLE_MARKS = '"”″＂'  # after a digit they may be inches or seconds
_SINGLE_MARKS = "'‘’‚‛`´′ʼʻʽ＇❛❜ʹ"
_DASHES = "-‐‑‒–−⁃﹣－"
_LONG_DASHES = "—―⸺⸻﹘─━"
_DIRECTION_OVERRIDES = "\u202d\u202e"  # they change what a reader sees
_ZERO_WIDTH = "\u200b"  # stands for all of them after the first step
_SOFT_HYPHEN = "\u00ad"
_FOLDED_FORMS = frozenset(
    (
        "<wide>",
        "<narrow>",
        "<compat>",
        "<font>",
        "<noBreak>",
        "<square>",
        "<initial>",
        "<medial>",
        "<final>",
        "<isolated>",
    )
)
_LONGEST_FORM = 8  # characters: a few ligatures stand for whole sentences, and a page of them for a book
_HALF_WIDTH_SOUND_MARKS = {"ﾞ": "\u3099", "ﾟ": "\u309a"}
_MOST_CHARACTERS = 20_000  # kept in memory
_LONGEST_CLUSTER = (
    30  # marks on one letter: the bound of UAX #15's stream-safe format; sorting more takes quadratic time
)

# Scripts in which white space says nothing: Chinese characters, kana, their punctuation.
_UNSPACED = "\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_FIRST_UNSPACED = "\u2e80"
_CURRENCIES = "$€£¥₩₹₽₺₴₪฿¢₫₱₦"


class _Step(NamedTuple):
    """Where one pass of replacing changed lengths: parallel lists of half-open ranges, in order."""

    new_starts: list[int]
    new_ends: list[int]
    old_starts: list[int]
    old_ends: list[int]

    def start(self, position: int) -> int | None:
        """Return where the character at *position* began before the pass; None inside a replacement."""
        index = bisect_right(self.new_starts, position) - 1
        if index < 0:
            return position
        if position >= self.new_ends[index]:
            return self.old_ends[index] + position - self.new_ends[index]
        return self.old_starts[index] if position == self.new_starts[index] else None

    def end(self, position: int) -> int | None:
        """Return where the character before *position* ended before the pass; None inside a replacement."""
        index = bisect_right(self.new_starts, position - 1) - 1
        if index < 0:
            return position
        if position > self.new_ends[index]:
            return self.old_ends[index] + position - self.new_ends[index]
        return self.old_ends[index] if position == self.new_ends[index] else None


class Folded(NamedTuple):
    """A folded text; ``span`` leads back to the original."""

    text: str
    steps: tuple[_Step, ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the original's half-open range for ``text[start:end]``; None where an end is inside a character."""
        first: int | None = start
        last: int | None = end
        for step in reversed(self.steps):
            if first is None or last is None:
                return None
            first, last = step.start(first), step.end(last)
        return None if first is None or last is None else (first, last)


def fold(text: str, *, join_lines: bool = False) -> Folded:
    """Fold *text*; with *join_lines* a hyphen between letters at the end of a line is taken for a broken word."""
    steps: list[_Step] = []
    folded = text
    if join_lines:
        folded = _applied(steps, folded, _each(_BROKEN_WORD, lambda match: ""))
    folded = folded.translate(_CHARACTERS)
    if _ZERO_WIDTH in folded or _SOFT_HYPHEN in folded:
        folded = _applied(steps, folded, _each(_INVISIBLE, lambda match: ""))
    folded = _applied(steps, folded, _clusters)
    for change in _PASSES:
        folded = _applied(steps, folded, change)
    return Folded(folded, tuple(steps))


def fold_token(token: str) -> str:
    """Fold a single word, number or sign."""
    if token.isascii():
        return _ASCII_SIGNS.get(token, token) if token[0] != "-" or len(token) == 1 else MINUS + token[1:]
    if token.isalnum() and unicodedata.is_normalized("NFKC", token):
        return token
    if len(token) > 1:
        return fold(token).text.strip()
    char = _CHARACTERS[ord(token)]
    return _ASCII_SIGNS.get(char, char)


def is_quotation_mark(char: str) -> bool:
    """Whether *char* is a quotation mark of any kind."""
    return _CHARACTERS[ord(char)] in (MARK, "'", "″")


def has_broken_words(text: str) -> bool:
    """Whether *text* has a hyphen between letters at the end of a line."""
    return "-\n" in text and _BROKEN_WORD.search(text) is not None


_Edit = tuple[int, int, str]  # range of the text, what stands there instead
_Pass = Callable[[str], Iterable[_Edit]]


def _each(pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]) -> _Pass:
    def edits(text: str) -> Iterator[_Edit]:
        return ((match.start(), match.end(), replacement(match)) for match in pattern.finditer(text))

    return edits


def _applied(steps: list[_Step], text: str, change: _Pass) -> str:
    """Return *text* after one pass of *change*, adding a step where a length changed."""
    pieces: list[str] = []
    step = _Step([], [], [], [])
    old = new = 0
    for start, end, piece in change(text):
        new += start - old
        pieces += (text[old:start], piece)
        if len(piece) != end - start:
            step.new_starts.append(new)
            step.new_ends.append(new + len(piece))
            step.old_starts.append(start)
            step.old_ends.append(end)
        new += len(piece)
        old = end
    if step.new_starts:
        steps.append(step)
    return "".join((*pieces, text[old:])) if pieces else text


class _Characters(dict[int, str]):
    """What each character becomes where that is one character; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_CHARACTERS:
            self.clear()
        self[code] = value = _character(chr(code))
        return value


def _character(char: str) -> str:
    for kinds, value in (
        (_MARKS, MARK),
        (_DOUBLE_MARKS, "″"),
        (_SINGLE_MARKS, "'"),
        (_DASHES, "-"),
        (_LONG_DASHES, "—"),
        ("⋯", ELLIPSIS),
    ):
        if char in kinds:
            return value
    if char.isspace():
        return "\n" if char == "\n" else " "
    if is_invisible(char):
        return char if char == _SOFT_HYPHEN else _ZERO_WIDTH
    if char == "〜":
        return "~"
    whole = _compatible(char)
    return whole if len(whole) == 1 else char


def is_invisible(char: str) -> bool:
    """Whether *char* takes no room on the page: zero-width and joining characters, selectors, soft hyphens."""
    if char < "\u00ad":
        return False
    if unicodedata.category(char) == "Cf":
        return char not in _DIRECTION_OVERRIDES and unicodedata.bidirectional(char) != "AN"
    return char in "\u034f\u180b\u180c\u180d" or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _compatible(char: str) -> str:
    """Return the compatibility form of *char*, or its canonical one where the form means something."""
    if char in _HALF_WIDTH_SOUND_MARKS:
        return _HALF_WIDTH_SOUND_MARKS[char]
    form = unicodedata.normalize("NFKC", char)
    if form == char or char in (ELLIPSIS, "″"):
        return char
    kind = unicodedata.decomposition(char).partition(" ")[0]
    new_digit = not char.isdecimal() and any(map(str.isdigit, form))
    if (kind.startswith("<") and kind not in _FOLDED_FORMS) or len(form) > _LONGEST_FORM or form[0] == " " or new_digit:
        return unicodedata.normalize("NFC", char)
    return form


def is_combining(char: str) -> bool:
    """Whether *char* belongs to the character before it: accents, vowel signs, voiced sound marks, trailing jamo."""
    if char < "\u0300":
        return False
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff" or char in _HALF_WIDTH_SOUND_MARKS


def _clusters(text: str) -> Iterator[_Edit]:
    """Compose letters with their marks, and spell out characters that stand for several."""
    if text.isascii():
        return
    kinds = {char for char in set(text) if char > "\u007f"}
    marks = "".join(sorted(char for char in kinds if is_combining(char)))
    wide = "".join(sorted(char for char in kinds if len(_compatible(char)) > 1))
    patterns = []
    if marks:
        patterns.append(f"[^{re.escape(marks)}]?[{re.escape(marks)}]+")
    if wide:
        patterns.append(f"[{re.escape(wide)}]")
    if not patterns:
        return
    for match in re.finditer("|".join(patterns), text, re.DOTALL):
        if len(match[0]) <= _LONGEST_CLUSTER:
            yield match.start(), match.end(), unicodedata.normalize("NFC", "".join(map(_compatible, match[0])))


def _dots(match: re.Match[str]) -> str:
    dots = match[0]
    return ELLIPSIS if ELLIPSIS in dots or "・" in dots or dots.count(".") > 2 else dots


def _quotation_marks(text: str) -> Iterator[_Edit]:
    """Make every run of quotation marks one, with no space around it; leave apostrophes and the primes of measures.

    A mark after a digit is a prime (6' 2") unless it closes a quotation.
    """
    open_kinds: list[str] = []
    for match in _QUOTATION.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        run = match[0]
        if run == "'" and _in_word(before) and _in_word(after):
            continue
        kind = "'" if run.rstrip()[-1] == "'" else MARK
        if run.rstrip() in _PRIMES and before.isdigit() and kind not in open_kinds[-1:]:
            yield match.start(), match.start() + 1, _PRIMES[run[0]]
            continue
        if _opens(run, before, is_open=bool(open_kinds)):
            open_kinds = [*open_kinds, kind][-_DEEPEST:]
        else:
            open_kinds = open_kinds[:-1]
        yield match.start(), match.end(), MARK


def _opens(run: str, before: str, *, is_open: bool) -> bool:
    """Whether a run of quotation marks opens a quotation; spaces on both sides tell nothing (« so »)."""
    opens = " " in run.rstrip() or not (before.isalnum() or before in ".,;:!?%")
    return not is_open if opens and run[-1] == " " else opens


def _in_word(char: str) -> bool:
    return char.isalnum() and (char < _FIRST_UNSPACED or not _unspaced_character().match(char))


def _idle_spaces(text: str) -> Iterator[_Edit]:
    """Take away spaces before punctuation and signs, between a currency and its number, beside unspaced scripts."""
    pattern = _idle_space(unspaced=max(text, default="") >= _FIRST_UNSPACED)
    return ((match.start(), match.end(), "") for match in pattern.finditer(text))


@cache
def _idle_space(*, unspaced: bool) -> re.Pattern[str]:
    places = [r"(?=[:;?!%‰°])", rf"(?<=[{_CURRENCIES}] )(?=\d)", rf"(?<=\d )(?=[{_CURRENCIES}])"]
    if unspaced:
        places += [f"(?=[{_UNSPACED}])", f"(?<=[{_UNSPACED}] )"]
    return re.compile(f" (?:{'|'.join(places)})")


@cache
def _unspaced_character() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}]")


def _dash(match: re.Match[str]) -> str:
    """Tell the sign of a number, which sticks to its digits and to nothing before, from a hyphen or dash."""
    run = match[0]
    text = match.string
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end() : match.end() + 2]
    starts_number = after[:1].isdigit() or (after[:1] in _SIGNS_AND_POINT and after[1:].isdigit())
    stands_apart = run[0] == " " or before in ' ([{"'
    if run.strip() == "-" and run[-1] != " " and starts_number and stands_apart:
        return run.replace("-", MINUS)
    return "-"


_CHARACTERS = _Characters()
_ASCII_SIGNS = {"'": MARK, "`": MARK, "″": MARK, "—": "-", "...": ELLIPSIS, _ZERO_WIDTH: "", _SOFT_HYPHEN: ""}
_DEEPEST = 2  # quotations within one another; more have been left open
_PRIMES = {"'": "′", "″": "″"}
_SIGNS_AND_POINT = tuple(_CURRENCIES + ".")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-‐]\n[ \t]*(?=[^\W\d_])")
_INVISIBLE = re.compile(f"{_SOFT_HYPHEN} *\n *|[{_SOFT_HYPHEN}{_ZERO_WIDTH}]+")
_QUOTATION = re.compile(r" ?['\"″](?: ?['\"″])* ?")
_PASSES: tuple[_Pass, ...] = (
    _each(re.compile(r"[ \n]{2,}|\n"), lambda match: " "),
    _each(re.compile(r" ?(?:\.(?: ?[.…])+|…(?: ?[.…])*|・{3,}) ?"), _dots),
    _quotation_marks,
    _each(re.compile(r" ?[-—](?: ?[-—])* ?"), _dash),
    _idle_spaces,
)
