"""What stands beside the names and numbers of a passage: the words before, the words after, the preposition that leads.

The passive is turned round ("sold by A" is "A sold"), what is done together ("met", "agreed with") has no sides, and
"A's chair" is "the chair of A". Languages whose verbs may have either of two names before them (German), or that write
no capitals (Japanese), have no company that tells anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile
from operator import attrgetter

from llmbrief.language.date_words import CALENDARS
from llmbrief.matching.leads import lead
from llmbrief.verification.checking.demonyms import TITLES
from llmbrief.verification.checking.passages import Passage, Place
from llmbrief.verification.checking.reading import Facts, fold
from llmbrief.verification.checking.stems import stem

AGENTS: Mapping[str, frozenset[str]] = {
    "en": frozenset(("by",)),
    "es": frozenset(("por",)),
    "fr": frozenset(("par",)),
}
_REACH = 2  # words of weight on each side
_NEAREST = 2.0  # what the nearest of them weighs, beside 1 for the others
_OWNING = {"en": ("of",), "es": ("de", "del"), "fr": ("de", "du", "des", "d")}
_TOGETHER = {"en": ("with",), "es": ("con",), "fr": ("avec",)}
_MUTUAL = {
    "en": "meet meets met meeting marry married play plays played draw draws drew tied talks",
    "es": "reunió reúne reunieron casó empató jugó",
    "fr": "rencontre rencontré rencontrent épousé joué",
}
_OWNED = ("'s", "’s", "s'", "s’")
Company = Mapping[str, float]  # stems with their side, and what each weighs


def likeness(one: Company, other: Company) -> float:
    """Return Dice's coefficient of what two have beside them, 0..1."""
    both = sum(min(weight, other[mark]) for mark, weight in one.items() if mark in other)
    return 2 * both / (sum(one.values()) + sum(other.values()) or 1.0)


class Named:
    """The names of a passage in a language of ``AGENTS``, word by word, with what stands beside them.

    A text all in capitals has none.

    *by_clause*: beside them is what stands in the same clause; else in the same sentence.
    """

    def __init__(self, passage: Passage, article: Facts, *, by_clause: bool = False) -> None:
        self.passage = passage
        self._by_clause = by_clause
        self.places: dict[str, list[int]] = {}  # by word, folded
        self._beside: dict[Place, Company] = {}
        for index, word in enumerate(() if passage.text.isupper() else passage.words):
            if passage.text[word.start].isupper() and _is_name(passage, index, article):
                self.places.setdefault(fold(passage.written(index)), []).append(index)
        self._indexes = frozenset(index for places in self.places.values() for index in places)
        self._runs: dict[int, Place] = {}

    @cached_property
    def turned(self) -> frozenset[str]:
        """Stems of what is done by somebody."""
        return frozenset(self._words_before(AGENTS))

    @cached_property
    def _sideless(self) -> frozenset[str]:
        """Stems of what is done together."""
        return frozenset(self._words_before(_TOGETHER)) | _mutual(self.passage.language)

    def written(self, name: str) -> str:
        """Return the run of words with capitals that a word of a name is part of, as it is written first."""
        return self.passage.phrase(*self.run(self.places[name][0])).removesuffix("'s").removesuffix("’s")

    @cached_property
    def runs(self) -> Sequence[Place]:
        """The names, by their first and last words."""
        return sorted({self.run(index) for index in self._indexes})

    def words(self, place: Place) -> Sequence[str]:
        """Return the words of a name, folded."""
        return [fold(self.passage.written(index)) for index in range(place[0], place[1] + 1)]

    def companies(self, name: str) -> Sequence[Company]:
        """Return what stands beside a word of a name, each time that it comes."""
        return [self.beside(self.run(index)) for index in self.places.get(name, ())]

    def beside(self, place: Place) -> Company:
        """Return what stands beside the words from the first to the last of *place*."""
        if place not in self._beside:  # a name is held against each of the others
            self._beside[place] = self._read(*place)
        return self._beside[place]

    def _read(self, first: int, last: int) -> Company:
        led_by = lead(self.passage, first)
        is_led = led_by is not None and led_by not in AGENTS[self.passage.language]
        found = {f"={led_by}": 1.0} if is_led else dict[str, float]()
        self._add(found, "<", self._keys_before(first), is_owned=led_by in _OWNING[self.passage.language])
        self._add(found, ">", self._keys_after(last), is_owned=self.passage.written(last).endswith(_OWNED))
        return found

    def _add(self, found: dict[str, float], side: str, keys: Sequence[str], *, is_owned: bool) -> None:
        for rank, key in enumerate(keys):
            mark = "~" if is_owned and rank == 0 else self._side(side, key)
            found[f"{mark}{key}"] = max(found.get(f"{mark}{key}", 0.0), 1.0 if rank else _NEAREST)

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
        words, bound = self.passage.words, attrgetter("clause" if self._by_clause else "sentence")
        inside = takewhile(lambda i: bound(words[i]) == bound(words[name]), indexes)
        return [words[i].key for i in inside if words[i].content and not self._is_of_name(i)][:_REACH]

    def _is_of_name(self, index: int) -> bool:
        if index in self._indexes:
            return True
        return self.passage.words[index].lower in TITLES and self.passage.written(index)[0].isupper()

    def run(self, index: int) -> Place:
        """Return the first and last word of the name that the word at *index* is part of."""
        if index not in self._runs:  # asked each time that the name is held against another
            self._runs[index] = self._whole(index)
        return self._runs[index]

    def _whole(self, index: int) -> Place:
        first = last = index
        while first - 1 in self._indexes and self._is_one_clause(first - 1, index):
            first -= 1
        while last + 1 in self._indexes and self._is_one_clause(last + 1, index):
            last += 1
        return first, last

    def _is_one_clause(self, one: int, other: int) -> bool:
        return self.passage.words[one].clause == self.passage.words[other].clause

    def _words_before(self, leads: Mapping[str, Collection[str]]) -> Iterator[str]:
        """Yield the stem of the word of weight before each name that one of *leads* leads."""
        if not any(word.lower in leads[self.passage.language] for word in self.passage.words):
            return
        for first, _ in self.runs:
            if lead(self.passage, first) in leads[self.passage.language]:
                yield from self._keys_before(first)[:1]


def _is_name(passage: Passage, index: int, article: Facts) -> bool:
    """Whether neither a title nor the start of a sentence explains the capital of a word."""
    word, written = passage.words[index], passage.written(index)
    if not word.content or word.lower in TITLES or word.lower in _dated(passage.language):
        return False
    starts = index == 0 or passage.words[index - 1].sentence != word.sentence
    return not starts or fold(written) in article.proper


@cache
def _dated(language: str) -> frozenset[str]:
    calendar = CALENDARS.get(language, CALENDARS["en"])
    return frozenset((*calendar.months, *calendar.short_months, *calendar.weekdays))


@cache
def _mutual(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _MUTUAL[language].split())
