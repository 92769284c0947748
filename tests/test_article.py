from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.errors import ArticleError
from llmbrief.language.detect import CODES

TEXT = "The ferry was late – again.\nNobody said why."
WINDOWS = TEXT.replace("\n", "\r\n")


def the_error(path: str | Path) -> ArticleError:
    with pytest.raises(ArticleError) as caught:
        Article.from_file(path)
    assert caught.value.exit_code == 2
    assert "\n" not in caught.value.message
    assert "\x1b" not in caught.value.message
    return caught.value


# Reading


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        WINDOWS.encode(),
        codecs.BOM_UTF16_LE + WINDOWS.encode("utf-16-le"),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_every_encoding_that_is_read_gives_the_same_article(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(data)
    assert Article.from_file(path) == Article.from_text(TEXT, slug="ferry")
    assert Article.from_bytes(data) == Article.from_text(TEXT)


@pytest.mark.parametrize(
    "kept", ["a\u2028b", "a\x0cb", "a\x85b", "a b\n", "\n\n a \n", "cafe\u0301 ﬁ\xa0", "a\x1b[0mb", "a\ufeffb"]
)
def test_nothing_but_line_ends_is_changed(kept: str) -> None:
    assert Article.from_text(kept).text == kept


@given(st.text().filter(lambda text: any(character.isalnum() for character in text)))
def test_the_text_is_the_one_given_with_universal_newlines(text: str) -> None:
    article = Article.from_text(text)
    assert article.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_the_source_is_the_path_as_given_and_no_part_of_what_the_article_is(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    assert Article.from_file(str(path)).source == str(path)
    assert Article.from_bytes(TEXT.encode()).source == "standard input"
    assert Article.from_text(TEXT).source is None
    assert Article.from_file(path) == Article.from_text(TEXT, slug="ferry")


def test_what_is_known_of_the_article_is_kept() -> None:
    article = Article.from_text(TEXT, title="Late", url="https://example.org/1", published="2026-01-31")
    assert (article.title, article.url, article.published) == ("Late", "https://example.org/1", "2026-01-31")


def test_what_has_no_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("llmbrief.files.LARGEST", 1 << 20)
    path = tmp_path / "log.txt"
    path.write_bytes(b"line\n" * 300_000)
    with pytest.raises(ArticleError, match="over 1 MiB"):
        Article.from_file(path)
    with pytest.raises(ArticleError, match="over 1 MiB"):
        Article.from_bytes(path.read_bytes())


# Refusing


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "Office"),
        (b"<!DOCTYPE html>\n<html><body><p>News</p></body></html>", "web page"),
        (b'\xef\xbb\xbf\n<HTML lang="en">', "web page"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "web page"),
        (b"plain\x00text", "NUL"),
        (TEXT.encode("utf-16-le"), "NUL"),
        (b"\x00\xff\xfe\x80", "NUL"),
        (codecs.BOM_UTF16_LE + "a\x00b".encode("utf-16-le"), "NUL"),
        ("Der Zug war zu spät.".encode("latin-1"), "byte 17 cannot be read as UTF-8"),
        (codecs.BOM_UTF8 + b"ab\xff", "byte 5 cannot be read as UTF-8"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "byte 4 cannot be read as UTF-16"),
        (codecs.BOM_UTF16_BE + b"\xd8\x00\x00a", "byte 2 cannot be read as UTF-16"),
        (codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff", "byte 4 cannot be read as UTF-32"),
        (b"\xed\xa0\x80", "byte 0 cannot be read as UTF-8"),
        (b"", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (" \t\r\n\u00a0\u3000".encode(), "is empty"),
        ("\u200b\u200d\ufeff\u2060\u00ad".encode(), "is empty"),
        ("\u202e\u2066 \u3164\u2800".encode(), "is empty"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(data)
    error = the_error(path)
    assert words in error.message
    assert "ferry.txt" in error.message
    with pytest.raises(ArticleError, match="standard input"):
        Article.from_bytes(data)


def test_broken_encoding_says_where_and_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "zug.txt"
    path.write_bytes("Der Zug war zu spät.".encode("latin-1"))
    error = the_error(path)
    assert error.offset == 17
    assert error.source == str(path)
    assert "UTF-16" in error.message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "there is no file"),
        ("a/b/c.txt", "there is no file"),
        ("", "is a folder"),
        ("nul\x00.txt", "cannot be read"),
        ("n" * 5_000, "cannot be read"),
        ("evil\x1b[31m\n.txt", r"evil\x1b[31m\n.txt"),
        ("evil\u202etxt.exe", r"evil\u202etxt.exe"),
        ("half\udc80.txt", r"half\udc80.txt"),
    ],
)
def test_a_path_that_leads_nowhere_is_named_safely(name: str, words: str, tmp_path: Path) -> None:
    assert words in the_error(f"{tmp_path}/{name}" if len(name) < 1_000 else name).message


def test_an_unreadable_file_and_a_file_as_a_folder_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT)
    assert "cannot be read (Not a directory)" in the_error(file / "x.txt").message

    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read: check its permissions" in the_error(file).message


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\ufeff", "\x00\x1b", "\ufe0f"])
def test_a_text_without_ink_is_no_article(text: str) -> None:
    with pytest.raises(ArticleError, match="is empty"):
        Article.from_text(text)


@pytest.mark.parametrize("text", ["a\ud800b", "\udc80"])
def test_half_a_surrogate_pair_is_no_article(text: str) -> None:
    with pytest.raises(ArticleError, match="surrogate pair at"):
        Article.from_text(text)


@pytest.mark.parametrize("field", ["title", "url", "published"])
@pytest.mark.parametrize("value", [5, b"x", "\ud800"])
def test_no_field_takes_what_is_no_text(field: str, value: object) -> None:
    with pytest.raises(ArticleError, match=f"the article's {field}"):
        Article.from_text(TEXT, **{field: value})  # type: ignore[arg-type]  # what an app may do


def test_a_text_that_is_no_str_is_refused() -> None:
    with pytest.raises(ArticleError, match="must be a str, not bytes"):
        Article.from_text(b"abc")  # type: ignore[arg-type]  # what an app may do


# Language


def test_the_language_is_what_is_given_and_else_detected(tmp_path: Path) -> None:
    path = tmp_path / "zug.txt"
    path.write_text("Der Zug war schon wieder zu spät, und niemand sagte, warum.")
    assert Article.from_file(path).language == "de"
    assert Article.from_file(path, language="fr").language == "fr"
    assert Article.from_text("x", language="DE").language == "de"
    assert Article.from_text("xyzzy", language="und").language == "und"


@pytest.mark.parametrize("code", ["xx", "english", "en-US", "", "e", "\x1b[31m", 5])
def test_an_unknown_language_is_refused(code: str) -> None:
    with pytest.raises(ArticleError) as caught:
        Article.from_text(TEXT, language=code)
    assert "\x1b" not in caught.value.message
    assert "language" in caught.value.message


def test_the_codes_are_those_of_iso_639_1() -> None:
    assert len(CODES) == 183
    assert all(len(code) == 2 and code.isalpha() for code in CODES)


# Slugs


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("port-strike.txt", "port-strike"),
        ("Port Strike (2).txt", "port-strike--2-"),
        ("Überfall.txt", "-berfall"),
        ("a.b_c-d.txt", "a.b_c-d"),
        ("archive.tar.gz", "archive.tar"),
        ("no-ending", "no-ending"),
        ("README.MD", "readme"),
    ],
)
def test_the_slug_of_a_file_is_its_stem(name: str, slug: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    assert Article.from_file(path).slug == slug


@pytest.mark.parametrize("name", ["記事.txt", "---.txt", "...txt", ".hidden.txt", "con.txt", "n" * 220 + ".txt"])
def test_a_stem_that_makes_no_slug_falls_back_to_the_digest(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TEXT)
    assert Article.from_file(path).slug == "article-" + hashlib.sha256(TEXT.encode()).hexdigest()[:8]


def test_without_a_file_the_slug_is_the_digest() -> None:
    expected = "article-" + hashlib.sha256(TEXT.encode()).hexdigest()[:8]
    assert Article.from_text(WINDOWS).slug == Article.from_bytes(TEXT.encode()).slug == expected


@pytest.mark.parametrize(
    "slug",
    [
        "", " ", ".", "..", "../x", "x/../y", "/etc/passwd", "a/b", "a\\b", "..\\x", ".hidden", "a\x00b", "C:x", "a\nb",
        "con", "NUL", "com1", "aux.txt", "a\x1bb", "s" * 201, "x?", "\ud800", 5,
    ],
)  # fmt: skip
def test_a_slug_that_could_leave_its_folder_is_refused(slug: str) -> None:
    with pytest.raises(ArticleError) as caught:
        Article.from_text(TEXT, slug=slug)
    assert "slug" in caught.value.message
    assert not set("\x00\x1b\n") & set(caught.value.message)
    with pytest.raises(ArticleError):
        Article(slug=slug, text=TEXT, language="en")


@pytest.mark.parametrize("slug", ["kursk-engineers", "a", "2026-01-31_x.v2", "Überfall", "a..b", "console", "-"])
def test_a_plain_file_name_is_a_slug(slug: str) -> None:
    assert Article.from_text(TEXT, slug=slug).slug == slug
