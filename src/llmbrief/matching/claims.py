"""Match two lists of claims about one article: by where their quotes lie and by what their words say.

Who speaks and how firmly decides between pairs that are alike otherwise, and nothing else: they are compared on the
pairs afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from llmbrief.article import Article
from llmbrief.brief import Claim
from llmbrief.language import read_as
from llmbrief.matching.assignment import Edge, assign, in_order
from llmbrief.matching.contradictions import Contradiction, contradiction, name_words
from llmbrief.matching.places import Places, common, overlap, places
from llmbrief.matching.statements import Likeness, Shared, Statement, statement
from llmbrief.matching.values import Conflict, Matching, Pair
from llmbrief.verification.checking.reading import Facts, facts

_WORDS = 0.6  # share of the words in the score where both claims have quotes that the article has; the rest is place
_LEAST = 0.5  # score from which two claims are about the same thing
_LEAST_WORDS = 0.35  # likeness of the words without which the same place means nothing
_BONUS = 0.05  # what the same certainty, and the same speaker, weigh between pairs that are alike otherwise
_PENALTY = 0.15  # what a contradiction weighs: a pair without one is preferred
_SAID = 0.75  # share of a statement that another one must have to say it
_SAID_BEYOND = 0.6  # the same, of what the statement says beyond the one that the other is paired with


@dataclass(frozen=True)
class _Side:
    """A claim with what it is compared by."""

    claim: Claim
    statement: Statement
    places: Places

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Words of the speaker's name."""
        return name_words(self.claim.speaker)


@dataclass(frozen=True)
class _Sides:
    """Two lists of claims, each sorted by id, and how alike their words are."""

    predicted: Sequence[_Side]
    gold: Sequence[_Side]
    likeness: Likeness
    shared: Shared
    article: Facts

    def scores(self) -> dict[Edge, float]:
        """Return the pairs of indexes that are about the same thing, and how much, 0..1."""
        scores = {edge: self._score(*edge, words) for edge, words in self.shared.alike(_LEAST_WORDS).items()}
        return {edge: score for edge, score in scores.items() if score >= _LEAST}

    def _score(self, i: int, j: int, alike: float) -> float:
        one, other = self.predicted[i], self.gold[j]
        if not one.places or not other.places:
            return round(alike, 6)
        return round(_WORDS * alike + (1 - _WORDS) * overlap(one.places, other.places), 6)

    def contradiction(self, i: int, j: int) -> Contradiction | None:
        """Return what two claims say against each other."""
        one, other = self.predicted[i], self.gold[j]
        turned = (one.claim.certainty == "denied") != (other.claim.certainty == "denied")
        return contradiction(one.statement, other.statement, self.article, turned=turned)

    def ids(self, i: int, j: int) -> tuple[str, str]:
        """Return the ids of two claims."""
        return self.predicted[i].claim.id, self.gold[j].claim.id


def match_claims(predicted: Sequence[Claim], gold: Sequence[Claim], article: Article) -> Matching:
    """Say which of *predicted* is which of *gold*, both drawn from *article*.

    Two claims are about the same thing where their words (stems and numbers, weighted by how rare they are in the two
    lists) and the places of their quotes are alike enough; where one has no quote that the article has, the words
    decide. Of these the assignment of greatest total likeness is taken, each claim once. A pair that contradicts itself
    in a number, date, name, negation or direction is a conflict. Symmetric; the order of either list means nothing.
    """
    sides = _sides(predicted, gold, article)
    scores = sides.scores()
    chosen, against = _chosen(sides, scores)
    pairs = [edge for edge in chosen if against[edge] is None]
    return Matching(
        pairs=tuple(_pair(sides, edge, scores[edge]) for edge in pairs),
        conflicts=tuple(_conflicts(sides, chosen, scores, against)),
        merges=tuple(_merges(sides, pairs, chosen)),
        splits=tuple(_turned(pair) for pair in _merges(_swapped(sides), _flipped(pairs), _flipped(chosen))),
    )


def _sides(predicted: Sequence[Claim], gold: Sequence[Claim], article: Article) -> _Sides:
    language = read_as(article.language)
    mine, theirs = (
        [_Side(c, statement(c.text, language), places(c.evidence, article.text)) for c in sorted(claims, key=_id)]
        for claims in (predicted, gold)
    )
    said, given = ([side.statement for side in sides] for sides in (mine, theirs))
    likeness = Likeness.among([*said, *given])
    return _Sides(mine, theirs, likeness, likeness.shared(said, given), facts(article.text, language))


def _id(claim: Claim) -> str:
    return claim.id


def _chosen(sides: _Sides, scores: Mapping[Edge, float]) -> tuple[Sequence[Edge], Mapping[Edge, Contradiction | None]]:
    """Return the best assignment, and what contradicts in it.

    A contradiction, which is dear to look for, can only make a pair worse: so it is looked for in the pairs of an
    assignment alone, until there is one that stands.
    """
    weights = {edge: _preference(sides, edge, score) for edge, score in scores.items()}
    against: dict[Edge, Contradiction | None] = {}
    while True:
        chosen = assign(in_order(weights))
        new = {edge: sides.contradiction(*edge) for edge in chosen if edge not in against}
        against |= new
        if not any(new.values()):
            return chosen, against
        weights |= {edge: weights[edge] - _PENALTY for edge, found in new.items() if found}


def _preference(sides: _Sides, edge: Edge, score: float) -> float:
    one, other = sides.predicted[edge[0]], sides.gold[edge[1]]
    firmness = one.claim.certainty == other.claim.certainty
    voice = one.speakers == other.speakers or not one.speakers.isdisjoint(other.speakers)
    return score + _BONUS * (firmness + voice)


def _pair(sides: _Sides, edge: Edge, score: float) -> Pair:
    return Pair(*sides.ids(*edge), score)


def _conflicts(
    sides: _Sides,
    chosen: Sequence[Edge],
    scores: Mapping[Edge, float],
    against: Mapping[Edge, Contradiction | None],
) -> Iterator[Conflict]:
    for edge in chosen:
        if (found := against[edge]) is not None:
            yield Conflict(*sides.ids(*edge), scores[edge], found.check, found.message)


def _merges(sides: _Sides, pairs: Sequence[Edge], taken: Sequence[Edge]) -> Iterator[Pair]:
    """Yield each gold claim that is left over with the predicted claim of a pair that says it best, if one does."""
    left = sorted(set(range(len(sides.gold))) - {j for _, j in taken})
    for other in left:
        saying = sides.shared.saying(other, _SAID)
        likely = ((i, j) for i, j in pairs if i in saying)
        found = [(share, -i, i) for i, j in likely if (share := _share_said(sides, i, j, other)) > 0]
        if found:
            share, _, i = max(found)
            yield _pair(sides, (i, other), share)


def _share_said(sides: _Sides, i: int, j: int, other: int) -> float:
    """Return the share of the gold claim *other* that the predicted claim *i*, paired with *j*, says too.

    0 where it says it on the strength of what *j* says alone, or of another passage.
    """
    whole, paired, part = sides.predicted[i], sides.gold[j], sides.gold[other]
    terms = part.statement.terms
    beyond = {term: count for term, count in terms.items() if term not in paired.statement.terms}
    if sides.likeness.said(beyond, whole.statement.terms) < _SAID_BEYOND:
        return 0.0
    if whole.places and part.places and not common(whole.places, part.places):
        return 0.0
    return 0.0 if sides.contradiction(i, other) else round(sides.shared.said(i, other), 6)


def _swapped(sides: _Sides) -> _Sides:
    return _Sides(sides.gold, sides.predicted, sides.likeness, sides.shared.turned(), sides.article)


def _flipped(edges: Sequence[Edge]) -> list[Edge]:
    return sorted((j, i) for i, j in edges)


def _turned(pair: Pair) -> Pair:
    return Pair(pair.gold, pair.predicted, pair.score)
