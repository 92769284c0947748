from __future__ import annotations

import pytest

from llmbrief import check

from .tables import found, messages

ARTICLE = """The centre of Aziz Karim was full. Opposition leader Neil Farrow came late.

The bridge is not safe and must close, said Neil Farrow on Monday.

"The bridge was checked last week," Aziz Karim said.

Note 31 to the accounts for 2022-23 records a settlement. The quake had a magnitude of 6.3, the National Seismic
Service said; the Pacific Centre gave 6.1.

"Whether the foreman said it is a question for you," Judge Pellew told the jury.
"""


def test_who_is_plainly_named_in_the_quote_s_sentence_is_no_other() -> None:
    quote = "The bridge is not safe and must close"
    assert found("The bridge is not safe.", quote, ARTICLE, speaker="Aziz Karim") == {("speaker", "conflict")}
    assert found("The bridge is not safe.", quote, ARTICLE, speaker="Neil Farrow") == set()
    assert messages("The bridge is not safe.", quote, ARTICLE, speaker="Aziz Karim") == [
        "the speaker is Aziz Karim; the quote's sentence names Neil Farrow on Monday"
    ] or messages("The bridge is not safe.", quote, ARTICLE, speaker="Aziz Karim") == [
        "the speaker is Aziz Karim; the quote's sentence names Neil Farrow"
    ]


@pytest.mark.parametrize(
    ("claim", "quote", "speaker"),
    [
        ("A settlement is recorded.", "records a settlement", "Note 31 to the accounts for 2022-23"),
        ("The quake had a magnitude of 6.1.", "the Pacific Centre gave 6.1", "Pacific Centre"),
        ("Whether the foreman said it is a question.", "Whether the foreman said it is a question for you", "Pellew"),
    ],
)
def test_who_speaks_in_the_quote_is_near_enough(claim: str, quote: str, speaker: str) -> None:
    assert found(claim, quote, ARTICLE, speaker=speaker) == set()


def test_whom_the_claim_names_need_not_be_its_speaker() -> None:
    quote = '"The bridge was checked last week," Aziz Karim said.'
    assert found("Aziz Karim said the bridge was checked last week.", quote, ARTICLE) == set()
    assert found("The bridge was checked last week.", quote, ARTICLE) == {("speaker", "note")}


@pytest.mark.parametrize(
    ("language", "via", "article", "is_strange"),
    [
        ("en", "letter of 3 June 2021", "The letter was sent on 3 June. That was in 2021.", False),
        ("en", "letter of 3 June 2021", "The letter was sent on the 3rd of June 2021.", False),
        ("en", "letter of 3 June 2019", "The letter was sent on 3 June. That was in 2021.", True),
        ("en", "leaflet of 3 June 2021", "The letter was sent on 3 June 2021.", True),
        ("de", "Schreiben vom 3. Juni 2021", "Das Schreiben kam am Donnerstag, es war der 3. Juni 2021.", False),
        ("fr", "lettre du 3 juin 2021", "La lettre a été reçue le 3 juin. En 2021, donc.", False),
        ("es", "carta del 3 de junio de 2021", "La carta llegó el 3 de junio. Era 2021.", False),
    ],
)
def test_a_relay_may_be_told_by_its_date(language: str, via: str, article: str, is_strange: bool) -> None:
    fields = {"language": language, "speaker": None, "via": via}
    assert (("speaker", "conflict") in found(article, article, **fields)) is is_strange


FAR = "Nobody spoke.\n\nAll agreed.\n\nIt rained.\n\n"
RELEASE = """Norden Glass has a new kiln. The first buyer is Bo Roe, and Roe will see it in May.

"It is the hottest of all," said chief engineer Ann Lee.

Cost compared with the kiln of 2019.

Harbour Freight had the plan checked. The company says it is sound.

Police spoke of nine boats. Ann Lee said that there were seven. Cal Dunn, the harbour master, believed neither figure.

Source: Norden Glass
"""


@pytest.mark.parametrize(
    ("claim", "quote", "speaker", "noted"),
    [
        ("The cost is compared with the kiln of 2019.", "Cost compared with the kiln of 2019.", "Norden Glass", False),
        ("The kiln is the hottest.", "It is the hottest of all", "Norden Glass", True),
        ("The cost is compared with the kiln of 2019.", "Cost compared with the kiln of 2019.", "Cal Dunn", True),
        ("The plan is sound.", "The company says it is sound.", "Harbour Freight", False),
        ("The plan is sound.", "The company says it is sound.", "Bo Roe", True),
    ],
)
def test_whose_text_it_is_need_not_be_named_beside_the_quote(claim: str, quote: str, speaker: str, noted: bool) -> None:
    assert ("speaker" in {check for check, _ in found(claim, quote, RELEASE, speaker=speaker)}) is noted


def test_who_denies_is_named_in_one_of_the_quotes() -> None:
    quotes = ["Ann Lee said that there were seven.", "believed neither figure"]
    for speaker, expected in (("Cal Dunn", False), ("Bo Roe", True)):
        findings = check("There were nine boats, or seven.", quotes, RELEASE, certainty="denied", speaker=speaker)
        assert any(finding.check == "speaker" for finding in findings) is expected


def test_an_office_with_a_name_beside_it_names_somebody() -> None:
    quote = "The club's treasurer, Ann Lee, says the hall costs £9m."
    article = f"The harbour master spoke. Cal Dunn sang. Ann Lee sang.\n\n{quote}"
    assert found("The hall costs £9m.", quote, article, speaker="Ann Lee") == set()
    assert found("The hall costs £9m.", quote, article, speaker="harbour master") == {("speaker", "note")}
    assert found("The hall costs £9m.", quote, article, speaker="Cal Dunn") == {("speaker", "conflict")}


@pytest.mark.parametrize(
    ("language", "quote"),
    [
        ("en", "The company called the session 'useful'."),
        ("de", "Das Unternehmen nannte die Sitzung „nützlich“."),
        ("es", "La empresa dijo que la reunión fue útil."),
        ("fr", "Le groupe affirme que la séance était utile."),
    ],
)
def test_a_company_is_told_as_one(language: str, quote: str) -> None:
    article = (
        f"Norden Glass schwieg.\n\nAnn Lee sang.\n\n{FAR}„So“, said Ann Lee; sagte Ann Lee; dit Ann Lee.\n\n{quote}"
    )
    assert found(quote, quote, article, speaker="Norden Glass", language=language) == set()


@pytest.mark.parametrize("speaker", ["Aziz Karim ", "Neil Farrow ", " ", "Aziz  ", "\u00a0x "])
def test_blanks_around_a_speaker_s_name_break_nothing(speaker: str) -> None:
    for quote in ("The bridge is not safe and must close", "The bridge was checked last week"):
        assert isinstance(found("The bridge is not safe.", quote, ARTICLE, speaker=speaker), set)
