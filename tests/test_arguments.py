"""What is passed in the place of something else is told in a line that says what to pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest

import llmbrief
from llmbrief.errors import UsageError

ARTICLE = llmbrief.Article.from_text("The port will send 1,000 engineers to the north.")
BRIEF = llmbrief.summarize(ARTICLE, model="extractive")
SOMETHING = cast("Any", object())


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: llmbrief.summarize("seeds/port-strike.txt", model="extractive"), "Article.from_file"),
        (lambda: llmbrief.summarize(SOMETHING, model="extractive"), "not object: use Article.from_file"),
        (lambda: llmbrief.verify(SOMETHING, ARTICLE), "read_brief"),
        (lambda: llmbrief.verify(BRIEF, cast("Any", ARTICLE.text)), "Article.from_text"),
        (lambda: llmbrief.locate("The port", cast("Any", ARTICLE)), "the text of the article, not Article"),
        (lambda: llmbrief.locate(SOMETHING, ARTICLE.text), "the text of the quote, not object"),
        (lambda: llmbrief.check("The port", ["The port"], cast("Any", ARTICLE)), "use its .text"),
        (lambda: llmbrief.check(SOMETHING, ["The port"], ARTICLE.text), "the text of the claim"),
    ],
)
def test_the_wrong_kind_of_argument_is_told_with_the_right_one(call: Callable[[], object], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        call()
    assert told in caught.value.message


def test_a_text_that_names_a_file_is_a_text() -> None:
    assert llmbrief.summarize("The notes are in notes.txt.", model="extractive").claims
