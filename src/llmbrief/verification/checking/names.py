"""Whether the names of the claim are the article's, and stand where its quote has them.

Names are words written with a capital that does not come from the start of a sentence. Japanese has no capitals and
gets no check; in German, where every noun has one, only several in a row count. Texts in capitals say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from llmbrief.brief import Finding, Level
from llmbrief.language.dates import dates
from llmbrief.verification.checking.demonyms import DEMONYMS, TITLES
from llmbrief.verification.checking.mentions import folded_words, is_form, is_mixed, is_written, mentions
from llmbrief.verification.checking.passages import Passage, Place, same_place
from llmbrief.verification.checking.reading import Facts, Reading, fold
from llmbrief.verification.checking.stems import FIRST_PERSON, PREPOSITIONS, PRONOUNS

_SCRIPTED = frozenset(("en", "de", "es", "fr"))
_LONGEST = 6  # more words that belong to a name: "Quay" and Crane Workers' Union
_OWNED = frozenset(("", "'", "’"))
_UNIT = 4  # letters of a unit that is written with a capital
_NICKNAME = 3  # letters that Winnie and Winifred share
_CLOSE = 0.5  # share of the words of the claim, and of the sentence quoted, that the other has
_MOST = 24  # names of a claim that are checked
_MOST_QUOTED = 100  # names of its quotes that they are held against
_FRONTING = frozenset(("during", "since", "until", "within", "durante", "tras", "pendant", "lors", "depuis", "après"))
_OPENING = frozenset(":\"“„«‘'(-–—")


class Name(NamedTuple):
    """Neighbouring words with capitals."""

    passage: Passage
    first: int
    last: int  # inclusive

    @property
    def place(self) -> Place:
        """First and last word."""
        return self.first, self.last

    @property
    def text(self) -> str:
        """The name as written, without a possessive."""
        return _unowned(self.passage.phrase(*self.place))

    @property
    def full(self) -> str:
        """The name with its titles, as written, without a possessive."""
        return _unowned(self.passage.phrase(*self.run))

    @property
    def run(self) -> Place:
        """First and last word of all that is written with capitals around the name, titles included."""
        first, last, words = self.first, self.last, self.passage.words
        while first > 0 and _is_more(self.passage, first - 1) and _continues(self.passage, first):
            first -= 1
        while last + 1 < len(words) and _is_more(self.passage, last + 1) and _continues(self.passage, last + 1):
            last += 1
        return first, last

    @property
    def parts(self) -> tuple[str, ...]:
        """Its words, folded."""
        return tuple(fold(self.passage.written(i)) for i in range(self.first, self.last + 1))


def _unowned(written: str) -> str:
    return written.removesuffix("'s").removesuffix("’s")


class _Quoted(NamedTuple):
    """What the quotes of a claim name."""

    spoken: frozenset[str]  # all their words, folded
    capitals: frozenset[str]  # those with a capital
    proper: Sequence[Name]
    left: Sequence[Name]  # names that neither the claim nor its speaker has
    aside: Sequence[Name]  # names that the speaker has and the claim has not
    speakers: AbstractSet[str]  # the words of speaker and relay, folded

    def has(self, name: Name) -> bool:
        """Whether a quote has a word of *name*: with a capital, or in small letters what it ends in ("the union")."""
        return _is_named_by(name, self.capitals) or is_form(fold(name.full.split()[-1]), self.spoken)


def check_names(reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with each name of the claim.

    A conflict for one that the article does not have, or that took the place of one of the quote; a note for one that
    may have, and for one that the article has in passing and far from the quotes.
    """
    if reading.language not in _SCRIPTED or _is_shouted(reading.article.text) or _is_headline(reading.claim):
        return
    found = (_trimmed(name, reading.article) for name in names(reading.claim)[:_MOST])
    claimed = [part for name in found for part in _parted(name, reading.article)]
    quoted = _quoted(claimed, reading)
    yield from _once(finding for name in claimed for finding in _wrong(name, quoted, reading))


def _once(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Leave out the notes on a name of the quotes that a note or a conflict was about: one name takes its place."""
    rivals: set[str] = set()
    for finding in findings:
        if finding.level == "conflict" or rivals.isdisjoint(finding.tokens[1:]):
            yield finding
        rivals.update(finding.tokens[1:])


def _wrong(name: Name, quoted: _Quoted, reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with one name of the claim."""
    unknown = [part for part in name.parts if not knows(reading.article, part)]
    if unknown:
        yield from _strange(name, unknown, quoted.left, reading)
    elif reading.language != "de" and is_mixed(name.parts, reading.article):
        yield _finding("conflict", name.text, None, "words that the article does not put together")
    elif _is_proper(name, reading):
        yield from _misplaced(name, quoted, reading)


def _quoted(claimed: Sequence[Name], reading: Reading) -> _Quoted:
    quotes = [quote for quote in reading.quotes if not _is_headline(quote)]
    dated = {word for quote in quotes for date in dates(quote.text, quote.language) for word in date.text.split()}
    found = (_trimmed(name, reading.article) for quote in quotes for name in names(quote))
    proper = [name for name in found if _is_proper(name, reading) and name.text not in dated][:_MOST_QUOTED]
    unsaid = [name for name in proper if not _is_said(name, claimed)]
    speakers = _parts(reading.speaker) | _parts(reading.via)
    aside = [name for name in unsaid if _is_named_by(name, speakers)]
    written = [quote.written(i) for quote in reading.quotes for i in range(len(quote.words))]
    return _Quoted(
        spoken=frozenset(map(fold, written)),
        capitals=frozenset(fold(word) for word in written if word[0].isupper()),
        proper=proper,
        left=[name for name in unsaid if name not in aside],
        aside=aside,
        speakers=speakers,
    )


def _is_named_by(name: Name, words: AbstractSet[str]) -> bool:
    return any(is_form(part, words) for part in name.parts)


def _strange(name: Name, unknown: Sequence[str], left: Sequence[Name], reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with a name of which the article lacks *unknown*; *left*: names that only the quotes have."""
    rival = next((other.full for other in left if _in_place(name, other, reach=1)), None)
    is_new = _is_new(name, unknown, reading.language) or _is_copied(name, reading)
    if is_new or any(_is_half(name, other, unknown) for other in left):
        yield _finding("conflict", name.text, rival, "which the article does not")
    elif rival and reading.language != "de":
        yield _finding("note", name.text, rival, "")


def _is_copied(name: Name, reading: Reading) -> bool:
    """Whether a quote has the name within a sentence: it is one, though the article does not have it."""
    quoted = (other for quote in reading.quotes for other in names(quote) if not _starts_sentence(other))
    return reading.language != "de" and any(other.parts == name.parts for other in quoted)


def _misplaced(name: Name, quoted: _Quoted, reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with a name that the article has."""
    if quoted.has(name):
        rival = next((other for other in quoted.left if _is_namesake(name, other, quoted)), None)
        if rival is not None:
            yield _finding("note", name.text, rival.full, "")
        return
    near = _passage(reading)
    is_far = not _is_named_by(name, near)
    if (rival := next((other for other in quoted.left if _in_place(name, other, reach=1)), None)) is not None:
        yield _finding("conflict", name.text, rival.full, "")
    elif _is_for_pronoun(name, quoted, reading):
        return
    elif (rival := _possible_rival(name, quoted, reading, is_far)) is not None:
        yield _finding("note", name.text, rival.full, "")
    elif (
        is_far
        and not _is_numbered(name)
        and not _is_named_by(name, quoted.speakers)
        and _is_stray(name, near, reading.article)
    ):
        yield _finding("note", name.text, None, "which the article names in passing, far from its quote")


def _is_for_pronoun(name: Name, quoted: _Quoted, reading: Reading) -> bool:
    """Whether the claim has *name* where a quote has a pronoun that means it: "she won", "I won".

    A pronoun that no name of its quote goes before means the speaker or whom the article is about; that of the first
    person the speaker wherever it stands.
    """
    is_speaker = _is_named_by(name, quoted.speakers)
    if not is_speaker and not mentions(reading.article.text).is_main(name.parts):
        return False
    beside = frozenset().union(*name.passage.neighbours(*name.run, 1))
    spoken = FIRST_PERSON.get(reading.language, frozenset()) if is_speaker else frozenset()
    for quote in reading.quotes:
        named = min((other.first for other in quoted.proper if other.passage is quote), default=len(quote.words))
        meant = (
            index
            for index, word in enumerate(quote.words)
            if word.lower in spoken or (index < named and word.lower in PRONOUNS.get(reading.language, ()))
        )
        if any(not beside.isdisjoint(frozenset().union(*quote.neighbours(i, i, 1))) for i in meant):
            return True
    return False


def _is_namesake(mine: Name, theirs: Name, quoted: _Quoted) -> bool:
    """Whether two names begin alike and go on otherwise: "Ministerin Vollrath" and "Ministerin Thormann"."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(mine.parts, theirs.parts, strict=False)))
    if not 0 < shared < min(len(mine.parts), len(theirs.parts)):
        return False
    rests = [Name(name.passage, name.first + shared, name.last) for name in (mine, theirs)]
    return not quoted.has(rests[0]) and _in_place(rests[0], rests[1], reach=1)


def _possible_rival(name: Name, quoted: _Quoted, reading: Reading, is_far: bool) -> Name | None:
    """Return a name of the quotes that *name* may stand for."""
    known = mentions(reading.article.text)
    for other in quoted.left:
        if _may_be_replaced(name, other, reading, is_far) or _have_same_lead(name, other):
            return other
    for other in (*quoted.left, *quoted.aside):
        if _are_joined_alike(name, other):
            return other
    if not known.is_main(name.parts):
        if quoted.left and len(quoted.left) == len(quoted.proper):
            return quoted.left[0]
        return next((other for other in quoted.aside if _in_place(name, other, reach=1)), None)
    return None


def _is_numbered(name: Name) -> bool:
    """Whether a figure follows the name: "Route 6" is a thing of that number, wherever it was named."""
    words, after = name.passage.words, name.last + 1
    return after < len(words) and words[after].lower.isdigit() and not _gap(name.passage, after)


def _is_stray(name: Name, near: AbstractSet[str], article: Facts) -> bool:
    """Whether the article has a name in passing, and the text *near* the quotes does not mean it ("the union")."""
    if not near or not mentions(article.text).is_passing(name.parts):
        return False
    return not any(is_form(part, near) for part in folded_words(_at_length(name, article)))


def _at_length(name: Name, article: Facts) -> str:
    """Return what the claim writes with capitals around *name*, past little words, as far as the article has it."""
    passage, (first, last) = name.passage, name.run
    for index in range(max(0, first - _LONGEST), min(last + 1 + _LONGEST, len(passage.words))):
        places = (first, last, index)
        if passage.written(index)[0].isupper() and passage.phrase(*places) in article.text:
            first, last = min(places), max(places)
    return passage.phrase(first, last)


def _passage(reading: Reading) -> AbstractSet[str]:
    """Return the words of the paragraphs that the quotes stand in, and of those before them; folded."""
    near = (place.paragraphs(2) for place in reading.places if place is not None)
    return frozenset().union(*map(folded_words, near))


def _is_half(mine: Name, theirs: Name, unknown: Sequence[str]) -> bool:
    """Whether two names of several words differ in the first alone: South Korea and North Korea."""
    return len(mine.parts) > 1 and mine.parts[1:] == theirs.parts[1:] and mine.parts[0] in unknown


def _trimmed(name: Name, article: Facts) -> Name:
    """Return *name* without a common word before it that begins a sentence."""
    if name.first < name.last and _starts_sentence(name) and name.parts[0] not in article.proper:
        return Name(name.passage, name.first + 1, name.last) if name.parts[0] in article.words else name
    return name


def _parted(name: Name, article: Facts) -> tuple[Name, ...]:
    """Return *name*, or the two names of the article that stand side by side in it: "At Arle Ann Lee was"."""
    if name.first == name.last or _starts_sentence(name) or not is_mixed(name.parts, article):
        return (name,)
    for cut in range(name.first + 1, name.last + 1):
        halves = Name(name.passage, name.first, cut - 1), Name(name.passage, cut, name.last)
        are_long = all(half.first < half.last for half in halves)
        if all(is_written(half.parts, article) for half in halves) and (are_long or _is_fronted(name)):
            return halves
    return (name,)


def _is_fronted(name: Name) -> bool:
    """Whether a preposition that begins the sentence leads *name*, and no comma follows: "At Arle Lee was"."""
    passage, start, after = name.passage, name.first, name.last + 1
    while start > 0 and passage.words[start - 1].sentence == passage.words[start].sentence:
        start -= 1
    begins = passage.words[start].lower in _FRONTING | PREPOSITIONS.get(passage.language, frozenset())
    goes_on = after < len(passage.words) and passage.words[after].clause == passage.words[name.last].clause
    return begins and goes_on and _lead(name) is not None


def _is_said(name: Name, claimed: Sequence[Name]) -> bool:
    """Whether the claim has the name, longer or shorter."""
    return any(
        all(is_form(part, set(other.parts)) for part in name.parts)
        or all(is_form(part, set(name.parts)) for part in other.parts)
        for other in claimed
    )


def names(passage: Passage) -> list[Name]:
    """Return the runs of words with capitals in *passage*; a lone one at the start of a sentence is among them."""
    calendar = {i for date in dates(passage.text, passage.language) for i in _covered(passage, date.start, date.end)}
    found: list[Name] = []
    for index in range(len(passage.words)):
        if not passage.written(index)[0].isupper() or index in calendar or not _can_be_name(passage, index):
            continue
        if found and found[-1].last == index - 1 and _continues(passage, index):
            found[-1] = Name(passage, found[-1].first, index)
        else:
            found.append(Name(passage, index, index))
    return found


def _is_more(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    return passage.written(index)[0].isupper() and (word.content or word.lower in TITLES)


def _covered(passage: Passage, start: int, end: int) -> list[int]:
    return [i for i, word in enumerate(passage.words) if word.start < end and start < word.end]


def _continues(passage: Passage, index: int) -> bool:
    """Whether the word belongs to the name that the word before it is part of."""
    before, word = passage.words[index - 1], passage.words[index]
    is_owner = passage.written(index - 1).endswith(("'s", "’s")) or _gap(passage, index) in ("'", "’")
    return before.sentence == word.sentence and not is_owner and not _gap(passage, index).strip("-.&")


def _gap(passage: Passage, index: int) -> str:
    return passage.text[passage.words[index - 1].end : passage.words[index].start].strip()


def _can_be_name(passage: Passage, index: int) -> bool:
    word = passage.words[index]
    if not word.content or word.lower.startswith("i'") or word.lower in TITLES or len(word.lower) == 1:
        return False
    return not _is_unit(passage, index)


def _is_unit(passage: Passage, index: int) -> bool:
    """Whether a short word with a capital inside follows a figure: GWh."""
    written = passage.written(index)
    return index > 0 and passage.words[index - 1].lower[0].isdigit() and len(written) <= _UNIT and not written.istitle()


def _starts_sentence(name: Name) -> bool:
    words = name.passage.words
    if name.first == 0 or words[name.first - 1].sentence != words[name.first].sentence:
        return True
    return not _OPENING.isdisjoint(_gap(name.passage, name.first))


def _is_proper(name: Name, reading: Reading) -> bool:
    """Whether a name of the article is one, and not the first word of a sentence or a German noun."""
    if reading.language == "de":
        return name.last > name.first
    return not _starts_sentence(name) or all(part in reading.article.proper for part in name.parts)


def _is_new(name: Name, unknown: Sequence[str], language: str) -> bool:
    """Whether words that the article does not have make *name* one."""
    if language == "de":
        return len(unknown) > 1
    return not _starts_sentence(name) or any(part in unknown for part in name.parts[1:])


def knows(article: Facts, part: str) -> bool:
    """Whether the article has the name, another form of it, or what it abbreviates."""
    if is_form(part, article.words) or any(word in article.words for word in DEMONYMS.get(part, ())):
        return True
    letters = part.replace(".", "")
    return 2 <= len(letters) <= 6 and letters in article.initials


def _in_place(mine: Name, theirs: Name, *, reach: int) -> bool:
    if any(one[:_NICKNAME] == other[:_NICKNAME] for one in mine.parts for other in theirs.parts):
        return False
    if not _are_led_alike(mine, theirs) or _is_behind_pronoun(theirs):
        return False
    return same_place(mine.passage, mine.place, theirs.passage, theirs.place, reach=reach)


def _have_same_lead(mine: Name, theirs: Name) -> bool:
    """Whether the same preposition stands before both names."""
    return _lead(mine) is not None and _lead(mine) == _lead(theirs)


def _are_joined_alike(mine: Name, theirs: Name) -> bool:
    """Whether the same noun follows both names: the one "final" and the other."""
    return _noun_after(mine) is not None and _noun_after(mine) == _noun_after(theirs)


def _noun_after(name: Name) -> str | None:
    words, after = name.passage.words, name.run[1] + 1
    if after == len(words) or not words[after].content or words[after].sentence != words[after - 1].sentence:
        return None
    return words[after].key if _gap(name.passage, after) in _OWNED else None


def _lead(name: Name) -> str | None:
    """Return the preposition before a name, past its article."""
    words, first = name.passage.words, name.run[0]
    for index in range(first - 1, max(-1, first - 3), -1):
        if words[index].lower in PREPOSITIONS.get(name.passage.language, ()):
            return words[index].lower
        if words[index].content:
            return None
    return None


def _are_led_alike(mine: Name, theirs: Name) -> bool:
    """Whether no two different prepositions stand before the names: "of Ruiz" is not in the place of "in Belmark"."""
    leads = (_lead(mine), _lead(theirs))
    return None in leads or leads[0] == leads[1]


def _is_behind_pronoun(name: Name) -> bool:
    """Whether another clause with a pronoun stands right before: "looking for him, the Harbour Board"."""
    words = name.passage.words
    before = next((i for i in range(name.first - 1, -1, -1) if words[i].content), -1)
    between = words[before + 1 : name.first]
    clause = words[name.first].clause
    return any(word.clause < clause and word.lower in PRONOUNS.get(name.passage.language, ()) for word in between)


def _may_be_replaced(mine: Name, theirs: Name, reading: Reading, is_far: bool) -> bool:
    """Whether *mine* may stand where the quote has *theirs*.

    It may if the claim says much of the quote, or if it is not named near the quote and no pronoun of the quote can be
    meant for it.
    """
    if _in_place(mine, theirs, reach=2):
        return True
    if not _are_led_alike(mine, theirs) or mentions(reading.article.text).is_main(mine.parts):
        return False
    if is_far and not any(word.lower in PRONOUNS.get(reading.language, ()) for word in theirs.passage.words):
        return True
    return reading.closeness >= _CLOSE and _is_retold(theirs, reading.claim)


def _is_retold(name: Name, claim: Passage) -> bool:
    """Whether the claim says most of the sentence that *name* stands in."""
    words = name.passage.words
    sentence = words[name.first].sentence
    keys = {
        w.key for i, w in enumerate(words) if w.sentence == sentence and w.content and not name.first <= i <= name.last
    }
    return len(keys) >= 2 and sum(key in claim.keys for key in keys) >= _CLOSE * len(keys)


def _parts(name: str | None) -> set[str]:
    return {fold(word) for word in (name or "").replace("-", " ").split()}


@lru_cache(maxsize=4)  # asked of the same article for each claim
def _is_shouted(text: str) -> bool:
    letters = [*filter(str.isalpha, text[:4000])]
    return sum(map(str.isupper, letters)) * 2 > len(letters)


def _is_headline(claim: Passage) -> bool:
    """Whether every word of weight has a capital."""
    words = [claim.written(i) for i, word in enumerate(claim.words) if word.content and not word.lower[0].isdigit()]
    return _is_shouted(claim.text) or (len(words) > 4 and all(word[0].isupper() for word in words))


def _finding(level: Level, name: str, rival: str | None, otherwise: str) -> Finding:
    if rival is None:
        return Finding(check="name", level=level, message=f"the claim says {name}, {otherwise}", tokens=(name,))
    message = f"the claim says {name}; its quote says {rival}"
    return Finding(check="name", level=level, message=message, tokens=(name, rival))
