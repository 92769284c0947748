"""Which articles a command is given, and where its output goes: all of it settled before anything is asked."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from llmbrief import files
from llmbrief.article import Article
from llmbrief.cli.output import check_target
from llmbrief.errors import LLMBriefError, UsageError

STDIN = "-"


def named(sources: Sequence[str]) -> tuple[str, ...]:
    """Return the sources given, or standard input where it is no terminal; raise UsageError where one stands twice."""
    if not sources:
        if sys.stdin is None or sys.stdin.isatty():
            raise UsageError("no SOURCE is given; name a file: llmbrief summarize article.txt")
        return (STDIN,)
    counted = Counter(map(_place, sources))
    for source in sources:
        if counted[_place(source)] > 1:
            raise UsageError(f"the source {source} is given twice", source=source)
    return tuple(sources)


def target(output: str | None, sources: Sequence[str]) -> Path | None:
    """Return the file to write, None for stdout; raise UsageError where it could not be written or is a source."""
    if output is None or output == "-":
        return None
    path = Path(output)
    check_target(path)
    if files.is_there(path) and _place(output) in map(_place, sources):
        raise UsageError(f"--output {output} would replace the article itself", path=path)
    return path


def read(names: Sequence[str], language: str | None, *, distinct: bool) -> dict[str, Article | LLMBriefError]:
    """Return each source's article, or why there is none; raise that reason where it is the only source.

    With *distinct* two articles of one slug are a UsageError: they would share a recording.
    """
    if len(names) == 1:
        return {names[0]: article_of(names[0], language)}
    articles = {name: _attempt(name, language) for name in names}
    if distinct:
        _check_slugs(articles)
    return articles


def standard_input() -> bytes:
    """Return standard input, a byte more than any reader takes at most; nothing where it is closed."""
    return sys.stdin.buffer.read(files.LARGEST + 1) if sys.stdin is not None else b""


def _place(source: str) -> str:
    if source == STDIN:
        return source
    try:
        return str(Path(source).resolve())
    except (OSError, ValueError, RuntimeError):  # a name no file can have, a loop of links: reading it will say so
        return source


def article_of(name: str, language: str | None = None) -> Article:
    """Read the article of a source."""
    if name == STDIN:
        return Article.from_bytes(standard_input(), language=language)
    return Article.from_file(name, language=language)


def _attempt(name: str, language: str | None) -> Article | LLMBriefError:
    try:
        return article_of(name, language)
    except LLMBriefError as error:
        return error


def _check_slugs(articles: Mapping[str, Article | LLMBriefError]) -> None:
    first: dict[str, str] = {}
    for name, article in articles.items():
        if isinstance(article, LLMBriefError):
            continue
        other = first.setdefault(article.slug, name)
        if other != name:
            raise UsageError(f"{other} and {name} would share the recording {article.slug}: rename one", source=name)
