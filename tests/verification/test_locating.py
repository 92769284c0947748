from __future__ import annotations

import pytest

from llmbrief.brief import SUPPORTING
from llmbrief.verification.locating import locate
from tests.verification.quote_table import FAITHFUL, TAMPERED

_FAITHFUL = [(kind, *case) for kind, cases in FAITHFUL.items() for case in cases]
_TAMPERED = [(kind, *case) for kind, cases in TAMPERED.items() for case in cases]


@pytest.mark.parametrize(("kind", "article", "quote", "says"), _FAITHFUL)
def test_a_faithful_quote_is_found_where_the_article_says_it(
    kind: str, article: str, quote: str, says: str | None
) -> None:
    found = locate(quote, article)
    assert found.verdict in SUPPORTING, found.difference
    assert found.span is not None
    if says is not None:
        assert article[found.span.start : found.span.end].strip() == says


@pytest.mark.parametrize(("kind", "article", "quote"), _TAMPERED)
def test_a_tampered_quote_is_no_support(kind: str, article: str, quote: str) -> None:
    assert locate(quote, article).verdict not in SUPPORTING
