"""Whatever is thrown at a reader: a value or one short line of ours, and no wrong verdict. More: benchmarks/fuzz.py."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief import locate
from tests import fuzzing

TRIES = 40  # seeds of each property
FAILED: dict[str, tuple[int, ...]] = {  # seeds that failed once, by property
    "a_text_becomes_an_article_and_a_brief": (1206,),  # begins with a mark that joins the blank before it
    "a_command_verifies_or_refuses": (5001112,),  # an amount of forty digits beside a time of day
    "an_answer_is_read_or_refused": (5000167, 7001108),
    "a_baseline_is_read_or_refused": (5001646,),  # a value whose square no float holds
    "a_quote_gets_its_verdict": (10249, 14248, 17636),  # a single letter in another case; digits, a blank and digits
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)


@pytest.mark.parametrize("name", fuzzing.PROPERTIES)
def test_what_is_thrown_is_read_or_refused_and_no_verdict_is_wrong(name: str) -> None:
    for seed in (*range(TRIES), *FAILED.get(name, ())):
        try:
            fuzzing.PROPERTIES[name](Random(seed))
        except Exception as error:
            raise AssertionError(f"{name}, seed {seed}: {type(error).__name__}: {error}") from error


@settings(max_examples=100)
@given(st.text(), st.text(), st.text())
def test_no_text_gets_a_verdict_that_the_slow_check_denies(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    fuzzing.hold_evidence(quote, locate(quote, text), text)
    fuzzing.hold_evidence(after, locate(after, before), before)


def test_what_the_slow_check_denies_is_denied() -> None:
    text = "He said that 1,500 engineers may not come before Monday, he said."
    found = locate("that 1,500 engineers may not come", text)
    fuzzing.hold_evidence("that 1,500 engineers may not come", found, text)
    for quote in (
        "that 1,600 engineers may not come",
        "that 1.500 engineers may not come",
        "that 1,500 engineers come",
    ):
        false = found.model_copy(update={"quote": quote, "verdict": "normalized"})
        with pytest.raises(AssertionError):
            fuzzing.hold_evidence(quote, false, text)
