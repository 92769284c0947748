"""The embedded model: a brief made of the article's own sentences, without a key or a network."""

from __future__ import annotations

from llmbrief.article import Article
from llmbrief.brief import Brief


def extract(article: Article) -> Brief:
    """Return a brief of *article* made of its own sentences."""
    raise NotImplementedError
