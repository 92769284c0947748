"""Gate the briefs of three articles: what must never happen, and floors of our own."""

from pathlib import Path

import pytest

from llmbrief import Summarizer, evals

HERE = Path(__file__).parent
FLOORS = {"claims.core_recall": 0.8, "claims.certainty": 0.6, "questions.recall": 0.25}


@pytest.fixture(scope="session")
def report() -> evals.Report:
    """Score a brief of each article, once for all tests."""
    cases = evals.load_cases(gold=HERE / "gold", seeds=HERE / "seeds")
    with Summarizer("extractive") as summarizer:  # a model: Summarizer("openai/…", cassettes=HERE / "cassettes")
        return evals.evaluate(cases, summarizer.summarize)


def lost(report: evals.Report, metric: str) -> list[str]:
    """Name what cost points under a metric."""
    return [f"{case.slug}: {one.message}" for case in report.cases for one in case.findings if one.metric == metric]


def test_every_article_has_a_brief(report: evals.Report) -> None:
    """A case that failed is no zero: it is missing from every score."""
    assert report.failures == ()


@pytest.mark.parametrize("metric", ["traps.hit", "evidence.grounded"])
def test_what_must_never_happen_does_not(report: evals.Report, metric: str) -> None:
    """No trap is said, and every quote is in its article."""
    assert lost(report, metric) == []


@pytest.mark.parametrize(("metric", "floor"), FLOORS.items())
def test_no_floor_is_broken(report: evals.Report, metric: str, floor: float) -> None:
    """Scores may move above their floors; what was lost is named where one falls below."""
    value = report.metrics[metric].value
    assert value is not None, f"nothing to count for {metric}"
    assert value >= floor, lost(report, metric)
