from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmbrief.evals.baseline import bless, gate
from llmbrief.evals.comparing.comparison import compare
from llmbrief.evals.rendering.junit import comparison_junit, gate_junit, report_junit
from llmbrief.evals.report import Report
from tests.evals.reports import HOSTILE, flat, hostile, report


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text.encode())


def shape(text: str) -> dict[str, list[str]]:
    """Return the tags of what is wrong with each test case."""
    cases = parsed(text).findall("./testsuite/testcase")
    return {case.attrib["name"]: [one.tag for one in case if one.tag != "system-out"] for case in cases}


def forms(text: str) -> list[str]:
    one = hostile(text)
    unfailed = one.model_copy(update={"failures": ()})
    judged = gate(unfailed, bless(report(flat(12, 0.9, ["claims.recall"]))), strict=True)
    return [report_junit(one), comparison_junit(compare(unfailed, one)), gate_junit(judged)]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_xml_is_well_formed_whatever_the_text(text: str) -> None:
    for form in forms(text):
        suite = parsed(form)[0]
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))


@given(st.text())
@settings(max_examples=60, deadline=None)
def test_the_xml_is_well_formed_for_any_text(text: str) -> None:
    for form in forms(text):
        parsed(form)


def test_a_report_has_a_test_for_each_case_and_an_error_for_each_failure() -> None:
    assert shape(report_junit(report({"a": {"claims.recall": 0.1}}, failed=["b"]))) == {"a": [], "b": ["error"]}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (report(flat(8, 0.9)), report({**flat(8, 0.2), "a3": flat(1, 0.9)["a0"]}), None),
        (report(flat(12, 0.9)), report(flat(12, 0.9)), {}),
        (report(flat(12, 0.9)), report(flat(12, 0.88)), {}),
        (report(flat(3, 0.9)), report(flat(3, 0.2)), {"verdict": ["error"]}),
        (report(flat(3, 0.9)), report(flat(3, 0.2), data="other"), {"verdict": ["error"]}),
        (report(flat(3, 0.9)), report(flat(2, 0.9), failed=["a2"]), {"a2": ["error"]}),
        (report(flat(12, 0.9)), report(flat(12, 0.2)), {f"a{number}": ["failure"] for number in range(12)}),
    ],
)
def test_a_comparison_fails_the_cases_that_lost_only_where_it_is_a_regression(
    old: Report, new: Report, expected: dict[str, list[str]] | None
) -> None:
    comparison = compare(old, new)
    wrong = {name: tags for name, tags in shape(comparison_junit(comparison)).items() if tags}
    if expected is None:
        expected = {"verdict": ["error"]}
    assert wrong == expected


def test_a_metric_that_did_not_regress_fails_no_case() -> None:
    new = flat(12, 0.9)
    new = {slug: {**one, "claims.recall": 0.5} for slug, one in new.items()}
    new["a0"]["claims.speaker"] = 0.0
    xml = parsed(comparison_junit(compare(report(flat(12, 0.9)), report(new))))
    messages = [one.attrib["message"] for one in xml.iter("failure")]
    assert messages == ["claims.recall -0.400"] * 12
    assert (xml[0].attrib["failures"], xml[0].attrib["errors"]) == ("12", "0")


@pytest.mark.parametrize(
    ("new", "options", "expected"),
    [
        (report(flat(12, 0.9)), {}, {}),
        (report(flat(12, 0.9), data="other"), {}, {"gate": ["error"]}),
        (report(flat(12, 0.9), failed=["b"]), {}, {"b": ["error"]}),
        (report({**flat(12, 0.9), "a0": {**flat(1, 0.9)["a0"], "traps.hit": 1.0}}), {}, {}),
        (
            report({**flat(12, 0.9), "a0": {**flat(1, 0.9)["a0"], "traps.hit": 1.0}}),
            {"strict": True},
            {"a0": ["failure"]},
        ),
        (
            report({**flat(12, 0.9), "a0": {**flat(1, 0.9)["a0"], "traps.hit": 1.0}}, data="other"),
            {"strict": True},
            {"gate": ["error"], "a0": ["failure"]},
        ),
    ],
)
def test_a_gate_that_fails_has_a_failure_or_an_error(
    new: Report, options: dict[str, bool], expected: dict[str, list[str]]
) -> None:
    judged = gate(new, bless(report(flat(12, 0.9))), **options)
    assert {name: tags for name, tags in shape(gate_junit(judged)).items() if tags} == expected
    assert judged.passes == (not expected)


def test_a_gate_that_passes_for_want_of_power_fails_nothing() -> None:
    judged = gate(report(flat(3, 0.2)), bless(report(flat(3, 0.9))))
    assert judged.passes
    assert not any(shape(gate_junit(judged)).values())


def test_what_no_brief_may_do_stands_first_in_the_failure_of_its_case() -> None:
    old = report({f"a{number}": {"claims.recall": 0.9, "traps.hit": 0.0} for number in range(12)})
    new = report({f"a{number}": {"claims.recall": 0.2, "traps.hit": 1.0} for number in range(12)})
    xml = parsed(gate_junit(gate(new, bless(old), strict=True)))
    assert {one.attrib["message"] for one in xml.iter("failure")} == {"traps.hit +1; claims.recall -0.700"}
