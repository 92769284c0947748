"""What a quote that the article does not have comes close to, and where it departs from it.

The passage is the window with most of the quote's content words (a sweep over an inverted index); the difference is an
alignment of tokens by longest common blocks (Ratcliff and Obershelp, as in ``difflib``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from llmbrief.brief import Difference, Span
from llmbrief.language.words import STOPWORDS
from llmbrief.verification.boundaries import is_unspaced
from llmbrief.verification.folding import ELLIPSIS, MARK, fold_token

_MOST_EVENTS = 4_000  # places of the quote's words that one sweep looks at, rarest words first
_MOST_WINDOWS = 20  # equally good ones that are compared by all their words
_MOST_PAIRS = 300_000  # pairs of equal tokens that an alignment looks at
_MOST_ALIGNED = 400  # tokens of a quote that has more pairs

_CURRENCIES = "$€£¥₩₹₽₺₴₪"
_UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
)
_INNER = "\u00ad\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200b-\u200d\u2060\u3099\u309a\ufeff"


@cache
def _token(unspaced: str) -> re.Pattern[str]:
    """Return the pattern of a token; *unspaced* are the ranges whose characters stand for themselves."""
    letter = rf"[^\W_{unspaced}]"
    first = rf"[^\W\d_{unspaced}]"
    return re.compile(
        rf"(?:{first}\.){{2,}}|{first}(?:{letter}++|[{_INNER}]++)*(?:['’ʼ‐‑-](?:{letter}++|[{_INNER}]++)+)*"
        rf"|(?:(?<![^\s(\[])[-‐–−])?[{_CURRENCIES}]?\d+(?:[.,:/'’‐–−-]\d+|[ \u00a0\u2009\u202f]\d{{3}}(?!\d))*"
        rf"{letter}*+[%‰°{_CURRENCIES}]?"
        r"|\.{3,}|\S"
    )


_HIRAGANA = re.compile("[\u3041-\u309f]+")
_COMMON = frozenset().union(*STOPWORDS.values())


class _Keys(dict[str, str]):
    """The folded form of each token met so far."""

    def __missing__(self, token: str) -> str:
        self[token] = key = fold_token(token)
        return key


class Tokens:
    """The words, numbers and signs of a text in order: where each stands, and its folded form."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = _Keys()
        pattern = _token(_UNSPACED if any(map(is_unspaced, set(text))) else "")
        self.spans = [match.span() for match in pattern.finditer(text)]  # half-open, code points
        self.keys = [folded[text[start:end]] for start, end in self.spans]

    def __len__(self) -> int:
        return len(self.keys)

    def words(self) -> list[str]:
        """Return each token as a word to search by: in small letters; "" for signs. Where the script has no spaces, a
        character goes with the one after it."""
        kinds = {key: _kind(key) for key in set(self.keys)}
        words = [kinds[key][1] for key in self.keys]
        if not any(unspaced for unspaced, _ in kinds.values()):
            return words
        for number in range(len(words) - 1):
            following = self.keys[number + 1]
            if kinds[self.keys[number]][0] and kinds[following][0]:
                words[number] += following
        return words

    def slice(self, first: int, last: int) -> str:
        """Return the text of the tokens from *first* to before *last*."""
        last = min(last, len(self))
        return self.text[self.spans[first][0] : self.spans[last - 1][1]] if first < last else ""


def _kind(key: str) -> tuple[bool, str]:
    """Return whether a token is a character of an unspaced script, and the word that it is by itself."""
    return is_unspaced(key[:1]), key.lower() if any(map(str.isalnum, key)) else ""


class Index:
    """Where each word of an article stands."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def tokens(self) -> Tokens:
        """The article's tokens."""
        return Tokens(self._text)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for number, word in enumerate(self.tokens.words()):
            if word:
                places.setdefault(word, []).append(number)
        return places

    def near(self, quote: str) -> tuple[Span, tuple[Difference, ...]] | None:
        """Return the passage that holds at least half of the content words of *quote*, and the differing tokens."""
        tokens = Tokens(quote)
        wanted = _content(tokens)
        found = sorted((self._places[word] for word in wanted if word in self._places), key=len)
        needed = max(1, (len(wanted) + 1) // 2)
        if len(found) < needed:
            return None
        width = 2 * len(tokens) + 20
        windows = _densest(found, width)
        known = set(tokens.keys)
        first, last = max(windows, key=lambda window: (self._likeness(known, *window), window[0] - window[1]))
        if sum(_has(places, last - width, first + width) for places in found) < needed:
            return None
        return self._aligned(tokens, first, last + 1)

    def _likeness(self, keys: set[str], first: int, last: int) -> int:
        """Return how many of *keys* stand in or near the window."""
        margin = min(len(keys), _MOST_ALIGNED) // 2
        return len(keys.intersection(self.tokens.keys[max(0, first - margin) : last + 1 + margin]))

    def _aligned(self, quote: Tokens, first: int, last: int) -> tuple[Span, tuple[Difference, ...]]:
        """Align the words of *quote*; its outer punctuation too where that is all that differs."""
        for begin, end in (_core(quote), (0, len(quote))):
            keys = quote.keys[begin:end]
            low = max(0, first - _distance(keys, self.tokens.keys[first]))
            high = last + _distance(keys[::-1], self.tokens.keys[last - 1])
            blocks = [
                _Block(tag == "equal", begin + i, begin + j, low + a, low + b)
                for tag, i, j, a, b in _opcodes(keys, self.tokens.keys[low:high])
            ]
            span, differences = _reading(quote, self.tokens, _trimmed(blocks))
            if differences:
                return span, differences
        whole = Difference(quote=quote.slice(0, _MOST_ALIGNED), article=self.tokens.text[span.start : span.end])
        return span, (whole,)


class _Block(NamedTuple):
    """Tokens of the quote beside tokens of the article, half-open ranges of their numbers."""

    is_equal: bool
    first: int
    last: int
    low: int
    high: int


def _reading(quote: Tokens, article: Tokens, blocks: list[_Block]) -> tuple[Span, tuple[Difference, ...]]:
    """Return the passage that *blocks* cover, and where they differ; an ellipsis only where nothing else differs."""
    covered = [block for block in blocks if block.low < block.high]
    span = Span(start=article.spans[covered[0].low][0], end=article.spans[covered[-1].high - 1][1])
    differing = [block for block in blocks if not block.is_equal]
    told = [block for block in differing if not _is_ellipsis(quote.keys[block.first : block.last])] or differing
    return span, tuple(pair for block in told for pair in _pairs(quote, article, block))


def _is_ellipsis(keys: list[str]) -> bool:
    return ELLIPSIS in keys and not any(map(str.isalnum, "".join(keys)))


def _pairs(quote: Tokens, article: Tokens, block: _Block) -> Iterator[Difference]:
    """Yield the differing tokens: one by one where there are as many words on both sides."""
    _, first, last, low, high = block
    if last - first == high - low and not any(key in "[]" or is_unspaced(key[:1]) for key in quote.keys[first:last]):
        for a, b in zip(range(first, last), range(low, high), strict=True):
            if all(key == MARK for key in quote.keys[:a]) and _other_case(quote.keys[a]) == article.keys[b]:
                continue
            yield Difference(quote=quote.slice(a, a + 1), article=article.slice(b, b + 1))
    else:
        yield Difference(quote=quote.slice(first, last), article=article.slice(low, high))


def _content(tokens: Tokens) -> list[str]:
    """Return the distinct content words of a quote; all its words where there are no others."""
    words = list(dict.fromkeys(filter(None, tokens.words())))
    return [word for word in words if word not in _COMMON and not _HIRAGANA.fullmatch(word)] or words


def _densest(found: list[list[int]], width: int) -> list[tuple[int, int]]:
    """Return the windows of at most *width* tokens that have most words (first and last token): the first few."""
    events: list[int] = []
    count = len(found)
    for word, places in enumerate(found):
        events += [place * count + word for place in places[: _MOST_EVENTS - len(events)]]
    events.sort()
    seen = [0] * count
    distinct = most = left = 0
    windows: list[tuple[int, int]] = []
    for event in events:
        place, word = divmod(event, count)
        seen[word] += 1
        distinct += seen[word] == 1
        while events[left] // count < place - width or seen[events[left] % count] > 1:
            seen[events[left] % count] -= 1
            distinct -= seen[events[left] % count] == 0
            left += 1
        if distinct > most:
            most, windows = distinct, []
        if distinct == most and len(windows) < _MOST_WINDOWS:
            windows.append((events[left] // count, place))
    return windows


def _has(places: list[int], low: int, high: int) -> bool:
    index = bisect_left(places, low)
    return index < len(places) and places[index] <= high


def _core(tokens: Tokens) -> tuple[int, int]:
    """Return the range of a quote's tokens without outer quotation marks and the final stop."""
    begin, end = 0, len(tokens)
    while end > begin + 1 and tokens.keys[end - 1] in (MARK, ".", "。", ELLIPSIS):
        end -= 1
    while begin < end - 1 and tokens.keys[begin] in (MARK, ELLIPSIS):
        begin += 1
    return begin, end


def _distance(keys: list[str], key: str) -> int:
    """Return how many tokens stand before *key*, and a few more."""
    wanted = key.lower()
    return next((number for number, other in enumerate(keys) if other.lower() == wanted), len(keys)) + 2


def _other_case(word: str) -> str:
    return word[:1].swapcase() + word[1:]


def _opcodes(quote: list[str], article: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Align two lists of tokens, or their beginnings where all of them would take too long."""
    if quote and quote[0] not in article:
        swapped = _other_case(quote[0])
        quote = [swapped if swapped in article else quote[0], *quote[1:]]
    counts = Counter(article)
    if sum(counts[key] for key in quote) > _MOST_PAIRS:
        quote, article = quote[:_MOST_ALIGNED], article[: 3 * _MOST_ALIGNED]
    from difflib import SequenceMatcher  # here: few quotes want it

    return list(SequenceMatcher(None, quote, article, autojunk=False).get_opcodes())


def _trimmed(blocks: list[_Block]) -> list[_Block]:
    """Leave out what the article has around the passage; where an end differs, keep as many tokens as the quote has."""
    equal = [number for number, block in enumerate(blocks) if block.is_equal]
    if not equal:
        return blocks
    head = [b._replace(low=max(b.low, b.high - (b.last - b.first))) for b in blocks[: equal[0]] if b.first < b.last]
    tail = [
        b._replace(high=min(b.high, b.low + (b.last - b.first))) for b in blocks[equal[-1] + 1 :] if b.first < b.last
    ]
    return [*head, *blocks[equal[0] : equal[-1] + 1], *tail]
