from __future__ import annotations

import pytest

from llmbrief.extractive.names import Names, contracted, is_person, speaker_name, with_article

ARTICLE = """Russia's Defense Minister Sergei Shoigu met Cllr Priya Hallworth of the Product Safety Directorate.
A regional observer mission said so. Political commentator Andrei Pinchuk spoke; commentator Andrei Pinchuk wrote.
Kestrow Foods Holdings sold shops. Anna Roth and Otto Roth left. The officers came, and the police."""


@pytest.mark.parametrize(
    ("worded", "name"),
    [
        ("Shoigu", "Sergei Shoigu"),
        ("Russia's Defense Minister Sergei Shoigu", "Sergei Shoigu"),
        ("finance lead Cllr Priya Hallworth (Lab)", "Priya Hallworth"),
        ("Hallworth on Tuesday", "Priya Hallworth"),
        ("the directorate", "Product Safety Directorate"),
        ("the mission", "a regional observer mission"),
        ("the commentator", "Andrei Pinchuk"),
        ("Kestrow", "Kestrow Foods Holdings"),
        ("Roth", "Roth"),
        ("Officers", "officers"),
        ("Two people familiar with the talks", "Two people familiar with the talks"),
        ("The owner of a guesthouse", "the owner of a guesthouse"),
        ("Hanne Overgaard of the University of Aldersund", "Hanne Overgaard"),
        ("we", None),
        ("44pc", None),
        ("", None),
    ],
)
def test_a_speaker_has_the_fullest_name_without_titles(worded: str, name: str | None) -> None:
    assert speaker_name(worded, Names.of(ARTICLE), "en") == name


@pytest.mark.parametrize(
    ("worded", "language", "name"),
    [
        ("Geschäftsführerin Dr. Sabine Köhler", "de", "Sabine Köhler"),
        ("Die Polizei", "de", "die Polizei"),
        ("dem Ministerium", "de", "Ministerium"),
        ("la alcaldesa Carmen Ortega", "es", "Carmen Ortega"),
        ("la ministre Anne Roux", "fr", "Anne Roux"),
        ("山田太郎市長", "ja", "山田太郎"),
        ("代表の鈴木花子氏", "ja", "鈴木花子"),
    ],
)
def test_titles_of_five_languages_are_dropped(worded: str, language: str, name: str) -> None:
    assert speaker_name(worded, Names.of(worded), language) == name


@pytest.mark.parametrize(("name", "person"), [("Anna Roth", True), ("Labour Ministry", False), ("police", False)])
def test_a_person_is_told_from_a_body(name: str, person: bool) -> None:
    assert is_person(name) is person


def test_a_name_fits_into_a_sentence() -> None:
    assert with_article("Labour Ministry", "en") == "the Labour Ministry"
    assert with_article("Anna Roth", "en") == "Anna Roth"
    assert contracted("la parole de les syndicats", "fr") == "la parole des syndicats"
    assert contracted("autre que un document", "fr") == "autre qu'un document"
    assert contracted("la palabra de el consejero", "es") == "la palabra del consejero"
