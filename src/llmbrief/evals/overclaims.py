"""What a summary says beyond the claims that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from operator import itemgetter

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim
from llmbrief.evals.summaries import sentences
from llmbrief.language import LANGUAGES
from llmbrief.language.sayings import verbs_of_saying
from llmbrief.language.voices import has_saying
from llmbrief.language.words import word_table
from llmbrief.matching.statements import Likeness, Statement, figure, statement
from llmbrief.shown import one_line
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.names import check_names, knows
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.passages import same_place
from llmbrief.verification.checking.reading import Facts, Reading, facts, fold

_CARRIED = 0.5  # share of a claim's words, weighted, that a sentence has if it is held to the claim's certainty
_ALSO = 0.9  # share of what a sentence says of one claim that another claim has if it says the same
_FIRMNESS = {"denied": 0, "hedged": 1, "asserted": 2}
_SMALL = 3  # words for numbers up to this one come with any rewording
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞŁŚŠŽČĆ][^\W\d_]*")
_SAYING = {
    "en": verbs_of_saying("en") | word_table("according per calls called puts put wants accuses accused charges"),
    "de": word_table(
        "laut zufolge angaben sagt sagte sagten erklärt erklärte meint meinte nennt nannte spricht sprach schreibt"
        " schrieb behauptet behauptete fordert forderte wirft warf betont betonte kritisiert kritisierte warnt"
        " warnte zitiert"
    ),
    "es": word_table(
        "según dice dijo dicen dijeron afirma afirmó asegura aseguró sostiene sostuvo señala señaló explica explicó"
        " acusa acusó anuncia anunció calcula cifra denuncia denunció habla advierte advirtió promete considera sitúa"
    ),
    "fr": word_table(
        "selon dit disent déclare déclaré affirme affirmé assure assuré explique expliqué annonce annoncé accuse accusé"
        " indique indiqué estime précise précisé évoque dénonce promet juge"
    ),
}


def overclaims(brief: Brief, article: Article) -> Mapping[str, str]:
    """Return the sentences of the summary that say more, or more firmly, than their claims, each with what it says.

    A key point is held to the claims that it cites, the headline and the gist to all. A number or date that neither
    these nor their quotes have is more, and so is a name that not even the article has. To assert what they only hedge
    or deny is firmer: without a word of reserve or of denial, or of who says so.
    """
    language = article.language if article.language in LANGUAGES else "en"
    carriers = _Carriers(brief, facts(article.text, language))
    faults = ((name, next(_faults(said, claims, carriers), None)) for name, said, claims in carriers.sentences())
    return {name: fault for name, fault in faults if fault is not None}


@dataclass(frozen=True)
class _Carriers:
    """A brief, and what the sentences of its summary are held to."""

    brief: Brief
    article: Facts

    def sentences(self) -> Iterator[tuple[str, Statement, Sequence[Claim]]]:
        """Yield each sentence by its name, with the claims that carry it: all of them where it cites none."""
        by_id = {claim.id: claim for claim in self.brief.claims}
        cited = [[by_id[id_] for id_ in point.claims if id_ in by_id] for point in self.brief.summary.key_points]
        for (name, text), claims in zip(sentences(self.brief.summary).items(), [[], [], *cited], strict=True):
            yield name, statement(text, self.article.language), claims or self.brief.claims

    @cached_property
    def likeness(self) -> Likeness:
        """Weights of the words that the summary and the claims have."""
        texts = [*sentences(self.brief.summary).values(), *(claim.text for claim in self.brief.claims)]
        return Likeness.among([statement(text, self.article.language) for text in texts])


def _faults(said: Statement, claims: Sequence[Claim], carriers: _Carriers) -> Iterator[str]:
    yield from _figures(said, claims)
    yield from _names(said, carriers)
    yield from _firmness(said, claims, carriers)


def _figures(said: Statement, claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the numbers and dates that neither a claim nor a quote of one has."""
    told = [statement(claim.text, said.language) for claim in claims]
    if said.figures <= frozenset().union(*(one.figures for one in told)):
        return
    given = Facts("\n".join(map(_given, claims)), said.language)
    for check in (check_numbers, check_dates):
        for finding in check(_alone(said, given)):
            token = finding.tokens[0]
            if finding.level == "conflict" and not _is_small(token, said):
                yield _beyond(token, _rival(token, said, told))


def _is_small(token: str, said: Statement) -> bool:
    """Whether a number is a word like "two", which comes with any rewording: "the two sides"."""
    return token.isalpha() and any(one.text == token and one.value <= _SMALL for one in said.numbers)


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
    strange = [word for word in _CAPITALS.findall(said.text) if not knows(carriers.article, fold(word))]
    if not strange:
        return
    words = " ".join(map(_given, carriers.brief.claims))
    for finding in check_names(_alone(said, carriers.article)):
        if finding.level == "conflict" and finding.tokens[0] not in words:
            yield _beyond(finding.tokens[0], None)


def _firmness(said: Statement, claims: Sequence[Claim], carriers: _Carriers) -> Iterator[str]:
    """Yield the claims that are hedged or denied and that the sentence asserts, unless another claim asserts them."""
    for claim in claims:
        told = statement(claim.text, said.language)
        if claim.certainty == "asserted" or carriers.likeness.said(told.terms, said.terms) < _CARRIED:
            continue
        if not keeps_reserve(said, claim) and not _is_borne_out(claim, said, carriers):
            verb = "hedges" if claim.certainty == "hedged" else "denies"
            yield f"asserts what {claim.id} {verb}: “{one_line(claim.text, 80)}”"


def keeps_reserve(said: Statement, claim: Claim) -> bool:
    """Whether the sentence keeps the reserve of a claim: hedges or says who says so; denies what is denied."""
    passage = said.passage
    if passage.negations or passage.denials or passage.doubts or _parted_denial().search(said.text):
        return True
    return claim.certainty == "hedged" and (bool(passage.hedges) or _is_attributed(said, claim))


@cache
def _parted_denial() -> re.Pattern[str]:
    """Return a German verb of denial whose parts stand apart: "weist die Zahl zurück"."""
    return re.compile(r"\b(?:weis(?:t|en)|wies(?:en)?)\b[^.;:]*\bzurück\b|\b(?:streitet|stritt)\b[^.;:]*\bab\b")


def _is_attributed(said: Statement, claim: Claim) -> bool:
    """Whether the sentence says who says it: by a word for saying, or a name, that the claim's text does not have."""
    own = {word.lower for word in statement(claim.text, said.language).passage.words}
    words = {word.lower for word in said.passage.words} - own
    if not words.isdisjoint(_SAYING.get(said.language, verbs_of_saying(said.language))):
        return True
    if said.language == "ja" and has_saying(said.text, "ja"):
        return True
    names = {fold(word) for word in _CAPITALS.findall(f"{claim.speaker or ''} {claim.via or ''}")}
    return not names.isdisjoint(map(fold, words))


def _is_borne_out(claim: Claim, said: Statement, carriers: _Carriers) -> bool:
    """Whether another claim, which is firmer than *claim*, says what the sentence has of that.

    Its reserve must be kept as well; what one party asserts and another denies must be somebody's.
    """
    own = statement(claim.text, said.language).terms
    both = {term: count for term, count in own.items() if term in said.terms}
    return any(
        carriers.likeness.said(both, statement(other.text, said.language).terms) >= _ALSO
        and _is_allowed(other, said, disputed=claim.certainty == "denied")
        for other in carriers.brief.claims
        if _FIRMNESS[other.certainty] > _FIRMNESS[claim.certainty]
    )


def _is_allowed(other: Claim, said: Statement, *, disputed: bool) -> bool:
    if other.certainty == "hedged":
        return keeps_reserve(said, other)
    return not disputed or other.speaker is None or _is_attributed(said, other)


def _alone(said: Statement, known: Facts) -> Reading:
    """Return a sentence as the checks read it, without quotes."""
    return Reading(claim=said.passage, quotes=(), article=known, certainty=None, speaker=None, via=None)


def _beyond(token: str, rival: str | None) -> str:
    return f"says {token}; its claims say {rival}" if rival else f"says {token}, which its claims do not"


def _given(claim: Claim) -> str:
    """Return all that a claim says, who says it, and its quotes."""
    return "\n".join(filter(None, (claim.text, claim.speaker, claim.via, *(one.quote for one in claim.evidence))))
