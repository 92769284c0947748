"""How a brief's facts are put into words, whatever the format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from llmbrief.brief import Brief, Claim, Difference, Evidence, Finding, Run, Verdict
from llmbrief.cli.labels import Labels, labels
from llmbrief.shown import shown

_BLANKS = re.compile("[ \t\r\n\u2028\u2029]+")
_TOLD = 4  # differences of one quote that are spelled out

VERDICTS: dict[Verdict, str] = {
    "exact": "exact",
    "normalized": "normalized",
    "near_miss": "near miss",
    "absent": "not in the article",
    "too_short": "too short to tell",
}


def plain(text: str) -> str:
    """Return *text* on one line, with control characters shown instead of sent."""
    return shown(_BLANKS.sub(" ", text).strip(" "))


def labels_of(brief: Brief) -> Labels:
    """Return the labels in the language of the brief's article."""
    return labels(brief.article.language if brief.article else None)


def byline(brief: Brief) -> str:
    """Name the article by its title, address and date, as far as they are known."""
    if brief.article is None:
        return ""
    title, url, published = map(_told, (brief.article.title, brief.article.url, brief.article.published))
    return _joined(" · ", title and f"“{title}”", url, published)


def source(claim: Claim, words: Labels) -> str:
    """Say who makes or denies the claim: ``Sergei Shoigu, via TASS``; ``denied by the article itself``."""
    speaker, via = _told(claim.speaker), _told(claim.via)
    if not speaker and not via:
        speaker = words["itself"]
    if speaker and claim.certainty == "denied":
        speaker = words["denied_by"].format(speaker)
    return _joined(", ", speaker, via and words["via"].format(via))


def _told(name: str | None) -> str:
    return plain(name or "").strip()


def _joined(separator: str, *parts: str) -> str:
    return separator.join(filter(None, parts))


def reserve(claim: Claim, words: Labels) -> str:
    """Return what must stand before the claim's text, which leaves a denial or a hedge out; empty where asserted."""
    return "" if claim.certainty == "asserted" else words[claim.certainty]


def said(claim: Claim, words: Labels) -> tuple[str, ...]:
    """Say who makes or denies the claim, and whether it is a prediction or an opinion."""
    return (source(claim, words), *(() if claim.kind == "fact" else (words[claim.kind],)))


def count(number: int, noun: str) -> str:
    """Return ``1 claim``, ``2 claims``, ``1,502 tokens``."""
    return f"{number:,} {noun}" + ("s" if number != 1 else "")


def explanation(evidence: Evidence) -> str:
    """Say why a quote does not support its claim; empty where it does."""
    if evidence.supports:
        return ""
    if evidence.verdict == "too_short":
        return "too short to tell where the article says it"
    if evidence.verdict == "absent":
        return "the article does not say this"
    told = [_differing(item) for item in evidence.difference[:_TOLD]]
    more = len(evidence.difference) - len(told)
    return (
        "; ".join([*told, f"and {count(more, 'difference')} more"] if more else told) or "close to the article's words"
    )


def _differing(difference: Difference) -> str:
    quote, article = plain(difference.quote), plain(difference.article)
    if not quote:
        return f"the quote leaves out “{article}”"
    if not article:
        return f"the quote adds “{quote}”"
    return f"the quote has “{quote}” where the article has “{article}”"


def added(place: str, finding: Finding) -> str:
    """Say what a sentence of the summary has and the article has not."""
    words = ", ".join(f"“{plain(token)}”" for token in finding.tokens[:1])
    return f"summary, {place}: the article has no {finding.check} {words}"


def verdicts(evidence: Iterable[Evidence]) -> str:
    """Count quotes by verdict: ``28 exact, 1 near miss``."""
    counted = Counter(item.verdict for item in evidence)
    return ", ".join(f"{counted[verdict]:,} {words}" for verdict, words in VERDICTS.items() if counted[verdict])


def closing(brief: Brief) -> tuple[str, ...]:
    """Say how many of the brief's quotes the article has, and what made the brief at what cost; a line each."""
    words = labels_of(brief)
    quotes = [item for claim in brief.claims for item in claim.evidence]
    found = words["found"].format(found=f"{sum(item.supports for item in quotes):,}", all=f"{len(quotes):,}")
    made = " · ".join(_made(brief.run, words)) if brief.run else ""
    return tuple(filter(None, (found if quotes else "", made)))


def _made(run: Run, words: Labels) -> tuple[str, ...]:
    if run.model == "extractive":
        return (run.model, words["own_sentences"])
    tokens = f"{run.input_tokens:,} tokens in, {run.output_tokens:,} out"
    return (plain(run.model), tokens, "cost unknown" if run.cost_usd is None else dollars(run.cost_usd))


def dollars(amount: float) -> str:
    """Return US dollars with as many digits as small amounts need."""
    return (
        f"${amount:,.2f}" if amount >= 1 or amount == 0 else f"${amount:.4f}" if amount >= 0.0001 else "under $0.0001"
    )


def gaps(run: Run | None) -> tuple[str, ...]:
    """Say which parts of the article a partial brief was not made of."""
    if run is None or run.status == "complete":
        return ()
    parts = [f"characters {gap.start:,} to {gap.end:,}: {plain(gap.why)}" for gap in run.missing]
    return tuple(f"partial: nothing was read from {part}" for part in parts or ["a part of the article"])


def listed(ids: Sequence[str]) -> str:
    """Return claim ids as ``(c1, c4)``; empty without any."""
    return f"({', '.join(map(plain, ids))})" if ids else ""
