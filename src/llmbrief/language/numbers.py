"""Read numbers out of prose in English, German, Spanish, French and Japanese, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Context, Decimal, localcontext
from functools import cache, lru_cache, wraps
from typing import NamedTuple, ParamSpec, TypeVar

from llmbrief.language import LANGUAGES
from llmbrief.language.clock import clock_times
from llmbrief.language.dates import dates
from llmbrief.language.number_figures import read_figure
from llmbrief.language.number_parts import HALF_NOUNS, read_half, read_part, read_times
from llmbrief.language.number_phrases import one_counts, read_cardinal, read_vague
from llmbrief.language.number_text import FIRST_EAST_ASIAN, Quantity, Source, lexicon_of, read_source
from llmbrief.language.number_words import is_german_number
from llmbrief.language.units import FAMILIES, OPEN, SIGNS, Kind, after_pattern, currency_before
from llmbrief.language.words import letters

_HALF_DAY, _DAY = 720, 1440  # minutes
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+")
_FIGURE = re.compile(r"[\d½¼¾⅓⅔]")
_PRECISION = Context(prec=28, traps=[])  # digits

P = ParamSpec("P")
R = TypeVar("R")


def in_own_context(reckon: Callable[P, R]) -> Callable[P, R]:
    """Let *reckon* use decimals apart from the context of the program around, which may round or raise otherwise."""

    @wraps(reckon)
    def reckoned(*arguments: P.args, **options: P.kwargs) -> R:
        with localcontext(_PRECISION):
            return reckon(*arguments, **options)

    return reckoned


class Number(NamedTuple):
    """A number as written: ``text[start:end]``, half-open, in code points, with sign, currency, percent sign and unit.

    ``kind`` ``points`` means percentage points; ``time`` a time of day, with ``value`` in minutes after midnight and
    ``unit`` ``clock`` where the half of the day is known. ``unit`` of a currency is its ISO 4217 code, or a name
    that leaves the country open (``$``, ``pounds``); measures are folded to one name (``km``, ``hours``); bare
    counts have None. ``approximate`` numbers are vague words (*dozens*, *several thousand*); ``value`` is then the
    base.
    """

    start: int
    end: int
    text: str
    value: Decimal
    kind: Kind
    unit: str | None
    approximate: bool = False


@lru_cache(maxsize=256)  # several readers ask for the numbers of the same passage
def numbers(text: str, language: str | None = None) -> tuple[Number, ...]:
    """Return the numbers in *text*, in order and disjoint; what ``dates`` reads is left out.

    *language* is an ISO 639-1 code. With None or a language without a table, figures are read by what holds in most
    languages and words as English. Figures of more than 28 digits are left out. Linear in the length of *text*;
    never raises.
    """
    code = (language or "").lower()[:2]
    known = code if code in LANGUAGES else "en"
    return _numbers(text, known, code if code == known else "") if _may_count(text, known) else ()


@in_own_context
def _numbers(text: str, known: str, figures: str) -> tuple[Number, ...]:
    """Read *text* by the words of the language *known*, and figures by the marks of *figures*."""
    masked = _mask(text, [(date.start, date.end) for date in dates(text, known)])
    if "://" in masked or "www." in masked or "@" in masked:
        masked = _mask(masked, [found.span() for found in _ADDRESS.finditer(masked)])
    clocks = clock_times(masked, known)
    masked = _mask(masked, [(clock.start, clock.end) for clock in clocks])
    read = [
        Number(c.start, c.end, text[c.start : c.end], Decimal(c.minutes), "time", "clock" if c.certain else None)
        for c in clocks
    ]
    quantities = _japanese(masked) if known == "ja" else _quantities(read_source(masked, known, figures))
    read += [_with_affixes(text, masked, quantity, known) for quantity in quantities]
    return tuple(_disjoint(read))


def _may_count(text: str, language: str) -> bool:
    """Whether *text* has a figure or a word that a number needs: most passages have none."""
    if language == "ja" or _FIGURE.search(text) or (not text.isascii() and max(text) >= FIRST_EAST_ASIAN):
        return True
    found = letters(text)
    return not _counting(language).isdisjoint(found) or (language == "de" and any(map(is_german_number, found)))


@cache
def _counting(language: str) -> frozenset[str]:
    """Return the words without one of which no number is read; in German, which compounds them, not all of them."""
    lexicon = lexicon_of(language)
    return HALF_NOUNS.union(lexicon.words, lexicon.times_words, lexicon.vague, lexicon.parts, lexicon.halves)


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    """Blank out disjoint *spans*, keeping every offset."""
    if not spans:
        return text
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], "\0" * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


def _disjoint(read: Iterable[Number]) -> Iterator[Number]:
    end = 0
    for number in sorted(read, key=lambda number: number.start):
        if number.start >= end:
            yield number
            end = number.end


# --- quantities -------------------------------------------------------------------------------------------------------


def _quantities(source: Source) -> Iterator[Quantity]:
    following = 0
    for index in _openings(source):
        quantity = _read(source, index) if index >= following else None
        if quantity is not None and not (quantity.lone_one and not one_counts(source, quantity)):
            yield quantity
        following = quantity.next if quantity is not None else following


def _openings(source: Source) -> list[int]:
    """Return the indexes of the tokens that a number may begin with."""
    language = source.language
    likely = source.tokens.openings(_openers(language), is_german_number if language == "de" else None)
    leads = _leads(language)
    return [i for i in likely if source.tokens[i].text not in leads or source.word(i + 1) in _counting(language)]


def _read(source: Source, index: int) -> Quantity | None:
    if source.tokens[index].kind == "figure":
        return read_figure(source, index)
    readers = (read_times, read_vague, read_half, read_part, read_cardinal)
    return next((found for reader in readers if (found := reader(source, index)) is not None), None)


@cache
def _openers(language: str) -> frozenset[str]:
    """Return the words that a number in words may begin with; in German, which compounds them, not all of them."""
    lexicon = lexicon_of(language)
    return _leads(language).union(HALF_NOUNS, lexicon.words, lexicon.times_words, lexicon.vague, lexicon.halves)


@cache
def _leads(language: str) -> frozenset[str]:
    """Return the words that begin a number only before another of its words: *a* hundred, *several* thousand."""
    lexicon = lexicon_of(language)
    leads = lexicon.few.union(lexicon.articles)
    return leads.difference(HALF_NOUNS, lexicon.words, lexicon.times_words, lexicon.vague, lexicon.halves)


def _japanese(text: str) -> Iterator[Quantity]:
    from llmbrief.language.numbers_ja import numerals  # here: its patterns are dear, and few texts want them

    for numeral in numerals(text):
        yield Quantity(numeral.start, numeral.end, numeral.value, 0, numeral.ordinal, numeral.approximate)


# --- sign, currency, unit ---------------------------------------------------------------------------------------------


def _with_affixes(text: str, masked: str, quantity: Quantity, language: str) -> Number:
    """Complete a quantity by the sign and the currency before it and the unit after it."""
    start, end, value, unit = quantity.start, quantity.end, quantity.value, quantity.unit
    kind: Kind = "ordinal" if quantity.ordinal else "plain"
    before = currency_before(masked, start)
    after = after_pattern(language).match(masked, end)
    if before:
        start, kind, unit = start - len(before[0]), "currency", SIGNS.get(before[1], before[1])
    elif language == "ja" and masked.startswith("割", end):
        end, value, kind = end + 1, value * 10, "percent"
    elif after and kind != "ordinal" and unit is None:
        end, kind, unit = after
    sign = _minus(masked, start, language)
    start, value = start - sign, -value if sign else value
    return Number(start, end, text[start:end], value, kind, unit, quantity.approximate)


def _minus(text: str, start: int, language: str) -> int:
    """Return how many code points before *start* are a minus sign or word, 0 for none."""
    before = text[max(0, start - 24) : start]
    if before.endswith(("-", "−")):
        return int(before[-2:-1] in tuple(" \n\t\u00a0([„“\"'") or len(before) == 1)
    if language == "ja":
        return len("マイナス") if before.endswith("マイナス") else 0
    words, lexicon = before.split(), lexicon_of(language)
    if not words or words[-1].lower() not in lexicon.minus or not before[-1:].isspace():
        return 0
    least = len(words) > 1 and words[-2].lower() in lexicon.not_minus_after
    return 0 if least else len(before) - before.rindex(words[-1])


# --- comparing --------------------------------------------------------------------------------------------------------


@in_own_context
def same(a: Number, b: Number) -> bool:
    """Tell whether two numbers say the same amount: equal values of kinds and units that do not contradict each other.

    A plain number agrees with a percentage or a currency of its value, and *half* with 50 per cent. Units of one
    family are scaled where that is exact (1 km, 1,000 m); a unit that only one side gives is no difference. Times
    without a half of the day agree with both halves, and with plain numbers that write them (*at 9.15*, *at three*).
    """
    if "time" in (a.kind, b.kind):
        return _same_time(a, b)
    if a.kind != b.kind and "plain" not in (a.kind, b.kind):
        return False
    if a.unit and b.unit and a.unit != b.unit:
        return _same_measure(a, b, a.unit, b.unit)
    return a.value == b.value or _share_is_percent(a, b) or _share_is_percent(b, a)


def _same_time(a: Number, b: Number) -> bool:
    mine, theirs = _minutes(a), _minutes(b)
    if mine is None or theirs is None:
        return False
    period = _DAY if a.unit and b.unit else _HALF_DAY
    return mine % period == theirs % period


def _minutes(number: Number) -> Decimal | None:
    """Return the time that a number gives or, if it is plain (``9.15``, ``3``), may stand for."""
    if number.kind == "time":
        return number.value
    if number.kind != "plain" or number.unit not in (None, "hours") or not 0 <= number.value < 25:
        return None
    hours, minutes = number.value // 1, number.value % 1 * 100
    return None if minutes >= 60 or minutes % 1 else hours * 60 + minutes


def _same_measure(a: Number, b: Number, mine: str, theirs: str) -> bool:
    if theirs in OPEN.get(mine, ()) or mine in OPEN.get(theirs, ()):
        return a.value == b.value
    if mine not in FAMILIES or theirs not in FAMILIES:
        return False
    (family, factor), (other, other_factor) = FAMILIES[mine], FAMILIES[theirs]
    return family == other and a.value * factor == b.value * other_factor


def _share_is_percent(share: Number, percent: Number) -> bool:
    shares = share.kind == "plain" and percent.kind == "percent" and 0 < share.value < 1
    return shares and share.value * 100 == percent.value
