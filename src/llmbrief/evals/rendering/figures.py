"""How figures are written, and the tables that every form shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from llmbrief.evals.comparing.comparison import Change, Comparison
from llmbrief.evals.metrics import COUNTS
from llmbrief.evals.planning import Needed, Plan
from llmbrief.evals.report import Estimate, Report, System
from llmbrief.shown import one_line

NOTHING = "–"
_LONGEST = 40  # code points of a metric's name, which a report from outside may choose


@dataclass(frozen=True)
class Table:
    """Figures in columns; the first names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spare: tuple[int, ...] = ()  # columns that may go where there is no room, the least wanted first

    def without(self, column: int) -> Table:
        """Return the table without one column."""

        def cut(row: tuple[str, ...]) -> tuple[str, ...]:
            return (*row[:column], *row[column + 1 :])

        others = tuple(one - (one > column) for one in self.spare if one != column)
        return Table(cut(self.header), tuple(map(cut, self.rows)), others)


def report_table(report: Report, ceiling: Mapping[str, float | None] | None = None) -> Table:
    """Return the metrics of a report, beside what annotators reach where that is known."""
    table = Table(
        ("metric", "value", "95 % interval", "ceiling", "cases"),
        tuple(_estimate(name, one, (ceiling or {}).get(name)) for name, one in report.metrics.items()),
        spare=(4, 2, 3),
    )
    return table if ceiling else table.without(3)


def comparison_table(comparison: Comparison) -> Table:
    """Return the metrics of a comparison."""
    return Table(
        ("metric", "old", "new", "change", "95 % interval", "p", "verdict"),
        tuple(_change(name, change) for name, change in comparison.metrics.items()),
        spare=(5, 4, 1, 2),
    )


def has_table(comparison: Comparison) -> bool:
    """Say whether the metrics of two reports can stand beside each other: some have values, of the same cases."""
    return not comparison.obstacles and any(change.cases for change in comparison.metrics.values())


def has_shifts(comparison: Comparison) -> bool:
    """Say whether there is what is no score to show under both systems."""
    known = any(None not in (shift.old, shift.new) for shift in comparison.measures.values())
    return not comparison.obstacles and known


def plan_table(plan: Plan) -> Table:
    """Return how many articles each metric needs."""
    effects = tuple(f"{effect:g}" for effect in plan.effects)
    return Table(
        ("metric", "spread", "at most", *effects, "same"),
        tuple(_needed(name, needed, plan.most) for name, needed in plan.metrics.items()),
        spare=(3, 2, 4, 5, 6),
    )


def at_hand(plan: Plan) -> list[str]:
    """Say in a line for each number of articles which differences they show, as far as a spread was seen."""
    groups: dict[int, list[tuple[str, Needed]]] = {}
    for name, needed in plan.metrics.items():
        if needed.at_most is not None:
            groups.setdefault(needed.cases, []).append((name, needed))
    return [f"With the {count(cases, 'article')} at hand: {_shown(several)}" for cases, several in groups.items()]


def _shown(several: Sequence[tuple[str, Needed]]) -> str:
    shown = [f"{needed.at_hand:.2f} in {name}" for name, needed in several if needed.at_hand is not None]
    none = [name for name, needed in several if needed.at_hand is None]
    told = [f"a difference of {', '.join(shown)}"] if shown else []
    return "; ".join([*told, f"no difference, however large, in {', '.join(none)}"] if none else told)


def plan_legend(plan: Plan) -> str:
    """Say what the numbers in the table are."""
    return (
        f"Articles that show a difference of this size with a chance of 80 %, and (same) that equal systems stay "
        f"within {plan.margin:g}; reckoned with what the spread is at most, {plan.note}."
    )


def unknown(plan: Plan) -> str:
    """Name the metrics in which no spread was seen; nothing where there is none."""
    names = [name for name, needed in plan.metrics.items() if needed.at_most is None]
    return f"No spread was seen, so nothing can be said of: {', '.join(names)}." if names else ""


def is_of_one_article(plan: Plan) -> bool:
    """Say whether no metric has the two articles that a spread takes."""
    return all(needed.cases < 2 for needed in plan.metrics.values())


def value(metric: str, number: float | None) -> str:
    """Write a share with three digits, a count as it is."""
    if number is None:
        return NOTHING
    return _short(number, 4) if metric in COUNTS else f"{number:.3f}"


def signed(metric: str, number: float | None) -> str:
    """Write a difference with its sign; none is 0."""
    if number is None:
        return NOTHING
    return _unsigned_zero(_short(number, 4, sign="+") if metric in COUNTS else f"{number:+.3f}")


def system(one: System) -> str:
    """Name what made the briefs."""
    named = [part for part in (one.model, one.prompt) if part]
    digest = f" ({one.prompt_digest})" if one.prompt_digest else ""
    return one_line((" · ".join(named) or "a system that has no name") + digest, 200)


def systems(comparison: Comparison) -> str:
    """Name both systems, or the one that both reports are of."""
    old, new = system(comparison.old), system(comparison.new)
    return new if old == new else f"{old} → {new}"


def measures(report: Report) -> str:
    """List the means of what is no score."""
    return ", ".join(f"{one_line(name, _LONGEST)} {_measure(number)}" for name, number in report.measures.items())


def shifts(comparison: Comparison) -> str:
    """List what is no score, under both systems."""
    return ", ".join(
        f"{one_line(name, _LONGEST)} {_measure(shift.old)} → {_measure(shift.new)}"
        for name, shift in comparison.measures.items()
    )


def count(number: int, noun: str) -> str:
    """Write a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _measure(number: float | None) -> str:
    return NOTHING if number is None else _short(number, 3)


def joined(lines: Iterable[str]) -> str:
    """End each line and put them into one text."""
    return "".join(f"{line}\n" for line in lines)


def _short(number: float, digits: int, *, sign: str = "") -> str:
    """Write a number with so many digits, a larger one whole: never with an exponent."""
    return f"{number:{sign},.0f}" if abs(number) >= 10**digits else f"{number:{sign}.{digits}g}"


def _estimate(metric: str, one: Estimate, ceiling: float | None) -> tuple[str, ...]:
    interval = NOTHING if one.low is None or one.high is None else _range(metric, one.low, one.high)
    name = one_line(metric, _LONGEST)
    return (name, value(metric, one.value), interval, value(metric, ceiling), str(one.cases))


def _range(metric: str, low: float, high: float) -> str:
    return f"{low:.1f}–{high:.1f}" if metric in COUNTS else f"{low:.3f}–{high:.3f}"


def _change(metric: str, change: Change) -> tuple[str, ...]:
    interval = NOTHING if change.low is None else f"{_bound(metric, change.low)}…{_bound(metric, change.high)}"
    return (
        one_line(metric, _LONGEST),
        value(metric, change.old),
        value(metric, change.new),
        signed(metric, change.difference),
        interval,
        _p(change.p),
        change.verdict or "",
    )


def _bound(metric: str, number: float | None) -> str:
    if number is None:
        return NOTHING
    return _unsigned_zero(f"{number:+.1f}" if metric in COUNTS else f"{number:+.3f}")


def _unsigned_zero(text: str) -> str:
    return text if text.strip("+-0.") else text[1:]


def _p(p: float | None) -> str:
    if p is None:
        return ""
    return f"{p:.3f}" if p >= 0.001 else "<.001"


def _needed(metric: str, needed: Needed, most: int) -> tuple[str, ...]:
    unknown = NOTHING if needed.at_most is None else f">{most}"
    spreads = (NOTHING if one is None else f"{one:.3f}" for one in (needed.spread, needed.at_most))
    return (metric, *spreads, *(str(number or unknown) for number in (*needed.articles, needed.same)))
