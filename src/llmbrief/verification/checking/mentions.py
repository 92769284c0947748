"""How an article speaks of a name: in which forms, how often, and whether at its head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from llmbrief.verification.checking.reading import Facts, fold

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HEAD = 2  # lines of an article that say what it is about: its headline and its first paragraph
_SELDOM = 2  # mentions of a name in passing
_SHORTEST = 4  # letters that two forms of a name have in common
_ENDINGS = (
    "s", "n", "an", "ian", "ean", "ese", "ish", "i", "ic", "er", "en", "es", "in", "ns", "ans", "ians", "is", "ers",
)  # fmt: skip


class Mentions(NamedTuple):
    """The words of an article, folded."""

    counts: Counter[str]
    capitals: frozenset[str]  # those that it writes with a capital somewhere
    head: frozenset[str]

    def is_main(self, parts: Sequence[str]) -> bool:
        """Whether the name stands at the head of the article and is taken up again."""
        return self._is_at_head(parts) and not self._is_seldom(parts)

    def is_passing(self, parts: Sequence[str]) -> bool:
        """Whether the article has the name once or twice, and not at its head."""
        return self._is_seldom(parts) and not self._is_at_head(parts)

    def _is_at_head(self, parts: Sequence[str]) -> bool:
        return any(is_form(part, self.head) for part in parts)

    def _is_seldom(self, parts: Sequence[str]) -> bool:
        return max(self.counts[part] for part in parts) <= _SELDOM


@lru_cache(maxsize=4)  # asked of the same article for each claim
def mentions(article: str) -> Mentions:
    """Count the words of *article*."""
    words = _WORD.findall(article)
    lines = (line for line in article.split("\n") if line.strip())
    head = "\n".join(line for line, _ in zip(lines, range(_HEAD), strict=False))
    capitals = frozenset(fold(word) for word in words if word[0].isupper())
    return Mentions(Counter(map(fold, words)), capitals, folded_words(head))


def folded_words(text: str) -> frozenset[str]:
    """Return the words of *text*, folded."""
    return frozenset(map(fold, _WORD.findall(text)))


def is_form(part: str, words: AbstractSet[str]) -> bool:
    """Whether *words* have *part* or a form that differs in an ending: Korea and Korean, Kursk and Kursker."""
    if part in words:
        return True
    for ending in _ENDINGS:
        if part + ending in words:
            return True
        stem = part.removesuffix(ending)
        if (
            stem != part
            and len(stem) >= _SHORTEST
            and (stem in words or any(stem + e in words for e in (*_ENDINGS, "a", "y", "e")))
        ):
            return True
    return len(part) > _SHORTEST and part[-1] in "aey" and any(part[:-1] + e in words for e in _ENDINGS)


def is_mixed(parts: Sequence[str], article: Facts) -> bool:
    """Whether the first or last word of a name is put to words that it never stands beside in the article."""
    edges = {1, len(parts) - 1} if len(parts) > 1 else set()
    return any(_is_torn(parts[i - 1], parts[i], article) for i in edges)


def is_written(parts: Sequence[str], article: Facts) -> bool:
    """Whether the article writes the words with capitals, one after the other."""
    return mentions(article.text).capitals.issuperset(parts) and all(pair in article.pairs for pair in pairwise(parts))


def _is_torn(first: str, second: str, article: Facts) -> bool:
    """Whether two words come from different names of the article."""
    if (first, second) in article.pairs or first not in article.proper:
        return False
    return second in mentions(article.text).capitals
