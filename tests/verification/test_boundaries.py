from __future__ import annotations

import pytest

from llmbrief.verification.boundaries import cuts

INSIDE = [
    "eng|ineers", "1,|000", "1|,000", "14|.3", "14.|3", "1 |000", "1| 000", "1\u202f|000",
    "12 |345 678", "20|24", "4|–6", "4–|6", "can|’t", "can’|t", "Shoigu|’s", "well|-known",
    "non-|violent", "COVID|-19", "£|4.6", "30|%", "15|°", "6|′", " −|5", "(-|5", " -|5", "A|$5", "10|²",
    "1|½", "n’|est", "10:|30", "3-|1", "1/|2", "U.|S.", "example.|com", "cafe|\u0301", "１|２",
    "a|\u200bb", "har\u00ad|bour", "ロ|シア", "十|二日", "四|万", "1|億", "考えてい|ない", "でき|ません", ".|5 per",
    "1'|000", "２０|２４",
]  # fmt: skip
BETWEEN = [
    "the |engineers", "engineers|, who", "“|We", "we|”", "word|—word", "word—|word", "last year| – the",
    "l’|armée", "d’|accord", "end|.", "1998|.", "since 2019| 300", "in| 1998", "and|/or", "said.|The",
    "日本|語", "会議|で", "NATO|は", "Saint |5", "|start", "end|", "12 |km", "5| %", "…|and", "and| …", "[|he",
    "£5|, he", "5| million", "東京|タワー",
]  # fmt: skip


@pytest.mark.parametrize("marked", INSIDE)
def test_a_place_inside_a_word_or_number_cuts(marked: str) -> None:
    index = marked.index("|")
    assert cuts(marked.replace("|", ""), index)


@pytest.mark.parametrize("marked", BETWEEN)
def test_a_place_between_words_does_not_cut(marked: str) -> None:
    index = marked.index("|")
    assert not cuts(marked.replace("|", ""), index)
