"""Split a text into words, and tell those that carry content from those that hold a sentence together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple


class Word(NamedTuple):
    """A word of a text, where it stands."""

    start: int  # code points of the text
    end: int  # exclusive
    text: str  # text[start:end]


# Scripts written without spaces: a word is a run of one of them.
_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f"
_HIRAGANA = "\u3041-\u309f"
# Combining marks belong to their letter, though Python's \w leaves them out: accents, points, vowel signs.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0de5"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1dc0-\u1dff\u20d0-\u20ff"
)
_LETTER = rf"(?:[^\W_{_HAN}{_KATAKANA}{_HIRAGANA}]|[{_MARKS}])"


_PLAIN_WORD = re.compile(r"\d+(?:[.,:']\d+)*|[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")  # in ASCII the same, found sooner


def _word(text: str) -> re.Pattern[str]:
    return _PLAIN_WORD if text.isascii() else _any_word()


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(
        rf"\d+(?:[.,:'’]\d+)*"
        rf"|{_LETTER}++(?:['’ʼ\u00ad\u2010\u2011-]{_LETTER}++)*"
        rf"|[{_HAN}]+|[{_KATAKANA}]+|[{_HIRAGANA}]+"
    )


def words(text: str) -> tuple[Word, ...]:
    """Return the words of *text* in order: letters with inner apostrophes and hyphens, numbers with inner ``. , : '``.

    Japanese is cut where the script changes: kanji, katakana, hiragana.
    """
    return tuple(Word(match.start(), match.end(), match[0]) for match in _word(text).finditer(text))


def word_texts(text: str, *, outside: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Return the words of *text* in order, without places; those that touch disjoint ranges *outside* are left out."""
    if not outside:
        return _word(text).findall(text)
    kept: list[str] = []
    ranges = iter(sorted(outside))
    start, end = next(ranges)
    for found in _word(text).finditer(text):
        first, last = found.span()
        while end <= first:
            start, end = next(ranges, (len(text), len(text) + 1))
        if last <= start:
            kept.append(found[0])
    return kept


@lru_cache(maxsize=8)  # dates and numbers ask of the same text one after the other
def letters(text: str) -> frozenset[str]:
    """Return the runs of letters in *text*, in lower case: what a first look for words of a table goes by."""
    return frozenset((_LOWER if text.isascii() else _LETTERS).findall(text.lower()))


def in_lower_case(text: str) -> str:
    """Return *text* in lower case with every character in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)


_LOWER = re.compile("[a-z]+")
_LETTERS = re.compile(r"[^\W\d_]+")


def content_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of *text* that are no function words of *language*, without ``l'`` before or ``'s`` after them.

    In Japanese all hiragana is left out: particles and endings. A language without a table keeps every word.
    """
    common = STOPWORDS.get(language, frozenset())
    trimmed = (_trim(word, language) for word in words(text))
    return tuple(word for word in trimmed if not _holds_together(word.text, language, common))


def _holds_together(word: str, language: str, common: frozenset[str]) -> bool:
    if language == "ja" and _hiragana().fullmatch(word):
        return True
    return word.lower().replace("’", "'") in common


def _trim(word: Word, language: str) -> Word:
    affix = _affix(language)
    if affix is None or (match := affix.fullmatch(word.text)) is None:
        return word
    return Word(word.start + match.start("stem"), word.start + match.end("stem"), match["stem"])


@cache
def _hiragana() -> re.Pattern[str]:
    return re.compile(f"[{_HIRAGANA}]+")


_AFFIXES = {
    "en": r"(?P<stem>.+)['’]s",
    "fr": r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?P<stem>.+)",
}


@cache
def _affix(language: str) -> re.Pattern[str] | None:
    return re.compile(_AFFIXES[language], re.IGNORECASE) if language in _AFFIXES else None


def word_table(text: str) -> frozenset[str]:
    """Return the words of *text*, which are separated by white space."""
    return frozenset(text.split())


# Function words: articles, pronouns, prepositions, conjunctions, auxiliaries, the commonest adverbs.
STOPWORDS: dict[str, frozenset[str]] = {
    "en": word_table(
        """
        a an the this that these those some any each every all both either neither no such other another same own
        i me my mine myself you your yours yourself he him his himself she her hers herself it its itself
        we us our ours ourselves they them their theirs themselves one who whom whose which what where when why how
        and or but nor so yet if because as than though although while whereas unless until since whether
        of in on at by for with without from to into onto out up down over under above below off about against between
        among through throughout during before after toward towards upon within across around along behind beside
        besides
        beyond near per via despite except
        am is are was were be been being do does did doing done have has had having
        will would shall should can could may might must cannot
        not never only just also too very more most less least much many few several enough even still already again
        there here then now once ever always often
        isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't couldn't shouldn't
        it's he's she's that's there's what's who's i'm i've i'll i'd you're you've you'll we're we've we'll they're
        they've they'll let's
        """
    ),
    "de": word_table(
        """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
        dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes jeden jedem alle allen aller
        alles
        ich mich mir mein meine meinen meinem meiner du dich dir dein deine er ihn ihm sein seine seinen seinem seiner
        seines sie ihr ihre ihren ihrem ihrer ihres es wir uns unser unsere unseren euch euer man sich selbst
        wer wen wem wessen was welche welcher welches welchen wo wann warum wie
        und oder aber sondern denn doch weil dass daß ob wenn als während obwohl bevor nachdem damit sodass sowie
        in im ins an am ans auf aus bei beim mit nach von vom vor zu zum zur über unter um für gegen ohne durch bis
        seit
        zwischen neben hinter wegen trotz laut gegenüber innerhalb außerhalb ab
        bin bist ist sind seid war waren wäre wären sei seien gewesen habe hat haben hatte hatten hätte hätten gehabt
        werde wird werden wurde wurden würde würden worden geworden
        kann können konnte konnten könnte könnten muss müssen musste mussten müsste soll sollen sollte sollten
        will wollen wollte wollten darf dürfen durfte mag möchte möchten
        nicht nichts nie niemals nur auch noch schon sehr mehr so dann da hier dort nun jetzt immer wieder etwa
        rund bereits zudem jedoch dabei dazu dafür davon daran darauf darüber damals
        """
    ),
    "es": word_table(
        """
        el la los las lo un una unos unas al del este esta esto estos estas ese esa eso esos esas aquel aquella
        aquellos
        yo me mí mi mis tú te ti tu tus él ella ello ellos ellas le les se sí su sus suyo suya nosotros nos nuestro
        nuestra
        nuestros nuestras usted ustedes os que qué quien quién quienes cual cuál cuales cuyo cuya donde dónde cuando
        cuándo
        como cómo cuanto cuánto
        y e o u ni pero sino aunque porque pues si mientras
        a ante bajo con contra de desde durante en entre hacia hasta mediante para por según sin sobre tras
        es son era eran fue fueron ser sido sea sean será serán sería está están estaba estaban estar estado esté
        ha han había habían haber hay hubo haya he hemos tiene tienen tenía tener
        puede pueden podría podrían poder debe deben debería
        no nunca nada nadie ningún ninguno ninguna algún alguno alguna algunos algunas algo todo toda todos todas
        otro otra otros otras mismo misma cada más menos muy mucho mucha muchos muchas poco tan tanto también tampoco
        ya aún todavía sólo solo así entonces ahora aquí allí además
        """
    ),
    "fr": word_table(
        """
        le la les un une des du de au aux ce cet cette ces
        je me moi mon ma mes tu te toi ton ta tes il elle on nous vous ils elles lui leur leurs eux se soi
        son sa ses notre nos votre vos y en qui que quoi dont où quel quelle quels quelles lequel laquelle
        quand comment pourquoi combien ceux celui celle celles cela ça
        et ou mais donc or ni car si comme parce lorsque puisque tandis alors
        à dans par pour avec sans sous sur entre vers chez contre depuis pendant avant après dès jusque selon malgré
        suis es est sommes êtes sont était étaient été être sera seront serait seraient soit soient fut furent
        ai as a avons avez ont avait avaient avoir eu aura auront aurait auraient ait aient
        peut peuvent pourrait pourraient pouvoir doit doivent devrait fait faire
        ne pas plus jamais rien personne aucun aucune non même aussi très bien peu moins trop tout toute tous toutes
        autre autres chaque plusieurs quelque quelques déjà encore toujours ici là ainsi
        aujourd'hui
        """
    ),
    "ja": word_table(
        """
        の に は を た が で て と し れ さ ある いる も する から な こと として い や れる など なっ ない この ため
        その あっ よう
        また もの という あり まで られ なる へ か だ これ によって により おり より による ず なり られる において ば
        なかっ なく
        しかし について せ だっ その後 できる それ う ので なお のみ でき き つ における および いう さらに でも ら
        たり その他
        に関する たち ます ん なら に対して ました です でした
        """
    ),
}
