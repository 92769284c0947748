"""The shipped cases and their annotators' labels, read and matched once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from llmbrief.evals.case import Case, load_cases
from llmbrief.evals.gold import Gold, read_gold
from llmbrief.evals.judging.aligned import Aligned, align

ROOT = Path(__file__).parents[2]


@cache
def shipped() -> tuple[Case, ...]:
    return load_cases(gold=ROOT / "evals/gold", seeds=ROOT / "seeds")


@cache
def labels(annotator: str, slug: str) -> Gold:
    return read_gold(ROOT / f"evals/annotators/{annotator}/{slug}.yaml").gold


@cache
def aligned(annotator: str | None = None) -> tuple[Aligned, ...]:
    """Match what *annotator* says of each case, or its own gold, with its gold."""
    return tuple(align((labels(annotator, case.slug) if annotator else case.gold).brief(), case) for case in shipped())
