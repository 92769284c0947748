"""Mutations of the summary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from llmbrief.brief import Brief, Claim, KeyPoint, Summary
from llmbrief.evals.doctor.specimen import Mutant, Place, Specimen, some, with_parts
from llmbrief.evals.doctor.wording import TextChange
from llmbrief.evals.judging.summaries import sentences

# Words that hedge, as patterns, and what is put in their place.
_UNHEDGED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "en": (
        (r"\b(?:could|might|may)\b", "will"),
        (r"\b(?:reportedly|allegedly|possibly|probably|perhaps|apparently|potentially) ", ""),
        (r"\b(?:likely|expected|thought|believed|said) to\b", "certain to"),
        (r"\b(?:had )?(?:speculated|suggested|suspects|believes|estimates)\b", "said"),
        (r", (?:weather permitting|if confirmed|if approved)", ""),
    ),
    "de": (
        (r"\b(?:könnte|dürfte|würde|soll)\b", "wird"),
        (r"\b(?:könnten|dürften|würden|sollen)\b", "werden"),
        (r"\b(?:vermutlich|angeblich|wohl|möglicherweise|voraussichtlich|mutmaßlich) ", ""),
    ),
    "es": (
        (r"\b(?:podría|sería|habría)\b", "va a"),
        (r"\b(?:posiblemente|probablemente|supuestamente|quizá|quizás) ", ""),
    ),
    "fr": (
        (r"\b(?:pourrait|serait|aurait)\b", "va"),
        (r"\b(?:probablement|peut-être|apparemment) ", ""),
    ),
}
Sentences = Mapping[str, str]


def _rewritten(brief: Brief, new: Sentences) -> Brief:
    """Return the brief with other sentences, by their names, in its summary."""
    told = {**sentences(brief.summary), **new}
    points = [
        point.model_copy(update={"text": told[f"key_points[{i}]"]}) for i, point in enumerate(brief.summary.key_points)
    ]
    summary = Summary(headline=told["headline"], gist=told["gist"], key_points=tuple(points))
    return with_parts(brief, summary=summary)


def _mutant(specimen: Specimen, new: Sentences) -> Mutant | None:
    places = tuple(Place(sentences=(name,)) for name in new)
    return Mutant(_rewritten(specimen.brief, new), places) if new else None


def _chosen(specimen: Specimen, fit: Sentences, share: float = 0.5) -> Sentences:
    return dict(some(list(fit.items()), specimen.random, share))


def sentences_changed(change: TextChange) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that changes half of the sentences that *change* can change."""

    def mutate(specimen: Specimen) -> Mutant | None:
        told = sentences(specimen.brief.summary)
        fit = {name: new for name, text in told.items() if (new := change(text, specimen)) not in (None, text)}
        return _mutant(specimen, _chosen(specimen, {name: new for name, new in fit.items() if new is not None}))

    return mutate


def asserted(specimen: Specimen) -> Mutant | None:
    """Put the bare words of a hedged or denied claim in the place of the key point that cites it."""
    bare = {name: claims[0].text for name, claims in _reserved(specimen.brief).items()}
    return _mutant(specimen, {name: _unhedged(text, specimen.language) for name, text in bare.items()})


def unhedged(specimen: Specimen) -> Mutant | None:
    """Take the words that hedge out of the key points that cite a hedged claim."""
    told, new = sentences(specimen.brief.summary), {}
    for name, claims in _reserved(specimen.brief).items():
        bare = _unhedged(told[name], specimen.language)
        if bare != told[name] and any(claim.certainty == "hedged" for claim in claims):
            new[name] = bare
    return _mutant(specimen, new)


def _reserved(brief: Brief) -> dict[str, Sequence[Claim]]:
    """Return the key points that cite hedged or denied claims, with these."""
    by_id = {claim.id: claim for claim in brief.claims}
    cited = {f"key_points[{i}]": [by_id[id_] for id_ in p.claims] for i, p in enumerate(brief.summary.key_points)}
    reserved = {name: [claim for claim in claims if claim.certainty != "asserted"] for name, claims in cited.items()}
    return {name: claims for name, claims in reserved.items() if claims}


def _unhedged(text: str, language: str) -> str:
    for pattern, new in _UNHEDGED.get(language, ()):
        text = re.sub(pattern, new, text)
    return text[:1].upper() + text[1:]


def point_dropped(specimen: Specimen) -> Mutant | None:
    """Leave out half of the key points, and with each what the claims say that no other one cites."""
    points = specimen.brief.summary.key_points
    gone = some(points, specimen.random, 0.5)
    kept = tuple(point for point in points if point not in gone)
    cited = {id_ for point in kept for id_ in point.claims}
    lost = [tuple(id_ for id_ in point.claims if id_ not in cited) for point in gone]
    summary = specimen.brief.summary.model_copy(update={"key_points": kept})
    places = tuple(Place(claims=ids) for ids in lost if ids)
    return Mutant(with_parts(specimen.brief, summary=summary), places) if places else None


def of_another_article(specimen: Specimen) -> Mutant | None:
    """Put the headline of another article over the brief."""
    return None if specimen.other is None else _mutant(specimen, {"headline": specimen.other.summary.headline})


def emptied(specimen: Specimen) -> Mutant | None:
    """Leave nothing of the summary but its headline."""
    brief = specimen.brief
    summary = brief.summary.model_copy(update={"gist": brief.summary.headline, "key_points": ()})
    everything = Place(claims=tuple(claim.id for claim in brief.claims), sentences=("gist",))
    return Mutant(with_parts(brief, summary=summary), (everything,))


def cited_wrongly(specimen: Specimen) -> Mutant | None:
    """Let half of the key points cite a claim that does not carry them."""
    summary, ids = specimen.brief.summary, [claim.id for claim in specimen.brief.claims]
    chosen = some(range(len(summary.key_points)), specimen.random, 0.5)
    new = {i: _citing_another(summary.key_points[i], ids, specimen) for i in chosen}
    points = tuple(new.get(i, point) for i, point in enumerate(summary.key_points))
    places = tuple(Place(sentences=(f"key_points[{i}]",)) for i in chosen if new[i] != summary.key_points[i])
    brief = with_parts(specimen.brief, summary=summary.model_copy(update={"key_points": points}))
    return Mutant(brief, places) if places else None


def _citing_another(point: KeyPoint, ids: Sequence[str], specimen: Specimen) -> KeyPoint:
    others = [id_ for id_ in ids if id_ not in point.claims]
    return point.model_copy(update={"claims": (specimen.random.choice(others),)}) if others else point


def trap_told(specimen: Specimen) -> Mutant | None:
    """Say every trap in a key point of its own, which cites nothing."""
    brief = specimen.brief
    points, places = list(brief.summary.key_points), []
    for name, trap in specimen.case.gold.named_traps().items():
        places.append(Place(sentences=(f"key_points[{len(points)}]",), traps=(name,), is_new=True))
        points.append(KeyPoint(text=trap.text, claims=()))
    summary = brief.summary.model_copy(update={"key_points": tuple(points)})
    return Mutant(with_parts(brief, summary=summary), tuple(places)) if places else None
