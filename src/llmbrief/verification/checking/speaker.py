"""Whether the article lets the named speaker say what is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from llmbrief.brief import Finding, Level
from llmbrief.language.dates import dates
from llmbrief.language.sayings import verbs_of_saying
from llmbrief.verification.checking.names import knows
from llmbrief.verification.checking.reading import Reading, fold
from llmbrief.verification.checking.stems import FUNCTION_WORDS, PREPOSITIONS, stem
from llmbrief.verification.checking.surroundings import Surroundings

if TYPE_CHECKING:
    from llmbrief.language.attribution import Frame

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_DESCRIBING = r"[^\W\d_]+(?:['’.][^\W\d_]+)*"
_YEAR = r"(?<![\d.,])\d{4}(?![.,]?\d)"
_CLAUSE = re.compile(r"\s(?:said|says|say|told|tells|added|adds|asked|that|whether)\s")
_CAPITALS = re.compile(r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")
_CONJUNCTIONS = frozenset(
    ("whether", "if", "that", "because", "although", "while", "what", "who", "ob", "dass", "si", "que")
)
_COMPANIES = frozenset(
    (
        "The company", "The firm", "The group", "Die Firma", "Das Unternehmen", "Der Konzern", "La empresa",
        "La compañía", "La société", "L'entreprise", "Le groupe",
    )
)  # fmt: skip
_NAMING = frozenset(("called", "calls", "described", "describes", "nannte", "nennt", "llamó", "appelle"))
_SOURCES = frozenset(("Source", "Issued by", "Quelle", "Fuente"))
_OPENING = frozenset('“„«»「『"')  # marks that a quotation can open with
_FAR = 60  # sentences before the quote in which its speaker is looked for


def check_speaker(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for a speaker whom the article does not have, or who is not the one it names; else notes."""
    for role, name in (("speaker", reading.speaker), ("relay", reading.via)):
        if name and (strange := _strange(name, reading)):
            yield _finding("conflict", f"the {role} is {name}; the article has no {strange}", name)
            return
    places = [place for place in reading.places if place is not None]
    if not places:
        return
    if reading.speaker is None:
        yield from _unnamed(reading, places)
        return
    if any(_plainly_says(reading, place) for place in places):
        return
    if _denies(reading, places) or all(_is_own_voice(reading, place) for place in places):
        return
    told = _told(places, reading)
    named = [name for found in told if (name := _named(found, reading))]
    if named and not any(_are_same(reading, found) for found in told):
        yield from _other(named[0], reading, places)
    elif all((nearer := _nearer(reading, place)) is not None for place in places):
        yield _finding("note", f"{reading.speaker} is not named near the quote; {nearer}", reading.speaker)


def _denies(reading: Reading, places: Sequence[Surroundings]) -> bool:
    """Whether the claim is denied and a quote's sentence names its speaker: the others may be of who said it."""
    if reading.certainty != "denied":
        return False
    wanted = _wanted(reading.speaker, None, reading.language)
    return any(wanted <= _stems(sentence, reading.language) for place in places for sentence in place.own)


def _is_own_voice(reading: Reading, place: Surroundings) -> bool:
    """Whether the text is the speaker's own, as a press release is, or the quote's sentence is said by "the company".

    People are no companies.
    """
    speaker = reading.speaker or ""
    if speaker in _issuers(reading.article.text) and not _is_in_quotation(place):
        return True
    said = [verb for sentence in place.own if (verb := _company_verb(sentence))]
    verbs = verbs_of_saying(reading.language) | _NAMING if said else frozenset()
    return not verbs.isdisjoint(said) and not _is_person(speaker, reading.article.text)


def _company_verb(sentence: str) -> str | None:
    """Return the word behind "the company" that begins a sentence."""
    words = sentence[:60].replace("’", "'").split()
    return next((words[i] for i in (1, 2) if i < len(words) and " ".join(words[:i]) in _COMPANIES), None)


@lru_cache(maxsize=4)  # asked of the same article for each claim
def _issuers(article: str) -> frozenset[str]:
    """Return whom an article names as its source, in a line of its own."""
    lines = (line.partition(":") for line in article.split("\n"))
    return frozenset(name.partition(".")[0].strip() for head, _, name in lines if head.strip() in _SOURCES)


def _is_person(speaker: str, article: str) -> bool:
    """Whether *article* names *speaker* by the last of several words alone, as it does people."""
    first, _, last = speaker.rpartition(" ")
    if not first or not last[:1].isupper():
        return True
    alone = article.replace(f"{first.rpartition(' ')[2]} {last}", "")
    return re.search(rf"\b{re.escape(last)}\b", alone) is not None


def _plainly_says(reading: Reading, place: Surroundings) -> bool:
    """Whether a verb of saying stands right after the speaker's name, which spares reading the sentence closely."""
    name = (reading.speaker or "").rpartition(" ")[2]
    _, found, after = place.around(0, 0).partition(f"{name} ")
    return bool(name and found) and after.partition(" ")[0].rstrip(",:") in verbs_of_saying(reading.language)


def _other(name: str, reading: Reading, places: list[Surroundings]) -> Iterator[Finding]:
    """Yield what it means that the quotes' sentences name *name*: a note where they might name the speaker as well."""
    speaker = reading.speaker or ""
    is_spoken = all(_is_in_quotation(place) for place in places)
    is_plain = _is_proper(speaker, reading) and not any(_mentions(reading, place.around(0, 0)) for place in places)
    level: Level = "conflict" if is_spoken or is_plain else "note"
    if level == "conflict" or not any(_mentions(reading, quote.text) for quote in reading.quotes):
        yield _finding(level, f"the speaker is {speaker}; the quote's sentence names {name}", speaker, name)


def _strange(name: str, reading: Reading) -> str | None:
    """Return what the article lacks of *name*: a word with a capital, or most of a description."""
    if name.casefold() in reading.article.casefolded:
        return None
    if not all(figure in reading.article.text for figure in re.findall(_YEAR, name)):
        return name
    described = re.findall(_DESCRIBING, _undated(name, reading.language))
    words = [word for word in described if fold(word) not in FUNCTION_WORDS.get(reading.language, ())]
    names = [word for word in words if word[0].isupper() or not word[0].isascii()]
    if reading.language == "ja":
        return None if any(word in reading.article.text for word in words) else name
    missing = [word for word in names if not knows(reading.article, fold(word))]
    if names and len(missing) * 2 >= len(names):
        return str(missing[0])
    known = [word for word in words if stem(fold(word), reading.language) in reading.article.stems]
    return name if len(known) * 2 < len(words) else None


def _undated(name: str, language: str) -> str:
    """Return *name* without the dates in it: the article may have written "on Friday" of a statement of 11 May."""
    for date in reversed(dates(name, language)):
        name = name[: date.start] + name[date.end :]
    return name


def _unnamed(reading: Reading, places: list[Surroundings]) -> Iterator[Finding]:
    """Yield a note for a quotation of somebody by name whom the claim names neither as speaker nor in its text."""
    told = _told([place for place in places if _is_in_quotation(place)], reading)
    names = [name for found in told if (name := _named(found, reading)) and not _is_in_claim(name, reading)]
    if names:
        yield _finding("note", f"the claim names no speaker; the quote's sentence names {names[0]}", names[0])


def _is_in_claim(name: str, reading: Reading) -> bool:
    known = {fold(word) for word in _WORD.findall(reading.claim.text)} & reading.article.proper
    return not known.isdisjoint(fold(word) for word in _WORD.findall(name))


def _is_in_quotation(place: Surroundings) -> bool:
    """Whether a part of the quote lies within quotation marks of its sentences."""
    own = place.around(0, 0)
    if _OPENING.isdisjoint(own):
        return False
    from llmbrief.language.attribution import quotations

    start = place.all_sentences[place.first][0]
    marked = [(start + a, start + b) for a, b in quotations(own)]
    return any(a < place.end and place.start < b for a, b in marked)


def _told(places: Sequence[Surroundings], reading: Reading) -> list[Frame]:
    """Return who says the quotes' sentences, where any of these names somebody."""
    sentences = [sentence for place in places for sentence in place.own]
    if not any(_is_proper(sentence, reading) for sentence in sentences):
        return []
    from llmbrief.language.attribution import frame

    found = (frame(sentence, reading.language) for sentence in sentences)
    return [one for one in found if one is not None]


def _named(found: Frame, reading: Reading) -> str | None:
    """Return who speaks if it is somebody by name: without a clause that was taken for a part of the name."""
    named = found.speaker
    if found.aside and not _is_proper(named, reading) and _is_proper(found.aside, reading):
        named = found.aside
    who = _CLAUSE.split(named, maxsplit=1)[0].strip()
    words = _WORD.findall(who)
    if not _is_proper(who, reading) or fold(words[0]) in _CONJUNCTIONS:
        return None
    if fold(words[0]) in PREPOSITIONS.get(reading.language, ()):
        return next(iter(_CAPITALS.findall(who[len(words[0]) :])), None)
    return who


def _is_proper(name: str, reading: Reading) -> bool:
    words = _WORD.findall(name)
    return any(word[0].isupper() and len(word) > 1 and fold(word) in reading.article.proper for word in words)


def _are_same(reading: Reading, found: Frame) -> bool:
    said = " ".join(part for part in (found.speaker, found.via, found.aside) if part)
    return _mentions(reading, said)


def _nearer(reading: Reading, place: Surroundings) -> str | None:
    """Return who is named between the quote and the last mention of its speaker; None if nobody is."""
    if _mentions(reading, place.around(1, 2)):
        return None
    from llmbrief.language.attribution import frame

    for index in range(place.first - 1, max(-1, place.first - 1 - _FAR), -1):
        start, end = place.all_sentences[index]
        sentence = place.article[start:end]
        if _mentions(reading, sentence):
            return None
        found = frame(sentence, reading.language)
        if found is not None and (name := _named(found, reading)):
            return f"{name} is"
    return None if _mentions(reading, place.article[: place.start]) else "nobody is"


def _mentions(reading: Reading, text: str) -> bool:
    """Whether *text* has a word of the speaker or of the relay."""
    wanted = _wanted(reading.speaker, reading.via, reading.language)
    if reading.language == "ja":
        return any(word in text for word in wanted)
    return not wanted.isdisjoint(_stems(text, reading.language))


def _stems(text: str, language: str) -> set[str]:
    return {stem(fold(word), language) for word in _WORD.findall(text)}


@lru_cache(maxsize=64)
def _wanted(speaker: str | None, via: str | None, language: str) -> frozenset[str]:
    """Return the stems of the words by which the speaker or the relay is known; in Japanese the words."""
    names = " ".join(name for name in (speaker, via) if name)
    words = {fold(word) for word in _WORD.findall(names)} - FUNCTION_WORDS.get(language, frozenset())
    return frozenset(words if language == "ja" else (stem(word, language) for word in words))


def _finding(level: Level, message: str, *tokens: str) -> Finding:
    return Finding(check="speaker", level=level, message=message, tokens=tokens)
