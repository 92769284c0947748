"""A small gold file and its article, for tests to break."""

from __future__ import annotations

from pathlib import Path

ARTICLE = """\
Quarry to close in March

The Tarn Valley quarry will close in March, its owner Bellhurst Stone said on Monday. The company said
that 140 people work there.

Mayor Ines Albrecht said that the town had not been told. Residents fear that lorries will be sent through
the village instead, which Bellhurst denies.

Nobody was hurt.
"""

GOLD = """\
format: 1
language: en
tags: [economy]
annotators: [a]
summary:
  headline: Bellhurst Stone to close Tarn Valley quarry in March
  gist: Bellhurst Stone says that it will close the Tarn Valley quarry in March.
  key_points:
    - text: The Tarn Valley quarry will close in March, Bellhurst Stone says.
      claims: [c1]
    - text: The quarry has 140 workers.
      claims: [c2]
    - text: The mayor says that the town was not told.
      claims: [c3]
claims:
  - id: c1
    text: The Tarn Valley quarry will close in March.
    kind: fact
    certainty: asserted
    speaker: Bellhurst Stone
    via: null
    core: true
    evidence:
      - The Tarn Valley quarry will close in March
  - id: c2
    text: The Tarn Valley quarry has 140 workers.
    kind: fact
    certainty: asserted
    speaker: Bellhurst Stone
    via: null
    core: false
    evidence:
      - that 140 people work there
  - id: c3
    text: The town was not told of the closure of the Tarn Valley quarry.
    kind: fact
    certainty: asserted
    speaker: Ines Albrecht
    via: null
    core: false
    evidence:
      - Mayor Ines Albrecht said that the town had not been told
  - id: c4
    text: Bellhurst Stone will send lorries through the village.
    kind: prediction
    certainty: denied
    speaker: Bellhurst Stone
    via: null
    core: false
    evidence:
      - lorries will be sent through the village instead, which Bellhurst denies
questions:
  - id: q1
    text: Why does the Tarn Valley quarry close?
    kind: missing
    why: No reason is given.
    claims: [c1]
    core: true
    also: [For what reason is the quarry closed?]
  - id: q2
    text: What happens to the 140 workers?
    kind: missing
    why: Nothing is said of them.
    claims: [c2]
    core: true
  - id: q3
    text: By what road will the stone be taken?
    kind: unclear
    why: Lorries are feared and denied.
    claims: []
    core: false
traps:
  - text: Bellhurst Stone will send lorries through the village.
    why: The company denies it.
"""


def write_set(folder: Path, *, gold: str = GOLD, article: str = ARTICLE, slug: str = "quarry") -> tuple[Path, Path]:
    """Write a gold file and its seed under *folder*; return the folders of both."""
    for name in ("gold", "seeds"):
        (folder / name).mkdir(exist_ok=True)
    (folder / f"gold/{slug}.yaml").write_text(gold, encoding="utf-8")
    (folder / f"seeds/{slug}.txt").write_text(article, encoding="utf-8")
    return folder / "gold", folder / "seeds"


def changed(old: str, new: str, *, text: str = GOLD) -> str:
    """Return the gold file with the first *old* in it replaced by *new*."""
    assert old in text
    return text.replace(old, new, 1)


def line_of(words: str, text: str) -> int:
    """Return the line, from 1, on which *words* stand first."""
    return text[: text.index(words)].count("\n") + 1
