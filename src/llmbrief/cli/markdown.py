"""A brief as Markdown that holds no markup but its own: the article's characters are all literal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmbrief.brief import Brief, Claim, Evidence
from llmbrief.cli import wording
from llmbrief.cli.wording import plain

# A backslash makes any ASCII punctuation literal (CommonMark 0.31, 2.4). Always: what opens markup anywhere in a line.
# "." and ":" before a letter or slash would let extensions make a link of a bare address.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#~|${}^@!]|:(?=[^\W\d]|/)|\.(?=[^\W\d]{2})")
_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")  # what begins a list or a rule at the start of a line


def markdown(brief: Brief) -> str:
    """Return the brief as CommonMark, ended by a newline."""
    return "\n".join(_lines(brief)) + "\n"


def literal(text: str) -> str:
    """Return *text* on one line, escaped so that CommonMark renders its characters and nothing else."""
    return _START.sub(_escaped_start, _MARKUP.sub(r"\\\g<0>", plain(text)))


def _escaped_start(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in "-+=" else f"{match[0]}\\"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {literal(brief.summary.headline)}", "", literal(brief.summary.gist))
    if brief.summary.key_points:
        yield from ("", "## Key points", "")
    for point in brief.summary.key_points:
        yield f"- {_with_ids(point.text, point.claims)}"
    if brief.claims:
        yield from ("", "## Claims")
    for claim in brief.claims:
        yield from ("", *_claim(claim))
    if brief.questions:
        yield from ("", "## Questions", "")
    for question in brief.questions:
        yield f"- **{literal(question.id)}** {literal(question.text)}\\"
        yield f"  *{question.kind}:* {_with_ids(question.why, question.claims)}"
    yield from ("", "---", "")
    yield from (f"**{literal(gap)}**\\" for gap in wording.gaps(brief.run))
    yield " · ".join(map(literal, wording.closing(brief)))


def _claim(claim: Claim) -> Iterator[str]:
    said = " · ".join((literal(wording.source(claim)), *wording.manner(claim)))
    yield f"- **{literal(claim.id)}** {literal(claim.text)}\\"
    yield f"  *{said}*"
    for item in claim.evidence:
        yield from ("", f"  > {_quote(item)}")
    if not claim.evidence:
        yield from ("", "  **unsupported:** no quote carries this claim")
    for finding in claim.findings:
        yield from ("", f"  **{finding.level}:** {literal(finding.message)}")


def _quote(evidence: Evidence) -> str:
    quote = f"“{literal(evidence.quote)}”"
    return quote if evidence.supports else f"{quote} **unsupported:** {literal(wording.explanation(evidence))}"


def _with_ids(text: str, ids: tuple[str, ...]) -> str:
    return f"{literal(text)} {literal(wording.listed(ids))}".rstrip()
