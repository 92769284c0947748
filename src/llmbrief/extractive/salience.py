"""Which statements matter: word frequency and position.

The method is that of SumBasic (Nenkova and Vanderwende, 2005, "The impact of frequency on summarization"): a sentence
weighs what its content words weigh on average, and words that were taken count less afterwards. To it come the lead
bias of news (position) and the words of the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from llmbrief.extractive.statements import Statement
from llmbrief.language.words import content_words

_FIGURE = re.compile(r"\d")
_WORDS_A_CLAIM = 15  # the labelled set has one claim for every 13 to 20 words of a report
_DENSE_WORDS = 650  # beyond this length, one claim for every _SPARSE_WORDS_A_CLAIM
_SPARSE_WORDS_A_CLAIM = 60
_FEWEST_CLAIMS = 15  # in a short report nearly every sentence is one
_MOST_CLAIMS = 120


@dataclass(frozen=True)
class Weighed:
    """A statement with its content words and its weight (0 and up, comparable within one article)."""

    statement: Statement
    terms: tuple[str, ...]
    weight: float


def weigh(statements: Sequence[Statement], title: str, language: str) -> tuple[Weighed, ...]:
    """Weigh *statements*, given in the order of the article."""
    terms = [_terms(statement.text, language) for statement in statements]
    counts = Counter(term for each in terms for term in each)
    most = max(counts.values(), default=1)
    title_terms = frozenset(_terms(title, language))
    paragraphs = max((statement.paragraph for statement in statements), default=0) + 1
    return tuple(
        Weighed(statement, own, _weight(statement, own, counts, most, title_terms, paragraphs, language))
        for statement, own in zip(statements, terms, strict=True)
    )


def budget(words: int) -> int:
    """Return how many claims an article of *words* words has room for, at most."""
    dense = min(words, _DENSE_WORDS) / _WORDS_A_CLAIM
    sparse = max(0, words - _DENSE_WORDS) / _SPARSE_WORDS_A_CLAIM
    return min(_MOST_CLAIMS, max(_FEWEST_CLAIMS, round(dense + sparse)))


def select(weighed: Sequence[Weighed], count: int, kept: Collection[int] = ()) -> tuple[Weighed, ...]:
    """Return those whose indices are *kept* and the weightiest, *count* in all, in the order of the article."""
    ranked = sorted(range(len(weighed)), key=lambda index: (index not in kept, -weighed[index].weight, index))
    return tuple(weighed[index] for index in sorted(ranked[:count]))


def spread(weighed: Sequence[Weighed], count: int) -> tuple[int, ...]:
    """Return the indices of *count* statements, weightiest first, each counting less for what was taken before it."""
    left = list(range(len(weighed)))
    seen: set[str] = set()
    taken: list[int] = []
    while left and len(taken) < count:
        best = max(left, key=lambda index: (weighed[index].weight * _novelty(weighed[index].terms, seen), -index))
        taken.append(best)
        left.remove(best)
        seen.update(weighed[best].terms)
    return tuple(taken)


def _novelty(terms: tuple[str, ...], seen: set[str]) -> float:
    if not terms:
        return 0.0
    return sum(0.4 if term in seen else 1.0 for term in terms) / len(terms)


def _terms(text: str, language: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.text.casefold() for word in content_words(text, language)))


def _weight(
    statement: Statement,
    terms: tuple[str, ...],
    counts: Counter[str],
    most: int,
    title: frozenset[str],
    paragraphs: int,
    language: str,
) -> float:
    if not terms:
        return 0.0
    frequency = sum(counts[term] for term in terms) / len(terms) / most
    lead = 0.8 / (1 + statement.paragraph) + 0.3 * (1 - statement.paragraph / paragraphs)
    in_title = len(title.intersection(terms)) / max(3, len(terms))
    figures = 0.25 if _FIGURE.search(statement.text) else 0.0
    attributed = 0.4 if statement.stance == "denies" else 0.1 if statement.speaker else 0.0
    fullness = min(1.0, len(terms) / 6)
    return (
        fullness * _independence(statement.text, language) * (0.5 + frequency + lead + in_title + figures + attributed)
    )


_LEANING = {
    "en": r"(?:It|He|She|They|This|That|These|Those|Its|His|Her|Their|If|When|There|What|One|Then|So|How|Whether)\b",
    "de": r"(?:Er|Sie|Es|Das|Dies|Diese|Dieser|Dieses|Wenn|Als|Ihr|Ihre|Sein|Seine|Dort|Dabei|Da|Demnach|Danach|Davon|"
    r"Dadurch|Dafür|Dagegen|Damit|Darauf|Darin|Hinzu)\b",
    "es": r"(?:Esto|Eso|Su|Sus|Si|Cuando|Así|Él|Ella|Ellos|Este|Esta|Allí|Lo)\b",
    "fr": r"(?:Il|Elle|Ils|Elles|Cela|Ce|C'|Si|Son|Sa|Ses|Quand|Cette|Ces|On)\b",
    "ja": r"(?:これ|それ|この|その|同)",
}


_BACKWARD = re.compile(
    r"\b(?:puts? it|(?:\w+ed that|said|says) s?he|of (?:them|those|these|that)|the (?:latter|former))\b"
)


# What a statement that stands in a summary alone cannot begin with: a pronoun as its subject, "accordingly".
_PRONOUN_FIRST = {
    "en": r"(?:It|He|She|They|This|These|Those|His|Her|Its|Their)\b(?!'s been| (?:is|was|has been) (?:\w+ )?that\b)",
    "de": r"(?:Er|Sie|Es|Dies|Diese[rs]?|Demnach|Danach|Davon|Dadurch|Dafür|Dagegen|Damit|Darauf|Darin|Hinzu|Dabei|"
    r"Seine?|Ihre?)\b(?! (?:gibt|gab|geht um)\b)",
    "es": r"(?:Él|Ella|Ellos|Ellas|Esto|Eso|Según ello|Por ello|Así|De ahí)\b",
    "fr": r"(?:Il|Elle|Ils|Elles|Cela|Ceci|Celui-ci|Celle-ci)\b(?! y a\b| s'agit\b| faut\b)",
    "ja": r"(?:彼女?|これ|それ|同氏|同社|同省)",
}


def leans(text: str, language: str) -> bool:
    """Say whether *text* has a pronoun for its subject, or another word at its head that points back."""
    pattern = _PRONOUN_FIRST.get(language)
    return pattern is not None and re.match(pattern, text.lstrip('“«„"「 ')) is not None


def _independence(text: str, language: str) -> float:
    """Return less than one for a statement that leans on what was said before it."""
    pattern = _LEANING.get(language)
    points_back = pattern is not None and re.match(pattern, text.lstrip('“«„"「')) is not None
    return 0.75 if points_back or _BACKWARD.search(text) else 1.0
