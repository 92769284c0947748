"""Find a quote in an article: the verdict, the place in the original text, and what a near miss gets wrong."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, islice

from llmbrief.brief import Evidence, Span, Verdict
from llmbrief.errors import UsageError
from llmbrief.language.sentences import sentences
from llmbrief.verification.boundaries import is_unspaced
from llmbrief.verification.finding import FoldedArticle
from llmbrief.verification.near import Index

_FEWEST_LETTERS = 12  # fewer mean too little, unless they are a whole sentence
_OPENING = 40  # characters that most quotes have enough letters in
_MOST_PLACES = 100  # places of a short quote that are tried for being a whole sentence
_SENTENCE_REACH = 1000  # characters around a short quote in which its sentence is looked for

_Found = tuple[Verdict, int, int]  # where a quote stands: start and end, half-open


@lru_cache(maxsize=5_000)  # one article is quoted by its gold, and by one brief after the other
def locate(quote: str, text: str) -> Evidence:
    """Say whether *text* has *quote*, and where.

    ``exact``: character by character. ``normalized``: but for typography, an honest ellipsis (leaving out one sentence
    at most, 140 characters) or bracketed words in place of a pronoun or name. ``near_miss``: at least half of its
    content words lie within one window; comes with the passage and the differing tokens. ``absent``: less.
    ``too_short``: fewer than 12 letters (6 of a script without spaces) and not a whole sentence of *text*. What is cut
    out of a word or a number is no quote.

    The span is that of the first place and counts code points of *text* as given. Raises UsageError for what is no
    text; takes time linear in the length of *text*, which is prepared once and kept for the next quotes.
    """
    for name, given in (("quote", quote), ("article", text)):
        if not isinstance(given, str):
            raise UsageError(f"locate takes the text of the {name}, not {type(given).__name__}")
    article, short = _prepared(text), _is_short(quote)
    return _evidence(quote, _found(quote, article, short=short), article, short=short)


def relocate(evidence: Evidence, text: str) -> Evidence:
    """Do as ``locate`` does with a quote that may have been located before; keep which asking it came from.

    Returns *evidence* itself where it says already what is found.
    """
    located = locate(evidence.quote, text)
    if located.asked != evidence.asked:
        located = located.model_copy(update={"asked": evidence.asked})
    return evidence if evidence == located else located


def _evidence(quote: str, found: _Found | None, article: _Article, *, short: bool) -> Evidence:
    if found is not None:
        verdict, start, end = found
        return Evidence(quote=quote, verdict=verdict, span=Span(start=start, end=end))
    if short:
        return Evidence(quote=quote, verdict="too_short")
    if (near := article.index.near(quote)) is None:
        return Evidence(quote=quote, verdict="absent")
    passage, difference = near
    return Evidence(quote=quote, verdict="near_miss", near=passage, difference=difference)


class _Article(FoldedArticle):
    """An article's text with all that is worked out from it once."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.index = Index(text)


@lru_cache(maxsize=4)
def _prepared(text: str) -> _Article:
    return _Article(text)


def _found(quote: str, article: _Article, *, short: bool) -> _Found | None:
    searches: tuple[tuple[Verdict, Iterator[tuple[int, int]]], ...] = (
        ("exact", article.exact(quote)),
        ("normalized", article.normalized(quote)),  # nothing is folded before its first place is asked for
    )
    for verdict, places in searches:
        for start, end in islice(places, _MOST_PLACES):
            if not short or _is_sentence(article.text, start, end):
                return verdict, start, end
    return None


def _is_short(quote: str) -> bool:
    """Whether it has too few letters; one of a script without spaces says as much as two."""
    if sum(map(str.isalpha, quote[:_OPENING])) >= _FEWEST_LETTERS:
        return False
    letters = accumulate(1 + is_unspaced(char) for char in quote if char.isalpha())
    return not any(count >= _FEWEST_LETTERS for count in letters)


def _is_sentence(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is a whole sentence but for punctuation and white space at its ends."""
    low = max(0, start - _SENTENCE_REACH)
    around = sentences(text[low : end + _SENTENCE_REACH])
    place = _bare(text, start, end)
    return any(_bare(text, low + first, low + last) == place for first, last in around)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
