from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from llmbrief import evals


def test_the_public_names_are_sorted_complete_and_there() -> None:
    names = list(evals.__all__)
    assert names == sorted(names, key=lambda name: (not name.isupper(), name))
    assert {*evals._MODULES, *evals._HOME} <= set(names) <= set(dir(evals))
    things = {name: getattr(evals, name) for name in names if name != "METRICS"}
    assert all(thing.__name__.rpartition(".")[2] == name for name, thing in things.items())


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="evaluat"):
        evals.evaluat  # noqa: B018


@pytest.mark.parametrize("name", evals._MODULES)
def test_a_module_is_the_same_however_it_is_come_by(name: str) -> None:
    code = (
        f"from llmbrief import evals\nfirst = evals.{name}\nimport llmbrief.evals.{name} as again\n"
        f"from llmbrief.evals import {name} as third\nassert first is again is third"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert isinstance(getattr(evals, name), ModuleType)


def test_what_scoring_does_not_need_is_not_loaded() -> None:
    code = "from llmbrief import evals; evals.evaluate\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    unwanted = ("agreement", "baseline", "doctor", "lint", "planning", "rendering")
    assert not {f"llmbrief.evals.{name}" for name in unwanted} & set(loaded)
