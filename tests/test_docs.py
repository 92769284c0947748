"""What README and docs show is run: console blocks print what they show, python blocks run, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmbrief import read_brief
from tests.commands import ran

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
OWN = ("llmbrief", "sed", "echo", "cat", "python")
SKIPPED = "…"  # on a line of its own: any number of lines


def blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for match in BLOCK.finditer(text):
            if match[1] == language:
                yield f"{page.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}", match[2]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of *block*, and what it shows below it."""
    parts = COMMAND.split(block)
    return zip(parts[1::2], parts[2::2], strict=True)


def matches(shown: str, printed: str) -> bool:
    """Whether *printed* is what *shown* says, where a line that is only ``…`` stands for any lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(rf"^{SKIPPED}$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*)".join(parts), printed.strip("\n"), re.DOTALL) is not None


@pytest.mark.parametrize(("place", "block"), [pytest.param(*item, id=item[0]) for item in blocks("console")])
def test_a_console_block_prints_what_it_shows(
    place: str, block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for command, shown in commands(block):
        assert shlex.split(command)[0] in OWN, f"{place}: other commands than {OWN} are not shown this way"
        outcome = ran(command.replace("/tmp/", f"{tmp_path}/"))
        output = (outcome.stdout + outcome.stderr).replace(f"{tmp_path}/", "/tmp/")
        assert matches(shown, output), f"{place}: {command}\n{output}"


@pytest.mark.parametrize(("place", "code"), [pytest.param(*item, id=item[0]) for item in blocks("python")])
def test_a_python_block_runs(
    place: str, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, place, "exec"), {"__name__": "example"})
    shown = re.findall(r"# -> (.*)$", code, re.MULTILINE)
    assert capsys.readouterr().out.splitlines() == shown


def test_links_within_the_repository_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_readme_names_every_command_and_make_target_it_promises() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^make demo\b", readme, re.MULTILINE)
    assert re.search(r"^make test\b", readme, re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^|`)make ([a-z]+)", readme, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"the README speaks of make {target}"


def test_the_briefs_that_the_docs_show_are_read() -> None:
    shown = [text for place, text in blocks("json") if place.startswith("docs/brief.md")]
    assert shown
    assert all(read_brief(text).claims for text in shown)
