"""How other programs are asked for a brief: each as its documentation shows it, with its own default retries.

Each function returns a way to ask a model, and the root of the program's own exceptions. What asking returns is the
texts of the claims, None for no answer, or a text where the program checks nothing; a coroutine function asks on the
program's asynchronous side. The address and the key are those of the environment. A program is imported where it is
used: none of them is needed for the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

ARTICLE = "The harbour in Ürkmez stays closed until Friday.\nNobody said why."
SYSTEM = "Brief the article."
MESSAGES: Any = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": ARTICLE}]
TIMEOUT = 5.0  # seconds, where a program lets one be set

Ask = Callable[[str], Any]


class Part(BaseModel):
    """What other programs are asked for is as strict as what llmbrief asks for."""

    model_config = ConfigDict(extra="forbid")


class Claim(Part):
    id: str
    quotes: list[str]
    text: str
    speaker: str | None
    via: str | None
    certainty: Literal["asserted", "hedged", "denied"]
    kind: Literal["fact", "prediction", "opinion"]


class Question(Part):
    claims: list[str]
    why: str
    text: str
    kind: Literal["missing", "unverified", "conflict", "unclear", "outlook"]


class Point(Part):
    claims: list[str]
    text: str


class Brief(Part):
    claims: list[Claim]
    questions: list[Question]
    key_points: list[Point]
    gist: str
    headline: str


class RefusedError(Exception):
    """The program says in its own way, without an exception, that the model refused."""


def openai() -> tuple[Ask, type[Exception]]:
    """``parse`` with a pydantic model; a timeout is the client's."""
    import openai

    client = openai.OpenAI(timeout=TIMEOUT)

    def ask(model: str) -> object:
        return _parsed(client.chat.completions.parse(model=model, messages=MESSAGES, response_format=Brief))

    return ask, openai.OpenAIError


def openai_async() -> tuple[Ask, type[Exception]]:
    """The same with the asynchronous client."""
    import openai

    client = openai.AsyncOpenAI(timeout=TIMEOUT)

    async def ask(model: str) -> object:
        return _parsed(await client.chat.completions.parse(model=model, messages=MESSAGES, response_format=Brief))

    return ask, openai.OpenAIError


def _parsed(answer: Any) -> object:
    message = answer.choices[0].message
    if message.parsed is None and message.refusal:
        raise RefusedError(message.refusal)
    return message.parsed and _texts(message.parsed)


def instructor() -> tuple[Ask, type[Exception]]:
    """``create`` with a response model in the mode of structured outputs; a timeout is the client's."""
    import instructor
    import openai
    from instructor.core.exceptions import InstructorError

    client = instructor.from_openai(openai.OpenAI(timeout=TIMEOUT), mode=instructor.Mode.JSON_SCHEMA)

    def ask(model: str) -> object:
        return _texts(client.chat.completions.create(model=model, messages=MESSAGES, response_model=Brief))

    return ask, InstructorError


def instructor_async() -> tuple[Ask, type[Exception]]:
    """The same with the asynchronous client."""
    import instructor
    import openai
    from instructor.core.exceptions import InstructorError

    client = instructor.from_openai(openai.AsyncOpenAI(timeout=TIMEOUT), mode=instructor.Mode.JSON_SCHEMA)

    async def ask(model: str) -> object:
        return _texts(await client.chat.completions.create(model=model, messages=MESSAGES, response_model=Brief))

    return ask, InstructorError


def llm() -> tuple[Ask, type[Exception]]:
    """``prompt`` with a schema, which is sent and not enforced: the answer is its text. No timeout can be set."""
    program: Any = import_module("llm")

    def ask(model: str) -> object:
        answer = _chat("Chat", model).prompt(ARTICLE, system=SYSTEM, schema=Brief, stream=False)
        return str(answer.text())

    return ask, program.ModelError


def llm_async() -> tuple[Ask, type[Exception]]:
    """The same with the asynchronous model."""
    program: Any = import_module("llm")

    async def ask(model: str) -> object:
        answer = _chat("AsyncChat", model).prompt(ARTICLE, system=SYSTEM, schema=Brief, stream=False)
        return str(await answer.text())

    return ask, program.ModelError


def _chat(kind: str, model: str) -> Any:
    models: Any = import_module("llm.default_plugins.openai_models")
    base = os.environ["OPENAI_BASE_URL"]
    return getattr(models, kind)(model_id=model, api_base=base, can_stream=False, supports_schema=True)


def langextract() -> tuple[Ask, type[Exception]]:
    """``extract`` with its defaults; its reader is told how claims are named here. No timeout can be set.

    The first line of what it sends is ``SYSTEM``, which the server takes for the article's.
    """
    program: Any = import_module("langextract")
    formats: Any = import_module("langextract.core.format_handler")
    failures: Any = import_module("langextract.core.exceptions")

    class Reader(formats.FormatHandler):  # type: ignore[misc]  # its type is known where it is installed
        def parse_output(self, text: str, *, strict: bool | None = None) -> list[dict[str, str]]:
            items = super().parse_output(text, strict=strict)
            if not all(isinstance(item.get("text"), str) for item in items):
                raise failures.FormatParseError("a claim has no text")
            return [{"claim": item["text"]} for item in items]

    reader = Reader(wrapper_key="claims", use_fences=False)
    example = program.data.ExampleData("It rains.", [program.data.Extraction("claim", "It rains.")])

    def ask(model: str) -> object:
        config = program.factory.ModelConfig(
            model_id=model,
            provider="OpenAILanguageModel",
            provider_kwargs={"api_key": os.environ["OPENAI_API_KEY"], "base_url": os.environ["OPENAI_BASE_URL"]},
        )
        found = program.extract(
            ARTICLE,
            prompt_description=SYSTEM,
            examples=[example],
            config=config,
            resolver_params={"format_handler": reader},
            show_progress=False,
        )
        return [item.extraction_text for item in found.extractions]

    return ask, failures.LangExtractError


PROGRAMS: dict[str, Callable[[], tuple[Ask, type[Exception]]]] = {
    "openai": openai,
    "openai, async": openai_async,
    "instructor": instructor,
    "instructor, async": instructor_async,
    "langextract": langextract,  # its extract has no asynchronous side
    "llm": llm,
    "llm, async": llm_async,
}


def _texts(brief: Brief) -> list[str]:
    return [claim.text for claim in brief.claims]
