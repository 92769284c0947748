"""``llmbrief demo``."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.cli.layout import Paragraph, render
from llmbrief.cli.output import columns, is_coloured, write
from llmbrief.cli.text import brief_paragraphs, quote_paragraph
from llmbrief.facade import Summarizer
from llmbrief.resources import ROOT
from llmbrief.verification import locate

_DIGIT = re.compile("[0-9]")


@click.command()
def demo() -> int:
    """Show a recorded brief, and a false quote being caught.

    Needs no key and no network: a model's recorded answer about an article that ships with llmbrief is replayed.
    """
    article = Article.from_file(ROOT / "seeds" / "kursk-engineers.txt")
    with Summarizer("openai/relay-llm", cassettes=ROOT / "cassettes", record="none") as summarizer:
        brief = summarizer.summarize(article)
    write(render(_paragraphs(brief, article), columns(), coloured=is_coloured()))
    return 0


def _paragraphs(brief: Brief, article: Article) -> Iterator[Paragraph]:
    yield Paragraph(f"A model's recorded answer about the article {article.slug}, replayed and checked.", "aside")
    yield Paragraph()
    yield from brief_paragraphs(brief)
    yield from _caught(brief, article)
    yield Paragraph()
    yield Paragraph("A file of your own, without a key: llmbrief summarize FILE --model extractive")
    yield Paragraph("Read by a model: set OPENAI_API_KEY, then llmbrief summarize FILE")


def _caught(brief: Brief, article: Article) -> Iterator[Paragraph]:
    quotes = (item.quote for claim in brief.claims for item in claim.evidence if item.supports)
    quote = next((quote for quote in quotes if _DIGIT.search(quote)), None)
    if quote is None:
        return
    yield Paragraph()
    yield Paragraph("Had the model changed a figure in a quote:", "heading")
    yield quote_paragraph(locate(quote, article.text))
    yield quote_paragraph(locate(tampered(quote), article.text))


def tampered(quote: str) -> str:
    """Return *quote* with its first digit changed to the next one, 9 to 1."""
    return _DIGIT.sub(lambda digit: str(int(digit[0]) % 9 + 1), quote, count=1)
