"""Speakers by a name that the article does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from llmbrief.article import Article
from llmbrief.evals.linting.sheet import Problem, Sheet
from llmbrief.language import read_as
from llmbrief.language.words import content_words, word_texts
from llmbrief.shown import one_line
from llmbrief.verification.checking.reading import fold

_JOINTS = re.compile(r"[-\u2010\u2011'’]")  # "Anne-Marie", "d'Anne"
_ENDINGS = ("", "s", "es", "n", "en", "ns", "e", "er", "em")  # of a name that is declined: "Annas", "Ministeriums"
_SHOWN = 60  # code points of a name that a message repeats


def speaker_problems(sheet: Sheet, article: Article) -> Iterator[Problem]:
    """Note each speaker, and who relays a claim, whose name has words in capitals that the article has nowhere.

    Case, accents, possessives, hyphens and the endings of cases mean nothing. Words in small letters describe somebody,
    and need not be the article's.
    """
    known = {fold(part) for part in _parts(word_texts(article.text))}
    for claim in sheet.claims:
        for field in ("speaker", "via"):
            name = claim.text(field)
            lacking = [f"“{one_line(word, _SHOWN)}”" for word in _names(name, sheet) if known.isdisjoint(_forms(word))]
            if lacking:
                message = f"the article has no {', '.join(lacking)}: is “{one_line(name, _SHOWN)}” the name it gives?"
                yield Problem((*claim.place, field), message, "note")


def _names(text: str, sheet: Sheet) -> list[str]:
    """Return the words in capitals, each once, but none that hold a sentence together."""
    words = (word.text for word in content_words(text, read_as(sheet.language)))
    return [part for part in dict.fromkeys(_parts(words)) if part[0].isupper()]


def _parts(words: Iterable[str]) -> Iterator[str]:
    return (part for word in words for part in _JOINTS.split(word) if part)


def _forms(word: str) -> list[str]:
    return [fold(word) + ending for ending in _ENDINGS]
