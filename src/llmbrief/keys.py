"""Keys and passwords: which a request holds, and whether a text repeats one, however it spells it."""

from __future__ import annotations

import base64
import binascii
import html.entities
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

SHORTEST = 8  # characters; a stand-in such as ``none`` or ``ollama`` is a word of any text, and no key
HIDDEN = "[key]"
_PARTED = 16  # characters from which on a part of a key is told by nothing else: half of it, at least
_PART = 12  # characters

# Headers and parameters that hold one.
_NAMED = re.compile(r"auth|key|token|secret|passw|pwd|signature|credential|cookie|session", re.IGNORECASE)
_TYPICAL = r"\b(?:sk|pk|rk|key)[-_][-_A-Za-z0-9]{6,}|\bAIza[-_A-Za-z0-9]{12,}"
_LIKE = re.compile(rf"{_TYPICAL}|(?i:bearer)\s+\S+|(?<=://)[^/\s@]{{1,400}}(?=@)")  # the last: a login in an address

_NAMES = {  # of ASCII characters in HTML
    name.removesuffix(";"): char
    for name, char in html.entities.html5.items()
    if name.endswith(";") and char.isascii() and len(char) == 1
}
# A character as JSON, Python, C, JavaScript, a URL and HTML may spell it.
_SPELLED = re.compile(
    r"\\u(?P<unit>[0-9a-fA-F]{4})|\\u\{0{0,6}(?P<point>[0-9a-fA-F]{1,6})\}"
    r"|\\(?:x|U000000)(?P<byte>[0-9a-fA-F]{2})|%(?P<url>[0-9a-fA-F]{2})|\\(?P<octal>[0-3][0-7]{2})"
    r"|&#[xX]0{0,6}(?P<hex>[0-9a-fA-F]{1,6}(?=;)|[0-9a-fA-F]{1,2});?"
    r"|&#0{0,6}(?P<decimal>[0-9]{1,7}(?=;)|[0-9]{1,3});?"
    rf"|&(?P<name>{'|'.join(_NAMES)});"
)
_BASES = {"decimal": 10, "octal": 8}  # of digits; the others are hexadecimal
_BYTES = frozenset({"byte", "url", "octal"})  # of UTF-8: above ASCII no character of their own
_DEPTH = 5  # spellings within spellings: JSON in JSON in a URL
_TAG = re.compile(r"<[^<>]{0,200}>")
_PRINTABLE = re.compile(r"=([0-9A-F]{2})")  # quoted-printable, as mail spells it
_BROKEN = re.compile(r"\\[nrtfv]")  # a line broken by an escape


def sent(headers: Mapping[str, str], address: str) -> tuple[str, ...]:
    """Return the keys and passwords that a request holds in its headers and in its URL."""
    held = [key for name, value in headers.items() for key in _in_header(name, value)]
    held += _in_address(address)
    return tuple(dict.fromkeys(key for key in held if len(key) >= SHORTEST))


def of_proxies(proxies: Mapping[str, str]) -> tuple[str, ...]:
    """Return what logs in at *proxies*, addresses by scheme: their passwords, and what the header is made of."""
    held: list[str] = []
    for address in proxies.values():
        user, password = _login(address if "://" in address else f"//{address}")
        held += [password or user, base64.b64encode(f"{user}:{password}".encode()).decode() if user or password else ""]
    return tuple(dict.fromkeys(key for key in held if len(key) >= SHORTEST))


def repeats(text: str, keys: Iterable[str]) -> bool:
    """Say whether *text* holds one of *keys*, or the first or last half of a long one.

    As it is, in base64 or hexadecimal digits, in escapes of JSON, a URL, HTML or mail; whatever the case, and whatever
    white space, markup, quotation marks and characters that nobody sees stand within it.
    """
    forms = {form for key in keys if key for form in _forms(key)}
    if not forms:
        return False
    return any(form in reading for reading in _readings(text) for form in forms)


def redact(text: str, keys: Iterable[str]) -> str:
    """Return *text* without *keys* and without what looks like one; nothing of it where it spells one otherwise."""
    known = tuple(key for key in keys if key)
    for key in known:
        text = text.replace(key, HIDDEN)
    return HIDDEN if repeats(text, known) else _LIKE.sub(HIDDEN, text)


def _in_header(name: str, value: str) -> Iterator[str]:
    """Yield what a header's value grants access with: what follows ``Bearer``, and the password in ``Basic``."""
    if not _NAMED.search(name):
        yield from re.findall(_TYPICAL, value)
        return
    if "cookie" in name.lower():
        yield from (part.partition("=")[2].strip() for part in value.split(";"))
        return
    *_, last = value.split() or [""]
    yield last
    if value[:6].lower() == "basic ":
        try:
            user, _, password = base64.b64decode(last, validate=True).decode("utf-8", errors="replace").partition(":")
        except binascii.Error:
            return
        yield password or user  # a token may be given as the name alone


def _in_address(address: str) -> list[str]:
    try:
        url = urlsplit(address)
        parameters = parse_qsl(url.query)
    except ValueError:
        return []
    user, password = _login(address)
    named = [value for name, value in parameters if _NAMED.search(name)]
    return [password or user, *named, *re.findall(_TYPICAL, unquote(url.path))]


def _login(address: str) -> tuple[str, str]:
    try:
        url = urlsplit(address)
    except ValueError:
        return "", ""
    return unquote(url.username or ""), unquote(url.password or "")


@lru_cache(maxsize=64)
def _forms(key: str) -> tuple[str, ...]:
    """Return what a reading may hold of *key*, in lower case."""
    size = max(_PART, len(key) // 2)
    parts = (key, key[:size], key[-size:]) if len(key) >= _PARTED else (key,)
    forms = (form for part in parts for form in (part, part.encode().hex(), *_in_base64(part.encode())))
    squeezed = ((form.lower(), _squeezed(form)) for form in forms)
    return tuple({form for pair in squeezed for form in pair if form})


def _in_base64(data: bytes) -> Iterator[str]:
    """Yield the characters that *data* is in base64, wherever in a longer text it begins."""
    for before, first in ((0, 0), (1, 2), (2, 3)):
        padded = bytes(before) + data
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            yield encode(padded)[first : len(padded) * 8 // 6].decode()


def _readings(text: str) -> Iterator[str]:
    """Yield *text* as it stands and as it reads once its escapes are undone and what holds nothing is left out."""
    yield text.lower()
    plain = _unescaped(text)
    yield _squeezed(plain)
    if "\\" in plain:
        yield _squeezed(_BROKEN.sub("", plain))
    if "<" in plain:
        yield _squeezed(_TAG.sub("", plain))
    if "=" in text:
        yield _squeezed(_unescaped(_PRINTABLE.sub(r"%\1", text.replace("=\r\n", "").replace("=\n", ""))))


def _unescaped(text: str) -> str:
    for _ in range(_DEPTH):
        read = _SPELLED.sub(_character, text)
        if read == text:
            break
        text = read
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "name":
        return _NAMES[match[kind]]
    code = int(match[kind], _BASES.get(kind, 16))
    return chr(code) if code <= (0x7F if kind in _BYTES else sys.maxunicode) else ""


class _Plain(dict[int, str]):
    """What each character reads as: visible ASCII or nothing, quotation marks and backslashes nothing either."""

    def __missing__(self, code: int) -> str:
        if 0xE0000 <= code <= 0xE007F:  # tags
            code -= 0xE0000
        read = unicodedata.normalize("NFKD", chr(code)) if code > 0x7F else chr(code)
        self[code] = kept = "".join(char for char in read if "!" <= char <= "~" and char not in "\\\"',").lower()
        return kept


_PLAIN = _Plain()


def _squeezed(text: str) -> str:
    return text.translate(_PLAIN)
