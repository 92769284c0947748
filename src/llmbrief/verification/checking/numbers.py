"""Whether the numbers of the claim are those of its quote, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, islice
from typing import NamedTuple

from llmbrief.brief import Finding, Level
from llmbrief.language.dates import dates
from llmbrief.language.numbers import Number, numbers, same
from llmbrief.verification.checking.passages import Passage, Place, read, same_place
from llmbrief.verification.checking.reading import Facts, Reading
from llmbrief.verification.checking.rounding import is_rough, is_rounded
from llmbrief.verification.checking.stems import BREAKS, PREPOSITIONS

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_LABEL = r"[^.!?:]{1,40}:[\s\"“„«]*"
_AFTER = 60  # code points after a number in which the word stands that it counts
_MOST = 24  # numbers of a claim that are checked
_MOST_QUOTED = 100  # numbers of its quotes that they are held against
_CLOSE = 0.4  # share of the claim's words that its quotes have, from which a missing number must have been replaced
_RETOLD = 0.6  # share of the words of a number's clause that the claim has, from which it says the clause
_SMALL = 3  # words for numbers up to this one come with any rewording
_OF = frozenset(("of", "von", "der", "de", "del", "des", "du", "sur"))
_DEFINITE = {
    "en": frozenset(("the", "this", "these", "those", "both")),
    "de": frozenset(("die", "der", "den", "diese", "dieser", "diesen")),
    "es": frozenset(("los", "las", "estos", "estas")),
    "fr": frozenset(("les", "des", "ces")),
}
_YEARS = range(1500, 2101)  # "her 1967 paper" may be a date in one text and a number in the other


class _Found(NamedTuple):
    passage: Passage
    number: Number

    @property
    def place(self) -> Place:
        """First and last word of the number."""
        return self.passage.between(self.number.start, self.number.end)


def check_numbers(reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for each number that the article does not have, or that took the place of one of the quote."""
    claimed = _find(reading.claim)[:_MOST]
    quoted = [found for quote in reading.quotes for found in _find(quote)][:_MOST_QUOTED]
    left = [one for one in quoted if not any(_agree(one, other) for other in claimed)]
    borne_out = {one for one in claimed if any(_agree(one, other) for other in quoted)}
    for one, other in islice(_exchanged(claimed, quoted), 1):
        yield _finding(f"the claim says {one} where its quote says {other}, and the other way round", one, other)
    for found in claimed:
        if found in borne_out:
            yield from _cut_or_tampered(found, reading)
            yield from _moved(found, quoted, left)
            yield from _repeated(found, claimed, quoted, left)
        elif not found.number.approximate:
            yield from _unsupported(found, left, borne_out, reading)


def _unsupported(found: _Found, left: Sequence[_Found], borne_out: set[_Found], reading: Reading) -> Iterator[Finding]:
    """Yield what is wrong with a number that no quote has; *left*: numbers that only the quotes have."""
    number = found.number
    is_known = _in_article(number, reading)
    if is_known and _is_named(found, reading.article):
        left = [one for one in left if _is_named(one, reading.article)]
    elif is_known and _is_whole(found, borne_out):
        left = [one for one in left if _is_led_alike(found, one)]
    if _sums_up(found, left, reading.article) or (is_known and _is_of_label(number, reading)):
        return
    if is_known:
        left = [one for one in left if not _count_otherwise(found, one, reading)]
    rival = next((one for one in left if _takes_place(found, one)), None)
    if rival is None:
        alike = (one for one in left if _is_like(number, one.number))
        rival = next((one for one in alike if reading.closeness >= _CLOSE or _is_retold(one, reading.claim)), None)
    if rival is not None:
        said = rival.number.text
        yield _finding(f"the claim says {number.text}; its quote says {said}", number.text, said)
    elif not is_known:
        yield _finding(f"the claim says {number.text}, which the article does not", number.text)
    elif (message := _stray(found, reading)) is not None:
        yield _finding(message, number.text, level="note")


def _is_of_label(number: Number, reading: Reading) -> bool:
    """Whether the article has the number in the label of a quote's line: "90 min: A penalty." """
    leads = (place.article[: place.start].rpartition("\n")[2] for place in reading.places if place is not None)
    labels = (lead.partition(":")[0] for lead in leads if re.fullmatch(_LABEL, lead))
    return any(number.value == one.value for label in labels for one in numbers(label, reading.language))


def _count_otherwise(found: _Found, other: _Found, reading: Reading) -> bool:
    """Whether the two count different things, and the article has the number of the claim with what it counts there."""
    mine, theirs = _counted(found), _counted(other)
    if mine is None or mine == theirs or (theirs is None and found.number.unit is not None):
        return False
    return mine not in other.passage.keys and _is_counted(found.number, mine, reading.article)


def _sums_up(found: _Found, left: Sequence[_Found], article: Facts) -> bool:
    """Whether a number refers back to things that the article tells one by one: "the two Septembers"."""
    if not _is_definite(found) or not _is_small(found.number) or (key := _counted(found)) is None:
        return False
    return key in article.stems and not any(_counted(one) == key or _is_definite(one) for one in left)


def _is_definite(found: _Found) -> bool:
    words, first = found.passage.words, found.place[0]
    return first > 0 and words[first - 1].lower in _DEFINITE.get(found.passage.language, ())


def _counted(found: _Found) -> str | None:
    """Return the stem of the content word after a number, in the same clause; the unit where that is a word of it."""
    words, (first, last) = found.passage.words, found.place
    if found.number.unit is not None and words[last].content and last > first:
        return words[last].key
    stops = _DEFINITE.get(found.passage.language, frozenset()) | PREPOSITIONS.get(found.passage.language, frozenset())
    after = next((word for word in words[last + 1 :] if word.content or word.lower in stops), None)
    is_counted = after is not None and after.content and after.clause == words[last].clause
    return after.key if after is not None and is_counted else None


def _is_counted(number: Number, key: str, article: Facts) -> bool:
    """Whether the article has the value of *number* before a word of the stem *key*."""
    for one in article.numbers.get(number.value, ()):
        passage = read(article.text[one.start : one.end + _AFTER], article.language)
        if _counted(_Found(passage, one._replace(start=0, end=one.end - one.start))) == key:
            return True
    return False


def _stray(found: _Found, reading: Reading) -> str | None:
    """Say that no paragraph of the quotes, nor one before, has the number."""
    number = found.number
    texts = [place.paragraphs(1) for place in reading.places if place is not None]
    if not texts or _is_small(number) or _is_named(found, reading.article):
        return None
    near = [one for text in texts for one in numbers(text, reading.language)]
    if any(same(number, one) for one in near) or any(_writes(text, _figure(number)) for text in texts):
        return None
    alike = (one for one in near if one.kind == number.kind and one.unit == number.unit and not _is_small(one))
    if (other := next(alike, None)) is not None:
        return f"the claim says {number.text}; around its quote the article says {other.text}"
    return f"the claim says {number.text}, which the article says far from its quote"


def _writes(text: str, figure: str) -> bool:
    """Whether *figure* stands in *text*, and not as a part of a longer one."""
    return bool(figure) and any(match[0] == figure for match in _FIGURE.finditer(text))


def _is_retold(found: _Found, claim: Passage) -> bool:
    """Whether the claim says the clause that a number of the quote stands in."""
    if _is_small(found.number):
        return False
    first, last = found.place
    words = found.passage.words
    clause = {words[first].clause, words[last].clause}
    rest = {
        word.key for i, word in enumerate(words) if word.clause in clause and word.content and not first <= i <= last
    }
    return bool(rest) and sum(key in claim.keys for key in rest) >= _RETOLD * len(rest)


def _is_whole(found: _Found, parts: Iterable[_Found]) -> bool:
    """Whether "of" stands between the number and one of *parts*: "£2m of the £9m"."""
    first = found.place[0]
    for part in parts:
        between = found.passage.words[part.place[1] + 1 : first]
        if between and between[0].lower in _OF and not any(word.content for word in between):
            return True
    return False


def _is_named(found: _Found, article: Facts) -> bool:
    """Whether the number is part of a name of the article: "Site Instruction 411"."""
    first = found.place[0]
    passage, number = found.passage, found.number
    if first == 0 or not passage.written(first - 1)[0].isupper() or not passage.words[first - 1].content:
        return False
    return passage.text[passage.words[first - 1].start : number.end] in article.text


def _moved(found: _Found, quoted: Sequence[_Found], left: Sequence[_Found]) -> Iterator[Finding]:
    """Yield a conflict for a number that has the clause of another number of the quote: "£13m when it was approved"."""
    clause = _clause_after(found)
    own = [one for one in quoted if _agree(found, one)]
    if clause is None or any(_clause_after(one) == clause for one in own):
        return
    for other in left:
        if _clause_after(other) == clause and _is_like(found.number, other.number):
            message = f"the claim says {found.number.text}; its quote says {other.number.text} there"
            yield _finding(message, found.number.text, other.number.text)
            return


def _repeated(
    found: _Found, claimed: Sequence[_Found], quoted: Sequence[_Found], left: Sequence[_Found]
) -> Iterator[Finding]:
    """Yield a conflict for a number that the claim says more often than its quotes, once in the place of another."""
    often = sum(_agree(found, one) for one in claimed)
    own = [one for one in quoted if _agree(found, one)]
    if often <= len(own) or any(_is_between(found, one) for one in own):
        return
    for other in left:
        if _takes_place(found, other):
            message = f"the claim says {found.number.text}; its quote says {other.number.text} there"
            yield _finding(message, found.number.text, other.number.text)
            return


def _clause_after(found: _Found) -> tuple[str, str] | None:
    """Return the conjunction right after a number and the stem of the next content word."""
    words = found.passage.words[found.place[1] + 1 :]
    breaks = BREAKS.get(found.passage.language, frozenset())
    content = next((word for word in words if word.content), None)
    if content is None or words[0].lower not in breaks or words[0].sentence != content.sentence:
        return None
    return words[0].lower, content.key


def _cut_or_tampered(found: _Found, reading: Reading) -> Iterator[Finding]:
    """Yield a conflict for a number of the quote which the article has only as a part of another, or not at all."""
    number = found.number
    if all(place is None for place in reading.places) and not _in_article(number, reading):
        yield _finding(f"the claim says {number.text}, which the article does not", number.text)
        return
    pairs = zip(reading.quotes, reading.places, strict=True)
    for quote, whole in ((quote, whole) for quote, place in pairs if place for whole in reading.article.cut(place)):
        is_whole = same(number, whole) and number.kind == whole.kind
        parts = (one.number for one in _find(quote) if whole.text.find(one.number.text) >= 0)
        if not is_whole and any(same(number, part) for part in parts):
            yield _finding(f"the claim says {number.text}; the article says {whole.text}", number.text, whole.text)
            return


def _exchanged(claimed: list[_Found], quoted: list[_Found]) -> Iterator[tuple[str, str]]:
    """Yield two numbers of the claim each of which stands where a quote has the other."""
    for one, other in combinations(claimed, 2):
        if _agree(one, other):
            continue
        mine = [found for found in quoted if _agree(one, found)]
        theirs = [found for found in quoted if _agree(other, found)]
        if any(_are_crossed(one, other, mine, theirs, likened) for likened in (_is_between, _is_led_alike)):
            yield one.number.text, other.number.text


def _are_crossed(
    one: _Found, other: _Found, mine: list[_Found], theirs: list[_Found], likened: Callable[[_Found, _Found], bool]
) -> bool:
    """Whether each of two numbers is like the other's of the quote, and unlike its own."""
    if any(likened(one, found) for found in mine) or any(likened(other, found) for found in theirs):
        return False
    return any(likened(one, found) for found in theirs) and any(likened(other, found) for found in mine)


def _is_led_alike(mine: _Found, theirs: _Found) -> bool:
    """Whether the same little word stands before both: "from", "to"."""
    leads = [one.passage.words[one.place[0] - 1] for one in (mine, theirs) if one.place[0]]
    return len(leads) == 2 and leads[0].lower == leads[1].lower and not leads[0].content


def _is_between(mine: _Found, theirs: _Found) -> bool:
    """Whether the nearest words on both sides are the same."""
    (left, right), (other_left, other_right) = (one.passage.neighbours(*one.place, 1) for one in (mine, theirs))
    return (bool(left) and left == other_left) or (bool(right) and right == other_right)


def _find(passage: Passage) -> list[_Found]:
    read = numbers(passage.text, passage.language)
    spans = [(one.start, one.end) for one in read]
    spans += [(date.start, date.end) for date in dates(passage.text, passage.language)]
    covered = {place for span in spans for place in range(*span)}
    loose = [
        Number(match.start(), match.end(), match[0], Decimal(re.sub(r"\D", "", match[0])), "plain", None)
        for match in _FIGURE.finditer(passage.text)
        if covered.isdisjoint(range(*match.span()))
    ]
    return [_Found(passage, number) for number in (*read, *loose)]


def _agree(mine: _Found, theirs: _Found) -> bool:
    one, other = mine.number, theirs.number
    if "time" in (one.kind, other.kind):
        return same(one, other) or _figure(one) == _figure(other)
    if "ordinal" in (one.kind, other.kind):
        return one.value == other.value
    return same(one, other) or is_rounded(one, other, mine.passage)


def _takes_place(mine: _Found, theirs: _Found) -> bool:
    """Whether *mine* stands where the quote has *theirs*."""
    one, other = mine.number, theirs.number
    if {one.kind, other.kind} & {"time", "ordinal"} and one.kind != other.kind:
        return False
    return same_place(mine.passage, mine.place, theirs.passage, theirs.place)


def _is_like(one: Number, other: Number) -> bool:
    """Whether two numbers count the same sort of thing, as far as one can see."""
    if _is_small(one):
        return False
    counts = {"plain", "ordinal"}
    if one.kind in counts and other.kind in counts:
        return one.unit == other.unit or None in (one.unit, other.unit)
    return one.kind == other.kind


def _is_small(number: Number) -> bool:
    return number.text.isalpha() and number.value <= _SMALL


def _in_article(number: Number, reading: Reading) -> bool:
    if number.kind == "ordinal":
        return (
            number.value <= _SMALL or number.value in reading.article.numbers or reading.article.writes(_figure(number))
        )
    if reading.article.has_number(number):
        return True
    told = reading.article.each_number
    if is_rough(number, reading.claim) and any(is_rounded(number, one, reading.claim) for one in told):
        return True
    is_loose = number.kind == "time" or number.value in _YEARS or (number.unit is None and number.kind == "plain")
    return is_loose and bool(_figure(number)) and reading.article.writes(_figure(number))


def _figure(number: Number) -> str:
    match = _FIGURE.search(number.text)
    return match[0] if match else ""


def _finding(message: str, *tokens: str, level: Level = "conflict") -> Finding:
    return Finding(check="number", level=level, message=message, tokens=tokens)
