"""From options to a report: the cases, a brief of each, and what they score."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from llmbrief import files
from llmbrief.article import Article
from llmbrief.brief import Brief, read_brief
from llmbrief.cli.asking import Outcome, Tally, outcomes
from llmbrief.cli.eval.options import DEFAULTS, refuse_files, refuse_mistaken
from llmbrief.cli.output import complain
from llmbrief.cli.progress import library_notes
from llmbrief.errors import (
    BriefError,
    LLMBriefError,
    MissingRecordingError,
    RecordingError,
    ReportError,
    StaleRecordingError,
    UsageError,
)
from llmbrief.evals import Case, Report, evaluate, load_cases, read_report
from llmbrief.evals.baseline import is_baseline
from llmbrief.evals.case import gold_files
from llmbrief.evals.garbage import garbage_let_be
from llmbrief.evals.report import System
from llmbrief.shown import one_line

if TYPE_CHECKING:
    from llmbrief.cassettes import Record
    from llmbrief.prompt import Prompt


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
        self.refuse_folders()
        return load_cases(gold=self.gold, seeds=self.seeds)

    def refuse_folders(self) -> None:
        """Raise an InputError where there is no gold, or a folder is not there or is a file."""
        refuse_mistaken(self.gold, self.seeds)
        refuse_files(briefs=self.briefs)
        gold_files(Path(self.gold))

    def command(self, words: Sequence[str], *, besides: Mapping[str, str | None] | None = None) -> str:
        """Return a command on the same folders and prompt, as a shell takes it; *besides* are more options."""
        data = {"gold": self.gold, "seeds": self.seeds, "cassettes": self.cassettes, "prompt": self.prompt}
        options = list(words)
        for name, value in {**data, **(besides or {})}.items():
            if value is not None and value != DEFAULTS.get(name):
                options += [f"--{name}", value]
        return shlex.join(options)


def report_at(path: str | None, **settings: Any) -> Report:
    """Read the report that *path* names; without one evaluate what the other options say."""
    setup = Setup(**settings)
    if path is not None:
        if setup.asks or setup.briefs is not None:
            raise UsageError("a report is scored already; leave out --model, --prompt, --briefs and --record")
        return given_report(path)
    with garbage_let_be():
        return evaluated(setup, setup.cases())


def blessing(report: str | None, baseline: str, **settings: Any) -> str:
    """Return the command that pins what ``eval gate`` would compare, with the same options."""
    if report is not None:
        extra = [] if baseline == DEFAULTS["baseline"] else ["--baseline", baseline]
        return shlex.join(["llmbrief", "eval", "bless", report, *extra])
    setup = Setup(**settings)
    besides = {"model": setup.model, "briefs": setup.briefs, "baseline": baseline}
    return setup.command(["llmbrief", "eval", "bless"], besides=besides)


def with_name(report: Report, briefs: str | None) -> Report:
    """Let the folder name what made its briefs, where they do not say: for people, a program finds no name there."""
    if briefs is None or report.system != System():
        return report
    return report.model_copy(update={"system": System(model=f"briefs in {one_line(briefs)}")})


def given_report(path: str) -> Report:
    """Read a report; where a baseline or a brief is given in its place, say which command takes it."""
    try:
        return read_report(path)
    except ReportError:
        named = one_line(path, 300)
        if is_baseline(path):
            remedy = f"compare with it by: llmbrief eval gate REPORT.json --baseline {shlex.quote(named)}"
            raise ReportError(f"{named} is a baseline and no report; {remedy}", path=named) from None
        if _is_brief(path):
            folder = shlex.quote(one_line(str(Path(path).parent), 300))
            remedy = f"score the briefs DIR/<slug>.json by: llmbrief eval run --briefs {folder} -f json -o REPORT.json"
            raise ReportError(f"{named} is a brief and no report; {remedy}", path=named) from None
        raise


def _is_brief(path: str) -> bool:
    try:
        read_brief(files.read(path))
    except (BriefError, OSError, ValueError):
        return False
    return True


def evaluated(setup: Setup, cases: Sequence[Case]) -> Report:
    """Score a brief of each case; what failed is told on stderr, and what records what is missing."""
    if setup.briefs is not None:
        return _scored(cases, _written_briefs(setup, Path(setup.briefs)), setup)
    return _asked(setup, cases)


def _asked(setup: Setup, cases: Sequence[Case]) -> Report:
    from llmbrief.facade import EXTRACTIVE, Summarizer  # here: briefs that exist need no client
    from llmbrief.prompt import load_prompt

    if setup.model == EXTRACTIVE and setup.prompt is not None:
        raise UsageError("the extractive model reads no prompt; leave out --prompt")
    prompt = load_prompt(setup.prompt)
    if setup.model is None:
        _refuse_unrecorded(setup, prompt)
    summarizer = Summarizer(
        setup.model,
        prompt=setup.prompt,
        cassettes=setup.cassettes,
        record=setup.record,
        deadline=setup.deadline,
        findings=False,
    )
    if summarizer.model == EXTRACTIVE:
        return _scored(cases, summarizer.summarize, setup)
    command = recording_command(setup, summarizer.model)
    system = System(model=summarizer.model, prompt=prompt.name, prompt_digest=prompt.digest)
    summarize = _telling_alike(summarizer.summarize, system)
    label = f"asking {summarizer.model}"
    report = _scored(cases, summarize, setup, label=label, system=system, remedy=f"; record it with: {command}")
    summarizer.close()  # not a with block: an interrupt must not wait for calls that are on their way
    if any(failure.kind in _REPLAYABLE for failure in report.failures):
        own = "" if setup.model else f" (recorded with {summarizer.model}; with a model of your own: --model NAME)"
        complain(f"llmbrief: to record all that is missing or stale{own}: {command}")
    return report


_NAMED = 5  # on stderr; the report names all
_REPLAYABLE = frozenset({"missing_recording", "stale_recording"})


def _refuse_unrecorded(setup: Setup, prompt: Prompt) -> None:
    """Raise UsageError where no model is named and none recorded, with a command that records one."""
    from llmbrief.cassettes import recorded_models
    from llmbrief.cli.summarize import DEFAULT_MODEL

    root = Path(setup.cassettes)
    if recorded_models(root, prompt.name) or (not root.is_dir() and setup.cassettes != DEFAULTS["cassettes"]):
        return  # several, or a folder that is not there, are told by the summarizer
    raise UsageError(
        f"which model? none is recorded under {prompt.name} in {str(root)!r}; check --cassettes and --prompt, or ask "
        f"one and record its answers, for example: {recording_command(setup, DEFAULT_MODEL)}"
    )


def _telling_alike(summarize: Callable[[Article], Brief], system: System) -> Callable[[Article], Brief]:
    """Let recordings that cannot be replayed for one reason say it in the same words, whatever the article."""

    def brief_of(article: Article) -> Brief:
        try:
            return summarize(article)
        except MissingRecordingError as error:
            is_short = Path(str(error.facts["path"])).exists()
            short = "its recording ends early: llmbrief now asks once more"
            what = short if is_short else f"no recording of it with {system.prompt} and {system.model}"
            raise MissingRecordingError(what, **error.facts) from error
        except StaleRecordingError as error:
            changed = cast(tuple[str, ...], error.facts["changed"])
            aside = " (a prompt under a name of its own keeps both)" if "the prompt" in changed else ""
            what = f"its recording is stale: {', '.join(changed)} changed since{aside}"
            raise StaleRecordingError(what, **error.facts) from error

    return brief_of


def _scored(
    cases: Sequence[Case],
    summarize: Callable[[Article], Brief],
    setup: Setup,
    *,
    label: str = "",
    system: System | None = None,
    remedy: str = "",
) -> Report:
    """Score a brief of each case; *remedy* ends what the report says of a recording that cannot be replayed."""
    articles: dict[str, Outcome[Article]] = {case.slug: case.article for case in cases}
    tally = Tally(several=True, most=_NAMED)
    made: dict[str, Outcome[Brief]] = {}
    with library_notes(quiet=setup.quiet):
        for slug, outcome in outcomes(summarize, articles, label=label, quiet=setup.quiet, waits=bool(label)):
            made[slug] = outcome
            if isinstance(outcome, LLMBriefError) and not isinstance(outcome, UsageError):
                tally.fail(slug, outcome)
    _tell_usage(made, tally)

    def brief_of(article: Article) -> Brief:
        outcome = made[article.slug]
        if isinstance(outcome, RecordingError) and outcome.kind in _REPLAYABLE:
            raise type(outcome)(outcome.message + remedy, **outcome.facts)
        if isinstance(outcome, LLMBriefError):
            raise outcome
        return outcome

    return evaluate(cases, brief_of, system=system)


def _tell_usage(made: Mapping[str, Outcome[Brief]], tally: Tally) -> None:
    """Tell of settings with which nothing could be asked; raise UsageError where that holds for every case."""
    refused = {slug: outcome for slug, outcome in made.items() if isinstance(outcome, UsageError)}
    if refused and len(refused) == len(made):
        raise next(iter(refused.values()))
    for slug, error in refused.items():
        tally.fail(slug, error)
    tally.tell_repeated()


def _written_briefs(setup: Setup, folder: Path) -> Callable[[Article], Brief]:
    """Return what reads the brief of an article from *folder*."""
    if setup.asks:
        raise UsageError("--briefs scores briefs that exist and asks nobody; leave out --model, --prompt and --record")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder} of briefs; check --briefs", path=folder)

    def brief_of(article: Article) -> Brief:
        path = folder / f"{article.slug}.json"
        try:
            brief = read_brief(files.read(path))
        except FileNotFoundError as error:
            raise BriefError(f"there is no brief of it in {folder}, where <slug>.json is looked for") from error
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
    return setup.command(["llmbrief", "eval", "run", "--model", model, "--record", "missing"])
