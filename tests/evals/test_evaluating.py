from __future__ import annotations

import gc
import json
import random
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import llmbrief
from llmbrief import Article, Brief, evals
from llmbrief.brief import Claim, Evidence, Run, Span, Summary
from llmbrief.errors import MissingRecordingError
from llmbrief.evals.case import Case
from llmbrief.evals.evaluating import summed_up
from llmbrief.evals.metrics import COUNTS, METRICS
from llmbrief.evals.report import Report, Score, Scorecard
from tests.evals.shipped import shipped

PERFECT = [name for name in METRICS if name.startswith(("claims.", "evidence.", "questions.")) and name not in COUNTS]


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return shipped()[:6]


@pytest.fixture(scope="module")
def gold(cases: tuple[Case, ...]) -> Callable[[Article], Brief]:
    briefs = {case.slug: case.gold.brief() for case in cases}
    return lambda article: briefs[article.slug]


@pytest.fixture(scope="module")
def report(cases: tuple[Case, ...], gold: Callable[[Article], Brief]) -> Report:
    return evals.evaluate(cases, gold)


def scores(report: Report) -> dict[str, dict[str, object]]:
    return {case.slug: {name: score.value for name, score in case.scores.items()} for case in report.cases}


@pytest.mark.parametrize("metric", PERFECT)
def test_gold_against_itself_scores_one(report: Report, metric: str) -> None:
    assert report.metrics[metric].value == 1.0
    assert all(not case.scores[metric].misses for case in report.cases)


@pytest.mark.parametrize("metric", ["claims.conflicts", "claims.unsupported", "traps.hit"])
def test_gold_against_itself_hits_no_trap_and_contradicts_nothing(report: Report, metric: str) -> None:
    assert report.metrics[metric].value in (0.0, None)
    assert not any(case.scores[metric].misses for case in report.cases)


def test_every_metric_stands_in_every_case(report: Report) -> None:
    assert all(list(case.scores) == list(METRICS) for case in report.cases)
    assert list(report.metrics) == list(METRICS)


def test_a_report_is_the_same_byte_for_byte_each_time_and_in_any_order_of_cases(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief], report: Report
) -> None:
    mixed = random.Random(5).sample(cases, len(cases))
    assert evals.evaluate(mixed, gold).model_dump_json() == report.model_dump_json()
    assert evals.evaluate(cases, gold, concurrency=4).model_dump_json() == report.model_dump_json()


def test_what_it_says_is_json_that_reads_back_as_the_same_report(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(json.dumps(report.model_dump(mode="json"), allow_nan=False), encoding="utf-8")
    assert evals.read_report(path) == report


def test_a_case_that_fails_is_a_failure_with_its_reason_and_no_zero(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief], report: Report
) -> None:
    errors = iter([MissingRecordingError("no recording of it", slug="x"), RuntimeError("no\x1bway"), None])

    def fails_at_first(article: Article) -> Brief:
        error = next(errors, None)
        if error:
            raise error
        return gold(article)

    broken = evals.evaluate(cases, fails_at_first)
    assert [failure.slug for failure in broken.failures] == [case.slug for case in cases[:2]]
    assert [failure.kind for failure in broken.failures] == ["missing_recording", "error"]
    assert broken.failures[1].message == r"RuntimeError: no\x1bway"
    assert [case.slug for case in broken.cases] == [case.slug for case in cases[2:]]
    assert broken.metrics["claims.recall"].cases == len(cases) - 2
    assert broken.data_digest == report.data_digest


def test_what_is_no_brief_is_a_failure(cases: tuple[Case, ...]) -> None:
    report = evals.evaluate(cases[:1], lambda _article: {"claims": []})  # type: ignore[arg-type,return-value]
    assert report.failures[0].message == "what came is no Brief but dict"


def test_without_a_case_that_was_scored_every_metric_stands_and_has_no_value(cases: tuple[Case, ...]) -> None:
    def fails(article: Article) -> Brief:
        raise ZeroDivisionError

    report = evals.evaluate(cases[:2], fails)
    assert [failure.kind for failure in report.failures] == ["error", "error"]
    assert list(report.metrics) == list(METRICS)
    assert {(one.value, one.low, one.high, one.cases) for one in report.metrics.values()} == {(None, None, None, 0)}


def test_a_report_says_which_version_scored_it(report: Report) -> None:
    assert report.llmbrief == llmbrief.__version__
    assert Report.model_validate(report.model_dump(exclude={"llmbrief"})).llmbrief is None


def test_a_count_that_is_the_same_in_all_articles_has_no_bounds(report: Report) -> None:
    flat = report.metrics["claims.conflicts"]
    assert (flat.value, flat.low, flat.high) == (0.0, None, None)
    assert report.metrics["claims.recall"].low is not None


def test_a_count_that_differs_between_articles_has_bounds_around_it() -> None:
    cards = [Scorecard(slug=f"a{i}", scores={"traps.hit": Score.count(["t2"], ["t1"] * (i % 2))}) for i in range(12)]
    found = summed_up(cards)["traps.hit"]
    assert found.value == 6
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low < 6 < found.high <= 24


def test_what_a_brief_says_of_its_own_quotes_is_not_believed(cases: tuple[Case, ...]) -> None:
    case = cases[0]
    quote = "Nothing of the kind stands in the article at all"
    lie = Evidence(quote=quote, verdict="exact", span=Span(start=0, end=len(quote)))
    claims = (case.gold.claims[0].model_copy(update={"evidence": (lie,)}),)
    brief = case.gold.brief().model_copy(update={"claims": claims})
    scored = evals.score(brief, case).scores["evidence.grounded"]
    assert (scored.value, scored.hits, scored.misses) == (0.0, (), ("c1[0]",))


def test_an_empty_brief_has_no_precision_and_no_recall(cases: tuple[Case, ...]) -> None:
    empty = Brief(summary=Summary(headline="H", gist="G", key_points=()), claims=(), questions=())
    scored = evals.score(empty, cases[0]).scores
    assert scored["claims.recall"].value == scored["questions.recall"].value == scored["summary.core_recall"].value == 0
    nothing = ("claims.precision", "questions.precision", "evidence.grounded", "claims.kind", "claims.speaker")
    assert [scored[name].value for name in nothing] == [None] * len(nothing)


def test_slugs_that_hold_one_article_are_one_to_statistics(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief]
) -> None:
    def twin(case: Case) -> Case:
        return Case(f"{case.slug}-2", Article.from_text(case.article.text, slug=f"{case.slug}-2"), case.gold)

    def dropping(article: Article) -> Brief:
        brief = gold(Article.from_text(article.text, slug=article.slug.removesuffix("-2")))
        return dropped(brief, 0.5) if article.slug.startswith(cases[0].slug) else brief

    alone = evals.evaluate(cases, dropping)
    both = evals.evaluate([*cases, *map(twin, cases)], dropping)
    assert both.metrics["claims.recall"].cases == 2 * alone.metrics["claims.recall"].cases
    for bound in ("value", "low", "high"):
        assert getattr(both.metrics["claims.recall"], bound) == getattr(alone.metrics["claims.recall"], bound)


def dropped(brief: Brief, share: float) -> Brief:
    """Drop the first *share* of the claims, and their ids from what names them."""
    kept = brief.claims[round(len(brief.claims) * share) :]
    return told_by(brief, {claim.id: claim.id for claim in kept}).model_copy(update={"claims": kept})


def told_by(brief: Brief, ids: Mapping[str, str]) -> Brief:
    """Name claims by other ids in key points and questions; those without one are dropped."""

    def renamed(claims: tuple[str, ...]) -> dict[str, object]:
        return {"claims": tuple(ids[id_] for id_ in claims if id_ in ids)}

    points = tuple(point.model_copy(update=renamed(point.claims)) for point in brief.summary.key_points)
    questions = tuple(question.model_copy(update=renamed(question.claims)) for question in brief.questions)
    summary = brief.summary.model_copy(update={"key_points": points})
    return brief.model_copy(update={"summary": summary, "questions": questions})


@pytest.mark.parametrize("share", [0.1, 0.25, 0.5, 1.0])
def test_dropping_claims_lowers_recall_by_just_so_much(cases: tuple[Case, ...], share: float) -> None:
    for case in cases:
        brief = dropped(case.gold.brief(), share)
        scored = evals.score(brief, case).scores
        assert scored["claims.recall"].value == len(brief.claims) / len(case.gold.claims)
        assert set(scored["claims.recall"].hits) == {claim.id for claim in brief.claims}
        assert scored["claims.precision"].value in (1.0, None)
        assert scored["questions.recall"].value == 1.0


def shuffled(brief: Brief, rng: random.Random) -> Brief:
    """Give every claim another id and another place."""
    ids = {claim.id: f"x{number}" for number, claim in enumerate(rng.sample(brief.claims, len(brief.claims)))}
    told = told_by(brief, ids)
    claims = [claim.model_copy(update={"id": ids[claim.id]}) for claim in brief.claims]
    questions = rng.sample(told.questions, len(told.questions))
    return told.model_copy(update={"claims": tuple(rng.sample(claims, len(claims))), "questions": tuple(questions)})


def test_ids_and_the_order_of_claims_and_questions_mean_nothing(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief], report: Report
) -> None:
    rng = random.Random(11)
    again = evals.evaluate(cases, lambda article: shuffled(gold(article), rng))
    assert scores(again) == scores(report)


def test_the_system_is_what_all_briefs_say_of_their_run(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief]
) -> None:
    prompts: Iterator[str] = iter(["p1", "p2", "p2", "p2", "p2", "p2"])

    def made(article: Article) -> Brief:
        run = Run(model="openai/m", prompt=next(prompts), prompt_digest="d", llmbrief="0")
        return gold(article).model_copy(update={"run": run})

    system = evals.evaluate(cases, made).system
    assert (system.model, system.prompt, system.prompt_digest) == ("openai/m", None, "d")


def test_rows_hold_one_record_for_each_case_and_metric(report: Report) -> None:
    rows = report.rows()
    assert len(rows) == len(report.cases) * len(METRICS)
    assert rows[0] == {"slug": report.cases[0].slug, "metric": "claims.recall", "value": 1.0, "hits": 28, "misses": 0}


def test_fields_are_compared_on_matched_claims_and_named_by_gold_ids(cases: tuple[Case, ...]) -> None:
    case = cases[0]
    turned = {"asserted": "hedged", "hedged": "denied", "denied": "asserted"}

    def other(claim: Claim) -> Claim:
        return claim.model_copy(update={"certainty": turned[claim.certainty], "speaker": "Somebody Else Entirely"})

    brief = case.gold.brief()
    first = tuple(other(claim) if claim.id in {"c1", "c2"} else claim for claim in brief.claims)
    scored = evals.score(brief.model_copy(update={"claims": first}), case).scores
    assert scored["claims.certainty"].misses == ("c1", "c2")
    assert scored["claims.speaker"].misses == ("c1", "c2")
    assert scored["claims.recall"].value == 1.0


def test_the_caller_s_way_with_garbage_is_left_as_it_was(
    cases: tuple[Case, ...], gold: Callable[[Article], Brief]
) -> None:
    before = gc.get_threshold()
    evals.evaluate(cases[:1], gold)
    assert gc.get_threshold() == before
    with ThreadPoolExecutor(4) as pool:  # the scoring of one overlaps that of another
        list(pool.map(lambda case: evals.evaluate([case], gold), cases))
    assert gc.get_threshold() == before
