"""Claims that stand twice in other words, and traps that a claim says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from llmbrief.article import Article
from llmbrief.brief import Evidence
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.evals.linting.sheet import Item, Problem, Sheet
from llmbrief.language import read_as
from llmbrief.matching import coverage
from llmbrief.matching.places import common, places
from llmbrief.matching.statements import statement

_ALIKE = 0.4  # share of the terms of the shorter of two texts that are compared further
_SAME = 0.78  # coverage both ways of two wordings of one statement, on one passage and from one speaker
_VERBATIM = 0.95  # the same, wherever they stand and whoever speaks


def repeat_problems(sheet: Sheet, article: Article | None) -> Iterator[Problem]:
    """Yield the claims that say what one before them says, equally firmly."""
    for earlier, later in combinations(sheet.claims, 2):
        if is_repeated(earlier, later, _language(sheet), article):
            yield Problem((*later.place, "text"), f"says the same as {earlier.id or 'an earlier claim'}: keep one")


def trap_problems(sheet: Sheet) -> Iterator[Problem]:
    """Yield the traps that a claim says; one that is hedged or denied does not say its text flatly."""
    flat = [claim for claim in sheet.claims if claim.text("certainty") == "asserted"]
    for trap in sheet.traps:
        said = next((claim for claim in flat if is_said(claim, trap, _language(sheet))), None)
        if said is not None:
            yield Problem((*trap.place, "text"), f"{said.id or 'a claim'} says so: no brief could be blamed for it")


def is_repeated(one: Item, other: Item, language: str, article: Article | None) -> bool:
    """Whether two claims say the same, equally firmly, be it in other words.

    Where the words are not nearly the same ones, their quotes must share a passage and one speaker must stand behind
    both. A negation in one alone makes them two claims.
    """
    if one.text("certainty") != other.text("certainty") or not _worth_comparing(one.text(), other.text(), language):
        return False
    if statement(one.text(), language).turns != statement(other.text(), language).turns:
        return False
    share = _either_way(one.text(), other.text(), language)
    is_one_voice = same_speaker(one.text("speaker") or None, other.text("speaker") or None)
    return share >= _VERBATIM or (share >= _SAME and is_one_voice and _on_one_passage(one, other, article))


def is_said(claim: Item, trap: Item, language: str) -> bool:
    """Whether *claim*, with the name of its speaker but not of who relays it, says *trap* and no more than it."""
    if not _worth_comparing(claim.text(), trap.text(), language):
        return False
    forward = coverage(trap.text(), [claim.text(), claim.text("speaker")], language=language)
    return min(forward, coverage(claim.text(), [trap.text()], language=language)) >= _SAME


def _on_one_passage(one: Item, other: Item, article: Article | None) -> bool:
    if article is None:
        return False
    here, there = (
        places((Evidence(quote=quote) for _, quote in item.texts("evidence")), article.text) for item in (one, other)
    )
    return common(here, there) > 0


def _worth_comparing(one: str, other: str, language: str) -> bool:
    here, there = statement(one, language).terms.keys(), statement(other, language).terms.keys()
    return bool(here and there) and len(here & there) >= _ALIKE * min(len(here), len(there))


def _either_way(one: str, other: str, language: str) -> float:
    return min(coverage(one, [other], language=language), coverage(other, [one], language=language))


def _language(sheet: Sheet) -> str:
    return read_as(sheet.language)
