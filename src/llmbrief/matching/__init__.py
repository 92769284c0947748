"""Match claims with claims and questions with questions."""

from __future__ import annotations

from llmbrief.matching.claims import match_claims
from llmbrief.matching.questions import match_questions
from llmbrief.matching.values import Conflict, Matching, Pair

__all__ = ["Conflict", "Matching", "Pair", "match_claims", "match_questions"]
