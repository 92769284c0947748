"""What README and docs show is run: console blocks print what they show, python blocks run, links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from llmbrief import read_brief

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
OWN = ("llmbrief", "sed", "echo", "cat", "python")
SKIPPED = "…"  # on a line of its own: any number of lines


def blocks(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
            if match[1] == language:
                yield (
                    f"{page.relative_to(ROOT)}:{page.read_text(encoding='utf-8')[: match.start()].count(chr(10)) + 1}",
                    match[2],
                )


def commands() -> Iterator[tuple[str, str, str]]:
    for place, text in blocks("console"):
        parts = COMMAND.split(text)
        for command, output in zip(parts[1::2], parts[2::2], strict=True):
            yield place, command, output.strip("\n")


def environment() -> dict[str, str]:
    """Return an environment without keys, in which ``llmbrief`` is the one under test."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith(("_API_KEY", "_BASE_URL"))}
    return {**kept, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}


def matches(shown: str, printed: str) -> bool:
    """Whether *printed* is what *shown* says, where a line that is only ``…`` stands for any lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(rf"^{SKIPPED}$", shown, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*)".join(parts), printed.strip("\n"), re.DOTALL) is not None


@pytest.mark.parametrize(
    ("place", "command", "output"), [pytest.param(*item, id=f"{item[0]} {item[1]}") for item in commands()]
)
def test_a_console_block_prints_what_it_shows(place: str, command: str, output: str) -> None:
    assert shlex.split(command)[0] in OWN, f"{place}: other commands than {OWN} are not shown this way"
    run = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert matches(output, run.stdout + run.stderr), f"{place}: {command}\n{run.stdout}{run.stderr}"


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
