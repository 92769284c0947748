"""Hold a claim against its quotes: one small module a check, no model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from llmbrief.brief import Certainty, Finding
from llmbrief.errors import UsageError
from llmbrief.language import read_as
from llmbrief.language.detect import detect
from llmbrief.verification.checking.certainty import check_certainty
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.direction import check_direction
from llmbrief.verification.checking.names import check_names
from llmbrief.verification.checking.negation import check_negation
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.passages import read
from llmbrief.verification.checking.reading import Reading, facts
from llmbrief.verification.checking.speaker import check_speaker

_LONGEST = 1500  # code points of a claim: more is no statement
_LONGEST_QUOTES = 6000  # code points of its quotes together

_Check = Callable[[Reading], Iterator[Finding]]
_CHECKS: tuple[_Check, ...] = (
    check_numbers,
    check_names,
    check_dates,
    check_negation,
    check_direction,
    check_certainty,
    check_speaker,
)


def check(
    claim_text: str,
    quotes: Sequence[str] | str,
    article_text: str,
    *,
    certainty: Certainty | None = None,
    speaker: str | None = None,
    via: str | None = None,
    language: str | None = None,
) -> tuple[Finding, ...]:
    """Return what a claim says otherwise than its quotes, in a fixed order; nothing where all is well.

    A ``conflict`` contradicts the quotes, or has a number, name or date that the article does not have at all; a
    ``note`` is worth a look. What the article has and the quotes do not is no fault by itself: claims are written to
    stand alone. With ``certainty="denied"`` the text is the proposition that was denied, so the negation in the quotes
    is no conflict; with None the words of the claim decide. *language* is an ISO 639-1 code; None: that of the article,
    English where it has none of ours. One quote may be given as a string. Raises UsageError for what is no text.
    A claim beyond 1,500 code points, or quotes beyond 6,000, are not checked.
    """
    for name, text in (("claim", claim_text), ("article", article_text)):
        if not isinstance(text, str):
            raise UsageError(f"check takes the text of the {name}, not {type(text).__name__}: use its .text")
    quotes = (quotes,) if isinstance(quotes, str) else tuple(quotes)
    if len(claim_text) > _LONGEST or sum(map(len, quotes)) > _LONGEST_QUOTES:
        return ()
    code = _language(language, article_text)
    reading = Reading(
        claim=read(claim_text, code),
        quotes=tuple(read(quote, code) for quote in quotes),
        article=facts(article_text, code),
        certainty=certainty,
        speaker=speaker,
        via=via,
    )
    return tuple(finding for one in _CHECKS for finding in one(reading))


def check_figures(sentence: str, article_text: str, *, language: str | None = None) -> tuple[Finding, ...]:
    """Return the numbers, names and dates of *sentence* that the article does not have at all, as conflicts."""
    if len(sentence) > _LONGEST:
        return ()
    code = _language(language, article_text)
    article = facts(article_text, code)
    reading = Reading(claim=read(sentence, code), quotes=(), article=article)
    found = (finding for one in (check_numbers, check_names, check_dates) for finding in one(reading))
    return tuple(finding for finding in found if finding.level == "conflict")


def _language(language: str | None, article_text: str) -> str:
    return read_as(language or detect(article_text))
