"""Names and numbers of a summary's sentence that its claims have elsewhere, or do not have.

A name is known by its company. One that stands where the claims have another is held against these; so is a number. A
name that no claim has is let pass if the article puts it so: who signed it, an office, a word beside it that is beside
it in the article too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from llmbrief.evals.judging.reserve import saying_words
from llmbrief.evals.judging.sources import Sources
from llmbrief.language.numbers import Number
from llmbrief.matching.company import Company, Named, likeness
from llmbrief.matching.statements import Statement, figure, statement
from llmbrief.verification.checking.names import knows
from llmbrief.verification.checking.passages import Passage, Place, read
from llmbrief.verification.checking.reading import Facts, fold
from llmbrief.verification.checking.stems import stem

# At .5, .6 and .7 it flags 13, 6 and 4 of 557 honest sentences (benchmarks.metrics), and of names and numbers put in
# the place of others 119, 113 and 111 of 191 (the doctor).
_ALIKE = 0.6  # likeness of a name's company to that of another name of the claims, whose place it takes
# At .3 two honest sentences more are flagged and no more of the others; at .5 it is the same as here.
_MARGIN = 0.4  # by how much it is greater than that to its own company
_KEPT = 0.3  # likeness to its own company from which a name is in its place
_AROUND = 60  # characters on each side of a name in the article
_NEXT = re.compile(r"\W+[^\W\d_]+")
_BYLINE = re.compile(r"^(?:By|Von|Por|Par)\s(?=[A-ZÀ-ÖØ-Þ])(.{3,80})$", re.MULTILINE)
_AGENT = re.compile(r"[a-z]{2,}(?:[eo]r|ist|ian|ident|man|woman|ion|tain|tary)")  # who does or is something
_Companies = Mapping[str, Sequence[Company]]  # of the words of names, folded


def misplaced(said: Statement, sources: Sources) -> Iterator[str]:
    """Yield the names that no claim has, and the names and numbers that stand where the claims have another."""
    named = Named(said.passage, sources.article, by_clause=True)
    yield from _unknown(named, sources)
    yield from _displacing(named, sources)
    yield from _miscounted(named, said, sources)


def _unknown(named: Named, sources: Sources) -> Iterator[str]:
    for place in named.runs:
        words = named.words(place)
        if any(word in sources.given.casefolded or knows(sources.given, word) for word in words):
            continue
        if not _is_known(named, place, sources.article):
            yield f"says {named.passage.phrase(*place)}, which its claims do not"


def _is_known(named: Named, place: Place, article: Facts) -> bool:
    """Whether a name is the author's, or the article has it near a word that stands beside it in the sentence."""
    passage, (first, last) = named.passage, place
    if any(fold(passage.written(index)) in _authors(article.text) for index in range(first, last + 1)):
        return True
    if _is_titled(passage, last, article):
        return True
    beside = {key.lstrip("<>~=") for key in named.beside(place)}
    name = passage.written(last).removesuffix("'s").removesuffix("’s")
    return any(
        not beside.isdisjoint(_near(found.start(), article)) for found in re.finditer(re.escape(name), article.text)
    )


def _is_titled(passage: Passage, last: int, article: Facts) -> bool:
    """Whether a name is part of an office that the article writes so: Interior Ministry."""
    if last + 1 == len(passage.words) or not passage.written(last + 1)[0].isupper():
        return False
    return passage.phrase(last, last + 1) in article.text


def _near(place: int, article: Facts) -> frozenset[str]:
    """Return the stems of the words around *place* in the article."""
    return frozenset(read(article.text[max(0, place - _AROUND) : place + _AROUND], article.language).keys)


@lru_cache(maxsize=4)
def _authors(article: str) -> frozenset[str]:
    """Return the words of the names in lines like "By Dilys Parmenter"."""
    return frozenset(fold(word) for line in _BYLINE.findall(article) for word in re.findall(r"[^\W\d_]+", line))


def _displacing(named: Named, sources: Sources) -> Iterator[str]:
    """Yield the names with the company that another has in the claims or their quotes, and without their own."""
    doubtful = [place for place in named.runs if not _is_copied(named, place, sources.given)]
    if not doubtful:
        return
    told = _companies([claim.text for claim in sources.claims], named, sources.article)
    doubtful = [place for place in doubtful if not _is_settled(named, place, told)]
    if not doubtful:
        return
    quotes = [one.quote for claim in sources.claims for one in claim.evidence]
    for name, companies in _companies(quotes, named, sources.article).items():
        told.setdefault(name, []).extend(companies)
    for place in doubtful:
        if rival := _displaced(place, named, told, sources.article):
            yield f"says {named.passage.phrase(*place)} where its claims say {rival}"


def _is_settled(named: Named, place: Place, told: _Companies) -> bool:
    """Whether a name is so much in its place that no other can be more, which spares reading the quotes."""
    return _kept(named.beside(place), named.words(place), told) > 1 - _MARGIN


def _is_copied(named: Named, place: Place, given: Facts) -> bool:
    """Whether the claims or quotes have a name with a word of weight beside it, which spares looking for others."""
    words, (first, last) = named.passage.words, place
    spans = [(first - 1, last)] if first else []
    spans += [(first, last + 1)] if last + 1 < len(words) else []
    beside = [(one, other) for one, other in spans if words[one].content and words[other].content]
    return any(named.passage.phrase(one, other).casefold() in given.casefolded for one, other in beside)


def _displaced(place: Place, named: Named, told: _Companies, article: Facts) -> str | None:
    """Return a name that the sentence does not have in its own place, in whose place that at *place* stands."""
    beside, words, language = named.beside(place), named.words(place), named.passage.language
    least = max(_ALIKE, _kept(beside, words, told) + _MARGIN)
    others = ((other, _telling(beside, told[other], language)) for other in told if other not in words)
    rivals = (other for other, companies in others if _most_alike(beside, companies) >= least)
    for rival in rivals:
        is_in_place = _is_called(named, place, rival)
        is_in_place |= any(_most_alike(one, told[rival]) >= _KEPT for one in named.companies(rival))
        is_one = any(f"{a} {b}" in article.casefolded for word in words for a, b in permutations((word, rival)))
        if not is_in_place and not is_one:
            return rival
    return None


def _telling(beside: Company, companies: Iterable[Company], language: str) -> list[Company]:
    """Return those with more in common with *beside* than that both stand beside a word for saying, as any name may."""
    marks = {mark for mark in beside if mark.lstrip("<>~=") not in _sayings(language)}
    return [one for one in companies if not marks.isdisjoint(one)]


@cache
def _sayings(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in saying_words(language))


def _is_called(named: Named, place: Place, rival: str) -> bool:
    """Whether a name is part of what another is called right behind it: "Lindholm Open winner Noor Vandermeer"."""
    passage, after = named.passage, place[1] + 1
    if passage.language != "en" or after == len(passage.words) or not _AGENT.fullmatch(passage.written(after)):
        return False
    return any(run[0] == after + 1 and rival in named.words(run) for run in named.runs)


def _kept(beside: Company, words: Iterable[str], told: _Companies) -> float:
    return max(_most_alike(beside, told.get(word, ())) for word in words)


def _most_alike(beside: Company, companies: Sequence[Company]) -> float:
    return max((likeness(beside, one) for one in companies), default=0.0)


def _companies(texts: Iterable[str], named: Named, article: Facts) -> dict[str, list[Company]]:
    """Return what stands beside each word of a name in *texts*; those that say by whom it is done, which the sentence
    does not, are left out.
    """
    found: dict[str, list[Company]] = {}
    for one in (_named(text, article) for text in texts):
        if one.turned <= named.turned:
            for name in one.places:
                found.setdefault(name, []).extend(one.companies(name))
    return found


@lru_cache(maxsize=1_000)  # a claim carries several sentences
def _named(text: str, article: Facts) -> Named:
    return Named(statement(text, article.language).passage, article, by_clause=True)


def _miscounted(named: Named, said: Statement, sources: Sources) -> Iterator[str]:
    """Yield the numbers with the company that another of their kind has in the claims, and without their own."""
    doubtful = [one for one in said.numbers if not _is_copied_with_next(one, said.text, sources.given.text)]
    told = list(_counted(sources)) if doubtful else []
    for number in doubtful:
        beside = named.beside(said.passage.between(number.start, number.end))
        counted = [one for one in told if (one.number.kind, one.number.unit) == (number.kind, number.unit)]
        kept = _most_alike(beside, [one.beside for one in counted if one.number.value == number.value])
        others = [one for one in counted if figure(one.number) not in said.figures]
        rival = max(others, key=lambda one: likeness(beside, one.beside), default=None)
        if rival and likeness(beside, rival.beside) >= max(_ALIKE, kept + _MARGIN):
            yield f"says {number.text} where its claims say {rival.number.text}"


def _is_copied_with_next(number: Number, said: str, given: str) -> bool:
    following = _NEXT.match(said, number.end)
    return following is not None and said[number.start : following.end()] in given


class _Counted(NamedTuple):
    """A number of a claim, and what stands beside it."""

    number: Number
    beside: Company


def _counted(sources: Sources) -> Iterator[_Counted]:
    for one in sources.statements():
        for number in one.numbers:
            place = one.passage.between(number.start, number.end)
            yield _Counted(number, _named(one.text, sources.article).beside(place))
