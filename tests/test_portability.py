"""What would work on the machine it was written on, and not on others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parent.parent / "src").rglob("*.py"))
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,{}]+\})\+|\(\?>")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_pattern_has_a_possessive_group_which_python_before_3_11_5_matches_wrongly(path: Path) -> None:
    assert not POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("pattern", [r"(?:ab)*+", r"(x){2,3}+", "(?>a)", r"(a)?+"])
def test_such_a_group_would_be_seen(pattern: str) -> None:
    assert POSSESSIVE_GROUP.search(pattern)
