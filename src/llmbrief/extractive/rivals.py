"""Figures that differ: how strong a quake was, how many died, by one account and by another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from llmbrief.language.numbers import numbers

_MOST_STATEMENTS = 40  # a longer text tells of more than one event


@dataclass(frozen=True)
class Rivals:
    """Two figures for one thing: the indices of who gives them, the figures as written, and what they count."""

    first: int
    second: int
    figures: tuple[str, str]
    noun: str


@dataclass(frozen=True)
class _Topic:
    """What is counted: the words around its figure, as patterns, and its name in a question."""

    noun: str
    before: str  # words before the figure
    after: str  # words after it


@dataclass(frozen=True)
class _Accounts:
    """One language's topics, and the words with which an account is told from the article's own telling."""

    topics: tuple[_Topic, ...]
    filling: str  # between the word before the figure and the figure
    gives: str  # verbs of giving a figure
    elsewhere: str  # another time or another event, or a figure that grew


_ACCOUNTS = {
    "en": _Accounts(
        topics=(
            _Topic("in magnitude", r"magnitude", r"magnitude"),
            _Topic(
                "dead", r"(?:toll|killed|killing|number of (?:dead|deaths))", r"(?:dead|deaths|killed|died|fatalities)"
            ),
            _Topic("injured", r"(?:injured|injuring|wounded|number of injured)", r"(?:injured|hurt|wounded|injuries)"),
            _Topic("missing", r"number of missing", r"missing"),
        ),
        filling=r"at|of|to|as|was|is|stood|stands|least|about|around|some|nearly|over|more|than",
        gives=r"put|puts|gave|gives|reported|reports|measured|recorded|estimated|said|says|listed|counted|according|"
        r"confirmed|spoke",
        elsewhere=r"aftershocks?|rose|risen|revised (?:to|up|down|from)|previous(?:ly)?|earlier|since|(?:19|20)\d\d",
    ),
    "de": _Accounts(
        topics=(
            _Topic("als Stärke", r"(?:Stärke|Magnitude)", r"(?:Stärke|Magnitude)"),
            _Topic("Tote", r"Zahl der (?:Toten|Todesopfer)", r"(?:Toten?|Todesopfern?|Getöteten?|starben|gestorben)"),
            _Topic("Verletzte", r"Zahl der Verletzten", r"(?:Verletzten?|verletzt)"),
            _Topic("Vermisste", r"Zahl der Vermissten", r"(?:Vermissten?|vermisst)"),
        ),
        filling=r"von|mit|bei|auf|der|etwa|rund|mindestens|lag|liege|betrug|sei|habe|über|mehr|als",
        gives=r"gab|gibt|nannte|nennt|meldete|meldet|sprach|spricht|bezifferte|beziffert|maß|registrierte|sagte|"
        r"zählte|laut|Angaben",
        elsewhere=r"Nachbeben|stieg|gestiegen|korrigiert|zuvor|zunächst|(?:19|20)\d\d",
    ),
    "es": _Accounts(
        topics=(
            _Topic("de magnitud", r"magnitud", r"(?:de magnitud|grados)"),
            _Topic(
                "muertos",
                r"(?:murieron|fallecieron|muertos|fallecidos)",
                r"(?:muert[oa]s|fallecid[oa]s|víctimas mortales)",
            ),
            _Topic("heridos", r"número de heridos", r"herid[oa]s"),
            _Topic("desaparecidos", r"número de desaparecidos", r"desaparecid[oa]s"),
        ),
        filling=r"en|de|a|fue|era|al|menos|unos|unas|más",
        gives=r"cifró|cifra|situó|sitúa|habló|habla|informó|informa|registró|dio|da|estimó|elevó|dijo|según|contó|midió",
        elsewhere=r"réplicas?|subió|aumentó|anterior(?:mente)?|(?:19|20)\d\d",
    ),
    "fr": _Accounts(
        topics=(
            _Topic("de magnitude", r"magnitude", r"de magnitude"),
            _Topic("morts", r"(?:bilan|tué|nombre de morts)", r"(?:morts?|mortes|décès|tués?)"),
            _Topic("blessés", r"(?:nombre de blessés|blessé)", r"blessé(?:e?s)"),
            _Topic("disparus", r"nombre de disparus", r"disparue?s"),
        ),
        filling=r"à|de|était|est|au|moins|environ|plus|fait|état",
        gives=r"évalué|évalue|donné|donne|annoncé|annonce|parlé|parle|enregistré|mesuré|état|chiffré|selon|d'après|dit|"
        r"compté|recensé",
        elsewhere=r"répliques?|monté|passé|auparavant|précédent|(?:19|20)\d\d",
    ),
    "ja": _Accounts(
        topics=(
            _Topic("（マグニチュード）", r"(?:マグニチュード|M)", r"(?!)"),
            _Topic("人の死者", r"死者", r"人(?:が|の)?(?:死亡|死者|亡くな)"),
            _Topic("人の負傷者", r"(?:負傷者|けが人)", r"人(?:が|の)?(?:負傷|けが)"),
            _Topic("人の行方不明者", r"行方不明者", r"人(?:が|の)?行方不明"),
        ),
        filling=r"を|は|が|数|で|約|少なくとも",
        gives=r"発表|とした|述べ|によると|によれば|報告|観測|語っ|伝え",
        elsewhere=r"余震|増え|これまで|(?:19|20)\d\d",
    ),
}


def rivals(said: Sequence[tuple[str | None, str]], language: str) -> tuple[Rivals, ...]:
    """Return, one for each thing counted, the first two figures that differ; *said* holds speakers and texts.

    Two accounts are by different speakers, or by nobody named and told as accounts ("the agency put it at 5.8").
    """
    accounts = _ACCOUNTS.get(language)
    if accounts is None or len(said) > _MOST_STATEMENTS:
        return ()
    pairs = (_pair(said, topic, accounts, language) for topic in accounts.topics)
    return tuple(pair for pair in pairs if pair is not None)


def _pair(said: Sequence[tuple[str | None, str]], topic: _Topic, accounts: _Accounts, language: str) -> Rivals | None:
    seen: list[tuple[int, str, Decimal]] = []
    for index, (speaker, text) in enumerate(said):
        if _words(accounts.elsewhere, language).search(text):
            continue
        figures = _figures(text, topic, accounts.filling, language)
        if not figures and seen and seen[-1][0] == index - 1:
            figures = _bare_figures(text, accounts, language)
        for written, value in figures:
            for other, other_written, other_value in seen:
                if value != other_value and _are_two(said[other], (speaker, text), accounts, language):
                    return Rivals(other, index, (other_written, written), topic.noun)
            seen.append((index, written, value))
    return None


def _are_two(first: tuple[str | None, str], second: tuple[str | None, str], accounts: _Accounts, language: str) -> bool:
    if first[0] is not None or second[0] is not None:
        return first[0] != second[0]
    gives = _words(accounts.gives, language)
    return first[1] != second[1] and all(gives.search(text) for _, text in (first, second))


def _figures(text: str, topic: _Topic, filling: str, language: str) -> list[tuple[str, Decimal]]:
    return _valued(
        text, [match for each in _around(topic, filling, language) for match in each.finditer(text)], language
    )


def _bare_figures(text: str, accounts: _Accounts, language: str) -> list[tuple[str, Decimal]]:
    """Return the figure of "the other agency gave 6.1", which counts what the sentence before it does."""
    return _valued(text, list(_given(accounts, language).finditer(text)), language)


def _valued(text: str, found: Sequence[re.Match[str]], language: str) -> list[tuple[str, Decimal]]:
    values = {number.start: number.value for number in numbers(text, language)} if found else {}
    return [(match["figure"], values[match.start("figure")]) for match in found if match.start("figure") in values]


@cache
def _given(accounts: _Accounts, language: str) -> re.Pattern[str]:
    if language == "ja":
        return re.compile(rf"(?P<figure>\d[\d,.]*)人?(?:だ|である)?と?(?:{accounts.gives})")
    figure = r"(?P<figure>\d[\d.,]*\d|\d)"
    follows = r"(?=[.;,]?$|[.;,] | (?:and|but|und|aber|y|et|an)\b)"
    return re.compile(rf"\b(?:{accounts.gives}) (?:(?:it|them|sie|{accounts.filling}) ){{0,3}}{figure}{follows}")


@cache
def _around(topic: _Topic, filling: str, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    if language == "ja":
        figure = r"(?P<figure>\d[\d,.]*)"
        return re.compile(rf"{topic.before}(?:{filling})*{figure}"), re.compile(rf"{figure}{topic.after}")
    figure = r"(?P<figure>\d[\d.,]*\d|\d|[^\W\d_]+)"
    before = rf"\b{topic.before}[ -](?:(?:{filling}) ){{0,4}}{figure}"
    after = rf"\b{figure}(?: [^\W\d_]+){{0,2}}?[ -]{topic.after}\b"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


@cache
def _words(words: str, language: str) -> re.Pattern[str]:
    return re.compile(words if language == "ja" else rf"\b(?:{words})\b", re.IGNORECASE)
