"""A brief as text for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from llmbrief.brief import Brief, Claim, Evidence, Finding, Level
from llmbrief.cli import wording
from llmbrief.cli.layout import Paragraph, Style
from llmbrief.cli.wording import plain

_MARGIN = 4  # cells, for ids such as c12
_LONGEST_ID = 6  # characters; a longer one stands in the text
_LEVELS: dict[Level, Style] = {"conflict": "bad", "note": "doubt"}


def brief_paragraphs(brief: Brief) -> Iterator[Paragraph]:
    """Lay out a brief: summary, claims with marks for what the article does not say, questions, a closing line."""
    yield Paragraph(plain(brief.summary.headline), "title")
    yield Paragraph()
    yield Paragraph(plain(brief.summary.gist))
    yield from _section("Key points", _key_points(brief))
    yield from _section("Claims", _claims(brief))
    yield from _section("Questions", _questions(brief))
    yield Paragraph()
    yield from (Paragraph(gap, "bad") for gap in wording.gaps(brief.run))
    yield Paragraph(" · ".join(wording.closing(brief)), "aside")


def verified_paragraphs(brief: Brief, summary: Sequence[tuple[str, Finding]]) -> Iterator[Paragraph]:
    """Lay out a verified brief: what its summary adds to the article, each claim with the verdicts of its quotes and
    its findings, and a closing count."""
    for place, finding in summary:
        words = ", ".join(f"“{plain(token)}”" for token in finding.tokens[:1])
        yield Paragraph(f"summary, {place}: the article has no {finding.check} {words}", "bad")
    if summary:
        yield Paragraph()
    for claim in brief.claims:
        yield _labelled(claim.id, claim.text)
        yield _said(claim)
        yield from (quote_paragraph(item) for item in claim.evidence)
        yield from map(_finding, claim.findings)
        if not claim.evidence:
            yield Paragraph("no quote carries this claim", "bad", _margin())
        yield Paragraph()
    yield Paragraph(counted(brief), "title")


def quote_paragraph(evidence: Evidence) -> Paragraph:
    """Lay out a quote with its verdict, and for one that the article does not have, why."""
    words = f"{wording.VERDICTS[evidence.verdict]}: “{plain(evidence.quote)}”"
    if evidence.supports:
        return Paragraph(words, "good", _margin())
    return Paragraph(f"{words}: {wording.explanation(evidence)}", "bad", _margin())


def counted(brief: Brief) -> str:
    """Count claims, quotes by verdict and findings by level in one line."""
    quotes = [item for claim in brief.claims for item in claim.evidence]
    levels = Counter(finding.level for claim in brief.claims for finding in claim.findings)
    parts = [wording.count(len(brief.claims), "claim"), wording.count(len(quotes), "quote")]
    line = ", ".join(parts) + (f": {wording.verdicts(quotes)}" if quotes else "")
    findings = [wording.count(levels[level], level) for level in _LEVELS if levels[level]]
    return "; ".join([line, *findings])


def _section(title: str, body: Iterable[Paragraph]) -> Iterator[Paragraph]:
    paragraphs = tuple(body)
    if paragraphs:
        yield Paragraph()
        yield Paragraph(title, "heading")
        yield from paragraphs


def _key_points(brief: Brief) -> Iterator[Paragraph]:
    for point in brief.summary.key_points:
        yield Paragraph(f"{plain(point.text)} {wording.listed(point.claims)}".rstrip(), lead="• ")


def _claims(brief: Brief) -> Iterator[Paragraph]:
    for claim in brief.claims:
        yield _labelled(claim.id, claim.text)
        yield _said(claim)
        yield from _marks(claim)


def _said(claim: Claim) -> Paragraph:
    """Say who makes the claim, and how firmly where that is not plain."""
    return Paragraph(" · ".join((wording.source(claim), *wording.manner(claim))), "aside", _margin())


def _marks(claim: Claim) -> Iterator[Paragraph]:
    for item in claim.evidence:
        if not item.supports:
            words = f"unsupported quote “{plain(item.quote)}”: {wording.explanation(item)}"
            yield Paragraph(words, "bad", _margin("✗ "))
    if not claim.evidence:
        yield Paragraph("no quote carries this claim", "bad", _margin("✗ "))
    for finding in claim.findings:
        yield Paragraph(f"{finding.level}: {plain(finding.message)}", _LEVELS[finding.level], _margin("! "))


def _questions(brief: Brief) -> Iterator[Paragraph]:
    for question in brief.questions:
        yield _labelled(question.id, question.text)
        why = f"{question.kind}: {plain(question.why)} {wording.listed(question.claims)}"
        yield Paragraph(why.rstrip(), "aside", _margin())


def _finding(finding: Finding) -> Paragraph:
    words = f"{finding.level} ({plain(finding.check)}): {plain(finding.message)}"
    return Paragraph(words, _LEVELS[finding.level], _margin())


def _labelled(id_: str, text: str) -> Paragraph:
    label = plain(id_)
    if len(label) > _LONGEST_ID:
        return Paragraph(f"{label} {plain(text)}")
    return Paragraph(plain(text), lead=f"{label} ".ljust(_MARGIN))


def _margin(mark: str = "") -> str:
    return " " * _MARGIN + mark
