"""The embedded model: a brief made of the article's own sentences, without a key or a network.

No model reads the article: sentences are chosen by position and word frequency, speakers, certainty and kind are read
off the wording, questions are asked by rule. It is the floor that a model must beat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from llmbrief import __version__
from llmbrief.article import Article
from llmbrief.brief import Brief, Claim, Evidence, Run
from llmbrief.extractive.passages import LONGEST, Paragraph, gives_orders, paragraphs
from llmbrief.extractive.questions import questions
from llmbrief.extractive.rivals import rivals
from llmbrief.extractive.salience import Weighed, budget, select, spread, weigh
from llmbrief.extractive.statements import Statement, statements
from llmbrief.extractive.summary import summarized
from llmbrief.extractive.wording import certainty, is_claim, kind, standing_alone
from llmbrief.language.sentences import sentences
from llmbrief.language.words import words
from llmbrief.verification import locate, verify

__all__ = ["extract"]

_FIRST_SENTENCES = 50
_LONG_QUOTE = 40  # characters; a shorter quote may have too few letters


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
        summary=summarized(claims, order, title, article.text, article.language),
        claims=claims,
        questions=questions(claims, order, article.text, article.language),
        run=Run(model="extractive", llmbrief=__version__, cost_usd=0.0),
    )
    return verify(brief, article)


def _chosen(article: Article, layout: Sequence[Paragraph], title: str) -> tuple[Weighed, ...]:
    found = tuple(each for each in statements(article, layout) if is_claim(each, article.language))
    weighed = weigh(_once(each for each in found if _can_be_quoted(each, article)), title, article.language)
    said = [(each.statement.speaker, each.statement.text) for each in weighed]
    kept = {index for pair in rivals(said, article.language) for index in (pair.first, pair.second)}
    return select(weighed, budget(len(words(article.text))), kept) or weigh((_whole(article),), title, article.language)


def _can_be_quoted(statement: Statement, article: Article) -> bool:
    """Whether the quote can be located: half a sentence of two short words, or one that cuts a word, cannot."""
    text, start, end = article.text, statement.start, statement.end
    is_cut = text[max(0, start - 1) : start + 1].isalnum() or text[end - 1 : end + 1].isalnum()
    is_long = end - start >= _LONG_QUOTE
    return (is_long and not is_cut) or locate(text[start:end], text).verdict == "exact"


def _once(found: Iterable[Statement]) -> tuple[Statement, ...]:
    """Drop what is said again in the same words."""
    first: dict[str, Statement] = {}
    for each in found:
        first.setdefault(each.text, each)
    return tuple(first.values())


def _whole(article: Article) -> Statement:
    """Return the first sentence with a word in it as a statement, for a text in which nothing passes for a claim."""
    candidates = [each for each in islice(_candidates(article), _FIRST_SENTENCES) if _can_be_quoted(each, article)]
    best = (each for each in candidates if not gives_orders(each.text))
    return next(best, None) or next(iter(candidates), None) or Statement(0, len(article.text), 0, article.text)


def _candidates(article: Article) -> Iterator[Statement]:
    for start, end in sentences(article.text):
        text = article.text[start : min(end, start + LONGEST)].rstrip()
        if any(character.isalnum() for character in text):
            yield Statement(start, start + len(text), 0, text)


def _claim(number: int, statement: Statement, article: Article) -> Claim:
    language = article.language
    return Claim(
        id=f"c{number}",
        text=standing_alone(statement.text, language, quoted=statement.speaker is None),
        kind=kind(statement, language),
        certainty=certainty(statement, language),
        speaker=statement.speaker,
        via=statement.via,
        evidence=(Evidence(quote=article.text[statement.start : statement.end]),),
    )


def _title(article: Article, layout: Sequence[Paragraph]) -> str | None:
    titles = (article.text[p.start : p.end] for p in layout if p.role == "title")
    return next((title for title in titles if not gives_orders(title)), None)
