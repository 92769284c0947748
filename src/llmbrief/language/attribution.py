"""Who says a sentence: verbs and patterns of saying in five languages (keys of ``LANGUAGES``).

``frame`` reads one sentence. It knows no names and resolves no pronouns: speakers come as they are worded. What it
cannot take apart safely it leaves whole, with the speaker named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from llmbrief.language.denials import denied, is_no_denial
from llmbrief.language.relays import relayed
from llmbrief.language.sayings import verbs_of_saying
from llmbrief.language.voices import can_speak, is_act, is_inversion, is_mere_name, surely_speaks, trimmed

Stance = Literal["says", "hedges", "predicts", "judges", "denies"]

_FILLER = "¤"  # stands for every character inside quotation marks while patterns are tried
_OPEN_TO_CLOSE = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}


class Frame(NamedTuple):
    """An attribution: *speaker* and *via* as worded, and what is said without the words that say who says it."""

    speaker: str
    proposition: str  # the whole sentence where it cannot be taken out; empty where the sentence before is meant
    stance: Stance = "says"
    via: str | None = None
    told: bool = False  # *via* is merely who was told, an outlet or not
    aside: str | None = None  # what stands between commas after the speaker: a name, an office


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the quotations in *text*, marks included; one left open ends with its line."""
    found: list[tuple[int, int]] = []
    position = 0
    while (opened := _next_opening(text, position)) is not None:
        end = _closing(text, opened)
        found.append((opened, end))
        position = end
    return tuple(found)


def mask(text: str) -> str:
    """Return *text*, as long as before, with quotation marks made plain and what stands between them blotted out."""
    pieces, position = [], 0
    for start, end in quotations(text):
        pieces += [text[position:start], '"', _FILLER * (end - start - 2), '"'][: 4 if end - start > 1 else 2]
        position = end
    return "".join([*pieces, text[position:]]).replace("’", "'")


@lru_cache(maxsize=256)  # claims that stand close together ask about the same sentences
def frame(sentence: str, language: str) -> Frame | None:
    """Return who says *sentence* according to its own words, or None; always None for languages without patterns."""
    if (led := _led(sentence, language)) is not None:
        found = frame(sentence[led:], language)
        is_whole = found is not None and found.proposition == sentence[led:]
        return found._replace(proposition=sentence) if found is not None and is_whole else found
    masked = mask(sentence).rstrip(" \n.,。")
    return _framed(sentence, masked, language) or _denial(sentence, masked, language)


_LEADS = {
    "en": r"(?:However|Moreover|Furthermore|Meanwhile|Nevertheless|Nonetheless|Still|In addition|Instead|Finally), ",
    "es": r"(?:Sin embargo|Además|No obstante|Asimismo|Mientras tanto|Por otra parte|Por su parte|Finalmente), ",
    "fr": r"(?:Cependant|Toutefois|Pourtant|Néanmoins|En outre|De plus|Par ailleurs|Enfin|De son côté), ",
    "ja": r"(?:また|しかし|一方|さらに|ただし?|そして|なお)、",
}


def _led(sentence: str, language: str) -> int | None:
    """Return the length of an adverb and comma at the head of *sentence*, which are nobody's words."""
    found = re.match(_LEADS[language], sentence) if language in _LEADS else None
    return found.end() if found else None


def _denial(sentence: str, masked: str, language: str) -> Frame | None:
    found = denied(masked, language) if len(masked) <= _LONGEST else None
    if found is None or not can_speak(found[0], language) or is_no_denial(masked, language):
        return None
    who, proposition, aside = found
    return Frame(speaker=who.strip(), proposition=proposition or sentence, stance="denies", aside=aside)


def speaks_first(text: str, language: str) -> bool:
    """Say whether *text* begins with somebody and a verb of saying, so that a clause may start there."""
    pattern = _opening_pattern(language)
    return pattern is not None and pattern.match(mask(text)) is not None


_MARKS = re.compile("[" + re.escape("".join(_OPEN_TO_CLOSE)) + "]")


def _next_opening(text: str, position: int) -> int | None:
    found = _MARKS.search(text, position)
    return found.start() if found else None


def _closing(text: str, opened: int) -> int:
    line_end = text.find("\n", opened)
    line_end = len(text) if line_end < 0 else line_end
    places = [text.find(mark, opened + 1, line_end) for mark in _OPEN_TO_CLOSE[text[opened]]]
    return min((place + 1 for place in places if place >= 0), default=line_end)


class _Rule(NamedTuple):
    """One way in which a language says who says what: a pattern, one of the verbs, a pattern, over a masked sentence.

    Groups: ``who`` the speaker, ``act`` any verb at all, ``what`` (and ``more``) the proposition, ``via`` a relay,
    ``listener`` who was told. Without ``what`` the sentence stays whole. Verbs are looked up, for a pattern of some
    hundred words takes milliseconds to compile; a rule without verbs is its first pattern alone.
    """

    front: str
    verbs: frozenset[str] = frozenset()
    back: str = ""
    needs: str = ""  # a text that every sentence of this kind has


class _Grammar(NamedTuple):
    """The rules of one language, tried in order."""

    rules: tuple[_Rule, ...]
    stances: Mapping[Stance, str]  # stance → the beginnings of its verbs
    opening: str | None = None
    ignore_case: bool = False


def _phrases(listed: str) -> frozenset[str]:
    return frozenset(listed.split(", "))


_WORD = r"[^\s,;:\"¤()]+"
_QUOTE = r"(?P<what>\"¤+\")"
_ASIDE = r"(?:, (?P<aside>[^,;:\"]{2,140}),(?: [^,;:\"]{2,140},)?)?"

_EN_SAY = verbs_of_saying("en")
_EN_BARE = _phrases(
    "said, says, say, added, adds, thinks, think, thought, believes, believed, believe, hopes, hoped, insists, "
    "insisted, claims, claimed, reckons, fears"
)
_EN_END = _phrases(
    "said, says, say, added, adds, told, explained, explains, noted, notes, announced, insisted, insists, argued, "
    "argues, warned, warns, stressed, hinted, implied, promised, vowed, estimated, estimates, reported, cautioned, "
    "stated, revealed, conceded, declared, disclosed, acknowledged, acknowledges, admitted, admits, replied, "
    "confirmed, wrote, writes, concluded, recalled, pointed out, points out, predicted, predicts, reckons, testified, "
    "claims, claimed, believes, thinks"
)
_EN_TELL = _phrases("told, tells, tell")
_EN_PUT = _phrases(
    "said, says, wrote, added, told, tells, warned, put, puts, reported, expects, acknowledged, acknowledges, "
    "disputes, promised"
)
_EN_CALL = _phrases("calls, called, described, describes, dismissed, hailed, praised, branded, labelled")
_EN_STOP = (
    r"(?!(?:[Nn]othing|[Ww]hat|cannot|never|to|\w+n't|that|because|when|if|but|than|is|was|were|are|has|had|have|"
    r"will|would|could|can|may|"
    r"might|[Dd]id|[Dd]oes|[Dd]o|"
    r"not|so|as|who|"
    r"whether|where|while|although|though|which)\b)"
)
_EN_WHO = (
    rf"(?:(?:(?<!\S)| )(?:close to |{_EN_STOP}){_WORD}(?: \([^)]*\))?){{1,8}}?"
    r"(?: (?:who|which) [^,;:\"]{3,50})?"
)
_EN_TAIL = r"(?:, (?P<aside>[A-Z][^,;:\"]{2,60}))?(?:, [^\"]+)?"
_EN_ADVERB = r"(?:(?:also|later|then|again|now|repeatedly|has|have|had|earlier|reportedly|further) ){0,2}"
_EN_LEAD = (
    r"(?:(?:On|In|At|By|Late|Early|After|During|Before|Last|Earlier|Later|Meanwhile|Yesterday|Then|Asked|Speaking|"
    r"Responding|"
    r"Writing)\b[^,;:\"]{0,60}, |(?:At|By) \d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m),? )?"
)
_EN_WHEN = (
    r"(?: (?:only|on|in|at|to|during|after|late|early|yesterday|today|last|this|again|later|by|via|through|from|"
    r"with|when|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?:[^,;:\"]|(?<=\d)[:,](?=\d)){0,60}?)?"
)
_EN_CLAUSE = r"(?P<what>(?!(?:too|also|as well|was|is|were|are|had|has|would|will|could|can)\b).+)"
_EN_LISTENER = (
    r"(?: (?:(?:the )?(?P<listener>[A-Z][^,;:\"]{1,40}?)|reporters|journalists|us|me|him|her|them|members|supporters|"
    r"lawmakers|"
    r"parliament|(?:the|a|an|his|her|its|their) [^,;:\"]{2,40}?))"
)

_EN_SHOWN = r"(?:, (?:seen|obtained|reviewed|viewed|published|cited|first reported) by [^,;:\"]{2,60})?"

_EN_SPEAKER = rf"{_EN_LEAD}(?P<who>{_EN_WHO}){_ASIDE} {_EN_ADVERB}"
_EN_AFTER_QUOTE = rf"{_QUOTE},? (?P<who>{_EN_WHO}){_ASIDE} {_EN_ADVERB}"
_EN_AFTER_CLAUSE = rf"(?P<what>[^\"]{{12,}}), (?P<who>{_EN_WHO}){_ASIDE} {_EN_ADVERB}"
_EN_NO_SUM = r"(?!(?:(?<=added)|(?<=adds)) (?:to\b|\d))"  # "added to the cost", "adds 30 seats"
_EN_ADDING = r"(?:, (?:adding|stressing|saying|noting|citing|referring|calling)\b.*)?"

_ENGLISH = _Grammar(
    rules=(
        _Rule(
            r"According to (?:(?:a|an|the) (?:report|statement|study|account|dispatch) (?:by|from|of|in|on) )"
            rf"(?P<via>[^,;:\"]{{2,80}}), (?P<who>{_EN_WHO}) {_EN_ADVERB}",
            _EN_SAY,
            rf"{_EN_WHEN} that {_EN_CLAUSE}",
            needs="According to ",
        ),
        _Rule(
            rf"According to (?P<who>[^,;:\"]{{2,90}}{_EN_SHOWN})(?:, (?:who|which|whose|a|an|the)\b[^,;:\"]{{2,90}})?, "
            r"(?P<what>.+)",
            needs="According to ",
        ),
        _Rule(
            rf"(?P<what>.{{12,}}?),? according to (?P<who>[^,;:\"]{{2,90}}{_EN_SHOWN})"
            r"(?:, (?P<aside>[A-Z][^,;:\"]{2,60}))?"
            r"(?:, (?:who|which|whose|a|an|the)\b.*)?",
            needs=" according to ",
        ),
        _Rule(rf"{_QUOTE},? ", _EN_SAY, rf" (?P<who>[^,;:\"]{{2,80}}){_EN_TAIL}", needs='"¤'),
        _Rule(_EN_AFTER_QUOTE, _EN_SAY, r"(?:[ ,][^\"]{0,100})?", needs='"¤'),
        _Rule(_EN_AFTER_QUOTE, _EN_SAY, r"[^,;:\"]{0,60}[,:] (?P<more>\"¤+\")", needs='"¤'),
        _Rule(rf"{_QUOTE},? ", _EN_SAY, r" (?P<who>[^,;:\"]{2,60})[^,;:\"]{0,60}[,:] (?P<more>\"¤+\")", needs='"¤'),
        _Rule(_EN_SPEAKER, _EN_SAY, rf"{_EN_WHEN}[:,] {_QUOTE}", needs='"¤'),
        _Rule(_EN_SPEAKER, _EN_TELL, rf"{_EN_LISTENER}{_EN_WHEN}[:,] {_QUOTE}", needs='"¤'),
        _Rule(_EN_SPEAKER, _EN_TELL, rf"{_EN_LISTENER}{_EN_WHEN} that (?P<what>.+)", needs=" that "),
        _Rule(_EN_SPEAKER, _EN_SAY, rf"{_EN_WHEN} that {_EN_CLAUSE}", needs=" that "),
        _Rule(_EN_SPEAKER, _EN_TELL, r" (?:reporters|journalists|us|me|members|lawmakers) (?P<what>.+)"),
        _Rule(
            _EN_SPEAKER,
            _EN_BARE,
            rf"{_EN_NO_SUM}(?: (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)? "
            r"(?!(?:only|on|in|at|to|during|after|by|nothing|neither|none|so|of|from|with|about|when|if|as|,)\b)"
            r"(?P<what>[^:]{8,})",
        ),
        _Rule(_EN_AFTER_CLAUSE, _EN_END, rf"{_EN_NO_SUM}{_EN_WHEN}{_EN_ADDING}"),
        _Rule(_EN_AFTER_CLAUSE, _EN_TELL, rf"{_EN_LISTENER}{_EN_WHEN}{_EN_ADDING}"),
        _Rule(r"(?P<what>[^\"]{12,}), ", _phrases("said, says"), rf" (?P<who>[^,;:\"]{{2,80}}){_EN_TAIL}"),
        _Rule(
            rf"(?P<what>[^,;:]{{3,80}}), (?P<who>{_EN_WHO}) ",
            _phrases("said, says, added, adds, noted, warned, argued"),
            r", (?P<more>.+)",
        ),
        _Rule(_EN_SPEAKER, _EN_PUT, r"\b.*"),
        _Rule(_EN_SPEAKER, _EN_CALL, r"\b.*\"¤+\".*", needs='"¤'),
    ),
    stances={
        "denies": r"den(?:ied|ies|y)|rejected|dismissed|disput",
        "hedges": r"think|thought|reckon|fear|suggest|speculat|alleg|hope|estimat|believe",
        "predicts": r"predict|forecast|expect",
        "judges": r"call|describ|argue",
    },
    opening=rf"(?:{_EN_WHO}) {_EN_ADVERB}(?:said|says|say|replied|told|added|warned|argued|denied|insisted|"
    rf"claimed)\b",
)

_CLAUSE = r"(?P<what>[^\"]{8,}), "
_TAIL = r"(?:, (?P<aside>[A-ZÀ-Ý][^,;:\"]{2,60}))?(?:, .+)?"  # after an inverted speaker: a name, an office

_DE_SAY = _phrases(
    "klagt, klagte, findet, fordern, verspricht, versprach, schildert, schilderte, entgegnet, erinnert, erinnerte, "
    "fürchtet, befürchtet, befürchten, berichten, betonen, warnen, meinen, glauben, hoffen, schätzen, kritisieren, "
    "rechnen, vermuten, stellte klar, sagte, sagt, sagten, sagen, erklärte, erklärt, erklärten, betonte, betont, "
    "berichtete, berichtet, warnte, warnt, ergänzte, meinte, meint, behauptete, behauptet, bestätigte, bestätigt, "
    "schrieb, schreibt, äußerte, hieß es, rechnet, schätzt, schätzte, vermutet, vermutete, hofft, glaubt, fordert, "
    "forderte, kritisierte, kritisiert, lobte, mahnte, mahnt, entgegnete, versicherte, versichert, so"
)
_DE_PARTED = _phrases("deutete, deuteten, teilte, teilten, kündigte, kündigten, räumte, räumten, gab, gaben")
_DE_PARTICLE = "mit|an|ein|bekannt|zu"
_DE_WHO = rf"{_WORD}(?: \([^)]*\))?(?: (?!dass\b){_WORD}(?: \([^)]*\))?){{0,7}}?"
_DE_FINITE = (
    "ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|soll|sollen|kann|können|könnte|könnten|muss|"
    "müssen|gibt|gab|liegt|lag|steht|stand|kostet|kamen|kam|sei|seien|dürfte|dürften|sank|stieg|starb|starben"
)
_DE_SOURCED = (  # a noun with its article and adjectives, and whose it is
    r"(?:(?:dem|der|den|des|(?:ein|ihr|sein)e[mrs]) )?(?:[a-zäöüß-]+e[nr] )*"
    r"[A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w.-]+)*(?: (?:der|des) [A-ZÄÖÜ][\w.-]+(?: [A-ZÄÖÜ][\w.-]+)*)?"
)
_DE_SHOWN = (
    r", (?:der|die|das|den) [^,;:\"]{2,60} (?:vorliegt|vorliegen|vorlag|einsehen konnten?|veröffentlichte|zitiert)"
)
_DE_SOURCE = r"(?:Laut|Nach (?:Angaben|Auskunft|Aussage|Darstellung|Einschätzung)(?: von|(?= de[rs] ))|Wie)"
_DE_BY = r"(?:laut|gemäß|nach (?:Angaben|Auskunft|Aussage|Schätzung|Einschätzung|Darstellung|Informationen)(?: von)?)"
_DE_THIS = r"(?P<what>)(?:Das|Dies) "  # the sentence before
_DE_SPEAKER = rf"(?P<who>{_DE_WHO}){_ASIDE} "
_DE_SPOKEN = r"(?P<who>[^,;:\"]{2,80}?)"  # after the verb
_GERMAN = _Grammar(
    rules=(
        _Rule(
            rf"(?P<what>[^\"]*\b(?:{_DE_FINITE})\b[^\"]*?|[^\"]+ [a-zäöüß]+) {_DE_BY} "
            rf"(?P<who>{_DE_SOURCED}(?:{_DE_SHOWN}(?=,))?),? "
            r"(?P<more>[^\"]+)"
        ),
        _Rule(rf"Laut (?P<who>{_DE_SOURCED}{_DE_SHOWN}), .+", needs="Laut "),
        _Rule(
            rf"{_DE_SOURCE} (?P<who>(?!(?:{_DE_FINITE}) )[^\s,;:\"]+(?: (?!(?:{_DE_FINITE}) )[^\s,;:\"]+){{0,8}}?)"
            rf"(?: (?:berichtet|mitteilte|sagte|erklärte|meldet),|, [^,;:\"]{{3,80}},|) (?:{_DE_FINITE}) .+"
        ),
        _Rule(r"(?P<who>[^,;:\"]{2,80}) zufolge .*", needs=" zufolge "),
        _Rule(
            rf"(?P<what>[^\"]{{8,}}), wie (?P<who>{_DE_WHO})(?: (?:dem|der|den|am|im|gegenüber) [^,;:\"]{{2,40}})? ",
            _DE_SAY | _phrases("mitteilte, mitteilten, bekanntgab"),
            needs=", wie ",
        ),
        _Rule(
            rf"Wie (?P<who>{_DE_WHO})(?: (?:am|im|dem|der) [^,;:\"]{{2,40}})? ",
            _DE_SAY | _phrases("meldet, meldete, mitteilte"),
            r", .+",
            needs="Wie ",
        ),
        _Rule(rf"{_QUOTE},? ", _DE_SAY, rf" {_DE_SPOKEN}(?: am \w+)?{_TAIL}", needs='"¤'),
        _Rule(_DE_SPEAKER, _DE_SAY, rf"\b[^:\"]{{0,60}}: {_QUOTE}", needs='"¤'),
        _Rule(rf"(?P<who>{_DE_WHO}): {_QUOTE}", needs='"¤'),
        _Rule(rf"{_QUOTE},? (?:hieß|heißt) (?P<who>es)\b.*", needs='"¤'),
        _Rule(
            rf"{_QUOTE},? (?P<act>[a-zäöü]+) {_DE_SPOKEN}(?: (?:{_DE_PARTICLE}|klar|fest|hinzu|bei))?{_TAIL}",
            needs='"¤',
        ),
        _Rule(
            _DE_SPEAKER,
            _phrases("nannte, nennt, bezeichnete, bezeichnet, beschrieb, sprach von, spricht von"),
            r"\b.*\"¤+\".*",
            needs='"¤',
        ),
        _Rule(_DE_SPEAKER, _DE_PARTED, rf"\b[^,;:\"]{{0,60}} (?:{_DE_PARTICLE}), [^\"]+ \w*zu\w* ?\w+"),
        _Rule(_DE_THIS, _DE_PARTED, rf" {_DE_SPOKEN}(?: (?:am|im) \w+)? (?:{_DE_PARTICLE})"),
        _Rule(_DE_THIS, _DE_SAY, r" (?P<who>[^,;:\"]{2,60}?)(?: (?:am|im) \w+)?"),
        _Rule(_CLAUSE, _DE_PARTED, rf" {_DE_SPOKEN}(?: am \w+)? (?:{_DE_PARTICLE})"),
        _Rule(_CLAUSE, _DE_SAY, rf" {_DE_SPOKEN}(?: am \w+)?{_TAIL}"),
        _Rule(
            _DE_SPEAKER,
            _phrases("bestritt, bestreitet, bestreiten, dementierte, dementiert, dementieren"),
            r"[^,;:\"]{0,60}, (?P<what>dass .+)",
            needs=", dass ",
        ),
        _Rule(
            _DE_SPEAKER,
            _DE_SAY,
            r"(?: (?:am|im|in|bei|vor|gegenüber|der|dem)\b[^,;:\"]{0,60})?, (?!dass\b|ob\b|wie\b|wer\b|was\b)"
            r"(?P<what>(?!.* \w*zu\w* ?\w*n$).+)",
        ),
        _Rule(_DE_SPEAKER, _DE_SAY, r", .+ zu \w+", needs=" zu "),
        _Rule(_DE_SPEAKER, _DE_SAY | _DE_PARTED, r"\b[^,;:\"]{0,60}, dass .+", needs=", dass "),
        _Rule(r"(?P<what>.{12,}?),? so (?P<who>(?:der |die |das |ein |eine )?[A-ZÄÖÜ][^,;:\"]{2,80})", needs=" so "),
        _Rule(rf"(?P<what>.{{12,}}?),? {_DE_BY} (?P<who>{_DE_SOURCED}(?:{_DE_SHOWN})?)"),
        _Rule(
            _DE_SPEAKER,
            _phrases(
                "beziffert, bezifferte, rechnet, rechnen, schätzt, schätzte, erwartet, erwarten, verspricht, meldet, "
                "meldete, meldeten"
            ),
            r"\b [^\"]+",
        ),
        _Rule(
            r".* nach (?:Angaben|Auskunft|Aussage|Schätzung|Einschätzung) "
            r"(?:von (?P<who>[A-ZÄÖÜ][^\s,;:\"]+(?: [A-ZÄÖÜ][^\s,;:\"]+)?)|(?P<who2>(?:der|des) [A-ZÄÖÜ][^\s,;:\"]+))"
            r"\b.*",
            needs=" nach ",
        ),
    ),
    stances={
        "denies": r"bestrit|bestreit|dementier",
        "hedges": r"vermut|schätz|hoff|behaupt|fürcht|befürcht",
        "predicts": r"rechne",
        "judges": r"meint|glaubt|kritisier|lobt",
    },
)

_ES_SAY = _phrases(
    "insinuó, insinúa, proclamó, alegó, adelantó, alerta, alertó, alertan, critica, critican, replica, matiza, "
    "matizó, zanja, zanjó, resume, resumió, comenta, comentó, argumenta, argumentó, argumentan, defiende, defendió, "
    "defienden, calculan, sostienen, detalla, detalló, relata, relató, aclara, aclaró, promete, prometió, estiman, "
    "explican, señalan, advierten, advirtieron, denuncian, recuerdan, insisten, reconocen, apuntan, admiten, "
    "confirman, ve, ven, subraya, agrega, agregó, concluye, concluyó, responden, dijo, dice, dijeron, dicen, afirmó, "
    "afirma, afirmaron, afirman, aseguró, asegura, aseguraron, aseguran, declaró, declara, explicó, explica, señaló, "
    "señala, señalaron, añadió, añade, anunció, anuncia, advirtió, advierte, indicó, indica, indicaron, sostuvo, "
    "sostiene, manifestó, recordó, recuerda, reconoció, reconoce, admitió, admite, confirmó, confirma, informó, "
    "informa, subrayó, insistió, insiste, contó, cuenta, respondió, responde, replicó, criticó, lamentó, cree, creen, "
    "considera, opina, estima, estimó, calcula, prevé, prevén, apuntó, apunta, precisó, precisa, denunció, denuncia, "
    "ha dicho, ha afirmado, ha asegurado, ha explicado, ha anunciado, ha declarado, ha señalado, ha indicado, han "
    "dicho, han denunciado"
)
_ES_FEEL = _phrases(
    "teme, temen, confía en, confían en, se queja de, se quejan de, se quejó de, espera, esperan, lamenta, duda de"
)
_ES_WHO = rf"(?:(?!que\b|no\b){_WORD}(?: \([^)]*\))?)(?: (?!que\b|no\b|se\b){_WORD}(?: \([^)]*\))?){{0,8}}?"
_ES_WHEN = r"(?: (?:de|el|la|en|ante|a|al|ayer|hoy|este|esta|también)\b[^,;:\"]{0,60}?)?"
_ES_SOURCED = r"(?P<what>.{12,}?),? (?:según|de acuerdo con) (?!(?:el|la|los|las) (?:cual|que)\b|han? )"
_ES_SPEAKER = rf"(?P<who>{_ES_WHO}){_ASIDE} "
_SPOKEN = r"(?P<who>[^,;:\"]{2,80})"  # after the verb
_SPANISH = _Grammar(
    rules=(
        _Rule(
            r"(?:Según|De acuerdo con|A juicio de|En opinión de|En palabras de) (?P<who>[^,;:\"]{2,90})(?:, (?:que|"
            r"quien|el|la)\b[^,;:\"]{2,90})?, (?P<what>.+)"
        ),
        _Rule(rf"{_ES_SOURCED}", _ES_SAY, rf" (?P<who>[^,;:\"]{{2,90}}){_TAIL}"),
        _Rule(rf"{_ES_SOURCED}(?P<who>[^,;:\"]{{2,90}}){_TAIL}"),
        _Rule(rf"{_QUOTE},? ", _ES_SAY, rf" {_SPOKEN}{_TAIL}", needs='"¤'),
        _Rule(rf"{_QUOTE},? (?P<act>(?:han? |había )?[a-záéíóúñ]+) {_SPOKEN}{_TAIL}", needs='"¤'),
        _Rule(
            rf"{_ES_SPEAKER}(?:l[aoe]s? )?",
            _phrases("definió, define, calificó, califica, llamó, describió, describe"),
            r"\b.*\"¤+\".*",
            needs='"¤',
        ),
        _Rule(r"[—-] ?(?P<what>[^—\"]{8,}?)[,.]? ?[—-],? ?", _ES_SAY, rf" {_SPOKEN}"),
        _Rule(_ES_SPEAKER, _ES_SAY, rf"\b[^:\"]{{0,60}}: {_QUOTE}", needs='"¤'),
        _Rule(
            _ES_SPEAKER,
            _ES_SAY,
            rf"{_ES_WHEN}(?: de)?(?:, (?:sin embargo|no obstante|además|en cambio),)? que (?P<what>.+)",
            needs=" que ",
        ),
        _Rule(_ES_SPEAKER, _ES_FEEL, r" que .+", needs=" que "),
        _Rule(r"(?P<what>)Así lo ", _ES_SAY, rf" (?P<who>[^,;:\"]{{2,80}}?){_TAIL}"),
        _Rule(rf"(?P<what>)Así lo (?P<verb>han? \w+) (?P<who>[^,;:\"]{{2,80}}?){_TAIL}"),
        _Rule(_CLAUSE, _ES_SAY, rf" {_SPOKEN}{_TAIL}"),
        _Rule(rf"{_QUOTE},? (?P<who>)", _ES_SAY, r"\b.*", needs='"¤'),
        _Rule(r"(?P<who>)", _ES_SAY, r" que (?P<what>.+)", needs=" que "),
        _Rule(
            _ES_SPEAKER,
            _phrases(
                "cifra, cifró, sitúa, situó, eleva, elevó, calcula, calculó, estima, estimó, prevé, atribuye, "
                "atribuyó, promete, prometió"
            ),
            r"\b .+",
        ),
    ),
    stances={
        "hedges": r"estim|calcul|tem|duda|cree",
        "predicts": r"prev|espera|confían? en",
        "judges": r"considera|opina|critic",
    },
    ignore_case=True,
)

_FR_SAY = _phrases(
    "laisse entendre, a laissé entendre, a plaidé, alerte, a alerté, met en garde, insiste, a insisté, martèle, "
    "détaille, confie, a confié, résume, commente, a commenté, répond, promet, a promis, plaide, observe, a observé, "
    "reconnaissent, soulignent, précisent, rappellent, espèrent, affirment, prévoient, jugent, calcule, a déclaré, "
    "ont déclaré, déclare, a dit, ont dit, dit, disent, a affirmé, ont affirmé, affirme, a indiqué, ont indiqué, "
    "indique, indiquent, a expliqué, explique, expliquent, a assuré, assure, assurent, a ajouté, ajoute, a annoncé, "
    "ont annoncé, annonce, a précisé, précise, a souligné, souligne, a estimé, estime, estiment, a prévenu, prévient, "
    "a averti, avertit, a reconnu, reconnaît, a admis, a confirmé, confirme, a rappelé, rappelle, a répondu, a réagi, "
    "a lancé, a raconté, raconte, a soutenu, soutient, croit, croient, pense, pensent, juge, prévoit, espère, écrit, "
    "a écrit, a fait savoir, ont fait savoir, dénonce, a dénoncé"
)
_FR_INVERTED = (
    "a-t-(?:il|elle|on) \\w+é|(?:a|ont)-t-(?:il|elle|ils|elles) \\w+|(?:déclare|affirme|indique|explique|assure|"
    "ajoute|annonce|"
    "précise|souligne|estime|rappelle|raconte|juge|confirme)-t-(?:il|elle)|(?:dit|prévient|avertit|reconnaît|"
    "soutient)-(?:il|elle)|"
    "précise|ajoute|poursuit"
)
_FR_FEEL = _phrases("craint, craignent, redoute, redoutent, regrette, a regretté, déplore, a déploré, doute, souhaite")
_FR_WHO = rf"(?:(?!que\b|ne\b){_WORD}(?: \([^)]*\))?)(?: (?!que\b|ne\b|se\b|qui\b){_WORD}(?: \([^)]*\))?){{0,8}}?"
_FR_WHEN = (
    r"(?: (?:le|la|à|au|aux|devant|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|dans|lors|également)\b"
    r"[^,;:\"]{0,60}?)?"
)
_FR_SPEAKER = rf"(?P<who>{_FR_WHO}){_ASIDE} "
_FRENCH = _Grammar(
    rules=(
        _Rule(
            r"(?:Selon|D'après|Pour) (?P<who>[^\W\d_][^,;:\"]{1,90})(?:, (?:qui|le|la)\b[^,;:\"]{2,90})?, (?P<what>.+)"
        ),
        _Rule(r"(?P<what>.{12,}?),? (?:selon|d'après) (?!lesquel|laquelle|lequel)(?P<who>[^,;:\"]{2,90})" + _TAIL),
        _Rule(rf"{_QUOTE},? ", _FR_SAY, rf" {_SPOKEN}{_TAIL}", needs='"¤'),
        _Rule(rf"{_QUOTE},? (?P<act>(?:s'est |s'|se |a |ont |avait )?[a-zà-ÿ]+) {_SPOKEN}{_TAIL}", needs='"¤'),
        _Rule(
            rf"{_FR_SPEAKER}(?:l[ea] |l'a |l')?",
            _phrases("décrit, décrivait, qualifie, a qualifié, appelle, salue, a salué"),
            r"\b.*\"¤+\".*",
            needs='"¤',
        ),
        _Rule(_FR_SPEAKER, _FR_SAY, rf"\b[^:\"]{{0,60}}: ?{_QUOTE}", needs='"¤'),
        _Rule(_FR_SPEAKER, _FR_SAY, rf"{_FR_WHEN} (?:que |qu')(?P<what>.+)", needs=" qu"),
        _Rule(_FR_SPEAKER, _FR_FEEL, r" (?:que |qu').+", needs=" qu"),
        _Rule(_CLAUSE, _FR_SAY, rf" {_SPOKEN}{_TAIL}"),
        _Rule(rf"(?P<what>\"¤+\"|[^\"]{{8,}}?),? (?P<who>)(?P<verb>{_FR_INVERTED})(?:[ ,].*)?"),
        _Rule(
            _FR_SPEAKER,
            _phrases("chiffre, évalue, estime, prévoit, attribue, promet, a chiffré, a évalué"),
            r"\b .+",
        ),
    ),
    stances={
        "hedges": r"(?:a )?estim|croi|pens|crai|redout|calcule|doute",
        "predicts": r"prévoi|esp",
        "judges": r"jug|(?:a )?dénonc|a réagi|a regretté",
    },
)

_JA_SAY = (
    "(?:述べ|語っ|話し|説明し|発表し|明らかにし|明かし|強調し|主張し|指摘し|"
    "コメントし|答え|伝え|報じ|見|見込ん|予測し|期待し|否定し|み|言っ|警告し|"
    "批判し|"
    "訴え|認め|振り返っ|反論し|求め)(?:た|て(?:い)?(?:る|た)|で(?:い)?(?:る|た))|"
    "話す|語る|述べる|指摘する|説明する|主張する|強調する|訴える|認める|振り返る|警告する|批判する"
)
_JA_WHO = r"[^、。\"¤]{1,40}?"
_JA_DAY = (
    r"(?:(?:[0-9０-９]{1,2}月(?:[0-9０-９]{1,2}日)?|[0-9０-９]{1,2}日|[月火水木金土日]曜日?|同日)"
    r"(?:午前|午後|夜|朝)?(?:の会見で|の議会で|に)?、)?"
)
_JAPANESE = _Grammar(
    rules=(
        _Rule(rf"(?P<who>{_JA_WHO})(?:によると|によれば|の発表では)、?(?P<what>[^\"]+)"),
        _Rule(rf"(?P<who>{_JA_WHO})(?:によると|によれば|の発表では)、?.*"),
        _Rule(
            rf"(?P<who>{_JA_WHO})(?:は|が|も)、?(?:[^\"]{{0,40}})(?P<what>\"¤+\")と(?:[^\"]{{0,20}})(?P<verb>{_JA_SAY})"
        ),
        _Rule(rf"(?P<what>\"¤+\")と、?(?P<who>{_JA_WHO})(?:は|が|も)(?:[^\"]{{0,20}})(?P<verb>{_JA_SAY})"),
        _Rule(rf"(?P<what>\"¤+\")(?P<who>)と(?P<verb>{_JA_SAY})"),
        _Rule(
            rf"(?P<who>{_JA_WHO})(?:は|が|も)、?(?:[^\"]{{0,40}})(?P<what>\"¤+\")と(?P<act>[^、\"]{{1,8}}[たるうす])"
        ),
        _Rule(
            rf"(?P<what>[^\"]{{6,}})と(?P<who>[^、。\"はが]{{2,12}}(?:氏|さん|長|相|授|士|員))は[^、\"]{{0,12}}(?P<verb>{_JA_SAY})"
        ),
        _Rule(rf"(?P<what>)(?P<who>{_JA_WHO})が(?:[月火水木金土日]曜日?、?)?(?P<verb>明らかにした|発表した)"),
        _Rule(rf"(?P<what>[^\"]{{6,}})と、(?P<who>{_JA_WHO})(?:は|が)[^、\"]{{0,20}}(?P<verb>{_JA_SAY})"),
        _Rule(rf"(?P<who>{_JA_WHO})(?:は|が|も)、?{_JA_DAY}(?P<what>[^\"]{{4,}})(?:ことを|と)(?P<verb>{_JA_SAY})"),
    ),
    stances={"denies": "否定", "hedges": "見て|みて", "predicts": "見込|予測|期待", "judges": "批判"},
)

_GRAMMARS: dict[str, _Grammar] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
    "fr": _FRENCH,
    "ja": _JAPANESE,
}
_LONGEST = 700  # characters; a longer "sentence" is no sentence


@cache
def _opening_pattern(language: str) -> re.Pattern[str] | None:
    grammar = _GRAMMARS.get(language)
    return re.compile(grammar.opening) if grammar and grammar.opening else None


class _Found(NamedTuple):
    """What a rule makes of a masked sentence: the half-open span of each group that has one."""

    masked: str
    spans: Mapping[str, tuple[int, int]]

    def text(self, group: str) -> str:
        """Return the text of *group*; empty where it has none."""
        return self.masked[slice(*self.spans.get(group, (0, 0)))]


def _framed(sentence: str, masked: str, language: str) -> Frame | None:
    """Return the frame that the first fitting rule makes."""
    grammar = _GRAMMARS.get(language)
    if grammar is None or len(masked) > _LONGEST:
        return None
    given = _read(masked, ignore_case=grammar.ignore_case)
    for rule in grammar.rules:
        found = _applied(rule, given) if rule.needs in masked else None
        if found and _is_attribution(found, language) and not _loses_a_negation(found, grammar, language):
            return _frame(sentence, found, grammar, language)
    return None


class _Masked(NamedTuple):
    """A masked sentence as the rules read it."""

    text: str
    plain: str  # as long, and in small letters where case is ignored
    words: Mapping[str, list[int]]  # where each word of *plain* starts
    ignore_case: bool


def _read(masked: str, *, ignore_case: bool) -> _Masked:
    lower = masked.lower()
    plain = lower if ignore_case and len(lower) == len(masked) else masked  # a few letters are longer when small
    words: dict[str, list[int]] = {}
    for match in _TOKEN.finditer(plain):
        words.setdefault(match[0], []).append(match.start())
    return _Masked(masked, plain, words, ignore_case)


_TOKEN = re.compile(r"\w+")


def _applied(rule: _Rule, given: _Masked) -> _Found | None:
    """Return what *rule* finds: whoever stands nearest to the verb, and the first verb of several after them."""
    if not rule.verbs:
        match = _compiled(rule.front, given.ignore_case).fullmatch(given.text)
        return _Found(given.text, _spans(match)) if match else None
    places = _places(rule.verbs, given)
    found = [one for start, end in places if (one := _around(rule, given, start, end)) is not None]
    return max(found, key=lambda one: one.spans["who"][0], default=None)


def _around(rule: _Rule, given: _Masked, start: int, end: int) -> _Found | None:
    front = _compiled(rule.front, given.ignore_case).fullmatch(given.text, 0, start)
    back = _compiled(rule.back, given.ignore_case).fullmatch(given.text, end) if front else None
    return _Found(given.text, {**_spans(front), "verb": (start, end), **_spans(back)}) if front and back else None


def _spans(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    return {group: match.span(group) for group in match.re.groupindex if match.start(group) >= 0}


def _places(verbs: frozenset[str], given: _Masked) -> list[tuple[int, int]]:
    """Return where *given* has one of *verbs*, which may be of several words, in order."""
    beginnings = _beginnings(verbs)
    return sorted(
        (start, start + len(verb))
        for first in beginnings.keys() & given.words.keys()
        for start in given.words[first]
        for verb in beginnings[first]
        if given.plain.startswith(verb, start)
    )


@cache
def _beginnings(verbs: frozenset[str]) -> dict[str, list[str]]:
    """Return the verbs by their first words."""
    found: dict[str, list[str]] = {}
    for verb in verbs:
        found.setdefault(verb.partition(" ")[0], []).append(verb)
    return found


@cache
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL | re.IGNORECASE if ignore_case else re.DOTALL)


_LEADING_NAME = re.compile(r"(?:[Tt]he )?[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*)+(?= [a-zà-ÿ])")
_JOINED = re.compile(r" (?:and|but|or|und|aber|oder|y|pero|et|mais|ou)$")  # of a verb before the verb of saying


def _loses_a_negation(found: _Found, grammar: _Grammar, language: str) -> bool:
    """Whether nothing is denied after all ("did not deny"), or a negation goes with the words that say who says it."""
    verb = found.text("verb")
    if verb and _stance(verb, grammar) == "denies":
        return is_no_denial(found.masked, language)
    end = found.spans["verb"][1] if verb else len(found.masked)
    said = found.spans["what"][0] if found.text("what") else len(found.masked)
    return _NEGATION.search(found.masked, end, said) is not None


_NEGATION = re.compile(r"\b(?:not|never|nicht|nie|niemals|no|nunca|jamás|pas|jamais)\b", re.IGNORECASE)


def _is_attribution(found: _Found, language: str) -> bool:
    """Whether who is said to speak can, and whether what stands before "said X" is a clause or a quotation."""
    what, verb = found.text("what"), found.text("verb")
    who = trimmed(found.text("who") or found.text("who2"), language)
    if _JOINED.search(who):
        return _LEADING_NAME.match(who) is not None
    if not what and is_act(who, language):
        return False
    if found.text("act"):
        return surely_speaks(who, language)
    if not verb or not who or what.startswith('"'):
        return can_speak(who, language)
    is_first = what != "" and found.spans["what"] < found.spans["who"]
    if is_first and not found.text("more") and is_mere_name(what):
        return False
    is_inverted = is_first and found.spans["what"] < found.spans["verb"] < found.spans["who"]
    return is_inversion(what, who, language) if is_inverted else can_speak(who, language)


def _frame(sentence: str, found: _Found, grammar: _Grammar, language: str) -> Frame:
    worded = next(_slices(sentence, found, ("who", "who2")), "").strip()
    worded = trimmed(worded, language)
    if "what" in found.spans and not found.text("what"):
        return Frame(worded, "")
    if _JOINED.search(worded) and (name := _LEADING_NAME.match(worded)) is not None:
        return Frame(name[0], sentence)
    who, relay = relayed(worded, language)
    verb = found.text("verb")
    if language == "de" and not verb:
        from llmbrief.language.german import nominative

        who = nominative(who)
    listener = next(_slices(sentence, found, ("listener",)), None)
    parts = list(_slices(sentence, found, ("what", "more")))
    stance = _stance(verb, grammar)
    return Frame(
        speaker=who,
        proposition=" ".join(part.strip() for part in parts) if parts else sentence,
        stance=stance if parts or stance != "denies" else "says",
        via=next(_slices(sentence, found, ("via",)), None) or relay or listener,
        told=listener is not None and relay is None,
        aside=next(_slices(sentence, found, ("aside",)), None),
    )


def _stance(verb: str, grammar: _Grammar) -> Stance:
    default: Stance = "says"
    return next((stance for stance, stem in grammar.stances.items() if re.match(stem, verb.lower())), default)


def _slices(sentence: str, found: _Found, names: tuple[str, ...]) -> Iterator[str]:
    yield from (sentence[slice(*found.spans[name])] for name in names if found.text(name))
