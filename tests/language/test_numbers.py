from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief.language import LANGUAGES
from llmbrief.language.numbers import Number, numbers, same
from tests.growth import LINEAR, grows_at_most

N = "\u202f"  # narrow no-break space


def told(text: str, language: str | None) -> list[str]:
    """The numbers in *text* in short: value (rounded to six places), kind unless plain, unit, ~ if vague."""
    return [_short(number) for number in numbers(text, language)]


def _short(number: Number) -> str:
    value = format(round(number.value, 6).normalize(), "f")
    kind = "" if number.kind == "plain" else number.kind
    return " ".join(filter(None, [value, kind, number.unit, "~" if number.approximate else ""]))


ENGLISH = [
    ("1,000 people", ["1000"]),
    ("1 000 people", ["1000"]),
    ("1\u00a0000 people", ["1000"]),
    (f"1{N}000 people", ["1000"]),
    ("1'000 people", ["1000"]),
    ("1,234,567.89 in all", ["1234567.89"]),
    ("one thousand people", ["1000"]),
    ("a thousand people", ["1000"]),
    ("1k users", ["1000"]),
    ("１，０００ people", ["1000"]),
    ("2.5 million", ["2500000"]),
    ("2,500,000", ["2500000"]),
    ("two and a half million", ["2500000"]),
    ("a million and a half", ["1500000"]),
    ("4.2bn", ["4200000000"]),
    ("4.2 billion", ["4200000000"]),
    ("a ratio of 1.500", ["1.5"]),
    ("about 1,5 of them", ["1.5"]),
    ("0.5 of it", ["0.5"]),
    ("p of .05", ["0.05"]),
    ("2½ of them", ["2.5"]),
    ("3/4 of them", ["0.75"]),
    ("twenty-five men", ["25"]),
    ("twenty five men", ["25"]),
    ("one hundred and fifty-two", ["152"]),
    ("one hundred fifty-two", ["152"]),
    ("two hundred and fifty thousand", ["250000"]),
    ("three million four hundred thousand and six", ["3400006"]),
    ("twelve hundred", ["1200"]),
    ("zero cases", ["0"]),
    ("a dozen eggs", ["12"]),
    ("two dozen eggs", ["24"]),
    ("half a dozen eggs", ["6"]),
    ("half a million", ["500000"]),
    ("half of them", ["0.5"]),
    ("half an hour later", ["0.5 hours"]),
    ("a third of voters", ["0.333333"]),
    ("two-thirds of voters", ["0.666667"]),
    ("three quarters of voters", ["0.75"]),
    ("a quarter of voters", ["0.25"]),
    ("one fifth of voters", ["0.2"]),
    ("one in five", ["1", "5"]),
    ("4 to 6 per cent", ["4", "6 percent"]),
    ("4–6", ["4", "6"]),
    ("between four and six", ["4", "6"]),
    ("between one hundred and two hundred", ["100", "200"]),
    ("from four thousand and six thousand", ["4000", "6000"]),
    ("a low of -5 and −6", ["-5", "-6"]),
    ("minus five degrees", ["-5 degrees"]),
    ("12% of it", ["12 percent"]),
    ("12 percent", ["12 percent"]),
    ("3.1pc up", ["3.1 percent"]),
    ("twelve per cent", ["12 percent"]),
    ("two percentage points", ["2 points"]),
    ("$4.2bn", ["4200000000 currency $"]),
    ("£50m", ["50000000 currency GBP"]),
    ("€900 million", ["900000000 currency EUR"]),
    ("US$5", ["5 currency USD"]),
    ("USD 5", ["5 currency USD"]),
    ("5 million US dollars", ["5000000 currency USD"]),
    ("five pounds", ["5 currency pounds"]),
    ("11 cents a share", ["11 currency cents"]),
    ("10km away", ["10 km"]),
    ("ten kilometres", ["10 km"]),
    ("a 50m pool", ["50 m"]),
    ("at 90 km/h and 25°C", ["90 km/h", "25 °C"]),
    ("a 45-year-old", ["45 years"]),
    ("three-day talks", ["3 days"]),
    ("one hour later", ["1 hours"]),
    ("three times", ["3 times"]),
    ("twice", ["2 times"]),
    ("threefold", ["3 times"]),
    ("the first man, the 1st, the twenty-first", ["1 ordinal", "1 ordinal", "21 ordinal"]),
    ("a second man", ["2 ordinal"]),
    ("dozens hurt", ["12 ~"]),
    ("hundreds hurt", ["100 ~"]),
    ("tens of thousands", ["10000 ~"]),
    ("several thousand", ["1000 ~"]),
    ("a few hundred", ["100 ~"]),
    ("at 14:30 and 2.30 pm", ["870 time clock", "870 time clock"]),
    ("at 6 a.m. on 10:30", ["360 time clock", "630 time"]),
    ("2000 people and 1,999 people", ["2000", "1999"]),
    ("1.5m people", ["1500000"]),
    ("12-for-19 and 1-in-100", ["12", "19", "1", "100"]),
    ("under-12s, over-65s", ["12", "65"]),
    ("nearly a third rests on it", ["0.333333"]),
    ("one person died", ["1"]),
    ("27 votes to 24", ["27", "24"]),
    ("5-million-dollar deal", ["5000000 currency $"]),
    ("five\n\nsix", ["5", "6"]),
]
GERMAN = [
    ("1.000 Menschen", ["1000"]),
    ("1 000 Menschen", ["1000"]),
    (f"1{N}000 Menschen", ["1000"]),
    ("1'000 Menschen", ["1000"]),
    ("1’000 Menschen", ["1000"]),
    ("1.234.567,89", ["1234567.89"]),
    ("tausend Menschen", ["1000"]),
    ("eintausend Menschen", ["1000"]),
    ("2,5 Millionen", ["2500000"]),
    ("zweieinhalb Millionen", ["2500000"]),
    ("anderthalb Millionen", ["1500000"]),
    ("4,2 Milliarden", ["4200000000"]),
    ("4,2 Mrd. Euro", ["4200000000 currency EUR"]),
    ("120 Mio. €", ["120000000 currency EUR"]),
    ("14,3 %", ["14.3 percent"]),
    ("1,500 Meter", ["1.5 m"]),
    ("17 Prozent", ["17 percent"]),
    ("drei Prozentpunkte", ["3 points"]),
    ("ein Prozent", ["1 percent"]),
    ("fünfundzwanzig", ["25"]),
    ("dreihundertzwanzig", ["320"]),
    ("dreihundertfünfundzwanzig", ["325"]),
    ("zweitausenddreihundert", ["2300"]),
    ("zwölftausend", ["12000"]),
    ("sechzehn und siebzig", ["16", "70"]),
    ("dreißig oder dreissig", ["30", "30"]),
    ("eine Million", ["1000000"]),
    ("zwei Millionen dreihunderttausend", ["2300000"]),
    ("eine halbe Million", ["500000"]),
    ("ein Dutzend", ["12"]),
    ("ein Drittel, zwei Drittel", ["0.333333", "0.666667"]),
    ("die Hälfte", ["0.5"]),
    ("Hunderte, Tausende, Dutzende", ["100 ~", "1000 ~", "12 ~"]),
    ("mehrere hundert", ["100 ~"]),
    ("der erste, zum dritten, am zwanzigsten", ["1 ordinal", "3 ordinal", "20 ordinal"]),
    ("zweimal", ["2 times"]),
    ("drei Jahre", ["3 years"]),
    ("ein 10-jähriger", ["10 years"]),
    ("um 23.00 Uhr und 14 Uhr", ["1380 time clock", "840 time clock"]),
    ("minus 5 Grad", ["-5 degrees"]),
    ("zwischen 4 und 6", ["4", "6"]),
    ("2000 Menschen, 2000 neue Stellen", ["2000", "2000"]),
    ("elf Spiele", ["11"]),
    ("null Tore", ["0"]),
]
SPANISH = [
    ("1.000 personas", ["1000"]),
    ("1 000 personas", ["1000"]),
    (f"1{N}000 personas", ["1000"]),
    ("mil personas", ["1000"]),
    ("dos mil personas", ["2000"]),
    ("2,5 millones", ["2500000"]),
    ("dos millones y medio", ["2500000"]),
    ("2 millones y medio", ["2500000"]),
    ("medio millón", ["500000"]),
    ("un millón", ["1000000"]),
    ("4.200 millones", ["4200000000"]),
    ("cuatro mil doscientos millones", ["4200000000"]),
    ("10 mil millones", ["10000000000"]),
    ("85 millones de euros", ["85000000 currency EUR"]),
    ("14,3 %", ["14.3 percent"]),
    ("14 por ciento", ["14 percent"]),
    ("doce por cien", ["12 percent"]),
    ("uno por ciento", ["1 percent"]),
    ("dos puntos porcentuales", ["2 points"]),
    ("once municipios", ["11"]),
    ("veinticinco", ["25"]),
    ("veintiún", ["21"]),
    ("treinta y dos", ["32"]),
    ("ciento cincuenta", ["150"]),
    ("ciento treinta y dos mil", ["132000"]),
    ("quinientas", ["500"]),
    ("cien", ["100"]),
    ("una docena", ["12"]),
    ("un tercio", ["0.333333"]),
    ("dos tercios", ["0.666667"]),
    ("la mitad", ["0.5"]),
    ("tres cuartos de la población", ["0.75"]),
    ("miles de personas", ["1000 ~"]),
    ("decenas de miles", ["10000 ~"]),
    ("varios miles", ["1000 ~"]),
    ("el primer día, la tercera vez", ["1 ordinal", "3 ordinal"]),
    ("al menos 5", ["5"]),
    ("menos 5 grados", ["-5 degrees"]),
    ("a las 14.30 y a las 6.00", ["870 time clock", "360 time"]),
    ("61,5 hectómetros cúbicos", ["61.5 hm³"]),
    ("tres veces", ["3 times"]),
    ("entre 4 y 6", ["4", "6"]),
    ("tres cuartas partes", ["0.75"]),
    ("por segunda vez, un segundo intento", ["2 ordinal", "2 ordinal"]),
    ("ocho años", ["8 years"]),
    ("5 M€", ["5000000 currency EUR"]),
]
FRENCH = [
    ("1 000 personnes", ["1000"]),
    ("1\u00a0000 personnes", ["1000"]),
    (f"1{N}000 personnes", ["1000"]),
    (f"1{N}234{N}567,89", ["1234567.89"]),
    ("mille personnes", ["1000"]),
    ("deux mille", ["2000"]),
    ("2,5 millions", ["2500000"]),
    ("deux millions et demi", ["2500000"]),
    ("un demi-million", ["500000"]),
    ("4,2 milliards d'euros", ["4200000000 currency EUR"]),
    ("4,2 milliards d’euros", ["4200000000 currency EUR"]),
    ("5 Md€", ["5000000000 currency EUR"]),
    ("14,3 %", ["14.3 percent"]),
    (f"14{N}%", ["14 percent"]),
    ("douze pour cent", ["12 percent"]),
    ("3 points de pourcentage", ["3 points"]),
    ("quatre-vingts", ["80"]),
    ("quatre-vingt-dix-sept", ["97"]),
    ("quatre-vingt-un", ["81"]),
    ("soixante-dix", ["70"]),
    ("soixante et onze", ["71"]),
    ("vingt et un", ["21"]),
    ("septante-deux", ["72"]),
    ("deux cent cinquante", ["250"]),
    ("trois cents", ["300"]),
    ("cent vingt mille", ["120000"]),
    ("dix-sept", ["17"]),
    ("un tiers", ["0.333333"]),
    ("deux tiers", ["0.666667"]),
    ("trois quarts des votants", ["0.75"]),
    ("la moitié", ["0.5"]),
    ("une douzaine", ["12"]),
    ("une centaine", ["100 ~"]),
    ("des dizaines de milliers", ["10000 ~"]),
    ("plusieurs centaines", ["100 ~"]),
    ("le premier jour, la 2e fois", ["1 ordinal", "2 ordinal"]),
    ("au moins 5", ["5"]),
    ("14h30, à 14 heures", ["870 time clock", "840 time clock"]),
    ("14 h 30", ["870 time clock"]),
    ("trois fois", ["3 times"]),
    ("dix ans", ["10 years"]),
    ("neuf personnes", ["9"]),
    ("12 km", ["12 km"]),
]
JAPANESE = [
    ("1,000人", ["1000"]),
    ("１，０００人", ["1000"]),
    ("1000人", ["1000"]),
    ("千人", ["1000"]),
    ("千", ["1000"]),
    ("250万人", ["2500000"]),
    ("42億円", ["4200000000 currency JPY"]),
    ("4.2億ドル", ["420000000 currency $"]),
    ("3万5000人", ["35000"]),
    ("1億2000万円", ["120000000 currency JPY"]),
    ("二十五", ["25"]),
    ("三百", ["300"]),
    ("一万二千人", ["12000"]),
    ("百五十人", ["150"]),
    ("三人", ["3"]),
    ("一人が死亡", ["1"]),
    ("二つ", ["2"]),
    ("2千人", ["2000"]),
    ("25％", ["25 percent"]),
    ("25パーセント", ["25 percent"]),
    ("2ポイント上昇", ["2 points"]),
    ("第2四半期", ["2 ordinal"]),
    ("2割", ["20 percent"]),
    ("三割", ["30 percent"]),
    ("三分の一", ["0.333333"]),
    ("3分の2", ["0.666667"]),
    ("半数", ["0.5"]),
    ("第一", ["1 ordinal"]),
    ("第3回", ["3 ordinal"]),
    ("数百人", ["100 ~"]),
    ("数千", ["1000 ~"]),
    ("10キロ", ["10 km"]),
    ("10メートル", ["10 m"]),
    ("3時間", ["3 hours"]),
    ("3日間", ["3 days"]),
    ("10年間", ["10 years"]),
    ("2倍", ["2 times"]),
    ("45歳", ["45 years"]),
    ("午後2時30分", ["870 time clock"]),
    ("14時半", ["870 time clock"]),
    ("マイナス5度", ["-5 degrees"]),
    ("約40人", ["40"]),
    ("4〜6人", ["4", "6"]),
    ("参加者二十人", ["20"]),
]
TABLES = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH, "ja": JAPANESE}
CASES = [(language, text, expected) for language, table in TABLES.items() for text, expected in table]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_numbers_are_read(language: str, text: str, expected: list[str]) -> None:
    assert told(text, language) == expected


NO_NUMBER = {
    "en": [
        "one of them",
        "no one knew",
        "one can see",
        "someone, once",
        "wait a second",
        "litres a second",
        "COVID-19",
        "F-16",
        "A380",
        "G7",
        "iPhone 15",
        "Route 66",
        "in 2019",
        "June 17, 2024",
        "the quarter",
        "he may march on",
        "a couple",
        "first, they left",
        "he was first seen",
        "at first",
        "the board first wrote to them",
        "her 1967 paper, Ann's 1967 paper",
        "the Prime Minister",
        "see https://example.org/2024/123",
        "CQ-1500T",
        "no. A1",
        "3 June",
        "the half-time whistle",
        "10x4y",
        "mil",
        "user_42",
        "mail a.b.42@example.org",
    ],
    "de": [
        "einer von ihnen",
        "eine Frau",
        "ein Mann",
        "die Elf",
        "außer Acht",
        "am 3. Mai",
        "seit 2019",
        "achten auf",
        "er wird erst 2031 fertig",
        "das Gutachten von 2017 habe keinen Hinweis",
        "Hätte man sich 2018 für die kleinere entschieden",
        "das Viertel",
    ],
    "es": [
        "uno de ellos",
        "una mujer",
        "un hombre",
        "el 1 de julio",
        "en 2019",
        "un segundo",
        "otra vez",
        "un cuarto oscuro",
    ],
    "fr": [
        "un homme",
        "une femme",
        "l'un d'eux",
        "le 4 juin 2024",
        "en 2019",
        "une seconde",
        "un vélo neuf",
        "le premier ministre",
    ],
    "ja": [
        "一部",
        "一緒",
        "一般",
        "一方",
        "唯一",
        "六本木",
        "千葉",
        "三菱",
        "十分",
        "万一",
        "四国",
        "6月17日",
        "2024年",
        "一番",
        "一人暮らし",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NO_NUMBER.items() for text in texts])
def test_no_number_is_seen_in(language: str, text: str) -> None:
    assert told(text, language) == []


@pytest.mark.parametrize(("language", "text", "expected"), [case for case in CASES if case[1].isascii()])
def test_a_letter_beyond_ascii_before_a_text_changes_nothing(language: str, text: str, expected: list[str]) -> None:
    assert told(f"È! {text}", language) == expected


@pytest.mark.parametrize("language", [None, "und", "it", "EN-us"])
def test_without_a_table_words_are_english(language: str | None) -> None:
    assert told("three of 14.3", language) == ["3", "14.3"]


def test_without_a_language_three_digits_after_a_mark_are_thousands() -> None:
    assert told("1.500 and 1,500 and 14,3 and 0.500", None) == ["1500", "1500", "14.3", "0.5"]


@pytest.mark.parametrize(
    ("text", "language", "written"),
    [
        ("it cost $4.2bn then", "en", "$4.2bn"),
        ("a dozen eggs", "en", "a dozen"),
        ("um 14,3 % mehr", "de", "14,3 %"),
        ("4,2 Mrd. Euro", "de", "4,2 Mrd. Euro"),
        ("minus five", "en", "minus five"),
        ("第3回", "ja", "第3"),
    ],
)
def test_the_span_holds_the_number_as_written(text: str, language: str, written: str) -> None:
    assert [number.text for number in numbers(text, language)] == [written]


def one(text: str, language: str = "en") -> Number:
    (number,) = numbers(text, language)
    return number


SAME = [
    ("1,000", "one thousand"),
    ("1 km", "1,000 m"),
    ("1 tonne", "1,000 kg"),
    ("24 hours", "1 day"),
    ("two years", "24 months"),
    ("$5", "five US dollars"),
    ("£5", "5 pounds"),
    ("5", "5 per cent"),
    ("half of it", "50 per cent"),
    ("14:30", "2.30 pm"),
    ("2:30", "14:30"),
    ("9.15 exactly", "9:15 p.m."),
    ("three", "3 a.m."),
    ("8 h", "8 a.m."),
    ("the first", "1"),
    ("2.50", "2.5"),
]
DIFFERENT = [
    ("1,000", "1,500"),
    ("5 per cent", "5 percentage points"),
    ("$5", "€5"),
    ("US$5", "A$5"),
    ("5 km", "5 m"),
    ("5 km", "5 miles"),
    ("5 hours", "5 days"),
    ("$5", "5 per cent"),
    ("2:30 am", "2:30 pm"),
    ("14:30", "870"),
    ("14:30", "14:31"),
    ("-5", "5"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_amounts(a: str, b: str) -> None:
    assert same(one(a), one(b))
    assert same(one(b), one(a))


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_amounts(a: str, b: str) -> None:
    assert not same(one(a), one(b))
    assert not same(one(b), one(a))


def test_amounts_are_the_same_across_languages() -> None:
    written = [
        ("2.5 million", "en"), ("2,5 Millionen", "de"), ("2,5 millones", "es"), ("2,5 millions", "fr"), ("250万", "ja"),
        ("two and a half million", "en"), ("zweieinhalb Millionen", "de"),
    ]  # fmt: skip
    assert {one(text, language).value for text, language in written} == {Decimal(2_500_000)}


# --- properties -------------------------------------------------------------------------------------------------------

WHOLE = st.integers(min_value=0, max_value=10**12)
MARKS = {
    "en": [",", "\u00a0", N, "'", ""],
    "de": [".", "\u00a0", N, "'", ""],
    "es": [".", "\u00a0", N, ""],
    "fr": [" ", "\u00a0", N, "."],
    "ja": [",", ""],
}


@given(value=WHOLE, choice=st.integers(0, 9), language=st.sampled_from(LANGUAGES))
def test_a_whole_number_is_read_back_from_every_grouping(value: int, choice: int, language: str) -> None:
    marks = MARKS[language]
    written = f"{value:,}".replace(",", marks[choice % len(marks)])
    text = f"[{written}人]" if language == "ja" else f"[{written} zz]"
    assert [number.value for number in numbers(text, language)] == [value]


@given(st.integers(0, 10**6), st.integers(0, 99), st.sampled_from(["en", "de"]))
def test_a_decimal_is_read_back(whole: int, hundredths: int, language: str) -> None:
    written = f"{whole:,}.{hundredths:02}"
    swapped = written.translate(str.maketrans(",.", ".,")) if language == "de" else written
    assert one(f"{swapped} %", language).value == Decimal(f"{whole}.{hundredths:02}")


ONES = [
     "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """English words for *value* below a billion."""
    for size, name in ((10**6, "million"), (10**3, "thousand")):
        if value >= size:
            rest = value % size
            tail = "" if not rest else f" and {spelled(rest)}" if rest < 100 else f" {spelled(rest)}"
            return f"{spelled(value // size)} {name}{tail}"
    if value >= 100:
        return f"{ONES[value // 100]} hundred" + (f" and {spelled(value % 100)}" if value % 100 else "")
    if value >= 20:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@given(st.integers(2, 10**9 - 1))
def test_english_words_are_read_back(value: int) -> None:
    assert [number.value for number in numbers(spelled(value), "en")] == [value]


GERMAN_ONES = [
     "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
     "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
]  # fmt: skip
GERMAN_TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def buchstabiert(value: int) -> str:
    """German words for *value* below a million."""
    if value >= 1000:
        return buchstabiert(value // 1000) + "tausend" + (buchstabiert(value % 1000) if value % 1000 else "")
    if value >= 100:
        return GERMAN_ONES[value // 100] + "hundert" + (buchstabiert(value % 100) if value % 100 else "")
    if value >= 20:
        return (f"{GERMAN_ONES[value % 10]}und" if value % 10 else "") + GERMAN_TENS[value // 10]
    return GERMAN_ONES[value]


@given(st.integers(2, 10**6 - 1))
def test_german_words_are_read_back(value: int) -> None:
    assert [number.value for number in numbers(buchstabiert(value), "de")] == [value]


def kanji(value: int) -> str:
    """Kanji numerals for *value* below a hundred million."""
    if value >= 10_000:
        return kanji(value // 10_000) + "万" + (kanji(value % 10_000) if value % 10_000 else "")
    text = ""
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        text += (("" if digit == 1 and name else "〇一二三四五六七八九"[digit]) + name) if digit else ""
    return text


@given(st.integers(2, 10**8 - 1))
def test_kanji_are_read_back(value: int) -> None:
    assert [number.value for number in numbers(f"{kanji(value)}人", "ja")] == [value]


ANY_LANGUAGE = st.sampled_from([None, "und", *LANGUAGES])
PIECES = st.sampled_from(
    [*"12万年月日時数第割一十½$€%−-:.,( ", "\n", "\u202f", "\x00", "2,5",
     "1.000", "3/4", "分の", "million", "one", "two", "twenty",
     "hundred", "and", "half", "third",
     "zwei", "einhalb", "mil", "y", "medio", "cent",
     "et", "vingt", "quatre", "mille", "a",
     "k", "bn", "m", "km", "h", "Uhr", "pm", "May", "June", "Monday", "2019", "17"]
)  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(PIECES, max_size=20).map(" ".join), st.lists(PIECES, max_size=20).map("".join)),
    ANY_LANGUAGE,
)
def test_any_text_gives_valid_disjoint_spans(text: str, language: str | None) -> None:
    end = 0
    for number in numbers(text, language):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.text
        end = number.end


HOSTILE = [
    "1", "1,1", "1 000", "a", "one hundred and ", "十百千万", "-5", "1.1.1.", " ", "ein", "2019 ", "Monday 3 June ",
    "$",
]  # fmt: skip


@pytest.mark.parametrize("language", [None, "de", "ja"])
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_time_in_proportion(unit: str, language: str | None) -> None:
    assert grows_at_most(LINEAR, lambda size: numbers((unit * size)[:size], language), 2_000)


def test_figures_of_too_many_digits_are_left_out() -> None:
    assert numbers("1" * 29, "en") == ()
    assert one("9" * 28).value == Decimal("9" * 28)


def test_an_amount_beyond_all_measure_is_no_time_of_day() -> None:
    huge = one("9" * 28 + " billion")
    assert not same(huge, one("at 9:15 a.m."))
    assert same(huge, huge)
