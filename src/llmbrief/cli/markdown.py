"""A brief as Markdown that holds no markup but its own: the article's characters are all literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llmbrief.brief import Brief, Certainty, Claim, Evidence, Finding, Question
from llmbrief.cli import wording
from llmbrief.cli.labels import Labels
from llmbrief.cli.wording import plain

# A backslash makes any ASCII punctuation literal (CommonMark 0.31, 2.4). Always: what opens markup anywhere in a line.
# "." and ":" before a letter or slash would let extensions make a link of a bare address.
_MARKUP = re.compile(r"[\\`*_\[\]<>&#~|${}^@!]|:(?=[^\W\d]|/)|\.(?=[^\W\d]{2})")
_STRENGTH: dict[Certainty, str] = {"asserted": "", "hedged": "*", "denied": "**"}
_START = re.compile(r"^(?:[-+=]|\d+(?=[.)]))")  # what begins a list or a rule at the start of a line


def markdown(brief: Brief, summary: Sequence[tuple[str, Finding]] = ()) -> str:
    """Return the brief as CommonMark, ended by a newline; *summary*: what its summary adds to the article, by place."""
    return "\n".join(_lines(brief, summary)) + "\n"


def literal(text: str) -> str:
    """Return *text* on one line, escaped so that CommonMark renders its characters and nothing else."""
    return _START.sub(_escaped_start, _MARKUP.sub(r"\\\g<0>", plain(text)))


def _escaped_start(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in "-+=" else f"{match[0]}\\"


def _lines(brief: Brief, summary: Sequence[tuple[str, Finding]]) -> Iterator[str]:
    words = wording.labels_of(brief)
    yield f"# {literal(brief.summary.headline)}"
    if byline := wording.byline(brief):
        yield from ("", _emphasized(byline))
    yield from ("", literal(brief.summary.gist))
    points = [f"- {_with_ids(point.text, point.claims)}" for point in brief.summary.key_points]
    yield from _section(words["key_points"], points)
    if summary:
        yield from ("", _broken([f"**{literal(wording.added(place, finding))}**" for place, finding in summary]))
    yield from _section(words["questions"], [_question(question, words) for question in brief.questions])
    yield from _section(words["claims"], [_claim(claim, words) for claim in brief.claims])
    gaps = [f"**{literal(gap)}**" for gap in wording.gaps(brief.run)]
    if lines := [*gaps, *map(literal, wording.closing(brief))]:
        yield from ("", "---", "", _broken(lines))


def _section(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {title}", "", *items)


def _question(question: Question, words: Labels) -> str:
    why = f"{_emphasized(words[question.kind])} {_with_ids(question.why, question.claims)}"
    return _item(question.id, literal(question.text), [why])


def _claim(claim: Claim, words: Labels) -> str:
    strength = _STRENGTH[claim.certainty]
    mark = f"{strength}{wording.reserve(claim, words)}{strength} ".lstrip()
    said = _emphasized(" · ".join(wording.said(claim, words)))
    quotes = map(_quote, claim.evidence) if claim.evidence else ["**unsupported:** no quote carries this claim"]
    findings = [f"**{finding.level}:** {literal(finding.message)}" for finding in claim.findings]
    return _item(claim.id, mark + literal(claim.text), [said, *quotes, *findings])


def _item(id_: str, text: str, below: Sequence[str]) -> str:
    return f"- **{literal(id_)}** {_broken([text, *below], indent='  ')}"


def _emphasized(text: str) -> str:
    return f"*{literal(text)}*"


def _broken(lines: Sequence[str], indent: str = "") -> str:
    """Return *lines* as one paragraph that keeps them apart."""
    return f"\\\n{indent}".join(lines)


def _quote(evidence: Evidence) -> str:
    quote = f"“{literal(evidence.quote)}”"
    return quote if evidence.supports else f"{quote} **unsupported:** {literal(wording.explanation(evidence))}"


def _with_ids(text: str, ids: tuple[str, ...]) -> str:
    return f"{literal(text)} {literal(wording.listed(ids))}".rstrip()
