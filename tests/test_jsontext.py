from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief import jsontext


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"a": 1, "a": 2}', "'a' stands twice"),
        ('{"b": [{"a": 1, "c": 3, "a": 1}]}', "'a' stands twice"),
        ('{"\\u001b": 1, "\\u001b": 2}', r"\\x1b"),
        ('{"a": NaN}', "NaN"),
        ("[-Infinity]", "Infinity"),
        ("[1e999]", "1e999 is too large"),
        ('["\\ud800"]', "surrogate"),
        ('["\ud800"]', "surrogate"),
        ('{"\\udc00": 1}', "surrogate"),
        ("[" * 100_000, "deeply"),
        ('{"a":' * 100_000, "deeply"),
        ("[1,]", "Expecting"),
        ("", "Expecting"),
        ("1" * 10_000, "too large"),
        (str(2**64), "too large"),
        (str(-(2**64)), "too large"),
        ('["a\nb"]', "control character"),
    ],
)
def test_what_two_readers_could_understand_differently_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as caught:
        jsontext.loads(text)
    assert len(str(caught.value)) < 200


def test_a_long_key_is_shortened_in_the_message() -> None:
    key = "k" * 5_000
    with pytest.raises(ValueError, match="stands twice") as caught:
        jsontext.loads(f'{{"{key}": 1, "{key}": 2}}')
    assert len(str(caught.value)) < 100


def test_nesting_that_python_can_just_parse_gives_a_value_or_a_value_error() -> None:
    for depth in range(100, 1_200, 50):
        try:
            jsontext.loads("[" * depth + '"\\u0041"' + "]" * depth)
        except ValueError as error:
            assert "deeply" in str(error)  # noqa: PT017  both outcomes are right; which one depends on the stack


@pytest.mark.parametrize("value", [{"a": [1, 2.5, None, True, "\U0001f600 \\u"]}, [], "x", 2**53 - 1, -0.0])
def test_what_json_writes_is_read(value: object) -> None:
    assert jsontext.loads(json.dumps(value)) == value


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(JSON_VALUES, st.booleans())
def test_every_interoperable_value_survives(value: object, ascii_only: bool) -> None:
    assert jsontext.loads(json.dumps(value, ensure_ascii=ascii_only)) == value
