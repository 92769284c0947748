"""The Article: a text one can point into."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from llmbrief import files
from llmbrief.errors import ArticleError
from llmbrief.language.detect import CODES, UNDETERMINED, detect
from llmbrief.shown import one_line

_READ = "UTF-8, and UTF-16 or UTF-32 with a byte order mark, are read"

# The mark of UTF-32 little-endian begins with that of UTF-16: the longer one is looked for first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of common formats that are no plain text.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (also Word, OpenDocument or EPUB)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)

_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)

_SLUG_LIMIT = 200  # bytes: a file name holds 255 nearly everywhere, and an ending comes after the slug
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|]|^\.')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # device names on Windows


@dataclass(frozen=True, kw_only=True)
class Article:
    """A text with a name; every offset llmbrief reports counts its code points.

    Make one with ``from_text``, ``from_file`` or ``from_bytes``; each raises ArticleError for what is no article.
    """

    slug: str  # a single file name: nothing in it leaves a folder
    text: str  # universal newlines, no byte order mark; otherwise exactly as given
    language: str  # ISO 639-1, or "und"
    title: str | None = None
    url: str | None = None
    published: str | None = None
    source: str | None = field(default=None, compare=False)  # the path as given, for messages; None for text

    def __post_init__(self) -> None:
        """Refuse what is no article, whichever way it was made."""
        for name in ("text", "slug", "language"):
            _check_string(name, getattr(self, name))
        for name in ("title", "url", "published"):
            if getattr(self, name) is not None:
                _check_string(name, getattr(self, name))
        _check_slug(self.slug)
        _check_language(self.language)
        if not _has_ink(self.text):
            raise ArticleError(f"the article {self._called} is empty: give a text with words in it", source=self.source)

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        slug: str | None = None,
        language: str | None = None,
        title: str | None = None,
        url: str | None = None,
        published: str | None = None,
    ) -> Self:
        """Make an article of *text*: without a slug it is called by its SHA-256, a language not given is detected."""
        return cls._of(text, slug=slug, language=language, title=title, url=url, published=published)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], *, language: str | None = None) -> Self:
        """Read an article from a file; its slug is the file's stem."""
        source = os.fspath(path)
        return cls._from_bytes(_read(source), source=source, slug=_slug_of(source), language=language)

    @classmethod
    def from_bytes(cls, data: bytes, *, name: str = "standard input", language: str | None = None) -> Self:
        """Read an article from bytes that are no file, standard input for one; messages call it *name*."""
        return cls._from_bytes(data, source=name, slug=None, language=language)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @classmethod
    def _from_bytes(cls, data: bytes, *, source: str, slug: str | None, language: str | None) -> Self:
        return cls._of(_decode(data, source), slug=slug, language=language, source=source)

    @classmethod
    def _of(cls, text: str, *, slug: str | None, language: str | None, **known: str | None) -> Self:
        _check_string("text", text)
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        if slug is None:
            slug = f"article-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
        language = detect(text) if language is None else _lower(language)
        return cls(slug=slug, text=text, language=language, **known)

    @property
    def _called(self) -> str:
        return _name(self.source) if self.source is not None else one_line(self.slug, 80)


def _read(source: str) -> bytes:
    """Return the bytes of a file; every way in which that can fail is an ArticleError."""
    try:
        with Path(source).open("rb") as file:
            return file.read(files.LARGEST + 1)
    except FileNotFoundError as error:
        remedy = "save the page's words in one" if "://" in source else "check the path"
        raise ArticleError(f"there is no file {_name(source)}: {remedy}", source=source) from error
    except IsADirectoryError as error:
        raise ArticleError(f"{_name(source)} is a folder: name a file in it", source=source) from error
    except PermissionError as error:
        raise ArticleError(f"{_name(source)} may not be read: check its permissions", source=source) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = one_line(getattr(error, "strerror", None) or str(error), 80)
        raise ArticleError(f"{_name(source)} cannot be read ({reason}): check the path", source=source) from error


def _decode(data: bytes, source: str) -> str:
    if len(data) > files.LARGEST:
        raise ArticleError(
            f"{_name(source)} has over {files.LARGEST >> 20} MiB: give the text of one article", source=source
        )
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(f"{_name(source)} looks like {kind}: save its words as plain text", source=source)
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if _PAGE.match(data, len(mark)):
        raise ArticleError(f"{_name(source)} looks like a web page: save its words as plain text", source=source)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        if not mark and b"\x00" in data:
            raise _binary(source) from error
        offset = len(mark) + error.start
        problem = f"byte {offset} cannot be read as {encoding.upper()}"
        raise ArticleError(
            f"{_name(source)}: {problem}; {_READ}: save it as UTF-8", source=source, offset=offset
        ) from error
    if "\x00" in text:
        raise _binary(source)
    return text


def _binary(source: str) -> ArticleError:
    return ArticleError(f"{_name(source)} holds NUL bytes, so it is no plain text; {_READ}", source=source)


def _slug_of(source: str) -> str | None:
    """Make a slug of a file's stem; None where that leaves nothing that can be a name."""
    slug = re.sub(r"[^a-z0-9._-]", "-", Path(source).stem.lower())
    return slug if re.search(r"[^.-]", slug) and _slug_fault(slug) is None else None


def _slug_fault(slug: str) -> str | None:
    if not slug.strip():
        return "is empty"
    if _NO_FILE_NAME.search(slug):
        return "is no plain file name"
    if _RESERVED.match(slug):
        return "is a reserved name"
    if len(slug.encode()) > _SLUG_LIMIT:
        return f"is longer than {_SLUG_LIMIT} bytes"
    return None


def _check_slug(slug: str) -> None:
    if (fault := _slug_fault(slug)) is not None:
        shown = one_line(slug, 40)
        raise ArticleError(f"the slug '{shown}' {fault}: use letters, digits, '.', '_' and '-', such as port-strike")


def _check_language(code: str) -> None:
    if code not in CODES and code != UNDETERMINED:
        shown = one_line(code, 40)
        raise ArticleError(f"there is no language '{shown}': give its two-letter ISO 639-1 code, such as en")


def _check_string(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise ArticleError(f"the article's {name} must be a str, not {type(value).__name__}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        problem = f"holds half of a surrogate pair at {error.start}, which is no character"
        raise ArticleError(f"the article's {name} {problem}: decode it without surrogateescape") from error


def _has_ink(text: str) -> bool:
    return any("!" <= char <= "~" for char in text) or _ink().search(text) is not None


@cache
def _ink() -> re.Pattern[str]:
    # White space, controls, zero-width and directional marks, and the blanks that Unicode counts as letters or symbols.
    return re.compile(
        "[^\\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
        "\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
    )


def _lower(language: object) -> str:
    _check_string("language", language)
    return str(language).lower()


def _name(source: str) -> str:
    return one_line(source, 200) or "''"
