from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import pytest

from llmbrief.article import Article
from llmbrief.brief import ArticleRef, Brief
from llmbrief.cli import summarize
from llmbrief.cli.summarize import choose_model
from llmbrief.errors import (
    AuthenticationError,
    BudgetError,
    InvalidAnswerError,
    LLMBriefError,
    MissingRecordingError,
    UsageError,
)
from llmbrief.facade import Plan
from tests.cli.briefs import FALSE_QUOTE, brief, claim, written
from tests.cli.conftest import ARTICLE, Run

Answer = Callable[[Article], Brief]


class Stand:
    """Stands in for the Summarizer; remembers what it was made with and asked about."""

    answer: Answer
    made: list[dict[str, Any]]
    asked: list[str]

    def __init__(self, model: str | None = None, **settings: Any) -> None:
        type(self).made.append({"model": model, **settings})
        if model == "nobody/x":
            raise UsageError("there is no provider nobody; known are openai, anthropic")
        self.model = model or "openai/recorded"

    def summarize(self, article: Article) -> Brief:
        type(self).asked.append(article.slug)
        return type(self).answer(article)

    def plan(self, article: Article) -> Plan:
        cost = None if self.model == "openai/new" else 0.0096
        answers = 0 if self.model == "extractive" else 3
        return Plan(
            self.model, "brief.v1", "d1", 1502, 4096, answers, cost, cost and 3 * cost, article.slug == "replayed"
        )

    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...


def answered(article: Article) -> Brief:
    return brief(f"About {article.slug}", article=ArticleRef.of(article))


@pytest.fixture(autouse=True)
def stand(monkeypatch: pytest.MonkeyPatch) -> type[Stand]:
    Stand.answer, Stand.made, Stand.asked = staticmethod(answered), [], []
    monkeypatch.setattr(summarize, "Summarizer", Stand)
    return Stand


@pytest.fixture
def several(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.txt" for name in ("a", "b", "c")]
    for path in paths:
        path.write_text(f"{ARTICLE}About {path.stem}.", encoding="utf-8")
    return paths


def failing(slugs: dict[str, LLMBriefError]) -> Answer:
    def answer(article: Article) -> Brief:
        if article.slug in slugs:
            raise slugs[article.slug]
        return answered(article)

    return staticmethod(answer)


@pytest.mark.parametrize(
    ("named", "cassettes", "environment", "chosen"),
    [
        ("m", None, {"LLMBRIEF_MODEL": "e", "OPENAI_API_KEY": "k"}, "m"),
        ("m", "dir", {}, "m"),
        (None, "dir", {"LLMBRIEF_MODEL": "e", "OPENAI_API_KEY": "k"}, None),
        (None, None, {"LLMBRIEF_MODEL": "e", "OPENAI_API_KEY": "k"}, "e"),
        (None, None, {"LLMBRIEF_MODEL": "", "OPENAI_API_KEY": "k"}, "openai/gpt-5.4-mini"),
        (None, None, {"OPENAI_API_KEY": ""}, "extractive"),
        (None, None, {}, "extractive"),
    ],
)
def test_the_model_is_the_one_named_else_what_is_recorded_else_the_environments(
    named: str | None, cassettes: str | None, environment: dict[str, str], chosen: str | None
) -> None:
    assert choose_model(named, cassettes, environment) == chosen


def test_an_empty_model_name_is_not_taken_for_none(llmbrief: Run, article: Path) -> None:
    outcome = llmbrief("summarize", article, "-m", "")
    assert (outcome.code, outcome.stdout) == (2, "")


def test_without_a_key_a_note_says_that_no_model_is_asked(llmbrief: Run, article: Path) -> None:
    outcome = llmbrief("summarize", article)
    assert outcome.code == 0
    assert outcome.stderr.count("\n") == 1
    assert "OPENAI_API_KEY" in outcome.stderr
    assert Stand.made[0]["model"] == "extractive"


@pytest.mark.parametrize("arguments", [["-q"], ["-m", "extractive"], ["-m", "openai/x"], ["--cassettes", "dir"]])
def test_quiet_and_a_chosen_model_bring_no_note(llmbrief: Run, article: Path, arguments: list[str]) -> None:
    assert llmbrief("summarize", article, *arguments).stderr == ""


def test_settings_are_handed_on(llmbrief: Run, article: Path) -> None:
    given = [
        "-m",
        "openai/x",
        "-p",
        "mine.md",
        "--cassettes",
        "dir",
        "--record",
        "missing",
        "--deadline",
        "5",
        "--max-cost",
        "0.5",
        "--max-chars",
        "9",
    ]
    assert llmbrief("summarize", article, *given).code == 0
    assert Stand.made == [
        {
            "model": "openai/x",
            "prompt": "mine.md",
            "cassettes": "dir",
            "record": "missing",
            "deadline": 5.0,
            "max_cost": 0.5,
            "max_chars": 9,
        }
    ]


def test_the_language_given_is_the_articles(llmbrief: Run, article: Path) -> None:
    outcome = llmbrief("summarize", article, "--language", "fr", "-f", "json")
    assert json.loads(outcome.stdout)["article"]["language"] == "fr"


def test_one_source_as_json_is_one_object(llmbrief: Run, article: Path) -> None:
    outcome = llmbrief("summarize", article, "-f", "json")
    assert Brief.model_validate(json.loads(outcome.stdout)) == answered(Article.from_file(article))


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input_is_a_source(llmbrief: Run, arguments: list[str]) -> None:
    outcome = llmbrief("summarize", *arguments, "-f", "json", input=ARTICLE.encode())
    assert json.loads(outcome.stdout)["article"]["slug"].startswith("article-")


def test_several_sources_as_json_are_lines_in_the_order_given(llmbrief: Run, several: list[Path]) -> None:
    def slow_first(article: Article) -> Brief:
        time.sleep(0.1 if article.slug == "c" else 0)
        return answered(article)

    Stand.answer = staticmethod(slow_first)
    outcome = llmbrief("summarize", *reversed(several), "-f", "json")
    assert [json.loads(line)["article"]["slug"] for line in outcome.stdout.splitlines()] == ["c", "b", "a"]


def test_sources_are_asked_about_side_by_side(llmbrief: Run, several: list[Path]) -> None:
    together = threading.Barrier(3, timeout=20)

    def answer(article: Article) -> Brief:
        together.wait()
        return answered(article)

    Stand.answer = staticmethod(answer)
    assert llmbrief("summarize", *several).code == 0


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_several_sources_say_which_article_each_brief_is_about(llmbrief: Run, several: list[Path], form: str) -> None:
    stdout = llmbrief("summarize", *several, "-f", form).stdout
    heads = ["── a ──", "── b ──", "── c ──"] if form == "text" else ["**a**", "**b**", "**c**"]
    assert [line for line in stdout.splitlines() if line in heads] == heads


def test_one_that_fails_has_no_line_and_the_others_are_delivered(llmbrief: Run, several: list[Path]) -> None:
    Stand.answer = failing({"b": InvalidAnswerError("the answer is no draft")})
    outcome = llmbrief("summarize", *several, "-f", "json", "-q")
    assert [json.loads(line)["article"]["slug"] for line in outcome.stdout.splitlines()] == ["a", "c"]
    assert outcome.stderr == f"llmbrief: {several[1]}: the answer is no draft\n"
    assert outcome.code == 5


def test_a_missing_file_among_several_fails_alone(llmbrief: Run, several: list[Path]) -> None:
    several[0].unlink()
    outcome = llmbrief("summarize", *several, "-f", "json", "-q")
    assert len(outcome.stdout.splitlines()) == 2
    assert outcome.code == 5


def test_where_all_fail_the_most_important_code_is_returned(llmbrief: Run, several: list[Path]) -> None:
    missing, key, budget = MissingRecordingError("none"), AuthenticationError("no key"), BudgetError("too long")
    Stand.answer = failing({"a": missing, "b": key, "c": missing})
    assert llmbrief("summarize", *several).code == 3
    Stand.answer = failing({"a": missing, "b": key, "c": budget})
    outcome = llmbrief("summarize", *several)
    assert (outcome.code, outcome.stdout) == (2, "")


def test_the_same_failure_is_told_at_length_once(llmbrief: Run, several: list[Path]) -> None:
    Stand.answer = failing({slug: AuthenticationError("OPENAI_API_KEY is not set") for slug in "abc"})
    assert llmbrief("summarize", *several, "-q").stderr.count("OPENAI_API_KEY") == 1


def test_strict_exits_1_and_delivers_all_the_same(llmbrief: Run, article: Path) -> None:
    unsupported = written(claim(evidence=[{"quote": FALSE_QUOTE, "verdict": "absent"}]))
    Stand.answer = staticmethod(lambda _article: Brief.model_validate(unsupported))
    strict = llmbrief("summarize", article, "--strict")
    assert strict.code == 1
    assert FALSE_QUOTE[:40] in strict.stdout
    assert llmbrief("summarize", article).code == 0


def test_a_partial_brief_is_delivered_with_5(llmbrief: Run, article: Path) -> None:
    run = {"model": "m", "llmbrief": "0", "status": "partial", "missing": [{"start": 0, "end": 9, "why": "no answer"}]}
    Stand.answer = staticmethod(lambda _article: brief("x", run=run))
    outcome = llmbrief("summarize", article, "--strict")
    assert outcome.code == 5
    assert "no answer" in outcome.stdout


def test_output_goes_to_the_file_alone(llmbrief: Run, article: Path, tmp_path: Path) -> None:
    outcome = llmbrief("summarize", article, "-f", "json", "-q", "-o", tmp_path / "brief.json")
    assert (outcome.code, outcome.stdout, outcome.stderr) == (0, "", "")
    assert json.loads((tmp_path / "brief.json").read_text())["format"] == 1


def test_a_failure_leaves_the_old_output_and_stdout_empty(llmbrief: Run, article: Path, tmp_path: Path) -> None:
    Stand.answer = failing({"port-strike": InvalidAnswerError("no draft")})
    output = tmp_path / "brief.json"
    output.write_text("old")
    outcome = llmbrief("summarize", article, "-o", output)
    assert (outcome.code, outcome.stdout) == (3, "")
    assert output.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == sorted([article, output])


def test_what_cannot_be_written_or_would_replace_the_article_is_refused_unasked(
    llmbrief: Run, article: Path, tmp_path: Path
) -> None:
    for output in (tmp_path, tmp_path / "missing" / "x", article):
        outcome = llmbrief("summarize", article, "-o", output)
        assert (outcome.code, outcome.stdout, Stand.asked) == (2, "", [])
    assert article.read_text() == ARTICLE


def test_a_source_given_twice_is_refused(llmbrief: Run, article: Path) -> None:
    assert llmbrief("summarize", article, article.parent / "." / article.name).code == 2
    assert llmbrief("summarize", "-", "-", input=b"x").code == 2


def test_two_sources_of_one_slug_are_refused_while_recording(llmbrief: Run, article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / article.name
    other.parent.mkdir()
    other.write_text(ARTICLE)
    assert llmbrief("summarize", article, other, "-q").code == 0
    outcome = llmbrief("summarize", article, other, "--record", "all", "--cassettes", tmp_path)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "port-strike" in outcome.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--deadline", "0"],
        ["--deadline", "-1"],
        ["--deadline", "nan"],
        ["--deadline", "inf"],
        ["--deadline", "1e999"],
        ["--max-cost", "-0.1"],
        ["--max-cost", "nan"],
        ["--max-chars", "0"],
        ["--max-chars", "1.5"],
        ["--format", "html"],
        ["--record", "some"],
        ["--language", "klingon"],
        ["--deadlin"],
        ["--model"],
        ["-m", "nobody/x"],
    ],
)
def test_wrong_options_end_with_2_and_a_few_lines(llmbrief: Run, article: Path, arguments: list[str]) -> None:
    outcome = llmbrief("summarize", article, *arguments)
    assert (outcome.code, outcome.stdout, Stand.asked) == (2, "", [])
    assert 1 <= outcome.stderr.count("\n") <= 2


def test_a_misspelt_option_is_answered_by_the_right_one(llmbrief: Run, article: Path) -> None:
    assert llmbrief("summarize", article, "--stric").stderr == (
        "llmbrief summarize: No such option '--stric'. Did you mean '--strict'?\n"
    )


def test_a_dry_run_says_what_would_be_asked_and_asks_nothing(llmbrief: Run, article: Path) -> None:
    outcome = llmbrief("summarize", article, "-m", "openai/x", "--dry-run")
    assert outcome.stdout.splitlines() == [
        "port-strike: openai/x, prompt brief.v1",
        "  at most 3 answers, the first of at most 1,502 tokens in and 4,096 out",
        "  at most $0.0096 for the first, $0.0288 in all",
    ]
    assert Stand.asked == []


def test_a_dry_run_says_where_no_price_is_known_and_where_nothing_is_sent(llmbrief: Run, tmp_path: Path) -> None:
    replayed = tmp_path / "replayed.txt"
    replayed.write_text(ARTICLE)
    assert "its recording is replayed" in llmbrief("summarize", replayed, "--cassettes", "x", "--dry-run").stdout
    assert "no model is asked" in llmbrief("summarize", replayed, "--dry-run").stdout
    assert "cost unknown" in llmbrief("summarize", "-", "-m", "openai/new", "--dry-run", input=b"Words.").stdout


def test_a_dry_run_as_json_has_the_same_facts(llmbrief: Run, several: list[Path]) -> None:
    lines = llmbrief("summarize", *several, "-m", "openai/x", "--dry-run", "-f", "json").stdout.splitlines()
    assert [json.loads(line)["slug"] for line in lines] == ["a", "b", "c"]
    assert json.loads(lines[0])["cost_usd_at_most"] == pytest.approx(0.0288)


def test_the_librarys_warnings_become_notes_and_other_packages_stay_silent(llmbrief: Run, article: Path) -> None:
    def warn(article: Article) -> Brief:
        logging.getLogger("llmbrief").warning("the second asking\nfailed")
        logging.getLogger("instructor").error("the whole answer")
        return answered(article)

    Stand.answer = staticmethod(warn)
    outcome = llmbrief("summarize", article, "-m", "openai/x")
    assert outcome.stderr == "llmbrief: note: the second asking\\nfailed\n"
    assert llmbrief("summarize", article, "-m", "openai/x", "-q").stderr == ""


def test_a_bug_on_one_article_is_told_and_loses_none_of_the_others(llmbrief: Run, several: list[Path]) -> None:
    def broken(article: Article) -> Brief:
        if article.slug == "b":
            raise RuntimeError("\x1b[31moops")
        return answered(article)

    Stand.answer = staticmethod(broken)
    outcome = llmbrief("summarize", *several, "-q", "-f", "json")
    assert (outcome.code, outcome.stdout.count("\n")) == (5, 2)
    assert "RuntimeError in test_summarize.py" in outcome.stderr
    alone = llmbrief("summarize", several[1], "-q")
    assert (alone.code, alone.stdout, alone.stderr.count("\n")) == (70, "", 1)
    assert "\\x1b[31moops" in alone.stderr
