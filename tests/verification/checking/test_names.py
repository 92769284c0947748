from __future__ import annotations

import pytest

from .tables import found, messages

FILLER = "Nobody spoke.\n\nAll agreed.\n\nIt rained.\n\n"


@pytest.mark.parametrize("claim", ["The engineers went to Belmark.", "Belmark will get the engineers."])
def test_a_name_of_a_tampered_quote_alone_is_a_conflict(claim: str) -> None:
    quote = "The engineers went to Belmark on foot."
    assert ("name", "conflict") in found(claim, quote, "The engineers went to Vask on foot.")


@pytest.mark.parametrize(
    ("claim", "quote", "article"),
    [
        (
            "The statement went out while men were looking for Declan Roe.",
            "while men were looking for him, the Harbour Board put out a statement",
            "Declan Roe was gone. At nine, while men were looking for him, the Harbour Board put out a statement.",
        ),
        (
            "The boxes went to the office of Hal Brier.",
            "The boxes went to his office in Calder Haven.",
            "Hal Brier is a lawyer. The boxes went to his office in Calder Haven.",
        ),
        (
            "Kim Sol decided to give the support to Ruvia.",
            "Kim Sol, the Chairman of the State Affairs Commission, decided to give the support",
            "He was in Ruvia. Kim Sol, the Chairman of the State Affairs Commission, decided to give the support.",
        ),
        (
            "The Voltar plant will create 1,600 jobs.",
            "a plant of 20 GWh will be built, creating 1,600 jobs",
            "At Voltar a plant of 20 GWh will be built, creating 1,600 jobs.",
        ),
    ],
)
def test_a_name_in_another_role_takes_nobody_s_place(claim: str, quote: str, article: str) -> None:
    assert ("name", "conflict") not in found(claim, quote, article)
    assert not any("GWh" in said or "Affairs" in said for said in messages(claim, quote, article))


def test_a_name_from_far_away_beside_a_name_of_the_quote_is_noted() -> None:
    article = "The yard of Port Salvo is busy.\n\nNothing else.\n\nNor here.\n\nThe ferry Arran ran onto a bank.\n"
    assert found("The vessel from Salvo hit a bank.", "The ferry Arran ran onto a bank.", article) == {("name", "note")}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Jane Holt opened the hall.", "She opened it on Monday."),  # named once, far away
        ("Jane Holt was treasurer until May.", "In 2012 he joined the Rowing Club. He was treasurer until May."),
        ("The Elmside final drew a crowd.", "The winners of the Calder Cup final drew a crowd."),
        ("The match was held in Elmside.", "It rained in Ostrava all day, and the match was short."),
        ("The Holt Club says the pier is unsafe.", "The Rowing Club says the pier is unsafe."),
        ("The Rowing Holt says the pier is unsafe.", "The Rowing Club says the pier is unsafe."),
    ],
)
def test_a_name_that_the_quote_cannot_mean_is_found(claim: str, quote: str) -> None:
    article = f"Peter Novak rows.\n\nNovak is 40.\n\nIn Elmside, Jane Holt sings.\n\n{FILLER}{quote} He left."
    assert "name" in {check for check, _ in found(claim, quote, article)}


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Peter Novak opened the hall.", "He opened it on Monday."),  # whom the article is about
        ("The Quay and Harbour Workers' Union wants more.", "The union wants more."),
        ("The Electoral Commission may wait.", "The commission may wait."),
        ("Elmside's choir sings.", "Elmside's choir sings."),
    ],
)
def test_a_name_for_a_word_of_the_quote_is_none(claim: str, quote: str) -> None:
    unions = "The Quay and Harbour Workers' Union and the Electoral Commission met in Elmside."
    article = f"Peter Novak rows.\n\nNovak is 40. Novak is old.\n\n{unions}\n\n{FILLER}{quote} He left."
    assert found(claim, quote, article) == set()


def test_a_quote_that_the_article_does_not_have_is_near_no_name() -> None:
    article = f"Peter Novak rows.\n\nNovak is 40.\n\nJane Holt sings.\n\n{FILLER}He opened it."
    assert found("Jane Holt opened the hall.", "She had opened it, on Monday.", article) == set()


@pytest.mark.parametrize(
    "claim", ["Geschäftsführerin Dirk Semmler genießt Vertrauen.", "Geschäftsführerin Meral Aydemir genießt Vertrauen."]
)
def test_a_german_name_behind_the_quote_s_title_is_found(claim: str) -> None:
    quote = "Geschäftsführerin Ulrike Thormann genieße Vertrauen, hieß es."
    article = f"Dirk Semmler und Meral Aydemir schwiegen.\n\n{quote}"
    assert "name" in {check for check, _ in found(claim, quote, article, language="de")}


@pytest.mark.parametrize(
    ("language", "claim", "quote", "is_glued"),
    [
        ("en", "At Elmside Jane Holt was beaten only once.", "In Elmside she was beaten only once.", False),
        ("en", "In the third heat at Elmside Jane Holt led from the start.", "In the third heat she led.", False),
        ("en", "In Elmside Holt was beaten only once.", "In Elmside she was beaten only once.", False),
        ("en", "The club told Jane Holt Peter Novak had left.", "The club told her that he had left.", False),
        ("es", "En Elmside Jane Holt ganó dos veces.", "En Elmside ganó dos veces.", False),
        ("fr", "À Elmside Jane Holt a gagné deux fois.", "À Elmside elle a gagné deux fois.", False),
        ("en", "At the club Peter Holt was beaten only once.", "In Elmside she was beaten only once.", True),
        ("en", "The club has thanked Peter Holt.", "The club has thanked her.", True),
        ("en", "According to Peter Holt, the club has left.", "The club has left.", True),
        ("en", "The club has thanked Peter Novak Holt.", "The club has thanked her.", True),
    ],
)
def test_two_names_side_by_side_are_not_one(language: str, claim: str, quote: str, is_glued: bool) -> None:
    article = f"Jane Holt rows for a club in Elmside. Her rival is Peter Novak.\n\n{quote}"
    assert (("name", "conflict") in found(claim, quote, article, language=language)) is is_glued


def test_a_name_that_replaced_several_is_noted_once() -> None:
    article = f"Ann Lee and Bo Roe row.\n\nNovak is 40.\n\n{FILLER}It was a long way for Peter Novak."
    said = messages("It was a long song of Ann Lee and Bo Roe.", "It was a long way for Peter Novak.", article)
    assert said == ["the claim says Ann Lee; its quote says Peter Novak"]


@pytest.mark.parametrize(
    ("claim", "quote", "speaker", "noted"),
    [
        ("Ann Lee won the Elmside Cup.", "She won the Calder Medal and the Elmside Cup.", None, False),
        ("Ann Lee did not ask him.", "I thought he meant the Harbour Board. I did not ask.", "Ann Lee", False),
        ("Bo Roe won the Elmside Cup.", "Peter Novak rowed well, and he won it. The Cup is his.", None, True),
    ],
)
def test_a_name_for_a_pronoun_takes_no_name_s_place(claim: str, quote: str, speaker: str | None, noted: bool) -> None:
    article = f"Ann Lee rows.\n\nAnn Lee is old. Ann Lee sings. Bo Roe rows in Elmside.\n\n{FILLER}{quote}"
    assert ("name" in {check for check, _ in found(claim, quote, article, speaker=speaker)}) is noted


def test_a_month_is_no_name_that_another_took_the_place_of() -> None:
    quote = "The last time I beat her was in March. But March is right."
    assert found("Ann Lee last beat Bo Roe in March.", quote, f"Ann Lee met Bo Roe. {quote}") == set()


@pytest.mark.parametrize(
    ("claim", "noted"),
    [
        ("The Route 9 bus was late.", False),
        ("Line 9 was late.", False),
        ("The Ruritania bus was late.", True),
    ],
)
def test_a_thing_with_its_number_may_be_named_anywhere(claim: str, noted: bool) -> None:
    article = f"Ann Lee rows.\n\nA bus.\n\nIt was the Route 9 bus, or Line 9 of the Ruritania.\n\n{FILLER}It was late."
    assert (("name", "note") in found(claim, "It was late.", article)) is noted


def test_what_the_article_is_about_may_be_named_beside_other_names() -> None:
    quote = "Bess turned again in May; the tunnel had stood still."
    lead = "Drilling at Arle Hill has ended.\n\nArle Hill is high; Arle Hill is old. The drill is called Bess."
    article = f"{lead}\n\nCal Dunn has left.\n\n{FILLER}{quote}"
    assert found("The tunnel under Arle Hill had stood still.", quote, article) == set()
    assert ("name", "conflict") in found("Arle Hill turned again in May.", quote, article)
    assert ("name", "note") in found("The tunnel under Cal Dunn had stood still.", quote, article)
