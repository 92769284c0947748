"""Mutations of quotes."""

from __future__ import annotations

import re
from collections.abc import Callable

from llmbrief.brief import Claim, Evidence
from llmbrief.evals.doctor.specimen import Specimen
from llmbrief.evals.doctor.wording import TextChange

_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def quote_changed(change: TextChange) -> Callable[[Claim, Specimen], Claim | None]:
    """Make the change of a claim's first quote by *change*."""

    def mutate(claim: Claim, specimen: Specimen) -> Claim | None:
        if not claim.evidence:
            return None
        first, *others = claim.evidence
        quote = change(first.quote, specimen)
        return None if quote is None else _with(claim, Evidence(quote=quote), *others)

    return mutate


def _with(claim: Claim, *evidence: Evidence) -> Claim:
    return claim.model_copy(update={"evidence": evidence})


def word_changed(quote: str, specimen: Specimen) -> str | None:
    """Put another word of the article in the place of a long one."""
    own = list(_LONG_WORD.finditer(quote))
    others: list[str] = sorted(set(_LONG_WORD.findall(specimen.text)) - {found[0] for found in own})
    if not own or not others:
        return None
    found, other = specimen.random.choice(own), specimen.random.choice(others)
    return quote[: found.start()] + other + quote[found.end() :]


def quote_moved(claim: Claim, specimen: Specimen) -> Claim | None:
    """Give a claim the quotes of another one that lie elsewhere."""
    own = [place for item in claim.evidence if (place := _place(item, specimen)) is not None]
    others = [
        other.evidence
        for other in specimen.brief.claims
        if other.evidence and all(_is_apart(_place(item, specimen), own) for item in other.evidence)
    ]
    return _with(claim, *specimen.random.choice(others)) if own and others else None


def _place(item: Evidence, specimen: Specimen) -> tuple[int, int] | None:
    start = specimen.text.find(item.quote)
    return None if start < 0 else (start, start + len(item.quote))


def _is_apart(place: tuple[int, int] | None, others: list[tuple[int, int]]) -> bool:
    return place is not None and all(place[1] <= start or end <= place[0] for start, end in others)


def quotes_dropped(claim: Claim, specimen: Specimen) -> Claim | None:
    """Leave a claim without a quote."""
    return _with(claim) if claim.evidence else None


def claim_and_quote_changed(change: TextChange) -> Callable[[Claim, Specimen], Claim | None]:
    """Make the change of the same words in a claim and in its first quote, by *change* of the claim."""

    def mutate(claim: Claim, specimen: Specimen) -> Claim | None:
        text = change(claim.text, specimen)
        if text is None or not claim.evidence:
            return None
        old, new = _difference(claim.text, text)
        first, *others = claim.evidence
        if old not in first.quote:
            return None
        quote = first.quote.replace(old, new, 1)
        return _with(claim.model_copy(update={"text": text}), Evidence(quote=quote), *others)

    return mutate


def _difference(one: str, other: str) -> tuple[str, str]:
    """Return the words in which two texts differ."""
    mine, theirs = one.split(" "), other.split(" ")
    while mine and theirs and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    return " ".join(mine), " ".join(theirs)
