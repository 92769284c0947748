from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len

from llmbrief.brief import Brief, Finding
from llmbrief.cli.layout import render
from llmbrief.cli.text import brief_paragraphs, verified_paragraphs
from tests.cli.briefs import FALSE_QUOTE, HOSTILE, QUOTE, brief, claim, written

NEAR = {
    "quote": FALSE_QUOTE,
    "verdict": "near_miss",
    "near": {"start": 0, "end": 65},
    "difference": [{"quote": "1,500", "article": "1,000"}],
}


def text(made: Brief, width: int = 100) -> str:
    return render(brief_paragraphs(made), width, coloured=False)


def of(*claims: dict[str, Any], run: dict[str, Any] | None = None) -> Brief:
    return Brief.model_validate({**written(*claims), "run": run})


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"speaker": "Lena Roth", "via": "Harbour Radio"}, "Lena Roth, via Harbour Radio"),
        ({"speaker": "Lena Roth", "certainty": "denied"}, "Lena Roth · denied"),
        ({}, "the article itself"),
        ({"via": "Harbour Radio"}, "via Harbour Radio"),
        ({"kind": "prediction", "certainty": "hedged"}, "the article itself · prediction · hedged"),
        ({"kind": "opinion"}, "the article itself · opinion"),
        ({"evidence": [NEAR]}, f"✗ unsupported quote “{FALSE_QUOTE}”:"),
        ({"evidence": [NEAR]}, "the quote has “1,500” where the article has “1,000”"),
        ({"evidence": []}, "✗ no quote carries this claim"),
        ({"findings": [{"check": "number", "level": "conflict", "message": "says 2"}]}, "! conflict: says 2"),
    ],
)
def test_a_claim_shows_who_says_it_how_firmly_and_what_is_wrong(changes: dict[str, Any], line: str) -> None:
    assert line in text(of(claim(**changes)), width=1000)


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ({"verdict": "absent"}, "the article does not say this"),
        ({"verdict": "too_short"}, "too short to tell"),
        ({"verdict": "near_miss"}, "close to the article's words"),
        ({"verdict": "near_miss", "difference": [{"quote": "", "article": "not"}]}, "the quote leaves out “not”"),
        ({"verdict": "near_miss", "difference": [{"quote": "may", "article": ""}]}, "the quote adds “may”"),
        (
            {"verdict": "near_miss", "difference": [{"quote": str(n), "article": "x"} for n in range(6)]},
            "and 2 differences more",
        ),
    ],
)
def test_why_a_quote_does_not_count_is_said(evidence: dict[str, Any], said: str) -> None:
    assert said in text(of(claim(evidence=[{"quote": QUOTE, **evidence}])), width=1000)


@pytest.mark.parametrize(
    ("run", "line"),
    [
        (None, "0 of 1 quote found in the article"),
        (
            {"model": "openai/some", "input_tokens": 1502, "output_tokens": 1890, "cost_usd": 0.0096},
            "openai/some · 0 of 1 quote found in the article · 1,502 tokens in, 1,890 out · $0.0096",
        ),
        ({"model": "ollama/some", "cost_usd": None}, "cost unknown"),
        ({"model": "extractive", "cost_usd": 0.0}, "no model read the article"),
        (
            {"model": "m", "status": "partial", "missing": [{"start": 0, "end": 1200, "why": "no answer"}]},
            "partial: nothing was read from characters 0 to 1,200: no answer",
        ),
    ],
)
def test_the_closing_says_what_made_the_brief(run: dict[str, Any] | None, line: str) -> None:
    assert line in text(of(claim(), run=run and {"llmbrief": "0.1.0", **run}))


def test_questions_stand_with_their_kind_reason_and_claims() -> None:
    question = {"id": "q1", "text": "When?", "kind": "missing", "why": "No date is given.", "claims": ["c1"]}
    made = Brief.model_validate({**written(claim()), "questions": [question]})
    assert "q1  When?\n    missing: No date is given. (c1)\n" in text(made)


@pytest.mark.parametrize("width", [40, 80])
def test_lines_fit_the_width_in_any_script(width: int) -> None:
    made = brief("東京港は千人の技術者を東埠頭に送ると発表した。" * 5 + "The port " * 20 + "x" * 200)
    assert all(cell_len(line) <= width for line in text(made, width).splitlines())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_text_of_an_article_steers_no_terminal_and_makes_no_line_of_its_own(hostile: str) -> None:
    shown = text(brief(hostile), width=2000)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert shown.count("\n") == text(brief("x"), width=2000).count("\n")


def test_a_verified_brief_tells_each_verdict_and_counts_them() -> None:
    exact = {"quote": QUOTE, "verdict": "exact", "span": {"start": 0, "end": 65}}
    finding = {"check": "number", "level": "conflict", "message": "the claim says 1,500; its quote says 1,000"}
    made = of(claim(evidence=[exact, NEAR], findings=[finding]), claim(id="a-rather-long-id", evidence=[]))
    summary = [("headline", Finding(check="number", level="conflict", message="m", tokens=("24",)))]
    lines = render(verified_paragraphs(made, summary), 1000, coloured=False).splitlines()
    assert lines == [
        "summary, headline: the article has no number “24”",
        "",
        "c1  x",
        "    the article itself",
        f"    exact: “{QUOTE}”",
        f"    near miss: “{FALSE_QUOTE}”: the quote has “1,500” where the article has “1,000”",
        "    conflict (number): the claim says 1,500; its quote says 1,000",
        "",
        "a-rather-long-id x",
        "    the article itself",
        "    no quote carries this claim",
        "",
        "2 claims, 2 quotes: 1 exact, 1 near miss; 1 conflict",
    ]
