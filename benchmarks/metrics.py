"""How far the metrics can be trusted that rest on rules of their own, on the labelled set.

    python -m benchmarks.metrics

Briefs are the gold's and both annotators', 72 in all; they are honest, so that what is found in them is a false alarm.
Harmed copies change one thing each. ``core_said.tsv`` holds 60 core claims beside summaries of the annotators and of
the recordings, 30 that the metric called said and 30 that it called unsaid, shuffled, and judged without its answers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple

from tests.evals.judging.trap_paraphrases import PARAPHRASES

from benchmarks.checks import FOLDERS, Honest, honest_claims, tampered
from benchmarks.matching import read as aligned
from benchmarks.results import read_by_hand
from llmbrief import Summarizer
from llmbrief.brief import Brief, Claim, KeyPoint, Summary
from llmbrief.evals import load_cases
from llmbrief.evals.case import Case
from llmbrief.evals.gold import Gold, read_gold
from llmbrief.evals.judging.aligned import align
from llmbrief.evals.judging.extras import is_supported
from llmbrief.evals.judging.overclaims import overclaims
from llmbrief.evals.judging.speakers import same_speaker
from llmbrief.evals.judging.summaries import said_in_summary, sentences
from llmbrief.evals.judging.traps import hit_traps
from llmbrief.verification import locate
from llmbrief.verification.checking.passages import Passage, Word, read

ROOT = Path(__file__).parent.parent
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<=[a-z,] )(?!\w+(?:day|ber|ary)\b|March|April|May|June|July|August)[A-Z][a-z]{3,}")
_INVENTED = ("Petrakis", "Ogilvie", "Nakamura", "Lindqvist", "Bortnik", "Marchetti")


class Labelled(NamedTuple):
    """A case, and what one of its three labellers wrote."""

    case: Case
    by: str
    gold: Gold
    brief: Brief  # its quotes located


class Counted(NamedTuple):
    """How many of something the metric called what is named."""

    what: str
    found: int
    of: int

    def __str__(self) -> str:
        return f"  {self.what:62}{self.found:5} of {self.of:5}{self.found / self.of if self.of else 0:8.1%}"


@cache
def cases() -> dict[str, Case]:
    """Return the cases by slug."""
    return {case.slug: case for case in load_cases()}


@cache
def labelled() -> tuple[Labelled, ...]:
    """Return the labels of every case by all three."""
    return tuple(_labelled(case, by) for case in cases().values() for by in FOLDERS)


def _labelled(case: Case, by: str) -> Labelled:
    gold = read_gold(ROOT / "evals" / by / f"{case.slug}.yaml").gold
    brief = gold.brief()
    claims = tuple(
        claim.model_copy(update={"evidence": tuple(locate(item.quote, case.article.text) for item in claim.evidence)})
        for claim in brief.claims
    )
    return Labelled(case, by, gold, brief.model_copy(update={"claims": claims}))


def count(what: str, answers: Iterable[bool]) -> Counted:
    """Count the answers that are true."""
    known = list(answers)
    return Counted(what, sum(known), len(known))


# claims.speaker and claims.via


def speakers() -> Iterator[Counted]:
    """Compare the names that labellers give to one claim, and those that stand for several in one gold file."""
    pairs = list(_names_of_one_claim())
    yield count("one claim, both labellers: the same letters", (one == other for one, other in pairs))
    yield count("one claim, both labellers: called the same", (same_speaker(*pair) for pair in pairs))
    others = [
        pair
        for one in labelled()
        if one.by == "gold"
        for pair in combinations(sorted({name for c in one.gold.claims for name in (c.speaker, c.via) if name}), 2)
    ]
    yield count("two names of one gold file: called the same", (same_speaker(*pair) for pair in others))


def _names_of_one_claim() -> Iterator[tuple[str | None, str | None]]:
    """Yield the names that two labellers give to what the alignment calls one claim; null is the article's voice."""
    by_case = {(one.case.slug, one.by): {claim.id: claim for claim in one.gold.claims} for one in labelled()}
    for slug in cases():
        rows = [row for row in aligned(f"alignment/{slug}.yaml")["claims"] if row["relation"] == "same"]
        for row, (left, right) in product(rows, combinations(FOLDERS, 2)):
            ours, theirs = (by_case[slug, by].get(row[by.removeprefix("annotators/")]) for by in (left, right))
            if ours and theirs:
                yield ours.speaker, theirs.speaker
                yield ours.via, theirs.via


# summary.core_recall


def core() -> Iterator[Counted]:
    """Hold what the metric says of core claims against how they were judged by reading."""
    rows = read_by_hand("core_said")
    said = {(row["brief"], row["slug"]): dict(_core_said(row["brief"], row["slug"])) for row in rows}
    for judged in ("said", "in part", "not said"):
        those = [row for row in rows if row["judged"] == judged]
        answers = (said[row["brief"], row["slug"]][row["claim"]] for row in those)
        yield count(f"judged {judged}: called said", answers)
    for by in FOLDERS:
        answers = (is_said for slug in cases() for _, is_said in _core_said(by.removeprefix("annotators/"), slug))
        yield count(f"core claims: called said by the summary of {by}", answers)


@cache
def _core_said(by: str, slug: str) -> tuple[tuple[str, bool], ...]:
    case = cases()[slug]
    claims = [claim for claim in case.gold.claims if claim.core]
    said = said_in_summary([claim.text for claim in claims], _summary(by, case), case.article.language)
    return tuple(zip((claim.id for claim in claims), said, strict=True))


def _summary(by: str, case: Case) -> Summary:
    if by.startswith("brief."):
        with Summarizer(prompt=by, cassettes=ROOT / "cassettes") as summarizer:
            return summarizer.summarize(case.article).summary
    slug = case.slug
    return next(one.gold.summary for one in labelled() if one.case.slug == slug and one.by.endswith(by))


# summary.overclaims


def summaries() -> Iterator[Counted]:
    """Count the sentences that are flagged, in honest and in harmed summaries."""
    honest = [(one, name) for one in labelled() for name in sentences(one.brief.summary)]
    flagged = {(one.case.slug, one.by): overclaims(one.brief, one.case.article) for one in labelled()}
    yield count("honest sentence: flagged", (name in flagged[one.case.slug, one.by] for one, name in honest))
    for what, harm in HARMS.items():
        yield count(f"{what}: flagged", (_is_flagged(one, *harmed) for one in labelled() for harmed in harm(one)))


Harmed = Iterator[tuple[str, str, tuple[str, ...] | None]]  # sentence's name, its text, claims cited or as they were


def _is_flagged(one: Labelled, name: str, text: str, cited: tuple[str, ...] | None) -> bool:
    return name in overclaims(with_sentence(one.brief, name, text, cited), one.case.article)


def with_sentence(brief: Brief, name: str, text: str, cited: tuple[str, ...] | None = None) -> Brief:
    """Put another text in the place of a summary's sentence."""
    if name in ("headline", "gist"):
        return brief.model_copy(update={"summary": brief.summary.model_copy(update={name: text})})
    points, index = list(brief.summary.key_points), int(name[len("key_points[") : -1])
    points[index] = KeyPoint(text=text, claims=points[index].claims if cited is None else cited)
    return brief.model_copy(update={"summary": brief.summary.model_copy(update={"key_points": tuple(points)})})


def numbers_changed(one: Labelled) -> Harmed:
    """Change the last digit of each number to one that no claim and no quote has."""
    draw = random.Random(f"{one.case.slug}{one.by}")
    given = " ".join(text for claim in one.brief.claims for text in (claim.text, *(e.quote for e in claim.evidence)))
    for name, text in sentences(one.brief.summary).items():
        for match in _NUMBER.finditer(text):
            other = match[0][:-1] + str((int(match[0][-1]) + draw.choice((3, 4, 6))) % 10)
            if other not in given:
                yield name, text[: match.start()] + other + text[match.end() :], None


def names_invented(one: Labelled) -> Harmed:
    """Put a name that the article does not have in the place of each; not in German, whose nouns have capitals too."""
    draw = random.Random(f"{one.case.slug}{one.by}")
    if one.case.article.language == "de":
        return
    for name, text in sentences(one.brief.summary).items():
        for match in _NAME.finditer(text):
            yield name, text[: match.start()] + draw.choice(_INVENTED) + text[match.end() :], None


def bare(certainty: str) -> Callable[[Labelled], Harmed]:
    """Make a key point of the text of each claim of that certainty that has no reserve in its words, and cite it."""

    def harmed(one: Labelled) -> Harmed:
        for claim in one.brief.claims:
            passage = read(claim.text, one.case.article.language)
            if claim.certainty == certainty and not (passage.hedges or passage.doubts or passage.negations):
                yield "key_points[0]", claim.text, (claim.id,)

    return harmed


def cut(certainty: str, marks: Callable[[Passage], Iterable[int]]) -> Callable[[Labelled], Harmed]:
    """Take the words that mark it out of each key point that cites a claim of that certainty."""

    def harmed(one: Labelled) -> Harmed:
        certainties = {claim.id: claim.certainty for claim in one.brief.claims}
        for index, point in enumerate(one.brief.summary.key_points):
            passage = read(point.text, one.case.article.language)
            found = sorted(marks(passage), reverse=True)
            if found and certainty in {certainties[id_] for id_ in point.claims}:
                yield f"key_points[{index}]", _without(point.text, [passage.words[i] for i in found]), None

    return harmed


def _without(text: str, words: Iterable[Word]) -> str:
    for word in words:
        text = text[: word.start] + text[word.end :].lstrip()
    return text


HARMS: dict[str, Callable[[Labelled], Harmed]] = {
    "number changed to one that no claim has": numbers_changed,
    "name that the article does not have": names_invented,
    "hedged claim without a word of reserve, as a key point": bare("hedged"),
    "denied claim without a word of denial, as a key point": bare("denied"),
    "hedge words cut out of a key point": cut("hedged", lambda passage: passage.hedges),
    "words of denial cut out of a key point": cut("denied", lambda passage: {*passage.negations, *passage.denials}),
}


# traps.hit


def traps() -> Iterator[Counted]:
    """Count the traps that are found: in honest briefs, in their own words, and in others."""
    for by in FOLDERS:
        yield count(f"honest brief ({by}): trap hit", _traps_hit(by))
    own = [(case.slug, name, trap.text) for case in cases().values() for name, trap in case.gold.named_traps().items()]
    for what, put in (("claim", _claimed), ("key point", _pointed)):
        yield count(f"trap in its own words as a {what}: hit", (_is_hit(put, *one) for one in own))
        yield count(f"trap in other words as a {what}: hit", (_is_hit(put, *one) for one in PARAPHRASES))


def _traps_hit(by: str) -> Iterator[bool]:
    for one in labelled():
        if one.by == by:
            hit = hit_traps(align(one.brief, one.case))
            yield from (name in hit for name in one.case.gold.named_traps())


def _is_hit(put: Callable[[Brief, str], Brief], slug: str, trap: str, text: str) -> bool:
    one = next(one for one in labelled() if one.case.slug == slug and one.by == "gold")
    return trap in hit_traps(align(put(one.brief, text), one.case))


def _claimed(brief: Brief, text: str) -> Brief:
    evidence = brief.claims[0].evidence
    claim = Claim(id="extra", text=text, kind="fact", certainty="asserted", speaker=None, via=None, evidence=evidence)
    return brief.model_copy(update={"claims": (*brief.claims, claim)})


def _pointed(brief: Brief, text: str) -> Brief:
    return with_sentence(brief, "key_points[0]", text, ())


# claims.unsupported


def unsupported() -> Iterator[Counted]:
    """Count the claims that are called unsupported: honest ones, extra ones, and harmed copies."""
    extra = [(claim, one.case.article) for one in labelled() if one.by != "gold" for claim in _extra(one)]
    yield count("annotators' claims that the gold lacks: unsupported", (not is_supported(*pair) for pair in extra))
    honest = list(honest_claims())
    yield count("honest claims: unsupported", map(_is_unsupported, honest))
    harmed: dict[str, list[bool]] = {}
    for one in honest:
        for kind, copy in tampered(one):
            if not kind.startswith("speaker"):  # who speaks is another metric's matter
                harmed.setdefault(kind, []).append(_is_unsupported(copy))
    yield from (count(f"{kind}: unsupported", answers) for kind, answers in harmed.items())
    yield count("quotes of another claim of the article: unsupported", _on_another_quote())


def _extra(one: Labelled) -> tuple[Claim, ...]:
    return align(one.brief, one.case).extra


def _is_unsupported(one: Honest) -> bool:
    article = cases()[one.slug].article
    evidence = tuple(locate(quote, article.text) for quote in one.quotes)
    fields = {"id": one.id, "text": one.text, "kind": "fact", "certainty": one.certainty, "evidence": ()}
    return not is_supported(Claim.model_validate(fields).model_copy(update={"evidence": evidence}), article)


def _on_another_quote() -> Iterator[bool]:
    """Put the next claim's quotes under each claim."""
    for one in labelled():
        claims = one.brief.claims
        for claim, other in zip(claims, (*claims[1:], claims[0]), strict=True):
            harmed = claim.model_copy(update={"evidence": other.evidence})
            yield not is_supported(harmed, one.case.article)


METRICS: dict[str, Callable[[], Iterator[Counted]]] = {
    "claims.speaker, claims.via": speakers,
    "summary.core_recall": core,
    "summary.overclaims": summaries,
    "traps.hit": traps,
    "claims.unsupported": unsupported,
}


def main() -> None:
    """Print the figures."""
    for metric, measured in METRICS.items():
        print(metric)
        for line in measured():
            print(line, flush=True)


if __name__ == "__main__":
    main()
