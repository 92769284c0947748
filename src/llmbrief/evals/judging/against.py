"""What a sentence of a summary says against the claims that it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from llmbrief.evals.judging.misplaced import misplaced
from llmbrief.evals.judging.sources import Sources
from llmbrief.matching.company import AGENTS
from llmbrief.matching.contradictions import WITHOUT
from llmbrief.matching.scopes import scopes_apart
from llmbrief.matching.signs import may_point_apart
from llmbrief.matching.statements import Statement, statement
from llmbrief.verification.checking.direction import check_direction, poles
from llmbrief.verification.checking.negation import check_negation, targets
from llmbrief.verification.checking.passages import Passage
from llmbrief.verification.checking.reading import Facts, Reading
from llmbrief.verification.checking.stems import stem

_FEWEST = 3  # words of weight of a sentence that is asked whether it has its claims' words
# Share of them that the claims and their quotes have at least. At .1, .2 and .3 another article's headline is told 54,
# 57 and 57 times of 58; at .3 one honest sentence more is flagged.
_OWN = 0.2
_COMPANY = 2  # neighbours that words which point apart have in common if they are meant for the same
_REACH = 4  # words from "ne" to "plus"
_ENDED = {
    "en": "remove drop delete withdrawn end stop cease close cancel scrap abolish left quit lift",
    "de": "entfernt gestrichen beendet aufgehoben eingestellt abgeschafft verlassen geschlossen",
    "es": "retirado retirada eliminado eliminada terminado suprimido cerrado abandonado",
    "fr": "retiré retirée supprimé supprimée terminé cessé fermé quitté levé",
}
_WHEN = frozenset(("before", "after", "until", "since"))  # which tell of one order in either way


def against(said: Statement, sources: Sources) -> Iterator[str]:
    """Yield what *said* says against *sources*: negations, directions, extents, names and numbers of something else.

    Names and numbers are read in English, Spanish and French alone.
    """
    yield from _negated(said, sources)
    yield from _turned(said, sources)
    if said.language in AGENTS:
        yield from misplaced(said, sources)
    if _is_foreign(said, sources.given):
        yield "has next to no word of its claims"


def _is_foreign(said: Statement, given: Facts) -> bool:
    """Whether next to no word of weight is the claims' or their quotes'; Japanese words are not set apart."""
    keys = said.passage.keys
    if said.language == "ja" or len(keys) < _FEWEST:
        return False
    if 2 * sum(key in given.casefolded for key in keys) > len(keys):  # which spares reading their words
        return False
    return sum(key in given.stems or key in given.words for key in keys) < _OWN * len(keys)


def _reading(said: Statement, sources: Sources) -> Reading:
    """Return a sentence with its claims in the place of quotes, which no article has."""
    quotes = tuple(one.passage for one in sources.statements())
    nothing = Facts("", said.language)
    return Reading(claim=said.passage, quotes=quotes, article=nothing)


def _negated(said: Statement, sources: Sources) -> Iterator[str]:
    """Yield what the sentence negates and no claim does; where a claim is denied, what negates may be the denial."""
    if not said.signs.turns or not said.passage.negations or any(c.certainty == "denied" for c in sources.claims):
        return
    for finding in check_negation(_reading(said, sources)):
        word = finding.tokens[0]
        is_own = finding.level == "conflict" and word in _negated_words(said.passage, sources)
        if is_own and not any(_turns(one, said.language, word) for one in sources.given.text.split("\n")):
            yield f"negates “{word}”, which its claims do not"


def _negated_words(passage: Passage, sources: Sources) -> Iterator[str]:
    """Yield what each negation is likeliest meant for; "without" leaves out more than it negates.

    Left out are negations that the claims or their quotes have beside the same word, and "no longer" if they have a
    word for an end: what was removed from the list is no longer listed.
    """
    given = [statement(text, passage.language).passage for text in sources.texts()]
    is_ended = any(word.key in _ended(passage.language) for one in given for word in one.words)
    for index in passage.negations:
        if passage.words[index].lower in WITHOUT or (is_ended and _is_over(passage, index)):
            continue
        beside = _beside(passage, index)
        if not any(_beside(one, other) & beside for one in given for other in one.negations):
            yield from (passage.written(target) for target in targets(passage, index)[:1])


def _beside(passage: Passage, index: int) -> frozenset[str]:
    """Return the words of weight next to a word."""
    near = (i for i in (index - 1, index + 1) if 0 <= i < len(passage.words))
    return frozenset(passage.words[i].key for i in near if passage.words[i].content)


def _is_over(passage: Passage, index: int) -> bool:
    """Whether a negation says that something was so before: no longer, nicht mehr, ya no, ne … plus."""
    lower = [word.lower for word in passage.words]
    if passage.language == "en":
        return lower[index] == "longer"
    if passage.language == "es":
        return lower[max(0, index - 1)] == "ya"
    return {"de": "mehr", "fr": "plus"}.get(passage.language) in lower[index + 1 : index + _REACH]


@cache
def _ended(language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in _ENDED.get(language, "").split())


def _turns(text: str, language: str, word: str) -> bool:
    """Whether a text has *word*, and negates, denies or doubts something."""
    if word.lower() not in text.lower():
        return False
    return statement(text, language).turns > 0


def _turned(said: Statement, sources: Sources) -> Iterator[str]:
    """Yield words that point the other way than those of the claims, or go further."""
    if any(may_point_apart(said.signs, one.signs, said.language) for one in sources.statements()):
        for finding in check_direction(_reading(said, sources)):
            word, opposite = finding.tokens
            if word not in _WHEN and _are_together(word, opposite, said, sources):
                yield f"says {word}; its claims say {opposite}"
    for one in sources.statements():
        if scopes := scopes_apart(said, one):
            yield f"says {scopes[0]}; its claims say {scopes[1]}"


def _are_together(word: str, opposite: str, said: Statement, sources: Sources) -> bool:
    """Whether two words that point apart have some of their neighbours in common."""
    mine = _neighbours(word, said.passage)
    return any(len(mine & _neighbours(opposite, one.passage)) >= _COMPANY for one in sources.statements())


def _neighbours(phrase: str, passage: Passage) -> frozenset[str]:
    beside = (pole.company for pole in poles(passage) if passage.phrase(pole.start, pole.last) == phrase)
    return frozenset().union(*(keys for sides in beside for keys in sides))
