from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from llmbrief.cli.layout import Paragraph, Style, render, wrap

TEXT = st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc", "Co"])) | st.text("ab 東「」。 ")


@given(TEXT, st.integers(min_value=20, max_value=60))
def test_no_line_is_wider_than_the_width_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line.rstrip(" ")) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_japanese_breaks_between_characters_but_not_before_a_stop_or_after_a_bracket() -> None:
    assert wrap("港は「千人」を送る。", 10) == ["港は「千", "人」を送", "る。"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert wrap("x " + "y" * 25, 10) == ["x", "y" * 10, "y" * 10, "y" * 5]


def test_following_lines_stand_under_the_first_ones_text() -> None:
    assert render([Paragraph("one two three", lead="c1  ")], 12, coloured=False) == "c1  one two\n    three\n"


def test_a_mark_begins_the_text_and_has_a_style_of_its_own() -> None:
    paragraph = Paragraph("she has left", "aside", "c1  ", mark="DENIED:", marked="bad")
    assert render([paragraph], 20, coloured=False) == "c1  DENIED: she has\n    left\n"
    assert render([paragraph], 20, coloured=True).startswith("c1  \x1b[31mDENIED:\x1b[0m\x1b[2m she has\x1b[0m\n")


@pytest.mark.parametrize("mark", ["", "MARK:", "MARK THAT IS BROKEN:"])
@pytest.mark.parametrize("style", ["title", "heading", "aside", "good", "doubt", "warning", "bad"])
def test_colour_changes_nothing_but_escapes(style: Style, mark: str) -> None:
    paragraph = Paragraph("one two three", style=style, lead="• ", mark=mark, marked=style)
    coloured = render([paragraph], 9, coloured=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render([paragraph], 9, coloured=False)
