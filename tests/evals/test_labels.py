from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.errors import GoldError
from llmbrief.evals.labels import Labels, read_labels


def read(folder: Path, text: str | bytes) -> Labels:
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_labels(path)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("True", "True"),
        ("2024-05-01", "2024-05-01"),
        ("2024-05-01 10:00:00", "2024-05-01 10:00:00"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("0x1f", "0x1f"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("12", "12"),
        ("3.0", "3.0"),
        ("=", "="),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('"null"', "null"),
        ("''", ""),
        ("|-\n  true", "true"),
        (">-\n  two\n  lines", "two lines"),
        ('"caf\\u00e9"', "café"),
        ("'it''s'", "it's"),
        ("[no, 1, null]", ["no", "1", None]),
        ("{b: off}", {"b": "off"}),
    ],
)
def test_plain_text_stays_text_but_for_true_false_and_null(tmp_path: Path, written: str, value: object) -> None:
    labels = read(tmp_path, f"a: {written}\n")
    assert labels.value == {"a": value}
    assert labels.faults == ()


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\xef\xbb\xbfa: b\n", {"a": "b"}),
        (b"a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        (b"a: b\rc: d\r", {"a": "b", "c": "d"}),
        (b"# a remark\na: b # another\n", {"a": "b"}),
        (b"---\na: b\n...\n", {"a": "b"}),
        (b"%YAML 1.1\n---\na: b\n", {"a": "b"}),
        (b"no: 1\n2: x\nnull: y\n", {"no": "1", "2": "x", "null": "y"}),
        (b"- a\n- b\n", ["a", "b"]),
        (b"a: \xf0\x9f\x98\x80\n", {"a": "\U0001f600"}),
        (b"", None),
        (b"# nothing\n", None),
    ],
)
def test_a_file_is_read(tmp_path: Path, data: bytes, value: object) -> None:
    assert read(tmp_path, data).value == value


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"a: b\nc: [d\ne: f\n", 2, "no YAML: the [ is not closed, or a comma is missing"),
        (b"a: b\nc: [\n", 2, "no YAML: a [ or { is not closed, or a comma is too many"),
        (b"a: b\nc: {d: e\n\n", 2, "no YAML: the { is not closed, or a comma is missing"),
        (b"a: b\n\tc: d\n", 2, "no YAML: a tab indents the line; use spaces"),
        (b"a:\n  - b\n \t- c\n", 3, "no YAML: a tab indents the line; use spaces"),
        (b"a: 'b\nc: d\n", 1, "no YAML: the quotation mark is not closed"),
        (b'a: "b" c\n', 1, "no YAML: a field is expected here: check the indentation, and quote a text as a whole"),
        (b"a: b: c\n", 1, "no YAML: quote the text: it holds a colon"),
        (b"a:\n  - b: c: d\n", 2, "no YAML: quote the text: it holds a colon"),
        (b"a: b\n c: d\n", 2, "no YAML: quote the text: it holds a colon, or it is not indented as it should be"),
        (b"a: *nothing\n", 1, "no YAML: quote the text: a * at its beginning stands for something else in YAML"),
        (b"a: @b\n", 1, "no YAML: quote the text: YAML has another use for its first character"),
        (b"a: b\n---\nc: d\n", 2, "no YAML: a second document begins here; a file holds one"),
        (b'a: "\\ud800"\n', 1, "no YAML: found invalid Unicode character escape code"),
        (b"a: b\nc: d\x00\n", 2, "no YAML: the character U+0000 may not stand in it"),
        ("a: é\nc: \x9b\n".encode(), 2, "no YAML: the character U+009B may not stand in it"),
        (b"a: b\nc: \xff\n", 2, "not UTF-8: save the file as UTF-8"),
        ("a: b".encode("utf-16"), 1, "not UTF-8: save the file as UTF-8"),
        (b"a: " + b"[" * 100_000, 1, "no YAML: exceeded maximum nesting depth"),
        (b"\n".join(b" " * depth + b"a:" for depth in range(1_500)), 1_000, "no YAML: exceeded maximum nesting depth"),
        (b"a: " + b"b" * 5_000_000, 1, "larger than 4,194,304 bytes: that is no gold file"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_yaml_is_named_with_its_line(tmp_path: Path, data: bytes, line: int, problem: str) -> None:
    with pytest.raises(GoldError) as caught:
        read(tmp_path, data)
    assert caught.value.message.startswith(f"{tmp_path / 'x.yaml'}:{line}: {problem}")
    assert caught.value.line == line
    assert "\n" not in caught.value.message


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a: !!python/object/apply:os.system [ls]\n", [(1, "the tag tag:yaml.org,2002:python/object/apply…")]),
        ("a: !mine x\n", [(1, "the tag !mine means nothing here: remove it")]),
        ("a: b\nc: !!int 3\n", [(2, "the tag tag:yaml.org,2002:int means nothing here: remove it")]),
        ("a: !!set {b}\n", [(1, "the tag tag:yaml.org,2002:set means nothing here: remove it")]),
        ("a: &x [b]\nc: *x\n", [(1, "an alias (*) stands for it elsewhere: write it out there")]),
        ("a: b\nc: &x d\ne: *x\n", [(2, "an alias (*) stands for it elsewhere: write it out there")]),
        ("a: &x\n  <<: *x\n", [(1, "an alias (*) stands for it elsewhere: write it out there")]),
        ("a: b\nc: d\na: e\n", [(3, "the field 'a' stands twice")]),
        ("a:\n  b: c\n  'b': d\n", [(3, "the field 'b' stands twice")]),
        ("? [a, b]\n: c\n", [(1, "a field's name must be plain text")]),
        ("a: " + "[" * 20 + "]" * 20, [(1, "lists and mappings are nested deeper than 12 levels")]),
        ("a: b\na: !x c\nd: !y e\n", [(2, "the field 'a' stands twice"), (3, "the tag !y means nothing here")]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_everything_that_labels_may_not_hold_is_named_with_its_line(
    tmp_path: Path, text: str, faults: list[tuple[int, str]]
) -> None:
    found = read(tmp_path, text).faults
    assert [fault.line for fault in found] == [line for line, _ in faults]
    for fault, (line, problem) in zip(found, faults, strict=True):
        where = f"{tmp_path / 'x.yaml'}:{line}: "
        assert fault.message.startswith(where + problem.rstrip("…"))


def test_aliases_cannot_make_a_small_file_large(tmp_path: Path) -> None:
    levels = ["a0: &a0 [x, x, x]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]" for i in range(1, 40))]
    labels = read(tmp_path, "\n".join(levels))
    assert len(labels.faults) > 30
    assert len(str(labels.value)) < 10_000


def test_of_a_doubled_field_the_first_is_kept(tmp_path: Path) -> None:
    assert read(tmp_path, "a: b\na: c\n").value == {"a": "b"}


TEXT = """\
format: 1
claims:
  - id: c1
    text: one
  - {text: two, id: c2}
  - text: no id
questions:
  - text: three

    id: q1
traps:
  - text: four
  - text: five
    why: six
"""


@pytest.mark.parametrize(
    ("place", "line", "id_"),
    [
        ((), 1, None),
        (("format",), 1, None),
        (("claims",), 2, None),
        (("claims", 0), 3, "c1"),
        (("claims", 0, "text"), 4, "c1"),
        (("claims", 0, "kind"), 3, "c1"),
        (("claims", 1, "text"), 5, "c2"),
        (("claims", 2, "text"), 6, None),
        (("claims", 9, "text"), 2, None),
        (("questions", 0, "id"), 10, "q1"),
        (("traps", 1, "why"), 14, "t2"),
        (("nothing", 0), 1, None),
    ],
)
def test_places_have_lines_and_ids(tmp_path: Path, place: tuple[str | int, ...], line: int, id_: str | None) -> None:
    labels = read(tmp_path, TEXT)
    assert (labels.line(place), labels.id(place)) == (line, id_)


def test_ids_of_claims_questions_and_traps_have_lines(tmp_path: Path) -> None:
    assert dict(read(tmp_path, TEXT).ids()) == {"c1": 3, "c2": 5, "q1": 8, "t1": 12, "t2": 13}


@pytest.mark.parametrize(
    "text", ["claims: none\n", "claims: [1, [2], {id: [3]}]\n", "claims: {id: c1}\n", "[1, 2]", ""]
)
def test_what_has_no_ids_has_none(tmp_path: Path, text: str) -> None:
    assert list(read(tmp_path, text).ids()) == []


@pytest.mark.parametrize("kind", ["missing", "folder", "dangling"])
def test_a_file_that_cannot_be_read_is_named_without_a_line(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.yaml"
    if kind == "folder":
        path.mkdir()
    if kind == "dangling":
        path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(GoldError, match="cannot be read") as caught:
        read_labels(path)
    assert caught.value.line is None


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file without end")
def test_a_file_without_end_is_not_read_to_its_end() -> None:
    with pytest.raises(GoldError, match="larger than"):
        read_labels(Path("/dev/zero"))


def test_control_characters_of_a_file_s_name_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m.yaml"
    path.write_text("a: [")
    with pytest.raises(GoldError) as caught:
        read_labels(path)
    assert "\x1b" not in caught.value.message


def fault_of(path: Path) -> str:
    """Return the message of a file that cannot be read; empty where it can."""
    try:
        labels = read_labels(path)
    except GoldError as error:
        return error.message
    assert all(line >= 1 for _, line in labels.ids())
    return ""


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_whatever_a_file_holds_is_read_or_a_gold_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    assert "\n" not in fault_of(path)


_PIECES = [": ", "- ", "[", "]", "{", "}", "a", "\n", "  ", "&x ", "*x", "!t ", "'", "? ", "|", "#", ", "]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_what_looks_like_yaml_is_read_or_a_gold_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.yaml"
    path.write_text(text, encoding="utf-8")
    assert "\n" not in fault_of(path)
