"""Every point that is lost is put into words."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, KeyPoint, Question, Summary
from llmbrief.evals.case import Case
from llmbrief.evals.evaluating import score
from llmbrief.evals.gold import Gold, GoldClaim, GoldQuestion, Trap
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.metrics import METRICS
from llmbrief.evals.remarks import remarks as remarks_on
from llmbrief.matching import Matching, Pair
from tests.evals.shipped import shipped

TEXT = (
    "North Korea will send 1,000 engineers to Kursk, Sergei Shoigu said on Tuesday. The trip by train took two days. "
    "It closed forty shops in March and it cut three hundred jobs in May. The harbour office denied any delay."
)
ENGINEERS = "North Korea will send 1,000 engineers to Kursk, Sergei Shoigu said"
LINES = {"c1": 10, "c2": 20, "c3": 30, "c4": 40, "q1": 50, "t1": 60}


def fields(id_: str, text: str, *quotes: str, **changed: Any) -> dict[str, Any]:
    evidence = tuple(Evidence(quote=quote) for quote in quotes)
    plain = {"kind": "fact", "certainty": "asserted", "speaker": None, "via": None, "evidence": evidence}
    return {**plain, "id": id_, "text": text, **changed}


GOLD = Gold(
    format=1,
    language="en",
    summary=Summary(headline="Engineers", gist="Engineers go to Kursk.", key_points=()),
    claims=(
        GoldClaim(
            **fields("c1", "North Korea will send 1,000 engineers to Kursk.", ENGINEERS, speaker="Sergei Shoigu"),
            core=True,
        ),
        GoldClaim(**fields("c2", "The trip by train took two days.", "The trip by train took two days."), core=False),
        GoldClaim(**fields("c3", "The firm closed forty shops in March.", "It closed forty shops in March"), core=True),
        GoldClaim(**fields("c4", "The firm cut three hundred jobs in May.", "it cut three hundred jobs"), core=False),
    ),
    questions=(
        GoldQuestion(id="q1", text="When will they arrive?", kind="missing", why="No date.", claims=(), core=True),
    ),
    traps=(Trap(text="North Korean troops will fight in Kursk.", why="Engineers only."),),
)
CASE = Case("kursk", Article.from_text(TEXT, language="en"), GOLD, lines=LINES)


def remarks(*claims: dict[str, Any], gist: str = "News.", questions: tuple[Question, ...] = ()) -> dict[str, list[str]]:
    """What is said of a brief of these claims: metric → "id line message"."""
    summary = Summary(headline="News", gist=gist, key_points=())
    brief = Brief(summary=summary, claims=tuple(Claim(**one) for one in claims), questions=questions)
    found: dict[str, list[str]] = {}
    for one in score(brief, CASE).findings:
        found.setdefault(one.metric, []).append(f"{one.id} {one.line} {one.message}")
    return found


RIGHT = fields("p1", "North Korea will send 1,000 engineers to Kursk.", ENGINEERS, speaker="Shoigu")


@pytest.mark.parametrize(
    ("claim", "metric", "remark"),
    [
        (RIGHT, "claims.recall", "c2 20 not said: “The trip by train took two days.”"),
        (
            {**RIGHT, "text": "North Korea will send 1,500 engineers to Kursk."},
            "claims.recall",
            "c1 10 p1 contradicts it: the claim says “1,500”; the gold claim says “1,000”",
        ),
        (
            {**RIGHT, "text": "North Korea will send 1,500 engineers to Kursk."},
            "claims.conflicts",
            "c1 10 p1 contradicts it: the claim says “1,500”; the gold claim says “1,000”",
        ),
        (
            {**RIGHT, "text": "North Korea will send 1,500 engineers to Kursk."},
            "claims.precision",
            "p1 None contradicts gold c1: the claim says “1,500”; the gold claim says “1,000”",
        ),
        (
            {**RIGHT, "speaker": "Sergei Lavrov"},
            "claims.speaker",
            "c1 10 speaker: “Sergei Lavrov” instead of “Sergei Shoigu”, in p1",
        ),
        ({**RIGHT, "speaker": None}, "claims.speaker", "c1 10 speaker: nobody instead of “Sergei Shoigu”, in p1"),
        ({**RIGHT, "via": "TASS"}, "claims.via", "c1 10 via: “TASS” instead of nobody, in p1"),
        ({**RIGHT, "kind": "opinion"}, "claims.kind", "c1 10 kind: opinion instead of fact, in p1"),
        (
            {**RIGHT, "certainty": "hedged"},
            "claims.certainty",
            "c1 10 certainty: hedged instead of asserted, in p1",
        ),
        (
            {**RIGHT, "evidence": (Evidence(quote="The trip by train took two days."),)},
            "evidence.right_place",
            "c1 10 p1 quotes another passage: “The trip by train took two days.”",
        ),
        ({**RIGHT, "evidence": ()}, "evidence.right_place", "c1 10 p1 has no quote"),
        (
            {**RIGHT, "evidence": (Evidence(quote="North Korea will send 1,500 engineers to Kursk"),)},
            "evidence.grounded",
            "p1[0] None the quote has “1,500”, the article “1,000”",
        ),
        (
            {**RIGHT, "evidence": (Evidence(quote="Nothing of the sort was ever written here."),)},
            "evidence.grounded",
            "p1[0] None the article does not have the quote: “Nothing of the sort was ever written here.”",
        ),
        (
            fields("p1", "The harbour office sells ice cream.", "The harbour office denied any delay."),
            "claims.unsupported",
            "p1 None the article speaks of something else: it lacks “sells”, “ice”, “cream”: “The harbour office sells",
        ),
        (
            fields("p1", "The harbour office sells ice cream."),
            "claims.unsupported",
            "p1 None no quote for it: “The harbour office sells ice cream.”",
        ),
        (
            fields("p1", "The harbour office denied any delay.", "The harbour office denied any delay."),
            "claims.precision",
            "p1 None more than the gold lists, and borne out by the article: “The harbour office denied any delay.”",
        ),
        (
            fields("p1", "North Korean troops will fight in Kursk.", ENGINEERS),
            "traps.hit",
            "t1 60 trap: p1 says it: “North Korean troops will fight in Kursk.”",
        ),
        (
            RIGHT,
            "summary.core_recall",
            "c1 10 the summary does not say: “North Korea will send 1,000 engineers to Kursk.”",
        ),
        (RIGHT, "questions.recall", "q1 50 not asked: “When will they arrive?”"),
    ],
)
def test_a_miss_says_what_lost_it(claim: dict[str, Any], metric: str, remark: str) -> None:
    said = remarks(claim)[metric]
    assert any(one.startswith(remark) for one in said), said


def test_a_merged_claim_is_named_with_what_else_it_says() -> None:
    merged = fields(
        "p1",
        "The firm closed forty shops in March and cut three hundred jobs in May.",
        "It closed forty shops in March and it cut three hundred jobs in May.",
    )
    said = remarks(merged)["claims.merges"]
    assert set(said) <= {
        "c4 40 said by half of p1, which also says c3",
        "c3 30 said by half of p1, which also says c4",
    }
    assert said
    assert not any("half" in one for one in remarks(merged).get("claims.recall", ()))


def test_a_split_claim_is_named_with_both_that_say_it() -> None:
    summary = Summary(headline="News", gist="News.", key_points=())
    halves = (fields("p1", "North Korea will send engineers."), fields("p2", "The engineers will go to Kursk."))
    brief = Brief(summary=summary, claims=tuple(Claim(**one) for one in halves), questions=())
    whole, half = (Pair(predicted=id_, gold="c1", score=0.5) for id_ in ("p1", "p2"))
    aligned = Aligned(CASE, brief, Matching(pairs=(whole,), splits=(half,)), Matching(pairs=()))
    said = [(one.metric, one.id, one.line, one.message) for one in remarks_on(aligned, {})]
    assert said == [("claims.splits", "c1", 10, "said by two: a part by p2, the rest by p1")]


def test_a_sentence_that_says_too_much_is_quoted_with_what_is_over() -> None:
    said = remarks(RIGHT, gist="North Korea will send 1,500 engineers to Kursk.")["summary.overclaims"]
    assert said == ["gist None the gist says 1,500; its claims say 1,000"]
    point = KeyPoint(text="It sends 1,700 engineers.", claims=("p1",))
    summary = Summary(headline="News", gist="News.", key_points=(point,))
    card = score(Brief(summary=summary, claims=(Claim(**RIGHT),), questions=()), CASE)
    messages = [one.message for one in card.findings if one.metric == "summary.overclaims"]
    assert messages == ["key_points[0] says 1,700; its claims say 1,000"]


def test_a_question_that_the_gold_does_not_ask_is_quoted() -> None:
    question = Question(id="x1", text="Who pays for the train?", kind="missing", why="It is not said.", claims=())
    assert remarks(RIGHT, questions=(question,))["questions.precision"] == [
        "x1 None not asked by the gold: “Who pays for the train?”"
    ]


@given(st.text(min_size=1, max_size=300))
def test_each_remark_is_one_line_without_control_characters(text: str) -> None:
    claim = {**RIGHT, "text": text or "x", "speaker": text, "evidence": (Evidence(quote=text),)}
    for messages in remarks(claim).values():
        assert all(len(one) < 400 and not any(map(_controls, one)) for one in messages)


def _controls(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


def test_every_miss_of_every_metric_has_its_remark_and_gold_ids_their_lines() -> None:
    for case, other in pairwise(shipped()[:4]):
        brief = other.gold.brief()
        card = score(brief, case)
        assert set(card.scores) == set(METRICS)
        said = {(one.metric, one.id): one for one in card.findings}
        for name, found in card.scores.items():
            for id_ in found.misses:
                assert said[name, id_].message not in ("", "missed")
        assert said["claims.recall", case.gold.claims[0].id].line == case.lines[case.gold.claims[0].id]
