"""Find a folded quote in a folded article, in time that grows with the article's length alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from llmbrief.verification.boundaries import cuts
from llmbrief.verification.editing import (
    LEFT_OUT,
    REPLACED,
    Chain,
    Link,
    Piece,
    chains,
    piece,
)
from llmbrief.verification.folding import ELLIPSIS, MARK, Folded, fold, has_broken_words, is_quotation_mark
from llmbrief.verification.wording import Vocabulary, is_negation

_Place = tuple[int, int]  # half-open range of a text
_COST = 200  # what looking at one place costs, in characters compared


class Budget:
    """How many characters a search may still compare: in proportion to the text, however the quote is made."""

    def __init__(self, text: str) -> None:
        self._left = len(text) + 1000 * _COST

    def allows(self, characters: int) -> bool:
        """Take the cost of one place of *characters*; False when nothing is left."""
        self._left -= characters + _COST
        return self._left > 0


class FoldedArticle:
    """An article's text with its folded copies, made when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def copies(self) -> tuple[Folded, ...]:
        """The folded text; where words are broken at line ends, also with them put together."""
        plain = fold(self.text)
        return (plain, fold(self.text, join_lines=True)) if has_broken_words(self.text) else (plain,)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the folded text."""
        return Vocabulary(self.copies[0].text)

    def exact(self, quote: str) -> Iterator[_Place]:
        """Yield where the text has *quote* character by character, not cut out of a word or number."""
        for start in _occurrences(self.text, quote, 0, len(self.text), Budget(self.text)):
            if not cuts(self.text, start) and not cuts(self.text, start + len(quote)):
                yield start, start + len(quote)

    def normalized(self, quote: str) -> Iterator[_Place]:
        """Yield where the text has *quote* but for its typography, an ellipsis or bracketed words."""
        readings = _readings(quote)
        for folded in readings:
            for copy in self.copies:
                yield from _Search(self, copy).whole(piece(folded))
        for folded in readings:
            for parts in chains(folded):
                for copy in self.copies:
                    yield from _Search(self, copy).chain(parts)


def _readings(quote: str) -> list[str]:
    """Return the folded quote; as well with broken words put together, and without its outer pair of marks, where that
    changes what the inner ones mean."""
    readings = [fold(quote).text.strip()]
    if has_broken_words(quote):
        readings.append(fold(quote, join_lines=True).text.strip())
    bare = quote.strip()
    if len(bare) > 2 and is_quotation_mark(bare[0]) and is_quotation_mark(bare[-1]):
        readings.append(fold(bare[1:-1]).text.strip())
    cores = {piece(folded).core: folded for folded in reversed(readings)}
    return [folded for core, folded in reversed(cores.items()) if core]


def _occurrences(text: str, needle: str, low: int, high: int, budget: Budget) -> Iterator[int]:
    start = text.find(needle, low, high) if needle else -1
    while start >= 0 and budget.allows(len(needle)):
        yield start
        start = text.find(needle, start + 1, high)


class _Search:
    """One quote looked for in one folded copy of an article."""

    def __init__(self, article: FoldedArticle, copy: Folded) -> None:
        self._article = article
        self._copy = copy
        self._text = copy.text
        self._budget = Budget(copy.text)

    def whole(self, part: Piece) -> Iterator[_Place]:
        for start, end in self._places(part, 0, len(self._text)):
            if (place := self._copy.span(start, end)) is not None:
                yield place

    def chain(self, parts: Chain) -> Iterator[_Place]:
        """Yield places where all pieces stand in order, starting from the longest one."""
        anchor = max(range(len(parts.pieces)), key=lambda index: len(parts.pieces[index].core))
        for start, end in self._places(parts.pieces[anchor], 0, len(self._text)):
            first = self._reach(parts, anchor, start, -1)
            last = self._reach(parts, anchor, end, 1) if first is not None else None
            if first is not None and last is not None and (place := self._copy.span(first, last)) is not None:
                yield place

    def _places(self, part: Piece, low: int, high: int) -> Iterator[_Place]:
        """Yield where the folded text has *part* within the range, ends on word boundaries of the original."""
        for needle in part.needles:
            for start in _occurrences(self._text, needle, max(low, 0), high, self._budget):
                end = start + len(needle)
                if needle != part.core and self._follows_negation(start):
                    continue
                place = self._with_edges(part, start, end)
                if self._is_uncut(*place) and (not part.has_stop or self._may_stop(end)):
                    yield place

    def _follows_negation(self, start: int) -> bool:
        """Whether a new beginning leaves out the word that turns the sense (No one was hurt)."""
        match = _LAST_WORDS[-1].search(self._before(start))
        return match is not None and is_negation(match[1])

    def _may_stop(self, end: int) -> bool:
        """Whether a quote that ends in a stop may end here: at a stop, a pause or the end of a paragraph."""
        place = self._copy.span(end - 1, end)
        if place is None:
            return False
        after = self._text[end : end + 2]
        if after[:1] == MARK:
            return after[1:] not in ("?", "!") and _CLOSES.match(self._article.text, place[1]) is not None
        return after[:1] in _PAUSES or _PARAGRAPH_END.match(self._article.text, place[1]) is not None

    def _with_edges(self, part: Piece, start: int, end: int) -> _Place:
        """Take in the quotation marks and the final stop where the article has them too."""
        after = _shared(part.tail, self._text[end : end + len(part.tail)])
        before = _shared(part.head[::-1], self._text[max(0, start - len(part.head)) : start][::-1])
        return start - before, end + after

    def _is_uncut(self, start: int, end: int) -> bool:
        place = self._copy.span(start, end)
        return place is not None and not any(cuts(self._article.text, index) for index in place)

    def _reach(self, parts: Chain, index: int, edge: int, step: int) -> int | None:
        """Follow the chain from piece *index*, which ends at *edge*, to the end on that side; return its edge."""
        stack = [(index, edge)]
        seen = set(stack)
        while stack:
            index, edge = stack.pop()
            if not 0 <= index + step < len(parts.pieces):
                outer = self._outer(parts.links[0 if step < 0 else -1], edge, step)
                if outer is not None:
                    return outer
                continue
            states = [state for state in self._next(parts, index, edge, step) if state not in seen]
            seen.update(states)
            stack += sorted(states, key=lambda state: -abs(state[1] - edge))
        return None

    def _next(self, parts: Chain, index: int, edge: int, step: int) -> Iterator[tuple[int, int]]:
        link = parts.links[max(index, index + step)]
        part = parts.pieces[index + step]
        reach = (LEFT_OUT if link.is_gap else REPLACED) + len(part.core) + len(part.head) + len(part.tail) + 2
        low, high = (edge, edge + reach) if step > 0 else (edge - reach, edge)
        for start, end in self._places(part, low, high):
            before, after = (edge, start) if step > 0 else (end, edge)
            if before <= after and self._links(link, before, after):
                yield index + step, end if step > 0 else start

    def _links(self, link: Link, before: int, after: int) -> bool:
        between = self._text[before:after].strip()
        if link.is_gap:
            return len(between) <= LEFT_OUT
        if not between:
            return self._article.vocabulary.may_be_explained(self._before(before))
        return self._article.vocabulary.may_be_replaced(between, self._before(before))

    def _outer(self, link: Link, edge: int, step: int) -> int | None:
        """Return the edge beyond the one or two words that a bracket at the quote's own end stands for."""
        if link.is_gap or not link.has_brackets:
            return edge
        vocabulary = self._article.vocabulary
        beyond = self._text[edge : edge + REPLACED] if step > 0 else self._before(edge)
        for pattern in _FIRST_WORDS if step > 0 else _LAST_WORDS:
            if (match := pattern.search(beyond)) is not None:
                outer = edge + step * len(match[0])
                if vocabulary.may_be_replaced(match[1], self._before(min(edge, outer))):
                    return outer
        return edge if step > 0 and vocabulary.may_be_explained(self._before(edge)) else None

    def _before(self, place: int) -> str:
        return self._text[max(0, place - REPLACED) : place]


def _shared(first: str, second: str) -> int:
    """Return the length of the common beginning."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(first), len(second)))


_PAUSES = (*".。,、;:-)", ELLIPSIS)
_CLOSES = re.compile(r"\S|[\u00a0\u202f]\S| »")  # a mark with no space before it, but for French
_PARAGRAPH_END = re.compile(r"\s*\Z|[ \t]*\n\s*\n")
_FIRST_WORDS = (re.compile(r"^ ?([\w'-]+ [\w'-]+)"), re.compile(r"^ ?([\w'-]+)"))  # two, one
_LAST_WORDS = (re.compile(r"([\w'-]+ [\w'-]+) ?$"), re.compile(r"([\w'-]+) ?$"))
