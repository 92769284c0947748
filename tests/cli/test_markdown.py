from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llmbrief.brief import Brief, Finding
from llmbrief.cli.labels import labels
from llmbrief.cli.markdown import literal, markdown
from llmbrief.cli.wording import plain
from llmbrief.language import LANGUAGES
from tests.cli.briefs import HOSTILE, brief, claim, written

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
@pytest.mark.parametrize("frame", ["{}", "# {}", "- {}", "- **id** {}\\\n  *missing:* {}", "- **id** {}\\\n  “{}”"])
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


def test_what_a_summary_adds_to_the_article_stands_below_it() -> None:
    finding = Finding(check="number", level="conflict", message="m", tokens=("1,500",))
    lines = markdown(brief(), (("key point 1", finding),)).splitlines()
    assert lines.index("**summary, key point 1: the article has no number “1,500”**") < lines.index("## Claims")


def test_a_brief_stands_in_the_order_in_which_it_is_read_each_claim_with_its_quotes() -> None:
    article = {"language": "es", "title": "Sequía", "url": "https://example.org/a", "published": "2026-06-17"}
    quotes = [{"quote": quote, "verdict": "exact"} for quote in ("Ana dijo que no.", "Nada")]
    denied = claim(text="Ana *dimite*.", speaker="Ana", certainty="denied", kind="prediction", evidence=quotes)
    note = {"check": "certainty", "level": "note", "message": "m"}
    hedged = claim(id="c2", text="Llueve.", certainty="hedged", evidence=[], findings=[note])
    question = {"id": "q1", "text": "¿Cuándo?", "kind": "outlook", "why": "Sin fecha.", "claims": ["c1"]}
    summary = {"headline": "Ana", "gist": "Ana sigue.", "key_points": [{"text": "Sigue.", "claims": ["c1"]}]}
    value = {"article": article, "summary": summary, "claims": [denied, hedged], "questions": [question]}
    assert markdown(Brief.model_validate(value)).splitlines() == [
        "# Ana",
        "",
        r"*“Sequía” · https\://example\.org/a · 2026-06-17*",
        "",
        "Ana sigue.",
        "",
        "## Puntos clave",
        "",
        "- Sigue. (c1)",
        "",
        "## Preguntas abiertas",
        "",
        "- **q1** ¿Cuándo?\\",
        "  *por ver:* Sin fecha. (c1)",
        "",
        "## Afirmaciones",
        "",
        "- **c1** **NEGADO:** Ana \\*dimite\\*.\\",
        "  *negado por Ana · pronóstico*\\",
        "  “Ana dijo que no.”\\",
        "  “Nada”",
        "- **c2** *Con reservas:* Llueve.\\",
        "  *el propio artículo*\\",
        "  **unsupported:** no quote carries this claim\\",
        "  **note:** m",
        "",
        "---",
        "",
        "Citas halladas en el artículo: 2 de 2. Eso muestra que las palabras están ahí, no que las afirmaciones sean "
        "ciertas.",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("certainty", "tag"), [("denied", "strong"), ("hedged", "em")])
def test_a_denial_is_strong_and_a_reserve_emphasized_in_every_language(language: str, certainty: str, tag: str) -> None:
    made = Brief.model_validate({**written(claim(certainty=certainty)), "article": {"language": language}})
    html = READERS[0].render(markdown(made))
    assert f"<strong>c1</strong> <{tag}>{labels(language)[certainty]}</{tag}> x<br />" in html  # type: ignore[index]


@pytest.mark.parametrize("name", ["\u00a0Ana", "Ana\u3000", "*", "\\", "_Ana_"])
def test_emphasis_holds_whatever_a_name_begins_or_ends_with(name: str) -> None:
    html = READERS[0].render(markdown(brief(article={"title": name, "url": name}, claims=[claim(speaker=name)])))
    shown = name.strip()
    assert f"<p><em>“{shown}” · {shown}</em></p>" in html
    assert f"<em>{shown}</em><br />" in html


def test_numbers_and_ordinary_prose_stay_readable() -> None:
    prose = "The U.N. said 1,000 (14.3 %) at 10:30; “yes” - it's 5/6."
    assert literal(prose) == prose


def test_a_quote_that_is_not_in_the_article_says_so() -> None:
    evidence = [{"quote": "has 1,500", "verdict": "near_miss", "difference": [{"quote": "1,500", "article": "1,000"}]}]
    made = brief("x", claims=[{**brief("x").claims[0].model_dump(), "evidence": evidence, "findings": []}])
    assert "“has 1,500” **unsupported:** the quote has “1,500” where the article has “1,000”" in markdown(made)


def test_no_raw_control_character_is_sent() -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", markdown(brief("".join(HOSTILE))))
