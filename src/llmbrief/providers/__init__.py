"""Asking a model: the only place that knows openai, instructor and the other providers' clients.

``clients`` wraps those clients, ``dialects`` says how each provider is asked and how its answers are read, ``calling``
turns whatever a client does into JSON or an error of ours, ``asking`` has the one loop around a call, ``prices`` what
it costs. Clients are imported when the first request is made.
"""

from __future__ import annotations

from llmbrief.providers.asking import (
    MAX_ANSWERS,
    Asking,
    Ledger,
    Limits,
    ask,
    cost_at_most,
    cost_in_all,
    out_of_time,
    refuse_cost,
    tokens_at_most,
)
from llmbrief.providers.calling import Caller, own_caller, wire_caller
from llmbrief.providers.dialects import OUTPUT_CAP, Dialect, dialect_of
from llmbrief.providers.prices import price

__all__ = [
    "MAX_ANSWERS",
    "OUTPUT_CAP",
    "Asking",
    "Caller",
    "Dialect",
    "Ledger",
    "Limits",
    "ask",
    "cost_at_most",
    "cost_in_all",
    "dialect_of",
    "out_of_time",
    "own_caller",
    "price",
    "refuse_cost",
    "tokens_at_most",
    "wire_caller",
]
