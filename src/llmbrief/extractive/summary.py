"""The summary: the article's own headline or lead, and its weightiest claims with who says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llmbrief.brief import Claim, KeyPoint, Summary
from llmbrief.extractive.names import contracted, with_article
from llmbrief.extractive.rivals import rivals
from llmbrief.extractive.salience import leans
from llmbrief.extractive.wording import lowered, says, shortened, standing_alone
from llmbrief.language.words import content_words

_HEADLINE_WORDS = 12
_GIST_WORDS = 35
_MOST_POINTS = 6
_FEWEST_POINTS = 3
_SHORT = 15  # claims of a news text whose first one is the lead

_SAID = {
    "en": "{text}, according to {speaker}.",
    "de": "{text}, so {speaker}.",
    "es": "{text}, según {speaker}.",
    "fr": "{text}, selon {speaker}.",
    "ja": "{speaker}によると、{text}。",
}
_RELAYED = {
    "en": "{text}, according to {speaker}, cited by {via}.",
    "de": "{text}, so {speaker} laut {via}.",
    "es": "{text}, según {speaker} ({via}).",
    "fr": "{text}, selon {speaker} ({via}).",
    "ja": "{via}が伝えた{speaker}の話によると、{text}。",
}
_DENIED = {
    "en": "{speaker} denies that {clause}.",
    "de": "{speaker} bestreitet, {clause}.",
    "es": "{speaker} niega {clause}.",
    "fr": "{speaker} dément {clause}.",
    "ja": "{speaker}は次のことを否定した：{text}。",
}
_DENIED_SENTENCE = {
    "en": "{speaker} denies that {clause}.",
    "de": "{speaker} bestreitet Folgendes: {text}.",
    "es": "{speaker} niega lo siguiente: {clause}.",
    "fr": "{speaker} dément ceci : {clause}.",
    "ja": "{speaker}は次のことを否定した：{text}。",
}
_NOUN_CLAUSE = re.compile(r"(?:dass|que) |qu'", re.IGNORECASE)
_RESERVED = {
    "en": "{text}, {speaker} suggested.",
    "de": "{text} – so vermutet es {speaker}.",
    "es": "{text}, según la estimación de {speaker}.",
    "fr": "{text}, estime {speaker}.",
    "ja": "{speaker}の見方では、{text}。",
}


def summarized(claims: Sequence[Claim], order: Sequence[int], title: str | None, text: str, language: str) -> Summary:
    """Make the summary of *claims*; *order* holds the indices of all of them, the weightiest first."""
    carriers = _carriers(claims, order, language)
    lead = _lead(claims, carriers, title or "", language)
    points = tuple(KeyPoint(text=attributed(claims[i], text, language), claims=(claims[i].id,)) for i in carriers)
    headline = title or attributed(lead, text, language)
    return Summary(
        headline=shortened(" ".join(headline.split()), _HEADLINE_WORDS, language).rstrip("。.") or title or lead.text,
        gist=attributed(lead, text, language, words=_GIST_WORDS),
        key_points=points,
    )


def _carriers(claims: Sequence[Claim], order: Sequence[int], language: str) -> tuple[int, ...]:
    """Return the indices of the claims that carry the summary; those that lean on another only where there are few."""
    leaning = [i for i in order if leans(claims[i].text, language)]
    standing = [i for i in order if i not in leaning]
    ranked = (standing + leaning[: max(0, _FEWEST_POINTS - len(standing))])[:_MOST_POINTS]
    pairs = rivals([(claim.speaker, claim.text) for claim in claims], language)
    differing = [index for pair in pairs for index in (pair.first, pair.second)][:_MOST_POINTS]
    others = [i for i in ranked if i not in differing][: _MOST_POINTS - len(set(differing))]
    return tuple(i for i in order if i in differing or i in others)


def _lead(claims: Sequence[Claim], order: Sequence[int], title: str, language: str) -> Claim:
    """Return the lead of a short news text, of its first claims the one nearest the title; else what weighs most."""
    if len(claims) > _SHORT:
        return claims[order[0]]
    terms = _terms(title, language)
    first = [claim for claim in claims[:3] if not leans(claim.text, language)] or claims[:3]
    return max(first, key=lambda claim: (len(terms & _terms(claim.text, language)), not _is_quotation(claim)))


def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(word.text.casefold() for word in content_words(text, language))


def _is_quotation(claim: Claim) -> bool:
    return claim.evidence[0].quote[:1] in '“„«"「'


def attributed(claim: Claim, article_text: str, language: str, *, words: int = 60) -> str:
    """Return the claim as a sentence that says whose it is; about *words* words long where it can be cut safely."""
    text = shortened(claim.text, words, language)
    if claim.speaker is None or _names_speaker(claim, claim.speaker, language):
        return text
    plain = text.rstrip(".。")
    plain = _STOP_IN_QUOTES.sub(r"\1", plain)
    if plain.endswith(("!", "?", "…", "！", "？")):
        return _prefixed(claim.speaker, text)
    clause = lowered(plain, article_text, language)
    speaker = with_article(claim.speaker, language)
    shell = contracted(
        _template(claim, language).format(speaker=speaker, via=claim.via, text="\0", clause="\1"), language
    )
    told = shell.replace("\0", plain).replace("\1", clause)
    return told[:1].upper() + told[1:]


_STOP_IN_QUOTES = re.compile(r"[.,。]([\"”’»」]+)$")


def _names_speaker(claim: Claim, speaker: str, language: str) -> bool:
    """Whether the claim is the article's whole sentence, with its speaker in it, or has its speaker as its subject."""
    if language == "ja" and speaker in claim.text.partition("は")[0]:
        return True
    whole = standing_alone(claim.evidence[0].quote, language) == claim.text
    return whole and speaker.rsplit(maxsplit=1)[-1] in claim.text


def _template(claim: Claim, language: str) -> str:
    code = language if language in _SAID else "en"
    if claim.certainty == "denied":
        return (_DENIED if _NOUN_CLAUSE.match(claim.text) else _DENIED_SENTENCE)[code]
    if claim.certainty == "hedged" and not says("hedge", claim.text, language):
        return _RESERVED[code]
    return (_RELAYED if claim.via else _SAID)[code]


def _prefixed(speaker: str, text: str) -> str:
    return f"{speaker[:1].upper()}{speaker[1:]}: {text}"
