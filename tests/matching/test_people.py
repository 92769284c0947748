from __future__ import annotations

import sys
from pathlib import Path

import pytest
from benchmarks.people import Judged, auc, bias, main, rates, spelled_out


def judged(*scores: tuple[float, bool]) -> list[Judged]:
    return [Judged("development", "", score, label) for score, label in scores]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.1, True), (0.9, False)], 0.0),
        ([(0.5, True), (0.5, False)], 0.5),
        ([(0.9, True), (0.3, True), (0.5, False), (0.3, False)], 0.625),
    ],
)
def test_auc_is_the_share_of_pairs_in_the_right_order(scores: list[tuple[float, bool]], expected: float) -> None:
    assert auc(judged(*scores)) == expected


def test_rates_and_bias_count_from_the_threshold_on() -> None:
    found = judged((0.6, True), (0.5, True), (0.6, False), (0.1, False))
    assert rates(found, 0.6) == (0.5, 0.5)
    assert bias(found, 0.5) == 0.25


def test_a_unit_with_a_slash_has_several_wordings() -> None:
    assert spelled_out("Holly/Ace and a / b") == ["Holly and a", "Holly and b", "Ace and a", "Ace and b"]


@pytest.mark.parametrize(
    ("arguments", "message"), [([], "name the folder"), (["nowhere"], "nowhere lacks realsumm.jsonl.gz")]
)
def test_without_the_sets_it_says_so_in_one_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["people", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert said.out == ""
    assert message in said.err
    assert said.err.count("\n") == 1
