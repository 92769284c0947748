"""What is asked of a model. Names, docstrings and descriptions here are prompt text and live in recordings.

The order of the fields is the order in which a model fills them: quotes before the claim that rests on them, claims
before the summary made of them. Changing anything that ``draft_schema`` shows makes every recording stale.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from llmbrief import jsontext
from llmbrief.brief import Brief, Certainty, Claim, Evidence, KeyPoint, Kind, Question, QuestionKind, Summary

T = TypeVar("T", bound="Wire")

MAX_PROBLEMS = 8  # more would not help a model to mend its answer


def _said(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be blank")
    return text


Said = Annotated[str, AfterValidator(_said)]


class Wire(BaseModel):
    """A part of an answer; what it does not ask for is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftClaim(Wire):
    """One atomic statement of the article, as a careful news editor would list it."""

    id: Said = Field(description="c1, c2, c3, … in the order of the list.")
    quotes: tuple[str, ...] = Field(
        description="The shortest passages of the article that together carry the claim, copied letter by letter: "
        "one if possible, three at most, each from one paragraph and at least four words long."
    )
    text: Said = Field(
        description="What is claimed, readable without the article: names instead of pronouns, no 'X said that'. "
        "Nothing the quotes do not carry, except what a pronoun or 'the company' refers to."
    )
    speaker: str | None = Field(
        description="Who claims it, in the fullest form the article names them, without titles. null: the "
        "article's own voice."
    )
    via: str | None = Field(description="The outlet, document or person that relays the speaker. null if none.")
    certainty: Certainty = Field(
        description="asserted: without reserve. hedged: could, may, likely, reportedly, an expectation. denied: "
        "the speaker rejects it; text is then the rejected statement, unnegated."
    )
    kind: Kind = Field(
        description="fact: could be checked now, plans included. prediction: what will or may happen, targets and "
        "forecasts included. opinion: a judgement, interpretation or motive."
    )


class DraftQuestion(Wire):
    """One thing that an informed reader of the article would still want to know."""

    claims: tuple[str, ...] = Field(description="ids of the claims that raise it; empty if none does.")
    why: Said = Field(description="The passage or gap that leaves it open, in one sentence.")
    text: Said = Field(description="The question: one thing, specific enough that an answer could be recognised.")
    kind: QuestionKind = Field(
        description="missing: the story needs it and does not give it. unverified: rests on one interested or "
        "unnamed party. "
        "conflict: passages, figures or parties disagree. unclear: two readings that matter. outlook: still to "
        "come, and the article says so."
    )


class DraftKeyPoint(Wire):
    """A sentence of the summary."""

    claims: tuple[str, ...] = Field(description="ids of the claims that carry the sentence.")
    text: Said = Field(
        description="One sentence that stands alone and says no more, and no more firmly, than those claims."
    )


class Draft(Wire):
    """A brief of the article."""

    claims: tuple[DraftClaim, ...]
    questions: tuple[DraftQuestion, ...]
    key_points: tuple[DraftKeyPoint, ...] = Field(description="Most important first.")
    gist: Said = Field(description="One sentence, at most 35 words: what happened and on whose word.")
    headline: Said = Field(description="Plain and specific, at most 12 words, no claim stronger than the article's.")

    @model_validator(mode="after")
    def _ids_resolve(self) -> Self:
        ids = Counter(claim.id for claim in self.claims)
        if doubled := sorted(id_ for id_, times in ids.items() if times > 1):
            raise ValueError(f"claim ids stand twice: {', '.join(doubled)}")
        cited = {id_ for question in self.questions for id_ in question.claims}
        cited |= {id_ for point in self.key_points for id_ in point.claims}
        if unknown := sorted(cited - set(ids)):
            raise ValueError(f"no claim has the ids that are cited: {', '.join(unknown)}")
        return self


class MendedClaim(Wire):
    """A claim whose quotes are now in the article."""

    id: Said = Field(description="The claim's id, as it was.")
    quotes: tuple[str, ...] = Field(
        description="Passages of the article, copied letter by letter; empty if the article has none that carry it."
    )
    text: Said = Field(description="The claim, changed only where the quotes do not carry it.")


class Mended(Wire):
    """The claims that were asked about, and no others."""

    claims: tuple[MendedClaim, ...]


def read_answer(text: str, wanted: type[T]) -> T:
    """Read a model's answer strictly; raise ValueError with what a model needs to mend it, one problem a line."""
    value = jsontext.loads(text)
    try:
        return wanted.model_validate(value)
    except ValidationError as error:
        raise ValueError("\n".join(_problems(error))) from error


def brief_of(draft: Draft) -> Brief:
    """Turn a draft into a brief whose quotes are not yet located; question ids are given here."""
    return Brief(
        summary=Summary(
            headline=draft.headline,
            gist=draft.gist,
            key_points=tuple(KeyPoint(text=point.text, claims=point.claims) for point in draft.key_points),
        ),
        claims=tuple(_claim(claim) for claim in draft.claims),
        questions=tuple(
            Question(id=f"q{number}", text=item.text, kind=item.kind, why=item.why, claims=item.claims)
            for number, item in enumerate(draft.questions, 1)
        ),
    )


def mended(brief: Brief, answer: Mended, asked_about: Iterable[str]) -> Brief:
    """Return *brief* with the quotes and texts of *answer*, for the claims that were asked about and no others."""
    wanted = set(asked_about)
    news = {claim.id: claim for claim in answer.claims if claim.id in wanted and claim.quotes}
    claims = tuple(_mended_claim(claim, news[claim.id]) if claim.id in news else claim for claim in brief.claims)
    return brief.model_copy(update={"claims": claims})


@cache
def _schema(wanted: type[Wire]) -> dict[str, Any]:
    schema = wanted.model_json_schema()
    definitions = schema.pop("$defs", {})
    strict: dict[str, Any] = _strict(schema, definitions)
    return strict


def strict_schema(wanted: type[Wire]) -> dict[str, Any]:
    """Return the JSON Schema of *wanted* in the subset that all providers' strict modes take.

    Definitions are inlined; every object forbids other properties and requires all of its own; null is one of several
    types; there are no defaults, titles, sizes or ranges.
    """
    return copy.deepcopy(_schema(wanted))


def draft_schema() -> dict[str, Any]:
    """Return the JSON Schema that is sent with the first request of an article."""
    return strict_schema(Draft)


_KEPT = ("type", "description", "enum")


def _strict(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        target = definitions[schema["$ref"].rsplit("/", 1)[-1]]
        return _strict({**target, **{key: value for key, value in schema.items() if key != "$ref"}}, definitions)
    strict = {key: schema[key] for key in _KEPT if key in schema}
    if "anyOf" in schema:
        strict["type"] = [option["type"] for option in schema["anyOf"]]
    if "items" in schema:
        strict["items"] = _strict(schema["items"], definitions)
    if "properties" in schema:
        strict["properties"] = {name: _strict(value, definitions) for name, value in schema["properties"].items()}
        strict["required"] = list(schema["properties"])
        strict["additionalProperties"] = False
    return strict


def _claim(claim: DraftClaim) -> Claim:
    return Claim(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        certainty=claim.certainty,
        speaker=_named(claim.speaker),
        via=_named(claim.via),
        evidence=tuple(Evidence(quote=quote) for quote in claim.quotes),
    )


def _named(name: str | None) -> str | None:
    return name if name and name.strip() else None  # a blank name is how some models write null


def _mended_claim(claim: Claim, news: MendedClaim) -> Claim:
    good = {item.quote: item for item in claim.evidence if item.supports}
    evidence = tuple(good.get(quote) or Evidence(quote=quote, asked=2) for quote in news.quotes)
    return claim.model_copy(update={"text": news.text, "evidence": evidence})


def _problems(error: ValidationError) -> list[str]:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    lines = [f"{_place(fault['loc'])}: {fault['msg'].removeprefix('Value error, ')}" for fault in faults[:MAX_PROBLEMS]]
    more = len(faults) - MAX_PROBLEMS
    return [*lines, f"and {more} more"] if more > 0 else lines


def _place(location: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location)
    return path.lstrip(".") or "the whole answer"
