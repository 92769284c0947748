"""Quotes that are not in the seed, say too little, or are more than a claim needs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmbrief.article import Article
from llmbrief.brief import Evidence, Span
from llmbrief.evals.linting.sheet import Item, Problem, Sheet
from llmbrief.language.sentences import sentences
from llmbrief.language.words import words
from llmbrief.shown import one_line
from llmbrief.verification import locate
from llmbrief.verification.boundaries import is_unspaced

_FEWEST_WORDS = 4
_MOST_QUOTES = 3
_SHOWN = 60  # code points of a quote that a message repeats
_DIFFERENCES = 3  # of a near miss that a message names
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")


def quote_problems(sheet: Sheet, article: Article) -> Iterator[Problem]:
    """Yield what is wrong with the quotes of each claim."""
    for claim in sheet.claims:
        yield from _number(claim)
        for place, quote in claim.texts("evidence"):
            yield from (Problem(place, f"“{one_line(quote, _SHOWN)}” {what}") for what in _wrong(quote, article))


def _number(claim: Item) -> Iterator[Problem]:
    quotes = claim.fields.get("evidence")
    if quotes == []:
        yield Problem((*claim.place, "evidence"), "there is no quote: give the words that carry the claim")
    if isinstance(quotes, list) and len(quotes) > _MOST_QUOTES:
        yield Problem((*claim.place, "evidence"), f"{len(quotes)} quotes: give {_MOST_QUOTES} at most")


def _wrong(quote: str, article: Article) -> Iterator[str]:
    found = locate(quote, article.text)
    if found.span is None:
        yield _missing(found)
        return
    if _PARAGRAPHS.search(article.text, found.span.start, found.span.end):
        yield "goes across paragraphs: quote each by itself"
    if _word_count(quote) < _FEWEST_WORDS and _says_more(article, found.span):
        yield f"has fewer than {_FEWEST_WORDS} words, and the article's statement is longer: quote more of it"


def _missing(found: Evidence) -> str:
    if found.verdict == "too_short":
        return "is too short to be found with certainty: quote more"
    if found.verdict == "absent":
        return "is not in the article"
    differing = "; ".join(
        f"it has “{one_line(one.article, _SHOWN)}” for “{one_line(one.quote, _SHOWN)}”"
        for one in found.difference[:_DIFFERENCES]
    )
    return f"is not in the article{': ' if differing else ''}{differing}"


def _says_more(article: Article, span: Span) -> bool:
    """Whether the sentences that *span* lies in have more words than it."""
    around = [
        article.text[start:end]
        for start, end in sentences(article.text, article.language)
        if start < span.end and span.start < end
    ]
    return sum(map(_word_count, around)) > _word_count(article.text[span.start : span.end])


def _word_count(text: str) -> int:
    """Count words; two letters of a script without spaces are one."""
    return sum(max(1, sum(map(is_unspaced, word.text)) // 2) for word in words(text))
