"""Paragraphs of text, wrapped by the cells that a terminal gives each character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import click
from rich.cells import cell_len, chop_cells

Style = Literal["title", "heading", "plain", "aside", "good", "doubt", "bad"]

_LOOK: dict[Style, dict[str, Any]] = {
    "title": {"bold": True},
    "heading": {"bold": True, "fg": "cyan"},
    "plain": {},
    "aside": {"dim": True},
    "good": {"fg": "green"},
    "doubt": {"fg": "yellow"},
    "bad": {"fg": "red"},
}

# Scripts that are written without spaces may break between any two characters, but not after an opening
# bracket nor before closing punctuation.
_WIDE = "\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U0001f300-\U0003fffd"
_OPENING = "「『（【《〈［｛〔"
_CLOSING = "、。，．！？：；」』）】》〉］｝〕ー・…"
_PIECE = re.compile(f" *(?:[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^ {_WIDE}]+)")


@dataclass(frozen=True)
class Paragraph:
    """Text of one style, without line breaks; *lead* stands before its first line, blanks as wide before the others."""

    text: str = ""
    style: Style = "plain"
    lead: str = ""


def render(paragraphs: Iterable[Paragraph], width: int, *, coloured: bool) -> str:
    """Return the paragraphs as lines of at most *width* cells, each ended by a newline."""
    return "".join(f"{line}\n" for paragraph in paragraphs for line in _lines(paragraph, width, coloured))


def _lines(paragraph: Paragraph, width: int, coloured: bool) -> Iterator[str]:
    margin = cell_len(paragraph.lead)
    for index, line in enumerate(wrap(paragraph.text, width - margin)):
        styled = click.style(line, **_LOOK[paragraph.style]) if coloured and line else line
        yield ((" " * margin if index else paragraph.lead) + styled).rstrip(" ")


def wrap(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* cells: at spaces, between wide characters, else where it must."""
    lines, line, used = [], "", 0
    for piece in _pieces(text, width):
        size = cell_len(piece)
        if line and used + size > width:
            lines.append(line)
            line = piece.lstrip(" ")
            used = cell_len(line)
        else:
            line, used = line + piece, used + size
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if cell_len(piece) <= width:
            yield piece
        else:
            yield from chop_cells(piece, width)
