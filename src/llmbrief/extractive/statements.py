"""Read an article into statements: what is said, who says it, and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from llmbrief.article import Article
from llmbrief.extractive.clauses import clauses
from llmbrief.extractive.names import PRONOUNS, Names, is_person, with_article
from llmbrief.extractive.passages import Paragraph, Passage, gives_orders, passages
from llmbrief.extractive.rebuttals import rebuttal
from llmbrief.extractive.speakers import Stage, issuer
from llmbrief.language.attribution import Frame, Stance, frame, mask, quotations
from llmbrief.language.sentences import sentences
from llmbrief.language.voices import has_saying

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
    whole: bool = False  # the text still tells of the denial


def statements(article: Article, layout: Sequence[Paragraph]) -> tuple[Statement, ...]:
    """Read the story's paragraphs in order."""
    stage = Stage(Names.of(article.text), article.language)
    notice_by = issuer(article, layout, stage.names)
    found: list[Statement] = []
    for index, paragraph in enumerate(paragraph for paragraph in layout if paragraph.role == "story"):
        voice = stage.answering() if paragraph.label else notice_by
        for passage in _harmless(article, paragraph, index):
            read = _read(article, passage, stage)
            found.extend(replace(each, speaker=each.speaker or voice) for each in read)
    return _with_relays(_with_afterthoughts(found))


def _harmless(article: Article, paragraph: Paragraph, index: int) -> Iterator[Passage]:
    """Leave out orders to whoever reads; after one outside quotation marks, the rest of its paragraph too."""
    for passage in passages(article.text, paragraph, index, article.language):
        text = article.text[passage.start : passage.end]
        if gives_orders(mask(text)):
            return
        if not gives_orders(text):
            yield passage


def _read(article: Article, passage: Passage, stage: Stage) -> Iterator[Statement]:
    text = article.text[passage.start : passage.end]
    for start, end in clauses(text, article.language):
        clause = text[start:end]
        found = rebuttal(clause, article.language) or frame(clause, article.language)
        base = Statement(passage.start + start, passage.start + end, passage.paragraph, clause)
        if found is None:
            stage.notice(_outside_quotations(clause), passage.paragraph)
            yield from _unframed(base, stage, article)
        else:
            yield from _framed(base, found, stage, article)


def _outside_quotations(clause: str) -> str:
    return re.sub(r"¤+", " ", mask(clause))


def _unframed(base: Statement, stage: Stage, article: Article) -> Iterator[Statement]:
    marks = quotations(base.text)
    whole = bool(marks) and marks[0][0] == 0 and marks[-1][1] >= len(base.text) - 1 and len(marks) == 1
    if not whole:
        speaker = stage.reported(base.text, base.paragraph)
        if speaker is None and has_saying(_outside_quotations(base.text), article.language):
            stage.interrupted()
        yield replace(base, speaker=speaker, text=re.sub("という(?=。?$)", "", base.text) if speaker else base.text)
        return
    spoken = replace(base, speaker=stage.continued(base.paragraph))
    yield from _spoken(spoken, article)


def _framed(base: Statement, found: Frame, stage: Stage, article: Article) -> Iterator[Statement]:
    rival = stage.person
    name = stage.resolve(found, base.paragraph)
    quoted = bool(quotations(found.proposition)) and quotations(found.proposition)[0][0] == 0
    told = replace(base, text=found.proposition, speaker=name, via=stage.relay(found), stance=found.stance)
    if name is not None and not quoted:
        is_clear = not (is_person(name) and rival not in {None, name}) and not _FOR_ANOTHER.search(mask(base.text))
        told = replace(told, text=_with_speaker(told.text, found, name, base.text, article.language, is_clear))
    if told.stance == "denies":
        told = _with_denial(told, base.text, article.language, quoted=quoted)
    if name is None and found.proposition:
        stage.interrupted()
        yield base
    elif quoted:
        yield from _spoken(told, article)
    else:
        yield from _split(told, article)


def _with_denial(told: Statement, sentence: str, language: str, *, quoted: bool) -> Statement:
    """Keep as denied only what stands without the verb of denial.

    A text that still tells of the denial is the article's own statement, and a quotation is what is held against it.
    """
    if told.text == sentence and told.speaker is not None:
        small = sentence[:1].lower() + sentence[1:]  # for "He denied this", the pronoun at its head
        named = _with_subject(small, told.speaker, language)
        return replace(told, text=sentence if named == small else named, speaker=None, via=None, whole=True)
    return replace(told, stance="says") if quoted else told


def _with_speaker(text: str, found: Frame, name: str, sentence: str, language: str, is_clear: bool) -> str:
    """Name the speaker in what is said, where he is its subject and stands there as a pronoun or not at all.

    Where it is not clear whom "he" means, the sentence stays whole: his lawyer may have said it of him.
    """
    if language == "ja":
        topic = text and re.match(
            rf"(?:[^、]{{1,4}}、)?{re.escape(found.speaker)}[はが](?!.*によ(?:ると|れば))", sentence
        )
        is_other = found.speaker not in PRONOUNS["ja"] and re.match("彼女?[はが]", text)
        if _JA_NO_CLAUSE.search(text) or is_other:
            return sentence
        subject = name if found.speaker in PRONOUNS["ja"] else found.speaker
        return f"{subject}は{text}" if topic and text != sentence and not _JA_SUBJECT.search(text) else text
    if found.stance == "denies" and found.speaker and text.startswith(f"{found.speaker} ") and text != sentence:
        is_name = found.speaker.casefold() not in PRONOUNS.get(language, frozenset())
        return text if is_name else with_article(name, language) + text[len(found.speaker) :]
    is_before = sentence.find(found.speaker) < sentence.find(found.proposition)
    is_safe = name[0].isupper() or found.stance == "denies"
    if is_before and not is_clear and _HE.get(language, _NOBODY).match(text):
        return sentence
    return _with_subject(text, name, language) if is_before and is_safe else text


# Who speaks for somebody, and the words that tell of somebody: "he" may be either.
_FOR_ANOTHER = re.compile(
    r"\b(?:his|her|their|on \w+ behalf|lawyer|attorney|counsel|solicitor|agent|spokes\w+|representative|"
    r"\w*anw[aä]lt\w*|\w*verteidiger\w*|\w*sprecher\w*|sein\w*|ihr\w*|avocate?|porte-parole|son|sa|ses|"
    r"sus?|abogad[oa]s?|portavoz)\b",
    re.IGNORECASE,
)
_HE = {
    "en": re.compile(r"(?:he|she)(?:'s|’s|'d|’d)? ", re.IGNORECASE),
    "de": re.compile(r"(?:dass )?(?:er|sie) ", re.IGNORECASE),
    "es": re.compile(r"(?:él|ella) ", re.IGNORECASE),
    "fr": re.compile(r"(?:il|elle) (?!faut |fallait |y )", re.IGNORECASE),
}
_NOBODY = re.compile(r"(?!)")
_JA_NO_CLAUSE = re.compile(r"を[^ぁ-ん]+$")  # an object and no verb: "magnitude 6.1" of "announced as magnitude 6.1"
_JA_SUBJECT = re.compile(r"[はが]|も(?![うしち])")


_LEADING_PRONOUN = {
    "en": re.compile(
        r"(?:(?P<body>it)|he|she) (?!(?:is|was|would be|will be|had been|has been|could be|may be|"
        r"might be)\b(?! \w+ing\b))"
    ),
    "de": re.compile(r"(?:er|sie) (?=\w+(?:e|te) )"),
    "fr": re.compile(r"(?:il|elle) (?!est |était |y |faut |fallait )"),
}


def _with_subject(text: str, name: str, language: str) -> str:
    """Put the speaker for the pronoun in "the ministry said it had …", where it can hardly stand for anybody else."""
    pattern = _LEADING_PRONOUN.get(language)
    found = pattern.match(text) if pattern else None
    if found is None or not (name[0].isupper() or name.startswith("the ")):
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
    """A relay carries on for what its speaker says next, until somebody else speaks."""
    speaker, via = None, None
    carried = []
    for statement in found:
        if statement.speaker is not None and (statement.via or statement.speaker != speaker):
            speaker, via = statement.speaker, statement.via
        carried.append(replace(statement, via=via if statement.speaker is not None else statement.via))
    return tuple(carried)
