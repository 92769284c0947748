"""The harness: how good briefs are, against gold files.

It takes briefs as values and never imports what makes them.
"""

from __future__ import annotations

from llmbrief.matching import Conflict, Matching, Pair, match_claims, match_questions

__all__ = ["Conflict", "Matching", "Pair", "match_claims", "match_questions"]
