"""Rebuttals: "the owner denied that: the wiring was old", where what follows the colon is put against what was denied.

A denial names what is denied in its own clause ("denied that the wiring was old"). Where its object only points back
("that", *das*), the words after the colon are the speaker's own account, which he asserts.
"""

from __future__ import annotations

import re

from llmbrief.language.attribution import Frame, mask
from llmbrief.language.denials import is_no_denial
from llmbrief.language.voices import can_speak

_WHO = r"(?P<who>[^,;:\"]{2,90}?)(?:, (?P<aside>[^,;:\"]{2,140}),)?"
_EN_WHEN = (
    r"(?: (?:too|again|yesterday|today|\w+ly|as well|in (?:a|an|the|his|her|its|their) \w+|"
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))*"
)
_DE_WHEN = r"(?: (?:am \w+|im \w+|gestern|heute|auch|jedoch|aber|allerdings|entschieden|energisch|vehement|umgehend))*"
_DE_THAT = r"(?: (?:das|dies|es|dem|diesem|all das|all dem))"
_ES_WHEN = r"(?: (?:el \w+|ayer|hoy|también|\w+mente))*"
_FR_WHEN = r"(?: (?:\w+di|hier|aussi|\w+ment))*"

_REBUTTALS = {
    "en": rf"{_WHO} (?:(?:has|have|had|also|later|\w+ly) )*"
    rf"(?:den(?:ied|ies|y)|rejects?|rejected|disputes?|disputed|dismiss(?:ed|es)?)"
    rf" (?:all |both )?(?:that|this|it|these|those){_EN_WHEN}",
    "de": rf"{_WHO} (?:(?:bestritt|bestritten|bestreitet|bestreiten|dementierte|dementierten|dementiert){_DE_WHEN}"
    rf"{_DE_THAT}?|(?:widersprach|widersprachen|widerspricht|widersprechen){_DE_WHEN}{_DE_THAT}?|"
    rf"(?:wies|wiesen|weist|weisen){_DE_WHEN}{_DE_THAT}(?={_DE_WHEN} zurück)){_DE_WHEN}(?: zurück)?",
    "es": rf"{_WHO} (?:lo (?:niega|niegan|negó|negaron|desmintió|desmintieron|desmiente)|"
    rf"(?:niega|niegan|negó|negaron|desmintió|desmintieron|desmiente) (?:eso|esto|ello)){_ES_WHEN}",
    "fr": rf"{_WHO} (?:(?:a|ont) démenti|dément|démentent|(?:le |l')(?:nie|nient|conteste|contestent|a nié|a contesté|"
    rf"a démenti)|(?:nie|nient|conteste|contestent|a nié|a contesté))(?: (?:cela|ceci|ça))?{_FR_WHEN}",
}
_COMPILED = {language: re.compile(pattern) for language, pattern in _REBUTTALS.items()}


def rebuttal(sentence: str, language: str) -> Frame | None:
    """Return who rebuts what was said before and his own account, the words after the colon; None for no rebuttal."""
    head, colon, rest = mask(sentence).partition(":")
    found = _COMPILED[language].fullmatch(head.rstrip()) if colon and language in _COMPILED else None
    if found is None or not rest.strip(" .") or is_no_denial(head, language) or not can_speak(found["who"], language):
        return None
    account = sentence[len(head) + 1 :].strip()
    return Frame(speaker=found["who"].strip(), proposition=account, aside=found["aside"])
