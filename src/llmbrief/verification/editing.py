"""What an honest editor does to a quote: leaving words out with an ellipsis, and words in square brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from llmbrief.verification.boundaries import is_unspaced
from llmbrief.verification.folding import ELLIPSIS, MARK
from llmbrief.verification.wording import may_be_added

LEFT_OUT = 140  # characters that an ellipsis may stand for at most: about one sentence
REPLACED = 40  # characters: the longest name that a bracketed word may stand for
_MOST_EDITS = 50  # ellipses and brackets in one quote
_SHORTEST_SEGMENT = 7  # letters and digits; one of an unspaced script counts twice

_STOPS = ".。"
_GAP = rf"[\[(]{ELLIPSIS}[\])]|{ELLIPSIS}"
_ELLIPSES = f"({_GAP})"
_EDITS = rf"({_GAP}|\[[^\[\]{ELLIPSIS}]{{1,60}}\])"
_POSSESSIVE = rf"\]{MARK}s\b"
_BRACKETED_INITIAL = rf"(^{MARK}?|{ELLIPSIS}[\])]?{MARK}?)\[([^\W\d_])\](?=[^\W\d_])"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked for: few quotes have edits."""
    return re.compile(pattern)


class Piece(NamedTuple):
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


class Link(NamedTuple):
    """What stands between two pieces: an ellipsis, or bracketed words."""

    is_gap: bool
    has_brackets: bool


class Chain(NamedTuple):
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
    if ELLIPSIS not in quote and "[" not in quote:
        return
    quote = _compiled(_POSSESSIVE).sub("'s]", quote)
    unbracketed = _compiled(_BRACKETED_INITIAL).sub(r"\1\2", quote)
    if unbracketed != quote:
        yield Chain((piece(unbracketed),), (_NOTHING, _NOTHING))
    for edits in (_ELLIPSES, _EDITS):
        parts = _compiled(edits).split(unbracketed)
        if 1 < len(parts) <= 2 * _MOST_EDITS and (chain := _chain(parts)) is not None:
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
    if any(not may_be_added(wording) for wording in wordings) or (len(wordings) > 1 and not is_gap):
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
