"""A short text as the checks read it: words with their sentences and clauses, and the cues among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from llmbrief.language.cues import DENIALS, DOUBTS, EMPTY_NEGATIONS, HEDGES, NEGATIONS, PARTED_DENIALS
from llmbrief.verification.checking.stems import BREAKS, ELISIONS, FUNCTION_WORDS, stem

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?。！？…]['\"”’»」』)]*\s|[。！？\n]")
_CLAUSE_END = re.compile(r"[,;:()\[\]—–、]")
_TITLES = frozenset(("mr", "mrs", "ms", "dr", "st", "prof", "sen", "rep", "gov", "gen", "col", "capt"))
_NUMBERING = frozenset(("no", "nos"))
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec"))
_ABBREVIATED = _TITLES | _MONTHS
_FRENCH_SECOND = frozenset(
    ("pas", "jamais", "plus", "aucun", "aucune", "rien", "personne", "ni", "guère", "nul", "nulle")
)


_SECOND_CLAUSES = frozenset((("and", "that"), ("und", "dass"), ("y", "que"), ("et", "que"), ("et", "qu")))
_JOINED = frozenset(("and", "that"))
_JOINING = _JOINED | {second for _, second in _SECOND_CLAUSES}
_AUXILIARIES = frozenset(
    (
        "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "will", "would", "can", "could",
        "should", "must", "may", "ca", "wo",
    )
)  # fmt: skip
_WORDS_BETWEEN = 4  # at most so many little words stand between a negation and the denial it takes back
_WORDS_BEFORE = 3  # at most so many little words stand between a negation and the quote it is meant for
_ABLE = frozenset(("could", "könnte", "könnten", "pudo"))  # "could not" is the past of "cannot"
_QUARRELS = frozenset(("dispute", "disputes"))
_BEFORE_NOUNS = frozenset(
    ("the", "a", "this", "that", "any", "no", "its", "their", "his", "her", "in", "of", "to", "into", "under", "by")
)
_BEFORE_VERBS = frozenset(
    ("i", "we", "you", "they", "he", "she", "it", "who", "which", "not", "n't", "nobody", "will", "would", "also")
)
_DETERMINERS = frozenset(
    ("the", "that", "this", "these", "those", "any", "a", "an", "his", "her", "its", "their", "it", "how", "whether")
)
_OR = frozenset(("or", "oder", "o", "u", "ou", "nor"))
_VERB_FIRST = frozenset(("de", "ja"))  # languages in which a negation may follow what it is meant for

Place = tuple[int, int]  # first and last word, both included
_Phrase = tuple[str, ...]  # its words


class Word(NamedTuple):
    """One word: where it stands, and the forms it is compared by."""

    start: int  # code points of the passage
    end: int  # exclusive
    lower: str  # lower case, without a possessive; every "…n't" is "n't"
    key: str  # a crude stem
    sentence: int
    clause: int  # counts on through the passage
    content: bool  # neither a function word nor a cue


class Passage:
    """A text and its words, and what has been found out about them."""

    def __init__(self, text: str, language: str, words: tuple[Word, ...]) -> None:
        self.text = text
        self.language = language
        self.words = words

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """Where each content key stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            if word.content:
                found.setdefault(word.key, []).append(index)
        return found

    @cached_property
    def common(self) -> frozenset[str]:
        """Content keys without those that are written with a capital where they stand first, German nouns apart."""
        if self.language == "de":
            return frozenset(self.keys)
        return frozenset(key for key, places in self.keys.items() if not self.written(places[0])[0].isupper())

    @cached_property
    def negations(self) -> tuple[int, ...]:
        """Indexes of the last words of what negates; double negations and what only looks like one are left out."""
        taken = {negation for negation, _ in self.doubles}
        return tuple(i for i in self._negating if i not in taken)

    @cached_property
    def doubles(self) -> tuple[Place, ...]:
        """Pairs of a negation's last word and the denial that it takes back: "did not deny", "nobody disputes"."""
        return tuple(self._taken_back(DENIALS))

    def double_at(self, index: int) -> str | None:
        """Return the double negation whose negation ends at *index*, as written."""
        denial = dict(self.doubles).get(index)
        return None if denial is None else self.phrase(self._negating[index], denial)

    @cached_property
    def hedges(self) -> tuple[int, ...]:
        """Indexes of the words that keep a reserve; who does not deny a thing keeps one too."""
        inability = {first - 1 for first in self._negating.values() if first and self.words[first - 1].lower in _ABLE}
        inability |= {last + 1 for last in self._negating if self._is(last + 1, _ABLE)}
        reserves = {start for start, _ in self.cues(HEDGES) if self.written(start) != "May"}  # a month, or a name
        found = reserves | {negation for negation, _ in self.doubles}
        return tuple(sorted(found - inability))

    @cached_property
    def doubts(self) -> tuple[int, ...]:
        """Indexes of the words that call a thing unlikely."""
        taken = {doubt for _, doubt in self._taken_back(DOUBTS)}
        return tuple(start for start, _ in self.cues(DOUBTS) if start not in taken)

    @cached_property
    def denials(self) -> tuple[int, ...]:
        """Indexes of the words that deny."""
        taken = {denial for _, denial in self.doubles}
        found = {start for start, _ in self.cues(DENIALS) if not self._is_noun(start)} | set(self._parted)
        return tuple(sorted(found - taken))

    @property
    def _parted(self) -> Iterator[int]:
        """Indexes of verbs that deny with a part of them at the end of their clause: "wies … zurück"."""
        verbs = PARTED_DENIALS.get(self.language, {})
        for index, word in enumerate(self.words if verbs else ()):
            if part := verbs.get(word.lower):
                end = next((i for i, one in enumerate(self.words) if i > index and one.lower == part), None)
                if end is not None and self.words[end].sentence == word.sentence and self.ends_clause(end):
                    yield index

    def _is(self, index: int, forms: frozenset[str]) -> bool:
        return 0 <= index < len(self.words) and self.words[index].lower in forms

    def _is_noun(self, index: int) -> bool:
        """Whether an English "dispute" is a quarrel, and nobody's denial: nothing that may be disputed follows it."""
        if not self._is(index, _QUARRELS):
            return False
        if self._is(index - 1, _BEFORE_NOUNS) or not self.words[index - 1 : index]:
            return True
        return not self._is(index - 1, _BEFORE_VERBS) and not self._is(index + 1, _DETERMINERS)

    @cached_property
    def _negating(self) -> dict[int, int]:
        """The last word of each negation, a double one too, and its first word."""
        empty = {i for start, end in self.cues(EMPTY_NEGATIONS) for i in range(start, end)}
        found = {end - 1: start for start, end in self.cues(NEGATIONS) if empty.isdisjoint(range(start, end))}
        return {last: first for last, first in found.items() if self._is_completed(last) and not self._numbers(last)}

    def _taken_back(self, table: Mapping[str, frozenset[str]]) -> Iterator[Place]:
        for start, end in self.cues(table):
            yield from ((negation, start) for negation in self._negating if self._reaches(negation, start, end))

    def _reaches(self, negation: int, start: int, end: int) -> bool:
        """Whether only little words and adverbs stand between a negation and the words *start* to *end*."""
        if negation < start:
            between = self.words[negation + 1 : start]
        elif self.language in _VERB_FIRST and negation >= end:
            between = self.words[end:negation]
        else:
            return False
        is_near = len(between) <= _WORDS_BETWEEN and self.words[negation].clause == self.words[start].clause
        return is_near and not any(word.content and not word.lower.endswith("ly") for word in between)

    def cues(self, table: Mapping[str, frozenset[str]]) -> tuple[tuple[int, int], ...]:
        """Return the half-open ranges of words that are entries of *table*, the longest at each place."""
        entries = table.get(self.language, frozenset())
        if self.language == "ja":
            return tuple(self._pieces(entries))
        beginnings = _by_first(entries)
        return () if self._forms.isdisjoint(beginnings) else tuple(_phrases(self.words, beginnings))

    @cached_property
    def _forms(self) -> frozenset[str]:
        """The words in lower case: a passage has cues of few kinds, and is asked for each kind."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def turn(self) -> int | None:
        """Offset of the first word that turns what follows the text: a negation, denial or hedge at its very end."""
        if not self.words or _CLAUSE_END.search(self.text, self.words[-1].end):
            return None
        clause = self.words[-1].clause
        ends = [*self._negating, *self.denials, *self.doubts, *self.hedges]
        near = [i for i in ends if self.words[i].clause == clause and self._is_little(i + 1)]
        return min((self.words[self._negating.get(i, i)].start for i in near), default=None)

    def _is_little(self, index: int) -> bool:
        """Whether at most three words, little ones all, stand from *index* to the end."""
        return len(self.words) - index <= _WORDS_BEFORE and not any(word.content for word in self.words[index:])

    def sentence_of(self, index: int, *, before: int, after: int) -> range:
        """Return the indexes around *index* that lie in its sentence."""
        sentence = self.words[index].sentence
        low, high = max(0, index - before), min(len(self.words), index + after + 1)
        inside = [i for i in range(low, high) if self.words[i].sentence == sentence]
        return range(inside[0], inside[-1] + 1)

    def ends_clause(self, index: int) -> bool:
        """Whether the word at *index* is the last of its clause."""
        return index + 1 == len(self.words) or self.words[index + 1].clause > self.words[index].clause

    def list_end(self, index: int) -> int:
        """Return the clause in which a list that the clause of *index* begins ends with an "or"; else that clause."""
        own = self.words[index]
        later = (word for word in self.words[index:] if word.sentence == own.sentence)
        return max((word.clause for word in later if word.lower in _OR), default=own.clause)

    def neighbours(self, first: int, last: int, reach: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the stems of *reach* content words of the sentence on each side of the words *first* to *last*."""
        if (first, last, reach) not in self._sides:
            around = self.sentence_of(first, before=6, after=6 + last - first)
            words = [(i, self.words[i].key) for i in around if self.words[i].content]
            before = [key for i, key in words if i < first]
            after = [key for i, key in words if i > last]
            self._sides[first, last, reach] = frozenset(before[-reach:]), frozenset(after[:reach])
        return self._sides[first, last, reach]

    @cached_property
    def _sides(self) -> dict[tuple[int, int, int], tuple[frozenset[str], frozenset[str]]]:
        """What ``neighbours`` has found: it is asked of the same words for every pair of texts."""
        return {}

    def share_in(self, others: Sequence[Passage]) -> float:
        """Return the share of the content stems that *others* have too."""
        return sum(any(key in other.keys for other in others) for key in self.keys) / max(1, len(self.keys))

    def index_at(self, offset: int) -> int | None:
        """Return the index of the first word that ends after *offset*."""
        index = bisect_right(self.words, offset, key=attrgetter("end"))
        return index if index < len(self.words) else None

    def between(self, start: int, end: int) -> Place:
        """Return the first and last word of ``text[start:end]``."""
        first, last = self.index_at(start), self.index_at(end - 1)
        return first or 0, (first or 0) if last is None else last

    def written(self, index: int) -> str:
        """Return a word as the text has it."""
        word = self.words[index]
        return self.text[word.start : word.end]

    def phrase(self, *places: int) -> str:
        """Return the text from the first to the last of the words at *places*."""
        return self.text[self.words[min(places)].start : self.words[max(places)].end]

    def _numbers(self, index: int) -> bool:
        """Whether the word is the "no." of a number."""
        word = self.words[index]
        around = (*self.words[max(0, index - 1) : index], *self.words[index + 1 : index + 2])
        return word.lower == "no" and any(one.lower[0].isdigit() and one.clause == word.clause for one in around)

    def _is_completed(self, index: int) -> bool:
        """Whether a French "ne" has the word that makes it a negation: "ne … pas", "personne ne"."""
        if self.language != "fr" or self.words[index].lower not in ("ne", "n"):
            return True
        around = (*self.words[max(0, index - 1) : index], *self.words[index + 1 : index + 5])
        return any(word.lower in _FRENCH_SECOND for word in around)

    def _pieces(self, entries: frozenset[str]) -> Iterator[tuple[int, int]]:
        for entry in sorted(entries):
            for match in re.finditer(re.escape(entry), self.text):
                first, last = self.index_at(match.start()), self.index_at(match.end() - 1)
                if first is not None and last is not None:
                    yield first, last + 1


def read(text: str, language: str) -> Passage:
    """Split *text* into words with their sentences and clauses."""
    return Passage(text, language, tuple(_words(text, language)))


def _words(text: str, language: str) -> Iterator[Word]:
    pattern = _japanese_word() if language == "ja" else _WORD
    breaks = BREAKS.get(language, frozenset())
    sentence = clause = end = 0
    lower = ""
    for start, stop in _bounds(text, pattern, language):
        gap = text[end:start]
        is_bare = gap in ("", " ")  # as most are, which spares the patterns
        if not is_bare and _ends_sentence(gap, lower, text[start : start + 1]):
            sentence += 1
            clause += 1
        before = lower
        lower, key, content = _forms(text[start:stop], language)
        if (
            lower in breaks
            or (lower in _JOINING and _is_second_clause(before, lower, text, stop))
            or (not is_bare and _CLAUSE_END.search(gap))
        ):
            clause += 1
        yield Word(start, stop, lower, key, sentence, clause, content)
        end = stop


def _is_second_clause(before: str, word: str, text: str, stop: int) -> bool:
    """Whether *word* begins a clause that goes on the sentence: "and that …", or "and" or "that" before "did not"."""
    return (before, word) in _SECOND_CLAUSES or (word in _JOINED and _is_negated(text[stop : stop + 20].split()))


def _is_negated(words: Sequence[str]) -> bool:
    """Whether an auxiliary and its negation stand first: "would not say", "wasn't its to give"."""
    auxiliary, contraction, _ = words[0].replace("’", "'").partition("n't") if words else ("", "", "")
    return auxiliary in _AUXILIARIES and (bool(contraction) or words[1:2] in (["not"], ["never"]))


@lru_cache(maxsize=20_000)
def _forms(word: str, language: str) -> tuple[str, str, bool]:
    """Return a word in lower case, its stem, and whether it is no function word."""
    lower = _lower(word)
    is_function = lower in FUNCTION_WORDS.get(language, ()) or (language == "ja" and "ぁ" <= lower[0] <= "ゟ")
    return lower, stem(lower, language), not is_function


@cache
def _japanese_word() -> re.Pattern[str]:
    return re.compile(r"\d+(?:[.,]\d+)*|[一-鿿々]+|[ァ-ヿ]+|[ぁ-ゟ]+|[^\W\d_ぁ-ヿ一-鿿々]+")


def _bounds(text: str, pattern: re.Pattern[str], language: str) -> Iterator[tuple[int, int]]:
    elisions = ELISIONS.get(language)
    if not elisions:
        yield from (match.span() for match in pattern.finditer(text))
        return
    for match in pattern.finditer(text):
        head, mark, tail = match[0].replace("’", "'").partition("'")
        if mark and head.lower() in elisions and tail:
            yield match.start(), match.start() + len(head)
            yield match.start() + len(head) + 1, match.end()
        else:
            yield match.span()


def _ends_sentence(gap: str, before: str, following: str) -> bool:
    if not _SENTENCE_END.search(gap):
        return False
    if "\n" in gap or not gap.startswith("."):
        return True
    if before in _NUMBERING and following.isdigit():
        return False
    return before not in _ABBREVIATED and (following.isupper() or not following.isalpha())


def _lower(word: str) -> str:
    lower = word.lower()
    if lower.isalpha():
        return lower
    lower = lower.replace("’", "'")
    if lower.endswith("n't"):
        return "n't"
    if "." in lower and not lower[0].isdigit():
        return lower.replace(".", "")
    return lower.removesuffix("'s").removesuffix("'")


@lru_cache(maxsize=64)
def _by_first(entries: frozenset[str]) -> dict[str, tuple[_Phrase, ...]]:
    table: dict[str, list[_Phrase]] = {}
    for entry in entries:
        parts = tuple(part.removesuffix("'") for part in entry.split(" "))
        table.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for first, phrases in table.items()}


def _phrases(words: Sequence[Word], beginnings: Mapping[str, tuple[_Phrase, ...]]) -> Iterator[tuple[int, int]]:
    passed = 0  # words up to here belong to a phrase already
    for index, word in enumerate(words):
        phrases = beginnings.get(word.lower)
        if phrases and index >= passed and (length := _longest(words, index, phrases)):
            passed = index + length
            yield index, passed


def _longest(words: Sequence[Word], index: int, phrases: tuple[_Phrase, ...]) -> int:
    for phrase in phrases:
        if all(
            index + offset < len(words) and words[index + offset].lower == part for offset, part in enumerate(phrase)
        ):
            return len(phrase)
    return 0


def same_place(mine: Passage, place: Place, theirs: Passage, their_place: Place, *, reach: int = 2) -> bool:
    """Whether two places have one of the *reach* nearest content words in common, on the same side."""
    left, right = mine.neighbours(*place, reach)
    other_left, other_right = theirs.neighbours(*their_place, reach)
    return not left.isdisjoint(other_left) or not right.isdisjoint(other_right)
