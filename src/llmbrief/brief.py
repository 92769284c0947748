"""The Brief: what is kept of an article. Values only; every offset counts code points of ``Article.text``.

What the fields mean is laid down in ``evals/GUIDELINES.md``; the JSON shape is ``brief_schema()``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from llmbrief import jsontext
from llmbrief.article import Article
from llmbrief.errors import BriefError

Kind = Literal["fact", "prediction", "opinion"]
Certainty = Literal["asserted", "hedged", "denied"]
QuestionKind = Literal["missing", "unverified", "conflict", "unclear", "outlook"]
Verdict = Literal["exact", "normalized", "near_miss", "absent", "too_short"]
Level = Literal["conflict", "note"]

SUPPORTING: frozenset[Verdict] = frozenset({"exact", "normalized"})

Text = Annotated[str, StringConstraints(pattern=r"\S")]
Count = Annotated[int, Strict(), Field(ge=0)]
Offset = Annotated[int, Strict()]


class Value(BaseModel):
    """A frozen value that knows exactly its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
    """Which article a brief was made of."""

    slug: str
    sha256: str  # of Article.text in UTF-8
    characters: Count  # code points
    language: str  # ISO 639-1, "und" where it is none that llmbrief knows
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
    cost_usd: float | None = None  # US dollars; null where no price is known
    seconds: float = 0.0


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
        if (fault := next(self._id_faults(), None)) is not None:
            place, problem = fault
            raise PydanticCustomError("id", "{place}: {problem}", {"place": place, "problem": problem})
        return self

    def _id_faults(self) -> Iterator[tuple[str, str]]:
        for name, items in (("claims", self.claims), ("questions", self.questions)):
            seen: Counter[str] = Counter()
            for index, item in enumerate(items):
                if seen[item.id]:
                    yield f"{name}[{index}].id", f"the id {item.id!r} stands twice"
                seen[item.id] += 1
        known = {claim.id for claim in self.claims}
        points = enumerate(self.summary.key_points)
        places = [(f"summary.key_points[{i}].claims", point.claims) for i, point in points]
        places += [(f"questions[{i}].claims", question.claims) for i, question in enumerate(self.questions)]
        for place, ids in places:
            for id_ in ids:
                if id_ not in known:
                    yield place, f"there is no claim {id_!r}"


def read_brief(data: str | bytes) -> Brief:
    """Read a brief from JSON, whoever wrote it; raise BriefError naming the place of the first fault.

    Spans, verdicts and findings are taken as they stand: ``verify`` computes them again.
    """
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise BriefError(f"the brief is not UTF-8: byte {error.start} cannot be read", place=None) from error
    try:
        value = jsontext.loads(data.removeprefix("\ufeff"))
    except ValueError as error:
        raise BriefError(f"the brief is not valid JSON: {error}", place=None) from error
    if not isinstance(value, dict):
        raise BriefError("the brief must be one JSON object", place=None)
    try:
        return Brief.model_validate(value)
    except ValidationError as error:
        raise _brief_error(error) from error


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the briefs that llmbrief writes."""
    schema = Brief.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _brief_error(error: ValidationError) -> BriefError:
    faults = error.errors(include_url=False, include_input=False)
    first = faults[0]
    place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"]).lstrip(".")
    more = f" ({len(faults) - 1} more)" if len(faults) > 1 else ""
    message = first["msg"][:1].lower() + first["msg"][1:]
    if first["type"] == "id":
        place = str(first["ctx"]["place"])
        message = str(first["ctx"]["problem"])
    return BriefError(f"{place}: {message}{more}", place=place)
