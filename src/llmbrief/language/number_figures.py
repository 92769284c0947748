"""Read figures with what belongs to them: scale words, ordinal endings, fractions."""

from __future__ import annotations

from decimal import Decimal

from llmbrief.language.figures import figure_value
from llmbrief.language.number_text import Quantity, Source, Token
from llmbrief.language.number_words import word_set
from llmbrief.language.units import after_pattern, currency_before

# Names that a figure belongs to: no count, and no year either.
_CODED = word_set("route iphone ipad windows boeing airbus flight highway galaxy playstation")
_SCALES_IN_ROW = 2
_MONEY_SIGNS = ("$", "€", "£")


def read_figure(source: Source, index: int) -> Quantity | None:
    """Read the figure at token *index*; None for codes and for figures with letters glued on that are no unit."""
    token = source.tokens[index]
    value = figure_value(source.text[token.start : token.end], source.figures)
    if value is None or _is_code(source, index):
        return None
    glued = _glued(source, index)
    if glued is not None:
        return _read_glued(source, index, value, glued)
    return _fraction(source, index) or _scaled(source, index, value)


def _is_code(source: Source, index: int) -> bool:
    start = source.tokens[index].start
    return source.text[max(0, start - 1) : start] in ("_", "#", "\\") or source.before(index) in _CODED


def _glued(source: Source, index: int) -> Token | None:
    """Return the letters that follow the figure without a space, if any."""
    following = source.token(index + 1)
    if following is None or following.start != source.tokens[index].end or following.kind == "figure":
        return None
    return following


def _read_glued(source: Source, index: int, value: Decimal, glued: Token) -> Quantity | None:
    """Read *1st*, *4.2bn*, *£50m*, *10km*; anything else with letters glued on is a name."""
    token, lexicon = source.tokens[index], source.lexicon
    if glued.text == "s" and source.before(index) in ("under", "over"):
        return Quantity(token.start, token.end, value, index + 2)
    if glued.kind == "word" and glued.text in lexicon.ordinal_suffixes:
        return Quantity(token.start, glued.end, value, index + 2, ordinal=True)
    scale = lexicon.scales.get(glued.text)
    if glued.text == "m":
        scale = 1_000_000 if _is_million(source, index, glued) else None
    if scale is not None:
        return Quantity(token.start, glued.end, value * scale, index + 2)
    measured = after_pattern(source.language).match(source.text, token.end)
    if measured and measured.end() >= glued.end:
        return Quantity(token.start, token.end, value, index + 1)
    return None


def _is_money(source: Source, token: Token, letters: Token) -> bool:
    sign_after = source.text[letters.end : letters.end + 1]
    return sign_after in _MONEY_SIGNS or currency_before(source.text, token.start) is not None


def _is_million(source: Source, index: int, letters: Token) -> bool:
    """Tell a million (*£50m*, *5M€*, *1.5m people*) from a metre (*50m*, *a 50m pool*)."""
    counted = source.word(index + 2)
    many = counted in ("people", "children", "men", "women") or (counted.endswith("s") and len(counted) > 3)
    return _is_money(source, source.tokens[index], letters) or (many and source.language == "en")


def _fraction(source: Source, index: int) -> Quantity | None:
    """Read *3/4*; other figures around a slash are read one by one."""
    token, other = source.tokens[index], source.token(index + 1)
    if other is None or other.kind != "figure" or source.text[token.end : other.start] not in ("/", "⁄"):
        return None
    above, below = figure_value(token.text, ""), figure_value(other.text, "")
    if above is None or below is None or not 0 < above < below <= 10 or len(token.text + other.text) > 3:
        return None
    return Quantity(token.start, other.end, above / below, index + 2)


def _scaled(source: Source, index: int, value: Decimal) -> Quantity:
    """Multiply a figure by the scale words after it: *2.5 million*, *10 mil millones*, *4,2 Mrd.*, *2 millones y
    medio*."""
    scale, cursor = Decimal(1), index + 1
    while cursor <= index + _SCALES_IN_ROW and (factor := _scale_at(source, cursor)):
        scale, cursor = scale * factor, cursor + 1
    halves = source.half_after(cursor)
    total = value * scale + (scale / 2 if halves else 0)
    if halves and cursor == index + 1 and (factor := _scale_at(source, cursor + halves)):
        total, halves = total * factor, halves + 1
    return Quantity(source.tokens[index].start, _end(source, cursor + halves - 1), total, cursor + halves)


def _scale_at(source: Source, cursor: int) -> int | None:
    word = source.word(cursor)
    if word == "m":
        return (
            1_000_000
            if source.text[source.tokens[cursor].end : source.tokens[cursor].end + 1] in _MONEY_SIGNS
            else None
        )
    known = source.lexicon.words.get(word)
    if known is not None and known.role in ("hundred", "thousand", "scale"):
        return known.value
    return source.lexicon.scales.get(word)


def _end(source: Source, index: int) -> int:
    """Return where token *index* ends, with the full stop of an abbreviation (*Mrd.*)."""
    token = source.tokens[index]
    abbreviated = token.text in ("mio", "mrd", "tsd", "bio", "mill") and source.text.startswith(".", token.end)
    return token.end + abbreviated
