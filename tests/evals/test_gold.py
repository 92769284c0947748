from __future__ import annotations

import re
from pathlib import Path

import pytest

from llmbrief.errors import GoldError
from llmbrief.evals.gold import gold_faults, gold_schema, read_gold
from tests.evals.files import GOLD, changed, line_of

GOLD_FILES = sorted((Path(__file__).parents[2] / "evals").glob("*/**/*.yaml"))


def write(folder: Path, text: str) -> Path:
    path = folder / "quarry.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    read = read_gold(write(tmp_path, GOLD))
    gold = read.gold
    assert [claim.id for claim in gold.claims if claim.core] == ["c1"]
    assert gold.claims[2].evidence[0].quote == "Mayor Ines Albrecht said that the town had not been told"
    assert gold.claims[2].via is None
    assert gold.questions[0].also == ("For what reason is the quarry closed?",)
    assert list(gold.named_traps()) == ["t1"]
    assert read.lines["c2"] == line_of("- id: c2", GOLD)
    assert read.lines["q3"] == line_of("- id: q3", GOLD)
    assert read.lines["t1"] == line_of("- text: Bellhurst Stone will send lorries", GOLD)


def test_gold_is_a_brief(tmp_path: Path) -> None:
    brief = read_gold(write(tmp_path, GOLD)).gold.brief()
    assert [claim.text for claim in brief.claims][:1] == ["The Tarn Valley quarry will close in March."]
    assert brief.questions[0].model_dump() == {
        "id": "q1",
        "text": "Why does the Tarn Valley quarry close?",
        "kind": "missing",
        "why": "No reason is given.",
        "claims": ("c1",),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("language: en", "language: no"),
        ("speaker: Ines Albrecht", "speaker: no"),
        ("speaker: Ines Albrecht", "speaker: 2024-05-01"),
        ("via: null", "via: ~"),
        ("via: null", "via:"),
        ("why: No reason is given.", "why: 1:30"),
        ("format: 1", 'format: "1"'),
        ("tags: [economy]", "tags: [no, 1, 2024-05-01]"),
        ("annotators: [a]\n", ""),
    ],
)
def test_what_yaml_would_guess_at_is_text(tmp_path: Path, old: str, new: str) -> None:
    assert gold_faults(write(tmp_path, changed(old, new))) == ()


# What is changed in the gold file, the words on whose line the fault is found then, and what is said of it.
BROKEN = [
    ("format: 1", "format: 2", "format: 2", "format: must be 1, not 2"),
    ("format: 1", "format: one", "format: one", "format: must be 1, not 'one'"),
    ("format: 1\n", "", "language", "format: is missing"),
    ("language: en\n", "", "format", "language: is missing"),
    ("language: en", "language:", "language:", "language: must be text, not null"),
    ("language: en", "language: [en]", "language:", "language: must be text, not a list"),
    ("tags: [economy]", "tags: economy", "tags:", "tags: must be a list, not 'economy'"),
    ("tags: [economy]", "tags: [economy, null]", "tags:", "tags[1]: must be text, not null"),
    ("tags: [economy]", "tag: [economy]", "tag:", "tag: there is no such field: remove it or mend its name"),
    ("summary:", "summery:", "format", "summary: is missing"),
    ("  headline: Bellhurst", "  title: Bellhurst", "summary:", "summary.headline: is missing"),
    ("  gist: Bellhurst", "  gist:\n  more: Bellhurst", "  gist:", "summary.gist: must be text, not null"),
    (
        "  headline: Bellhurst Stone to close Tarn Valley quarry in March",
        "  headline: ' '",
        "  headline:",
        "summary.headline: must not be blank",
    ),
    ("      claims: [c1]\n", "", "    - text: The Tarn", "summary.key_points[0].claims: is missing"),
    (
        "      claims: [c2]",
        "      claims: c2",
        "      claims: c2",
        "summary.key_points[1].claims: must be a list, not 'c2'",
    ),
    (
        "      claims: [c1]",
        "      claims: [c9]",
        "      claims: [c9]",
        "summary.key_points[0].claims: there is no claim 'c9'",
    ),
    (
        "kind: fact",
        "kind: facts",
        "kind: facts",
        "claims[0].kind: must be 'fact', 'prediction' or 'opinion', not 'facts'",
    ),
    (
        "kind: prediction",
        "kind: Prediction",
        "kind: Pred",
        "claims[3].kind: must be 'fact', 'prediction' or 'opinion', not 'Prediction'",
    ),
    (
        "certainty: denied",
        "certainty: rejected",
        "certainty: rej",
        "claims[3].certainty: must be 'asserted', 'hedged' or 'denied', not 'rejected'",
    ),
    ("    certainty: denied\n", "", "- id: c4", "claims[3].certainty: is missing"),
    ("    core: true\n", "", "- id: c1", "claims[0].core: is missing"),
    ("core: true", "core: yes", "core: yes", "claims[0].core: must be true or false, not 'yes'"),
    ("core: true", "core: 1", "core: 1", "claims[0].core: must be true or false, not '1'"),
    ("core: true", "core: True", "core: True", "claims[0].core: must be true or false, not 'True'"),
    ("core: true", "core: 'true'", "core: 'true'", "claims[0].core: must be true or false, not 'true'"),
    ("speaker: Ines Albrecht", "speaker: [Ines Albrecht]", "speaker: [", "claims[2].speaker: must be text, not a list"),
    (
        "speaker: Ines Albrecht",
        "speaker: Ines: Albrecht",
        "speaker: Ines:",
        "no YAML: quote the text: it holds a colon",
    ),
    (
        "- id: c2",
        "- id: c1",
        "- id: c1\n    text: The Tarn Valley quarry has",
        "claims[1].id: the id 'c1' stands twice",
    ),
    ("- id: q2", "- id: q1", "- id: q1\n    text: What", "questions[1].id: the id 'q1' stands twice"),
    ("- id: c2", "- name: c2", "- name: c2", "claims[1].id: is missing"),
    ("- id: c2", "- id: ''", "- id: ''", "claims[1].id: must not be blank"),
    (
        "      - that 140 people work there",
        "      - [that, 140]",
        "      - [that",
        "claims[1].evidence[0]: must be text, not a list",
    ),
    (
        "      - that 140 people work there",
        "      - quote: that 140",
        "      - quote",
        "claims[1].evidence[0]: must be text, not fields: quote it if it holds a colon",
    ),
    (
        "    evidence:\n      - that 140 people work there",
        "    evidence: that 140",
        "    evidence: that",
        "claims[1].evidence: must be a list, not 'that 140'",
    ),
    ("    evidence:\n      - that 140 people work there\n", "", "- id: c2", "claims[1].evidence: is missing"),
    (
        "    evidence:",
        "    quotes:",
        "- id: c1",
        "claims[0].evidence: is missing",
    ),
    ("    kind: unclear", "    kind: vague", "    kind: vague", "questions[2].kind: must be "),
    ("    claims: []", "    claims: [c7]", "    claims: [c7]", "questions[2].claims: there is no claim 'c7'"),
    (
        "    also: [For what reason is the quarry closed?]",
        "    also: For what reason",
        "    also:",
        "questions[0].also: must be a list",
    ),
    ("    why: The company denies it.\n", "", "  - text: Bellhurst Stone will send", "traps[0].why: is missing"),
    ("traps:\n", "traps:\n  - none\n", "  - none", "traps[0]: must be an object, not 'none'"),
    ("  - id: c1", "  - none\n  - id: c1", "  - none", "claims[0]: must be an object, not 'none'"),
    (
        "claims:\n  - id: c1",
        "claims: !list\n  - id: c1",
        "claims: !list",
        "the tag !list means nothing here: remove it",
    ),
    (
        "    kind: fact",
        "    kind: fact\n    kind: fact",
        "    kind: fact\n    certainty",
        "the field 'kind' stands twice",
    ),
    ("    via: null", "\tvia: null", "\tvia", "no YAML: a tab indents the line; use spaces"),
]


@pytest.mark.parametrize(("old", "new", "words", "problem"), BROKEN, ids=[problem for *_, problem in BROKEN])
def test_a_fault_is_one_line_that_names_file_line_and_field(
    tmp_path: Path, old: str, new: str, words: str, problem: str
) -> None:
    text = changed(old, new)
    path = write(tmp_path, text)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert "\n" not in caught.value.message
    about = f"{caught.value.id}: " if caught.value.facts.get("id") else ""
    assert caught.value.message.startswith(f"{path}:{line_of(words, text)}: {about}{problem}")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    certainty: denied\n", "", "c4: claims[3].certainty: is missing"),
        ("    kind: unclear", "    kind: vague", "q3: questions[2].kind: must be"),
        ("    why: The company denies it.\n", "", "t1: traps[0].why: is missing"),
        ("- id: c2", "- name: c2", "claims[1].id: is missing"),
    ],
)
def test_a_fault_inside_a_claim_a_question_or_a_trap_names_its_id(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    with pytest.raises(GoldError, match=r"quarry\.yaml:\d+: " + re.escape(said)):
        read_gold(write(tmp_path, changed(old, new)))


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n- b\n", "plain text", "format: 1", "null"])
def test_what_is_no_gold_file_at_all_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError, match=r"quarry\.yaml:1: "):
        read_gold(write(tmp_path, text))


def test_every_fault_of_a_file_is_found(tmp_path: Path) -> None:
    text = changed("kind: fact", "kind: facts", text=changed("core: false", "core: perhaps"))
    text = changed("tags:", "tags: []\ntags:", text=changed("why: The company", "because: The company", text=text))
    found = [str(fault.facts["problem"]).partition(": ")[0] for fault in gold_faults(write(tmp_path, text))]
    assert found == [
        "the field 'tags' stands twice",
        "claims[0].kind",
        "claims[1].core",
        "traps[0].why",
        "traps[0].because",
    ]


def test_a_fault_knows_the_id_of_what_it_is_about(tmp_path: Path) -> None:
    (fault,) = gold_faults(write(tmp_path, changed("certainty: denied", "certainty: rejected")))
    assert (fault.id, fault.place, fault.line) == ("c4", "claims[3].certainty", line_of("certainty: denied", GOLD))


@pytest.mark.parametrize("path", GOLD_FILES, ids=lambda path: "/".join(path.parts[-3:]))
def test_shipped_gold_and_annotators_files_are_read(path: Path) -> None:
    if "alignment" not in path.parts:
        assert gold_faults(path) == ()


def test_the_schema_has_evidence_as_it_stands_in_the_file() -> None:
    claim = gold_schema()["$defs"]["GoldClaim"]
    assert claim["properties"]["evidence"]["items"] == {"type": "string"}
    assert "findings" not in claim["properties"]
