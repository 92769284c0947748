"""Names of two Japanese statements that differ: the script marks none, so the particle after a word tells its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from llmbrief.language.words import content_words, words

_PARTICLES = ("は", "が", "を", "に", "で", "と", "へ", "の", "も", "から", "まで")


def exchanged(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield two words, each in one of two statements alone, that stand before the same particle.

    Those that begin alike are forms of one name: 岸田首相, 岸田氏. Of those that end alike, 岸田首相 and 石破首相,
    what comes before the end is compared.
    """
    theirs = dict(_places(other, one))
    for mine, particle in _places(one, other):
        yield from ((mine, word) for word, its in theirs.items() if its == particle and _differ(mine, word))


def _places(text: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield each content word of *text* that *other* has not, with the particle after it."""
    content = set(content_words(text, "ja"))
    for word, following in pairwise(words(text)):
        if word in content and word.text not in other and following.start == word.end and not word.text[0].isdigit():
            particle = next((one for one in _PARTICLES if following.text.startswith(one)), None)
            if particle is not None:
                yield word.text, particle


def _differ(one: str, other: str) -> bool:
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return bool(one) and bool(other) and set(one).isdisjoint(other)
