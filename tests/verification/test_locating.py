from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from llmbrief.brief import SUPPORTING, Evidence, Span
from llmbrief.verification.folding import fold
from llmbrief.verification.locating import locate, relocate
from tests.growth import LINEAR, grows_at_most
from tests.verification.quote_table import ENGLISH, FAITHFUL, FRENCH, GERMAN, JAPANESE, SPANISH, TAMPERED

_FAITHFUL = [(kind, *case) for kind, cases in FAITHFUL.items() for case in cases]
_TAMPERED = [(kind, *case) for kind, cases in TAMPERED.items() for case in cases]


@pytest.mark.parametrize(("kind", "article", "quote", "says"), _FAITHFUL)
def test_a_faithful_quote_is_found_where_the_article_says_it(
    kind: str, article: str, quote: str, says: str | None
) -> None:
    found = locate(quote, article)
    assert found.verdict in SUPPORTING, found.difference
    assert found.span is not None
    if says is not None:
        assert article[found.span.start : found.span.end].strip() == says


@pytest.mark.parametrize(("kind", "article", "quote"), _TAMPERED)
def test_a_tampered_quote_is_no_support(kind: str, article: str, quote: str) -> None:
    assert locate(quote, article).verdict not in SUPPORTING


# Verdicts


@pytest.mark.parametrize(
    ("article", "quote", "verdict"),
    [
        (ENGLISH, "The mayor would not say.", "exact"),
        (ENGLISH, "“The mayor would not say.”", "normalized"),
        (ENGLISH, "The mayor would not sing.", "near_miss"),
        (ENGLISH, "A trawler sank off Greenland with eleven tonnes of cod", "absent"),
        (ENGLISH, "would not", "too_short"),
        (ENGLISH, "", "too_short"),
        (ENGLISH, " \n ", "too_short"),
        (ENGLISH, "14.3 per cent", "too_short"),
        (ENGLISH, "She refused.", "exact"),
        (ENGLISH, "she refused", "normalized"),
        (ENGLISH, "“She refused.”", "normalized"),
        (ENGLISH, "He refused.", "too_short"),
        (ENGLISH, "refused.", "too_short"),
        ("Yesterday it rained. “Yes, it did.” Yes.", "Yes.", "exact"),
        (JAPANESE, "橋を渡る車は", "exact"),
        (JAPANESE, "車は", "too_short"),
        (SPANISH, "Es un parche", "too_short"),
        (GERMAN, "Vogel will nicht klagen.", "exact"),
    ],
)
def test_each_verdict_has_its_quotes(article: str, quote: str, verdict: str) -> None:
    assert locate(quote, article).verdict == verdict


def test_the_first_of_several_places_is_told() -> None:
    found = locate("that it was enough", "so " + "He said that it was enough. " * 3)
    assert found.span is not None
    assert found.span.start == 11


def test_a_place_inside_a_word_is_passed_over_for_a_later_one() -> None:
    text = "The subsection of the law and the section of the law"
    found = locate("section of the law", text)
    assert found.span is not None
    assert found.span.start == text.rindex("section")


def test_an_ellipsis_takes_the_chain_that_is_short_enough() -> None:
    text = (
        "The old harbour is closed. "
        + "Nobody knows why this is so. " * 9
        + "The old harbour is busy. It will be shut in May."
    )
    found = locate("The old harbour is … shut in May", text)
    assert found.span is not None
    assert found.span.start == text.rindex("The old harbour")


@pytest.mark.parametrize(
    ("article", "quote", "near", "difference"),
    [
        (ENGLISH, "some 1,520 jobs could be affected", "some 1,250 jobs could be affected", [("1,520", "1,250")]),
        (ENGLISH, "1,520 jobs could be affected", "1,250 jobs could be affected", [("1,520", "1,250")]),
        (ENGLISH, "250 jobs could be affected", "1,250 jobs could be affected", [("250", "1,250")]),
        (
            ENGLISH,
            "inspectors will comment. Temperatures of −5",
            "inspectors will not comment. Temperatures of −5",
            [("", "not")],
        ),
        (
            ENGLISH,
            "the harbour would be closed for 6 weeks",
            "the old harbour would be closed for six weeks",
            [("", "old"), ("6", "six")],
        ),
        (ENGLISH, "The us owner, Northwind Ltd., may sell", "The US owner, Northwind Ltd., may sell", [("us", "US")]),
        (ENGLISH, "the quay isnt safe,” she said", "the quay isn’t safe,” she said", [("isnt", "isn’t")]),
        (ENGLISH, "Will the ferries run again in May.", "Will the ferries run again in May?", [(".", "?")]),
        (
            ENGLISH,
            "violent protesters gathered. Will the ferries",
            "non-violent protesters gathered.\n\nWill the ferries",
            [("violent", "non-violent")],
        ),
        (
            ENGLISH,
            "Profits fell by 15.3 per cent … last year – the worst",
            "Profits fell by 14.3 per cent to £4.6 million last year – the worst",
            [("15.3", "14.3")],
        ),
        (ENGLISH, "some [777] jobs could be affected", "some 1,250 jobs could be affected", [("[777]", "1,250")]),
        (
            GERMAN,
            "Vogel will klagen. Es gebe keine Gefahr",
            "Vogel will nicht klagen. Es gebe keine Gefahr",
            [("", "nicht")],
        ),
        (FRENCH, "soit 16 % des emplois", "soit 15\u00a0% des emplois", [("16", "15")]),
        (JAPANESE, "工事費は約1,350億円で、前年より", "工事費は約1,250億円で、前年より", [("1,350", "1,250")]),
        (JAPANESE, "局長は「延期は考えている」と話した", "局長は「延期は考えていない」と話した", [("る", "ない")]),
    ],
)
def test_a_near_miss_names_the_passage_and_the_differing_tokens(
    article: str, quote: str, near: str, difference: list[tuple[str, str]]
) -> None:
    found = locate(quote, article)
    assert found.verdict == "near_miss"
    assert found.near is not None
    assert re.sub(r"\s", " ", article[found.near.start : found.near.end]) == re.sub(r"\s", " ", near)
    assert [(pair.quote, pair.article) for pair in found.difference] == difference


def test_the_last_word_of_a_long_quote_is_told_too() -> None:
    text = "\n".join(article for article in (GERMAN, ENGLISH, SPANISH, ENGLISH.replace("old", "new"), FRENCH))
    found = locate(text.replace("Le Courrier", "Le Canard"), text)
    assert [(pair.quote, pair.article) for pair in found.difference] == [("Canard", "Courrier")]


# Properties

SENTENCE = (
    "The engineers of North Korea will not go to Kursk before 3 May 2025, said Shoigu; 1,000 men — and “no more”."
)
WORDS = st.lists(st.sampled_from(SENTENCE.split()), min_size=6, max_size=40).map(" ".join)
ANY = st.text(
    alphabet=st.one_of(st.characters(), st.sampled_from("…[]().\"'“”«»—- \n\u200b\u0301abc123日本")), max_size=60
)


def holds(found: Evidence, quote: str, text: str) -> None:
    assert found.quote == quote
    assert (found.span is not None) == found.supports
    assert (found.near is not None) == bool(found.difference) == (found.verdict == "near_miss")
    for span in (found.span, found.near):
        assert span is None or 0 <= span.start < span.end <= len(text)
    if found.verdict == "exact":
        assert found.span is not None
        assert text[found.span.start : found.span.end] == quote


@given(ANY, ANY)
def test_any_two_strings_get_a_verdict_that_keeps_its_promises(quote: str, text: str) -> None:
    holds(locate(quote, text), quote, text)


@given(ANY, ANY, ANY)
def test_so_does_a_part_of_the_text(before: str, quote: str, after: str) -> None:
    holds(locate(quote, before + quote + after), quote, before + quote + after)


@given(WORDS, st.data())
def test_any_run_of_words_is_exact(text: str, data: st.DataObject) -> None:
    words = list(re.finditer(r"\S+", text))
    first = data.draw(st.integers(0, len(words) - 6))
    last = data.draw(st.integers(first + 5, len(words) - 1))
    quote = text[words[first].start() : words[last].end()]
    assume(sum(map(str.isalpha, quote)) >= 12)
    assert locate(quote, text).verdict == "exact"


@given(WORDS, st.data())
def test_a_changed_digit_is_never_supported(text: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([match.start() for match in re.finditer(r"\d", "2 " + text)])) - 2
    assume(place >= 0)
    digit = str((int(text[place]) + data.draw(st.integers(1, 9))) % 10)
    quote = text[:place] + digit + text[place + 1 :]
    assert locate(quote, text).verdict not in SUPPORTING


@given(WORDS, st.data())
def test_a_dropped_word_is_never_supported(text: str, data: st.DataObject) -> None:
    words = text.split(" ")
    index = data.draw(st.integers(1, len(words) - 2))
    quote = " ".join(words[:index] + words[index + 1 :])
    assume(any(map(str.isalnum, words[index])))
    assume(fold(quote).text not in fold(text).text)
    assert locate(quote, text).verdict not in SUPPORTING


@given(
    WORDS,
    st.lists(st.sampled_from(["NFD", "NFKC", "“”", "  ", "\n", "\u00a0", "\u200b", "-", "'", "case"]), max_size=4),
)
def test_other_typography_is_found_and_leads_back_to_the_same_words(text: str, changes: list[str]) -> None:
    quote = text
    for change in changes:
        quote = _changed(quote, change)
    assume(sum(map(str.isalpha, quote)) >= 12)
    found = locate(quote, text)
    assert found.span is not None
    assert _letters(text[found.span.start : found.span.end]) == _letters(quote)


def _changed(quote: str, change: str) -> str:
    if change in ("NFD", "NFKC"):
        return unicodedata.normalize("NFD" if change == "NFD" else "NFKC", quote)
    if change == "case":
        return quote[:1].swapcase() + quote[1:]
    if change == "“”":
        return f"“{quote}”"
    if change in "-'":
        return re.sub("—" if change == "-" else "[“”]", change, quote)
    return re.sub(" ", lambda match: change if change.isspace() else match[0] + change, quote)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text))).casefold()


# Hostile input and time

# name: the quote and the text of a size
HOSTILE: dict[str, Callable[[int], tuple[str, str]]] = {
    "one letter": lambda size: ("a" * 4 * size, "a" * 20 * size),
    "a period": lambda size: ("ab " * size + "a", "ab " * 3 * size),
    "ellipses": lambda size: ("word here … " * size, "word there " * 2 * size),
    "ellipses that fit": lambda size: ("abcd efgh … " * (size // 4), "abcd efgh " * 2 * size),
    "brackets": lambda size: ("[he] said " * size, ENGLISH * (size // 200)),
    "open brackets": lambda size: ("[" * 2 * size, ENGLISH + "[" * 2 * size),
    "spaces": lambda size: (" " * 20 * size + "x", ENGLISH + " " * 20 * size),
    "a pattern": lambda size: (r"(.*)+[a-z]*\d{3,}$^|?" * (size // 4), ENGLISH * (size // 200)),
    "combining marks": lambda size: ("e" + "\u0301\u0323" * 10 * size, "e" + "\u0323\u0301" * 10 * size),
    "expanding characters": lambda size: ("\ufdfa" * (size // 5), "\ufdfa" * 10 * size),
    "quotation marks": lambda size: ('"' * 20 * size, "'\" " * 10 * size),
    "dots and dashes": lambda size: (". " * 10 * size + "word", "- . " * 10 * size),
    "invisible": lambda size: ("\u200b" * 20 * size + "abcdefghijklm", "\u200b" * 20 * size),
    "surrogates": lambda size: ("\ud800 abcdefghijklmnop", "\udfff" * 10 * size),
    "numbers": lambda size: ("1 000 " * size + "x", "1 000 " * 4 * size),
    "one word": lambda size: ("engineers of engineers for soldiers", "engineers " * 4 * size),
    "long quote": lambda size: (ENGLISH * (size // 50) + "not", ENGLISH * (size // 50)),
    "anchors": lambda size: ("[he] said something of it [she] wanted", "said something of it " * size),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_input_gets_its_verdict_in_time_in_proportion(hostile: str) -> None:
    def run(size: int) -> None:
        quote, text = HOSTILE[hostile](size)
        text += str(size)  # no text is another's
        holds(locate(quote, text), quote, text)

    assert grows_at_most(LINEAR, run, 500)


def test_a_long_text_takes_time_in_proportion() -> None:
    quotes = [quote for _, _, quote, _ in _FAITHFUL[:50]] + [quote for _, _, quote in _TAMPERED[:50]]

    def run(copies: int) -> None:
        text = "".join(f"{number} {ENGLISH}" for number in range(copies))
        for quote in quotes:
            locate(quote, text)

    assert grows_at_most(LINEAR, run, 40)


def test_threads_share_what_is_prepared() -> None:
    quotes = [quote for cases in FAITHFUL.values() for article, quote, _ in cases if article == ENGLISH]
    text = ENGLISH + "\n"
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda quote: locate(quote, text), quotes))
    assert together == [locate(quote, text) for quote in quotes]


_PORT = "The port reopened on Monday. Officials said that the port reopened on time."


@pytest.mark.parametrize("quote", ["The port reopened on Monday.", "the port reopened on  Monday", "Nobody ever came"])
@pytest.mark.parametrize("span", [None, Span(start=0, end=28), Span(start=1, end=28)])
def test_a_quote_is_located_again_whatever_was_said_of_it(quote: str, span: Span | None) -> None:
    told = Evidence(quote=quote, verdict="exact", span=span, asked=2)
    assert relocate(told, _PORT) == locate(quote, _PORT).model_copy(update={"asked": 2})


def test_a_quote_that_says_where_it_lies_is_kept_as_it_is() -> None:
    told = locate("The port reopened on Monday.", _PORT)
    assert relocate(told, _PORT) is told
