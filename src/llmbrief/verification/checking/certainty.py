"""Whether the claim is put forward as firmly as its quote puts it.

Where no certainty is given, the words of the claim say it: a claim that carries its hedge is as careful as its quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llmbrief.brief import Finding, Level
from llmbrief.language.cues import HEDGES
from llmbrief.language.numbers import numbers, same
from llmbrief.verification.checking.negation import targets
from llmbrief.verification.checking.passages import Passage, read
from llmbrief.verification.checking.reading import Reading, tells_another
from llmbrief.verification.checking.stems import stem
from llmbrief.verification.checking.surroundings import Surroundings

_REACH = 6  # content words after a hedge or a denial that it may be meant for
_FEWEST = 3  # content words of a claim, from which a quote without any of them is noted
_NEW_STATEMENT = r"[:.!?。：]|\b(?:and that|und dass|y que|et que)\b"
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3})\s*")


def check_certainty(reading: Reading) -> Iterator[Finding]:
    """Yield what the claim makes firmer than its quote, or denies where the quote does not."""
    if reading.certainty == "denied":
        yield from _undenied(reading)
    elif reading.certainty != "hedged":
        yield from _denied(reading)
        yield from _denying(reading)
        yield from _hedged(reading)
    yield from _left_out(reading)
    yield from _unrelated(reading)


def _denied(reading: Reading) -> Iterator[Finding]:
    claim = reading.claim
    if claim.negations or claim.denials or claim.doubts or claim.hedges or _is_accusation(claim):
        return
    quotes = reading.in_context
    said = [(quote, index) for quote in quotes for index in (*quote.denials, *quote.doubts)]
    no = [
        (quote, index)
        for quote, index in said
        if not _is_plea(quote, index, claim) and not _is_before(quote, index, claim)
    ]
    firm = [(quote, index) for quote, index in no if bears_on(quote, index, claim)]
    firm += [(quote, index) for quote in quotes for index in quote.negations if _is_bare(quote, index)]
    if firm:
        word = firm[0][0].written(firm[0][1])
        yield _finding("conflict", f"the quote denies it (“{word}”); the claim asserts it", word)
    elif no:
        word = no[0][0].written(no[0][1])
        yield _finding("note", f"the quote denies something (“{word}”); the claim is asserted", word)


def _is_before(quote: Passage, index: int, claim: Passage) -> bool:
    """Whether the quote says what the claim does after its denial: "That is false: there were nine." """
    shared = [i for i, word in enumerate(quote.words) if word.content and word.key in claim.common]
    if not shared or shared[0] <= index or len(shared) * 2 < len(claim.common):
        return False
    between = quote.text[quote.words[index].end : quote.words[shared[0]].start]
    return re.search(_NEW_STATEMENT, between) is not None


def _denying(reading: Reading) -> Iterator[Finding]:
    """Yield a note where the claim tells of a denial that no quote makes."""
    if any(quote.negations or quote.denials or quote.doubts or quote.doubles for quote in reading.in_context):
        return
    for index in reading.claim.denials:
        if any(reading.claim.words[index].key in quote.keys for quote in reading.quotes):
            continue
        if any(bears_on(reading.claim, index, quote) for quote in reading.quotes):
            word = reading.claim.written(index)
            yield _finding("note", f"the claim tells of a denial (“{word}”); its quote denies nothing", word)
            return


def _is_bare(quote: Passage, index: int) -> bool:
    """Whether a negation answers what was said before it: "She was not." """
    word = quote.words[index]
    clause = [one for one in quote.words if one.clause == word.clause]
    is_last = word is clause[-1] and (index + 1 == len(quote.words) or quote.words[index + 1].sentence > word.sentence)
    is_asked = quote.text[word.end :].lstrip()[:1] in ("?", "？")
    return (
        is_last
        and not is_asked
        and len(clause) > 1
        and not any(one.content and one.lower not in _SAID for one in clause)
    )


def _is_plea(quote: Passage, index: int, claim: Passage) -> bool:
    """Whether charges are denied, and the claim says that they are made."""
    if _CHARGES.isdisjoint(claim.keys) or any(key in claim.keys for key in _GUILT):
        return False
    clause = quote.words[index].clause
    after = [word.key for word in quote.words[index + 1 :] if word.clause == clause and word.content]
    return any(key in _CHARGES for key in after[:_REACH])


_CHARGES = frozenset(stem(word, "en") for word in ("counts", "charges", "indictment"))
_GUILT = frozenset(stem(word, "en") for word in ("guilty", "convicted", "admitted", "committed"))
_SAID = frozenset(("said", "says", "say"))


def _is_accusation(claim: Passage) -> bool:
    return any(word.key in _ACCUSED for word in claim.words)


_ACCUSED = frozenset(("charg", "accus", "alleg", "claim", "rumour", "denial", "deny", "deni"))


def _hedged(reading: Reading) -> Iterator[Finding]:
    claim = reading.claim
    if claim.hedges:
        return
    for quote in reading.in_context:
        for index in quote.hedges:
            if bears_on(quote, index, claim) and not _is_without_reserve(quote, index, reading):
                word = quote.double_at(index) or _reserve(quote, index)
                yield _finding("note", f"the quote keeps a reserve (“{word}”); the claim does not", word)
                return


def _is_without_reserve(quote: Passage, index: int, reading: Reading) -> bool:
    """Whether the claim keeps the reserve in another form, or tells something else, or the words are its speaker's."""
    words, claim = quote.words, reading.claim
    end = dict(quote.cues(HEDGES)).get(index, index)
    named = [word.key for word in words[index:end] if word.content]
    if named and all(key in claim.keys for key in named):
        return True
    if reading.speaker is not None and _is_speakers(quote, index):
        return True
    clause = [word.key for word in words if word.clause == words[index].clause and word.content]
    return tells_another(reading, quote, index, frozenset(clause), own_statement=True)


def _is_speakers(quote: Passage, index: int) -> bool:
    """Whether the word says that somebody says it firmly: "alleged that", "by his own reckoning"."""
    before, after = quote.words[max(0, index - 1) : index], quote.words[index + 1 : index + 2]
    if any(word.lower in _OWN for word in before):
        return True
    return quote.words[index].lower in _ALLEGED and any(word.lower == "that" for word in after)


_OWN = frozenset(("own", "eigener", "eigenen", "propio", "propia", "propios", "propre", "propres"))
_ALLEGED = frozenset(("alleged", "alleges", "claimed", "claims"))


def _reserve(quote: Passage, index: int) -> str:
    """Return the word of reserve, with the next one where it says nothing alone: "a reported"."""
    words = [quote.written(i) for i in range(index, min(index + 2, len(quote.words)))]
    return " ".join(words if words[0].lower() in ("a", "an") else words[:1])


def bears_on(quote: Passage, index: int, claim: Passage) -> bool:
    """Whether the claim says what the word at *index* of the quote is meant for."""
    around = quote.sentence_of(index, before=8, after=14)
    clause = quote.words[index].clause
    content = [i for i in around if quote.words[i].content and quote.words[i].clause == clause]
    near = [i for i in content if i > index][:_REACH] or content[-_REACH:]
    return any(quote.words[i].key in claim.keys for i in near)


def _undenied(reading: Reading) -> Iterator[Finding]:
    if reading.claim.negations and not _is_negation_denied(reading):
        word = reading.claim.written(reading.claim.negations[0])
        yield _finding("note", f"the claim is denied, and its text negates (“{word}”)", word)
    elif not any(quote.negations or quote.denials for quote in reading.in_context):
        yield from _undenying(reading.in_context)


def _is_negation_denied(reading: Reading) -> bool:
    """Whether the quotes have the claim's negation of the same words, and another negation or a denial besides."""
    mine = [
        frozenset(reading.claim.words[i].key for i in targets(reading.claim, n)[:2]) for n in reading.claim.negations
    ]
    theirs = [
        frozenset(quote.words[i].key for i in targets(quote, n)[:2])
        for quote in reading.in_context
        for n in quote.negations
    ]
    left = [keys for keys in theirs if not any(keys & own for own in mine)]
    is_said = all(any(own & keys for keys in theirs) for own in mine)
    return is_said and (bool(left) or any(quote.denials for quote in reading.in_context))


def _undenying(quotes: Sequence[Passage]) -> Iterator[Finding]:
    """Yield a conflict where the quotes take a denial back ("did not deny"), a note where they have none."""
    said = (quote.double_at(negation) for quote in quotes for negation, _ in quote.doubles)
    if word := next(said, None):
        yield _finding("conflict", f"the claim is denied; its quote says “{word}”", word)
    else:
        yield _finding("note", "the claim is denied; its quote neither denies nor negates anything")


def _unrelated(reading: Reading) -> Iterator[Finding]:
    """Yield a note where the quotes have neither a word of weight nor a number of the claim."""
    if reading.closeness > 0 or len(reading.claim.keys) < _FEWEST or reading.language == "ja" or not reading.quotes:
        return
    claimed = numbers(reading.claim.text, reading.language)
    quoted = [number for quote in reading.quotes for number in numbers(quote.text, reading.language)]
    if not any(same(one, other) for one in claimed for other in quoted):
        yield _finding("note", "the quote has no word of the claim")


def _left_out(reading: Reading) -> Iterator[Finding]:
    for place, quote in zip(reading.places, reading.quotes, strict=True):
        if place is None or not _ELLIPSIS.search(quote.text):
            continue
        for gap in _gaps(place, quote.text):
            passage = read(gap, reading.language)
            words = [*passage.negations, *passage.hedges]
            if words:
                word = passage.written(words[0])
                yield _finding("note", f"the quote leaves out “{word}”", word)
                return


def _gaps(place: Surroundings, quote: str) -> Iterator[str]:
    """Yield what the article has where the quote has an ellipsis."""
    text = place.article[place.start : place.end]
    position = 0
    for number, segment in enumerate(part for part in _ELLIPSIS.split(quote) if part):
        found = text.find(segment, position)
        if found < 0:
            return
        if number:
            yield text[position:found]
        position = found + len(segment)


def _finding(level: Level, message: str, *tokens: str) -> Finding:
    return Finding(check="certainty", level=level, message=message, tokens=tokens)
