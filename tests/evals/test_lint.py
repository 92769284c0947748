from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from llmbrief import Article
from llmbrief.errors import GoldError
from llmbrief.evals.labels import read_labels
from llmbrief.evals.lint import Fault, lint, lint_text
from llmbrief.evals.linting.repeats import is_repeated, is_said, repeat_problems
from llmbrief.evals.linting.sheet import Sheet
from tests.evals.files import ARTICLE, GOLD, changed, line_of, write_set

ROOT = Path(__file__).parents[2]
EVALS = ROOT / "evals"


def linted(folder: Path, gold: str = GOLD, article: str = ARTICLE) -> tuple[Fault, ...]:
    where, seeds = write_set(folder, gold=gold, article=article)
    return lint(where, seeds)


def test_a_good_set_has_no_fault(tmp_path: Path) -> None:
    assert linted(tmp_path) == ()


def test_the_shipped_set_has_no_fault() -> None:
    found = lint(EVALS / "gold", ROOT / "seeds", annotators=EVALS / "annotators", alignment=EVALS / "alignment")
    assert [str(one) for one in found if one.level == "fault"] == []
    assert [str(one) for one in found if "the article has no" in one.message] == []


def claim(text: str, *, certainty: str = "asserted") -> str:
    """Write one more claim, to stand before the questions."""
    one = f"id: c5\n    text: {text}\n    kind: fact\n    certainty: {certainty}\n    speaker: Bellhurst Stone\n"
    quote = "evidence:\n      - The Tarn Valley quarry will close in March\n"
    return f"  - {one}    via: null\n    core: false\n    {quote}questions:\n"


QUOTE = "      - that 140 people work there"
TRAP = "Bellhurst Stone will send lorries through the village"
END = "questions:\n"

# What is changed in the gold file, the words on whose line the fault is found then, its id, and what is said of it.
FAULTS = [
    (QUOTE, "      - that 150 people work there", "that 150", "c2", "it has “140” for “150”"),
    (QUOTE, "      - the union called it a disgrace and a scandal", "the union", "c2", "is not in the article"),
    (QUOTE, "      - quarry", "      - quarry", "c2", "is too short to be found"),
    (QUOTE, "      - Residents fear that", "      - Residents", "c2", "has fewer than 4 words"),
    (QUOTE, '      - "people work there.\\n\\nMayor Ines"', "people work", "c2", "goes across paragraphs"),
    ("    evidence:\n" + QUOTE, "    evidence: []", "    evidence: []", "c2", "there is no quote"),
    (QUOTE, QUOTE + 3 * "\n      - 140 people work there", "    evidence:\n      - that", "c2", "4 quotes: give 3"),
    (END, claim("In March the Tarn Valley quarry will close"), "text: In March", "c5", "same as c1"),
    (END, claim("THE TARN VALLEY QUARRY WILL CLOSE IN MARCH!"), "text: THE", "c5", "same as c1"),
    (END, claim("The quarry in Tarn Valley will be closed in March"), "text: The quarry in", "c5", "same as c1"),
    (TRAP, "The Tarn Valley quarry has 140 workers", "  - text: The Tarn Valley quarry has", "t1", "c2 says so"),
    (TRAP, "140 workers has the quarry in Tarn Valley", "  - text: 140", "t1", "c2 says so"),
    (TRAP, "Ines Albrecht said the town was not told of the closure of the quarry", "- text: Ines", "t1", "c3 says so"),
    ("language: en", "language: de", "language: de", None, "the article looks like 'en', not 'de'"),
    ("language: en", "language: xx", "language: xx", None, "there is no language 'xx'"),
    ("language: en", "language: English", "language: English", None, "there is no language 'English'"),
    ("claims: [c2]", "claims: [c9]", "      claims: [c9]", None, "there is no claim 'c9'"),
    ("    claims: []", "    claims: [c1, c9]", "    claims: [c1, c9]", "q3", "there is no claim 'c9'"),
    ("- id: c4", "- id: c3", "- id: c3\n    text: Bell", "c3", "the id 'c3' stands twice"),
    ("- id: q3", "- id: q2", "- id: q2\n    text: By what", "q2", "the id 'q2' stands twice"),
    ("kind: prediction", "kind: rumour", "kind: rumour", "c4", "must be 'fact', 'prediction' or 'opinion'"),
    ("core: true", "core: yes", "core: yes", "c1", "must be true or false"),
]


@pytest.mark.parametrize(("old", "new", "words", "id_", "problem"), FAULTS)
def test_a_fault_is_found_once_at_its_line_and_id(
    tmp_path: Path, old: str, new: str, words: str, id_: str | None, problem: str
) -> None:
    text = new.join(GOLD.rsplit(old, 1)) if old == TRAP else changed(old, new)
    (fault,) = [one for one in linted(tmp_path, text) if one.level == "fault"]
    assert (fault.path, fault.line, fault.id) == (str(tmp_path / "gold/quarry.yaml"), line_of(words, text), id_)
    assert problem in fault.message
    about = f"{id_}: " if id_ else ""
    assert str(fault) == f"{fault.path}:{fault.line}: {about}{fault.message}"


HONEST = [
    (QUOTE, "      - 140 people work there"),
    (QUOTE, "      - Nobody was hurt"),  # three words, and the whole statement
    (QUOTE, '      - "“That 140  people work there.”"'),
    (QUOTE, QUOTE + 2 * "\n      - 140 people work there"),
    (END, claim("The Tarn Valley quarry will close in April")),
    (END, claim("The Tarn Valley quarry will not close in March")),
    (END, claim("The Tarn Valley quarry will close in March", certainty="denied")),
    (END, claim("The Tarn Valley quarry will close in March", certainty="hedged")),
    (TRAP, "The Tarn Valley quarry has 410 workers"),
    (TRAP, "The town was told of the closure of the Tarn Valley quarry"),
    (TRAP, "The Tarn Valley quarry has closed"),
]


@pytest.mark.parametrize(("old", "new"), HONEST)
def test_what_is_no_fault_is_not_found(tmp_path: Path, old: str, new: str) -> None:
    text = new.join(GOLD.rsplit(old, 1)) if old == TRAP else changed(old, new)
    assert linted(tmp_path, text) == ()


NOTES = [
    ("  headline: Bellhurst", "  headline: On Monday the company of the name Bellhurst", "headline: 16 words"),
    ("  gist: Bellhurst", f"  gist: {'very ' * 30}Bellhurst", "gist: 43 words"),
    (GOLD[GOLD.index("traps:") :], "traps: []\n", "0 traps"),
    (GOLD[GOLD.index("  - id: q3") : GOLD.index("traps:")], "", "2 questions"),
    ("      claims: [c2]", "      claims: []", "names no claim"),
    (
        "Ines Albrecht\n    via",
        "Ines Albrech\n    via",
        "claims[2].speaker: the article has no “Albrech”: is “I",
    ),
    ("Ines Albrecht\n    via", "Mr Iñes Alb-Recht\n    via", "the article has no “Mr”, “Alb”, “Recht”: is “Mr"),
    ("Ines Albrecht\n    via", "the Mayor of Tarn Alley\n    via", "the article has no “Alley”: is “the Mayor of Tarn"),
    (
        "    via: null",
        "    via: the Bellhurst Echo",
        "claims[0].via: the article has no “Echo”: is “the Bell",
    ),
]


@pytest.mark.parametrize(("old", "new", "problem"), NOTES, ids=[problem for *_, problem in NOTES])
def test_what_the_guidelines_advise_against_is_a_note(tmp_path: Path, old: str, new: str, problem: str) -> None:
    (note,) = linted(tmp_path, changed(old, new))
    assert note.level == "note"
    assert problem in note.message
    assert ": note: " in str(note)


@pytest.mark.parametrize(
    ("article", "speaker"),
    [
        ("", "Mayor Ines ALBRECHT"),
        ("", "Inès Albrecht's"),
        ("", "Mayor-Albrecht"),
        ("", "a woman who lives there"),
        ("", "The residents"),
        ("", "null"),
        ("Das sagte ein Mitarbeiter des Ministeriums in Annas Haus.", "Anna vom Ministerium"),
        ("He heard it from d’Elmar and Jean-Luc.", "Elmar and Luc"),
        ("日本の首相が述べた。", "首相"),
    ],
)
def test_a_speaker_in_the_articles_words_or_in_small_letters_is_no_fault(
    tmp_path: Path, article: str, speaker: str
) -> None:
    text = changed("speaker: Ines Albrecht", f"speaker: {speaker}")
    assert linted(tmp_path, text, f"{ARTICLE}\n{article}\n") == ()


def test_every_fault_of_every_file_is_found_in_one_run(tmp_path: Path) -> None:
    write_set(tmp_path, slug="broken", gold="a: [")
    write_set(tmp_path, slug="other", gold=changed("kind: fact", "kind: facts"), article=ARTICLE + "One more line.\n")
    (tmp_path / "seeds/orphan.txt").write_text("Nobody has labelled this one.")
    (tmp_path / "gold/lonely.yaml").write_text(GOLD)
    text = changed("kind: fact", "kind: facts", text=changed("140 people work there", "150 people work there"))
    text = changed("claims: []", "claims: [c9]", text=changed("certainty: denied", "certainty: no", text=text))
    found = linted(tmp_path, changed("tags: [economy]", "tags: [economy]\ntags: []", text=text))
    names = [(Path(one.path).name, one.id) for one in found]
    assert names == [
        ("broken.yaml", None),
        ("lonely.yaml", None),
        ("other.yaml", "c1"),
        ("quarry.yaml", None),  # its article is that of broken.yaml
        ("quarry.yaml", None),
        ("quarry.yaml", "c1"),
        ("quarry.yaml", "c2"),
        ("quarry.yaml", "c4"),
        ("quarry.yaml", "q3"),
        ("orphan.txt", None),
    ]


@pytest.mark.parametrize(
    "article", [ARTICLE, ARTICLE.upper(), ARTICLE.replace("\n", "\n\n").replace("'", "’"), "\ufeff" + ARTICLE]
)
def test_an_article_under_two_slugs_is_a_fault(tmp_path: Path, article: str) -> None:
    write_set(tmp_path, slug="again", article=article)
    found = linted(tmp_path)
    assert any(one.message.startswith("its article is that of") for one in found)


@pytest.mark.parametrize("seed", ["missing", "empty", "binary"])
def test_a_gold_file_without_an_article_is_a_fault_and_its_other_faults_are_found(tmp_path: Path, seed: str) -> None:
    gold, seeds = write_set(tmp_path, gold=changed("core: true", "core: yes"))
    path = seeds / "quarry.txt"
    match seed:
        case "missing":
            path.unlink()
        case "empty":
            path.write_text("")
        case "binary":
            path.write_bytes(b"\x00\xff")
    first, second = lint(gold, seeds)
    assert "quarry.txt" in str(first)
    assert second.id == "c1"


@pytest.mark.parametrize("missing", ["gold", "files"])
def test_without_gold_there_is_nothing_to_lint(tmp_path: Path, missing: str) -> None:
    if missing == "files":
        (tmp_path / "gold").mkdir()
    with pytest.raises(GoldError, match="there is no"):
        lint(tmp_path / "gold", tmp_path)


def beside(folder: Path, rows: str, *, b: str = GOLD) -> tuple[Fault, ...]:
    """Lint a set with two annotators and the rows of an alignment's claims."""
    gold, seeds = write_set(folder)
    for name, text in (("annotators/a", GOLD), ("annotators/b", b), ("alignment", f"claims:\n{rows}questions: []\n")):
        (folder / name).mkdir(parents=True)
        (folder / name / "quarry.yaml").write_text(text)
    return lint(gold, seeds, annotators=folder / "annotators", alignment=folder / "alignment")


ROWS = [
    ("{a: c1, b: c2, gold: c3, relation: same}", None),
    ("{a: c1, b: c2, gold: null, relation: overlap}", None),
    ("{a: c1, b: null, gold: c1, relation: only}", None),
    ("{a: c9, b: c1, gold: c1, relation: same}", "claims[0].a: a has no claims with the id 'c9'"),
    ("{a: c1, b: c9, gold: c1, relation: same}", "claims[0].b: b has no claims with the id 'c9'"),
    ("{a: c1, b: c1, gold: c9, relation: same}", "claims[0].gold: gold has no claims with the id 'c9'"),
    ("{a: c1, b: c1, gold: c1, relation: equal}", "claims[0].relation: must be one of same, overlap, only"),
    ("{a: c1, b: null, gold: c1, relation: same}", "claims[0].relation: 'only' is for what one"),
    ("{a: c1, b: c1, gold: c1, relation: only}", "claims[0].relation: 'only' is for what one"),
    ("{a: c1, b: c1, relation: same}", "claims[0]: a row has the fields a, b, gold and relation"),
    ("c1", "claims[0]: a row has the fields a, b, gold and relation"),
    ("{a: [c1], b: c1, gold: c1, relation: same}", "claims[0].a: a has no claims with the id '['c1']'"),
]


@pytest.mark.parametrize(("row", "problem"), ROWS, ids=[row for row, _ in ROWS])
def test_rows_of_an_alignment_name_what_is_there(tmp_path: Path, row: str, problem: str | None) -> None:
    found = beside(tmp_path, f"  - {row}\n")
    assert [one.message.startswith(problem or "") for one in found] == [True] * (problem is not None)
    assert all(one.line == 2 and Path(one.path).parent.name == "alignment" for one in found)


@pytest.mark.parametrize("name", ["annotators/b", "alignment"])
@pytest.mark.parametrize("text", ["a: [", "- x\n", ""])
def test_annotators_and_alignment_files_that_cannot_be_read_are_faults(tmp_path: Path, name: str, text: str) -> None:
    beside(tmp_path, "  - {a: c1, b: c1, gold: c1, relation: same}\n")
    (tmp_path / name / "quarry.yaml").write_text(text)
    found = lint(
        tmp_path / "gold", tmp_path / "seeds", annotators=tmp_path / "annotators", alignment=tmp_path / "alignment"
    )
    assert {Path(one.path).parent for one in found} >= {tmp_path / name}


def test_missing_annotators_and_alignments_are_no_fault(tmp_path: Path) -> None:
    gold, seeds = write_set(tmp_path)
    assert lint(gold, seeds, annotators=tmp_path / "x", alignment=tmp_path / "y") == ()


def test_an_alignment_without_gold_is_a_note(tmp_path: Path) -> None:
    beside(tmp_path, "  - {a: c1, b: c1, gold: c1, relation: same}\n")
    shutil.copy(tmp_path / "alignment/quarry.yaml", tmp_path / "alignment/other.yaml")
    (found,) = lint(tmp_path / "gold", tmp_path / "seeds", alignment=tmp_path / "alignment")
    assert (found.message, found.level) == ("there is no gold file other.yaml that it could be about", "note")


def test_the_text_is_one_line_a_fault_and_their_number() -> None:
    found = (
        Fault("a\x1b.yaml", 3, "c1\n", "wrong"),
        Fault("b.yaml", None, None, "gone"),
        Fault("c", 1, None, "x", "note"),
    )
    assert lint_text(found).split("\n") == [
        r"a\x1b.yaml:3: c1\n: wrong",
        "b.yaml: gone",
        "c:1: note: x",
        "2 faults, 1 note",
        "",
    ]
    assert lint_text(()) == "0 faults, 0 notes\n"


@cache
def sheets() -> dict[str, dict[str, Sheet]]:
    """Read the files of every other case, by slug and who labelled it."""
    folders = {"a": "annotators/a", "b": "annotators/b", "gold": "gold"}
    slugs = [path.stem for path in sorted((EVALS / "gold").glob("*.yaml"))[::2]]
    return {
        slug: {name: Sheet(read_labels(EVALS / folder / f"{slug}.yaml")) for name, folder in folders.items()}
        for slug in slugs
    }


def test_two_annotators_wordings_of_a_claim_are_mostly_found_to_repeat_and_to_be_no_trap() -> None:
    repeats, said = [], []
    for slug, by in sheets().items():
        article = Article.from_file(ROOT / f"seeds/{slug}.txt")
        claims = {side: {one.id: one for one in by[side].claims} for side in ("a", "b")}
        for row in read_labels(EVALS / f"alignment/{slug}.yaml").value["claims"]:
            if row["relation"] == "same":
                one, other = claims["a"][row["a"]], claims["b"][row["b"]]
                repeats.append(is_repeated(one, other, by["gold"].language, article))
                if one.text("certainty") == "asserted":
                    said.append(is_said(one, other, by["gold"].language))
    assert sum(repeats) / len(repeats) > 0.7
    assert sum(said) / len(said) > 0.7


def test_honest_traps_and_claims_are_hardly_ever_faults() -> None:
    """Each file's traps are held against the claims of all three; its claims against each other."""
    traps = wrong = repeats = 0
    for slug, by in sheets().items():
        article = Article.from_file(ROOT / f"seeds/{slug}.txt")
        for one in by.values():
            repeats += len(list(repeat_problems(one, article)))
            for other in by.values():
                traps += len(one.traps)
                asserted = [claim for claim in other.claims if claim.text("certainty") == "asserted"]
                wrong += sum(any(is_said(claim, trap, one.language) for claim in asserted) for trap in one.traps)
    assert wrong / traps < 0.015
    assert repeats <= 1
