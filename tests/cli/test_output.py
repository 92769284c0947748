from __future__ import annotations

import json
import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.cli import output
from llmbrief.cli.output import check_target, deliver, json_text, replace
from llmbrief.errors import UsageError

JSON = st.recursive(st.none() | st.booleans() | st.text() | st.text('\x00\x1b\x7f\x85\x9b\u2028\u202e"\\é東'), st.lists)


@given(JSON, st.sampled_from([None, 2]))
def test_json_reads_back_to_the_same_value_and_holds_no_raw_control_character(
    value: object, indent: int | None
) -> None:
    text = json_text(value, indent=indent)
    assert json.loads(text) == value
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", text)


def test_json_of_an_article_in_another_script_stays_readable() -> None:
    assert json_text({"é": "東京"}) == '{"é": "東京"}\n'


def test_replacing_keeps_the_permissions_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "brief.json"
    path.write_text("old")
    path.chmod(0o640)
    replace(path, "new: é")
    assert path.read_text(encoding="utf-8") == "new: é"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_honours_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace(tmp_path / "new", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    replace(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    replace(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_on_the_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    def fail(_descriptor: int) -> None:
        raise fault

    path = tmp_path / "brief.json"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((UsageError, KeyboardInterrupt)):
        replace(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_and_a_missing_folder_are_refused_beforehand(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        check_target(tmp_path)
    with pytest.raises(UsageError, match="there is no folder"):
        check_target(tmp_path / "missing" / "brief.json")


def test_without_anything_to_write_the_file_stays(tmp_path: Path) -> None:
    deliver([], tmp_path / "brief.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("columns", "width"), [("40", 40), ("12", 40), ("72", 72), ("300", 100), ("", 80), ("x", 80)])
def test_the_width_follows_columns_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert output.columns() == width


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (True, {"TERM": "dumb"}, False),
        (False, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert output.is_coloured() is coloured
