"""Open questions by rule.

What one party alone says, what is put with reserve, what is to come, what is promised and not given, what differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from llmbrief.brief import Claim, Question, QuestionKind
from llmbrief.extractive.names import PRONOUNS, contracted, is_person, with_article
from llmbrief.extractive.phrases import PHRASES, Phrases
from llmbrief.extractive.rivals import rivals
from llmbrief.extractive.wording import lowered, shortened
from llmbrief.language.attribution import frame
from llmbrief.language.dates import dates
from llmbrief.language.numbers import numbers
from llmbrief.language.words import STOPWORDS, content_words

_MOST = 8
_LEAST = 3
_CLAUSE_WORDS = 30
_TELLING = 100  # a smaller figure is often an age or a rank


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
        return lowered(self.quoted(claim), self.text, self.language)

    def quoted(self, claim: Claim) -> str:
        """Return the claim without its stop, to stand between quotation marks."""
        short = shortened(claim.text, _CLAUSE_WORDS, self.language).rstrip(".。!！")
        return short.translate(_INNER_MARKS.get(self.language, {}))

    def ask(self, name: str, kind: QuestionKind, claim: Claim, **words: str) -> _Draft:
        """Fill the template *name*."""
        speaker = with_article(claim.speaker, self.language) if claim.speaker else self.phrases.article
        given = {"speaker": speaker, "clause": self.clause(claim), "claim": self.quoted(claim), **words}
        question, why = (contracted(text.format(**given), self.language) for text in self.phrases.asks[name])
        return _Draft(kind, question, why, (claim.id,))

    def undated(self, claim: Claim) -> bool:
        return not dates(claim.text, self.language)


_INNER_MARKS = {
    "de": str.maketrans("„“”", "‚‘’"),
    "es": str.maketrans("«»", "“”"),
    "fr": str.maketrans("«»", "“”"),
    "ja": str.maketrans("「」", "『』"),
}
_Rule = Callable[[_Page], Iterator[_Draft]]


def questions(claims: Sequence[Claim], order: Sequence[int], text: str, language: str) -> tuple[Question, ...]:
    """Ask what the article leaves open; *order* ranks the indices of *claims*."""
    page = _Page(tuple(claims[i] for i in order), text, language, PHRASES.get(language, PHRASES["en"]))
    drafts: list[_Draft] = []
    for rule, most in _RULES:
        drafts.extend(islice(_new(rule(page), drafts), most))
    for draft in _new(_plain(page), drafts):
        if len(drafts) < _LEAST:
            drafts.append(draft)
    return tuple(
        Question(id=f"q{number}", text=draft.text, kind=draft.kind, why=draft.why, claims=draft.claims)
        for number, draft in enumerate(drafts[:_MOST], start=1)
    )


def _new(drafts: Iterable[_Draft], taken: Sequence[_Draft]) -> Iterator[_Draft]:
    """Yield what asks something else than *taken*, and about other claims."""
    texts, about = {draft.text for draft in taken}, {draft.claims for draft in taken}
    for draft in drafts:
        if draft.text not in texts and draft.claims not in about:
            texts.add(draft.text)
            about.add(draft.claims)
            yield draft


def _denied(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.certainty == "denied" and claim.speaker:
            yield page.ask("denied", "conflict", claim)
        elif claim.certainty == "asserted" and (who := _denier(claim, page)):
            yield page.ask("denied", "conflict", claim, speaker=who)


def _denier(claim: Claim, page: _Page) -> str | None:
    """Return who denies according to a claim that tells of a denial; None for a pronoun."""
    told = frame(claim.text, page.language) if claim.speaker is None else None
    if told is None or told.stance != "denies" or told.speaker.casefold() in PRONOUNS.get(page.language, frozenset()):
        return None
    return lowered(told.speaker, page.text, page.language)


def _dated(page: _Page) -> Iterator[_Draft]:
    """A plan with its date."""
    for claim in page.claims:
        planned = page.phrases.planned.search(claim.text) and claim.kind != "opinion" and claim.certainty != "denied"
        found = [date for date in dates(claim.text, page.language) if date.month or date.year] if planned else []
        if found:
            asked = page.ask("dated", "outlook", claim, date=found[-1].text)
            inverted = _inverted(page, claim, "{will} {subject} {rest}?")
            yield replace(asked, text=inverted) if inverted else asked


def _estimated(page: _Page) -> Iterator[_Draft]:
    """A sum of money that is put with reserve."""
    for claim in page.claims:
        if claim.certainty == "hedged" and (figure := _figure(claim, page, money=True)):
            yield page.ask("estimate", "unverified", claim, figure=figure)


def _documents(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.speaker and page.phrases.documents.search(claim.speaker):
            definite = re.sub(r"^an? ", "the ", claim.speaker) if page.language == "en" else claim.speaker
            yield page.ask("document", "unverified", claim, speaker=definite)


def _unnamed(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.speaker and not is_person(claim.speaker) and page.phrases.unnamed.search(claim.speaker):
            yield page.ask("unnamed", "unverified", claim)


def _single_figure(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.speaker and _is_word_of_fact(claim) and (figure := _figure(claim, page)):
            yield page.ask("figure", "unverified", claim, figure=figure)


def _single_source(page: _Page) -> Iterator[_Draft]:
    """What weighs and rests on one speaker's word, one question a speaker."""
    asked: set[str] = set()
    for claim in page.claims:
        if claim.speaker and claim.speaker not in asked and _is_word_of_fact(claim):
            asked.add(claim.speaker)
            yield page.ask("single", "unverified", claim)


def _is_word_of_fact(claim: Claim) -> bool:
    return claim.kind == "fact" and claim.certainty == "asserted" and _can_be_asked(claim)


def _figure(claim: Claim, page: _Page, *, money: bool = False) -> str | None:
    """Return the first figure of *claim* that is no date and no rank, as it is written."""
    taken = [(date.start, date.end) for date in dates(claim.text, page.language)]
    for number in numbers(claim.text, page.language):
        is_free = not any(start < number.end and number.start < end for start, end in taken)
        written = claim.text[number.start : number.end]
        if (
            is_free
            and any(map(str.isdigit, written))
            and (number.kind == "currency" if money else number.value.copy_abs() >= _TELLING)
        ):
            return written if number.kind in {"plain", "currency", "percent"} else None
    return None


def _reply(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.kind == "opinion" and claim.speaker and claim.certainty == "asserted":
            yield page.ask("reply", "missing", claim)


def _hedged(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.certainty == "hedged" and claim.kind != "prediction" and _can_be_asked(claim):
            yield page.ask("hedged", "unverified", claim)


def _outlook(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.kind == "prediction" and claim.certainty != "denied":
            inverted = _inverted(page, claim, "{will} {subject} {rest}?")
            if inverted or (page.language != "en" and _can_be_asked(claim)):
                asked = page.ask("outlook", "outlook", claim)
                yield replace(asked, text=inverted) if inverted else asked


def _condition(page: _Page) -> Iterator[_Draft]:
    """What could be, without a word of when it would."""
    for claim in page.claims:
        if claim.certainty == "hedged" and claim.kind == "prediction" and _can_be_asked(claim):
            yield page.ask("condition", "outlook", claim)


def _undated(page: _Page) -> Iterator[_Draft]:
    """A plan or a promise without a date: "will", "soon", "in the coming weeks"."""
    for claim in page.claims:
        soon = page.phrases.soon.search(claim.text)
        if not (soon or page.phrases.future.search(claim.text)) or page.phrases.unsaid.search(claim.text):
            continue
        if claim.kind == "fact" and claim.certainty == "hedged" and not soon:
            continue
        if claim.certainty != "denied" and page.undated(claim):
            word = soon[0] if soon else ""
            inverted = _inverted(page, claim, "when {will} {subject} {rest}?", word)
            if inverted or ((soon or page.language != "en") and _can_be_asked(claim)):
                asked = page.ask("soon" if soon else "when", "missing", claim, word=word)
                yield replace(asked, text=inverted) if inverted else asked


def _decided(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if claim.speaker is None and page.phrases.decided.search(claim.text) and _can_be_asked(claim):
            yield page.ask("decided", "missing", claim)


def _cost(page: _Page) -> Iterator[_Draft]:
    """A plan to build, open or close something, in an article without a sum."""
    if any(number.kind == "currency" for number in numbers(page.text, page.language)):
        return
    for claim in page.claims:
        if page.phrases.works.search(claim.text) and page.phrases.future.search(claim.text):
            yield page.ask("cost", "missing", claim)


def _vague(page: _Page) -> Iterator[_Draft]:
    for claim in page.claims:
        if found := page.phrases.vague.search(claim.text):
            words = found[0][:1].lower() + found[0][1:]
            yield page.ask("how_many", "missing", claim, thing=found["thing"], words=words)


def _left_open(page: _Page) -> Iterator[_Draft]:
    """What the article itself says is not known or not said."""
    for claim in page.claims:
        if page.phrases.unsaid.search(claim.text):
            asked = page.ask("open", "missing", claim)
            direct = _direct(page, claim)
            yield replace(asked, text=direct) if direct else asked


def _plain(page: _Page) -> Iterator[_Draft]:
    """Questions that every report must answer, about its first claims."""
    names = ("whose", "next", "when")
    for shift, (place, claim) in product(range(3), enumerate(page.claims[:3])):
        name = names[(place + shift) % 3]
        is_plan = page.phrases.future.search(claim.text) is not None and page.undated(claim)
        if {"whose": claim.speaker is None, "when": is_plan}.get(name, True):
            yield page.ask(name, "outlook" if name == "next" else "missing", claim)


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
    r"\b(?:I|we|my|our|me|us|ich|wir|mein\w*|unser\w*|yo|nos|nuestr\w+|je|on|nous|notre|nos|\w{2,}[aeí]mos|\w{2,}[aei]ré)\b|"
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
                text = page.phrases.asks["conflict"][0].format(first=rival[0], second=figure, noun=noun)
                yield _Draft("conflict", text, _conflict_why(page, rival[2], claim), (rival[2].id, claim.id))
            seen.append((figure, noun, claim))


def _rivals(page: _Page) -> Iterator[_Draft]:
    """Two accounts of how strong a quake was, or of how many died."""
    in_order = sorted(page.claims, key=lambda claim: int(claim.id[1:]))
    for pair in rivals([(claim.speaker, claim.text) for claim in in_order], page.language):
        first, second = in_order[pair.first], in_order[pair.second]
        given = {"first": pair.figures[0], "second": pair.figures[1], "noun": pair.noun}
        text = page.phrases.asks["conflict"][0].format(**given)
        yield _Draft("conflict", text, _conflict_why(page, first, second), (first.id, second.id))


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
    if first.speaker is None and second.speaker is None:
        return page.phrases.differ
    return page.phrases.asks["conflict"][1].format(first=first.speaker or nobody, second=second.speaker or nobody)


_RULES: tuple[tuple[_Rule, int], ...] = (
    (_conflicts, 2),
    (_rivals, 2),
    (_left_open, 3),
    (_denied, 1),
    (_undated, 2),
    (_dated, 1),
    (_estimated, 1),
    (_documents, 1),
    (_unnamed, 1),
    (_single_figure, 1),
    (_single_source, 2),
    (_outlook, 1),
    (_hedged, 1),
    (_condition, 1),
    (_reply, 1),
    (_decided, 1),
    (_cost, 1),
    (_vague, 1),
)
