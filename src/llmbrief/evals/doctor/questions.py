"""Mutations of the open questions."""

from __future__ import annotations

from collections.abc import Callable

from llmbrief.brief import Question
from llmbrief.evals.doctor.specimen import Mutant, Place, Specimen, new_id, some, with_parts


def dropped(share: float) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that leaves out *share* of the questions."""

    def mutate(specimen: Specimen) -> Mutant | None:
        questions = specimen.brief.questions
        gone = {question.id for question in some(questions, specimen.random, share)}
        kept = tuple(question for question in questions if question.id not in gone)
        return _mutant(specimen, kept, [Place(questions=(id_,)) for id_ in sorted(gone)])

    return mutate


def _mutant(specimen: Specimen, questions: tuple[Question, ...], places: list[Place]) -> Mutant | None:
    return Mutant(with_parts(specimen.brief, questions=questions), tuple(places)) if places else None


def invented(specimen: Specimen) -> Mutant | None:
    """Ask what another article leaves open."""
    asked = specimen.other.questions if specimen.other else ()
    foreign = [question.model_copy(update={"claims": ()}) for question in some(asked, specimen.random)]
    return _added(specimen, [(question, ()) for question in foreign])


def repeated(specimen: Specimen) -> Mutant | None:
    """Ask a quarter of the questions twice."""
    twice = some(specimen.brief.questions, specimen.random)
    return _added(specimen, [(question, (question.id,)) for question in twice])


def _added(specimen: Specimen, added: list[tuple[Question, tuple[str, ...]]]) -> Mutant | None:
    """Add questions, each with the ids of those that a metric may name in its place."""
    brief, places = specimen.brief, []
    for question, like in added:
        id_ = new_id(brief, "asked")
        brief = with_parts(brief, questions=(*brief.questions, question.model_copy(update={"id": id_})))
        places.append(Place(questions=(*like, id_), is_new=True))
    return Mutant(brief, tuple(places)) if places else None


def answered(specimen: Specimen) -> Mutant | None:
    """Ask what the article answers: what a claim says."""
    claims = some(specimen.brief.claims, specimen.random, 0.1)
    asked = [
        Question(id=claim.id, text=f"{claim.text.rstrip('.')}?", kind="missing", why="", claims=(claim.id,))
        for claim in claims
    ]
    return _added(specimen, [(question, ()) for question in asked])


def kind_changed(question: Question, specimen: Specimen) -> Question:
    """Call a question of one kind one of another."""
    kinds = [kind for kind in ("missing", "unverified", "conflict", "unclear", "outlook") if kind != question.kind]
    return question.model_copy(update={"kind": specimen.random.choice(kinds)})


def cited_wrongly(question: Question, specimen: Specimen) -> Question | None:
    """Say that other claims raise a question."""
    others = [claim.id for claim in specimen.brief.claims if claim.id not in question.claims]
    return question.model_copy(update={"claims": (specimen.random.choice(others),)}) if others else None


def changed(change: Callable[[Question, Specimen], Question | None]) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that changes a quarter of the questions that *change* can change."""

    def mutate(specimen: Specimen) -> Mutant | None:
        fit = [new for question in specimen.brief.questions if (new := change(question, specimen)) is not None]
        chosen = {question.id: question for question in some(fit, specimen.random)}
        questions = tuple(chosen.get(question.id, question) for question in specimen.brief.questions)
        return _mutant(specimen, questions, [Place(questions=(id_,)) for id_ in chosen])

    return mutate
