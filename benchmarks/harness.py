"""What scoring costs: the shipped set against the import of a client, and a thousand cases beside other harnesses.

    python -m benchmarks.harness [--cases N] [--rivals PYTHON]

CPU-seconds of child processes (user and system). The thousand cases are of real size: the shipped ones under other
slugs, and once more with about a third of the long words and all long numbers replaced by others in each copy, in
article, labels and brief alike, so that no two are alike and nothing that was worked out serves again. The other
harnesses score a thousand trivial cases: does a short answer equal the label? *PYTHON* is an interpreter of an
environment in which pydantic-evals, deepeval and inspect-ai are installed; ``promptfoo`` is run where it is on the
path. What is not installed is skipped, and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from textwrap import dedent
from typing import Any

from llmbrief import Brief, Summarizer
from llmbrief.evals import load_cases

ROOT = Path(__file__).parent.parent
LLMBRIEF = (sys.executable, "-m", "llmbrief")
CLIENT = "import instructor, openai; instructor.from_openai(openai.OpenAI(api_key='none'))"
_LONG_WORD = re.compile(r"\b[A-Za-zÀ-ÿ]{7,}\b")
_LONG_NUMBER = re.compile(r"\b[1-9][0-9]{2,}\b")


def another(text: str, copy: int | None) -> str:
    """Return *text* with other words and numbers, the same ones wherever they occur in this copy; None: as it is."""
    if copy is None:
        return text

    def word(match: re.Match[str]) -> str:
        draw = blake2b(f"{copy}{match[0].lower()}".encode(), digest_size=2).digest()
        return match[0][:-1] + "aeiouy"[draw[1] % 6] if draw[0] < 86 else match[0]

    def number(match: re.Match[str]) -> str:
        return str(int(match[0]) + copy)

    return _LONG_NUMBER.sub(number, _LONG_WORD.sub(word, text))


def make_cases(folder: Path, count: int, *, alike: bool) -> None:
    """Write *count* cases of real size into the folders ``gold``, ``seeds`` and ``briefs``.

    *alike*: the shipped ones again and again under other slugs.
    """
    for name in ("gold", "seeds", "briefs"):
        (folder / name).mkdir(parents=True)
    with Summarizer(cassettes=ROOT / "cassettes") as summarizer:
        shipped = [(case, told(summarizer.summarize(case.article))) for case in load_cases()]
    for index in range(count):
        number, (case, brief) = index // len(shipped), shipped[index % len(shipped)]
        copy = None if alike else number
        labels = (ROOT / "evals/gold" / f"{case.slug}.yaml").read_text(encoding="utf-8")
        texts = {
            "gold": (".yaml", _QUOTED.sub(lambda match, copy=copy: another(match[0], copy), labels)),  # type: ignore[misc]
            "seeds": (".txt", another(case.article.text, copy)),
            "briefs": (".json", json.dumps(changed(brief, copy), ensure_ascii=False)),
        }
        for name, (suffix, text) in texts.items():
            (folder / name / f"{case.slug}-{number:03}{suffix}").write_text(text, encoding="utf-8")


def told(brief: Brief) -> Any:
    """Return what the model said of a brief, without what was computed."""
    value = brief.model_dump(mode="json", include={"summary", "questions", "claims"})
    for claim in value["claims"]:
        del claim["findings"]
        claim["evidence"] = [{"quote": item["quote"]} for item in claim["evidence"]]
    return value


def changed(value: Any, copy: int | None, field: str = "") -> Any:
    """Return *value* with the text in it changed as the article is."""
    if isinstance(value, dict):
        return {key: changed(item, copy, key) for key, item in value.items()}
    if isinstance(value, list):
        return [changed(item, copy, field) for item in value]
    is_text = isinstance(value, str) and field in {"text", "quote", "why", "headline", "gist", "speaker", "via"}
    return another(value, copy) if is_text else value


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')

RIVALS = {
    "pydantic-evals": """
        from pydantic_evals import Case, Dataset
        from pydantic_evals.evaluators import EqualsExpected
        cases = [Case(name=f"c{i}", inputs=f"q{i}", expected_output=f"a{i}") for i in range(COUNT)]
        dataset = Dataset(name="trivial", cases=cases, evaluators=[EqualsExpected()])
        dataset.evaluate_sync(lambda q: "a" + q[1:], progress=False)
    """,
    "deepeval": """
        from deepeval import evaluate
        from deepeval.evaluate import AsyncConfig, DisplayConfig
        from deepeval.metrics import ExactMatchMetric
        from deepeval.test_case import LLMTestCase
        cases = [LLMTestCase(input=f"q{i}", actual_output=f"a{i}", expected_output=f"a{i}") for i in range(COUNT)]
        evaluate(cases, [ExactMatchMetric()], display_config=DisplayConfig(show_indicator=False, print_results=False))
    """,
    "inspect-ai": """
        from inspect_ai import Task, eval
        from inspect_ai.dataset import MemoryDataset, Sample
        from inspect_ai.scorer import exact
        from inspect_ai.solver import generate
        samples = [Sample(id=i + 1, input=f"q{i}", target="Default output from mockllm/model") for i in range(COUNT)]
        task = Task(dataset=MemoryDataset(samples), solver=generate(), scorer=exact())
        eval(task, model="mockllm/model", display="none")
    """,
}


def cpu(command: Sequence[str], folder: Path) -> float | None:
    """Run *command* in *folder* and return its CPU-seconds; None where it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=_environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        print(f"  exit {done.returncode}: {(done.stderr or done.stdout).strip()[-300:]}")
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _environment() -> dict[str, str]:
    quiet = {"DEEPEVAL_TELEMETRY_OPT_OUT": "YES", "PROMPTFOO_DISABLE_TELEMETRY": "1", "PROMPTFOO_DISABLE_UPDATE": "1"}
    return {**os.environ, **quiet}


def shipped_set(runs: int) -> None:
    """Print what ``eval run`` on the shipped set costs, against making a client."""
    commands = {"making a client": [sys.executable, "-c", CLIENT], "eval run, 24 cases": [*LLMBRIEF, "eval", "run"]}
    costs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if (cost := cpu(command, ROOT)) is not None:
                costs[name].append(cost)
    least = {name: min(several) for name, several in costs.items() if several}
    for name, cost in least.items():
        print(f"{name:34}{cost:7.2f} CPU-s {cost / least['making a client']:6.2f} times")


def many_cases(count: int, rivals: str | None) -> None:
    """Print what *count* cases cost, here and elsewhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = ["--gold", "gold", "--seeds", "seeds", "--briefs", "briefs", "-f", "json", "-o", "report.json"]
        for kind, alike in (("of 24 articles", True), ("no two alike", False)):
            make_cases(folder / kind, count, alike=alike)
            _line(f"llmbrief, {count} cases {kind}", cpu([*LLMBRIEF, "eval", "run", *options], folder / kind))
        for rival, script in RIVALS.items():
            if rivals is None or cpu([rivals, "-c", f"import {rival.replace('-', '_')}"], folder) is None:
                print(f"{rival}: not installed, skipped")
                continue
            code = f"COUNT = {count}\n{dedent(script)}"
            _line(f"{rival}, {count} trivial cases", cpu([rivals, "-c", code], folder))
        _line(f"promptfoo, {count} trivial cases", promptfoo(folder, count))


def promptfoo(folder: Path, count: int) -> float | None:
    """Run promptfoo's echo provider on *count* cases; None where there is no promptfoo."""
    if (program := shutil.which("promptfoo")) is None:
        return None
    tests = [{"vars": {"q": f"q{i}"}, "assert": [{"type": "equals", "value": f"q{i}"}]} for i in range(count)]
    config = {"prompts": ["{{q}}"], "providers": ["echo"], "tests": tests}
    (folder / "promptfooconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return cpu(
        [program, "eval", "-c", "promptfooconfig.json", "--no-cache", "--no-progress-bar", "--no-table", "--no-write"],
        folder,
    )


def _line(name: str, cost: float | None) -> None:
    print(f"{name:40}" + ("skipped" if cost is None else f"{cost:7.2f} CPU-s"))


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--rivals", metavar="PYTHON")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    shipped_set(given.runs)
    many_cases(given.cases, given.rivals)


if __name__ == "__main__":
    main()
