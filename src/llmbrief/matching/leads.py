"""The little word that leads a name: "of", "in", "by"."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from llmbrief.verification.checking.passages import Passage
from llmbrief.verification.checking.stems import PREPOSITIONS

_FURTHER = {
    "en": "off inside outside through across along around towards toward without upon via than like",
    "de": "ohne durch gegenüber laut seit bis um vor hinter neben",
    "es": "sin según hacia ante entre tras durante",
    "fr": "sans selon vers entre devant derrière depuis",
}


def lead(passage: Passage, first: int) -> str | None:
    """Return the preposition before the word *first*, past an article; None if there is none."""
    known = _prepositions(passage.language)
    before = [passage.words[index] for index in (first - 1, first - 2) if index >= 0]
    little = takewhile(lambda word: not word.content and word.clause == before[0].clause, before)
    return next((word.lower for word in little if word.lower in known), None)


@cache
def _prepositions(language: str) -> frozenset[str]:
    return PREPOSITIONS.get(language, frozenset()).union(_FURTHER.get(language, "").split())
