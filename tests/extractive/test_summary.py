from __future__ import annotations

import pytest

from llmbrief.brief import Claim, Evidence
from llmbrief.extractive.summary import attributed, summarized


def claim(text: str, *, speaker: str | None = None, via: str | None = None, certainty: str = "asserted") -> Claim:
    return Claim.model_validate(
        {
            "id": "c1",
            "text": text,
            "kind": "fact",
            "certainty": certainty,
            "speaker": speaker,
            "via": via,
            "evidence": (Evidence(quote="other words"),),
        }
    )


@pytest.mark.parametrize(
    ("language", "item", "expected"),
    [
        ("en", claim("The bridge is closed."), "The bridge is closed."),
        ("en", claim("It rained.", speaker="Labour Ministry"), "It rained, according to the Labour Ministry."),
        ("en", claim("It rained.", speaker="Roth", via="TASS"), "It rained, according to Roth, cited by TASS."),
        ("en", claim("The bridge fell.", speaker="Roth", certainty="denied"), "Roth denies that the bridge fell."),
        ("en", claim("It fell.", speaker="Roth", certainty="hedged"), "It fell, Roth suggested."),
        ("en", claim("It may fall.", speaker="Roth", certainty="hedged"), "It may fall, according to Roth."),
        ("en", claim('It was "safe."', speaker="Roth"), 'It was "safe", according to Roth.'),
        ("en", claim("No!", speaker="the firm"), "The firm: No!"),
        ("de", claim("Es regnete.", speaker="Roth"), "Es regnete, so Roth."),
        ("de", claim("Dass es regnete.", speaker="Roth", certainty="denied"), "Roth bestreitet, dass es regnete."),
        ("es", claim("Llovió.", speaker="Ruiz"), "Llovió, según Ruiz."),
        ("es", claim("Que llovió.", speaker="Ruiz", certainty="denied"), "Ruiz niega que llovió."),
        ("fr", claim("Il a plu.", speaker="Roux"), "Il a plu, selon Roux."),
        ("ja", claim("橋は閉鎖された。", speaker="市"), "市によると、橋は閉鎖された。"),
    ],
)
def test_the_summary_says_whose_word_it_is(language: str, item: Claim, expected: str) -> None:
    assert attributed(item, "", language) == expected


def test_a_claim_that_names_its_speaker_is_not_attributed_twice() -> None:
    text = "Roth promised a bridge."
    item = claim(text, speaker="Anna Roth").model_copy(update={"evidence": (Evidence(quote=text),)})
    assert attributed(item, "", "en") == text


def test_key_points_name_their_claims() -> None:
    summary = summarized((claim("It rained in Lena."),), (0,), None, "", "en")
    assert summary.headline == "It rained in Lena"
    assert [point.claims for point in summary.key_points] == [("c1",)]
