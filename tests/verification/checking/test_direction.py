from __future__ import annotations

import pytest

from .tables import found, messages


def test_a_phrase_is_named_whole() -> None:
    said = messages("At most 40 shops will close.", "At least 40 shops will close.")
    assert said == ["the claim says “At most”; its quote says “At least”"]


@pytest.mark.parametrize(
    ("claim", "quote", "conflict"),
    [
        ("After the search the judge fined the firm.", "until the judge had ordered a search, the firm paid", False),
        ("There are five days after the count to appeal.", "It has until Monday to count. Five days follow.", False),
        ("The pier is open after Monday.", "The pier is open until Monday.", True),
        ("The pier was open after the flood.", "The pier was open before the flood.", True),
    ],
)
def test_until_one_event_is_after_another(claim: str, quote: str, conflict: bool) -> None:
    assert (("direction", "conflict") in found(claim, quote)) is conflict
