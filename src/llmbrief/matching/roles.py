"""Whether two names have changed places between two statements: who does it, and to whom."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import combinations

from llmbrief.matching.company import AGENTS, Named, likeness
from llmbrief.matching.statements import Statement
from llmbrief.verification.checking.reading import Facts, fold

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # names that can change places
_EXCHANGED = 1.2  # likeness of two names' company to that of each other, together, 0..2
_MARGIN = 0.6  # by how much it is greater than that to their own


def exchanged(one: Statement, other: Statement, article: Facts) -> tuple[str, str] | None:
    """Return two names that both statements have, each in the company of the other; None if there are none.

    They come as *one* writes them, in its order. *article* tells names from other words with a capital.
    """
    if not _may_be_exchanged(one, other):
        return None
    mine, theirs = Named(one.passage, article), Named(other.passage, article)
    shared = [name for name in mine.places if name in theirs.places]
    for a, b in combinations(shared, 2):
        is_turned = _is_before(a, b, mine) != _is_before(a, b, theirs) or mine.turned != theirs.turned
        if is_turned and _are_exchanged(a, b, mine, theirs):
            return mine.written(a), mine.written(b)
    return None


def _may_be_exchanged(one: Statement, other: Statement) -> bool:
    """Whether words with capitals come in another order in the one than in the other, or by another voice."""
    shared = one.signs.capitals & other.signs.capitals
    if one.language not in AGENTS or len(shared) < _FEWEST:
        return False
    if _in_order(one.text, shared) != _in_order(other.text, shared):
        return True
    agents = AGENTS[one.language]
    return one.signs.words & agents != other.signs.words & agents


def _in_order(text: str, names: Collection[str]) -> list[str]:
    """Return which of *names*, folded words, *text* has with a capital, as they first come."""
    capitals = (fold(word) for word in _LETTERS.findall(text) if word[0].isupper())
    return list(dict.fromkeys(word for word in capitals if word in names))


def _is_before(one: str, other: str, named: Named) -> bool:
    return named.places[one][0] < named.places[other][0]


def _are_exchanged(a: str, b: str, mine: Named, theirs: Named) -> bool:
    kept = _most_alike(mine, a, theirs, a) + _most_alike(mine, b, theirs, b)
    turned = _most_alike(mine, a, theirs, b) + _most_alike(mine, b, theirs, a)
    return turned >= max(_EXCHANGED, kept + _MARGIN)


def _most_alike(mine: Named, name: str, theirs: Named, other: str) -> float:
    return max(likeness(one, two) for one in mine.companies(name) for two in theirs.companies(other))
