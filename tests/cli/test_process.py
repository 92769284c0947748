"""What only a process of its own shows: pipes, signals, terminals, encodings, which modules are loaded."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import llmbrief
from tests.cli.briefs import FALSE_QUOTE, claim, written
from tests.cli.conftest import ENVIRONMENT
from tests.engine.answers import drafts
from tests.engine.server import Connection, FaultServer
from tests.engine.table import KEY

SOURCE = str(Path(llmbrief.__file__).parent.parent)
LLMBRIEF = [sys.executable, "-m", "llmbrief"]
SLOW = """
import sys, time
from llmbrief.cli import summarize, main
class Slow:
    model = "openai/slow"
    def __init__(self, *_, **__): pass
    def summarize(self, article):
        print("asking", file=sys.stderr, flush=True)
        time.sleep(60)
summarize.Summarizer = Slow
main()
"""


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
    return {**kept, "COLUMNS": "80", **changes}


def call(*arguments: object, **changes: str) -> subprocess.CompletedProcess[bytes]:
    command = [*LLMBRIEF, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment(**changes), check=False, timeout=30)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "brief.json"
    evidence = [{"quote": FALSE_QUOTE}]
    path.write_text(json.dumps(written(*(claim(id=f"c{n}", evidence=evidence) for n in range(500)))))
    return path


def test_the_module_runs_as_a_program() -> None:
    outcome = call("--version")
    assert (outcome.returncode, outcome.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_help_and_version_load_nothing_but_click(arguments: list[str]) -> None:
    outcome = subprocess.run(
        [sys.executable, "-X", "importtime", *LLMBRIEF[1:], *arguments],
        capture_output=True,
        env=environment(),
        check=True,
        timeout=30,
    )
    assert not loaded(outcome.stderr) & {"pydantic", "rich", "openai", "instructor", "vcr", "httpx2", "asyncio", "yaml"}


def test_verify_loads_no_client_and_no_rich(given: Path, article: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-X", "importtime", *LLMBRIEF[1:], "verify", given, "--article", article],
        capture_output=True,
        env=environment(),
        check=True,
        timeout=30,
    )
    heavy = {
        "openai",
        "instructor",
        "vcr",
        "httpx2",
        "asyncio",
        "tenacity",
        "genai_prices",
        "rich",
    }
    assert not loaded(outcome.stderr) & heavy


WATCHED = """
import atexit, gc, sys
from llmbrief.cli import main
gc.callbacks.append(lambda *_: print("searched for garbage", file=sys.stderr))
atexit.register(gc.callbacks.clear)
main()
"""


def test_a_short_command_is_not_searched_for_garbage(given: Path, article: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", WATCHED, "verify", given, "--article", article],
        capture_output=True,
        env=environment(),
        check=True,
        timeout=30,
    )
    assert outcome.stderr == b""


def loaded(importtime: bytes) -> set[str]:
    return {line.rsplit("|", 1)[-1].strip() for line in importtime.decode().splitlines() if line.startswith("import")}


@pytest.mark.parametrize("command", ["verify", "help"])
def test_a_reader_that_stops_early_ends_it_quietly(given: Path, article: Path, command: str) -> None:
    arguments = ["verify", str(given), "--article", str(article)] if command == "verify" else ["--help"]
    reading, writing = os.pipe()
    process = subprocess.Popen([*LLMBRIEF, *arguments], stdout=writing, stderr=subprocess.PIPE, env=environment())
    os.close(writing)
    if command == "verify":
        os.read(reading, 10)
    os.close(reading)
    _, stderr = process.communicate(timeout=30)
    assert (process.returncode, stderr) == (0, b"")


def test_an_error_that_nobody_reads_still_has_its_code() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [*LLMBRIEF, "summarize", "missing.txt"]
    outcome = subprocess.run(arguments, stderr=writing, env=environment(), check=False, timeout=30)
    os.close(writing)
    assert outcome.returncode == 2


@pytest.mark.parametrize("closing", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_streams_closed_from_the_start_are_no_error(article: Path, closing: str) -> None:
    command = f'"$@" {closing}'
    arguments = ["sh", "-c", command, "sh", *LLMBRIEF, "summarize", str(article), "-m", "extractive"]
    outcome = subprocess.run(arguments, capture_output=True, env=environment(), check=False, timeout=30)
    assert (outcome.returncode, outcome.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_a_line(article: Path) -> None:
    arguments = ["sh", "-c", '"$@" > /dev/full', "sh", *LLMBRIEF, "summarize", str(article), "-m", "extractive"]
    outcome = subprocess.run(arguments, capture_output=True, env=environment(), check=False, timeout=30)
    assert outcome.returncode == 2
    assert outcome.stderr.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_where_nothing_can_be_written_nobody_waits_for_the_other_answers(server: FaultServer, tmp_path: Path) -> None:
    answer = drafts()

    async def behave(connection: Connection) -> None:
        await (answer(connection) if "first" in connection.request.article else connection.stall())

    server.script("one-of-two", behave)
    for name in ("first", "second"):
        (tmp_path / name).write_text(f"The {name} bridge is closed for repairs this week.")
    command = [*LLMBRIEF, "summarize", str(tmp_path / "first"), str(tmp_path / "second"), "-m", "openai/one-of-two"]
    keys = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.url}
    outcome = subprocess.run(
        ["sh", "-c", '"$@" > /dev/full', "sh", *command],
        capture_output=True,
        env=environment(**keys),
        check=False,
        timeout=15,  # the deadline is 120 seconds
    )
    assert (outcome.returncode, outcome.stderr.count(b"\n")) == (2, 1)


def test_little_is_loaded_before_an_interrupt_can_be_told() -> None:
    program = (
        "import sys; import llmbrief.cli; print(*sorted({'typing', 'click', 'pathlib', 'logging'} & {*sys.modules}))"
    )
    outcome = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {SOURCE!r}); {program}"],
        capture_output=True,
        check=True,
    )
    assert outcome.stdout.split() == []


@pytest.mark.parametrize("changes", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}])
def test_output_is_utf8_whatever_the_locale(tmp_path: Path, changes: dict[str, str]) -> None:
    path = tmp_path / "tokyo.txt"
    path.write_text("東京港は千人の技術者を東埠頭に送ると発表した。", encoding="utf-8")
    outcome = call("summarize", path, "-m", "extractive", **changes)
    assert outcome.returncode == 0
    assert "東京港" in outcome.stdout.decode("utf-8")


def test_an_interrupt_ends_at_once_with_130_and_no_traceback(article: Path, tmp_path: Path) -> None:
    output = tmp_path / "brief.json"
    command = [sys.executable, "-c", SLOW, "summarize", str(article), "-m", "openai/slow", "-o", str(output)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stderr is not None
    process.stderr.readline()  # the model is being asked
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert time.monotonic() - started < 5
    assert (process.returncode, stdout, stderr.strip()) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == [article]


WRITES_SLOWLY = """
import os, sys, time
from llmbrief.cli import main
fsync = os.fsync
def slowly(descriptor):
    print("writing", file=sys.stderr, flush=True)
    time.sleep(0.5)
    fsync(descriptor)
os.fsync = slowly
main()
"""


def test_an_interrupt_leaves_no_half_written_recording(server: FaultServer, article: Path, tmp_path: Path) -> None:
    server.script("interrupted", drafts())
    options = ["-m", "openai/interrupted", "--cassettes", str(tmp_path / "cassettes"), "--record", "all"]
    process = subprocess.Popen(
        [sys.executable, "-c", WRITES_SLOWLY, "summarize", str(article), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url),
    )
    assert process.stderr is not None
    process.stderr.readline()
    started = time.monotonic()
    process.send_signal(signal.SIGINT)
    stdout, stderr = process.communicate(timeout=30)
    assert time.monotonic() - started < 2
    assert (process.returncode, stdout, stderr) == (130, b"", b"")
    written = [path for path in (tmp_path / "cassettes").rglob("*") if path.is_file()]
    assert [path.name for path in written] == ["port-strike.json"]
    assert json.loads(written[0].read_bytes())["interactions"]


def terminal(*command: object, **changes: str) -> tuple[int, str]:
    """Run *command* on a terminal of its own; return its exit code and all that it was sent."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [str(part) for part in command], stdin=follower, stdout=follower, stderr=follower, env=environment(**changes)
    )
    os.close(follower)
    seen = b""
    while select.select([leader], [], [], 20)[0]:
        try:
            seen += os.read(leader, 4096)
        except OSError:  # the other side is closed
            break
        if b"0:00:01" in seen and process.poll() is None:
            process.send_signal(signal.SIGINT)
    os.close(leader)
    return process.wait(timeout=20), seen.decode()


def test_a_terminal_gets_colour_unless_it_asks_for_none(article: Path) -> None:
    command = [*LLMBRIEF, "summarize", article, "-m", "extractive", "-q"]
    assert "\x1b[1m" in terminal(*command, TERM="xterm")[1]
    assert "\x1b" not in terminal(*command, TERM="xterm", NO_COLOR="1")[1]


def test_a_pipe_gets_no_colour_even_where_it_is_forced(article: Path) -> None:
    assert b"\x1b" not in call("summarize", article, "-m", "extractive", FORCE_COLOR="1", TERM="xterm").stdout


def test_while_a_model_is_asked_a_terminal_sees_the_time_pass_and_an_interrupt_restores_it(article: Path) -> None:
    code, seen = terminal(sys.executable, "-c", SLOW, "summarize", article, "-m", "openai/slow", TERM="xterm")
    assert code == 130
    assert "asking openai/slow" in seen
    assert re.search("0:00:01", seen)
    assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")
    assert "Traceback" not in seen


def test_without_a_source_a_terminal_gets_an_example_instead_of_waiting() -> None:
    code, seen = terminal(*LLMBRIEF, "summarize")
    assert code == 2
    assert seen == "llmbrief: no SOURCE is given; name a file: llmbrief summarize article.txt\r\n"
