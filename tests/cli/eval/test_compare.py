"""compare, gate, bless and plan: what they are given and how they end; what they find is tested with the harness."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.briefs import claim, written
from tests.cli.conftest import Outcome, Run
from tests.cli.eval.conftest import RECORDED, SLUGS

FORMS = ["text", "json", "markdown", "junit", "github"]
ARTICLES = 24
HEADLINE = (
    "claims.recall",
    "claims.precision",
    "claims.certainty",
    "claims.speaker",
    "questions.recall",
    "summary.core_recall",
)


def report(change: float = 0.0, **fields: Any) -> dict[str, Any]:
    """Return a report on 24 articles, all scores lower or higher by *change* than .7 to .9."""
    values = [0.7 + 0.01 * (number % 21) + change for number in range(ARTICLES)]
    cases = [
        {
            "slug": f"article-{number:02}",
            "article": f"{number:064x}",
            "scores": {name: {"value": round(value, 6), "hits": [], "misses": []} for name in HEADLINE},
        }
        for number, value in enumerate(values)
    ]
    metrics = {name: {"value": 0.8, "low": 0.7, "high": 0.9, "cases": ARTICLES} for name in HEADLINE}
    return {"format": 1, "data_digest": "0" * 64, "metrics": metrics, "cases": cases, "failures": [], **fields}


def failed() -> dict[str, Any]:
    return report(failures=[{"slug": "article-99", "kind": "missing_recording", "message": "no recording"}])


def unclear() -> dict[str, Any]:
    """Return a report in which a few articles rise or fall a lot."""
    value = copy.deepcopy(report())
    for number, case in enumerate(value["cases"]):
        case["scores"]["claims.recall"]["value"] += (-1) ** number * 0.1 * (number % 3)
    return value


def stored(folder: Path, name: str, value: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return stored(tmp_path, "old.json", report())


@pytest.mark.parametrize(
    ("new", "word", "code"),
    [
        (report(), "same", 0),
        (report(0.05), "improved", 0),
        (report(-0.3), "regression", 1),
        (failed(), "infrastructure", 3),
        (unclear(), "cannot tell", 4),
        (report(data_digest="1" * 64), "cannot tell", 4),
    ],
)
def test_compare_prints_the_verdict_and_exits_by_it(
    llmbrief: Run, tmp_path: Path, old: Path, new: dict[str, Any], word: str, code: int
) -> None:
    path = stored(tmp_path, "new.json", new)
    outcome = llmbrief("eval", "compare", old, path)
    assert (outcome.code, outcome.stderr) == (code, "")
    assert word in outcome.stdout.split("\n")[0]
    as_json = llmbrief("eval", "compare", old, path, "-f", "json")
    value = json.loads(as_json.stdout)
    assert (as_json.code, value["verdict"], value["exit_code"]) == (code, word, code)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("command", [["compare", "old.json", "new.json"], ["gate", "new.json"]])
def test_every_form_has_the_same_exit_code_and_a_word_on_nothing_else(
    llmbrief: Run, tmp_path: Path, old: Path, command: list[str], form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stored(tmp_path, "new.json", report(-0.3))
    assert llmbrief("eval", "bless", old, "--baseline", "baseline.json").code == 0
    extra = ["--baseline", "baseline.json"] if command[0] == "gate" else []
    outcome = llmbrief("eval", *command, *extra, "-f", form)
    assert (outcome.code, outcome.stderr) == (1, "")
    assert "regression" in outcome.stdout


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"format": 2}', "\x1b[31m"])
@pytest.mark.parametrize("command", ["compare", "gate", "bless", "plan"])
def test_what_is_no_report_is_told_in_a_line(
    llmbrief: Run, tmp_path: Path, old: Path, command: str, content: str | None
) -> None:
    baseline = tmp_path / "baseline.json"
    assert llmbrief("eval", "bless", old, "--baseline", baseline).code == 0
    path = tmp_path / "\x1b[31mnew.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    arguments = {"compare": [old, path], "plan": [path]}.get(command, [path, "--baseline", baseline])
    outcome = llmbrief("eval", command, *arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert "\\x1b[31mnew.json" in outcome.stderr
    assert "\x1b" not in outcome.stderr


@pytest.mark.parametrize("option", [["-m", "extractive"], ["-p", "brief.v1"], ["--briefs", "x"], ["--record", "all"]])
def test_a_report_and_what_would_make_another_do_not_go_together(llmbrief: Run, old: Path, option: list[str]) -> None:
    outcome = llmbrief("eval", "plan", old, *option)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "leave out --model, --prompt, --briefs and --record" in outcome.stderr


def test_the_gate_without_a_baseline_names_what_makes_one(llmbrief: Run, tmp_path: Path, old: Path) -> None:
    outcome = llmbrief("eval", "gate", old, "--baseline", tmp_path / "none.json")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert "llmbrief eval bless" in outcome.stderr


@pytest.mark.parametrize(
    ("options", "command"),
    [
        ([], "llmbrief eval bless"),
        (["old.json", "--baseline", "b.json"], "llmbrief eval bless old.json --baseline b.json"),
        (
            ["--gold", "g", "-m", "extractive", "--baseline", "my b.json"],
            "llmbrief eval bless --gold g --model extractive --baseline 'my b.json'",
        ),
        (["--seeds", "s", "--briefs", "x"], "llmbrief eval bless --seeds s --briefs x"),
    ],
)
def test_what_makes_a_baseline_is_named_with_the_same_options(
    llmbrief: Run, tmp_path: Path, options: list[str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = llmbrief("eval", "gate", *options)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.endswith(f"; pin one with: {command}\n")


def test_in_an_empty_folder_bless_names_the_gold_that_is_missing(
    llmbrief: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = llmbrief("eval", "bless")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "there is no folder evals/gold" in outcome.stderr


def test_a_baseline_and_a_report_that_are_mixed_up_are_told_apart(llmbrief: Run, tmp_path: Path, old: Path) -> None:
    baseline = tmp_path / "baseline.json"
    assert llmbrief("eval", "bless", old, "--baseline", baseline).code == 0
    for command in (["compare", baseline, old], ["compare", old, baseline], ["plan", baseline]):
        outcome = llmbrief("eval", *command)
        assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
        assert f"{baseline} is a baseline and no report; compare with it by: llmbrief eval gate" in outcome.stderr
    outcome = llmbrief("eval", "gate", old, "--baseline", old)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert f"{old} is a report and no baseline; pin one with: llmbrief eval bless {old}" in outcome.stderr


@pytest.mark.parametrize("command", [["compare", "old.json"], ["gate"], ["bless"], ["plan"]])
def test_a_brief_in_place_of_a_report_is_told_with_what_makes_a_report(
    llmbrief: Run, tmp_path: Path, old: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("evals", "my briefs"):
        (tmp_path / folder).mkdir()
    stored(tmp_path / "my briefs", "a.json", written(claim()))
    assert llmbrief("eval", "bless", old, "--baseline", "evals/baseline.json").code == 0
    outcome = llmbrief("eval", *command, "my briefs/a.json")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    remedy = "llmbrief eval run --briefs 'my briefs' -f json -o REPORT.json"
    assert "my briefs/a.json is a brief and no report; " in outcome.stderr
    assert remedy in outcome.stderr


@pytest.mark.parametrize(
    ("new", "options", "code"),
    [
        (report(), [], 0),
        (report(-0.3), [], 1),
        (failed(), [], 3),
        (report(data_digest="1" * 64), [], 4),
        (unclear(), [], 0),
        (unclear(), ["--require-decision"], 4),
    ],
)
def test_the_gate_exits_as_compare_does_but_passes_where_power_is_wanting(
    llmbrief: Run, tmp_path: Path, old: Path, new: dict[str, Any], options: list[str], code: int
) -> None:
    baseline = tmp_path / "baseline.json"
    assert llmbrief("eval", "bless", old, "--baseline", baseline).code == 0
    outcome = llmbrief("eval", "gate", stored(tmp_path, "new.json", new), "--baseline", baseline, *options)
    assert outcome.code == code
    assert ("llmbrief: warning: passed" in outcome.stderr) == (new == unclear() and not options)


def test_bless_pins_a_report_and_lowers_a_floor_only_when_told_to(llmbrief: Run, tmp_path: Path, old: Path) -> None:
    baseline = tmp_path / "baseline.json"
    worse = stored(tmp_path, "worse.json", report(-0.1))
    first = llmbrief("eval", "bless", old, "--baseline", baseline)
    assert (first.code, first.stderr) == (0, "")
    assert "24 cases" in first.stdout
    pinned = baseline.read_bytes()
    refused = llmbrief("eval", "bless", worse, "--baseline", baseline)
    assert (refused.code, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)
    assert "--allow-regression" in refused.stderr
    assert baseline.read_bytes() == pinned
    assert llmbrief("eval", "bless", worse, "--baseline", baseline, "--allow-regression").code == 0
    assert llmbrief("eval", "gate", worse, "--baseline", baseline).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["baseline.json", "old.json", "worse.json"]


def test_compare_and_gate_show_the_same_below_their_verdicts(llmbrief: Run, tmp_path: Path) -> None:
    old, new = (
        stored(tmp_path, name, report(change, measures={"words": 9.0, "claims": value}))
        for name, change, value in (("old.json", 0.0, 3.0), ("new.json", 0.1, 4.0))
    )
    assert llmbrief("eval", "bless", old, "--baseline", tmp_path / "b.json").code == 0
    compared = llmbrief("eval", "compare", old, new).stdout
    gated = llmbrief("eval", "gate", new, "--baseline", tmp_path / "b.json").stdout
    assert "not scores: words 9 → 9, claims 3 → 4" in compared
    below = [text.split("\n\n", 1)[1].rpartition("  article-")[0] for text in (gated, compared)]
    assert below[1].startswith(below[0])  # a longer verdict leaves less room
    assert below[0].count("claims.recall") > 2


def test_scores_under_other_gold_do_not_stand_beside_each_other(llmbrief: Run, tmp_path: Path, old: Path) -> None:
    new = stored(tmp_path, "new.json", report(0.1, data_digest="1" * 64))
    for form in ("text", "markdown"):
        assert "95 % interval" not in llmbrief("eval", "compare", old, new, "-f", form).stdout


def test_bless_refuses_a_report_with_failed_cases(llmbrief: Run, tmp_path: Path) -> None:
    outcome = llmbrief("eval", "bless", stored(tmp_path, "new.json", failed()), "--baseline", tmp_path / "b.json")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert not (tmp_path / "b.json").exists()


def test_without_a_report_the_evaluation_is_run_first(llmbrief: Run, harness: Path) -> None:
    blessed = llmbrief("eval", "bless")
    assert (blessed.code, blessed.stderr) == (0, "")
    assert json.loads((harness / "evals/baseline.json").read_bytes())["cases"].keys() == set(SLUGS)
    assert llmbrief("eval", "gate").code == 0
    assert llmbrief("eval", "plan").code == 0
    (harness / RECORDED / "cup-final.json").unlink()
    gate = llmbrief("eval", "gate")
    assert gate.code == 3
    assert "llmbrief: cup-final: no recording" in gate.stderr


def test_the_gate_asks_for_nothing_before_it_has_its_baseline(llmbrief: Run, harness: Path) -> None:
    (harness / RECORDED / "cup-final.json").unlink()
    outcome = llmbrief("eval", "gate")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "no recording" not in outcome.stderr


@pytest.mark.parametrize("reports", [1, 2])
def test_a_plan_comes_from_one_report_or_two(llmbrief: Run, tmp_path: Path, old: Path, reports: int) -> None:
    given = [old, stored(tmp_path, "new.json", unclear())][:reports]
    outcome = llmbrief("eval", "plan", *given, "-f", "json")
    value = json.loads(outcome.stdout)
    assert (outcome.code, value["basis"]) == (0, ["cases", "differences"][reports - 1])
    for form in ("text", "markdown"):
        assert llmbrief("eval", "plan", *given, "-f", form).stdout.startswith("With the 24 articles at hand: ")


def test_three_reports_are_no_plan(llmbrief: Run, old: Path) -> None:
    outcome = llmbrief("eval", "plan", old, old, old)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)


@pytest.mark.parametrize("command", [["compare", "old.json", "old.json"], ["plan", "old.json"]])
def test_output_goes_to_a_file(
    llmbrief: Run, tmp_path: Path, old: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(old.parent)
    printed = llmbrief("eval", *command)
    assert llmbrief("eval", *command, "-o", "written.txt") == Outcome(printed.code, "", "")
    assert (tmp_path / "written.txt").read_text(encoding="utf-8") == printed.stdout
