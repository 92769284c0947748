"""A row of the table of faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from llmbrief import errors
from tests.engine.server import Behaviour

Sent = Literal["once", "again", "re-asked", "fine"]
ONCE: Sent = "once"
AGAIN: Sent = "again"
REASKED: Sent = "re-asked"
FINE: Sent = "fine"
KEY = "sk-Secret.key/of+the=tests:0123456789"  # no pattern of a key covers all of it


@dataclass(frozen=True)
class Row:
    """A fault. ``sent``: once and never again, again as it was, again with what was wrong, or it is no fault at all."""

    name: str
    behave: Behaviour
    sent: Sent
    error: type[errors.ProviderError] | None = None  # what comes of it when it happens always
    provider: str = "openai"  # whose dialect is spoken

    @property
    def transient(self) -> bool:
        """Whether it is survived when it happens once."""
        return self.sent != ONCE
