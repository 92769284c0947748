"""A brief laid beside the gold of its article: which claim and which question is which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from llmbrief.brief import Brief, Claim, Question
from llmbrief.evals.case import Case
from llmbrief.evals.gold import GoldClaim, GoldQuestion
from llmbrief.matching import Matching, match_claims, match_questions
from llmbrief.verification import locate_quotes


@dataclass(frozen=True)
class Aligned:
    """What every metric reads."""

    case: Case
    brief: Brief  # its quotes located in the article, whatever it said of them
    claims: Matching
    questions: Matching

    @cached_property
    def predicted(self) -> dict[str, Claim]:
        """The brief's claims by id."""
        return {claim.id: claim for claim in self.brief.claims}

    @cached_property
    def asked(self) -> dict[str, Question]:
        """The brief's questions by id."""
        return {question.id: question for question in self.brief.questions}

    @cached_property
    def gold(self) -> dict[str, GoldClaim]:
        """The gold's claims by id."""
        return {claim.id: claim for claim in self.case.gold.claims}

    @cached_property
    def gold_asked(self) -> dict[str, GoldQuestion]:
        """The gold's questions by id."""
        return {question.id: question for question in self.case.gold.questions}

    @cached_property
    def found(self) -> frozenset[str]:
        """Ids of the gold claims that are said: alone, in a merged claim, or by several together."""
        return frozenset(pair.gold for pair in (*self.claims.pairs, *self.claims.merges, *self.claims.splits))

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Ids of the brief's claims that say a gold claim or a part of one."""
        return frozenset(pair.predicted for pair in (*self.claims.pairs, *self.claims.merges, *self.claims.splits))

    @cached_property
    def extra(self) -> tuple[Claim, ...]:
        """The brief's claims that match nothing, and contradict nothing, in the gold."""
        conflicting = {conflict.predicted for conflict in self.claims.conflicts}
        return tuple(c for c in self.brief.claims if c.id not in self.wanted and c.id not in conflicting)


def align(brief: Brief, case: Case) -> Aligned:
    """Locate the brief's quotes in the article and match its claims and questions with the gold's."""
    located = locate_quotes(brief, case.article)
    claims = match_claims(located.claims, case.gold.claims, case.article)
    language = case.article.language
    questions = match_questions(located.questions, case.gold.questions, claims=claims, language=language)
    return Aligned(case, located, claims, questions)
