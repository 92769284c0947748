"""Read Japanese numerals: digits, kanji and both together (``3万5000``, ``二十五``, ``4.2億``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "億": 100_000_000, "兆": 1_000_000_000_000}
_KANJI = "〇一二三四五六七八九十百千万億兆"
_FIGURE = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９.．])(?<![A-Za-z]-)(?P<mark>第|数)?(?P<numeral>(?:{_FIGURE}|(?!四半期)[{_KANJI}]){{1,40}})"
        r"(?P<rest>つ)?(?P<parts>分の(?P<over>[0-9０-９一二三四五六七八九十]{1,3}))?"
    )


_COUNTERS = (
    r"[人名件社円台棟票点歳頭匹枚校店箇個つ倍割隻戸軒]|カ国|か国|ヵ国|[カかヶヵケ]月|年間|時間|週間|日間|世帯"
    r"|パーセント|ポイント|メートル|キロ|トン|ドル|ユーロ"
)
_ONE_BEFORE = re.compile(rf"(?!人暮|人称|人当|つの|点張|名前)(?:{_COUNTERS})")
_SMALL_BEFORE = re.compile(rf"(?!人暮|人称|人当|名前|本木)(?:{_COUNTERS}|[回本杯位番目分度秒年冊号級席議階種%％])")
_HALF = re.compile(r"半分|半数")
_HAN = re.compile(r"[\u3400-\u9fff々]")


class Numeral(NamedTuple):
    """A numeral at ``start:end`` (code points); ``ordinal`` after ``第``, ``approximate`` after ``数``."""

    start: int
    end: int
    value: Decimal
    ordinal: bool
    approximate: bool


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals in *text*; kanji that are part of a word (``一部``, ``千葉``) are left out."""
    for found in _numeral().finditer(text):
        value = numeral_value(found["numeral"])
        if value is None or not _counts(text, found):
            continue
        if found["parts"]:
            over = numeral_value(found["over"])
            if over is None or value == 0:
                continue
            value = over / value
        yield Numeral(found.start(), found.end(), value, found["mark"] == "第", found["mark"] == "数")
    for found in _HALF.finditer(text):
        yield Numeral(*found.span(), Decimal("0.5"), False, False)


def _counts(text: str, found: re.Match[str]) -> bool:
    """Tell whether kanji numerals count something here: by a mark, a counter, digits, or several of them together."""
    numeral = found["numeral"]
    if found["mark"] == "数":
        return numeral[0] in _SMALL or numeral[0] in _LARGE
    if numeral[0] not in _KANJI or found["mark"] or found["parts"] or found["rest"]:
        return True
    return _one_kanji_counts(text, found) if len(numeral) == 1 else numeral not in ("万一", "千万")


def _one_kanji_counts(text: str, found: re.Match[str]) -> bool:
    """Tell *三人* and *千* from *三菱*, *千葉*, *一部*, *十分*: a single kanji takes a counter, or stands free."""
    numeral = found["numeral"]
    if numeral in _LARGE:
        return False
    if numeral == "一":
        return _ONE_BEFORE.match(text, found.end()) is not None
    if numeral == "十" and text.startswith("分", found.end()):
        return False
    inside = found.start() > 0 and _HAN.match(text, found.start() - 1) is not None
    if numeral in _SMALL and not inside and not _HAN.match(text, found.end()):
        return True
    return _SMALL_BEFORE.match(text, found.end()) is not None


def numeral_value(numeral: str) -> Decimal | None:
    """Return the value of a numeral in digits, kanji or both; None if it is not well formed or past 28 digits."""
    total, below, current = Decimal(0), Decimal(0), None
    limit = 10**16
    for part in re.findall(rf"{_FIGURE}|[〇一二三四五六七八九]+|[{_KANJI}]", numeral):
        if part in _LARGE:
            amount = below + (current or 0)
            if (amount == 0 and part != "万") or _LARGE[part] >= limit:
                return None
            total, below, current, limit = total + (amount or 1) * _LARGE[part], Decimal(0), None, _LARGE[part]
        elif part in _SMALL:
            below, current = below + (1 if current is None else current) * _SMALL[part], None
        elif current is not None:
            return None
        else:
            current = _figure(part)
            if current is None:
                return None
    return total + below + (current or 0)


def _figure(part: str) -> Decimal | None:
    digits = "".join(str(_DIGITS[c]) if c in _DIGITS else c for c in part)
    plain = digits.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    if len(plain) > 28:
        return None
    groups = plain.split(",")
    if len(groups) > 1 and not all(len(group.partition(".")[0]) == 3 for group in groups[1:]):
        return Decimal(plain.replace(",", ".")) if plain.count(",") == 1 and "." not in plain else None
    joined = "".join(groups)
    return Decimal(joined) if joined.count(".") <= 1 else None
