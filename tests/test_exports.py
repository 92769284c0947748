from __future__ import annotations

import subprocess
import sys

import pytest

import llmbrief

HEAVY = {"openai", "instructor", "vcr", "rich", "httpx2", "genai_prices", "anthropic", "google.genai", "tenacity"}


def test_the_public_names_are_sorted_complete_and_there() -> None:
    names = list(llmbrief.__all__)
    assert names == sorted(names)
    assert set(names) == set(llmbrief._HOME)
    assert all(getattr(llmbrief, name).__name__ == name for name in names)
    assert set(names) <= set(dir(llmbrief))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="summarise"):
        llmbrief.summarise  # noqa: B018


@pytest.mark.parametrize(
    "statement",
    ["import llmbrief", "import llmbrief; llmbrief.verify, llmbrief.check, llmbrief.read_brief, llmbrief.Article"],
)
def test_importing_loads_nothing_heavy(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not HEAVY & set(loaded)
