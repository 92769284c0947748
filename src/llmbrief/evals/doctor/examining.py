"""Examine the harness: score good briefs, change them, and see which metric notices what."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Literal

from llmbrief.brief import Brief, Count, Value
from llmbrief.evals.case import Case, data_digest
from llmbrief.evals.doctor.mutations import MUTATIONS
from llmbrief.evals.doctor.specimen import Family, Mutant, Mutation, Place, Specimen
from llmbrief.evals.evaluating import score
from llmbrief.evals.judging.aligned import align
from llmbrief.evals.metrics import METRICS, Metric
from llmbrief.evals.report import Number, Score, Scorecard, mean_known
from llmbrief.matching import Matching

_Names = frozenset[str]


class Sight(Value):
    """What one metric made of a mutation."""

    expected: Literal["must", "may", "no"]  # whether it is meant to move
    places: Count  # that it could name
    seen: Count  # of these, that it names among its misses and did not name before
    due: Number | None  # the mean change of its value if it named every place, and nothing else
    change: Number | None  # the mean change of its value over the cases; null where no case has one


class Examined(Value):
    """What the metrics made of one mutation."""

    mutation: str
    family: Family
    cases: Count  # that have a place for it
    places: Count  # that were changed in them
    named: Count  # of these, that a metric named
    sights: Mapping[str, Sight]  # of the metrics that are meant to move, and of those that moved or named a place
    amiss: tuple[str, ...]  # the places that no metric named; of a harmless one, those that one named


class Examination(Value):
    """What the harness sees, and what it is blind to."""

    format: Literal[1] = 1
    data_digest: str  # of the seeds and gold
    cases: Count
    mutations: tuple[Examined, ...]


@dataclass(frozen=True)
class _Patient:
    """A good brief with its scores, and which gold items its own ones are."""

    case: Case
    brief: Brief
    other: Brief | None
    card: Scorecard
    claims: Mapping[str, _Names]  # gold ids by the brief's
    questions: Mapping[str, _Names]


@dataclass(frozen=True)
class _Glance:
    """One metric before and after one mutation of one brief."""

    nameable: int
    seen: int
    due: float | None
    change: float | None


@dataclass(frozen=True)
class _Outcome:
    """What came of one mutation of one brief."""

    glances: Mapping[str, _Glance]
    named: Mapping[str, bool]  # each place by what it is called, and whether a metric names it


def examine(
    cases: Iterable[Case],
    briefs: Callable[[Case], Brief] | None = None,
    *,
    metrics: Mapping[str, Metric] = METRICS,
    mutations: Sequence[Mutation] = MUTATIONS,
) -> Examination:
    """Change good briefs, by default the gold itself, in every way of *mutations*, and score them before and after.

    Chance is seeded by slug and mutation: the same cases give the same examination.
    """
    known = sorted(cases, key=lambda case: case.slug)
    good = [(case, briefs(case) if briefs else case.gold.brief()) for case in known]
    patients = [_patient(case, brief, _other(case, known), metrics) for case, brief in good]
    examined = tuple(_examined(mutation, patients, metrics) for mutation in mutations)
    return Examination(data_digest=data_digest(known), cases=len(known), mutations=examined)


def _other(case: Case, cases: Sequence[Case]) -> Brief | None:
    """Return the gold of the next case of another article: of the same language, where there is one."""
    start = cases.index(case)
    others = [one for one in (*cases[start:], *cases[:start]) if one.article.sha256 != case.article.sha256]
    akin = [one for one in others if one.article.language == case.article.language]
    return next((one.gold.brief() for one in akin or others), None)


def _patient(case: Case, brief: Brief, other: Brief | None, metrics: Mapping[str, Metric]) -> _Patient:
    aligned = align(brief, case)
    card = score(brief, case, metrics)
    return _Patient(case, brief, other, card, _gold_ids(aligned.claims), _gold_ids(aligned.questions))


def _gold_ids(matching: Matching) -> dict[str, _Names]:
    pairs = (*matching.pairs, *matching.merges, *matching.splits)
    ids: dict[str, _Names] = {}
    for pair in pairs:
        ids[pair.predicted] = ids.get(pair.predicted, frozenset()) | {pair.gold}
    return ids


def _examined(mutation: Mutation, patients: Sequence[_Patient], metrics: Mapping[str, Metric]) -> Examined:
    outcomes = [
        (patient.case.slug, _outcome(mutant, patient, metrics))
        for patient in patients
        if (mutant := mutation.mutate(_specimen(patient, mutation))) is not None
    ]
    named = {f"{slug} {place}": is_named for slug, one in outcomes for place, is_named in one.named.items()}
    sights = {name: _sight(name, mutation, [one.glances[name] for _, one in outcomes]) for name in metrics}
    return Examined(
        mutation=mutation.name,
        family=mutation.family,
        cases=len(outcomes),
        places=len(named),
        named=sum(named.values()),
        sights={name: sight for name, sight in sights.items() if _is_told(sight)},
        amiss=tuple(place for place, is_named in named.items() if is_named == (mutation.family == "harmless")),
    )


def _specimen(patient: _Patient, mutation: Mutation) -> Specimen:
    random = Random(f"{patient.case.slug} {mutation.family} {mutation.name}")  # noqa: S311 - chance, no secret
    return Specimen(patient.brief, patient.case, patient.other, random)


def _is_told(sight: Sight) -> bool:
    return sight.expected == "must" or sight.seen > 0 or bool(sight.change)


def _outcome(mutant: Mutant, patient: _Patient, metrics: Mapping[str, Metric]) -> _Outcome:
    card = score(mutant.brief, patient.case, metrics)
    named = {_called(place): False for place in mutant.places}
    glances = {}
    for name, metric in metrics.items():
        before, after = patient.card.scores[name], card.scores[name]
        lost = frozenset(_was(miss, mutant.was) for miss in after.misses) - frozenset(before.misses)
        fit = [place for place in mutant.places if _is_nameable(place, metric, before, patient)]
        seen = [place for place in fit if not lost.isdisjoint(_named(place, metric, patient))]
        due = _due(fit, metric, before, patient) if not metric.is_count else float(len(fit))
        glances[name] = _Glance(len(fit), len(seen), due, _change(before, after, metric))
        named.update({_called(place): True for place in seen})
    return _Outcome(glances, named)


def _was(name: str, former: Mapping[str, str]) -> str:
    """Return the former name of a claim, a question or a quote."""
    id_, bracket, rest = name.partition("[")
    return f"{former.get(id_, id_)}{bracket}{rest}"


def _called(place: Place) -> str:
    names = (*place.traps, *place.sentences, *place.claims, *place.questions)
    return " ".join(names[:_NAMES])


def _is_nameable(place: Place, metric: Metric, before: Score, patient: _Patient) -> bool:
    """Whether the metric can name a place that it did not name before."""
    names = _named(place, metric, patient)
    if place.is_new and metric.items not in ("gold claim", "gold question"):
        return bool(names)
    return not names.isdisjoint(before.hits)


def _named(place: Place, metric: Metric, patient: _Patient) -> _Names:
    """Return the names under which a metric may name a place."""
    names: Iterable[str]
    match metric.items:
        case "gold claim":
            names = chain.from_iterable(patient.claims.get(id_, ()) for id_ in place.claims)
        case "gold question":
            names = chain.from_iterable(patient.questions.get(id_, ()) for id_ in place.questions)
        case "quote":
            names = (f"{id_}[{number}]" for id_ in place.claims for number in range(_MOST_QUOTES))
        case "claim":
            names = iter(place.claims)
        case "question":
            names = iter(place.questions)
        case "sentence":
            names = iter(place.sentences)
        case "trap":
            names = iter(place.traps)
    return frozenset(names)


_MOST_QUOTES = 20  # that a claim of a brief worth examining has
_NAMES = 3  # by which a place is called: more than one key point cites


def _due(places: Sequence[Place], metric: Metric, before: Score, patient: _Patient) -> float | None:
    """Return how much a share changes if the metric names all of *places*."""
    hits, whole = len(before.hits), len(before.hits) + len(before.misses)
    added = sum(place.is_new for place in places)
    lost = len(places) - added
    if metric.items == "gold claim":  # a place may be several gold claims
        lost = len(frozenset(before.hits) & frozenset().union(*(_named(place, metric, patient) for place in places)))
    return (hits - lost) / (whole + added) - hits / whole if whole else None


def _change(before: Score, after: Score, metric: Metric) -> float | None:
    if metric.is_count:
        return (after.value or 0.0) - (before.value or 0.0)
    return None if before.value is None or after.value is None else after.value - before.value


def _sight(name: str, mutation: Mutation, glances: Sequence[_Glance]) -> Sight:
    expected: Literal["must", "may", "no"] = "no"
    if name in mutation.may or name in mutation.meant:
        expected = "must" if name in mutation.meant else "may"
    return Sight(
        expected=expected,
        places=sum(glance.nameable for glance in glances),
        seen=sum(glance.seen for glance in glances),
        due=mean_known([glance.due for glance in glances]),
        change=mean_known([glance.change for glance in glances]),
    )
