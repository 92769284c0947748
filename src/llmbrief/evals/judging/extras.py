"""Claims that the gold does not have: those that the article supports, and those that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from llmbrief.article import Article
from llmbrief.brief import Certainty, Claim, Finding
from llmbrief.language import read_as
from llmbrief.language.words import content_words
from llmbrief.matching.statements import CAPITALIZED, Statement, statement
from llmbrief.verification.checking.certainty import check_certainty
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.direction import check_direction
from llmbrief.verification.checking.names import check_names, knows
from llmbrief.verification.checking.negation import check_negation
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.reading import Facts, Reading, facts, fold
from llmbrief.verification.checking.stems import stem

_RELATED = 0.5  # share of a claim's words that the article has if they may speak of the same thing


def is_supported(claim: Claim, article: Article) -> bool:
    """Say whether the article bears a claim out.

    It has all the quotes and speaks of what the claim speaks of, and the claim says nothing against its quotes and
    adds no number, date or name that the article does not have.
    """
    if not claim.evidence or not all(item.supports for item in claim.evidence):
        return False
    language = read_as(article.language)
    quotes = tuple(item.quote for item in claim.evidence)
    return _is_borne_out(claim.text, claim.certainty, quotes, facts(article.text, language))


@lru_cache(maxsize=2_000)  # the same brief is scored again beside another one
def _is_borne_out(text: str, certainty: Certainty, quotes: tuple[str, ...], article: Facts) -> bool:
    said = statement(text, article.language)
    if _share_known(said, article) < _RELATED:
        return False
    quoted = [statement(quote, article.language) for quote in quotes]
    return not any(finding.level == "conflict" for finding in _findings(said, certainty, quoted, article))


def _findings(said: Statement, certainty: Certainty, quotes: Sequence[Statement], article: Facts) -> Iterator[Finding]:
    """Yield what the checks find, of which the dear ones are asked only where there is something to find."""
    reading = Reading(
        claim=said.passage,
        quotes=tuple(quote.passage for quote in quotes),
        article=article,
        certainty=certainty,
        speaker=None,
        via=None,
    )
    if said.figures and not said.figures <= frozenset().union(*(quote.figures for quote in quotes)):
        yield from check_numbers(reading)
        yield from check_dates(reading)
    if not all(knows(article, fold(word)) for word in CAPITALIZED.findall(said.text)):
        yield from check_names(reading)
    for check in (check_negation, check_direction, check_certainty):
        yield from check(reading)


def _share_known(said: Statement, article: Facts) -> float:
    """Return the share of a claim's words that the article has in some form; in Japanese, of its strings of kanji."""
    words = [word.text for word in content_words(said.text, said.language)]
    if said.language == "ja":
        known = [word in article.text for word in words]
    else:
        known = [stem(fold(word), said.language) in article.stems for word in words]
    return sum(known) / len(known) if known else 1.0
