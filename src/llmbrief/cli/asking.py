"""Several articles side by side: what comes of each, in the order given."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from llmbrief.article import Article
from llmbrief.cli.bugs import unexpected
from llmbrief.cli.formats import PARTIAL
from llmbrief.cli.output import complain, reason
from llmbrief.cli.progress import waiting
from llmbrief.errors import LLMBriefError
from llmbrief.shown import one_line

Answer = TypeVar("Answer")
Outcome: TypeAlias = Answer | LLMBriefError

_AT_ONCE = 8  # articles


@dataclass(frozen=True)
class Job(Generic[Answer]):
    """What is done with each article."""

    ask: Callable[[Article], Answer]
    write: Callable[[Article, Answer], str]
    grade: Callable[[Answer], int]  # the exit code that the answer alone would bring
    label: str  # shown at a terminal while it lasts; empty: nothing is


@dataclass
class Tally:
    """What became of the articles so far, and the exit code that follows."""

    several: bool
    most: int = 60  # articles that failed in the same way and are named
    grades: list[int] = field(default_factory=list)
    failures: list[LLMBriefError] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)  # names whose message was told of another

    def fail(self, name: str, error: LLMBriefError) -> None:
        """Tell of a failure on stderr; one whose message was told before waits for ``tell_repeated``."""
        is_told = error.message in {earlier.message for earlier in self.failures}
        self.failures.append(error)
        if is_told:
            self.repeated.append(one_line(name))
            return
        prefix = f"{one_line(name)}: " if self.several else ""
        complain(f"llmbrief: {prefix}{reason(error)}")

    def tell_repeated(self) -> None:
        """Name the articles that failed in a way that was told before."""
        if self.repeated:
            named = ", ".join(self.repeated[: self.most])
            more = len(self.repeated) - self.most
            complain(f"llmbrief: failed in the same way: {named}" + (f" and {more} more" if more > 0 else ""))

    def exit_code(self) -> int:
        """Return 5 where some failed, the most important code where all did; else the answers' own."""
        if self.failures and self.grades:
            return PARTIAL
        if self.failures:
            return min(error.exit_code for error in self.failures)  # 2 counts more than 3, 3 more than 4
        return max(self.grades, default=0)


def pieces(job: Job[Answer], articles: Mapping[str, Outcome[Article]], tally: Tally, *, quiet: bool) -> Iterator[str]:
    """Yield what is to be written for each article, as soon as it and those before it are done."""

    def made(article: Article) -> tuple[int, str]:
        answer = job.ask(article)
        return job.grade(answer), job.write(article, answer)

    for name, outcome in outcomes(made, articles, label=job.label, quiet=quiet):
        if isinstance(outcome, LLMBriefError):
            tally.fail(name, outcome)
        else:
            grade, text = outcome
            tally.grades.append(grade)
            yield text
    tally.tell_repeated()


def outcomes(
    ask: Callable[[Article], Answer],
    articles: Mapping[str, Outcome[Article]],
    *,
    label: str,
    quiet: bool,
    waits: bool = True,
) -> Iterator[tuple[str, Outcome[Answer]]]:
    """Yield each name with what came of its article, or the error that kept it away; eight are asked about at a time.

    A terminal is shown *label* meanwhile, unless it is empty. Where *ask* *waits* for nobody, threads would only stand
    in each other's way, and it is done one after the other.
    """
    if not waits:
        yield from ((name, _attempt(ask, article)) for name, article in articles.items())
        return
    started = time.monotonic()
    pool = ThreadPoolExecutor(max_workers=_AT_ONCE)
    try:
        waited = {name: pool.submit(_attempt, ask, article) for name, article in articles.items()}
        for number, (name, future) in enumerate(waited.items(), 1):
            count = f" ({number} of {len(waited)})" if len(waited) > 1 else ""
            with waiting(one_line(label) + count, since=started, quiet=quiet or not label):
                outcome = future.result()
            yield name, outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupt must not wait for calls that are on their way


def _attempt(ask: Callable[[Article], Answer], article: Outcome[Article]) -> Outcome[Answer]:
    if isinstance(article, LLMBriefError):
        return article
    try:
        return ask(article)
    except LLMBriefError as error:
        return error
    except Exception as error:  # noqa: BLE001 - what breaks on one article must not lose the others
        return unexpected(error)
