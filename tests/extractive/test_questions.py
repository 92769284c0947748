from __future__ import annotations

import pytest

from llmbrief.article import Article
from llmbrief.brief import Question
from llmbrief.extractive import extract


def asked(text: str, language: str = "en") -> tuple[Question, ...]:
    return extract(Article.from_text(text, slug="made-up", language=language)).questions


@pytest.mark.parametrize(
    ("text", "kind", "question"),
    [
        ("The port will reopen soon.", "missing", "When will the port reopen?"),
        (
            "The sales are expected to fall by 3 percent in 2031.",
            "outlook",
            "Will the sales fall by 3 percent in 2031?",
        ),
        ("Who wrote the letter is not known.", "missing", "Who wrote the letter?"),
        (
            "Anna Roth said the bridge had been closed.",
            "unverified",
            "Does anyone other than Anna Roth confirm that the bridge had been closed?",
        ),
        (
            "The bridge was reportedly closed in May 2019.",
            "unverified",
            "How well established is it that the bridge was reportedly closed in May 2019?",
        ),
        ("Several houses were flooded in May 2019.", "missing", "How many houses exactly?"),
        (
            "The police counted 31 missing people. Anna Roth said 22 people were missing in the valley.",
            "conflict",
            "Which figure is right: 31 or 22 people?",
        ),
    ],
)
def test_a_rule_asks_its_question(text: str, kind: str, question: str) -> None:
    assert (kind, question) in {(item.kind, item.text) for item in asked(text)}


@pytest.mark.parametrize(
    ("language", "text", "piece"),
    [
        ("de", "Anna Roth sagte, die Brücke sei gesperrt.", "nur Anna Roth"),
        ("es", "Ana Ruiz dijo que el puente está cerrado.", "¿Confirma alguien más que Ana Ruiz"),
        ("fr", "Anne Roux a déclaré que le pont est fermé.", "Qui d'autre qu'Anne Roux"),
        ("ja", "山田市長は橋が閉鎖されたと述べた。", "山田のほかに"),
    ],
)
def test_questions_are_in_the_language_of_the_article(language: str, text: str, piece: str) -> None:
    assert any(piece in item.text for item in asked(text, language))


def test_every_question_says_why_and_names_claims() -> None:
    for item in asked("Anna Roth said several shops will close soon. It may rain. The mayor left in 2019."):
        assert item.why
        assert item.claims


def test_figures_of_different_things_are_no_conflict() -> None:
    items = asked("The police counted 31 people. Anna Roth said 22 people attended her birthday in 2019.")
    assert not [item for item in items if item.kind == "conflict"]
