"""A brief as text for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from llmbrief.brief import Brief, Certainty, Claim, Evidence, Finding, Level
from llmbrief.cli import wording
from llmbrief.cli.labels import Labels
from llmbrief.cli.layout import Paragraph, Style
from llmbrief.cli.wording import plain

_MARGIN = 4  # cells, for ids such as c12
_LONGEST_ID = 6  # characters; a longer one has a line of its own
_LEVELS: dict[Level, Style] = {"conflict": "bad", "note": "doubt"}
_RESERVES: dict[Certainty, Style] = {"denied": "warning", "hedged": "doubt"}
_GRAVITY: dict[Style, str] = {  # of a claim that was verified, the gravest first
    "bad": "Wrong, or likely to be",
    "doubt": "Worth a look",
    "good": "Nothing found wrong",
}


def brief_paragraphs(brief: Brief, summary: Sequence[tuple[str, Finding]] = ()) -> Iterator[Paragraph]:
    """Lay out a brief: headline, byline and summary, what is open, the claims to look things up in, closing lines.

    *summary*: what the summary adds to the article, with its places.
    """
    words = wording.labels_of(brief)
    yield Paragraph(plain(brief.summary.headline), "title")
    if byline := wording.byline(brief):
        yield Paragraph(byline, "aside")
    yield Paragraph()
    yield Paragraph(plain(brief.summary.gist))
    yield from _section(words["key_points"], _key_points(brief))
    if summary:
        yield Paragraph()
    yield from (Paragraph(wording.added(place, finding), "bad", "! ") for place, finding in summary)
    yield from _section(words["questions"], _questions(brief, words))
    yield from _section(words["claims"], _claims(brief, words))
    yield from _closing(brief)


def verified_paragraphs(brief: Brief, summary: Sequence[tuple[str, Finding]]) -> Iterator[Paragraph]:
    """Lay out a verified brief: what its summary adds to the article; the claims with the verdicts of their quotes and
    their findings, what is wrong first; a closing count."""
    yield from (Paragraph(wording.added(place, finding), "bad") for place, finding in summary)
    if summary:
        yield Paragraph()
    labels = wording.labels_of(brief)
    for style, title in _GRAVITY.items():
        claims = [claim for claim in brief.claims if _gravity(claim) == style]
        if claims:
            yield Paragraph(title, "heading")
        for claim in claims:
            yield from _verified(claim, labels)
            yield Paragraph()
    yield Paragraph(counted(brief), "title")


def _gravity(claim: Claim) -> Style:
    if not claim.evidence or not all(item.supports for item in claim.evidence):
        return "bad"
    levels = {finding.level for finding in claim.findings}
    return "bad" if "conflict" in levels else "doubt" if levels else "good"


def _verified(claim: Claim, words: Labels) -> Iterator[Paragraph]:
    yield from _stated(claim, words)
    yield from (quote_paragraph(item) for item in claim.evidence)
    yield from map(_finding, claim.findings)
    if not claim.evidence:
        yield Paragraph("no quote carries this claim", "bad", _margin())


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


def _claims(brief: Brief, words: Labels) -> Iterator[Paragraph]:
    for claim in brief.claims:
        yield from _stated(claim, words)
        yield from _marks(claim)


def _stated(claim: Claim, words: Labels) -> Iterator[Paragraph]:
    """Lay out what is claimed and by whom; where that is denied or hedged the text alone would mislead, so a mark says
    it first."""
    mark, marked = wording.reserve(claim, words), _RESERVES.get(claim.certainty, "plain")
    yield from _labelled(claim.id, Paragraph(plain(claim.text), mark=mark, marked=marked))
    yield Paragraph(" · ".join(wording.said(claim, words)), "aside", _margin())


def _marks(claim: Claim) -> Iterator[Paragraph]:
    for item in claim.evidence:
        quote = f"“{plain(item.quote)}”"
        if item.supports:
            yield Paragraph(quote, "aside", _margin("  "))
        else:
            yield Paragraph(f"unsupported quote {quote}: {wording.explanation(item)}", "bad", _margin("✗ "))
    if not claim.evidence:
        yield Paragraph("no quote carries this claim", "bad", _margin("✗ "))
    for finding in claim.findings:
        yield Paragraph(f"{finding.level}: {plain(finding.message)}", _LEVELS[finding.level], _margin("! "))


def _questions(brief: Brief, words: Labels) -> Iterator[Paragraph]:
    for question in brief.questions:
        yield from _labelled(question.id, Paragraph(plain(question.text)))
        why = f"{words[question.kind]} {plain(question.why)} {wording.listed(question.claims)}"
        yield Paragraph(why.rstrip(), "aside", _margin())


def _closing(brief: Brief) -> Iterator[Paragraph]:
    gaps, lines = wording.gaps(brief.run), wording.closing(brief)
    if gaps or lines:
        yield Paragraph()
    yield from (Paragraph(gap, "bad") for gap in gaps)
    yield from (Paragraph(line, "aside") for line in lines)


def _finding(finding: Finding) -> Paragraph:
    words = f"{finding.level} ({plain(finding.check)}): {plain(finding.message)}"
    return Paragraph(words, _LEVELS[finding.level], _margin())


def _labelled(id_: str, paragraph: Paragraph) -> Iterator[Paragraph]:
    """Put the id into the margin, or on a line of its own where it is too long for that."""
    label = plain(id_)
    if len(label) > _LONGEST_ID:
        yield Paragraph(label)
        label = ""
    yield paragraph._replace(lead=f"{label} ".ljust(_MARGIN))


def _margin(mark: str = "") -> str:
    return " " * _MARGIN + mark
