from __future__ import annotations

import pytest

from llmbrief.extractive.statements import Statement
from llmbrief.extractive.wording import certainty, is_claim, kind, lowered, shortened, standing_alone


def said(text: str) -> Statement:
    return Statement(0, len(text), 0, text)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The bridge may be closed.", "en", "hedged"),
        ("The bridge was reportedly closed.", "en", "hedged"),
        ("They could not cross the bridge.", "en", "asserted"),
        ("The bridge was closed in May.", "en", "asserted"),
        ("A new review appeared.", "en", "asserted"),
        ("No one was hurt.", "en", "asserted"),
        ("Die Brücke könnte gesperrt werden.", "de", "hedged"),
        ("Die Brücke ist gesperrt.", "de", "asserted"),
        ("El puente podría cerrar.", "es", "hedged"),
        ("Le pont serait fermé.", "fr", "hedged"),
        ("橋は閉鎖される可能性がある。", "ja", "hedged"),
        ("The bridge may be closed.", "und", "asserted"),
    ],
)
def test_certainty_is_read_off_the_wording(text: str, language: str, expected: str) -> None:
    assert certainty(said(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The firm will close 40 shops in March.", "en", "fact"),
        ("Prices will rise by 4 percent.", "en", "prediction"),
        ("Sales are expected to fall.", "en", "prediction"),
        ("This was the worst decision of all.", "en", "opinion"),
        ("The bridge was closed.", "en", "fact"),
        ("Die Preise dürften steigen.", "de", "prediction"),
        ("Das ist unverantwortlich.", "de", "opinion"),
        ("Se espera que suban las ventas.", "es", "prediction"),
        ("Les ventes devraient augmenter.", "fr", "prediction"),
        ("売上は増える見込みだ。", "ja", "prediction"),
    ],
)
def test_kind_is_read_off_the_wording(text: str, language: str, expected: str) -> None:
    assert kind(said(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("But the bridge was closed", "en", "The bridge was closed."),
        ("“The bridge is closed,”", "en", "The bridge is closed."),
        ("“It is closed,” “and it stays closed.”", "en", "It is closed, and it stays closed."),
        ("the “bridge” is closed,", "en", "The “bridge” is closed."),
        ('"most customers" will be paid', "en", '"Most customers" will be paid.'),
        ("Pero el puente está cerrado", "es", "El puente está cerrado."),
        ("「橋は閉鎖された」", "ja", "橋は閉鎖された。"),
        ("“”", "en", "“”"),
    ],
)
def test_a_claim_stands_alone(text: str, language: str, expected: str) -> None:
    assert standing_alone(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge at Lena was closed, officials said on the radio on Monday.", "The bridge at Lena was closed."),
        ("The bridge at Lena will close, but only if the money comes in time.", None),
        ("The bridge at Lena will close, if the council agrees to it in May.", None),
        ("The tax on fuel rises by 1,000 euros for every household in the town.", None),
        ("The bridge (old, narrow and steep) was closed on Monday by the council.", None),
    ],
)
def test_a_cut_never_turns_the_sense(text: str, expected: str | None) -> None:
    assert shortened(text, 8, "en") == (expected or text)


def test_a_first_letter_is_lowered_unless_it_is_a_name() -> None:
    assert lowered("The bridge", "", "en") == "the bridge"
    assert lowered("Brand left", "Brand left. So did Roth.", "en") == "Brand left"
    assert lowered("NATO left", "", "en") == "NATO left"
    assert lowered("Brücken sind alt", "brücken", "de") == "Brücken sind alt"


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The bridge was closed on Monday.", True),
        ("Who closed the bridge?", False),
        ("No. Not half.", False),
        ("[Rookhaven does not comment on accounts.]", False),
    ],
)
def test_questions_and_scraps_are_no_claims(text: str, claim: bool) -> None:
    assert is_claim(said(text), "en") is claim
