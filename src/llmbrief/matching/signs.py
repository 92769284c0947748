"""What the words of a statement show at a glance: whether it pays to look for names, negations or directions.

All of it errs on the side of yes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from llmbrief.language.cues import DENIALS, DOUBTS, NEGATIONS, opposites
from llmbrief.verification.checking.reading import fold
from llmbrief.verification.checking.stems import BREAKS, FUNCTION_WORDS, stem

_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN_LETTERS = re.compile("[A-Za-z]+")  # in ASCII the same, found sooner
_BREAK = re.compile(r"[,;:()\[\]—–、.!?。！？…\n]\s*\S")

_TURNS = (NEGATIONS, DENIALS, DOUBTS)
Pole = tuple[int, bool]  # a scale, and whether it is its first end


@dataclass(frozen=True)
class Signs:
    """The words of a statement, and what may be found in it."""

    words: frozenset[str]  # folded
    capitals: frozenset[str]  # folded: those with a capital that may be names
    content: frozenset[str]  # lower case, without function words
    turns: bool  # negations, denials, doubts
    poles: frozenset[Pole]
    clauses: bool  # more than one


def signs(text: str, language: str) -> Signs:
    """Look at the words of *text*."""
    is_plain = text.isascii()
    found = (_PLAIN_LETTERS if is_plain else _LETTERS).findall(text)
    lower = frozenset(map(str.lower, found))
    functions = FUNCTION_WORDS.get(language, frozenset())
    capitals = [word for word in found if word[0].isupper() and len(word) > 1 and word.lower() not in functions]
    sure = language == "ja"  # its words are not set apart
    return Signs(
        words=lower if is_plain else frozenset(map(fold, found)),
        capitals=frozenset(map(str.lower if is_plain else fold, capitals)),
        content=lower - functions,
        turns=sure or not _turning(language).isdisjoint(lower) or "n't" in text or "n’t" in text,
        poles=_poles(lower, language),
        clauses=sure or _BREAK.search(text) is not None or not BREAKS.get(language, frozenset()).isdisjoint(lower),
    )


@cache
def _turning(language: str) -> frozenset[str]:
    return frozenset(_parts(entry)[0] for table in _TURNS for entry in table.get(language, ()))


def _poles(words: frozenset[str], language: str) -> frozenset[Pole]:
    pointing = _pointing(language)
    entries = (entry for word in pointing.keys() & words for entry in pointing[word])
    return frozenset([pole for others, poles in entries if others <= words for pole in poles])


@cache
def _pointing(language: str) -> Mapping[str, Sequence[tuple[frozenset[str], tuple[Pole, ...]]]]:
    """Return by their first word the further words of what directions are said with, and their poles."""
    found: dict[str, list[tuple[frozenset[str], tuple[Pole, ...]]]] = {}
    for entry, poles in opposites(language).items():
        first, *others = _parts(entry)
        found.setdefault(first, []).append((frozenset(others), poles))
    return found


def _parts(entry: str) -> list[str]:
    return _LETTERS.findall(entry)


def may_point_apart(one: Signs, other: Signs, language: str) -> bool:
    """Whether the two may have opposite ends of a scale."""
    return language == "ja" or any((scale, not is_first) in other.poles for scale, is_first in one.poles)


def may_name_differently(one: Signs, other: Signs, language: str) -> bool:
    """Whether each may have a name that the other, or the clauses of it that are like the one, lacks."""
    if language == "ja":
        return True
    mine, theirs = not one.capitals <= other.words, not other.capitals <= one.words
    return (mine or theirs) and (mine or other.clauses) and (theirs or one.clauses)


def may_turn(one: Signs, other: Signs, language: str) -> bool:
    """Whether one may negate what the other does not: by a word, or by what stands before its stem ("unchanged")."""
    if one.turns or other.turns:
        return True
    mine, theirs = one.content - other.content, other.content - one.content
    return _has_stem_of(mine, theirs, language) or _has_stem_of(theirs, mine, language)


def _has_stem_of(words: Collection[str], others: Collection[str], language: str) -> bool:
    stems = [stem(other, language) for other in others]
    return any(found in word for word in words for found in stems)
