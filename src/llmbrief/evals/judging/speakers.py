"""Whether two names, as one article gives them, are one speaker's.

A name is read as what it is a name of: a person with or without an office ("Defence Minister Shoigu"), or a description
whose first part says who ("an aide" in "an aide to Levan Torash") and whose rest tells them from others. No list of
people or bodies, no language to be known: the little words of English, German, Spanish and French are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from llmbrief.language.words import word_table
from llmbrief.verification.checking.reading import fold

_JOINS = word_table("and & und sowie y e et")
_ARTICLES = word_table(
    """
    a an the its his her their our this that der die das den dem des ein eine einen einem einer eines ihr ihre sein
    seine el la los las un una unos unas su sus le les une des sa ses leur leurs l
    """
)
# Words after which a description says more about whom it means, and no longer who they are.
_FURTHER = word_table(
    """
    of for to from in at on with by who that which whose about behind inside within under
    von vom zu zum zur aus im bei beim für fur mit an am auf der des dem den in
    de del para con en que por sobre al a du des d à au aux pour qui chez dans sur
    """
)
_HONORIFICS = word_table(
    "mr mrs ms miss dr prof professor sir dame herr frau señor senor señora senora don doña dona monsieur madame m mme"
)
_LEGAL = word_table("inc ltd plc gmbh ag llc corp co sa sl sarl se kg")
# Offices and callings: before a name they are a title, at the end of a description they say who is meant.
_OFFICES = word_table(
    """
    minister president premier chancellor secretary mayor governor senator councillor congressman congresswoman deputy
    spokesperson chief executive chairperson director manager head leader captain commander colonel sergeant inspector
    constable officer commissioner ambassador envoy judge prosecutor attorney lawyer coach founder owner master editor
    author analyst economist professor official representative aide adviser advisor assistant supervisor worker engineer
    ministerin präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin oberbürgermeister
    oberbürgermeisterin sprecher sprecherin vorsitzender vorsitzende direktor direktorin leiter leiterin chefin chef
    ministro ministra presidente presidenta alcalde alcaldesa portavoz director directora consejero consejera
    secretario secretaria jefe jefa gobernador gobernadora
    ministre président présidente maire porte-parole directeur directrice secrétaire préfet préfète
    """
)
_VARIANTS = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chairperson",
    "chairwoman": "chairperson",
    "chair": "chairperson",
}
_SPELLINGS = (("defence", "defense"), ("centre", "center"), ("isation", "ization"), ("our", "or"), ("y", "i"))
_COUNTS = (
    "one ein uno un", "two zwei dos deux", "three drei tres trois", "four vier cuatro quatre", "five fünf cinco cinq",
    "six sechs seis", "seven sieben siete sept", "eight acht ocho huit", "nine neun nueve neuf", "ten zehn diez dix",
)  # fmt: skip
_COUNTED = {fold(word): str(number) for number, words in enumerate(_COUNTS, 1) for word in words.split()}

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*['’]?")
_ELISION = re.compile(r"\b[ldLD]['’](?=\w)")
_ABBREVIATED = re.compile(r"(?<![^\W_])([^\W\d_])\.")
_LETTERS = range(2, 7)  # of an abbreviation

_JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
_JAPANESE_WORD = re.compile(r"[一-鿿々]+|[ァ-ヺー]+|[^\W_぀-ヿ一-鿿]+")
_JAPANESE_TITLE = re.compile(
    r"(?:さん|さま|様|氏|首相|大統領|総理|大臣|[一-鿿]{2}相|知事|市長|社長|会長|議員|教授|博士|監督|選手)$"
)
_SURNAME, _FULL_NAME = range(1, 4), range(3, 6)  # characters of Japanese names


@lru_cache(maxsize=20_000)
def same_speaker(one: str | None, other: str | None) -> bool:
    """Say whether two speakers, as an article names them, are the same; None is the article's own voice, and alone.

    A shorter form is the fuller one's if that has all its words and both say the same of who it is: "Shoigu" is
    "Russian Defense Minister Sergei Shoigu", "the bank" is "Bank of Elmouth"; "Shoigu's spokesman" is not Shoigu.
    Initials stand for names, an abbreviation for what it abbreviates. Speakers that are joined are the same if each is.
    Case, titles, articles, possessives, quotation marks and diacritics mean nothing.
    """
    if one is None or other is None:
        return one is other
    if fold(one) == fold(other) or _is_short(one, other) or _is_short(other, one):
        return True
    mine, theirs = _members(one), _members(other)
    return len(mine) == len(theirs) and _pair_up(mine, theirs)


def _is_short(short: str, full: str) -> bool:
    return _abbreviates(short, full) or _is_surname(_words(short), _words(full))


def _pair_up(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether each of *mine* is another one of *theirs*."""
    if not mine:
        return True
    rest = ((*theirs[:i], *theirs[i + 1 :]) for i, name in enumerate(theirs) if _are_same(mine[0], name))
    return any(_pair_up(mine[1:], left) for left in rest)


def _members(text: str) -> tuple[str, ...]:
    """Split joined speakers; a comma joins only where a word that joins follows."""
    parts = re.split(rf",?\s+(?:{'|'.join(map(re.escape, _JOINS))})\s+", text, flags=re.IGNORECASE)
    if len(parts) == 1:
        return (text,)
    return tuple(name for name in (*re.split(r",\s*", ", ".join(parts[:-1])), parts[-1]) if _WORD.search(name))


def _abbreviates(short: str, full: str) -> bool:
    """Whether *short* is made of the first letters of the words of *full*, with or without the little ones."""
    letters = fold(short.replace(".", "").removeprefix("the ").removeprefix("The "))
    if len(letters) not in _LETTERS or not letters.isalpha():
        return False
    words = [fold(word) for word in _WORD.findall(full)]
    large = [word for word in words if word not in _FURTHER and word not in _ARTICLES and word not in _JOINS]
    return len(large) > 1 and letters in {"".join(word[0] for word in some) for some in (words, large)}


def _is_surname(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether *short* is a surname that begins with a little word, "von der Leyen", and *full* ends in it."""
    before = full[: -len(short)] if short else ()
    if not before or short[0] not in _FURTHER or before[-1] in _FURTHER or before[-1] in _ARTICLES:
        return False
    return full[len(before) :] == short


@dataclass(frozen=True)
class _Phrase:
    """A description or a name: who it is, and what tells them from others."""

    who: tuple[str, ...]
    further: tuple[str, ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words."""
        return frozenset((*self.who, *self.further))

    def fits(self, other: _Phrase) -> bool:
        """Whether both mean the same: one has all the other's words, and both have one for who it is in common."""
        if not _holds(self.words, other.words) and not _holds(other.words, self.words):
            return False
        return any(_alike(a, b) for a in self.who for b in other.who)


@dataclass(frozen=True)
class _Named:
    """A speaker by name, by office, or by both."""

    name: _Phrase | None
    office: _Phrase | None


def _are_same(one: str, other: str) -> bool:
    if _JAPANESE.search(one) and _JAPANESE.search(other):
        return _are_same_japanese(one, other)
    mine, theirs = _read(one), _read(other)
    if mine.name and theirs.name:
        return mine.name.fits(theirs.name)
    if mine.office and theirs.office:
        return mine.office.fits(theirs.office) or _bears(mine, theirs) or _bears(theirs, mine)
    return _bears(mine, theirs) or _bears(theirs, mine)


def _bears(described: _Named, named: _Named) -> bool:
    """Whether a description ends in the other's full name: "le ministre de la Défense Marc Aubry"."""
    if described.name or not described.office or not named.name:
        return False
    full, name = described.office.further, named.name.who
    before = full[: len(full) - len(name)]
    return len(name) > 1 and full[len(before) :] == name and bool(before) and before[-1] not in _folded_offices()


@lru_cache(maxsize=20_000)
def _read(text: str) -> _Named:
    """Read one speaker: what a comma or a bracket adds is an office, or tells them from others."""
    first, *added = re.split(r"\s*[,(]\s*", text.rstrip(") "))
    named = _read_phrase(first)
    for words in filter(None, map(_words, added)):
        more = _phrase(words)
        if more.who and more.who[-1] in _folded_offices():
            named = _Named(named.name or named.office, named.office if named.name and named.office else more)
        elif named.name:
            named = _Named(_Phrase(named.name.who, (*named.name.further, *more.who, *more.further)), named.office)
    return named


def _read_phrase(text: str) -> _Named:
    words = _words(text)
    phrase = _phrase(words)
    places = [i for i, word in enumerate(phrase.who) if word in _folded_offices()]
    if not places:
        return _Named(phrase, None)
    last = places[-1] + 1
    if last == len(phrase.who):
        return _Named(None, phrase)
    return _Named(_Phrase(phrase.who[last:], phrase.further), _Phrase(phrase.who[:last]))


def _phrase(words: tuple[str, ...]) -> _Phrase:
    """Part the words for who it is from the rest: those before a preposition, after an owner."""
    start = next((i for i, word in enumerate(words) if word not in _ARTICLES), 0)
    end = next((i for i in range(start + 1, len(words)) if words[i] in _FURTHER), len(words))
    owner = max((i + 1 for i in range(start, end - 1) if words[i].endswith("'")), default=start)
    who, rest = _large(words[owner:end]), _large((*words[start:owner], *words[end:]))
    return _Phrase(who, rest) if who else _Phrase(rest)


def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded; an owner keeps its apostrophe."""
    spaced = _ELISION.sub(" ", _ABBREVIATED.sub(r"\1 ", text))
    found = tuple(_spelled(word) for word in _WORD.findall(spaced))
    kept = tuple(word for word in found if word not in _HONORIFICS and word not in _LEGAL)
    return kept or found


def _spelled(word: str) -> str:
    is_owner = word.replace("’", "'").endswith(("'s", "s'"))
    plain = fold(word)
    if plain in _ARTICLES or plain in _FURTHER or plain in _HONORIFICS or plain in _LEGAL:
        return plain
    plain = _COUNTED.get(plain, _VARIANTS.get(plain, plain))
    return _respelled(plain) + ("'" if is_owner else "")


def _respelled(word: str) -> str:
    for one, other in _SPELLINGS:
        word = word.replace(one, other)
    return word


@lru_cache(maxsize=1)
def _folded_offices() -> frozenset[str]:
    return frozenset(_respelled(fold(word)) for word in _OFFICES)


def _large(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_bare(word) for word in words if word not in _ARTICLES and word not in _FURTHER)


def _bare(word: str) -> str:
    return word.removesuffix("'")


def _holds(full: frozenset[str], short: frozenset[str]) -> bool:
    return bool(short) and all(any(_alike(word, other) for other in full) for word in short)


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same, or one is the other's initial."""
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0] and one.isalpha() and other.isalpha())


def _are_same_japanese(one: str, other: str) -> bool:
    """Whether all words of one name, titles left out, are words or the surnames of words of the other."""
    short, full = sorted((tuple(_japanese(one)), tuple(_japanese(other))), key=lambda words: len("".join(words)))
    return bool(short) and all(any(_is_short_for(word, longer) for longer in full) for word in short)


def _japanese(text: str) -> Iterator[str]:
    """Yield the words for who it is: those after the last particle "no", if there is one."""
    yield from _JAPANESE_WORD.findall(_JAPANESE_TITLE.sub("", text.strip("「」『』 　")).rpartition("の")[2])


def _is_short_for(short: str, full: str) -> bool:
    return short == full or (len(short) in _SURNAME and len(full) in _FULL_NAME and full.startswith(short))
