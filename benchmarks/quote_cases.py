"""Faithful and tampered variants of true quotes, made by general seeded rules.

A rule takes a ``Source`` and a random generator and returns a new quote, or None where the quote gives it nothing to
work on.
The tables of words here are the benchmark's own: nothing is read from the code that it measures.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Source:
    """A true quote and where it comes from."""

    slug: str
    language: str
    quote: str
    text: str  # the article
    elsewhere: str  # another article of the same language, or of any

    @property
    def start(self) -> int:
        return self.text.index(self.quote)


class Variant(NamedTuple):
    kind: str
    source: Source
    quote: str


Rule = Callable[[Source, random.Random], str | None]


def changed(source: Source, quote: str | None) -> str | None:
    return None if quote is None or quote == source.quote else quote


# Faithful: only typography, an ellipsis or a bracket.

_PAIRS = {
    "straight double": ('"', '"'),
    "straight single": ("'", "'"),
    "curly double": ("“", "”"),
    "curly single": ("‘", "’"),
    "guillemets": ("«", "»"),
    "French guillemets": ("«\u00a0", "\u00a0»"),
    "reversed guillemets": ("»", "«"),
    "single guillemets": ("‹", "›"),
    "low and high": ("„", "“"),
    "corner brackets": ("「", "」"),
    "white corner brackets": ("『", "』"),
    "TeX": ("``", "''"),
    "backtick and acute": ("`", "´"),
    "primes": ("″", "″"),
    "full-width": ("＂", "＂"),
}
_OPENING = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[(—–-]))[“„«‘‚\"'](?=\S)")
_CLOSING = re.compile(r"(?<=\S)[”“»’\"'](?=[\s.,;:!?)—–-]|$)")


def exchange_marks(pair: tuple[str, str]) -> Rule:
    def rule(source: Source, rng: random.Random) -> str | None:
        opened = _OPENING.sub(pair[0], source.quote)
        return changed(source, _CLOSING.sub(pair[1], opened)) if opened.count(pair[0]) else None

    return rule


def outer_pair(pair: tuple[str, str]) -> Rule:
    return lambda source, rng: None if re.search('[“”„«»"]', source.quote) else pair[0] + source.quote + pair[1]


def swap(pattern: str, replacement: str) -> Rule:
    compiled = re.compile(pattern)
    return lambda source, rng: changed(source, compiled.sub(replacement, source.quote))


def swap_one(pattern: str, replacement: str) -> Rule:
    compiled = re.compile(pattern)

    def rule(source: Source, rng: random.Random) -> str | None:
        found = list(compiled.finditer(source.quote))
        if not found:
            return None
        match = rng.choice(found)
        return changed(source, source.quote[: match.start()] + match.expand(replacement) + source.quote[match.end() :])

    return rule


def sprinkle(char: str, places: str) -> Rule:
    """Put *char* at a third of the places that the pattern finds."""
    compiled = re.compile(places)
    return lambda source, rng: changed(
        source, compiled.sub(lambda match: match[0] + (char if rng.random() < 0.34 else ""), source.quote)
    )


def widen(source: Source, rng: random.Random) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char not in "\"'`-" else char for char in source.quote
    )


def wide_digits(source: Source, rng: random.Random) -> str | None:
    return changed(source, re.sub(r"\d", lambda match: chr(ord(match[0]) + 0xFEE0), source.quote))


def form(name: str) -> Rule:
    def rule(source: Source, rng: random.Random) -> str | None:
        if name.startswith("NFK") and any("<su" in unicodedata.decomposition(char) for char in source.quote):
            return None  # superscripts and subscripts are not to be flattened
        return changed(source, unicodedata.normalize(name, source.quote))  # type: ignore[arg-type]

    return rule


def first_letter(source: Source, rng: random.Random) -> str | None:
    return changed(source, source.quote[0].swapcase() + source.quote[1:])


def without_stop(pair: tuple[str, str]) -> Rule:
    return lambda source, rng: pair[0] + source.quote[:-1] + pair[1] if source.quote.endswith(".") else None


def ellipsis(mark: str, *, words_kept: int = 4, longest: int = 110) -> Rule:
    """Leave out a stretch of words from the middle of the quote."""

    def rule(source: Source, rng: random.Random) -> str | None:
        words = list(re.finditer(r"\S+", source.quote))
        if len(words) < 2 * words_kept + 2:
            return None
        first = rng.randrange(words_kept, len(words) - words_kept - 1)
        last = rng.randrange(first + 1, len(words) - words_kept + 1)
        left_out = words[last - 1].end() - words[first].start()
        if left_out > longest:
            return None
        return source.quote[: words[first - 1].end()] + mark + source.quote[words[last].start() :]

    return rule


def outer_ellipsis(source: Source, rng: random.Random) -> str:
    return f"… {source.quote} …" if rng.random() < 0.5 else f"[...] {source.quote}"


def onward_ellipsis(source: Source, rng: random.Random) -> str | None:
    """Go on into the next sentence, some words of which are left out."""
    rest = source.text[source.start + len(source.quote) :]
    words = list(re.finditer(r"\S+", rest[:300]))
    if len(words) < 14 or len(source.quote) < 30:
        return None
    begin = rng.randrange(3, 7)
    if words[begin].start() > 100 or not words[begin][0][0].isalnum():
        return None
    return f"{source.quote} […] {rest[words[begin].start() : words[begin + 5].end()]}"


_PRONOUN = re.compile(r"(?<=\s)(?:he|she|they|it|him|them|his|their|sie|er|ella|él)(?=\s)")
_NAMES = re.compile(r"(?<=[a-zäöüßáéíóúñ,] )[A-Z][a-zäöüßáéíóúñ]+(?= [a-z])")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DATES = re.compile(rf"{_MONTHS}|{_DAYS}|Januar|Februar|März|Juni|Juli|Oktober|Dezember|enero|marzo|agosto|octubre")


def bracket_for_pronoun(source: Source, rng: random.Random) -> str | None:
    return changed(source, _PRONOUN.sub("[the other side]", source.quote, count=1))


def bracket_after_pronoun(source: Source, rng: random.Random) -> str | None:
    return changed(source, _PRONOUN.sub(r"\g<0> [Ms Harper]", source.quote, count=1))


def bracket_for_name(source: Source, rng: random.Random) -> str | None:
    match = _real_name(source)
    return None if match is None else source.quote[: match.start()] + "[the group]" + source.quote[match.end() :]


def bracket_after_name(source: Source, rng: random.Random) -> str | None:
    match = _real_name(source)
    return None if match is None else source.quote[: match.end()] + " [the group]" + source.quote[match.end() :]


def _real_name(source: Source) -> re.Match[str] | None:
    """Return a capital word that is no date and that the article never writes small (in German: not to be told)."""
    found = (match for match in _NAMES.finditer(source.quote) if not _DATES.search(match[0]))
    lowered = set(re.findall(r"\w+", source.text))
    return next((m for m in found if m[0].lower() not in lowered and source.language != "de"), None)


def several(source: Source, rng: random.Random) -> str | None:
    """Put three changes of typography on top of each other."""
    quote = source.quote
    names = (
        "dashes: hyphen",
        "marks: straight double",
        "apostrophes: straight",
        "form: NFD",
        "space: line breaks",
        "first letter",
    )
    for name in rng.sample(names, 3):
        quote = FAITHFUL[name](Source(source.slug, source.language, quote, source.text, ""), rng) or quote
    return changed(source, quote)


FAITHFUL: dict[str, Rule] = {
    "exact": lambda source, rng: source.quote,
    **{f"marks: {name}": exchange_marks(pair) for name, pair in _PAIRS.items()},
    **{f"outer pair: {name}": outer_pair(pair) for name, pair in _PAIRS.items()},
    "apostrophes: straight": swap(r"(?<=\w)’(?=\w)", "'"),
    "apostrophes: modifier letter": swap(r"(?<=\w)[’'](?=\w)", "ʼ"),
    "apostrophes: acute": swap(r"(?<=\w)[’'](?=\w)", "´"),
    "apostrophes: prime": swap(r"(?<=\w)[’'](?=\w)", "′"),
    "dashes: hyphen": swap(r"[–—]", "-"),
    "dashes: double hyphen": swap(r"(?<=\D)\s?[–—]\s?(?=\D)", " -- "),
    "dashes: em, closed up": swap(r"\s[–—-]\s", "—"),
    "dashes: en, spaced": swap(r"\s?—\s?", " – "),
    "hyphens: no-break": swap(r"(?<=\w)-(?=\w)", "\u2011"),
    "hyphens: U+2010": swap(r"(?<=\w)-(?=\w)", "\u2010"),
    "hyphens: en dash": swap(r"(?<=[^\W\d])-(?=[^\W\d])", "–"),
    "ranges: en dash": swap(r"(?<=\d)-(?=\d)", "–"),
    "space: line breaks": swap_one(r" ", "\n"),
    "space: hard wrap": swap(r"(.{20,40}?) ", "\\1\n"),
    "space: CRLF": swap_one(r" ", "\r\n"),
    "space: double": swap(r" ", "  "),
    "space: no-break": swap(r" ", "\u00a0"),
    "space: narrow no-break": swap(r" ", "\u202f"),
    "space: thin": swap(r" ", "\u2009"),
    "space: ideographic": swap_one(r" ", "\u3000"),
    "space: tab": swap_one(r" ", "\t"),
    "space: around": lambda source, rng: f"\n {source.quote} \n",
    "space: before high punctuation": swap(r"(?<=\w)([;:!?])(?=\s|$)", "\u202f\\1"),
    "space: before per cent": swap(r"(?<=\d)\s?%", "\u00a0%"),
    "invisible: zero-width space": sprinkle("\u200b", r" "),
    "invisible: soft hyphens": sprinkle("\u00ad", r"[^\W\d]{3}(?=[^\W\d]{3})"),
    "invisible: word joiner": sprinkle("\u2060", r"\w "),
    "invisible: byte order mark": lambda source, rng: "\ufeff" + source.quote,
    "form: NFD": form("NFD"),
    "form: NFKD": form("NFKD"),
    "form: NFKC": form("NFKC"),
    "form: full width": widen,
    "form: full-width digits": wide_digits,
    "form: ligatures": swap(r"fi", "\ufb01"),
    "form: ligature fl": swap(r"fl", "\ufb02"),
    "first letter": first_letter,
    "dropped stop, curly pair": without_stop(("“", "”")),
    "dropped stop, straight pair": without_stop(('"', '"')),
    "ellipsis: character": ellipsis(" … "),
    "ellipsis: closed up": ellipsis("… "),
    "ellipsis: three dots": ellipsis(" ... "),
    "ellipsis: spaced dots": ellipsis(" . . . "),
    "ellipsis: square brackets": ellipsis(" […] "),
    "ellipsis: dots in brackets": ellipsis(" [...] "),
    "ellipsis: round brackets": ellipsis(" (...) "),
    "ellipsis: three words kept": ellipsis(" … ", words_kept=3),
    "ellipsis: outside": outer_ellipsis,
    "ellipsis: into the next sentence": onward_ellipsis,
    "bracket: for a pronoun": bracket_for_pronoun,
    "bracket: after a pronoun": bracket_after_pronoun,
    "bracket: for a name": bracket_for_name,
    "bracket: after a name": bracket_after_name,
    "several at once": several,
}

# Tampered: what is said has changed.


def digit(source: Source, rng: random.Random) -> str | None:
    return _at_digit(source, rng, lambda char: str((int(char) + rng.randrange(1, 10)) % 10))


def digit_added(source: Source, rng: random.Random) -> str | None:
    return _at_digit(source, rng, lambda char: char + str(rng.randrange(10)))


def digit_dropped(source: Source, rng: random.Random) -> str | None:
    return _at_digit(source, rng, lambda char: "", pattern=r"(?<=\d)\d|\d(?=\d)")


def _at_digit(source: Source, rng: random.Random, change: Callable[[str], str], pattern: str = r"\d") -> str | None:
    found = list(re.finditer(pattern, source.quote))
    if not found:
        return None
    match = rng.choice(found)
    return changed(source, source.quote[: match.start()] + change(match[0]) + source.quote[match.end() :])


def other_number(source: Source, rng: random.Random) -> str | None:
    """Put another number of the article in the place of one of the quote's."""
    return _exchange(source, rng, re.compile(r"\d+(?:[.,]\d+)*"))


def other_name(source: Source, rng: random.Random) -> str | None:
    return _exchange(source, rng, re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ]\w{2,}(?: [A-ZÄÖÜ]\w+)*"))


def _exchange(source: Source, rng: random.Random, pattern: re.Pattern[str]) -> str | None:
    found = list(pattern.finditer(source.quote))
    if not found:
        return None
    match = rng.choice(found)
    others: list[str] = sorted({other for other in pattern.findall(source.text) if other not in source.quote})
    if not others:
        return None
    return source.quote[: match.start()] + rng.choice(others) + source.quote[match.end() :]


def table(pairs: str) -> Rule:
    """Exchange one word for its partner in ``"a/b c/d"``; ``_`` is a space, an empty partner a removal."""
    partner: dict[str, str] = {}
    for pair in pairs.split():
        left, right = (side.replace("_", " ") for side in pair.split("/"))
        partner[left] = right
        partner.setdefault(right, left)
    partner.pop("", None)
    words = "|".join(re.escape(word) for word in sorted(partner, key=len, reverse=True))
    compiled = re.compile(rf"(?<![\w’'])(?:{words})(?![\w’'])")

    def rule(source: Source, rng: random.Random) -> str | None:
        found = list(compiled.finditer(source.quote))
        if not found:
            return None
        match = rng.choice(found)
        quote = source.quote[: match.start()] + partner[match[0]] + source.quote[match.end() :]
        return re.sub(r" {2,}", " ", quote).strip()

    return rule


def drop_word(source: Source, rng: random.Random) -> str | None:
    words = list(re.finditer(r"\S+\s+", source.quote))[1:]
    if not words:
        return None
    match = rng.choice(words)
    return source.quote[: match.start()] + source.quote[match.end() :]


def drop_last_word(source: Source, rng: random.Random) -> str | None:
    match = re.search(r"\s\w+\.$", source.quote)
    return None if match is None else source.quote[: match.start()] + "."


def add_word(source: Source, rng: random.Random) -> str | None:
    words = list(re.finditer(r"\s", source.quote))
    others: list[str] = re.findall(r"\b[a-zäöüß]{4,}\b", source.text)
    if not words or not others:
        return None
    place = rng.choice(words).start()
    return source.quote[:place] + " " + rng.choice(others) + source.quote[place:]


def swap_words(source: Source, rng: random.Random) -> str | None:
    words = source.quote.split(" ")
    if len(words) < 4:
        return None
    first = rng.randrange(len(words) - 1)
    words[first], words[first + 1] = words[first + 1], words[first]
    return changed(source, " ".join(words))


def misspell(source: Source, rng: random.Random) -> str | None:
    words = list(re.finditer(r"[^\W\d_]{5,}", source.quote))
    if not words:
        return None
    match = rng.choice(words)
    place = rng.randrange(match.start() + 1, match.end() - 1)
    letter = rng.choice([char for char in "abcdefghijklmnoprstuvw" if char != source.quote[place]])
    return source.quote[:place] + letter + source.quote[place + 1 :]


def sentences(text: str) -> list[str]:
    return [match[0].strip() for match in re.finditer(r"[A-ZÄÖÜ¿«„“][^\n.!?]{25,180}[.!?][”»“]?(?=\s|$)", text)]


def stitched(source: Source, rng: random.Random) -> str | None:
    """Put the beginning of one sentence and a later one together as if nothing stood between."""
    found = sentences(source.text)
    if len(found) < 4:
        return None
    first = rng.randrange(len(found) - 2)
    return f"{found[first]} {found[rng.randrange(first + 2, len(found))]}"


def stitched_inside(source: Source, rng: random.Random) -> str | None:
    found = [sentence.split() for sentence in sentences(source.text)]
    if len(found) < 4:
        return None
    first, second = rng.sample(found, 2)
    return " ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])


def reordered(source: Source, rng: random.Random) -> str | None:
    words = source.quote.split()
    if len(words) < 10:
        return None
    middle = len(words) // 2
    return " ".join(words[middle:]) + " … " + " ".join(words[:middle])


def far_ellipsis(source: Source, rng: random.Random) -> str | None:
    """Join two sentences that are far apart by an ellipsis."""
    found = sentences(source.text)
    if len(found) < 10:
        return None
    first = rng.randrange(len(found) - 8)
    return f"{found[first]} … {found[first + 7]}"


def crumbs(source: Source, rng: random.Random) -> str | None:
    """Keep every third word, an ellipsis between each."""
    words = source.quote.split()
    return " … ".join(words[::3]) if len(words) > 9 else None


def in_ellipsis(inner: Rule) -> Rule:
    """Tamper with a quote that has an honest ellipsis."""

    def rule(source: Source, rng: random.Random) -> str | None:
        tampered = inner(source, rng)
        if tampered is None:
            return None
        short = ellipsis(" … ", words_kept=3)(Source(source.slug, source.language, tampered, source.text, ""), rng)
        honest = None if short is None else short.split(" … ")
        if honest is None or all(part in source.text for part in honest):
            return None
        return short

    return rule


def and_typography(inner: Rule) -> Rule:
    """Tamper, and exchange marks, dashes and spaces on top."""

    def rule(source: Source, rng: random.Random) -> str | None:
        tampered = inner(source, rng)
        if tampered is None:
            return None
        return several(Source(source.slug, source.language, tampered, source.text, ""), rng) or tampered

    return rule


def invention(source: Source, rng: random.Random) -> str | None:
    found = sentences(source.elsewhere)
    return rng.choice(found) if found else None


def bracket(wording: str, pattern: str) -> Rule:
    return swap_one(pattern, wording)


def homoglyph(source: Source, rng: random.Random) -> str | None:
    looks = dict(zip("aeopcxAEOPCTH", "аеорсхАЕОРСТН", strict=True))
    places = [place for place, char in enumerate(source.quote) if char in looks]
    if not places:
        return None
    place = rng.choice(places)
    return source.quote[:place] + looks[source.quote[place]] + source.quote[place + 1 :]


def without_accents(source: Source, rng: random.Random) -> str | None:
    apart = unicodedata.normalize("NFD", source.quote)
    return changed(source, unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart)))


def other_case(source: Source, rng: random.Random) -> str | None:
    return swap_case_of(source, rng, r"(?<=\s)[^\W\d_]+")


def swap_case_of(source: Source, rng: random.Random, pattern: str) -> str | None:
    found = list(re.finditer(pattern, source.quote))
    if not found:
        return None
    match = rng.choice(found)
    return source.quote[: match.start()] + match[0].swapcase() + source.quote[match.end() :]


def cut_start(source: Source, rng: random.Random) -> str | None:
    match = re.match(r"\w\w", source.quote)
    return source.quote[1:] if match else None


def cut_end(source: Source, rng: random.Random) -> str | None:
    match = re.search(r"\w\w$", source.quote.rstrip(".,;:!?”"))
    return source.quote[: match.end() - 1] if match else None


def cut_number(source: Source, rng: random.Random) -> str | None:
    """Begin or end the quote inside one of its numbers."""
    found = list(re.finditer(r"\d[.,–:-]?(?=\d)", source.quote))
    if not found:
        return None
    match = rng.choice(found)
    before, after = source.quote[: match.end()], source.quote[match.end() :]
    return max(before, after, key=len)


def cut_sign(source: Source, rng: random.Random) -> str | None:
    """Begin the quote after a currency sign, or end it before a per cent sign."""
    if (match := re.search(r"[£$€](?=\d)", source.quote)) is not None:
        return source.quote[match.end() :]
    match = re.search(r"\d(?=%)", source.quote)
    return None if match is None else source.quote[: match.end()]


_NOT_AFTER = (
    r"(?<= )(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|did|do|does"
    r"|ist|sind|war|hat|haben|wird|werden|soll|könnte)(?= [a-zäöü])"
)

TAMPERED: dict[str, Rule] = {
    "number: a digit": digit,
    "number: a digit added": digit_added,
    "number: a digit dropped": digit_dropped,
    "number: another of the article": other_number,
    "number: separator dropped": swap_one(r"(?<=\d)[.,](?=\d)", ""),
    "number: separator exchanged": swap_one(r"(?<=\d)(?:(,)|\.)(?=\d)", "·"),
    "number: space for separator": swap_one(r"(?<=\d)[.,](?=\d)", " "),
    "number: sign added": swap_one(r"(?<= )(?=\d)", "-"),
    "number: minus added": swap_one(r"(?<= )(?=\d)", "−"),
    "number: range for one": swap_one(r"(?<= )(\d+)(?= )", r"3–\1"),
    "number: superscript added": swap_one(r"(\d)(?= )", r"\1²"),
    "number: word": table(
        "one/two three/four five/six seven/eight nine/ten eleven/twelve twenty/thirty forty/fifty "
        "first/second third/fourth "
        "half/third hundred/thousand zwei/drei vier/fünf dos/tres cuatro/cinco"
    ),
    "number: cut": cut_number,
    "unit": table(
        "million/billion km/m kilometres/metres miles/kilometres grams/kilograms per_cent/percentage_points "
        "metre/foot feet/metres "
        "minutes/hours days/weeks months/years hectares/acres tonnes/kilograms °C/°F Millionen/Milliarden "
        "Euro/Dollar Kilometer/Meter "
        "Prozent/Promille millones/miles hectómetros/metros euros/dólares dollars/pounds pence/pounds"
    ),
    "unit: currency exchanged": swap_one(r"£|€|\$", "¥"),
    "unit: currency dropped": swap_one(r"[£€$](?=\d)", ""),
    "unit: per cent sign exchanged": swap_one(r"%", "‰"),
    "unit: per cent sign dropped": swap_one(r"(?<=\d)\s?%(?=.)", ""),
    "unit: sign cut off": cut_sign,
    "name: another of the article": other_name,
    "name: small letter": lambda source, rng: swap_case_of(source, rng, r"(?<=[a-z,] )[A-Z](?=[a-z])"),
    "date": table(
        "Monday/Tuesday Wednesday/Thursday Friday/Saturday "
        "Sunday/Monday January/February March/April May/June July/August September/October November/December "
        "Montag/Dienstag "
        "Mittwoch/Donnerstag Freitag/Samstag Januar/Februar Juni/Juli Oktober/November lunes/martes "
        "miércoles/jueves enero/febrero "
        "agosto/septiembre morning/evening yesterday/today"
    ),
    "date: year": swap_one(r"\b(19|20)\d\d\b", "1987"),
    "negation put in": swap_one(_NOT_AFTER, r"\g<0> not"),
    "negation taken out": table(
        "not/ no/some never/always without/with No/Some cannot/can nicht/ kein/ein keine/eine no/sí sin/con "
        "none/all nobody/everybody "
        "isn’t/is doesn’t/does don’t/do wasn’t/was didn’t/did won’t/will can’t/can nothing/everything neither/both"
    ),
    "apostrophe dropped": swap_one(r"(?<=\w)[’'](?=\w)", ""),
    "modal": table(
        "will/may would/could must/might should/need_not can/cannot is_expected_to/is_going_to may_have/has "
        "reportedly/ likely/certain "
        "might/will könnte/wird soll/muss dürfte/wird podría/va_a"
    ),
    "direction": table(
        "rose/fell rise/fall up/down more/less increase/decrease increased/decreased higher/lower above/below "
        "before/after over/under "
        "gained/lost won/lost best/worst most/least up_to/at_least opened/closed stieg/fiel mehr/weniger "
        "über/unter vor/nach más/menos "
        "antes/después to/from east/west north/south left/right first/last"
    ),
    "word dropped": drop_word,
    "last word dropped": drop_last_word,
    "word added": add_word,
    "words exchanged": swap_words,
    "letter changed": misspell,
    "homoglyph": homoglyph,
    "accents dropped": without_accents,
    "case inside": other_case,
    "cut: first letter": cut_start,
    "cut: last letter": cut_end,
    "question to statement": swap(r"\?(?=[”\"]?$)", "."),
    "stitched: two sentences": stitched,
    "stitched: two halves": stitched_inside,
    "ellipsis: reordered": reordered,
    "ellipsis: far apart": far_ellipsis,
    "ellipsis: crumbs": crumbs,
    "ellipsis: and a digit": in_ellipsis(digit),
    "ellipsis: and a word dropped": in_ellipsis(drop_word),
    "ellipsis: and a letter": in_ellipsis(misspell),
    "bracket: number": bracket("[777]", r"(?<= )\d+(?:[.,]\d+)*(?= )"),
    "bracket: number word": bracket(r"\1 [three] ", r"( \w+) "),
    "bracket: negation": bracket(r"\g<0> [not]", _NOT_AFTER),
    "bracket: modal": bracket("[may]", r"(?<= )(?:will|would|is|are|has)(?= )"),
    "bracket: for a verb": bracket("[ruined]", r"(?<= )[a-z]{3,}ed(?= )"),
    "typography and a digit": and_typography(digit),
    "typography and a word dropped": and_typography(drop_word),
    "typography and a name": and_typography(other_name),
    "invention": invention,
}


def _words(text: str) -> str:
    return " " + " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())) + " "


_WITHIN_WORDS = frozenset(  # kinds whose change the words alone do not show
    kind
    for kind in TAMPERED
    if kind.startswith(
        ("number: s", "number: minus", "cut", "unit: ", "apostrophe", "case", "name: small", "question", "number: cut")
    )
)


def is_tampered(variant: Variant) -> bool:
    """Whether the article really does not say the variant, judged by its words apart from the code under test."""
    if variant.quote in variant.source.text and not variant.kind.startswith(("cut", "number: cut", "unit: sign")):
        return False
    if variant.kind in _WITHIN_WORDS:
        return True
    return _words(variant.quote) not in _words(variant.source.text)


def is_faithful(variant: Variant) -> bool:
    """Whether nothing but typography, an ellipsis or a bracket differs: letters and digits are the same, in order."""
    if variant.kind.startswith(("ellipsis", "bracket")):
        return True
    letters = _words(re.sub("[\u00ad\u200b\u2060ʼ]", "", variant.quote)).replace(" ", "")
    return letters == _words(variant.source.quote).replace(" ", "")


def variants(rules: dict[str, Rule], sources: list[Source], check: Callable[[Variant], bool]) -> list[Variant]:
    """Return every variant that *rules* make of *sources*, each from its own seed."""
    made = []
    for kind, rule in rules.items():
        for number, source in enumerate(sources):
            quote = rule(source, random.Random(f"{kind}/{source.slug}/{number}"))
            if quote and check(variant := Variant(kind, source, quote)):
                made.append(variant)
    return made
