"""Names of speakers are compared as names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.evals.judging.speakers import same_speaker

SAME = [
    ("Shoigu", "Sergei Shoigu"),
    ("Sergei Shoigu", "Russian Defense Minister Sergei Shoigu"),
    ("Shoigu", "Russian Defense Minister Sergei Shoigu"),
    ("Defence Minister Shoigu", "Sergei Shoigu"),
    ("Defence Minister Shoigu", "Russian Defense Minister Sergei Shoigu"),
    ("Sergey Shoigu", "Sergei Shoigu"),
    ("SERGEI SHOIGU", "sergei shoigu"),
    ("Sergei Shoigu, the Russian defence minister", "Sergei Shoigu"),
    ("Keith Lennie, the harbour master", "harbour master Keith Lennie"),
    ("Lennie, the harbour master", "Keith Lennie"),
    ("Keith Lennie (harbor master)", "Harbour master Keith Lennie"),
    ("J. Berg", "Jonas Berg"),
    ("J.M. Berg", "Jonas Martin Berg"),
    ("Mr Berg", "Jonas Berg"),
    ("Dr. Berg", "Prof Jonas Berg"),
    ("Berg's", "Berg"),
    ("“Berg”", "Berg"),
    ("the bank", "Bank of Elmouth"),
    ("the council", "Aldermere borough council"),
    ("the ministry", "Interior Ministry"),
    ("the Ministry of the Interior", "Interior Ministry"),
    ("the Defence Ministry", "Ministry of Defense"),
    ("Harbor Labor Federation", "Harbour Labour Federation"),
    ("the Justice Department", "Department of Justice"),
    ("Kestrow", "Kestrow Foods Holdings"),
    ("Kestrow Foods plc", "Kestrow Foods Holdings"),
    ("Traders Association", "Harrow Road Traders' Association"),
    ("Retailers' Alliance", "Coastal Retailers’ Alliance"),
    ("two people familiar with the talks", "people familiar with the talks"),
    ("2 people familiar with the talks", "two people familiar with the talks"),
    ("Sorensen and Bannerman", "Margit Sorensen and Hugh Bannerman"),
    ("Bannerman and Sorensen", "Margit Sorensen and Hugh Bannerman"),
    ("Ferris, Lark and Roth", "Elke Roth, Joan Ferris and Stephen Lark"),
    ("Department of Health and Human Services", "the Department of Health and Human Services"),
    ("WHO", "World Health Organization"),
    ("the WHO", "the World Health Organisation"),
    ("W.H.O.", "World Health Organization (WHO)"),
    ("who", "World Health Organization"),
    ("CMO", "Coastal Marine Office"),
    ("BoE", "Bank of England"),
    ("USAT", "the shopworkers' union USAT"),
    ("an aide", "an aide to Levan Torash"),
    ("a police spokesman", "a spokesperson for the police"),
    ("a company spokeswoman", "the company's spokesperson"),
    ("the owner of a guesthouse", "the owner of a guesthouse in Upper Malkhuri"),
    ("the maître d'", "the maitre d’ of Palomino's"),
    ("the press release", "the press release of the University of Hallenbeck"),
    ("Peña", "Pena"),
    ("José Peña", "JOSE PENA"),
    ("Ursula von der Leyen", "von der Leyen"),
    ("Ministerin Vollrath", "Katrin Vollrath"),
    ("die Verkehrsministerin Katrin Vollrath", "Katrin Vollrath"),
    ("der Aufsichtsrat", "Aufsichtsrat"),
    ("Netzbau Mitte", "Netzbau Mitte GmbH"),
    ("die Bürgerinitiative", "Bürgerinitiative „Bahnhof mit Augenmaß“"),
    ("eine Sprecherin", "eine Sprecherin der Netzbau Mitte"),
    ("Semmler und Aydemir", "Meral Aydemir und Dirk Semmler"),
    ("el servicio meteorológico regional", "servicio meteorologico"),
    ("la ministra Pilar Montesinos", "Pilar Montesinos"),
    ("la Junta", "Junta de Altamarca"),
    ("el ministro de Defensa José Lago", "José Lago"),
    ("Cifuentes y Montesinos", "Pilar Montesinos y Aurelio Cifuentes"),
    ("le ministre de la Défense Marc Aubry", "Marc Aubry"),
    ("l'agence", "l’Agence régionale de santé"),
    ("Aubry et Morel", "Jeanne Morel et Marc Aubry"),
    ("岸田首相", "岸田文雄首相"),
    ("ショイグ国防相", "セルゲイ・ショイグ"),
    ("山田さん", "山田太郎氏"),
]

OTHER = [
    (None, "Sergei Shoigu"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Sergei Lavrov", "Shoigu"),
    ("Peter Berg", "Jonas Berg"),
    ("P. Berg", "Jonas Berg"),
    ("Minister Anna Berg", "Jonas Berg"),
    ("the defence minister", "the interior minister"),
    ("the defence minister", "the defence ministry"),
    ("the Interior Ministry", "the Environment Ministry"),
    ("North Korea", "South Korea"),
    ("Bank of Elmouth", "Elmouth"),
    ("Justice Department", "Treasury Department"),
    ("three people familiar with the talks", "two people familiar with the talks"),
    ("3 people familiar with the talks", "two people familiar with the talks"),
    ("one of two people briefed on the talks", "the other of two people briefed on the talks"),
    ("one of two people briefed on the talks", "two people briefed on the talks"),
    ("Bannerman", "Margit Sorensen and Hugh Bannerman"),
    ("Sorensen and Lark", "Margit Sorensen and Hugh Bannerman"),
    ("Dana Whitlow", "Dana Whitlow and Product Safety Directorate"),
    ("Shoigu's spokesman", "Sergei Shoigu"),
    ("Eka Shonari's son", "Eka Shonari"),
    ("an aide to Levan Torash", "Levan Torash"),
    ("an aide to Levan Torash", "Torash"),
    ("a spokesman for President Levan Torash", "Levan Torash"),
    ("a police spokesman", "police"),
    ("the press office of the University of Hallenbeck", "University of Hallenbeck"),
    ("a person close to founder Cass Delaroche", "Cass Delaroche"),
    ("the study", "the study's authors"),
    ("the paper", "the paper's disclosure"),
    ("Tillwright", "Tillwright’s status page"),
    ("WHO", "World Trade Organization"),
    ("Keith Lennie, the harbour master", "Jo Petrie, the harbour master"),
    ("Büro von Ulrike Thormann", "Ulrike Thormann"),
    ("eine Sprecherin der Netzbau Mitte", "Netzbau Mitte GmbH"),
    ("Ministerin Vollrath", "Ministerin Thormann"),
    ("Semmler und Aydemir", "Dirk Semmler"),
    ("el departamento de Pilar Montesinos", "Pilar Montesinos"),
    ("la alcaldesa", "el ministro"),
    ("le porte-parole de Marc Aubry", "Marc Aubry"),
    ("Marc Aubry", "Jeanne Aubry"),
    ("国防省", "外務省"),
    ("国防省の報道官", "国防省"),
    ("山田太郎", "山本太郎"),
    ("the police", "…"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_name_are_one_speaker(one: str, other: str) -> None:
    assert same_speaker(one, other)
    assert same_speaker(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_name_is_another_speaker(one: str | None, other: str | None) -> None:
    assert not same_speaker(one, other)
    assert not same_speaker(other, one)


def test_the_articles_own_voice_is_itself_alone() -> None:
    assert same_speaker(None, None)


_NAMES = st.one_of(st.text(max_size=40), st.sampled_from([name for pair in SAME + OTHER for name in pair if name]))


@given(_NAMES, _NAMES)
def test_the_order_of_two_names_means_nothing(one: str, other: str) -> None:
    assert same_speaker(one, other) == same_speaker(other, one)


@given(_NAMES)
def test_every_name_is_its_own(name: str) -> None:
    assert same_speaker(name, name)


@pytest.mark.parametrize("name", sorted({name for pair in SAME for name in pair}))
def test_case_means_nothing(name: str) -> None:
    assert same_speaker(name, name.upper())
    assert same_speaker(name.lower(), name)
