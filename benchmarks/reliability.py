"""Every fault of the tables in tests/engine, here and in other programs, on servers of the loopback.

    python -m benchmarks.reliability [--rivals PYTHON] [--write]

Each fault happens *always* and the *first time only*, to Summarizer and to AsyncSummarizer under a deadline of 5 s, a
dozen at a time: over the dialects of OpenAI, Anthropic and Google. The faults of names, ports and certificates come one
after the other; they need the further loopback addresses of Linux, and the package cryptography. *PYTHON* is an
interpreter of an environment in which openai, instructor, langextract and llm are installed; what is not is skipped,
and said so. They are asked as benchmarks/rivals/asking.py says. Takes five minutes, and one or two more for each of
the others. ``--write`` puts the totals and the table by families into docs/reliability.md; the full table is printed.
Ends with 1 where a call of llmbrief did not end as its row says.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from tests.engine.answers import drafts, first_line
from tests.engine.places import HOST, Place, Town, places, resolving
from tests.engine.running import ARTICLE, Outcome, all_async, all_sync, complaints, told
from tests.engine.server import FaultServer, Script
from tests.engine.table import AGAIN, FINE, KEY, ONCE, PROVIDERS, REASKED, Row, rows

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
    provider = table[0].provider
    summarize(ARTICLE, model=f"{provider}/{_warm(server)}")
    ends: Ends = {name: [] for name in FACES}
    amiss: list[str] = []
    for name, run in FACES.items():
        for always in (True, False):
            outcomes = run(server, table, always=always, deadline=DEADLINE, at_once=AT_ONCE)
            for row, outcome in zip(table, outcomes, strict=True):
                ends[name].append(of_ours(row, outcome, always=always))
                amiss += [f"{provider}, {name}: {complaint}" for complaint in complaints(row, outcome, always=always)]
    return ends, amiss


def run_places(server: FaultServer, table: list[Place]) -> tuple[Ends, list[str]]:
    """Do as ``run_ours`` does with the faults on the way to a server, one after the other."""
    ends: Ends = {name: [] for name in FACES}
    amiss: list[str] = []
    with resolving() as resolver, changed_environment("OPENAI_BASE_URL"):
        for number, name, place, always in _visits(FACES, table):
            host = f"{number}.{HOST}"
            resolver.plans[host] = place.steps(always=always)
            os.environ["OPENAI_BASE_URL"] = _address(place, host, server)
            (outcome,) = FACES[name](server, [place], always=always, deadline=DEADLINE, at_once=1)
            outcome = replace(outcome, requests=resolver.asked[host])
            ends[name].append(of_ours(place, outcome, always=always))
            amiss += [f"{name}: {complaint}" for complaint in complaints(place, outcome, always=always)]
    return ends, amiss


def _visits(names: Iterable[str], table: list[Place]) -> Iterator[tuple[int, str, Place, bool]]:
    visits = ((name, place, always) for name in names for place in table for always in (True, False))
    return ((number, *visit) for number, visit in enumerate(visits))


def _address(place: Place, host: str, server: FaultServer) -> str:
    return f"{place.scheme}://{host}:{server.port}/v1"


@contextmanager
def changed_environment(*names: str) -> Iterator[None]:
    """Put back what the environment says of *names*."""
    before = {name: os.environ.get(name) for name in names}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def run_theirs(
    server: FaultServer, table: list[Row], ways: list[Place], program: str, python: str
) -> tuple[list[End], str]:
    """Run every fault through another program; return the ends, and what it wrote to stderr."""
    calls = {
        f"{program}|{number}|{always}".replace(", ", "-"): (row, always)
        for always in (True, False)
        for number, row in enumerate([*table, *ways])
    }
    scripts = {
        model: server.script(model, row.behave, *([] if always else [drafts()]))
        for model, (row, always) in calls.items()
    }
    visits = [
        {"model": model, "address": _address(row, f"{number}.{HOST}", server), "steps": row.steps(always=always)}
        for number, (model, (row, always)) in enumerate(calls.items())
        if isinstance(row, Place)
    ]
    models = [_warm(server), *(model for model, (row, _) in calls.items() if not isinstance(row, Place))]
    command = [python, "-m", "benchmarks.rivals.drive", program, KEY]
    asked = json.dumps({"models": models, "places": visits})
    done = subprocess.run(command, cwd=ROOT, input=asked, capture_output=True, text=True, check=True)
    return [_end(program, calls, scripts, json.loads(line)) for line in done.stdout.splitlines()], done.stderr


def _end(
    program: str, calls: Mapping[str, tuple[Row, bool]], scripts: Mapping[str, Script], end: Mapping[str, Any]
) -> End:
    row, always = calls[end["model"]]
    requests = end["lookups"] if isinstance(row, Place) else len(scripts[end["model"]].requests)
    return of_theirs(program, row, end, requests, always=always)


def _warm(server: FaultServer) -> str:
    server.script("warm", drafts())
    return "warm"


def installed(program: str, python: str | None) -> str:
    """Return the version of *program* beside *python*; nothing where it is not installed."""
    program = program.partition(",")[0]
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
WAY = "the way there: names that are not found, refused connections, TLS, certificates"
BROKEN = "connections: reset, closed, stalled, dripping, no HTTP, a body cut off"
ODD = "odd, and readable all the same"
UNREADABLE = "bodies and envelopes: HTML, encodings, 50 MB, a gzip bomb, no choices, tool calls, the key echoed"


def family(row: Row) -> str:
    """Return the family of a fault."""
    if row.sent == FINE or isinstance(row, Place):
        return ODD if row.sent == FINE else WAY
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


def dialect_table(ends: Mapping[str, Ends]) -> str:
    """Return the totals of llmbrief for each provider's dialect."""
    named = {f"{provider}, {name}": some for provider, both in ends.items() for name, some in both.items()}
    return totals({name.replace(", llmbrief", ""): some for name, some in named.items()})


def counted(table: Sequence[Row], dialects: Mapping[str, Sequence[Row]]) -> str:
    """Say how many faults there are, and of what kind."""
    sent = Counter(row.sent for row in table)
    others = " and ".join(f"{len(some)} for {name.capitalize()}" for name, some in dialects.items())
    return (
        f"{len(table)} faults for OpenAI's dialect: {sent[ONCE]} that must be sent once, "
        f"{sent[AGAIN] + sent[REASKED]} that can be survived, and {sent[FINE]} answers that are odd and can be read; "
        f"{others}, most of them the same."
    )


def full_run(server: FaultServer, folder: Path, python: str | None) -> tuple[dict[str, str], list[str], str]:
    """Run everything; return the tables, what is amiss in llmbrief, and all there is to say."""
    town, table, ways = Town(server, folder), rows(), places()
    os.environ["SSL_CERT_FILE"] = str(town.trusted)
    dialects = {provider: rows(provider) for provider in PROVIDERS if provider != "openai"}
    ends, amiss = run_ours(server, table)
    on_the_way, amiss_there = run_places(server, ways)
    ends = {name: some + on_the_way[name] for name, some in ends.items()}
    others = {provider: run_ours(server, some) for provider, some in dialects.items()}
    amiss += amiss_there + [complaint for _, complaints_ in others.values() for complaint in complaints_]
    for program in PROGRAMS:
        if number := installed(program, python):
            assert python is not None
            name = program.replace(",", f" {number},") if "," in program else f"{program} {number}"
            ends[name], log = run_theirs(server, table, ways, program, python)
            print(f"{name}: its log {'shows' if KEY in log else 'does not show'} the key", flush=True)
        else:
            print(f"{program}: not installed, skipped", flush=True)
    town.close()
    everything = [*table, *ways]
    tables = {
        "counts": counted(everything, dialects),
        "totals": totals(ends),
        "dialects": dialect_table({name: both for name, (both, _) in others.items()}),
        "families": family_table(ends, everything),
        "beside": beside_table(ends, everything),
    }
    return tables, amiss, "\n\n".join([full_table(ends, everything), *tables.values(), details(ends)])


def main() -> int:
    """Run, print, and write where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rivals", metavar="PYTHON")
    parser.add_argument("--write", action="store_true", help="put the totals and families into docs/reliability.md")
    given = parser.parse_args()
    server = FaultServer()
    root = f"http://127.0.0.1:{server.port}"
    keys = dict.fromkeys(("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"), KEY)
    os.environ.update(keys, OPENAI_BASE_URL=server.url, ANTHROPIC_BASE_URL=root, GOOGLE_GEMINI_BASE_URL=root)
    os.environ.update(NO_PROXY="*", no_proxy="*")
    started = time.monotonic()
    with TemporaryDirectory() as folder:
        tables, amiss, report = full_run(server, Path(folder), given.rivals)
    server.close()
    print(report, *amiss, f"took {time.monotonic() - started:.0f} s", sep="\n\n")
    if given.write:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main())
