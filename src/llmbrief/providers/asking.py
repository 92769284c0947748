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
from llmbrief.draft import Wire, read_answer, strict_schema
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
LEAST_LEFT = 0.05  # of the deadline: what is sent with less left is paid for and not waited for
_ENVELOPE = 16  # tokens around a message
MAX_ECHO = 60_000  # characters of a broken answer that are shown to the model again

W = TypeVar("W", bound=Wire)
_log = logging.getLogger("llmbrief")


@dataclass(frozen=True)
class Limits:
    """What one article may take."""

    deadline: float  # seconds, everything included
    ends_at: float  # the same on the clock of time.monotonic
    max_cost: float | None = None  # US dollars

    @classmethod
    def started(cls, at: float, deadline: float, max_cost: float | None) -> Limits:
        """Run the clock from *at*, when the call began.

        Loading a provider's client takes a second or two, once: that counts, but leaves half of the deadline.
        """
        return cls(deadline, max(at + deadline, time.monotonic() + deadline / 2), max_cost)

    def left(self) -> float:
        """Return the seconds that are left, never negative."""
        return max(0.0, self.ends_at - time.monotonic())

    def allow(self, wait: float) -> bool:
        """Say whether another attempt is worth sending after *wait* seconds."""
        return self.left() - wait > LEAST_LEFT * self.deadline


@dataclass
class Ledger:
    """What was asked, answered and paid so far, failed answers included."""

    model: str
    answers: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_usd: float | None = 0.0
    served_model: str | None = None

    def add(self, usage: Usage) -> None:
        """Book what one answer took; where the provider does not count, the cost is not known."""
        self.input_tokens += usage.input_tokens
        self.output_tokens += usage.output_tokens
        self.served_model = usage.served_model or self.served_model
        cost = price(self.model, usage.input_tokens, usage.output_tokens, usage.cached_tokens)
        counted = usage.input_tokens and usage.output_tokens
        self.cost_usd = self.cost_usd + cost if counted and cost is not None and self.cost_usd is not None else None


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
    reasks: int = 0


async def ask(asking: Asking, messages: Messages, wanted: type[W]) -> W:
    """Ask for *wanted* until there is a good answer, no point in going on, or no time; raise ProviderError."""
    exchange = _Exchange(list(messages))
    retrying = tenacity.AsyncRetrying(
        retry=tenacity.retry_if_exception(_again),
        wait=_wait(asking.limits.deadline),
        stop=_stop(asking.limits),
        before_sleep=_note,
        reraise=True,
    )
    try:
        return await retrying(_attempt, asking, exchange, wanted)
    except ProviderError as error:
        raise _final(error, asking, int(retrying.statistics.get("attempt_number", 1))) from error


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
    schema = strict_schema(wanted)
    ledger, limit = asking.ledger, asking.limits.max_cost
    refuse_cost(ledger.model, exchange.messages, schema, limit, spent=ledger.cost_usd or 0.0)
    try:
        async with asyncio.timeout(asking.limits.left() * FIRST_ATTEMPT):
            value = await asking.call(exchange.messages, wanted.__name__.lower(), schema)
    except TimeoutError as error:
        raise faults.of_fault(faults.TOO_SLOW, asking.target) from error
    asking.ledger.add(asking.dialect.usage(value))
    text = asking.dialect.read(value, asking.target)
    asking.ledger.answers += 1
    try:
        result = read_answer(text, wanted)
    except ValueError as error:
        raise _invalid(asking, exchange, text, str(error)) from error
    asking.said.append(text)
    return result


def _invalid(asking: Asking, exchange: _Exchange, text: str, problems: str) -> ProviderError:
    echo = {"role": "assistant", "content": text[:MAX_ECHO]}
    exchange.messages += [echo, asking.prompt.invalid(problems)]
    exchange.reasks += 1
    fault = replace(faults.INVALID, again=exchange.reasks <= MAX_REASKS)
    return faults.of_fault(fault, asking.target, problems.splitlines()[0])


def refuse_cost(
    model: str, messages: Messages, schema: Mapping[str, Any], limit: float | None, *, spent: float = 0.0
) -> None:
    """Raise BudgetError where the next answer could take what is *spent* over *limit* (US dollars; None: no limit)."""
    if limit is None:
        return
    tokens = tokens_at_most(messages, schema)
    cost = cost_at_most(model, messages, schema)
    if cost is None:
        raise BudgetError(
            f"no price is known for {model} (at most {tokens} + {OUTPUT_CAP} tokens); leave out --max-cost",
            tokens=tokens,
        )
    if spent + cost > limit:
        so_far = f" after ${spent:.4f} spent" if spent else ""
        raise BudgetError(
            f"the next answer may cost ${cost:.4f}{so_far} (at most {tokens} + {OUTPUT_CAP} tokens), over the limit of "
            f"${limit:.4f}; raise it with --max-cost",
            tokens=tokens,
            cost_usd=cost,
        )


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


def _stop(limits: Limits) -> Callable[[tenacity.RetryCallState], bool]:
    def stop(state: tenacity.RetryCallState) -> bool:
        return state.attempt_number >= MAX_ATTEMPTS or not limits.allow(state.upcoming_sleep)

    return stop


def _note(state: tenacity.RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _log.info(
        "attempt %d ended with %s; again in %.1f s", state.attempt_number, type(error).__name__, state.upcoming_sleep
    )


def _final(error: ProviderError, asking: Asking, attempts: int) -> ProviderError:
    """Return *error* with what was tried, or a DeadlineError where the time was what ended it."""
    tried = f"; sent {attempts} times" if attempts > 1 else ""
    facts: dict[str, Any] = {name: fact for name, fact in error.facts.items() if name not in ("provider", "model")}
    ledger = asking.ledger
    facts |= {"input_tokens": ledger.input_tokens, "output_tokens": ledger.output_tokens, "cost_usd": ledger.cost_usd}
    facts["attempts"] = attempts
    limits = asking.limits
    if error.again and error.retry_after is not None and not limits.allow(error.retry_after):
        wish = f"; it asks to wait {error.retry_after:.0f} s, longer than the deadline of {limits.deadline:g} s leaves"
        return _retold(error, f"{error.message}{wish}{tried}", facts)
    if error.again and (attempts < MAX_ATTEMPTS or _timed_out(error)):
        facts |= {"deadline": limits.deadline, "last": f"{error.message}{tried}"}
        return faults.of_fault(faults.DEADLINE, asking.target, **facts)
    return _retold(error, f"{error.message}{tried}", facts)


def _retold(error: ProviderError, message: str, facts: Mapping[str, Any]) -> ProviderError:
    return type(error)(message, retry_after=error.retry_after, **{**error.facts, **facts})
