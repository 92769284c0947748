"""Read numbers out of prose in English, German, Spanish, French and Japanese, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Literal

from llmbrief.language import number_words
from llmbrief.language.clock import clock_times
from llmbrief.language.dates import dates
from llmbrief.language.figures import figure_value
from llmbrief.language.number_words import Lexicon, Word
from llmbrief.language.numbers_ja import numerals
from llmbrief.language.units import FAMILIES, OPEN, SIGNS, after_pattern, before_pattern, measures

Kind = Literal["plain", "percent", "currency", "ordinal", "points", "time"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: ``text[start:end]``, half-open, in code points, with sign, currency, percent sign and unit.

    ``kind`` ``points`` means percentage points; ``time`` a time of day, with ``value`` in minutes after midnight and ``unit``
    ``clock`` where the half of the day is known. ``unit`` of a currency is its ISO 4217 code, or a name that leaves the country
    open (``$``, ``pounds``); measures are folded to one name (``km``, ``hours``); bare counts have None.
    ``approximate`` numbers are vague words (*dozens*, *several thousand*); ``value`` is then the base.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: Kind
    unit: str | None
    approximate: bool = False


def numbers(text: str, language: str | None = None) -> tuple[Number, ...]:
    """Return the numbers in *text*, in order and disjoint; what ``dates`` reads is left out.

    *language* is an ISO 639-1 code. With None or a language without a table, figures are read by what holds in most languages and
    words as English. Figures of more than 30 digits are left out. Linear in the length of *text*; never raises.
    """
    code = (language or "").lower()[:2]
    known = code if code in ("en", "de", "es", "fr", "ja") else "en"
    covered = [(date.start, date.end) for date in dates(text, known)]
    masked = _mask(_mask(text, covered), [found.span() for found in _ADDRESS.finditer(text)])
    clocks = clock_times(masked, known)
    masked = _mask(masked, [(clock.start, clock.end) for clock in clocks])
    read = [
        Number(c.start, c.end, text[c.start : c.end], Decimal(c.minutes), "time", "clock" if c.certain else None)
        for c in clocks
    ]
    quantities = _japanese(masked) if known == "ja" else _scan(masked, known, code)
    read += [_with_affixes(text, masked, quantity, known) for quantity in quantities]
    return tuple(_disjoint(sorted(read, key=lambda number: number.start)))


def same(a: Number, b: Number) -> bool:
    """Tell whether two numbers say the same amount: equal values of kinds and units that do not contradict each other.

    A plain number agrees with a percentage or currency of its value. Units of one family are scaled where that is exact
    (1 km, 1,000 m); a unit that only one side gives is no difference. Times without a half of the day agree with both halves.
    """
    if "time" in (a.kind, b.kind):
        return a.kind == b.kind and _same_time(a, b)
    if a.kind != b.kind and "plain" not in (a.kind, b.kind):
        return False
    if a.unit and b.unit and a.unit != b.unit:
        return _same_measure(a, b, a.unit, b.unit)
    return a.value == b.value or _share_is_percent(a, b) or _share_is_percent(b, a)


def _same_time(a: Number, b: Number) -> bool:
    period = 1440 if a.unit and b.unit else 720
    return a.value % period == b.value % period


def _same_measure(a: Number, b: Number, mine: str, theirs: str) -> bool:
    if theirs in OPEN.get(mine, ()) or mine in OPEN.get(theirs, ()):
        return a.value == b.value
    if mine not in FAMILIES or theirs not in FAMILIES:
        return False
    (family, factor), (other, other_factor) = FAMILIES[mine], FAMILIES[theirs]
    return family == other and a.value * factor == b.value * other_factor


def _share_is_percent(share: Number, percent: Number) -> bool:
    """Tell whether *half* meets *50 per cent*."""
    return (
        share.kind == "plain"
        and percent.kind == "percent"
        and 0 < share.value < 1
        and share.value * 100 == percent.value
    )


def _disjoint(ordered: list[Number]) -> Iterator[Number]:
    end = 0
    for number in ordered:
        if number.start >= end:
            yield number
            end = number.end


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank out *spans*, keeping every offset."""
    parts, last = [], 0
    for start, end in sorted(spans):
        if start >= last:
            parts += [text[last:start], "\0" * (end - start)]
            last = end
    return "".join([*parts, text[last:]])


# --- tokens -----------------------------------------------------------------------------------------------------------

_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]"
_TOKEN = re.compile(
    rf"(?P<name>(?!(?:USD|EUR|GBP|CHF|JPY)\d){_LETTER}+[-‑]?\d[\w./-]*)"
    rf"|(?P<word>{_LETTER}+)"
    r"|(?P<figure>(?:[1-9１-９]\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’．，]\d+)*|(?<![\w.])\.\d+)[½¼¾⅓⅔]?|[½¼¾⅓⅔])"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str  # lower case
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True)
class _Source:
    text: str
    tokens: tuple[_Token, ...]
    lexicon: Lexicon
    language: str
    figures: str  # the language by whose marks figures are read, "" for none

    def joined(self, index: int) -> bool:
        """Tell whether token *index* follows the one before it across white space or a hyphen alone."""
        if not 0 < index < len(self.tokens):
            return False
        gap = self.text[self.tokens[index - 1].end : self.tokens[index].start]
        return len(gap) <= 2 and (gap.isspace() or gap in ("-", "‑", "‐"))

    def word(self, index: int) -> str:
        """Return the word at *index* if it continues what stands before it, else an empty text."""
        return self.tokens[index].text if self.joined(index) and self.tokens[index].kind == "word" else ""

    def before(self, index: int) -> str:
        """Return the word before token *index* if only white space or a hyphen lies between, else an empty text."""
        return self.tokens[index - 1].text if self.joined(index) and self.tokens[index - 1].kind == "word" else ""


@dataclass(frozen=True, slots=True)
class _Quantity:
    start: int
    end: int
    value: Decimal
    next: int
    ordinal: bool = False
    approximate: bool = False
    unit: str | None = None
    lone_one: bool = False  # a word for one by itself, which counts only before some units


@cache
def _lexicon(language: str) -> Lexicon:
    readers = {"de": number_words.german, "es": number_words.spanish, "fr": number_words.french}
    return readers.get(language, number_words.english)()


def _source(text: str, language: str, figures: str) -> _Source:
    tokens = tuple(
        _Token(found.lastgroup or "", found[0].lower(), found.start(), found.end(), found[0][:1].isupper())
        for found in _TOKEN.finditer(text)
    )
    return _Source(text, tokens, _lexicon(language), language, figures)


def _scan(text: str, language: str, figures: str) -> Iterator[_Quantity]:
    source = _source(text, language, figures)
    index = 0
    while index < len(source.tokens):
        token = source.tokens[index]
        quantity = (
            _read_figure(source, index)
            if token.kind == "figure"
            else _read_words(source, index)
            if token.kind == "word"
            else None
        )
        if quantity is None:
            index += 1
            continue
        if not quantity.lone_one or _one_counts(source, quantity):
            yield quantity
        index = max(quantity.next, index + 1)


# --- figures ----------------------------------------------------------------------------------------------------------


def _read_figure(source: _Source, index: int) -> _Quantity | None:
    token, lexicon = source.tokens[index], source.lexicon
    value = figure_value(source.text[token.start : token.end], source.figures)
    following = source.tokens[index + 1] if index + 1 < len(source.tokens) else None
    glued = (
        following
        if following is not None and following.start == token.end and following.kind in ("word", "name")
        else None
    )
    if value is None or _is_code(source, index):
        return None
    if glued is None:
        over = _fraction(source, index)
        if over is not None:
            return over
        return _scaled(source, index, value)
    if glued.text in lexicon.ordinal_suffixes and glued.kind == "word":
        return _Quantity(token.start, glued.end, value, index + 2, ordinal=True)
    if (
        glued.kind == "word"
        and (glued.text in lexicon.scales or glued.text == "m")
        and not _is_metre(source, token, glued)
    ):
        scale = lexicon.scales.get(glued.text, 1_000_000)
        return _Quantity(token.start, glued.end, value * scale, index + 2)
    measured = after_pattern(source.language).match(source.text, token.end)
    if measured and measured.end() >= glued.end:
        return _Quantity(token.start, token.end, value, index + 1)
    return None


def _is_metre(source: _Source, token: _Token, glued: _Token) -> bool:
    """A glued ``m`` is a metre unless the figure is money."""
    if glued.text != "m":
        return False
    money = before_pattern().search(source.text[max(0, token.start - 8) : token.start])
    return money is None and source.text[glued.end : glued.end + 1] not in tuple("€$£")


_CODED = frozenset(
    "route iphone ipad windows boeing airbus flight highway channel rtl galaxy playstation version".split()
)


def _is_code(source: _Source, index: int) -> bool:
    token = source.tokens[index]
    before = source.text[max(0, token.start - 1) : token.start]
    return before in ("_", "#", "\\") or source.before(index) in _CODED


def _fraction(source: _Source, index: int) -> _Quantity | None:
    """Read *3/4*; other figures around a slash are no numbers of their own and are read one by one."""
    token = source.tokens[index]
    other = source.tokens[index + 1] if index + 1 < len(source.tokens) else None
    if other is None or other.kind != "figure" or source.text[token.end : other.start] not in ("/", "⁄"):
        return None
    above, below = figure_value(token.text, ""), figure_value(other.text, "")
    if above is None or below is None or not 0 < above < below <= 10 or len(token.text + other.text) > 3:
        return None
    return _Quantity(token.start, other.end, above / below, index + 2)


def _scaled(source: _Source, index: int, value: Decimal) -> _Quantity:
    """Multiply a figure by the scale words after it: *2.5 million*, *10 mil millones*, *4,2 Mrd.*"""
    total, cursor = value, index + 1
    while cursor - index <= 3:
        word = source.word(cursor)
        scale = source.lexicon.scales.get(word) if len(word) > 1 else None
        known = source.lexicon.words.get(word) or _german_word(source, word)
        if scale is None and known is not None and known.role in ("hundred", "thousand", "scale"):
            scale = known.value
        if scale is None or _is_unit_word(source, word):
            break
        total, cursor = total * scale, cursor + 1
    half = _half_after(source, cursor)
    if half:
        total = total + (total / value / 2 if value else 0)
        cursor += half
    if not half and cursor > index + 1 and source.tokens[cursor - 1].text in ("mio", "mrd", "tsd", "bio", "mill"):
        end = source.tokens[cursor - 1].end
        return _Quantity(source.tokens[index].start, end + (source.text[end : end + 1] == "."), total, cursor)
    return _Quantity(source.tokens[index].start, source.tokens[cursor - 1].end, total, cursor)


def _is_unit_word(source: _Source, word: str) -> bool:
    return word in ("m", "t") and word not in source.lexicon.words


def _half_after(source: _Source, index: int) -> int:
    """Return how many tokens from *index* on say *and a half*, 0 for none."""
    for phrase in source.lexicon.half_phrases:
        parts = phrase.split()
        if all(source.word(index + offset) == part for offset, part in enumerate(parts)):
            return len(parts)
    return 0


# --- words ------------------------------------------------------------------------------------------------------------


def _german_word(source: _Source, word: str) -> Word | None:
    if source.language != "de" or not word:
        return None
    if word in ("hundert", "tausend"):
        return Word("hundred", 100) if word == "hundert" else Word("thousand", 1000)
    return None


@dataclass(slots=True)
class _Sum:
    """Adds up number words from left to right; ``add`` refuses what does not continue the number."""

    language: str
    scaled: Decimal = Decimal(0)
    thousands: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    limit: int = 10**30
    last: str = ""
    unit: int = 1

    @property
    def value(self) -> Decimal:
        return self.scaled + self.thousands + self.current

    def add(self, word: Word) -> bool:
        added = getattr(self, f"_add_{word.role}")(word.value)
        if added:
            self.last = word.role
        return bool(added)

    def _add_small(self, value: int) -> bool:
        below = self.current % 100
        fresh = self.current == 0 and self.last not in ("small", "article")
        tens = below >= 20 and below % 10 == 0 and 0 < value < 10
        after_hundred = self.current >= 100 and below == 0 and 0 < value < 100
        if self.language == "fr" and below == 4 and value == 20:
            self.current += 76
            return True
        french = self.language == "fr" and below in (60, 80) and 10 <= value < 20
        if fresh or tens or after_hundred or french:
            self.current += value
            return True
        return False

    def _add_ordinal(self, value: int) -> bool:
        if value >= 100:
            self.current = (self.current or Decimal(1)) * value
            return True
        return self._add_small(value)

    def _add_hundreds(self, value: int) -> bool:
        if self.current or self.last in ("small", "article"):
            return False
        self.current += value
        return True

    def _add_compound(self, value: int) -> bool:
        if self.current or self.last in ("small", "article") or (value >= 1000 and self.thousands):
            return False
        self.thousands += value - value % 1000
        self.current += value % 1000
        return True

    def _add_hundred(self, value: int) -> bool:
        if self.last not in ("", "thousand", "scale") and not 0 < self.current < 100:
            return False
        self.current = (self.current or Decimal(1)) * value
        return True

    def _add_thousand(self, value: int) -> bool:
        if self.thousands or self.limit <= value or (self.last in ("scale",)):
            return False
        self.thousands, self.current, self.unit = (self.current or Decimal(1)) * value, Decimal(0), value
        return True

    def _add_scale(self, value: int) -> bool:
        amount = self.thousands + self.current
        if amount == 0 or value >= self.limit:
            return False
        self.scaled += amount * value
        self.thousands, self.current, self.limit, self.unit = Decimal(0), Decimal(0), value, value
        return True

    def add_half(self) -> None:
        self.last = "half"
        if self.current or not self.value:
            self.current += Decimal("0.5")
        else:
            self.scaled += Decimal(self.unit) / 2


def _meaning(source: _Source, index: int) -> Word | None:
    token = source.tokens[index]
    if token.kind != "word":
        return None
    known = source.lexicon.words.get(token.text) or _german_word(source, token.text)
    if known is not None or source.language != "de":
        return known
    value = number_words.german_compound(token.text)
    if value is not None and value == int(value):
        return None if _is_german_noun(source, index) else Word("compound", int(value))
    ordinal = number_words.german_ordinal(token.text)
    if ordinal is None or (token.text in ("achte", "achten") and not _determined(source, index)):
        return None
    return Word("ordinal", ordinal)


def _is_german_noun(source: _Source, index: int) -> bool:
    """*die Elf* is a team and *Acht geben* no count."""
    token = source.tokens[index]
    return (
        token.capital
        and token.text in ("elf", "acht")
        and source.text[max(0, token.start - 2) : token.start].strip(" \n") not in ("", ".", "„")
    )


def _determined(source: _Source, index: int) -> bool:
    return source.before(index) in ("der", "die", "das", "den", "dem", "des", "im", "am", "zum", "vom", "zur")


def _read_words(source: _Source, index: int) -> _Quantity | None:
    return (
        _read_times_word(source, index)
        or _read_vague(source, index)
        or _read_half(source, index)
        or _read_part(source, index)
        or _read_cardinal(source, index)
    )


def _read_times_word(source: _Source, index: int) -> _Quantity | None:
    token = source.tokens[index]
    value = source.lexicon.times_words.get(token.text)
    if value is None:
        return None
    return _Quantity(token.start, token.end, Decimal(value), index + 1, unit="times")


def _read_vague(source: _Source, index: int) -> _Quantity | None:
    """Read *dozens*, *tens of thousands*, *several hundred*, *a few thousand*."""
    lexicon, token = source.lexicon, source.tokens[index]
    if token.text in lexicon.few:
        following = source.word(index + 1)
        word = lexicon.words.get(following) or _german_word(source, following)
        value = lexicon.vague.get(following) or (
            word.value if word and word.role in ("hundred", "thousand", "scale") else None
        )
        if value is None:
            return None
        return _Quantity(token.start, source.tokens[index + 1].end, Decimal(value), index + 2, approximate=True)
    if token.text not in lexicon.vague:
        return None
    value, cursor = lexicon.vague[token.text], index + 1
    if source.word(cursor) in lexicon.of and source.word(cursor + 1) in lexicon.vague:
        value, cursor = value * lexicon.vague[source.word(cursor + 1)], cursor + 2
    elif token.text == "tens":
        return None
    return _Quantity(token.start, source.tokens[cursor - 1].end, Decimal(value), cursor, approximate=True)


_HALF_NOUNS = frozenset({"mitad", "moitié", "hälfte"})
_AFTER_HALF = frozenset("of the its their his her our my all those these".split())
_BEFORE_HALF = frozenset("by than nearly almost about over under one".split())
_NOT_BEFORE_HALF = frozenset(
    "first second other latter zweite zweiten erste ersten primera segunda première seconde deuxième".split()
)


def _read_half(source: _Source, index: int) -> _Quantity | None:
    """Read *half a million*, *eine halbe Million*, *medio millón*, and *half of*, *la mitad*, *die Hälfte*."""
    lexicon, token = source.lexicon, source.tokens[index]
    cursor = index
    if token.text in lexicon.articles and source.word(index + 1) in lexicon.halves:
        cursor += 1
    if source.tokens[cursor].text in lexicon.halves:
        after = cursor + 1 + (source.word(cursor + 1) in lexicon.articles)
        scale = lexicon.words.get(source.word(after))
        if scale is not None and scale.role == "scale":
            return _Quantity(token.start, source.tokens[after].end, Decimal(scale.value) / 2, after + 1)
        if after == cursor + 2 and after_pattern(source.language).match(source.text, source.tokens[after - 1].end):
            return _Quantity(token.start, source.tokens[after - 1].end, Decimal("0.5"), after)
    said = token.text in _HALF_NOUNS or (
        token.text == "half" and (source.word(index + 1) in _AFTER_HALF or source.before(index) in _BEFORE_HALF)
    )
    if said and source.before(index) not in _NOT_BEFORE_HALF:
        return _Quantity(token.start, token.end, Decimal("0.5"), index + 1)
    return None


def _read_part(source: _Source, index: int) -> _Quantity | None:
    """Read *a third of*, *two-thirds*, *ein Drittel*, *tres cuartos*."""
    lexicon, token = source.lexicon, source.tokens[index]
    word = _meaning(source, index)
    part = source.word(index + 1)
    over = lexicon.parts.get(part)
    article = token.text in lexicon.articles
    above = 1 if article else word.value if word and word.role in ("small", "compound") else 0
    if over is None or not 0 < above < over:
        return None
    if not _part_is_sure(source, index, above, part, article=article):
        return None
    return _Quantity(token.start, source.tokens[index + 1].end, Decimal(above) / Decimal(over), index + 2)


_AFTER_PART = frozenset(
    "of de des du der von aller seiner ihrer del d more less fewer higher lower larger smaller".split()
)


def _part_is_sure(source: _Source, index: int, above: int, part: str, *, article: bool) -> bool:
    lexicon, following = source.lexicon, source.word(index + 2)
    if above == 1 and part not in lexicon.singular_parts:
        return False
    if part in ("half", "halves", "quarter", "quarters", "viertel", "cuarto"):
        hyphened = source.text[source.tokens[index].end] in "-‑" and source.language == "en" and above > 1
        return following in _AFTER_PART or hyphened
    if above > 1:
        return source.language == "de" or part == "tiers" or part not in lexicon.singular_parts
    if article and source.language in ("en", "es"):
        return following in _AFTER_PART or not following
    return True


def _read_cardinal(source: _Source, index: int) -> _Quantity | None:
    lexicon, token = source.lexicon, source.tokens[index]
    total, cursor, ordinal = _Sum(source.language), index, False
    if token.text in lexicon.articles and token.text not in lexicon.words:
        following = source.word(index + 1)
        word = lexicon.words.get(following)
        if word is None or word.role not in ("hundred", "thousand", "scale"):
            return None
        total.current, total.last, cursor = Decimal(1), "article", index + 1
    elif source.language == "de" and token.text.endswith(("einhalb", "anderthalb")):
        value = number_words.german_compound(token.text)
        if value is not None:
            total.current, total.last, cursor = value, "small", index + 1
    while cursor < len(source.tokens) and not ordinal and (cursor == index or source.joined(cursor)):
        skip = _link(source, cursor, total) if cursor > index else 0
        halves = _half_after(source, cursor) if cursor > index and total.last != "half" else 0
        if halves:
            total.add_half()
            cursor += halves
            continue
        word = _meaning(source, cursor + skip) if cursor + skip < len(source.tokens) else None
        if word is None or (cursor == index and not _may_start(source, word, cursor)) or not total.add(word):
            break
        ordinal = word.role == "ordinal"
        cursor += skip + 1
    if cursor == index:
        return None
    return _judged(source, index, cursor, total, ordinal=ordinal)


def _may_start(source: _Source, word: Word, index: int) -> bool:
    if word.role in ("hundred", "thousand"):
        return source.tokens[index].text in source.lexicon.alone or source.language == "de"
    return word.role != "scale"


def _link(source: _Source, index: int, total: _Sum) -> int:
    """Return 1 if the word at *index* links what follows to the number so far, else 0."""
    word, lexicon = source.word(index), source.lexicon
    if index + 1 >= len(source.tokens) or not source.joined(index + 1):
        return 0
    following = _meaning(source, index + 1)
    if following is None or following.role not in ("small", "ordinal"):
        return 0
    if word in lexicon.tens_links:
        tens = total.current % 100
        fits = (
            tens >= 20
            and tens % 10 == 0
            and (following.value < 10 or (source.language == "fr" and following.value == 11))
        )
        return int(fits)
    if word not in lexicon.links or total.last not in ("hundred", "thousand", "scale") or following.value >= 100:
        return 0
    after = index + 2
    if (
        following.value >= 20
        and (second := _word_at(source, after))
        and second.role == "small"
        and 0 < second.value < 10
    ):
        after += 1
    scale = _word_at(source, after)
    if scale is None or scale.role not in ("hundred", "thousand", "scale"):
        return 1
    return int(total.last == "hundred" and scale.role != "hundred")


def _word_at(source: _Source, index: int) -> Word | None:
    return _meaning(source, index) if source.joined(index) else None


_ROUGH = frozenset(
    "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier decena centenar millar".split()
)
_NOT_FIRST = frozenset("at of minister minister lady ministre ministro".split())


def _judged(source: _Source, index: int, cursor: int, total: _Sum, *, ordinal: bool) -> _Quantity | None:
    """Turn added words into a quantity, unless a single word has another meaning here."""
    first, last = source.tokens[index], source.tokens[cursor - 1]
    single = cursor == index + 1
    quantity = _Quantity(
        first.start,
        last.end,
        total.value,
        cursor,
        ordinal,
        last.text in _ROUGH,
        lone_one=single and total.value == 1 and not ordinal,
    )
    if ordinal and single and not _ordinal_counts(source, index):
        return None
    if single and first.text == "neuf" and not source.word(cursor):
        return None
    return quantity


def _ordinal_counts(source: _Source, index: int) -> bool:
    word, before, following = source.tokens[index].text, source.before(index), source.word(index + 1)
    if word == "first" and (before == "at" or following == "of"):
        return False
    if following in _NOT_FIRST - {"of"}:
        return False
    if word in ("second", "segundo", "segunda", "cuarto", "cuarta", "seconde"):
        counted = source.tokens[index - 1].kind == "figure" if index and source.joined(index) else False
        return (
            bool(following)
            and not counted
            and before not in ("per", "every", "each", "split", "un", "por")
            and following not in _FUNCTION
        )
    return True


_FUNCTION = frozenset("and or to in at on by for before after of de y o a en later y que was is were".split())


def _one_counts(source: _Source, quantity: _Quantity) -> bool:
    """A word for one counts before a unit (English), or before a percentage."""
    found = after_pattern(source.language).match(source.text, quantity.end)
    word = source.text[quantity.start : quantity.end].lower()
    if found is None:
        return word == "eins" or (word in source.lexicon.bare_ones and _one_of_several(source, quantity))
    kind, _ = measures(source.language)[_unit_name(found["unit"], source.language)]
    return word in source.lexicon.bare_ones or kind in ("percent", "points")


def _one_of_several(source: _Source, quantity: _Quantity) -> bool:
    """*one in five*, *one or two*, *one to three*."""
    if source.word(quantity.next) not in ("in", "or", "to"):
        return False
    following = quantity.next + 1
    if following >= len(source.tokens) or not source.joined(following):
        return False
    word = _meaning(source, following)
    return source.tokens[following].kind == "figure" or (word is not None and word.role == "small" and word.value > 1)


# --- sign, currency, unit ---------------------------------------------------------------------------------------------


def _japanese(text: str) -> Iterator[_Quantity]:
    for numeral in numerals(text):
        yield _Quantity(numeral.start, numeral.end, numeral.value, 0, numeral.ordinal, numeral.approximate)


def _with_affixes(text: str, masked: str, quantity: _Quantity, language: str) -> Number:
    start, end, value = quantity.start, quantity.end, quantity.value
    kind: Kind = "ordinal" if quantity.ordinal else "plain"
    unit = quantity.unit
    after = after_pattern(language).match(masked, end)
    before = before_pattern().search(masked[max(0, start - 5) : start])
    if before:
        start -= len(before[0])
        kind, unit = "currency", _sign_unit(before)
    elif after and not quantity.ordinal and unit is None:
        end = after.end()
        kind, unit = _measure(after["unit"], language)
    if language == "ja" and masked.startswith("割", end) and not quantity.ordinal:
        end, value, kind = end + 1, value * 10, "percent"
    sign = _minus(masked, start, language)
    start -= sign
    number = Number(start, end, text[start:end], -value if sign else value, kind, unit, quantity.approximate)
    return replace(number, unit=None) if number.kind in ("percent", "points") else number


def _sign_unit(before: re.Match[str]) -> str:
    return SIGNS[before["sign"]] if before["sign"] else before["code"]


def _measure(name: str, language: str) -> tuple[Kind, str | None]:
    kind, unit = measures(language)[_unit_name(name, language)]
    return kind, unit  # type: ignore[return-value]


def _unit_name(name: str, language: str) -> str:
    spaced = " ".join(name.split())
    return spaced if spaced in measures(language) else spaced.lower()


_MINUS_SIGN = re.compile(r"(?:^|[\s(\[\"'„“:])([-−])[\s]?$")


def _minus(text: str, start: int, language: str) -> int:
    """Return how many code points before *start* are a minus, 0 for none."""
    before = text[max(0, start - 24) : start]
    if before[-1:] in ("-", "−"):
        lead = before[-2:-1]
        return int(not lead or lead.isspace() or lead in "([„“\"'")
    if language == "ja":
        return 4 if before.endswith("マイナス") else 0
    words = before.split()
    lexicon = _lexicon(language)
    if not before[-1:].isspace() or not words or words[-1].lower() not in lexicon.minus:
        return 0
    if len(words) > 1 and words[-2].lower() in lexicon.not_minus_after:
        return 0
    return len(before) - before.rindex(words[-1])
