from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from llmbrief import LLMBriefError, Summarizer, files
from llmbrief.cassettes import Asked, Recording
from llmbrief.errors import PromptError
from llmbrief.prompt import load_prompt
from tests.cli.conftest import in_process

LONG = "a" * 5_000
ENDLESS = pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file without an end")


@pytest.mark.parametrize("name", [LONG, "a" * 300, "\0", "a/" * 3_000])
def test_a_name_that_no_file_can_have_is_none_that_is_there(name: str) -> None:
    assert not files.is_there(name)
    assert not files.is_file(name)
    assert not files.is_folder(name)


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert files.read(path, 5) == b"12345"
    with pytest.raises(OSError) as caught:  # noqa: PT011 - its number is looked at
        files.read(path, 4)
    assert caught.value.errno == errno.EFBIG


@pytest.mark.parametrize("name", [LONG, "\0", "/" + "b" * 300])
def test_the_library_tells_of_such_a_name_in_its_own_words(name: str, tmp_path: Path) -> None:
    asked = Asked("port-strike", "a" * 64, "brief.v1", "p1", "s1", "openai/some")
    for use in (
        lambda: load_prompt(name),
        lambda: Summarizer("openai/x", prompt=name),
        lambda: Summarizer(cassettes=name),
        lambda: Recording(Path(name), asked, "none"),
    ):
        with pytest.raises(LLMBriefError) as caught:
            use()
        assert len(caught.value.message) < 4_000
        assert caught.value.message.isprintable()


@ENDLESS
def test_a_prompt_without_an_end_is_refused_and_none_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Say it.\n" * 200_000)
    for name in ("/dev/zero", str(path)):
        with pytest.raises(PromptError, match="large"):
            load_prompt(name)


EVAL = ["--gold", ".", "--seeds", "."]
COMMANDS: dict[str, list[str]] = {
    "no command": ["{}"],
    "source": ["summarize", "{}", "-m", "extractive"],
    "prompt": ["summarize", "a.txt", "-m", "openai/x", "-p", "{}"],
    "output": ["summarize", "a.txt", "-m", "extractive", "-o", "{}"],
    "output in it": ["summarize", "a.txt", "-m", "extractive", "-o", "{}/x"],
    "cassettes": ["summarize", "a.txt", "--cassettes", "{}"],
    "cassettes of a model": ["summarize", "a.txt", "-m", "openai/x", "--cassettes", "{}"],
    "brief": ["verify", "{}", "--article", "a.txt"],
    "article": ["verify", "brief.json", "--article", "{}"],
    "gold": ["eval", "lint", "--gold", "{}", "--seeds", "."],
    "seeds": ["eval", "run", "-m", "extractive", "--gold", ".", "--seeds", "{}"],
    "briefs": ["eval", "run", "--briefs", "{}", *EVAL],
    "report": ["eval", "compare", "{}", "{}"],
    "baseline": ["eval", "gate", "report.json", "--baseline", "{}"],
    "baseline to pin": ["eval", "bless", "report.json", "--baseline", "{}"],
}


@pytest.mark.parametrize("name", [LONG, "a" * 300])
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_tells_of_a_name_that_no_file_can_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for given in ("a.txt", "brief.json", "report.json", "a.yaml"):
        Path(given).write_text("It rained on Monday.")
    outcome = in_process(*(argument.format(name) for argument in arguments))
    assert (outcome.code in (2, 4), outcome.stdout) == (True, ""), outcome
    assert "bug in llmbrief" not in outcome.stderr
    assert len(outcome.stderr) < 4_000


@ENDLESS
@pytest.mark.parametrize("kind", ["source", "prompt", "brief", "article", "report", "baseline"])
def test_a_command_reads_no_file_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.chdir(tmp_path)
    for given in ("a.txt", "brief.json", "report.json"):
        Path(given).write_text("It rained on Monday.")
    outcome = in_process(*(argument.format("/dev/zero") for argument in COMMANDS[kind]))
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "bug in llmbrief" not in outcome.stderr


@pytest.mark.skipif(os.name != "posix", reason="file names of bytes that are no text")
@pytest.mark.parametrize("form", ["text", "json", "markdown", "junit", "github"])
def test_a_report_holds_no_half_character_of_a_file_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    shipped = Path(__file__).parent.parent
    monkeypatch.chdir(tmp_path)
    folder = os.fsdecode(b"br\xff\x1b")
    for name in ("gold", "seeds", folder):
        Path(name).mkdir()
    Path("gold/quake-flash.yaml").write_bytes((shipped / "evals/gold/quake-flash.yaml").read_bytes())
    Path("seeds/quake-flash.txt").write_bytes((shipped / "seeds/quake-flash.txt").read_bytes())
    outcome = in_process("eval", "run", "--briefs", folder, "--gold", "gold", "--seeds", "seeds", "-f", form)
    assert outcome.code == 5
    assert "br\\udcff" in outcome.stderr
    assert "bug in llmbrief" not in outcome.stderr
    assert "\x1b" not in outcome.stdout + outcome.stderr
