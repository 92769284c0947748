"""The Brief: what is kept of an article. Values only; every offset counts code points of ``Article.text``.

What the fields mean is laid down in ``evals/GUIDELINES.md``; the JSON shape is ``brief_schema()``.
"""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError

from llmbrief import jsontext
from llmbrief.article import Article
from llmbrief.errors import BriefError
from llmbrief.shown import one_line

Kind = Literal["fact", "prediction", "opinion"]
Certainty = Literal["asserted", "hedged", "denied"]
QuestionKind = Literal["missing", "unverified", "conflict", "unclear", "outlook"]
Verdict = Literal["exact", "normalized", "near_miss", "absent", "too_short"]
Level = Literal["conflict", "note"]

SUPPORTING: frozenset[Verdict] = frozenset({"exact", "normalized"})

Text = Annotated[str, StringConstraints(pattern=r"\S")]
Count = Annotated[int, Strict(), Field(ge=0)]
Offset = Annotated[int, Strict()]
Amount = Annotated[float, Strict(), Field(ge=0, allow_inf_nan=False)]


class Value(BaseModel):
    """A frozen value that knows exactly its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Span(Value):
    """A half-open range of the article: ``text[start:end]``."""

    start: Offset  # code points of Article.text
    end: Offset  # exclusive


class Difference(Value):
    """Tokens in which a near miss departs from the article; either side may be empty."""

    quote: str
    article: str


class Evidence(Value):
    """A quote, and where the article says it."""

    quote: str
    verdict: Verdict = "absent"
    span: Span | None = None  # set when the verdict is exact or normalized
    near: Span | None = None  # the passage that a near miss comes close to
    difference: tuple[Difference, ...] = ()
    asked: Annotated[int, Strict(), Field(ge=1, le=2)] = 1  # 2 where the quote came from the second asking

    @property
    def supports(self) -> bool:
        """Whether the article says the quote."""
        return self.verdict in SUPPORTING


class Finding(Value):
    """Something that a claim says otherwise than its quotes, or that is worth a look."""

    check: str  # number, name, date, negation, direction, certainty, speaker
    level: Level
    message: str
    tokens: tuple[str, ...] = ()


class Claim(Value):
    """One statement of the article, who stands behind it, how firmly, and the words it rests on."""

    id: Text
    text: Text
    kind: Kind
    certainty: Certainty
    speaker: str | None = None  # null: the article's own voice
    via: str | None = None  # the outlet, document or person that relays the speaker
    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...] = ()


class Question(Value):
    """Something the article leaves open."""

    id: Text
    text: Text
    kind: QuestionKind
    why: str
    claims: tuple[str, ...]  # ids of the claims that raise it


class KeyPoint(Value):
    """A sentence of the summary and the claims that carry it."""

    text: Text
    claims: tuple[str, ...]


class Summary(Value):
    """A headline, one sentence, and the key points."""

    headline: Text
    gist: Text
    key_points: tuple[KeyPoint, ...]


class ArticleRef(Value):
    """Which article a brief was made of; a brief from outside may leave out what it does not know."""

    slug: str = ""
    sha256: str = ""  # of Article.text in UTF-8
    characters: Count = 0  # code points
    language: str = "und"  # ISO 639-1, "und" where it is none that llmbrief knows
    title: str | None = None
    url: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, article: Article) -> Self:
        """Name *article*."""
        return cls(
            slug=article.slug,
            sha256=article.sha256,
            characters=len(article.text),
            language=article.language,
            title=article.title,
            url=article.url,
            published=article.published,
        )


class Gap(Value):
    """A part of the article that nothing was read from."""

    start: Offset  # code points of Article.text
    end: Offset  # exclusive
    why: str


class Run(Value):
    """How a brief was made."""

    status: Literal["complete", "partial"] = "complete"
    missing: tuple[Gap, ...] = ()
    model: str
    served_model: str | None = None
    prompt: str | None = None
    prompt_digest: str | None = None
    llmbrief: str
    requests: Count = 0  # HTTP requests, retries included
    answers: Count = 0  # what the model was asked for: the draft, a re-ask, the second asking about quotes
    input_tokens: Count = 0
    output_tokens: Count = 0
    cost_usd: Amount | None = None  # US dollars; null where no price is known
    seconds: Amount = 0.0


class Brief(Value):
    """A summary, claims with their evidence, and open questions of one article."""

    format: Literal[1] = 1
    article: ArticleRef | None = None
    summary: Summary
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    run: Run | None = None

    @model_validator(mode="after")
    def _ids_resolve(self) -> Self:
        refuse_ids(self.summary, self.claims, self.questions)
        return self


Place = tuple[int | str, ...]  # ("claims", 1, "kind")


def refuse_ids(summary: Summary, claims: Sequence[Claim], questions: Sequence[Question]) -> None:
    """Raise pydantic's kind of error where an id stands twice, or a claim that is named is not there."""
    if (fault := next(_id_faults(summary, claims, questions), None)) is not None:
        place, problem = fault
        facts = {"place": place, "problem": problem, "written": written(place)}
        raise PydanticCustomError("id", "{written}: {problem}", facts)


def _id_faults(summary: Summary, claims: Sequence[Claim], questions: Sequence[Question]) -> Iterator[tuple[Place, str]]:
    known = [claim.id for claim in claims]
    for name, given in (("claims", known), ("questions", [question.id for question in questions])):
        for index, id_ in _repeated(given):
            yield (name, index, "id"), f"the id {_quoted(id_)} stands twice"
    places: list[tuple[Place, tuple[str, ...]]] = [
        (("summary", "key_points", i, "claims"), point.claims) for i, point in enumerate(summary.key_points)
    ]
    places += [(("questions", i, "claims"), question.claims) for i, question in enumerate(questions)]
    claim_ids = frozenset(known)
    for place, ids in places:
        for id_ in ids:
            if id_ not in claim_ids:
                yield place, f"there is no claim {_quoted(id_)}"


def _repeated(ids: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the ids that stood before, with their index."""
    seen: set[str] = set()
    for index, id_ in enumerate(ids):
        if id_ in seen:
            yield index, id_
        seen.add(id_)


def read_brief(data: str | bytes) -> Brief:
    """Read a brief from JSON, whoever wrote it; raise BriefError naming the place of the first fault.

    Spans, verdicts and findings are taken as they stand: ``verify`` computes them again.
    """
    value = _json_object(data)
    if value.get("format", 1) != 1 or isinstance(value.get("format"), bool):
        raise _format_error(value["format"])
    try:
        return Brief.model_validate(value)
    except ValidationError as error:
        raise _brief_error(error) from error


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the briefs that llmbrief writes."""
    schema = Brief.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _json_object(data: str | bytes) -> dict[str, Any]:
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BriefError(
                f"the brief is not UTF-8: byte {error.start} cannot be read; save it as UTF-8", place=None
            ) from error
    data = data.removeprefix("\ufeff")
    if not data.strip():
        raise BriefError("the brief is empty: give one JSON object", place=None)
    try:
        value = jsontext.loads(data)
    except ValueError as error:
        if str(error).startswith("Extra data"):  # JSON Lines, most likely
            raise BriefError("there is more than one JSON value: give one brief at a time", place=None) from error
        told = f"the brief is not valid JSON ({one_line(str(error), 200)}): give one as --format json writes it"
        raise BriefError(told, place=None) from error
    if not isinstance(value, dict):
        raise BriefError(f"the brief must be one JSON object, not {_described(value)}", place=None)
    return value


def _format_error(given: object) -> BriefError:
    newer = isinstance(given, int) and not isinstance(given, bool) and given > 1
    remedy = "a newer llmbrief reads it" if newer else "leave the field out or write 1"
    return BriefError(f"format: must be 1, not {_described(given)}; {remedy}", place="format")


def _brief_error(error: ValidationError) -> BriefError:
    faults = error.errors(include_url=False)
    more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
    steps, problem = validation_fault(faults[0])
    place = written(steps)
    return BriefError(f"{place}: {problem}{more}", place=place)


def validation_fault(fault: ErrorDetails) -> tuple[Place, str]:
    """Return the place of a fault that pydantic found, and what is wrong there in llmbrief's words."""
    if fault["type"] == "id":
        return fault["ctx"]["place"], fault["ctx"]["problem"]
    return fault["loc"], _problem(fault)


def written(place: Place) -> str:
    """Write a place as one would in code: ``claims[1].kind``."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{one_line(part, _SHOWN) or _quoted(part)}" for part in place)
    return "".join(parts).removeprefix(".")


def _problem(fault: ErrorDetails) -> str:
    """Say what is wrong in llmbrief's words; pydantic's own where there are none for it."""
    wanted = _WANTED.get(fault["type"])
    if wanted is None:
        return one_line(fault["msg"][:1].lower() + fault["msg"][1:], 200)
    return wanted.format(given=_described(fault["input"]), **fault.get("ctx", {}))


_SHOWN = 40  # code points of a value from outside that a message repeats

# By pydantic's type of error. What is given goes in last, as a value: braces in it mean nothing.
_WANTED = {
    "missing": "is missing",
    "extra_forbidden": "there is no such field: remove it or mend its name",
    "literal_error": "must be {expected}, not {given}",
    "string_type": "must be text, not {given}",
    "string_pattern_mismatch": "must not be blank",
    "int_type": "must be a whole number, not {given}",
    "bool_type": "must be true or false, not {given}",
    "bool_parsing": "must be true or false, not {given}",
    "float_type": "must be a number, not {given}",
    "greater_than_equal": "must be at least {ge:g}, not {given}",
    "less_than_equal": "must be at most {le:g}, not {given}",
    "tuple_type": "must be a list, not {given}",
    "model_type": "must be an object, not {given}",
}


def _described(value: object) -> str:
    """Name a JSON value in a message: short ones as they are, lists and objects by their kind."""
    match value:
        case str():
            return _quoted(value)
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case list():
            return "a list"
    return "an object"


def _quoted(text: str) -> str:
    return f"'{one_line(text, _SHOWN)}'"
