"""What is written for an answer, by ``--format``, and the exit code that it brings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.cli.layout import Paragraph, render
from llmbrief.cli.markdown import literal, markdown
from llmbrief.cli.output import columns, is_coloured, json_text
from llmbrief.cli.text import brief_paragraphs, verified_paragraphs
from llmbrief.cli.wording import count, dollars, plain
from llmbrief.verification import check_summary

if TYPE_CHECKING:
    from llmbrief.facade import Plan

PARTIAL = 5  # exit codes
AT_FAULT = 1

_PLAN = (
    "model",
    "prompt",
    "prompt_digest",
    "replayed",
    "input_tokens",
    "output_tokens",
    "answers",
    "cost_usd",
    "cost_usd_at_most",
)


class Shape(NamedTuple):
    """How answers are written."""

    form: str  # text, markdown, json
    several: bool  # each answer says which article it is about, JSON keeps to a line
    coloured: bool


def write_brief(shape: Shape, article: Article, brief: Brief) -> str:
    """Return the brief of *article* as text to be written."""
    if shape.form == "json":
        return _json(brief.model_dump(mode="json"), shape)
    summary = check_summary(brief, article)
    if shape.form == "markdown":
        text = markdown(brief, summary)
        return f"**{literal(article.slug)}**\n\n{text}\n---\n\n" if shape.several else text
    paragraphs = [*brief_paragraphs(brief, summary)]
    if shape.several:
        paragraphs = [Paragraph(f"── {plain(article.slug)} ──", "heading"), Paragraph(), *paragraphs, Paragraph()]
    return render(paragraphs, columns(), coloured=shape.coloured)


def write_plan(shape: Shape, article: Article, plan: Plan) -> str:
    """Return what would be asked about *article* as text to be written."""
    if shape.form == "json":
        return _json({"slug": article.slug, **{name: getattr(plan, name) for name in _PLAN}}, shape)
    return render(_plan_paragraphs(article.slug, plan), columns(), coloured=shape.coloured)


def verified_text(brief: Brief, article: Article, form: str) -> str:
    """Return a verified brief as ``verify`` prints it."""
    if form == "json":
        return json_text(brief.model_dump(mode="json"), indent=2)
    paragraphs = verified_paragraphs(brief, check_summary(brief, article))
    return render(paragraphs, columns(), coloured=is_coloured())


def grade(brief: Brief, *, strict: bool) -> int:
    """Return the exit code that the brief alone would bring."""
    if brief.run is not None and brief.run.status == "partial":
        return PARTIAL
    return AT_FAULT if strict and at_fault(brief) else 0


def at_fault(brief: Brief) -> bool:
    """Say whether a quote is not in the article, or a claim contradicts its quotes or the article."""
    unsupported = any(not item.supports for claim in brief.claims for item in claim.evidence)
    return unsupported or any(finding.level == "conflict" for claim in brief.claims for finding in claim.findings)


def _json(value: dict[str, Any], shape: Shape) -> str:
    return json_text(value, indent=None if shape.several else 2)


def _plan_paragraphs(slug: str, plan: Plan) -> Iterator[Paragraph]:
    yield Paragraph(f"{plain(slug)}: {plain(plan.model)}" + (f", prompt {plain(plan.prompt)}" if plan.prompt else ""))
    yield from (Paragraph(line, lead="  ") for line in _asked(plan))


def _asked(plan: Plan) -> tuple[str, ...]:
    if plan.answers == 0:
        return ("no model is asked: nothing is sent, nothing is paid",)
    if plan.replayed:
        return ("its recording is replayed: nothing is sent, nothing is paid",)
    answers = f"at most {count(plan.answers, 'answer')}, the first of at most "
    tokens = f"{plan.input_tokens:,} tokens in and {plan.output_tokens:,} out"
    if plan.cost_usd is None or plan.cost_usd_at_most is None:
        return (answers + tokens, "cost unknown: no price is known for this model")
    return (
        answers + tokens,
        f"at most {dollars(plan.cost_usd)} for the first, {dollars(plan.cost_usd_at_most)} in all",
    )
