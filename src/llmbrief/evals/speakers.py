"""Whether two names are one speaker's."""

from __future__ import annotations

from llmbrief.matching.contradictions import name_words


def same_speaker(one: str | None, other: str | None) -> bool:
    """Say whether two speakers, as an article names them, are the same; None is the article's own voice."""
    if one is None or other is None:
        return one is other
    mine, theirs = name_words(one), name_words(other)
    return mine <= theirs or theirs <= mine
