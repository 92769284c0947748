"""What a summary says of the core claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import itemgetter

from llmbrief.brief import Summary
from llmbrief.language import read_as
from llmbrief.matching.contradictions import contradiction
from llmbrief.matching.statements import Likeness, Statement, statement
from llmbrief.verification.checking.reading import Facts

# Of benchmarks.metrics: at .3 two of 7 claims judged not said are called said and 17 of 19 said in part; at .5 three of
# 34 said ones less.
_SAID = 0.4  # share of a claim's words, weighted, that a summary has if it says the claim: it leaves out details


def sentences(summary: Summary) -> dict[str, str]:
    """Return the sentences of a summary by the names that scores have for them."""
    points = {f"key_points[{i}]": point.text for i, point in enumerate(summary.key_points)}
    return {"headline": summary.headline, "gist": summary.gist, **points}


def said_in_summary(statements: Sequence[str], summary: Summary, language: str) -> list[bool]:
    """Say of each statement whether the summary says it: in one sentence, or in several together, less its details.

    The words that few of the statements and sentences have decide, since all of them speak of the same thing.
    """
    code = read_as(language)
    told = [statement(text, code) for text in sentences(summary).values()]
    asked = [statement(text, code) for text in statements]
    likeness = Likeness.among([*asked, *told])
    shared = likeness.shared(told, asked)
    shares = ([shared.said(i, j) for i in range(len(told))] for j in range(len(asked)))
    together: Counter[str] = Counter()
    for one in told:
        together.update(one.terms)
    said = [likeness.said(one.terms, together) for one in asked]
    return [_is_said(*each, told) for each in zip(asked, shares, said, strict=True)]


def _is_said(one: Statement, shares: Sequence[float], together: float, told: Sequence[Statement]) -> bool:
    """Whether the mean of what the best sentence says of *one* and of what all together say is enough.

    *shares* are what each of *told* says of it, *together* what all of them say. It is not said where the best sentence
    has none of its numbers and dates, and another in place of one of them.
    """
    share, best = max(zip(shares, told, strict=True), key=itemgetter(0))
    if share + together < 2 * _SAID:
        return False
    if not one.figures or not one.figures.isdisjoint(best.figures):
        return True
    whole = Facts("\n".join(other.text for other in told), one.language)
    against = contradiction(best, one, whole, turned=True)
    return against is None or against.check not in ("number", "date")
