from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from llmbrief.article import Article
from llmbrief.brief import (
    ArticleRef,
    Brief,
    Claim,
    Difference,
    Evidence,
    Finding,
    Gap,
    KeyPoint,
    Question,
    Run,
    Span,
    Summary,
    brief_schema,
    read_brief,
)
from llmbrief.errors import BriefError
from llmbrief.shown import one_line

T = TypeVar("T")
Change = Callable[[dict[str, Any]], object]


def the_value() -> dict[str, Any]:
    """Return a brief as a person would write it: no article, no run, nothing but quotes in the evidence."""
    return {
        "summary": {"headline": "H", "gist": "G", "key_points": [{"text": "K", "claims": ["c1"]}]},
        "claims": [
            {"id": "c1", "text": "T1", "kind": "fact", "certainty": "asserted", "evidence": [{"quote": "q1"}]},
            {"id": "c2", "text": "T2", "kind": "opinion", "certainty": "hedged", "speaker": "S", "evidence": []},
        ],
        "questions": [{"id": "q1", "text": "W?", "kind": "missing", "why": "Y", "claims": ["c2"]}],
    }


def the_error(data: str | bytes) -> BriefError:
    with pytest.raises(BriefError) as caught:
        read_brief(data)
    message = caught.value.message
    assert caught.value.exit_code == 2
    assert len(message.splitlines()) == 1
    assert len(message) < 300
    assert one_line(message) == message
    return caught.value


def put(*path: str | int, to: object) -> Change:
    """Return a change that sets the value at *path*."""

    def change(value: Any) -> None:
        for part in path[:-1]:
            value = value[part]
        value[path[-1]] = to

    return change


def drop(*path: str | int) -> Change:
    """Return a change that removes the value at *path*."""

    def change(value: Any) -> None:
        for part in path[:-1]:
            value = value[part]
        del value[path[-1]]

    return change


def changed(*changes: Change) -> str:
    value = the_value()
    for change in changes:
        change(value)
    return json.dumps(value)


RUN: dict[str, Any] = {"model": "m", "llmbrief": "0.1.0"}

BROKEN: list[tuple[str | bytes, str | None, str]] = [
    # no JSON at all
    ("", None, "the brief is empty"),
    (" \n", None, "the brief is empty"),
    (b"\xef\xbb\xbf", None, "the brief is empty"),
    ("{", None, "not valid JSON"),
    ("{'summary': 1}", None, "not valid JSON"),
    ("claims:\n- id: c1", None, "not valid JSON"),
    (changed() + "x", None, "more than one JSON value"),
    (b"\xff\xfe{\x00", None, "not UTF-8: byte 0"),
    ('{"a": "é"}'.encode("latin-1"), None, "not UTF-8: byte 7"),
    (b"\x89PNG\r\n", None, "not UTF-8"),
    ('{"a": "x\ny"}', None, "control character"),
    # JSON that two readers could read differently
    ('{"claims": [], "claims": []}', None, "'claims' stands twice"),
    ('{"\\u001b[31m": 1, "\\u001b[31m": 2}', None, "stands twice"),
    (json.dumps({"a": "x"})[:-1] + ', "' + "k" * 9_999 + '": 1, "' + "k" * 9_999 + '": 2}', None, "stands twice"),
    ('{"run": NaN}', None, "NaN"),
    ('{"run": -Infinity}', None, "Infinity"),
    ('{"run": 1e999}', None, "too large"),
    ('{"format": 1}\n{"format": 1}\n', None, "more than one JSON value"),
    ('{"run": ' + "9" * 5_000 + "}", None, "too large"),
    ('{"summary": "\\ud800"}', None, "surrogate"),
    ('{"summary": "\ud800"}', None, "surrogate"),
    ("[" * 100_000, None, "too deeply"),
    ('{"summary": ' * 100_000, None, "too deeply"),
    # no object
    ("[]", None, "one JSON object, not a list"),
    ("null", None, "one JSON object, not null"),
    ('"brief"', None, "one JSON object, not 'brief'"),
    ("17", None, "one JSON object, not 17"),
    ("true", None, "one JSON object, not true"),
    # format
    (changed(put("format", to=2)), "format", "must be 1, not 2; a newer llmbrief reads it"),
    (changed(put("format", to=2), put("claims", to={})), "format", "must be 1, not 2"),
    (changed(put("format", to="1")), "format", "must be 1, not '1'"),
    (changed(put("format", to=True)), "format", "must be 1, not true"),
    (changed(put("format", to=None)), "format", "must be 1, not null"),
    (changed(put("format", to=[1])), "format", "must be 1, not a list"),
    # missing
    ("{}", "summary", "is missing (2 more)"),
    (changed(drop("claims")), "claims", "is missing"),
    (changed(drop("questions")), "questions", "is missing"),
    (changed(drop("summary", "gist")), "summary.gist", "is missing"),
    (changed(drop("summary", "key_points", 0, "claims")), "summary.key_points[0].claims", "is missing"),
    (changed(drop("claims", 1, "kind")), "claims[1].kind", "is missing"),
    (changed(drop("claims", 0, "evidence", 0, "quote")), "claims[0].evidence[0].quote", "is missing"),
    (changed(drop("questions", 0, "why")), "questions[0].why", "is missing"),
    # unknown fields
    (changed(put("author", to=1)), "author", "there is no such field"),
    (changed(put("claims", 1, "confidence", to=0.9)), "claims[1].confidence", "there is no such field"),
    (changed(put("claims", 0, "evidence", 0, "page", to=3)), "claims[0].evidence[0].page", "there is no such field"),
    (changed(put("\x1b[31m\n", to=1)), r"\x1b[31m\n", "there is no such field"),
    (changed(put("\u202e", to=1)), r"\u202e", "there is no such field"),
    (changed(put("k" * 999, to=1)), "k" * 39 + "…", "there is no such field"),
    (changed(put("", to=1)), "''", "there is no such field"),
    (changed(put("{given}", to=1)), "{given}", "there is no such field"),
    # wrong values
    (
        changed(put("claims", 1, "kind", to="rumour")),
        "claims[1].kind",
        "must be 'fact', 'prediction' or 'opinion', not 'rumour'",
    ),
    (changed(put("claims", 1, "kind", to="Fact")), "claims[1].kind", "not 'Fact'"),
    (changed(put("claims", 1, "kind", to=["fact"])), "claims[1].kind", "not a list"),
    (changed(put("claims", 1, "kind", to="{0}{ctx}")), "claims[1].kind", "not '{0}{ctx}'"),
    (changed(put("claims", 0, "certainty", to="\x1b[1m" + "z" * 999)), "claims[0].certainty", r"\x1b[1mzzz"),
    (changed(put("questions", 0, "kind", to=None)), "questions[0].kind", "not null"),
    (changed(put("claims", 0, "evidence", 0, "verdict", to="true")), "claims[0].evidence[0].verdict", "'near_miss'"),
    # wrong types
    (changed(put("summary", to="short")), "summary", "must be an object, not 'short'"),
    (changed(put("summary", to=[])), "summary", "must be an object, not a list"),
    (changed(put("claims", to={})), "claims", "must be a list, not an object"),
    (changed(put("claims", to="c1")), "claims", "must be a list, not 'c1'"),
    (changed(put("claims", to=None)), "claims", "must be a list, not null"),
    (changed(put("claims", 0, to="c1")), "claims[0]", "must be an object, not 'c1'"),
    (changed(put("claims", 0, "id", to=1)), "claims[0].id", "must be text, not 1"),
    (changed(put("claims", 0, "text", to=None)), "claims[0].text", "must be text, not null"),
    (changed(put("claims", 0, "speaker", to=["S"])), "claims[0].speaker", "must be text, not a list"),
    (changed(put("claims", 0, "evidence", to={"quote": "q"})), "claims[0].evidence", "must be a list, not an object"),
    (changed(put("claims", 0, "evidence", 0, to="q")), "claims[0].evidence[0]", "must be an object, not 'q'"),
    (changed(put("claims", 0, "evidence", 0, "span", to=[0, 1])), "claims[0].evidence[0].span", "must be an object"),
    (
        changed(put("claims", 0, "evidence", 0, "span", to={"start": "3", "end": 4})),
        "claims[0].evidence[0].span.start",
        "must be a whole number, not '3'",
    ),
    (
        changed(put("claims", 0, "evidence", 0, "span", to={"start": 0, "end": True})),
        "claims[0].evidence[0].span.end",
        "must be a whole number, not true",
    ),
    (
        changed(put("claims", 0, "evidence", 0, "span", to={"start": 0, "end": 1.0})),
        "claims[0].evidence[0].span.end",
        "must be a whole number, not 1.0",
    ),
    (
        changed(put("claims", 0, "evidence", 0, "asked", to=3)),
        "claims[0].evidence[0].asked",
        "must be at most 2, not 3",
    ),
    (changed(put("article", to="kursk")), "article", "must be an object, not 'kursk'"),
    (changed(put("article", to={"slug": 5})), "article.slug", "must be text, not 5"),
    (changed(put("article", to={"characters": -1})), "article.characters", "must be at least 0, not -1"),
    (changed(put("article", to={"author": "x"})), "article.author", "there is no such field"),
    (changed(put("run", to={})), "run.model", "is missing"),
    (changed(put("run", to=RUN | {"status": "ok"})), "run.status", "must be 'complete' or 'partial', not 'ok'"),
    (changed(put("run", to=RUN | {"cost_usd": "0.01"})), "run.cost_usd", "must be a number, not '0.01'"),
    (changed(put("run", to=RUN | {"seconds": True})), "run.seconds", "must be a number, not true"),
    (changed(put("run", to=RUN | {"requests": 1.5})), "run.requests", "must be a whole number, not 1.5"),
    (changed(put("claims", 0, "findings", to=[{"check": "number"}])), "claims[0].findings[0].level", "is missing"),
    # blank
    (changed(put("summary", "headline", to=" ")), "summary.headline", "must not be blank"),
    (changed(put("claims", 0, "text", to="")), "claims[0].text", "must not be blank"),
    (changed(put("claims", 0, "id", to="\n")), "claims[0].id", "must not be blank"),
    # ids
    (changed(put("claims", 1, "id", to="c1")), "claims[1].id", "the id 'c1' stands twice"),
    (changed(lambda v: v["questions"].append(v["questions"][0])), "questions[1].id", "the id 'q1' stands twice"),
    (changed(put("questions", 0, "claims", to=["c1", "c9"])), "questions[0].claims", "there is no claim 'c9'"),
    (changed(put("summary", "key_points", 0, "claims", to=["q1"])), "summary.key_points[0].claims", "no claim 'q1'"),
    (changed(put("questions", 0, "claims", to=["\x1b[2J\u202e"])), "questions[0].claims", r"'\x1b[2J\u202e'"),
    (changed(put("questions", 0, "claims", to=["c" * 999])), "questions[0].claims", "ccc…'"),
    (changed(put("questions", 0, "claims", to="c1")), "questions[0].claims", "must be a list, not 'c1'"),
]


@pytest.mark.parametrize(("data", "place", "words"), BROKEN)
def test_a_broken_brief_is_refused_in_one_line_that_names_the_place(
    data: str | bytes, place: str | None, words: str
) -> None:
    error = the_error(data)
    assert error.place == place
    assert words in error.message
    assert place is None or error.message.startswith(f"{place}: ")


def test_nesting_that_is_only_just_parsed_is_an_error_of_ours_too() -> None:
    for depth in range(100, 1_100, 100):
        the_error('{"summary": ' * depth + '"\\u0041"' + "}" * depth)
        the_error('{"summary": ' + "[" * depth + "]" * depth + "}")


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_noise_is_an_error_of_ours(data: str | bytes) -> None:
    the_error(data)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PATHS = st.sampled_from(
    [("summary",), ("summary", "headline"), ("claims",), ("claims", 0), ("claims", 0, "id"), ("claims", 1, "evidence"),
     ("claims", 0, "evidence", 0), ("claims", 0, "evidence", 0, "quote"), ("questions",), ("questions", 0, "claims"),
     ("article",), ("run",), ("format",), ("claims", 0, "findings"), ("claims", 0, "via")]
)  # fmt: skip


@given(PATHS, JSON_VALUES)
def test_any_value_at_any_place_gives_a_brief_or_an_error_of_ours(path: tuple[str | int, ...], value: object) -> None:
    data = changed(put(*path, to=value))
    try:
        read_brief(data)
    except BriefError:
        the_error(data)


# What is read


def test_a_brief_may_leave_out_what_is_computed_again() -> None:
    brief = read_brief(changed())
    assert brief.format == 1
    assert brief.article is None
    assert brief.run is None
    assert brief.claims[0].speaker is None
    assert brief.claims[0].findings == ()
    assert brief.claims[0].evidence == (Evidence(quote="q1"),)


@pytest.mark.parametrize("article", [None, {}, {"slug": "kursk"}, {"title": "T", "url": None}])
def test_an_article_may_be_named_in_part(article: dict[str, Any] | None) -> None:
    brief = read_brief(changed(put("article", to=article)))
    assert brief.article == (None if article is None else ArticleRef(**article))


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_tolerated(mark: bytes) -> None:
    data = changed()
    assert read_brief(mark + data.encode()) == read_brief("\ufeff" + data) == read_brief(data)


@pytest.mark.parametrize(
    "evidence",
    [
        {"quote": "q", "verdict": "exact", "span": {"start": -5, "end": 10**9}},
        {"quote": "q", "verdict": "exact", "span": {"start": 9, "end": 3}},
        {"quote": "q", "verdict": "exact", "span": None},
        {"quote": "q", "verdict": "absent", "near": {"start": 0, "end": 0}},
        {"quote": "", "difference": [{"quote": "1", "article": ""}], "asked": 2},
    ],
)
def test_what_evidence_says_of_itself_may_be_a_lie(evidence: dict[str, Any]) -> None:
    brief = read_brief(changed(put("claims", 0, "evidence", to=[evidence])))
    assert brief.claims[0].evidence[0].quote == evidence["quote"]


def test_a_cost_may_be_written_without_a_point() -> None:
    brief = read_brief(changed(put("run", to=RUN | {"cost_usd": 0, "seconds": 11})))
    assert brief.run is not None
    assert (brief.run.cost_usd, brief.run.seconds) == (0.0, 11.0)


def test_a_brief_without_claims_and_questions_is_one() -> None:
    read_brief(json.dumps({"summary": {"headline": "H", "gist": "G", "key_points": []}, "claims": [], "questions": []}))


def test_pydantic_raises_its_own_errors() -> None:
    with pytest.raises(ValidationError, match=r"claims\[1\].id: the id 'c1' stands twice"):
        Brief.model_validate_json(changed(put("claims", 1, "id", to="c1")))
    assert Brief.model_validate_json(changed()) == read_brief(changed())


# What is written

TEXTS = st.text(min_size=1, max_size=8).filter(lambda text: bool(text.strip()))
OFFSETS = st.integers(-5, 2**53 - 1)
SPANS = st.builds(Span, start=OFFSETS, end=OFFSETS)
COUNTS = st.integers(0, 2**53 - 1)
AMOUNTS = st.floats(0, 1e9)


def several(one: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(one, max_size=2).map(tuple)


EVIDENCE = st.builds(
    Evidence,
    quote=st.text(max_size=8),
    verdict=st.sampled_from(["exact", "normalized", "near_miss", "absent", "too_short"]),
    span=st.none() | SPANS,
    near=st.none() | SPANS,
    difference=several(st.builds(Difference, quote=st.text(max_size=3), article=st.text(max_size=3))),
    asked=st.integers(1, 2),
)
FINDINGS = st.builds(
    Finding,
    check=st.text(max_size=8),
    level=st.sampled_from(["conflict", "note"]),
    message=st.text(max_size=8),
    tokens=several(st.text(max_size=3)),
)
RUNS = st.builds(
    Run,
    status=st.sampled_from(["complete", "partial"]),
    missing=several(st.builds(Gap, start=OFFSETS, end=OFFSETS, why=st.text(max_size=5))),
    model=st.text(max_size=5),
    llmbrief=st.text(max_size=5),
    served_model=st.none() | st.text(max_size=5),
    requests=COUNTS,
    cost_usd=st.none() | AMOUNTS,
    seconds=AMOUNTS,
)
ARTICLES = st.builds(
    ArticleRef,
    slug=st.text(max_size=5),
    sha256=st.text(max_size=5),
    characters=COUNTS,
    language=st.text(max_size=3),
    title=st.none() | st.text(max_size=5),
)


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    ids = draw(st.lists(TEXTS, unique=True, max_size=3))
    known = several(st.sampled_from(ids)) if ids else st.just(())
    claims = tuple(
        draw(
            st.builds(
                Claim,
                id=st.just(id_),
                text=TEXTS,
                kind=st.sampled_from(["fact", "prediction", "opinion"]),
                certainty=st.sampled_from(["asserted", "hedged", "denied"]),
                speaker=st.none() | st.text(max_size=5),
                via=st.none() | st.text(max_size=5),
                evidence=several(EVIDENCE),
                findings=several(FINDINGS),
            )
        )
        for id_ in ids
    )
    question = st.builds(
        Question,
        id=st.just("q1"),
        text=TEXTS,
        kind=st.sampled_from(["missing", "unverified", "conflict", "unclear", "outlook"]),
        why=st.text(max_size=5),
        claims=known,
    )
    points = several(st.builds(KeyPoint, text=TEXTS, claims=known))
    return Brief(
        article=draw(st.none() | ARTICLES),
        summary=draw(st.builds(Summary, headline=TEXTS, gist=TEXTS, key_points=points)),
        claims=claims,
        questions=(draw(question),) if draw(st.booleans()) else (),
        run=draw(st.none() | RUNS),
    )


VALIDATOR = Draft202012Validator(brief_schema())


@given(briefs())
def test_what_is_written_is_read_back_and_keeps_to_the_schema(brief: Brief) -> None:
    written = brief.model_dump_json()
    assert read_brief(written) == brief
    assert Brief.model_validate_json(written) == brief
    VALIDATOR.validate(json.loads(written))


def test_the_schema_is_one_and_requires_all_that_is_written() -> None:
    Draft202012Validator.check_schema(brief_schema())
    assert set(brief_schema()["required"]) == {"format", "article", "summary", "claims", "questions", "run"}
    definitions = brief_schema()["$defs"]
    assert all(
        d["additionalProperties"] is False and set(d["required"]) == set(d["properties"]) for d in definitions.values()
    )


@pytest.mark.parametrize(
    "change",
    [put("claims", 0, "kind", to="rumour"), put("author", to=1), put("run", "cost_usd", to="1"), drop("questions")],
)
def test_the_schema_refuses_what_llmbrief_does_not_write(change: Change) -> None:
    value = json.loads(read_brief(changed(put("run", to=RUN))).model_dump_json())
    VALIDATOR.validate(value)
    change(value)
    assert not VALIDATOR.is_valid(value)


def test_the_reference_names_the_article() -> None:
    article = Article.from_text("The ferry was late. Nobody said why.", slug="ferry", title="Late")
    reference = ArticleRef.of(article)
    assert reference.sha256 == article.sha256
    assert (reference.slug, reference.characters, reference.language, reference.title) == ("ferry", 36, "en", "Late")


@pytest.mark.parametrize(
    ("verdict", "supports"),
    [("exact", True), ("normalized", True), ("near_miss", False), ("absent", False), ("too_short", False)],
)
def test_only_exact_and_normalized_quotes_support(verdict: Any, supports: bool) -> None:
    assert Evidence(quote="q", verdict=verdict).supports is supports
