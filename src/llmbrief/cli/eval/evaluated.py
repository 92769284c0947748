"""From options to a report: the cases, a brief of each, and what they score."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from llmbrief.article import Article
from llmbrief.brief import Brief, read_brief
from llmbrief.cli.asking import Outcome, Tally, outcomes
from llmbrief.cli.eval.options import DEFAULTS
from llmbrief.cli.output import complain
from llmbrief.cli.progress import library_notes
from llmbrief.errors import BriefError, LLMBriefError, UsageError
from llmbrief.evals import Case, Report, evaluate, load_cases, read_report

if TYPE_CHECKING:
    from llmbrief.cassettes import Record


@dataclass(frozen=True)
class Setup:
    """What is evaluated, as options say it."""

    gold: str
    seeds: str
    cassettes: str
    model: str | None
    prompt: str | None
    briefs: str | None
    record: Record
    deadline: float  # seconds for one article
    quiet: bool

    @property
    def asks(self) -> bool:
        """Whether an option says which model is asked, and how."""
        return self.model is not None or self.prompt is not None or self.record != "none"

    def cases(self) -> tuple[Case, ...]:
        """Read the cases."""
        return load_cases(gold=self.gold, seeds=self.seeds)


def report_at(path: str | None, **settings: Any) -> Report:
    """Read the report that *path* names; without one evaluate what the other options say."""
    setup = Setup(**settings)
    if path is not None:
        if setup.asks or setup.briefs is not None:
            raise UsageError("a report is scored already; leave out --model, --prompt, --briefs and --record")
        return read_report(path)
    return evaluated(setup, setup.cases())


def evaluated(setup: Setup, cases: Sequence[Case]) -> Report:
    """Score a brief of each case; each failure is told on stderr, and what records what is missing."""
    if setup.briefs is not None:
        return _scored(cases, _written_briefs(setup, Path(setup.briefs)), setup, label="")
    return _asked(setup, cases)


def _asked(setup: Setup, cases: Sequence[Case]) -> Report:
    from llmbrief.facade import EXTRACTIVE, Summarizer  # here: briefs that exist need no client

    summarizer = Summarizer(
        setup.model,
        prompt=setup.prompt,
        cassettes=setup.cassettes,
        record=setup.record,
        deadline=setup.deadline,
        findings=False,
    )
    label = "" if summarizer.model == EXTRACTIVE else f"asking {summarizer.model}"
    report = _scored(cases, summarizer.summarize, setup, label=label)
    summarizer.close()  # not a with block: an interrupt must not wait for calls that are on their way
    if any(failure.kind in _REPLAYABLE for failure in report.failures):
        complain(f"llmbrief: to record all that is missing: {recording_command(setup, summarizer.model)}")
    return report


_REPLAYABLE = frozenset({"missing_recording", "stale_recording"})


def _scored(cases: Sequence[Case], summarize: Callable[[Article], Brief], setup: Setup, *, label: str) -> Report:
    articles: dict[str, Outcome[Article]] = {case.slug: case.article for case in cases}
    tally = Tally(several=True)
    made: dict[str, Outcome[Brief]] = {}
    with library_notes(quiet=setup.quiet):
        for slug, outcome in outcomes(summarize, articles, label=label, quiet=setup.quiet):
            made[slug] = outcome
            if isinstance(outcome, LLMBriefError):
                tally.fail(slug, outcome)

    def brief_of(article: Article) -> Brief:
        outcome = made[article.slug]
        if isinstance(outcome, LLMBriefError):
            raise outcome
        return outcome

    return evaluate(cases, brief_of)


def _written_briefs(setup: Setup, folder: Path) -> Callable[[Article], Brief]:
    """Return what reads the brief of an article from *folder*."""
    if setup.asks:
        raise UsageError("--briefs scores briefs that exist and asks nobody; leave out --model, --prompt and --record")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder} of briefs; check --briefs", path=folder)

    def brief_of(article: Article) -> Brief:
        path = folder / f"{article.slug}.json"
        try:
            brief = read_brief(path.read_bytes())
        except OSError as error:
            raise BriefError(f"cannot read the brief {path} ({error.strerror})", place=None) from error
        except BriefError as error:
            raise BriefError(f"{path}: {error.message}", **error.facts) from error
        if brief.article is not None and brief.article.sha256 not in {"", article.sha256} and not setup.quiet:
            complain(f"llmbrief: note: {path} was made of another text than the seed (its SHA-256 differs)")
        return brief

    return brief_of


def recording_command(setup: Setup, model: str) -> str:
    """Return the command that records all that is missing or stale, as a shell takes it."""
    named = {"gold": setup.gold, "seeds": setup.seeds, "cassettes": setup.cassettes, "prompt": setup.prompt}
    words = ["llmbrief", "eval", "run", "--model", model, "--record", "missing"]
    for name, value in named.items():
        if value is not None and value != DEFAULTS.get(name):
            words += [f"--{name}", value]
    return shlex.join(words)
