"""The harness: how good briefs are, against gold files.

It takes briefs as values and never imports what makes them.
"""

from __future__ import annotations

from llmbrief.evals.case import Case, load_cases
from llmbrief.evals.compare import Comparison, compare
from llmbrief.evals.evaluating import evaluate, score
from llmbrief.evals.report import Report, read_report
from llmbrief.matching import Conflict, Matching, Pair, coverage, match_claims, match_questions

__all__ = [
    "Case",
    "Comparison",
    "Conflict",
    "Matching",
    "Pair",
    "Report",
    "compare",
    "coverage",
    "evaluate",
    "load_cases",
    "match_claims",
    "match_questions",
    "read_report",
    "score",
]
