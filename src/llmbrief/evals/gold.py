"""Gold: what a careful editor would take from one article, as ``evals/GUIDELINES.md`` lays down."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Strict, ValidationError, model_validator
from pydantic_core import ErrorDetails

from llmbrief.brief import Brief, Claim, Question, Summary, Text, Value, refuse_ids, validation_fault, written
from llmbrief.errors import GoldError
from llmbrief.evals.labels import Labels, fault, read_labels


class GoldClaim(Claim):
    """A claim, and whether a two-line news flash would need it."""

    core: Annotated[bool, Strict()]


class GoldQuestion(Question):
    """A question, whether an editor would send the reporter back for it, and other wordings that ask the same."""

    core: Annotated[bool, Strict()]
    also: tuple[Text, ...] = ()


class Trap(Value):
    """A statement that a hasty reader might produce and the article does not support."""

    text: Text
    why: Text


class Gold(Value):
    """The labels of one article. In the file evidence is a list of quotes."""

    format: Literal[1]
    language: Text  # ISO 639-1, the article's
    tags: tuple[Text, ...] = ()
    annotators: tuple[Text, ...] = ()
    summary: Summary
    claims: tuple[GoldClaim, ...]
    questions: tuple[GoldQuestion, ...] = ()
    traps: tuple[Trap, ...] = ()

    @model_validator(mode="after")
    def _ids_resolve(self) -> Self:
        refuse_ids(self.summary, self.claims, self.questions)
        return self

    def brief(self) -> Brief:
        """Return the brief that these labels are."""
        claims = tuple(Claim.model_validate(claim.model_dump(exclude={"core"})) for claim in self.claims)
        questions = tuple(Question.model_validate(one.model_dump(exclude={"core", "also"})) for one in self.questions)
        return Brief(summary=self.summary, claims=claims, questions=questions)

    def named_traps(self) -> Mapping[str, Trap]:
        """Return the traps under the names that scores have for them: ``t1``, ``t2`` and so on."""
        return {f"t{number}": trap for number, trap in enumerate(self.traps, 1)}


@dataclass(frozen=True)
class GoldFile:
    """A gold file that was read."""

    path: Path  # as given
    gold: Gold
    lines: Mapping[str, int]  # of each claim, question and trap by its id, from 1


def read_gold(path: str | os.PathLike[str]) -> GoldFile:
    """Read a gold file; raise GoldError naming file, line, field and what is wrong with the first fault."""
    labels = read_labels(Path(path))
    if labels.faults:
        raise labels.faults[0]
    try:
        return GoldFile(labels.path, Gold.model_validate(_given(labels)), dict(labels.ids()))
    except ValidationError as error:
        raise _fault(labels, error.errors(include_url=False)[0]) from error


def gold_faults(path: str | os.PathLike[str]) -> tuple[GoldError, ...]:
    """Return every fault that keeps a gold file from being read."""
    try:
        return label_faults(read_labels(Path(path)))
    except GoldError as error:
        return (error,)


def label_faults(labels: Labels) -> tuple[GoldError, ...]:
    """Return every fault that keeps *labels* from being gold."""
    try:
        Gold.model_validate(_given(labels))
    except GoldError as error:
        return (*labels.faults, error)
    except ValidationError as error:
        return (*labels.faults, *(_fault(labels, one) for one in error.errors(include_url=False)))
    return labels.faults


def gold_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a gold file: a claim's evidence is its quotes as text."""
    schema = Gold.model_json_schema()
    kinds = schema["$defs"]
    claim = kinds["GoldClaim"]["properties"]
    claim["evidence"] = {"type": "array", "items": {"type": "string"}, "title": "Evidence"}
    del claim["findings"]  # computed, as are the fields of evidence
    kept = {name: kind for name, kind in kinds.items() if name not in {"Evidence", "Finding", "Difference", "Span"}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "$defs": kept}


def _given(labels: Labels) -> dict[str, Any]:
    """Return the fields, the quotes of claims written as evidence; what is not as it should be validation will name."""
    value = labels.value
    if not isinstance(value, dict):
        raise fault(labels.path, 1, "a gold file is a mapping that begins with 'format: 1'")
    written_format = value.get("format")
    if isinstance(written_format, str) and re.fullmatch("[0-9]{1,9}", written_format):
        value = {**value, "format": int(written_format)}
    claims = value.get("claims")
    return {**value, "claims": list(map(_claim, claims))} if isinstance(claims, list) else value


def _claim(claim: Any) -> Any:
    quotes = claim.get("evidence") if isinstance(claim, dict) else None
    return {**claim, "evidence": [{"quote": quote} for quote in quotes]} if isinstance(quotes, list) else claim


def _fault(labels: Labels, error: ErrorDetails) -> GoldError:
    location, problem = validation_fault(error)
    place = tuple(step for step in location if step != "quote")
    if error["type"] == "string_type" and isinstance(error["input"], dict):
        problem = "must be text, not fields: quote it if it holds a colon"
    return fault(labels.path, labels.line(place), problem, place=written(place), id_=labels.id(place))
