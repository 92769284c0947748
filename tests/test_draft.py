from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from llmbrief.draft import Draft, Mended, Wire, brief_of, draft_schema, mended, read_answer, strict_schema

ALLOWED = {"type", "description", "enum", "items", "properties", "required", "additionalProperties"}


def claim(id_: str = "c1", **changes: Any) -> dict[str, Any]:
    fields = {
        "id": id_,
        "quotes": ["the article says so"],
        "text": "It is so.",
        "speaker": None,
        "via": None,
        "certainty": "asserted",
        "kind": "fact",
    }
    return {**fields, **changes}


def draft(**changes: Any) -> dict[str, Any]:
    fields = {
        "claims": [claim()],
        "questions": [{"claims": ["c1"], "why": "No date.", "text": "When?", "kind": "missing"}],
        "key_points": [{"claims": ["c1"], "text": "It is so."}],
        "gist": "It is so.",
        "headline": "So",
    }
    return {**fields, **changes}


def schemas_within(schema: Any) -> Iterator[dict[str, Any]]:
    yield schema
    for part in [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]:
        yield from schemas_within(part)


def depth(schema: dict[str, Any]) -> int:
    parts = [*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])]
    return 1 + max((depth(part) for part in parts), default=0)


@pytest.mark.parametrize("wanted", [Draft, Mended])
def test_the_schema_keeps_to_what_all_strict_modes_take(wanted: type[Wire]) -> None:
    schema = strict_schema(wanted)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert depth(schema) <= 5
    for part in schemas_within(schema):
        assert set(part) <= ALLOWED
        assert "type" in part
        if part["type"] == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


def test_quotes_come_before_their_claim_and_claims_before_the_summary() -> None:
    fields = list(draft_schema()["properties"])
    assert fields.index("claims") < fields.index("key_points") < fields.index("gist") < fields.index("headline")
    claims = list(draft_schema()["properties"]["claims"]["items"]["properties"])
    assert claims.index("quotes") < claims.index("text") < claims.index("certainty")


def test_the_schema_and_the_reader_agree() -> None:
    jsonschema.validate(draft(), draft_schema())
    assert read_answer(json.dumps(draft()), Draft).headline == "So"


def test_a_schema_that_was_changed_by_its_taker_is_not_the_next_one() -> None:
    draft_schema()["properties"].clear()
    assert draft_schema()["properties"]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (draft(claims=[claim(), claim()]), "stand twice: c1"),
        (draft(key_points=[{"claims": ["c9"], "text": "x"}]), "c9"),
        (draft(extra=1), "extra: Extra inputs"),
        (draft(claims=[claim(kind="rumour")]), r"claims\[0\].kind"),
        (draft(claims=[claim(text=" ")]), r"claims\[0\].text: must not be blank"),
        (draft(claims=[claim(quotes="words")]), r"claims\[0\].quotes"),
        ({key: value for key, value in draft().items() if key != "gist"}, "gist: Field required"),
        ([], "the whole answer"),
    ],
)
def test_a_broken_answer_says_what_is_wrong(answer: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        read_answer(json.dumps(answer), Draft)


def test_problems_are_few_and_name_no_library() -> None:
    with pytest.raises(ValueError, match="and 32 more") as caught:
        read_answer(
            json.dumps(draft(claims=[claim(f"c{n}", kind=n) for n in range(40)], key_points=[], questions=[])), Draft
        )
    assert "pydantic" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 9


@pytest.mark.parametrize("text", ['{"claims": [], "claims": []}', '{"gist": NaN}', "```json\n{}\n```", '["\\ud800"]'])
def test_what_two_readers_could_understand_differently_is_no_answer(text: str) -> None:
    with pytest.raises(ValueError, match=r"twice|NaN|Expecting|surrogate"):
        read_answer(text, Draft)


def test_a_blank_name_means_none_and_question_ids_are_given() -> None:
    brief = brief_of(read_answer(json.dumps(draft(claims=[claim(speaker=" ", via="TASS")])), Draft))
    assert (brief.claims[0].speaker, brief.claims[0].via) == (None, "TASS")
    assert brief.questions[0].id == "q1"


def test_only_the_claims_asked_about_are_mended() -> None:
    brief = brief_of(read_answer(json.dumps(draft(claims=[claim("c1"), claim("c2"), claim("c3")])), Draft))
    news = [
        {"id": "c1", "quotes": ["other words here"], "text": "Other."},
        {"id": "c2", "quotes": ["the article says so", "other words here"], "text": "Mended."},
        {"id": "c3", "quotes": [], "text": "Gone."},
    ]
    after = mended(brief, read_answer(json.dumps({"claims": news}), Mended), ["c2", "c3"])
    assert [item.text for item in after.claims] == ["It is so.", "Mended.", "It is so."]
    assert [(item.quote, item.asked) for item in after.claims[1].evidence] == [
        ("the article says so", 2),
        ("other words here", 2),
    ]
    assert after.claims[2] == brief.claims[2]
