"""Words that turn or soften a statement, by language (keys of ``LANGUAGES``); lower case, single words or phrases."""

from __future__ import annotations

NEGATIONS: dict[str, frozenset[str]] = {"en": frozenset({"not", "no", "never", "none", "neither", "nor", "without"})}
HEDGES: dict[str, frozenset[str]] = {"en": frozenset({"may", "might", "could", "likely", "reportedly", "apparently"})}
DENIALS: dict[str, frozenset[str]] = {"en": frozenset({"denied", "denies", "deny", "rejected", "rejects"})}
