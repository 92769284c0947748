"""Read halves and other parts in words (*a third of*, *two-thirds*, *half a million*), and *twice*."""

from __future__ import annotations

from decimal import Decimal

from llmbrief.language.number_phrases import word_at
from llmbrief.language.number_text import Quantity, Source
from llmbrief.language.number_words import word_set
from llmbrief.language.units import after_pattern

HALF_NOUNS = word_set("mitad moitié hälfte")
_AFTER_HALF = word_set("of the its their his her our my all those these")
_BEFORE_HALF = word_set("by than nearly almost about over under")
_NOT_BEFORE_HALF = word_set(
    "first second other latter lower upper top bottom back better later erste ersten zweite zweiten primera "
    "segunda première seconde deuxième northern southern"
)
_AFTER_PART = word_set("of de des du der von aller seiner ihrer d more less fewer higher lower larger smaller")
_BEFORE_PART = word_set("nearly almost roughly over than")
# Also a period, a district, a room: parts only where what they are part of follows.
_OTHER_SENSE = word_set("half halves quarter quarters viertel cuarto")


def read_times(source: Source, index: int) -> Quantity | None:
    """Read *twice*, *threefold*, *zweimal*; the unit is ``times``."""
    token = source.tokens[index]
    value = source.lexicon.times_words.get(token.text)
    return None if value is None else Quantity(token.start, token.end, Decimal(value), index + 1, unit="times")


def read_half(source: Source, index: int) -> Quantity | None:
    """Read *half a million*, *eine halbe Million*, *medio millón*, *half an hour*, and *half of*, *la mitad*, *die
    Hälfte*."""
    article = source.tokens[index].text in source.lexicon.articles and source.word(index + 1) in source.lexicon.halves
    half = index + article
    if source.tokens[half].text in source.lexicon.halves:
        return _half_of_scale(source, index, half) or _half_alone(source, half)
    return _half_alone(source, half) if source.tokens[half].text in HALF_NOUNS else None


def _half_of_scale(source: Source, index: int, half: int) -> Quantity | None:
    after = half + 1 + (source.word(half + 1) in source.lexicon.articles)
    start, scale = source.tokens[index].start, source.lexicon.words.get(source.word(after))
    if scale is not None and scale.role == "scale":
        return Quantity(start, source.tokens[after].end, Decimal(scale.value) / 2, after + 1)
    measured = after > half + 1 and after_pattern(source.language).match(source.text, source.tokens[after - 1].end)
    return Quantity(start, source.tokens[after - 1].end, Decimal("0.5"), after) if measured else None


def _half_alone(source: Source, index: int) -> Quantity | None:
    token, before = source.tokens[index], source.before(index)
    said = token.text in HALF_NOUNS or (
        token.text == "half" and (source.word(index + 1) in _AFTER_HALF or before in _BEFORE_HALF)
    )
    return (
        Quantity(token.start, token.end, Decimal("0.5"), index + 1) if said and before not in _NOT_BEFORE_HALF else None
    )


def read_part(source: Source, index: int) -> Quantity | None:
    """Read *a third of*, *two-thirds*, *ein Drittel*, *tres cuartos*; a third as a rank is left to the ordinals."""
    part = source.word(index + 1)
    over = source.lexicon.parts.get(part)
    if over is None:
        return None
    above = _above(source, index)
    if not 0 < above < over or not _part_is_sure(source, index, above, part):
        return None
    start, end = source.tokens[index].start, source.tokens[index + 1].end
    return Quantity(start, end, Decimal(above) / Decimal(over), index + 2)


def _above(source: Source, index: int) -> int:
    if source.tokens[index].text in source.lexicon.articles:
        return 1
    word = word_at(source, index)
    return word.value if word is not None and word.role in ("small", "compound") else 0


def _part_is_sure(source: Source, index: int, above: int, part: str) -> bool:
    singular, following = part in source.lexicon.singular_parts, source.word(index + 2)
    if above == 1 and not singular:
        return False
    if part in _OTHER_SENSE:
        end = source.tokens[index].end
        hyphened = source.language == "en" and above > 1 and source.text[end : end + 1] in ("-", "‑")
        return following in _AFTER_PART or hyphened or source.before(index) in ("um", "auf", "von")
    if source.language == "es" and part.rstrip("s").endswith("a"):
        return following in ("parte", "partes")
    if above > 1:
        return not singular or part == "tiers" or source.language == "de"
    if source.tokens[index].text in source.lexicon.articles and source.language in ("en", "es"):
        return following in _AFTER_PART or not following or source.before(index) in _BEFORE_PART
    return True
