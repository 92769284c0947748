"""Paragraphs of text, wrapped by the cells that a terminal gives each character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import click

Style = Literal["title", "heading", "plain", "aside", "good", "doubt", "warning", "bad"]

_LOOK: dict[Style, dict[str, Any]] = {
    "title": {"bold": True},
    "heading": {"bold": True, "fg": "cyan"},
    "plain": {},
    "aside": {"dim": True},
    "good": {"fg": "green"},
    "doubt": {"fg": "yellow"},
    "warning": {"bold": True, "fg": "yellow"},
    "bad": {"fg": "red"},
}

# Scripts that are written without spaces may break between any two characters, but not after an opening
# bracket nor before closing punctuation.
_OPENING = frozenset("「『（【《〈［｛〔")
_CLOSING = frozenset("、。，．！？：；」』）】》〉］｝〕ー・…")
_WORD = re.compile(" *[^ ]+")
# Characters that take one cell each, whatever stands beside them: Latin letters, signs and general punctuation.
_ONE_CELL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x300), *range(0x2010, 0x2028))))


class Paragraph(NamedTuple):
    """Text of one style, without line breaks; *lead* stands before its first line, blanks as wide before the others.

    The text begins with *mark*, where there is one, in a style of its own.
    """

    text: str = ""
    style: Style = "plain"
    lead: str = ""
    mark: str = ""
    marked: Style = "plain"


def render(paragraphs: Iterable[Paragraph], width: int, *, coloured: bool) -> str:
    """Return the paragraphs as lines of at most *width* cells, each ended by a newline."""
    return "".join(f"{line}\n" for paragraph in paragraphs for line in _lines(paragraph, width, coloured))


def _lines(paragraph: Paragraph, width: int, coloured: bool) -> Iterator[str]:
    margin = _cells(paragraph.lead)
    text = f"{paragraph.mark} {paragraph.text}" if paragraph.mark else paragraph.text
    for index, line in enumerate(wrap(text, width - margin)):
        mark = "" if index or not line.startswith(paragraph.mark) else paragraph.mark
        parts = ((mark, paragraph.marked), (line.removeprefix(mark), paragraph.style))
        styled = "".join(_styled(part, style) for part, style in parts) if coloured else line
        yield ((" " * margin if index else paragraph.lead) + styled).rstrip(" ")


def _styled(text: str, style: Style) -> str:
    look = _LOOK[style]
    return click.style(text, **look) if text and look else text


def wrap(text: str, width: int) -> list[str]:
    """Break *text* into lines of at most *width* cells: at spaces, between wide characters, else where it must."""
    lines, line, used = [], "", 0
    for piece in _pieces(text, width):
        size = _cells(piece)
        if line and used + size > width:
            lines.append(line)
            line = piece.lstrip(" ")
            used = _cells(line)
        else:
            line, used = line + piece, used + size
    return [*lines, line]


def _pieces(text: str, width: int) -> Iterator[str]:
    for word in _WORD.findall(text):
        for piece in [word] if _ONE_CELL.issuperset(word) else _breakable(word):
            yield from [piece] if _cells(piece) <= width else _chopped(piece.lstrip(" "), width)


def _breakable(word: str) -> Iterator[str]:
    start = 0
    sizes = [_cells(character) for character in word]
    for index in range(1, len(word)):
        before, after = word[index - 1], word[index]
        beside_wide = {sizes[index - 1], sizes[index]} in ({1, 2}, {2})  # none of no width, which join characters
        if beside_wide and before not in _OPENING and before != " " and after not in _CLOSING:
            yield word[start:index]
            start = index
    yield word[start:]


def _cells(text: str) -> int:
    if _ONE_CELL.issuperset(text):
        return len(text)
    from rich.cells import cell_len  # here, as below: most texts and all JSON are written without it

    return cell_len(text)


def _chopped(text: str, width: int) -> list[str]:
    from rich.cells import chop_cells

    return chop_cells(text, width)
