"""What a brief is scored by: each metric a pure function of a brief laid beside its gold.

``hits`` are what is as it should be and ``misses`` what is not, by id: of gold items for recalls, fields, places and
conflicts; of the brief's items for precisions and what else is said of the brief. A claim's quotes are named ``c1[0]``,
the sentences of a summary ``headline``, ``gist``, ``key_points[0]``, traps ``t1``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from llmbrief.brief import Claim
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.judging.extras import is_supported
from llmbrief.evals.judging.overclaims import overclaims
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.evals.judging.summaries import said_in_summary
from llmbrief.evals.judging.traps import hit_traps
from llmbrief.evals.report import Score
from llmbrief.matching.places import common, places

Items = Literal["gold claim", "gold question", "trap", "claim", "quote", "sentence", "question"]


@dataclass(frozen=True)
class Metric:
    """A way to score a brief."""

    name: str
    score: Callable[[Aligned], Score]
    items: Items  # what its hits and misses name
    is_count: bool = False  # lower is better, its headline is the sum; else a share, whose headline is the mean

    @property
    def is_of_the_brief(self) -> bool:
        """Whether it names items of the brief, whose ids mean others in another brief, and not of the gold."""
        return self.items not in ("gold claim", "gold question", "trap")


def claims_recall(aligned: Aligned) -> Score:
    """Which gold claims the brief says."""
    return _share(aligned.gold, aligned.found)


def claims_precision(aligned: Aligned) -> Score:
    """Which of the brief's claims the gold says."""
    return _share(aligned.predicted, aligned.wanted)


def claims_core_recall(aligned: Aligned) -> Score:
    """Which core claims the brief says."""
    return _share((id_ for id_, claim in aligned.gold.items() if claim.core), aligned.found)


def claims_conflicts(aligned: Aligned) -> Score:
    """Which gold claims the brief contradicts in a number, date, name, negation or direction."""
    against = {conflict.gold for conflict in aligned.claims.conflicts}
    return Score.count([pair.gold for pair in aligned.claims.pairs], [id_ for id_ in aligned.gold if id_ in against])


def claims_unsupported(aligned: Aligned) -> Score:
    """Which extra claims the article does not support; the others are merely not in the gold."""
    supported = {claim.id for claim in aligned.extra if is_supported(claim, aligned.case.article)}
    extra = [claim.id for claim in aligned.extra]
    return Score.count([id_ for id_ in extra if id_ in supported], [id_ for id_ in extra if id_ not in supported])


def evidence_grounded(aligned: Aligned) -> Score:
    """Which quotes the article has, word for word."""
    quotes = {f"{c.id}[{i}]": item for c in aligned.brief.claims for i, item in enumerate(c.evidence)}
    return _share(quotes, {name for name, item in quotes.items() if item.supports})


def evidence_right_place(aligned: Aligned) -> Score:
    """Which matched claims rest on a passage that the gold's quotes lie in too."""
    return _agreement(aligned, _shares_a_place(aligned.case.article.text))


def summary_core_recall(aligned: Aligned) -> Score:
    """Which core claims the summary's text says."""
    core = [claim for claim in aligned.case.gold.claims if claim.core]
    said = said_in_summary([claim.text for claim in core], aligned.brief.summary, aligned.case.article.language)
    return _share(
        (claim.id for claim in core), {claim.id for claim, is_said in zip(core, said, strict=True) if is_said}
    )


def summary_overclaims(aligned: Aligned) -> Score:
    """Which sentences of the summary say more, or more firmly, than the claims that carry them."""
    found = overclaims(aligned.brief, aligned.case.article)
    names = ["headline", "gist", *(f"key_points[{i}]" for i in range(len(aligned.brief.summary.key_points)))]
    return Score.count([name for name in names if name not in found], [name for name in names if name in found])


def questions_recall(aligned: Aligned) -> Score:
    """Which gold questions the brief asks."""
    return _share(aligned.gold_asked, {pair.gold for pair in aligned.questions.pairs})


def questions_precision(aligned: Aligned) -> Score:
    """Which of the brief's questions the gold asks."""
    return _share(aligned.asked, {pair.predicted for pair in aligned.questions.pairs})


def questions_core_recall(aligned: Aligned) -> Score:
    """Which core questions the brief asks."""
    core = (id_ for id_, question in aligned.gold_asked.items() if question.core)
    return _share(core, {pair.gold for pair in aligned.questions.pairs})


def traps_hit(aligned: Aligned) -> Score:
    """Which traps the brief fell into: a miss is a trap that a claim or a sentence of the summary says."""
    said = hit_traps(aligned)
    names = aligned.case.gold.named_traps()
    return Score.count([name for name in names if name not in said], [name for name in names if name in said])


def _share(items: Iterable[str], right: Collection[str]) -> Score:
    names = list(items)
    return Score.share([name for name in names if name in right], [name for name in names if name not in right])


def _agreement(aligned: Aligned, agree: Callable[[Claim, Claim], bool]) -> Score:
    """Score the gold claims that are matched one to one by whether *agree* holds of the brief's claim and them."""
    partners = {pair.gold: pair.predicted for pair in aligned.claims.pairs}
    matched = [id_ for id_ in aligned.gold if id_ in partners]
    right = {id_ for id_ in matched if agree(aligned.predicted[partners[id_]], aligned.gold[id_])}
    return _share(matched, right)


def _shares_a_place(text: str) -> Callable[[Claim, Claim], bool]:
    return lambda claim, gold: common(places(claim.evidence, text), places(gold.evidence, text)) > 0


def _field(agree: Callable[[Claim, Claim], bool]) -> Callable[[Aligned], Score]:
    return lambda aligned: _agreement(aligned, agree)


_ALL = (
    Metric("claims.recall", claims_recall, "gold claim"),
    Metric("claims.precision", claims_precision, "claim"),
    Metric("claims.core_recall", claims_core_recall, "gold claim"),
    Metric("claims.kind", _field(lambda claim, gold: claim.kind == gold.kind), "gold claim"),
    Metric("claims.certainty", _field(lambda claim, gold: claim.certainty == gold.certainty), "gold claim"),
    Metric("claims.speaker", _field(lambda claim, gold: same_speaker(claim.speaker, gold.speaker)), "gold claim"),
    Metric("claims.via", _field(lambda claim, gold: same_speaker(claim.via, gold.via)), "gold claim"),
    Metric("claims.conflicts", claims_conflicts, "gold claim", is_count=True),
    Metric("claims.unsupported", claims_unsupported, "claim", is_count=True),
    Metric("evidence.grounded", evidence_grounded, "quote"),
    Metric("evidence.right_place", evidence_right_place, "gold claim"),
    Metric("summary.core_recall", summary_core_recall, "gold claim"),
    Metric("summary.overclaims", summary_overclaims, "sentence", is_count=True),
    Metric("questions.recall", questions_recall, "gold question"),
    Metric("questions.precision", questions_precision, "question"),
    Metric("questions.core_recall", questions_core_recall, "gold question"),
    Metric("traps.hit", traps_hit, "trap", is_count=True),
)
METRICS: Mapping[str, Metric] = {metric.name: metric for metric in _ALL}
COUNTS = frozenset(metric.name for metric in _ALL if metric.is_count)
OF_THE_BRIEF = frozenset(metric.name for metric in _ALL if metric.is_of_the_brief)
HEADLINE = (
    "claims.recall",
    "claims.precision",
    "claims.certainty",
    "claims.speaker",
    "questions.recall",
    "summary.core_recall",
)
