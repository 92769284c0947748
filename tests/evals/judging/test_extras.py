"""Extra claims: supported by the article, or not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from llmbrief.article import Article
from llmbrief.brief import Claim, Evidence
from llmbrief.evals.judging.aligned import Aligned
from llmbrief.evals.judging.extras import is_supported, objection
from llmbrief.verification import locate
from tests.evals.shipped import aligned

ARTICLE = Article.from_text(
    "The council of Elmouth met on Monday. It will close four libraries, leader Jo Petrie said.\n\n"
    "She denied that the Mill Road branch is among them. The plan saves £1,000 a week.",
    language="en",
)
CLOSE = "It will close four libraries"
SAVES = "The plan saves £1,000 a week."

Honest = list[tuple[Aligned, Claim]]


def claim(text: str, *quotes: str, certainty: str = "asserted") -> Claim:
    fields: dict[str, Any] = {"certainty": certainty}
    evidence = tuple(locate(quote, ARTICLE.text) for quote in quotes)
    return Claim(id="c1", text=text, kind="fact", speaker=None, via=None, evidence=evidence, **fields)


@pytest.mark.parametrize(
    ("text", "quote", "certainty"),
    [
        ("The council of Elmouth will close four libraries.", CLOSE, "asserted"),
        ("Elmouth closes 4 libraries.", CLOSE, "asserted"),
        ("The council's plan saves £1,000 a week.", SAVES, "asserted"),
        (
            "The Mill Road branch is among the four libraries.",
            "She denied that the Mill Road branch is among",
            "denied",
        ),
    ],
)
def test_a_claim_that_says_what_its_quote_says_is_supported(text: str, quote: str, certainty: str) -> None:
    assert is_supported(claim(text, quote, certainty=certainty), ARTICLE)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("The council will close four libraries.", []),
        ("The council will close four libraries.", ["It will close five libraries"]),
        ("The council will close four libraries.", [CLOSE, "It will close five libraries"]),
        ("The council will close nine libraries.", [CLOSE]),
        ("The council will not close four libraries.", [CLOSE]),
        ("The plan saves £1,500 a week.", [SAVES]),
        ("The plan of Anna Lavrova saves £1,000 a week.", [SAVES]),
        ("The museum's guide told visitors that entry was free.", [CLOSE]),
    ],
)
def test_a_claim_that_says_another_thing_is_not(text: str, quotes: list[str]) -> None:
    assert not is_supported(claim(text, *quotes), ARTICLE)


def test_a_claim_without_words_is_no_matter() -> None:
    assert is_supported(claim("…", CLOSE), ARTICLE)


@pytest.fixture(scope="module")
def honest() -> Honest:
    return [(one, claim) for one in aligned() for claim in one.brief.claims]


def test_honest_claims_are_supported(honest: Honest) -> None:
    lost = [claim.text for one, claim in honest if not is_supported(claim, one.case.article)]
    assert len(lost) <= 0.05 * len(honest), lost


def test_claims_with_another_number_are_not(honest: Honest) -> None:
    changed = [
        (one, claim.model_copy(update={"text": claim.text.replace(found[0], other, 1)}))
        for one, claim in honest
        if (found := re.search(r"\d+", claim.text)) and (other := _other(found[0])) not in one.case.article.text
    ]
    held = [claim.text for one, claim in changed if is_supported(claim, one.case.article)]
    assert len(changed) > 100
    assert len(held) <= 0.1 * len(changed), held


def _other(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 3) % 10)


def test_claims_of_another_article_on_a_real_quote_are_not(honest: Honest) -> None:
    moved = [
        (one, other.model_copy(update={"evidence": claim.evidence}))
        for (one, claim), (two, other) in zip(honest, honest[40:], strict=False)
        if one.case.slug != two.case.slug and one.case.article.language == two.case.article.language
    ]
    held = [claim.text for one, claim in moved if is_supported(claim, one.case.article)]
    assert len(moved) > 100
    assert len(held) <= 0.1 * len(moved), held


def test_a_quote_whose_place_is_not_known_supports_nothing() -> None:
    unlocated = claim("The council will close four libraries.", CLOSE)
    assert not is_supported(unlocated.model_copy(update={"evidence": (Evidence(quote=CLOSE),)}), ARTICLE)


@pytest.mark.parametrize(
    ("text", "quotes", "reason"),
    [
        ("The council will close four libraries.", [], "no quote for it"),
        (
            "The council will close four libraries.",
            ["It will close five libraries"],
            "its quote is not in the article: “It will close five libraries”",
        ),
        ("The plan saves £1,500 a week.", [SAVES], "the claim says £1,500"),
        ("The plan of Anna Lavrova saves £1,000 a week.", [SAVES], "Anna Lavrova"),
        ("The council will not close four libraries.", [CLOSE], "the claim negates “close”"),
        ("£1,000.", ["The plan saves £1,000 a week."], "no word says what its numbers are"),
        ("The museum's guide told visitors.", [CLOSE], "it lacks “museum”, “guide”, “told”"),
    ],
)
def test_an_objection_names_what_it_is_about(text: str, quotes: list[str], reason: str) -> None:
    found = objection(claim(text, *quotes), ARTICLE)
    assert found is not None
    assert reason in found


@pytest.mark.parametrize("text", ["The plan saves 1,000 per 7.", "The plan of 31, 22, 40 and 50 saves."])
def test_figures_are_no_words_that_the_article_lacks(text: str) -> None:
    assert "speaks of something else" not in (objection(claim(text, SAVES), ARTICLE) or "")
