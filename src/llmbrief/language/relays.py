"""Documents and who hands them on: "an internal report seen by the Gazette" is a report, by way of the Gazette.

Where the description names the body that wrote the document, the body speaks and the document relays it.
"""

from __future__ import annotations

import re
from functools import cache

_EN_SHOWN = "seen|published|obtained|reviewed|viewed|read|cited|quoted|carried|reported|leaked|examined|first "
"reported"
_ES_SHOWN = "vist|obtenid|consultad|publicad|difundid|citad|adelantad|recogid|revelad|filtrad"
_FR_SHOWN = "vu|obtenu|consulté|publié|révélé|dévoilé|cité|relayé|rapporté"
_RELAYED = {
    "en": (
        rf"(?P<who>.+?),? (?:(?:that|which) (?:was|were|has been) )?(?:{_EN_SHOWN}) (?:by|in) (?P<via>.+)",
        r"(?P<who>.+?) (?:shared with|sent to|shown to|provided to|leaked to|released to) (?P<via>.+)",
    ),
    "de": (
        r"(?P<who>.+?), (?:der|die|das|den) (?:dem |der |den |die |das )?(?P<via>.+?) (?:vorliegt|vorliegen|vorlag|"
        r"einsehen konnte|einsehen konnten|veröffentlichte|zitiert|erhielt)",
    ),
    "es": (
        r"(?P<who>.+?),? (?:al?|a la) (?:que|cual) (?:ha tenido|tuvo|ha podido tener|han tenido) acceso (?P<via>.+)",
        rf"(?P<who>.+?),? (?:{_ES_SHOWN})[oa]s? (?:por|en) (?P<via>.+)",
        r"(?P<who>.+?),? que (?:ha podido consultar|ha consultado|consultó|publica|publicó) (?P<via>.+)",
    ),
    "fr": (
        rf"(?P<who>.+?),? (?:{_FR_SHOWN})e?s? (?:par|dans) (?P<via>.+)",
        r"(?P<who>.+?),? (?:que (?P<via>.+?) a pu consulter|que s'est procurée? (?P<via2>.+)|(?:auquel|à laquelle) "
        r"(?P<via3>.+?) a eu accès)",
    ),
    "ja": (r"(?P<via>[^、]{2,20}?)が(?:入手|確認|閲覧|報道|公開)した(?P<who>.{2,})",),
}
_DOCUMENTS = {
    "en": r"(?:report|study|statement|survey|analysis|audit|memo|note|filing|review|letter|bulletin|press "
    "release|figures|data|statistics)",
    "es": r"(?:informe|estudio|comunicado|encuesta|análisis|auditoría|nota|carta|boletín|datos|cifras)",
    "fr": r"(?:rapport|étude|communiqué|enquête|analyse|audit|note|lettre|sondage|bulletin|chiffres|données)",
}
_AUTHORED = {
    "en": rf"(?P<via>(?:(?:an?|the|its|their) )?(?:[a-z-]+ )*{_DOCUMENTS['en']}) (?:(?:published|released|issued|"
    "written|"
    r"prepared|commissioned) by|by|from) (?P<who>.+)",
    "es": rf"(?P<via>(?:(?:un|una|el|la|su|los|las) )?{_DOCUMENTS['es']}(?: [a-z]+)?) (?:(?:elaborad|emitid|"
    "publicad|realizad|"
    r"redactad)[oa]s? por|de|del) (?P<who>(?:(?:el |la |los |las )?[A-ZÁÉÍÓÚ]|el |la ).+)",
    "fr": rf"(?P<via>(?:un|une|le|la|l'|son|sa|des|les) ?{_DOCUMENTS['fr']}(?: [a-zéè]+)?) (?:(?:rédigé|réalisé|"
    "établi|"
    r"diffusé|publié)e?s? par|de|du) (?P<who>(?:(?:le |la |les |l')?[A-ZÉÈ]|le |la |l').+)",
}


def relayed(worded: str, language: str) -> tuple[str, str | None]:
    """Return who speaks and who or what relays it, both as worded; (*worded*, None) where nobody relays."""
    if language != "ja" and worded.count(" ") < 2:  # a name
        return worded, None
    plain = worded.replace("’", "'")
    for pattern in _patterns(language):
        if (found := pattern.fullmatch(plain)) is not None:
            via = next(group for name in ("via", "via2", "via3") if (group := found.groupdict().get(name)))
            return found["who"].strip(" ,"), via.strip(" ,")
    return worded, None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    authored = (_AUTHORED[language],) if language in _AUTHORED else ()
    return tuple(re.compile(pattern) for pattern in (*authored, *_RELAYED.get(language, ())))
