from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.shown import one_line, shown

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain – “text” 記事", "plain – “text” 記事"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b31m", r"\x9b31m"),
        ("\x7f\x00\x85", r"\x7f\x00\x85"),
        ("a\rb", r"a\rb"),
        ("a\nb\tc", "a\nb\tc"),
        ("\u202etxt.exe", r"\u202etxt.exe"),
        ("\u2066a\u2069\u200e\u200f\u061c", r"\u2066a\u2069\u200e\u200f\u061c"),
        ("\udc80", r"\udc80"),
        ("\u206a\ufff9\ufffb", r"\u206a\ufff9\ufffb"),
        ("a\U000e0041\U000e0073\U000e007f", r"a\U000e0041\U000e0073\U000e007f"),
        ("👩\u200d🚒 می\u200cخواهم", "👩\u200d🚒 می\u200cخواهم"),
    ],
)
def test_control_characters_become_escapes(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("a\nb\tc\r", r"a\nb\tc\r"), ("a\u2028b\u2029", r"a\u2028b\u2029"), ("\x1bx", r"\x1bx")]
)
def test_one_line_has_no_line_breaks(text: str, expected: str) -> None:
    assert one_line(text) == expected


def test_a_long_text_is_shortened_and_says_so() -> None:
    assert one_line("abcdefghij", 5) == "abcd…"
    assert one_line("abcde", 5) == "abcde"


@given(ANY_TEXT)
def test_what_is_shown_can_be_encoded_and_holds_no_control_character(text: str) -> None:
    safe = one_line(text)
    safe.encode()
    assert len(safe.splitlines()) <= 1
    assert "\x1b" not in safe


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"))))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert shown(text) == text
