"""The wording of questions in five languages, and the words that raise them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from llmbrief.language.words import word_table


@dataclass(frozen=True)
class Phrases:
    """One language's templates; ``{clause}`` is the claim without its stop, ``{speaker}`` who says it."""

    single: str
    single_why: str
    hedged: str
    hedged_why: str
    outlook: str
    outlook_why: str
    when: str
    when_why: str
    soon_why: str
    how_many: str
    how_many_why: str
    open: str
    open_why: str
    whose: str
    whose_why: str
    next: str
    next_why: str
    conflict: str
    conflict_why: str
    article: str
    soon: re.Pattern[str]
    future: re.Pattern[str]
    vague: re.Pattern[str]
    unsaid: re.Pattern[str]
    measures: frozenset[str]  # nouns whose figures measure different things each time


def _any(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_ENGLISH = Phrases(
    single="Does anyone other than {speaker} confirm that {clause}?",
    single_why="In the article this rests on the word of {speaker} alone.",
    hedged="How well established is it that {clause}?",
    hedged_why="The article puts it with reserve.",
    outlook="Will it come about that {clause}?",
    outlook_why="The outcome is still to come.",
    when="When exactly does this happen: {clause}?",
    when_why="The claim gives no date.",
    soon_why="The article says “{word}” and gives no date.",
    how_many="How many {thing} exactly?",
    how_many_why="The article says “{words}” and gives no number.",
    open="What is still to be answered, since {clause}?",
    open_why="The article itself says that this is not known or not said.",
    whose="On whose word does it rest that {clause}?",
    whose_why="The article names no source for it.",
    next="What follows from this: {clause}?",
    next_why="The article does not say what comes next.",
    conflict="Which figure is right: {first} or {second} {noun}?",
    conflict_why="{first} and {second} give different figures.",
    article="the article",
    soon=_any(
        r"\b(?:soon|shortly|in the coming (?:days|weeks|months|years)|in due course|eventually|at a later date|once "
        r"available)\b"
    ),
    future=_any(r"\b(?:will|is to|are to|agreed to|plans? to|intends? to|has decided to|announced)\b"),
    vague=_any(
        r"\b(?:several|some|many|a number of|dozens of|hundreds of|thousands of|a few) (?P<thing>(?!of\b|more\b|"
        r"other\b)[a-z]{4,}s)\b"
    ),
    unsaid=_any(
        r"\b(?:not (?:yet )?(?:known|clear|disclosed|released|announced)|unknown|unclear|nobody knows|no one knows|"
        r"would not say|did not say|"
        r"does not say|declined to (?:say|comment|give)|wouldn't say|didn't say|gave no|without giving|no \w+ "
        r"(?:dates?|reasons?|figures?) "
        r"(?:was|were) given|did not (?:answer|respond|reply)|could not be (?:independently )?(?:verified|"
        r"confirmed)|would not discuss)\b"
    ),
    measures=word_table(
        """
        percent years year days months month weeks week hours hour minutes minute seconds metres meters miles
        feet inches kilometres kilometers degrees euros dollars pounds litres tonnes tons grams acres square
        times points million billion per January February March April June July August September October
        November December january february march april june july august september october november december
        with from that were have
        """
    ),
)
_GERMAN = Phrases(
    single="Bestätigt noch jemand, was im Artikel nur {speaker} sagt: {clause}?",
    single_why="Im Artikel sagt das allein {speaker}.",
    hedged="Wie gesichert ist Folgendes: {clause}?",
    hedged_why="Der Artikel sagt es unter Vorbehalt.",
    outlook="Wird es so kommen: {clause}?",
    outlook_why="Der Ausgang steht noch aus.",
    when="Wann genau geschieht dies: {clause}?",
    when_why="Die Aussage nennt kein Datum.",
    soon_why="Der Artikel sagt „{word}“ und nennt kein Datum.",
    how_many="Wie viele {thing} genau?",
    how_many_why="Der Artikel sagt „{words}“ und nennt keine Zahl.",
    open="Was bleibt hier zu klären: {clause}?",
    open_why="Der Artikel sagt selbst, dass dies nicht bekannt ist oder nicht gesagt wurde.",
    whose="Auf wessen Aussage beruht dies: {clause}?",
    whose_why="Der Artikel nennt dafür keine Quelle.",
    next="Was folgt daraus: {clause}?",
    next_why="Der Artikel sagt nicht, wie es weitergeht.",
    conflict="Welche Zahl stimmt: {first} oder {second} {noun}?",
    conflict_why="{first} und {second} nennen verschiedene Zahlen.",
    article="der Artikel",
    soon=_any(
        r"\b(?:bald|demnächst|in Kürze|in den (?:kommenden|nächsten) (?:Tagen|Wochen|Monaten|Jahren)|später|zeitnah)\b"
    ),
    future=_any(r"\b(?:wird|werden|soll|sollen|plant|planen|will|wollen|kündigte)\b"),
    vague=_any(r"\b(?:mehrere|einige|viele|zahlreiche|Dutzende|Hunderte|Tausende) (?P<thing>(?-i:[A-ZÄÖÜ])\w{3,})\b"),
    unsaid=_any(
        r"\b(?:nicht bekannt|unklar|unbekannt|nicht (?:beantwortet|mitgeteilt|genannt)|wollte (?:sich )?nicht|ließ "
        r"offen|keine Angaben|"
        r"offen ist|bleibt offen|äußerte sich nicht)\b"
    ),
    measures=word_table(
        """
        prozent jahre jahren tage tagen monate monaten wochen stunden minuten sekunden meter metern kilometer
        kilometern grad euro dollar liter tonnen millionen milliarden uhr januar februar märz april juni juli
        august september oktober november dezember
        """
    ),
)
_SPANISH = Phrases(
    single="¿Confirma alguien más que {speaker} lo siguiente: {clause}?",
    single_why="En el artículo esto se apoya solo en la palabra de {speaker}.",
    hedged="¿Hasta qué punto está comprobado lo siguiente: {clause}?",
    hedged_why="El artículo lo dice con reservas.",
    outlook="¿Se cumplirá lo siguiente: {clause}?",
    outlook_why="El desenlace está por venir.",
    when="¿Cuándo exactamente ocurre lo siguiente: {clause}?",
    when_why="La afirmación no da fecha.",
    soon_why="El artículo dice «{word}» y no da fecha.",
    how_many="¿Qué cantidad exacta de {thing}?",
    how_many_why="El artículo dice «{words}» y no da cifra.",
    open="¿Qué queda por responder, dado que {clause}?",
    open_why="El propio artículo dice que no se sabe o no se ha dicho.",
    whose="¿Quién afirma lo siguiente: {clause}?",
    whose_why="El artículo no nombra ninguna fuente.",
    next="¿Qué se sigue de esto: {clause}?",
    next_why="El artículo no dice qué viene después.",
    conflict="¿Qué cifra es la correcta: {first} o {second} {noun}?",
    conflict_why="{first} y {second} dan cifras distintas.",
    article="el artículo",
    soon=_any(
        r"\b(?:pronto|próximamente|en breve|en (?:los|las) próxim[oa]s (?:días|semanas|meses|años)|más adelante)\b"
    ),
    future=_any(r"\b(?:\w{2,}(?:ará|erá|irá|arán|erán|irán)|va a|van a|prevé|anunció|planea)\b"),
    vague=_any(
        r"\b(?:varios|varias|algunos|algunas|muchos|muchas|numerosos|numerosas|decenas de|cientos de|miles de) "
        r"(?P<thing>[a-zñáéíóú]{4,}s)\b"
    ),
    unsaid=_any(
        r"\b(?:no se (?:sabe|conoce|ha (?:dicho|informado|precisado))|se desconoce|se ignora|no (?:precisó|aclaró|"
        r"quiso|respondió|detalló)|"
        r"sin (?:precisar|aclarar|detallar)|no ha (?:respondido|aclarado|precisado)|no está claro)\b"
    ),
    measures=word_table(
        """
        años días meses semanas horas minutos segundos metros kilómetros grados euros dólares litros toneladas
        millones ciento puntos enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre hectómetros
        """
    ),
)
_FRENCH = Phrases(
    single="Qui d'autre que {speaker} confirme ceci : {clause} ?",
    single_why="Dans l'article, cela repose sur la seule parole de {speaker}.",
    hedged="Dans quelle mesure est-il établi que ceci est exact : {clause} ?",
    hedged_why="L'article le dit avec réserve.",
    outlook="Cela se réalisera-t-il : {clause} ?",
    outlook_why="L'issue est encore à venir.",
    when="Quand exactement cela a-t-il lieu : {clause} ?",
    when_why="L'affirmation ne donne pas de date.",
    soon_why="L'article dit « {word} » et ne donne pas de date.",
    how_many="Combien de {thing} exactement ?",
    how_many_why="L'article dit « {words} » et ne donne pas de chiffre.",
    open="Que reste-t-il à savoir, puisque {clause} ?",
    open_why="L'article dit lui-même que ce n'est pas connu ou pas dit.",
    whose="Sur la parole de qui repose ceci : {clause} ?",
    whose_why="L'article ne nomme aucune source.",
    next="Qu'en résulte-t-il : {clause} ?",
    next_why="L'article ne dit pas ce qui suit.",
    conflict="Quel chiffre est le bon : {first} ou {second} {noun} ?",
    conflict_why="{first} et {second} donnent des chiffres différents.",
    article="l'article",
    soon=_any(
        r"\b(?:bientôt|prochainement|sous peu|dans les prochain(?:e)?s (?:jours|semaines|mois|années)|ultérieurement)\b"
    ),
    future=_any(r"\b(?:\w{2,}(?:era|ira|eront|iront|dra|dront)|va|vont|prévoit|a annoncé)\b"),
    vague=_any(
        r"\b(?:plusieurs|quelques|de nombreux|de nombreuses|des dizaines de|des centaines de|des milliers de) "
        r"(?P<thing>[a-zà-ÿ]{4,}s)\b"
    ),
    unsaid=_any(
        r"\b(?:on ignore|on ne sait pas|n'est pas connu\w*|inconnu\w*|n'a pas (?:précisé|voulu|répondu|souhaité|"
        r"indiqué)|"
        r"n'ont pas (?:précisé|voulu|répondu|souhaité)|sans préciser|reste à savoir)\b"
    ),
    measures=word_table(
        """
        ans années jours mois semaines heures minutes secondes mètres kilomètres degrés euros dollars litres
        tonnes millions milliards points janvier février mars avril juin juillet août septembre octobre
        novembre décembre
        """
    ),
)
_JAPANESE = Phrases(
    single="{speaker}のほかに、次のことを確認した者はいるか：{clause}？",
    single_why="記事では{speaker}の話だけに基づいている。",
    hedged="次のことはどこまで確かか：{clause}？",
    hedged_why="記事は留保を付けて伝えている。",
    outlook="次のことは実現するか：{clause}？",
    outlook_why="結果はまだ出ていない。",
    when="次のことは正確にはいつか：{clause}？",
    when_why="日付が示されていない。",
    soon_why="記事は「{word}」と述べるだけで、日付を示していない。",
    how_many="{thing}の正確な数はいくつか？",
    how_many_why="記事は「{words}」と述べるだけで、数を示していない。",
    open="ここで明らかにされていないことの答えは何か：{clause}？",
    open_why="記事自身が、分かっていない、または明らかにされていないと述べている。",
    whose="次のことは誰の話に基づいているか：{clause}？",
    whose_why="記事は情報源を示していない。",
    next="このあとどうなるか：{clause}？",
    next_why="記事は今後について述べていない。",
    conflict="{first}{noun}と{second}{noun}のどちらの数字が正しいか？",
    conflict_why="{first}と{second}の示す数字が異なる。",
    article="記事",
    soon=_any(r"近く|まもなく|間もなく|近日中|今後数(?:日|週間|か月|年)|いずれ"),
    future=_any(r"予定|方針|計画|する見通し|見込み"),
    vague=_any(r"(?:複数の|多くの|いくつかの|数十の)(?P<thing>[^\s、。のはがを]{1,8})"),
    unsaid=_any(
        r"明らかにしていない|明らかになっていない|分かっていない|不明|公表していない|コメントしていない|回答していない|回答しなかった"
    ),
    measures=frozenset(),
)

PHRASES: dict[str, Phrases] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "ja": _JAPANESE}
