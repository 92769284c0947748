from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llmbrief.cli.markdown import literal, markdown
from llmbrief.cli.wording import plain
from tests.cli.briefs import HOSTILE, brief

READERS = (MarkdownIt("commonmark"), MarkdownIt("commonmark").enable(["table", "strikethrough"]))
TEXT = st.text(st.sampled_from("ab1 .)-+=#*_`[]()<>!&;~|\\\n:/@$^{}\"'\t\x1b\u202e東")) | st.text()


def tokens(text: str) -> list[Token]:
    return [child for reader in READERS for token in reader.parse(text) for child in (token, *(token.children or ()))]


def tags(text: str) -> set[str]:
    return {token.type for token in tokens(text)}


def visible(text: str) -> str:
    inline = [token for token in READERS[0].parse(text) if token.type == "inline"]
    return "".join(child.content for token in inline for child in token.children or ())


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "> {}", "- **id** {}\\\n  *missing:* {}"])
def test_text_of_an_article_is_literal_wherever_it_stands(text: str, frame: str) -> None:
    shape = tags(frame.replace("{}", "x"))
    filled = frame.replace("{}", literal(text))
    assert tags(filled) - {"text"} <= shape | {"text_special"}
    assert plain(text) in visible(filled)


@given(TEXT)
def test_any_text_is_rendered_as_itself(text: str) -> None:
    assert visible(f"x {literal(text)}") == f"x {plain(text)}".rstrip()
    assert tags(literal(text)) <= {"inline", "paragraph_open", "paragraph_close", "text", "text_special"}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_brief_of_hostile_text_has_the_same_markup_as_a_harmless_one(text: str) -> None:
    hostile, harmless = (tokens(markdown(brief(each))) for each in (text, "x"))
    structure = [[token.type for token in each if not token.type.startswith("text")] for each in (hostile, harmless)]
    assert structure[0] == structure[1]


def test_numbers_and_ordinary_prose_stay_readable() -> None:
    prose = "The U.N. said 1,000 (14.3 %) at 10:30; “yes” - it's 5/6."
    assert literal(prose) == prose


def test_a_quote_that_is_not_in_the_article_says_so() -> None:
    evidence = [{"quote": "has 1,500", "verdict": "near_miss", "difference": [{"quote": "1,500", "article": "1,000"}]}]
    made = brief("x", claims=[{**brief("x").claims[0].model_dump(), "evidence": evidence, "findings": []}])
    assert "“has 1,500” **unsupported:** the quote has “1,500” where the article has “1,000”" in markdown(made)


def test_no_raw_control_character_is_sent() -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", markdown(brief("".join(HOSTILE))))
