"""The embedded model: a brief made of the article's own sentences, without a key or a network.

No model reads the article: sentences are chosen by position and word frequency, speakers, certainty and kind are read
off the wording, questions are asked by rule. It is the floor that a model must beat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from llmbrief import __version__
from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, Run
from llmbrief.extractive.passages import LONGEST, Paragraph, gives_orders, paragraphs
from llmbrief.extractive.questions import questions
from llmbrief.extractive.salience import Weighed, budget, select, spread, weigh
from llmbrief.extractive.statements import Statement, statements
from llmbrief.extractive.summary import summarized
from llmbrief.extractive.wording import certainty, is_claim, kind, standing_alone
from llmbrief.language.words import words
from llmbrief.verification import verify

__all__ = ["extract"]

_KEY_POINTS = 6


def extract(article: Article) -> Brief:
    """Return a verified brief of *article*, the same every time; a non-blank article has at least one claim.

    Every quote is cut from the article. Takes time linear in the length of the text.
    """
    layout = paragraphs(article.text)
    title = article.title or _title(article, layout)
    chosen = _chosen(article, layout, title or "")
    claims = tuple(_claim(number, each.statement, article) for number, each in enumerate(chosen, start=1))
    order = spread(chosen, len(chosen))
    brief = Brief(
        summary=summarized(claims, order[:_KEY_POINTS], title, article.text, article.language),
        claims=claims,
        questions=questions(claims, order, article.text, article.language),
        run=Run(model="extractive", llmbrief=__version__, cost_usd=0.0),
    )
    return verify(brief, article)


def _chosen(article: Article, layout: Sequence[Paragraph], title: str) -> tuple[Weighed, ...]:
    found = tuple(each for each in statements(article, layout) if is_claim(each, article.language))
    weighed = weigh(_once(found), title, article.language)
    return select(weighed, budget(len(words(article.text)))) or weigh((_whole(article),), title, article.language)


def _once(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """Drop what is said again in the same words."""
    first: dict[str, Statement] = {}
    for each in found:
        first.setdefault(each.text, each)
    return tuple(first.values())


def _whole(article: Article) -> Statement:
    """Return the article's first line with a word in it as a statement, for a text in which nothing is a sentence."""
    lines = list(re.finditer(rf"[^\W_][^\n]{{0,{LONGEST - 1}}}", article.text)) or list(
        re.finditer(r"\S+", article.text)
    )
    line = next((line for line in lines if not gives_orders(line[0])), lines[0])
    text = line[0].rstrip()
    return Statement(line.start(), line.start() + len(text), 0, text)


def _claim(number: int, statement: Statement, article: Article) -> Claim:
    language = article.language
    return Claim(
        id=f"c{number}",
        text=standing_alone(statement.text, language),
        kind=kind(statement, language),
        certainty=certainty(statement, language),
        speaker=statement.speaker,
        via=statement.via,
        evidence=(Evidence(quote=article.text[statement.start : statement.end]),),
    )


def _title(article: Article, layout: Sequence[Paragraph]) -> str | None:
    titles = (article.text[p.start : p.end] for p in layout if p.role == "title")
    return next((title for title in titles if not gives_orders(title)), None)
