"""What a sentence of a summary is held to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from llmbrief.brief import Claim
from llmbrief.matching.statements import Statement, statement
from llmbrief.verification.checking.reading import Facts


class Sources(NamedTuple):
    """What a sentence is held to."""

    claims: Sequence[Claim]
    given: Facts  # of all that these claims, or of an uncited sentence all claims, say
    article: Facts

    def statements(self) -> list[Statement]:
        """Return what the claims state."""
        return [statement(claim.text, self.article.language) for claim in self.claims]

    def texts(self) -> Iterator[str]:
        """Yield the claims' texts and quotes."""
        for claim in self.claims:
            yield from (claim.text, *(one.quote for one in claim.evidence))


def words_of(claim: Claim) -> str:
    """Return all that a claim says, who says it, and its quotes."""
    return "\n".join(filter(None, (claim.text, claim.speaker, claim.via, *(one.quote for one in claim.evidence))))
