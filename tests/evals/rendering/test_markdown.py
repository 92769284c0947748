from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from llmbrief.evals.baseline import bless, gate
from llmbrief.evals.comparing.comparison import compare
from llmbrief.evals.metrics import COUNTS
from llmbrief.evals.planning import plan_from
from llmbrief.evals.rendering.markdown import (
    code,
    comparison_markdown,
    gate_markdown,
    literal,
    plan_markdown,
    report_markdown,
)
from llmbrief.evals.report import Report, Score, Scorecard, System
from llmbrief.shown import one_line
from tests.evals.reports import HOSTILE, card, drawn, flat, hostile, report, told

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
ACTIVE = {"link_open", "image", "strong_open", "em_open", "s_open", "blockquote_open", "fence", "code_block", "hr"}
OURS = re.compile(r"<details><summary>[\w ]+</summary>|</details>|<!-- -->")
TEXT = st.text(st.sampled_from("ab1 .)-+=#*_`[]()<>!&;~|\\\n:/@$^{}\"'\t\x1b\u202e東")) | st.text()


def tokens(text: str) -> list[Token]:
    return [child for token in READER.parse(text) for child in (token, *(token.children or ()))]


def forms(text: str) -> list[str]:
    one = hostile(text)
    unfailed = one.model_copy(update={"failures": ()})
    old = report(flat(3, 0.9))
    judged = gate(unfailed, bless(unfailed.model_copy(update={"cases": unfailed.cases[:-1]})), strict=True)
    return [report_markdown(one), comparison_markdown(compare(old, one)), gate_markdown(judged)]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_outside_is_no_markup(text: str) -> None:
    plain = [{token.type for token in tokens(form)} for form in forms("plain")]
    for form, allowed in zip(forms(text), plain, strict=True):
        found = tokens(form)
        assert {token.type for token in found} & ACTIVE <= allowed & {"strong_open"}
        html = [token.content for token in found if token.type in ("html_inline", "html_block")]
        assert all(not OURS.sub("", one).strip() for one in html)


@pytest.mark.parametrize("text", [*HOSTILE, "a@b", "#1", "www.a.b"])
def test_what_github_would_link_stands_in_code_or_is_broken(text: str) -> None:
    for form in forms(text):
        outside = [token.content for token in tokens(form) if token.type == "text"]
        assert not [one for one in outside if re.search(r"[@#]\w|://\w|www\.\w", one)]


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_a_code_span_holds_its_text_and_nothing_else(text: str) -> None:
    span = code(text)
    inline = [token for token in READER.parse(f"- {span} x") if token.type == "inline"]
    (content,) = [token.children or [] for token in inline]
    if one_line(text).strip():
        assert [token.type for token in content] == ["code_inline", "text"]
        assert content[0].content.strip() == one_line(text).strip()
    else:
        assert span == ""


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_literal_text_reads_as_it_is(text: str) -> None:
    (inline,) = [token for token in READER.parse(f"x{literal(text)}x") if token.type == "inline"]
    children = inline.children or []
    assert {token.type for token in children} <= {"text", "text_special", "html_inline"}
    read = "".join(token.content for token in children if token.type != "html_inline")
    assert read == f"x{one_line(text)}x"


def test_the_verdict_comes_first_then_the_table_then_the_moves_folded_away() -> None:
    text = comparison_markdown(compare(report(flat(12, 0.9)), report(flat(12, 0.6))))
    assert text.startswith("### ❌ Regression\n\nclaims.certainty fell by 0.300")
    assert text.index("| claims.recall | 0.900 | 0.600 | -0.300 |") < text.index("<details>")
    assert "| ❌ regression |" in text
    assert "<summary>72 moves for the worse</summary>" in text
    assert "- `a0` `claims.certainty -0.300`" in text
    assert text.endswith("</details>\n")


def test_a_plan_says_what_the_articles_at_hand_show_above_its_table() -> None:
    plan = plan_from([report(drawn(12, 1))])
    text = plan_markdown(plan)
    assert text.startswith("With the 12 articles at hand: a difference of ")
    assert f"{plan.metrics['claims.recall'].at_hand or 0:.2f} in claims.recall" in text
    assert text.index("at hand") < text.index("| metric | spread |")
    assert "nothing can be said" not in text
    assert "nothing can be said of: claims.recall" in plan_markdown(plan_from([report(flat(2, 0.5))]))
    assert plan_markdown(plan_from([report(flat(1, 0.5))])) == "one article has no spread; two at least\n"


def test_gains_have_their_words_and_what_has_the_same_value_stands_apart() -> None:
    old = told([card("up", "claims.recall", misses=["c1"]), card("swap", "claims.recall", hits=["c1"], misses=["c2"])])
    new = told([card("up", "claims.recall", hits=["c1"]), card("swap", "claims.recall", hits=["c2"], misses=["c1"])])
    text = comparison_markdown(compare(old, new))
    better, level = text.index("<summary>1 move for the better"), text.index("<summary>1 move by other items at")
    assert "for the worse" not in text
    assert better < text.index("  - `before: c1 (evals/gold/a.yaml:7): lost c1`") < level < text.index("- `swap`")


def test_a_gate_says_whether_it_passes() -> None:
    few = report(flat(3, 0.9)), report(flat(3, 0.6))
    text = gate_markdown(gate(few[1], bless(few[0])))
    assert text.startswith("### ✅ The gate passes\n\n- cannot tell: too few articles")
    assert "- passes all the same" in text


def test_what_is_long_fits_into_a_comment() -> None:
    one = hostile("long words " * 400)
    cards = [
        card.model_copy(update={"slug": f"{card.slug[:300]}-{number}"}) for number in range(6) for card in one.cases
    ]
    failures = [failure.model_copy(update={"kind": f"k{number}"}) for number in range(99) for failure in one.failures]
    long = one.model_copy(update={"cases": tuple(cards), "failures": tuple(failures), "system": System()})
    kept = long.model_copy(update={"failures": ()})
    better = kept.model_copy(update={"cases": tuple(_best(card) for card in cards)})
    moves = (compare(better, kept), compare(kept, better), compare(*_half_and_half(better, kept)))
    for form in (report_markdown(long), *map(comparison_markdown, moves)):
        assert len(form) <= 65_536
        assert "more, in the JSON form" in form


def _half_and_half(better: Report, worse: Report) -> tuple[Report, Report]:
    """Return two reports of which each is the better one in half of the cases."""
    pairs = list(zip(better.cases, worse.cases, strict=True))
    old, new = (tuple(pair[(number + side) % 2] for number, pair in enumerate(pairs)) for side in (0, 1))
    return better.model_copy(update={"cases": old}), better.model_copy(update={"cases": new})


def _best(card: Scorecard) -> Scorecard:
    scores = {name: Score(value=0.0 if name in COUNTS else 1.0) for name in card.scores}
    return card.model_copy(update={"scores": scores, "findings": ()})


def test_a_report_names_failures_before_its_table() -> None:
    text = report_markdown(hostile("gone"))
    assert "**1 failed**" in text
    assert text.index("- `gone` failed: `gone: gone`") < text.index("| claims.recall |")
    assert "(gone:3): gone`" in text


def test_cases_that_failed_alike_are_told_once() -> None:
    text = report_markdown(report({}, failed=["a", "b", "c"]))
    assert "\n- 3 cases failed: `missing recording: no recording`\n  - `a`, `b`, `c`\n" in text
    assert "| metric |" not in text
