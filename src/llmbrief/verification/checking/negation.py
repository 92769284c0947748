"""Whether the claim negates what its quote asserts, or the other way round.

Each text's negations are paired with the other's: two are a pair where what one negates is spoken of in the clause of
the other. A negation without a partner contradicts the other text if that has the word it negates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice

from llmbrief.brief import Finding, Level
from llmbrief.verification.checking.passages import Passage, read
from llmbrief.verification.checking.reading import Reading
from llmbrief.verification.checking.stems import stem

_PREFIXES = {
    "en": ("un", "non", "in", "im", "ir", "dis"),
    "de": ("un", "nicht"),
    "es": ("in", "im", "des", "ir"),
    "fr": ("in", "im", "ir", "dés"),
}
_BASE = 5  # letters under the prefix: "import" is not the opposite of "port"
_COMMON = frozenset(("not", "no", "n't", "nicht", "kein", "keine", "keinen", "pas", "ne", "n", "ない", "ません"))
_WHETHER = frozenset(("whether", "ob", "かどうか"))
_ANSWERS = frozenset(("no", "non", "nein"))
_NOBODY = frozenset(("nobody", "one", "no-one", "niemand", "nadie", "personne"))
_SECOND = frozenset(("nor", "noch", "ni"))  # the second half of "neither … nor"


class Negation:
    """One negation of a passage."""

    def __init__(self, passage: Passage, index: int, targets: tuple[int, ...], base: str | None = None) -> None:
        self.passage = passage
        self.index = index  # the word that negates
        self.targets = targets  # words it may be meant for, the likeliest first
        self.base = base  # the stem under a prefix that negates

    @cached_property
    def target_keys(self) -> frozenset[str]:
        """Stems of the words it may be meant for."""
        return frozenset((self.base,)) if self.base else frozenset(self.passage.words[i].key for i in self.targets)

    @cached_property
    def clause_keys(self) -> frozenset[str]:
        """Stems of all content words of its clause, and of what is listed on from it: "not A, B or C"."""
        words = self.passage.words
        clauses = range(words[self.index].clause, self.passage.list_end(self.index) + 1)
        own = {word.key for word in words if word.clause in clauses and word.content}
        return frozenset(own | {self.base}) if self.base else frozenset(own)


def check_negation(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for the first negation of either side that the other side lacks.

    It is a note where the word that the quote negates is not in the claim, though words that follow it are.
    """
    if reading.certainty == "denied" or not reading.quotes:
        return
    quotes = reading.in_context
    claimed = _negations((reading.claim,), quotes)
    quoted = _negations(quotes, (reading.claim,))
    others = [*quoted, *_denials(quotes)]
    added = [one for one in _unpaired(claimed, others, once=True) if not _is_said_elsewhere(one, reading)]
    lost = [one for one in _unpaired(quoted, claimed, once=False) if not _is_asked(one, reading.claim)]
    findings = chain(
        _taken_back(reading.claim, quotes, "the claim negates “{}”; its quote does not"),
        *(_taken_back(quote, (reading.claim,), "the quote negates “{}”; the claim does not") for quote in quotes),
        _added(added, others, quotes),
        _lost(lost, claimed, reading.claim),
    )
    yield from islice(findings, 1)


def _added(added: Iterable[Negation], others: Sequence[Negation], quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Yield what the claim negates and no quote does: a note where no quote has the word."""
    for negation in added:
        if _is_shared(negation, quotes, 2):
            yield _finding("conflict", "the claim negates “{}”; its quote does not", negation)
        elif not others:
            yield _finding("note", "the claim negates “{}”; its quote does not", negation)


def _lost(lost: Sequence[Negation], claimed: Sequence[Negation], claim: Passage) -> Iterator[Finding]:
    """Yield what a quote negates and the claim says: a note where it says the clause but not the word itself."""
    message = "the quote negates “{}”; the claim does not"
    yield from (_finding("conflict", message, one) for one in lost if _is_shared(one, (claim,), _reach(one)))
    covered = (one for one in lost if _is_covered(one, claim) or (not claimed and _is_shared(one, (claim,), 3)))
    yield from (_finding("note", message, one) for one in covered)


def _reach(negation: Negation) -> int:
    """Return how many words a negation is likely meant for; after "nobody" the verb may be some words away."""
    return 3 if negation.passage.words[negation.index].lower in _NOBODY else 1


def _taken_back(mine: Passage, others: Sequence[Passage], message: str) -> Iterator[Finding]:
    """Yield a conflict for each denial that *mine* takes back ("did not deny") and one of *others* makes."""
    for negation, denial in mine.doubles:
        key = mine.words[denial].key
        made = any(other.words[i].key == key for other in others for i in other.denials)
        if made and not any(other.words[i].key == key for other in others for _, i in other.doubles):
            yield _finding("conflict", message, Negation(mine, negation, (denial,)))


def _is_said_elsewhere(negation: Negation, reading: Reading) -> bool:
    """Whether the article negates the same word, which no quote has: the claim takes up what was said before."""
    key = negation.base or next((negation.passage.words[i].key for i in negation.targets), None)
    if key is None or any(key in quote.keys for quote in reading.quotes):
        return False
    return key in _negated(reading.article.text, reading.language)


@lru_cache(maxsize=4)  # asked of the same article for each claim
def _negated(article: str, language: str) -> frozenset[str]:
    """Return the stems of the words that negations of *article* are likeliest meant for."""
    passage = read(article, language)
    meant = (targets(passage, i)[:2] for i in passage.negations)
    return frozenset(passage.words[i].key for places in meant for i in places)


def _finding(level: Level, message: str, negation: Negation) -> Finding:
    word = negation.passage.written((*negation.targets, negation.index)[0])
    return Finding(check="negation", level=level, message=message.format(word), tokens=(word,))


def _negations(passages: Iterable[Passage], others: Sequence[Passage]) -> list[Negation]:
    found: list[Negation] = []
    for passage in passages:
        found += [Negation(passage, i, targets(passage, i)) for i in passage.negations]
        found += _prefixed(passage, others)
    return found


def _is_second(negation: Negation) -> bool:
    """Whether it is the "nor" of a "neither … nor"."""
    passage = negation.passage
    return passage.words[negation.index].lower in _SECOND and any(i < negation.index for i in passage.negations)


def _prefixed(passage: Passage, others: Sequence[Passage]) -> Iterator[Negation]:
    prefixes = _PREFIXES.get(passage.language, ())
    for index, word in enumerate(passage.words):
        if not word.lower.startswith(prefixes):
            continue
        for prefix in prefixes:
            base = word.lower.removeprefix(prefix)
            if base == word.lower or len(base) < _BASE:
                continue
            key = stem(base, passage.language)
            if any(key in other.keys and word.key not in other.keys for other in others):
                yield Negation(passage, index, (index,), base=key)


def _denials(passages: Iterable[Passage]) -> list[Negation]:
    return [Negation(one, i, targets(one, i)) for one in passages for i in (*one.denials, *one.doubts)]


def targets(passage: Passage, index: int) -> tuple[int, ...]:
    """Return the content words that the negation at *index* may be meant for, the likeliest first."""
    clause = passage.words[index].clause
    around = passage.sentence_of(index, before=10, after=10)
    inside = [i for i in around if passage.words[i].content and passage.words[i].clause == clause]
    before = [i for i in reversed(inside) if i < index]
    if passage.language == "ja":
        return tuple(before)
    found = [i for i in inside if i > index] or before
    if not found and passage.ends_clause(index) and passage.words[index].lower not in _ANSWERS:
        found = [i for i in reversed(around) if i < index and passage.words[i].content]
    return tuple(found)


def _unpaired(negations: Sequence[Negation], partners: Sequence[Negation], *, once: bool) -> Iterator[Negation]:
    """Yield the negations without a partner; *once*: a partner serves one negation alone."""
    free = list(partners)
    for negation in negations:
        if _is_second(negation):
            continue
        partner = next((one for one in free if _is_pair(negation, one)), None)
        if partner is None:
            yield negation
        elif once:
            free.remove(partner)


def _is_shared(negation: Negation, others: Sequence[Passage], reach: int) -> bool:
    """Whether *others* have one of the words that *negation* is likeliest meant for."""
    keys = [negation.base] if negation.base else [negation.passage.words[i].key for i in negation.targets[:reach]]
    return any(key in other.keys for key in keys for other in others)


def _is_asked(negation: Negation, claim: Passage) -> bool:
    """Whether the claim alone leaves open what is negated: it says "whether" before it."""
    if any(word.lower in _WHETHER for word in negation.passage.words):
        return False
    asked = [i for i, word in enumerate(claim.words) if word.lower in _WHETHER]
    places = [i for key in negation.target_keys for i in claim.keys.get(key, ())]
    return any(start < place for start in asked for place in places)


def _is_covered(negation: Negation, claim: Passage) -> bool:
    """Whether the claim says most of the clause that is negated."""
    keys = negation.clause_keys
    return len(keys) > 1 and sum(key in claim.keys for key in keys) * 2 > len(keys)


def _is_pair(one: Negation, other: Negation) -> bool:
    word = one.passage.words[one.index].lower
    if word not in _COMMON and word == other.passage.words[other.index].lower:
        return True
    return not one.target_keys.isdisjoint(other.clause_keys) or not other.target_keys.isdisjoint(one.clause_keys)
