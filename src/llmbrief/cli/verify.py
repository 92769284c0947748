"""``llmbrief verify``."""

from __future__ import annotations

import click

from llmbrief import files, verification
from llmbrief.brief import Brief, read_brief
from llmbrief.cli.formats import AT_FAULT, at_fault, verified_text
from llmbrief.cli.output import complain, write
from llmbrief.cli.sources import STDIN, article_of, standard_input
from llmbrief.errors import BriefError, UsageError


@click.command()
@click.argument("brief", metavar="BRIEF.json")
@click.option("--article", required=True, metavar="FILE", help="The article that the brief was made of.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Verdicts for a person, or the corrected brief.",
)
@click.option("--strict", is_flag=True, help="Exit 1 when a quote is not in the article, or a claim contradicts it.")
def verify(brief: str, article: str, form: str, strict: bool) -> int:
    """Hold a brief against its article.

    BRIEF.json is a brief that llmbrief or another tool wrote; "-" reads it from standard input. What it says about
    spans, verdicts and findings is not believed but computed again. No model is asked.
    """
    if brief == article == STDIN:
        raise UsageError("standard input cannot be both BRIEF.json and the article; name a file for one of them")
    given, text = _read(brief), article_of(article)
    if given.article is not None and given.article.sha256 != text.sha256:
        complain(f"llmbrief: note: the brief was made of another text than {article} (its SHA-256 differs)")
    checked = verification.verify(given, text)
    write(verified_text(checked, text, form))
    return AT_FAULT if strict and at_fault(checked) else 0


def _read(path: str) -> Brief:
    """Read the brief of a file; what is wrong with it is told with the file's name."""
    data = _bytes(path)
    try:
        return read_brief(data)
    except BriefError as error:
        name = "standard input" if path == STDIN else path
        raise BriefError(f"{name}: {error.message}", **error.facts) from error


def _bytes(path: str) -> bytes:
    if path == STDIN:
        return standard_input()
    try:
        return files.read(path)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        reason = getattr(error, "strerror", None) or str(error)
        raise BriefError(f"cannot read the brief {path} ({reason}): check the path", place=None) from error
