"""Claims that the gold does not have: those that the article supports, and those that it does not."""

from __future__ import annotations

import re

from llmbrief.article import Article
from llmbrief.brief import Claim
from llmbrief.language import LANGUAGES
from llmbrief.language.words import content_words
from llmbrief.matching.statements import Statement, statement
from llmbrief.verification import check
from llmbrief.verification.checking.names import knows
from llmbrief.verification.checking.reading import Facts, facts, fold
from llmbrief.verification.checking.stems import stem

_RELATED = 0.5  # share of a claim's words that the article has if they may speak of the same thing
_RETOLD = 0.4  # share that its quotes have, and
_KNOWN = 0.7  # share that the article has, if it needs no closer look
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÀ-ÖØ-ÞŁŚŠŽČĆ][^\W\d_]*")


def is_supported(claim: Claim, article: Article) -> bool:
    """Say whether the article bears a claim out.

    It has all the quotes and speaks of what the claim speaks of, and the claim says nothing against its quotes and
    adds no number, date or name that the article does not have.
    """
    if not claim.evidence or not all(item.supports for item in claim.evidence):
        return False
    language = article.language if article.language in LANGUAGES else "en"
    said, known = statement(claim.text, language), facts(article.text, language)
    share = _share_known(said, known)
    if share < _RELATED:
        return False
    quotes = [item.quote for item in claim.evidence]
    if share >= _KNOWN and _is_retold(said, [statement(quote, language) for quote in quotes], known):
        return True
    findings = check(claim.text, quotes, article.text, certainty=claim.certainty, language=language)
    return all(finding.level != "conflict" for finding in findings)


def _share_known(said: Statement, article: Facts) -> float:
    """Return the share of a claim's words that the article has in some form; in Japanese, of its strings of kanji."""
    words = [word.text for word in content_words(said.text, said.language)]
    if said.language == "ja":
        known = [word in article.text for word in words]
    else:
        known = [stem(fold(word), said.language) in article.stems for word in words]
    return sum(known) / len(known) if known else 1.0


def _is_retold(said: Statement, quotes: list[Statement], article: Facts) -> bool:
    """Whether the quotes have a claim's words and figures and negate as often, and the article has its names."""
    figures = frozenset().union(*(quote.figures for quote in quotes))
    terms = frozenset().union(*(quote.terms for quote in quotes))
    if not said.figures <= figures or sum(term in terms for term in said.terms) < _RETOLD * len(said.terms):
        return False
    if said.turns != sum(quote.turns for quote in quotes):
        return False
    return all(knows(article, fold(word)) for word in _CAPITALS.findall(said.text))
