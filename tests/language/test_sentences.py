from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.language.sentences import sentences
from tests.growth import LINEAR, grows_at_most


def split(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


# Each case is written as its sentences, which a space joins: what is split must come back as it was.
JOINED_BY_SPACES: dict[str, list[list[str]]] = {
    "en": [
        ["Mr. Smith met Dr. Jones and Gen. Park.", "They spoke to Sen. Ortiz."],
        ["He moved to the U.S. Senate in May.", "She stayed in the U.S.", "It rained."],
        [
            "The vote was at 5 p.m. Monday in Leeds.",
            "It closed at 6 a.m.",
            "Police cleared the room.",
            "As of 9 p.m. Rescue teams were out.",
        ],
        ["The clinic in the Dunmore Community Hall opens at 9 a.m.", "Bring a card."],
        ["Buoy No. 7 was out.", "The answer was No.", "He left."],
        ["J. K. Rowling wrote it.", "George W. Bush read it.", "So did C. S. Lewis."],
        ["It rose 14.3 per cent to 1,800.50 at 14.30.", "That was 3.", "Nobody asked."],
        ["Acme Inc. Chairman Bob Lee left.", "He sold Acme Inc.", "The buyer is Bolt Ltd. of York."],
        ["They sell apples, pears, etc. in town.", "They sell apples, pears, etc.", "The shop is old."],
        ["Wait... what was that?", "Nothing…", "He went on."],
        ["“We will go,” she said.", "“We will win.”", "He laughed."],
        ["“Stop!” he said.", "“Why?” she asked.", "“Now?”", "He left."],
        ['"Is it true?" Smith asked.', '"It is."', "The room fell silent."],
        ['He said "no."', "Then he left."],
        ["He left (on Monday).", "(She stayed.)", "It rained."],
        ["The list [1] is long.[2]", "It grows."],
        ["He said “we […] Ought to go” and went.", "She did not."],
        ["On Feb. 25 and Sept. 3 it was shut.", "It opened in Feb.", "The rest is known."],
        ["Yahoo! said so.", "eBay did not.", "It fell.", "iPhone sales rose."],
        ["It cost more.", "$5 was too much.", "40 people paid."],
        ["See p. 5 and Art. IV of the law, vol. 2.", "It is short."],
        ["Really?!", "Yes.", "OK!!!", "Fine."],
        ["Version 2.0 is at example.com.", "Mail a.b@example.org."],
        ["St. Louis won.", "Mt. Hood is high, e.g. Americans climb it."],
        ["They need vitamin C.", "Doctors agree.", "It helps."],
        ["They had a Plan B.", "The other plan failed."],
    ],
    "de": [
        ["Am 3. Mai tagte der 2. Senat im 19. Jahrhundert.", "Es regnete."],
        ["Die Gleise 7 bis 11.", "Projektleiter Achterberg schwieg."],
        ["Das war 2018.", "Die Kosten stiegen auf 1,3 Mio. Euro.", "Er ging um 14.30 Uhr."],
        ["Dr. Weber und Prof. Klein, z. B. Forscher, d. h. Fachleute, kamen.", "Sie blieben."],
        ["Haus Nr. 5 steht in der Langen Str. Berlin hat viele.", "Es ist alt."],
        ["„Das ist falsch.“", "Der Minister ging.", "„Halt!“ rief er.", "„Warum?“, fragte sie."],
        ["»Halt!« rief er.", "»Nein.«", "Dann ging er."],
        ["Am 3. 5. 2024 war es so weit.", "Sie gilt seit dem 3.", "Die Polizei kam."],
        ["Er kam ca. 14 Uhr.", "Vgl. S. 12 des Berichts."],
    ],
    "es": [
        ["El Sr. López y la Sra. Díaz llegaron.", "D. Juan no."],
        ["La dotación pasa de 4.500 a 1.800.", "Entre las 23.00 y las 6.00.", "Nadie lo sabe."],
        ["«Reducir no es cortar», recalcó.", "«Nadie se va a quedar sin beber».", "Ella calló."],
        ["¿Vendrá?", "¡Sí!", "—No lo sé —dijo—.", "—¡Vete! —gritó Juan."],
        ["Viajó a EE. UU. con Ud. y la Dra. Gil.", "Volvió de EE. UU.", "El viaje fue largo."],
        ["Véase la pág. 4 y el núm. 7.", "Es corto."],
    ],
    "fr": [
        ["Selon l'art. 5 al. 2, c'est clair.", "Il est 14 h.", "Non."],
        ["M. Dupont et Mme Durand ont vu le Dr. Petit.", "M. Le Pen aussi."],
        ["« Partez ! » a-t-il dit.", "Est-ce vrai ?", "« Oui. »", "Il est parti."],
        ["Il a payé 1.800 euros, cf. art. 5.", "Elle non."],
        ["J.-C. Martin est venu.", "Il a dit : « C’est fini. »", "Elle est restée."],
    ],
}


@pytest.mark.parametrize(
    ("language", "parts"), [(language, parts) for language, cases in JOINED_BY_SPACES.items() for parts in cases]
)
def test_prose_is_cut_between_its_sentences(language: str, parts: list[str]) -> None:
    assert split(" ".join(parts), language) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["首相は辞任した。", "後任は未定だ。"],
        ["「やめます。もう決めました。」と首相は述べた。", "会見は終わった。"],
        ["「本当ですか？」", "彼は驚いた。"],
        ["すごい！", "本当？", "はい。"],
        ["会社（本社は東京。社員は百人。）は倒産した。", "負債は不明だ。"],
        ["価格は3.5％上がった。", "政府は認めた。"],
        ["「閉じない。", "困った。"],
    ],
)
def test_japanese_is_cut_without_spaces_and_not_within_a_quotation(parts: list[str]) -> None:
    assert split("".join(parts), "ja") == parts


def test_a_long_japanese_speech_is_cut_like_other_prose() -> None:
    assert len(split("「" + "私は反対だ。" * 60 + "」", "ja")) >= 60


LONG = "The ministry said on Monday evening that it would send help to President"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ferry stuck on bank\n\nIt was late. It rained.", ["Ferry stuck on bank", "It was late.", "It rained."]),
        ("Ferry stuck on bank\nThe ferry was late.", ["Ferry stuck on bank", "The ferry was late."]),
        ("By Ann Strachan\n14 May 2024\nIt was late.", ["By Ann Strachan", "14 May 2024", "It was late."]),
        (f"{LONG}\nOrtega and his people in the north of the country.", None),
        ("The ministry said it would\nsend more help.", None),
        ("The ministry said it would,\nBerlin permitting, send help.", None),
        ("He met Mr. Lee.\nShe did not.", ["He met Mr. Lee.", "She did not."]),
        ("- one thing\n- another thing\n* a third", ["- one thing", "- another thing", "* a third"]),
        ("1. One thing\n2. Another thing", ["1. One thing", "2. Another thing"]),
        ("— Ven.\n—No.\n—¿Por qué?", ["— Ven.", "—No.", "—¿Por qué?"]),
        ("One.\r\n\r\nTwo.\u2028\u2028Three.", ["One.", "Two.", "Three."]),
        ("首相が辞任\n後任は未定だ。", ["首相が辞任", "後任は未定だ。"]),
    ],
)  # fmt: skip
def test_a_line_break_ends_a_sentence_unless_it_is_a_soft_wrap(text: str, parts: list[str] | None) -> None:
    assert split(text) == (parts or [text])


def test_wrapped_prose_reads_as_prose() -> None:
    text = (
        "The harbour authority said on Tuesday that three ships had been turned away\n"
        "by pickets. The union denied it. Neither side would say when talks with Dr.\n"
        "Hale would resume, or who would pay."
    )
    assert [part.replace("\n", " ") for part in split(text)] == [
        "The harbour authority said on Tuesday that three ships had been turned away by pickets.",
        "The union denied it.",
        "Neither side would say when talks with Dr. Hale would resume, or who would pay.",
    ]


@pytest.mark.parametrize("text", ["", " \n\t\u3000", "\n\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert sentences(text) == ()


PIECES = st.sampled_from(
    ["Mr.", "U.S.", " ", "\n", "\n\n", ".", "...", "…", "!", "?", "。", "「", "」", '"', "”", "“", "(", ")", "[1]", "»",
     "A", "the", "The", "3", "3.", "z. B.", "—", "- ", "\u3000", "\xa0", "、", "と", "国", "said", "é",
     "\u2028", "\x1f", "x" * 70]
)  # fmt: skip


@given(st.lists(PIECES).map("".join) | st.text(), st.sampled_from(["en", "de", "es", "fr", "ja", "und", None]))
def test_spans_are_ordered_trimmed_and_leave_nothing_out(text: str, language: str | None) -> None:
    position = 0
    for start, end in sentences(text, language):
        assert position <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit",
    [
        ".",
        '"',
        " ",
        "A. ",
        ". ",
        "? ",
        "”. ",
        ".”",
        "(",
        "「",
        "。",
        "」。",
        "「。」",
        "Mr. ",
        "1. ",
        "\n",
        "a\n",
        ".\n",
        "z. B. ",
        "…",
        "x",
    ],
)
def test_the_time_is_linear_in_the_length_on_hostile_text(unit: str) -> None:
    assert grows_at_most(LINEAR, lambda size: sentences((unit * size)[:size], "en"), 5_000)


@pytest.mark.parametrize("character", [".", '"', " ", "”", "!"])
def test_so_it_is_for_a_megabyte_of_one_character_in_any_language(character: str) -> None:
    assert grows_at_most(LINEAR, lambda size: sentences(character * size), 200_000)
