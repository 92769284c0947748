from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.verification.checking import check
from tests.growth import LINEAR, grows_at_most

from .articles import BY_LANGUAGE, ENGLISH

ENGINEERS = "Norland has agreed to send 1,000 engineers to Vask Oblast"
RATES = "The bank may raise rates in June"
ENVOY = "Kim Jo Rin denied that he had met the envoy."
DIED = "The World Harbour Organization said two people died before 17 June 2024"

LIES = [
    ("Norland will send 1,500 engineers to Vask Oblast.", ENGINEERS, {}, "number"),
    ("Norland will send 1,000 engineers to Belmark.", ENGINEERS, {}, "name"),
    ("Norland will not send 1,000 engineers to Vask Oblast.", ENGINEERS, {}, "negation"),
    ("Profit rose 12% to $14 billion.", "Profit rose 12% to $14 million in the second quarter", {}, "number"),
    ("Profit rose 12% to €14 million.", "Profit rose 12% to $14 million in the second quarter", {}, "number"),
    ("Profit fell 12% to $14 million.", "Profit rose 12% to $14 million in the second quarter", {}, "direction"),
    ("Inflation climbed by 0.8 per cent.", "Inflation climbed from 2.1 to 2.9 per cent, or 0.8 percentage points", {},
     "number"),
    ("The tunnel is 40 miles long.", "The tunnel is 40 km long", {}, "number"),
    ("Together 2,500 people were sent.", "Some 1,500 soldiers had been sent in October 2024.", {}, "number"),
    ("The company named the stores.", "The company did not name the stores.", {}, "negation"),
    ("At most 40 shops will close.", "At least 40 shops will close", {}, "direction"),
    ("The bank will raise rates in July.", RATES, {"certainty": "hedged"}, "date"),
    ("The bank may cut rates in June.", RATES, {}, "direction"),
    ("Two people died after 17 June 2024.", DIED, {}, "direction"),
    ("Two people died before 17 June 2023.", DIED, {}, "date"),
    ("Three people died before 17 June 2024.", DIED, {}, "number"),
    ("The court found Jane Holt guilty of fraud.", "The court found Peter Novak guilty of fraud", {}, "name"),
    ("The court found Peter Novak not guilty of fraud.", "The court found Peter Novak guilty of fraud", {}, "negation"),
    ("Kim Jo Rin met the envoy.", ENVOY, {"certainty": "asserted"}, "certainty"),
    ("The vaccine is effective in children.", "The vaccine is not effective in children.", {}, "negation"),
    ("The bridge closed before the flood.", "The bridge opened in 1998 and closed after the flood.", {}, "direction"),
    ("The bridge opened in 1989.", "The bridge opened in 1998 and closed after the flood.", {}, "date"),
    ("Peter Novak will appeal.", "his lawyer, Jane Holt, said he would appeal", {"speaker": "John Smith"}, "speaker"),
]  # fmt: skip

TRUTHS: list[tuple[str, str, dict[str, Any]]] = [
    ("Norland will send one thousand engineers to Vask Oblast.", ENGINEERS, {}),
    ("Norland's 1000 engineers will go to Vask.", ENGINEERS, {}),
    ("Norlandic engineers will go to Vask Oblast.", ENGINEERS, {"speaker": "Sergei Tolmak", "via": "TASK"}),
    ("Profit increased by 12 per cent.", "Profit rose 12% to $14 million in the second quarter", {}),
    ("The company declined to name the stores.", "The company did not name the stores.", {}),
    ("At least forty shops will close.", "At least 40 shops will close", {"speaker": "Marta Lind"}),
    ("No one was hurt.", "Nobody was hurt", {"speaker": "a police spokesman"}),
    ("The company has no plans to cut jobs.", "We have no plans to cut jobs", {"speaker": "Marta Lind"}),
    ("The bank may raise rates in June.", RATES, {}),
    ("The bank will raise rates in June.", RATES, {"certainty": "hedged"}),
    ("Kim Jo Rin met the envoy.", ENVOY, {"certainty": "denied", "speaker": "Kim Jo Rin"}),
    ("Kim Jo Rin did not meet the envoy.", ENVOY, {"certainty": "asserted"}),
    ("Two people died before June 17, 2024.", DIED, {"speaker": "WHO"}),
    ("The WHO counted two dead before 17 June 2024.", DIED, {}),
    ("The vaccine is ineffective in children.", "The vaccine is not effective in children.", {}),
    ("The vaccine isn't effective in children.", "The vaccine is not effective in children.", {}),
    ("Acme bought the firm's Berlin unit.", "The firm sold its Berlin unit to Acme.", {}),
    ("Sergei Tolmak is Norland's defence minister.", "Defence Minister Sergei Tolmak said on Monday", {}),
    ("More than 900 trains use the tunnel.", "carries more than 900 trains", {}),
]

IN_OTHER_LANGUAGES = [
    ("de", "Der Umbau kostet 1,5 Milliarden Euro.", "Der Umbau kostet 1,3 Milliarden Euro", "number"),
    ("de", "Der Minister tritt zurück.", "Der Minister tritt nicht zurück.", "negation"),
    ("de", "Die Stadt hat den Vertrag nicht geprüft.", "Die Stadt hat den Vertrag geprüft.", "negation"),
    ("de", "Die Preise sanken um drei Prozent.", "Die Preise stiegen um drei Prozent", "direction"),
    ("de", "Die Preise stiegen um 3 %.", "Die Preise stiegen um drei Prozent", None),
    ("de", "Niemand wurde verletzt.", "Keine Personen wurden verletzt.", None),
    ("es", "La ciudad venderá el edificio.", "la ciudad no venderá el edificio", "negation"),
    ("es", "Los precios bajaron un 3 % en junio.", "Los precios subieron un 3 % en junio.", "direction"),
    ("es", "Los precios subieron un 3 % en julio.", "Los precios subieron un 3 % en junio.", "date"),
    ("es", "Murieron tres personas.", "Murieron dos personas.", "number"),
    ("es", "No hubo heridos.", "Nadie resultó herido.", None),
    ("fr", "La ville vendra le bâtiment.", "la ville ne vendra pas le bâtiment", "negation"),
    ("fr", "Une personne a été blessée.", "Personne n'a été blessé.", "negation"),
    ("fr", "Les prix ont baissé de 3 % en juin.", "Les prix ont augmenté de 3 % en juin.", "direction"),
    ("fr", "Trois personnes sont mortes.", "Deux personnes sont mortes.", "number"),
    ("fr", "La ville ne vendra pas le bâtiment.", "la ville ne vendra pas le bâtiment", None),
    ("ja", "1,500人の技術者が派遣される。", "1,000人の技術者を派遣する", "number"),
    ("ja", "千人の技術者が派遣される。", "1,000人の技術者を派遣する", None),
    ("ja", "首相は増税を行う。", "首相は増税を行わない", "negation"),
    ("ja", "首相は増税を行わない。", "首相は増税を行わないと述べた", None),
    ("ja", "負傷者がいた。", "負傷者はいなかった", "negation"),
    ("ja", "売上高は12%減少した。", "売上高は12%増加し", "direction"),
]


@pytest.mark.parametrize(("claim", "quote", "fields", "code"), LIES)
def test_a_lie_is_a_conflict_of_its_kind(claim: str, quote: str, fields: dict[str, Any], code: str) -> None:
    findings = check(claim, [quote], ENGLISH, language="en", **fields)
    assert code in {finding.check for finding in findings if finding.level == "conflict"}


@pytest.mark.parametrize(("claim", "quote", "fields"), TRUTHS)
def test_an_honest_claim_has_no_conflict(claim: str, quote: str, fields: dict[str, Any]) -> None:
    assert [f for f in check(claim, [quote], ENGLISH, language="en", **fields) if f.level == "conflict"] == []


@pytest.mark.parametrize(("language", "claim", "quote", "code"), IN_OTHER_LANGUAGES)
def test_other_languages_get_numbers_dates_negation_and_direction(
    language: str, claim: str, quote: str, code: str | None
) -> None:
    article = BY_LANGUAGE[language]
    findings = check(claim, [quote], article, language=language)
    assert {finding.check for finding in findings} == (set() if code is None else {code})
    assert check(claim, [quote], article) == findings, "the language is found where it is not given"


def test_the_message_is_one_plain_line() -> None:
    (finding,) = check("Norland will send 1,500 engineers to Vask Oblast.", [ENGINEERS], ENGLISH)
    assert finding.message == "the claim says 1,500; its quote says 1,000"
    assert finding.tokens == ("1,500", "1,000")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja", "und", "zz", "", None])
@pytest.mark.parametrize(
    ("claim", "quotes", "article"), [("", (), ""), ("  \n", ("", " "), "\0"), ("…", ("...",), "…"), ("A", ("B",), "")]
)
def test_texts_without_words_are_no_trouble(
    claim: str, quotes: tuple[str, ...], article: str, language: str | None
) -> None:
    assert isinstance(check(claim, quotes, article, language=language), tuple)


VOCABULARY = """
the a bank profit rose fell not no never 1,000 14 million $3 June Monday 2019 Anna Holt said denied may and but, of
“quoted” more than less … . it she unable unlikely whether without North Korea nicht ne pas ない 三千
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60)


@given(
    claim=TEXTS,
    quotes=st.lists(TEXTS, max_size=3),
    article=TEXTS,
    certainty=st.sampled_from([None, "asserted", "hedged", "denied"]),
    speaker=st.none() | TEXTS,
    language=st.sampled_from([None, "en", "de", "es", "fr", "ja"]),
)
def test_no_text_raises_and_the_same_text_finds_the_same(
    claim: str, quotes: list[str], article: str, certainty: Any, speaker: str | None, language: str | None
) -> None:
    def once() -> tuple[Any, ...]:
        return check(claim, quotes, article, certainty=certainty, speaker=speaker, via=speaker, language=language)

    assert once() == once()


@given(words=st.lists(WORDS, min_size=3, max_size=15))
def test_a_claim_in_the_words_of_its_quote_has_no_number_name_date_or_direction(words: list[str]) -> None:
    text = " ".join(words)
    found = {finding.check for finding in check(text, [text], text, language="en")}
    assert found.isdisjoint({"number", "name", "date", "direction", "negation"})


def test_a_claim_too_long_to_be_one_is_not_checked() -> None:
    assert check("Norland sends 77 men. " * 500, [ENGINEERS], ENGLISH) == ()


def test_two_numbers_in_each_other_s_place_are_found() -> None:
    quote = "Profit rose 12% to $14 million in the second quarter, while revenue fell 3% to $120 million."
    (finding,) = check("Profit rose 3% and revenue fell 12%.", [quote], ENGLISH, language="en")
    assert (finding.check, finding.level) == ("number", "conflict")


HOSTILE: list[tuple[str, str]] = [
    ("not ", "never "),
    ("said in Abcd ", "said in Xbcd "),
    ("June 2019, ", "May 2018, "),
    ("rose ", "fell "),
    ("x … ", "… "),
    ("not deny ", "did not deny "),
    ("$3 from ", "$4 of "),
    ("a or b, ", "not a, "),
]


@pytest.mark.parametrize(("claim", "quote"), HOSTILE)
def test_hostile_texts_take_no_time(claim: str, quote: str) -> None:
    def run(size: int) -> None:
        text = claim * (size // len(claim))
        quoted = quote * (3 * size // len(quote))
        check(text, [quoted], text + quoted, language="en", speaker="Bob Smith")

    assert grows_at_most(2 * LINEAR, run, 350)


def test_what_an_ellipsis_leaves_out_is_noted() -> None:
    article = "The owners of the mine told us that it will perhaps not be opened in May of next year."
    quote = "The owners of the mine told us that it will … be opened in May of next year"
    findings = check("The mine will be opened in May.", [quote], article, language="en")
    assert any(finding.message.startswith("the quote leaves out") for finding in findings)


def test_a_long_article_is_read_once() -> None:
    def run(claims: int) -> None:
        article = f"{claims}. " + ENGLISH * 60
        for number in range(claims):
            claim = f"Norland will not send {number + 2000} engineers on Tuesday."
            check(claim, [ENGINEERS], article, speaker="Sergei Tolmak", language="en")

    assert grows_at_most(2, run, 3)


def test_one_quote_may_be_a_string() -> None:
    claim = "Norland will send 1,500 engineers to Vask Oblast."
    assert check(claim, ENGINEERS, ENGLISH) == check(claim, [ENGINEERS], ENGLISH)


BRENTON = "Ola Marsh drives a bus in Brenton; Ida Cole sings."


@pytest.mark.parametrize(
    ("claim", "quote", "article"),
    [
        ("During the visit to Brenton Ola Marsh fell ill.", "During the visit he fell ill.", BRENTON),
        ("The council paid late only in June.", "The council has never paid late. Well, in June it did.", ""),
        ("No school but St Anne's was closed.", "None of the schools was closed apart from St Anne's.", ""),
        ("The bridge has yet to be inspected.", "The bridge has not been inspected.", ""),
        ("The two summers differ.", "It was hot on 12 days last summer and on five this summer.", ""),
        ("The airline cancelled 40 flights, not 14.", "It first said 14. The airline cancelled 40 flights.", ""),
        ("The stairs were blocked at 9 pm.", "No inspector has seen the stairs, which were blocked at 9 pm.", ""),
    ],
)
def test_an_honest_claim_in_other_words_brings_nothing(claim: str, quote: str, article: str) -> None:
    assert check(claim, [quote], f"{article}\n\n{quote}", language="en") == ()


@pytest.mark.parametrize(
    ("claim", "quote", "article"),
    [
        ("The council has paid late.", "The council has never paid late. Well, in June it did not either.", ""),
        ("The flats that have been sold will be let.", "The flats that have not been sold will be let.", ""),
        ("The bridge has been inspected.", "The bridge has yet to be inspected.", ""),
        ("The 12 owners came.", "Five owners came.", "The 12 pits were closed."),
        ("Ola Cole was fined.", "he was fined", BRENTON),
        ("In Brenton Ola Cole was fined.", "he was fined", BRENTON),
    ],
)
def test_a_wrong_claim_in_like_words_is_a_conflict(claim: str, quote: str, article: str) -> None:
    findings = check(claim, [quote], f"{article}\n\n{quote}", language="en")
    assert any(finding.level == "conflict" for finding in findings)
