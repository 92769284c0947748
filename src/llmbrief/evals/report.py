"""The report: what each case scored, what lost every point, and which cases failed. Values only."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import os
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, Strict, ValidationError

from llmbrief import files, jsontext
from llmbrief.brief import Count, Text, Value, validation_fault, written
from llmbrief.errors import ReportError
from llmbrief.shown import one_line

Number = Annotated[float, Field(allow_inf_nan=False, ge=-1e15, le=1e15)]
Kept = TypeVar("Kept", bound=Value)


class Score(Value):
    """What a case comes to under one metric: the items that are as they should be, and those that are not."""

    value: Number | None  # a share, 0..1, or a count; null where there is nothing to count
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()

    @classmethod
    def share(cls, hits: Sequence[str], misses: Sequence[str]) -> "Score":
        """Score the share of hits; higher is better."""
        whole = len(hits) + len(misses)
        return cls.model_construct(value=len(hits) / whole if whole else None, hits=tuple(hits), misses=tuple(misses))

    @classmethod
    def count(cls, hits: Sequence[str], misses: Sequence[str]) -> "Score":
        """Score the number of misses; lower is better."""
        value = float(len(misses)) if hits or misses else None
        return cls.model_construct(value=value, hits=tuple(hits), misses=tuple(misses))


class Remark(Value):
    """What lost a point, or how it was nearly lost, in words."""

    metric: str  # that lost it; claims.merges and claims.splits, which are no metrics, for what lost none
    id: str  # of a gold item for recalls, of a predicted one for precisions, as in the score
    message: str
    line: Annotated[int, Strict()] | None = None  # of the gold file, from 1, where the id is a gold item's


class Scorecard(Value):
    """One case: its scores, a remark on each point that it lost, and one on each claim that was merged or split."""

    slug: Text
    article: str = ""  # SHA-256 of its text: slugs that hold one article are one case to statistics
    labels: str = ""  # SHA-256 of what its gold says
    gold: str | None = None  # path of the gold file, as given
    scores: Mapping[str, Score]
    findings: tuple[Remark, ...] = ()
    measures: Mapping[str, Number | None] = {}  # what is no score: length, copied share

    def __repr__(self) -> str:
        return f"<Scorecard {one_line(self.slug)}: metrics {len(self.scores)}, remarks {len(self.findings)}>"

    def __str__(self) -> str:
        """Return a line for each metric."""
        return "\n".join([one_line(self.slug), *(row(name, score.value) for name, score in self.scores.items())])

    @property
    def unit(self) -> str:
        """What statistics count as one: the article."""
        return self.article or self.slug


class Failure(Value):
    """A case that has no scores, and why."""

    slug: Text
    kind: str  # missing_recording, stale_recording, article, refusal, …
    message: str


class Estimate(Value):
    """A metric over all cases, and between what bounds it may lie with 95 % confidence.

    A count that is the same in all articles has no bounds: it has no upper end, and no spread was seen to judge by.
    """

    value: Number | None
    low: Number | None = None
    high: Number | None = None
    cases: Count  # that have a value


class System(Value):
    """What made the briefs; null where they do not say, or do not agree."""

    model: str | None = None
    prompt: str | None = None
    prompt_digest: str | None = None


class Report(Value):
    """What a system scored on a set of cases."""

    format: Literal[1] = 1
    llmbrief: str | None = None  # the version whose harness scored it
    system: System = System()
    data_digest: str  # of all seeds and gold
    metrics: Mapping[str, Estimate]
    cases: tuple[Scorecard, ...]  # sorted by slug
    failures: tuple[Failure, ...] = ()
    measures: Mapping[str, Number | None] = {}  # means over the cases

    def rows(self) -> list[dict[str, Any]]:
        """Return one flat record for each case and metric, as a DataFrame takes them."""
        return [
            {
                "slug": case.slug,
                "metric": name,
                "value": score.value,
                "hits": len(score.hits),
                "misses": len(score.misses),
            }
            for case in self.cases
            for name, score in case.scores.items()
        ]

    def __repr__(self) -> str:
        return f"<Report {self._title}>"

    def __str__(self) -> str:
        """Return a line for each metric."""
        return "\n".join([self._title, *(row(name, one.value) for name, one in self.metrics.items())])

    @property
    def _title(self) -> str:
        made_by = " · ".join(one_line(name) for name in (self.system.model, self.system.prompt) if name)
        return f"{made_by or 'a system that has no name'}: cases {len(self.cases)}, failed {len(self.failures)}"

    def _repr_html_(self) -> str:
        from llmbrief.evals.rendering.html import report_html  # for notebooks alone

        return report_html(self)

    def values(self, metric: str) -> dict[str, list[float | None]]:
        """Return the values of *metric* by article; several slugs that hold one article stand together."""
        values: dict[str, list[float | None]] = {}
        for case in self.cases:
            score = case.scores.get(metric)
            values.setdefault(case.unit, []).append(score.value if score else None)
        return values


def tidy(value: float) -> float:
    """Round to six digits: beyond them there is noise of floating point, which would differ between machines."""
    return round(value, 6)


def mean_known(values: Iterable[float | None]) -> float | None:
    """Return the tidied mean of the values that are not null; null without one."""
    known = [value for value in values if value is not None]
    return tidy(fsum(known) / len(known)) if known else None


def read_report(path: str | os.PathLike[str]) -> Report:
    """Read a report from a JSON file; raise ReportError naming the file and the place of the first fault."""
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"a path is wanted, not {type(path).__name__}: JSON is read by Report.model_validate_json")
    named = one_line(os.fspath(path), 300)
    try:
        return report_of(files.read(path), named=named)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReportError(f"cannot read the report {named} ({reason}): check the path", path=named) from error


def report_of(data: bytes, *, named: str) -> Report:
    """Read a report from JSON that messages call *named*."""
    return read_as(Report, data, named=named, noun="report")


def read_as(kind: type[Kept], data: bytes, *, named: str, noun: str) -> Kept:
    """Read a value from JSON; raise ReportError saying that *named* is no *noun*, and where its first fault is."""
    try:
        value = jsontext.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise ReportError(f"{named} is no {noun}: it is not valid JSON", path=named, place=None) from error
    try:
        return kind.model_validate(value)
    except ValidationError as error:
        place, problem = validation_fault(error.errors(include_url=False)[0])
        where = f"{written(place)}: " if place else ""
        raise ReportError(f"{named} is no {noun}: {where}{problem}", path=named, place=written(place)) from error


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the reports that llmbrief writes."""
    schema = Report.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def row(metric: str, *values: float | None) -> str:
    """Return a line of a printed report: a metric and its values."""
    cells = ("–" if value is None else f"{round(value, 3):g}" for value in values)
    return f"  {one_line(metric):<22}{''.join(f'{cell:>8}' for cell in cells)}"
