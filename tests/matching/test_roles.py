"""Who does it, and to whom."""

from __future__ import annotations

import pytest

from llmbrief.matching.roles import exchanged
from llmbrief.matching.statements import statement
from llmbrief.verification.checking.reading import Facts

ARTICLE = Facts(
    "Yesterday Anna Berg of Norvik sued Pavel Orlov, and Orlov sued Berg in turn. In Norvik they say that Larkmoor"
    " wants Vantreese, that Vantreese wants Larkmoor, and that Berg and Orlov belong to neither.",
    "en",
)


def turned(one: str, other: str, language: str = "en") -> tuple[str, str] | None:
    return exchanged(statement(one, language), statement(other, language), ARTICLE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Berg sued Orlov.", "Orlov sued Berg."),
        ("Berg sued Orlov.", "Berg was sued by Orlov."),
        ("Anna Berg was sued by Pavel Orlov.", "Pavel Orlov was sued by Anna Berg."),
        ("Orlov told Berg that the firm would close.", "Berg told Orlov that the firm would close."),
        ("In Norvik, Berg accused Orlov of lying.", "Orlov accused Berg of lying in Norvik."),
        ("Larkmoor beat Vantreese 3-1.", "Vantreese beat Larkmoor 3-1 on Saturday."),
        ("Berg arrived in Norvik on 3 May.", "Norvik arrived in Berg on 3 May."),
    ],
)
def test_who_does_it_and_to_whom_are_told_apart(one: str, other: str) -> None:
    assert turned(one, other)
    assert turned(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Berg sued Orlov.", "Berg sued Orlov on Monday."),
        ("Berg sued Orlov.", "Orlov was sued by Berg."),
        ("Larkmoor will buy Vantreese for $3m.", "Vantreese will be bought by Larkmoor for $3m."),
        ("Berg met Orlov on Monday.", "Orlov met Berg on Monday."),
        ("Berg had dinner with Orlov.", "Orlov had dinner with Berg."),
        ("Orlov told Berg that the firm would close.", "Berg was told by Orlov that the firm would close."),
        ("The purchase of Larkmoor by Vantreese failed.", "Vantreese's purchase of Larkmoor failed."),
        ("The talks between Larkmoor and Vantreese failed.", "The talks between Vantreese and Larkmoor failed."),
        ("Four firms closed: Berg, Orlov, Larkmoor and Vantreese.", "Four firms closed: Vantreese, Berg and Orlov."),
        ("In Norvik, Berg accused Orlov of lying.", "Berg accused Orlov of lying in Norvik."),
        ("Berg, chair of Larkmoor, resigned.", "Larkmoor's chair, Berg, resigned."),
        ("Anna Berg, whom Orlov had hired, resigned.", "Orlov had hired Anna Berg, who resigned."),
        ("Berg beat Orlov 3-1.", "Orlov lost to Berg 3-1."),
        ("Orlov's lawyer said Berg lied.", "Berg lied, said Orlov's lawyer."),
        ("Berg.", "Orlov."),
        ("", ""),
    ],
)
def test_the_same_said_in_another_order_is_the_same(one: str, other: str) -> None:
    assert turned(one, other) is None
    assert turned(other, one) is None


def test_names_come_as_written() -> None:
    assert turned("Anna Berg sued Pavel Orlov.", "Pavel Orlov sued Anna Berg.") == ("Anna Berg", "Pavel Orlov")
    assert turned("Pavel Orlov sued Anna Berg.", "Anna Berg sued Pavel Orlov.") == ("Pavel Orlov", "Anna Berg")


@pytest.mark.parametrize(
    ("one", "other", "language", "is_turned"),
    [
        ("Ayer Berg denunció a Orlov.", "Ayer Orlov denunció a Berg.", "es", True),
        ("Hier Berg a accusé Orlov.", "Hier Orlov a été accusé par Berg.", "fr", False),
        ("Hier Berg a accusé Orlov.", "Hier Orlov a accusé Berg.", "fr", True),
        ("Berg verklagte Orlov.", "Orlov verklagte Berg.", "de", False),
        ("BergがOrlovを訴えた。", "OrlovがBergを訴えた。", "ja", False),
    ],
)
def test_languages_that_cannot_be_told_are_left_alone(one: str, other: str, language: str, is_turned: bool) -> None:
    assert bool(turned(one, other, language)) is is_turned
