"""Names of units and currencies in the five languages, folded to one name each, and which of them scale exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

Kind = Literal["plain", "percent", "currency", "ordinal", "points", "time"]

# Folded name: its names in any language, lower case, separated by commas. Symbols that depend on case are in SYMBOLS.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "km": "kilometre,kilometres,kilometer,kilometers",
        "m": "metre,metres,meter,meters",
        "cm": "centimetre,centimetres,centimeter,centimeters",
        "mm": "millimetre,millimetres,millimeter,millimeters",
        "miles": "mile,miles",
        "feet": "foot,feet",
        "inches": "inch,inches",
        "yards": "yard,yards",
        "kg": "kilogram,kilograms,kilogramme,kilogrammes,kilo,kilos",
        "g": "gram,grams,gramme,grammes",
        "tonnes": "tonne,tonnes,metric ton,metric tons",
        "tons": "ton,tons",
        "ounces": "ounce,ounces",
        "litres": "litre,litres,liter,liters",
        "gallons": "gallon,gallons",
        "barrels": "barrel,barrels",
        "acres": "acre,acres",
        "hectares": "hectare,hectares",
        "km²": "square kilometre,square kilometres,square kilometer,square kilometers",
        "m²": "square metre,square metres,square meter,square meters",
        "square feet": "square foot,square feet",
        "square miles": "square mile,square miles",
        "m³": "cubic metre,cubic metres,cubic meter,cubic meters",
        "km/h": "kilometres per hour,kilometers per hour,kilometres an hour,kilometers an hour",
        "mph": "miles per hour,miles an hour",
        "degrees": "degree,degrees",
        "°C": "degrees celsius,degree celsius,degrees c,celsius",
        "°F": "degrees fahrenheit,degree fahrenheit,degrees f,fahrenheit",
        "seconds": "second,seconds,sec,secs",
        "minutes": "minute,minutes,min,mins",
        "hours": "hour,hours,hr,hrs",
        "days": "day,days",
        "weeks": "week,weeks",
        "months": "month,months",
        "years": "year,years,year-old,years-old,yr,yrs",
        "decades": "decade,decades",
        "centuries": "century,centuries",
        "times": "times,fold",
        "W": "watt,watts",
        "kW": "kilowatt,kilowatts",
        "MW": "megawatt,megawatts",
        "GW": "gigawatt,gigawatts",
        "TW": "terawatt,terawatts",
        "kWh": "kilowatt-hour,kilowatt-hours,kilowatt hour,kilowatt hours",
        "MWh": "megawatt-hour,megawatt-hours,megawatt hour,megawatt hours",
        "GWh": "gigawatt-hour,gigawatt-hours,gigawatt hour,gigawatt hours",
        "basis points": "basis point,basis points",
    },
    "de": {
        "km": "kilometer,kilometern,kilometers",
        "m": "meter,metern,meters",
        "cm": "zentimeter,zentimetern",
        "mm": "millimeter,millimetern",
        "miles": "meile,meilen",
        "kg": "kilogramm,kilo,kilos",
        "g": "gramm",
        "tonnes": "tonne,tonnen",
        "litres": "liter,litern",
        "hectares": "hektar",
        "km²": "quadratkilometer,quadratkilometern",
        "m²": "quadratmeter,quadratmetern",
        "m³": "kubikmeter,kubikmetern",
        "km/h": "kilometer pro stunde,stundenkilometer,stundenkilometern,kilometern pro stunde",
        "degrees": "grad",
        "°C": "grad celsius",
        "seconds": "sekunde,sekunden",
        "minutes": "minute,minuten,minütige,minütigen,minütiger",
        "hours": "stunde,stunden,stündige,stündigen,stündiger",
        "days": "tag,tage,tagen,tägige,tägigen,tägiger",
        "weeks": "woche,wochen,wöchige,wöchigen",
        "months": "monat,monate,monaten,monatige,monatigen",
        "years": "jahr,jahre,jahren,jährige,jähriger,jährigen,jährigem,jähriges,jahrige",
        "decades": "jahrzehnt,jahrzehnte,jahrzehnten",
        "centuries": "jahrhunderte,jahrhunderten",
        "times": "mal",
        "kW": "kilowatt",
        "MW": "megawatt",
        "GW": "gigawatt",
        "kWh": "kilowattstunde,kilowattstunden",
        "MWh": "megawattstunde,megawattstunden",
        "GWh": "gigawattstunde,gigawattstunden",
        "basis points": "basispunkt,basispunkte,basispunkten",
    },
    "es": {
        "km": "kilómetro,kilómetros",
        "m": "metro,metros",
        "cm": "centímetro,centímetros",
        "mm": "milímetro,milímetros",
        "miles": "milla,millas",
        "kg": "kilogramo,kilogramos,kilo,kilos",
        "g": "gramo,gramos",
        "tonnes": "tonelada,toneladas",
        "litres": "litro,litros",
        "hectares": "hectárea,hectáreas",
        "hm³": "hectómetro cúbico,hectómetros cúbicos,hectómetro,hectómetros",
        "km²": "kilómetro cuadrado,kilómetros cuadrados",
        "m²": "metro cuadrado,metros cuadrados",
        "m³": "metro cúbico,metros cúbicos",
        "km/h": "kilómetros por hora",
        "degrees": "grado,grados",
        "°C": "grados centígrados,grados celsius",
        "seconds": "segundo,segundos",
        "minutes": "minuto,minutos",
        "hours": "hora,horas",
        "days": "día,días,dias",
        "weeks": "semana,semanas",
        "months": "mes,meses",
        "years": "año,años",
        "decades": "década,décadas",
        "centuries": "siglo,siglos",
        "times": "vez,veces",
        "MW": "megavatio,megavatios",
        "GW": "gigavatio,gigavatios",
        "basis points": "puntos básicos",
    },
    "fr": {
        "km": "kilomètre,kilomètres",
        "m": "mètre,mètres",
        "cm": "centimètre,centimètres",
        "mm": "millimètre,millimètres",
        "miles": "mile,miles",
        "kg": "kilogramme,kilogrammes,kilo,kilos",
        "g": "gramme,grammes",
        "tonnes": "tonne,tonnes",
        "litres": "litre,litres",
        "hectares": "hectare,hectares",
        "km²": "kilomètre carré,kilomètres carrés",
        "m²": "mètre carré,mètres carrés",
        "m³": "mètre cube,mètres cubes",
        "km/h": "kilomètres par heure,kilomètres à l'heure,kilomètres-heure",
        "degrees": "degré,degrés",
        "°C": "degrés celsius",
        "seconds": "seconde,secondes",
        "minutes": "minute,minutes",
        "hours": "heure,heures",
        "days": "jour,jours",
        "weeks": "semaine,semaines",
        "months": "mois",
        "years": "an,ans,année,années",
        "decades": "décennie,décennies",
        "centuries": "siècle,siècles",
        "times": "fois",
        "MW": "mégawatt,mégawatts",
        "GW": "gigawatt,gigawatts",
        "basis points": "points de base",
    },
    "ja": {
        "km": "キロメートル,キロ,㌔",
        "m": "メートル",
        "cm": "センチメートル,センチ",
        "mm": "ミリメートル,ミリ",
        "miles": "マイル",
        "kg": "キログラム",
        "g": "グラム",
        "tonnes": "トン",
        "litres": "リットル",
        "hectares": "ヘクタール",
        "km²": "平方キロメートル,平方キロ",
        "m²": "平方メートル",
        "m³": "立方メートル",
        "degrees": "度",
        "seconds": "秒",
        "minutes": "分間,分",
        "hours": "時間",
        "days": "日間,日",
        "weeks": "週間",
        "months": "カ月間,か月間,ヶ月間,カ月,か月,ヶ月,ヵ月,箇月,ケ月",
        "years": "年間,年ぶり,年,歳,才",
        "times": "倍",
        "MW": "メガワット",
        "kW": "キロワット",
    },
}

# Case matters here; they may be glued to the figure (``10km``).
SYMBOLS: Mapping[str, str] = {
    "km": "km", "m": "m", "cm": "cm", "mm": "mm", "kg": "kg", "g": "g", "mg": "mg", "t": "tonnes", "l": "litres",
    "ml": "ml",
    "km/h": "km/h", "kph": "km/h", "mph": "mph", "ha": "hectares", "km²": "km²", "km2": "km²", "m²": "m²", "m2": "m²",
    "m³": "m³", "m3": "m³", "hm³": "hm³", "hm3": "hm³", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW", "TW": "TW",
    "kWh": "kWh",
    "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "°C": "°C", "ºC": "°C", "°F": "°F",
    "C": "°C", "F": "°F", "°": "degrees", "h": "hours",
    "min": "minutes",
    "ft": "feet", "lb": "lb", "lbs": "lb", "oz": "ounces", "GB": "GB", "TB": "TB", "MB": "MB", "Hz": "Hz",
    "kHz": "kHz", "MHz": "MHz",
    "GHz": "GHz", "hPa": "hPa", "yr": "years", "hr": "hours", "hrs": "hours",
    "x": "times",
}  # fmt: skip

SIGNS: Mapping[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL",
    "$": "$", "£": "GBP", "€": "EUR", "¥": "¥", "￥": "¥", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY",
    "₴": "UAH", "₪": "ILS",
    "₿": "BTC", "＄": "$",
}  # fmt: skip

CODES: Sequence[str] = (
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "AUD", "CAD", "NZD", "HKD", "SGD", "INR", "RUB", "KRW", "BRL", "MXN",
    "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "TRY", "UAH", "ILS", "ZAR", "THB",
)  # fmt: skip

_CURRENCY_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "$": "dollar,dollars", "USD": "us dollar,us dollars,u.s. dollars,american dollars", "AUD": "australian dollars",
        "CAD": "canadian dollars", "NZD": "new zealand dollars", "EUR": "euro,euros",
        "GBP": "pound sterling,pounds sterling", "pounds": "pound,pounds", "JPY": "yen", "CNY": "yuan,renminbi",
        "CHF": "swiss francs", "francs": "franc,francs", "RUB": "rouble,roubles,ruble,rubles", "INR": "rupee,rupees",
        "pesos": "peso,pesos", "crowns": "krona,kronor,krone,kroner,crowns", "cents": "cent,cents",
        "pence": "pence,penny,p",
    },
    "de": {
        "$": "dollar,dollars", "USD": "us-dollar", "EUR": "euro,euros", "pounds": "pfund", "JPY": "yen", "CNY": "yuan",
        "CHF": "schweizer franken,franken", "RUB": "rubel", "cents": "cent", "INR": "rupien",
    },
    "es": {
        "$": "dólar,dólares", "USD": "dólares estadounidenses", "EUR": "euro,euros", "pounds": "libra,libras",
        "GBP": "libras esterlinas", "JPY": "yenes", "CNY": "yuanes", "CHF": "francos suizos", "francs": "francos",
        "pesos": "peso,pesos", "RUB": "rublos", "cents": "céntimo,céntimos,centavos",
    },
    "fr": {
        "$": "dollar,dollars", "USD": "dollars américains", "EUR": "euro,euros", "GBP": "livres sterling",
        "pounds": "livres",
        "JPY": "yens", "CNY": "yuans", "CHF": "francs suisses", "francs": "franc,francs", "RUB": "roubles",
        "cents": "centime,centimes",
    },
    "ja": {
        "$": "ドル", "USD": "米ドル", "EUR": "ユーロ", "pounds": "ポンド", "JPY": "円", "CNY": "人民元,元",
        "CHF": "スイスフラン", "RUB": "ルーブル", "KRW": "ウォン", "INR": "ルピー",
    },
}  # fmt: skip

_PERCENT = {
    "en": "per cent,percent,per-cent,pct,pc",
    "de": "prozent,prozentige,prozentigen,prozentiger,prozentiges",
    "es": "por ciento,por cien",
    "fr": "pour cent,pour-cent",
    "ja": "パーセント,プロセント",
}
_POINTS = {
    "en": "percentage points,percentage point,percent points,points of percentage,percentage-point",
    "de": "prozentpunkte,prozentpunkten,prozentpunkt,%-punkte",
    "es": "puntos porcentuales,punto porcentual",
    "fr": "points de pourcentage,point de pourcentage",
    "ja": "パーセントポイント,％ポイント,%ポイント,ポイント",
}
_JOINER = {"en": r"of\s", "es": r"de\s", "fr": r"de\s|d['’]"}

# Members of a family scale exactly; the factor leads to the family's base.
FAMILIES: Mapping[str, tuple[str, Decimal]] = {
    name: (family, Decimal(factor))
    for family, members in {
        "length": {"km": "1000", "m": "1", "cm": "0.01", "mm": "0.001"},
        "mass": {"tonnes": "1000", "kg": "1", "g": "0.001", "mg": "0.000001"},
        "volume": {"hm³": "1000000000", "m³": "1000", "litres": "1", "ml": "0.001"},
        "area": {"km²": "1000000", "hectares": "10000", "m²": "1"},
        "time": {"weeks": "604800", "days": "86400", "hours": "3600", "minutes": "60", "seconds": "1"},
        "years": {"centuries": "1200", "decades": "120", "years": "12", "months": "1"},
        "power": {"TW": "1000000000", "GW": "1000000", "MW": "1000", "kW": "1", "W": "0.001"},
        "energy": {"TWh": "1000000000", "GWh": "1000000", "MWh": "1000", "kWh": "1"},
        "frequency": {"GHz": "1000000000", "MHz": "1000000", "kHz": "1000", "Hz": "1"},
    }.items()
    for name, factor in members.items()
}

# A name that leaves open which of several is meant agrees with each of them.
OPEN: Mapping[str, frozenset[str]] = {
    "$": frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD"}),
    "pounds": frozenset({"GBP", "lb"}),
    "¥": frozenset({"JPY", "CNY"}),
    "francs": frozenset({"CHF"}),
    "pesos": frozenset({"MXN"}),
    "crowns": frozenset({"SEK", "NOK", "DKK", "CZK"}),
    "degrees": frozenset({"°C", "°F"}),
    "tons": frozenset({"tonnes"}),
}


_Measure = tuple[Kind, str | None]


class Unit(NamedTuple):
    """A unit as it stands after a number, up to ``stop`` (code points, exclusive), folded to one name."""

    stop: int
    kind: Kind
    unit: str | None

    def end(self) -> int:
        """Return where the unit ends, as a match of a pattern does."""
        return self.stop


class Units(NamedTuple):
    """The units of one language; ``match`` is asked as a pattern is. A table, for so large a pattern is dear."""

    names: Mapping[str, tuple[str, ...]]  # by their first character, the longest first; lower case
    symbols: Mapping[str, tuple[str, ...]]  # likewise; case matters
    measures: Mapping[str, _Measure]
    separator: re.Pattern[str]  # what may stand between number and unit
    joiner: re.Pattern[str] | None  # a word that may do so besides
    name_end: re.Pattern[str]
    symbol_end: re.Pattern[str]
    signs: str  # what needs no end

    def match(self, text: str, position: int) -> Unit | None:
        """Return the unit right after a number that ends at *position*."""
        for start in self._starts(text, position):
            name = self._name(text, start) or self._symbol(text, start)
            if name:
                return Unit(start + len(name), *self.measures[name])
        return None

    def _starts(self, text: str, position: int) -> Iterator[int]:
        for begin in (position + 1, position) if self.separator.match(text, position) else (position,):
            if self.joiner is not None and (joined := self.joiner.match(text, begin)):
                yield joined.end()
            yield begin

    def _name(self, text: str, start: int) -> str:
        names = self.names.get(text[start : start + 1].lower(), ())
        said = _folded(text[start : start + len(names[0])]) if names else ""
        if not said.startswith(names):
            return ""
        return next((name for name in names if said.startswith(name) and _ends(self.name_end, text, start, name)), "")

    def _symbol(self, text: str, start: int) -> str:
        first = text[start : start + 1]
        symbols = self.symbols.get(first, ())
        for symbol in symbols if text.startswith(symbols, start) else ():
            if text.startswith(symbol, start) and _ends(self.symbol_end, text, start, symbol):
                return symbol
        return first if first and first in self.signs else ""


def _ends(end: re.Pattern[str], text: str, start: int, name: str) -> bool:
    return end.match(text, start + len(name)) is not None


def _folded(text: str) -> str:
    """Return *text* in lower case with blanks for white space, every character in its place."""
    if text.isascii():
        return _SPACE.sub(" ", text.lower())
    return "".join(" " if char.isspace() else char.lower() if len(char.lower()) == 1 else char for char in text)


_SPACE = re.compile(r"\s")


@cache
def _measures(language: str) -> Mapping[str, _Measure]:
    """Return what may follow a number: a name, lower case unless it is a symbol, to its kind and unit."""
    table: dict[str, _Measure] = {symbol: ("plain", unit) for symbol, unit in SYMBOLS.items()}
    table |= {name: ("plain", unit) for unit, group in _NAMES[language].items() for name in group.split(",")}
    table |= {name: ("currency", unit) for name, unit in SIGNS.items()}
    table |= {code: ("currency", code) for code in CODES}
    table |= {
        name: ("currency", unit) for unit, group in _CURRENCY_NAMES[language].items() for name in group.split(",")
    }
    table |= dict.fromkeys(("%", "％", *_PERCENT[language].split(",")), ("percent", None))
    return table | dict.fromkeys(_POINTS[language].split(","), ("points", None))


@cache
def after_pattern(language: str) -> Units:
    """Return what finds the unit right after a number, with the joiner of the language before it."""
    symbols = [*SYMBOLS, *SIGNS, *CODES, "%", "％"]
    measures = _measures(language)
    names = _by_first(name for name in measures if name not in symbols)
    if language == "ja":
        blank, anywhere, symbol_end = re.compile(r"\s"), re.compile(""), re.compile("(?![A-Za-z])")
        return Units(names, _by_first(symbols), measures, blank, None, anywhere, symbol_end, "")
    separator, end = re.compile(r"[\s-]"), re.compile(r"(?![^\W_]|['’]\w)")
    joiner = re.compile(_JOINER[language]) if language in _JOINER else None
    return Units(names, _by_first(symbols), measures, separator, joiner, end, end, "%％$£€¥")


def _by_first(names: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        grouped.setdefault(name[0], []).append(name)
    return {first: tuple(several) for first, several in grouped.items()}


def currency_before(text: str, start: int) -> re.Match[str] | None:
    """Find the currency sign or code (group 1) right before a number that begins at *start*."""
    before = text[max(0, start - 5) : start]
    return _before_pattern().search(before) if before.rstrip()[-1:] in _ENDS else None


_ENDS = frozenset(name[-1] for name in (*SIGNS, *CODES))


@cache
def _before_pattern() -> re.Pattern[str]:
    return re.compile(rf"({_choice(SIGNS)}|\b(?:{_choice(CODES)}))[\s\u00a0\u202f]?$")


def _choice(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
