"""YAML as gold files are written in: read safely, strictly and fast, with the line of every value.

Only what a label needs is YAML here. A plain scalar is text, but for ``true``, ``false`` and ``null``: numbers and
dates stay text, and ``no`` is no boolean. Tags, aliases and doubled keys are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from llmbrief.brief import Place
from llmbrief.errors import GoldError
from llmbrief.shown import one_line

_TEXT = "tag:yaml.org,2002:str"
_PLAIN: Mapping[str, Any] = {"true": True, "false": False, "null": None, "~": None, "": None}
_LARGEST = 4 * 2**20  # bytes
_DEEPEST = 12  # levels of lists and mappings; a label has five


class _Loader(yaml.CSafeLoader):
    """libyaml without YAML's guesses at what plain text may mean: ``no``, ``2024-05-01``, ``1:30``, ``0x1f``."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - yaml's own name and shape


class Labels:
    """The values of a file, and where they stand in it."""

    def __init__(self, path: Path, root: yaml.Node | None) -> None:
        self.path = path
        self._root = root
        self.value = _value(root, path, set()) if root is not None else None

    def line(self, place: Place) -> int:
        """Return the line, from 1, of the value at *place*, or of the nearest one around it that exists."""
        node, line = self._root, 1
        for step in place:
            found = _child(node, step)
            if found is None:
                break
            node, line = found
        return line

    def ids(self) -> Iterator[tuple[str, int]]:
        """Yield the ids of claims and questions, and those of traps by their number (``t1``), with their lines."""
        for section, name in (("claims", "id"), ("questions", "id"), ("traps", None)):
            found = _child(self._root, section)
            if found is None or not isinstance(found[0], yaml.SequenceNode):
                continue
            for number, item in enumerate(found[0].value, 1):
                id_ = _child(item, name) if name else (item, 0)
                if id_ is not None:
                    yield (id_[0].value if name else f"t{number}"), item.start_mark.line + 1


def read_labels(path: Path) -> Labels:
    """Read a YAML file; raise GoldError naming file, line and what is wrong."""
    text = _text(path)
    try:
        loader = _Loader(text)
        try:
            return Labels(path, loader.get_single_node())
        finally:
            loader.dispose()
    except RecursionError as error:
        raise fault(path, 1, "lists and mappings are nested too deep") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise fault(path, mark.line + 1 if mark else 1, f"no YAML: {one_line(error.problem or '', 200)}") from error
    except yaml.YAMLError as error:
        raise fault(path, 1, f"no YAML: {one_line(str(error), 200)}") from error


def fault(path: Path, line: int, problem: str, *, place: str | None = None) -> GoldError:
    """Make the error of a label: ``file:line: field: what is wrong``."""
    where = f"{place}: " if place else ""
    return GoldError(f"{one_line(str(path), 300)}:{line}: {where}{problem}", path=str(path), line=line, place=place)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise GoldError(
            f"cannot read {one_line(str(path), 300)} ({reason}): check the path", path=str(path), line=None
        ) from error
    if len(data) > _LARGEST:
        raise fault(path, 1, f"larger than {_LARGEST:,} bytes: that is no gold file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise fault(path, line, "not UTF-8: save the file as UTF-8") from error


def _value(node: yaml.Node, path: Path, seen: set[int], depth: int = 0) -> Any:
    if depth > _DEEPEST:
        raise fault(path, _line(node), f"lists and mappings are nested deeper than {_DEEPEST} levels")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, path)
    if id(node) in seen:
        raise fault(path, _line(node), "an alias (*) stands for it elsewhere: write it out there")
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.rpartition(":")[2] not in ("seq", "map"):
        raise fault(path, _line(node), f"the tag {one_line(node.tag, 40)} means nothing here: remove it")
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, path, seen, depth + 1) for item in node.value]
    return _mapping(node, path, seen, depth)


def _scalar(node: yaml.ScalarNode, path: Path) -> Any:
    if node.tag != _TEXT:
        raise fault(path, _line(node), f"the tag {one_line(node.tag, 40)} means nothing here: remove it")
    text: str = node.value
    is_plain = not node.style  # neither quoted nor a block
    return _PLAIN.get(text, text) if is_plain else text


def _mapping(node: yaml.Node, path: Path, seen: set[int], depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise fault(path, _line(key), "a field's name must be plain text")
        if key.value in values:
            raise fault(path, _line(key), f"the field '{one_line(key.value, 40)}' stands twice")
        values[key.value] = _value(value, path, seen, depth + 1)
    return values


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    """Return what *step* leads to and its line: of a field the line of its name."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], _line(node.value[step])
    if isinstance(node, yaml.MappingNode):
        return next(((value, _line(key)) for key, value in node.value if key.value == step), None)
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
