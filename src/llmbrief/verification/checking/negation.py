"""Whether the claim negates what its quote asserts, or the other way round.

Each text's negations are paired with the other's: two are a pair where what one negates is spoken of in the clause of
the other. A negation without a partner contradicts the other text if that has the word it negates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import chain, islice

from llmbrief.brief import Finding, Level
from llmbrief.language.cues import EXCEPTIONS, NEAR_NEGATIONS, REMAINDERS, SINGLE_EXCEPTIONS, UNIVERSAL_NEGATIONS
from llmbrief.verification.checking.passages import Passage, read
from llmbrief.verification.checking.reading import Reading, tells_another
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
_CONTRASTS = frozenset(("not", "nicht", "no", "non", "pas"))
_FEW = 2  # words that "hard to" may be meant for
_SHORT = 3  # words of ", not nine", and between a relative pronoun and its "not"
_LEANING = frozenset(("nor", "neither", "tampoco", "ebensowenig"))
_AUXILIARIES = frozenset(
    ("will", "would", "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "could", "should")
)
_RELATIVES = {
    "en": frozenset(("that", "which", "who")),
    "de": frozenset(("der", "die", "das", "den", "denen")),
    "es": frozenset(("que", "quienes")),
    "fr": frozenset(("qui", "que", "qu")),
}
_SECOND = frozenset(("nor", "noch", "ni"))  # the second half of "neither … nor"


class Negation:
    """One negation of a passage."""

    def __init__(
        self,
        passage: Passage,
        index: int,
        targets: tuple[int, ...],
        base: str | None = None,
        *,
        is_near: bool = False,
    ) -> None:
        self.passage = passage
        self.index = index  # the word that negates
        self.targets = targets  # words it may be meant for, the likeliest first
        self.base = base  # the stem under a prefix that negates
        self.is_near = is_near  # says it without a negation: "hard to"

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
    others = [*quoted, *_denials(quotes), *_near(quotes, (reading.claim,)), *_answers(quotes)]
    added = [one for one in _unpaired(claimed, others, once=True) if not _is_borne_out(one, reading)]
    held = [*claimed, *_near((reading.claim,), quotes)]
    lost = [one for one in _unpaired(quoted, held, once=False) if not _is_resolved(one, reading)]
    findings = chain(
        _taken_back(reading.claim, quotes, "the claim negates “{}”; its quote does not"),
        *(_taken_back(quote, (reading.claim,), "the quote negates “{}”; the claim does not") for quote in quotes),
        _added(added, others, quotes),
        _lost(lost, claimed, reading),
    )
    yield from islice(findings, 1)


def _added(added: Iterable[Negation], others: Sequence[Negation], quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Yield what the claim negates and no quote does: a note where no quote has the word."""
    for negation in added:
        if _is_shared(negation, quotes, 2):
            yield _finding("conflict", "the claim negates “{}”; its quote does not", negation)
        elif not others:
            yield _finding("note", "the claim negates “{}”; its quote does not", negation)


def _lost(lost: Sequence[Negation], claimed: Sequence[Negation], reading: Reading) -> Iterator[Finding]:
    """Yield what a quote negates and the claim says: a note where it says the clause but not the word itself."""
    claim = reading.claim
    message = "the quote negates “{}”; the claim does not"
    yield from (_finding("conflict", message, one) for one in lost if _is_shared(one, (claim,), _reach(one)))
    covered = (one for one in lost if _is_covered(one, claim) or (not claimed and _is_shared(one, (claim,), 3)))
    yield from (
        _finding("note", message, one)
        for one in covered
        if not tells_another(reading, one.passage, one.index, one.clause_keys)
    )


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


def _is_borne_out(negation: Negation, reading: Reading) -> bool:
    """Whether the quotes, or what the article says elsewhere, let the claim negate what they do not."""
    return (
        _is_contrast(negation, reading.quotes)
        or _is_of_rest(negation, reading.quotes)
        or _is_said_elsewhere(negation, reading)
    )


def _is_contrast(negation: Negation, quotes: Sequence[Passage]) -> bool:
    """Whether the word before a ", not" is the quotes': "eleven, not nine" where an older version said nine."""
    words, index = negation.passage.words, negation.index
    if index == 0 or words[index].lower not in _CONTRASTS or words[index].clause == words[index - 1].clause:
        return False
    rest = [word for word in words[index + 1 :] if word.clause == words[index].clause]
    return len(rest) <= _SHORT and any(words[index - 1].key in quote.keys for quote in quotes)


def _is_of_rest(negation: Negation, quotes: Sequence[Passage]) -> bool:
    """Whether a negated relative clause says which are meant by a quote's "rest": "those that are not vacant"."""
    words = negation.passage.words
    for word in reversed(words[max(0, negation.index - _SHORT) : negation.index]):
        if word.content:
            return False
        if word.lower in _RELATIVES.get(negation.passage.language, ()):
            return any(quote.cues(REMAINDERS) for quote in quotes)
    return False


def _is_resolved(negation: Negation, reading: Reading) -> bool:
    """Whether what a quote negates is left open by the claim, or taken back by the quotes themselves."""
    return (
        _is_asked(negation, reading.claim)
        or _is_excepted(negation, reading)
        or _is_affirmed(negation, {word.lower for word in reading.claim.words} & _AUXILIARIES)
        or _leans_on_double(negation, reading)
    )


def _is_excepted(negation: Negation, reading: Reading) -> bool:
    """Whether quote and claim make an exception: "never below ten … All right, once" and "only once below ten"."""
    passage, index = negation.passage, negation.index
    is_universal = any(start <= index < end for start, end in passage.cues(UNIVERSAL_NEGATIONS))
    if not is_universal or not reading.claim.cues(EXCEPTIONS):
        return False
    later = (start > index for table in (EXCEPTIONS, SINGLE_EXCEPTIONS) for start, _ in passage.cues(table))
    others = (quote for quote, own in zip(reading.quotes, reading.in_context, strict=True) if own is not passage)
    if _is_affirmed(negation, _AUXILIARIES):
        return True
    return any(later) or any(quote.cues(SINGLE_EXCEPTIONS) for quote in others)


def _is_affirmed(negation: Negation, auxiliaries: AbstractSet[str]) -> bool:
    """Whether a later sentence of the quote ends with one of *auxiliaries*: "No expert has … He says one will." """
    passage = negation.passage
    words, own = passage.words, passage.words[negation.index]
    denied = {passage.words[index].sentence for index in passage.negations}
    for index, word in enumerate(words):
        is_last = index + 1 == len(words) or words[index + 1].sentence > word.sentence
        if is_last and word.sentence > own.sentence and word.sentence not in denied and word.lower in auxiliaries:
            return True
    return False


def _leans_on_double(negation: Negation, reading: Reading) -> bool:
    """Whether a "nor" that begins its sentence goes on with what was not denied: "Nor is the offer", not in dispute."""
    passage, word = negation.passage, negation.passage.words[negation.index]
    if word.lower not in _LEANING or any(one.sentence == word.sentence for one in passage.words[: negation.index]):
        return False
    pairs = zip(reading.in_context, reading.places, strict=True)
    place = next((place for quote, place in pairs if quote is passage), None)
    return place is not None and bool(read(place.led_by(1), reading.language).doubles)


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


def _near(passages: Iterable[Passage], others: Sequence[Passage]) -> Iterator[Negation]:
    """Yield what *passages* say without a negation, and *others* must say with one: "hard to", "otherwise"."""
    for passage in passages:
        for start, end in passage.cues(NEAR_NEGATIONS):
            key = passage.words[start].lower
            if not any(word.lower == key for other in others for word in other.words):
                yield Negation(passage, end - 1, targets(passage, end - 1)[:_FEW], is_near=True)


def _answers(passages: Iterable[Passage]) -> Iterator[Negation]:
    """Yield each "no" that stands alone behind what it is the answer to: "Openings, no." """
    for passage in passages:
        for index in passage.negations:
            word = passage.words[index]
            before = [
                i for i in range(index) if passage.words[i].sentence == word.sentence and passage.words[i].content
            ]
            if word.lower in _ANSWERS and before and not targets(passage, index):
                yield Negation(passage, index, tuple(reversed(before)))


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


def _unpaired(negations: Sequence[Negation], partners: Sequence[Negation], *, once: bool) -> list[Negation]:
    """Return the negations without a partner; *once*: a partner serves one negation alone."""
    free = list(partners)
    left = [one for one in negations if not _is_second(one)]
    for are_alike in (_speak_of_same, _are_same_word):  # the closer pairs first
        rest = []
        for negation in left:
            partner = next((one for one in free if are_alike(negation, one)), None)
            if partner is None:
                rest.append(negation)
            elif once:
                free.remove(partner)
        left = rest
    return left


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


def _are_same_word(one: Negation, other: Negation) -> bool:
    """Whether both negate by the same word, one of the rarer."""
    word = one.passage.words[one.index].lower
    return word not in _COMMON and word == other.passage.words[other.index].lower


def _speak_of_same(one: Negation, other: Negation) -> bool:
    """Whether what one negates is in the clause of the other; where one only comes near to it, what it is meant for."""
    if one.is_near or other.is_near:
        return not one.target_keys.isdisjoint(other.target_keys)
    return not one.target_keys.isdisjoint(other.clause_keys) or not other.target_keys.isdisjoint(one.clause_keys)
