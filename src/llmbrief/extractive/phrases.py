"""The wording of questions in five languages, and the words that raise them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from llmbrief.language.words import word_table


@dataclass(frozen=True)
class Phrases:
    """One language's templates and the words that raise them.

    ``{clause}`` is the claim to stand inside a sentence, ``{claim}`` the same between quotation marks, as a sentence of
    its own; ``{speaker}`` is who says it.
    """

    asks: Mapping[str, tuple[str, str]]  # what is asked → the question and why
    article: str
    differ: str  # why two figures by nobody named are asked about
    soon: re.Pattern[str]
    future: re.Pattern[str]
    vague: re.Pattern[str]
    unsaid: re.Pattern[str]
    planned: re.Pattern[str]  # what is to come on a date
    works: re.Pattern[str]  # what costs money
    decided: re.Pattern[str]  # a plan without who made it
    documents: re.Pattern[str]  # speakers that are papers
    unnamed: re.Pattern[str]  # speakers without a name
    measures: frozenset[str]  # nouns whose figures measure different things each time


def _any(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_ENGLISH = Phrases(
    asks={
        "conflict": (
            "Which figure is right: {first} or {second} {noun}?",
            "{first} and {second} give different figures.",
        ),
        "open": (
            "What is still to be answered, since {clause}?",
            "The article itself says that this is not known or not said.",
        ),
        "denied": (
            "What evidence is there for what {speaker} denied?",
            "Somebody must have said it; the article gives the denial.",
        ),
        "when": ("When exactly does this happen: {clause}?", "The claim gives no date."),
        "soon": ("When exactly does this happen: {clause}?", "The article says “{word}” and gives no date."),
        "dated": ("Will the date be kept ({date})?", "The date is still to come."),
        "estimate": (
            "How was the figure of {figure} arrived at?",
            "The figure is given with reserve, and nothing is said of how it was reached.",
        ),
        "document": (
            "Who wrote {speaker}, and on what does it rest?",
            "The article relies on a document and names no author.",
        ),
        "unnamed": ("Who is the source described as “{speaker}”?", "The article does not name the source."),
        "figure": (
            "Does anyone other than {speaker} confirm the figure of {figure}?",
            "In the article the figure rests on the word of {speaker} alone.",
        ),
        "single": (
            "Does anyone other than {speaker} confirm that {clause}?",
            "In the article this rests on the word of {speaker} alone.",
        ),
        "reply": ("What do those concerned reply to {speaker}?", "The article gives the judgement of one side."),
        "outlook": ("Will it come about that {clause}?", "The outcome is still to come."),
        "condition": ("On what does it depend whether {clause}?", "The article says only that it could be so."),
        "hedged": ("How well established is it that {clause}?", "The article puts it with reserve."),
        "decided": ("Who decided that {clause}?", "The article does not say whose decision it is."),
        "cost": ("What will it cost, and who pays?", "The article gives no sum."),
        "how_many": ("How many {thing} exactly?", "The article says “{words}” and gives no number."),
        "whose": ("On whose word does it rest that {clause}?", "The article names no source for it."),
        "next": ("What follows from this: {clause}?", "The article does not say what comes next."),
    },
    article="the article",
    differ="Two accounts in the article give different figures.",
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
    planned=_any(r"\b(?:will|is to|are to|due|scheduled|planned for|set to)\b"),
    works=_any(
        r"\b(?:clos(?:e|ing|ure)|open|reopen|buil[dt]\w*|construct\w*|renovat\w*|repair\w*|expan\w*|replac\w*|shut)\b"
    ),
    decided=_any(r"\b(?:(?:is|are) to be|will be) \w+ed\b"),
    documents=_any(r"\b(?:report|study|document|memo|letter|audit|analysis|survey|notice|paper|filing|log)$"),
    unnamed=_any(
        r"\b(?:sources?|close to|familiar with|anonym\w*|an? (?:[a-z]+ )*(?:official|insider|employee|worker))\b"
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
    asks={
        "conflict": (
            "Welche Zahl stimmt: {first} oder {second} {noun}?",
            "{first} und {second} nennen verschiedene Zahlen.",
        ),
        "open": (
            "Was bleibt hier zu klären: „{claim}“?",
            "Der Artikel sagt selbst, dass dies nicht bekannt ist oder nicht gesagt wurde.",
        ),
        "denied": (
            "Welche Belege gibt es für das, was hier bestritten wird ({speaker})?",
            "Jemand muss es behauptet haben; der Artikel gibt den Widerspruch wieder.",
        ),
        "when": ("Wann genau soll das geschehen: „{claim}“?", "Die Aussage nennt kein Datum."),
        "soon": ("Wann genau soll das geschehen: „{claim}“?", "Der Artikel sagt „{word}“ und nennt kein Datum."),
        "dated": ("Bleibt es beim genannten Zeitpunkt ({date})?", "Der Zeitpunkt liegt noch in der Zukunft."),
        "estimate": (
            "Wie kommt die Zahl {figure} zustande?",
            "Die Zahl steht unter Vorbehalt; wie sie ermittelt wurde, bleibt offen.",
        ),
        "document": (
            "Wer hat das Dokument verfasst, auf das sich der Artikel stützt („{speaker}“)?",
            "Der Artikel beruft sich auf ein Dokument und nennt keinen Verfasser.",
        ),
        "unnamed": (
            "Wer ist die Quelle, die nur als „{speaker}“ bezeichnet wird?",
            "Der Artikel nennt die Quelle nicht beim Namen.",
        ),
        "figure": (
            "Wer bestätigt die Zahl {figure} (im Artikel nur {speaker})?",
            "Im Artikel steht die Zahl allein auf das Wort einer Seite hin.",
        ),
        "single": (
            "Bestätigt noch jemand die Aussage „{claim}“ (im Artikel nur {speaker})?",
            "Im Artikel steht dafür allein das Wort einer Seite: {speaker}.",
        ),
        "reply": (
            "Was entgegnet die andere Seite auf die Aussage „{claim}“ ({speaker})?",
            "Der Artikel gibt das Urteil nur einer Seite wieder.",
        ),
        "outlook": ("Wird es so kommen, wie es hier heißt: „{claim}“?", "Der Ausgang steht noch aus."),
        "condition": (
            "Wovon hängt ab, was hier als möglich gilt: „{claim}“?",
            "Der Artikel sagt nur, dass es so sein könnte.",
        ),
        "hedged": ("Wie gesichert ist die Angabe „{claim}“?", "Der Artikel sagt es unter Vorbehalt."),
        "decided": (
            "Wer hat entschieden, was hier gemeldet wird: „{claim}“?",
            "Der Artikel sagt nicht, wessen Entscheidung es ist.",
        ),
        "cost": ("Was kostet das Vorhaben, und wer bezahlt es?", "Der Artikel nennt keine Summe."),
        "how_many": ("Wie viele {thing} genau?", "Der Artikel sagt „{words}“ und nennt keine Zahl."),
        "whose": ("Auf wessen Aussage beruht die Angabe „{claim}“?", "Der Artikel nennt dafür keine Quelle."),
        "next": ("Was folgt aus der Meldung „{claim}“?", "Der Artikel sagt nicht, wie es weitergeht."),
    },
    article="der Artikel",
    differ="Zwei Angaben im Artikel nennen verschiedene Zahlen.",
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
    planned=_any(r"\b(?:soll|sollen|wird|werden|geplant|vorgesehen)\b"),
    works=_any(r"\b(?:schließ\w*|geschlossen|öffn\w*|eröffn\w*|bau\w*|sanier\w*|ausbau\w*|erweiter\w*|erneuer\w*)\b"),
    decided=_any(r"\b(?:soll|sollen|wird|werden)\b[^.;]* \w+(?:t|en)(?: werden)?\.?$"),
    documents=_any(
        r"(?:[Bb]ericht|[Ss]tudie|[Dd]okument|[Gg]utachten|[Pp]apier|[Pp]rotokoll|[Vv]ermerk|[Ss]chreiben|[Aa]nalyse|[Uu]mfrage)$"
    ),
    unnamed=_any(r"\b(?:Quellen?|Kreisen?|Insider\w*|Mitarbeiter\w*|anonym\w*)\b"),
    measures=word_table(
        """
        prozent jahre jahren tage tagen monate monaten wochen stunden minuten sekunden meter metern kilometer
        kilometern grad euro dollar liter tonnen millionen milliarden uhr januar februar märz april juni juli
        august september oktober november dezember
        """
    ),
)
_SPANISH = Phrases(
    asks={
        "conflict": (
            "¿Qué cifra es la correcta: {first} o {second} {noun}?",
            "{first} y {second} dan cifras distintas.",
        ),
        "open": (
            "¿Qué queda por responder, dado que {clause}?",
            "El propio artículo dice que no se sabe o no se ha dicho.",
        ),
        "denied": (
            "¿Qué pruebas hay de lo que aquí se niega ({speaker})?",
            "Alguien tuvo que afirmarlo; el artículo recoge el desmentido.",
        ),
        "when": ("¿Cuándo exactamente ocurrirá esto: «{claim}»?", "La afirmación no da fecha."),
        "soon": ("¿Cuándo exactamente ocurrirá esto: «{claim}»?", "El artículo dice «{word}» y no da fecha."),
        "dated": ("¿Se mantendrá la fecha prevista ({date})?", "La fecha está por llegar."),
        "estimate": (
            "¿Cómo se ha calculado la cifra de {figure}?",
            "La cifra se da con reservas y no se explica cómo se obtuvo.",
        ),
        "document": (
            "¿Quién elaboró el documento citado («{speaker}»)?",
            "El artículo se apoya en un documento y no nombra a su autor.",
        ),
        "unnamed": ("¿Quién es la fuente descrita como «{speaker}»?", "El artículo no nombra la fuente."),
        "figure": (
            "¿Quién más, aparte de {speaker}, confirma la cifra de {figure}?",
            "En el artículo la cifra se apoya solo en la palabra de {speaker}.",
        ),
        "single": (
            "¿Confirma alguien más que {speaker} que {clause}?",
            "En el artículo esto se apoya solo en la palabra de {speaker}.",
        ),
        "reply": (
            "¿Qué responde la otra parte a las palabras de {speaker}?",
            "El artículo recoge el juicio de una sola parte.",
        ),
        "outlook": ("¿Se cumplirá lo que aquí se anuncia: «{claim}»?", "El desenlace está por venir."),
        "condition": (
            "¿De qué depende lo que aquí se da por posible: «{claim}»?",
            "El artículo solo dice que podría ser así.",
        ),
        "hedged": ("¿Hasta qué punto está comprobado que {clause}?", "El artículo lo dice con reservas."),
        "decided": ("¿Quién decidió que {clause}?", "El artículo no dice de quién es la decisión."),
        "cost": ("¿Cuánto costará y quién lo pagará?", "El artículo no da ninguna cantidad."),
        "how_many": ("¿Qué cantidad exacta de {thing}?", "El artículo dice «{words}» y no da cifra."),
        "whose": ("¿Qué fuente tiene el artículo para decir que {clause}?", "El artículo no nombra ninguna fuente."),
        "next": ("¿Qué se sigue de lo publicado («{claim}»)?", "El artículo no dice qué viene después."),
    },
    article="el artículo",
    differ="Dos versiones en el artículo dan cifras distintas.",
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
    planned=_any(r"\b(?:previst[oa]s?|prevé\w*|\w{2,}(?:ará|erá|irá|arán|erán|irán))\b"),
    works=_any(
        r"\b(?:cierr\w+|cerrar\w*|abrir\w*|apertura|reapertura|constru\w+|obras?|reform\w+|ampli\w+|renov\w+)\b"
    ),
    decided=_any(r"\b(?:se \w{2,}(?:rá|rán)|ser(?:á|án) \w+[ai]d[oa]s?)\b"),
    documents=_any(r"\b(?:informe|estudio|documento|carta|auditoría|análisis|encuesta)(?: \w+)?$"),
    unnamed=_any(r"\b(?:fuentes?|anónim\w*|un (?:empleado|trabajador|funcionario))\b"),
    measures=word_table(
        """
        años días meses semanas horas minutos segundos metros kilómetros grados euros dólares litros toneladas
        millones ciento puntos enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre hectómetros
        """
    ),
)
_FRENCH = Phrases(
    asks={
        "conflict": (
            "Quel chiffre est le bon : {first} ou {second} {noun} ?",
            "{first} et {second} donnent des chiffres différents.",
        ),
        "open": (
            "Que reste-t-il à savoir, puisque {clause} ?",
            "L'article dit lui-même que ce n'est pas connu ou pas dit.",
        ),
        "denied": (
            "Quelles preuves y a-t-il de ce qui est démenti ici ({speaker}) ?",
            "Quelqu'un a dû l'affirmer ; l'article donne le démenti.",
        ),
        "when": ("Quand exactement cela aura-t-il lieu : « {claim} » ?", "L'affirmation ne donne pas de date."),
        "soon": (
            "Quand exactement cela aura-t-il lieu : « {claim} » ?",
            "L'article dit « {word} » et ne donne pas de date.",
        ),
        "dated": ("La date prévue ({date}) sera-t-elle tenue ?", "La date est encore à venir."),
        "estimate": (
            "Comment le chiffre de {figure} a-t-il été calculé ?",
            "Le chiffre est donné avec réserve, sans dire comment il a été obtenu.",
        ),
        "document": (
            "Qui a rédigé le document cité (« {speaker} ») ?",
            "L'article s'appuie sur un document sans nommer son auteur.",
        ),
        "unnamed": ("Qui est la source décrite comme « {speaker} » ?", "L'article ne nomme pas la source."),
        "figure": (
            "Qui d'autre que {speaker} confirme le chiffre de {figure} ?",
            "Dans l'article, ce chiffre repose sur la seule parole de {speaker}.",
        ),
        "single": (
            "Qui d'autre que {speaker} confirme que {clause} ?",
            "Dans l'article, cela repose sur la seule parole de {speaker}.",
        ),
        "reply": (
            "Que répond l'autre partie aux propos de {speaker} ?",
            "L'article donne le jugement d'une seule partie.",
        ),
        "outlook": ("L'avenir confirmera-t-il que {clause} ?", "L'issue est encore à venir."),
        "condition": (
            "De quoi dépend ce qui est donné ici pour possible : « {claim} » ?",
            "L'article dit seulement que cela se pourrait.",
        ),
        "hedged": ("Dans quelle mesure est-il établi que {clause} ?", "L'article le dit avec réserve."),
        "decided": ("Qui a décidé que {clause} ?", "L'article ne dit pas de qui vient la décision."),
        "cost": ("Combien cela coûtera-t-il, et qui paiera ?", "L'article ne donne aucune somme."),
        "how_many": ("Combien de {thing} exactement ?", "L'article dit « {words} » et ne donne pas de chiffre."),
        "whose": ("De quelle source l'article tient-il que {clause} ?", "L'article ne nomme aucune source."),
        "next": ("Que résulte-t-il de ce qui est annoncé (« {claim} ») ?", "L'article ne dit pas ce qui suit."),
    },
    article="l'article",
    differ="Deux sources de l'article donnent des chiffres différents.",
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
    planned=_any(r"\b(?:prévue?s?|\w{2,}(?:era|eront|ira|iront)|aura|auront)\b"),
    works=_any(r"\b(?:ferme\w*|ouvr\w+|ouverture|réouverture|constru\w+|travaux|rénov\w+|agrand\w+)\b"),
    decided=_any(r"\bser(?:a|ont) \w+(?:é|i|u)e?s?\b"),
    documents=_any(r"\b(?:rapport|étude|document|lettre|audit|analyse|sondage|note)(?: \w+)?$"),
    unnamed=_any(r"\b(?:sources?|anonym\w*|proches? du dossier|un (?:employé|salarié|fonctionnaire))\b"),
    measures=word_table(
        """
        ans années jours mois semaines heures minutes secondes mètres kilomètres degrés euros dollars litres
        tonnes millions milliards points janvier février mars avril juin juillet août septembre octobre
        novembre décembre
        """
    ),
)
_JAPANESE = Phrases(
    asks={
        "conflict": (
            "{first}{noun}と{second}{noun}のどちらの数字が正しいか？",
            "{first}と{second}の示す数字が異なる。",
        ),
        "open": (
            "「{claim}」とされる点の答えは何か？",
            "記事自身が、分かっていない、または明らかにされていないと述べている。",
        ),
        "denied": (
            "{speaker}が否定していることについて、どのような証拠があるか？",
            "誰かが主張したはずだが、記事は否定の側だけを伝えている。",
        ),
        "when": ("「{claim}」というのは正確にはいつか？", "日付が示されていない。"),
        "soon": ("「{claim}」というのは正確にはいつか？", "記事は「{word}」と述べるだけで、日付を示していない。"),
        "dated": ("予定の時期（{date}）は守られるか？", "その時期はまだ来ていない。"),
        "estimate": ("{figure}という数字はどのように算出されたか？", "数字は留保付きで、算出の方法が示されていない。"),
        "document": ("「{speaker}」は誰が作成したものか？", "記事は文書に基づいているが、作成者を示していない。"),
        "unnamed": ("「{speaker}」とされる情報源は誰か？", "記事は情報源の名を示していない。"),
        "figure": (
            "{speaker}が示した{figure}という数字を、ほかに確認した者はいるか？",
            "記事ではこの数字が{speaker}の話だけに基づいている。",
        ),
        "single": ("{speaker}のほかに、「{claim}」と確認した者はいるか？", "記事では{speaker}の話だけに基づいている。"),
        "reply": ("{speaker}の発言に、もう一方の当事者は何と答えるか？", "記事は一方の評価だけを伝えている。"),
        "outlook": ("「{claim}」という見通しは実現するか？", "結果はまだ出ていない。"),
        "condition": ("「{claim}」かどうかは何によって決まるか？", "記事は可能性を述べるにとどまる。"),
        "hedged": ("「{claim}」というのはどこまで確かか？", "記事は留保を付けて伝えている。"),
        "decided": ("「{claim}」と決めたのは誰か？", "記事は誰の決定かを述べていない。"),
        "cost": ("費用はいくらで、誰が負担するのか？", "記事は金額を示していない。"),
        "how_many": ("{thing}の正確な数はいくつか？", "記事は「{words}」と述べるだけで、数を示していない。"),
        "whose": ("「{claim}」というのは誰の話に基づいているか？", "記事は情報源を示していない。"),
        "next": ("「{claim}」のあと、どうなるか？", "記事は今後について述べていない。"),
    },
    article="記事",
    differ="記事の二つの情報が示す数字が異なる。",
    soon=_any(r"近く|まもなく|間もなく|近日中|今後数(?:日|週間|か月|年)|いずれ"),
    future=_any(r"予定|方針|計画|する見通し|見込み"),
    vague=_any(r"(?:複数の|多くの|いくつかの|数十の)(?P<thing>[^\s、。のはがを]{1,8})"),
    unsaid=_any(
        r"明らかにしていない|明らかになっていない|分かっていない|不明|公表していない|コメントしていない|回答していない|回答しなかった"
    ),
    planned=_any(r"予定|方針|計画"),
    works=_any(r"閉鎖|廃止|開設|再開|建設|工事|改修|拡張"),
    decided=_any(r"される(?:予定|方針|計画)"),
    documents=_any(r"(?:報告書|文書|調査|研究|論文|資料|書簡)$"),
    unnamed=_any(r"関係者|匿名|情報筋|消息筋"),
    measures=frozenset(),
)

PHRASES: dict[str, Phrases] = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "ja": _JAPANESE}
