"""Optimal assignment: the one-to-one pairs whose weights add up to most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf

Edge = tuple[int, int]  # row, column


def assign(weights: Mapping[Edge, float]) -> list[Edge]:
    """Return the edges of the one-to-one assignment of greatest total weight, sorted.

    *weights* gives the edges that may be chosen, all above 0; rows and columns may stay alone. Solved exactly, one
    connected part at a time, since lists of claims hang together in small parts only.
    """
    return sorted(edge for part in _parts(weights) for edge in _solve(part, weights))


def _parts(edges: Mapping[Edge, float]) -> Iterator[list[Edge]]:
    """Yield the edges of each connected part of the graph."""
    by_row, by_column = defaultdict(list), defaultdict(list)
    for row, column in sorted(edges):
        by_row[row].append(column)
        by_column[column].append(row)
    seen: set[int] = set()
    for first in by_row:
        if first in seen:
            continue
        seen.add(first)
        rows, part = [first], []
        for row in rows:
            part += [(row, column) for column in by_row[row]]
            near = [other for column in by_row[row] for other in by_column[column] if other not in seen]
            if near:
                seen.update(near)
                rows += dict.fromkeys(near)
        yield part


def _solve(part: Sequence[Edge], weights: Mapping[Edge, float]) -> Iterator[Edge]:
    if len(part) == 1:
        yield part[0]
        return
    rows = sorted({row for row, _ in part})
    columns = sorted({column for _, column in part})
    if len(rows) <= len(columns):
        costs = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
        chosen = ((rows[i], columns[j]) for i, j in enumerate(_cheapest(costs)))
        yield from (edge for edge in chosen if edge in weights)
    else:
        turned = {(column, row): weights[row, column] for row, column in part}
        yield from ((row, column) for column, row in _solve(list(turned), turned))


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return the column of each row in the assignment of least cost; there are at least as many columns as rows.

    Shortest augmenting paths with dual prices: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for
    dense and sparse linear assignment problems", Computing 38 (1987), 325-340, without its initialisation. Cubic at
    worst.
    """
    count = len(costs[0])
    row_prices, column_prices = [0.0] * len(costs), [0.0] * count
    owners: list[int | None] = [None] * count
    columns = [0] * len(costs)
    for start in range(len(costs)):
        distances, before, done, end = _shortest_path(costs, start, owners, row_prices, column_prices)
        row_prices[start] += distances[end]
        for column, owner in done:
            gain = distances[end] - distances[column]
            column_prices[column] -= gain
            row_prices[owner] += gain
        row, column = -1, end
        while row != start:
            row = before[column]
            owners[column], columns[row], column = row, column, columns[row]
    return columns


def _shortest_path(
    costs: Sequence[Sequence[float]],
    start: int,
    owners: Sequence[int | None],
    row_prices: Sequence[float],
    column_prices: Sequence[float],
) -> tuple[list[float], list[int], list[tuple[int, int]], int]:
    """Search from row *start* for the nearest free column, by Dijkstra's algorithm on the reduced costs.

    Returns the distance of each column, the row before it, the columns passed on the way with the
    rows that own them, and the free column.
    """
    distances, before = [inf] * len(column_prices), [start] * len(column_prices)
    ahead = list(range(len(column_prices)))
    done: list[tuple[int, int]] = []
    row, reached = start, 0.0
    while True:
        line, base = costs[row], reached - row_prices[row]
        for column in ahead:
            distance = base + line[column] - column_prices[column]
            if distance < distances[column]:
                distances[column], before[column] = distance, row
        nearest = min(ahead, key=distances.__getitem__)
        owner = owners[nearest]
        if owner is None:
            return distances, before, done, nearest
        ahead.remove(nearest)
        done.append((nearest, owner))
        row, reached = owner, distances[nearest]


def in_order(weights: Mapping[Edge, float]) -> dict[Edge, float]:
    """Return *weights* with ties decided: of equal pairs, those of like rank and of early rank weigh a trifle more."""
    return {(i, j): weight - 1e-9 * (i - j) ** 2 - 1e-8 * (i + j) for (i, j), weight in weights.items()}
