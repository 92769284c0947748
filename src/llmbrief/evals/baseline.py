"""The baseline: pinned scores that a gate compares with, and that fall only on purpose."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import os
from collections.abc import Mapping
from typing import Literal

from llmbrief.brief import Text, Value
from llmbrief.evals.compare import Comparison
from llmbrief.evals.report import Number, Report, System


class Digests(Value):
    """What the scores were measured on, by SHA-256."""

    data: str  # all of it, as in a report
    gold: str  # what the labels say
    seeds: str  # the articles' texts


class PinnedCase(Value):
    """A case's scores."""

    article: str  # SHA-256 of its text
    labels: str  # SHA-256 of what its gold says
    scores: Mapping[str, Number | None]
    misses: Mapping[str, tuple[str, ...]] = {}  # ids, of the metrics that a strict gate looks at


class Baseline(Value):
    """The scores of a system, case by case, and the floors below which no headline metric may fall unnoticed."""

    format: Literal[1] = 1
    system: System
    digests: Digests
    floors: Mapping[str, Number]  # the headline metrics' values
    cases: Mapping[Text, PinnedCase]

    def report(self) -> Report:
        """Return the baseline as a report that has scores alone."""
        raise NotImplementedError

    def json_text(self) -> str:
        """Return the baseline as its file holds it."""
        raise NotImplementedError


class Gate(Value):
    """Whether a change may pass, and why."""

    passes: bool
    exit_code: int
    reasons: tuple[str, ...]  # a line each, the comparison's first
    comparison: Comparison


def read_baseline(path: str | os.PathLike[str]) -> Baseline:
    """Read a baseline; raise ReportError naming the file, and where there is none the command that makes it."""
    raise NotImplementedError


def bless(report: Report, old: Baseline | None = None, *, allow_regression: bool = False) -> Baseline:
    """Make a baseline of a report.

    Raises ReportError for a report with failed cases or without cases, and FloorError naming each floor that would
    fall, unless *allow_regression*.
    """
    raise NotImplementedError


def gate(report: Report, baseline: Baseline, *, strict: bool = False, require_decision: bool = False) -> Gate:
    """Compare a report with the baseline, and fail where there is a reason to.

    Too few articles to tell are no reason, unless *require_decision* (exit code 4); other gold or seeds always are (4).
    *strict*: a trap hit or a quote that is not in the article fails by itself (1) where the baseline has none such.
    """
    raise NotImplementedError
