"""What is told roughly agrees with what it is told of, and nothing else does."""

from __future__ import annotations

from decimal import localcontext

import pytest

from llmbrief import check

ROUGH = [
    ("en", "The firm serves more than a million homes.", "The firm serves 1.2 million homes"),
    ("en", "More than 30 people died.", "31 people died"),
    ("en", "Nearly 200 people came.", "198 people came"),
    ("en", "About 200 people came.", "198 people came"),
    ("en", "Fewer than 200 people came.", "198 people came"),
    ("en", "Some 1.2 million homes are served.", "The firm serves 1,187,400 homes"),
    ("en", "Over £3bn was paid.", "The company paid £3.1bn"),
    ("en", "Nearly half of voters stayed at home.", "48 percent of voters stayed at home"),
    ("en", "A third of the staff left.", "33% of the staff left"),
    ("de", "Mehr als 30 Menschen starben.", "31 Menschen starben"),
    ("de", "Rund 200 Menschen kamen.", "198 Menschen kamen"),
    ("es", "Más de 30 personas murieron.", "31 personas murieron"),
    ("fr", "Plus de 30 personnes sont mortes.", "31 personnes sont mortes"),
    ("ja", "約200人が死亡した。", "198人が死亡した"),
]
WRONG = [
    ("en", "200 people came.", "198 people came"),
    ("en", "About 200 people came.", "260 people came"),
    ("en", "About 198 people came.", "200 people came"),
    ("en", "Nearly 200 people came.", "120 people came"),
    ("en", "Nearly 200 people came.", "204 people came"),
    ("en", "More than 200 people came.", "198 people came"),
    ("en", "More than 40 people died.", "31 people died"),
    ("en", "More than 30 people died.", "81 people died"),
    ("en", "Fewer than 200 people came.", "204 people came"),
    ("en", "A third of the staff left.", "23% of the staff left"),
    ("en", "Over $3bn was paid.", "The company paid £3.1bn"),
    ("en", "198 people came.", "About 200 people came"),
    ("de", "Rund 200 Menschen kamen.", "260 Menschen kamen"),
]


def numbers_found(language: str, claim: str, quote: str) -> list[str]:
    found = check(claim, [quote], f"{quote}.", language=language)
    return [one.level for one in found if one.check == "number"]


@pytest.mark.parametrize(("language", "claim", "quote"), ROUGH)
def test_a_number_told_roughly_agrees_with_its_quote(language: str, claim: str, quote: str) -> None:
    assert numbers_found(language, claim, quote) == []


@pytest.mark.parametrize(("language", "claim", "quote"), WRONG)
def test_another_number_is_a_conflict_however_it_is_led(language: str, claim: str, quote: str) -> None:
    assert numbers_found(language, claim, quote) == ["conflict"]


def test_the_decimals_of_the_program_around_change_nothing() -> None:
    with localcontext(prec=1) as context:
        context.traps = dict.fromkeys(context.traps, True)
        assert numbers_found(*ROUGH[5]) == []
