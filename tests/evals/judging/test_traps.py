"""Traps are hit by what says them, and by nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, KeyPoint, Summary
from llmbrief.evals.case import Case
from llmbrief.evals.gold import Gold, GoldClaim, Trap
from llmbrief.evals.judging.aligned import align
from llmbrief.evals.judging.traps import hit_traps
from tests.evals.judging.trap_paraphrases import PARAPHRASES
from tests.evals.shipped import aligned, shipped

CASES = {case.slug: case for case in shipped()}
TRAPS = [(case.slug, name) for case in CASES.values() for name in case.gold.named_traps()]

TEXT = (
    "Harbour master Keith Lennie said the buoy had been out of position since Monday. The firm denied that it had cut "
    "1,360 jobs. A long stoppage could cost exporters $4 million a day, the union reckons. "
    "A leaflet claimed that the firm had cut 1,360 jobs."
)
GOLD = (
    ("The buoy had been out of position since Monday.", "asserted", "Keith Lennie"),
    ("The firm cut 1,360 jobs.", "denied", "the firm"),
    ("A long stoppage will cost exporters $4 million a day.", "hedged", "the union"),
)
TRAP_TEXTS = (
    "The firm has cut 1,360 jobs.",
    "The stoppage costs exporters $4 million a day.",
    "The union says that the buoy had been out of position since Monday.",
    "Keith Lennie denied that the stoppage hurts exporters.",
    "The union expects the strike to last until Easter.",
    "Bus drivers say that Lennie warned the union about the loose buoy.",
)


def plain(id_: str, text: str, certainty: str, speaker: str | None) -> dict[str, Any]:
    quote = Evidence(quote="the buoy had been out of position since Monday")
    fields = {"id": id_, "text": text, "certainty": certainty, "speaker": speaker, "evidence": (quote,)}
    return {**fields, "kind": "fact", "via": None}


def case() -> Case:
    claims = tuple(GoldClaim(**plain(f"c{n}", *one), core=True) for n, one in enumerate(GOLD, 1))
    traps = tuple(Trap(text=text, why="It does not say so.") for text in TRAP_TEXTS)
    summary = Summary(headline="Buoy", gist="A buoy is out of position.", key_points=())
    gold = Gold(format=1, language="en", summary=summary, claims=claims, traps=traps)
    return Case("buoy", Article.from_text(TEXT, language="en"), gold)


SMALL = case()


def claimed(text: str, certainty: str = "asserted", speaker: str | None = None) -> dict[str, str]:
    claims = (Claim(**plain("c1", text, certainty, speaker)),)
    return dict(hit_traps(align(Brief(summary=SMALL.gold.summary, claims=claims, questions=()), SMALL)))


def summed_up(text: str) -> dict[str, str]:
    summary = Summary(headline="Harbour news", gist=text, key_points=())
    return dict(hit_traps(align(Brief(summary=summary, claims=(), questions=()), SMALL)))


@pytest.mark.parametrize(
    ("text", "certainty", "speaker", "hit"),
    [
        ("The firm has cut 1,360 jobs.", "asserted", None, "t1"),
        ("THE FIRM HAS CUT 1,360 JOBS", "asserted", None, "t1"),
        ("The firm has cut 1,360 jobs.", "asserted", "the union", "t1"),
        ("The firm has cut 1,360 jobs.", "denied", "the firm", None),
        ("The firm has cut 1,360 jobs.", "hedged", None, None),
        ("The firm has cut 1,150 jobs.", "asserted", None, None),
        ("The firm has not cut 1,360 jobs.", "asserted", None, None),
        ("The firm denied that it has cut 1,360 jobs.", "asserted", None, None),
        ("The stoppage costs exporters $4 million a day.", "asserted", None, "t2"),
        ("A long stoppage will cost exporters $4 million a day.", "hedged", "the union", None),
        # Word for word a gold claim: another speaker is the loss of another metric.
        ("The buoy had been out of position since Monday.", "asserted", "the union", None),
        ("The buoy had been out of position since Monday.", "asserted", "Keith Lennie", None),
        ("The union says that the buoy had been out of position since Monday.", "asserted", None, "t3"),
        ("The stoppage hurts exporters.", "denied", "Lennie", "t4"),
        ("The stoppage hurts exporters.", "asserted", "Lennie", None),
        ("Keith Lennie denied that the stoppage hurts exporters.", "asserted", None, "t4"),
        ("Lennie was told to report that the firm has cut 1,360 jobs.", "asserted", None, None),
        ("Lennie was asked by the union to say that the firm has cut 1,360 jobs.", "asserted", None, None),
        ("Keith Lennie expects the strike to last until Easter.", "asserted", "the union", None),
        ("The strike will last until Easter.", "asserted", "the union", "t5"),
    ],
)
def test_a_claim_hits_the_trap_that_it_says_as_firmly_and_of_the_same_speaker(
    text: str, certainty: str, speaker: str | None, hit: str | None
) -> None:
    assert claimed(text, certainty, speaker) == ({hit: "c1"} if hit else {})


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The buoy was out of position, and the firm has cut 1,360 jobs.", "t1"),
        ("The firm denied that it has cut 1,360 jobs.", None),
        ("The firm may have cut 1,360 jobs.", None),
        ("The union says the firm has cut 1,360 jobs.", None),
        ("The firm, which the union met on Monday, sold 1,360 cars; its rival has cut jobs.", None),
        ("The stoppage costs exporters $4 million a day.", "t2"),
        ("The stoppage could cost exporters $4 million a day.", None),
        ("Lennie was told to report that the firm has cut 1,360 jobs.", None),
        ("The union told Lennie to state that the firm has cut 1,360 jobs.", None),
        ("The union expects the strike to last until Easter.", "t5"),
        ("The union says that Lennie expects the strike to last until Easter.", None),
        ("The union says that it expects the strike to last until Easter.", "t5"),
        ("Lennie's case is that he warned the union about the loose buoy; bus drivers say that it rained.", None),
        ("Bus drivers say that Lennie warned the union about the loose buoy; it rained.", "t6"),
    ],
)
def test_a_sentence_of_the_summary_hits_the_trap_that_it_says(text: str, hit: str | None) -> None:
    assert summed_up(text) == ({hit: "gist"} if hit else {})


@pytest.mark.parametrize(
    ("quote", "speaker", "hit"),
    [
        ("A leaflet claimed that the firm had cut 1,360 jobs.", "a leaflet", None),
        ("A leaflet claimed that the firm had cut 1,360 jobs.", "the union", "t1"),  # not whom the quote names
        ("A leaflet claimed that the firm had cut 1,360 jobs.", None, "t1"),
        ("A leaflet claimed that the firm had", "a leaflet", "t1"),  # not what the quote says
        ("The firm denied that it had cut 1,360 jobs.", "the firm", "t1"),  # which denies it
    ],
)
def test_what_somebody_says_by_the_claims_own_quote_is_no_trap_that_names_nobody(
    quote: str, speaker: str | None, hit: str | None
) -> None:
    claim = Claim(**plain("c1", "The firm has cut 1,360 jobs.", "asserted", speaker))
    claim = claim.model_copy(update={"evidence": (Evidence(quote=quote),)})
    brief = Brief(summary=SMALL.gold.summary, claims=(claim,), questions=())
    assert hit_traps(align(brief, SMALL)) == ({hit: "c1"} if hit else {})


def with_claim(slug: str, text: str) -> dict[str, str]:
    """Which traps of a case are hit where its gold has one claim more, with a real quote."""
    brief = CASES[slug].gold.brief()
    more = brief.claims[0].model_copy(update={"id": "more", "text": text, "certainty": "asserted", "speaker": None})
    return dict(hit_traps(align(brief.model_copy(update={"claims": (*brief.claims, more)}), CASES[slug])))


def with_point(slug: str, text: str) -> dict[str, str]:
    """Which traps of a case are hit where its gold's first key point is another."""
    brief = CASES[slug].gold.brief()
    points = (KeyPoint(text=text, claims=()), *brief.summary.key_points[1:])
    summary = brief.summary.model_copy(update={"key_points": points})
    return dict(hit_traps(align(brief.model_copy(update={"summary": summary}), CASES[slug])))


@pytest.mark.parametrize("annotator", [None, "a", "b"])
def test_gold_and_annotators_hit_no_trap(annotator: str | None) -> None:
    assert {one.case.slug: hits for one in aligned(annotator) if (hits := hit_traps(one))} == {}


@pytest.mark.parametrize(("slug", "name"), TRAPS)
def test_a_traps_own_words_hit_it(slug: str, name: str) -> None:
    text = CASES[slug].gold.named_traps()[name].text
    assert with_claim(slug, text)[name] == "more"
    assert with_point(slug, text.upper() if CASES[slug].article.language != "de" else text)[name] == "key_points[0]"


def test_most_light_paraphrases_hit_too() -> None:
    claims = [with_claim(slug, text).get(name) == "more" for slug, name, text in PARAPHRASES]
    points = [with_point(slug, text).get(name) == "key_points[0]" for slug, name, text in PARAPHRASES]
    assert sum(claims) >= 54
    assert sum(points) >= 50
