from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief import Article
from llmbrief.brief import Certainty, Claim, Evidence
from llmbrief.matching import Matching, match_claims

ENGINEERS = "North Korea will send 1,000 engineers to demine Kursk Oblast, Sergei Shoigu said on Tuesday."
DECISION = "Kim Jong Un had personally decided to provide the help, he added."
COST = "The work will cost $40 million, though nobody has said who pays."
DENIAL = "Pavel Orlov denied that soldiers would take part."
HARVEST = "Grain exports rose by 12 per cent in May."
ARTICLE = Article.from_text("\n\n".join((ENGINEERS, DECISION, COST, DENIAL, HARVEST)))


def claim(
    id_: str, text: str, quote: str = "", *, certainty: Certainty = "asserted", speaker: str | None = None
) -> Claim:
    evidence = (Evidence(quote=quote),) if quote else ()
    return Claim(id=id_, text=text, kind="fact", certainty=certainty, speaker=speaker, evidence=evidence)


GOLD = (
    claim("g1", "North Korea will send 1,000 engineers to demine Kursk Oblast.", ENGINEERS, speaker="Sergei Shoigu"),
    claim(
        "g2", "Kim Jong Un personally decided to provide the help to Kursk Oblast.", DECISION, speaker="Sergei Shoigu"
    ),
    claim("g3", "The demining of Kursk Oblast will cost $40 million.", COST),
    claim("g4", "Soldiers will take part in the demining.", DENIAL, certainty="denied", speaker="Pavel Orlov"),
    claim("g5", "Grain exports rose by 12 per cent in May.", HARVEST),
)


def matched(predicted: Sequence[Claim], gold: Sequence[Claim] = GOLD) -> set[tuple[str, str]]:
    return {(pair.predicted, pair.gold) for pair in match_claims(predicted, gold, ARTICLE).pairs}


def test_gold_against_itself_is_all_pairs_of_score_one() -> None:
    matching = match_claims(GOLD, GOLD, ARTICLE)
    assert [(pair.predicted, pair.gold, pair.score) for pair in matching.pairs] == [(c.id, c.id, 1.0) for c in GOLD]
    assert matching == Matching(pairs=matching.pairs)


@pytest.mark.parametrize("dropped", range(len(GOLD)))
def test_a_dropped_claim_is_missed_and_nothing_else(dropped: int) -> None:
    rest = [*GOLD[:dropped], *GOLD[dropped + 1 :]]
    matching = match_claims(rest, GOLD, ARTICLE)
    assert {pair.gold for pair in matching.pairs} == {one.id for one in rest}
    assert not matching.conflicts
    assert not matching.merges


@pytest.mark.parametrize(
    ("text", "quote", "gold"),
    [
        ("A thousand engineers from North Korea are to demine the Kursk Oblast", "1,000 engineers to demine", "g1"),
        ("KURSK OBLAST WILL BE DEMINED BY 1,000 NORTH KOREAN ENGINEERS!", ENGINEERS, "g1"),
        ("The help was decided on personally by Kim Jong Un", "Kim Jong Un had personally decided", "g2"),
        ("Demining Kursk Oblast is going to cost 40 million dollars.", "The work will cost $40 million", "g3"),
        ("In May, exports of grain rose 12%.", "", "g5"),
        ("Grain exports rose by twelve per cent in May.", "words that stand nowhere in the article at all", "g5"),
    ],
)
def test_an_honest_paraphrase_matches(text: str, quote: str, gold: str) -> None:
    assert matched([claim("p", text, quote)]) == {("p", gold)}


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Sergei Shoigu spoke on Tuesday.", ENGINEERS),
        ("It is unclear who will pay.", COST),
        ("Russia thanked its ally for friendship.", DECISION),
        ("Wheat harvests fell short in June.", ""),
    ],
)
def test_another_proposition_of_the_same_passage_does_not_match(text: str, quote: str) -> None:
    matching = match_claims([claim("p", text, quote)], GOLD, ARTICLE)
    assert matching == Matching()


@pytest.mark.parametrize(
    ("text", "quote", "gold", "check"),
    [
        ("North Korea will send 1,500 engineers to demine Kursk Oblast.", ENGINEERS, "g1", "number"),
        ("North Korea will send 1,000 engineers to demine Belgorod Oblast.", ENGINEERS, "g1", "name"),
        ("North Korea will not send 1,000 engineers to demine Kursk Oblast.", ENGINEERS, "g1", "negation"),
        ("Pavel Orlov personally decided to provide the help to Kursk Oblast.", DECISION, "g2", "name"),
        ("The demining of Kursk Oblast will cost $14 million.", COST, "g3", "number"),
        ("Grain exports fell by 12 per cent in May.", HARVEST, "g5", "direction"),
        ("Grain exports rose by 12 per cent in April.", HARVEST, "g5", "date"),
        ("Kursk Oblast will send 1,000 engineers to demine North Korea.", ENGINEERS, "g1", "name"),
    ],
)
def test_a_claim_that_says_otherwise_is_a_conflict(text: str, quote: str, gold: str, check: str) -> None:
    matching = match_claims([claim("p", text, quote)], GOLD, ARTICLE)
    assert [(one.predicted, one.gold, one.check) for one in matching.conflicts] == [("p", gold, check)]
    assert not matching.pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The lane has killed nothing except an argument.", "The lane has killed nothing but an argument."),
        ("Der Weg hat niemanden außer Ratten gestört.", "Der Weg hat nur Ratten gestört."),
        ("Orlov left the letter unanswered on Tuesday.", "Orlov did not answer the letter on Tuesday."),
    ],
)
def test_negations_that_mean_the_same_are_no_conflict(one: str, other: str) -> None:
    assert matched([claim("p", one, "")], [claim("g", other, "")]) == {("p", "g")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A firm is to check that no grain was lost.", "A firm is to check whether grain was lost."),
        (
            "The plan would exist on paper alone without Orlov.",
            "The plan owes it to Orlov to exist on more than paper.",
        ),
        ("Cracked walls were found in Kursk.", "Cracked walls were found after the quake off Belgorod."),
        ("Papers were delivered to the office of Pavel Orlov.", "Papers were delivered that Ivan Belov had signed."),
        (
            "118 of the people whom the guide had told they needed no ticket turned up with a letter and were let in.",
            "118 people who turned up with a letter were let in to the harbour.",
        ),
    ],
)
def test_what_stands_elsewhere_or_is_left_open_is_no_conflict(one: str, other: str) -> None:
    assert not match_claims([claim("p", one, "")], [claim("g", other, "")], ARTICLE).conflicts


@pytest.mark.parametrize(
    ("one", "other", "check"),
    [
        ("Some of the grain was lost at sea.", "All of the grain was lost at sea.", "number"),
        ("The staff will know before the stores close.", "The staff will know after the stores close.", "direction"),
        ("Orlov left without paying the bill.", "Orlov left paying the bill.", "negation"),
    ],
)
def test_extent_time_and_lack_tell_claims_apart(one: str, other: str, check: str) -> None:
    (conflict,) = match_claims([claim("p", one, "")], [claim("g", other, "")], ARTICLE).conflicts
    assert conflict.check == check


@pytest.mark.parametrize(
    ("text", "is_conflict"),
    [
        ("At the heart of it is Voltessa's proprietary separator, which Kerastor needs.", False),
        ("At the heart of it is a separator of Voltessa, which Kerastor's engineers need.", True),
    ],
)
def test_a_thing_may_have_two_owners_if_the_article_names_the_claims_as_one(text: str, is_conflict: bool) -> None:
    one = claim("p", "Voltessa's proprietary separator is protected by more than 140 patents.", "")
    other = claim("g", "Kerastor's proprietary separator is protected by more than 140 patents.", "")
    assert bool(match_claims([one], [other], Article.from_text(text, language="en")).conflicts) is is_conflict


def test_a_negating_prefix_on_one_side_alone_is_a_conflict() -> None:
    gold = [claim("g", "Orlov left the letter of the mayor answered.", "")]
    matching = match_claims([claim("p", "Orlov left the letter of the mayor unanswered.", "")], gold, ARTICLE)
    assert [one.check for one in matching.conflicts] == ["negation"]


def test_a_message_of_a_conflict_names_both_sides() -> None:
    predicted = [claim("p", "North Korea will send 1,500 engineers to demine Kursk Oblast.", ENGINEERS)]
    (conflict,) = match_claims(predicted, GOLD, ARTICLE).conflicts
    assert conflict.message == "the claim says “1,500”; the gold claim says “1,000”"
    (turned,) = match_claims(GOLD, predicted, ARTICLE).conflicts
    assert turned.message == "the claim says “1,000”; the gold claim says “1,500”"


@pytest.mark.parametrize(
    "text",
    [
        "North Korea will send engineers to demine Kursk Oblast.",
        "North Korea will send 1,000 engineers to demine Kursk Oblast, Sergei Shoigu said on Tuesday.",
    ],
)
def test_saying_more_or_less_is_no_conflict(text: str) -> None:
    assert matched([claim("p", text, ENGINEERS)]) == {("p", "g1")}


def test_a_denial_is_the_same_proposition_whoever_writes_it_negated() -> None:
    negated = claim("p", "Soldiers will not take part in the demining.", DENIAL, speaker="Pavel Orlov")
    assert matched([negated]) == {("p", "g4")}


def test_certainty_and_speaker_decide_between_claims_of_one_proposition() -> None:
    text = "Soldiers will take part in the demining."
    asserted = claim("a", text, DENIAL, speaker="Ivan Belov")
    denied = claim("d", text, DENIAL, certainty="denied", speaker="Orlov")
    gold = (
        claim("x", text, DENIAL, certainty="denied", speaker="Pavel Orlov"),
        claim("y", text, DENIAL, speaker="Belov"),
    )
    assert matched([asserted, denied], gold) == {("a", "y"), ("d", "x")}


def test_a_claim_that_says_two_gold_claims_merges_them() -> None:
    both = claim(
        "p", "North Korea will send 1,000 engineers to demine Kursk Oblast, which will cost $40 million.", ENGINEERS
    )
    both = both.model_copy(update={"evidence": (*both.evidence, Evidence(quote=COST))})
    matching = match_claims([both], GOLD, ARTICLE)
    assert [(pair.predicted, pair.gold) for pair in (*matching.pairs, *matching.merges)] == [("p", "g1"), ("p", "g3")]
    turned = match_claims(GOLD, [both], ARTICLE)
    assert [(pair.predicted, pair.gold) for pair in turned.splits] == [("g3", "p")]


def test_no_claims_match_nothing() -> None:
    assert (
        match_claims((), GOLD, ARTICLE)
        == match_claims(GOLD, (), ARTICLE)
        == match_claims((), (), ARTICLE)
        == Matching()
    )


def test_a_claim_without_words_matches_nothing() -> None:
    assert matched([claim("p", "…", ENGINEERS)]) == set()


TEXTS = [
    *(one.text for one in GOLD),
    "North Korea will send 1,500 engineers to demine Kursk Oblast.",
    "Engineers will demine Kursk Oblast and soldiers will not take part.",
    "Exports of grain fell in May.",
]
CLAIMS = st.lists(
    st.builds(
        claim,
        st.integers(0, 30).map("c{}".format),
        st.sampled_from(TEXTS),
        st.sampled_from((ENGINEERS, DECISION, COST, DENIAL, HARVEST, "")),
        certainty=st.sampled_from(("asserted", "hedged", "denied")),
        speaker=st.sampled_from((None, "Sergei Shoigu", "Pavel Orlov")),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


@settings(max_examples=60, deadline=None)
@given(CLAIMS, CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_the_lists_means_nothing(predicted: list[Claim], gold: list[Claim], random: object) -> None:
    matching = match_claims(predicted, gold, ARTICLE)
    assert match_claims(predicted[::-1], gold[::-1], ARTICLE) == matching


@pytest.mark.parametrize(
    ("one", "other", "is_pair"),
    [
        ("The work cost more than $40 million.", "The work cost $41 million.", True),
        ("About 200 engineers came to Kursk.", "198 engineers came to Kursk.", True),
        ("About 200 engineers came to Kursk.", "260 engineers came to Kursk.", False),
        ("200 engineers came to Kursk.", "198 engineers came to Kursk.", False),
    ],
)
def test_a_number_told_roughly_is_no_conflict(one: str, other: str, is_pair: bool) -> None:
    for predicted, gold in ((one, other), (other, one)):
        matching = match_claims([claim("p", predicted)], [claim("g", gold)], ARTICLE)
        assert (bool(matching.pairs), bool(matching.conflicts)) == (is_pair, not is_pair)


@settings(max_examples=60, deadline=None)
@given(CLAIMS, CLAIMS)
def test_matching_is_symmetric(predicted: list[Claim], gold: list[Claim]) -> None:
    matching, turned = match_claims(predicted, gold, ARTICLE), match_claims(gold, predicted, ARTICLE)
    assert {(p.predicted, p.gold, p.score) for p in matching.pairs} == {
        (p.gold, p.predicted, p.score) for p in turned.pairs
    }
    assert {(c.predicted, c.gold) for c in matching.conflicts} == {(c.gold, c.predicted) for c in turned.conflicts}
    assert {(p.predicted, p.gold) for p in matching.merges} == {(p.gold, p.predicted) for p in turned.splits}


@settings(max_examples=60, deadline=None)
@given(CLAIMS, CLAIMS)
def test_each_claim_is_in_one_pair_or_conflict_at_most(predicted: list[Claim], gold: list[Claim]) -> None:
    matching = match_claims(predicted, gold, ARTICLE)
    for side in ("predicted", "gold"):
        ids = [getattr(one, side) for one in (*matching.pairs, *matching.conflicts)]
        assert len(ids) == len(set(ids))
