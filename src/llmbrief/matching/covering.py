"""How much of a statement some texts say, and whether they say the contrary instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from math import inf, pow
from typing import NamedTuple

from llmbrief.language import read_as
from llmbrief.language.dates import dates
from llmbrief.language.detect import detect
from llmbrief.language.sentences import sentences
from llmbrief.language.words import content_words, word_texts
from llmbrief.matching.contradictions import contradiction
from llmbrief.matching.statements import Statement, root, statement
from llmbrief.verification.checking.reading import Facts

SAID = 0.62  # a statement counts as said from here on; people call as many statements said (benchmarks/people.py)

_MOST = 3  # so many sentences together may say a statement
_FURTHER = 0.9  # what a share counts that the second sentence adds, beside the first's; the third's counts that of it
_FEWER = 0.08  # what is taken off a share's exponent for each sentence that the texts have fewer than so many
_AS_GOOD = 0.05  # a sentence that says so much less is as good, if the one that says more contradicts the statement
_ABOUT = 0.56  # a sentence that says a smaller share is about something else: alone it would not come to SAID
_AGAINST = 0.6  # what a share counts if a sentence contradicts the statement: less than SAID of the whole

_TOPIC = 0.5  # what a word loses of its weight if all of several sentences have it
_FIGURE = 3.5  # weight of a number or a part of a date, where a word of five letters weighs 1
_LITTLE = 0.25  # weight of a function word
_LETTER = 0.1  # what a word weighs more for each letter beyond five, up to eight, and less for each below
_USUAL, _LONG = 5, 8

_HEAD = 4  # letters that two words of one family have in common at least
_SAME, _RELATED = 0.7, 0.5  # and what share of the longer one's, to count in full, and to count half


_HYPHEN = re.compile(r"[-\u2010\u2011]")


@dataclass(frozen=True)
class _Sentence:
    """A statement or a sentence of a text, with its words."""

    statement: Statement

    @cached_property
    def terms(self) -> Mapping[str, float]:
        """Roots of its words and values of its numbers, with their weights."""
        weights: dict[str, float] = {}
        for term, weight in _terms(self.statement):
            weights[term] = weights.get(term, 0.0) + weight
        return weights

    @cached_property
    def mass(self) -> float:
        """Weight of all its terms."""
        return sum(self.terms.values())


@dataclass(frozen=True)
class _Texts:
    """Sentences of texts, and which of them say what."""

    sentences: Sequence[_Sentence]
    facts: Facts

    @cached_property
    def having(self) -> Mapping[str, Sequence[int]]:
        """The sentences that have each term."""
        found: dict[str, list[int]] = {}
        for index, one in enumerate(self.sentences):
            for term in one.terms:
                found.setdefault(term, []).append(index)
        return found

    @cached_property
    def families(self) -> Mapping[str, Sequence[str]]:
        """The terms by their first letters."""
        found: dict[str, list[str]] = {}
        for term in self.having:
            found.setdefault(term[:_HEAD], []).append(term)
        return found

    def saying(self, term: str) -> Mapping[int, float]:
        """Return which sentences say *term*, and how much, 0..1."""
        found: dict[int, float] = {}
        for other in self.families.get(term[:_HEAD], ()):
            if kinship := _kinship(term, other):
                found.update((i, kinship) for i in self.having[other] if kinship > found.get(i, 0.0))
        return found


def coverage(statement: str, texts: Sequence[str], *, language: str | None = None) -> float:
    """Return how much of *statement* is said in *texts*, 0..1; from ``SAID`` on it counts as said.

    The share of the statement's words, numbers and dates, numbers and each part of a date weighing most, that up to
    three sentences of the texts have. Texts of fewer sentences have less of any statement by chance, so that a share of
    theirs counts for more. Where a sentence contradicts the statement in a number, date, name, negation or direction,
    and none says as much without, the result lies below ``SAID``. Of a statement of several sentences the mean counts.
    Case, punctuation and the order of the texts mean nothing, nor does how a date is written. *language* is an ISO
    639-1 code; None: that of the texts. 0 for a statement without words.
    """
    known = tuple(sorted(set(texts)))
    code = _language(language, [*known, statement])
    told = _texts(known, code)
    asked = [one for part in _sentences(statement, code) if (one := _sentence(part, code)).terms]
    if not told.sentences or not asked:
        return 0.0
    answers = [_told(one, told) for one in asked]
    shares = [one.mass * answer.share for one, answer in zip(asked, answers, strict=True)]
    whole = min(1.0, sum(shares) / sum(one.mass for one in asked))
    share = pow(whole, 1 - _FEWER * max(0, _MOST - len(told.sentences)))
    return round(share * _AGAINST if any(answer.against for answer in answers) else share, 6)


def _language(language: str | None, texts: Sequence[str]) -> str:
    return read_as(language or detect("\n".join(texts)))


@lru_cache(maxsize=64)
def _texts(texts: tuple[str, ...], language: str) -> _Texts:
    parts = [_sentence(part, language) for text in texts for part in _sentences(text, language)]
    return _Texts(parts, Facts("\n".join(texts), language))


@lru_cache(maxsize=20_000)
def _sentence(text: str, language: str) -> _Sentence:
    return _Sentence(statement(text, language))


@lru_cache(maxsize=5_000)
def _sentences(text: str, language: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in sentences(text, language))


class _Told(NamedTuple):
    """How much of a sentence others tell, and whether one of them contradicts it."""

    share: float  # 0..1
    against: bool


def _told(whole: _Sentence, texts: _Texts) -> _Told:
    """Ask the sentences that tell most of *whole*, each for what those before it do not tell."""
    heard = _heard(whole, texts)
    so_far = [0.0] * len(heard.weights)
    share, against = 0.0, False
    for rank in range(_MOST):
        gains = heard.gains(so_far)
        if (best := max(gains.values(), default=0.0)) <= 0:
            break
        near = sorted(i for i, gain in gains.items() if gain >= best - _AS_GOOD * heard.mass)
        about = [i for i in near if sum(heard.told[i]) >= _ABOUT * heard.mass]
        opposed = {i for i in about if contradiction(whole.statement, texts.sentences[i].statement, texts.facts)}
        index = max(near, key=lambda i: (i not in opposed, gains[i]))
        share += gains[index] / heard.mass * _FURTHER**rank
        against |= index in opposed
        so_far = list(map(max, so_far, heard.told[index]))
    return _Told(share, against)


@dataclass(frozen=True)
class _Heard:
    """What each term of a sentence weighs beside others, and what of it each of these tells."""

    weights: Sequence[float]
    told: Mapping[int, Sequence[float]]  # a row for each of the others that tells anything

    @cached_property
    def mass(self) -> float:
        """Weight of all terms."""
        return sum(self.weights)

    @cached_property
    def ranked(self) -> Sequence[tuple[float, int]]:
        """How much each of the others tells, the most first."""
        return sorted(((sum(row), i) for i, row in self.told.items()), reverse=True)

    def gains(self, so_far: Sequence[float]) -> Mapping[int, float]:
        """Return what others add to *so_far*; those that cannot add about as much as the best are left out."""
        known, found, best = sum(so_far), dict[int, float](), 0.0
        for total, i in self.ranked:
            if total < best - _AS_GOOD * self.mass:
                break
            found[i] = sum(map(max, so_far, self.told[i])) - known
            best = max(best, found[i])
        return found


def _heard(whole: _Sentence, texts: _Texts) -> _Heard:
    """Weigh the terms of *whole*; one that all of several sentences have, their topic, tells less than a rare one."""
    several = len(texts.sentences) if len(texts.sentences) > 1 else inf
    weights: list[float] = []
    told: dict[int, list[float]] = {}
    for place, (term, weight) in enumerate(whole.terms.items()):
        saying = texts.saying(term)
        weights.append(weight * (1 - _TOPIC * sum(saying.values()) / several))
        for i, said in saying.items():
            told.setdefault(i, [0.0] * len(whole.terms))[place] = weights[-1] * said
    return _Heard(weights, told)


def _terms(one: Statement) -> Iterator[tuple[str, float]]:
    """Yield each term of a statement with its weight."""
    yield from ((figure, _FIGURE) for figure in sorted(one.figures))
    in_numbers = [(number.start, number.end) for number in one.numbers]
    in_dates = [(date.start, date.end) for date in dates(one.text, one.language)]
    for word in word_texts(one.text, outside=[*in_numbers, *in_dates]):
        yield from _of_word(word, one.language)


@lru_cache(maxsize=50_000)
def _of_word(word: str, language: str) -> tuple[tuple[str, float], ...]:
    content = content_words(word, language)
    return tuple(piece for one in content for piece in _pieces(one.text, language)) or ((word.lower(), _LITTLE),)


def _pieces(word: str, language: str) -> Iterator[tuple[str, float]]:
    """Yield what a content word is compared by: its root; in Japanese, which joins words, each two characters."""
    if word[0].isdigit():
        yield word, _FIGURE
    elif language == "ja" and len(word) > 1:
        yield from ((a + b, 1 / (len(word) - 1)) for a, b in pairwise(word))
    else:
        parts = _HYPHEN.split(word)
        for part in parts:
            term = root(part, language)
            yield term, (1 + _LETTER * (min(len(term), _LONG) - _USUAL)) / len(parts)


def _kinship(one: str, other: str) -> float:
    """Return how much two words with the same first letters mean the same: judged by how far they go on alike."""
    if one == other:
        return 1.0
    alike = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    share = alike / max(len(one), len(other))
    if alike < _HEAD or share < _RELATED or not one.isalpha():
        return 0.0
    return 1.0 if share >= _SAME else 0.5
