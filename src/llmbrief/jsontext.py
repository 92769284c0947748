"""JSON from outside, read strictly: what two readers could understand differently is refused."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

_SURROGATE = re.compile("[\ud800-\udfff]")


def loads(data: str) -> Any:
    """Parse JSON text; raise ValueError on doubled keys, NaN, lone surrogates and absurd nesting or numbers."""
    try:
        value = json.loads(data, object_pairs_hook=_object, parse_constant=_constant)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if "\\u" in data and _SURROGATE.search(json.dumps(value, ensure_ascii=False)):
        raise ValueError("holds half of a surrogate pair, which is no character")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"the key {key!r} stands twice in one object")
            seen.add(key)
    return value


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")
