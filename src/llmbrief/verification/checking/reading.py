"""What every check is given: a claim beside its quotes and its article."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, pairwise

from llmbrief.brief import Certainty
from llmbrief.language.dates import Date, dates
from llmbrief.language.numbers import Number, numbers, same
from llmbrief.verification.checking.passages import Passage, Word, read
from llmbrief.verification.checking.stems import FUNCTION_WORDS, stem
from llmbrief.verification.checking.surroundings import Surroundings, surroundings

_INSIDE = re.compile(r"(?<=[^\W\d_A-Z][ ,-]) ?([A-ZÀ-ÖØ-ÞŁŚŠŽČĆ][^\W\d_]*(?:['’][^\W\d_]+)*)")
_FIRST_OF_TWO = re.compile(r"\b([A-ZÀ-ÖØ-ÞŁŚŠŽČĆ][^\W\d_]+)(?= [A-ZÀ-ÖØ-ÞŁŚŠŽČĆ])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_APART = re.compile(r"[.!?;:。！？；：]|\b(?:but|though|although|while|aber|obwohl|während|pero|aunque|mais|tandis)\b")
_CLOSE = 4  # characters
_MULTIPLIERS = (
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "Million",
    "Milliard",
    "mil ",
    "millon",
    "mille",
)


class Facts:
    """What an article speaks of, found when it is first asked for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language

    @cached_property
    def casefolded(self) -> str:
        """The article without its capitals."""
        return self.text.casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the article, folded."""
        return frozenset(map(fold, _WORD.findall(self.text)))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the article's words."""
        return frozenset(stem(word, self.language) for word in self.words)

    @cached_property
    def proper(self) -> frozenset[str]:
        """The words that the article writes with a capital within a sentence, and never without; folded."""
        capitals = {fold(match[1]) for match in _INSIDE.finditer(self.text)}
        capitals |= {fold(match[1]) for match in _FIRST_OF_TWO.finditer(self.text)}
        return frozenset(capitals.difference(fold(word) for word in _WORD.findall(self.text) if word[0].islower()))

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Neighbouring words of the article, folded."""
        words = [fold(word) for word in _WORD.findall(self.text)]
        return frozenset(pairwise(words))

    @cached_property
    def initials(self) -> str:
        """The first letters of the words of the article, little ones left out, in one string."""
        functions = FUNCTION_WORDS.get(self.language, frozenset())
        return "".join(word[0].lower() for word in _WORD.findall(self.text) if word.lower() not in functions)

    @cached_property
    def numbers(self) -> dict[Decimal, list[Number]]:
        """The numbers of the article by value."""
        found: dict[Decimal, list[Number]] = {}
        for number in numbers(self.text, self.language):
            found.setdefault(number.value, []).append(number)
        return found

    @property
    def each_number(self) -> Iterator[Number]:
        """The numbers of the article, those of one value together."""
        return chain.from_iterable(self.numbers.values())

    def cut(self, place: Surroundings) -> Iterator[Number]:
        """Yield the numbers of the article that a quote begins or ends in the middle of."""
        for edge in filter(self._is_by_a_number, (place.start, place.end)):
            starts, figures = self._figures
            number = figures[max(0, bisect_left(starts, edge) - 1)] if figures else None
            if number is not None and number.start < edge < number.end:
                yield number

    def _is_by_a_number(self, edge: int) -> bool:
        """Whether a digit or a multiplier is close to *edge*, which spares reading the whole article for numbers."""
        around = self.text[max(0, edge - _CLOSE) : edge + _CLOSE]
        return any(map(str.isdigit, around)) or self.text.startswith(
            _MULTIPLIERS, edge + (self.text[edge : edge + 1] == " ")
        )

    @cached_property
    def _figures(self) -> tuple[list[int], list[Number]]:
        """Where each number of the article starts, in order, and the numbers."""
        figures = sorted(self.each_number)
        return [figure.start for figure in figures], figures

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        """The dates of the article."""
        return dates(self.text, self.language)

    def writes(self, figure: str) -> bool:
        """Whether *figure* stands in the article, digit by digit."""
        return re.search(rf"(?<![^\W_])(?<!\d[.,]){re.escape(figure)}(?!\w)(?![.,]\d)", self.text) is not None

    def has_number(self, number: Number) -> bool:
        """Whether the article says *number*, in this unit or another that it can be exactly converted to."""
        if len(number.text) > 1 and self.writes(number.text):
            return True
        if any(same(number, other) for other in self.numbers.get(number.value, ())):
            return True
        if number.unit is None and number.kind == "plain" and number.value >= 1:
            return False
        return any(same(number, other) for other in self.each_number)


@lru_cache(maxsize=4)
def facts(text: str, language: str) -> Facts:
    """Return the facts of an article; the last few are kept, since a brief asks about the same article often."""
    return Facts(text, language)


class Reading:
    """A claim, its quotes and its article, split into words."""

    def __init__(
        self,
        *,
        claim: Passage,
        quotes: tuple[Passage, ...],
        article: Facts,
        certainty: Certainty | None = None,
        speaker: str | None = None,
        via: str | None = None,
    ) -> None:
        self.claim = claim
        self.quotes = quotes
        self.article = article
        self.certainty = certainty
        self.speaker = speaker
        self.via = via

    @cached_property
    def places(self) -> tuple[Surroundings | None, ...]:
        """Where each quote stands in the article; None for a quote that it does not have."""
        return surroundings([quote.text for quote in self.quotes], self.article.text, self.language)

    @cached_property
    def in_context(self) -> tuple[Passage, ...]:
        """The quotes, each with the negation, denial or hedge that the article has right before its first word."""
        pairs = zip(self.quotes, self.places, strict=True)
        return tuple(quote if place is None else _with_turn(quote, place) for quote, place in pairs)

    @cached_property
    def closeness(self) -> float:
        """Share of the claim's content words that its quotes have."""
        return self.claim.share_in(self.quotes)

    @property
    def language(self) -> str:
        """Language of all three texts."""
        return self.claim.language


def tells_another(
    reading: Reading, quote: Passage, index: int, keys: AbstractSet[str], *, own_statement: bool = False
) -> bool:
    """Whether a clause of the quotes without the word at *index* is what the claim tells.

    It has half of the claim's words, names aside, and more than the claim has of *keys*, which go with that word. With
    *own_statement* it must be a statement of its own, and not a part of the sentence that a comma sets off.
    """
    claim = reading.claim
    own = claim.common & keys
    told: dict[tuple[int, int], set[str]] = {}
    for number, other in enumerate(reading.in_context):
        for word in other.words:
            is_same = other is quote and word.clause == quote.words[index].clause
            is_part = own_statement and other is quote and not _are_apart(quote, index, word)
            if word.key in claim.common - own and not is_same and not is_part:
                told.setdefault((number, word.clause), set()).add(word.key)
    most = max(map(len, told.values()), default=0)
    return most > len(own) and most * 2 >= len(claim.common)


def _are_apart(passage: Passage, index: int, word: Word) -> bool:
    """Whether more than a comma stands between the word at *index* and *word*."""
    one, other = sorted((passage.words[index], word))
    return re.search(_APART, passage.text[one.end : other.start]) is not None


def _with_turn(quote: Passage, place: Surroundings) -> Passage:
    """Return *quote* with a word before it that turns its sense: "one was hurt" with its "No"."""
    if place.article.find(quote.text, place.start + 1) >= 0:
        return quote
    lead = place.article[place.all_sentences[place.first][0] : place.start]
    turn = read(lead, quote.language).turn if lead else None
    return quote if turn is None else read(lead[turn:] + quote.text, quote.language)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return *word* in lower case, without accents and without a possessive."""
    lower = word.casefold().replace("’", "'").removesuffix("'s").removesuffix("'")
    if lower.isascii():
        return lower
    return "".join(char for char in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(char))
