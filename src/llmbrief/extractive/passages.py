"""Cut an article into paragraphs, tell the story from what stands around it, and cut paragraphs into passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from llmbrief.language.attribution import quotations
from llmbrief.language.sentences import sentences

Role = Literal["title", "heading", "story", "apart"]

LONGEST = 400  # characters of one passage; longer ones are cut at a comma or a space


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article, half-open in code points; ``apart`` is what is no part of the story."""

    start: int
    end: int
    role: Role
    label: str | None = None  # of an interview's turn: "A", or the name of who answers


@dataclass(frozen=True)
class Passage:
    """A sentence, or a quotation with the words around it that say whose it is; half-open in code points."""

    start: int
    end: int
    paragraph: int  # index of the paragraph


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return the non-blank paragraphs of *text* with their roles; at least one of them is story."""
    spans = tuple(_blocks(text))
    roles = list(_roles([text[start:end] for start, end in spans]))
    if "story" not in roles:
        roles = ["story"] * len(spans)
    return tuple(_paragraph(text, start, end, role) for (start, end), role in zip(spans, roles, strict=True))


def _paragraph(text: str, start: int, end: int, role: Role) -> Paragraph:
    if role == "story" and (turn := _TURN.match(text, start, end)) and turn.end() < end:
        return Paragraph(turn.end(), end, "apart" if turn["label"] in _ASKING else "story", turn["label"])
    return Paragraph(start + (_dateline(text, start, end) if role == "story" else 0), end, role)


def passages(text: str, paragraph: Paragraph, index: int, language: str) -> tuple[Passage, ...]:
    """Cut one paragraph; a quotation is not cut from the words that say whose it is."""
    inside = text[paragraph.start : paragraph.end]
    offset = paragraph.start
    found = _joined(inside, tuple(sentences(inside, language)))
    return tuple(
        Passage(offset + start, offset + end, index) for span in found for start, end in _pieces(inside, *span)
    )


_TERMINAL = re.compile(r"[.!?。！？…:;；][\"'”’»）)」』\]]*$")
_LIST_ITEM = re.compile(r"(?:[-*•·‣–—]|\d{1,2}[.)])\s+")


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines are paragraphs, except where a paragraph is plainly wrapped at some width."""
    for block in re.finditer(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|$))[^\n]+)*", text):
        lines = [(block.start() + m.start(), block.start() + m.end()) for m in re.finditer(r"[^\n]+", block[0])]
        if _is_wrapped([text[start:end] for start, end in lines]):
            yield _stripped(text, block.start(), block.end())
        else:
            yield from (_stripped(text, start, end) for start, end in lines if text[start:end].strip())


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2 or any(_LIST_ITEM.match(line.lstrip()) for line in lines[1:]):
        return False
    body = lines[:-1]
    widths = [len(line.strip()) for line in body]
    even = max(widths) <= 120 and min(widths) >= 0.6 * max(widths) and min(widths) >= 20
    return even and sum(bool(_TERMINAL.search(line.strip())) for line in body) < len(body)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


_COMMENTS = re.compile(
    r"(?:\d+ )?(?:reader |readers' )?(?:comments?|kommentare|leserkommentare|comentarios|commentaires|"
    r"コメント)\s*(?:\(?\d+\)?)?:?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:By|Von|Por|Par|Text|Words|Reporting by)[ :] ?(?:[A-ZÀ-Þ]|our |unser|nuestr|notre )[^.!?]{2,80}$", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\(?(?:©|(?:photo(?:graph)?s?|image|picture|caption|foto|bild|imagen|crédit|credit|写真|copyright|"
    r"all rights reserved|"
    r"alle rechte vorbehalten|todos los derechos|tous droits|read more|related|sign up|subscribe|newsletter|follow us|"
    r"mehr zum thema|lesen sie auch|lea también|lire aussi|関連記事|advertisement|anzeige|publicidad|publicité|"
    r"updated|published|posted|last updated|issued|source|quelle|fuente|出典|contact|kontakt|contacto|tags)\b ?"
    r"(?:[:：|©(/]|$|\d|by |to |for |all |—|–|-))",
    re.IGNORECASE,
)


def _roles(blocks: list[str]) -> Iterator[Role]:
    in_comments = False
    for index, block in enumerate(blocks):
        in_comments = in_comments or bool(_COMMENTS.match(block))
        yield "apart" if in_comments else _role(block, first=index == 0 and len(blocks) > 1)


def _role(block: str, *, first: bool) -> Role:
    if _ASIDE.match(block) or _BYLINE.match(block):
        return "apart"
    short = len(block) <= 200 and not _TERMINAL.search(block.removesuffix("?"))
    if first and short:
        return "title"
    if _LIST_ITEM.match(block) and len(block) > 60:
        return "story"
    is_question = block.endswith("?") and len(block) <= 80 and block.count("?") == 1 and ". " not in block
    if (len(block) <= 80 and short) or is_question:
        return "heading"
    return "story"


_DATELINE = re.compile(
    r"(?:【[^】\n]{1,30}】|[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]+(?:[,/] ?[\w. '’]{2,30}){0,3}(?: ?\([^)\n]{2,30}\))? ?[-–—]{1,2} |"
    r"[A-ZÀ-Þ][\w.'’/ -]{2,30}(?:, [\w. ]{2,20})? ?\([A-Za-z/, ]{2,25}\) ?[-–—]{1,2} )"
)
_TURN = re.compile(
    r"(?P<label>Q|A|F|P|R|Frage|Antwort|Pregunta|Respuesta|Question|Réponse|Answer|問|答) ?[:：.] ?(?=\S)"
)
_ASKING = frozenset({"Q", "F", "P", "Frage", "Pregunta", "Question", "問"})


def _dateline(text: str, start: int, end: int) -> int:
    """Return how many characters at the start are a dateline or a bullet."""
    inside = text[start : min(end, start + 120)]
    if inside.isupper():
        return 0
    for pattern in (_DATELINE, _LIST_ITEM):
        if (match := pattern.match(inside)) and match.end() < end - start:
            return match.end()
    return 0


def _joined(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Join sentences whose border falls into a quotation, or just before the words that say whose it is."""
    quoted = iter(quotations(text))
    current = next(quoted, (len(text), len(text)))
    start = spans[0][0] if spans else 0
    for (_, end), (following, _) in pairwise(spans):
        while current[1] <= end and current[1] < len(text):
            current = next(quoted, (len(text), len(text)))
        in_quotation = current[0] < end < current[1]
        if not in_quotation and not text[following].islower():
            yield start, end
            start = following
    if spans:
        yield start, spans[-1][1]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long for one passage, at sentence ends inside it, else at commas or spaces."""
    while end - start > 2 * LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield _stripped(text, start, cut)
        start = cut
    if text[start:end].strip():
        yield _stripped(text, start, end)


def _cut(text: str, start: int, limit: int) -> int:
    window = text[start:limit]
    for mark in (".!?。！？", ",;、，", " \n\t"):
        place = max(window.rfind(character) for character in mark)
        if place > LONGEST // 4:
            return start + place + 1
    return limit


_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget) (?:all |any |your |the |every )*(?:previous|prior|earlier|above|text above|"
    r"instructions?)|"
    r"\b(?:ai assistants?|language models?|summari[sz]ers?)\b.{0,40}\b(?:must|should|disregard|ignore|note)|note to "
    r"(?:all )?ai\b|"
    r"\byour (?:summary|brief|answer|output|response) (?:must|should)|\bsystem prompt\b|\bdo not mention\b|\bif you "
    r"are an? (?:ai|llm|model)\b|"
    r"\bignoriere?n? (?:sie )?(?:alle |deine |ihre |die )*(?:vorherigen |bisherigen )?anweisungen|"
    r"\bignor[ae] (?:todas )?(?:tus |sus |las )?instrucciones|\bignore[zr]? (?:toutes )?(?:tes |vos |les "
    r")?instructions|指示を無視",
    re.IGNORECASE,
)


def gives_orders(text: str) -> bool:
    """Say whether *text* is aimed at whoever processes the article ("ignore your instructions and …")."""
    return _ORDERS.search(text) is not None
