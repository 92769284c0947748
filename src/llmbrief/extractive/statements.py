"""Read an article into statements: what is said, who says it, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from llmbrief.article import Article
from llmbrief.extractive.clauses import clauses
from llmbrief.extractive.names import PRONOUNS, Names, is_person, speaker_name, with_article
from llmbrief.extractive.passages import Paragraph, Passage, gives_orders, passages
from llmbrief.language.attribution import Frame, Stance, frame, mask, quotations
from llmbrief.language.sentences import sentences

_LONG_QUOTATION = 220  # characters; a longer quotation is read sentence by sentence


@dataclass(frozen=True)
class Statement:
    """One thing said; its quote is ``article.text[start:end]``, half-open in code points."""

    start: int
    end: int
    paragraph: int
    text: str  # the proposition as the article words it
    speaker: str | None = None
    via: str | None = None
    stance: Stance = "says"
    quoted: bool = False  # somebody's own words, in the first person perhaps
    whole: bool = False  # the text still holds the words that say who says it


@dataclass
class _Stage:
    """Who has been named and who has spoken, while an article is read."""

    names: Names
    language: str
    speaker: str | None = None
    spoke_in: int = -9  # index of the paragraph
    person: str | None = None
    person_in: int = -9
    body: str | None = None
    interviewed: str | None = None
    heard: dict[str, None] = field(default_factory=dict)  # in the order in which they first spoke

    def resolve(self, found: Frame, paragraph: int) -> str | None:
        """Return the speaker's name and remember it; None where a pronoun stands for nobody certain."""
        name = self._name(found, paragraph)
        if name is not None:
            self.heard[name] = None
            self.speaker, self.spoke_in = name, paragraph
            if is_person(name):
                self.person, self.person_in = name, paragraph
        return name

    def notice(self, clause: str, paragraph: int) -> None:
        """Remember who is named in *clause*."""
        if (person := self.names.person_in(clause)) is not None:
            self.person, self.person_in = person, paragraph
        self.body = self.names.body_in(clause) or self.body

    def continued(self, paragraph: int) -> str | None:
        """Return whose words go on in *paragraph*: the last speaker's, if he spoke here or just before."""
        return self.speaker if paragraph - self.spoke_in <= 1 else None

    def answering(self, label: str) -> str | None:
        """Return who answers in an interview: the person whom *label* names, else the last one introduced before it."""
        if self.interviewed is None:
            self.interviewed = self.person
        named = self.names.fullest(label) if len(label) > 2 else None
        return named or self.interviewed

    def reported(self, sentence: str, paragraph: int) -> str | None:
        """Return whose speech *sentence* reports by its mood alone, the German subjunctive of reported speech."""
        if self.language != "de" or not _SUBJUNCTIVE.search(sentence):
            return None
        return self.person if self.person_in == paragraph else self.continued(paragraph)

    def _name(self, found: Frame, paragraph: int) -> str | None:
        worded = _REFLEXIVE.sub("", found.speaker)
        worded = worded.split()[-1] if _ends_in_pronoun(worded, self.language) else worded
        if worded.strip().casefold() in PRONOUNS.get(self.language, frozenset()):
            return self._pronoun(worded.strip().casefold(), paragraph)
        if (owner := _OWNED.match(worded)) is not None and found.aside is None:
            return self._pronoun("it" if owner["who"].casefold() in {"its", "their"} else "he", paragraph)
        name = self._known(speaker_name(worded, self.names, self.language))
        described = name is None or name[0].islower() or _OWNED.match(worded) is not None
        if found.aside and found.aside[0].isupper() and described:
            named = speaker_name(found.aside, self.names, self.language)
            name = named if named and not named[0].islower() else name
        return self._recent_body(name) if name is not None else None

    def _known(self, name: str | None) -> str | None:
        """In Japanese, return the longer form under which *name* has spoken before."""
        if name is None or self.language != "ja":
            return name
        longer = (known for known in self.heard if known != name and (known.startswith(name) or known.endswith(name)))
        return next(longer, name)

    def _recent_body(self, name: str) -> str:
        """ "The ministry" is the one named last, where the article has several."""
        if self.body is not None and name.casefold() == f"the {self.body.casefold().split()[-1]}":
            return self.body
        return name

    def _pronoun(self, worded: str, paragraph: int) -> str | None:
        if worded in _PERSONAL:
            return self.person if paragraph - self.person_in <= 1 else None
        if worded in {"it", "es", "同社", "同省", "同庁"} and self.speaker and is_person(self.speaker):
            return self.body
        return self.speaker if paragraph - self.spoke_in <= 1 else None


_SUBJUNCTIVE = re.compile(
    r"(?<!ich )\b(?:sei|seien|habe|werde|könne|müsse|solle|wolle|dürfe|gebe|gehe|komme|stehe|liege|brauche|"
    r"bleibe)\b(?! ich\b)"
)
_PERSONAL = frozenset({"he", "she", "er", "sie", "él", "ella", "il", "elle", "彼", "彼女", "同氏", ""})
_REFLEXIVE = re.compile(r" (?:himself|herself|itself|themselves|selbst)$")
_OWNED = re.compile(r"(?P<who>its|their|his|her) [a-z ]+$", re.IGNORECASE)


def _ends_in_pronoun(worded: str, language: str) -> bool:
    last = worded.split()[-1:]
    return language == "en" and len(worded.split()) > 1 and bool(last) and last[0] in {"he", "she", "it", "they"}


def statements(article: Article, layout: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """Read the story's paragraphs in order."""
    stage = _Stage(Names.of(article.text), article.language)
    issuer = _issuer(article, layout, stage.names)
    found: list[Statement] = []
    for index, paragraph in enumerate(paragraph for paragraph in layout if paragraph.role == "story"):
        voice = stage.answering(paragraph.label) if paragraph.label else issuer
        for passage in _harmless(article, paragraph, index):
            read = _read(article, passage, stage)
            found.extend(replace(each, speaker=each.speaker or voice) for each in read)
    return _with_relays(_with_afterthoughts(found))


_ISSUED = re.compile(
    r"(?:Source|Issued by|Press release|Quelle|Pressemitteilung|Fuente|Comunicado|Communiqué|出典)(?: by| von| "
    r"de)?[:：] ?(?P<who>[^.\n(]{3,60})"
)


def _issuer(article: Article, layout: Sequence[Paragraph], names: Names) -> str | None:
    """Return who speaks throughout in a press release or a notice: named as its source, or at its head."""
    return _named_source(article, layout) or _notice_head(article, layout, names)


def _named_source(article: Article, layout: Sequence[Paragraph]) -> str | None:
    lead = article.text[: layout[min(4, len(layout) - 1)].end]
    for paragraph in layout:
        issued = _ISSUED.match(article.text, paragraph.start, paragraph.end) if paragraph.role == "apart" else None
        if issued and issued["who"].strip() in lead and not _OUTLET.search(issued["who"]):
            return issued["who"].strip()
    return None


_NOTICE = re.compile(
    r"\b(?:advisory|press release|public notice|bulletin|for immediate release|safety notice|service notice|"
    r"pressemitteilung|bekanntmachung|comunicado|aviso público|communiqué|avis public)\b|お知らせ|報道発表",
    re.IGNORECASE,
)


def _notice_head(article: Article, layout: Sequence[Paragraph], names: Names) -> str | None:
    """Return the body that stands at the head of a notice, in the lines before its first sentence."""
    head = [article.text[paragraph.start : paragraph.end] for paragraph in takewhile(_is_head, layout[:5])]
    if not any(_NOTICE.search(line) for line in head):
        return None
    bodies = (names.body_in(line) for line in head)
    return next((body for body in bodies if body and not _NOTICE.search(body)), None)


def _is_head(paragraph: Paragraph) -> bool:
    return paragraph.role != "story"


def _harmless(article: Article, paragraph: Paragraph, index: int) -> Iterator[Passage]:
    """Leave out orders to whoever reads; after one outside quotation marks, the rest of its paragraph too."""
    for passage in passages(article.text, paragraph, index, article.language):
        text = article.text[passage.start : passage.end]
        if gives_orders(mask(text)):
            return
        if not gives_orders(text):
            yield passage


def _read(article: Article, passage: Passage, stage: _Stage) -> Iterator[Statement]:
    text = article.text[passage.start : passage.end]
    for start, end in clauses(text, article.language):
        clause = text[start:end]
        found = frame(clause, article.language)
        if found is None:
            stage.notice(_outside_quotations(clause), passage.paragraph)
        base = Statement(passage.start + start, passage.start + end, passage.paragraph, clause)
        if found is None:
            yield from _unframed(base, stage, article)
        else:
            yield from _framed(base, found, stage, article)


def _outside_quotations(clause: str) -> str:
    return re.sub(r"¤+", " ", mask(clause))


def _unframed(base: Statement, stage: _Stage, article: Article) -> Iterator[Statement]:
    marks = quotations(base.text)
    whole = bool(marks) and marks[0][0] == 0 and marks[-1][1] >= len(base.text) - 1 and len(marks) == 1
    if not whole:
        yield replace(base, speaker=stage.reported(base.text, base.paragraph))
        return
    spoken = replace(base, speaker=stage.continued(base.paragraph), quoted=True)
    yield from _spoken(spoken, article)


def _framed(base: Statement, found: Frame, stage: _Stage, article: Article) -> Iterator[Statement]:
    name = stage.resolve(found, base.paragraph)
    quoted = bool(quotations(found.proposition)) and quotations(found.proposition)[0][0] == 0
    via = None if found.via is None else _relay(found.via, stage)
    told = replace(base, text=found.proposition, speaker=name, via=via, stance=found.stance, quoted=quoted)
    told = replace(told, whole=told.text == base.text)
    if name is not None and not quoted and base.text.find(found.speaker) < base.text.find(found.proposition):
        told = replace(told, text=_with_subject(told.text, name, article.language))
    if name is None and not quoted and found.proposition:
        yield replace(told, text=base.text, stance="says")
    elif quoted:
        yield from _spoken(told, article)
    else:
        yield from _split(told, article)


_LEADING_PRONOUN = {
    "en": re.compile(
        r"(?:(?P<body>it)|he|she) (?!(?:is|was|would be|will be|had been|has been|could be|may be|"
        r"might be)\b)"
    ),
    "de": re.compile(r"(?:er|sie) (?=\w+(?:e|te) )"),
    "fr": re.compile(r"(?:il|elle) (?!est |était |y |faut |fallait )"),
}


def _with_subject(text: str, name: str, language: str) -> str:
    """Put the speaker for the pronoun in "the ministry said it had …", where it can hardly stand for anybody else."""
    pattern = _LEADING_PRONOUN.get(language)
    found = pattern.match(text) if pattern else None
    if found is None or not name[0].isupper():
        return text
    if language == "en" and not found["body"] and not is_person(name):
        return text
    return f"{with_article(name, language)} {text[found.end() :]}"


def _split(told: Statement, article: Article) -> Iterator[Statement]:
    """Split "said that A and that B" in two, each with its own words as the quote."""
    first, joint, second = told.text.partition(" and that ")
    place = article.text.rfind(f"{joint}{second}", told.start, told.end) if joint else -1
    if article.language != "en" or place < 0 or min(len(first.split()), len(second.split())) < 4:
        yield told
        return
    yield replace(told, end=place, text=first)
    yield replace(told, start=place + len(" and that "), text=second)


_OUTLET = re.compile(
    r"\b[A-Z]{2,6}\b|Times|Post|News|Herald|Journal|Radio|TV|Agency|Zeitung|Spiegel|Monde|País|Tribune|Guardian|"
    r"Reuters|Bloomberg|"
    r"Press|Magazine|Daily|Gazette|Courier|Figaro|Mundo"
)


def _relay(worded: str, stage: _Stage) -> str | None:
    if not _OUTLET.search(worded):
        return None
    return speaker_name(worded, stage.names, stage.language)


def _spoken(told: Statement, article: Article) -> Iterator[Statement]:
    """Read a long quotation sentence by sentence, each with its own words as the quote."""
    pieces = tuple(_sentences_inside(told.text, article.language)) if len(told.text) > _LONG_QUOTATION else ()
    if len(pieces) < 2:
        yield told
        return
    position = told.start
    for piece in pieces:
        position = article.text.index(piece, position)
        yield replace(told, start=position, end=position + len(piece), text=piece)
        position += len(piece)


def _sentences_inside(source: str, language: str) -> Iterator[str]:
    for opened, closed in quotations(source):
        inside = source[opened + 1 : closed - 1]
        yield from (inside[start:end] for start, end in sentences(inside, language))


def _with_afterthoughts(found: Sequence[Statement]) -> list[Statement]:
    """Give the sentence before it to whom "Das teilte die Stadt mit" names."""
    told: list[Statement] = []
    for statement in found:
        if statement.text:
            told.append(statement)
        elif told and told[-1].speaker is None and told[-1].paragraph == statement.paragraph:
            told[-1] = replace(told[-1], speaker=statement.speaker)
    return told


def _with_relays(found: Sequence[Statement]) -> tuple[Statement, ...]:
    """A relay named once carries on for what the same speaker says after it."""
    relays: dict[str, str] = {}
    carried = []
    for statement in found:
        if statement.speaker and statement.via:
            relays[statement.speaker] = statement.via
        via = statement.via or relays.get(statement.speaker or "")
        carried.append(replace(statement, via=via))
    return tuple(carried)
