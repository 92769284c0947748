"""Statistics over articles: intervals, paired tests, verdicts and how many articles a difference needs.

The article is the unit. Its values (one for each recording, or for each slug that holds it) are averaged first, so that
n counts articles, never claims or recordings. Every function is pure and gives the same answer each time.
"""

import math
import random
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

LEVEL = 0.95
MARGIN = 0.03
EXACT = 28  # articles whose 2**n sign patterns are all counted; beyond it patterns are drawn
DRAWS = 9_999
BLOCK = 12  # articles whose signs are drawn at once
SEED = 20_261_126
ROUNDING = 1e-9  # two sums of differences nearer than this are one sum, a spread below it is none
MOST_ARTICLES = 3_000
NORMAL_80 = 0.841621233572914  # the .8-quantile of the normal distribution


class Verdict(StrEnum):
    """What a comparison comes to; whether a report is fit to be compared at all is the caller's to say."""

    IMPROVED = "improved"
    SAME = "same"
    REGRESSION = "regression"
    CANNOT_TELL = "cannot tell"
    INFRASTRUCTURE = "infrastructure"


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over *n* articles, and where the mean over all such articles may lie."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Paired:
    """The mean of article-wise differences (new minus old), its interval, and the p-value of the sign-flip test."""

    mean: float
    low: float
    high: float
    p: float  # two-sided; a fall alone has half of it
    n: int

    def within(self, margin: float) -> bool:
        """Tell whether the whole interval lies within plus or minus *margin*."""
        return -margin <= self.low and self.high <= margin


@dataclass(frozen=True, slots=True)
class Judged:
    """The difference of one metric, its p-value after Holm's correction, and the verdict on it."""

    difference: Paired
    p: float
    verdict: Verdict


@dataclass(frozen=True)
class Decision:
    """The verdict over a family of metrics, and each metric's own."""

    verdict: Verdict
    metrics: Mapping[str, Judged]


@dataclass(frozen=True, slots=True)
class Need:
    """How many articles it takes to see *effect*; null when even 3,000 are too few."""

    effect: float
    articles: int | None


def differences(
    old: Mapping[str, Sequence[float | None]], new: Mapping[str, Sequence[float | None]]
) -> Mapping[str, float]:
    """Take new minus old for each article, after averaging the values of one article.

    Keys name articles, not slugs: slugs that hold the same article share a key. A null (nothing to count) is no value;
    an article without a value on either side has no difference.
    """
    before, after = _averages(old), _averages(new)
    return {article: after[article] - before[article] for article in sorted(before.keys() & after.keys())}


def _averages(values: Mapping[str, Sequence[float | None]]) -> dict[str, float]:
    counted = {article: [value for value in several if value is not None] for article, several in values.items()}
    return {article: _mean(several) for article, several in counted.items() if several}


def interval(values: Sequence[float], *, level: float = LEVEL, bounds: tuple[float, float] = (0.0, 1.0)) -> Interval:
    """Estimate the mean over articles with a Student interval corrected for skewness.

    The studentized mean T of skewed values is itself skewed. Hall's monotone cubic of T takes out the skewness to the
    order of 1/n; Student's quantiles are carried back through its inverse. Scores that crowd at 1 so get a longer
    lower arm, and symmetric values get Student's interval. The ends are cut at *bounds*. One value tells nothing: its
    interval is *bounds*. Equal values tell that articles with another value are few, not that there are none: as many
    as a share of t**2 / (n + t**2), the far end of Wilson's interval for none of n, may lie as far off as a bound, and
    pull the mean by that share of the way to it.

    Sources: Student, "The probable error of a mean", Biometrika 6 (1908); P. Hall, "On the removal of skewness by
    transformation", Journal of the Royal Statistical Society B 54 (1992); E. B. Wilson, "Probable inference, the law
    of succession, and statistical inference", Journal of the American Statistical Association 22 (1927).
    Raises ValueError without values.
    """
    n, mean = len(values), _mean(values)
    if n == 1:
        return Interval(mean, *bounds, n)
    t, deviation = student_quantile((1 + level) / 2, n - 1), spread(values)
    if deviation > ROUNDING:
        skewness = _mean([((value - mean) / deviation) ** 3 for value in values])
        below = deviation * _unskewed(t / math.sqrt(n), skewness, n)
        above = -deviation * _unskewed(-t / math.sqrt(n), skewness, n)
    else:
        unseen = t**2 / (n + t**2)
        below, above = unseen * (mean - bounds[0]), unseen * (bounds[1] - mean)
    return Interval(mean, min(mean, max(mean - below, bounds[0])), max(mean, min(mean + above, bounds[1])), n)


def _unskewed(reach: float, skewness: float, n: int) -> float:
    """Solve S + g*S**2/3 + g**2*S**3/27 + g/(6*n) = reach for S, with g the skewness."""
    if abs(skewness) < 1e-6:
        return reach
    return 3 / skewness * (math.cbrt(1 + skewness * (reach - skewness / (6 * n))) - 1)


def paired(values: Sequence[float], *, level: float = LEVEL) -> Paired:
    """Test whether article-wise differences (new minus old, one for each article) lie to one side of zero.

    Were the systems equal, each difference could as well have had the other sign. The p-value is the share of sign
    patterns whose sum is at least as far from zero: of all 2**n while at most 28 differences are not zero, else of
    9,999 drawn with a fixed seed, where a tail is (1 + found) / (1 + drawn). The interval is Student's, cut at -1 and
    1: differences have long arms on both sides, for which a correction of skewness does harm. Differences that are all
    zero have p 1 and the interval from 0 to 0, of one article or many; one that is not zero tells nothing (-1 to 1).

    Sources: R. A. Fisher, "The Design of Experiments" (1935), section 21; E. J. G. Pitman, "Significance tests which
    may be applied to samples from any populations", Supplement to the Journal of the Royal Statistical Society 4
    (1937); B. Phipson and G. K. Smyth, "Permutation p-values should never be zero", Statistical Applications in
    Genetics and Molecular Biology 9 (2010).
    Raises ValueError without values.
    """
    n, mean = len(values), _mean(values)
    sizes = sorted(abs(value) for value in values if abs(value) > ROUNDING)
    if not sizes:
        return Paired(0.0, 0.0, 0.0, 1.0, n)
    reach = student_quantile((1 + level) / 2, n - 1) * spread(values) / math.sqrt(n) if n > 1 else math.inf
    p = min(1.0, 2 * _tail(sizes, abs(mean * n)))
    return Paired(mean, max(-1.0, mean - reach), min(1.0, mean + reach), p, n)


def _tail(sizes: Sequence[float], total: float) -> float:
    """Give the share of sign patterns over *sizes* whose sum reaches *total*."""
    return _counted_tail(sizes, total) if len(sizes) <= EXACT else _drawn_tail(sizes, total)


def _counted_tail(sizes: Sequence[float], total: float) -> float:
    """Count all sign patterns, by the sums of each half: for n sizes 2**(n/2) look-ups instead of 2**n sums."""
    half = len(sizes) // 2
    left, right = _signed_sums(sizes[:half]), sorted(_signed_sums(sizes[half:]))
    least = total - ROUNDING
    found = sum(len(right) - bisect_left(right, least - one) for one in left)
    return found / (len(left) * len(right))


def _drawn_tail(sizes: Sequence[float], total: float) -> float:
    draw = random.Random(SEED)  # noqa: S311 (a simulation, no secret)
    blocks = [_signed_sums(sizes[start : start + BLOCK]) for start in range(0, len(sizes), BLOCK)]
    sums = zip(*(draw.choices(block, k=DRAWS) for block in blocks), strict=True)
    found = [sum(parts) >= total - ROUNDING for parts in sums].count(True)
    return (1 + found) / (1 + DRAWS)


def _signed_sums(sizes: Sequence[float]) -> list[float]:
    sums = [0.0]
    for size in sizes:
        sums = [one + signed for one in sums for signed in (-size, size)]
    return sums


def holm(p_values: Mapping[str, float]) -> Mapping[str, float]:
    """Adjust p-values for their number, so that the chance of any false alarm in the family stays below the level.

    The i-th smallest of m is multiplied by m - i + 1, never falls below the one before and never passes 1. Source:
    S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
    """
    adjusted, floor = {}, 0.0
    for rank, name in enumerate(sorted(p_values, key=p_values.__getitem__)):
        floor = max(floor, min(1.0, (len(p_values) - rank) * p_values[name]))
        adjusted[name] = floor
    return {name: adjusted[name] for name in p_values}


def judge(difference: Paired, p: float, *, margin: float = MARGIN, level: float = LEVEL) -> Verdict:
    """Judge one metric for which higher is better, by its difference and its (adjusted) two-sided p-value.

    *Same* comes first: a change whose whole interval lies within the margin is one that nobody minds, however sure it
    is. These are two one-sided tests, each at half of 1 - level: D. J. Schuirmann, "A comparison of the two one-sided
    tests procedure and the power approach", Journal of Pharmacokinetics and Biopharmaceutics 15 (1987).
    """
    if difference.within(margin):
        return Verdict.SAME
    if p > 1 - level or difference.mean == 0:
        return Verdict.CANNOT_TELL
    return Verdict.REGRESSION if difference.mean < 0 else Verdict.IMPROVED


def decide(family: Mapping[str, Sequence[float]], *, margin: float = MARGIN, level: float = LEVEL) -> Decision:
    """Judge article-wise differences of several metrics (higher is better) together, with Holm's correction.

    One metric that fell is a *regression*, whatever the others gained; else one that rose is *improved*; *same* asks
    it of every metric (which needs no correction: R. L. Berger, "Multiparameter hypothesis testing and acceptance
    sampling", Technometrics 24, 1982); anything else is *cannot tell*. A metric without any difference is left out.
    """
    tested = {name: paired(values, level=level) for name, values in family.items() if values}
    adjusted = holm({name: difference.p for name, difference in tested.items()})
    metrics = {
        name: Judged(difference, adjusted[name], judge(difference, adjusted[name], margin=margin, level=level))
        for name, difference in tested.items()
    }
    return Decision(overall(judged.verdict for judged in metrics.values()), metrics)


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """Put the verdicts of several metrics into one."""
    found = set(verdicts)
    for strongest in (Verdict.REGRESSION, Verdict.IMPROVED):
        if strongest in found:
            return strongest
    return Verdict.SAME if found == {Verdict.SAME} else Verdict.CANNOT_TELL


def spread(values: Sequence[float]) -> float:
    """Give the standard deviation (n - 1 in the denominator); 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    mean = _mean(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))


def spread_at_most(deviation: float, n: int) -> float:
    """Give the standard deviation that lies above the true one in four of five samples of *n* values, at least 2, whose
    own is *deviation*.

    It is what a plan should rest on: with the deviation of a few values itself, about half of all plans ask for too few
    articles. Sources: R. H. Browne, "On the use of a pilot sample for sample size determination", Statistics in
    Medicine 14 (1995); the chi-square quantile by E. B. Wilson and M. M. Hilferty, "The distribution of chi-square",
    Proceedings of the National Academy of Sciences 17 (1931).
    """
    part = 2 / (9 * (n - 1))
    return deviation / math.sqrt((1 - part - NORMAL_80 * math.sqrt(part)) ** 3)


def plan(
    deviation: float, effects: Iterable[float], *, metrics: int = 1, level: float = LEVEL, power: float = 0.8
) -> tuple[Need, ...]:
    """Tell for each effect how many articles show it with probability *power*.

    *deviation* is the standard deviation of article-wise differences, *metrics* the size of the family over which Holm
    runs: a metric that moves alone is tested at alpha = (1 - level) / metrics. It is the least n with
    n >= ((t(1 - alpha/2) + t(power)) * deviation / effect)**2, both quantiles with n - 1 degrees of freedom, and with
    2 / 2**n <= alpha, below which no sign-flip test can reject. Source: J. Cohen, "Statistical Power Analysis for the
    Behavioral Sciences" (1988), chapter 2, with t in place of the normal quantiles.
    """
    alpha = (1 - level) / metrics
    fewest = max(2, math.ceil(math.log2(2 / alpha)))
    return tuple(Need(effect, _least(deviation / abs(effect), 1 - alpha / 2, power, fewest)) for effect in effects)


def articles_for_same(
    deviation: float, *, margin: float = MARGIN, level: float = LEVEL, power: float = 0.8
) -> int | None:
    """Tell how many articles show that equal systems are the *same*: that the interval lies within the margin."""
    return _least(deviation / margin, (1 + level) / 2, (1 + power) / 2, 2)


def _least(ratio: float, sure: float, power: float, fewest: int) -> int | None:
    """Give the least n from *fewest* on with n >= ((t(sure) + t(power)) * ratio)**2, which only grows truer with n."""

    def enough(n: int) -> bool:
        return n >= ((student_quantile(sure, n - 1) + student_quantile(power, n - 1)) * ratio) ** 2

    if not enough(MOST_ARTICLES):
        return None
    return fewest + bisect_left(range(fewest, MOST_ARTICLES), True, key=enough)


@lru_cache(maxsize=4096)
def student_quantile(p: float, degrees: int) -> float:
    """Give the *p*-quantile (0 < p < 1) of Student's t with whole *degrees* of freedom, to nine digits."""
    if p < 0.5:
        return -student_quantile(1 - p, degrees)
    low, high = 0.0, 1.0
    while student_cdf(high, degrees) < p:
        low, high = high, 2 * high
    while high - low > 1e-10 * high:
        middle = (low + high) / 2
        low, high = (middle, high) if student_cdf(middle, degrees) < p else (low, middle)
    return (low + high) / 2


def student_cdf(t: float, degrees: int) -> float:
    """Give the probability that Student's t stays below *t*, by the finite series for whole degrees of freedom.

    Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.7.3 and 26.7.4.
    """
    angle = math.atan2(t, math.sqrt(degrees))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = degrees % 2
    term, series = (cosine if odd else 1.0), 0.0
    for step in range(odd, degrees - odd, 2):
        series += term
        term *= cosine * cosine * (step + 1) / (step + 2)
    inside = 2 / math.pi * (angle + sine * series) if odd else sine * series
    return (1 + inside) / 2


def _mean(values: Sequence[float]) -> float:
    if not values:
        raise ValueError("there is no mean of no values")
    return math.fsum(values) / len(values)
