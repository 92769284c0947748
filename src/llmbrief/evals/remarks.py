"""Remarks: in words, what lost each point of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from llmbrief.brief import Claim, Evidence
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.judging.extras import objection
from llmbrief.evals.judging.overclaims import overclaims
from llmbrief.evals.judging.traps import hit_traps
from llmbrief.evals.metrics import OF_THE_BRIEF
from llmbrief.evals.report import Remark, Score
from llmbrief.matching import Pair
from llmbrief.shown import one_line

_LONGEST = 100  # code points of a text that is quoted


def remarks(aligned: Aligned, scores: Mapping[str, Score]) -> Iterator[Remark]:
    """Yield a remark on each miss of each metric, in their order, then on each merge and split.

    Merges and splits lose nothing, so they stand under names of their own. Each remark is one line, and names the other
    side by its id. ``line`` is given where the id is a gold item's.
    """
    editor = _Editor(aligned, scores)
    for name, score in scores.items():
        say = _WORDS.get(name)
        for id_ in score.misses:
            yield _remark(aligned, name, id_, say(editor, id_) if say else "missed")
    yield from (_remark(aligned, name, id_, text) for name, id_, text in editor.shared())


def _remark(aligned: Aligned, metric: str, id_: str, message: str) -> Remark:
    line = None if metric in OF_THE_BRIEF else aligned.case.lines.get(id_)
    return Remark.model_construct(metric=metric, id=id_, message=message, line=line)


@dataclass(frozen=True)
class _Editor:
    """Puts into words what a case lost."""

    aligned: Aligned
    scores: Mapping[str, Score]

    @cached_property
    def _partners(self) -> Mapping[str, str]:
        """The brief's claims that are paired with gold claims, by the id of these."""
        return {pair.gold: pair.predicted for pair in self.aligned.claims.pairs}

    @cached_property
    def _against(self) -> Mapping[str, str]:
        """What is said against gold claims."""
        return {one.gold: f"{one.predicted} contradicts it: {one.message}" for one in self.aligned.claims.conflicts}

    @cached_property
    def _contradicting(self) -> Mapping[str, str]:
        return {one.predicted: f"contradicts gold {one.gold}: {one.message}" for one in self.aligned.claims.conflicts}

    @cached_property
    def _overclaims(self) -> Mapping[str, str]:
        return overclaims(self.aligned.brief, self.aligned.case.article)

    @cached_property
    def _traps(self) -> Mapping[str, str]:
        return hit_traps(self.aligned)

    @cached_property
    def _unsupported(self) -> frozenset[str]:
        score = self.scores.get("claims.unsupported")
        return frozenset(score.misses if score else ())

    def shared(self) -> Iterator[tuple[str, str, str]]:
        """Yield what there is to say of gold claims that share a claim, or are shared by claims."""
        paired = {pair.predicted: pair.gold for pair in self.aligned.claims.pairs}
        for pair in self.aligned.claims.merges:
            yield (
                "claims.merges",
                pair.gold,
                f"said by half of {pair.predicted}, which also says {paired.get(pair.predicted, 'another')}",
            )
        for pair in self.aligned.claims.splits:
            yield "claims.splits", pair.gold, f"said by two: a part by {pair.predicted}, {self._rest(pair)}"

    def _rest(self, split: Pair) -> str:
        return f"the rest by {self._partners[split.gold]}" if split.gold in self._partners else "the rest by another"

    def unsaid(self, id_: str) -> str:
        """Say of a gold claim why it counts as not said."""
        return self._against.get(id_) or f"not said: {_quoted(self.aligned.gold[id_].text)}"

    def contradicted(self, id_: str) -> str:
        """Say what is said against a gold claim."""
        return self._against[id_]

    def unwanted(self, id_: str) -> str:
        """Say of a claim of the brief why no gold claim is it."""
        if id_ in self._contradicting:
            return self._contradicting[id_]
        text = _quoted(self.aligned.predicted[id_].text)
        if id_ in self._unsupported:
            return f"neither in the gold nor borne out by the article: {text}"
        return f"more than the gold lists, and borne out by the article: {text}"

    def unsupported(self, id_: str) -> str:
        """Say why an extra claim is not supported."""
        claim = self.aligned.predicted[id_]
        fault = objection(claim, self.aligned.case.article) or "its quote does not say it"
        return f"{fault}: {_quoted(claim.text)}"

    def ungrounded(self, name: str) -> str:
        """Say what is wrong with a quote, which is named like ``c1[0]``."""
        id_, _, index = name.removesuffix("]").rpartition("[")
        item = self.aligned.predicted[id_].evidence[int(index)]
        return f"{_fault(item)}: {_quoted(item.quote)}"

    def misplaced(self, id_: str) -> str:
        """Say which quotes of a matched claim lie elsewhere than the gold's."""
        claim = self._partner(id_)
        quotes = ", ".join(_quoted(item.quote) for item in claim.evidence[:1])
        return f"{claim.id} quotes another passage: {quotes}" if quotes else f"{claim.id} has no quote"

    def _partner(self, id_: str) -> Claim:
        return self.aligned.predicted[self._partners[id_]]

    def field(self, id_: str, name: str) -> str:
        """Say what a matched claim has in a field, and what the gold has."""
        mine, theirs = (_value(name, getattr(one, name)) for one in (self._partner(id_), self.aligned.gold[id_]))
        return f"{name}: {mine} instead of {theirs}, in {self._partners[id_]}"

    def unsummed(self, id_: str) -> str:
        """Say that the summary lacks a core claim."""
        return f"the summary does not say: {_quoted(self.aligned.gold[id_].text)}"

    def overclaimed(self, name: str) -> str:
        """Say what a sentence of the summary says beyond its claims."""
        fault = self._overclaims.get(name, "says more than its claims")
        return f"{name} {fault}" if name.endswith("]") else f"the {name} {fault}"

    def unasked(self, id_: str) -> str:
        """Say that a gold question is not asked."""
        return f"not asked: {_quoted(self.aligned.gold_asked[id_].text)}"

    def uncalled(self, id_: str) -> str:
        """Say that a question of the brief is not the gold's."""
        return f"not asked by the gold: {_quoted(self.aligned.asked[id_].text)}"

    def trapped(self, name: str) -> str:
        """Say what says a trap."""
        text = self.aligned.case.gold.named_traps()[name].text
        return f"trap: {self._traps.get(name, 'the brief')} says it: {_quoted(text)}"


def _fault(item: Evidence) -> str:
    if item.verdict == "near_miss" and item.difference:
        first = item.difference[0]
        return f"the quote has {_quoted(first.quote)}, the article {_quoted(first.article)}"
    return {"too_short": "the quote is too short to count"}.get(
        item.verdict or "", "the article does not have the quote"
    )


def _value(name: str, value: str | None) -> str:
    if value is None:
        return "nobody"
    return _quoted(value) if name in ("speaker", "via") else value


def _quoted(text: str) -> str:
    return f"“{one_line(text, _LONGEST)}”"


_Say = Callable[[_Editor, str], str]


def _field(name: str) -> _Say:
    return lambda editor, id_: editor.field(id_, name)


def _named(say: _Say, names: Iterable[str]) -> dict[str, _Say]:
    return dict.fromkeys(names, say)


_WORDS: Mapping[str, _Say] = {
    **_named(_Editor.unsaid, ("claims.recall", "claims.core_recall")),
    "claims.precision": _Editor.unwanted,
    **{f"claims.{name}": _field(name) for name in ("kind", "certainty", "speaker", "via")},
    "claims.conflicts": _Editor.contradicted,
    "claims.unsupported": _Editor.unsupported,
    "evidence.grounded": _Editor.ungrounded,
    "evidence.right_place": _Editor.misplaced,
    "summary.core_recall": _Editor.unsummed,
    "summary.overclaims": _Editor.overclaimed,
    **_named(_Editor.unasked, ("questions.recall", "questions.core_recall")),
    "questions.precision": _Editor.uncalled,
    "traps.hit": _Editor.trapped,
}
