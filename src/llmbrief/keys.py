"""Keys and passwords: which a request holds, and whether a text repeats one, however it spells it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

SHORTEST = 8  # characters; a stand-in such as ``none`` or ``ollama`` is a word of any text, and no key
HIDDEN = "[key]"

_NAMED = re.compile(r"auth|key|token|secret|password|signature", re.IGNORECASE)  # headers and parameters that hold one
_LIKE = re.compile(
    r"\b(?:sk|pk|rk|key)[-_][-_A-Za-z0-9]{6,}|\bAIza[-_A-Za-z0-9]{12,}|(?i:bearer)\s+\S+"
    r"|(?<=://)[^/\s@]{1,200}:[^/\s@]{1,200}(?=@)"  # a login in an address
)
# An ASCII character as JSON, a URL and HTML may spell it.
_SPELLED = re.compile(
    r"\\(?:u00|x)([0-9a-fA-F]{2})|%([0-9a-fA-F]{2})|&#[xX]0{0,6}([0-9a-fA-F]{1,2});|&#0{0,6}([0-9]{1,3});|&(amp);"
)
_DEPTH = 5  # spellings within spellings: JSON in JSON in a URL


def sent(headers: Mapping[str, str], address: str) -> tuple[str, ...]:
    """Return the keys and passwords that a request holds in its headers and in its URL."""
    held = [value for name, value in headers.items() if _NAMED.search(name)]
    held = [part for value in held for part in _credentials(value)]
    held += _in_address(address)
    return tuple(dict.fromkeys(key for key in held if len(key) >= SHORTEST))


def repeats(text: str, keys: Iterable[str]) -> bool:
    """Say whether *text* holds one of *keys*: as it is, in escapes of JSON, a URL or HTML, or in base64."""
    forms = [form for key in keys if key for form in _forms(key)]
    if not forms:
        return False
    read = _plainly(text)
    return any(form in text or form in read for form in forms)


def redact(text: str, keys: Iterable[str]) -> str:
    """Return *text* without *keys* and without what looks like one; nothing of it where it spells one otherwise."""
    known = tuple(key for key in keys if key)
    for key in known:
        text = text.replace(key, HIDDEN)
    return HIDDEN if repeats(text, known) else _LIKE.sub(HIDDEN, text)


def _credentials(value: str) -> Iterator[str]:
    """Yield what a header's value grants access with: what follows ``Bearer``, and the password in ``Basic``."""
    *_, last = value.split() or [""]
    yield last
    if value[:6].lower() == "basic ":
        try:
            yield base64.b64decode(last, validate=True).decode("utf-8", errors="replace").partition(":")[2]
        except binascii.Error:
            return


def _in_address(address: str) -> list[str]:
    try:
        url = urlsplit(address)
        parameters = parse_qsl(url.query)
    except ValueError:
        return []
    return [unquote(url.password or ""), *(value for name, value in parameters if _NAMED.search(name))]


@lru_cache(maxsize=64)
def _forms(key: str) -> tuple[str, ...]:
    return key, key.replace("\\", ""), *_in_base64(key.encode())


def _in_base64(data: bytes) -> Iterator[str]:
    """Yield the characters that *data* is in base64, wherever in a longer text it begins."""
    for before, first in ((0, 0), (1, 2), (2, 3)):
        padded = bytes(before) + data
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(padded)[first : len(padded) * 8 // 6].decode()


def _plainly(text: str) -> str:
    """Return *text* as it reads once its escapes are undone, to some depth, and without backslashes."""
    for _ in range(_DEPTH):
        read = _SPELLED.sub(_character, text)
        if read == text:
            break
        text = read
    return text.replace("\\", "")


def _character(match: re.Match[str]) -> str:
    *hexadecimal, decimal, ampersand = match.groups()
    if ampersand:
        return "&"
    return chr(int(decimal)) if decimal else chr(int(next(filter(None, hexadecimal)), 16))
