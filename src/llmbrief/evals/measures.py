"""Measures: what is no score, but shows where a gain in scores came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from llmbrief.brief import Brief
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.judging.summaries import sentences
from llmbrief.language.words import word_texts

_FRAGMENT = 5  # words in a row that make a copy: fewer are any sentence's


def measures(aligned: Aligned) -> Mapping[str, float | None]:
    """Return how many claims and questions a brief has, its length in words, and the share of words that it copied.

    ``words`` are those of claims and summary. ``copied`` is the share of them, 0..1, that lie in fragments of at least
    five words in a row that the article has too: the extractive fragment coverage of Grusky, Naaman and Artzi (2018),
    without its short fragments. None where there are no words.
    """
    brief = aligned.brief
    article = _fragments(aligned.case.article.text)
    texts = [_folded(text) for text in _texts(brief)]
    length = sum(map(len, texts))
    copied = sum(_count_copied(text, article) for text in texts)
    return {
        "claims": float(len(brief.claims)),
        "questions": float(len(brief.questions)),
        "words": float(length),
        "copied": copied / length if length else None,
    }


def _texts(brief: Brief) -> Iterator[str]:
    yield from (claim.text for claim in brief.claims)
    yield from sentences(brief.summary).values()


def _count_copied(text: Sequence[str], article: frozenset[tuple[str, ...]]) -> int:
    """Count the words of *text* that lie in a fragment of the article."""
    starts = [i for i, fragment in enumerate(_runs(text)) if fragment in article]
    apart = (min(_FRAGMENT, second - first) for first, second in pairwise(starts))
    return sum(apart) + _FRAGMENT if starts else 0


@lru_cache(maxsize=32)  # several briefs of one article are scored in a row
def _fragments(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(_folded(text)))


def _runs(text: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Return every run of words of a fragment's least length."""
    return zip(*(text[i:] for i in range(_FRAGMENT)), strict=False)


@lru_cache(maxsize=5_000)
def _folded(text: str) -> tuple[str, ...]:
    return tuple(map(str.lower, word_texts(text)))
