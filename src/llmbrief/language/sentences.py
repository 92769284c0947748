"""Split a text into sentences, in time linear in its length.

First lines are joined into runs of prose: a blank line always ends one, a line break does so unless it is a soft wrap.
Then each run is cut after a stop, unless what stands around the stop says that the sentence goes on. The rules are
those of news text in English, German, Spanish, French and Japanese; the tables lie in ``abbreviations``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from llmbrief.language import abbreviations
from llmbrief.language.detect import detect
from llmbrief.language.words import STOPWORDS

Range = tuple[int, int]  # half-open, code points of the text


def sentences(text: str, language: str | None = None) -> tuple[Range, ...]:
    """Return the half-open spans (code points) of the sentences of *text*, in order.

    No span begins or ends with white space, none overlap, and all that lies outside them is white space. Without a
    *language* (ISO 639-1) it is detected; it decides about ordinals and about what may begin a sentence.
    """
    language = detect(text) if language is None else language
    spans: list[Range] = []
    for start, end in _runs(text):
        cuts = [start, *_cuts(text, start, end, language), end]
        spans.extend(_stripped(text, a, b) for a, b in pairwise(cuts))
    return tuple((start, end) for start, end in spans if start < end)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked for: most texts want few of them."""
    return re.compile(pattern)


def _stripped(text: str, start: int, end: int) -> Range:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


# Runs of prose

_NARROWEST = 60  # code points: a shorter line before a capital is a line of its own, such as a headline
_NARROWEST_WIDE = 30  # the same where a character is as wide as two
_BULLET = r"[-*+•‣▪·◦–—]\s|[-–—](?=\w)"
_NUMBERED = r"\(?(?:\d{1,3}|[A-Za-z])[.)]\s"
_FIRST_WORD = r"\S{1,40}"


def _runs(text: str) -> Iterator[Range]:
    """Yield the ranges of prose that no paragraph, heading, list item or line of its own interrupts."""
    paragraphs = list(_paragraphs(text))
    width = _width(text, paragraphs)
    for lines in paragraphs:
        begin = lines[0][0]
        for line, following in pairwise(lines):
            if not _wraps(text, line, following, width):
                yield begin, line[1]
                begin = following[0]
        yield begin, lines[-1][1]


def _paragraphs(text: str) -> Iterator[list[Range]]:
    """Yield the lines of each paragraph, without the white space around them; blank lines lie between paragraphs."""
    lines: list[Range] = []
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = _stripped(line, 0, len(line))
        if start < end:
            lines.append((position + start, position + end))
        elif lines:
            yield lines
            lines = []
        position += len(line)
    if lines:
        yield lines


def _width(text: str, paragraphs: list[list[Range]]) -> int:
    """Return the length of the longest line that could have been wrapped: an address in one piece could not."""
    lines = (line for lines in paragraphs for line in lines)
    return max(
        (end - start for start, end in lines if text.find(" ", start, end) > 0 or ord(text[start]) > 255), default=0
    )


def _wraps(text: str, line: Range, following: Range, width: int) -> bool:
    """Whether the line break is a soft wrap: the next line goes on, or its first word had no room on this one."""
    numbered = _compiled(_NUMBERED)
    if _compiled(_BULLET).match(text, *following) or (numbered.match(text, *following) and numbered.match(text, *line)):
        return False
    if text[line[1] - 1] in ",;、，":
        return True
    if text[following[0]].islower() and not _compiled(_STOPPED).search(text, max(line[0], line[1] - 6), line[1]):
        return True
    length = line[1] - line[0]
    word = _compiled(_FIRST_WORD).match(text, *following)
    if word is None:
        return False
    narrowest, room = (_NARROWEST_WIDE, 1) if _is_wide(word[0][0]) else (_NARROWEST, len(word[0]))
    return length >= narrowest and length + 1 + room > width


def _is_wide(character: str) -> bool:
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


# Stops

_CLOSERS = "\"'”’»›«‹)\\]}」』）】〕》〉“‘*_"
_QUOTES = '"”»“›«'
_STOPS = ".!?…"
_WIDE_STOPS = "。！？｡"
_GOES_ON = ",;:.!?…%)\\]}&/=+<>、，」』"
_STOPPED = rf"[{_STOPS}{_WIDE_STOPS}][{_CLOSERS}]*$"

# A run of stops, what closes after it, and footnote marks. Runs are possessive and entered at their beginning only, so
# that no text makes the search go back. (Possessive groups are left out: Python before 3.11.5 matches them wrongly.)
_LAST_CLOSER = r"[ \u00a0\u202f]»(?!\w)"
_STOP = (
    rf"(?<![{_STOPS}])(?P<stop>[{_STOPS}]++)(?P<closers>[{_CLOSERS}]*+(?:{_LAST_CLOSER}|(?!{_LAST_CLOSER})))"
    r"(?:\[\d{1,3}\])*"
    rf"(?=\s++[^\s{_GOES_ON}])"
)
_ANY_STOP = rf"(?<![{_WIDE_STOPS}])(?P<wide>[{_WIDE_STOPS}]++)(?P<wide_closers>[{_CLOSERS}]*+)|{_STOP}"
_NEXT = r"\s*+[\"'“”„‚‘’«‹»›(\[{¿¡*_—–-]*+\s?(?P<word>\w[\w'’-]{0,40})?"


def _cuts(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield the offsets between *start* and *end* after which a new sentence begins."""
    wide = any(text.find(stop, start, end) >= 0 for stop in _WIDE_STOPS)
    quoted = _quotations(text, start, end) if wide else iter(())
    spoken = next(quoted, (end, end))
    begin = start
    for stop in _compiled(_ANY_STOP if wide else _STOP).finditer(text, start, end):
        while spoken[1] <= stop.start():
            spoken = next(quoted, (end, end))
        if wide and stop["wide"]:
            within = spoken[0] <= stop.start() and stop.end() <= spoken[1]
            ends = not within and not (stop["wide_closers"] and _compiled(_TIED).match(text, stop.end()))
        else:
            ends = _ends(text, begin, stop, end, language)
        if ends:
            yield stop.end()
            begin = stop.end()


def _ends(text: str, begin: int, stop: re.Match[str], end: int, language: str) -> bool:
    """Whether a sentence ends at a stop that white space follows."""
    following = _compiled(_NEXT).match(text, stop.end(), end)
    word = (following and following["word"]) or ""
    closers = stop["closers"]
    if _continues(word) or text[stop.start() - 1 : stop.start()] in ("[", "("):  # the latter: […]
        return False
    if stop["stop"] == ".":
        return closers[:1] in tuple(_QUOTES) or _full_stop(text, begin, stop, word, language)
    spoken = closers[:1] in tuple(_QUOTES) and not _starts(word, language)
    return not (spoken and _compiled(_ATTRIBUTION).match(text, stop.end(), end))


def _continues(word: str) -> bool:
    """Whether *word* cannot begin a sentence: it is in lower case, and no name such as iPhone or eBay."""
    return word[:1].islower() and not any(character.isupper() for character in word[1:3])


def _starts(word: str, language: str) -> bool:
    """Whether *word*, being no name, begins a sentence where it has a capital."""
    return word[:1].isdigit() or word.lower() in STOPWORDS.get(language, STOPWORDS["en"])


# A capital after a question or a cry inside quotation marks, and who uttered it: "Why?" Smith asked.
_ATTRIBUTION = (
    r"\s+(?:[\w.'’-]+\s+){1,3}?(?:said|says|asked|asks|added|wrote|replied|shouted|sagte|fragte|rief|dijo|preguntó)\b"
)

# Japanese: a quotation is part of the sentence around it, and a particle after its bracket ties the two together.
_TIED = r"[、，]|と(?![てきこ])|って|など|[のをに]|が|は(?!い)|も(?![うしち])|で(?!も)"
_BRACKET = r"[「『（」』）]"
_LONG_QUOTATION = 200  # code points: a longer one is a speech, and cut like other prose


def _quotations(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the outermost Japanese quotations and asides, from bracket to bracket; one that never closes is none."""
    depth = 0
    opened = start
    for bracket in _compiled(_BRACKET).finditer(text, start, end):
        if bracket[0] in "「『（":
            opened = bracket.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and bracket.end() - opened <= _LONG_QUOTATION:
                yield opened, bracket.start()


# Full stops that may belong to an abbreviation or a number

_LOOKBACK = 32  # code points; longer words are no abbreviations
_OPENING = 80  # code points of a sentence within which its first words are counted
_FEWEST_WORDS = 5  # a time with fewer words before it opens a sentence: As of 9 p.m.
_SPACED = r"[^\W\d_]{1,2}\."  # z. B., J. K. Rowling, EE. UU.
_INITIALS = r"(?:[^\W\d_]{1,2}\.-?)*[^\W\d_]|(?:[^\W\d_]{1,2}\.)+[^\W\d_]{2}"
_ELIDED = r"^(?:[cdjlmnst]|qu)['’]"
_ROMAN = r"[IVXLC]+"
_DAY = r"\d{1,2}\."


def _full_stop(text: str, begin: int, stop: re.Match[str], word: str, language: str) -> bool:
    """Whether a full stop before *word* ends a sentence, or belongs to the abbreviation or number before it."""
    before, token = _token(text, begin, stop.start())
    name = _compiled(_ELIDED).sub("", token.lower())
    if not before and len(token) <= 3 and (token.isdigit() or len(token) == 1):  # the mark of a list item
        return False
    if name in abbreviations.NEVER_LAST:
        return False
    street = name.endswith("str")  # Hauptstr. 5
    if (street or name in abbreviations.OF_NUMBERS) and (word[:1].isdigit() or _compiled(_ROMAN).fullmatch(word)):
        return False
    if name in abbreviations.OF_TIMES:
        alone = len(text[begin : min(stop.start(), begin + _OPENING)].split()) < _FEWEST_WORDS
        return not alone and word.lower() not in abbreviations.AFTER_TIMES
    if name in abbreviations.SOMETIMES_LAST or _is_initial(before, name):
        return _starts(word, language)
    return not (language == "de" and token.isdigit() and _is_ordinal(before, token, word))


def _token(text: str, begin: int, end: int) -> tuple[str, str]:
    """Return the word before the one that a stop at *end* belongs to, and that one, with what is spaced joined: z.B."""
    words = text[max(begin, end - _LOOKBACK) : end].split()
    token = words.pop() if words else ""
    while words and len(token) <= 8 and _is_short(token) and _compiled(_SPACED).fullmatch(words[-1]):
        token = words.pop() + token
    return (words[-1] if words else ""), token.lstrip("\"'“”„‚‘’«‹([{¿¡—–-")


def _is_initial(before: str, name: str) -> bool:
    """Whether *name* is an initial, and neither a unit (14.30 h) nor a letter that counts (vitamin C)."""
    if before[-1:].isdigit() or before.lower() in abbreviations.BEFORE_LETTERS:
        return False
    return _is_short(name)


def _is_short(name: str) -> bool:
    return _compiled(_INITIALS).fullmatch(name) is not None


def _is_ordinal(before: str, token: str, word: str) -> bool:
    if len(token) > 2:
        return False
    if word.lower() in abbreviations.AFTER_ORDINALS or _compiled(_DAY).fullmatch(before):
        return True
    return before.lower() in abbreviations.BEFORE_ORDINALS and (word[:1].isdigit() or not _starts(word, "de"))
