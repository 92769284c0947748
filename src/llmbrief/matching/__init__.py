"""Match claims with claims and questions with questions; say whether texts say a statement."""

from __future__ import annotations

from llmbrief.matching.claims import match_claims
from llmbrief.matching.covering import SAID, coverage
from llmbrief.matching.questions import match_questions
from llmbrief.matching.values import Conflict, Matching, Pair

__all__ = ["SAID", "Conflict", "Matching", "Pair", "coverage", "match_claims", "match_questions"]
