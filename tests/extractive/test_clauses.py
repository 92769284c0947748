from __future__ import annotations

import pytest

from llmbrief.extractive.clauses import clauses


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge was closed on Monday.", ["The bridge was closed on Monday."]),
        (
            "The ferry was delayed by fog, and the bridge was closed on Monday.",
            ["The ferry was delayed by fog", "the bridge was closed on Monday."],
        ),
        (
            "Up to 62 posts will go, although Priya Hall said 41 of them were vacant.",
            ["Up to 62 posts will go", "Priya Hall said 41 of them were vacant."],
        ),
        (
            "The total fell to nine; the ministry had counted twelve.",
            ["The total fell to nine", "the ministry had counted twelve."],
        ),
        ("He sold the shop, the house, and the boat.", ["He sold the shop, the house, and the boat."]),
        ("If the sheet is genuine, and it may be, she won.", ["If the sheet is genuine, and it may be, she won."]),
        (
            "“The fog was thick, and the bridge was closed,” Roth said.",
            ["“The fog was thick, and the bridge was closed,” Roth said."],
        ),
    ],
)
def test_a_sentence_is_cut_only_where_both_halves_stand(sentence: str, expected: list[str]) -> None:
    assert [sentence[start:end] for start, end in clauses(sentence, "en")] == expected


def test_a_language_without_joints_is_cut_at_semicolons_alone() -> None:
    text = "un deux trois quatre; cinq six sept huit, et neuf dix onze"
    assert len(clauses(text, "und")) == 2
