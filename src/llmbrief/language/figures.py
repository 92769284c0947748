"""Read a number in figures by the marks of a language."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

_LONGEST = 28  # digits: the precision of Decimal arithmetic, so that every value is exact
_VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal("0." + 28 * "3"),
    "⅔": Decimal("0." + 27 * "6" + "7"),
}
_MARKS = str.maketrans("．，’", ".,'")
_SPACES = " \u00a0\u202f\u2009'"  # what groups thousands everywhere
_DECIMAL_COMMA = ("de", "es", "fr")


def figure_value(figure: str, language: str) -> Decimal | None:
    """Return the value of *figure* (digits with marks, ``1,000``, ``14,3``, ``1'000``, ``1 000``, ``2½``); None if
    it is none.

    One mark before exactly three digits groups thousands where the language (or none given) writes it so: ``1,500``
    in English and Japanese, ``1.500`` in German, Spanish and French, both without a language. Other single marks are
    decimal.
    """
    if len(figure) > 2 * _LONGEST:
        return None
    if figure.isdecimal() and len(figure) <= _LONGEST:
        return Decimal(figure)
    part = _VULGAR.get(figure[-1:], Decimal(0))
    plain = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in figure.rstrip("½¼¾⅓⅔").translate(_MARKS)
    )
    if not plain:
        return part
    value = _marked(plain, language)
    return value if value is None or not part else value + part


def _marked(plain: str, language: str) -> Decimal | None:
    for space in _SPACES:
        whole = plain.partition(",")[0].partition(".")[0]
        plain = plain.replace(space, "") if _groups(whole.split(space)) else plain
    if sum(map(str.isdigit, plain)) > _LONGEST or not set(plain) <= set("0123456789.,"):
        return None
    points, commas = plain.count("."), plain.count(",")
    if points and commas:
        return _both(plain)
    if points + commas == 0:
        return Decimal(plain)
    mark = "." if points else ","
    if points + commas > 1:
        return Decimal(plain.replace(mark, "")) if _groups(plain.split(mark)) else None
    if _groups(plain.split(mark)) and mark in _thousands(language):
        return Decimal(plain.replace(mark, ""))
    return Decimal(plain.replace(mark, "."))


def _thousands(language: str) -> str:
    if language in ("en", "ja"):
        return ","
    return "." if language in _DECIMAL_COMMA else ".,"


def _both(plain: str) -> Decimal | None:
    """Read a figure with both marks: the last one is decimal, the others group."""
    decimal = max(".", ",", key=plain.rfind)
    group = "," if decimal == "." else "."
    whole, _, rest = plain.rpartition(decimal)
    if decimal in whole or not _groups(whole.split(group)):
        return None
    return Decimal(f"{whole.replace(group, '')}.{rest}")


def _groups(parts: list[str]) -> bool:
    """Tell whether *parts* are groups of thousands: 1 to 3 digits without a leading zero, then three each."""
    head, *rest = parts
    return bool(rest) and 1 <= len(head) <= 3 and head[0] != "0" and all(len(part) == 3 for part in rest)
