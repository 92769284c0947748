from __future__ import annotations

import pytest

from llmbrief import Article, Brief, Claim, Evidence, Finding, KeyPoint, Question, Run, Span, Summary, verify
from llmbrief.brief import ArticleRef
from llmbrief.verification import check_summary

TEXT = "The council agreed a budget of 3 million euros on Monday. Mayor Ana Ruiz said that the pool will close in May."
ARTICLE = Article.from_text(TEXT, slug="tiny")
LIE = Span(start=-7, end=99_999)


def brief(*evidence: Evidence, **changes: object) -> Brief:
    claim = Claim(
        id="x",
        text="The council agreed a budget of 3 million euros.",
        kind="fact",
        certainty="asserted",
        evidence=evidence,
        findings=(Finding(check="number", level="conflict", message="made up"),),
    )
    fields: dict[str, object] = {
        "summary": Summary(headline="h", gist="g", key_points=(KeyPoint(text="k", claims=("x",)),)),
        "claims": (claim, claim.model_copy(update={"id": "a"})),
        "questions": (Question(id="q", text="When?", kind="missing", why="", claims=("a",)),),
    }
    return Brief.model_validate({**fields, **changes})


@pytest.mark.parametrize(
    ("lie", "truth"),
    [
        (Evidence(quote="a budget of 3 million euros", verdict="absent"), ("exact", Span(start=19, end=46))),
        (Evidence(quote="a budget of 5 million euros", verdict="exact", span=LIE), ("near_miss", None)),
        (Evidence(quote="three dragons were seen overhead", verdict="exact", span=LIE), ("absent", None)),
        (Evidence(quote="on Monday", verdict="normalized", span=Span(start=0, end=9)), ("too_short", None)),
    ],
)
def test_what_a_brief_says_of_its_quotes_is_computed_again(lie: Evidence, truth: tuple[str, Span | None]) -> None:
    verified = verify(brief(lie), ARTICLE).claims[0]
    assert (verified.evidence[0].verdict, verified.evidence[0].span) == truth
    assert verified.evidence[0].quote == lie.quote
    assert "made up" not in [finding.message for finding in verified.findings]


def test_ids_order_asking_and_run_are_kept_and_the_old_brief_is_untouched() -> None:
    run = Run(model="openai/x", llmbrief="0")
    before = brief(Evidence(quote="on Monday", asked=2), Evidence(quote="a budget"), run=run)
    copy = before.model_copy(deep=True)
    after = verify(before, ARTICLE)
    assert before == copy
    assert [claim.id for claim in after.claims] == ["x", "a"]
    assert [(item.quote, item.asked) for item in after.claims[0].evidence] == [("on Monday", 2), ("a budget", 1)]
    assert after.run == run
    assert (after.summary, after.questions) == (before.summary, before.questions)


def test_verifying_twice_changes_nothing() -> None:
    once = verify(brief(Evidence(quote="the pool will close in May")), ARTICLE)
    assert verify(once, ARTICLE) == once


def test_the_article_is_named_by_its_text_and_keeps_what_the_text_cannot_tell() -> None:
    lie = ArticleRef(slug="other", sha256="0", characters=1, language="fr", title="Budget", url="https://example.org/a")
    reference = verify(brief(article=lie), ARTICLE).article
    assert reference is not None
    assert (reference.slug, reference.sha256, reference.characters) == ("tiny", ARTICLE.sha256, len(TEXT))
    assert (reference.language, reference.title, reference.url) == ("en", "Budget", "https://example.org/a")


def test_a_summary_is_held_to_the_figures_and_names_of_the_article() -> None:
    summary = Summary(
        headline="Council agrees budget of 24 million euros",
        gist="The council agreed a budget of 3 million euros, Mayor Ana Ruiz said.",
        key_points=(KeyPoint(text="The pool will close in June, said Neil Farrow.", claims=("x",)),),
    )
    found = check_summary(brief(summary=summary), ARTICLE)
    assert [(place, finding.check) for place, finding in found] == [
        ("headline", "number"),
        ("key point 1", "name"),
        ("key point 1", "date"),
    ]
