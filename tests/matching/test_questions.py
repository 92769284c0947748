from __future__ import annotations

from collections.abc import Sequence

import pytest

from llmbrief.brief import Question, QuestionKind
from llmbrief.matching import Matching, Pair, match_questions


class Asked(Question):
    also: tuple[str, ...] = ()


def asked(
    id_: str, text: str, *also: str, why: str = "", kind: QuestionKind = "missing", claims: Sequence[str] = ()
) -> Asked:
    return Asked(id=id_, text=text, kind=kind, why=why, claims=tuple(claims), also=also)


GOLD = (
    asked(
        "g1",
        "When will the engineers arrive in Kursk Oblast?",
        "By what date must the mines be cleared?",
        why="No date is given.",
    ),
    asked("g2", "Who pays for the deployment of the engineers?", why="Nothing is said about money."),
    asked("g3", "Has North Korea confirmed the agreement?", why="It rests on Shoigu's word.", kind="unverified"),
)


def matched(predicted: Sequence[Question], gold: Sequence[Question] = GOLD) -> set[tuple[str, str]]:
    return {(pair.predicted, pair.gold) for pair in match_questions(predicted, gold).pairs}


def test_gold_against_itself_is_all_pairs() -> None:
    assert matched(GOLD) == {(one.id, one.id) for one in GOLD}


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("When do the engineers arrive?", "g1"),
        ("By which date must the mines be cleared?", "g1"),
        ("who is paying for the engineers' deployment", "g2"),
        ("Did North Korea confirm the agreement?", "g3"),
    ],
)
def test_another_wording_of_a_question_matches(text: str, gold: str) -> None:
    assert matched([asked("p", text)]) == {("p", gold)}


@pytest.mark.parametrize("text", ["How old is Shoigu?", "Where will the grain be sold?", "?"])
def test_a_question_that_asks_something_else_does_not_match(text: str) -> None:
    assert matched([asked("p", text)]) == set()


def test_questions_that_the_same_claim_raises_are_closer() -> None:
    claims = Matching(pairs=(Pair("c7", "c1", 1.0),))
    one, other = (
        asked("p", "When do engineers arrive?", claims=["c7"]),
        asked("g", "When will the engineers arrive?", claims=["c1"]),
    )
    (apart,), (together,) = match_questions([one], [other]).pairs, match_questions([one], [other], claims=claims).pairs
    assert together.score > apart.score


def test_the_order_and_the_side_mean_nothing() -> None:
    predicted = [asked("a", "Who pays?"), asked("b", "When do the engineers arrive?"), asked("c", "Who pays for it?")]
    assert matched(predicted) == matched(predicted[::-1], GOLD[::-1]) == {(g, p) for p, g in matched(GOLD, predicted)}


def test_no_questions_match_nothing() -> None:
    assert match_questions((), GOLD) == match_questions((), ()) == Matching()


@pytest.mark.parametrize("code", ["de", "DE", "de-DE"])
def test_a_language_may_be_written_with_its_region(code: str) -> None:
    one, other = asked("q1", "Wer bezahlt die neuen Brücken?"), asked("q2", "Wer hat die neue Brücke bezahlt?")
    matching = match_questions([one], [other], language=code)
    assert matching == match_questions([one], [other], language="de") != match_questions([one], [other], language="en")
