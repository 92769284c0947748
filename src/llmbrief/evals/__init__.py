"""The harness: how good briefs are, against gold files.

It takes briefs as values and never imports what makes them. What scoring does not need is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from llmbrief.evals.case import Case, load_cases
from llmbrief.evals.comparing.comparison import Comparison, compare
from llmbrief.evals.evaluating import evaluate, score
from llmbrief.evals.gold import Gold
from llmbrief.evals.metrics import METRICS, Metric
from llmbrief.evals.report import Failure, Remark, Report, Score, Scorecard, System, read_report
from llmbrief.evals.stats import Verdict
from llmbrief.matching import Conflict, Matching, Pair, coverage, match_claims, match_questions

if TYPE_CHECKING:
    from llmbrief.evals import agreement, doctor, lint
    from llmbrief.evals.baseline import Baseline, Gate, bless, gate, read_baseline
    from llmbrief.evals.planning import Plan, plan_from

_MODULES = ("agreement", "doctor", "lint")
_HOMES = {
    "baseline": ("Baseline", "Gate", "bless", "gate", "read_baseline"),
    "planning": ("Plan", "plan_from"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "METRICS",
    "Baseline",
    "Case",
    "Comparison",
    "Conflict",
    "Failure",
    "Gate",
    "Gold",
    "Matching",
    "Metric",
    "Pair",
    "Plan",
    "Remark",
    "Report",
    "Score",
    "Scorecard",
    "System",
    "Verdict",
    "agreement",
    "bless",
    "compare",
    "coverage",
    "doctor",
    "evaluate",
    "gate",
    "lint",
    "load_cases",
    "match_claims",
    "match_questions",
    "plan_from",
    "read_baseline",
    "read_report",
    "score",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(f"llmbrief.evals.{name}")
    if name in _HOME:
        return getattr(importlib.import_module(f"llmbrief.evals.{_HOME[name]}"), name)
    raise AttributeError(f"module 'llmbrief.evals' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULES, *_HOME})
