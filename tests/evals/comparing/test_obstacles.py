from __future__ import annotations

import pytest

from llmbrief.evals.comparing.comparison import compare
from llmbrief.evals.comparing.obstacles import listed, obstacles
from llmbrief.evals.report import Report
from llmbrief.evals.stats import Verdict
from tests.evals.reports import card, flat, report, told

RECALL = "claims.recall"


def one(slug: str = "a", article: str = "text", labels: str = "gold", data: str = "d") -> Report:
    return told([card(slug, RECALL, hits=["c1"], article=article, labels=labels)], data=data)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (one(), one(), ()),
        (one(), one(labels=""), ()),
        (one("a"), one("b"), ("only in the old report: a", "only in the new report: b")),
        (one(), one(article="other"), ("another text: a",)),
        (one(), one(labels="other"), ("other gold: a",)),
        (one(), one(data="other"), ("the digest of gold and seeds is not the same",)),
        (report({}), report({}), ("there is no case to compare",)),
        (one(), report({}), ("there is no case to compare",)),
        (
            report(flat(2, 1.0, [RECALL, "claims.speaker"])),
            report(flat(2, 1.0, [RECALL, "claims.certainty"])),
            ("scored in the old report only: claims.speaker", "scored in the new report only: claims.certainty"),
        ),
        (report(flat(2, 1.0, [RECALL, "my.own"])), report(flat(2, 1.0, [RECALL])), ()),
    ],
)
def test_what_is_not_the_same_is_named(old: Report, new: Report, said: tuple[str, ...]) -> None:
    assert obstacles(old, new) == said


def test_reports_on_other_data_cannot_be_told_apart_however_far_they_are() -> None:
    comparison = compare(report(flat(24, 0.9)), report(flat(24, 0.1), data="other"))
    assert (comparison.verdict, comparison.exit_code) == (Verdict.CANNOT_TELL, 4)
    assert comparison.obstacles
    assert comparison.obstacles[0] in comparison.why


def test_only_the_first_few_are_named() -> None:
    assert listed(f"a{number}" for number in range(7)) == "a0, a1, a2, a3, a4 and 2 more"
    assert listed(["a\x1b"]) == r"a\x1b"
