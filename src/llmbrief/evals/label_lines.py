"""Label files written as llmbrief's own are, read line by line: three times as fast as by what reads all of YAML.

A line holds one field or one item. A value stands on one line: in double quotes, where nothing but a quotation mark or
a backslash is escaped; as plain words; or as a list of such in brackets. Whatever is written otherwise, comments too,
is left to ``labels``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

PLAIN: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 10  # lists and mappings within one another; a label has five

_QUOTED = r'"[^"\\\n]*(?:\\["\\][^"\\\n]*)*"'
_WORDS = r"[^\W_](?:[\w.,'()/ -]*[\w.)])?"  # without marks that mean something in YAML
_ITEM = rf"{_QUOTED}|[^\W_][\w.-]*"
_LIST = rf"\[(?:(?:{_ITEM})(?:, (?:{_ITEM}))*)?\]"
_LINE = re.compile(rf"^( *)(- )?(?:([a-z_]+):(?: |$))?({_QUOTED}|{_WORDS}|{_LIST})?$", re.MULTILINE)
_ITEMS = re.compile(_ITEM)
_ESCAPE = re.compile(r'\\(["\\])')
_REFUSED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # by YAML, or as breaks of lines


class Lines(NamedTuple):
    """What a file holds, and the lines, from 1, of the items of each list that is a field of the file."""

    value: dict[str, Any]
    items: Mapping[str, Sequence[int]]


def read_lines(text: str) -> Lines | None:
    """Read a mapping from lines; None where it takes all of YAML to read them, or to say what is wrong."""
    if not text.endswith("\n") or (not text.replace("\n", " ").isprintable() and _REFUSED.search(text)):
        return None
    lines = _LINE.findall(text, 0, len(text) - 1)
    if len(lines) != text.count("\n"):
        return None
    outline = _Outline()
    try:
        outline.read(lines)
    except _OtherFormError:
        return None
    return Lines(outline.value, outline.items) if outline.value else None


class _OtherFormError(Exception):
    """A line stands where it would not in a file of ours."""


class _Outline:
    """Lists and mappings by the columns they begin in."""

    def __init__(self) -> None:
        self.value: dict[str, Any] = {}
        self.items: dict[str, list[int]] = {}
        self._open: list[tuple[int, Any]] = [(0, self.value)]  # the lists and mappings around, the innermost last
        self._section = ""  # the field of the file that holds them

    def read(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        """Add what each line holds: white space, a dash, a field and a value, or less."""
        column, fields = self._open[-1]
        above = ""  # the field on the line before, if what follows may be its value
        for number, (indent, dash, field, written) in enumerate(lines, 1):
            if dash or (field and len(indent) != column):
                column, fields = self._turn(number, len(indent), dash, field, above)
            if field and field not in fields:
                fields[field] = _value(written) if written else None
                above = "" if written else field
            elif dash and written and not field:
                fields.append(_value(written))
                column, above = -1, ""  # no field stands in a list without a dash
            elif field or dash or written:
                raise _OtherFormError

    def _turn(self, number: int, column: int, dash: str, field: str, above: str) -> tuple[int, Any]:
        """Go to what begins in *column*, and into a new item where there is a dash; return the column and that."""
        if above and column > self._open[-1][0]:
            self._begin(column, above, [] if dash else {})
        while self._open[-1][0] > column:
            self._open.pop()
        around, holder = self._open[-1]
        if around != column or isinstance(holder, list) != bool(dash) or len(self._open) > _DEEPEST:
            raise _OtherFormError
        if dash and len(self._open) == 2:
            self.items.setdefault(self._section, []).append(number)
        if dash and field:
            holder.append({})
            self._open.append((column + 2, holder[-1]))
        return self._open[-1]

    def _begin(self, column: int, field: str, value: dict[str, Any] | list[Any]) -> None:
        self._open[-1][1][field] = value
        if len(self._open) == 1:
            self._section = field
        self._open.append((column, value))


def _value(written: str) -> Any:
    if written[0] == '"':
        return _ESCAPE.sub(r"\1", written[1:-1]) if "\\" in written else written[1:-1]
    if written[0] == "[":
        return [_value(item) for item in _ITEMS.findall(written, 1)]
    return PLAIN.get(written, written)
