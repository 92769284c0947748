"""Match two lists of open questions by what they ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from llmbrief.brief import Question
from llmbrief.language import read_as
from llmbrief.language.detect import detect
from llmbrief.matching.assignment import Edge, assign, in_order
from llmbrief.matching.statements import Likeness, Statement, statement
from llmbrief.matching.values import Matching, Pair

_WHY = 0.35  # share of the reason in the likeness; the rest is what is asked
_RAISED = 0.1  # what being raised by the same claim adds
_KIND = 0.02  # what the same kind adds: it decides between questions that are alike otherwise
_LEAST = 0.3  # likeness from which two questions ask the same thing


@dataclass(frozen=True)
class _Asked:
    """A question with what it is compared by."""

    question: Question
    wordings: tuple[Statement, ...]
    why: Statement


def match_questions(
    predicted: Sequence[Question],
    gold: Sequence[Question],
    *,
    claims: Matching | None = None,
    language: str | None = None,
) -> Matching:
    """Say which of *predicted* asks what one of *gold* asks, each once; only ``pairs`` is filled.

    Questions are compared by their words, the closest wordings counting where one has several (``also``), and by why
    they are asked. *claims*, the matching of the two briefs' claims, tells which questions the same claim raises.
    *language* is an ISO 639-1 code; None: that of the questions. Symmetric; the order of either list means nothing.
    """
    code = read_as(language or detect(" ".join(question.text for question in (*predicted, *gold))))
    mine, theirs = (_asked(questions, code) for questions in (predicted, gold))
    likeness = Likeness.among([text for asked in (*mine, *theirs) for text in (*asked.wordings, asked.why)])
    known = {} if claims is None else {pair.predicted: pair.gold for pair in claims.pairs}
    wordings, whys = _alike(mine, theirs, likeness), _alike_whys(mine, theirs, likeness)
    scores = {
        (i, j): score
        for (i, j), words in wordings.items()
        if (score := _score(words, whys.get((i, j), 0.0), mine[i].question, theirs[j].question, known)) >= _LEAST
    }
    chosen = assign(in_order(scores))
    return Matching(pairs=tuple(Pair(mine[i].question.id, theirs[j].question.id, scores[i, j]) for i, j in chosen))


def _asked(questions: Sequence[Question], language: str) -> list[_Asked]:
    return [
        _Asked(
            question,
            tuple(statement(text, language) for text in (question.text, *getattr(question, "also", ()))),
            statement(question.why, language),
        )
        for question in sorted(questions, key=lambda question: question.id)
    ]


def _alike(mine: Sequence[_Asked], theirs: Sequence[_Asked], likeness: Likeness) -> dict[Edge, float]:
    """Return how alike the closest wordings of each two questions are."""
    owners, others = ([i for i, one in enumerate(side) for _ in one.wordings] for side in (mine, theirs))
    flat = ([text for one in side for text in one.wordings] for side in (mine, theirs))
    closest: dict[Edge, float] = {}
    for (i, j), alike in likeness.shared(*flat).alike().items():
        edge = owners[i], others[j]
        closest[edge] = max(alike, closest.get(edge, 0.0))
    return closest


def _alike_whys(mine: Sequence[_Asked], theirs: Sequence[_Asked], likeness: Likeness) -> dict[Edge, float]:
    return likeness.shared([one.why for one in mine], [one.why for one in theirs]).alike()


def _score(wordings: float, whys: float, one: Question, other: Question, known: Mapping[str, str]) -> float:
    """Return how much two questions ask the same thing, 0..1."""
    raised = any(known.get(claim) in other.claims for claim in one.claims)
    extra = _RAISED * raised + _KIND * (one.kind == other.kind)
    return round(min(1.0, (1 - _WHY) * wordings + _WHY * whys + extra), 6)
