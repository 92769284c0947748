from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from llmbrief import Brief, read_brief
from llmbrief.evals.report import report_schema
from llmbrief.prompt import DEFAULT_PROMPT
from tests.cli.conftest import Outcome, Run, in_process
from tests.cli.eval.conftest import MODEL, RECORDED, ROOT, SLUGS, with_annotators

FORMS = ["text", "json", "markdown", "junit", "github"]
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def report(outcome: Outcome) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(outcome.stdout)
    jsonschema.Draft202012Validator(report_schema()).validate(value)
    return value


def slugs(value: dict[str, Any]) -> list[str]:
    return [case["slug"] for case in value["cases"]]


def failures(value: dict[str, Any]) -> dict[str, str]:
    return {failure["slug"]: failure["kind"] for failure in value["failures"]}


@pytest.mark.usefixtures("harness")
def test_recordings_are_scored_without_a_key_or_a_network(llmbrief: Run) -> None:
    outcome = llmbrief("eval", "run", "-f", "json")
    assert (outcome.code, outcome.stderr) == (0, "")
    value = report(outcome)
    assert (slugs(value), value["failures"]) == (list(SLUGS), [])
    assert value["system"]["model"] == MODEL
    assert all(case["scores"].keys() == value["metrics"].keys() for case in value["cases"])


@pytest.mark.usefixtures("harness")
def test_two_runs_write_the_same_bytes(llmbrief: Run) -> None:
    assert llmbrief("eval", "run", "-f", "json").stdout == llmbrief("eval", "run", "-f", "json").stdout


@pytest.mark.usefixtures("harness")
@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_without_a_word_on_stderr(llmbrief: Run, form: str) -> None:
    outcome = llmbrief("eval", "run", "-f", form)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout.endswith("\n")


def test_the_extractive_model_needs_no_recordings(llmbrief: Run, harness: Path) -> None:
    shutil.rmtree(harness / "cassettes")
    value = report(llmbrief("eval", "run", "-m", "extractive", "-f", "json"))
    assert (slugs(value), value["system"]["model"]) == (list(SLUGS), "extractive")


def test_a_missing_recording_fails_its_case_alone_and_is_told_with_the_command_that_records_it(
    llmbrief: Run, harness: Path
) -> None:
    (harness / RECORDED / "cup-final.json").unlink()
    outcome = llmbrief("eval", "run", "-f", "json")
    value = report(outcome)
    assert outcome.code == 5
    assert (slugs(value), failures(value)) == (["kursk-engineers", "quake-flash"], {"cup-final": "missing_recording"})
    told, remedy = outcome.stderr.splitlines()
    command = f"llmbrief eval run --model {MODEL} --record missing"
    assert told == f"llmbrief: cup-final: no recording of it with {DEFAULT_PROMPT} and {MODEL}"
    own = f"(recorded with {MODEL}; with a model of your own: --model NAME)"
    assert remedy == f"llmbrief: to record all that is missing or stale {own}: {command}"
    assert value["failures"][0]["message"].endswith(f"; record it with: {command}")


def test_cases_that_fail_alike_are_told_once_and_the_system_is_known_all_the_same(llmbrief: Run, harness: Path) -> None:
    path = harness / f"{DEFAULT_PROMPT}.md"
    path.write_text("Be brief.", encoding="utf-8")
    outcome = llmbrief("eval", "run", "-p", path.name, "-f", "json")
    value = report(outcome)
    assert outcome.code == 5
    assert (value["system"]["model"], value["system"]["prompt"]) == (MODEL, DEFAULT_PROMPT)
    (message,) = {failure["message"] for failure in value["failures"]}
    assert message.startswith("its recording is stale: the prompt changed since")
    first, others, command = outcome.stderr.splitlines()
    assert first.startswith("llmbrief: cup-final: its recording is stale: the prompt changed since")
    assert others == "llmbrief: failed in the same way: kursk-engineers, quake-flash"
    assert command.endswith(f"llmbrief eval run --model {MODEL} --record missing --prompt {path.name}")
    text = llmbrief("eval", "run", "-p", path.name).stdout
    assert "  3 cases (stale recording): its recording is stale" in text
    assert text.count("stale") == 2


def test_a_bug_on_a_case_fails_that_case_alone(llmbrief: Run, harness: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    briefs(harness)

    def read(data: bytes) -> Brief:
        if b'"slug": "cup-final"' in data:
            raise ZeroDivisionError("bug")
        return read_brief(data)

    monkeypatch.setattr("llmbrief.cli.eval.evaluated.read_brief", read)
    outcome = llmbrief("eval", "run", "--briefs", "briefs", "-f", "json")
    assert (outcome.code, failures(report(outcome))) == (5, {"cup-final": "bug"})


def test_a_set_without_a_folder_of_recordings_names_the_command_that_makes_it(llmbrief: Run, harness: Path) -> None:
    shutil.rmtree(harness / "cassettes")
    outcome = llmbrief("eval", "run")
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert outcome.stderr.endswith("for example: llmbrief eval run --model openai/gpt-5.4-mini --record missing\n")


def test_a_recording_that_ends_early_says_so(llmbrief: Run, harness: Path) -> None:
    path = harness / RECORDED / "cup-final.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    answer = value["interactions"][0]["response"]
    answer["body"]["string"] = answer["body"]["string"].replace("quote", "quotation")
    value["interactions"] = value["interactions"][:1]
    path.write_text(json.dumps(value), encoding="utf-8")
    assert "its recording ends early: llmbrief now asks once more" in llmbrief("eval", "run").stderr


@pytest.mark.parametrize("record", ["none", "missing"])
def test_a_prompt_without_recordings_names_the_command_that_makes_them(
    llmbrief: Run, harness: Path, record: str
) -> None:
    (harness / "mine.v1.md").write_text("Be brief.", encoding="utf-8")
    outcome = llmbrief("eval", "run", "-p", "mine.v1.md", "--record", record)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert "none is recorded under mine.v1 in 'cassettes'" in outcome.stderr
    example = "llmbrief eval run --model openai/gpt-5.4-mini --record missing --prompt mine.v1.md"
    assert outcome.stderr.endswith(f"for example: {example}\n")


def test_the_command_that_records_names_what_is_no_default(llmbrief: Run, harness: Path) -> None:
    (harness / "cassettes").rename(harness / "other tapes")
    (harness / "seeds").rename(harness / "articles")
    command = ["eval", "run", "--cassettes", "other tapes", "--seeds", "articles", "-m", "openai/new", "-p", "brief.v1"]
    last = llmbrief(*command).stderr.splitlines()[-1]
    options = "--seeds articles --cassettes 'other tapes' --prompt brief.v1"
    assert last.endswith(f": llmbrief eval run --model openai/new --record missing {options}")


def test_a_stale_recording_fails_its_case(llmbrief: Run, harness: Path) -> None:
    seed = harness / "seeds" / "quake-flash.txt"
    seed.write_text(seed.read_text(encoding="utf-8") + "\nMore follows.\n", encoding="utf-8")
    outcome = llmbrief("eval", "run", "-f", "json")
    assert (outcome.code, failures(report(outcome))) == (5, {"quake-flash": "stale_recording"})


def test_where_every_case_fails_there_is_a_report_of_failures(llmbrief: Run, harness: Path) -> None:
    shutil.rmtree(harness / RECORDED)
    outcome = llmbrief("eval", "run", "-m", MODEL, "-f", "json")
    value = report(outcome)
    assert (outcome.code, slugs(value), len(value["failures"])) == (5, [], 3)


@cache
def extracted(slug: str) -> str:
    return in_process("summarize", ROOT / f"seeds/{slug}.txt", "-m", "extractive", "-f", "json").stdout


def briefs(folder: Path) -> Path:
    """Write a brief of each seed in a folder of its own, and return it."""
    (folder / "briefs").mkdir()
    for slug in SLUGS:
        (folder / "briefs" / f"{slug}.json").write_text(extracted(slug), encoding="utf-8")
    return folder / "briefs"


def test_anybodys_briefs_are_scored(llmbrief: Run, harness: Path) -> None:
    briefs(harness)
    theirs = llmbrief("eval", "run", "--briefs", "briefs", "-f", "json")
    assert theirs == llmbrief("eval", "run", "-m", "extractive", "-f", "json")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no brief of it in briefs, where <slug>.json is looked for"),
        ("{", "briefs/cup-final.json: the brief is not valid JSON"),
        ("[]", "briefs/cup-final.json: the brief must be one JSON object, not a list"),
        ('{"format": 1}', "briefs/cup-final.json: summary: is missing"),
    ],
)
def test_a_brief_that_is_missing_or_broken_fails_its_case(
    llmbrief: Run, harness: Path, content: str | None, message: str
) -> None:
    path = briefs(harness) / "cup-final.json"
    if content is None:
        path.unlink()
    else:
        path.write_text(content, encoding="utf-8")
    outcome = llmbrief("eval", "run", "--briefs", "briefs", "-f", "json")
    assert (outcome.code, failures(report(outcome))) == (5, {"cup-final": "brief"})
    assert outcome.stderr.startswith(f"llmbrief: cup-final: {message}")


def test_a_brief_of_another_text_is_scored_with_a_note(llmbrief: Run, harness: Path) -> None:
    path = briefs(harness) / "cup-final.json"
    brief = json.loads(path.read_text(encoding="utf-8"))
    brief["article"]["sha256"] = "0" * 64
    path.write_text(json.dumps(brief), encoding="utf-8")
    outcome = llmbrief("eval", "run", "--briefs", "briefs", "-f", "json")
    assert outcome.code == 0
    assert outcome.stderr.startswith("llmbrief: note: briefs/cup-final.json was made of another text")
    assert llmbrief("eval", "run", "--briefs", "briefs", "-f", "json", "-q").stderr == ""


@pytest.mark.usefixtures("harness")
def test_the_environments_model_is_not_looked_at(llmbrief: Run) -> None:
    outcome = llmbrief("eval", "run", "-f", "json", env={"LLMBRIEF_MODEL": "openai/other", "OPENAI_API_KEY": "sk-x"})
    assert report(outcome)["system"]["model"] == MODEL


def test_the_folders_beside_the_gold_are_found_from_within_it(
    llmbrief: Run, harness: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_annotators(harness)
    monkeypatch.chdir(harness / "evals/gold")
    outcome = llmbrief("eval", "run", "-m", "extractive", "--gold", ".", "--seeds", "../../seeds")
    assert outcome.code == 0
    assert "ceiling" in outcome.stdout


@pytest.mark.parametrize("form", FORMS)
def test_no_form_lets_a_control_character_of_a_brief_through(llmbrief: Run, harness: Path, form: str) -> None:
    path = briefs(harness) / "cup-final.json"
    brief = json.loads(path.read_text(encoding="utf-8"))
    for number, claim in enumerate(brief["claims"]):
        claim["id"] = f"\x1b[31m\x9b\x7f{number}"
        claim["text"] += " \x1b]0;title\x07 \u202e 1,500"
        claim["speaker"] = "\x1b[2J\x85"
    brief["summary"]["gist"] += " \x1b[31m 1,500 \x9b"
    brief["summary"]["key_points"], brief["questions"] = [], []
    path.write_text(json.dumps(brief), encoding="utf-8")
    outcome = llmbrief("eval", "run", "--briefs", "briefs", "-f", form)
    assert outcome.code == 0
    assert not CONTROL.search(outcome.stdout + outcome.stderr)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--gold", "none"], "there is no folder none"),
        (["--gold", "seeds"], "there is no gold file"),
        (["--gold", "evals/gold/cup-final.yaml"], "--gold: evals/gold/cup-final.yaml is a file; name its folder"),
        (["--seeds", "none"], "there is no folder none: name the one of the articles with --seeds"),
        (["--seeds", "seeds/cup-final.txt"], "--seeds: seeds/cup-final.txt is a file; name its folder"),
        (["--cassettes", "none"], "there is no folder 'none' of recordings"),
        (["--briefs", "none"], "there is no folder none of briefs"),
        (["--briefs", "seeds/cup-final.txt"], "--briefs: seeds/cup-final.txt is a file; name its folder"),
        (["--briefs", "seeds", "-m", "extractive"], "leave out --model"),
        (["--briefs", "seeds", "--record", "all"], "leave out --model"),
        (["-p", "none"], "there is no prompt or file none"),
        (["-m", "nobody/knows"], "nobody"),
        (["-m", "extractive", "--record", "missing"], "there is nothing to record"),
        (["-m", "extractive", "-p", "brief.v1"], "the extractive model reads no prompt; leave out --prompt"),
        (["-m", "openai/unrecorded", "--record", "missing"], "OPENAI_API_KEY"),
        (["-o", "none/report.json"], "there is no folder"),
        (["--deadline", "nan"], "not a finite number"),
    ],
)
@pytest.mark.usefixtures("harness")
def test_what_cannot_be_used_is_told_in_a_line_before_anything_is_asked(
    llmbrief: Run, arguments: list[str], part: str
) -> None:
    outcome = llmbrief("eval", "run", *arguments)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert part in outcome.stderr
    assert "\n" not in outcome.stderr.removesuffix("Try: llmbrief eval run --help\n").removesuffix("\n")


@pytest.mark.parametrize("command", ["run", "lint", "doctor", "agreement", "plan", "bless"])
@pytest.mark.parametrize(
    ("option", "path", "said"),
    [
        ("--gold", "evals/gold/cup-final.yaml", "is a file; name its folder"),
        ("--seeds", "seeds/cup-final.txt", "is a file; name its folder"),
        ("--seeds", "none", "there is no folder none"),
    ],
)
@pytest.mark.usefixtures("harness")
def test_a_folder_that_is_none_is_told_by_every_command(
    llmbrief: Run, command: str, option: str, path: str, said: str
) -> None:
    outcome = llmbrief("eval", command, option, path)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (2, "", 1)
    assert said in outcome.stderr


def test_a_fault_of_the_gold_names_file_line_and_field(llmbrief: Run, harness: Path) -> None:
    path = harness / "evals/gold/cup-final.yaml"
    text = path.read_text(encoding="utf-8").replace("kind: fact", "kind: facts", 1)
    line = text[: text.index("kind: facts")].count("\n") + 1
    path.write_text(text, encoding="utf-8")
    outcome = llmbrief("eval", "run")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"llmbrief: evals/gold/cup-final.yaml:{line}: c1: claims[0].kind: ")


def test_two_recorded_models_are_named_and_neither_is_taken(llmbrief: Run, harness: Path) -> None:
    shutil.copytree(harness / RECORDED, harness / RECORDED.with_name("other"))
    outcome = llmbrief("eval", "run")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert MODEL in outcome.stderr
    assert "--model" in outcome.stderr


def test_output_replaces_its_file_and_leaves_nothing_beside_it(llmbrief: Run, harness: Path) -> None:
    path = harness / "report.json"
    path.write_text("old", encoding="utf-8")
    before = sorted(harness.iterdir())
    outcome = llmbrief("eval", "run", "-f", "json", "-o", path)
    assert outcome == Outcome(0, "", "")
    assert path.read_text(encoding="utf-8") == llmbrief("eval", "run", "-f", "json").stdout
    assert sorted(harness.iterdir()) == before


@pytest.mark.parametrize("options", [["--gold", "none"], ["-m", "openai/unrecorded", "--record", "missing"]])
def test_on_an_error_the_old_file_stays(llmbrief: Run, harness: Path, options: list[str]) -> None:
    path = harness / "report.json"
    path.write_text("old", encoding="utf-8")
    assert llmbrief("eval", "run", *options, "-o", path).code == 2
    assert path.read_text(encoding="utf-8") == "old"


def test_where_some_are_recorded_a_missing_key_fails_the_others_alone(llmbrief: Run, harness: Path) -> None:
    (harness / RECORDED / "cup-final.json").unlink()
    outcome = llmbrief("eval", "run", "--record", "missing", "-f", "json")
    assert (outcome.code, failures(report(outcome))) == (5, {"cup-final": "usage"})
    assert outcome.stderr.startswith("llmbrief: cup-final: ")


def test_briefs_of_a_system_without_a_name_are_named_by_their_folder(llmbrief: Run, harness: Path) -> None:
    briefs(harness)
    for path in (harness / "briefs").iterdir():
        brief = json.loads(path.read_bytes())
        path.write_text(json.dumps({**brief, "run": None}), encoding="utf-8")
    assert llmbrief("eval", "run", "--briefs", "briefs").stdout.startswith("briefs in briefs: 3 cases\n")
    assert report(llmbrief("eval", "run", "--briefs", "briefs", "-f", "json"))["system"]["model"] is None
    assert "3 cases, briefs in briefs; its floors" in llmbrief("eval", "bless", "--briefs", "briefs").stdout
    assert "briefs in briefs" not in llmbrief("eval", "gate", "--briefs", "briefs", "-f", "json").stdout
    assert "→ briefs in briefs\n" in llmbrief("eval", "gate", "--briefs", "briefs").stdout


def test_the_ceiling_stands_beside_the_scores_where_annotators_files_lie_beside_the_gold(
    llmbrief: Run, harness: Path
) -> None:
    assert "ceiling" not in llmbrief("eval", "run").stdout
    with_annotators(harness)
    assert "ceiling" in llmbrief("eval", "run").stdout


def test_annotators_files_that_cannot_be_read_cost_the_ceiling_alone(llmbrief: Run, harness: Path) -> None:
    with_annotators(harness)
    (harness / "evals/annotators/a/cup-final.yaml").write_text("format: 2\n", encoding="utf-8")
    outcome = llmbrief("eval", "run")
    assert outcome.code == 0
    assert outcome.stderr.startswith("llmbrief: note: no ceiling is shown: evals/annotators/a/cup-final.yaml:1: format")


def test_the_gold_schema_takes_the_shipped_files(llmbrief: Run, harness: Path) -> None:
    import yaml

    validator = jsonschema.Draft202012Validator(json.loads(llmbrief("schema", "gold").stdout))
    for path in (harness / "evals/gold").iterdir():
        value = yaml.safe_load(path.read_text(encoding="utf-8"))
        validator.validate(value)
        value["claims"][0]["evidence"] = [{"quote": "no text"}]
        assert not validator.is_valid(value)
