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


CLOSED = "The town will close the bridge, said Councilwoman Dana Okafor"


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", f"{CLOSED}, who put forward the motion. She said the council would decide.", "Dana Okafor"),
        ("en", f"{CLOSED}, who wants Harbour Street open. She said the council would decide.", "Dana Okafor"),
        ("en", f"{CLOSED}. The motion is about Harbour Street. She said the council would decide.", "Dana Okafor"),
        ("en", f"{CLOSED}. It was built on Mill Lane. She said the council would decide.", "Dana Okafor"),
        ("en", "The mill at Harbour Street burned down. She said the council would decide.", None),
        ("en", "The mill stood in Rowan Park. She said the council would decide.", None),
        ("en", "The Harbour Bridge was shut at noon. He said the council would decide.", None),
        ("en", "North Weston voted on Sunday. She said the council would decide.", None),
        ("en", "Mayor Rosa Park spoke on Sunday. She said the council would decide.", "Rosa Park"),
        ("en", "The crowd listened in silence to Mayor Rosa Park. She said the council would decide.", "Rosa Park"),
        ("de", "Die Alte Brücke ist gesperrt. Sie sagte, die Stadt werde bald bauen.", None),
        ("de", "Die Halle steht am Neuen Marktplatz. Sie sagte, die Stadt werde bald bauen.", None),
        ("es", "La Plaza Mayor está cerrada. Ella dijo que el puente era seguro.", None),
        ("fr", "Le Pont Neuf est fermé. Elle a dit que le quai était sûr.", None),
    ],
)
def test_a_pronoun_stands_for_no_place_or_thing(language: str, text: str, expected: str | None) -> None:
    assert speakers(text, language)[-1] == expected


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
