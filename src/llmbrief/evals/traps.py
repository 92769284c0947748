"""Traps: statements that the article does not support, and a brief must not make."""

from __future__ import annotations

from collections.abc import Mapping

from llmbrief.evals.aligned import Aligned
from llmbrief.evals.summaries import sentences
from llmbrief.matching.statements import Likeness, statement


def hit_traps(aligned: Aligned) -> Mapping[str, str]:
    """Return the traps that the brief says, each with the claim's id or the summary's sentence that says it."""
    language = aligned.case.article.language
    said = {**sentences(aligned.brief.summary), **{c.id: c.text for c in aligned.extra}}
    traps = {name: statement(trap.text, language) for name, trap in aligned.case.gold.named_traps().items()}
    texts = {name: statement(text, language) for name, text in said.items()}
    likeness = Likeness.among([*traps.values(), *texts.values()])
    hits: dict[str, str] = {}
    for name, trap in traps.items():
        for place, text in texts.items():
            if likeness.said(trap.terms, text.terms) >= 0.8:
                hits.setdefault(name, place)
    return hits
