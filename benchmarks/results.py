"""The extractive model, brief.v1 and brief.v2 side by side, as the Markdown tables of ``docs/results.md``.

    python -m benchmarks.results            print them
    python -m benchmarks.results --write    put them into the page

Offline: the briefs are replayed, or made by rule. Each table stands in the page between a comment that begins it and
one that ends it.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from llmbrief import Summarizer
from llmbrief.evals import Comparison, Report, compare, evaluate, load_cases
from llmbrief.evals.agreement import Agreed, Agreement, agreement
from llmbrief.evals.comparing.moves import Move
from llmbrief.evals.metrics import COUNTS, HEADLINE, METRICS
from llmbrief.evals.planning import plan_from
from llmbrief.evals.rendering.figures import NOTHING, Table, comparison_table, plan_table, signed, value
from llmbrief.evals.report import Estimate

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "results.md"
SYSTEMS: Mapping[str, tuple[str | None, str | None]] = {  # model and prompt
    "extractive": ("extractive", None),
    "brief.v1": (None, "brief.v1"),
    "brief.v2": (None, "brief.v2"),
}
_UNREAD = "not read"
JUDGED = ("fault", "arguable", "false alarm", _UNREAD)
MOVES = 12  # of a comparison, in each direction


def reports() -> dict[str, Report]:
    """Score every system on the shipped set."""
    cases = load_cases(gold=ROOT / "evals" / "gold", seeds=ROOT / "seeds")
    scored = {}
    for name, (model, prompt) in SYSTEMS.items():
        cassettes = None if model else ROOT / "cassettes"
        with Summarizer(model, prompt=prompt, cassettes=cassettes, findings=False) as summarizer:
            scored[name] = evaluate(cases, summarizer.summarize)
    return scored


def annotators() -> Agreement:
    """Score the annotators against the gold."""
    cases = load_cases(gold=ROOT / "evals" / "gold", seeds=ROOT / "seeds")
    return agreement(cases, ROOT / "evals" / "annotators")


def sections(scored: Mapping[str, Report], agreed: Agreement) -> dict[str, str]:
    """Return the tables of the page by their names."""
    extractive, first, second = (scored[name] for name in SYSTEMS)
    change, beyond = compare(first, second), compare(extractive, second)
    return {
        "scores": markdown(scores(scored, agreed)),
        "measures": markdown(measures(scored)),
        "counts": markdown(counts(scored)),
        "v1-v2": compared(change),
        "v1-v2 articles": markdown(articles(change)),
        "v1-v2 losses": markdown(moved(change, gains=False)),
        "v1-v2 gains": markdown(moved(change, gains=True)),
        "extractive-v2": compared(beyond),
        "extractive-v2 losses": markdown(moved(beyond, gains=False)),
        "plan": markdown(plan_table(plan_from([first, second]))),
    }


def scores(scored: Mapping[str, Report], agreed: Agreement) -> Table:
    """Set the metrics of the systems, with their intervals, beside what annotators reach."""
    rows = []
    for name in METRICS:
        cells = [_with_interval(name, report.metrics[name]) for report in scored.values()]
        rows.append((_marked(name), *cells, _ceiling(name, agreed.metrics[name])))
    return Table(("metric", *scored, "annotators"), tuple(rows))


def measures(scored: Mapping[str, Report]) -> Table:
    """Set the means of what is no score side by side."""
    names = dict.fromkeys(name for report in scored.values() for name in report.measures)
    figures = {name: [report.measures.get(name) for report in scored.values()] for name in names}
    rows = tuple((name, *(NOTHING if one is None else f"{one:.3g}" for one in row)) for name, row in figures.items())
    return Table(("mean of a brief", *scored), rows)


def counts(scored: Mapping[str, Report]) -> Table:
    """Return what the counts found in all briefs, by what reading each beside its article made of it."""
    rows = read_by_hand("alarms_read")
    known = {(row["system"], row["slug"], row["metric"], row["id"]): row["judged"] for row in rows}
    judged = Counter(
        (metric, known.get((system, card.slug, metric, id_), _UNREAD))
        for system, report in scored.items()
        for card in report.cases
        for metric in COUNTS
        for id_ in card.scores[metric].misses
    )
    names = [name for name in METRICS if name in COUNTS]
    return Table(("count", *JUDGED), tuple((name, *(str(judged[name, kind]) for kind in JUDGED)) for name in names))


def read_by_hand(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of judgements that lies beside this module."""
    with (ROOT / "benchmarks" / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def compared(comparison: Comparison) -> str:
    """Return the verdict and why, and the table of metrics."""
    return f"**{comparison.verdict.capitalize()}**: {comparison.why}.\n\n{markdown(comparison_table(comparison))}"


def articles(comparison: Comparison) -> Table:
    """Return how each article moved in the headline metrics, blank where it did not."""
    moves = {(move.slug, move.metric): move for move in comparison.moves}
    rows = tuple((slug, *(_step(moves.get((slug, name))) for name in HEADLINE)) for slug in comparison.slugs)
    return Table(("article", *HEADLINE), rows)


def moved(comparison: Comparison, *, gains: bool) -> Table:
    """Return the largest moves of headline metrics to one side, and the items that made them."""
    wanted = [
        move
        for move in comparison.moves
        if move.metric in HEADLINE and move.difference and (move.difference > 0) == gains
    ]
    rows = tuple(
        (move.slug, move.metric, _step(move), " ".join(move.lost), " ".join(move.gained))
        for move in islice(wanted, MOVES)
    )
    return Table(("article", "metric", "change", "lost", "gained"), rows)


def markdown(table: Table) -> str:
    """Lay a table out as Markdown."""
    rows: Iterable[Sequence[str]] = (table.header, ("---",) * len(table.header), *table.rows)
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def filled(page: str, tables: Mapping[str, str]) -> str:
    """Put each table between its comments; a table without a place, or a place without a table, is an error."""
    places = re.compile(r"<!-- begin (?P<name>.+?) -->\n(?:.*?\n)?<!-- end (?P=name) -->", re.DOTALL)
    found = sorted(match["name"] for match in places.finditer(page))
    if found != sorted(tables):
        raise ValueError(f"the page has places for {found}, and there are tables for {sorted(tables)}")
    return places.sub(lambda match: _place(match["name"], tables[match["name"]]), page)


def _place(name: str, table: str) -> str:
    return f"<!-- begin {name} -->\n{table}\n<!-- end {name} -->"


def _with_interval(name: str, one: Estimate) -> str:
    return _between(name, one.value, one.low, one.high)


def _ceiling(name: str, one: Agreed) -> str:
    return _between(name, one.ceiling, one.low, one.high)


def _between(name: str, middle: float | None, low: float | None, high: float | None) -> str:
    figure = value(name, middle)
    if low is None or high is None:
        return figure
    digits = 1 if name in COUNTS else 3
    return f"{figure} ({low:.{digits}f}–{high:.{digits}f})"


def _marked(name: str) -> str:
    return f"**{name}**" if name in HEADLINE else f"{name} (count)" if name in COUNTS else name


def _step(move: Move | None) -> str:
    return signed(move.metric, move.difference) if move and move.difference else ""


def _lines(tables: Mapping[str, str]) -> Iterator[str]:
    for name, table in tables.items():
        yield f"{name}\n\n{table}\n"


def main() -> None:
    """Print the tables, or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/results.md")
    tables = sections(reports(), annotators())
    if parser.parse_args().write:
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), tables), encoding="utf-8")
    else:
        print("\n".join(_lines(tables)))


if __name__ == "__main__":
    main()
