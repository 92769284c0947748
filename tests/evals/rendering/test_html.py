from __future__ import annotations

from html.parser import HTMLParser

import pytest

from llmbrief.evals.comparing.comparison import compare
from tests.evals.reports import HOSTILE, flat, hostile, report

TAGS = {"table", "caption", "thead", "tbody", "tr", "th", "td"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert not attrs


@pytest.mark.parametrize("text", HOSTILE)
def test_a_notebook_shows_tables_and_no_markup_from_outside(text: str) -> None:
    one = hostile(text)
    for html in (one._repr_html_(), compare(report(flat(3, 0.5)), one)._repr_html_()):
        reader = Tags()
        reader.feed(html)
        assert reader.found == TAGS
        assert html.count("<tr>") >= 17


def test_a_comparisons_caption_is_its_verdict() -> None:
    html = compare(report(flat(12, 0.9)), report(flat(12, 0.6)))._repr_html_()
    assert "<caption>regression: claims.certainty fell by 0.300" in html
    assert "<td>claims.recall</td><td>0.900</td><td>0.600</td>" in html
