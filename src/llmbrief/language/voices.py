"""Whether a phrase can name who speaks, and whether words before a comma can be what was said.

Word order alone does not tell "The bridge is closed, said the mayor" from "The mayor, Ana Ruiz, announced the closure"
in Spanish, French and German. These tests do: a speaker is a name, a role or an institution, never a time, a place or
an act; what is said has a verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from llmbrief.language.words import word_table


@dataclass(frozen=True)
class _Voices:
    """One language's words; patterns are tried on a whole word in small letters."""

    openers: frozenset[str]  # prepositions, times, conjunctions: no speaker begins with one
    determiners: frozenset[str]
    roles: str  # heads of a speaker's description
    acts: str  # endings of nouns for acts and states
    finite: str  # verbs that make a clause


_VOICES = {
    "en": _Voices(
        openers=word_table(
            """
            on in at by to for from with without after before during about against between into over under upon since
            until amid despite monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow last
            late early later earlier again when while if because although though that which whether as
            also then reportedly further
            """
        ),
        determiners=word_table("the a an its his her their our my this that"),
        roles=r"",
        acts=r"",
        finite=r"\w+",
    ),
    "de": _Voices(
        openers=word_table(
            """
            am im in an auf bei beim vor gegenüber mit nach seit von vom zu zum zur aus für gegen ohne um über unter bis
            während wegen trotz gestern heute morgen montag dienstag mittwoch donnerstag freitag samstag sonnabend
            sonntag dass ob weil wenn als wie dabei dazu darauf daraufhin später zuvor erneut nun jedoch
            nicht sich
            """
        ),
        determiners=word_table(
            "der die das den dem des ein eine einen einem einer eines sein seine ihr ihre unser unsere"
        ),
        roles=r"\w*(?:sprecher|minister|chef|leiter|präsident|meister|forscher|direktor|experte|anwalt|anwält|führer|"
        r"berater|sekretär|vorstand|vorsitzende|abgeordnete|richter|trainer|vertreter|betreiber|autor|zeug|nachbar|"
        r"ministerium|gericht|behörde|verband|partei|fraktion|gewerkschaft|gesellschaft|verein|polizei|feuerwehr|"
        r"konzern|unternehmen|firma|stadt|gemeinde|kommission|institut|universität|verwaltung|opposition|regierung|"
        r"zeitung|agentur|amt|rat|bahn|bank|klinik|bericht|studie|ärzt|arzt|lehrer|mann|frau|mutter|vater|sohn|"
        r"tochter|familie|staatsanwaltschaft|leute|bürger|kläger|angeklagte|verteidiger|künstler)\w{0,4}",
        acts=r"\w*(?:ung|ungen|heit|keit|tion|tionen|ierung|nahme|gabe|schluss|bau|zahl|plan|pläne|rücktritt|kosten|"
        r"euro|prozent)",
        finite=r"ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|soll|sollen|kann|können|könnte|"
        r"könnten|muss|müssen|gibt|gab|liegt|lag|steht|stand|kam|kamen|sei|seien|habe|werde|dürfte|dürften|bleibt|"
        r"bleiben|geht|gehen|will|wollen|darf|dürfen|(?-i:[a-zäöü])\w{2,}(?:te|ten|t)",
    ),
    "es": _Voices(
        openers=word_table(
            """
            a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras
            ayer hoy mañana anoche lunes martes miércoles jueves viernes sábado domingo que si cuando donde como porque
            aunque también además después antes luego ya no se lo le les este esta estos estas
            """
        ),
        determiners=word_table("el la los las un una unos unas su sus nuestro nuestra"),
        roles=r"alcald\w+|ministr\w+|president\w+|portavo\w+|conseller\w+|consejer\w+|concejal\w*|director\w*|jef[ea]s?|"
        r"policía|guardia|juez\w*|juzgado|tribunal|fiscal\w*|abogad\w+|sindicato\w*|oposición|gobierno|ejecutivo|"
        r"ayuntamiento|empresa|compañía|grupo|asociación|organización|federación|comisión|diputad\w+|senador\w*|"
        r"\w+(?:dor|dora|dores|doras|ista|istas|tor|tora|tores)|familia|vecin\w+|testigo\w*|agencia|informe|estudio|"
        r"club|equipo|hospital|universidad|instituto|diario|periódico|consejo|secretari\w+|madre|padre|hij[oa]s?|"
        r"hermano\w*|mujer|hombre|responsable\w*|expert\w+|médic\w+|profesor\w*|patronal|partido|banco|fundación|"
        r"delegad\w+|capitán|capitana|intendente|gerente|acusad[oa]s?|viud[oa]|artista|cantante|ingenier[oa]s?",
        acts=r"\w+(?:ción|sión|miento|ura|dad|anza|encia|aje|ismo)|cierre|corte|recorte|plan|aumento|inicio|fin|paro|"
        r"huelga|subida|bajada|rebaja|retirada|salida|llegada|compra|venta|obra|obras|millones|euros",
        finite=r"es|son|era|eran|fue|fueron|está|están|estaba|estaban|ha|han|había|habían|hay|hubo|va|van|puede|pueden|"
        r"debe|deben|tiene|tienen|hace|sigue|siguen|queda|quedan|se|no|\w{2,}(?:ó|aron|ieron|rá|rán|ría|rían|aba|aban|"
        r"ían)",
    ),
    "fr": _Voices(
        openers=word_table(
            """
            à au aux avec avant après chez contre dans depuis derrière devant dès durant en entre hors jusque
            lors malgré par parmi pendant pour sans sauf selon sous sur vers hier aujourd'hui demain lundi mardi
            mercredi jeudi vendredi samedi dimanche que qui si quand où comme parce lorsque puisque aussi
            ensuite également ainsi encore ne se ce cette
            """
        ),
        determiners=word_table("le la les l' un une son sa ses leur leurs notre nos"),
        roles=r"maires?|mairie|ministre\w*|ministère|président\w*|préfet\w*|préfecture|porte-parole|chef\w*|police|"
        r"procureur\w*|parquet|avocat\w*|juge|syndicat\w*|opposition|gouvernement|direction|entreprise|société|groupe|"
        r"association|organisation|fédération|députée?s?|sénat\w*|(?!val|coul|chal|haut|doul|long|larg|fl|p)\w+eurs?|"
        r"\w+euses?|\w+trices?|\w+istes?|\w+iens?|\w+iennes?|famille|habitant\w*|témoin\w*|voisin\w*|agence|rapport|"
        r"étude|tribunal|cour|ville|commune|club|équipe|hôpital|université|institut|journal|quotidien|commission|"
        r"conseil\w*|élue?s?|intéressée?|gendarm\w*|pompiers|mère|père|frère|sœur|fils|fille|femme|homme|patron\w*|"
        r"responsable\w*|secrétaire|adjointe?|capitaine|experte?s?|médecins?|parti|fondation|banque|accusée?|veuve|"
        r"artiste|déléguée?",
        acts=r"\w+(?:tion|sion|ture|ance|ence|age|ité|isme|ment|tions)|hausse|baisse|fin|début|plan|grève|départ|arrêt|"
        r"retrait|achat|vente|travaux|millions|euros",
        finite=r"est|sont|a|ont|sera|seront|était|étaient|fut|furent|va|vont|peut|peuvent|doit|doivent|fait|font|reste|"
        r"restent|ne|n'\w+|se|s'\w+|c'est|\w{2,}(?:era|eront|ira|iront|dra|dront|ait|aient)",
    ),
}


def can_speak(worded: str, language: str) -> bool:
    """Say whether *worded* can name a speaker: it begins with no preposition, time or conjunction."""
    voices = _VOICES.get(language)
    if voices is None:
        return not (language == "ja" and _TIME_JA.search(worded))
    words = _words(worded)
    if words and words[0] in voices.determiners:
        words = words[1:]
    if not words or not (words[0] in voices.openers or words[0].startswith("qu'")):
        return True
    return language == "en" and _ends_in_name(worded) and words[-1] not in voices.openers


def trimmed(worded: str, language: str) -> str:
    """Return *worded* without when and where it was said: "she on Tuesday", "Ana Ruiz ante el pleno"."""
    if language in _PLACES:
        worded = re.sub(rf"^{_PLACES[language][1]}(?: (?:soir|matin|por la \w+|abend|night|morning))? ", "", worded)
    pattern = _when_and_where(language)
    found = pattern.fullmatch(worded) if pattern else None
    return (found["who"] or found["who2"]) if found else worded


@cache
def _when_and_where(language: str) -> re.Pattern[str] | None:
    if language not in _PLACES:
        return None
    places, times = _PLACES[language]
    pronouns = r"he|she|it|they|er|sie|es|il|elle|ils|elles"
    name = r"(?:(?:[\w.'’-]+ )*[A-ZÀ-ÖØ-Þ][\w.'’-]*)" if language != "de" else r".+"
    return re.compile(rf"(?P<who>(?:{pronouns}|{name})) (?:{places})\b .+|(?P<who2>.+?) (?:{times})\b.*")


def is_inversion(said: str, worded: str, language: str) -> bool:
    """Say whether "*said*, SAID *worded*" reads so, rather than "*said*" being the subject and *worded* the object."""
    voices = _VOICES.get(language)
    if voices is None or not can_speak(worded, language):
        return False
    if has_verb(said, language):
        return surely_speaks(worded, language) or not is_act(worded, language)
    return "," not in said and surely_speaks(worded, language)


def has_verb(said: str, language: str) -> bool:
    """Say whether *said* has one of the verbs that make a clause; always True where they are not known."""
    voices = _VOICES.get(language)
    return voices is None or _matches(voices.finite, language).search(said) is not None


def is_mere_name(said: str) -> bool:
    """Say whether *said* is but a name, with or without an article: no clause, then."""
    return all(word[0].isupper() or word in {"the", "a", "an", "of", "de", "von"} for word in _words(said, fold=False))


def surely_speaks(worded: str, language: str) -> bool:
    """Say whether *worded* is a name, or headed by the name of a role or an institution."""
    if language not in _VOICES or not can_speak(worded, language):
        return language == "ja" and can_speak(worded, language)
    roles = _matches(_VOICES[language].roles, language)
    first, _, rest = worded.partition(" ")
    named = rest if first.casefold() in _VOICES[language].determiners else worded
    if language == "de" and named == rest:
        named = f"{first.lower()} {rest}"
    return roles.fullmatch(_head(worded, language)) is not None or _NAME[language == "de"].search(named) is not None


def is_act(worded: str, language: str) -> bool:
    """Say whether *worded* is headed by the name of an act, a state or a sum."""
    if language not in _VOICES or not _VOICES[language].acts:
        return False
    acts = _matches(_VOICES[language].acts, language)
    return acts.fullmatch(_head(worded, language)) is not None and not surely_speaks(worded, language)


def _head(worded: str, language: str) -> str:
    """Return the noun that heads a description: the first after determiners; in German the first with a capital."""
    words = [word for word in _words(worded, fold=False) if word.casefold() not in _VOICES[language].determiners]
    if language == "de":
        return next((word for word in words if word[0].isupper()), "").casefold()
    return next((word for word in words), "").casefold()


def _words(text: str, *, fold: bool = True) -> list[str]:
    text = text.replace("’", "'")
    found = re.findall(r"[ldLD]'(?=\w)|[^\W\d_][\w'-]*|\d[\d.,]*", text)
    return [word.casefold() for word in found] if fold else found


def _ends_in_name(worded: str) -> bool:
    last = worded.rsplit(maxsplit=1)[-1]
    return last[0].isupper() or last in {"he", "she", "it", "they"}


# Words with which a place begins that is no part of a speaker's description, and words with which a time begins.
_PLACES = {
    "en": (
        r"in|on|during|after|before|to|at",
        r"(?:(?:late |early )?(?:on |this |last )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)",
    ),
    "de": (
        r"im|in|auf|beim|vor|gegenüber|nach|während",
        r"(?:am \w+|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|gestern|heute|zuletzt|später)",
    ),
    "es": (
        r"a|al|ante|durante|en|tras",
        r"(?:(?:el |este )?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|ayer|hoy|anoche)",
    ),
    "fr": (
        r"à|au|aux|dans|devant|lors|pendant|sur",
        r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|hier|aujourd'hui)",
    ),
}

_NAME = {
    False: re.compile(r"(?:^|(?<=[ '’]))[A-ZÀ-ÖØ-Þ]"),
    True: re.compile(r"^(?:[A-ZÄÖÜ][\w.'’-]*)(?: (?:von |van |de )?[A-ZÄÖÜ][\w.'’-]*)*$|[A-ZÄÖÜ][\w.-]+ [A-ZÄÖÜ]\w+$"),
}
_TIME_JA = re.compile(r"(?:曜日|\d日|午前|午後|昨日|今日|\d年|\d月|時点|会見|ため|うえ|上)$")


@cache
def _matches(words: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
