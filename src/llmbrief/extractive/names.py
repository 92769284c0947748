"""Names: from the words before "said" to the fullest form the article gives, without titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from llmbrief.language.voices import can_speak
from llmbrief.language.words import STOPWORDS, word_table

_CAPITAL = r"(?:(?:[A-Z]|St|Dr|Mr|Mrs|Ms|Jr|Prof|Cllr|Gen|Col|Sen|Rep)\.|[A-ZÀ-ÖØ-Þ][\w'’&-]*)"
_PARTICLE = r"(?:de|del|de la|van|von|van der|von der|bin|al|da|di|du|la|le)"
_RUN = re.compile(rf"{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL})*")
_BODY_RUN = re.compile(
    rf"{_CAPITAL}(?: (?:{_PARTICLE} |of (?:the )?|for (?:the )?|and (?=[A-Z])|für (?:die |das )?|pour )?{_CAPITAL})*"
)


_TITLES = word_table(
    """
    mr mrs ms miss dr prof professor sir dame lord lady cllr councillor councilor councilman councilwoman alderman
    congressman congresswoman owner landlord senator sen rep president premier
    minister secretary chancellor mayor governor judge justice general gen colonel col captain capt lieutenant
    sergeant officer chief ceo cfo coo cto chair chairman chairwoman chairperson director manager spokesman
    spokeswoman spokesperson coach editor commissioner inspector superintendent analyst founder attorney
    lawyer prosecutor king queen prince princess pope bishop archbishop ambassador leader head defense defence
    prime foreign finance interior deputy vice executive commercial financial operating technology scientist
    police culture health environment herr frau ministerin präsident präsidentin bürgermeister bürgermeisterin
    oberbürgermeister oberbürgermeisterin kanzler kanzlerin sprecher sprecherin vorsitzende vorsitzender
    amiga amigo hijo hija hermano hermana viuda direktor direktorin leiter leiterin chef chefin señor señora don
    doña presidente presidenta ministro
    ministra alcalde alcaldesa director directora portavoz consejero consejera doctor doctora profesor
    profesora freund freundin sohn sohnes tochter witwe bruder schwester ami amie fils fille frère sœur monsieur
    madame mme
    m président présidente ministre maire directeur directrice porte-parole
    """
)
_TITLE_ENDING = re.compile(
    r"(?:sprecher|minister|chef|leiter|präsident|meister|forscher|direktor|experte|expert|anwalt|anwält|"
    r"händler|hersteller|konzern|firma|verband|lehrer|führer|arzt|ärzt|wirt|berater|sekretär|vorstand|"
    r"beauftragte|vorsitzende|abgeordnete|rektor|"
    r"ingenieur|"
    r"richter|wissenschaftler|historiker|trainer|vertreter|betreiber|inhaber|apotheker|bäcker|pfarrer|bauer|biologe|"
    r"geologe)(?:in|r)?$|(?:rat|rätin)$"
)
_BODY_WORDS = re.compile(
    r"institut|universit|ministr|ministerium|commission|kommission|comisión|agenc|department|\boffice\b|\bbank\b|"
    r"directorate|"
    r"authority|council(?!lor|or\b|m[ae]|woman)|associat|verband|court|board|society|federation|union|cent(?:er|re)|alliance|company|group|"
    r"service|"
    r"police|polizei|news|times|post|herald|confederación|ayuntamiento|gobierno|government|systems|museum|trust|fund",
    re.IGNORECASE,
)
# By their ends or beginnings no people: Harbour Street, North Korea, Alte Brücke, Plaza Mayor. Nothing here that is a
# common surname, such as Hall, Park, Lane or Hill.
_PLACE = re.compile(
    r"(?:\A|\s)(?:streets?|roads?|bridge|square|avenues?|boulevard|highway|motorway|station|airport|"
    r"harbour|harbor|building|tower|stadium|arena|library|school|college|hospital|clinic|hotel|cathedral|theatre|"
    r"theater|cinema|warehouse|factory|terminal|tunnel|river|canal|island|islands|county|district|valley|beach|coast|"
    r"mountains?|ocean|sea|plaza|city|town|village|province|republic|kingdom|states|act|bill|treaty|agreement|party|"
    r"project|plan|report|cup|league|\w*(?:straße|strasse|platz|brücke|gasse|allee|bahnhof|flughafen|"
    r"gebäude|halle|schule|kirche|viertel|hafen))\Z|"
    r"\A(?:north|northern|south|southern|east|eastern|west|western|new|mount|port|fort|lake|los|las|united|great|upper|"
    r"lower|central|cape|stadt|gemeinde|landkreis|calle|avenida|plaza|puente|paseo|barrio|parque|estación|río|rue|"
    r"avenue|place|pont|boulevard|gare|quai|parc|hôtel|île)\s",
    re.IGNORECASE,
)
_ARTICLES = re.compile(
    r"\A(?:the|a|an|der|die|das|den|dem|des|ein|eine|einer|einem|el|la|los|las|un|una|le|les|une|l'|l’)(?:\s+|"
    r"(?<=['’]))",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\A(?:the|der|die|das|den|dem|el|la|los|las|le|les|l'|l’)(?:\s+|(?<=['’]))", re.IGNORECASE)
_WHEN = re.compile(
    r" (?:(?:late |early )?(?:on |this |last )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?: "
    r"\w+)?|yesterday|today)$"
)
_AFFILIATION = re.compile(r" (?:of|from|at|with|who|which|von der|vom|de la|del|du) .*")
_JAPANESE_TITLE = re.compile(
    r"(?:氏|さん|首相|大臣|外相|防衛相|社長|会長|知事|市長|町長|村長|教授|准教授|博士|報道官|官房長官|長官|議員|委員長|代表|所長|"
    r"部長|課長|監督|選手|弁護士|担当者)$"
)
_JAPANESE_OFFICE = re.compile(
    r"^.*(?:会社|大手|代表|団体|企業|教授|住民|担当)の(?=..)|^.*の(?=[^の、]{2,6}(?:氏|さん|首相|大臣|社長|会長|知事|市長|町長|"
    r"村長|教授|博士|報道官|長官|議員|委員長|所長|部長|課長|監督|選手|弁護士)$)"
)

PRONOUNS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"he", "she", "they", "it", "", "who"}),
    "de": frozenset({"er", "sie", "es", ""}),
    "es": frozenset({"él", "ella", "ellos", "ellas", ""}),
    "fr": frozenset({"il", "elle", "ils", "elles", "on", ""}),
    "ja": frozenset({"同氏", "彼", "彼女", "同社", "同省", "同庁", ""}),
}
_NOBODY = word_table(
    """
    i we you ich wir yo nosotros je nous one some many most few people man others nobody everybody there this that what
    """
)


@dataclass(frozen=True)
class Names:
    """The names an article uses, to be looked up by a shorter form."""

    by_word: Mapping[str, tuple[str, ...]]  # a word of the name, case folded → full names, in the article's order
    common: frozenset[str]  # words that the article has in small letters too
    described: Mapping[str, str]  # the last word of a description → it ("mission" → "a regional observer mission")
    people: tuple[str, ...] = ()  # in Japanese, the names of three characters and more
    with_articles: frozenset[str] = frozenset()  # names whose article is part of them: El País, Le Progrès

    @classmethod
    def of(cls, text: str) -> Names:
        """Collect the names of two words and more, and what is introduced as "a …"."""
        by_word: dict[str, list[str]] = {}
        for name in dict.fromkeys(name for name in _full_names(text)):
            for word in sorted(set(name.casefold().split())):
                by_word.setdefault(word, []).append(name)
        described: dict[str, str] = {}
        for found in _INTRODUCED.finditer(text):
            described.setdefault(found["head"], found[0][:1].lower() + found[0][1:])
        described |= _roles(text)
        common = frozenset(re.findall(r"\b[^\W\d_A-Z][^\W\d_]+", text)) | _plurals(text)
        with_articles = frozenset(found[0] for found in _WITH_ARTICLE.finditer(text))
        return cls(
            {word: tuple(names) for word, names in by_word.items()}, common, described, _people(text), with_articles
        )

    def fullest(self, name: str) -> str:
        """Return the fullest form in which the article gives *name*; *name* itself where it is in doubt."""
        words = name.casefold().split()
        candidates = [full for full in self.by_word.get(words[-1], ()) if _is_short_form(words, full)] if words else []
        people = [full for full in candidates if full.casefold().split()[-1] == words[-1]]
        ranked = sorted(people or candidates, key=lambda full: -len(full.split()))
        if not ranked or (len(words) == 1 and _are_rivals(ranked, people=bool(people))):
            return name
        return ranked[0]

    def person_in(self, clause: str, language: str) -> str | None:
        """Return the first person whom *clause* names, in the fullest form; who stands where a place does is nobody."""
        runs = (found for found in _RUN.finditer(clause) if not _is_place(clause[: found.start()], found[0]))
        named = (self.fullest(_bare(found[0])) for found in runs if _bare(found[0]))
        return next((name for name in named if is_person(name) and can_speak(name, language)), None)

    def body_in(self, clause: str) -> str | None:
        """Return the last body (a ministry, a firm) whose name *clause* gives in full."""
        named = [name for name in _full_names(clause) if _BODY_WORDS.search(name)]
        return named[-1] if named else None


_ROLE = re.compile(
    rf"\b(?P<head>[a-z]{{2,}}(?:er|or|ist|ian|man|woman|person|chief|coach|ant|judge|nurse))\b "
    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})+)"
)


def _people(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found["name"] for found in _OFFICE_JA.finditer(text)))


def _plurals(text: str) -> frozenset[str]:
    """Return, in small letters, the plurals that stand at the beginnings of sentences alone: Prosecutors, "
    "Residents."""
    leading = set(re.findall(r"(?:^|[.!?”\"»]\s+)([A-Z][a-z]{3,}s)(?= [a-z])", text, re.MULTILINE))
    inside = set(re.findall(r"[\w,] ([A-Z][a-z]{3,}s)\b", text))
    return frozenset(word.lower() for word in leading - inside)


_PERSON = rf"{_CAPITAL}(?: (?:{_PARTICLE} )?{_CAPITAL}){{1,7}}"  # bounded: a run of capitals may have no end
_OFFICES = (
    re.compile(rf"\b(?P<head>[^\W\d_]{{4,}}) (?P<name>{_PERSON})"),
    re.compile(
        rf"\b(?P<head>[^\W\d_]{{4,}}) (?:of|for|de|del|du|des|d'|von|für) ?[^,.;:]{{2,40}}, (?P<name>{_PERSON})"
    ),
    re.compile(rf"\b(?P<head>[^\W\d_]{{4,}}), (?P<name>{_PERSON})(?=,)"),
    re.compile(rf"\b(?P<name>{_PERSON}), (?:the |la |el |le |l'|die |der )?(?P<head>[^\W\d_]{{4,}})\b"),
)
_OFFICE_JA = re.compile(
    r"(?:^|(?<=[の、。「」\n]))(?P<name>[\u4e00-\u9fff]{3,5}|[\u30a0-\u30ff]{2,}(?:・[\u30a0-\u30ff]+)+)"
    r"(?P<head>首相|大臣|社長|会長|知事|市長|町長|村長|教授|博士|報道官|長官|議員|委員長|所長|部長|課長|監督|選手|弁護士|氏|さん)"
)
_WITH_ARTICLE = re.compile(
    rf"(?<=[\wà-ÿ,] )(?:(?:El|La|Los|Las|Le|Les) |L['’]){_CAPITAL}(?: (?:de (?:la )?|du )?{_CAPITAL})*"
)


def _roles(text: str) -> dict[str, str]:
    """Return who is meant by "the commentator", "the mayor": the one person whom the article calls so."""
    holders: dict[str, set[str]] = {}
    named = (found for pattern in _OFFICES for found in pattern.finditer(text))
    offices = (found for found in named if _is_title(found["head"].capitalize()))
    for found in (*_ROLE.finditer(text), *offices, *_OFFICE_JA.finditer(text)):
        if found["head"] not in STOPWORDS["en"]:
            holders.setdefault(found["head"].casefold(), set()).add(_bare(found["name"]))
    return {head: min(names) for head, names in holders.items() if len(names) == 1}


_INTRODUCED = re.compile(
    r"\b[Aa]n? (?:[a-z-]+ ){0,3}(?P<head>[a-z]{4,})\b"
    r"(?=[,.;:]| (?:said|says|told|who|that|of|in|at|for|on|with|from|put)\b)"
)
_HALF_NAMED = re.compile(
    rf"{_CAPITAL}(?: {_CAPITAL})?(?: [a-z-]+)? (?:council|agency|ministry|police|commission|committee|court|museum|"
    r"hospital|union|company|club|school|university|authority|board)\b"
)


def _full_names(text: str) -> Iterator[str]:
    for pattern in (_RUN, _BODY_RUN):
        yield from (name for found in pattern.finditer(text) if " " in (name := _bare(found[0])))
    yield from (name for found in _HALF_NAMED.finditer(text) if " " in (name := _bare(found[0])))


def _is_short_form(words: list[str], full: str) -> bool:
    long = full.casefold().split()
    if not len(words) < len(long) <= 5 or any(character.isdigit() for character in full) or _ELIDED.match(full):
        return False
    return any(long[i : i + len(words)] == words for i in range(len(long) - len(words) + 1))


_ELIDED = re.compile(r"[LD]['’][a-zà-ÿ]")  # "L'avocat de Vaux" is no name


def _are_rivals(ranked: list[str], *, people: bool) -> bool:
    """Whether a surname stands for two people, or a first word for two names of the same length."""
    if people:
        return any(full.split()[0] != ranked[0].split()[0] for full in ranked)
    return len(ranked) > 1 and len(ranked[0].split()) == len(ranked[1].split())


def speaker_name(worded: str, names: Names, language: str) -> str | None:
    """Name who *worded* is: a name without titles, or the description as worded; None for nobody in particular."""
    worded = " ".join(re.sub(r"\([^)]*\)|[\"“”„«»]", " ", worded).split()).strip(" ,.;:")
    worded = _WHEN.sub("", worded)
    worded = re.sub(r" (?:himself|herself|itself|themselves|selbst)$", "", worded)
    if not worded or worded.casefold() in _NOBODY or worded[0].isdigit():
        return None
    if language == "ja":
        untitled = _JAPANESE_TITLE.sub("", _JAPANESE_OFFICE.sub("", worded))
        return names.described.get(worded) or (worded if untitled.endswith("の") else untitled) or worded
    if worded.replace("’", "'") in names.with_articles:
        return worded
    named = _AFFILIATION.sub("", worded)
    plain = _RUN.fullmatch(_DEFINITE.sub("", named)) is not None and " " in named and not _BODY_WORDS.search(worded)
    if plain or (named != worded and is_person(_bare(_last_run(named)))):
        worded = named
    name = _named(worded, names, language)
    if name is not None and language in {"es", "fr"} and (article := _DEFINITE.match(worded)):
        return article[0].casefold() + name if worded[article.end() :] == name else name
    return name or _described(worded, names)


def is_person(name: str) -> bool:
    """Guess whether *name* is a person's: two capitalised words and more, none of them a body's or a place's."""
    words = name.split()
    is_thing = _BODY_WORDS.search(name) is not None or _PLACE.search(name) is not None
    return len(words) >= 2 and all(word[0].isupper() for word in words) and not is_thing


_WHERE = re.compile(
    r"\b(?:at|in|on|near|along|across|outside|inside|into|onto|through|off|am|im|en|dans|sur)"
    r"(?: (?:the|der|dem|den|la|el|le|las|los|les))?\s+$",
    re.IGNORECASE,
)


def _is_place(before: str, run: str) -> bool:
    """Say whether the name *run*, after the words *before*, is where something is: "at Miller Park"; titles are not."""
    return _WHERE.search(before) is not None and not any(_is_title(word) for word in run.split())


_PREPOSITION = re.compile(
    r"\b(?:de l['’]|of|in|at|for|from|de|del|de la|du|des|d'|von|vom|der|für|to|with|by|near|about|"
    r"against|around|behind|a|al|nahe|bei|aus|um|près|proche|à|chez)\s*$"
)


def _last_run(text: str) -> str:
    runs = list(_RUN.finditer(text))
    return runs[-1][0] if runs and runs[-1].end() == len(text) else ""


def _named(worded: str, names: Names, language: str) -> str | None:
    bare = _DEFINITE.sub("", worded, count=1)
    if language == "de" and " " in bare and bare[0].islower() and bare == worded:
        return None if bare.count(" ") == 1 else _named(bare.partition(" ")[2], names, language)
    runs = list(_BODY_RUN.finditer(bare) if _BODY_WORDS.search(bare) else _RUN.finditer(bare))
    if not runs or runs[-1].end() != len(bare):
        return None
    name = _bare(runs[-1][0])
    if language == "de" and " " not in name and (article := _ARTICLES.match(worded)) is not None:
        return name if article[0].casefold().strip() in {"dem", "den", "des"} and bare == name else None
    if not name or _PREPOSITION.search(bare[: runs[-1].start()]):
        return None
    if language != "de" and name[0].lower() + name[1:] in names.common:
        return name[0].lower() + name[1:]
    return names.fullest(name)


def _bare(run: str) -> str:
    """Drop titles and possessors: "Russia's Defense Minister Sergei Shoigu" is Sergei Shoigu."""
    words = run.split()
    is_body = bool(words and _BODY_WORDS.search(words[-1]))
    for index in range(len(words) - 1, -1, -1):
        if (not is_body and _is_title(words[index])) or words[index].endswith(("'s", "’s")):
            words = words[index + 1 :]
            break
    while words and (words[0] in _SENTENCE_STARTERS or words[0].casefold() in _COMMON):
        words = words[1:]
    return " ".join(words).rstrip(".'’-&").removesuffix("'s").removesuffix("’s")


_SENTENCE_STARTERS = word_table(
    """
    The A An In On At By But And Then When While As For From After Before If It He She They His Her Its This
    That These Those Der Die Das Ein Eine Im Am In Und Aber Wie El La Los Las Un Una En Y Pero Le Les Une Des
    Zwei Drei Vier Fünf Sechs Sieben Acht Neun Zehn Dos Tres Cuatro Cinco Deux Trois Quatre Cinq Ihre Seine Su Son Sa
    Dans Et Mais Selon Según Laut Two Three Four Five Six Seven Asked Cllrs Neither Only Later Ni Weder Tampoco
    """
)


_COMMON = STOPWORDS["en"] - {"will", "may"}


def _is_title(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in _TITLES or (word[0].isupper() and _TITLE_ENDING.search(plain) is not None)


def _described(worded: str, names: Names) -> str:
    """Name whom "the directorate" or "the commentator" means; else keep the description."""
    bare = _DEFINITE.sub("", worded, count=1)
    if bare != worded and " " not in bare:
        bodies = [
            name for name in names.by_word.get(bare.casefold(), ()) if name.casefold().endswith(" " + bare.casefold())
        ]
        shortest = min(bodies, key=len, default="")
        if shortest and all(name.endswith(shortest) for name in bodies):
            return shortest
        if not bodies and (meant := names.described.get(bare.casefold())):
            return meant
    is_common = worded.partition(" ")[0].casefold() in _POSSESSIVES | names.common
    return worded[0].lower() + worded[1:] if is_common or _ARTICLES.match(worded) else worded


_POSSESSIVES = word_table(
    "his her its their our my ihr ihre sein seine unser unsere su sus nuestro nuestra son sa ses leur leurs"
)


_TAKES_ARTICLE = re.compile(
    r"\b(?:ministry|commission|directorate|authority|agency|council|institute|department|federation|union|board|"
    r"court|"
    r"association|alliance|museum|office|society|government|university|police|inspectorate|committee)$",
    re.IGNORECASE,
)


_GERMAN_BODIES = (
    ("das", re.compile(r"\w*(?:[Mm]inisterium|[Aa]mt|[Gg]ericht|[Ii]nstitut|[Uu]nternehmen)")),
    (
        "die",
        re.compile(
            r"\w*(?:[Pp]olizei|[Bb]ehörde|[Ss]taatsanwaltschaft|[Gg]ewerkschaft|[Rr]egierung|"
            "[Vv]erwaltung|[Oo]pposition|"
            r"[Ff]euerwehr|[Kk]ommission|[Uu]niversität|Stadt|Bahn|Firma|Partei)"
        ),
    ),
    ("der", re.compile(r"\w*(?:[Vv]erband|[Kk]onzern|[Bb]ericht|[Hh]ersteller)")),
)


def with_article(name: str, language: str) -> str:
    """Return *name* as it stands in a sentence: "the Labour Ministry", "die Polizei"; in English and German only."""
    if language == "de" and " " not in name:
        return next((f"{article} {name}" for article, ending in _GERMAN_BODIES if ending.fullmatch(name)), name)
    takes = language == "en" and _TAKES_ARTICLE.search(name) and name[0].isupper() and not name.startswith("The ")
    return f"the {name}" if takes else name


_CONTRACTIONS = {
    "fr": (
        (re.compile(r"\b([Qq]u|[Dd])e (?=[aeiouyàâéèêîôûAEIOUÉÈÊ])"), r"\1'"),
        (re.compile(r"\bde le "), "du "),
        (re.compile(r"\bde les "), "des "),
        (re.compile(r"\bde des "), "de "),
    ),
    "es": ((re.compile(r"\bde el "), "del "), (re.compile(r"\ba el "), "al ")),
}


def contracted(text: str, language: str) -> str:
    """Return *text* with the contractions that putting a name into a template may ask for: "de le" is "du"."""
    for pattern, short in _CONTRACTIONS.get(language, ()):
        text = pattern.sub(short, text)
    return text
