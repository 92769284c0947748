"""The doctor's mutations harm what they say they harm, and its table tells what each metric made of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.evals import score
from llmbrief.evals.case import Case
from llmbrief.evals.doctor import Examination, Examined, claims, examine, harmless, wording
from llmbrief.evals.doctor.mutations import MUTATIONS
from llmbrief.evals.doctor.specimen import Mutation, Specimen, some
from llmbrief.evals.metrics import METRICS
from llmbrief.evals.rendering.doctor import examination_text
from tests.evals.shipped import shipped

CASES = shipped()
SOME = CASES[::3]
FEW = [case for case in CASES if case.slug in ("bahnhof-umbau", "bridge-trial", "kursk-engineers", "sequia-embalse")]
OTHER = CASES[1].gold.brief()
NAMED = {f"{mutation.family}: {mutation.name}": mutation for mutation in MUTATIONS}

# Whatever they change is named by the metrics meant for it, which lose exactly what is due.
EXACT = (
    *(f"claims: {share}% of claims dropped" for share in (10, 25, 50)),
    "claims: claim said twice",
    "claims: kind changed",
    "claims: hedge dropped",
    "claims: hedge invented",
    "claims: denial made an assertion",
    "claims: assertion made a denial",
    "claims: speaker swapped",
    "claims: speaker dropped",
    "claims: speaker invented",
    "claims: relay made the speaker",
    "claims: relay dropped",
    "evidence: word of a quote changed",
    "evidence: number of a quote changed",
    "evidence: quotes dropped",
    "questions: 25% of questions dropped",
    "questions: 50% of questions dropped",
    "questions: question said twice",
)
HARMLESS = tuple(name for name in NAMED if name.startswith("harmless"))


def specimen(case: Case, seed: object = 0) -> Specimen:
    return Specimen(case.gold.brief(), case, OTHER, Random(str(seed)))


def said(text: str, language: str = "en", *, article: str = "") -> Specimen:
    gold = CASES[0].gold
    return Specimen(
        gold.brief(), Case("a", Article.from_text(article or text, language=language), gold), None, Random(0)
    )


def one(name: str, cases: list[Case] | tuple[Case, ...] = CASES, **options: object) -> Examined:
    examined = examine(cases, mutations=[NAMED[name]], **options)  # type: ignore[arg-type] # tests pass what it takes
    return examined.mutations[0]


@cache
def on_few() -> dict[str, Examined]:
    """What becomes of the mutations of which most is said below, on a few cases."""
    names = (*EXACT, *HARMLESS)
    return dict(zip(names, examine(FEW, mutations=[NAMED[name] for name in names]).mutations, strict=True))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=list(NAMED))
def test_a_mutant_is_a_valid_brief_that_differs_and_the_same_every_time(mutation: Mutation) -> None:
    mutants = [(case, mutation.mutate(specimen(case))) for case in FEW]
    for case, mutant in mutants:
        assert mutation.mutate(specimen(case)) == mutant
        if mutant is not None:
            assert Brief.model_validate_json(mutant.brief.model_dump_json()) == mutant.brief
            assert mutant.brief != case.gold.brief()
            assert mutant.places


@pytest.mark.parametrize("mutation", MUTATIONS, ids=list(NAMED))
def test_every_mutation_finds_a_place_in_some_article(mutation: Mutation) -> None:
    assert any(mutation.mutate(specimen(case)) for case in CASES)


def test_mutations_have_names_of_their_own_and_expect_metrics_that_exist() -> None:
    assert len(NAMED) == len(MUTATIONS)
    assert {name for mutation in MUTATIONS for name in (*mutation.meant, *mutation.may)} <= set(METRICS)


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5])
def test_dropping_a_share_of_the_claims_lowers_recall_by_that_share(share: float) -> None:
    for case in SOME:
        mutant = claims.dropped(share)(specimen(case))
        assert mutant is not None
        scores = score(mutant.brief, case).scores
        gone = len(case.gold.claims) - len(mutant.brief.claims)
        assert gone == max(1, round(share * len(case.gold.claims)))
        assert scores["claims.recall"].value == pytest.approx(1 - gone / len(case.gold.claims))
        assert scores["claims.precision"].value == 1.0


@pytest.mark.parametrize("name", EXACT)
def test_what_is_meant_to_see_a_mutation_sees_all_of_it(name: str) -> None:
    examined = on_few()[name]
    for metric in NAMED[name].meant:
        sight = examined.sights[metric]
        assert (sight.seen, sight.change) == (sight.places, sight.due)
    assert not [metric for metric, sight in examined.sights.items() if sight.expected == "no" and sight.change]


def test_another_order_and_other_ids_change_no_score() -> None:
    for case in SOME:
        mutant = harmless.shuffled(specimen(case))
        assert mutant is not None
        before, after = (score(brief, case).scores for brief in (case.gold.brief(), mutant.brief))
        assert {name: one.value for name, one in after.items()} == {name: one.value for name, one in before.items()}


@pytest.mark.parametrize("name", [name for name in HARMLESS if name != "harmless: claim cut in two"])
def test_what_is_harmless_loses_no_matched_claim_or_question(name: str) -> None:
    sights = on_few()[name].sights
    assert not {metric for metric in sights if not metric.startswith("summary.")}


def test_what_no_metric_names_is_listed_by_article_and_id() -> None:
    examined = one("questions: question's kind changed", FEW)
    assert examined.named == 0
    assert len(examined.amiss) == examined.places
    assert all(place.split()[0] in {case.slug for case in FEW} for place in examined.amiss)


def test_a_point_that_was_lost_before_cannot_be_seen_again() -> None:
    def all_facts(case: Case) -> Brief:
        brief = case.gold.brief()
        return brief.model_copy(update={"claims": tuple(c.model_copy(update={"kind": "fact"}) for c in brief.claims)})

    sight = one("claims: kind changed", CASES[:6], briefs=all_facts).sights["claims.kind"]
    assert sight.seen == sight.places < one("claims: kind changed", CASES[:6]).sights["claims.kind"].places


def test_a_case_without_others_gets_no_claims_of_theirs() -> None:
    assert one("claims: claim invented, real quote", [CASES[0]]).cases == 0


def test_only_the_metrics_given_are_asked() -> None:
    examined = examine(FEW, metrics={"claims.kind": METRICS["claims.kind"]}, mutations=MUTATIONS[:1])
    assert examined.mutations[0].named == 0


@pytest.fixture(scope="module")
def examination() -> Examination:
    chosen = [NAMED[name] for name in NAMED if name.startswith(("questions", "harmless: other", "summary: negation"))]
    return examine(FEW[:2], mutations=chosen)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_the_table_keeps_to_its_width_and_hides_nothing(examination: Examination, width: int) -> None:
    text = examination_text(examination, width=width)
    assert max(map(cells, text.splitlines())) <= width
    assert text.isprintable() or not {c for c in text if not c.isprintable()} - {"\n"}
    flat = " ".join(text.split())
    assert all(
        f"{one.family}, {one.mutation}: {len(one.amiss)}" in flat for one in examination.mutations if is_blind(one)
    )


def is_blind(examined: Examined) -> bool:
    return bool(examined.amiss) and examined.family != "harmless"


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def test_an_examination_is_json_and_back() -> None:
    examination = examine(FEW[:1], mutations=MUTATIONS[:3])
    assert Examination.model_validate_json(examination.model_dump_json()) == examination


@pytest.mark.parametrize(
    ("change", "text", "language", "changed"),
    [
        (wording.magnitude_changed, "It cost 3 million euros.", "en", "It cost 3 billion euros."),
        (wording.magnitude_changed, "Es kostet 3 Milliarden Euro.", "de", "Es kostet 3 Millionen Euro."),
        (wording.negated, "The firm has paid.", "en", "The firm has not paid."),
        (wording.negated, "La empresa ha pagado.", "es", "La empresa no ha pagado."),
        (wording.negated, "Nobody has paid.", "en", None),
        (wording.negated, "会社は支払った。", "ja", None),
        (wording.negation_dropped, "The firm did not pay.", "en", "The firm did pay."),
        (wording.negation_dropped, "It is not only large.", "en", None),
        (wording.direction_turned, "Sales rose.", "en", "Sales fell."),
        (wording.direction_turned, "Las ventas bajaron o subió.", "es", "Las ventas bajaron o bajó."),
        (wording.widened, "Some shops may close, most shops.", "en", None),
        (wording.condition_dropped, "If it rains, the match ends.", "en", "The match ends."),
        (wording.condition_dropped, "The match will end early if it rains.", "en", "The match will end early."),
        (wording.condition_dropped, "The match ends.", "en", None),
        (harmless.clause_moved, "In March, the quarry will close.", "en", "The quarry will close in March."),
        (harmless.clause_moved, "The quarry will close in March.", "en", "In March, the quarry will close."),
        (harmless.respelt_numbers, "The firm has three shops.", "en", "The firm has 3 shops."),
        (harmless.respelt_numbers, "The firm made 3.5 million on 3 March.", "en", None),
        (harmless.contracted, "The firm has not paid.", "en", "The firm hasn't paid."),
    ],
)
def test_a_text_is_changed_as_told(
    change: Callable[[str, Specimen], str | None], text: str, language: str, changed: str | None
) -> None:
    result = change(text, said(text, language))
    assert result == changed if change is not wording.widened else result != text


def test_a_changed_number_is_one_that_the_article_does_not_have() -> None:
    article = "The firm cut 120 jobs, not 220, 320, 420, 520, 620 or 720."
    changed = {wording.other_number("It cut 120 jobs.", said("", article=article)) for _ in range(5)}
    assert changed <= {"It cut 820 jobs.", "It cut 920 jobs."}


def test_names_change_places_unless_their_order_says_nothing() -> None:
    article = (
        "On Monday Ines Albrecht sued Otto Brandvold. Later Ines Albrecht and Otto Brandvold met, said Otto Brandvold."
    )
    swapped = wording.names_exchanged("Ines Albrecht sued Otto Brandvold on Monday.", said("", article=article))
    assert swapped == "Otto Brandvold sued Ines Albrecht on Monday."
    assert wording.names_exchanged("Ines Albrecht and Otto Brandvold met.", said("", article=article)) is None
    listed = "They sued: Ines Albrecht, St Olav's and Otto Brandvold."
    assert wording.names_exchanged(listed, said("", article=article)) is None


@given(st.integers(0, 60), st.floats(0, 1), st.integers())
@settings(max_examples=50, deadline=None)
def test_a_share_is_chosen_in_order_and_one_at_least(count: int, share: float, seed: int) -> None:
    chosen = some(range(count), Random(seed), share)
    assert chosen == sorted(set(chosen))
    assert len(chosen) == min(count, max(1, round(share * count)))
