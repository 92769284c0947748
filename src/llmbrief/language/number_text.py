"""A text as words and figures, and the quantities read from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from llmbrief.language import number_words
from llmbrief.language.number_words import Lexicon

_EAST_ASIAN = r"\u3040-\u30ff\u3400-\u9fff"  # kana and kanji, which are no part of a word here
FIRST_EAST_ASIAN = "\u3040"


@cache
def _token(letter: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<plain>{letter}+(?!{letter}|[-‑]?\d))"  # first: most words are
        rf"|(?=[\w.])(?:(?P<name>(?!(?:USD|EUR|GBP|CHF|JPY)\d|(?i:in|for|of|to|by|at|and|on|under|over|pre|post|sub|top)-){letter}+[-‑]?\d[\w./-]*)"
        rf"|(?P<word>{letter}+)"
        r"|(?P<figure>(?:[1-9１-９]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?"
        r"|\d+(?:[.,'’．，]\d+)*|(?<![\w.])\.\d+)[½¼¾⅓⅔]?|[½¼¾⅓⅔]))"
    )


class Token(NamedTuple):
    """A word, a figure, or a name with digits in it (``A380``, ``COVID-19``); offsets in code points, ``end``
    exclusive."""

    kind: str  # "word", "figure" or "name"
    text: str  # lower case
    start: int
    end: int
    capital: bool


class Tokens(dict[int, Token]):
    """The tokens of a text by their index, each made when it is asked for: no number is near to most of them."""

    def __init__(self, found: Sequence[re.Match[str]]) -> None:
        self._found = found
        self.count = len(found)

    def __missing__(self, index: int) -> Token:
        self[index] = token = _as_token(self._found[index])
        return token

    def gap(self, text: str, index: int) -> str:
        """Return what *text* has between the token before *index* and that one."""
        return text[self._found[index - 1].end() : self._found[index].start()]

    def openings(self, words: Collection[str], is_number: Callable[[str], bool] | None) -> list[int]:
        """Return the indexes of the figures, and of the words that are among *words* or, in lower case, numbers."""
        texts = ((index, found[0].lower(), found.lastgroup) for index, found in enumerate(self._found))
        if is_number is None:
            return [index for index, text, kind in texts if text in words or kind == "figure"]
        return [
            i for i, text, kind in texts if text in words or kind == "figure" or (kind != "name" and is_number(text))
        ]


class Source(NamedTuple):
    """A text with its tokens and the words of its language."""

    text: str
    tokens: Tokens
    lexicon: Lexicon
    language: str
    figures: str  # the language by whose marks figures are read, "" for none

    def joined(self, index: int) -> bool:
        """Tell whether token *index* follows the one before it across white space or a hyphen alone."""
        if not 0 < index < self.tokens.count:
            return False
        gap = self.tokens.gap(self.text, index)
        return gap == " " or (gap.isspace() and len(gap) <= 2 and gap != "\n\n") or gap in ("-", "‑", "‐")

    def token(self, index: int) -> Token | None:
        """Return token *index*, or None past the ends."""
        return self.tokens[index] if 0 <= index < self.tokens.count else None

    def word(self, index: int) -> str:
        """Return the word at *index* if it continues what stands before it, else an empty text."""
        return self.tokens[index].text if self.joined(index) and self.tokens[index].kind == "word" else ""

    def before(self, index: int) -> str:
        """Return the word before token *index* if only white space or a hyphen lies between, else an empty text."""
        return self.tokens[index - 1].text if self.joined(index) and self.tokens[index - 1].kind == "word" else ""

    def half_after(self, index: int) -> int:
        """Return how many tokens from *index* on say *and a half*, 0 for none."""
        first = self.word(index)
        for phrase in self.lexicon.half_phrases if first else ():
            parts = phrase.split()
            if parts[0] == first and all(self.word(index + offset) == part for offset, part in enumerate(parts)):
                return len(parts)
        return 0


class Quantity(NamedTuple):
    """A value read at ``start:end`` (code points), without sign, currency or unit; reading goes on at token
    ``next``."""

    start: int
    end: int
    value: Decimal
    next: int
    ordinal: bool = False
    approximate: bool = False
    unit: str | None = None
    lone_one: bool = False  # a word for one by itself, which counts only before some units


@cache
def lexicon_of(language: str) -> Lexicon:
    """Return the number words of *language*, the English ones for a language without a table."""
    readers = {"de": number_words.german, "es": number_words.spanish, "fr": number_words.french}
    return readers.get(language, number_words.english)()


def read_source(text: str, language: str, figures: str) -> Source:
    """Split *text* into words and figures; white space and other signs are left between them."""
    tokens = Tokens(list(_token(_letter(text)).finditer(text)))
    return Source(text, tokens, lexicon_of(language), language, figures)


def _letter(text: str) -> str:
    """Return the pattern of a letter that is part of a word; the plainer it is, the sooner words are found."""
    if text.isascii():
        return "[A-Za-z]"
    return rf"[^\W\d_{_EAST_ASIAN if max(text) >= FIRST_EAST_ASIAN else ''}]"


def _as_token(found: re.Match[str]) -> Token:
    kind, written = found.lastgroup or "", found[0]
    return Token("word" if kind == "plain" else kind, written.lower(), *found.span(), written[0].isupper())
