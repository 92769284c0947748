"""Mutations of the list of claims, and of what is said of a claim beside its text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from llmbrief.brief import Brief, Claim, Evidence
from llmbrief.evals.doctor.specimen import (
    Mutant,
    Place,
    Specimen,
    new_id,
    replaced,
    some,
    with_claims,
    with_parts,
)
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.language.words import words

_JOINED = {"en": "and", "de": "und", "es": "y", "fr": "et"}
_CUTS = {  # words before which a claim may be cut in two
    "en": "and but because after before when while although which who in on for with from by at",
    "de": "und aber weil nachdem während in auf mit für von nach bei",
    "es": "y pero porque cuando mientras en para con por desde",
    "fr": "et mais parce quand pendant en pour avec par depuis",
}
_FEWEST = 4  # words of a part of a claim
_TOPIC = 3  # words with which both parts begin


def dropped(share: float) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that leaves out *share* of the claims."""

    def mutate(specimen: Specimen) -> Mutant | None:
        gone = {claim.id for claim in some(specimen.brief.claims, specimen.random, share)}
        kept = [claim for claim in specimen.brief.claims if claim.id not in gone]
        return _mutant(with_claims(specimen.brief, kept), [Place(claims=(id_,)) for id_ in sorted(gone)])

    return mutate


def _mutant(brief: Brief, places: list[Place]) -> Mutant | None:
    return Mutant(brief, tuple(places)) if places else None


def invented(specimen: Specimen) -> Mutant | None:
    """Add claims of another article, each on a real quote of this one."""
    return _foreign(specimen, [claim.evidence[:1] for claim in specimen.brief.claims if claim.evidence])


def invented_with_quotes(specimen: Specimen) -> Mutant | None:
    """Add claims of another article with a quote of it, which this one does not have."""
    return _foreign(specimen, None)


def _foreign(specimen: Specimen, quotes: list[tuple[Evidence, ...]] | None) -> Mutant | None:
    if specimen.other is None or quotes == []:
        return None
    count = max(1, len(specimen.brief.claims) // 4)
    brief, places = specimen.brief, []
    for claim in specimen.random.sample(specimen.other.claims, min(count, len(specimen.other.claims))):
        evidence = claim.evidence[:1] if quotes is None else specimen.random.choice(quotes)
        id_ = new_id(brief, "invented")
        added = claim.model_copy(update={"id": id_, "evidence": evidence})
        brief = with_parts(brief, claims=(*brief.claims, added))
        places.append(Place(claims=(id_,), is_new=True))
    return _mutant(brief, places)


def repeated(specimen: Specimen) -> Mutant | None:
    """Say a quarter of the claims twice, in the same words."""
    brief, places = specimen.brief, []
    for claim in some(specimen.brief.claims, specimen.random):
        id_ = new_id(brief, "again")
        brief = with_parts(brief, claims=(*brief.claims, claim.model_copy(update={"id": id_})))
        places.append(Place(claims=(claim.id, id_), is_new=True))
    return _mutant(brief, places)


def merged(specimen: Specimen) -> Mutant | None:
    """Make one claim of two that stand side by side and have the same fields."""
    joined = _JOINED.get(specimen.language)
    if joined is None:
        return None
    pairs = [(a, b) for a, b in pairwise(specimen.brief.claims) if _fields(a) == _fields(b)]
    chosen: list[tuple[Claim, Claim]] = []
    for a, b in some(pairs, specimen.random):
        if not chosen or a.id != chosen[-1][1].id:
            chosen.append((a, b))
    whole = {a.id: _merged(a, b, joined) for a, b in chosen}
    into = {b.id: a.id for a, b in chosen}
    claims = [claim for claim in replaced(specimen.brief.claims, whole) if claim.id not in into]
    places = [Place(claims=(a.id, b.id)) for a, b in chosen]
    return _mutant(with_claims(specimen.brief, claims, into), places)


def _fields(claim: Claim) -> tuple[str | None, ...]:
    return claim.kind, claim.certainty, claim.speaker, claim.via


def _merged(a: Claim, b: Claim, joined: str) -> Claim:
    text = f"{a.text.rstrip('.')}, {joined} {b.text}"
    return a.model_copy(update={"text": text, "evidence": (*a.evidence, *b.evidence)})


def halved(specimen: Specimen) -> Mutant | None:
    """Make two claims of one, cut before a little word near its middle; what it is about begins both."""
    brief, places = specimen.brief, []
    parted = [(claim, halves) for claim in brief.claims if (halves := _halves(claim.text, specimen.language))]
    for claim, (first, second) in some(parted, specimen.random):
        id_ = new_id(brief, "half")
        rest = claim.model_copy(update={"id": id_, "text": second})
        claims = replaced(brief.claims, {claim.id: claim.model_copy(update={"text": first})})
        brief = with_parts(brief, claims=(*claims, rest))
        places.append(Place(claims=(claim.id, id_)))
    return _mutant(brief, places)


def _halves(text: str, language: str) -> tuple[str, str] | None:
    found = words(text)
    inner = range(_TOPIC + _FEWEST, len(found) - _FEWEST)
    cuts = [index for index in inner if found[index].text in _CUTS.get(language, "").split()]
    if not cuts:
        return None
    cut = found[min(cuts, key=lambda index: abs(2 * index - len(found) - _TOPIC))].start
    return text[:cut].rstrip(" ,;:") + ".", f"{text[: found[_TOPIC - 1].end]} {text[cut:]}"


def kind_changed(claim: Claim, specimen: Specimen) -> Claim:
    """Call a fact a prediction, and so on."""
    kind = specimen.random.choice([kind for kind in ("fact", "prediction", "opinion") if kind != claim.kind])
    return claim.model_copy(update={"kind": kind})


def certainty_changed(old: str, new: str) -> Callable[[Claim, Specimen], Claim | None]:
    """Make the change of a certainty into another."""

    def change(claim: Claim, specimen: Specimen) -> Claim | None:
        return claim.model_copy(update={"certainty": new}) if claim.certainty == old else None

    return change


def speaker_changed(claim: Claim, specimen: Specimen) -> Claim | None:
    """Put another speaker of the article behind what one says."""
    return None if claim.speaker is None else _spoken(claim, specimen)


def speaker_invented(claim: Claim, specimen: Specimen) -> Claim | None:
    """Put a speaker behind what the article says in its own voice."""
    return _spoken(claim, specimen) if claim.speaker is None else None


def _spoken(claim: Claim, specimen: Specimen) -> Claim | None:
    speakers = {one.speaker for one in specimen.brief.claims if one.speaker}
    others = sorted(one for one in speakers if not same_speaker(one, claim.speaker))
    return claim.model_copy(update={"speaker": specimen.random.choice(others)}) if others else None


def speaker_dropped(claim: Claim, specimen: Specimen) -> Claim | None:
    """Let the article say what a speaker says."""
    return claim.model_copy(update={"speaker": None}) if claim.speaker else None


def relay_as_speaker(claim: Claim, specimen: Specimen) -> Claim | None:
    """Let the relay be the speaker."""
    is_fit = claim.via is not None and not same_speaker(claim.via, claim.speaker)
    return claim.model_copy(update={"speaker": claim.via, "via": None}) if is_fit else None


def via_dropped(claim: Claim, specimen: Specimen) -> Claim | None:
    """Leave out who relays the speaker."""
    return claim.model_copy(update={"via": None}) if claim.via else None


def trap_claimed(specimen: Specimen) -> Mutant | None:
    """Assert every trap, on the real quote whose words are most like it."""
    brief, places = specimen.brief, []
    quoted = [claim for claim in specimen.brief.claims if claim.evidence]
    for name, trap in specimen.case.gold.named_traps().items() if quoted else ():
        id_ = new_id(brief, "trapped")
        evidence = max(quoted, key=lambda claim: _in_common(claim.text, trap.text)).evidence
        claim = Claim(id=id_, text=trap.text, kind="fact", certainty="asserted", evidence=evidence)
        brief = with_parts(brief, claims=(*brief.claims, claim))
        places.append(Place(claims=(id_,), traps=(name,), is_new=True))
    return _mutant(brief, places)


def _in_common(one: str, other: str) -> int:
    mine, theirs = ({word.text.lower() for word in words(text)} for text in (one, other))
    return len(mine & theirs)
