from __future__ import annotations

from .tables import messages


def test_a_phrase_is_named_whole() -> None:
    said = messages("At most 40 shops will close.", "At least 40 shops will close.")
    assert said == ["the claim says “At most”; its quote says “At least”"]
