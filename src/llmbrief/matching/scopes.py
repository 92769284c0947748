"""How much of something a statement speaks of: all of it or some, exactly so many or about so many.

A word of extent is held against the word of extent that is meant for the same word of the other statement: "some of the
rebates" against "all rebates". A statement without one says neither: "rebates" may be all of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from llmbrief.matching.statements import Statement
from llmbrief.verification.checking.passages import Passage

_REACH = 4  # words from a word of extent to what it is meant for

# All and a part, always and at times, exactly and about.
_EXTENTS = {
    "en": (
        "all every each whole entire entirely fully wholly completely always",
        "some most many several part partly partially sometimes often usually occasionally",
        "exactly precisely",
        "about around roughly approximately nearly almost",
    ),
    "de": (
        "alle allen aller sämtliche sämtlichen ganz völlig vollständig immer stets",
        "einige einigen manche manchen viele vielen teilweise teils manchmal oft meist gelegentlich",
        "genau exakt",
        "rund etwa ungefähr fast knapp",
    ),
    "es": (
        "todos todas todo toda totalmente completamente siempre",
        "algunos algunas muchos muchas varios varias parcialmente",
        "exactamente",
        "casi unos unas aproximadamente",
    ),
    "fr": (
        "tous toutes tout toute totalement entièrement toujours",
        "certains certaines plusieurs quelques partiellement parfois souvent",
        "exactement",
        "presque environ",
    ),
}
_NOT = frozenset(("not", "n't", "nicht", "no", "pas"))  # not all: some
_ALL, _PART, _EXACT, _ABOUT = range(4)
_APART = ((_ALL, _PART), (_PART, _ALL), (_EXACT, _ABOUT), (_ABOUT, _EXACT))


class _Scope(NamedTuple):
    """A word of extent."""

    written: str
    extent: int
    key: str  # stem of the word that it is meant for


def scopes_apart(one: Statement, other: Statement) -> tuple[str, str] | None:
    """Return a word of extent of each, meant for the same word, that cannot both hold; None if there are none."""
    table = _table(one.language)
    if table.keys().isdisjoint(one.signs.words) or table.keys().isdisjoint(other.signs.words):
        return None
    theirs = tuple(_scopes(other.passage, table))
    for mine in _scopes(one.passage, table):
        for its in theirs:
            if mine.key == its.key and (mine.extent, its.extent) in _APART:
                return mine.written, its.written
    return None


def is_about(passage: Passage, index: int) -> bool:
    """Whether the word at *index* is a number that is said to be no exact one: "about", "some"."""
    before = passage.words[index - 1].lower if index else ""
    return before == "some" or _table(passage.language).get(before) == _ABOUT


def _scopes(passage: Passage, table: Mapping[str, int]) -> Iterator[_Scope]:
    for index, word in enumerate(passage.words):
        if word.lower not in table or (index and _is_limiting(passage.words[index - 1].lower, table)):
            continue
        near = passage.words[index + 1 : index + 1 + _REACH]
        meant = next((one for one in near if one.content and one.clause == word.clause), None)
        if meant is not None:
            extent = _ABOUT if word.lower == "some" and meant.lower[0].isdigit() else table[word.lower]
            yield _Scope(passage.written(index), extent, meant.key)


def _is_limiting(before: str, table: Mapping[str, int]) -> bool:
    """Whether a word of extent means less after *before*: not all, almost all."""
    return before in _NOT or table.get(before) == _ABOUT


@cache
def _table(language: str) -> Mapping[str, int]:
    return {word: extent for extent, words in enumerate(_EXTENTS.get(language, ())) for word in words.split()}
