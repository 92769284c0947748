"""Read cardinals and ordinals written in words, and vague plurals."""

from __future__ import annotations

from decimal import Decimal

from llmbrief.language import number_words
from llmbrief.language.number_sum import Sum
from llmbrief.language.number_text import Quantity, Source
from llmbrief.language.number_words import Word, word_set
from llmbrief.language.units import after_pattern

_MULTIPLIERS = ("hundred", "thousand", "scale")


def word_at(source: Source, index: int) -> Word | None:
    """Return what the word at *index* adds to a number, None if it is no number word."""
    token = source.token(index)
    if token is None or token.kind != "word":
        return None
    known = source.lexicon.words.get(token.text)
    return _german(source, index) if known is None and source.language == "de" else known


def _german(source: Source, index: int) -> Word | None:
    text = source.tokens[index].text
    value = number_words.german_compound(text)
    if value is not None and value == int(value):
        return None if _is_german_noun(source, index) else Word("compound", int(value))
    ordinal = number_words.german_ordinal(text)
    if ordinal is None or (text in ("achte", "achten") and source.before(index) not in _GERMAN_DETERMINERS):
        return None
    return Word("ordinal", ordinal)


_GERMAN_DETERMINERS = word_set("der die das den dem des im am zum vom zur")


def _is_german_noun(source: Source, index: int) -> bool:
    """Tell a noun from a count: *die Elf* is a team and *Acht geben* no count."""
    token = source.tokens[index]
    return token.capital and token.text in ("elf", "acht") and bool(source.before(index))


# --- vague plurals ----------------------------------------------------------------------------------------------------


def read_vague(source: Source, index: int) -> Quantity | None:
    """Read *dozens*, *tens of thousands*, *several hundred*, *a few thousand*; the value is the base."""
    lexicon, token = source.lexicon, source.tokens[index]
    if token.text in lexicon.few:
        base = _base(source, index + 1)
        return _vague(source, index, base, index + 2) if base else None
    base = lexicon.vague.get(token.text)
    if base is None:
        return None
    second = lexicon.vague.get(source.word(index + 2)) if source.word(index + 1) in lexicon.of else None
    if second is not None:
        return _vague(source, index, base * second, index + 3)
    return None if token.text == "tens" else _vague(source, index, base, index + 1)


def _base(source: Source, index: int) -> int | None:
    name = source.word(index)
    word = source.lexicon.words.get(name)
    multiplier = word.value if word is not None and word.role in _MULTIPLIERS else None
    return source.lexicon.vague.get(name, multiplier)


def _vague(source: Source, index: int, value: int, following: int) -> Quantity:
    start, end = source.tokens[index].start, source.tokens[following - 1].end
    return Quantity(start, end, Decimal(value), following, approximate=True)


# --- cardinals and ordinals -------------------------------------------------------------------------------------------


def read_cardinal(source: Source, index: int) -> Quantity | None:
    """Read the longest cardinal or ordinal in words at token *index* (*one hundred and fifty-two*, *two and a half
    million*)."""
    total = Sum(source.language)
    cursor = _opening(source, index, total)
    while cursor == index or source.joined(cursor):
        step = _step(source, cursor, total, first=cursor == index)
        if step == 0:
            break
        cursor += step
    if cursor == index or total.last == "article":
        return None
    return _judged(source, index, cursor, total)


def _opening(source: Source, index: int, total: Sum) -> int:
    """Take what may open a number without being a number word (*a* hundred, *zweieinhalb* Millionen); return what is
    next."""
    token, lexicon = source.tokens[index], source.lexicon
    if token.text in lexicon.articles and token.text not in lexicon.words:
        total.open(Decimal(1), "article")
        return index + 1
    if source.language == "de" and token.text.endswith(("einhalb", "anderthalb")):
        value = number_words.german_compound(token.text)
        if value is not None:
            total.open(value, "half")
            return index + 1
    return index


def _step(source: Source, cursor: int, total: Sum, *, first: bool) -> int:
    """Add what stands at *cursor* to *total*; return how many tokens that took, 0 at the number's end."""
    halves = 0 if first or total.last in ("half", "article") else source.half_after(cursor)
    if halves:
        total.add_half()
        return halves
    skip = 0 if first else _link(source, cursor, total)
    word = word_at(source, cursor + skip)
    if word is None or total.last == "ordinal" or (first and not _may_start(source, word, cursor)):
        return 0
    if total.last == "article" and word.role not in _MULTIPLIERS:
        return 0
    return skip + 1 if total.add(word) else 0


def _may_start(source: Source, word: Word, index: int) -> bool:
    if word.role in ("hundred", "thousand"):
        return source.tokens[index].text in source.lexicon.alone
    return word.role != "scale"


def _link(source: Source, index: int, total: Sum) -> int:
    """Return 1 if the word at *index* links what follows to the number so far (*two hundred and five*), else 0."""
    following = word_at(source, index + 1) if source.joined(index + 1) else None
    if following is None or following.role not in ("small", "ordinal"):
        return 0
    if source.word(index) in source.lexicon.tens_links:
        return int(_continues_tens(total, following.value, source.language))
    if source.word(index) not in source.lexicon.links or total.last not in _MULTIPLIERS or following.value >= 100:
        return 0
    return int(_stays_below_hundred(source, index + 1, following.value, total.last))


def _continues_tens(total: Sum, value: int, language: str) -> bool:
    tens = total.current % 100
    return tens >= 20 and tens % 10 == 0 and (value < 10 or (language == "fr" and value == 11))


def _stays_below_hundred(source: Source, index: int, value: int, last: str) -> bool:
    """Tell *one hundred and fifty* from *between one hundred and two hundred*: what is linked must not be multiplied
    itself.

    *Two hundred and fifty thousand* is one number, *four thousand and six thousand* are two.
    """
    after = index + 1
    second = word_at(source, after) if source.joined(after) else None
    if value >= 20 and second is not None and second.role == "small" and 0 < second.value < 10:
        after += 1
    scale = word_at(source, after) if source.joined(after) else None
    if scale is None or scale.role not in _MULTIPLIERS:
        return True
    return last == "hundred" and scale.role != "hundred"


# --- words with other meanings ----------------------------------------------------------------------------------------

_ROUGH = word_set(
    "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine millier decena centenar millar"
)
_NOT_ORDINAL_BEFORE = word_set("minister lady ministre ministro ministra name names")
# Ordinals that are also adverbs, units of time, fractions or nouns.
_ADVERBS = word_set("first primero")
_DETERMINERS = word_set(
    "the a an its his her their our my your this whose s very in on of for won el la los las un una su del al"
)
_PRONOUNS = word_set("it he she they we i you there of and to in came comes")
_NOUNS = word_set("second segundo segunda cuarto cuarta seconde")
_NOT_BEFORE_NOUN_ORDINAL = word_set("per every each split par")
_FUNCTION = word_set("and or to in at on by for before after de y o a en later después antes más que was is")


def _judged(source: Source, index: int, cursor: int, total: Sum) -> Quantity | None:
    """Turn the sum into a quantity, unless a word that stands alone has another meaning here."""
    first, last = source.tokens[index], source.tokens[cursor - 1]
    single, ordinal = cursor == index + 1, total.last == "ordinal"
    if single and ordinal and not _ordinal_counts(source, index):
        return None
    if single and first.text == "neuf" and not source.word(cursor):
        return None
    lone_one = single and not ordinal and total.value == 1
    return Quantity(first.start, last.end, total.value, cursor, ordinal, last.text in _ROUGH, lone_one=lone_one)


def _ordinal_counts(source: Source, index: int) -> bool:
    word, before, following = source.tokens[index].text, source.before(index), source.word(index + 1)
    if following in _NOT_ORDINAL_BEFORE:
        return False
    if word in _ADVERBS:
        opens = not before and (following or source.token(index + 1) is None)
        return before in _DETERMINERS or (bool(opens) and following not in _PRONOUNS)
    if word in _NOUNS:
        counted = index > 0 and source.joined(index) and source.tokens[index - 1].kind == "figure"
        per = before in _NOT_BEFORE_NOUN_ORDINAL or (word, before) in (("segundo", "por"), ("cuarto", "un"))
        return bool(following) and not counted and not per and following not in _FUNCTION
    return True


def one_counts(source: Source, quantity: Quantity) -> bool:
    """Tell whether a word for one by itself counts: before a percentage; in English also before a unit and the like."""
    found = after_pattern(source.language).match(source.text, quantity.end)
    word = source.tokens[quantity.next - 1].text
    if found is None:
        return word == "eins" or (word in source.lexicon.bare_ones and _one_is_counted(source, quantity.next))
    return found.kind in ("percent", "points") or (word in source.lexicon.bare_ones and not _one_day(source, quantity))


def _one_day(source: Source, quantity: Quantity) -> bool:
    """*One day* is mostly no count."""
    return source.word(quantity.next) == "day" and source.before(quantity.next - 1) not in (
        "than",
        "just",
        "only",
        "in",
    )


_COUNTED = word_set("person child death fatality case vote seat goal point country")


def _one_is_counted(source: Source, index: int) -> bool:
    """Tell whether *one* is followed by what is usually counted, or by *in five*, *or two*, *to three*."""
    if source.word(index) in _COUNTED:
        return True
    if source.word(index) not in ("in", "or", "to") or not source.joined(index + 1):
        return False
    word = word_at(source, index + 1)
    return source.tokens[index + 1].kind == "figure" or (word is not None and word.role == "small" and word.value > 1)
