"""Whether two statements about the same thing contradict each other.

The checks that hold a claim against its quote are asked here of two claims, both ways. Only what stands against
something counts: a number, date or name that one side has and the other does not is a contradiction where the other
has another in its place; one side simply saying more is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from llmbrief.brief import Finding
from llmbrief.language.numbers import numbers
from llmbrief.matching.japanese import exchanged
from llmbrief.matching.leads import lead
from llmbrief.matching.roles import exchanged as exchanged_roles
from llmbrief.matching.runs import clause_runs
from llmbrief.matching.scopes import scopes_apart
from llmbrief.matching.signs import may_name_differently, may_point_apart, may_turn
from llmbrief.matching.statements import Statement, statement
from llmbrief.verification.checking.dates import check_dates
from llmbrief.verification.checking.direction import check_direction
from llmbrief.verification.checking.names import Name, knows
from llmbrief.verification.checking.negation import check_negation
from llmbrief.verification.checking.numbers import check_numbers
from llmbrief.verification.checking.passages import Passage, same_place
from llmbrief.verification.checking.reading import Facts, Reading, fold
from llmbrief.verification.checking.rounding import is_rounded
from llmbrief.verification.checking.stems import stem

_CLOSE = 0.55  # Dice's coefficient of the words of two statements from which one word tells them apart
_OF_NOUNS = {
    "en": frozenset(("no", "nothing", "nobody", "none", "neither")),
    "de": frozenset(("kein", "keine", "keinen", "keinem", "keiner", "keines", "nichts", "niemand", "niemanden")),
}
_FORM = 2  # letters with which forms of one word begin
_NEAR = 3  # words behind an owner that say what is owned
_WHETHER = frozenset(("whether", "ob", "si", "かどうか"))
WITHOUT = frozenset(("without", "ohne", "sin", "sans"))
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis", "nicht", "des", "dés")
_Check = Callable[[Reading], Iterator[Finding]]


class Contradiction(NamedTuple):
    """What two statements say against each other."""

    check: str  # number, date, name, negation, direction
    message: str


@lru_cache(maxsize=5_000)
def contradiction(
    predicted: Statement, gold: Statement, article: Facts, *, turned: bool = False
) -> Contradiction | None:
    """Return what *predicted* says against *gold*, the first of number, date, name, negation and direction, or None.

    *turned*: one side is a denial, which is written unnegated, so that a negation is no difference.
    """
    if predicted.text == gold.text:
        return None
    return next(_contradictions(predicted, gold, article, turned=turned), None)


def _contradictions(predicted: Statement, gold: Statement, article: Facts, *, turned: bool) -> Iterator[Contradiction]:
    """Yield what speaks against each other, in the clauses that are alike if one side says more than the other."""
    exchanged = _exchanged(predicted, gold)
    if exchanged:
        yield from _either_way(check_numbers, predicted, gold)
    may_negate = not turned and _may_negate(predicted, gold)
    may_rename = may_name_differently(predicted.signs, gold.signs, gold.language)
    may_point = may_point_apart(predicted.signs, gold.signs, gold.language)
    if roles := exchanged_roles(predicted, gold, article):
        yield Contradiction("name", f"the claim has “{roles[0]}” and “{roles[1]}” in each other's place")
    if scopes := scopes_apart(predicted, gold):
        yield Contradiction("number", _against(*scopes))
    if not (exchanged or may_negate or may_rename or may_point):
        return
    predicted, gold = _focused(predicted, gold), _focused(gold, predicted)
    if may_rename:
        yield from _names(predicted, gold, article)
    if not _are_close(predicted.keys, gold.keys):
        return
    if exchanged:
        yield from _either_way(check_dates, predicted, gold)
    if may_negate and _may_negate(predicted, gold) and not (_leaves_open(predicted) and _leaves_open(gold)):
        yield from _either_way(check_negation, predicted, gold)
    if may_point and any((scale, not is_first) in gold.poles for scale, is_first in predicted.poles):
        yield from _either_way(check_direction, predicted, gold)


def _exchanged(one: Statement, other: Statement) -> bool:
    """Whether each has a number or a part of a date that the other lacks."""
    return bool(one.figures and other.figures and one.figures - other.figures and other.figures - one.figures)


def _focused(whole: Statement, part: Statement) -> Statement:
    """Return the clauses in a row of *whole* that are most like *part*, which says less."""
    words = whole.passage.words
    if len(whole.keys) <= len(part.keys) or words[-1].clause == 0:
        return whole
    runs = clause_runs(whole.passage)
    start, end = max(runs, key=lambda run: (_dice(_keys(whole.passage, run), part.keys), run[1] - run[0]))
    return statement(whole.text[words[start].start : words[end - 1].end], whole.language)


def _may_negate(one: Statement, other: Statement) -> bool:
    """Whether one of two negates what the other does not, by a word or by a prefix: "unchanged".

    Two that negate as often as each other are taken to negate the same: "had not understood", "did not understand",
    "left unanswered".
    """
    if not may_turn(one.signs, other.signs, one.language):
        return False
    if one.turns or other.turns:
        return one.turns + _prefixed(one, other) != other.turns + _prefixed(other, one)
    mine, theirs = one.keys - other.keys, other.keys - one.keys
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in theirs)


def _prefixed(one: Statement, other: Statement) -> int:
    """Return how many words of *one* are words of *other* with a negating prefix."""
    mine = one.keys - other.keys
    bases = [key.removeprefix(prefix) for key in mine for prefix in _PREFIXES if key.startswith(prefix)]
    return sum(base in other.keys or stem(base, one.language) in other.keys for base in bases)


def _either_way(check: _Check, predicted: Statement, gold: Statement) -> Iterator[Contradiction]:
    """Ask *check* of the two both ways; a finding that names one side's words alone counts for a negation only."""
    for claim, quote, is_gold in ((predicted, gold, False), (gold, predicted, True)):
        for finding in check(_reading(claim, quote)):
            if finding.level == "conflict" and _counts(finding, claim, quote):
                yield Contradiction(finding.check, _message(finding, is_gold=is_gold))


def _counts(finding: Finding, claim: Statement, quote: Statement) -> bool:
    """Whether what a check finds between a claim and a quote stands against one of two claims."""
    if finding.check != "negation":
        is_exchanged = len(finding.tokens) == 2 and not _is_in_name(finding, claim, quote)
        return is_exchanged and not _is_told_roughly(finding, claim, quote)
    negating, other = (claim, quote) if finding.message.startswith("the claim negates") else (quote, claim)
    word = finding.tokens[0]
    if _is_asked(word, other.passage) or _is_done_without(word, negating.passage):
        return False
    return _negates_verbs(negating) or _may_speak_of(other, word, negating)


def _is_told_roughly(finding: Finding, claim: Statement, quote: Statement) -> bool:
    """Whether the number of *quote* is that of *claim* told roughly: "about 200" of 198."""
    if finding.check != "number":
        return False
    mine, theirs = (
        [number for number in numbers(one.text, one.language) if number.text == token]
        for one, token in zip((claim, quote), finding.tokens, strict=True)
    )
    return any(is_rounded(rough, number, quote.passage) for rough in theirs for number in mine)


def _negates_verbs(one: Statement) -> bool:
    """Whether a negation of *one* may be meant for a verb, and so for all that it says: not "no ticket"."""
    nouns = _OF_NOUNS.get(one.language, frozenset())
    return any(one.passage.words[i].lower not in nouns for i in one.passage.negations)


def _may_speak_of(other: Statement, word: str, negating: Statement) -> bool:
    """Whether *other* has a word of *negating* in some form; what it does not speak of, it does not say either.

    Forms of one word are told by their beginning, since verbs change the rest: knew, know.
    """
    keys = {one.key for one in negating.passage.words if one.lower == word.lower()}
    if not keys:
        return True
    own = other.keys - negating.keys
    return any(
        key in other.keys or any(key in one or one in key or key[:_FORM] == one[:_FORM] for one in own) for key in keys
    )


def _is_asked(word: str, passage: Passage) -> bool:
    """Whether *passage* leaves open what *word* stands for: it says "whether" before it."""
    written = [passage.written(i).lower() for i in range(len(passage.words))]
    asked = min((i for i, one in enumerate(written) if one in _WHETHER), default=len(written))
    return word.lower() in written[asked:]


def _is_done_without(word: str, passage: Passage) -> bool:
    """Whether *word* is a name after "without", which says what would be if it were not for somebody."""
    places = [i for i in range(1, len(passage.words)) if passage.written(i) == word and word[0].isupper()]
    return any(passage.words[i - 1].lower in WITHOUT for i in places)


def _is_in_name(finding: Finding, *sides: Statement) -> bool:
    """Whether a word that gives a direction is part of a name: the Northern Line."""
    return finding.check == "direction" and any(
        word[:1].isupper() and not side.text.startswith(word) for word, side in zip(finding.tokens, sides, strict=True)
    )


def _reading(claim: Statement, quote: Statement) -> Reading:
    return Reading(claim=claim.passage, quotes=(quote.passage,), article=quote.facts)


def _message(finding: Finding, *, is_gold: bool) -> str:
    """Say of two claims what a check says of a claim and its quote."""
    if len(finding.tokens) == 2:
        mine, theirs = reversed(finding.tokens) if is_gold else finding.tokens
        return _against(mine, theirs)
    sides = ("the gold claim", "the claim") if is_gold else ("the claim", "the gold claim")
    negating, other = sides if finding.message.startswith("the claim negates") else sides[::-1]
    return f"{negating} negates “{finding.tokens[0]}”; {other} does not"


def _against(mine: str, theirs: str) -> str:
    return f"the claim says “{mine}”; the gold claim says “{theirs}”"


def _names(predicted: Statement, gold: Statement, article: Facts) -> Iterator[Contradiction]:
    """Yield two names, each of which only one side has, where one stands for the other."""
    if predicted.language == "ja":
        yield from _japanese_names(predicted, gold)
        return
    mine, theirs = _only(predicted, gold, article), _only(gold, predicted, article)
    for one in mine:
        for other in theirs:
            if _differ(one, other, article) and _stand_alike(one, other, article):
                yield Contradiction("name", _against(one.text, other.text))


def _japanese_names(predicted: Statement, gold: Statement) -> Iterator[Contradiction]:
    for one, other in exchanged(predicted.text, gold.text):
        if _dice(predicted.keys - {one}, gold.keys - {other}) >= _CLOSE:
            yield Contradiction("name", _against(one, other))


def _only(one: Statement, other: Statement, article: Facts) -> list[Name]:
    """Return the names of *one* of which *other* lacks a part."""
    lacking = (name for name in one.names if not all(knows(other.facts, part) for part in name.parts))
    return [name for name in lacking if _is_name(name, article)]


def _is_name(name: Name, article: Facts) -> bool:
    """Whether words with capitals are a name: several in a row, or one that no sentence's start or grammar explains."""
    if name.last > name.first:
        return True
    if name.passage.language == "de":
        return False
    part = name.parts[0]
    return name.first > 0 or part in article.proper or part not in article.words


def _differ(one: Name, other: Name, article: Facts) -> bool:
    """Whether two names cannot be one person's or thing's.

    Those with the same first parts go on with other names: Sergei Shoigu and Sergei Lavrov. Those with the same last
    parts differ in as many before them: North and South Korea, but not Minister Shoigu and Sergei Shoigu, since the
    article has them side by side. Those without a part in common may be one's if the article has them side by side,
    Noor and Vandermeer, or if one is an abbreviation.
    """
    mine, theirs = _unlike(one.parts, other.parts)
    if not mine or not theirs or not set(mine).isdisjoint(theirs):
        return False
    if mine[-1] != one.parts[-1] and len(mine) != len(theirs):
        return False
    if one.text.isupper() != other.text.isupper():
        return False
    return not any((a, b) in article.pairs or (b, a) in article.pairs for a in mine for b in theirs)


def _unlike(mine: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is left of two names without the parts that both begin with and end with."""
    while mine and theirs and mine[0] == theirs[0]:
        mine, theirs = mine[1:], theirs[1:]
    while mine and theirs and mine[-1] == theirs[-1]:
        mine, theirs = mine[:-1], theirs[:-1]
    return mine, theirs


def _stand_alike(one: Name, other: Name, article: Facts) -> bool:
    """Whether two names stand in the same place of statements that are alike otherwise."""
    if lead(one.passage, one.run[0]) != lead(other.passage, other.run[0]) or _is_owner(one) != _is_owner(other):
        return False
    if not same_place(one.passage, one.place, other.passage, other.place):
        return False
    return _are_close(_keys_beside(one), _keys_beside(other)) and not _may_own(one, other, article)


def _may_own(one: Name, other: Name, article: Facts) -> bool:
    """Whether two names are owners of one thing of which the article names the first as owner too.

    A thing may be a product's and its maker's: "Kerastor's separator", "Voltessa's ceramic separator".
    """
    if not _is_owner(one):
        return False
    things = _owned(one) & _owned(other)
    owner = re.compile(rf"\b{re.escape(one.text)}['’]s((?:\W+\w+){{1,{_NEAR}}})")
    return any(
        things <= {stem(fold(word), one.passage.language) for word in re.findall(r"\w+", found[1])}
        for found in (owner.finditer(article.text) if things else ())
    )


def _owned(name: Name) -> frozenset[str]:
    """Return the stems of the words of weight close behind an owner."""
    return frozenset(word.key for word in name.passage.words[name.last + 1 : name.last + 1 + _NEAR] if word.content)


def _is_owner(name: Name) -> bool:
    return name.passage.written(name.last).endswith(("'s", "’s"))


def _leaves_open(statement: Statement) -> bool:
    """Whether it says "whether" before all that it negates, which then makes no difference."""
    words = statement.passage.words
    first = min(statement.passage.negations, default=len(words))
    return any(word.lower in _WHETHER for word in words[:first])


def _keys(passage: Passage, run: tuple[int, int]) -> frozenset[str]:
    """Return the stems of the content words in a half-open run of words."""
    return frozenset(word.key for word in passage.words[slice(*run)] if word.content)


def _keys_beside(name: Name) -> frozenset[str]:
    """Return the stems of the content words of the name's statement without those of the name."""
    count = len(name.passage.words)
    return _keys(name.passage, (0, name.first)) | _keys(name.passage, (name.last + 1, count))


def _are_close(one: frozenset[str], other: frozenset[str]) -> bool:
    return _dice(one, other) >= _CLOSE


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / max(1, len(one) + len(other))


@lru_cache(maxsize=5_000)
def name_words(*given: str | None) -> frozenset[str]:
    """Return the folded words of names; None is no name."""
    return frozenset(fold(word) for name in given if name for word in name.split())
