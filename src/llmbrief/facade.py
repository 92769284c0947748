"""From an article to a brief: one async engine, and a synchronous face that also works inside a running event loop."""

from __future__ import annotations

import asyncio
import logging
import math
import os
import re
import threading
import time
import weakref
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypedDict, TypeVar, Unpack

from llmbrief import __version__, files
from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, Run
from llmbrief.draft import Draft, Mended, brief_of, mended, strict_schema
from llmbrief.errors import BudgetError, ProviderError, UsageError
from llmbrief.faults import Target
from llmbrief.prompt import Prompt, load_prompt, schema_digest
from llmbrief.shown import one_line
from llmbrief.threads import in_daemon
from llmbrief.verification import locate_quotes, verify

if TYPE_CHECKING:
    from llmbrief.cassettes import Record, Recording
    from llmbrief.providers import Asking, Caller, Ledger
    from llmbrief.wire import ArticleTransport

EXTRACTIVE = "extractive"
RECORD_MODES = ("none", "missing", "all")
AT_ONCE = 8  # claims that are held against the article without a look at the clock

T = TypeVar("T")
Look = Callable[[Brief, Article], Brief]
_log = logging.getLogger("llmbrief")
_log.addHandler(logging.NullHandler())  # nothing goes to stderr where nobody asked for logs


@dataclass(frozen=True)
class Settings:
    """What a summarizer was asked to do."""

    model: str
    prompt: Prompt
    cassettes: Path | None
    record: Record
    deadline: float  # seconds for one article, everything included
    max_cost: float | None  # US dollars for one article
    max_chars: int  # code points
    findings: bool


class Options(TypedDict, total=False):
    """What a summarizer takes besides the model; AsyncSummarizer says what each is."""

    prompt: str | Path | None
    client: Any
    cassettes: str | Path | None
    record: Record
    deadline: float
    max_cost: float | None
    max_chars: int
    findings: bool


@dataclass(frozen=True)
class Plan:
    """What would be asked of a model for one article, and what it costs at most."""

    model: str
    prompt: str
    prompt_digest: str
    input_tokens: int  # at most, of the first request
    output_tokens: int  # at most, of one answer
    answers: int  # at most
    cost_usd: float | None  # at most, of the first answer; US dollars, None where no price is known
    cost_usd_at_most: float | None  # of all answers
    replayed: bool  # whether a recording answers


class AsyncSummarizer:
    """Brief articles; safe to share between tasks, closes what it opened.

    *model* is ``provider/name`` or ``extractive``; without one it is the one model recorded under the prompt where
    *cassettes* are given, else ``extractive``: no environment variable is looked at. *prompt* is a shipped name or
    the path of your own file, *client* your own client of openai, anthropic, google-genai or instructor. *cassettes*
    is the folder of recordings; *record* says which articles are asked about and recorded (``none``, ``missing`` or
    ``all``). *deadline* is in seconds for one article, *max_cost* in US dollars, *max_chars* in code points.
    Without *findings* claims are not held against their quotes, which takes a millisecond each: quotes are located.
    """

    def __init__(
        self,
        model: str | None = None,
        *,
        prompt: str | Path | None = None,
        client: Any = None,
        cassettes: str | Path | None = None,
        record: Record = "none",
        deadline: float = 120.0,
        max_cost: float | None = None,
        max_chars: int = 200_000,
        findings: bool = True,
    ) -> None:
        _refuse_settings(model, client, cassettes, record, deadline, max_cost, max_chars)
        loaded = load_prompt(prompt)
        root = Path(cassettes) if cassettes is not None else None
        model = model or _recorded_model(root, loaded.name)
        self._settings = Settings(model, loaded, root, record, deadline, max_cost, max_chars, findings)
        self._client = client
        self._loaded = False
        if model != EXTRACTIVE:
            from llmbrief.providers import dialect_of
            from llmbrief.wire import Connections

            self._dialect, self._name = dialect_of(model)
            self._connections = Connections()

    @property
    def model(self) -> str:
        """The model that is asked: ``provider/name`` or ``extractive``."""
        return self._settings.model

    async def summarize(self, article: Article | str) -> Brief:
        """Return the brief of *article*, every quote located in it; raise LLMBriefError."""
        article = self._taken(article)
        if self.model == EXTRACTIVE:
            return _extracted(article)
        return await self._asked(article)

    def plan(self, article: Article | str) -> Plan:
        """Say what ``summarize`` would ask and what it costs at most; asks nothing, refuses what it would refuse."""
        article = self._taken(article)
        settings = self._settings
        if self.model == EXTRACTIVE:
            return Plan(EXTRACTIVE, "", "", 0, 0, 0, 0.0, 0.0, replayed=False)
        from llmbrief.providers import (
            MAX_ANSWERS,
            OUTPUT_CAP,
            cost_at_most,
            cost_in_all,
            refuse_cost,
            tokens_at_most,
        )

        messages, schema = settings.prompt.messages(article.text), strict_schema(Draft)
        recording = self._recording(article)
        replayed = recording is not None and recording.replays
        refuse_cost(self.model, messages, schema, None if replayed else settings.max_cost)
        return Plan(
            model=self.model,
            prompt=settings.prompt.name,
            prompt_digest=settings.prompt.digest,
            input_tokens=tokens_at_most(messages, schema),
            output_tokens=OUTPUT_CAP,
            answers=MAX_ANSWERS,
            cost_usd=cost_at_most(self.model, messages, schema),
            cost_usd_at_most=cost_in_all(self.model, messages, schema),
            replayed=replayed,
        )

    async def aclose(self) -> None:
        """Break off what is under way in the running loop; where nothing is, nothing is open."""
        if self.model != EXTRACTIVE:
            await self._connections.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def _taken(self, article: Article | str) -> Article:
        """Return the article, a str being its text; raise BudgetError for one that is too long."""
        article = _article_of(article)
        if len(article.text) > self._settings.max_chars:
            raise self._too_long(article)
        return article

    def _too_long(self, article: Article) -> BudgetError:
        """Return the error of an article over the limit, with what it would cost where a model is asked."""
        settings, length = self._settings, len(article.text)
        estimate, facts = "", {}
        if self.model != EXTRACTIVE:
            from llmbrief.providers import OUTPUT_CAP, cost_at_most, tokens_at_most

            messages, schema = settings.prompt.messages(article.text), strict_schema(Draft)
            tokens, cost = tokens_at_most(messages, schema), cost_at_most(self.model, messages, schema)
            dollars = ", no price is known" if cost is None else f", ${cost:,.4f} for the first answer"
            estimate = f" (at most {tokens:,} + {OUTPUT_CAP:,} tokens{dollars})"
            facts = {"tokens": tokens, "cost_usd": cost}
        return BudgetError(
            f"{article.slug} has {length:,} characters{estimate}, over the limit of {settings.max_chars:,}; "
            "raise it with --max-chars",
            characters=length,
            **facts,
        )

    async def _asked(self, article: Article) -> Brief:
        from llmbrief.providers import Asking, Ledger, Limits
        from llmbrief.wire import PATIENCE, ArticleTransport

        started = time.monotonic()
        settings = self._settings
        target = Target(self._dialect.name, self._name, self._dialect.key, self._dialect.address)
        recording = self._recording(article)
        async with self._connections.shared() as live:
            patience = min(PATIENCE, settings.deadline / 10)  # an attempt may take more
            transport = ArticleTransport(live, target, recording, patience)
            call = await self._prepared(transport, recording)
            pays = recording is None or settings.record != "none"
            limits = Limits.started(started, settings.deadline, settings.max_cost if pays else None)
            asking = Asking(call, self._dialect, target, settings.prompt, limits, Ledger(self.model))
            brief = await _briefed(asking, article)
            if settings.findings:
                brief = await _claim_by_claim(verify, brief, article, asking)
        requests = transport.requests or asking.ledger.answers
        run = _run(asking.ledger, settings.prompt, requests, time.monotonic() - started)
        return brief.model_copy(update={"run": run})

    async def _prepared(self, transport: ArticleTransport, recording: Recording | None) -> Caller:
        if self._loaded:
            return self._caller(transport, recording)
        loop = asyncio.get_running_loop()
        try:  # loading a client would hold up the loop
            loading = loop.run_in_executor(None, self._caller, transport, recording)
        except RuntimeError:  # the interpreter is about to end and starts no more threads
            return self._caller(transport, recording)
        call = await loading
        self._loaded = True
        return call

    def _caller(self, transport: ArticleTransport, recording: Recording | None) -> Caller:
        from llmbrief.providers import own_caller, wire_caller

        if self._client is not None and recording is None:
            return own_caller(self._dialect, self._name, self._client)
        replays = recording is not None and recording.replays
        return wire_caller(self._dialect, self._name, transport, offline=replays)

    def _recording(self, article: Article) -> Recording | None:
        settings = self._settings
        if settings.cassettes is None:
            return None
        from llmbrief.cassettes import Asked, Recording

        asked = Asked(
            slug=article.slug,
            article=article.sha256,
            prompt=settings.prompt.name,
            prompt_digest=settings.prompt.text_digest,
            schema_digest=schema_digest(),
            model=self.model,
            source=article.source,
            prompt_source=settings.prompt.source,
        )
        return Recording(settings.cassettes, asked, settings.record)


class Summarizer:
    """Brief articles from synchronous code; safe to share between threads, also inside a running event loop.

    Takes what AsyncSummarizer takes and runs it on a loop of its own in a thread, so that a deadline holds here too.
    """

    def __init__(self, model: str | None = None, **options: Unpack[Options]) -> None:
        self._engine = AsyncSummarizer(model, **options)
        self._thread: _LoopThread | None = None
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The model that is asked: ``provider/name`` or ``extractive``."""
        return self._engine.model

    def summarize(self, article: Article | str) -> Brief:
        """Return the brief of *article*, every quote located in it; raise LLMBriefError."""
        return self._running().run(self._engine.summarize(article))

    def plan(self, article: Article | str) -> Plan:
        """Say what ``summarize`` would ask and what it costs at most; asks nothing."""
        return self._engine.plan(article)

    def close(self) -> None:
        """Close connections and end the thread; what is still being asked is cancelled."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _running(self) -> _LoopThread:
        with self._lock:
            if self._thread is None or self._thread.is_of_parent:
                self._thread = _LoopThread()
                weakref.finalize(self, self._thread.stop)
            return self._thread


_FILE_NAME = re.compile(r"\S{1,250}\.(?:txt|md|html?|pdf|json)", re.IGNORECASE)


def _article_of(given: Article | str) -> Article:
    """Return the article that was given, or that a text is; raise UsageError for what is neither."""
    if isinstance(given, Article):
        return given
    remedy = "use Article.from_file for a file, Article.from_text for a text"
    if not isinstance(given, str):
        raise UsageError(f"an article, or its text, is wanted, not {type(given).__name__}: {remedy}")
    if _FILE_NAME.fullmatch(given):
        raise UsageError(f"{one_line(given, 80)} is the name of a file and not an article's text: {remedy}")
    return Article.from_text(given)


def summarize(article: Article | str, *, model: str | None = None, **options: Unpack[Options]) -> Brief:
    """Return the brief of *article* (a str is taken as its text); takes what Summarizer takes."""
    with Summarizer(model, **options) as summarizer:
        return summarizer.summarize(article)


class _LoopThread:
    """An event loop in a daemon thread."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._lock = threading.RLock()  # its own thread may come to stop it, where a summarizer is thrown away
        self._stopped = False
        self._loop = asyncio.new_event_loop()
        self._loop.run_in_executor = partial(_beside, self._loop)  # type: ignore[method-assign,assignment]  # of this loop
        self._thread = threading.Thread(target=self._serve, name="llmbrief", daemon=True)
        try:
            self._thread.start()
        except RuntimeError as error:  # also where the interpreter is about to end
            self._loop.close()
            raise UsageError(f"no brief can be made: {error}") from error

    @property
    def is_of_parent(self) -> bool:
        """Whether this process was forked from the one with the thread: the loop is here, and nobody runs it."""
        return self._process != os.getpid()

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run *coroutine* there and wait for it; whatever interrupts the wait cancels it."""
        with self._lock:  # what comes before the stop is cancelled by it, what comes after would wait for ever
            if self._stopped:
                coroutine.close()
                raise _closed()
            future = asyncio.run_coroutine_threadsafe(coroutine, self._loop)
        try:
            return future.result()
        except CancelledError:
            raise _closed() from None
        except BaseException:
            future.cancel()
            raise

    def stop(self) -> None:
        """End the loop and what runs in it; safe to call twice, from any thread."""
        if self.is_of_parent:
            _OF_PARENTS.append(self._loop)  # closing it here would deafen it there: they share what wakes it
            return
        with self._lock:
            if not self._stopped:
                self._stopped = True
                self._loop.call_soon_threadsafe(self._loop.stop)
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=2)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            tasks = asyncio.all_tasks(self._loop)
            for task in tasks:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()


_OF_PARENTS: list[asyncio.AbstractEventLoop] = []


def _closed() -> UsageError:
    return UsageError("the summarizer was closed while it was asked for a brief")


def _beside(loop: asyncio.AbstractEventLoop, _: object, work: Callable[..., T], *args: Any) -> asyncio.Future[T]:
    """Stand in for ``run_in_executor``: looking up a host's name cannot be broken off, and may take half a minute."""
    return in_daemon(loop, lambda: work(*args))


async def _briefed(asking: Asking, article: Article) -> Brief:
    """Ask for the draft, and once more about the quotes that the article does not have."""
    from llmbrief.providers import ask

    messages = asking.prompt.messages(article.text)
    draft = await ask(asking, messages, Draft)
    brief = await _claim_by_claim(locate_quotes, brief_of(draft), article, asking)
    unsupported = [claim for claim in brief.claims if not _supported(claim)]
    if not unsupported:
        return brief
    messages.append({"role": "assistant", "content": asking.said[-1]})
    messages.append(asking.prompt.quotes("\n".join(_complaint(claim) for claim in unsupported)))
    try:
        answer = await ask(asking, messages, Mended)
    except (ProviderError, BudgetError) as error:
        _log.warning("asking again about quotes that are not in the article failed; they stand as they came")
        _log.debug("the second asking ended with %s", type(error).__name__)
        return brief
    news = mended(brief, answer, [claim.id for claim in unsupported])
    return await _claim_by_claim(locate_quotes, news, article, asking)


async def _claim_by_claim(look: Look, brief: Brief, article: Article, asking: Asking) -> Brief:
    """Let *look* do its work on some claims at a time: other tasks have their turn, and the deadline holds here too."""
    from llmbrief.providers import out_of_time

    claims: list[Claim] = []
    while len(claims) < len(brief.claims):
        if asking.limits.overdue():
            raise out_of_time(asking, "the answer came, and there was no time to hold its claims against the article")
        some = brief.claims[len(claims) : len(claims) + AT_ONCE]
        claims += look(brief.model_copy(update={"claims": some}), article).claims
        await asyncio.sleep(0)
    seen = look(brief.model_copy(update={"claims": ()}), article)
    return seen.model_copy(update={"claims": tuple(claims)})


def _supported(claim: Claim) -> bool:
    return bool(claim.evidence) and all(item.supports for item in claim.evidence)


def _complaint(claim: Claim) -> str:
    faults = [f"- {claim.id}: {_why(item)}" for item in claim.evidence if not item.supports]
    return "\n".join(faults or [f"- {claim.id}: it has no quote"])


def _why(item: Evidence) -> str:
    if item.verdict == "too_short":
        return f'"{item.quote}" is too short to carry anything'
    if not item.difference:
        return f'"{item.quote}" is not in the article'
    differences = ", ".join(f'"{pair.quote}" instead of "{pair.article}"' for pair in item.difference)
    return f'"{item.quote}" is not in the article; the passage that comes closest differs: {differences}'


def _extracted(article: Article) -> Brief:
    from llmbrief.extractive import extract

    return extract(article)


def _run(ledger: Ledger, prompt: Prompt, requests: int, seconds: float) -> Run:
    return Run(
        model=ledger.model,
        served_model=ledger.served_model,
        prompt=prompt.name,
        prompt_digest=prompt.digest,
        llmbrief=__version__,
        requests=requests,
        answers=ledger.answers,
        input_tokens=ledger.input_tokens,
        output_tokens=ledger.output_tokens,
        cost_usd=ledger.cost_usd,
        seconds=round(seconds, 2),
    )


def _recorded_model(root: Path | None, prompt: str) -> str:
    if root is None:
        return EXTRACTIVE
    from llmbrief.cassettes import recorded_models

    if not files.is_folder(root):
        raise UsageError(f"there is no folder '{one_line(str(root), 200)}' of recordings; check --cassettes")
    models = recorded_models(root, prompt)
    if len(models) != 1:
        found = f"recorded are {one_line(', '.join(models), 400)}" if models else "there are none"
        raise UsageError(f"which model's recordings of {prompt} in {str(root)!r}? {found}; name one with --model")
    return models[0]


def _refuse_settings(
    model: str | None,
    client: Any,
    cassettes: object,
    record: str,
    deadline: float,
    max_cost: float | None,
    max_chars: int,
) -> None:
    if record not in RECORD_MODES:
        raise UsageError(f"record is {record!r}; it is one of {', '.join(RECORD_MODES)}")
    if record != "none" and cassettes is None:
        raise UsageError("--record needs a folder to record into; name it with --cassettes")
    if record != "none" and model == EXTRACTIVE:
        raise UsageError("the extractive model asks nobody, so there is nothing to record; leave out --record")
    if record != "none" and client is not None:
        raise UsageError("a client of your own cannot record; leave out client= or record=")
    if not (deadline > 0 and math.isfinite(deadline)):
        raise UsageError(f"the deadline is {deadline}; it is a number of seconds above 0")
    if max_cost is not None and not (max_cost >= 0 and math.isfinite(max_cost)):
        raise UsageError(f"the cost limit is {max_cost}; it is a number of US dollars")
    if max_chars <= 0:
        raise UsageError(f"the limit of characters is {max_chars}; it is above 0")
