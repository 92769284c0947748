"""Denials: what is denied, what is held against it, and what only tells that somebody denies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.article import Article
from llmbrief.brief import Claim
from llmbrief.extractive import extract
from llmbrief.extractive.rebuttals import rebuttal


def claims_of(text: str, language: str) -> tuple[Claim, ...]:
    return extract(Article.from_text(text, slug="made-up", language=language)).claims


@pytest.mark.parametrize(
    ("language", "text", "speaker", "expected"),
    [
        (
            "en",
            "Owner Karl Brandt denied that: The wiring had been faulty since 2019.",
            "Karl Brandt",
            "The wiring had been faulty since 2019.",
        ),
        (
            "en",
            "The firm denied this on Monday: “The valves passed every test.”",
            "the firm",
            "The valves passed every test.",
        ),
        (
            "en",
            "The firm, Nordal, rejected that in a statement: the valves were safe.",
            "Nordal",
            "The valves were safe.",
        ),
        (
            "de",
            "Holtmann bestritt das: Die Stadt habe 2022 rund 80.000 Euro in die Halle gesteckt.",
            "Holtmann",
            "Die Stadt habe 2022 rund 80.000 Euro in die Halle gesteckt.",
        ),
        ("de", "Karl Voss wies das am Montag zurück: „Die Halle ist sicher.“", "Karl Voss", "Die Halle ist sicher."),
        ("de", "Die Stadt widersprach: Die Halle sei sicher.", "die Stadt", "Die Halle sei sicher."),
        ("es", "La empresa lo negó: el puente es seguro.", "la empresa", "El puente es seguro."),
        ("fr", "La mairie a démenti\u00a0: le pont est sûr.", "la mairie", "Le pont est sûr."),
    ],
)
def test_what_follows_a_rebuttal_is_asserted(language: str, text: str, speaker: str, expected: str) -> None:
    (claim,) = claims_of(text, language)
    assert (claim.speaker, claim.certainty, claim.text, claim.findings) == (speaker, "asserted", expected, ())


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The insurer, Weston Mutual, denied this on Monday.", None),
        ("en", "Karl Brandt denied the allegations against him.", None),
        ("en", "Karl Brandt denied three charges: fraud, theft and arson.", None),
        ("en", "Rosa Hale left. Her lawyer, Ann Roth, denied that she had lied in court.", None),
        (
            "en",
            "Mayor Karl Brandt left early. He denied this on Monday in court.",
            "Karl Brandt denied this on Monday in court.",
        ),
        ("de", "Die Versicherung bestritt dies am Montag.", None),
        ("de", "Die Firma wies die Vorwürfe zurück.", None),
        ("es", "La empresa desmintió el informe del alcalde.", None),
        ("fr", "La mairie a démenti le rapport de la presse.", None),
        ("ja", "市は報道の内容を否定した。", None),
    ],
)
def test_a_text_that_tells_of_the_denial_is_not_denied(language: str, text: str, expected: str | None) -> None:
    claim = claims_of(text, language)[-1]
    assert (claim.speaker, claim.certainty) == (None, "asserted")
    assert claim.text == (expected or text[-len(claim.text) :])
    assert claim.findings == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Karl Brandt denied that the alarm had been switched off.", "The alarm had been switched off."),
        ("de", "Karl Voss bestritt, die Halle verkauft zu haben.", "Karl Voss hat die Halle verkauft."),
    ],
)
def test_what_can_be_said_without_the_denial_is_denied(language: str, text: str, expected: str) -> None:
    (claim,) = claims_of(text, language)
    assert (claim.certainty, claim.text) == ("denied", expected)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Karl Brandt did not deny that: The wiring was old."),
        ("en", "Karl Brandt denied that the following was true: The wiring was old."),
        ("en", "Karl Brandt denied three charges: fraud, theft and arson."),
        ("en", "Karl Brandt denied that."),
        ("en", "Karl Brandt denied that: "),
        ("de", "Holtmann bestritt das nicht: Die Halle sei alt."),
        ("de", "Niemand bestritt das: Die Halle sei alt."),
        ("ja", "市は否定した: 橋は安全だ。"),
    ],
)
def test_no_rebuttal(language: str, sentence: str) -> None:
    assert rebuttal(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Karl Brandt denied the allegations against him.", "Karl Brandt"),
        ("de", "Die Versicherung bestritt dies am Montag.", "die Versicherung"),
    ],
)
def test_the_evidence_against_a_denial_is_asked_for(language: str, text: str, who: str) -> None:
    questions = extract(Article.from_text(text, slug="made-up", language=language)).questions
    assert [who in question.text for question in questions if question.kind == "conflict"] == [True]


@given(st.sampled_from(("en", "de", "es", "fr", "ja")), st.text('aA :,."“”„dénied that das bestritt', max_size=60))
def test_an_account_is_the_end_of_its_sentence(language: str, sentence: str) -> None:
    found = rebuttal(sentence, language)
    assert found is None or sentence.rstrip().endswith(found.proposition)
