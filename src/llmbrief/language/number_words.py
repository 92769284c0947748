"""Number words of English, German, Spanish and French as tables; lower case. Japanese numerals are read in
``numbers_ja``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

Role = Literal["small", "hundreds", "hundred", "thousand", "scale", "ordinal", "compound"]


class Word(NamedTuple):
    """What one word adds to a number: its role in the grammar and its value."""

    role: Role
    value: int


class Lexicon(NamedTuple):
    """The number words of one language.

    ``articles`` stand for one before a scale or a fraction only; ``bare_ones`` mean one by themselves where a unit
    follows. ``links`` join hundreds or scales with what is below a hundred (*two hundred and five*), ``tens_links``
    tens with units (*treinta y dos*). ``parts`` are denominators, ``vague`` plurals whose count is open, ``few`` the
    words that leave it open. ``scales`` follow digits only (*bn*, *Mrd*). ``alone`` are multipliers that mean one of
    themselves (*mil*, *mille*).
    """

    words: Mapping[str, Word]
    articles: frozenset[str]
    bare_ones: frozenset[str]
    links: frozenset[str]
    tens_links: frozenset[str]
    parts: Mapping[str, int]
    singular_parts: frozenset[str]
    halves: frozenset[str]
    half_phrases: tuple[str, ...]
    vague: Mapping[str, int]
    of: frozenset[str]
    few: frozenset[str]
    scales: Mapping[str, int]
    alone: frozenset[str]
    minus: frozenset[str]
    not_minus_after: frozenset[str]
    times_words: Mapping[str, int]
    ordinal_suffixes: frozenset[str]


def _words(role: Role, text: str) -> dict[str, Word]:
    """Read ``"name value name value"`` lists; several spellings of one value are joined by a slash."""
    items = text.split()
    return {
        name: Word(role, int(value))
        for names, value in zip(items[::2], items[1::2], strict=True)
        for name in names.split("/")
    }


def _counts(text: str) -> dict[str, int]:
    return {name: word.value for name, word in _words("small", text).items()}


def word_set(text: str) -> frozenset[str]:
    """Return the words of *text* as a set."""
    return frozenset(text.split())


@cache
def english() -> Lexicon:
    """Return the number words of English (short scale)."""
    return Lexicon(
        words=_words(
            "small",
            "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 "
            "thirteen 13 "
            "fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 "
            "forty/fourty 40 "
            "fifty 50 sixty 60 seventy 70 eighty 80 ninety 90",
        )
        | _words("hundred", "hundred 100")
        | _words("thousand", "thousand 1000")
        | _words(
            "scale",
            "dozen 12 lakh 100000 crore 10000000 million 1000000 billion 1000000000 trillion 1000000000000 "
            "quadrillion 1000000000000000",
        )
        | _words(
            "ordinal",
            "first 1 second 2 third 3 fourth 4 fifth 5 sixth 6 seventh 7 eighth 8 ninth 9 tenth 10 eleventh 11 "
            "twelfth 12 "
            "thirteenth 13 fourteenth 14 fifteenth 15 sixteenth 16 seventeenth 17 eighteenth 18 nineteenth 19 "
            "twentieth 20 "
            "thirtieth 30 fortieth 40 fiftieth 50 sixtieth 60 seventieth 70 eightieth 80 ninetieth 90 hundredth 100 "
            "thousandth 1000",
        ),
        articles=word_set("a an"),
        bare_ones=word_set("one"),
        links=word_set("and"),
        tens_links=frozenset(),
        parts=_counts(
            "half/halves 2 third/thirds 3 quarter/quarters 4 fourth/fourths 4 fifth/fifths 5 sixth/sixths 6 "
            "seventh/sevenths 7 "
            "eighth/eighths 8 ninth/ninths 9 tenth/tenths 10",
        ),
        singular_parts=word_set("half third quarter fourth fifth sixth seventh eighth ninth tenth"),
        halves=word_set("half"),
        half_phrases=("and a half",),
        vague=_counts(
            "dozens 12 tens 10 hundreds 100 thousands 1000 millions 1000000 billions 1000000000 trillions 1000000000000"
        ),
        of=word_set("of"),
        few=word_set("several few many"),
        scales=_counts(
            "k 1000 mn/mln 1000000 bn/bln 1000000000 tn/trn 1000000000000 millions 1000000 billions 1000000000",
        ),
        alone=frozenset(),
        minus=word_set("minus"),
        not_minus_after=frozenset(),
        times_words=_counts(
            "twice 2 thrice 3 twofold 2 threefold 3 fourfold 4 fivefold 5 sixfold 6 sevenfold 7 eightfold 8 "
            "ninefold 9 tenfold 10",
        ),
        ordinal_suffixes=word_set("st nd rd th"),
    )


@cache
def spanish() -> Lexicon:
    """Return the number words of Spanish (long scale: *billón* is a million millions)."""
    return Lexicon(
        words=_words(
            "small",
            "cero 0 un/uno/una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 "
            "doce 12 trece 13 "
            "catorce 14 quince 15 dieciséis/dieciseis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 "
            "veintiuno/veintiún/veintiuna/veintiun 21 veintidós/veintidos 22 veintitrés/veintitres 23 veinticuatro 24 "
            "veinticinco 25 veintiséis/veintiseis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 "
            "cuarenta 40 "
            "cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90",
        )
        | _words(
            "hundreds",
            "cien/ciento 100 doscientos/doscientas 200 trescientos/trescientas 300 cuatrocientos/cuatrocientas 400 "
            "quinientos/quinientas 500 seiscientos/seiscientas 600 setecientos/setecientas 700 "
            "ochocientos/ochocientas 800 "
            "novecientos/novecientas 900",
        )
        | _words("thousand", "mil 1000")
        | _words(
            "scale",
            "docena 12 decena 10 centenar 100 millar 1000 millón/millones/millon 1000000 millardo/millardos 1000000000 "
            "billón/billones/billon 1000000000000 trillón/trillones 1000000000000000000",
        )
        | _words(
            "ordinal",
            "primero/primera/primer/primeros/primeras 1 segundo/segunda 2 tercero/tercera/tercer 3 cuarto/cuarta 4 "
            "quinto/quinta 5 sexto/sexta 6 séptimo/séptima 7 octavo/octava 8 noveno/novena 9 décimo/décima 10 "
            "undécimo/undécima 11 duodécimo/duodécima 12",
        ),
        articles=word_set("un una"),
        bare_ones=frozenset(),
        links=frozenset(),
        tens_links=word_set("y"),
        parts=_counts(
            "mitad 2 medio/media 2 tercio/tercios/tercera/terceras 3 cuarto/cuartos/cuarta/cuartas 4 "
            "quinto/quintos/quinta/quintas 5 sexto/sextos 6 octavo/octavos 8 décimo/décimos/décima/décimas 10",
        ),
        singular_parts=word_set("tercio cuarto quinto sexto octavo décimo tercera cuarta quinta décima"),
        halves=word_set("medio media"),
        half_phrases=("y medio", "y media"),
        vague=_counts(
            "decenas 10 docenas 12 centenares/cientos 100 miles/millares 1000 millones 1000000 billones 1000000000000"
        ),
        of=word_set("de"),
        few=word_set("varios varias unos unas algunos algunas"),
        scales=_counts("mill 1000000 k 1000"),
        alone=word_set("mil cien ciento"),
        minus=word_set("menos"),
        not_minus_after=word_set("al lo a por más mas ni cuando mucho"),
        times_words={},
        ordinal_suffixes=word_set("º ª o a er ro ra do da to ta"),
    )


@cache
def french() -> Lexicon:
    """Return the number words of French (long scale; Belgian and Swiss tens included)."""
    return Lexicon(
        words=_words(
            "small",
            "zéro 0 un/une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 "
            "treize 13 "
            "quatorze 14 quinze 15 seize 16 vingt/vingts 20 trente 30 quarante 40 cinquante 50 soixante 60 septante 70 "
            "huitante/octante 80 nonante 90",
        )
        | _words("hundred", "cent/cents 100")
        | _words("thousand", "mille 1000")
        | _words(
            "scale",
            "dizaine 10 douzaine 12 quinzaine 15 vingtaine 20 trentaine 30 quarantaine 40 cinquantaine 50 "
            "soixantaine 60 "
            "centaine 100 millier 1000 million/millions 1000000 milliard/milliards 1000000000 "
            "billion/billions 1000000000000",
        )
        | _words(
            "ordinal",
            "premier/première/premiers/premières 1 deuxième/deuxièmes 2 second 2 troisième/troisièmes 3 quatrième 4 "
            "cinquième 5 sixième 6 septième 7 huitième 8 neuvième 9 dixième 10 onzième 11 douzième 12 treizième 13 "
            "quatorzième 14 quinzième 15 seizième 16 vingtième 20 trentième 30 centième 100",
        ),
        articles=word_set("un une"),
        bare_ones=frozenset(),
        links=frozenset(),
        tens_links=word_set("et"),
        parts=_counts(
            "moitié 2 demi/demie 2 tiers 3 quart/quarts 4 cinquième/cinquièmes 5 sixième/sixièmes 6 "
            "huitième/huitièmes 8 "
            "dixième/dixièmes 10",
        ),
        singular_parts=word_set("tiers quart cinquième sixième huitième dixième"),
        halves=word_set("demi demie"),
        half_phrases=("et demi", "et demie"),
        vague=_counts(
            "dizaines 10 douzaines 12 centaines 100 milliers 1000 millions 1000000 milliards 1000000000",
        ),
        of=word_set("de"),
        few=word_set("plusieurs quelques"),
        scales=_counts("mio 1000000 md/mds/mrd/mrds 1000000000 k 1000"),
        alone=word_set("mille cent"),
        minus=word_set("moins"),
        not_minus_after=word_set("au du le la les de à en plus ou ni tout"),
        times_words={},
        ordinal_suffixes=word_set("er re ère e è ème eme nd nde"),
    )


@cache
def german() -> Lexicon:
    """Return the number words of German; compounds are read by ``german_compound``."""
    return Lexicon(
        words=_words("small", "ein/eine/einer/einen/einem/eines 1")
        | _words("hundred", "hundert 100")
        | _words("thousand", "tausend 1000")
        | _words(
            "scale",
            "dutzend 12 million/millionen 1000000 milliarde/milliarden 1000000000 billion/billionen 1000000000000 "
            "billiarde/billiarden 1000000000000000",
        ),
        articles=word_set("ein eine einer einen einem eines"),
        bare_ones=word_set("eins"),
        links=frozenset(),
        tens_links=frozenset(),
        parts=_counts(
            "hälfte 2 halbe/halben 2 drittel/drittels/dritteln 3 viertel/vierteln 4 fünftel/fünfteln 5 sechstel "
            "6 siebtel 7 "
            "achtel 8 neuntel 9 zehntel 10",
        ),
        singular_parts=word_set("drittel viertel fünftel sechstel siebtel achtel neuntel zehntel"),
        halves=word_set("halbe halben halbes halber"),
        half_phrases=(),
        vague=_counts(
            "dutzende/dutzenden 12 hunderte/hunderten/hunderter 100 tausende/tausenden/tausender 1000 "
            "zehntausende/zehntausenden 10000 "
            "hunderttausende/hunderttausenden 100000 millionen 1000000 milliarden 1000000000",
        ),
        of=word_set("von"),
        few=word_set("mehrere mehreren mehrerer einige einigen paar etliche"),
        scales=_counts("tsd 1000 mio/mill 1000000 mrd 1000000000 bio 1000000000000 k 1000"),
        alone=word_set("hundert tausend"),
        minus=word_set("minus"),
        not_minus_after=frozenset(),
        times_words=_counts(
            "zweimal 2 dreimal 3 viermal 4 fünfmal 5 sechsmal 6 siebenmal 7 achtmal 8 neunmal 9 zehnmal 10 "
            "zweifach/zweifache/zweifachen 2 dreifach/dreifache/dreifachen 3 vierfach/vierfache/vierfachen 4 "
            "fünffach/fünffache/fünffachen 5 zehnfach/zehnfache/zehnfachen 10",
        ),
        ordinal_suffixes=frozenset(),
    )


_LONGEST = 100  # letters; no compound below a million is longer
_GERMAN_UNITS = _counts("ein 1 eins 1 eine 1 zwei 2 zwo 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9")
_GERMAN_TEENS = _counts(
    "zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19",
)
_GERMAN_TENS = _counts(
    "zwanzig 20 dreißig/dreissig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90",
)
_GERMAN_SMALL = _GERMAN_UNITS | _GERMAN_TEENS | _GERMAN_TENS | {"null": 0}
_GERMAN_ORDINALS = _counts(
    "erst 1 zweit 2 dritt 3 viert 4 fünft 5 sechst 6 siebt 7 siebent 7 acht 8 neunt 9 zehnt 10 elft 11 zwölft 12 "
    "dreizehnt 13 vierzehnt 14 fünfzehnt 15 sechzehnt 16 siebzehnt 17 achtzehnt 18 neunzehnt 19",
)


@cache
def _german_pattern() -> re.Pattern[str]:
    units, tens = "|".join(sorted(_GERMAN_UNITS, key=len, reverse=True)), "|".join(_GERMAN_TENS)
    teens = "|".join(_GERMAN_TEENS)

    def below_hundred(name: str) -> str:
        return f"(?:(?:(?P<{name}u>{units})und)?(?P<{name}t>{tens})|(?P<{name}s>{teens}|{units}))"

    def below_thousand(name: str) -> str:
        hundreds = f"(?P<{name}h>(?:{units}|{teens})?hundert)(?:und)?{below_hundred(name + 'x')}?"
        return f"(?:{hundreds}|{below_hundred(name + 'y')})"

    thousands = f"(?:(?P<k>{below_thousand('a')}?tausend)(?:und)?)?"
    return re.compile(f"{thousands}{below_thousand('b')}?(?P<half>(?<=[a-zß])einhalb)?")


def german_compound(word: str) -> Decimal | None:
    """Read a German cardinal below a million written in one word (``dreihundertzwanzig``), lower case; None if it is
    none.

    ``zweieinhalb`` is 2.5 and ``anderthalb`` 1.5; the articles (``ein``, ``eine``) are no cardinals by themselves.
    """
    if word == "anderthalb":
        return Decimal("1.5")
    if word == "null":
        return Decimal(0)
    if len(word) > _LONGEST or word in ("ein", "eine", "eins"):
        return Decimal(1) if word == "eins" else None
    found = _german_pattern().fullmatch(word)
    if found is None or not word:
        return None
    part = found.groupdict()
    thousands = (_german_hundreds(part, "a") or 1) if part["k"] else 0
    half = Decimal("0.5") if part["half"] else Decimal(0)
    return thousands * 1000 + _german_hundreds(part, "b") + half


def _german_hundreds(part: Mapping[str, str | None], name: str) -> int:
    below = _german_small(part, name + "x") + _german_small(part, name + "y")
    hundred = part[name + "h"]
    if hundred is None:
        return below
    return _GERMAN_SMALL.get(hundred.removesuffix("hundert"), 1) * 100 + below


def _german_small(part: Mapping[str, str | None], name: str) -> int:
    return sum(_GERMAN_SMALL[word] for word in (part[name + "u"], part[name + "t"], part[name + "s"]) if word)


def german_ordinal(word: str) -> int | None:
    """Read a German ordinal in one word (``dritten``, ``fünfundzwanzigste``), lower case; None if it is none."""
    stem = re.fullmatch(r"(.+?t)(?:e|er|en|em|es)", word[:_LONGEST])
    if stem is None:
        return None
    if stem[1] in _GERMAN_ORDINALS:
        return _GERMAN_ORDINALS[stem[1]]
    if not stem[1].endswith("st"):
        return None
    value = german_compound(stem[1][:-2])
    return int(value) if value is not None and value >= 20 else None


@lru_cache(maxsize=10_000)
def is_german_number(word: str) -> bool:
    """Whether a German word, lower case, is a cardinal or an ordinal by itself."""
    return german_compound(word) is not None or german_ordinal(word) is not None
