"""Changes of one text that change what it says. Each returns None where the text has no place for it.

The tables are the doctor's own: what it turned by the tables that the checks read, these could not fail to see.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from llmbrief.evals.doctor.specimen import Specimen
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.language.date_words import CALENDARS
from llmbrief.language.numbers import Number, numbers

TextChange = Callable[[str, Specimen], str | None]
_Rule = tuple[re.Pattern[str], str]

_CAPITAL = "A-ZÀ-ÖØ-ÞŁŚŠŽČĆ"
_RUN = re.compile(rf"(?<![\w.-])[{_CAPITAL}][\w-]+(?: [{_CAPITAL}][\w-]+)*")
_NAME = re.compile(rf"(?<=[\w,;] ){_RUN.pattern}")
_JOINING = "(?:and|or|with|und|oder|mit|y|e|o|con|et|ou|avec)"
_LONE_CAPITALS = frozenset(("de",))  # languages in which any noun has one

_NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
}
_MAGNITUDES = {
    "en": "million/billion billion/million thousand/million hundred/thousand percent/million",
    "de": "Millionen/Milliarden Milliarden/Millionen Million/Milliarde Milliarde/Million Tausend/Millionen",
    "es": "millones/mil_millones millón/billón miles/millones mil/cien",
    "fr": "millions/milliards milliards/millions million/milliard milliard/million mille/cent",
}
_OPPOSITES = {  # taken both ways
    "en": "rise/fall rises/falls rose/fell risen/fallen rising/falling increase/decrease increased/decreased"
    " grew/shrank grow/shrink gained/lost more/fewer higher/lower above/below before/after won/lost win/lose"
    " opened/closed open/close opening/closing reopen/close start/end started/ended began/ended accept/reject"
    " accepted/rejected approved/rejected support/oppose supported/opposed backed/opposed first/last early/late"
    " earlier/later north/south northern/southern east/west eastern/western inside/outside bought/sold buy/sell"
    " arrived/left arrive/leave include/exclude included/excluded guilty/innocent most/fewest larger/smaller"
    " longer/shorter stronger/weaker safe/unsafe best/worst better/worse raised/cut raise/cut hired/sacked"
    " remain/leave built/demolished build/demolish warm/cold wet/dry upstream/downstream"
    " maximum/minimum public/private old/new full/empty slow/fast broad/narrow joined/left",
    "de": "mehr/weniger höher/niedriger steigen/sinken stieg/sank gestiegen/gesunken öffnen/schließen"
    " früher/später länger/kürzer größer/kleiner beginnt/endet beginnen/enden begann/endete teurer/billiger"
    " nördlich/südlich innen/außen alt/neu alte/neue alten/neuen mindestens/höchstens",
    "es": "más/menos mayor/menor antes/después subió/bajó sube/baja aumentó/disminuyó aumentar/reducir abrió/cerró"
    " abrir/cerrar norte/sur primero/último primera/última encima/debajo mejor/peor empezó/terminó lleno/vacío"
    " alto/bajo alta/baja ganó/perdió público/privado",
    "fr": "plus/moins avant/après hausse/baisse augmenté/diminué ouvert/fermé ouvrir/fermer premier/dernier nord/sud"
    " gagné/perdu supérieur/inférieur début/fin accepté/refusé",
}
# Where "not" goes: behind the first of these, or before it where a language has it there.
_VERBS = {
    "en": "is are was were has have had will would can could may might must should does did",
    "de": "ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen muss müssen",
    "es": "es son era fue fueron está están estaba ha han había habían será serán puede pueden debe deben tiene tienen",
    "fr": "est sont était a ont avait sera seront peut peuvent doit doivent",
}
_NEGATED = {"en": r"\1 not", "de": r"\1 nicht", "es": r"no \1", "fr": r"n'\1 pas"}
_NEGATING = {  # what has one of these is not negated: twice over it would say the same, or nothing
    "en": r"(?i)\b(?:not|cannot|no|nor|neither|never|none|nobody|nothing|without|whether)\b|n['’]t\b",
    "de": r"(?i)\b(?:nicht|nichts|kein\w*|nie|niemand|weder|ohne|ob)\b",
    "es": r"(?i)\b(?:no|ni|nunca|nadie|nada|ningun[oa]|ningún|sin|si)\b",
    "fr": r"(?i)\b(?:ne|pas|jamais|aucune?|rien|ni|sans|si)\b|\bn['’]",
}
_UNNEGATED = {
    "en": ((r"\b(\w+) not\b(?! (?:only|merely|just)\b)", r"\1"), (r"\bcannot\b", "can"), (r"\bno\b", "some")),
    "de": ((r"\bnicht ", ""), (r"\bkein(e[rmns]?)?\b", r"ein\1")),
    "es": ((r"\bno ", ""), (r"\bsin\b", "con")),
    "fr": ((r"\bn(?:e |['’])([\w-]+) (?:pas|jamais|plus)\b", r"\1"), (r"\bsans\b", "avec")),
}
_WIDENED = {
    "en": "some/all most/all many/all partly/fully partially/fully sometimes/always often/always almost/exactly"
    " nearly/exactly may/will might/will possible/certain likely/certain",
    "de": "einige/alle einigen/allen manche/alle viele/alle vielen/allen teilweise/völlig oft/immer könnte/wird"
    " könnten/werden rund/genau fast/genau",
    "es": "algunos/todos algunas/todas muchos/todos muchas/todas parcialmente/totalmente podría/va_a podrían/van_a"
    " casi/exactamente",
    "fr": "certains/tous plusieurs/tous partiellement/totalement souvent/toujours pourrait/va pourraient/vont"
    " presque/exactement",
}
_CONDITIONS = {
    "en": r"(?:if|unless|provided|subject to|depending on|except|pending)",
    "de": r"(?:wenn|falls|sofern|außer|vorbehaltlich)",
    "es": r"(?:si|salvo|excepto|siempre que|a menos que)",
    "fr": r"(?:si|sauf|à moins|à condition|jusqu'à)",
}


def other_number(text: str, specimen: Specimen) -> str | None:
    """Change a digit of a number, or a word for one, so that the article does not have it."""
    fit = [(number, new) for number in _counts(text, specimen) if (new := _unlike(number.text, specimen))]
    if not fit:
        return None
    number, new = specimen.random.choice(fit)
    return _with(text, number, new)


def _counts(text: str, specimen: Specimen) -> tuple[Number, ...]:
    return tuple(number for number in numbers(text, specimen.language) if number.kind != "time")


def _with(text: str, number: Number, new: str) -> str:
    return text[: number.start] + new + text[number.end :]


def _unlike(written: str, specimen: Specimen) -> str | None:
    """Return a number written alike that the article does not have."""
    digit = re.search(r"[1-9]", written)
    if digit:
        head, tail = written[: digit.start()], written[digit.end() :]
        options = [f"{head}{new}{tail}" for new in "123456789" if new != digit[0]]
    else:
        small = _NUMBER_WORDS.get(specimen.language, "").split()
        options = [re.sub(rf"\b{word}\b", new, written) for word in small for new in small if new != word]
    values = {(number.value, number.kind) for number in numbers(specimen.text, specimen.language)}
    fit = [option for option in options if option != written and not _is_among(option, values, specimen)]
    return specimen.random.choice(fit) if fit else None


def _is_among(option: str, values: Collection[tuple[Decimal, str]], specimen: Specimen) -> bool:
    read = numbers(option, specimen.language)
    return not read or any((number.value, number.kind) in values for number in read)


def number_of_elsewhere(text: str, specimen: Specimen) -> str | None:
    """Put another number of the article, of the same kind and unit, in the place of one."""
    own = _counts(text, specimen)
    given = [
        (number, other.text)
        for number in own
        for other in numbers(specimen.text, specimen.language)
        if (other.kind, other.unit) == (number.kind, number.unit) and other.value not in {one.value for one in own}
    ]
    return _with(text, *specimen.random.choice(given)) if given else None


def other_date(text: str, specimen: Specimen) -> str | None:
    """Put another month, weekday or year in the place of one."""
    fit = [(found, new) for found in _dated(specimen.language).finditer(text) if (new := _other_date(found, specimen))]
    if not fit:
        return None
    found, new = specimen.random.choice(fit)
    return text[: found.start()] + new + text[found.end() :]


@cache
def _dated(language: str) -> re.Pattern[str]:
    calendar = CALENDARS.get(language, CALENDARS["en"])
    names = [_as_written(name, language) for name in (*calendar.months, *calendar.weekdays)]
    return re.compile(rf"\b(?:{'|'.join(names)}|(?:19|20)\d\d)\b")


def _as_written(name: str, language: str) -> str:
    return name.capitalize() if CALENDARS.get(language, CALENDARS["en"]).names_are_capital else name


def _other_date(found: re.Match[str], specimen: Specimen) -> str | None:
    if found[0].isdigit():
        options = [str(int(found[0]) + step) for step in (-3, -2, -1, 1, 2, 3)]
    else:
        calendar = CALENDARS.get(specimen.language, CALENDARS["en"])
        names = next(names for names in (calendar.months, calendar.weekdays) if found[0].lower() in names)
        options = [_as_written(one, specimen.language) for one in names if names[one] != names[found[0].lower()]]
    fit = [option for option in options if option not in specimen.text]
    return specimen.random.choice(fit) if fit else None


def other_name(text: str, specimen: Specimen) -> str | None:
    """Put another name of the article, of as many words, in the place of one."""
    own = _names_of(text, specimen)
    taken = {word for name in own for word in name.split()}
    fit = [
        (name, other)
        for name in own
        for other in names_in(specimen.text, specimen.language)
        if len(other.split()) == len(name.split())
        and taken.isdisjoint(other.split())
        and _are_two(name, other, specimen)
    ]
    if not fit:
        return None
    name, other = specimen.random.choice(fit)
    return _exchange(text, {name: other})


def names_exchanged(text: str, specimen: Specimen) -> str | None:
    """Let two names of the text change places: who does it, and to whom."""
    own = _names_of(text, specimen)
    fit = [
        (a, b)
        for i, a in enumerate(own)
        for b in own[i + 1 :]
        if set(a.split()).isdisjoint(b.split()) and _are_two(a, b, specimen) and not _are_joined(a, b, text)
    ]
    if not fit:
        return None
    a, b = specimen.random.choice(fit)
    return _exchange(text, {a: b, b: a})


def _are_two(one: str, other: str, specimen: Specimen) -> bool:
    """Whether two names are not one thing's: no run of the article has words of both."""
    mine, theirs = set(one.split()), set(other.split())
    runs = (set(run.split()) for run in names_in(specimen.text, specimen.language))
    apart = all(mine.isdisjoint(run) or theirs.isdisjoint(run) for run in runs)
    return apart and not same_speaker(one, other)


def _are_joined(one: str, other: str, text: str) -> bool:
    """Whether two names stand in a list, as in "A, B and C", where their order says nothing."""
    between = rf"(?:,| {_JOINING})(?: {_RUN.pattern}(?:['’]s?)?(?:,| {_JOINING}))*"
    return re.search(rf"{re.escape(one)}(?:['’]s?)?{between} {re.escape(other)}", text) is not None


def _names_of(text: str, specimen: Specimen) -> list[str]:
    """Return the runs of words with capitals that a text has, all of them words of the article's names."""
    known = {word for name in names_in(specimen.text, specimen.language) for word in name.split()}
    found = (_without_first(run, known) for run in _RUN.findall(text))
    return list(dict.fromkeys(run for run in found if run and known.issuperset(run.split())))


def _without_first(run: str, known: Collection[str]) -> str:
    """Leave out a first word that has its capital from the beginning of the sentence."""
    first, _, rest = run.partition(" ")
    return run if first in known else rest


@lru_cache(maxsize=256)
def names_in(text: str, language: str) -> tuple[str, ...]:
    """Return the runs of words with capitals that stand inside sentences, without months and weekdays; sorted."""
    runs = (run for run in _NAME.findall(text) if not (" " in run and run.isupper()))  # which is a heading
    found = {run for run in runs if not any(_is_dated(word, language) for word in run.split())}
    return tuple(sorted(run for run in found if " " in run or not _is_common(run, text, language)))


def _is_dated(word: str, language: str) -> bool:
    calendar = CALENDARS.get(language, CALENDARS["en"])
    known = (calendar.months, calendar.short_months, calendar.weekdays)
    return any(word.lower().removesuffix("s") in names for names in known)


def _is_common(word: str, text: str, language: str) -> bool:
    """Whether a word with a capital is one that has none elsewhere."""
    return language in _LONE_CAPITALS or re.search(rf"\b{word.lower()}\b", text) is not None


def _exchange(text: str, new: Mapping[str, str]) -> str:
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, new))})\b", lambda found: new[found[0]], text)


def negated(text: str, specimen: Specimen) -> str | None:
    """Negate the first verb that takes it without more ado."""
    verbs = _VERBS.get(specimen.language)
    if verbs is None or re.search(_NEGATING[specimen.language], text):
        return None
    return _applied(text, [(re.compile(rf"\b({'|'.join(verbs.split())})\b"), _NEGATED[specimen.language])])


def negation_dropped(text: str, specimen: Specimen) -> str | None:
    """Take a negation out."""
    rules = _UNNEGATED.get(specimen.language, ())
    return _applied(text, [(re.compile(pattern), new) for pattern, new in rules])


def _applied(text: str, rules: Sequence[_Rule]) -> str | None:
    """Return the text as the first rule that changes it changes it, once."""
    changed = (pattern.sub(new, text, count=1) for pattern, new in rules)
    return next((one for one in changed if one != text), None)


def exchanging(table: Mapping[str, str], *, both_ways: bool = False) -> TextChange:
    """Make the change of one word of *table* ("old/new old/new", by language) into its counterpart."""

    def change(text: str, specimen: Specimen) -> str | None:
        new = _counterparts(table.get(specimen.language, ""), both_ways)
        if not new:
            return None
        fit = list(_word_of(frozenset(new)).finditer(text))
        if not fit:
            return None
        found = specimen.random.choice(fit)
        return text[: found.start()] + new[found[0]] + text[found.end() :]

    return change


@cache
def _counterparts(listed: str, both_ways: bool) -> Mapping[str, str]:
    return dict(_pairs(listed, both_ways=both_ways))


def _pairs(listed: str, *, both_ways: bool) -> Iterator[tuple[str, str]]:
    for entry in listed.split():
        old, new = entry.replace("_", " ").split("/")
        yield old, new
        if both_ways:
            yield new, old


@cache
def _word_of(entries: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, entries), key=len, reverse=True))})(?!\w)")


magnitude_changed = exchanging(_MAGNITUDES)
direction_turned = exchanging(_OPPOSITES, both_ways=True)
widened = exchanging(_WIDENED)


def condition_dropped(text: str, specimen: Specimen) -> str | None:
    """Leave out a condition: "if …," at the beginning, or what follows "if", "unless", "until" and the like."""
    words = _CONDITIONS.get(specimen.language)
    if words is None:
        return None
    first = re.match(rf"(?i:{words})\b[^,]*, (\w)", text)
    if first:
        return first[1].upper() + text[first.end() :]
    later = re.search(rf",? {words} .*$", text)
    return f"{text[: later.start()]}." if later and later.start() > len(text) // 3 else None
