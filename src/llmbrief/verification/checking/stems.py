"""Crude stems and function words: enough to see that two texts speak of the same thing."""

from __future__ import annotations

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_SHORTEST = 3  # letters that a stem keeps
_SUFFIXES: dict[str, tuple[str, ...]] = {
    "en": (
        "ations", "ation", "ments", "ment", "ingly", "ings", "ing", "edly", "ness", "ions", "ion", "ers", "er",
        "ies", "ied", "ities", "ity", "es", "ed", "ly", "s", "e", "y",
    ),
    "de": ("ungen", "ung", "lichen", "liche", "lich", "erin", "est", "en", "er", "es", "em", "te", "e", "n", "s", "t"),
    "es": (
        "aciones", "ación", "amente", "mente", "adas", "ados", "ada", "ado", "idas", "idos", "ida", "ido", "ando",
        "iendo", "aron", "ieron", "ará", "ar", "er", "ir", "es", "as", "os", "an", "en", "ó", "a", "o", "e", "s",
    ),
    "fr": (
        "ations", "ation", "ements", "ement", "ées", "és", "ée", "é", "er", "ent", "ant", "ait", "era", "es", "s", "e",
    ),
}  # fmt: skip

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": _words(
        "a an the this that these those and or but nor so if then than as at by for from in into of off on onto out"
        " over to with about after before between during per via is are was were be been being am do does did done"
        " have has had having will would shall should may might must can could need it its he him his she her hers"
        " they them their theirs we us our you your i me my who whom whose which what where when why how there here"
        " not no n't never none nobody nothing neither cannot without hardly barely any some all both each every"
        " either another other others such own same too very just only also even still yet already again more most"
        " less least much many few one's s t ll re ve d m up down above below under"
    ),
    "de": _words(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn so wenn als wie an am auf aus bei"
        " beim bis durch für gegen im in ins mit nach ohne seit um unter von vom vor zu zum zur über zwischen ist sind"
        " war waren sei seien wäre sein gewesen wird werden wurde wurden worden hat haben habe hatte hatten kann"
        " können konnte soll sollen muss müssen darf es er sie ihm ihn ihr ihre ihren ihrem ihrer sein seine seinen"
        " seinem seiner wir uns ich mich mir man sich wer was wo wann warum dass ob nicht nichts kein keine keinen"
        " keinem keiner keines nie niemand weder noch auch nur schon noch sehr mehr weniger dort hier da dies diese"
        " dieser dieses diesen diesem jeder jede jedes alle allen"
    ),
    "es": _words(
        "el la los las un una unos unas y e o u pero ni si que como a al ante con contra de del desde durante en entre"
        " hacia hasta para por según sin sobre tras es son era eran fue fueron ser sido está están estaba ha han había"
        " haber hay lo le les se su sus me mi nos quien cual cuando donde no nunca nada nadie ningún ninguna ninguno"
        " tampoco más menos muy ya también solo sólo este esta estos estas ese esa eso esto otro otra todo todos"
    ),
    "fr": _words(
        "le la les l un une des d du de et ou mais ni si que qu comme à au aux avec contre dans depuis durant en entre"
        " jusque par pour sans selon sous sur vers est sont était étaient être été a ont avait avaient avoir il elle"
        " ils elles on lui leur leurs se s son sa ses je j me m mon ma nous notre vous votre qui quoi dont où quand ne"
        " n pas jamais rien aucun aucune personne plus moins très aussi déjà encore ce cet cette ces c y autre tout"
        " tous toute toutes"
    ),
}

# Words that begin another clause.
BREAKS: dict[str, frozenset[str]] = {
    "en": _words("but although though while whereas because who which if until unless when where"),
    "de": _words("aber sondern obwohl während weil wenn falls doch jedoch"),
    "es": _words("pero aunque mientras porque sino cuando si"),
    "fr": _words("mais quoique tandis parce lorsque quand si"),
}

PREPOSITIONS: dict[str, frozenset[str]] = {
    "en": _words("of in at on to from by for with against under over near between behind into about after before"),
    "de": _words("von vom in im am an auf aus bei beim mit nach zu zum zur für gegen unter über des der"),
    "es": _words("de del en a al por para con contra sobre desde hasta"),
    "fr": _words("de du des d à au aux en par pour avec contre sur sous chez"),
}

# Words that stand for somebody or something named before.
PRONOUNS: dict[str, frozenset[str]] = {
    "en": _words("he she it him her his hers its they them their theirs i me my we us our you your"),
    "de": _words("er sie es ihm ihn ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner ich wir uns mich mir"),
    "es": _words("él ella ellos ellas le les lo la su sus me mi nos nosotros yo"),
    "fr": _words("il elle ils elles lui leur leurs son sa ses je j me mon ma nous notre"),
}

# Those of them by which a speaker means himself, or himself and others.
FIRST_PERSON: dict[str, frozenset[str]] = {
    "en": _words("i me my we us our"),
    "de": _words("ich mich mir wir uns"),
    "es": _words("yo me mi mis nos nosotros"),
    "fr": _words("je j me m mon ma nous notre"),
}

# Words that French writes before an apostrophe.
ELISIONS: dict[str, frozenset[str]] = {"fr": _words("l d n s c j m t qu jusqu lorsqu puisqu aujourd")}


@lru_cache(maxsize=10_000)
def stem(word: str, language: str) -> str:
    """Cut the first ending of *word* that leaves at least three letters; double consonants at the end become one."""
    for suffix in _SUFFIXES.get(language, ()):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word
