"""Whether a sentence keeps the reserve of a claim that it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from llmbrief.brief import Claim
from llmbrief.language.sayings import verbs_of_saying
from llmbrief.language.voices import has_saying
from llmbrief.language.words import word_table
from llmbrief.matching.statements import CAPITALIZED, Statement, statement
from llmbrief.verification.checking.certainty import bears_on
from llmbrief.verification.checking.passages import Passage, read
from llmbrief.verification.checking.reading import fold
from llmbrief.verification.checking.stems import FUNCTION_WORDS

_CONDITIONS = {
    "en": frozenset(("if", "unless", "provided that", "subject to", "depending on", "pending", "as long as")),
    "de": frozenset(("wenn", "falls", "sofern", "vorbehaltlich", "vorausgesetzt")),
    "es": frozenset(("si", "salvo que", "siempre que", "a menos que", "a condición de")),
    "fr": frozenset(("si", "sauf si", "sous réserve", "à condition", "à moins que", "pourvu que")),
}
# Conditions that a claim that will be so has in its own words, and that make up for its hedge all the same.
_SUBJECT_TO = {
    "en": frozenset(("provided that", "subject to", "depending on", "pending", "as long as")),
    "de": frozenset(("vorbehaltlich", "vorausgesetzt", "sofern")),
    "es": frozenset(("siempre que", "a condición de")),
    "fr": frozenset(("sous réserve", "à condition", "pourvu que")),
}
_RESERVES = {  # what a summary says in place of a hedge: who will not be named, who merely thinks so, who disagrees
    "en": word_table("unnamed anonymous thought believed suspected differ differs disagree disagrees preliminary"),
    "de": word_table("ungenannt ungenannte ungenannten anonym anonyme anonymen meint meinte glaubte uneins"),
    "es": word_table("anónimo anónima anónimos anónimas cree creía piensa discrepan"),
    "fr": word_table("anonyme anonymes pense pensait croyait divergent"),
}
_TAKEN_BACK = {  # what an article does to its own words
    "en": word_table("withdraws withdrew withdrawn withdraw retracts retracted corrects corrected correction"),
    "de": word_table("berichtigt korrigiert zurückgezogen widerruft"),
    "es": word_table("rectifica rectificó retira corrige corrigió"),
    "fr": word_table("rectifie rectifié retire corrige corrigé"),
}
_SAYING = {
    "en": verbs_of_saying("en")
    | word_table("according per call calls called puts put wants accuses accused charges promises vows pledges plans"),
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


# Somebody who is to say something has not said it; the verb of saying follows.
_BIDDEN = {
    "en": re.compile(
        r"\b(?:told|asked|ordered|instructed|urged|paid|forced|made|wanted|advised|pressed)\b(?:\s[^\s,;:.]+){0,5}?\sto"
        r"\s(?:say|report|write|state|claim|declare|record|tell|testify|announce|pretend)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:angewiesen|aufgefordert|gebeten|gedrängt|beauftragt)\b[^;:.]*\szu\s(?:sagen|melden|berichten|schreiben)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:pidió|pidieron|ordenó|ordenaron|instó|obligó)\b[^;:.]*\s(?:decir|declarar|informar|dijera|informara)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?:demandé|ordonné|enjoint|prié|sommé)\b[^;:.]*\s(?:de|d'|d’)\s?(?:dire|déclarer|écrire|affirmer|annoncer)\b",
        re.IGNORECASE,
    ),
}
# Share of a claim's words of weight, names left out, that a quote has if it reports the claim. Of the traps' words put
# on every gold claim that has a speaker (1,643) it spares 35 at .5, 4 at .75.
_REPORTED = 0.75


def keeps_reserve(said: Statement, claim: Claim) -> bool:
    """Whether the sentence keeps the reserve of a claim: hedges or says who says so; denies what is denied."""
    passage = said.passage
    if passage.negations or passage.denials or passage.doubts or _parted_denial().search(said.text):
        return True
    if claim.certainty == "denied" and passage.cues(_TAKEN_BACK):
        return True
    return claim.certainty == "hedged" and (bool(passage.hedges) or is_attributed(said, claim))


def keeps_hedge(said: Statement, claim: Claim) -> bool:
    """Whether a sentence that says a hedged claim hedges, names a condition, or says who says it.

    Who says it is not enough where the claim's quotes hedge, of what the sentence says, what that does not: "the change
    was a factor, a spokesman said" of "may have been a factor"; but "hopes" keeps the hedge of "hoped it could".
    """
    if said.passage.hedges or said.passage.doubts or _marks(said.passage, _SUBJECT_TO):
        return True
    own = statement(claim.text, said.language).passage
    if any(_marks(said.passage, table) - _marks(own, table) for table in (_CONDITIONS, _RESERVES)):
        return True
    if not is_attributed(said, claim):
        return False
    keys = {word.key for word in said.passage.words} - FUNCTION_WORDS.get(said.language, frozenset())
    hedges = [(quote, index) for quote in _quotes(claim, said.language) for index in quote.hedges]
    if any(quote.words[index].key in keys for quote, index in hedges):
        return True
    return not any(bears_on(quote, index, said.passage) for quote, index in hedges)


def _marks(passage: Passage, table: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the entries of *table* that a passage has; those that a claim has itself are no reserve about it."""
    return frozenset(passage.phrase(start, end - 1).lower() for start, end in passage.cues(table))


def _quotes(claim: Claim, language: str) -> list[Passage]:
    return [read(one.quote, language) for one in claim.evidence]


@cache
def _parted_denial() -> re.Pattern[str]:
    """Return a German verb of denial whose parts stand apart: "weist die Zahl zurück"."""
    return re.compile(r"\b(?:weis(?:t|en)|wies(?:en)?)\b[^.;:]*\bzurück\b|\b(?:streitet|stritt)\b[^.;:]*\bab\b")


def saying_words(language: str) -> frozenset[str]:
    """Return the words that say that somebody says something."""
    return _SAYING.get(language, frozenset())


def is_attributed(said: Statement, claim: Claim) -> bool:
    """Whether the sentence says who says it: by a word for saying, or a name, that the claim's text does not have."""
    own = {word.lower for word in statement(claim.text, said.language).passage.words}
    words = {word.lower for word in said.passage.words} - own
    if not words.isdisjoint(_SAYING.get(said.language, verbs_of_saying(said.language))):
        return True
    if said.language == "ja" and has_saying(said.text, "ja"):
        return True
    names = {fold(word) for word in CAPITALIZED.findall(f"{claim.speaker or ''} {claim.via or ''}")}
    return not names.isdisjoint(map(fold, words))


def is_bidden(said: Statement) -> bool:
    """Whether a sentence tells of words that somebody is to say: "was told to report that …"."""
    pattern = _BIDDEN.get(said.language)
    return pattern is not None and pattern.search(said.text) is not None


def is_reported(claim: Claim, language: str) -> bool:
    """Whether one of a claim's own quotes, which the article has, says that the claim's speaker says it.

    The quote names the speaker, has a word for saying and none of denial, and most of the claim's words besides names.
    """
    if claim.speaker is None:
        return False
    quotes = [statement(one.quote, language) for one in claim.evidence if one.supports]
    return any(_is_said_by(claim.speaker, quote) and _reports(quote, claim) for quote in quotes)


def _is_said_by(speaker: str, quote: Statement) -> bool:
    if quote.passage.denials or quote.passage.doubts or not _has_saying(quote):
        return False
    return not statement(speaker, quote.language).terms.keys().isdisjoint(quote.terms)


def _has_saying(quote: Statement) -> bool:
    words = {word.lower for word in quote.passage.words}
    return not words.isdisjoint(_SAYING.get(quote.language, frozenset())) or has_saying(quote.text, quote.language)


def _reports(quote: Statement, claim: Claim) -> bool:
    text = claim.text if quote.language == "de" else CAPITALIZED.sub(" ", claim.text)
    terms = statement(text, quote.language).terms.keys()
    return len(terms & quote.terms.keys()) >= _REPORTED * len(terms)
