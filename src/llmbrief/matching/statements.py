"""A statement as matching sees it: its words as weighted terms, its figures, its negations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from math import log

from llmbrief.language.dates import dates
from llmbrief.language.numbers import Number, numbers
from llmbrief.language.words import content_words, word_texts
from llmbrief.matching.signs import Signs, signs
from llmbrief.verification.checking.direction import poles
from llmbrief.verification.checking.names import Name, names
from llmbrief.verification.checking.passages import Passage, read
from llmbrief.verification.checking.reading import Facts, fold
from llmbrief.verification.checking.stems import stem

CAPITALIZED = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞŁŚŠŽČĆ][^\W\d_]*")  # a word that begins with a capital
_MORE = 20  # statements that are imagined besides those given
_MORE_WITH = 2  # those of them that have a term
_DIGITS, _TRIFLE = 9, 5e-10  # sums in another order differ by less

_EXCEPT = frozenset(("except", "save", "außer", "ausgenommen", "excepto", "salvo", "sauf", "excepté", "hormis"))


@dataclass(frozen=True)
class Statement:
    """A text and what is read out of it, when it is first asked for."""

    text: str
    language: str  # ISO 639-1

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Its numbers, in figures and in words."""
        return numbers(self.text, self.language)

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """Stems of its content words and values of its numbers, with how often it has each.

        A statement of function words alone has those.
        """
        loose = self.loose_words
        roots = [term for word in loose if (term := _term(word, self.language)) is not None]
        if not roots and not self.numbers:
            roots = [root(word, self.language) for word in loose]
        counts: dict[str, int] = {}
        for term in (*map(figure, self.numbers), *roots):
            counts[term] = counts.get(term, 0) + 1
        return counts

    @cached_property
    def figures(self) -> frozenset[str]:
        """Values of its numbers and parts of its dates."""
        calendar = (
            f"{name}{value}"
            for date in dates(self.text, self.language)
            for name, value in zip("ymdw", date[3:], strict=True)
            if value is not None
        )
        return frozenset([*map(figure, self.numbers), *calendar])

    @cached_property
    def signs(self) -> Signs:
        """What its words show at a glance."""
        return signs(self.text, self.language)

    @cached_property
    def passage(self) -> Passage:
        """Its words as the checks read them."""
        return read(self.text, self.language)

    @cached_property
    def turns(self) -> int:
        """How often it negates, denies or doubts something in so many words.

        A double negation counts as none, and so does one with an exception: nothing except, niemand außer.
        """
        if not self.signs.turns:
            return 0
        negations = [i for i in self.passage.negations if not self._is_excepted(i)]
        return len(negations) + len(self.passage.denials) + len(self.passage.doubts)

    def _is_excepted(self, negation: int) -> bool:
        following = self.passage.words[negation + 1 : negation + 2]
        return bool(following) and following[0].lower in _EXCEPT

    @cached_property
    def poles(self) -> frozenset[tuple[int, bool]]:
        """The ends of scales that it has words for."""
        return frozenset((pole.scale, pole.is_first) for pole in poles(self.passage))

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The runs of words with capitals in it."""
        return tuple(names(self.passage))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Stems of its content words as the checks read them."""
        return frozenset(self.passage.keys)

    @cached_property
    def facts(self) -> Facts:
        """What it speaks of, as the checks ask it of an article."""
        return Facts(self.text, self.language)

    @property
    def loose_words(self) -> Sequence[str]:
        """Its words without those of its numbers."""
        return word_texts(self.text, outside=[(number.start, number.end) for number in self.numbers])


@lru_cache(maxsize=5_000)  # gold claims are matched again and again, a few dozen cases at a time
def statement(text: str, language: str) -> Statement:
    """Return the statement that *text* makes in *language*; the last ones are kept."""
    return Statement(text, language)


@lru_cache(maxsize=50_000)
def _term(word: str, language: str) -> str | None:
    """Return what a word is compared by; None for a function word."""
    return next((root(content.text, language) for content in content_words(word, language)), None)


def root(word: str, language: str) -> str:
    """Return what a content word is compared by."""
    return stem(stem(fold(word), language), language)  # answered, answer, answ


def figure(number: Number) -> str:
    """Return the value of a number as a term."""
    return f"#{number.value.normalize():f}"


Bag = Mapping[str, int]  # terms, and how often a statement has each


@lru_cache(maxsize=256)
def _weights(statements: int) -> Sequence[float]:
    """Return what a term weighs by how many of so many statements have it."""
    return tuple(log(1 + (statements + _MORE) / (count + _MORE_WITH)) for count in range(statements + 1))


@dataclass(frozen=True)
class Likeness:
    """How alike statements are, in words weighted by how few statements have them."""

    weights: Mapping[str, float] = field(repr=False)

    @classmethod
    def among(cls, statements: Sequence[Statement]) -> Likeness:
        """Weight each term by its inverse frequency among *statements* (Spärck Jones 1972).

        Smoothed as if there were a few more, so that in short lists all terms weigh much the same.
        """
        frequency = Counter(chain.from_iterable(one.terms for one in statements))
        weights = _weights(len(statements))
        return cls({term: weights[count] for term, count in frequency.items()})

    def mass(self, terms: Bag) -> float:
        """Return the weight of *terms* together."""
        weights = self.weights
        return sum([count * weights[term] for term, count in terms.items()])

    def said(self, part: Bag, whole: Bag) -> float:
        """Return the share of *part* that *whole* says too, 0..1."""
        weights = self.weights
        both = sum([min(count, whole[term]) * weights[term] for term, count in part.items() if term in whole])
        return both / self.mass(part) if both else 0.0

    def shared(self, left: Sequence[Statement], right: Sequence[Statement]) -> Shared:
        """Return what each two statements have in common."""
        once, often = _index(right)
        rows = []
        for one in left:
            row = [0.0] * len(right)
            for term, count in one.terms.items():
                if term in once:
                    weight = self.weights[term]
                    for j in once[term]:
                        row[j] += weight
                if term in often:
                    for j, other_count in often[term]:
                        row[j] += self.weights[term] * min(count, other_count)
            rows.append(row)
        return Shared(rows, [self.mass(one.terms) for one in left], [self.mass(one.terms) for one in right])


@dataclass(frozen=True)
class Shared:
    """How much weight each statement of a list has in common with each of another."""

    rows: Sequence[Sequence[float]]  # one for each of the left
    left: Sequence[float]  # the weight of each
    right: Sequence[float]

    def alike(self, least: float = 0.0) -> dict[tuple[int, int], float]:
        """Return Dice's coefficient, *least* to 1, of each two statements that have a term in common."""
        right, above = self.right, least - _TRIFLE
        return {
            (i, j): round(alike, _DIGITS)
            for i, (row, mass) in enumerate(zip(self.rows, self.left, strict=True))
            for j, both in enumerate(row)
            if both and (alike := 2 * both / (mass + right[j])) > above
        }

    def said(self, i: int, j: int) -> float:
        """Return the share of the right statement *j* that the left one *i* says too, 0..1."""
        return self.rows[i][j] / self.right[j] if self.right[j] else 0.0

    def saying(self, j: int, least: float) -> frozenset[int]:
        """Return the left statements that say at least the share *least*, above 0, of the right one *j*."""
        mass = self.right[j]
        return frozenset([i for i, row in enumerate(self.rows) if row[j] and row[j] / mass >= least])

    def turned(self) -> Shared:
        """Return the same seen from the right."""
        return Shared(list(zip(*self.rows, strict=True)), self.right, self.left)


def _index(statements: Sequence[Statement]) -> tuple[dict[str, list[int]], dict[str, list[tuple[int, int]]]]:
    """Return for each term the statements that have it once, as most do, and those that have it more often."""
    once: dict[str, list[int]] = {}
    often: dict[str, list[tuple[int, int]]] = {}
    for index, one in enumerate(statements):
        for term, count in one.terms.items():
            if count == 1:
                once.setdefault(term, []).append(index)
            else:
                often.setdefault(term, []).append((index, count))
    return once, often
