"""What is passed over at a glance is not there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from llmbrief.matching.signs import may_name_differently, may_point_apart, may_turn, signs
from llmbrief.matching.statements import Statement
from llmbrief.verification.checking.direction import poles
from llmbrief.verification.checking.reading import fold

ROOT = Path(__file__).parents[2]


def texts(slug: str) -> list[tuple[str, str]]:
    labels = yaml.load((ROOT / f"evals/gold/{slug}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = [one["text"] for one in (*labels["claims"], *labels["questions"])]
    return [(text, labels["language"]) for text in (*found, *(one["why"] for one in labels["questions"]))]


OTHERS = [
    ("The site didn’t open in May.", "en"),
    ("Nobody's fool, she isn't here.", "en"),
    ("Der Streik beginnt Montagabend, kein Ende in Sicht.", "de"),
    ("El Gobierno no subió los precios el martes.", "es"),
    ("Le ministre n'a rien dit lundi ; l'Élysée non plus.", "fr"),
    ("大臣は月曜日、物価は上昇しないと述べた。", "ja"),
]


@pytest.mark.parametrize("slug", sorted(path.stem for path in (ROOT / "evals/gold").glob("*.yaml")))
def test_signs_miss_nothing_that_is_read(slug: str) -> None:
    for text, language in (*texts(slug), *OTHERS):
        read, seen = Statement(text, language), signs(text, language)
        passage = read.passage
        assert seen.turns or not (passage.negations or passage.denials or passage.doubts), text
        assert language == "ja" or seen.poles >= {(pole.scale, pole.is_first) for pole in poles(passage)}, text
        capitals = {fold(part) for name in read.names for part in name.parts if part.isalpha()}
        assert seen.capitals >= capitals, text


@pytest.mark.parametrize(
    ("one", "other", "names", "turns", "points"),
    [
        ("Shoigu met Kim.", "Lavrov met Kim.", True, False, False),
        ("Shoigu met Kim.", "Kim met Shoigu.", False, False, False),
        ("Shoigu met Kim.", "Shoigu met nobody.", False, True, False),
        ("The plan is unchanged.", "The plan is changed.", False, True, False),
        ("Prices rose.", "Prices fell.", False, False, True),
        ("Prices rose.", "Prices soared.", False, False, False),
        ("Shoigu met Kim, who smiled.", "Shoigu smiled.", True, False, False),
    ],
)
def test_signs_tell_what_two_statements_may_differ_in(
    one: str, other: str, names: bool, turns: bool, points: bool
) -> None:
    for mine, theirs in ((signs(one, "en"), signs(other, "en")), (signs(other, "en"), signs(one, "en"))):
        assert may_name_differently(mine, theirs, "en") is names
        assert may_turn(mine, theirs, "en") is turns
        assert may_point_apart(mine, theirs, "en") is points
