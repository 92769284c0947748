"""How far coverage and the checks agree with people, on sets of texts that people have judged.

    python -m benchmarks.people FOLDER

FOLDER holds the sets as gzip JSON Lines: realsumm, wice, summedits, factcheckgpt, argkp. Documents are split in two by
a hash of their key: thresholds and weights were found on the half called `development`; `held out` was only reported.

- REALSumm (Bhandari et al. 2020): content units present in summaries. Bias: share that coverage calls said, less the
  share that people do.
- WiCE (Kamoi et al. 2023): the smallest set of sentences that supports a claim, against as many look-alikes from the
  same page that support nothing: for each sentence the one most like it, or those that have most of the claim's words.
- SummEdits (Laban et al. 2023): `check` of an edited summary against the one before the edit.
- Factcheck-GPT (Wang et al. 2023) and ArgKP (Bar-Haim et al. 2020): what coverage says of passages by their stance, and
  of arguments and the key points that they match; people judge entailment there, not wording.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nlargest
from itertools import product
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from llmbrief.matching import SAID, coverage
from llmbrief.verification.checking import check

SETS = ("realsumm", "wice", "summedits", "factcheckgpt", "argkp")
HALVES = ("development", "held out")
Document = Mapping[str, Any]


class Judged(NamedTuple):
    """What llmbrief says of something, and what people said."""

    half: str
    group: str
    score: float
    label: bool


def half(key: str) -> str:
    """Name the half that a document belongs to."""
    return HALVES[hashlib.sha256(key.encode()).digest()[0] % 2]


def documents(folder: Path, name: str) -> Iterator[Document]:
    """Yield the documents of a set."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


# What is asked of each set.


def realsumm(found: Iterable[Document]) -> Iterator[Judged]:
    """Yield whether each summary says each content unit."""
    for document in found:
        wordings = [spelled_out(unit) for unit in document["units"]]
        for summary in document["summaries"]:
            for unit, label in zip(wordings, summary["labels"], strict=True):
                yield Judged(half(document["id"]), "REALSumm", _covered(unit, [summary["text"]]), label == 1)


def spelled_out(unit: str) -> list[str]:
    """Return the wordings of a content unit in which a/b means a or b."""
    parts = [part.split("/") for part in re.sub(r"\s*/\s*", "/", unit).split(" ")]
    return [" ".join(choice) for choice in product(*parts)]


def wice(found: Iterable[Document]) -> Iterator[Judged]:
    """Yield coverage of each claim by its evidence and by look-alikes."""
    for document in found:
        sentences, supporting = document["evidence"], {i for support in document["support"] for i in support}
        others = [text for i, text in enumerate(sentences) if i not in supporting]
        if not supporting or not others:
            continue
        evidence = [sentences[i] for i in min(document["support"], key=len)]
        claim = document["claim"]
        look_alikes = {
            "like the evidence": [max(others, key=partial(_dice, one)) for one in evidence],
            "like the claim": nlargest(len(evidence), others, key=partial(_dice, claim)),
            "words of the claim": nlargest(len(evidence), others, key=partial(_share, claim)),
        }
        for group, texts in look_alikes.items():
            yield Judged(half(document["doc"]), f"WiCE, {group}", _covered([claim], evidence), True)
            yield Judged(half(document["doc"]), f"WiCE, {group}", _covered([claim], texts), False)


def summedits(found: Iterable[Document]) -> Iterator[Judged]:
    """Yield whether the checks find that an edited summary contradicts the one before; the label is that it does."""
    for document in found:
        for edit in document["edits"]:
            findings = check(edit["summary"], [edit["seed"]], edit["seed"], language="en")
            against = any(finding.level == "conflict" for finding in findings)
            yield Judged(half(document["id"]), document["domain"], float(against), edit["label"] == 0)


def factcheckgpt(found: Iterable[Document]) -> Iterator[Judged]:
    """Yield coverage of each claim by each passage, by the passage's stance; the label is complete support."""
    for document in found:
        for claim in (claim for sentence in document["sentences"] for claim in sentence["claims"]):
            for passage in claim["evidence"]:
                text, stance = claim["revised"] or claim["text"], passage["stance"]
                score = _covered([text], [passage["text"]])
                yield Judged(half(document["id"]), stance, score, stance == "completely-support")


def argkp(found: Iterable[Document]) -> Iterator[Judged]:
    """Yield how much of each key point each argument says."""
    for document in found:
        for argument in document["arguments"]:
            for index, label in argument["labels"]:
                score = _covered([document["key_points"][index]], [argument["text"]])
                yield Judged(half(document["topic"]), "ArgKP", score, label == 1)


def _covered(wordings: Sequence[str], texts: Sequence[str]) -> float:
    return max(coverage(wording, texts, language="en") for wording in wordings)


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) > 2)


def _dice(one: str, other: str) -> float:
    return 2 * len(_words(one) & _words(other)) / max(1, len(_words(one)) + len(_words(other)))


def _share(one: str, other: str) -> float:
    return len(_words(one) & _words(other)) / max(1, len(_words(one)))


# Figures.


def auc(judged: Sequence[Judged]) -> float:
    """Return the share of pairs of a true and a false one in which the true one scores higher; a tie counts half."""
    counts: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for one in judged:
        counts[one.score][one.label] += 1
    below = won = 0.0
    for score in sorted(counts):
        false, true = counts[score]
        won += true * (below + false / 2)
        below += false
    return won / max(1.0, below * sum(true for _, true in counts.values()))


def rates(judged: Sequence[Judged], threshold: float) -> tuple[float, float]:
    """Return the share of the true ones, and of the false ones, that score *threshold* or more."""
    said: tuple[list[bool], list[bool]] = ([], [])
    for one in judged:
        said[one.label].append(one.score >= threshold)
    false, true = (mean(side) if side else 0.0 for side in said)
    return true, false


def bias(judged: Sequence[Judged], threshold: float) -> float:
    """Return the share that score *threshold* or more, less the share that people call true."""
    return mean(one.score >= threshold for one in judged) - mean(one.label for one in judged)


def line_said(judged: Sequence[Judged]) -> str:
    """Return how coverage agrees with people at the threshold SAID."""
    true, false = rates(judged, SAID)
    return f"balanced accuracy {(true + 1 - false) / 2:.3f}  bias {bias(judged, SAID):+.3f}  AUC {auc(judged):.3f}"


def line_auc(judged: Sequence[Judged]) -> str:
    """Return how well coverage ranks."""
    return f"AUC {auc(judged):.3f}"


def line_conflicts(judged: Sequence[Judged]) -> str:
    """Return how well conflicts are told."""
    found, alarms = rates(judged, 1.0)
    return f"balanced accuracy {(found + 1 - alarms) / 2:.3f}  found {found:.1%}  false alarms {alarms:.1%}"


def line_stance(judged: Sequence[Judged]) -> str:
    """Return what coverage says of passages."""
    scores = [one.score for one in judged]
    return f"mean coverage {mean(scores):.3f}  said {mean(score >= SAID for score in scores):.1%}"


def rows(title: str, judged: Sequence[Judged], line: Callable[[Sequence[Judged]], str]) -> Iterator[str]:
    """Yield a line for each half and for both."""
    for name in (*HALVES, "all"):
        part = [one for one in judged if name in (one.half, "all")]
        if part:
            yield f"{title:34}{name:13}{len(part):7,}  {line(part)}"


def report(folder: Path) -> Iterator[str]:
    """Yield the lines of the benchmark."""
    yield from rows("REALSumm, unit in summary", list(realsumm(documents(folder, "realsumm"))), line_said)
    yield from grouped(list(wice(documents(folder, "wice"))), line_auc)
    edits = list(summedits(documents(folder, "summedits")))
    yield from rows("SummEdits, all domains", edits, line_conflicts)
    yield from grouped(edits, line_conflicts, prefix="SummEdits, ")
    passages = list(factcheckgpt(documents(folder, "factcheckgpt")))
    yield from rows("Factcheck-GPT, complete support", passages, line_said)
    yield from grouped(passages, line_stance, prefix="  ")
    yield from rows("ArgKP, key point in argument", list(argkp(documents(folder, "argkp"))), line_said)


def grouped(judged: Sequence[Judged], line: Callable[[Sequence[Judged]], str], *, prefix: str = "") -> Iterator[str]:
    """Yield the lines of each group."""
    for group in dict.fromkeys(one.group for one in judged):
        yield from rows(prefix + group, [one for one in judged if one.group == group], line)


def main() -> None:
    """Print the figures."""
    if len(sys.argv) != 2:
        sys.exit(_refused("name the folder with the sets judged by people: python -m benchmarks.people FOLDER"))
    folder = Path(sys.argv[1])
    lacking = [f"{name}.jsonl.gz" for name in SETS if not (folder / f"{name}.jsonl.gz").is_file()]
    if lacking:
        sys.exit(_refused(f"{folder} lacks {', '.join(lacking)}"))
    for line in report(folder):
        print(line, flush=True)


def _refused(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


if __name__ == "__main__":
    main()
