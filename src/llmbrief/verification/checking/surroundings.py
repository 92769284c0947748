"""Where the quotes stand in the article, and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from llmbrief.language.sentences import sentences
from llmbrief.verification.locating import locate

_PARAGRAPH = 2000  # code points

Spans = tuple[tuple[int, int], ...]


class Surroundings(NamedTuple):
    """A quote's sentences among those of its article."""

    article: str
    all_sentences: Spans
    start: int  # of the quote, in code points of the article
    end: int  # exclusive
    first: int  # index of its first sentence
    last: int  # of its last sentence, inclusive

    @property
    def own(self) -> tuple[str, ...]:
        """The sentences that the quote lies in."""
        return tuple(self.article[start:end] for start, end in self.all_sentences[self.first : self.last + 1])

    def around(self, before: int, after: int) -> str:
        """Return the text from *before* sentences ahead of the quote to *after* sentences behind it."""
        low, high = max(0, self.first - before), min(len(self.all_sentences) - 1, self.last + after)
        return self.article[self.all_sentences[low][0] : self.all_sentences[high][1]]

    def paragraphs(self, before: int) -> str:
        """Return the paragraphs (lines) that the quote lies in, with *before* of those ahead of them.

        At most 2,000 code points on either side of the quote.
        """
        behind = self.article[self.end : self.end + _PARAGRAPH].partition("\n")[0]
        return self._ahead(before) + self.article[self.start : self.end] + behind

    def led_by(self, before: int) -> str:
        """Return what ``paragraphs`` does, up to the end of the quote's last sentence: what a reader knows by then."""
        end = max(self.end, min(self.all_sentences[self.last][1], self.end + _PARAGRAPH))
        return self._ahead(before) + self.article[self.start : end]

    def _ahead(self, before: int) -> str:
        ahead = self.article[max(0, self.start - _PARAGRAPH) : self.start].split("\n")
        lines = [line for line in ahead[:-1] if line.strip()]
        return "\n".join([*lines[len(lines) - before :], ahead[-1]] if before else ahead[-1:])


def surroundings(quotes: Sequence[str], article: str, language: str) -> tuple[Surroundings | None, ...]:
    """Return the surroundings of each quote, None for one that the article does not have."""
    spans = _sentences(article, language)
    places = (_place(quote, article) if spans else None for quote in quotes)
    return tuple(place and _around(article, spans, *place) for place in places)


@lru_cache(maxsize=4)
def _sentences(article: str, language: str) -> Spans:
    return sentences(article, language)


def _place(quote: str, article: str) -> tuple[int, int] | None:
    start = article.find(quote) if quote.strip() else -1
    if start >= 0:
        return start, start + len(quote)
    span = locate(quote, article).span
    return (span.start, span.end) if span is not None else None


def _around(article: str, spans: Spans, start: int, end: int) -> Surroundings:
    first = max(0, bisect_right(spans, (start, len(article))) - 1)
    last = max(first, bisect_right(spans, (max(start, end - 1), len(article))) - 1)
    return Surroundings(article, spans, start, end, first, last)
