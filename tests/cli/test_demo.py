from __future__ import annotations

import tomllib
from typing import Any, Self

import pytest

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.cli import demo
from llmbrief.cli.demo import tampered
from llmbrief.prompt import DEFAULT_PROMPT
from llmbrief.resources import ROOT
from llmbrief.verification import verify
from tests.cli.briefs import claim, written
from tests.cli.conftest import Run

QUOTE = "North Korean authorities have agreed to deploy 1,000 engineers to demine territory in Kursk Oblast"


class Replay:
    """Stands in for the Summarizer: answers as a recording would."""

    settings: tuple[Any, ...]

    def __init__(self, model: str, **settings: Any) -> None:
        type(self).settings = (model, settings)

    def summarize(self, article: Article) -> Brief:
        return verify(Brief.model_validate(written(claim(evidence=[{"quote": QUOTE}]))), article)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


@pytest.mark.parametrize(("quote", "changed"), [("sent 1,000", "sent 2,000"), ("on 9 May", "on 1 May"), ("0.5", "1.5")])
def test_one_digit_is_changed(quote: str, changed: str) -> None:
    assert tampered(quote) == changed


@pytest.mark.parametrize("columns", ["40", "100"])
def test_the_demo_shows_a_brief_and_a_false_quote_caught(
    llmbrief: Run, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setattr(demo, "Summarizer", Replay)
    outcome = llmbrief("demo", env={"COLUMNS": columns})
    text = " ".join(outcome.stdout.split())
    assert (outcome.code, outcome.stderr) == (0, "")
    assert f"exact: “{QUOTE}”" in text
    assert f"near miss: “{tampered(QUOTE)}”: the quote has “2,000” where the article has “1,000”" in text
    assert all(len(line) <= int(columns) for line in outcome.stdout.splitlines())
    assert Replay.settings == ("openai/relay-llm", {"cassettes": ROOT / "cassettes", "record": "none"})


def test_the_shipped_recording_carries_the_demo_without_a_key(llmbrief: Run) -> None:
    outcome = llmbrief("demo", env={"COLUMNS": "100"})
    assert (outcome.code, outcome.stderr) == (0, "")
    assert "openai/relay-llm · " in outcome.stdout
    assert "near miss: “" in outcome.stdout


def test_a_wheel_holds_what_the_demo_replays() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shipped = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert f"cassettes/{DEFAULT_PROMPT}/relay-llm/kursk-engineers.json" in shipped
    assert all((ROOT / source).exists() for source in shipped)
    assert all(target == f"llmbrief/shipped/{source}" for source, target in shipped.items())
