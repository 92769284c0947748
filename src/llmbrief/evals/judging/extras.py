"""Claims that the gold does not have: those that the article supports, and those that it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from llmbrief.article import Article
from llmbrief.brief import Certainty, Claim, Finding
from llmbrief.language import read_as
from llmbrief.language.dates import dates
from llmbrief.language.words import content_words
from llmbrief.matching.statements import CAPITALIZED, Statement, statement
from llmbrief.shown import one_line
from llmbrief.verification.checking.certainty import check_certainty
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.direction import check_direction
from llmbrief.verification.checking.names import check_names, knows
from llmbrief.verification.checking.negation import check_negation
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.reading import Facts, Reading, facts, fold
from llmbrief.verification.checking.stems import stem

# Share of a claim's words that the article has if they may speak of the same thing. Of 694 gold claims none fails at
# .5, 3 at .6, 11 at .7; of 537 claims of another article 2 pass at .5, 6 at .3 (as in the test of this module).
_RELATED = 0.5
_NAMED = 3  # words that an objection names
_LONGEST = 100  # code points of a quote in it


def is_supported(claim: Claim, article: Article) -> bool:
    """Say whether the article bears a claim out.

    It has all the quotes and speaks of what the claim speaks of, and the claim says nothing against its quotes and
    adds no number, date or name that the article does not have.
    """
    return objection(claim, article) is None


def objection(claim: Claim, article: Article) -> str | None:
    """Return why the article does not bear a claim out, in words that end a line of a report; None if it does.

    Names the number, date, name or words that it is about: "the claim says 1,500; its quote says 1,000".
    """
    if not claim.evidence:
        return "no quote for it"
    lacking = next((item for item in claim.evidence if not item.supports), None)
    if lacking is not None:
        return f"its quote is not in the article: “{one_line(lacking.quote, _LONGEST)}”"
    language = read_as(article.language)
    quotes = tuple(item.quote for item in claim.evidence)
    return _objection(claim.text, claim.certainty, quotes, facts(article.text, language))


@lru_cache(maxsize=2_000)  # the same brief is scored again beside another one
def _objection(text: str, certainty: Certainty, quotes: tuple[str, ...], article: Facts) -> str | None:
    said = statement(text, article.language)
    words = _words(said)
    if said.figures and not words:
        return "no word says what its numbers are"
    strange = [word for word in words if not _is_known(word, article)]
    if len(strange) > (1 - _RELATED) * len(words):
        return f"the article speaks of something else: it lacks {', '.join(f'“{word}”' for word in strange[:_NAMED])}"
    quoted = [statement(quote, article.language) for quote in quotes]
    conflicts = (one for one in _findings(said, certainty, quoted, article) if one.level == "conflict")
    return next((one.message for one in conflicts), None)


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


def _words(said: Statement) -> list[str]:
    """Return a claim's words of weight without those of its numbers and dates, which the checks ask about."""
    figures = [(one.start, one.end) for one in said.numbers]
    figures += [(one.start, one.end) for one in dates(said.text, said.language)]
    words = content_words(said.text, said.language)
    return [word.text for word in words if not any(start < word.end and word.start < end for start, end in figures)]


def _is_known(word: str, article: Facts) -> bool:
    """Whether the article has a word in some form; a string of kanji as it is."""
    if article.language == "ja":
        return word in article.text
    return stem(fold(word), article.language) in article.stems
