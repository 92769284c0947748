from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.matching import SAID, coverage

TEXTS = (
    "Six people died in the fire at the harbour on Monday.",
    "The operator keeps the port closed until Friday.",
    "Prices rose by 5 percent, the ministry said.",
)

SAME = {
    "en": ("The port will be closed until Friday.", "According to the operator, the port stays closed until Friday."),
    "en, number in figures": ("Six people died in the fire.", "In the fire, 6 people have died."),
    "en, date in figures": ("The law took effect on 4 November 2016.", "2016-11-04: the law takes effect."),
    "en, month shortened": ("The law took effect in November 2016.", "17 Nov 2016: a law takes effect."),
    "de": (
        "Sechs Menschen starben bei dem Brand in Leipzig.",
        "Bei dem Brand in Leipzig sind sechs Menschen gestorben.",
    ),
    "es": ("Seis personas murieron en el incendio de Sevilla.", "En el incendio de Sevilla murieron 6 personas."),
    "fr": (
        "Six personnes sont mortes dans l'incendie de Lyon.",
        "L’incendie de Lyon est éteint ; six personnes y sont mortes.",
    ),
    "ja": ("火災で6人が死亡した。", "この火災で六人が死亡した。"),
    "ja, a title": ("岸田首相は北京を訪問した。", "岸田氏は北京を訪問した。"),
}

TURNED = {
    "en, number": ("Six people died in the fire at Leeds.", "Five people died in the fire at Leeds."),
    "en, date": ("The port will be closed until Friday.", "The port will be closed until Monday."),
    "en, name": ("Sergei Shoigu will visit Pyongyang in May.", "Sergei Lavrov will visit Pyongyang in May."),
    "en, name after a title": ("Botanist Ada Reuter died at home.", "Botanist Duncan Rae died at home."),
    "en, part of a name": ("Gareth Hollis deleted the emails.", "Gareth Oskar Brennick deleted the emails."),
    "en, negation": ("The minister knew of the report.", "The minister did not know of the report."),
    "en, direction": ("Prices rose by 5 percent.", "Prices fell by 5 percent."),
    "de, number": ("Sechs Menschen starben in Leipzig.", "Sieben Menschen starben in Leipzig."),
    "de, negation": ("Der Minister kannte den Bericht.", "Der Minister kannte den Bericht nicht."),
    "de, direction": ("Die Preise sind um 5 Prozent gestiegen.", "Die Preise sind um 5 Prozent gesunken."),
    "de, date": ("Der Streik beginnt am Montag.", "Der Streik beginnt am Dienstag."),
    "de, name": ("Angela Merkel besuchte Paris.", "Olaf Scholz besuchte Paris."),
    "es, number": ("Seis personas murieron en Sevilla.", "Siete personas murieron en Sevilla."),
    "es, negation": ("El ministro conocía el informe.", "El ministro no conocía el informe."),
    "es, direction": ("Los precios subieron un 5 %.", "Los precios bajaron un 5 %."),
    "fr, number": ("Six personnes sont mortes à Lyon.", "Sept personnes sont mortes à Lyon."),
    "fr, negation": ("Le ministre connaissait le rapport.", "Le ministre ne connaissait pas le rapport."),
    "fr, direction": ("Les prix ont augmenté de 5 %.", "Les prix ont baissé de 5 %."),
    "ja, number": ("火災で6人が死亡した。", "火災で7人が死亡した。"),
    "ja, negation": ("大臣は報告書を知っていた。", "大臣は報告書を知らなかった。"),
    "ja, name": ("岸田首相は北京を訪問した。", "石破首相は北京を訪問した。"),
}


@pytest.mark.parametrize("language", ["given", "detected"])
@pytest.mark.parametrize("name", SAME)
def test_a_statement_in_other_words_is_said(name: str, language: str) -> None:
    statement, text = SAME[name]
    assert coverage(statement, [text], language=name[:2] if language == "given" else None) >= SAID


@pytest.mark.parametrize("both_ways", [False, True])
@pytest.mark.parametrize("name", TURNED)
def test_what_contradicts_a_statement_does_not_say_it(name: str, both_ways: bool) -> None:
    statement, text = TURNED[name] if not both_ways else TURNED[name][::-1]
    assert coverage(statement, [text], language=name[:2]) < SAID


@pytest.mark.parametrize("name", TURNED)
def test_a_text_that_says_it_outweighs_one_that_contradicts(name: str) -> None:
    statement, text = TURNED[name]
    assert coverage(statement, [text, statement], language=name[:2]) == 1.0


@pytest.mark.parametrize(
    "statement",
    [
        "SIX PEOPLE DIED IN THE FIRE AT THE HARBOUR ON MONDAY",
        "six people — died; in the fire (at the harbour), on Monday!",
        "On Monday, six people died in the fire at the harbour.",
    ],
)
def test_case_punctuation_and_order_mean_nothing(statement: str) -> None:
    assert coverage(statement, TEXTS) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("statement", "texts"),
    [
        ("The mayor resigned.", TEXTS),
        ("The mayor resigned.", ()),
        ("", TEXTS),
        ("…", TEXTS),
        ("Six people died.", ("",)),
    ],
)
def test_a_statement_about_something_else_is_not_said(statement: str, texts: tuple[str, ...]) -> None:
    assert coverage(statement, texts) < SAID / 2


def test_sentences_together_say_a_statement_and_alone_a_part_of_it() -> None:
    whole = "Six people died in the fire, and the operator keeps the port closed until Friday."
    alone = [coverage(whole, [text]) for text in TEXTS[:2]]
    assert max(alone) < SAID <= coverage(whole, TEXTS[:2])
    assert coverage(whole, [" ".join(TEXTS[:2])]) == coverage(whole, TEXTS[:2])


def test_a_part_of_a_statement_weighs_more_if_there_was_little_to_look_for_it_in() -> None:
    part, others = "Six people died at the harbour, the town says.", ("Prices rose.", "It rained.", "Nobody came.")
    shares = [coverage(part, [TEXTS[0], *others[:count]]) for count in range(4)]
    assert shares[0] > max(shares[1:])


def test_saying_more_is_saying_it() -> None:
    assert coverage("Prices rose by 5 percent.", TEXTS) == 1.0


@given(st.permutations(TEXTS), st.sampled_from([*TEXTS, *(one for one, _ in SAME.values())]))
def test_the_order_of_texts_means_nothing(texts: list[str], statement: str) -> None:
    assert coverage(statement, texts) == coverage(statement, TEXTS)


@given(
    st.text(max_size=60), st.lists(st.text(max_size=60), max_size=3), st.sampled_from(["en", "de", "fr", "ja", None])
)
def test_any_text_has_a_share_between_0_and_1(statement: str, texts: list[str], language: str | None) -> None:
    assert 0 <= coverage(statement, texts, language=language) <= 1


@given(st.text(min_size=1, max_size=60))
def test_what_a_text_says_with_the_same_words_is_said(text: str) -> None:
    assert coverage(text, [text], language="en") in (0.0, pytest.approx(1.0))
