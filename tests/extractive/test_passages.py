from __future__ import annotations

import pytest

from llmbrief.extractive.passages import LONGEST, paragraphs, passages


def roles(text: str) -> list[str]:
    return [paragraph.role for paragraph in paragraphs(text)]


@pytest.mark.parametrize(
    ("block", "role"),
    [
        ("By our correspondent in Lena", "apart"),
        ("Von Anna Menz", "apart"),
        ("Photo: the bridge in 2019", "apart"),
        ("© 2024 The Lena Post", "apart"),
        ("Subscribe to our newsletter", "apart"),
        ("Source: Reuters", "apart"),
        ("HOW IT HAPPENED", "heading"),
        ("1. The sandwich", "heading"),
        ("Is mine affected?", "heading"),
        ("The bridge was closed on Monday.", "story"),
        ("- Look at the silver label underneath. Recalled units have a model number that starts with 21.", "story"),
        ("Comments (3)", "apart"),
    ],
)
def test_a_paragraph_has_a_role(block: str, role: str) -> None:
    assert roles(f"A title line\n\nThe first sentence stands here.\n\n{block}")[2] == role


def test_what_follows_the_heading_of_comments_is_apart() -> None:
    assert roles("Title\n\nA sentence stands here.\n\nCOMMENTS\n\nA reader speaks here.") == [
        "title", "story", "apart", "apart",
    ]  # fmt: skip


def test_a_text_of_headings_alone_is_story() -> None:
    assert roles("one line\ntwo lines\nthree lines") == ["story", "story", "story"]


@pytest.mark.parametrize(
    "lead",
    [
        "PORT LENA, 4 June — ",
        "HALDEN VALE – ",
        "PORT SALINE, Saint Orval, Monday - ",
        "LONDON (Reuters) - ",
        "Lauenfeld (dpa) – ",
        "【港北市＝共同】",
    ],
)
def test_a_dateline_is_no_part_of_the_paragraph(lead: str) -> None:
    text = f"{lead}A bridge was closed."
    assert [text[p.start : p.end] for p in paragraphs(text)] == ["A bridge was closed."]


@pytest.mark.parametrize(
    "text", ["A BRIDGE CLOSED - IT WAS OLD.", "Anna Roth - a minister - was ill.", "It rose - again."]
)
def test_not_every_dash_ends_a_dateline(text: str) -> None:
    assert [text[p.start : p.end] for p in paragraphs(text)] == [text]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The bridge over the river at Port Lena was\nclosed on Monday after a crack was found in\none of its pillars."
    )
    assert len(paragraphs(text)) == 1


def test_lines_that_end_in_a_stop_are_paragraphs() -> None:
    assert len(paragraphs("The bridge was closed on Monday.\nThe road was closed on Tuesday.\nIt rained.")) == 3


def pieces(text: str) -> list[str]:
    return [text[p.start : p.end] for p in passages(text, paragraphs(text)[0], 0, "en")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It snowed.", ["It rained.", "It snowed."]),
        ("“It rains. It snows,” said Roth. She left.", ["“It rains. It snows,” said Roth.", "She left."]),
        ("“Why?” she asked. He left.", ["“Why?” she asked.", "He left."]),
    ],
)
def test_a_quotation_is_not_cut_from_its_speaker(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize("text", ["word " * 1000, "a" * 3000, "one, two, " * 300])
def test_a_passage_is_never_much_too_long(text: str) -> None:
    found = pieces(text)
    assert max(map(len, found)) <= 2 * LONGEST
    assert "".join("".join(found).split()) == "".join(text.split())
