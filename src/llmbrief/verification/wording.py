"""Which words an editor may put into square brackets, and which words of an article they may stand for."""

from __future__ import annotations

import re
from functools import cache, cached_property

from llmbrief.language.cues import DENIALS, NEGATIONS
from llmbrief.language.date_words import CALENDARS
from llmbrief.language.number_words import english, french, german, spanish
from llmbrief.language.words import word_table
from llmbrief.verification.boundaries import is_unspaced
from llmbrief.verification.folding import MARK

_LONGEST_WORDING = 5  # words in one pair of brackets
_LONGEST_ABBREVIATION = 4  # letters and a stop

_WORD = r"[^\W\d_]+(?:['.-][^\W\d_]+)*"
_LAST_WORD = r"[^\W\d_]+(?:['.-][^\W\d_]+)*$"
_KATAKANA = "[\u30a1-\u30ff]+"
_SENTENCE_START = rf"(?:^|[.!?:{MARK}…\n])\s*$"

PRONOUNS = word_table(
    """
    i me my mine you your yours he him his she her hers it its we us our ours they them their theirs this that these
    those who whom whose himself herself itself themselves
    ich mich mir mein meine du dich dir er ihn ihm sein seine seinen seinem seiner seines sie ihr ihre ihren ihrem ihrer
    ihres es wir uns unser unsere dieser diese dieses diesen diesem man
    yo me mi tú te tu él lo le ella la ello ellos ellas los las les su sus nosotros nos nuestro nuestra usted ustedes
    este esta esto ese esa eso aquel aquella
    je moi mon ma mes tu toi ton ta tes il lui elle son sa ses nous notre nos vous votre vos ils elles eux leur leurs on
    celui celle ceux celles ceci cela ce cet cette ces
    私 私たち 僕 俺 我々 彼 彼女 彼ら 彼女ら これ それ あれ
    """
)
_DETERMINERS = word_table("the der die das den dem des le la les el los las")
_AMBIGUOUS = word_table("un una une ein eine second seconde si if")  # articles and conjunctions as well
_SOFTENERS = word_table(  # modals, and adverbs that do their work
    """
    can could may might must shall should will would ought cannot won't
    maybe perhaps possibly probably likely unlikely allegedly reportedly apparently supposedly purportedly presumably
    kann können konnte konnten könnte könnten muss müssen musste mussten darf dürfen durfte dürfte soll sollen sollte
    wird werden würde will wollen vielleicht möglicherweise wahrscheinlich vermutlich angeblich offenbar wohl mutmaßlich
    puede pueden podrá podrán podría podrían debe deben deberá deberán debería quizá quizás posiblemente probablemente
    presuntamente supuestamente aparentemente
    peut peuvent pourra pourront pourrait doit doivent devra devront devrait peut-être probablement apparemment
    prétendument vraisemblablement
    """
)
_JAPANESE_SOFTENERS = word_table("かもしれ おそらく 恐らく たぶん らしい だろう でしょう べき")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first asked for: few quotes have brackets."""
    return re.compile(pattern)


def may_be_added(wording: str) -> bool:
    """Whether *wording* holds words, and neither a number nor anything that turns or softens a statement."""
    words = [match[0].lower() for match in _compiled(_WORD).finditer(wording)]
    if not words or len(words) > _LONGEST_WORDING or any(map(str.isnumeric, wording)):
        return False
    return not _turns(wording.lower(), words)


def is_negation(word: str) -> bool:
    """Whether *word* turns what stands beside it."""
    return word.lower() in _negations()


class Vocabulary:
    """The words of an article (folded): enough to tell its names."""

    def __init__(self, text: str) -> None:
        self._text = text

    def may_be_replaced(self, words: str, before: str) -> bool:
        """Whether *words* of the article, which follow *before*, are a pronoun or a name of one or two words."""
        parts = words.split()
        if not 0 < len(parts) <= 2 or not all(map(_is_plain, parts)):
            return False
        if _turns(words.lower(), [part.lower() for part in parts]):
            return False
        if len(parts) == 1 and parts[0].lower() in PRONOUNS:
            return True
        if len(parts) == 2 and not (parts[0].lower() in _DETERMINERS or self._is_name(parts[0], before)):
            return False
        previous = parts[0] if len(parts) == 2 else before
        return self._is_name(parts[-1], previous)

    def may_be_explained(self, before: str) -> bool:
        """Whether *before*, the article up to a bracket, ends in a pronoun or name, so that a bracket may follow."""
        if before.endswith(tuple(_JAPANESE_PRONOUNS)):
            return True
        match = _compiled(_LAST_WORD).search(before.rstrip())
        return match is not None and (match[0].lower() in PRONOUNS or self._is_name(match[0], before[: match.start()]))

    def _is_name(self, word: str, before: str) -> bool:
        """Whether *word* is a name by its capital; at the start of a sentence only if it is never written small."""
        if is_unspaced(word[0]):
            return _compiled(_KATAKANA).fullmatch(word) is not None
        stem = word.removesuffix("'s")
        if not stem[0].isupper() or (_compiled(_SENTENCE_START).search(before) and stem.lower() in self._words):
            return False
        return not self._has_noun_capitals or not self._is_german_noun(stem)

    def _is_german_noun(self, word: str) -> bool:
        return re.search(rf"(?:\b(?:{_GERMAN_ARTICLES})|\d) {re.escape(word)}\b", self._text) is not None

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(re.findall(r"[^\W\d_]+", self._text))

    @cached_property
    def _has_noun_capitals(self) -> bool:
        """Whether the article is German, where every noun has a capital."""
        return {"und", "der"} <= self._words and "the" not in self._words


_GERMAN_ARTICLES = "d(?:er|ie|as|en|em|es)|k?eine?[mnrs]?|im|am|zum|zur|vom|beim|ins|ans"
_JAPANESE_PRONOUNS = frozenset(word for word in PRONOUNS if is_unspaced(word[0]))


def _is_plain(word: str) -> bool:
    is_short = len(word) <= _LONGEST_ABBREVIATION
    return _compiled(_WORD).fullmatch(word.removesuffix(".") if is_short else word) is not None


def _turns(wording: str, words: list[str]) -> bool:
    """Whether *wording*, in small letters, has a number, a date, a negation, a hedge or a modal."""
    singles, phrases, fragments = _forbidden()
    if any(word in singles or word.endswith("n't") for word in words):
        return True
    spaced = f" {' '.join(words)} "
    if len(words) > 1 and any(f" {phrase} " in spaced for phrase in phrases):
        return True
    return any(map(is_unspaced, wording)) and any(fragment in wording for fragment in fragments)


@cache
def _negations() -> frozenset[str]:
    return frozenset().union(*NEGATIONS.values())


@cache
def _forbidden() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words and phrases that no bracket may add or hide, and such pieces of Japanese words."""
    lexicons = (english(), german(), spanish(), french())
    cues = [table[language] for table in (NEGATIONS, DENIALS) for language in ("en", "de", "es", "fr")]
    numbers = {word for lexicon in lexicons for word in (*lexicon.words, *lexicon.vague)}
    dates = {name for calendar in CALENDARS.values() for name in (*calendar.months, *calendar.weekdays)}
    entries = frozenset().union(*cues, numbers, dates, _SOFTENERS, {"minus"}) - _AMBIGUOUS
    japanese = _JAPANESE_SOFTENERS.union(*(table.get("ja", ()) for table in (NEGATIONS, DENIALS)))
    phrases = frozenset(entry for entry in entries if " " in entry)
    return entries - phrases, phrases, japanese | set("一二三四五六七八九十百千万億兆月曜")
