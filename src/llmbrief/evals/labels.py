"""YAML as gold files are written in: read safely, strictly and fast, with the line of every value.

Only what a label needs is YAML here. A plain scalar is text, but for ``true``, ``false`` and ``null``: numbers and
dates stay text, and ``no`` is no boolean. Tags, aliases and doubled keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from llmbrief.brief import Place
from llmbrief.errors import GoldError
from llmbrief.shown import one_line

_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_PLAIN: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LARGEST = 4 * 2**20  # bytes
_DEEPEST = 12  # levels of lists and mappings; a label has five


class _Loader(yaml.CSafeLoader):
    """libyaml without YAML's guesses at what plain text may mean: ``no``, ``2024-05-01``, ``1:30``, ``0x1f``."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - yaml's own name and shape


class Labels:
    """The values of a file, and where they stand in it."""

    def __init__(self, path: Path, root: yaml.Node | None) -> None:
        reading = _Reading(path)
        self.path = path
        self._root = root
        self.value: Any = reading.value(root) if root is not None else None
        self.faults: tuple[GoldError, ...] = tuple(reading.faults)  # what was refused; the values go on without it

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
        node = self._at((*place[:2], "id")) if place[0] in ("claims", "questions") else None
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def ids(self) -> Iterator[tuple[str, int]]:
        """Yield the ids of claims, questions and traps with their lines."""
        for section in ("claims", "questions", "traps"):
            node = self._at((section,))
            count = len(node.value) if isinstance(node, yaml.SequenceNode) else 0
            places = [(section, index) for index in range(count)]
            yield from ((id_, self.line(place)) for place in places if (id_ := self.id(place)))


def read_labels(path: Path) -> Labels:
    """Read a YAML file; raise GoldError naming file, line and what is wrong where it is no YAML.

    What is YAML but nothing that labels may hold stands in ``Labels.faults``.
    """
    text = _text(path)
    try:
        loader = _Loader(text)
        try:
            return Labels(path, loader.get_single_node())
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise fault(path, line, _problem(error, text, line)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, text.find(chr(error.character))) + 1
        raise fault(path, line, f"no YAML: the character U+{error.character:04X} may not stand in it") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise fault(path, 1, f"no YAML: {one_line(str(error), 200)}") from error


def fault(path: Path, line: int, problem: str, *, place: str | None = None, id_: str | None = None) -> GoldError:
    """Make the error of a label: ``file:line: field: what is wrong``; *id_* is that of the claim and so on it is in."""
    said = f"{place}: {problem}" if place else problem
    return GoldError(
        f"{one_line(str(path), 300)}:{line}: {said}", path=str(path), line=line, place=place, id=id_, problem=said
    )


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


def _problem(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    """Say why a text is no YAML, in plainer words than libyaml's where it has none that help."""
    if re.fullmatch(r"[ -]*\t.*", "".join(text.split("\n")[line - 1 : line])):
        return "no YAML: a tab indents the line; use spaces"
    if error.problem == "but found another document":
        return "no YAML: a second document begins here; a file holds one"
    return f"no YAML: {one_line(error.problem or '', 200)}"


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
        if node.tag not in _TAGS:
            self._refuse(node, f"the tag {one_line(node.tag, 40)} means nothing here: remove it")
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return text if node.style else _PLAIN.get(text, text)  # it has a style where it is quoted or a block
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
        return next(((value, _line(key)) for key, value in node.value if key.value == step), None)
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
