from __future__ import annotations

import pytest

from llmbrief.article import Article
from llmbrief.extractive import extract


def speakers(text: str, language: str = "en") -> list[str | None]:
    return [claim.speaker for claim in extract(Article.from_text(text, slug="made-up", language=language)).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Roth left in May. “The bridge is old and narrow,” she said.", [None, "Anna Roth"]),
        ("“It is old and narrow,” said Anna Roth. “The town knew about it.”", ["Anna Roth", "Anna Roth"]),
        (
            "The bridge was closed, said Anna Roth. Otto Brand walked in at noon. “That is not true at all,” he said.",
            ["Anna Roth", None, "Otto Brand"],
        ),
        ("The supplier, Lantern Systems, said that the guide was safe.", ["Lantern Systems"]),
        ("The Interior Ministry sent two trucks. The road is open, the ministry said.", [None, "Interior Ministry"]),
        ("“The bridge is old and narrow.”", [None]),
        ("“The bridge is old and narrow,” she said.", [None]),
    ],
)
def test_pronouns_and_short_forms_stand_for_whom_was_named_last(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_a_report_in_the_german_subjunctive_goes_on() -> None:
    text = "Otto Brand sagte, die Brücke sei gesperrt. Die Stadt habe nichts getan. Die Straße ist offen."
    assert speakers(text, "de") == ["Otto Brand", "Otto Brand", None]


def test_a_german_afterthought_names_the_speaker_of_the_sentence_before() -> None:
    assert speakers("Die Brücke wird gesperrt. Das teilte die Stadt am Dienstag mit.", "de") == ["die Stadt"]


def test_a_person_who_is_told_something_is_no_relay() -> None:
    brief = extract(Article.from_text("Anna Roth told Otto Brand that the bridge was closed.", slug="a", language="en"))
    assert [(claim.speaker, claim.via) for claim in brief.claims] == [("Anna Roth", None)]


def test_an_outlet_that_is_told_something_relays_it() -> None:
    brief = extract(Article.from_text("Anna Roth told the BBC that the bridge was closed.", slug="a", language="en"))
    assert [(claim.speaker, claim.via) for claim in brief.claims] == [("Anna Roth", "BBC")]
