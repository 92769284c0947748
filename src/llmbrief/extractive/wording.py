"""What the words of a statement tell of it: how firmly it is put, of what kind it is, and how it stands alone."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from llmbrief.brief import Certainty, Kind
from llmbrief.extractive.statements import Statement
from llmbrief.language import cues
from llmbrief.language.attribution import quotations
from llmbrief.language.voices import has_verb
from llmbrief.language.words import STOPWORDS, content_words, word_table, words

# Cues of a plan, a condition or a judgement rather than of a reserve that the speaker keeps.
_NO_RESERVE = {
    "en": "would should aim aims if whether proposed planned considering considers impression suggested suggests "
    "suggest "
    "conditional possible tentative preliminary provisional indicated indicates "
    "indicate doubt doubts assume assumes assumed understood_to appear appears appeared appearing reckoning",
    "de": "soll sollen solle sollte sollten würde würden wäre wären hätte hätten könne können falls mag mögen "
    "möglich rechnen rechne vorläufig",
    "es": "debería deberían si provisional en_torno_a pudo posible prevé prevén",
    "fr": "si provisoire possible devrait_être",
    "ja": "予想 予測 想定 疑い",
}
_MORE_RESERVE = {
    "en": r"is expected|are expected|expects? (?!them|him|her)|(?:is|are) targeted|subject to (?!change)|(?:is|are) "
    r"forecast|appear(?:s|ed|ing)? to|rumou?red|weather permitting|on the "
    r"grapevine|or so the story goes|"
    r"not sure",
    "de": r"dem Vernehmen nach|so heißt es|soll(?:en)? [^.;:]{3,120}(?:t|en) (?:haben|sein)\b",
    "es": r"se espera|según se dice|previsiblemente",
    "fr": r"dit-on|paraît-il",
    "ja": r"とされる|という情報",
}
_NO_HEDGE = {
    "en": re.compile(
        r"\b(?:more|less) likely\b|\bcould (?:not|no longer)\b|\b(?:may|might) (?:not|no longer) (?!be\b|have\b)|"
        r"\bcouldn't\b|\b(?:nobody|no one|none|"
        r"neither) could\b"
    )
}
_PREDICTIONS = {
    "en": r"\b(?:(?:will|won't|'ll|would|could|may|might)(?:,? (?:not|never|also|eventually|probably|likely|"
    r"unfortunately|soon|"
    r"then|even),?){0,2} (?:be (?:a |the |ready|worse|better|late|more|less)|become|rise|fall|grow|shrink|increase|"
    r"decrease|"
    r"drop|cost|save|bring|create|lead|help|hurt|reach|exceed|improve|worsen|win|lose|last|avoid|remain|continue|"
    r"happen|raise|"
    r"avert|focus|range|extend|redefine|mean|return|start|double|halve|follow|spread|recover|peak|miss|beat)|"
    r"(?:is|are) (?:expected|likely|set|forecast|projected|targeted|due|going) (?:to|for)|expects?|forecasts?|"
    r"predict(?:s|ed)?|in the coming|if\b[^.]{3,80},[^.]{3,60}\bwill)\b",
    "de": r"\b(?:(?:wird|werden) voraussichtlich|dürfte[n]?|könnte[n]?\b(?![^.;]* (?:haben|sein)\b)|"
    r"soll(?:en)? (?:bis|ab|im Jahr|künftig|20\d\d)|rechnet "
    r"mit|rechnen mit|"
    r"erwartet|prognos\w+|voraussichtlich)\b",
    "es": r"\b(?:se espera|se prevé que|prevé\w* que|podría[n]?|pronostic\w+|previsión|previsiones|subirá\w*|"
    r"bajará\w*|"
    r"aumentará\w*|"
    r"alcanzará\w*|costará\w*)\b",
    "fr": r"\b(?:devrai(?:t|ent)|prévoit|prévoient|prévision\w*|s'attend\w*|attendu\w*|pourrai(?:t|ent)|"
    r"augmentera\w*|baissera\w*|"
    r"atteindra\w*|coûtera\w*)\b",
    "ja": r"見込み|見通し|予測|予想|だろう|でしょう",
}
_OPINIONS = {
    "en": r"\b(?:should|ought to|must(?! have been)|(?:is|was|are|were) wrong|wrong to|right to|unfair|fair|"
    r"disgrace\w*|absurd|ridiculous|"
    r"shameful|irresponsible|"
    r"best (?!explained)|worst|finest|greatest|better than|extraordinary|remarkable|excellent|terrible|horrible|"
    r"brilliant|beautiful|"
    r"wonderful|awful|important|symbolic|underscores?|highlights?|signals?|reflects?|marks a|a sign (?:of|that)|"
    r"deserves?|"
    r"I (?:think|believe|feel|hope|don't see)|we (?:think|believe|feel)|in my (?:view|opinion)|looks? (?:far "
    r")?(?:more|less|like)|"
    r"nonsense|foolish|naive|mistake|triumph|scandal|betrayal|pity|ugly|elegant|most \w+ "
    r"(?:in|of))\b",
    "de": r"\b(?:sollte[n]?|müsste[n]?|falsch|richtig|unfair|skandal\w*|peinlich|großartig\w*|schön\w*|schlimm\w*|"
    r"beste[rns]?|"
    r"schlechteste\w*|unverantwortlich|lächerlich|ich (?:glaube|finde|denke|meine)|wichtig\w*|unverständlich|"
    r"(?:ist|war|sei|wäre) ein (?:\w+ )?Fehler|"
    r"Zumutung)\b",
    "es": r"\b(?:debería[n]?|injust\w+|vergonzos\w+|absurd\w+|mejor\w*|peor\w*|excelente\w*|terrible\w*|"
    r"irresponsable\w*|"
    r"inaceptable\w*|creo que|pienso que|importante\w*|fracaso|error|escándalo|ridícul\w+)\b",
    "fr": r"\b(?:devrait|il faut|injuste\w*|honteu\w+|absurde\w*|meilleur\w*|pire\w*|excellent\w*|terrible\w*|"
    r"irresponsable\w*|"
    r"inacceptable\w*|je (?:crois|pense|trouve)|important\w*|échec|erreur|scandale|ridicule\w*)\b",
    "ja": r"べき|素晴らしい|残念|遺憾|ひどい|重要だ|最高の|最悪の|と思う",
}


@cache
def _pattern(table: str, language: str) -> re.Pattern[str] | None:
    if table == "hedge":
        return _reserves(language)
    patterns = {"prediction": _PREDICTIONS, "opinion": _OPINIONS}[table].get(language)
    return None if patterns is None else re.compile(patterns, re.IGNORECASE)


def _reserves(language: str) -> re.Pattern[str] | None:
    if language not in _MORE_RESERVE:
        return None
    weak = {word.replace("_", " ") for word in _NO_RESERVE[language].split()}
    words = sorted(cues.HEDGES.get(language, frozenset()) - weak, key=lambda word: (-len(word), word))
    joined = "|".join([_MORE_RESERVE[language], *map(re.escape, words)])
    return re.compile(joined if language == "ja" else rf"\b(?:{joined})\b", re.IGNORECASE)


def says(table: str, text: str, language: str) -> bool:
    """Say whether *text* has wording of the *table*: ``hedge``, ``prediction`` or ``opinion``."""
    pattern = _pattern(table, language)
    if pattern is None:
        return False
    found = pattern.finditer(text.replace("’", "'"))
    return any(match[0] != "May" for match in found)  # the month, or somebody's name


def certainty(statement: Statement, language: str) -> Certainty:
    """Say how firmly the speaker puts the statement."""
    if statement.stance == "denies" and not statement.whole:
        return "denied"
    text = statement.text.replace("’", "'")
    if language in _NO_HEDGE:
        text = _NO_HEDGE[language].sub(" ", text)
    hedged = statement.stance in {"hedges", "predicts"} or says("hedge", text, language)
    return "hedged" if hedged else "asserted"


# What may be so now is no forecast: "may not be a complete record".
_MAY_BE = {
    "en": re.compile(
        r"\b(?:may|might)(?: not| also| already| still| well| even)* (?:be|have)\b"
        r"(?! (?:ready|worse|better|late|later|more|less|higher|lower|next)\b)",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:könnten?|dürften?)\b(?=[^.;]* (?:sein|haben)\b)", re.IGNORECASE),
    "es": re.compile(r"\bpodrían?(?: no)? (?:estar|ser|haber|tener)\b", re.IGNORECASE),
    "fr": re.compile(r"\bpourrai(?:t|ent)(?: ne pas)? (?:être|avoir)\b", re.IGNORECASE),
}


def kind(statement: Statement, language: str) -> Kind:
    """Say of what kind the statement is; plans are facts, and so is what may be so now."""
    text = _MAY_BE[language].sub(" ", statement.text) if language in _MAY_BE else statement.text
    if statement.stance == "predicts" or says("prediction", text, language):
        return "prediction"
    if statement.stance == "judges" or says("opinion", statement.text, language):
        return "opinion"
    return "fact"


_LEADS = {
    "en": r"(?:It (?:has been|is|was) (?:reported|claimed|rumoured|rumored|said|alleged) that|But|And|However,|"
    "So|Yet|Still,|Meanwhile,|Moreover,|Then|Also,|In addition,|Indeed,|Nevertheless,|"
    r"Instead,|although|"
    r"though|but|and|while)\s+",
    "de": r"(?:Aber|Und|Doch|Allerdings|Zudem|Außerdem),?\s+(?=(?:der|die|das|ein|eine|[A-ZÄÖÜ])\b)",
    "es": r"(?:Pero|Y|Sin embargo,|Además,|No obstante,)\s+",
    "fr": r"(?:Mais|Et|Cependant,|Toutefois,|Pourtant,|En outre,|De plus,)\s+",
    "ja": r"(?:しかし|また|一方|さらに|ただ|そして|なお)、",
}
_STOPS = {"ja": "。"}


def standing_alone(text: str, language: str, *, quoted: bool = False) -> str:
    """Return *text* as a sentence: no outer quotation marks, no leading "But", a capital and a final stop.

    A quotation that says "I" keeps its marks, and any does where *quoted* asks for it: it is nobody's own words else.
    """
    given = text
    text = " ".join(text.split()) if language != "ja" else text.strip()
    inside = _unquoted(text)
    if inside != text and (quoted or speaks_of_self(inside, language)):
        return _requoted(text, standing_alone(inside, "und"), language)
    text = inside
    if language in _LEADS:
        text = re.sub(rf"^{_LEADS[language]}", "", text) or text
    text = text.rstrip(" ,;:、，").strip()
    text = _capitalized(text)
    if not any(character.isalnum() for character in text):
        return given
    return text if re.search(r"[.!?…。！？][\"'”’»）)」』]*$", text) else text + _STOPS.get(language, ".")


def _requoted(text: str, inside: str, language: str) -> str:
    """Put *inside* between the marks of the quotation *text*; a Japanese stop goes after them."""
    start, end = quotations(text)[0]
    opened, closed = text[start], text[end - 1]
    if language == "ja":
        return f"{opened}{inside.rstrip('.。')}{closed}。"
    space = text[start + 1] if text[start + 1].isspace() else ""
    return f"{opened}{space}{inside}{space}{closed}"


def _capitalized(text: str) -> str:
    start = 1 if text[:1] in '"“«„' and text[1:2].islower() else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def _unquoted(text: str) -> str:
    marks = quotations(text)
    if not marks or marks[0][0] != 0 or marks[-1][1] < len(text) - 1:
        return text
    outside = "".join(text[end:start] for (_, end), (start, _) in pairwise(marks))
    if outside.strip():
        return text
    return " ".join(text[start + 1 : end - 1].strip() for start, end in marks)


_FIRST_PERSON = {
    "en": re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Oo]urs|[Mm]e|us|[Mm]ine|[Mm]yself|[Oo]urselves)\b"),
    "de": re.compile(r"\b(?:[Ii]ch|[Ww]ir|[Mm]ich|[Mm]ir|[Uu]ns|[Mm]eine?[mnrs]?|[Uu]nse?re?[mnrs]?)\b"),
    "es": re.compile(
        r"\b(?:yo|nosotr[oa]s|mi|mis|me|nos|nuestr[oa]s?|mí|he|hemos|soy|estoy|tengo|sé|vi|fui|"
        r"\w+[aei]mos(?<!timos)(?<!ximos)|\w{3,}[éí](?<!así)(?<!aquí)(?<!allí)(?<!porqué)(?<!café))\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(r"\b(?:je|nous|mon|ma|mes|moi|me|notre|nos)\b|\b[jm]['’]", re.IGNORECASE),
    "ja": re.compile(r"私|我々|われわれ|わたし|僕|俺"),
}


def speaks_of_self(text: str, language: str) -> bool:
    """Say whether *text* has "I" or "we", which mean its speaker's only between quotation marks."""
    pattern = _FIRST_PERSON.get(language)
    return pattern is not None and pattern.search(text) is not None


_TURNS = re.compile(
    r"(?:but|if|unless|except|although|though|not|without|provided|while|until|only|or|and|nor|than|subject to|as "
    r"long as|aber|wenn|falls|"
    r"sofern|obwohl|nicht|ohne|außer|doch|oder|und|sondern|pero|si|salvo|aunque|no|sin|y|o|sino|mais|si|sauf|bien "
    r"que|sans|ou|et)\b",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"(?: (?=(?:regarding|amid|during|despite)\b)|(?<!\d),|,(?!\d)|;|:(?!\d)| [–—-]{1,2}(?= )|\.(?= [A-ZÀ-Þ])|、) ?"
)


def shortened(text: str, most: int, language: str) -> str:
    """Cut *text* to at most *most* words where a cut at a comma cannot turn its sense; else return it whole.

    In Japanese two characters count as a word. Nothing is cut before a negation, a condition or a contrast.
    """
    if _length(text, language) <= most:
        return text
    for border in reversed(list(_BORDER.finditer(text))):
        head, tail = text[: border.start()], text[border.end() :]
        if _length(head, language) <= most and _may_end(head, tail, language):
            return standing_alone(head, language)
    return text


def _may_end(head: str, tail: str, language: str) -> bool:
    balanced = (
        all(head.count(a) == head.count(b) for a, b in ("()", "“”", "«»", "「」", "„“")) and head.count('"') % 2 == 0
    )
    long_enough = _length(head, language) >= 5
    return (
        balanced
        and long_enough
        and has_verb(head, language)
        and not _TURNS.match(tail)
        and not says("hedge", tail, language)
    )


def _length(text: str, language: str) -> int:
    return (len(text) + 1) // 2 if language == "ja" else len(text.split())


_OPENERS = word_table(
    """
    prior late early earlier later according nearly roughly almost last next since two three four five six seven eight
    nine ten eleven twelve thirteen fourteen fifteen twenty thirty people members officials residents
    dos tres cuatro cinco seis siete ocho nueve diez deux trois quatre cinq sept huit neuf dix
    """
)


def lowered(text: str, article_text: str, language: str) -> str:
    """Return *text* to stand inside a sentence: its first letter small, unless the word is a name."""
    if language == "fr" and text[1:2] in {"'", "’"}:
        return text[:1].lower() + text[1:]
    first = re.match(r"[^\W\d_]+", text)
    if first is None or (len(first[0]) > 1 and first[0].isupper()):
        return text
    small = first[0][:1].lower() + first[0][1:]
    if small == "i" or _is_name(first[0], small, article_text, language):
        return text
    return small + text[len(first[0]) :]


def _is_name(word: str, small: str, article_text: str, language: str) -> bool:
    """Guess whether the first word of a sentence is a name, for it has a capital either way."""
    if small in STOPWORDS.get(language, frozenset()) or small in _OPENERS:
        return False
    if language == "de":
        return True
    if re.search(rf"\b{re.escape(small)}\b", article_text):
        return False
    if language == "es" and re.fullmatch(r"\w{2,}(?:aba|aban|ían?|ieron|aron|rán?|ó)", small):
        return False
    in_mid_sentence = re.search(rf"[^\W\d_],? {re.escape(word)}\b", article_text) is not None
    return in_mid_sentence or language != "en" or not small.endswith("s")


def is_claim(statement: Statement, language: str) -> bool:
    """Say whether the statement puts something forward: it is no question, scrap or aside."""
    text = statement.text.strip()
    if re.search(r"[?？][\"”’»」』)]*$", text) or text.startswith("["):
        return False
    content = len(content_words(text, language))
    if language == "ja":
        return content >= (1 if statement.speaker else 2)
    total = len(words(text))
    if statement.speaker and content >= 1 and total >= 2:
        return True
    return (content >= 2 and total >= 4) or (content >= 1 and (total >= 5 or re.search(r"\d", text) is not None))
