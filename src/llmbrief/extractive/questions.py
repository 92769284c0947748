"""Open questions by rule.

What one party alone says, what is put with reserve, what is to come, what is promised and not given, what differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from llmbrief.brief import Claim, Question, QuestionKind
from llmbrief.extractive.names import contracted, with_article
from llmbrief.extractive.phrases import PHRASES, Phrases
from llmbrief.extractive.wording import lowered, shortened
from llmbrief.language.dates import dates
from llmbrief.language.words import STOPWORDS, content_words

_MOST = 8
_LEAST = 3
_CLAUSE_WORDS = 30


@dataclass(frozen=True)
class _Draft:
    kind: QuestionKind
    text: str
    why: str
    claims: tuple[str, ...]


@dataclass(frozen=True)
class _Page:
    """What the rules read: the claims, the weightiest first, and the article."""

    claims: tuple[Claim, ...]
    text: str
    language: str
    phrases: Phrases

    def clause(self, claim: Claim) -> str:
        """Return the claim to stand inside a question."""
        short = shortened(claim.text, _CLAUSE_WORDS, self.language).rstrip(".。!！")
        return lowered(short, self.text, self.language)


def questions(claims: Sequence[Claim], order: Sequence[int], text: str, language: str) -> tuple[Question, ...]:
    """Ask what the article leaves open; *order* ranks the indices of *claims*."""
    page = _Page(tuple(claims[i] for i in order), text, language, PHRASES.get(language, PHRASES["en"]))
    limits = (
        (_conflicts, 2),
        (_left_open, 3),
        (_undated, 2),
        (_single_source, 3),
        (_outlook, 2),
        (_hedged, 2),
        (_vague, 1),
    )
    drafts = _distinct([draft for rule, most in limits for draft in islice(rule(page), most)])
    if len(drafts) < _LEAST:
        drafts = _distinct([*drafts, *_plain(page)])[:_LEAST]
    return tuple(
        Question(id=f"q{number}", text=draft.text, kind=draft.kind, why=draft.why, claims=draft.claims)
        for number, draft in enumerate(drafts[:_MOST], start=1)
    )


def _distinct(drafts: list[_Draft]) -> list[_Draft]:
    """Keep one question of the same text, and one on the same claims."""
    texts: set[str] = set()
    about: set[tuple[str, ...]] = set()
    kept = []
    for draft in drafts:
        if draft.text not in texts and draft.claims not in about:
            texts.add(draft.text)
            about.add(draft.claims)
            kept.append(draft)
    return kept


def _single_source(page: _Page) -> Iterator[_Draft]:
    """What weighs and rests on one speaker's word, one question a speaker."""
    asked: set[str] = set()
    for claim in page.claims:
        if claim.speaker and claim.speaker not in asked and _is_word_of_fact(claim):
            asked.add(claim.speaker)
            speaker = with_article(claim.speaker, page.language)
            text = page.phrases.single.format(speaker=speaker, clause="{clause}")
            yield _Draft(
                "unverified",
                contracted(text, page.language).replace("{clause}", page.clause(claim)),
                contracted(page.phrases.single_why.format(speaker=speaker), page.language),
                (claim.id,),
            )


def _is_word_of_fact(claim: Claim) -> bool:
    return claim.kind == "fact" and claim.certainty == "asserted" and _can_be_asked(claim)


def _hedged(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.certainty == "hedged" and claim.kind != "prediction" and _can_be_asked(claim):
            yield _Draft(
                "unverified",
                page.phrases.hedged.format(clause=page.clause(claim)),
                page.phrases.hedged_why,
                (claim.id,),
            )


def _outlook(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.kind == "prediction" and claim.certainty != "denied":
            asked = _inverted(page, claim, "{will} {subject} {rest}?")
            if asked is None and page.language != "en" and _can_be_asked(claim):
                asked = page.phrases.outlook.format(clause=page.clause(claim))
            if asked is not None:
                yield _Draft("outlook", asked, page.phrases.outlook_why, (claim.id,))


def _undated(page: _Page) -> Iterator[_Draft]:
    """A plan or a promise without a date: "will", "soon", "in the coming weeks"."""
    for claim in page.claims:
        soon = page.phrases.soon.search(claim.text)
        if not (soon or page.phrases.future.search(claim.text)) or page.phrases.unsaid.search(claim.text):
            continue
        if not dates(claim.text, page.language):
            asked = _inverted(page, claim, "when {will} {subject} {rest}?", soon[0] if soon else "")
            if asked is None and (soon or page.language != "en") and _can_be_asked(claim):
                asked = page.phrases.when.format(clause=page.clause(claim))
            if asked is not None:
                why = page.phrases.soon_why.format(word=soon[0]) if soon else page.phrases.when_why
                yield _Draft("missing", asked, why, (claim.id,))


def _vague(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if found := page.phrases.vague.search(claim.text):
            words = found[0][:1].lower() + found[0][1:]
            asked = page.phrases.how_many.format(thing=found["thing"], words=words)
            yield _Draft("missing", asked, page.phrases.how_many_why.format(words=words), (claim.id,))


def _left_open(page: _Page) -> Iterator[_Draft]:
    """What the article itself says is not known or not said."""
    for claim in page.claims:
        if page.phrases.unsaid.search(claim.text):
            asked = _direct(page, claim) or page.phrases.open.format(clause=page.clause(claim))
            yield _Draft("missing", asked, page.phrases.open_why, (claim.id,))


def _plain(page: _Page) -> Iterator[_Draft]:
    """Questions that every report must answer, about its first claims."""
    for claim in page.claims[:3]:
        clause = page.clause(claim)
        if claim.speaker is None:
            yield _Draft("missing", page.phrases.whose.format(clause=clause), page.phrases.whose_why, (claim.id,))
        if not dates(claim.text, page.language):
            yield _Draft("missing", page.phrases.when.format(clause=clause), page.phrases.when_why, (claim.id,))
        yield _Draft("outlook", page.phrases.next.format(clause=clause), page.phrases.next_why, (claim.id,))


_WILL = re.compile(
    r"(?P<subject>(?!(?:If|When|As|After|Before|But|While|Until|Once)\b)[^,;:“”\"]{2,70}?) "
    r"(?:(?P<will>will|could|may|might|would|can)|(?:is|are) (?:expected|likely|set|due|scheduled|forecast|"
    r"projected) to) "
    r"(?P<rest>(?!not\b|have\b)[^;:“”\"?]{3,})"
)


def _inverted(page: _Page, claim: Claim, template: str, without: str = "") -> str | None:
    """Turn "X will do Y" into "Will X do Y?", in English only."""
    if page.language != "en":
        return None
    text = shortened(claim.text, _CLAUSE_WORDS, "en").rstrip(".!")
    found = _WILL.fullmatch(text)
    if found is None or re.search(r"\b(?:that|which|who|said|whether|because)\b", found["subject"]):
        return None
    rest = found["rest"].replace(f" {without}", "").replace(f"{without} ", "") if without else found["rest"]
    asked = template.format(will="will", subject=lowered(found["subject"], page.text, "en"), rest=rest)
    return asked[:1].upper() + asked[1:]


_FIRST_PERSON = re.compile(
    r"\b(?:I|we|my|our|me|us|ich|wir|mein\w*|unser\w*|yo|nos|nuestr\w+|je|nous|notre|nos)\b|"
    r"j'|私|我々",
    re.IGNORECASE,
)


def _can_be_asked(claim: Claim) -> bool:
    """Whether the claim reads well inside a question: one sentence, nobody's "I", the speaker not named again."""
    text = claim.text.rstrip(".。!")
    own = claim.speaker is not None and claim.speaker.split()[-1] in text
    return not (own or _FIRST_PERSON.search(text) or re.search(r"[.!?。] |:|^[“\"«„「]", text))


_WHO = re.compile(
    r"(?P<asked>Who (?:else )?[^,;:“”\"]{3,80}?) (?:is|was|remains) (?:not |un)(?:yet )?(?:known|clear|"
    r"decided)"
)


def _direct(page: _Page, claim: Claim) -> str | None:
    """Turn "who wrote it is not known" into "Who wrote it?", in English only."""
    text = claim.text.rstrip(".")
    found = _WHO.match(text)
    if page.language != "en" or found is None:
        return None
    return found["asked"][:1].upper() + found["asked"][1:] + "?"


_FIGURE = re.compile(
    r"(?<![\w.,€$£-])(?P<figure>\d[\d.,]*\d|\d)(?P<scale> (?:million|billion|Millionen|millones|millions))? "
    r"(?P<noun>[^\W\d_]{4,})\b(?: (?P<next>[^\W\d_]{4,})\b)?"  # "31 missing people"
)
_FIGURE_JA = re.compile(r"(?P<figure>\d[\d,.]*)(?P<scale>万|億)?(?P<noun>人|件|台|棟|隻|頭|世帯)")


def _conflicts(page: _Page) -> Iterator[_Draft]:
    """Two figures for the same thing by different speakers, in claims that share more than the thing."""
    seen: list[tuple[str, str, Claim]] = []
    in_order = sorted(page.claims, key=lambda claim: int(claim.id[1:]))
    for claim in in_order:
        for figure, noun in _figures(claim.text, page):
            rival = next((other for other in reversed(seen) if _differ(other, (figure, noun, claim), page)), None)
            if rival is not None:
                text = page.phrases.conflict.format(first=rival[0], second=figure, noun=noun)
                yield _Draft("conflict", text, _conflict_why(page, rival[2], claim), (rival[2].id, claim.id))
            seen.append((figure, noun, claim))


def _figures(text: str, page: _Page) -> Iterator[tuple[str, str]]:
    for found in (_FIGURE_JA if page.language == "ja" else _FIGURE).finditer(text):
        figure = found["figure"] + (found["scale"] or "")
        yield from ((figure, noun) for noun in _nouns(found, page))


def _nouns(found: re.Match[str], page: _Page) -> Iterator[str]:
    """Yield what may be the thing that is counted; measures count different things each time."""
    for noun in (found["noun"], found.groupdict().get("next")):
        if noun and noun.casefold() in page.phrases.measures:
            return
        if noun and noun.casefold() not in STOPWORDS.get(page.language, frozenset()):
            yield noun


def _differ(first: tuple[str, str, Claim], second: tuple[str, str, Claim], page: _Page) -> bool:
    (figure, noun, claim), (other_figure, other_noun, other) = first, second
    if noun != other_noun or figure == other_figure or claim.id == other.id or claim.speaker == other.speaker:
        return False
    return len(_words(claim.text, page.language) & _words(other.text, page.language)) >= 2


def _words(text: str, language: str) -> frozenset[str]:
    return frozenset(word.text.casefold() for word in content_words(text, language) if not word.text[0].isdigit())


def _conflict_why(page: _Page, first: Claim, second: Claim) -> str:
    nobody = page.phrases.article
    return page.phrases.conflict_why.format(first=first.speaker or nobody, second=second.speaker or nobody)
