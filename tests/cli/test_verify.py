from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.briefs import FALSE_QUOTE, QUOTE, claim, written
from tests.cli.conftest import ARTICLE, Run

LIES = [{"quote": FALSE_QUOTE, "verdict": "exact", "span": {"start": 0, "end": 3}}]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    path.write_text(json.dumps(written(claim(), claim(id="c2", evidence=LIES))))
    return path


def test_each_claim_has_the_verdicts_of_its_quotes(llmbrief: Run, given: Path, article: Path) -> None:
    outcome = llmbrief("verify", given, "--article", article, env={"COLUMNS": "100"})
    assert (outcome.code, outcome.stderr) == (0, "")
    assert f"exact: “{QUOTE}”" in outcome.stdout
    assert "2 claims, 2 quotes: 1 exact, 1 n" in outcome.stdout.splitlines()[-1]


def test_a_changed_number_is_explained(llmbrief: Run, given: Path, article: Path) -> None:
    text = " ".join(llmbrief("verify", given, "--article", article).stdout.split())
    assert "the quote has “1,500” where the article has “1,000”" in text


def test_json_is_the_corrected_brief(llmbrief: Run, given: Path, article: Path) -> None:
    corrected = json.loads(llmbrief("verify", given, "--article", article, "-f", "json").stdout)
    first, second = (item["evidence"][0] for item in corrected["claims"])
    assert (first["verdict"], first["span"]) == ("exact", {"start": 0, "end": len(QUOTE)})
    assert (second["verdict"], second["span"]) == ("near_miss", None)
    assert corrected["article"]["slug"] == "port-strike"
    assert corrected["run"] is None


def test_strict_exits_1_and_delivers_all_the_same(llmbrief: Run, given: Path, article: Path) -> None:
    outcome = llmbrief("verify", given, "--article", article, "--strict")
    assert outcome.code == 1
    assert outcome.stdout


@pytest.mark.parametrize("piped", ["brief", "article"])
def test_either_file_can_come_from_standard_input(llmbrief: Run, given: Path, article: Path, piped: str) -> None:
    if piped == "brief":
        outcome = llmbrief("verify", "-", "--article", article, input=given.read_bytes())
    else:
        outcome = llmbrief("verify", given, "--article", "-", input=ARTICLE.encode())
    assert outcome.code == 0
    assert "exact" in outcome.stdout


def test_both_from_standard_input_is_refused(llmbrief: Run) -> None:
    assert llmbrief("verify", "-", "--article", "-", input=b"{}").code == 2


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_brief_of_another_text_is_noted(llmbrief: Run, given: Path, article: Path, form: str) -> None:
    named: dict[str, Any] = {"slug": "other", "sha256": "0" * 64, "characters": 3, "language": "en"}
    given.write_text(json.dumps({**written(claim()), "article": named}))
    outcome = llmbrief("verify", given, "--article", article, "-f", form)
    assert outcome.code == 0
    assert outcome.stderr.count("\n") == 1
    assert "another text" in outcome.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"\x00",
        b'{"claims": []}',
        b'{"a": NaN}',
        b'{"\x1b[31m": 1}',
        b'{"\\u001b[31m\\u202e": 1}',
        b'{"format": 2}',
        json.dumps(written(claim(kind="rumour"))).encode(),
        json.dumps(written(claim(), claim())).encode(),
        json.dumps(written(claim(id="\x1b[2J"), claim(id="\x1b[2J"))).encode(),
        json.dumps({**written(claim()), "extra\x9b": 1}).encode(),
    ],
)
def test_what_is_no_brief_ends_with_2_and_one_harmless_line(llmbrief: Run, article: Path, data: bytes) -> None:
    outcome = llmbrief("verify", "-", "--article", article, input=data)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.count("\n") == 1
    assert outcome.stderr.rstrip("\n").isprintable()


@pytest.mark.parametrize("name", ["missing.json", ".", "\x1b[31m", "a\x00b", "x" * 300])
def test_a_file_that_cannot_be_read_ends_with_2_and_one_harmless_line(
    llmbrief: Run, given: Path, article: Path, name: str
) -> None:
    for arguments in (
        ["verify", name, "--article", article],
        ["verify", given, "--article", name],
        ["summarize", name],
    ):
        outcome = llmbrief(*arguments)
        assert (outcome.code, outcome.stdout) == (2, "")
        assert outcome.stderr.rstrip("\n").splitlines()[-1].isprintable()


def test_a_message_that_echoes_a_long_field_is_cut(llmbrief: Run, article: Path) -> None:
    long = "x" * 100_000
    outcome = llmbrief(
        "verify", "-", "--article", article, input=json.dumps(written(claim(id=long), claim(id=long))).encode()
    )
    assert outcome.code == 2
    assert len(outcome.stderr) < 4000


def test_what_is_wrong_with_a_brief_is_told_with_its_file(llmbrief: Run, tmp_path: Path, article: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    outcome = llmbrief("verify", broken, "--article", article)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "broken.json: the brief is not valid JSON" in outcome.stderr
