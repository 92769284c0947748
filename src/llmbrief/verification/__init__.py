"""Whether the article says what a brief says it says: no model, no network.

``locate`` finds a quote in the article, ``check`` holds a claim against its quotes, ``verify`` does both for a brief.
"""

from __future__ import annotations

from operator import is_

from llmbrief.article import Article
from llmbrief.brief import ArticleRef, Brief, Claim, Finding
from llmbrief.errors import UsageError
from llmbrief.verification.checking import check, check_figures
from llmbrief.verification.locating import locate, relocate

__all__ = ["check", "check_summary", "locate", "locate_quotes", "verify"]


def verify(brief: Brief, article: Article) -> Brief:
    """Return *brief* with every span, verdict and finding computed from *article*.

    What it said of them is not believed. Ids, the order of claims and evidence, quotes and the run are kept.
    Raises UsageError for what is no Brief or no Article.
    """
    if not isinstance(brief, Brief):
        raise UsageError(f"verify takes a Brief, not {type(brief).__name__}: read one with read_brief")
    if not isinstance(article, Article):
        remedy = "make one with Article.from_file or Article.from_text"
        raise UsageError(f"verify takes an Article, not {type(article).__name__}: {remedy}")
    located = locate_quotes(brief, article)
    claims = tuple(_checked(claim, article) for claim in located.claims)
    return located.model_copy(update={"claims": claims})


def locate_quotes(brief: Brief, article: Article) -> Brief:
    """Do the part of ``verify`` that takes next to no time: spans and verdicts; findings are left out."""
    claims = tuple(_located(claim, article) for claim in brief.claims)
    return brief.model_copy(update={"article": _reference(brief, article), "claims": claims})


def check_summary(brief: Brief, article: Article) -> tuple[tuple[str, Finding], ...]:
    """Return the numbers, names and dates of the summary that *article* does not have, each with its place.

    A summary has no quotes, so that this is all it is held to here.
    """
    points = [(f"key point {number}", point.text) for number, point in enumerate(brief.summary.key_points, 1)]
    sentences = [("headline", brief.summary.headline), ("gist", brief.summary.gist), *points]
    return tuple(
        (place, finding)
        for place, text in sentences
        for finding in check_figures(text, article.text, language=article.language)
    )


def _reference(brief: Brief, article: Article) -> ArticleRef:
    """Name the article; what its text cannot tell (title, address, date) is kept as the brief has it."""
    reference = ArticleRef.of(article)
    if brief.article is None:
        return reference
    told = brief.article.model_dump(include={"title", "url", "published"}, exclude_none=True)
    known = reference.model_dump(exclude_none=True)
    return reference.model_copy(update={key: value for key, value in told.items() if key not in known})


def _located(claim: Claim, article: Article) -> Claim:
    evidence = tuple([relocate(item, article.text) for item in claim.evidence])
    if not claim.findings and all(map(is_, evidence, claim.evidence)):
        return claim  # a copy costs more than the look
    return claim.model_copy(update={"evidence": evidence, "findings": ()})


def _checked(claim: Claim, article: Article) -> Claim:
    findings = check(
        claim.text,
        tuple(item.quote for item in claim.evidence),
        article.text,
        certainty=claim.certainty,
        speaker=claim.speaker,
        via=claim.via,
        language=article.language,
    )
    return claim.model_copy(update={"findings": findings})
