from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len

from llmbrief.brief import Brief, Finding
from llmbrief.cli.layout import render
from llmbrief.cli.text import brief_paragraphs, verified_paragraphs
from tests.cli.briefs import FALSE_QUOTE, HOSTILE, QUOTE, brief, claim, written

EXACT = {"quote": QUOTE, "verdict": "exact", "span": {"start": 0, "end": 65}}
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
        ({"speaker": "Lena Roth", "certainty": "denied"}, "c1  DENIED: x\n    denied by Lena Roth\n"),
        ({"certainty": "denied", "kind": "opinion"}, "c1  DENIED: x\n    denied by the article itself · opinion\n"),
        ({"certainty": "denied", "via": "Harbour Radio"}, "c1  DENIED: x\n    via Harbour Radio\n"),
        ({"speaker": "{0} {x} %s", "certainty": "denied"}, "denied by {0} {x} %s"),
        ({}, "the article itself"),
        ({"via": "Harbour Radio"}, "via Harbour Radio"),
        ({"kind": "prediction", "certainty": "hedged"}, "c1  Hedged: x\n    the article itself · prediction\n"),
        ({"speaker": "\u3000", "via": " "}, "the article itself"),
        ({"evidence": [EXACT, {**EXACT, "quote": "will send"}]}, f"\n      “{QUOTE}”\n      “will send”\n"),
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
        (None, "\nQuotes found in the article: 0 of 1. That shows that the words are there, not that the claims are "),
        (
            {"model": "openai/some", "input_tokens": 1502, "output_tokens": 1890, "cost_usd": 0.0096},
            "true.\nopenai/some · 1,502 tokens in, 1,890 out · $0.0096\n",
        ),
        ({"model": "ollama/some", "cost_usd": None}, "cost unknown"),
        ({"model": "extractive", "cost_usd": 0.0}, "extractive · no model read the article"),
        (
            {"model": "m", "status": "partial", "missing": [{"start": 0, "end": 1200, "why": "no answer"}]},
            "partial: nothing was read from characters 0 to 1,200: no answer",
        ),
    ],
)
def test_the_closing_says_what_was_found_and_what_made_the_brief(run: dict[str, Any] | None, line: str) -> None:
    assert line in text(of(claim(), run=run and {"llmbrief": "0.1.0", **run}), width=120)


def test_nothing_to_close_with_leaves_no_blank_line() -> None:
    assert text(of(claim(evidence=[]))).endswith("✗ no quote carries this claim\n")


def test_a_long_quote_is_wrapped_and_never_cut() -> None:
    quote = " ".join(f"word{number}" for number in range(200))
    shown = text(of(claim(evidence=[{**EXACT, "quote": quote}])), width=60)
    assert f"“{quote}”" in " ".join(shown.split())


def test_summary_and_questions_come_before_the_claims_that_one_looks_things_up_in() -> None:
    question = {"id": "q1", "text": "When?", "kind": "missing", "why": "No date.", "claims": ["c1"]}
    made = brief("x", questions=[question])
    lines = text(made).splitlines()
    headings = ["Key points", "Questions", "Claims"]
    assert [line for line in lines if line in headings] == headings
    assert lines.index("q1  When?") < lines.index("c1  x")


@pytest.mark.parametrize(
    ("known", "line"),
    [
        (
            {"title": "Deminers", "url": "https://example.org/a", "published": "17 June"},
            "“Deminers” · https://example.org/a · 17 June",
        ),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"title": "Deminers", "url": " ", "published": ""}, "“Deminers”"),
    ],
)
def test_what_is_known_of_the_article_stands_in_the_place_of_a_byline(known: dict[str, str], line: str) -> None:
    made = Brief.model_validate({**written(claim()), "article": known})
    assert text(made).splitlines()[:4] == ["Engineers for Marrow", line, "", "The port sends engineers."]


@pytest.mark.parametrize("article", [None, {"slug": "a", "language": "en"}])
def test_where_nothing_is_known_of_the_article_there_is_no_byline(article: dict[str, str] | None) -> None:
    made = Brief.model_validate({**written(claim()), "article": article})
    assert text(made).splitlines()[:3] == ["Engineers for Marrow", "", "The port sends engineers."]


def test_labels_are_in_the_language_of_the_article_and_findings_in_english() -> None:
    denied = claim(certainty="denied", evidence=[EXACT], findings=[{"check": "x", "level": "note", "message": "m"}])
    question = {"id": "q1", "text": "Wann?", "kind": "missing", "why": "Kein Datum.", "claims": []}
    made = Brief.model_validate({**written(denied), "questions": [question], "article": {"language": "de"}})
    assert text(made, 130).splitlines()[3:] == [
        "",
        "Offene Fragen",
        "q1  Wann?",
        "    fehlt: Kein Datum.",
        "",
        "Aussagen",
        "c1  BESTRITTEN: x",
        "    Dementi: der Artikel selbst",
        f"      “{QUOTE}”",
        "    ! note: m",
        "",
        "Im Artikel gefundene Zitate: 1 von 1. Das zeigt, dass die Worte dort stehen, nicht, dass die Aussagen "
        "stimmen.",
    ]


@pytest.mark.parametrize(("certainty", "codes"), [("denied", "\x1b[33m\x1b[1m"), ("hedged", "\x1b[33m")])
def test_a_denied_or_hedged_claim_says_so_in_colour(certainty: str, codes: str) -> None:
    shown = render(brief_paragraphs(of(claim(certainty=certainty))), 80, coloured=True)
    assert f"c1  {codes}{certainty.upper()}:\x1b[0m x\n".lower() in shown.lower()


ADDED = (("gist", Finding(check="number", level="conflict", message="m", tokens=("1,5\x1b00",))),)


def test_what_a_summary_adds_to_the_article_stands_below_it() -> None:
    shown = render(brief_paragraphs(of(claim()), ADDED), 80, coloured=False)
    assert shown.index("! summary, gist: the article has no number “1,5\\x1b00”\n") < shown.index("Claims")


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


def test_a_verified_brief_tells_what_is_wrong_first_and_counts_the_verdicts() -> None:
    conflict = {"check": "number", "level": "conflict", "message": "the claim says 1,500; its quote says 1,000"}
    note = {"check": "certainty", "level": "note", "message": "the quote keeps a reserve"}
    made = of(
        claim(evidence=[EXACT]),
        claim(id="c2", evidence=[EXACT], findings=[note], certainty="hedged"),
        claim(id="c3", evidence=[EXACT, NEAR], findings=[conflict]),
        claim(id="c4", evidence=[EXACT], findings=[note, conflict], certainty="denied"),
        claim(id="a-rather-long-id", evidence=[]),
    )
    summary = [("headline", Finding(check="number", level="conflict", message="m", tokens=("24",)))]
    lines = render(verified_paragraphs(made, summary), 1000, coloured=False).splitlines()
    assert lines == [
        "summary, headline: the article has no number “24”",
        "",
        "Wrong, or likely to be",
        "c3  x",
        "    the article itself",
        f"    exact: “{QUOTE}”",
        f"    near miss: “{FALSE_QUOTE}”: the quote has “1,500” where the article has “1,000”",
        "    conflict (number): the claim says 1,500; its quote says 1,000",
        "",
        "c4  DENIED: x",
        "    denied by the article itself",
        f"    exact: “{QUOTE}”",
        "    note (certainty): the quote keeps a reserve",
        "    conflict (number): the claim says 1,500; its quote says 1,000",
        "",
        "a-rather-long-id",
        "    x",
        "    the article itself",
        "    no quote carries this claim",
        "",
        "Worth a look",
        "c2  Hedged: x",
        "    the article itself",
        f"    exact: “{QUOTE}”",
        "    note (certainty): the quote keeps a reserve",
        "",
        "Nothing found wrong",
        "c1  x",
        "    the article itself",
        f"    exact: “{QUOTE}”",
        "",
        "5 claims, 5 quotes: 4 exact, 1 near miss; 2 conflicts; 2 notes",
    ]
