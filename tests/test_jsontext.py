from __future__ import annotations

import json

import pytest

from llmbrief import jsontext


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1, "a": 2}', "twice"),
        ('{"a": NaN}', "NaN"),
        ("[-Infinity]", "Infinity"),
        ('["\\ud800"]', "surrogate"),
        ('{"\\udc00": 1}', "surrogate"),
        ("[" * 100_000, "deeply"),
        ("[1,]", "Expecting"),
        ("1" * 10_000, "digit"),
    ],
)
def test_what_two_readers_could_understand_differently_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        jsontext.loads(text)


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True, "\U0001f600 \\u"]}, [], "x"])
def test_what_json_writes_is_read(value: object) -> None:
    assert jsontext.loads(json.dumps(value)) == value
