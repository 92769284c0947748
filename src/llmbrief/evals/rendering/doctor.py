"""The examination as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from llmbrief.evals.doctor.examining import Examination, Examined, Sight
from llmbrief.evals.metrics import COUNTS
from llmbrief.evals.rendering.figures import NOTHING, Table, count, signed
from llmbrief.evals.rendering.text import aligned, wrap

_Row = tuple[str, str, str, str, str, str]  # mutation, places, metric, seen, due, change
_TABLE = 70  # columns of a terminal from which a table has room for names
_LEAST = 0.0005  # of a change that is told
_EXAMPLES = 3  # of what no metric saw, for each mutation

_LEGEND = (
    "Each mutation changes some places of each brief. Seen: the share of them that the metric names among its misses. "
    "Due: the mean change of its value if it named all of them and nothing else; change: what it is."
)


def examination_text(examination: Examination, *, width: int = 80) -> str:
    """Lay out what each metric saw of each mutation, what moved besides, and what no metric saw."""
    lines = [*wrap(f"{count(examination.cases, 'case')}. {_LEGEND}", width)]
    harmful = [one for one in examination.mutations if one.family != "harmless"]
    for family in dict.fromkeys(one.family for one in harmful):
        lines += ["", *_family(family, [one for one in harmful if one.family == family], width)]
    harmless = [one for one in examination.mutations if one.family == "harmless"]
    lines += ["", *aligned(_harmless_table(harmless), width)]
    lines += _section("Moved besides, as it may", _besides(harmful, "may"), width)
    lines += _section("Moved besides, and should not", _besides(examination.mutations, "no"), width)
    lines += _section("Blind to: no metric names", _blind(harmful), width)
    lines += _section("False alarms: named though as good as before", _alarms(harmless), width)
    return "".join(f"{line}\n" for line in lines)


def _family(family: str, examined: Sequence[Examined], width: int) -> Iterator[str]:
    """Yield the lines of a family: a table, or where that has no room a list."""
    rows = [row for one in examined for row in _rows(one)]
    if width >= _TABLE:
        yield from aligned(_table(family, rows), width)
        return
    yield family
    for name, _, metric, seen, _, change in rows:
        yield from wrap(f"{name or '…'}: {metric} {seen}, {change}", width, "  ")


def _table(family: str, rows: Sequence[_Row]) -> Table:
    longest = max(len(metric) for _, _, metric, *_ in rows)
    filled = tuple((name, places, metric.ljust(longest), *figures) for name, places, metric, *figures in rows)
    return Table((family, "places", "metric".ljust(longest), "seen", "due", "change"), filled, spare=(4, 1))


def _rows(one: Examined) -> Iterator[_Row]:
    meant = [(name, sight) for name, sight in one.sights.items() if sight.expected == "must"]
    if not meant:
        yield one.mutation, str(one.places), "none", _share(one.named, one.places), NOTHING, NOTHING
    for number, (name, sight) in enumerate(meant):
        mutation, places = (one.mutation, str(one.places)) if number == 0 else ("", "")
        yield (
            mutation,
            places,
            name,
            _share(sight.seen, sight.places),
            _signed(name, sight.due),
            _signed(name, sight.change),
        )


def _signed(metric: str, number: float | None) -> str:
    """Write a mean difference; that of a count with two digits."""
    return f"{number:+.2f}" if metric in COUNTS and number is not None else signed(metric, number)


def _harmless_table(examined: Sequence[Examined]) -> Table:
    rows = tuple((one.mutation, str(one.places), _share(one.named, one.places)) for one in examined)
    return Table(("harmless", "places", "named"), rows)


def _share(part: int, whole: int) -> str:
    if not whole:
        return NOTHING
    return f"{100 * part // whole if part < whole else 100} %"  # all means all


def _section(title: str, lines: Iterable[str], width: int) -> Iterator[str]:
    told = [line for text in lines for line in wrap(text, width, "  ")]
    yield from ("", *wrap(title, width), *(told or ["  nothing"]))


def _besides(examined: Sequence[Examined], expected: str) -> Iterator[str]:
    for one in examined:
        moved = {
            name: sight
            for name, sight in one.sights.items()
            if sight.expected == expected and abs(sight.change or 0) >= _LEAST
        }
        if moved:
            yield f"{one.family}, {one.mutation}: {_changes(moved)}"


def _changes(moved: Mapping[str, Sight]) -> str:
    return ", ".join(f"{name} {_signed(name, sight.change)}" for name, sight in moved.items())


def _blind(examined: Sequence[Examined]) -> Iterator[str]:
    for one in examined:
        if one.amiss:
            yield f"{one.family}, {one.mutation}: {len(one.amiss)} of {one.places}{_examples(one.amiss)}"


def _alarms(examined: Sequence[Examined]) -> Iterator[str]:
    for one in examined:
        if one.amiss:
            by = ", ".join(f"{name} {sight.seen}" for name, sight in one.sights.items() if sight.seen)
            yield f"{one.mutation}: {len(one.amiss)} of {one.places} by {by}{_examples(one.amiss)}"


def _examples(places: Sequence[str]) -> str:
    more = ", …" if len(places) > _EXAMPLES else ""
    return f" ({', '.join(places[:_EXAMPLES])}{more})"
