"""Briefs made by hand for the tests of the command line."""

from __future__ import annotations

from typing import Any

from llmbrief.brief import Brief
from tests.cli.conftest import ARTICLE

QUOTE = "The port of Marrow will send 1,000 engineers to the eastern docks"
FALSE_QUOTE = "The port of Marrow will send 1,500 engineers to the eastern docks"

# Text that a terminal, a Markdown reader or a browser would act on.
HOSTILE = (
    "# heading",
    "Heading\n===",
    "- item",
    "+ item",
    "1. one",
    "2) two",
    "a *b* **c** _d_ __e__",
    "`code` ``co`de``",
    "<script>alert(1)</script>",
    "<!-- gone --> &amp; &#60;b&#62; &lt;",
    "[text](javascript:alert(1)) ![pixel](https://example.org/x.png)",
    "[label]: https://example.org",
    "<https://example.org> https://example.org www.example.org a@example.org",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "~~struck~~ ~~~",
    "> quoted",
    "---",
    "===",
    "***",
    "    indented",
    "back\\slash \\* ends with \\",
    "# closed #",
    "$x^2$ {{ 7 * 7 }} {% raw %} ${y}",
    "[^1] [x] - [ ] task",
    "line\\\nbreak  \nbreak",
    "\x1b[31mred\x1b[0m \x07 \x9b31m \x7f \u202eabc\u202c \u2066x\u2069",
    "1986\\. A great year",
    ":tada: @someone #12 !important",
)


def brief(text: str = "The port will send engineers", **changes: Any) -> Brief:
    """Return a brief in which *text* stands wherever text can."""
    value = {
        "article": {"slug": "port-strike", "language": "en", "title": text, "url": text, "published": text},
        "summary": {"headline": text, "gist": text, "key_points": [{"text": text, "claims": ["c1"]}]},
        "claims": [
            {
                "id": "c1",
                "text": text,
                "kind": "fact",
                "certainty": "asserted",
                "speaker": text,
                "via": text,
                "evidence": [{"quote": text, "verdict": "exact", "span": {"start": 0, "end": 1}}],
                "findings": [{"check": "number", "level": "note", "message": text}],
            }
        ],
        "questions": [{"id": "q1", "text": text, "kind": "missing", "why": text, "claims": ["c1"]}],
        "run": {
            "model": "openai/some",
            "llmbrief": "0.1.0",
            "input_tokens": 1502,
            "output_tokens": 1890,
            "cost_usd": 0.0096,
        },
    }
    return Brief.model_validate({**value, **changes})


def claim(**changes: Any) -> dict[str, Any]:
    """Return the value of a claim."""
    value = {"id": "c1", "text": "x", "kind": "fact", "certainty": "asserted", "speaker": None, "via": None}
    return {**value, "evidence": [{"quote": QUOTE}], **changes}


def written(*claims: dict[str, Any]) -> dict[str, Any]:
    """Return a brief as another tool may write it: without article, run, verdicts and findings."""
    summary = {"headline": "Engineers for Marrow", "gist": "The port sends engineers.", "key_points": []}
    return {"summary": summary, "claims": list(claims), "questions": []}


__all__ = ["ARTICLE", "FALSE_QUOTE", "HOSTILE", "QUOTE", "brief", "claim", "written"]
