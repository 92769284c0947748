"""JSON from outside, read strictly: what two readers could understand differently is refused (after RFC 7493)."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

_LARGEST = 2**64 - 1  # seeds and ids of 64 bits are common in envelopes; what is larger counts nothing
_SHOWN = 40  # code points of a key, or digits of a number, that a message repeats


def loads(data: str) -> Any:
    """Parse JSON text; raise ValueError on doubled keys, NaN, lone surrogates and absurd nesting or numbers."""
    try:
        value = json.loads(
            data, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer, parse_float=_float
        )
        (json.dumps(value, ensure_ascii=False) if "\\u" in data else data).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except UnicodeEncodeError:
        raise ValueError("holds half of a surrogate pair, which is no character") from None
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise ValueError(f"the key {key[:_SHOWN]!r} stands twice in one object")
            seen.add(key)
    return value


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _integer(digits: str) -> int:
    if len(digits) > _SHOWN or abs(int(digits)) > _LARGEST:
        raise ValueError(f"the number {digits[:_SHOWN]} is too large to mean anything")
    return int(digits)


def _float(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError(f"the number {digits[:_SHOWN]} is too large to be read the same everywhere")
    return value
