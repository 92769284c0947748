"""What a denial denies, as a plain sentence where that can be made by rule; else the denial as it stands.

"The council denied having agreed" rejects "The council agreed": infinitives of the perfect become a finite verb after
the subject, and the German subjunctive of reported speech its indicative.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_WHO = (
    r"(?:(?:In|On|At|Last|Im|Am|En|El|Le|Hier|Ayer)\b[^,;:\"]{0,30}, )?"
    r"(?P<who>[^,;:\"]{2,90}?)(?:, (?P<aside>[^,;:\"]{2,140}),(?: [^,;:\"]{2,140},)?)?"
    r"(?: (?:siempre|también|ya|stets|immer|auch|always))?"
)
_Made = Callable[[re.Match[str]], str | None]  # what is denied; None for the sentence as it stands


def _english_perfect(found: re.Match[str]) -> str:
    verb = found["participle"]
    past = verb if verb.endswith("ed") else f"had {verb}"
    return f"{_subject(found)} {past}{found['rest']}"


def _german_reported(found: re.Match[str]) -> str | None:
    clause = re.sub(r"^(?:sie|er|es)\b", _subject(found), found["what"])
    if clause.startswith(("dass ", "wonach ", "ob ", "man ")) or (verb := re.search(_SUBJUNCTIVE, clause)) is None:
        return None
    return f"{clause[: verb.start()]}{_INDICATIVE[verb[0]]}{clause[verb.end() :]}"


def _german_infinitive(found: re.Match[str]) -> str:
    auxiliary = {("haben", False): "hat", ("haben", True): "haben", ("sein", False): "ist", ("sein", True): "sind"}
    verb = auxiliary[found["auxiliary"], found["verb"].endswith("en")]
    return f"{_subject(found)} {verb} {found['rest']}"


def _romance_infinitive(found: re.Match[str]) -> str | None:
    plural = found["verb"] in _PLURAL or found["verb"].startswith(("han ", "ont "))
    finite = _FINITE.get(found["infinitive"])
    return None if finite is None else f"{_subject(found)} {finite[plural]} {found['rest']}"


def _romance_clause(found: re.Match[str]) -> str | None:
    """Turn "que el puente esté cerrado" into "el puente está cerrado"; a clause without a subject gets the "
    "speaker."""
    for word in re.finditer(_SUBJUNCTIVES, found["what"]):
        verb = _from_subjunctive(word[0], found["what"][word.end() :])
        subject = f"{_subject(found)} " if word.start() == 0 and verb != "hay" else ""
        return f"{subject}{found['what'][: word.start()]}{verb}{found['what'][word.end() :]}"
    return None


def _from_subjunctive(verb: str, rest: str) -> str:
    if verb == "haya" and not re.match(r" (?:sido|estado|habido|\w+(?:ado|ido|to|cho)\b)", rest):
        return "hay"
    return _FROM_SUBJUNCTIVE[verb]


def _clause(found: re.Match[str]) -> str:
    return found["what"]


def _whole(found: re.Match[str]) -> None:
    return None


def _subject(found: re.Match[str]) -> str:
    return f"{found['who']}, {found['aside']}," if found["aside"] else found["who"]


_INDICATIVE = {
    "sei": "ist", "seien": "sind", "habe": "hat", "hätten": "haben", "werde": "wird", "würden": "werden",
    "könne": "kann", "könnten": "können", "müsse": "muss", "müssten": "müssen", "solle": "soll", "wolle": "will",
    "dürfe": "darf", "wisse": "weiß", "gebe": "gibt", "plane": "plant",
}  # fmt: skip
_SUBJUNCTIVE = rf"\b(?:{'|'.join(_INDICATIVE)})\b"
_PLURAL = frozenset({"niegan", "negaron", "desmintieron", "desmienten", "démentent", "nient", "contestent"})
_FINITE = {
    "haber": ("ha", "han"), "ser": ("es", "son"), "estar": ("está", "están"), "tener": ("tiene", "tienen"),
    "avoir": ("a", "ont"), "être": ("est", "sont"),
}  # fmt: skip

_FROM_SUBJUNCTIVE = {
    "esté": "está", "estén": "están", "sea": "es", "sean": "son", "haya": "ha", "hayan": "han", "tenga": "tiene",
    "tengan": "tienen", "vaya": "va", "vayan": "van", "exista": "existe", "existan": "existen", "fuera": "era",
    "fueran": "eran", "hubiera": "había", "hubieran": "habían", "estuviera": "estaba", "estuvieran": "estaban",
    "tuviera": "tenía", "tuvieran": "tenían", "soit": "est", "soient": "sont", "ait": "a", "aient": "ont",
    "conociera": "conocía", "supiera": "sabía", "hiciera": "hacía", "pudiera": "podía", "existiera": "existía",
    "recibiera": "recibía", "pagara": "pagaba", "cobrara": "cobraba", "participara": "participaba",
    "interviniera": "intervenía", "puisse": "peut", "puissent": "peuvent", "fasse": "fait", "fassent": "font",
}  # fmt: skip
_SUBJUNCTIVES = rf"\b(?:{'|'.join(_FROM_SUBJUNCTIVE)})\b(?! de\b)"

_DE_VERB = "bestritt|bestreitet|bestreiten|bestritten|dementierte|dementiert|dementieren|leugnete|leugnet|leugnen"
_DE_CHARGE = (
    r"(?:Vorwurf|Vorwürfe|Darstellung\w*|Behauptung\w*|Anschuldigung\w*|Kritik|Verdacht|Bericht\w*|Gerücht\w*|"
    r"Anschuldigungen|Forderung\w*|Angaben)"
)
_EN_ADVERB = r"(?:(?:has|have|had|also|repeatedly|later|always) )*"
_EN_CHARGE = r"(?:claims?|allegations?|accusations?|reports?|suggestions?|charges?|rumou?rs?|notion|idea)"
_ES_VERB = (
    "niega|niegan|negó|negaron|desmintió|desmintieron|desmiente|desmienten|ha negado|han negado|había negado|"
    "habían negado|ha desmentido|"
    "han desmentido"
)
_FR_VERB = "a démenti|ont démenti|dément|démentent|nie|nient|a nié|ont nié|avait nié|avaient nié|a toujours nié|"
"conteste|contestent|a "
"contesté|réfute|a réfuté"

_RULES: dict[str, tuple[tuple[str, _Made], ...]] = {
    "en": (
        (
            rf"{_WHO} {_EN_ADVERB}den(?:ied|ies|y) having (?P<participle>(?!been\b)\w+)"
            r"(?P<rest>\b[^\"]*)",
            _english_perfect,
        ),
        (
            rf"{_WHO} {_EN_ADVERB}(?:rejected|rejects?|dismissed|dismisses|disputed|disputes|"
            rf"refuted|refutes|denied|denies) (?:the |any |all |as \w+ )?(?:\w+ )?{_EN_CHARGE} that (?P<what>[^\"]+)",
            _clause,
        ),
        (rf"{_WHO} {_EN_ADVERB}den(?:ied|ies|y)(?! (?:them|him|her|us|entry|access)\b) .+", _whole),
        (
            rf"{_WHO} {_EN_ADVERB}(?:rejected|rejects?|dismissed|dismisses|disputed|disputes|"
            rf"refuted|refutes) (?:the |any |all |those |these )?(?:\w+ )?{_EN_CHARGE}\b.*",
            _whole,
        ),
    ),
    "de": (
        (rf"{_WHO} (?P<verb>wies|wiesen|weist|weisen) .*{_DE_CHARGE}\b.* zurück, (?P<what>[^\"]+)", _german_reported),
        (
            rf"{_WHO} (?P<verb>{_DE_VERB})(?: [^,;:\"]{{1,40}})?, (?P<rest>[^,;:\"]+) zu (?P<auxiliary>haben|sein)",
            _german_infinitive,
        ),
        (
            rf"{_WHO} (?P<verb>hat|haben) (?:\w+ )?(?:bestritten|dementiert|geleugnet), (?P<rest>[^,;:\"]+) "
            r"zu (?P<auxiliary>haben|sein)",
            _german_infinitive,
        ),
        (rf"{_WHO} (?P<verb>wies|wiesen|weist|weisen) .*{_DE_CHARGE}\b.* zurück\b.*", _whole),
        (rf"{_WHO} (?P<verb>{_DE_VERB}|widersprach|widerspricht|widersprechen) .+", _whole),
        (rf"{_WHO} (?:hat|haben) .*\b(?:bestritten|dementiert|zurückgewiesen|widersprochen)\b.*", _whole),
    ),
    "es": (
        (
            rf"{_WHO} (?P<verb>{_ES_VERB})(?: [^,;:\"]{{1,30}})? (?P<infinitive>haber|ser|estar|tener) "
            r"(?P<rest>[^\"]+)",
            _romance_infinitive,
        ),
        (rf"{_WHO} (?:{_ES_VERB})(?: [^,;:\"]{{1,40}})? que (?P<what>[^\"]+)", _romance_clause),
        (rf"{_WHO} (?:{_ES_VERB})(?: [^,;:\"]{{1,40}})? que .+", _whole),
        (
            rf"{_WHO} (?:niega|niegan|negó|negaron|ha negado|han negado|rechaza|rechazan|rechazó|rechazaron|"
            r"ha rechazado) (?:(?:de forma )?\w+ )?(?:cualquier|tod[oa]s?|tal|las? acusaci\w+|l[ao]s? crítica\w*|"
            r"los? (?:hechos|cargos|rumores)|es[ao]s?)\b.*",
            _whole,
        ),
        (rf"{_WHO} (?:desmintió|desmintieron|desmiente|desmienten|ha desmentido|han desmentido) (?!que\b).+", _whole),
    ),
    "fr": (
        (rf"{_WHO} (?:{_FR_VERB})(?: [^,;:\"]{{1,40}})? (?:que |qu')(?P<what>[^\"]+)", _romance_clause),
        (rf"{_WHO} (?:{_FR_VERB})(?: [^,;:\"]{{1,40}})? (?:que |qu').+", _whole),
        (rf"{_WHO} (?P<verb>{_FR_VERB}) (?P<infinitive>avoir|être) (?P<rest>[^\"]+)", _romance_infinitive),
        (rf"{_WHO} (?P<verb>{_FR_VERB}|rejette(?=.*accusation)|a rejeté(?=.*accusation)) (?!que |qu').+", _whole),
    ),
    "ja": ((r"(?P<who>[^、。\"¤]{1,40}?)(?:は|が|も)、?.*(?<!こと)を(?:[^、。]{0,8})否定し(?:た|てい[るた])", _whole),),
}  # fmt: skip


_DENY = {
    "en": r"(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:e|es|ed|ing)|"
    r"refut(?:e|es|ed|ing)|contest(?:s|ed|ing)?)",
    "de": r"(?:bestr(?:itt|eit)\w*|abgestritten|dement\w+|leugn\w+|geleugnet|widersp?r\w+|w[ie]+s(?:en|t)?|"
    r"zurückgewiesen|zurückzuweisen)",
    "es": r"(?:neg(?:ó|ar\w*|ad[oa]|ab\w+|aron)|nieg\w+|desm[ie]\w*nt\w+|rechaz\w+)",
    "fr": r"(?:dément\w*|ni(?:e|ent|é|er|ait)|contest\w+|réfut\w+|rejet\w+)",
}
_NO = {
    "en": r"(?:not|never|nor|neither|cannot|\w+n't|nobody|no one|none|without|hardly|(?:stop|fall|fell|stopp)\w* short|"
    r"(?:declin|refus)\w+ to|no longer)",
    "de": r"(?:nicht|nie|niemals|niemand|weder|noch|kein(?:e[mnrs]?)?|ohne|kaum|keineswegs|nichts)",
    "es": r"(?:no|ni|nunca|jamás|tampoco|nadie|sin|ningun[oa]|ningún)",
    "fr": r"(?:ne|n'\w+|ni|sans|personne|aucune?|jamais)",
}


def is_no_denial(masked: str, language: str) -> bool:
    """Say whether the denial in *masked* is negated, before its verb or (in German) in its clause after it."""
    if language not in _DENY:
        return False
    return any(pattern.search(masked) for pattern in _negated(language))


@cache
def _negated(language: str) -> tuple[re.Pattern[str], ...]:
    no, deny = _NO[language], _DENY[language]
    before = rf"\b{no}\b(?: [^\s,;:\"]+){{0,5}}? {deny}\b"
    after = rf"\b{deny}\b[^,;:\"]{{0,80}}?\b{no}\b" if language == "de" else None
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (before, after) if pattern)


def denied(masked: str, language: str) -> tuple[str, str | None, str | None] | None:
    """Return who denies, what (None where only the whole sentence can say it) and what stands between commas."""
    if not any(part in masked for part in _PARTS.get(language, ())):
        return None
    for pattern, made in _RULES[language]:
        if (found := _compiled(pattern).fullmatch(masked)) is not None and not _AUXILIARY.search(found["who"]):
            return found["who"], made(found), found.groupdict().get("aside")
    return None


# One of these stands in every denial that the rules know, which spares most sentences trying, and compiling, the rules.
_PARTS = {
    "en": ("denied", "denies", "deny", "reject", "dismiss", "disput", "refut"),
    "de": ("bestr", "dement", "leugn", "wies", "weis", "widers"),
    "es": ("nieg", "neg", "desm", "rech"),
    "fr": ("dém", "ni", "contest", "réfut", "rejet"),
    "ja": ("否定",),
}
_AUXILIARY = re.compile(r" (?:hat|haben|hatte|hatten)$")  # of a perfect, and no part of who


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)
