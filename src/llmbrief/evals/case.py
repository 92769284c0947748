"""A case: an article and its gold."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from llmbrief.article import Article
from llmbrief.brief import Evidence
from llmbrief.errors import ArticleError, GoldError
from llmbrief.evals.garbage import garbage_let_be
from llmbrief.evals.gold import Gold, read_gold
from llmbrief.verification import locate

GOLD = "evals/gold"
SEEDS = "seeds"
SUFFIXES = (".yaml", ".yml")  # of gold, annotators' and alignment files


@dataclass(frozen=True)
class Case:
    """An article and what a careful editor would take from it."""

    slug: str
    article: Article
    gold: Gold
    path: Path | None = field(default=None, compare=False)  # of the gold file, as given
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # in it, of claims, questions and traps
    known_labels: str | None = field(default=None, compare=False, repr=False)  # where they were worked out on reading

    @cached_property
    def labels(self) -> str:
        """SHA-256 of what the gold says, in hexadecimal digits: layout and comments of its file mean nothing."""
        return self.known_labels or _sha256(_as_written(self.gold))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of slug, article and labels, in hexadecimal digits."""
        return hashlib.sha256(f"{self.slug}\n{self.article.sha256}\n{self.labels}".encode()).hexdigest()


def load_cases(*, gold: str | os.PathLike[str] = GOLD, seeds: str | os.PathLike[str] = SEEDS) -> tuple[Case, ...]:
    """Read every gold file of a folder with the seed of its name, sorted by slug; raise GoldError for the first fault.

    A seed without gold is no case; ``lint`` names it.
    """
    cases: dict[str, Case] = {}
    with garbage_let_be():
        for path in gold_files(Path(gold)):
            case = load_case(path, Path(seeds))
            if (other := cases.setdefault(case.slug, case)) is not case:
                problem = f"{path}:1: {other.path} has the same slug, {case.slug}: keep one"
                raise GoldError(problem, path=str(path), line=1)
    return tuple(cases[slug] for slug in sorted(cases))


def gold_files(folder: Path) -> list[Path]:
    """Return the gold files of a folder, sorted; raise GoldError where there is none."""
    if not folder.is_dir():
        raise GoldError(f"there is no folder {folder}: name the one that holds the gold files", path=str(folder))
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES and path.name[0] != ".")
    except OSError as error:
        raise GoldError(f"the folder {folder} cannot be read ({error.strerror})", path=str(folder)) from error
    if not files:
        raise GoldError(f"there is no gold file (*.yaml) in {folder}", path=str(folder))
    return files


def load_case(path: Path, seeds: Path) -> Case:
    """Read one gold file and its seed."""
    read = read_gold(path)
    seed = seeds / f"{path.stem}.txt"
    if not seed.is_file():
        raise GoldError(f"{path}:1: there is no seed {seed}: the two share their name", path=str(path), line=1)
    try:
        article = Article.from_file(seed, language=read.gold.language)
    except ArticleError as error:
        raise GoldError(f"{path}:1: {error.message}", path=str(path), line=1) from error
    located = _located(read.gold, article.text)
    return Case(article.slug, article, located, path, read.lines, _sha256(read.gold))


def _sha256(gold: Gold) -> str:
    return hashlib.sha256(gold.model_dump_json().encode()).hexdigest()


def _located(gold: Gold, text: str) -> Gold:
    """Say of each quote where the article has it."""
    return _with_evidence(gold, lambda one: locate(one.quote, text))


def _as_written(gold: Gold) -> Gold:
    """Leave of each quote what the file says."""
    return _with_evidence(gold, lambda one: Evidence(quote=one.quote))


def _with_evidence(gold: Gold, change: Callable[[Evidence], Evidence]) -> Gold:
    claims = tuple([claim.model_copy(update={"evidence": tuple(map(change, claim.evidence))}) for claim in gold.claims])
    return gold.model_copy(update={"claims": claims})


def data_digest(cases: Sequence[Case]) -> str:
    """Return the SHA-256 of all cases together: equal where seeds and gold are."""
    return hashlib.sha256("\n".join(sorted(case.digest for case in cases)).encode()).hexdigest()
