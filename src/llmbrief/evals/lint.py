"""Lint: every fault of gold files, their seeds, and what belongs to them, in one run.

A file with a fault is read on: what is wrong in one place hides nothing in another.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from llmbrief.article import Article
from llmbrief.brief import written
from llmbrief.errors import ArticleError, GoldError
from llmbrief.evals.case import GOLD, SEEDS, SUFFIXES, gold_files
from llmbrief.evals.gold import label_faults
from llmbrief.evals.labels import Labels, read_labels
from llmbrief.evals.linting.alignment import alignment_problems
from llmbrief.evals.linting.quotes import quote_problems
from llmbrief.evals.linting.repeats import repeat_problems, trap_problems
from llmbrief.evals.linting.shape import id_problems, language_problems, length_problems
from llmbrief.evals.linting.sheet import Level, Problem, Sheet
from llmbrief.evals.linting.speakers import speaker_problems
from llmbrief.language.detect import CODES
from llmbrief.shown import one_line


@dataclass(frozen=True)
class Fault:
    """Something wrong with a file; a note is what the guidelines advise against, and fails nothing."""

    path: str  # as given
    line: int | None  # from 1; None where the file cannot be read
    id: str | None  # of the claim or question it is about, or of the trap: ``t1``
    message: str
    level: Level = "fault"

    def __str__(self) -> str:
        """Write it as compilers do: ``file:line: id: what is wrong``."""
        where = one_line(self.path, 300) if self.line is None else f"{one_line(self.path, 300)}:{self.line}"
        about = f"{one_line(self.id, 40)}: " if self.id else ""
        return f"{where}: {about}{'note: ' if self.level == 'note' else ''}{self.message}"


def lint(
    gold: str | os.PathLike[str] = GOLD,
    seeds: str | os.PathLike[str] = SEEDS,
    *,
    annotators: str | os.PathLike[str] | None = None,
    alignment: str | os.PathLike[str] | None = None,
) -> tuple[Fault, ...]:
    """Return every fault of every file: of the gold and its seeds, of annotators' files and of their alignment.

    Each file's are sorted by line. Folders of annotators and alignment that are not given, or not there, are no fault.
    Raises GoldError where there is no gold at all.
    """
    files = [_read(path) for path in gold_files(Path(gold))]
    theirs = {name: _files(Path(annotators) / name) if annotators is not None else [] for name in ("a", "b")}
    rows = [] if alignment is None else _paths(Path(alignment))
    return (
        *_gold_faults(files, Path(seeds)),
        *_orphans(Path(seeds), files),
        *(one for several in theirs.values() for file in several for one in _sorted(_unreadable(file))),
        *(one for path in rows for one in _sorted(_alignment_faults(path, {"gold": files, **theirs}))),
    )


def lint_text(faults: Sequence[Fault]) -> str:
    """Write one line for each fault and note, and how many there are."""
    wrong = sum(one.level == "fault" for one in faults)
    notes = len(faults) - wrong
    return "\n".join([*map(str, faults), f"{_counted(wrong, 'fault')}, {_counted(notes, 'note')}", ""])


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


@dataclass(frozen=True)
class _File:
    """A file of labels, as far as it can be read."""

    path: Path
    labels: Labels | None
    faults: tuple[GoldError, ...]  # that keep it from being gold

    @property
    def sheet(self) -> Sheet | None:
        return Sheet(self.labels) if self.labels else None


def _read(path: Path, *, is_gold: bool = True) -> _File:
    try:
        labels = read_labels(path)
    except GoldError as error:
        return _File(path, None, (error,))
    return _File(path, labels, label_faults(labels) if is_gold else labels.faults)


def _files(folder: Path) -> list[_File]:
    return [_read(path) for path in _paths(folder)]


def _paths(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in SUFFIXES and path.name[0] != ".")


def _gold_faults(files: Iterable[_File], seeds: Path) -> Iterator[Fault]:
    """Yield the faults of gold files and of the seeds they name, file by file."""
    first: dict[str, Path] = {}  # gold file by the article's words
    for file in files:
        article, faults = _article(file, seeds)
        faults += [*_unreadable(file), *_content(file, article)]
        if article is not None:
            words = "".join(filter(str.isalnum, article.text)).casefold()
            if (earlier := first.setdefault(words, file.path)) is not file.path:
                faults.append(_whole(file.path, f"its article is that of {one_line(str(earlier), 300)}: keep one"))
        yield from _sorted(faults)


def _article(file: _File, seeds: Path) -> tuple[Article | None, list[Fault]]:
    """Return the article of a gold file, or what is wrong with it."""
    seed = seeds / f"{file.path.stem}.txt"
    if not seed.is_file():
        return None, [_whole(file.path, f"there is no seed {one_line(str(seed), 300)}: the two share their name")]
    named = file.sheet.language if file.sheet else ""
    try:
        return Article.from_file(seed, language=named if named in CODES else None), []
    except ArticleError as error:
        return None, [_whole(seed, error.message)]


def _content(file: _File, article: Article | None) -> Iterator[Fault]:
    """Yield what is wrong with what a file says."""
    if (sheet := file.sheet) is not None:
        problems = chain(
            id_problems(sheet),
            language_problems(sheet, article),
            length_problems(sheet),
            quote_problems(sheet, article) if article else (),
            speaker_problems(sheet, article) if article else (),
            repeat_problems(sheet, article),
            trap_problems(sheet),
        )
        yield from (_fault(sheet.labels, problem) for problem in problems)


def _fault(labels: Labels, problem: Problem) -> Fault:
    message = f"{written(problem.place)}: {problem.message}" if problem.place else problem.message
    line, id_ = labels.line(problem.place), labels.id(problem.place)
    return Fault(str(labels.path), line, id_, message, problem.level)


def _unreadable(file: _File) -> Iterator[Fault]:
    for error in file.faults:
        line, id_ = error.facts.get("line"), error.facts.get("id")
        about = id_ if isinstance(id_, str) else None
        yield Fault(str(file.path), line if isinstance(line, int) else None, about, str(error.facts["problem"]))


def _whole(path: Path, message: str, level: Level = "fault") -> Fault:
    return Fault(str(path), 1, None, message, level)


def _orphans(seeds: Path, files: Iterable[_File]) -> Iterator[Fault]:
    """Yield the seeds without gold."""
    labelled = {file.path.stem for file in files}
    for seed in sorted(seeds.glob("*.txt")):
        if seed.stem not in labelled:
            yield _whole(seed, f"there is no gold file for it: label it as {one_line(seed.stem, 200)}.yaml")


def _alignment_faults(path: Path, files: Mapping[str, Sequence[_File]]) -> Iterator[Fault]:
    file = _read(path, is_gold=False)
    if file.labels is None:
        yield from _unreadable(file)
        return
    found = {
        side: next((one for one in several if one.path.stem == path.stem), None) for side, several in files.items()
    }
    if found["gold"] is None:
        yield _whole(path, f"there is no gold file {one_line(path.name, 200)} that it could be about", "note")
    sheets = {side: one.sheet for side, one in found.items() if one is not None and one.sheet is not None}
    yield from _unreadable(file)
    yield from (_fault(file.labels, problem) for problem in alignment_problems(file.labels.value, sheets))


def _sorted(faults: Iterable[Fault]) -> list[Fault]:
    """Sort the faults of a file by line; what validation and lint both found stands once."""
    return sorted(dict.fromkeys(faults), key=lambda fault: fault.line or 0)
