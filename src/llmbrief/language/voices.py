"""Whether a phrase can name who speaks, and whether words before a comma can be what was said.

Word order alone does not tell "The bridge is closed, said the mayor" from "The mayor, Ana Ruiz, announced the closure"
in Spanish, French and German. These tests do: a speaker is a name, a role or an institution, never a time, a place or
an act; what is said has a verb.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from llmbrief.language.words import word_table


class _Voices(NamedTuple):
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


# Words that say how a sentence goes on, or that nobody speaks: no speaker begins with one, with a name after it or not.
_NEVER_FIRST = {
    "en": word_table(
        """
        however moreover furthermore meanwhile nevertheless nonetheless instead still yet besides therefore thus hence
        accordingly additionally indeed finally nobody none neither nor either perhaps maybe
        """
    ),
    "de": word_table(
        """
        allerdings außerdem zudem jedoch dennoch trotzdem deshalb deswegen daher demnach danach dagegen hingegen
        stattdessen zugleich gleichzeitig ferner überdies darüber immerhin schließlich zuletzt zunächst inzwischen
        unterdessen indes indessen derweil so auch hinzu dafür davon damit hier dort da nur sondern
        niemand keiner keine kein keines weder bislang bisher offenbar möglicherweise vielleicht hätte wäre ob was
        ende anfang mitte seite
        """
    ),
    "es": word_table(
        """
        asimismo igualmente mientras entretanto finalmente sino entonces así quizá quizás nadie ninguno ninguna
        ningún ni tampoco nunca jamás aun aún solo incluso
        """
    ),
    "fr": word_table(
        """
        cependant toutefois pourtant néanmoins enfin finalement outre ailleurs or donc alors puis certes
        désormais personne aucun aucune nul nulle ni peut-être
        """
    ),
}
_JA_NEVER_FIRST = r"(?:また|しかし|一方|さらに|ただし|そして|なお|ところが|だが)(?:、|$)"
_NEGATED = {
    "en": r"not|never|nor|neither|cannot|\w+n't|nobody|no one",
    "de": r"nicht|nie|niemals|niemand|weder|kein(?:e[mnrs]?)?|keineswegs",
    "es": r"no|ni|nunca|jamás|tampoco|nadie",
    "fr": r"ne|ni|pas|jamais|personne|n'\w+",
}
_SAYING = {
    "en": r"said|says|told|tells|announced|insisted|argued|warned|denied|claimed|confirmed|added|explained",
    "de": r"sagten?|sagt|erklärten?|erklärt|betonten?|teilten?|bestritt(?:en)?|meinten?|meint|behaupteten?|"
    r"bestätigten?|dass",
    "es": r"dijo|dijeron|dice|dicen|afirmó|afirma|aseguró|asegura|declaró|explicó|anunció|negó|señaló|añadió|que",
    "fr": r"déclaré|affirmé|affirme|indiqué|assuré|annoncé|expliqué|précisé|démenti|déclare|ajouté|qu'\w+",
}
_RELATIVE = {
    "en": r",? (?:who|which|that|whose)\b.*",
    "es": r",? (?:que|quien|quienes|cuy[oa]s?) .*",
    "fr": r",? (?:qui|que|dont) .*",
    "de": r", .*",
}
_JA_SAYING = r"によると|によれば|と(?:述べ|話し|語っ|説明し|主張し)"


def is_one_voice(worded: str, language: str) -> bool:
    """Say whether *worded* is a speaker alone: no negation, no clause of saying, no sentence adverb, no quantity."""
    if language == "ja":
        return not (re.search(_JA_SAYING, worded) or re.match(_JA_NEVER_FIRST, worded) or is_quantity(worded))
    if language not in _VOICES:
        return True
    plain = re.sub(_RELATIVE[language], "", worded.replace("’", "'").strip(), flags=re.DOTALL)
    words = _words(plain)
    if words and words[0] in _never_first(language):
        return False
    swallowed = _matches(_NEGATED[language], language).search(plain) or _matches(_SAYING[language], language).search(
        plain
    )
    return swallowed is None and not is_quantity(plain)


@cache
def _never_first(language: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _NEVER_FIRST[language])


def has_saying(text: str, language: str) -> bool:
    """Say whether *text* has one of the commonest verbs of saying."""
    if language == "ja":
        return re.search(_JA_SAYING, text) is not None
    return language in _SAYING and _matches(_SAYING[language], language).search(text) is not None


_UNITS = word_table(
    """
    million millions billion billions trillion millionen milliarde milliarden billionen mio mrd millón millones
    milliard milliards mille mil tausend thousand thousands hundert hundred dozen dozens
    euro euros dollar dollars pound pounds dólar dólares peso pesos franken francs yen cent cents libras livres
    percent percentage prozent ciento prozentpunkte points punkte puntos
    kilometer kilometers kilometres kilometern kilómetros kilomètres meter metern metres metros mètres miles
    tonnes tonnen toneladas tons liter litern litres litros hektar hectares hectáreas grad grados degrees degrés
    """
)
_AROUND = word_table(
    """
    the a an about around some nearly almost over more than at least up to another further
    der die das den rund etwa knapp fast mehr als weitere über gut ein eine einen
    el la los las unos unas casi más de otros otras le les près environ plus quelque
    one two three four five six seven eight nine ten twelve zwei drei vier fünf sechs sieben acht neun zehn zwölf dos
    tres cuatro cinco seis siete ocho nueve diez doce deux trois quatre cinq sept huit neuf dix douze
    """
)
_ARTICLES = word_table("the a an der die das den ein eine einen el la los las le les")
_NUMERAL = re.compile(r"[\d.,€$£¥%\s]+")
_SHARE = re.compile(
    r"[%％]|\b(?:per ?cent|[Pp]rozent|por ciento|pour cent)\b|パーセント|半数|"
    r"\b(?:Drittel|Viertel|Hälfte|Mehrheit|half|thirds?|quarters?|majority|tercios?|mitad|mayoría|tiers|moitié|"
    r"majorité) (?:of|der|des|de|du)\b"
)
_QUANTITY_JA = re.compile(r"[約計]?[\d０-９][\d０-９,.]*[^\d]{0,3}")


def is_quantity(worded: str) -> bool:
    """Say whether *worded* is a number, a sum or a measure, with what is measured or without: "Millionen Euro"."""
    if _NUMERAL.fullmatch(worded) or _SHARE.search(worded) or _QUANTITY_JA.fullmatch(worded):
        return True
    words = _words(worded)
    around = next((index for index, word in enumerate(words) if not (word in _AROUND or word[0].isdigit())), None)
    if around is None:
        return bool(words) and any(word[0].isdigit() for word in words)
    is_counted = not _ARTICLES.issuperset(words[:around])
    return words[-1] in _UNITS or (words[around] in _UNITS and is_counted)


def can_speak(worded: str, language: str) -> bool:
    """Say whether *worded* can name a speaker: it begins with no preposition, time or conjunction."""
    if not is_one_voice(worded, language):
        return False
    voices = _VOICES.get(language)
    if voices is None:
        return not (language == "ja" and re.search(_TIME_JA, worded))
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
    return roles.fullmatch(_head(worded, language)) is not None or re.search(_NAME[language == "de"], named) is not None


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

_NAME = {  # German or not
    False: r"(?:^|(?<=[ '’]))[A-ZÀ-ÖØ-Þ]",
    True: r"^(?:[A-ZÄÖÜ][\w.'’-]*)(?: (?:von |van |de )?[A-ZÄÖÜ][\w.'’-]*)*$|[A-ZÄÖÜ][\w.-]+ [A-ZÄÖÜ]\w+$",
}
_TIME_JA = r"(?:曜日|\d日|午前|午後|昨日|今日|\d年|\d月|時点|会見|ため|うえ|上)$"


@cache
def _matches(words: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
