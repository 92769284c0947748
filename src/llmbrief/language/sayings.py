"""Verbs of saying, as they stand after a name; English. The patterns of attribution are made of them."""

from __future__ import annotations

# Alternatives of a pattern, in the order in which they are tried.
_ENGLISH = """
    contends, contended, cautions, cautioned, complains, complained, quipped, joked, reckons, reckoned, lamented,
    vowed, promised, pledged, observed, observes, remarked, continued, went on, goes on, asserts, asserted,
    counters, concedes, recalls, fears, feared, said, says, say, added, adds, told, tells, explained, explains,
    noted, notes, stated, states, announced, announces, claimed, claims, insisted, insists, argued, argues,
    warned, warns, warn, stressed, stresses, emphasised, emphasized, emphasises, emphasizes, highlighted,
    revealed, reveals, reported, reports, confirmed, confirms, acknowledged, acknowledges, admitted, admits,
    replied, answered, testified, wrote, writes, declared, declares, disclosed, countered, conceded, recalled,
    pointed out, points out, maintained, maintains, concluded, concludes, found, alleged, alleges, suggested,
    suggests, speculated, believes, believed, believe, thinks, think, thought, hopes, hoped, predicted, predicts,
    forecast, forecasts, expects, expected, estimated, estimates, denied, denies, deny, rejected claims,
    rejected reports, rejected suggestions, dismissed claims, dismissed reports, disputed, disputes
"""
ENGLISH = tuple(" ".join(verb.split()) for verb in _ENGLISH.split(","))


def verbs_of_saying(language: str) -> frozenset[str]:
    """Return the verbs that make whoever stands before them the speaker; for English alone."""
    return _VERBS if language == "en" else frozenset()


_VERBS = frozenset(ENGLISH)
