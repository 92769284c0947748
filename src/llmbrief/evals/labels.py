"""YAML as gold files are written in: read safely, strictly and fast, with the line of every value.

Only what a label needs is YAML here. A plain scalar is text, but for ``true``, ``false`` and ``null``: numbers and
dates stay text, and ``no`` is no boolean. Tags, aliases and doubled keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from llmbrief.brief import Place
from llmbrief.errors import GoldError
from llmbrief.evals.label_lines import PLAIN, read_lines
from llmbrief.shown import one_line

_TAGS: Mapping[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_KNOWN = frozenset(_TAGS.values())
_SECTIONS = ("claims", "questions", "traps")
_LARGEST = 4 * 2**20  # bytes
_DEEPEST = 12  # levels of lists and mappings; a label has five


class _Loader(yaml.CSafeLoader):
    """libyaml without YAML's guesses at what plain text may mean: ``no``, ``2024-05-01``, ``1:30``, ``0x1f``.

    A node is what it is written as, so that nothing need be looked up for it, or for where it lies.
    """

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        """Leave out what yaml does on the way down."""

    def ascend_resolver(self) -> None:
        """Leave out what yaml does on the way up."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        """Return the tag of a node that has none."""
        return _TAGS[kind]


class Labels:
    """The values of a file, and where they stand in it."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self._text = text
        self.value: Any = None
        self.faults: tuple[GoldError, ...] = ()  # what was refused; the values go on without it
        if (lines := read_lines(text)) is not None:
            self.value, self._items = lines
        else:
            self._read()

    def _read(self) -> None:
        reading = _Reading(self.path)
        if self._root is not None:
            self.value = reading.value(self._root)
        self.faults = tuple(reading.faults)
        lists = ((section, self._at((section,))) for section in _SECTIONS)
        self._items = {
            name: list(map(_line, node.value)) for name, node in lists if isinstance(node, yaml.SequenceNode)
        }

    @cached_property
    def _root(self) -> yaml.Node | None:
        return _composed(self.path, self._text)

    def line(self, place: Place) -> int:
        """Return the line, from 1, of the value at *place*, or of the nearest one around it that exists."""
        node, line = self._root, 1
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def _at(self, place: Place) -> yaml.Node | None:
        node = self._root
        for step in place:
            found = _child(node, step)
            node = found[0] if found else None
        return node

    def id(self, place: Place) -> str | None:
        """Return the id of the claim, question or trap (``t1``) that *place* lies in."""
        if len(place) < 2 or not isinstance(place[1], int):
            return None
        if place[0] == "traps":
            return f"t{place[1] + 1}"
        return _id(self._at(place[:2])) if place[0] in ("claims", "questions") else None

    def ids(self) -> Iterator[tuple[str, int]]:
        """Yield the ids of claims, questions and traps with their lines."""
        for section in _SECTIONS:
            items = self.value[section] if section in self._items else None
            for index, item in enumerate(items if isinstance(items, list) else ()):
                id_ = item.get("id") if isinstance(item, dict) else None
                if section == "traps" or isinstance(id_, str):
                    yield f"t{index + 1}" if section == "traps" else str(id_), self._items[section][index]


def read_labels(path: Path) -> Labels:
    """Read a YAML file; raise GoldError naming file, line and what is wrong where it is no YAML.

    What is YAML but nothing that labels may hold stands in ``Labels.faults``.
    """
    return Labels(path, _text(path))


def _composed(path: Path, text: str) -> yaml.Node | None:
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line, problem = _problem(error, text)
        raise fault(path, line, f"no YAML: {problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        raise fault(path, line, f"no YAML: the character U+{error.character:04X} may not stand in it") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise fault(path, 1, f"no YAML: {one_line(str(error), 200)}") from error


def fault(path: Path, line: int, problem: str, *, place: str | None = None, id_: str | None = None) -> GoldError:
    """Make the error of a label: ``file:line: id: field: what is wrong``.

    *id_* is that of the claim, question or trap it is in; ``problem`` among its facts is the field and what is wrong.
    """
    said = f"{place}: {problem}" if place else problem
    about = f"{one_line(id_, 40)}: " if id_ else ""
    message = f"{one_line(str(path), 300)}:{line}: {about}{said}"
    return GoldError(message, path=str(path), line=line, place=place, id=id_, problem=said)


def _text(path: Path) -> str:
    named = one_line(str(path), 300)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        problem = f"it cannot be read ({getattr(error, 'strerror', None) or error}): check the path"
        raise GoldError(f"{named}: {problem}", path=str(path), line=None, problem=problem) from error
    if len(data) > _LARGEST:
        raise fault(path, 1, f"larger than {_LARGEST:,} bytes: that is no gold file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise fault(path, line, "not UTF-8: save the file as UTF-8") from error


def _problem(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """Return the line of what is no YAML, and why it is none in plainer words than libyaml's.

    What is opened and not closed is named where it is opened: libyaml notices somewhere below.
    """
    problem = one_line(error.problem or "", 200)
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 1, problem
    lines = text.split("\n")[: mark.line + 1]
    if re.fullmatch(r"[ -]*\t.*", lines[-1]):
        return len(lines), "a tab indents the line; use spaces"
    if error.context_mark is not None and problem in _UNCLOSED:
        return int(error.context_mark.line) + 1, _UNCLOSED[problem]
    before = [*lines[:-1], lines[-1][: mark.column]]
    if problem == "did not find expected node content":
        return max((number for number, line in enumerate(before, 1) if line.strip()), default=1), _OPEN
    if problem == "mapping values are not allowed in this context":
        return len(lines), _COLON if ": " in before[-1] else f"{_COLON}, or it is not indented as it should be"
    return len(lines), _PLAINER.get(problem, problem)


_OPEN = "a [ or { is not closed, or a comma is too many"
_COLON = "quote the text: it holds a colon"
_PLAINER = {
    "but found another document": "a second document begins here; a file holds one",
    "did not find expected key": "a field is expected here: check the indentation, and quote a text as a whole",
    "found character that cannot start any token": "quote the text: YAML has another use for its first character",
    "found undefined alias": "quote the text: a * at its beginning stands for something else in YAML",
}
_UNCLOSED = {
    "did not find expected ',' or ']'": "the [ is not closed, or a comma is missing",
    "did not find expected ',' or '}'": "the { is not closed, or a comma is missing",
    "found unexpected end of stream": "the quotation mark is not closed",
}


class _Reading:
    """Turns nodes into values, and keeps what it had to refuse: the values go on without that."""

    def __init__(self, path: Path) -> None:
        self.faults: list[GoldError] = []
        self._path = path
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, depth: int = 0) -> Any:
        """Return the value of *node*, which lies in *depth* lists and mappings; None for what is refused."""
        if id(node) in self._seen:
            return self._refuse(node, "an alias (*) stands for it elsewhere: write it out there")
        self._seen.add(id(node))
        if node.tag not in _KNOWN:
            self._refuse(node, f"the tag {one_line(node.tag, 40)} means nothing here: remove it")
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return text if node.style else PLAIN.get(text, text)  # it has a style where it is quoted or a block
        if depth >= _DEEPEST:
            return self._refuse(node, f"lists and mappings are nested deeper than {_DEEPEST} levels")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: yaml.Node, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(key, "a field's name must be plain text")
            elif key.value in values:
                self._refuse(key, f"the field '{one_line(key.value, 40)}' stands twice")
            else:
                values[key.value] = self.value(value, depth + 1)
        return values

    def _refuse(self, node: yaml.Node, problem: str) -> None:
        self.faults.append(fault(self._path, _line(node), problem))


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    """Return what *step* leads to and its line: of a field the line of its name."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], _line(node.value[step])
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return value, _line(key)
    return None


def _id(node: yaml.Node | None) -> str | None:
    found = _child(node, "id")
    return found[0].value if found is not None and isinstance(found[0], yaml.ScalarNode) else None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
