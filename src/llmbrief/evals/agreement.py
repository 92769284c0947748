"""How far two annotators agree, with each other and with the gold, under the very metrics of the report.

What they reach against the gold is the ceiling: a system that scores as much does as well as they do.
"""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

import hashlib
import os
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from llmbrief import __version__
from llmbrief.brief import Brief, Count, Value
from llmbrief.errors import GoldError
from llmbrief.evals.case import SUFFIXES, Case, data_digest
from llmbrief.evals.evaluating import bounds, evaluate
from llmbrief.evals.gold import GoldFile, read_gold
from llmbrief.evals.metrics import COUNTS, METRICS
from llmbrief.evals.report import Number, Report, mean_known, read_as
from llmbrief.shown import one_line

ANNOTATORS = "evals/annotators"
CAVEAT = (
    "The annotators of the set shipped with llmbrief were language models, each working alone from the guidelines. "
    "They share a background: read their agreement as an upper bound, not as human agreement."
)


class Agreed(Value):
    """One metric: what the annotators score, shares as means over the cases and counts as sums."""

    a_gold: Number | None  # annotator a against the gold
    b_gold: Number | None
    a_b: Number | None  # the mean of a against b, and b against a
    ceiling: Number | None  # the mean of a_gold and b_gold
    low: Number | None = None  # between what bounds the ceiling may lie with 95 % confidence
    high: Number | None = None


class Agreement(Value):
    """How far two annotators agree under each metric."""

    digest: str = ""  # SHA-256 of what it was measured on and with, see ``digest_of``
    cases: Count  # that both labelled
    metrics: Mapping[str, Agreed]
    caveat: str = CAVEAT


def agreement(cases: Sequence[Case], annotators: str | os.PathLike[str] = ANNOTATORS) -> Agreement:
    """Score two annotators' gold files, ``a/<slug>.yaml`` and ``b/<slug>.yaml``, against the gold and each other.

    A case that one of them did not label is left out. Raises GoldError where no case is left, and for the first fault
    of a file.
    """
    gold, a, b = _labelled(cases, Path(annotators))
    a_gold, b_gold = _scored(a, gold), _scored(b, gold)
    a_b, b_a = _scored(a, _with_labels(gold, b)), _scored(b, _with_labels(gold, a))
    metrics = {name: _agreed(name, (a_gold, b_gold), (a_b, b_a)) for name in a_gold.metrics}
    return Agreement(digest=digest_of(cases, annotators), cases=len(gold), metrics=metrics)


def ceiling(cases: Sequence[Case], annotators: str | os.PathLike[str], pinned: Path) -> Mapping[str, float | None]:
    """Return what annotators reach against the gold under each metric.

    Measuring it costs more than scoring a system does: where *pinned* holds an agreement on the same files, what it
    says is taken. Raises GoldError as ``agreement`` does, and ReportError where *pinned* is no agreement.
    """
    known = _read(pinned) if pinned.is_file() else None
    fits = known is not None and known.digest == digest_of(cases, annotators)
    measured = known if known is not None and fits else agreement(cases, annotators)
    return {name: agreed.ceiling for name, agreed in measured.metrics.items()}


def digest_of(cases: Sequence[Case], annotators: str | os.PathLike[str]) -> str:
    """Return the SHA-256 of the cases, their annotators' files, the names of the metrics and llmbrief's version."""
    paths = (_file(Path(annotators) / name, case) for case in cases for name in ("a", "b"))
    files = [hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "" for path in paths]
    return hashlib.sha256("\n".join([__version__, *METRICS, data_digest(cases), *files]).encode()).hexdigest()


def _read(path: Path) -> Agreement:
    return read_as(Agreement, path.read_bytes(), named=one_line(str(path), 300), noun="agreement")


def agreement_text(agreement: Agreement, width: int = 80) -> str:
    """Lay the agreement out as a table of plain text, the caveat wrapped to *width* columns under it."""
    head = f"{'metric':<22}{'a/gold':>8}{'b/gold':>8}{'a/b':>8}{'ceiling':>9}{'95 %':>15}"
    rows = [_row(name, agreed) for name, agreed in agreement.metrics.items()]
    cases = f"{agreement.cases} case{'' if agreement.cases == 1 else 's'}"
    note = textwrap.fill(f"{cases}. {agreement.caveat}", width)
    return "\n".join([head, *rows, "", note, ""])


_Files = Mapping[str, GoldFile]  # by the case's slug


def _labelled(cases: Iterable[Case], folder: Path) -> tuple[list[Case], _Files, _Files]:
    """Return the cases that both annotators labelled, and the files of each."""
    gold, a, b = [], {}, {}
    for case in cases:
        paths = [_file(folder / annotator, case) for annotator in ("a", "b")]
        if all(path.is_file() for path in paths):
            gold.append(case)
            a[case.slug], b[case.slug] = map(read_gold, paths)
    if not gold:
        named = one_line(str(folder), 300)
        raise GoldError(f"no case has a file in both {named}/a and {named}/b: name the folder of both", path=named)
    return gold, a, b


def _file(folder: Path, case: Case) -> Path:
    """Return the file of a case in an annotator's folder."""
    stem = case.path.stem if case.path else case.slug
    paths = [folder / f"{stem}{suffix}" for suffix in SUFFIXES]
    return next((path for path in paths if path.is_file()), paths[0])


def _with_labels(cases: Sequence[Case], files: _Files) -> list[Case]:
    """Put an annotator's labels in the place of the gold."""
    return [Case(case.slug, case.article, files[case.slug].gold) for case in cases]


def _scored(files: _Files, cases: Sequence[Case]) -> Report:
    briefs: Mapping[str, Brief] = {slug: file.gold.brief() for slug, file in files.items()}
    return evaluate(cases, lambda article: briefs[article.slug])


def _agreed(name: str, against_gold: Sequence[Report], mutual: Sequence[Report]) -> Agreed:
    a, b = (report.metrics[name].value for report in against_gold)
    low, high = _bounds(name, against_gold)
    return Agreed(
        a_gold=a,
        b_gold=b,
        a_b=mean_known([report.metrics[name].value for report in mutual]),
        ceiling=mean_known([a, b]),
        low=low,
        high=high,
    )


def _bounds(name: str, reports: Sequence[Report]) -> tuple[float | None, float | None]:
    """Return between what the mean of *reports* may lie, over articles; of a count, the sum."""
    values = [report.values(name) for report in reports]
    articles = sorted(set().union(*values))
    means = [mean_known([value for one in values for value in one.get(article, ())]) for article in articles]
    counted = [mean for mean in means if mean is not None]
    if not counted:
        return None, None
    scores = [score for report in reports for case in report.cases if (score := case.scores.get(name))]
    low, high = bounds(name, counted, scores)
    if low is None or high is None:
        return None, None
    scale = len(counted) if name in COUNTS else 1
    return round(low * scale, 6), round(high * scale, 6)


def _row(name: str, agreed: Agreed) -> str:
    digits = 1 if name in COUNTS else 3
    a_gold, b_gold, a_b, ceiling, low, high = (
        "–" if value is None else f"{value:.{digits}f}"
        for value in (agreed.a_gold, agreed.b_gold, agreed.a_b, agreed.ceiling, agreed.low, agreed.high)
    )
    return f"{name:<22}{a_gold:>8}{b_gold:>8}{a_b:>8}{ceiling:>9}{low:>8} – {high}"
