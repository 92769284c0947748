"""The one loop around a call: attempts, waits and re-asks within a deadline."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import tenacity

from llmbrief import faults
from llmbrief.draft import Draft, Mended, read_answer, strict_schema
from llmbrief.errors import BudgetError, InvalidAnswerError, ProviderError
from llmbrief.faults import Target
from llmbrief.prompt import Prompt
from llmbrief.providers.calling import Caller, Messages
from llmbrief.providers.dialects import OUTPUT_CAP, Dialect, Usage
from llmbrief.providers.prices import price

MAX_ATTEMPTS = 6
MAX_REASKS = 2
MAX_ANSWERS = 2 * (1 + MAX_REASKS)  # the draft and the second asking about quotes, each with its re-asks
FIRST_ATTEMPT = 0.6  # of the time that is left: a first attempt that stalls leaves room for another
LEAST_LEFT = 0.03  # of the time there was: what is sent with less left is paid for and not waited for
GRACE = 0.05  # of the deadline: how long an answer that came in time may still be held against the article
_ENVELOPE = 16  # tokens around a message
MAX_ECHO = 60_000  # characters of a broken answer that are shown to the model again
MAX_PROBLEMS = 4_000  # characters that are said about it
MAX_TEXT = 16 * OUTPUT_CAP  # characters of an answer; a token has four on average
MAX_QUOTES = 50  # of one claim; two or three carry it, and each takes time to be looked for

W = TypeVar("W", Draft, Mended)
_log = logging.getLogger("llmbrief")


@dataclass(frozen=True)
class Limits:
    """What one article may take."""

    deadline: float  # seconds, everything included
    ends_at: float  # the same on the clock of time.monotonic
    span: float  # seconds that were left once the client was loaded
    max_cost: float | None = None  # US dollars

    @classmethod
    def started(cls, at: float, deadline: float, max_cost: float | None) -> Limits:
        """Run the clock from *at*, when the call began.

        Loading a provider's client takes a second or two, once: that counts, but leaves half of the deadline.
        """
        now = time.monotonic()
        ends_at = max(at + deadline, now + deadline / 2)
        return cls(deadline, ends_at, ends_at - now, max_cost)

    def left(self) -> float:
        """Return the seconds that are left, never negative."""
        return max(0.0, self.ends_at - time.monotonic())

    def overdue(self) -> bool:
        """Say whether it is too late even for an answer that has come."""
        return time.monotonic() > self.ends_at + GRACE * self.deadline

    def allow(self, wait: float) -> bool:
        """Say whether another attempt is worth sending after *wait* seconds."""
        return self.left() - wait > LEAST_LEFT * self.span


@dataclass
class Ledger:
    """What was asked, answered and paid so far, failed answers included."""

    model: str
    answers: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    served_model: str | None = None
    counted_usd: float = 0.0  # what the provider counted
    held_usd: float = 0.0  # what it may charge besides, at most: for answers that it did not count, or that broke off
    is_counted: bool = True  # whether all answers were

    @property
    def cost_usd(self) -> float | None:
        """US dollars of the answers; None where one was not counted, or no price is known."""
        return self.counted_usd if self.is_counted else None

    @property
    def at_most_usd(self) -> float:
        """US dollars that are gone at most, as far as prices are known."""
        return self.counted_usd + self.held_usd

    def add(self, usage: Usage, at_most: float | None) -> None:
        """Book what one answer took; where the provider does not count, the cost is not known but *at_most*."""
        self.input_tokens += usage.input_tokens
        self.output_tokens += usage.output_tokens
        self.served_model = usage.served_model or self.served_model
        cost = price(self.model, usage.input_tokens, usage.output_tokens, usage.cached_tokens)
        if usage.input_tokens and usage.output_tokens and cost is not None:
            self.counted_usd += cost
        else:
            self.is_counted = False
            self.hold(at_most)

    def hold(self, at_most: float | None) -> None:
        """Set aside what an answer that nobody read may cost."""
        self.held_usd += at_most or 0.0


@dataclass
class Asking:
    """Everything that stays the same between the requests of one article."""

    call: Caller
    dialect: Dialect
    target: Target
    prompt: Prompt
    limits: Limits
    ledger: Ledger
    said: list[str] = field(default_factory=list)  # the model's good answers, as it wrote them


@dataclass
class _Exchange:
    """The messages of one question, growing by each answer that cannot be used."""

    messages: list[Mapping[str, str]]
    schema: Mapping[str, Any]
    reasks: int = 0


async def ask(asking: Asking, messages: Messages, wanted: type[W]) -> W:
    """Ask for *wanted* until there is a good answer, no point in going on, or no time or money.

    Raises BudgetError where the first answer could cost too much, and ProviderError.
    """
    exchange = _Exchange(list(messages), strict_schema(wanted))
    if too_much := _too_much(asking, exchange):
        raise too_much
    retrying = tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(_again),
        wait=_wait(asking.limits.deadline),
        stop=_stop(asking, exchange),
        before_sleep=_note,
        reraise=True,
    )
    try:
        return await retrying(_attempt, asking, exchange, wanted)
    except ProviderError as error:
        attempts = int(retrying.statistics.get("attempt_number", 1))
        raise _final(error, asking, attempts, _too_much(asking, exchange)) from error


def tokens_at_most(messages: Messages, schema: Mapping[str, Any]) -> int:
    """Return an upper bound of the input tokens: no tokenizer in use makes more tokens than there are UTF-8 bytes."""
    texts = [message["content"] for message in messages] + [json.dumps(schema, ensure_ascii=False)]
    return sum(len(text.encode()) + _ENVELOPE for text in texts)


def cost_at_most(model: str, messages: Messages, schema: Mapping[str, Any]) -> float | None:
    """Return what one answer costs at most in US dollars, from the output cap; None where no price is known."""
    return price(model, tokens_at_most(messages, schema), OUTPUT_CAP)


def cost_in_all(model: str, messages: Messages, schema: Mapping[str, Any]) -> float | None:
    """Return what ``MAX_ANSWERS`` cost at most in US dollars; each repeats the one before and its faults."""
    first = tokens_at_most(messages, schema)
    costs = [price(model, first + 2 * OUTPUT_CAP * number, OUTPUT_CAP) for number in range(MAX_ANSWERS)]
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None


async def _attempt(asking: Asking, exchange: _Exchange, wanted: type[W]) -> W:
    """Send once; an answer that is no *wanted* goes into the exchange with what was wrong with it."""
    value = await _answer(asking, exchange, wanted.__name__.lower())
    text = asking.dialect.read(value, asking.target)
    asking.ledger.answers += 1
    try:
        result = _read(text, wanted)
    except ValueError as error:
        raise _invalid(asking, exchange, text, str(error)) from error
    asking.said.append(text)
    return result


async def _answer(asking: Asking, exchange: _Exchange, name: str) -> Mapping[str, Any]:
    """Return what the provider answers in the time of one attempt; book what it costs, or may cost."""
    ledger = asking.ledger
    at_most = cost_at_most(ledger.model, exchange.messages, exchange.schema)
    try:
        async with asyncio.timeout(asking.limits.left() * FIRST_ATTEMPT):
            value = await asking.call(exchange.messages, name, exchange.schema)
    except TimeoutError as error:
        ledger.hold(at_most)
        raise faults.of_fault(faults.TOO_SLOW, asking.target) from error
    except ProviderError as error:
        ledger.hold(at_most if error.charged else None)
        raise
    ledger.add(asking.dialect.usage(value), at_most)
    return value


def _read(text: str, wanted: type[W]) -> W:
    """Read an answer; raise ValueError for one that is no *wanted*, or longer than an answer can be."""
    if len(text) > MAX_TEXT:
        raise ValueError(f"the answer has {len(text):,} characters; give at most {MAX_TEXT:,}")
    result = read_answer(text, wanted)
    for number, claim in enumerate(result.claims):
        if len(claim.quotes) > MAX_QUOTES:
            raise ValueError(f"claims[{number}].quotes: {len(claim.quotes):,} are too many; give those that carry it")
    return result


def _invalid(asking: Asking, exchange: _Exchange, text: str, problems: str) -> ProviderError:
    echo = {"role": "assistant", "content": text[:MAX_ECHO]}
    exchange.messages += [echo, asking.prompt.invalid(problems[:MAX_PROBLEMS])]
    exchange.reasks += 1
    fault = replace(faults.INVALID, again=exchange.reasks <= MAX_REASKS)
    return faults.of_fault(fault, asking.target, problems.splitlines()[0])


def refuse_cost(model: str, messages: Messages, schema: Mapping[str, Any], limit: float | None) -> None:
    """Raise BudgetError where the next answer could cost more than *limit* (US dollars; None: no limit)."""
    if too_much := _over(model, messages, schema, limit, 0.0):
        raise too_much


def _too_much(asking: Asking, exchange: _Exchange) -> BudgetError | None:
    """Return the error of a next answer that could take what is gone over the limit."""
    ledger = asking.ledger
    return _over(ledger.model, exchange.messages, exchange.schema, asking.limits.max_cost, ledger.at_most_usd)


def _over(
    model: str, messages: Messages, schema: Mapping[str, Any], limit: float | None, gone: float
) -> BudgetError | None:
    if limit is None:
        return None
    tokens = tokens_at_most(messages, schema)
    counts = f"at most {tokens:,} + {OUTPUT_CAP:,} tokens"
    cost = cost_at_most(model, messages, schema)
    if cost is None:
        return BudgetError(f"no price is known for {model} ({counts}); leave out --max-cost", tokens=tokens)
    if gone + cost <= limit:
        return None
    so_far = f" after at most ${gone:,.4f} so far" if gone else ""
    return BudgetError(
        f"the next answer may cost ${cost:,.4f}{so_far} ({counts}), over the limit of ${limit:,.4f}; "
        "raise it with --max-cost",
        tokens=tokens,
        cost_usd=cost,
    )


def out_of_time(asking: Asking, last: str) -> ProviderError:
    """Return the error of a call whose answer came, and came too late: *last* says what was still to do."""
    facts = _spent(asking) | {"deadline": asking.limits.deadline, "last": last}
    return faults.of_fault(faults.DEADLINE, asking.target, **facts)


def _again(error: BaseException) -> bool:
    return isinstance(error, ProviderError) and error.again


def _wait(deadline: float) -> Callable[[tenacity.RetryCallState], float]:
    """Wait longer each time, with jitter, never less than the provider asked for.

    A re-ask waits for nothing, and an attempt that ran out of its time has waited enough.
    """
    initial = min(0.5, deadline / 100)
    jitter = random.SystemRandom()  # which takes nothing from the chance that the program around may have seeded
    backoff = tenacity.wait_exponential(multiplier=initial, max=20)

    def wait(state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, InvalidAnswerError) or _timed_out(error):
            return 0.0
        wish = error.retry_after if isinstance(error, ProviderError) else None
        return max(wish or 0.0, backoff(state) + jitter.uniform(0, initial))

    return wait


def _timed_out(error: BaseException | None) -> bool:
    return error is not None and isinstance(error.__cause__, TimeoutError)


def _stop(asking: Asking, exchange: _Exchange) -> Callable[[tenacity.RetryCallState], bool]:
    def stop(state: tenacity.RetryCallState) -> bool:
        is_last = state.attempt_number >= MAX_ATTEMPTS or not asking.limits.allow(state.upcoming_sleep)
        return is_last or _too_much(asking, exchange) is not None

    return stop


def _note(state: tenacity.RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _log.info(
        "attempt %d ended with %s; again in %.1f s", state.attempt_number, type(error).__name__, state.upcoming_sleep
    )


def _final(error: ProviderError, asking: Asking, attempts: int, too_much: BudgetError | None) -> ProviderError:
    """Return *error* with what was tried, or a DeadlineError where the time was what ended it."""
    tried = f"; sent {attempts} times" if attempts > 1 else ""
    facts: dict[str, Any] = {name: fact for name, fact in error.facts.items() if name not in ("provider", "model")}
    facts |= _spent(asking) | {"attempts": attempts}
    limits = asking.limits
    if error.again and error.retry_after is not None and not limits.allow(error.retry_after):
        wish = f"; it asks to wait {error.retry_after:.0f} s, longer than the deadline of {limits.deadline:g} s leaves"
        return _retold(error, f"{error.message}{wish}{tried}", facts)
    if error.again and too_much and attempts < MAX_ATTEMPTS:
        return _retold(error, f"{error.message}{tried}; not sent again: {too_much.message}", facts)
    if error.again and (attempts < MAX_ATTEMPTS or _timed_out(error)):
        facts |= {"deadline": limits.deadline, "last": f"{error.message}{tried}"}
        return faults.of_fault(replace(faults.DEADLINE, charged=error.charged), asking.target, **facts)
    return _retold(error, f"{error.message}{tried}", facts)


def _spent(asking: Asking) -> dict[str, Any]:
    ledger = asking.ledger
    return {
        "input_tokens": ledger.input_tokens,
        "output_tokens": ledger.output_tokens,
        "cost_usd": ledger.cost_usd,
    }


def _retold(error: ProviderError, message: str, facts: Mapping[str, Any]) -> ProviderError:
    return type(error)(message, retry_after=error.retry_after, charged=error.charged, **{**error.facts, **facts})
