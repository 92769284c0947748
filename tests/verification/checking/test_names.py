from __future__ import annotations

import pytest

from .tables import found, messages


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
