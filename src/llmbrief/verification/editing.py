"""What an honest editor does to a quote: leaving words out with an ellipsis, and words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache

from llmbrief.language.cues import DENIALS, HEDGES, NEGATIONS
from llmbrief.language.date_words import CALENDARS
from llmbrief.language.number_words import english, french, german, spanish
from llmbrief.language.words import word_table
from llmbrief.verification.boundaries import is_unspaced
from llmbrief.verification.folding import ELLIPSIS, MARK

LEFT_OUT = 130  # characters: the longest stretch that an ellipsis may stand for, about one sentence
REPLACED = 40  # characters: the longest name that a bracketed word may stand for
_SHORTEST_SEGMENT = 7  # letters and digits; one of an unspaced script counts twice
_LONGEST_WORDING = 5  # words in one pair of brackets

_STOPS = ".。"
_GAP = rf"[\[(]{ELLIPSIS}[\])]|{ELLIPSIS}"
_ELLIPSES = re.compile(f"({_GAP})")
_EDITS = re.compile(rf"({_GAP}|\[[^\[\]{ELLIPSIS}]{{1,60}}\])")
_BRACKETED_INITIAL = re.compile(rf"(^{MARK}?|{ELLIPSIS}[\])]?{MARK}?)\[([^\W\d_])\](?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_LAST_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*$")
_KATAKANA = re.compile("[\u30a1-\u30ff]+")

PRONOUNS = word_table(
    """
    i me my mine you your yours he him his she her hers it its we us our ours they them their theirs this that these
    those who whom whose himself herself itself themselves
    ich mich mir mein meine du dich dir er ihn ihm sein seine seinen seinem seiner seines sie ihr ihre ihren ihrem ihrer
    ihres es wir uns unser unsere dieser diese dieses diesen diesem man
    yo me mi tú te tu él lo le ella la ello ellos ellas los las les su sus nosotros nos nuestro nuestra usted ustedes
    este esta esto ese esa eso aquel aquella
    je moi mon ma mes tu toi ton ta tes il lui elle son sa ses nous notre nos vous votre vos ils elles eux leur leurs on
    celui celle ceux celles ceci cela ce cet cette ces
    私 私たち 僕 俺 我々 彼 彼女 彼ら 彼女ら これ それ あれ
    """
)
_DETERMINERS = word_table("the der die das den dem des le la les el los las")
_AMBIGUOUS = word_table("un una une ein eine second seconde si if")  # articles and conjunctions as well
_MODALS = word_table(
    """
    can could may might must shall should will would ought cannot won't
    kann können konnte konnten muss müssen musste mussten darf dürfen durfte soll sollen wird werden will wollen
    puede pueden podrá podrán debe deben deberá deberán
    peut peuvent pourra pourront doit doivent devra devront
    """
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a quote that the article must have as they stand."""

    core: str
    head: str  # quotation marks before the core
    tail: str  # quotation marks and the final stop after it
    starts: bool  # whether a segment starts here, so that its first letter may be of either case

    @property
    def has_stop(self) -> bool:
        """Whether a final stop was taken off the core."""
        return any(stop in self.tail for stop in _STOPS)

    @property
    def needles(self) -> tuple[str, ...]:
        """The core, and the core with its first letter in the other case."""
        first = self.core[:1]
        other = first.lower() if first.isupper() else first.upper()
        if not self.starts or other == first or len(other) != 1:
            return (self.core,)
        return (self.core, other + self.core[1:])


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between two pieces: an ellipsis, or bracketed words."""

    is_gap: bool
    has_brackets: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """A quote as pieces, with a link before each and after the last."""

    pieces: tuple[Piece, ...]
    links: tuple[Link, ...]  # one more than there are pieces


def piece(text: str, *, starts: bool = True) -> Piece:
    """Part *text* (folded) into its words and what may be dropped around them."""
    body = text.strip()
    trimmed = body.lstrip(MARK + " ")
    head = body[: len(body) - len(trimmed)]
    core = trimmed.rstrip(MARK + " ")
    if core.endswith(tuple(_STOPS)) and core[-2:-1] not in tuple(_STOPS):
        core = core[:-1].rstrip(MARK + " ")
    return Piece(core=core, head=head, tail=trimmed[len(core) :], starts=starts)


def chains(quote: str) -> Iterator[Chain]:
    """Yield the ways to read *quote* (folded) with ellipses and brackets: brackets as the article's, then the editor's.

    There are none where the quote has neither, or edits that no editor may make.
    """
    unbracketed = _BRACKETED_INITIAL.sub(r"\1\2", quote)
    if unbracketed != quote:
        yield Chain((piece(unbracketed),), (_NOTHING, _NOTHING))
    for edits in (_ELLIPSES, _EDITS):
        parts = edits.split(unbracketed)
        if len(parts) > 1 and (chain := _chain(parts)) is not None:
            yield chain


def _chain(parts: list[str]) -> Chain | None:
    """Make a chain of words and, at odd places, edits."""
    pieces: list[Piece] = []
    links: list[Link] = []
    edits: list[str] = []
    for number, part in enumerate(parts):
        if number % 2:
            edits.append(part)
        elif any(map(str.isalnum, part)):
            link = _link(edits)
            if link is None:
                return None
            links.append(link)
            pieces.append(piece(part, starts=link.is_gap or not pieces))
            edits = []
    last = _link(edits)
    if last is None or not pieces:
        return None
    result = Chain(tuple(pieces), (*links, last))
    return result if _means_something(result) else None


_NOTHING = Link(is_gap=False, has_brackets=False)


def _link(edits: list[str]) -> Link | None:
    """Return what *edits* amount to; None where they add what an editor must not."""
    wordings = [edit[1:-1] for edit in edits if ELLIPSIS not in edit]
    is_gap = len(wordings) < len(edits)
    if any(not _may_be_added(wording) for wording in wordings) or (len(wordings) > 1 and not is_gap):
        return None
    return Link(is_gap=is_gap, has_brackets=bool(wordings))


def _means_something(chain: Chain) -> bool:
    """Whether each segment between two ellipses is long enough to mean something."""
    segments: list[list[str]] = [[]]
    for link, part in zip(chain.links, chain.pieces, strict=False):
        if link.is_gap and segments[-1]:
            segments.append([])
        segments[-1].append(part.core)
    return len(segments) == 1 or all(_is_long_enough(" ".join(segment)) for segment in segments)


def _is_long_enough(segment: str) -> bool:
    weight = sum(1 + is_unspaced(char) for char in segment if char.isalnum())
    words = len(segment.split()) + any(map(is_unspaced, segment))
    return weight >= _SHORTEST_SEGMENT and words > 1


def _may_be_added(wording: str) -> bool:
    """Whether *wording* holds words, and neither a number nor anything that turns or softens a statement."""
    words = [match[0].lower() for match in _WORD.finditer(wording)]
    if not words or len(words) > _LONGEST_WORDING or any(map(str.isnumeric, wording)):
        return False
    return not _turns(wording.lower(), words)


def _turns(wording: str, words: list[str]) -> bool:
    """Whether *wording*, in small letters, has a number, a date, a negation, a hedge or a modal."""
    singles, phrases, fragments = _forbidden()
    if any(word in singles or word.endswith("n't") for word in words):
        return True
    spaced = f" {' '.join(words)} "
    if len(words) > 1 and any(f" {phrase} " in spaced for phrase in phrases):
        return True
    return any(map(is_unspaced, wording)) and any(fragment in wording for fragment in fragments)


@cache
def _forbidden() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words and phrases that no bracket may add or hide, and such pieces of Japanese words."""
    lexicons = (english(), german(), spanish(), french())
    cues = [table[language] for table in (NEGATIONS, HEDGES, DENIALS) for language in ("en", "de", "es", "fr")]
    numbers = {word for lexicon in lexicons for word in (*lexicon.words, *lexicon.vague)}
    dates = {name for calendar in CALENDARS.values() for name in (*calendar.months, *calendar.weekdays)}
    entries = frozenset().union(*cues, numbers, dates, _MODALS, {"minus"}) - _AMBIGUOUS
    japanese = frozenset().union(*(table.get("ja", ()) for table in (NEGATIONS, HEDGES, DENIALS)))
    phrases = frozenset(entry for entry in entries if " " in entry)
    return entries - phrases, phrases, japanese | set("一二三四五六七八九十百千万億兆月曜")


def is_negation(word: str) -> bool:
    """Whether *word* turns what follows or precedes it."""
    return word.lower() in _negations()


@cache
def _negations() -> frozenset[str]:
    return frozenset().union(*NEGATIONS.values())


def may_be_replaced(between: str, words: Container[str]) -> bool:
    """Whether *between*, words of the article (folded), is a pronoun or a name of one or two words.

    *words* holds the article's words: what it also writes with a small letter is no name.
    """
    parts = between.split()
    if not 0 < len(parts) <= 2 or not all(map(_is_plain, parts)):
        return False
    if _turns(between.lower(), [part.lower() for part in parts]):
        return False
    if len(parts) == 2 and parts[0].lower() in _DETERMINERS:
        parts = parts[1:]
        return _is_name(parts[0], words)
    if len(parts) == 1 and parts[0].lower() in PRONOUNS:
        return True
    return all(_is_name(part, words) for part in parts)


def may_be_explained(before: str, words: Container[str]) -> bool:
    """Whether *before*, the article up to a bracket, ends in a pronoun or name, so that a bracketed word may follow."""
    if before.endswith(tuple(_JAPANESE_PRONOUNS)):
        return True
    match = _LAST_WORD.search(before.rstrip()[-60:])
    return match is not None and (match[0].lower() in PRONOUNS or _is_name(match[0], words))


_JAPANESE_PRONOUNS = frozenset(word for word in PRONOUNS if is_unspaced(word[0]))


def _is_plain(word: str) -> bool:
    return _WORD.fullmatch(word) is not None or (len(word) <= 4 and _WORD.fullmatch(word.rstrip(".")) is not None)


def _is_name(word: str, words: Container[str]) -> bool:
    if is_unspaced(word[0]):
        return _KATAKANA.fullmatch(word) is not None
    stem = word.removesuffix("'s")
    return stem[0].isupper() and stem.lower() not in words
