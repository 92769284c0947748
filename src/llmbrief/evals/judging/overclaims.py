"""What a summary says beyond the claims that carry it."""

from __future__ import annotations

import datetime as calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations
from operator import itemgetter

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Summary
from llmbrief.evals.judging.against import against
from llmbrief.evals.judging.reserve import is_attributed, keeps_hedge, keeps_reserve
from llmbrief.evals.judging.sources import Sources, words_of
from llmbrief.evals.judging.summaries import sentences
from llmbrief.language import read_as
from llmbrief.language.dates import Date, dates
from llmbrief.language.numbers import in_own_context
from llmbrief.matching.scopes import is_about
from llmbrief.matching.statements import CAPITALIZED, Likeness, Statement, figure, statement
from llmbrief.shown import one_line
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.names import check_names, knows
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.passages import same_place
from llmbrief.verification.checking.reading import Facts, Reading, facts, fold

# Of benchmarks.metrics: at .4, .5 and .6 it flags 8, 6, 5 honest sentences, and 56, 48, 39 of 67 with the hedge cut.
_CARRIED = 0.5  # share of a claim's words, weighted, that a sentence has if it is held to the claim's certainty
_NEAR = 0.5  # share of a claim's words that a sentence has if it is made of the claim
# At .8 three bare hedged claims and three denied ones more pass; at 1 a word of other form counts as another thing.
_ALSO = 0.9  # share of what a sentence says of one claim that another claim has if it says the same
_FIRMNESS = {"denied": 0, "hedged": 1, "asserted": 2}
_ROUNDED = Decimal("0.05")  # share by which "about" so many may be more or fewer
_SMALL = (1, 2, 3)  # numbers that come with any rewording
_DAYS = {"days": 1, "weeks": 7}


def overclaims(brief: Brief, article: Article) -> Mapping[str, str]:
    """Return the sentences of the summary that say more, or more firmly, than their claims, each with what it says.

    A key point is held to the claims that it cites, the headline and the gist to all. What neither these nor their
    quotes have is more: a number, a date, a name, a negation; and so is what goes the other way than they do, or stands
    where they have another name or number. To assert what they only hedge or deny is firmer: without a word of reserve
    or of denial, or of who says so.
    """
    language = read_as(article.language)
    return _overclaims(brief.summary, brief.claims, facts(article.text, language))


@lru_cache(maxsize=64)  # asked again for what is to be said of them, and for slugs that hold the same article
def _overclaims(summary: Summary, claims: tuple[Claim, ...], article: Facts) -> Mapping[str, str]:
    carriers = _Carriers(summary, claims, article)
    faults = ((name, next(_faults(said, cited, carriers), None)) for name, said, cited in carriers.sentences())
    return {name: fault for name, fault in faults if fault is not None}


@dataclass(frozen=True)
class _Carriers:
    """A summary with all claims of its brief, and what its sentences are held to."""

    summary: Summary
    claims: Sequence[Claim]
    article: Facts

    def sentences(self) -> Iterator[tuple[str, Statement, Sequence[Claim]]]:
        """Yield each sentence by its name, with the claims that carry it: all of them where it cites none."""
        by_id = {claim.id: claim for claim in self.claims}
        cited = [[by_id[id_] for id_ in point.claims if id_ in by_id] for point in self.summary.key_points]
        for (name, text), claims in zip(sentences(self.summary).items(), [[], [], *cited], strict=True):
            yield name, statement(text, self.article.language), claims or self.claims

    def sources(self, said: Statement, claims: Sequence[Claim]) -> Sources:
        """Return the claims that a sentence cites; if it cites none, those of which it says enough."""
        if len(claims) < len(self.claims):
            return Sources(claims, Facts("\n".join(map(words_of, claims)), said.language), self.article)
        near = [claim for claim in claims if self._share(claim, said) >= _NEAR]
        return Sources(near, self.given, self.article)

    @cached_property
    def given(self) -> Facts:
        """What all claims say."""
        return Facts("\n".join(map(words_of, self.claims)), self.article.language)

    def _share(self, claim: Claim, said: Statement) -> float:
        """Return the share of a claim's words, all weighing the same, that a sentence has."""
        terms = statement(claim.text, said.language).terms.keys()
        return len(terms & said.terms.keys()) / max(1, len(terms))

    @cached_property
    def likeness(self) -> Likeness:
        """Weights of the words that the summary and the claims have."""
        texts = [*sentences(self.summary).values(), *(claim.text for claim in self.claims)]
        return Likeness.among([statement(text, self.article.language) for text in texts])


def _faults(said: Statement, claims: Sequence[Claim], carriers: _Carriers) -> Iterator[str]:
    yield from _figures(said, claims)
    yield from _names(said, carriers)
    yield from _firmness(said, claims, carriers)
    yield from against(said, carriers.sources(said, claims))


def _figures(said: Statement, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the numbers and dates that neither a claim nor a quote of one has."""
    told = [statement(claim.text, said.language) for claim in claims]
    if said.figures <= frozenset().union(*(one.figures for one in told)):
        return
    given = Facts("\n".join(map(words_of, claims)), said.language)
    for check in (check_numbers, check_dates):
        for finding in check(_alone(said, given)):
            token = finding.tokens[0]
            if finding.level == "conflict" and not _is_allowed_number(token, said, given):
                yield _beyond(token, _rival(token, said, told))


def _is_allowed_number(token: str, said: Statement, given: Facts) -> bool:
    return _is_small(token, said) or _is_rounded(token, said, given) or _is_between(token, said, given)


def _is_small(token: str, said: Statement) -> bool:
    """Whether a number is one like "two", in a word or a figure, which comes with any rewording: "the two sides"."""
    return any(one.text == token and one.kind == "plain" and one.value in _SMALL for one in said.numbers)


@in_own_context
def _is_rounded(token: str, said: Statement, given: Facts) -> bool:
    """Whether a number is said to be about what the claims have: "about two-thirds" of 68.2 percent."""
    number = next((one for one in said.numbers if one.text == token), None)
    if number is None or not is_about(said.passage, said.passage.between(number.start, number.end)[0]):
        return False
    share = number.value * 100 if number.kind == "plain" and number.value < 1 else number.value
    kinds = ("percent",) if share != number.value else (number.kind,)
    near = (one for values in given.numbers.values() for one in values if one.kind in kinds)
    return any(abs(one.value - share) <= _ROUNDED * abs(one.value) for one in near)


def _is_between(token: str, said: Statement, given: Facts) -> bool:
    """Whether a number is the time between two dates of the claims: "eight days before" of 3 and 11 May 2018."""
    number = next((one for one in said.numbers if one.text == token), None)
    if number is None or number.unit not in (*_DAYS, "years"):
        return False
    told = set(dates(given.text, said.language))
    if number.unit == "years":
        moments = {one.year for one in told if one.year}
        return any(abs(one - other) == number.value for one, other in combinations(moments, 2))
    days = {day for one in told if (day := _day(one)) is not None}
    return any(abs(one - other) == number.value * _DAYS[number.unit] for one, other in combinations(days, 2))


def _day(date: Date) -> int | None:
    """Return the number of a date's day; None where it does not give all of it, or there is no such day."""
    try:
        return calendar.date(date.year or 0, date.month or 0, date.day or 0).toordinal()
    except ValueError:
        return None


def _rival(token: str, said: Statement, told: Sequence[Statement]) -> str | None:
    """Return the number of the claims that *token* stands for: one of its kind, in the same place or alone."""
    number = next((one for one in said.numbers if one.text == token), None)
    if number is None:
        return None
    place = said.passage.between(number.start, number.end)
    rivals = [
        (same_place(said.passage, place, one.passage, one.passage.between(other.start, other.end)), other.text)
        for one in told
        for other in one.numbers
        if (other.kind, other.unit) == (number.kind, number.unit) and figure(other) not in said.figures
    ]
    is_there, text = max(rivals, key=itemgetter(0), default=(False, None))
    return text if is_there or len(rivals) == 1 else None


def _names(said: Statement, carriers: _Carriers) -> Iterator[str]:
    """Yield the names that neither the article nor a claim has."""
    strange = [word for word in CAPITALIZED.findall(said.text) if not knows(carriers.article, fold(word))]
    if not strange:
        return
    words = " ".join(map(words_of, carriers.claims))
    for finding in check_names(_alone(said, carriers.article)):
        if finding.level == "conflict" and finding.tokens[0] not in words:
            yield _beyond(finding.tokens[0], None)


def _firmness(said: Statement, claims: Sequence[Claim], carriers: _Carriers) -> Iterator[str]:
    """Yield the claims that are hedged or denied and that the sentence asserts, unless another claim asserts them."""
    for claim in claims:
        told = statement(claim.text, said.language)
        if claim.certainty == "asserted" or carriers.likeness.said(told.terms, said.terms) < _CARRIED:
            continue
        is_kept = keeps_hedge if claim.certainty == "hedged" else keeps_reserve
        if not is_kept(said, claim) and not _is_borne_out(claim, said, carriers):
            verb = "hedges" if claim.certainty == "hedged" else "denies"
            yield f"asserts what {claim.id} {verb}: “{one_line(claim.text, 80)}”"


def _is_borne_out(claim: Claim, said: Statement, carriers: _Carriers) -> bool:
    """Whether another claim, which is firmer than *claim*, says what the sentence has of that.

    Its reserve must be kept as well; what one party asserts and another denies must be somebody's.
    """
    own = statement(claim.text, said.language).terms
    both = {term: count for term, count in own.items() if term in said.terms}
    return any(
        carriers.likeness.said(both, statement(other.text, said.language).terms) >= _ALSO
        and _is_allowed(other, said, disputed=claim.certainty == "denied")
        for other in carriers.claims
        if _FIRMNESS[other.certainty] > _FIRMNESS[claim.certainty]
    )


def _is_allowed(other: Claim, said: Statement, *, disputed: bool) -> bool:
    if other.certainty == "hedged":
        return keeps_reserve(said, other)
    return not disputed or other.speaker is None or is_attributed(said, other)


def _alone(said: Statement, known: Facts) -> Reading:
    """Return a sentence as the checks read it, without quotes."""
    return Reading(claim=said.passage, quotes=(), article=known)


def _beyond(token: str, rival: str | None) -> str:
    return f"says {token}; its claims say {rival}" if rival else f"says {token}, which its claims do not"
