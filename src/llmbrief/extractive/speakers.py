"""Who speaks: the names given so far, what pronouns stand for, and for whom a notice speaks throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from llmbrief.article import Article
from llmbrief.extractive.names import PRONOUNS, Names, is_person, speaker_name
from llmbrief.extractive.passages import Paragraph
from llmbrief.language.attribution import Frame
from llmbrief.language.voices import is_one_voice


@dataclass
class Stage:
    """Who has been named and who has spoken, while an article is read."""

    names: Names
    language: str
    speaker: str | None = None
    spoke_in: int = -9  # index of the paragraph
    spoke_last: bool = False  # whether somebody spoke after the last person was named
    person: str | None = None
    person_in: int = -9
    body: str | None = None
    interviewed: str | None = None
    is_open: bool = False  # whether somebody spoke since who was not made out
    heard: dict[str, None] = field(default_factory=dict)  # in the order in which they first spoke

    def resolve(self, found: Frame, paragraph: int) -> str | None:
        """Return the speaker's name and remember it; None where a pronoun stands for nobody certain."""
        name = self._name(found, paragraph)
        if name is not None and not is_one_voice(name, self.language):
            return None
        if name is not None:
            self.heard[name] = None
            self.speaker, self.spoke_in, self.spoke_last, self.is_open = name, paragraph, True, False
            if is_person(name):
                self.person, self.person_in = name, paragraph
        return name

    def notice(self, clause: str, paragraph: int) -> None:
        """Remember who is named in *clause*."""
        if (person := self.names.person_in(clause, self.language)) is not None:
            self.person, self.person_in, self.spoke_last, self.is_open = person, paragraph, False, False
        self.body = self.names.body_in(clause) or self.body

    def interrupted(self) -> None:
        """Somebody else spoke, and it is not known who: nobody's words go on."""
        self.spoke_in, self.is_open = -9, True

    def continued(self, paragraph: int) -> str | None:
        """Return whose words go on in *paragraph*: the last speaker's, if he spoke here or just before."""
        return self.speaker if paragraph - self.spoke_in <= 1 else None

    def answering(self) -> str | None:
        """Return who answers in an interview: the last person introduced before the first answer."""
        if self.interviewed is None:
            self.interviewed = self.person
        return self.interviewed

    def relay(self, found: Frame) -> str | None:
        """Return who or what relays; None for a listener who is no outlet."""
        if found.via is None or (found.told and not _OUTLET.search(found.via)):
            return None
        name = speaker_name(found.via, self.names, self.language)
        return found.via if found.via == f"the {name}" else name

    def reported(self, sentence: str, paragraph: int) -> str | None:
        """Return whose speech *sentence* reports by its mood alone, the German subjunctive of reported speech."""
        if self.language == "ja" and sentence.rstrip("。").endswith("という"):
            return self.continued(paragraph)
        main = sentence.partition(",")[0]
        if (
            self.language != "de"
            or self.is_open
            or ":" in main
            or not _SUBJUNCTIVE.search(main)
            or _INDICATIVE.search(main)
        ):
            return None
        named = self.person_in == paragraph and not (self.spoke_last and self.spoke_in == paragraph)
        return self.person if named else self.continued(paragraph)

    def _name(self, found: Frame, paragraph: int) -> str | None:
        worded = _REFLEXIVE.sub("", found.speaker)
        worded = worded.split()[-1] if _ends_in_pronoun(worded, self.language) else worded
        if worded.strip().casefold() in PRONOUNS.get(self.language, frozenset()):
            return self._pronoun(worded.strip().casefold(), paragraph)
        if (owner := _OWNED.match(worded)) is not None and found.aside is None:
            return self._owned(owner, paragraph)
        name = self._known(speaker_name(worded, self.names, self.language))
        described = name is None or name[0].islower() or re.search("['’]s ", name) or _OWNED.match(worded) is not None
        if found.aside and described and not _RELATIVE.match(found.aside):
            named = speaker_name(found.aside, self.names, self.language)
            certain = named and (is_person(named) or (found.aside[0].isupper() and named[0].isupper()))
            name = named if certain else name
        return self._recent_body(name) if name is not None else None

    def _owned(self, owner: re.Match[str], paragraph: int) -> str | None:
        """ "Her family" is Iris Vale's; "her report" speaks for Iris Vale, "its spokesman" for the ministry."""
        name = self._pronoun("it" if owner["who"].casefold() in {"its", "their"} else "he", paragraph)
        if not _KIN.search(owner["what"]):
            return name
        return f"{name}'s {owner['what']}" if name else owner[0].lower()

    def _known(self, name: str | None) -> str | None:
        """In Japanese, return the longer form under which *name* has spoken before."""
        if name is None or self.language != "ja":
            return name
        longer = (
            known
            for known in (*self.heard, *self.names.people)
            if known != name and (known.startswith(name) or known.endswith(name))
        )
        return next(longer, name) if len(name) > 1 else name

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
_INDICATIVE = re.compile(r"\b(?:ist|sind|hat|haben|wird|wies|wiesen|bestritt|sagte|erklärte|war|waren|hatte)\b")
_PERSONAL = frozenset({"he", "she", "er", "sie", "él", "ella", "il", "elle", "彼", "彼女", "同氏", ""})
_REFLEXIVE = re.compile(r" (?:himself|herself|itself|themselves|selbst)$")
_OWNED = re.compile(r"(?P<who>(?i:its|their|his|her)) (?P<what>[a-z ]+)$")
_RELATIVE = re.compile(r"(?:who|which|whose|where|that|que|quien|cuyo|cuya|qui|dont|où)\b")
_KIN = re.compile(
    r"(?:family|son|daughter|wife|husband|mother|father|parents|brother|sister|widow|widower|friends?|lawyers?|"
    r"attorneys?|"
    r"agent|doctor|neighbours?|neighbors?|colleagues?)$"
)


def _ends_in_pronoun(worded: str, language: str) -> bool:
    last = worded.split()[-1:]
    return language == "en" and len(worded.split()) > 1 and bool(last) and last[0] in {"he", "she", "it", "they"}


_OUTLET = re.compile(
    r"\b[A-Z]{2,6}\b|Times|Post|News|Herald|Journal|Radio|TV|Agency|Zeitung|Spiegel|Monde|País|Tribune|Guardian|"
    r"Reuters|Bloomberg|"
    r"Press|Magazine|Daily|Gazette|Courier|Figaro|Mundo"
)


_ISSUED = re.compile(
    r"(?:Source|Issued by|Press release|Quelle|Pressemitteilung|Fuente|Comunicado|Communiqué|出典)(?: by| von| "
    r"de)?[:：] ?(?P<who>[^.\n(]{3,60})"
)


def issuer(article: Article, layout: Sequence[Paragraph], names: Names) -> str | None:
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
