"""What a mutation is given, and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, TypeVar

from llmbrief.brief import Brief, Claim, KeyPoint, Question
from llmbrief.evals.case import Case

Item = TypeVar("Item")
Family = Literal["claims", "wording of claims", "evidence", "questions", "summary", "harmless"]

QUARTER = 0.25  # share of the places fit for a mutation that it changes: a model goes wrong here and there


@dataclass(frozen=True)
class Specimen:
    """A brief that is to be changed."""

    brief: Brief
    case: Case
    other: Brief | None  # of another article, in the same language where there is one
    random: Random

    @property
    def language(self) -> str:
        """ISO 639-1 code of the article."""
        return self.case.article.language

    @property
    def text(self) -> str:
        """Text of the article."""
        return self.case.article.text


@dataclass(frozen=True)
class Place:
    """One thing that was changed, by all the ids under which a metric may name it."""

    claims: tuple[str, ...] = ()  # ids in the brief
    questions: tuple[str, ...] = ()  # ids in the brief
    sentences: tuple[str, ...] = ()  # of the summary: headline, gist, key_points[0]
    traps: tuple[str, ...] = ()  # t1
    is_new: bool = False  # what was not in the brief before, and stands beside all that was


@dataclass(frozen=True)
class Mutant:
    """A changed brief."""

    brief: Brief
    places: tuple[Place, ...]
    was: Mapping[str, str] = field(default_factory=dict)  # the former ids of what has new ones


@dataclass(frozen=True)
class Mutation:
    """A way in which a brief goes wrong; in the family *harmless*, one in which it may differ and be as good."""

    name: str
    family: Family
    mutate: Callable[[Specimen], Mutant | None]  # None: the brief has no place for it; all chance is the specimen's
    meant: tuple[str, ...] = ()  # metrics that must name each place; none if no metric is made for it
    may: tuple[str, ...] = ()  # metrics that may move with it


def some(items: Sequence[Item], random: Random, share: float = QUARTER) -> list[Item]:
    """Choose *share* of the items, one at least where there is any; in their order."""
    count = min(len(items), max(1, round(share * len(items))))
    return [items[i] for i in sorted(random.sample(range(len(items)), count))]


def with_parts(brief: Brief, **parts: Any) -> Brief:
    """Return the brief with other claims, questions or summary; raise pydantic's error where an id dangles."""
    return Brief.model_validate(dict(brief) | parts)


def with_claims(brief: Brief, claims: Iterable[Claim], into: Mapping[str, str] | None = None) -> Brief:
    """Return the brief with other claims; what cites a claim that is gone cites the one that it went into, if any."""
    kept = tuple(claims)
    ids = {claim.id: claim.id for claim in kept} | dict(into or {})
    points = tuple(_citing(point, ids) for point in brief.summary.key_points)
    questions = tuple(_citing(question, ids) for question in brief.questions)
    summary = brief.summary.model_copy(update={"key_points": points})
    return with_parts(brief, claims=kept, questions=questions, summary=summary)


Citing = TypeVar("Citing", KeyPoint, Question)


def _citing(item: Citing, ids: Mapping[str, str]) -> Citing:
    cited = dict.fromkeys(ids[id_] for id_ in item.claims if id_ in ids)
    return item.model_copy(update={"claims": tuple(cited)})


def replaced(items: Iterable[Claim], changed: Mapping[str, Claim]) -> tuple[Claim, ...]:
    """Return the claims, those of *changed* (by id) in the place of their namesakes."""
    return tuple(changed.get(item.id, item) for item in items)


ClaimChange = Callable[[Claim, Specimen], Claim | None]  # None: the claim has no place for it


def claims_changed(change: ClaimChange, share: float = QUARTER) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that changes *share* of the claims that *change* can change."""

    def mutate(specimen: Specimen) -> Mutant | None:
        brief = specimen.brief
        results = [(claim, change(claim, specimen)) for claim in brief.claims]
        fit = [result for claim, result in results if result is not None and result != claim]
        chosen = some(fit, specimen.random, share)
        if not chosen:
            return None
        claims = replaced(brief.claims, {claim.id: claim for claim in chosen})
        return Mutant(with_parts(brief, claims=claims), tuple(Place(claims=(claim.id,)) for claim in chosen))

    return mutate


def new_id(brief: Brief, stem: str) -> str:
    """Return an id that neither a claim nor a question of the brief has."""
    taken = {claim.id for claim in brief.claims} | {question.id for question in brief.questions}
    return next(id_ for number in range(1, len(taken) + 2) if (id_ := f"{stem}{number}") not in taken)
