"""The three lines an app needs."""

from __future__ import annotations

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.extractive import extract


def summarize(article: Article | str, *, model: str = "extractive") -> Brief:
    """Return the brief of *article*."""
    article = Article.from_text(article) if isinstance(article, str) else article
    return extract(article)
