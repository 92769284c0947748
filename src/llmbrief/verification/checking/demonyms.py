"""Names of the same thing that share too few letters, and titles that are no names; folded."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GROUPS = (
    "us usa america american americans united states",
    "uk britain british briton britons united kingdom",
    "eu europe european union",
    "un united nations",
    "uae emirates emirati",
    "france french frenchman",
    "spain spanish spaniard spaniards spaniens espana espanol espanola",
    "netherlands dutch holland",
    "germany german germans deutschland deutsche deutschen",
    "switzerland swiss schweiz",
    "greece greek greeks",
    "denmark danish dane danes",
    "sweden swedish swede swedes",
    "finland finnish finn finns",
    "norway norwegian norwegians",
    "poland polish pole poles",
    "ireland irish",
    "wales welsh",
    "scotland scottish scots scot",
    "england english",
    "portugal portuguese",
    "turkey turkish turk turks turkiye",
    "iraq iraqi iraqis",
    "china chinese",
    "philippines filipino filipinos philippine",
    "thailand thai thais",
    "peru peruvian",
    "cyprus cypriot",
    "israel israeli israelis",
    "russia russian russians moscow kremlin",
    "ukraine ukrainian ukrainians kyiv kiev",
    "korea korean koreans",
    "gaza gazan",
    "czechia czech czechs",
    "saint st",
)

DEMONYMS: dict[str, tuple[str, ...]] = {}
for _group in _GROUPS:
    for _word in _group.split():
        DEMONYMS[_word] = (*DEMONYMS.get(_word, ()), *(other for other in _group.split() if other != _word))

TITLES = _words(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president vice minister premier chancellor chairman
    chairwoman chair chief executive officer ceo cfo coo cto director secretary general senator representative
    congressman congresswoman governor mayor councillor cllr judge justice captain colonel major sergeant
    inspector king queen prince princess pope bishop father mother herr frau señor señora don doña
    monsieur madame el la le les los i god internet earth state federal government parliament congress senate
    house court council ministry department agency committee commission university company party inc ltd plc
    corp gmbh ag co
    """
)
