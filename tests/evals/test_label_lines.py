from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.errors import GoldError
from llmbrief.evals import labels
from llmbrief.evals.label_lines import read_lines
from tests.evals.shipped import ROOT

EVALS = ROOT / "evals"
FILES = [
    path for folder in ("gold", "annotators/a", "annotators/b") for path in sorted((EVALS / folder).glob("*.yaml"))
]


def by_yaml(folder: Path, text: str) -> labels.Labels:
    """What the reader of all YAML makes of *text*."""
    path = folder / "lines.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    with patch.object(labels, "read_lines", lambda text: None):
        return labels.read_labels(path)


def agree(folder: Path, text: str) -> bool:
    """Whether what is read from lines is what YAML has, with nothing refused; so is what is not read."""
    lines = read_lines(text)
    if lines is None:
        return True
    read = by_yaml(folder, text)
    ids = {name: items for name, items in lines.items.items() if name in ("claims", "questions", "traps")}
    return read.faults == () and (read.value, read._items) == (lines.value, ids)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_files_are_read_from_lines_as_yaml_reads_them(tmp_path: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_lines(text) is not None
    assert agree(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "a: b\n",
        "a:\nb: c\n",
        'a:\n\n  - b\n  - c: d\n    e: null\nf: [g, true, "h, [i]"]\n',
        'a: "b \\" c \\\\ d"\n',
        'claims:\n  - id: c1\n    text: ""\n  - x\n  - id: "c2"\n',
        "a: It's 3.5 (or so), see b/c-d.\n",
        "a:\n  b:\n    c: d\n  e: []\n",
        "a: Größe\nno: yes\n",
    ],
)
def test_lines_of_this_form_are_read(tmp_path: Path, text: str) -> None:
    assert read_lines(text) is not None
    assert agree(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "a: b",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: b\na: c\n",
        "a:\n- b\n",
        "a:\n  - b\n  c: d\n",
        "a:\n  b: c\n d: e\n",
        "- a\n",
        "a: b: c\n",
        "a: b # c\n",
        "# a\nb: c\n",
        "a: 'b'\n",
        "a: |\n  b\n",
        'a: "\\u00e9"\n',
        'a: "b\n  c"\n',
        "a: {b: c}\n",
        "a: &b c\n",
        "a: [b, [c]]\n",
        "a: [b,\n  c]\n",
        "a:\n  - - b\n",
        "a:\n  -\n",
        "a: \tb\n",
        "a: b\r\n",
        'a: "b\u2028c"\n',
        'a: "\ufeff"\n',
        "--- \na: b\n",
        "".join(f"{'  ' * depth}a:\n" for depth in range(15)),
    ],
)
def test_what_is_written_otherwise_is_left_to_yaml(text: str) -> None:
    assert read_lines(text) is None


PIECES = ["a", "b", ":", ": ", "- ", "  ", "\n", '"', "[", "]", ", ", "null", "\\", "é", "x.", "'", "#"]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_read_from_lines_is_what_yaml_has(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        assert agree(folder, text)
    except GoldError as error:  # YAML must be able to read what is read from lines
        pytest.fail(error.message)


OURS = """\
format: 1
tags: [news, "x y"]
summary:
  gist: "A \\"b\\"."
  key_points:
    - text: one
      claims: [c1]
claims:
  - id: c1
    via: null
    evidence:
      - "two"
      - three
  - id: c2
    evidence: []
traps:
  - text: four
    why: It's so.
"""
CHANGES = (
    lambda line: "",
    lambda line: line * 2,
    lambda line: f"  {line}",
    lambda line: line.removeprefix("  "),
    lambda line: line.replace("- ", ""),
    lambda line: f"{line[: len(line) - len(line.lstrip())]}- {line.lstrip()}",
    lambda line: line.replace(": ", ":\n") if ": " in line else line,
    lambda line: line.replace('"', ""),
    lambda line: f"\n{line}",
)


@given(st.lists(st.tuples(st.integers(0, OURS.count("\n") - 1), st.sampled_from(CHANGES)), max_size=3))
def test_a_changed_line_is_read_as_yaml_reads_it(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, Callable[[str], str]]]
) -> None:
    lines = OURS.splitlines(keepends=True)
    for index, change in changes:
        lines[index] = change(lines[index])
    try:
        assert agree(tmp_path_factory.getbasetemp(), "".join(lines))
    except GoldError as error:
        pytest.fail(error.message)
