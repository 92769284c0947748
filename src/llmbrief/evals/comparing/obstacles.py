"""What keeps two reports from being compared: cases that failed, and cases that are not the same."""

# Annotations are not postponed here: pydantic would compile every one of them again, from text.

from collections.abc import Iterable, Iterator
from typing import Literal

from llmbrief.evals.comparing.moves import by_slug
from llmbrief.evals.metrics import HEADLINE
from llmbrief.evals.report import Failure, Report
from llmbrief.shown import one_line

_LISTED = 5


class Failed(Failure):
    """A case without scores, and in which of two reports."""

    side: Literal["old", "new"]


def failed_cases(old: Report, new: Report) -> tuple[Failed, ...]:
    """Return the failures of both reports."""
    return (*_failed(old, "old"), *_failed(new, "new"))


def obstacles(old: Report, new: Report) -> tuple[str, ...]:
    """Say in a few words each why two reports without failures do not measure the same: other cases, text or gold,
    or a headline metric that only one of them has."""
    if not old.cases or not new.cases:
        return ("there is no case to compare",)
    found = (*_other_cases(old, new), *_other_metrics(old, new))
    if not found and old.data_digest != new.data_digest:
        return ("the digest of gold and seeds is not the same",)
    return found


def listed(names: Iterable[str]) -> str:
    """Name the first few, and count the others."""
    several = [one_line(name, 60) for name in names]
    more = len(several) - _LISTED
    return ", ".join(several[:_LISTED]) + (f" and {more} more" if more > 0 else "")


def _failed(report: Report, side: Literal["old", "new"]) -> Iterator[Failed]:
    for failure in report.failures:
        yield Failed(slug=failure.slug, kind=failure.kind, message=failure.message, side=side)


def _other_cases(old: Report, new: Report) -> Iterator[str]:
    before, after = by_slug(old), by_slug(new)
    shared = sorted(before.keys() & after.keys())
    texts = [slug for slug in shared if before[slug][0].article != after[slug][0].article]
    labels = [slug for slug in shared if _differ(before[slug][0].labels, after[slug][0].labels)]
    for words, slugs in (
        ("only in the old report", sorted(before.keys() - after.keys())),
        ("only in the new report", sorted(after.keys() - before.keys())),
        ("another text", texts),
        ("other gold", labels),
    ):
        if slugs:
            yield f"{words}: {listed(slugs)}"


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _other_metrics(old: Report, new: Report) -> Iterator[str]:
    before, after = _metrics(old), _metrics(new)
    for words, metrics in (("old", before - after), ("new", after - before)):
        names = [name for name in HEADLINE if name in metrics]
        if names:
            yield f"scored in the {words} report only: {listed(names)}"


def _metrics(report: Report) -> set[str]:
    return {name for card in report.cases for name in card.scores}
