"""Traps: statements that the article does not support, and a brief must not make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from llmbrief.brief import Claim
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.judging.reserve import is_bidden, is_reported, keeps_reserve
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.evals.judging.summaries import sentences
from llmbrief.language import read_as
from llmbrief.language.attribution import frame
from llmbrief.matching.contradictions import contradiction
from llmbrief.matching.runs import clause_runs
from llmbrief.matching.statements import Likeness, Shared, Statement, statement
from llmbrief.verification.checking.reading import Facts, facts
from llmbrief.verification.checking.stems import PRONOUNS

# Of benchmarks.metrics: at .5 an annotator's brief hits a trap, at .7 two paraphrases more pass as claims.
_ALIKE = 0.6  # likeness of a claim and a trap that say the same
# At .65 an annotator's brief hits a trap, at .85 six paraphrases more pass as key points.
_SAID = 0.75  # share of a trap that a sentence, which may say more, has if it says it
# At .1 the gold's own briefs hit a trap, at .3 two traps in their own words pass.
_DOUBT = 0.2  # so much less may something be like a gold claim than like a trap, and yet mean that
_PARTED = ";"  # what stands on both sides of it is said apart
# From .8 to 1 benchmarks.metrics tells no difference; one word in ten may differ.
_ALSO = 0.9  # share of what a sentence has of a trap that a gold claim has if the sentence may mean that


@dataclass(frozen=True)
class _Told:
    """A statement, and the same without the words for who says it."""

    whole: Statement
    proposition: Statement
    speaker: str | None = None  # as its own words name them; of several, each of whom tells of the next, the first
    source: str | None = None  # and the last
    is_denial: bool = False

    @property
    def wordings(self) -> tuple[Statement, ...]:
        """Both, where they differ."""
        return (self.whole,) if self.proposition is self.whole else (self.whole, self.proposition)


class _Alike(NamedTuple):
    """A wording of a trap, and how alike something is to it."""

    likeness: float  # 0..1
    wording: Statement


@lru_cache(maxsize=5_000)
def _told(text: str, language: str) -> _Told:
    whole, framed = statement(text, language), frame(text, language)
    if framed is None or not framed.proposition:
        return _Told(whole, whole)
    source = _source(framed.proposition, text, language) or _named(framed.speaker, language)
    return _Told(whole, statement(framed.proposition, language), framed.speaker, source, framed.stance == "denies")


def _source(proposition: str, whole: str, language: str) -> str | None:
    """Return who says it by what somebody says: the father in "she says that her father expects it"; or None."""
    framed = frame(proposition, language) if proposition != whole else None
    if framed is None:
        return None
    return _source(framed.proposition, proposition, language) or _named(framed.speaker, language)


def _named(speaker: str, language: str) -> str | None:
    """Return a speaker who is named; None for a pronoun."""
    return None if speaker.casefold() in PRONOUNS.get(language, ()) else speaker


def hit_traps(aligned: Aligned) -> Mapping[str, str]:
    """Return the traps that the brief says, each with the claim's id or the summary's sentence that says it.

    A claim says a trap if it is as firm, has the same speaker where the trap names one, contradicts it in nothing, and
    is less like any gold claim of its certainty and speaker. So does a sentence, unless what it has of the trap is what
    a gold claim says too, with the reserve that this has.
    """
    gold = aligned.case.gold
    if not gold.traps:
        return {}
    reader = _Reader.of(aligned)
    found = ((name, next(reader.places(name), None)) for name in reader.traps)
    return {name: place for name, place in found if place is not None}


@dataclass(frozen=True)
class _Reader:
    """A brief beside the gold claims that it may mean instead of a trap."""

    aligned: Aligned
    article: Facts
    traps: Mapping[str, _Told]
    claims: Sequence[Statement]  # of the brief
    sentences: Mapping[str, Statement]  # of its summary
    likeness: Likeness
    shared: Shared  # of the sentences and the traps, as they are written

    @classmethod
    def of(cls, aligned: Aligned) -> _Reader:
        """Weigh the words of all that is compared."""
        brief, gold, article = aligned.brief, aligned.case.gold, aligned.case.article
        language = read_as(article.language)
        claims, others = ([statement(one.text, language) for one in side.claims] for side in (brief, gold))
        summary = {name: statement(text, language) for name, text in sentences(brief.summary).items()}
        traps = {name: _told(trap.text, language) for name, trap in gold.named_traps().items()}
        wordings = [one for trap in traps.values() for one in (trap.whole, trap.proposition)]
        likeness = Likeness.among([*claims, *others, *summary.values(), *wordings])
        shared = likeness.shared([*summary.values()], [trap.whole for trap in traps.values()])
        return cls(aligned, facts(article.text, language), traps, claims, summary, likeness, shared)

    def places(self, name: str) -> Iterator[str]:
        """Yield where the brief says a trap."""
        trap, claims = self.traps[name], self.aligned.brief.claims
        likely = ((i, self._likely[name, i]) for i in range(len(claims)) if (name, i) in self._likely)
        yield from (claims[i].id for i, alike in likely if self._claims(claims[i], trap, alike))
        saying = self.shared.saying([*self.traps].index(name), _SAID)
        summary = enumerate(self.sentences.items())
        yield from (place for i, (place, said) in summary if i in saying and self._sums_up(said, trap))

    @cached_property
    def _likely(self) -> Mapping[tuple[str, int], _Alike]:
        """How each claim, by its index, is like the wording of a trap that it is most like, where it may say it."""
        wordings = [(name, one) for name, trap in self.traps.items() for one in trap.wordings]
        found: dict[tuple[str, int], _Alike] = {}
        for (i, j), likeness in self.likeness.shared(self.claims, [one for _, one in wordings]).alike(_ALIKE).items():
            name, wording = wordings[j]
            if (name, i) not in found or likeness > found[name, i].likeness:
                found[name, i] = _Alike(likeness, wording)
        return found

    def _claims(self, claim: Claim, trap: _Told, alike: _Alike) -> bool:
        if self._means_gold(claim, alike.likeness) or not _is_as_firm(claim, trap):
            return False
        if trap.speaker is None and is_reported(claim, self.article.language):
            return False
        return self._agrees(self._statement(claim.text), alike.wording, turned=claim.certainty == "denied")

    def _means_gold(self, claim: Claim, likeness: float) -> bool:
        """Whether a gold claim as firm, of the same speaker, is at least as like a claim as something else is."""
        said = self._statement(claim.text)
        peers = (one for one in self.aligned.case.gold.claims if one.certainty == claim.certainty)
        return any(
            one.text == claim.text
            or (
                same_speaker(one.speaker, claim.speaker)
                and self._alike(said, self._statement(one.text)) >= likeness - _DOUBT
            )
            for one in peers
        )

    def _sums_up(self, whole: Statement, trap: _Told) -> bool:
        """Whether a sentence that says enough of a trap says it."""
        runs = [run for run in _runs(whole) if _PARTED not in run.text or _PARTED in trap.whole.text]
        said = max(runs, key=lambda run: (self._alike(trap.whole, run), len(run.text)), default=whole)
        likeness = self._alike(trap.whole, said)
        if likeness < _ALIKE or not self._agrees(said, trap.whole, turned=False):
            return False
        if _is_more_careful(whole, said, trap):
            return False
        both = {term: count for term, count in trap.whole.terms.items() if term in said.terms}
        return not any(
            self.likeness.said(both, self._statement(one.text).terms) >= _ALSO
            and self._alike(self._statement(one.text), said) >= likeness - _DOUBT
            and (one.certainty == "asserted" or keeps_reserve(whole, one))
            for one in self.aligned.case.gold.claims
        )

    def _agrees(self, said: Statement, trap: Statement, *, turned: bool) -> bool:
        if not {term for term in trap.figures if term[0] == "#"} <= said.figures:
            return False
        return contradiction(said, trap, self.article, turned=turned) is None

    def _statement(self, text: str) -> Statement:
        return statement(text, self.article.language)

    def _alike(self, one: Statement, other: Statement) -> float:
        """Return Dice's coefficient of the weighted words of two statements."""
        mass, other_mass = self.likeness.mass(one.terms), self.likeness.mass(other.terms)
        return 2 * mass * self.likeness.said(one.terms, other.terms) / (mass + other_mass or 1)


def _runs(whole: Statement) -> Iterator[Statement]:
    """Yield the sentence, and each run of its clauses."""
    yield whole
    words = whole.passage.words
    for start, end in clause_runs(whole.passage):
        run = statement(whole.text[words[start].start : words[end - 1].end], whole.language)
        if run.terms.keys() <= whole.terms.keys():  # as a number may not be, cut
            yield run


def _is_more_careful(whole: Statement, said: Statement, trap: _Told) -> bool:
    """Whether a sentence hedges what a trap does not, or names another who says so than the trap does."""
    if whole.passage.hedges and not trap.whole.passage.hedges:
        return True
    if is_bidden(said) and not is_bidden(trap.whole):
        return True
    source = _told(said.text, said.language).source
    if source is not None:
        return not same_speaker(source, trap.source)
    speakers = [statement(one, said.language) for one in (trap.speaker, trap.source) if one is not None]
    return any(speaker.terms.keys().isdisjoint(said.terms) for speaker in speakers)


def _is_as_firm(claim: Claim, trap: _Told) -> bool:
    """Whether a claim asserts what a trap asserts, or denies what it denies; by the speaker that it names."""
    told = _told(claim.text, trap.whole.language)
    if is_bidden(told.whole) and not is_bidden(trap.whole):
        return False
    if trap.source is not None and not same_speaker(told.source or claim.speaker, trap.source):
        return False
    if claim.certainty == "hedged":
        return bool(trap.whole.passage.hedges)
    return (claim.certainty == "denied" or told.is_denial) == trap.is_denial
