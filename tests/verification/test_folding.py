from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.verification.folding import fold, fold_token, has_broken_words, is_combining, is_invisible

SPICE = st.text(alphabet="ab1 9\n\t\u00a0\u200b\u00ad\u0301éﬁ…．.'\"’“”«»-–—−ｶﾞ漢か①²½€%:;", max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a\n b\u00a0\u202f c", "a b c"),
        ("“a” ‘b’ «c» « d » 「e」 ``f''", '"a"b"c"d"e"f"'),
        ("it’s itʼs it`s", "it's it's it's"),
        ("a – b—c -- d-e", "a-b-c-d-e"),
        ("was −5 or -5, 4–6 and x-5", "was −5 or −5, 4-6 and x-5"),
        ("5′ 6″ 7' 8\"", "5′ 6″ 7′ 8″"),
        ("“in 1998” ‘in 1998’", '"in 1998"in 1998"'),
        ("wait ... what […] . . . end", "wait…what […]…end"),
        ("cafe\u0301 \ufb01 １２％ ｶﾞ ㎞", "café fi 12%ガkm"),
        ("10² H₂O ½ ① ™ nº", "10² H₂O ½ ① ™ nº"),
        ("har\u00adbour har\u00ad\nbour \u200bx\ufeff", "harbour harbour x"),
        ("quoi ? 15 % € 5 : oui", "quoi? 15% €5: oui"),
        ("日本\n語 は 5 円", "日本語は5円"),
        ("résumé resume", "résumé resume"),
        ("\u1112\u1161\u11ab", "한"),
        ("\ufdfa", "\ufdfa"),
    ],
)
def test_what_is_typography_is_folded_and_nothing_else(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_broken_word_is_joined_on_request() -> None:
    assert has_broken_words("demin-\ning")
    assert not has_broken_words("4-\n6")
    assert fold("demin-\ning", join_lines=True).text == "demining"
    assert fold("demin-\ning").text == "demin-ing"


@pytest.mark.parametrize(
    ("text", "part", "says"),
    [
        ("x  “a \n b” y", "a b", "a \n b"),
        ("he cafe\u0301 z", "café", "cafe\u0301"),
        ("the of\ufb01ce is", "office", "of\ufb01ce"),
        ("har\u00adbour x", "harbour", "har\u00adbour"),
        ("so \u200bx y", "x", "x"),
        ("a . . . b", "…", " . . . "),
    ],
)
def test_the_way_back_gives_the_original_characters(text: str, part: str, says: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    place = folded.span(start, start + len(part))
    assert place is not None
    assert text[slice(*place)] == says


def test_there_is_no_way_back_to_half_a_character() -> None:
    folded = fold("of\ufb01ce")
    assert folded.text == "office"
    assert folded.span(0, 3) is None
    assert folded.span(3, 6) is None


@given(SPICE, SPICE, SPICE)
def test_every_place_leads_back_into_the_text_in_order(a: str, b: str, c: str) -> None:
    text = a + b + c
    folded = fold(text)
    last = 0
    for index in range(len(folded.text)):
        place = folded.span(index, index + 1)
        if place is not None:
            assert last <= place[0] < place[1] <= len(text)
            last = place[1]


@given(st.text(max_size=60))
def test_normal_forms_of_a_text_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)).text == fold(unicodedata.normalize("NFC", text)).text


@given(st.text(min_size=1, max_size=20))
def test_a_token_always_folds(token: str) -> None:
    assert isinstance(fold_token(token), str)


def test_marks_and_invisible_characters_are_known() -> None:
    assert all(map(is_invisible, "\u200b\u00ad\u2060\ufeff\u200e\ufe0f"))
    assert not any(map(is_invisible, "a \u202e\u0600\n"))
    assert all(map(is_combining, "\u0301\u3099\u1161\uff9e"))
    assert not any(map(is_combining, "aあ "))
