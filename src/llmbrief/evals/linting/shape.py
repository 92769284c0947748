"""Ids that do not resolve, languages that do not fit, and what is longer or fewer than the guidelines have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llmbrief.article import Article
from llmbrief.brief import Place
from llmbrief.evals.linting.sheet import Item, Level, Problem, Sheet
from llmbrief.language import LANGUAGES
from llmbrief.language.detect import CODES, UNDETERMINED, detect
from llmbrief.language.words import words
from llmbrief.shown import one_line

_HEADLINE, _GIST = 12, 35  # words at most


def id_problems(sheet: Sheet) -> Iterator[Problem]:
    """Yield ids that stand twice, and claims that are named and not there."""
    for items in (sheet.claims, sheet.questions):
        yield from _doubled(items)
    known = {claim.id for claim in sheet.claims}
    for item in (*sheet.key_points, *sheet.questions):
        for place, id_ in item.texts("claims"):
            if id_ not in known:
                yield Problem(place[:-1], f"there is no claim '{one_line(id_, 40)}'")


def _doubled(items: Sequence[Item]) -> Iterator[Problem]:
    seen: set[str] = set()
    for item in items:
        if item.id and item.id in seen:
            yield Problem((*item.place, "id"), f"the id '{one_line(item.id, 40)}' stands twice")
        seen.add(item.id)


def language_problems(sheet: Sheet, article: Article | None) -> Iterator[Problem]:
    """Yield a language that is none, is not the article's, or not that of the claims."""
    named = sheet.language
    if named and named not in CODES:
        yield Problem(
            ("language",), f"there is no language '{one_line(named, 40)}': give its two-letter ISO 639-1 code"
        )
        return
    if not named or article is None:
        return
    found = detect(article.text)
    if found not in {named, UNDETERMINED}:
        yield Problem(("language",), f"the article looks like '{found}', not '{named}'", _level(named))
    written = detect("\n".join(claim.text() for claim in sheet.claims))
    if written not in {named, found, UNDETERMINED}:
        yield Problem(("claims",), f"the claims look like '{written}', not '{named}'", "note")


def _level(named: str) -> Level:
    """Languages without tables of words of their own are told apart less surely."""
    return "fault" if named in LANGUAGES else "note"


def length_problems(sheet: Sheet) -> Iterator[Problem]:
    """Note what is longer than the guidelines have it, or more, or fewer."""
    for name, most in (("headline", _HEADLINE), ("gist", _GIST)):
        if (count := len(words(sheet.summary.text(name)))) > most:
            yield Problem(("summary", name), f"{count} words: {most} at most", "note")
    listed: tuple[tuple[Place, str, Sequence[Item], int, int], ...] = (
        (("summary", "key_points"), "key points", sheet.key_points, 3, 6),
        (("questions",), "questions", sheet.questions, 3, 8),
        (("traps",), "traps", sheet.traps, 1, 4),
    )
    for place, what, items, fewest, most in listed:
        if not fewest <= len(items) <= most:
            yield Problem(place, f"{len(items)} {what}: {fewest} to {most} are asked for", "note")
    for point in sheet.key_points:
        if point.fields.get("claims") == []:
            yield Problem((*point.place, "claims"), "names no claim that carries it", "note")
