"""Every fault of the table in tests/engine, here and in other programs, on one server of the loopback.

    python -m benchmarks.reliability [--rivals PYTHON] [--write]

Each fault happens *always* and the *first time only*, to Summarizer and to AsyncSummarizer under a deadline of 5 s, a
dozen at a time. *PYTHON* is an interpreter of an environment in which openai, instructor, langextract and llm are
installed; what is not is skipped, and said so. They are asked as benchmarks/rivals/asking.py says. Takes four minutes,
and two more for each of the others. ``--write`` puts the totals and the table by families into docs/reliability.md; the
full table is printed. Ends with 1 where a call of llmbrief did not end as its row says.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.engine.answers import drafts, first_line, says
from tests.engine.running import ARTICLE, Outcome, all_async, all_sync, complaints, told
from tests.engine.server import FaultServer, Script
from tests.engine.table import AGAIN, FINE, KEY, ONCE, REASKED, Row, rows

from benchmarks.results import filled
from benchmarks.rivals.asking import PROGRAMS, SYSTEM, Brief
from benchmarks.rivals.drive import AT_ONCE, HANGS
from llmbrief import summarize
from llmbrief.errors import ContentFilterError, LLMBriefError, RefusalError, TruncatedError, UnreachableError

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reliability.md"
DEADLINE = 5.0  # seconds
FACES = {"llmbrief": all_sync, "llmbrief, async": all_async}
NOT_TO_BE_USED = (
    RefusalError,
    ContentFilterError,
    TruncatedError,
)  # what the provider says so of, however good it looks

What = Literal["right", "wrong", "empty", "error", "raw", "hung"]


@dataclass(frozen=True)
class End:
    """How one call ended: with a result that is right, wrong or empty, with an error, or not in time."""

    row: Row
    always: bool
    what: What
    said: str  # the exception's type
    seconds: float
    requests: int
    key: bool  # whether what is printed of it shows the key

    @property
    def shown(self) -> str:
        """The end in a word or two."""
        return {"right": "a brief", "error": self.said, "raw": f"raw {self.said}"}.get(self.what, self.what)

    @property
    def well(self) -> bool:
        """Whether it is a right result or, where there is a fault, an error of the program's own; without the key."""
        ends = ("right",) if self.row.sent == FINE else ("right", "error")
        return self.what in ends and not self.key


Ends = dict[str, list[End]]  # by program


def of_result(row: Row, said: object, requests: int, expected: str) -> What:
    """Say what a result is: the texts of claims, or a text that is to be a brief.

    It is right where it says what the good answer says, and the answer used is not one that the provider marks as
    refused, filtered or cut.
    """
    if not said:
        return "empty"
    texts = _claims(said) if isinstance(said, str) else said
    marked = row.error in NOT_TO_BE_USED and requests == 1
    return "right" if texts == [expected] and not marked else "wrong"


def _claims(text: str) -> list[str] | None:
    try:
        return [claim.text for claim in Brief.model_validate_json(text).claims]
    except ValueError:
        return None


def of_ours(row: Row, outcome: Outcome, *, always: bool) -> End:
    """Say how a call of llmbrief ended."""
    what: What
    result = outcome.result
    if isinstance(result, BaseException):
        what = "error" if isinstance(result, LLMBriefError) else "raw"
        printed = told(result)
    else:
        what = of_result(row, [claim.text for claim in result.claims], outcome.requests, first_line(ARTICLE))
        printed = [result.model_dump_json()]
    what = "hung" if outcome.seconds > HANGS else what
    shows = any(KEY in text for text in printed)
    return End(row, always, what, type(result).__name__, outcome.seconds, outcome.requests, shows)


def of_theirs(program: str, row: Row, end: Mapping[str, Any], requests: int, *, always: bool) -> End:
    """Say how a call of another program ended."""
    what: What = {"own": "error", "raw": "raw", "hung": "hung"}.get(end["end"], "right")  # type: ignore[assignment]
    if end["end"] == "result":
        expected = SYSTEM if program == "langextract" else first_line(ARTICLE)
        what = of_result(row, end["said"], requests, expected)
    return End(row, always, what, str(end["said"]), end["seconds"], requests, end["key"])


def run_ours(server: FaultServer, table: list[Row]) -> tuple[Ends, list[str]]:
    """Run every fault through both faces; return the ends, and what is not as the table says."""
    summarize(ARTICLE, model=_warm(server))
    ends: Ends = {name: [] for name in FACES}
    amiss: list[str] = []
    for name, run in FACES.items():
        for always in (True, False):
            outcomes = run(server, table, always=always, deadline=DEADLINE, at_once=AT_ONCE)
            for row, outcome in zip(table, outcomes, strict=True):
                ends[name].append(of_ours(row, outcome, always=always))
                amiss += [f"{name}: {complaint}" for complaint in complaints(row, outcome, always=always)]
    return ends, amiss


def run_theirs(server: FaultServer, table: list[Row], program: str, python: str) -> list[End]:
    """Run every fault through another program."""
    calls = {
        f"{program}|{number}|{always}": (row, always) for always in (True, False) for number, row in enumerate(table)
    }
    scripts = {
        model: server.script(model, row.behave, *([] if always else [drafts()]))
        for model, (row, always) in calls.items()
    }
    command = [python, "-m", "benchmarks.rivals.drive", program, KEY]
    models = json.dumps([_warm(server).removeprefix("openai/"), *calls])
    done = subprocess.run(command, cwd=ROOT, input=models, capture_output=True, text=True, check=True)
    if KEY in done.stderr:
        print(f"{program}: its log shows the key")
    return [_end(program, calls, scripts, json.loads(line)) for line in done.stdout.splitlines()]


def _end(
    program: str, calls: Mapping[str, tuple[Row, bool]], scripts: Mapping[str, Script], end: Mapping[str, Any]
) -> End:
    row, always = calls[end["model"]]
    return of_theirs(program, row, end, len(scripts[end["model"]].requests), always=always)


def _warm(server: FaultServer) -> str:
    server.script("warm", drafts())
    return "openai/warm"


def installed(program: str, python: str | None) -> str:
    """Return the version of *program* beside *python*; nothing where it is not installed."""
    code = f"from importlib.metadata import version; print(version({program!r}))"
    done = subprocess.run([python or sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() if python else ""


# The families of faults, told by their names and by what comes of them; the first that fits.
FAMILIES = {
    "statuses: 201, 204, 304, 4xx, 5xx, with JSON, HTML, an empty or another body": ("status ",),
    "what an error says: quota, key, model, context length, filter": ("code ", "quota with 200", "words of ", "error"),
    "`Retry-After`: seconds, a date, absurd, no number": ("retry-after ", "503, retry-after"),
    "redirects": ("redirect ",),
    "answers of another content: no JSON, another schema, doubled keys": ("content: ",),
    "refused, filtered or cut, also beside complete JSON": (
        *("refusal", "content filter", "length", "ends with", "safety", "blocked"),
    ),
}
BROKEN = "connections: reset, closed, stalled, dripping, no HTTP, a body cut off"
ODD = "odd, and readable all the same"
UNREADABLE = "bodies and envelopes: HTML, encodings, 50 MB, a gzip bomb, no choices, tool calls, the key echoed"


def family(row: Row) -> str:
    """Return the family of a fault."""
    if row.sent == FINE:
        return ODD
    named = (name for name, starts in FAMILIES.items() if row.name.startswith(starts))
    return next(named, BROKEN if row.error is UnreachableError else UNREADABLE)


def families(table: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the faults of each family."""
    members: dict[str, list[Row]] = {}
    for row in table:
        members.setdefault(family(row), []).append(row)
    return members


def full_table(ends: Ends, table: Sequence[Row]) -> str:
    """Return what llmbrief makes of each fault, through both faces, and what others make of it, as Markdown."""
    others = [name for name in ends if name not in FACES]
    lines = [
        (row.name, *_cells(_ours(ends, [row])), *(_both(_of_rows(ends[name], [row])) for name in others))
        for row in table
    ]
    return _markdown(("fault", *_HEADS, *others), lines)


def family_table(ends: Ends, table: Sequence[Row]) -> str:
    """Return what llmbrief makes of each family."""
    lines = [(name, str(len(some)), *_cells(_ours(ends, some))) for name, some in families(table).items()]
    return _markdown(("family", "faults", *_HEADS), lines)


def beside_table(ends: Ends, table: Sequence[Row]) -> str:
    """Return how many of each family end well, *always* and *first time only*, here and elsewhere."""
    lines = [
        (name, str(len(members)), *(_pair(_of_rows(some, members), lambda end: end.well) for some in ends.values()))
        for name, members in families(table).items()
    ]
    return _markdown(("family", "faults", *ends), lines)


def _ours(ends: Ends, table: Sequence[Row]) -> list[End]:
    return [end for name in FACES for end in _of_rows(ends[name], table)]


def _of_rows(some: Iterable[End], table: Sequence[Row]) -> list[End]:
    names = {row.name for row in table}
    return [end for end in some if end.row.name in names]


def _both(some: Sequence[End]) -> str:
    """Return the ends of a fault, *always* first."""
    return " / ".join(end.shown for end in sorted(some, key=lambda end: not end.always))


_HEADS = ("always", "first time only", "requests, always", "first time only", "seconds, always", "first time only")


def _cells(some: Sequence[End]) -> tuple[str, ...]:
    always = [end for end in some if end.always]
    once = [end for end in some if not end.always]
    return tuple(tell(ends) for tell in (_shown, _requests, _longest) for ends in (always, once))


def _shown(some: Sequence[End]) -> str:
    return ", ".join(what for what, _ in Counter(end.shown for end in some).most_common())


def _requests(some: Sequence[End]) -> str:
    fewest, most = min(end.requests for end in some), max(end.requests for end in some)
    return str(fewest) if fewest == most else f"{fewest}–{most}"


def _longest(some: Iterable[End]) -> str:
    return f"{max(end.seconds for end in some):.1f}"


def totals(ends: Ends) -> str:
    """Return a line for each program; pairs are *always* and *first time only*."""
    heads = ("program", "wrong", "of these empty", "hung", "raw exception", "key shown", "refused, and sent again")
    return _markdown(
        (*heads, "survived", "odd answers read", "requests", "longest, s"),
        [(name, *_totals(some)) for name, some in ends.items()],
    )


def _totals(some: Sequence[End]) -> tuple[str, ...]:
    refused = [end for end in some if end.row.sent == ONCE and end.always]
    transient = [end for end in some if end.row.sent in (AGAIN, REASKED) and not end.always]
    odd = [end for end in some if end.row.sent == FINE and end.always]
    return (
        _pair(some, lambda end: end.what in ("wrong", "empty")),
        _pair(some, lambda end: end.what == "empty"),
        _pair(some, lambda end: end.what == "hung"),
        _pair(some, lambda end: end.what == "raw"),
        _pair(some, lambda end: end.key),
        _of(sum(end.requests > 1 for end in refused), refused),
        _of(sum(end.what == "right" for end in transient), transient),
        _of(sum(end.what == "right" for end in odd), odd),
        f"{sum(end.requests for end in some):,}",
        _longest(some),
    )


def _pair(some: Iterable[End], counts: Callable[[End], bool]) -> str:
    found = Counter(end.always for end in some if counts(end))
    return f"{found[True]} + {found[False]}"


def _of(count: int, some: Sequence[End]) -> str:
    return f"{count} of {len(some)}"


def _markdown(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    table = (heads, ["---"] * len(heads), *lines)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in table)


def details(ends: Ends) -> str:
    """Say which faults the other programs got wrong, hung on, or ended with a raw exception or the key."""
    lines = []
    for name, some in ends.items():
        for end in some:
            if end.what in ("wrong", "empty", "raw", "hung") or end.key:
                when = "always" if end.always else "once"
                lines.append(f"{name}: {end.row.name}, {when}: {end.shown}{', shows the key' if end.key else ''}")
    return "\n".join(lines)


def main() -> int:
    """Run, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rivals", metavar="PYTHON")
    parser.add_argument("--write", action="store_true", help="put the totals and families into docs/reliability.md")
    given = parser.parse_args()
    table, server = rows(), FaultServer()
    server.script("", says({"error": {"message": "no model"}}, 400))  # what comes after a redirect may name none
    os.environ.update(OPENAI_API_KEY=KEY, OPENAI_BASE_URL=server.url, NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    ends, amiss = run_ours(server, table)
    for program in PROGRAMS:
        if number := installed(program, given.rivals):
            ends[f"{program} {number}"] = run_theirs(server, table, program, given.rivals)
        else:
            print(f"{program}: not installed, skipped")
    server.close()
    tables = {"totals": totals(ends), "families": family_table(ends, table), "beside": beside_table(ends, table)}
    print(full_table(ends, table), *tables.values(), details(ends), *amiss, sep="\n\n")
    if given.write:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
