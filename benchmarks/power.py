"""Simulate the statistics: do intervals hold their level, how often are equal systems called a regression?

Prints every table. Run: python -m benchmarks.power [--quick]
"""

import argparse
import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist

from llmbrief.evals import stats

Values = Sequence[float]
Draw = Callable[[random.Random], float]

# name: mean over articles, standard deviation between articles, items in an article
METRICS = {
    "claims.recall": (0.80, 0.10, 28),
    "claims.precision": (0.82, 0.12, 26),
    "claims.certainty": (0.93, 0.08, 22),
    "claims.speaker": (0.90, 0.10, 22),
    "questions.recall": (0.50, 0.15, 6),
    "summary.core_recall": (0.70, 0.18, 9),
}
NORMAL = NormalDist()


# --- intervals


def beta_binomial(mean: float, deviation: float, items: int) -> tuple[Draw, float]:
    weight = mean * (1 - mean) / deviation**2 - 1

    def draw(rng: random.Random) -> float:
        rate = rng.betavariate(mean * weight, (1 - mean) * weight)
        return sum(rng.random() < rate for _ in range(items)) / items

    return draw, mean


def with_ones(ones: float, mean: float, deviation: float, items: int) -> tuple[Draw, float]:
    other, _ = beta_binomial(mean, deviation, items)
    return (lambda rng: 1.0 if rng.random() < ones else other(rng)), ones + (1 - ones) * mean


def difference(name: str, correlation: float, effect: float) -> tuple[Draw, float]:
    pool = population(correlation, {name: effect}, size=20_000, names=[name])
    values = [one[0] for one in pool]
    return (lambda rng: rng.choice(values)), sum(values) / len(values)


def shapes() -> Mapping[str, tuple[Draw, float]]:
    return {
        "recall .80 sd .10 of 28": beta_binomial(0.80, 0.10, 28),
        "recall .86 sd .12 of 28": beta_binomial(0.86, 0.12, 28),
        "certainty .93 sd .08 of 22": beta_binomial(0.93, 0.08, 22),
        "speaker .95 sd .10 of 20": beta_binomial(0.95, 0.10, 20),
        "grounded .985 sd .03 of 30": beta_binomial(0.985, 0.03, 30),
        "60 % at 1, others .80": with_ones(0.60, 0.80, 0.12, 25),
        "85 % at 1, others .70": with_ones(0.85, 0.70, 0.15, 25),
        "questions .50 sd .15 of 5": beta_binomial(0.50, 0.15, 5),
        "core .65 sd .20 of 8": beta_binomial(0.65, 0.20, 8),
        "low .30 sd .15 of 28": beta_binomial(0.30, 0.15, 28),
        "core .90 sd .20 of 6": beta_binomial(0.90, 0.20, 6),
        "difference recall, equal": difference("claims.recall", 0.5, 0.0),
        "difference recall, -.05": difference("claims.recall", 0.5, 0.05),
        "difference certainty, equal": difference("claims.certainty", 0.8, 0.0),
        "difference certainty, -.05": difference("claims.certainty", 0.8, 0.05),
    }


def student(values: Values) -> tuple[float, float]:
    reach = stats.student_quantile(0.975, len(values) - 1) * stats.spread(values) / math.sqrt(len(values))
    middle = sum(values) / len(values)
    return middle - reach, middle + reach


def logit(values: Values) -> tuple[float, float]:
    middle = sum(values) / len(values)
    if not 0 < middle < 1:
        return (middle, middle) if middle in (0, 1) else student(values)
    low, high = student(values)
    reach = min(50.0, (high - low) / 2 / (middle * (1 - middle)))
    centre = math.log(middle / (1 - middle))
    return tuple(1 / (1 + math.exp(-end)) for end in (centre - reach, centre + reach))  # type: ignore[return-value]


def wilson(values: Values) -> tuple[float, float]:
    """Wilson's interval with the effective sample size mean * (1 - mean) / variance of the mean."""
    n, middle, deviation = len(values), sum(values) / len(values), stats.spread(values)
    if not 0 <= middle <= 1:
        return student(values)
    size = n * middle * (1 - middle) / deviation**2 if deviation else n
    weight = stats.student_quantile(0.975, n - 1) ** 2 / size if size else 0.0
    reach = math.sqrt(weight * middle * (1 - middle) + weight**2 / 4)
    return (middle + weight / 2 - reach) / (1 + weight), (middle + weight / 2 + reach) / (1 + weight)


def hall(values: Values) -> tuple[float, float]:
    found = stats.interval(values, bounds=(-1.0, 1.0))
    return found.low, found.high


def bootstrap_t(values: Values, draws: int = 399) -> tuple[float, float]:
    rng, n, middle, deviation = random.Random(5), len(values), sum(values) / len(values), stats.spread(values)
    samples = [rng.choices(values, k=n) for _ in range(draws)]
    scaled = sorted((sum(one) / n - middle) / sd for one in samples if (sd := stats.spread(one)) > 0)
    if not scaled:
        return middle, middle
    low, high = scaled[int(0.025 * len(scaled))], scaled[int(0.975 * len(scaled))]
    return middle - high * deviation, middle - low * deviation


def bca(values: Values, draws: int = 399) -> tuple[float, float]:
    rng, n, middle = random.Random(6), len(values), sum(values) / len(values)
    squares = sum((one - middle) ** 2 for one in values)
    if squares == 0:
        return middle, middle
    means = sorted(sum(rng.choices(values, k=n)) / n for _ in range(draws))
    below = (sum(one < middle for one in means) + sum(one == middle for one in means) / 2) / draws
    bias = NORMAL.inv_cdf(min(max(below, 1 / draws), 1 - 1 / draws))
    acceleration = sum((one - middle) ** 3 for one in values) / (6 * squares**1.5)

    def end(share: float) -> float:
        z = bias + NORMAL.inv_cdf(share)
        return means[min(draws - 1, int(draws * NORMAL.cdf(bias + z / (1 - acceleration * z))))]

    return end(0.025), end(0.975)


METHODS = {
    "t": student,
    "t on logit": logit,
    "Wilson": wilson,
    "Hall": hall,
}  # used: Hall for scores, t for differences
SLOW = {"bootstrap-t": bootstrap_t, "BCa": bca}


def coverage(n: int, runs: int, methods: Mapping[str, Callable[[Values], tuple[float, float]]]) -> None:
    print(f"\nCoverage of 95 % intervals in %, (mean width), n = {n}, {runs} runs")
    print(f"{'':28}" + "".join(f"{name:>15}" for name in methods))
    for shape, (draw, truth) in shapes().items():
        rng = random.Random(1)
        samples = [[draw(rng) for _ in range(n)] for _ in range(runs)]
        cells = []
        for method in methods.values():
            ends = [method(values) for values in samples]
            held = sum(low - 1e-12 <= truth <= high + 1e-12 for low, high in ends) / runs
            width = sum(min(1.0, high) - max(-1.0, low) for low, high in ends) / runs
            cells.append(f"{100 * held:8.1f} ({width:.3f})")
        print(f"{shape:28}" + "".join(f"{cell:>15}" for cell in cells))


# --- two runs over the same articles


def table(mean: float, deviation: float, items: int) -> list[int]:
    """Sorted hits of 4,096 articles: the quantile function of the metric."""
    rng, (draw, _) = random.Random(2), beta_binomial(mean, deviation, items)
    return sorted(round(draw(rng) * items) for _ in range(4096))


TABLES = {name: table(*shape) for name, shape in METRICS.items()}


def population(
    correlation: float,
    effects: Mapping[str, float],
    *,
    together: float = 0.3,
    size: int = 4000,
    names: Sequence[str] = tuple(METRICS),
) -> list[tuple[float, ...]]:
    """Draw articles with the differences (new - old) of each metric.

    Hits of both runs come from the metric's own distribution, tied by a Gaussian copula: *correlation* between the
    runs, *together* between the metrics. An effect takes hits from the new run, each with the same probability.
    """
    rng = random.Random(3)
    gauss, a, b, c, d = rng.gauss, *(math.sqrt(x) for x in (correlation, 1 - correlation, together, 1 - together))

    def article() -> tuple[float, ...]:
        shared, once, twice = gauss(0, 1), gauss(0, 1), gauss(0, 1)
        row = []
        for name in names:
            mean, _, items = METRICS[name]
            ease = a * (c * shared + d * gauss(0, 1))
            old, new = (
                TABLES[name][int(4096 * NORMAL.cdf(ease + b * (c * luck + d * gauss(0, 1))))] for luck in (once, twice)
            )
            if effects.get(name):
                new = sum(rng.random() >= effects[name] / mean for _ in range(new))
            row.append((new - old) / items)
        return tuple(row)

    return [article() for _ in range(size)]


def sample(pool: Sequence[tuple[float, ...]], n: int, rng: random.Random, *, equal: bool) -> dict[str, list[float]]:
    rows = rng.choices(pool, k=n)
    if equal:
        rows = [row if rng.random() < 0.5 else tuple(-one for one in row) for row in rows]
    return dict(zip(METRICS, map(list, zip(*rows, strict=True)), strict=True))


def extent(values: Values) -> float:
    total, squares = sum(values), sum(value * value for value in values)
    left = squares - total**2 / len(values)
    return total / math.sqrt(left) if left > 1e-12 else total * 1e6


def regressed(family: Mapping[str, Values], *, sides: int = 2) -> bool:
    """Say whether `decide` calls a regression; the furthest metric comes first, as Holm needs its p below .05 / m."""
    extents = {name: extent(values) for name, values in family.items()}
    furthest = (
        max(extents, key=lambda name: abs(extents[name])) if sides == 2 else min(extents, key=extents.__getitem__)
    )
    if abs(extents[furthest]) < 2.4 or (len(family[furthest]) >= 24 and abs(extents[furthest]) > 6):
        return extents[furthest] < -6  # so near zero, or so far from it, that no p-value is needed
    found = stats.paired(family[furthest])
    if found.p * sides / 2 * len(family) > 0.05:
        return False
    if found.mean < 0 and not found.within(stats.MARGIN):
        return True
    return sides == 2 and stats.decide(family).verdict is stats.Verdict.REGRESSION


def false_alarms(runs: int) -> None:
    print(
        f"\nEqual systems called a regression, % of {runs} runs (six headline metrics; correlation of runs, of metrics)"
    )
    print(" runs  metrics    n   verdict, two-sided   one-sided   mean of recall fell .02   any mean fell .02")
    for correlation, together in ((0.3, 0.3), (0.5, 0.0), (0.5, 0.3), (0.8, 0.3)):
        pool = population(correlation, {}, together=together)
        for n in (12, 24, 48):
            rng, counts = random.Random(n), [0, 0, 0, 0]
            for _ in range(runs):
                family = sample(pool, n, rng, equal=True)
                falls = [sum(values) <= -0.02 * n for values in family.values()]
                called = (regressed(family), regressed(family, sides=1), falls[0], any(falls))
                counts = [count + one for count, one in zip(counts, called, strict=True)]
            two, one, naive, any_naive = (100 * count / runs for count in counts)
            print(f"{correlation:5} {together:8} {n:4} {two:20.1f} {one:11.1f} {naive:25.1f} {any_naive:19.1f}")


def shortcut_agrees(runs: int) -> None:
    pool, rng, differ = population(0.5, {"claims.recall": 0.08}), random.Random(9), 0
    for _ in range(runs):
        family = sample(pool, 12, rng, equal=False)
        differ += regressed(family) != (stats.decide(family).verdict is stats.Verdict.REGRESSION)
    print(f"\nThe simulation's short cut and decide() differ in {differ} of {runs} runs")


DROPS = (0.02, 0.03, 0.05, 0.08, 0.1, 0.2, 0.3)


def power(runs: int) -> None:
    for title, names in (("claims.recall alone falls", ["claims.recall"]), ("all six fall", list(METRICS))):
        print(f"\nCalled a regression, % of {runs} runs, correlation .5: {title}")
        print("   n" + "".join(f"{drop:8}" for drop in DROPS))
        pools = [population(0.5, dict.fromkeys(names, drop), size=1500) for drop in DROPS]
        for n in (12, 24, 48, 96):
            rng = random.Random(n)
            rates = [sum(regressed(sample(pool, n, rng, equal=False)) for _ in range(runs)) / runs for pool in pools]
            print(f"{n:4}" + "".join(f"{100 * rate:8.0f}" for rate in rates))


def same(runs: int) -> None:
    print(f"\nclaims.recall alone (correlation .8), % of {runs} runs: same / regression / cannot tell / improved")
    for drop in (0.0, 0.01, 0.03, 0.05):
        pool = population(0.8, {"claims.recall": drop}, names=["claims.recall"])
        for n in (24, 96):
            rng, found = random.Random(n), []
            for _ in range(runs):
                values = [one[0] for one in rng.choices(pool, k=n)]
                found.append(stats.decide({"claims.recall": values}).verdict)
            shares = [
                100 * found.count(stats.Verdict(word)) / runs
                for word in ("same", "regression", "cannot tell", "improved")
            ]
            print(f"drop {drop:.2f}  n {n:3}  " + " / ".join(f"{share:.0f}" for share in shares))


def planned(runs: int) -> None:
    print(
        f"\nArticles planned for power 80 % (recall alone of six falls, correlation .5), and their power, {runs} runs"
    )
    for drop in (0.05, 0.08, 0.1, 0.2):
        pool = population(0.5, {"claims.recall": drop})
        deviation = stats.spread([row[0] for row in pool])
        n = stats.plan(deviation, [drop], metrics=len(METRICS))[0].articles or 0
        rng = random.Random(n)
        seen = sum(stats.paired([row[0] for row in rng.choices(pool, k=n)]).p <= 0.05 / 6 for _ in range(runs)) / runs
        print(f"effect {drop:.2f}  deviation {deviation:.3f}  articles {n:4}  power {100 * seen:.0f} %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the runs")
    share = 10 if parser.parse_args().quick else 1
    started = time.process_time()

    def part(*call: object) -> None:
        call[0](*call[1:])  # type: ignore[operator]
        print(f"[{time.process_time() - started:.1f} CPU-seconds]", flush=True)

    for n in (5, 12, 24, 48):
        part(coverage, n, 2000 // share if n == 24 else 400 // share, METHODS)
    part(coverage, 24, 100 // share, SLOW)
    part(false_alarms, 2000 // share)
    part(shortcut_agrees, 1000 // share)
    part(power, 100 // share)
    part(same, 100 // share)
    part(planned, 200 // share)


if __name__ == "__main__":
    main()
