"""Names of months and weekdays and the words around dates, by language; lower case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from llmbrief.language.number_words import word_set


class Calendar(NamedTuple):
    """The date words of one language.

    ``months`` and ``weekdays`` are full names, ``short_*`` abbreviations that count only beside a day or a year.
    ``names_are_capital``: whether a name that stands alone must start with a capital (else it must not).
    ``doubtful`` months are also other words or names: alone they need one of ``before_month`` in front, or, unless
    they are ``surnames``, a place inside a sentence.
    ``before_year`` makes a four-digit number a year whatever follows; ``after_year`` are words that follow years rather
    than counts; ``before_edition`` are determiners (*the 2019 election*).
    """

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    names_are_capital: bool
    doubtful: frozenset[str]
    surnames: frozenset[str]
    before_month: frozenset[str]
    before_year: frozenset[str]
    after_year: frozenset[str]
    before_edition: frozenset[str]
    first_day: str  # words for the first day of a month, as a pattern


def _list(names: str, first: int) -> dict[str, int]:
    """Number the words of *names* from *first*; spellings of one are joined by a slash."""
    return {name: value for value, group in enumerate(names.split(), first) for name in group.split("/")}


COUNTED = word_set(
    "people persons residents workers jobs homes houses households employees staff soldiers troops patients "
    "students voters "
    "cases deaths dollars euros pounds menschen personen personas habitantes millones personnes habitants"
)

ENGLISH = Calendar(
    months=_list("january february march april may june july august september october november december", 1),
    short_months=_list("jan feb mar apr may jun jul aug sep/sept oct nov dec", 1),
    weekdays=_list("monday tuesday wednesday thursday friday saturday sunday", 0),
    short_weekdays=_list("mon tue/tues wed thu/thur/thurs fri sat sun", 0),
    names_are_capital=True,
    doubtful=word_set("may march april june august"),
    surnames=word_set("may"),
    before_month=word_set(
        "in since until till by from of to during before after last next this early late mid through between "
        "past each every "
        "throughout for around"
    ),
    before_year=word_set("in since until till year years circa during summer winter autumn spring season"),
    after_year=word_set(
        "and or to but when with was were is are by after before on in at for from as that which who while had "
        "has have the a an "
        "because until through"
    ),
    before_edition=word_set("the a an its his her their our this that s early late mid own"),
    first_day=r"first|1st",
)

GERMAN = Calendar(
    months=_list("januar/jänner februar/feber märz april mai juni juli august september oktober november dezember", 1),
    short_months=_list("jan feb mär/mrz apr mai jun jul aug sep/sept okt nov dez", 1),
    weekdays=_list("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag", 0),
    short_weekdays=_list("mo di mi do fr sa so", 0),
    names_are_capital=True,
    doubtful=word_set("august"),
    surnames=word_set("august"),
    before_month=word_set(
        "im seit bis ab ende anfang mitte vom zum vergangenen kommenden diesen letzten nächsten von und"
    ),
    before_year=word_set(
        "jahr jahre jahres jahren seit sommer winter herbst frühjahr frühling ende anfang mitte vor nach bis ab"
    ),
    after_year=word_set(
        "und oder bis wurde wurden war waren hat hatte haben hatten gab kam ist sind der die das den dem ein "
        "eine in im an am auf aus "
        "bei mit nach von vor zu zum zur als noch wird werden soll sollte habe sei seien für"
    ),
    before_edition=frozenset(),
    first_day=r"ersten?|1",
)

SPANISH = Calendar(
    months=_list(
        "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre", 1
    ),
    short_months=_list("ene feb mar abr may jun jul ago sep/sept oct nov dic", 1),
    weekdays=_list("lunes martes miércoles/miercoles jueves viernes sábado/sabado/sábados domingo/domingos", 0),
    short_weekdays={},
    names_are_capital=False,
    doubtful=frozenset(),
    surnames=frozenset(),
    before_month=frozenset(),
    before_year=word_set("en desde año años hasta verano invierno otoño primavera del finales principios mediados"),
    after_year=word_set("y o a pero cuando con fue era es por tras antes después en para se que la el los las un una"),
    before_edition=frozenset(),
    first_day=r"primero|1",
)

FRENCH = Calendar(
    months=_list(
        "janvier février/fevrier mars avril mai juin juillet août/aout septembre octobre novembre décembre/decembre", 1
    ),
    short_months=_list("janv févr mars avr mai juin juil août sept oct nov déc", 1),
    weekdays=_list(
        "lundi/lundis mardi/mardis mercredi/mercredis jeudi/jeudis vendredi/vendredis samedi/samedis "
        "dimanche/dimanches",
        0,
    ),
    short_weekdays={},
    names_are_capital=False,
    doubtful=frozenset(),
    surnames=frozenset(),
    before_month=frozenset(),
    before_year=word_set("en depuis année années fin début été hiver automne printemps vers dès"),
    after_year=word_set("et ou à mais quand avec fut était est par après avant pour que la le les un une dans sur"),
    before_edition=frozenset(),
    first_day=r"premier|1er",
)

CALENDARS: Mapping[str, Calendar] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}
