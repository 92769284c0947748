"""Whether two names have changed places between two statements: who does it, and to whom.

A name is known by its company: the words before it, the words after it, and the preposition that leads it. Where each
of two names has in the one statement the company that the other has in the other, they are exchanged. The passive is
turned round first ("sold by A" is "A sold"); what both do alike ("met", "agreed with") has no sides. Languages whose
verbs may have either of the two before them (German), or that write no capitals (Japanese), are not read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, takewhile

from llmbrief.matching.leads import lead
from llmbrief.matching.statements import Statement
from llmbrief.verification.checking.demonyms import TITLES
from llmbrief.verification.checking.passages import Passage
from llmbrief.verification.checking.reading import Facts, fold
from llmbrief.verification.checking.stems import stem

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST = 2  # names that can change places
_REACH = 2  # words of weight on each side
_NEAREST = 2.0  # what the nearest of them weighs, beside 1 for the others
_EXCHANGED = 1.2  # likeness of two names' company to that of each other, together, 0..2
_MARGIN = 0.6  # by how much it is greater than that to their own
_AGENTS = {"en": ("by",), "es": ("por",), "fr": ("par",)}
_OWNING = {"en": ("of",), "es": ("de", "del"), "fr": ("de", "du", "des", "d")}
_TOGETHER = {"en": ("with",), "es": ("con",), "fr": ("avec",)}
_MUTUAL = {
    "en": "meet meets met meeting marry married play plays played draw draws drew tied talks",
    "es": "reunió reúne reunieron casó empató jugó",
    "fr": "rencontre rencontré rencontrent épousé joué",
}
_Company = Mapping[str, float]  # what stands beside a name, by its side, and what it weighs


def exchanged(one: Statement, other: Statement, article: Facts) -> tuple[str, str] | None:
    """Return two names that both statements have, each in the place of the other; None if there are none.

    They come as *one* writes them, in its order. *article* tells names from other words with a capital.
    """
    if not _may_be_exchanged(one, other):
        return None
    mine, theirs = _Named(one.passage, article), _Named(other.passage, article)
    shared = [name for name in mine.places if name in theirs.places]
    for a, b in combinations(shared, 2):
        is_turned = mine.is_before(a, b) != theirs.is_before(a, b) or mine.turned != theirs.turned
        if is_turned and _are_exchanged(a, b, mine, theirs):
            return mine.written(a), mine.written(b)
    return None


def _may_be_exchanged(one: Statement, other: Statement) -> bool:
    """Whether words with capitals come in another order in the one than in the other, or by another voice."""
    shared = one.signs.capitals & other.signs.capitals
    if one.language not in _AGENTS or len(shared) < _FEWEST:
        return False
    if _in_order(one.text, shared) != _in_order(other.text, shared):
        return True
    agents = frozenset(_AGENTS[one.language])
    return one.signs.words & agents != other.signs.words & agents


def _in_order(text: str, names: Collection[str]) -> list[str]:
    """Return which of *names*, folded words, *text* has with a capital, as they first come."""
    capitals = (fold(word) for word in _LETTERS.findall(text) if word[0].isupper())
    return list(dict.fromkeys(word for word in capitals if word in names))


def _are_exchanged(a: str, b: str, mine: _Named, theirs: _Named) -> bool:
    kept = _most_alike(mine, a, theirs, a) + _most_alike(mine, b, theirs, b)
    turned = _most_alike(mine, a, theirs, b) + _most_alike(mine, b, theirs, a)
    return turned >= max(_EXCHANGED, kept + _MARGIN)


def _most_alike(mine: _Named, name: str, theirs: _Named, other: str) -> float:
    return max(_likeness(one, two) for one in mine.company(name) for two in theirs.company(other))


def _likeness(one: _Company, other: _Company) -> float:
    """Return Dice's coefficient, 0..1."""
    both = sum(min(weight, other[mark]) for mark, weight in one.items() if mark in other)
    return 2 * both / (sum(one.values()) + sum(other.values()) or 1.0)


class _Named:
    """The words of the names of a passage, folded, with where they stand."""

    def __init__(self, passage: Passage, article: Facts) -> None:
        self.passage = passage
        self.places: dict[str, list[int]] = {}
        self._companies: dict[str, Sequence[_Company]] = {}
        for index in range(len(passage.words)):
            if _is_name(passage, index, article):
                self.places.setdefault(fold(passage.written(index)), []).append(index)
        self._indexes = frozenset(index for places in self.places.values() for index in places)
        self.turned = frozenset(self._words_before(_AGENTS))
        self._sideless = frozenset(self._words_before(_TOGETHER)) | _mutual(passage.language)

    def is_before(self, one: str, other: str) -> bool:
        """Whether *one* is named first."""
        return self.places[one][0] < self.places[other][0]

    def written(self, name: str) -> str:
        """Return the run of words with capitals that *name* is part of."""
        first, last = self._run(self.places[name][0])
        return self.passage.phrase(first, last).removesuffix("'s").removesuffix("’s")

    def company(self, name: str) -> Sequence[_Company]:
        """Return what stands beside *name*, each time it is named."""
        if name not in self._companies:  # a name is held against each of the others
            self._companies[name] = tuple(self._company(name))
        return self._companies[name]

    def _company(self, name: str) -> Iterator[_Company]:
        for index in self.places[name]:
            first, last = self._run(index)
            led_by = lead(self.passage, first)
            before, after = self._keys_before(first), self._keys_after(last)
            is_led = led_by is not None and led_by not in _AGENTS[self.passage.language]
            beside = {f"={led_by}": 1.0} if is_led else dict[str, float]()
            self._add(beside, "<", before, is_owned=led_by in _OWNING[self.passage.language])
            self._add(beside, ">", after, is_owned=self.passage.written(last).endswith(("'s", "’s", "s'", "s’")))
            yield beside

    def _add(self, beside: dict[str, float], side: str, keys: Sequence[str], *, is_owned: bool) -> None:
        for rank, key in enumerate(keys):
            mark = "~" if is_owned and rank == 0 else self._side(side, key)
            beside[f"{mark}{key}"] = max(beside.get(f"{mark}{key}", 0.0), 1.0 if rank else _NEAREST)

    def _side(self, side: str, key: str) -> str:
        if key in self._sideless:
            return ""
        return "<>".replace(side, "") if key in self.turned else side

    def _keys_before(self, first: int) -> list[str]:
        return self._keys(range(first - 1, -1, -1), first)

    def _keys_after(self, last: int) -> list[str]:
        return self._keys(range(last + 1, len(self.passage.words)), last)

    def _keys(self, indexes: range, name: int) -> list[str]:
        """Return the stems of the nearest words of weight of the sentence, names and titles left out."""
        words = self.passage.words
        inside = takewhile(lambda i: words[i].sentence == words[name].sentence, indexes)
        return [words[i].key for i in inside if words[i].content and not self._is_of_name(i)][:_REACH]

    def _is_of_name(self, index: int) -> bool:
        if index in self._indexes:
            return True
        return self.passage.words[index].lower in TITLES and self.passage.written(index)[0].isupper()

    def _run(self, index: int) -> tuple[int, int]:
        first = last = index
        while first - 1 in self._indexes:
            first -= 1
        while last + 1 in self._indexes:
            last += 1
        return first, last

    def _words_before(self, leads: Mapping[str, Collection[str]]) -> Iterator[str]:
        """Yield the stem of the word of weight before each name that one of *leads* leads."""
        for index in self._indexes:
            first, _ = self._run(index)
            if lead(self.passage, first) in leads[self.passage.language]:
                yield from self._keys_before(first)[:1]


def _is_name(passage: Passage, index: int, article: Facts) -> bool:
    """Whether a word has a capital that neither a title nor the start of a sentence explains."""
    word, written = passage.words[index], passage.written(index)
    if not word.content or not written[0].isupper() or word.lower in TITLES:
        return False
    starts = index == 0 or passage.words[index - 1].sentence != word.sentence
    return not starts or fold(written) in article.proper


@cache
def _mutual(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _MUTUAL[language].split())
