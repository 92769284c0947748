from __future__ import annotations

import pytest

from llmbrief.language.attribution import frame, mask, quotations, speaks_first

Case = tuple[str, str, str]  # sentence, speaker as worded, proposition ("=" is the whole sentence)

ENGLISH: list[Case] = [
    ("Police said three men were detained.", "Police", "three men were detained"),
    ("The mayor said that the bridge was closed.", "The mayor", "the bridge was closed"),
    ("Anna Roth, the minister, said in a statement that taxes would rise.", "Anna Roth", "taxes would rise"),
    ("Roth told reporters on Monday that taxes would rise.", "Roth", "taxes would rise"),
    ("“The bridge is closed,” said Otto Brand.", "Otto Brand", "“The bridge is closed,”"),
    ("“The bridge is closed,” Brand said on Tuesday.", "Brand", "“The bridge is closed,”"),
    ('"The bridge is closed," said Otto Brand, who runs the port.', "Otto Brand", '"The bridge is closed,"'),
    ("“It is closed,” Brand said, “and it stays closed.”", "Brand", "“It is closed,” “and it stays closed.”"),
    ("Brand said: “The bridge is closed.”", "Brand", "“The bridge is closed.”"),
    ("According to the ministry, the bridge is closed.", "the ministry", "the bridge is closed"),
    ("The bridge is closed, according to the ministry.", "the ministry", "The bridge is closed"),
    ("The bridge will stay closed, Brand said.", "Brand", "The bridge will stay closed"),
    ("The bridge will stay closed, said Otto Brand, the harbour master.", "Otto Brand", "The bridge will stay closed"),
    ("Brand denied that the bridge was closed.", "Brand", "the bridge was closed"),
    ("On Tuesday, she said, it closed the bridge.", "she", "On Tuesday it closed the bridge"),
    ("Asked about it, Brand said the bridge was closed.", "Brand", "the bridge was closed"),
    (
        "Two people familiar with the talks said the deal was dead.",
        "Two people familiar with the talks",
        "the deal was dead",
    ),
    (
        "Two people who say they were there tell me the deal was dead.",
        "Two people who say they were there",
        "the deal was dead",
    ),
    ("Brand later called it “a joke”.", "Brand", "="),
    ("Otto Brand, who told both inquiries so, now says that the hole was dry.", "Otto Brand", "the hole was dry"),
]
GERMAN: list[Case] = [
    ("„Die Brücke ist gesperrt“, sagte Otto Brand.", "Otto Brand", "„Die Brücke ist gesperrt“"),
    ("„Die Brücke ist gesperrt“, sagt Brand.", "Brand", "„Die Brücke ist gesperrt“"),
    (
        "„Die Brücke ist gesperrt“, erklärte die Sprecherin der Stadt am Montag.",
        "die Sprecherin der Stadt",
        "„Die Brücke ist gesperrt“",
    ),
    ("Otto Brand sagte: „Die Brücke ist gesperrt.“", "Otto Brand", "„Die Brücke ist gesperrt.“"),
    ("Brand sagte, die Brücke sei gesperrt.", "Brand", "die Brücke sei gesperrt"),
    ("Brand sagte am Montag, die Brücke sei gesperrt.", "Brand", "die Brücke sei gesperrt"),
    ("Brand sagte, dass die Brücke gesperrt ist.", "Brand", "="),
    ("Der Minister betonte, dass die Brücke sicher ist.", "Der Minister", "="),
    ("Laut Polizei ist die Brücke gesperrt.", "Polizei", "="),
    ("Laut dem Ministerium kostet der Bau drei Millionen Euro.", "das Ministerium", "="),
    ("Nach Angaben der Polizei wurden drei Menschen verletzt.", "die Polizei", "="),
    ("Nach Angaben von Otto Brand wird die Brücke saniert.", "Otto Brand", "="),
    ("Nach Auskunft der Bahn sind die Züge pünktlich.", "die Bahn", "="),
    ("Dem Bericht zufolge sank der Umsatz um drei Prozent.", "der Bericht", "="),
    ("Die Brücke bleibt gesperrt, sagte Brand.", "Brand", "Die Brücke bleibt gesperrt"),
    ("Die Brücke bleibt gesperrt, teilte die Stadt mit.", "die Stadt", "Die Brücke bleibt gesperrt"),
    ("Die Brücke bleibt gesperrt, so Brand.", "Brand", "Die Brücke bleibt gesperrt"),
    ("Brand bestritt, dass die Brücke unsicher ist.", "Brand", "dass die Brücke unsicher ist"),
    ("„So geht das nicht“, kritisierte sie.", "sie", "„So geht das nicht“"),
    (
        "Die Sprecherin Eva Lang warnte, die Kosten würden steigen.",
        "Die Sprecherin Eva Lang",
        "die Kosten würden steigen",
    ),
]
GERMAN += [
    ("Das teilte die Stadt am Dienstag mit.", "die Stadt", ""),
    (
        "Bürgermeister Jens Halder (SPD) sagte, er habe nichts gewusst.",
        "Bürgermeister Jens Halder (SPD)",
        "er habe nichts gewusst",
    ),
    ("Laut einem Papier, das der Zeitung vorliegt, könnten die Preise steigen.", "ein Papier", "="),
    ("Das kostet nach Angaben der Stadtwerke 190 Euro.", "die Stadtwerke", "Das kostet 190 Euro"),
]
GERMAN += [("Die Bahn rechnet mit Kosten von 3 Millionen Euro.", "Die Bahn", "=")]
SPANISH: list[Case] = [
    ("«El puente está cerrado», dijo Ana Ruiz.", "Ana Ruiz", "«El puente está cerrado»"),
    ("“El puente está cerrado”, afirmó Ruiz.", "Ruiz", "“El puente está cerrado”"),
    ("«El puente está cerrado», explicó Ana Ruiz, alcaldesa de Lena.", "Ana Ruiz", "«El puente está cerrado»"),
    ("Ana Ruiz dijo que el puente está cerrado.", "Ana Ruiz", "el puente está cerrado"),
    ("La alcaldesa aseguró que el puente está cerrado.", "La alcaldesa", "el puente está cerrado"),
    ("Ruiz, alcaldesa de Lena, señaló que el puente está cerrado.", "Ruiz", "el puente está cerrado"),
    ("El Ministerio informó el lunes que hubo tres heridos.", "El Ministerio", "hubo tres heridos"),
    ("Según la policía, hubo tres heridos.", "la policía", "hubo tres heridos"),
    ("De acuerdo con el informe, las ventas bajaron un 3 %.", "el informe", "las ventas bajaron un 3 %"),
    ("Hubo tres heridos, según la policía.", "la policía", "Hubo tres heridos"),
    ("Las ventas bajaron un 3 %, de acuerdo con el informe.", "el informe", "Las ventas bajaron un 3 %"),
    ("El puente seguirá cerrado, dijo Ruiz.", "Ruiz", "El puente seguirá cerrado"),
    ("El puente seguirá cerrado, añadió la alcaldesa.", "la alcaldesa", "El puente seguirá cerrado"),
    ("Ruiz negó que el puente esté cerrado.", "Ruiz", "el puente está cerrado"),
    ("El portavoz desmintió que haya heridos.", "El portavoz", "hay heridos"),
    ("Ruiz ha dicho que el puente está cerrado.", "Ruiz", "el puente está cerrado"),
    ("Ana Ruiz explicó: «El puente está cerrado».", "Ana Ruiz", "«El puente está cerrado»"),
    ("La empresa prevé que las ventas suban.", "La empresa", "las ventas suban"),
    ("«No es justo», lamentó.", "", "«No es justo»"),
    ("Los vecinos creen que el agua no es potable.", "Los vecinos", "el agua no es potable"),
]
SPANISH += [
    ("Sanidad elevó después la cifra a 31 bañistas.", "Sanidad", "="),
    ("La patronal, que agrupa a 40 empresas, cifra las pérdidas en dos millones.", "La patronal", "="),
]
FRENCH: list[Case] = [
    ("« Le pont est fermé », a déclaré Anne Roux.", "Anne Roux", "« Le pont est fermé »"),
    ("« Le pont est fermé », affirme Roux.", "Roux", "« Le pont est fermé »"),
    ("« Le pont est fermé », explique Anne Roux, maire de Léna.", "Anne Roux", "« Le pont est fermé »"),
    ("« Le pont est fermé », a-t-elle ajouté.", "", "« Le pont est fermé »"),
    ("Anne Roux a déclaré que le pont est fermé.", "Anne Roux", "le pont est fermé"),
    ("La maire a affirmé qu'il est fermé depuis lundi.", "La maire", "il est fermé depuis lundi"),
    ("Roux, maire de Léna, a indiqué que le pont est fermé.", "Roux", "le pont est fermé"),
    ("Le ministère a annoncé lundi que le pont fermera.", "Le ministère", "le pont fermera"),
    ("Selon la police, trois personnes ont été blessées.", "la police", "trois personnes ont été blessées"),
    ("D'après le rapport, les ventes ont baissé de 3 %.", "le rapport", "les ventes ont baissé de 3 %"),
    ("Trois personnes ont été blessées, selon la police.", "la police", "Trois personnes ont été blessées"),
    ("Les ventes ont baissé de 3 %, d'après le rapport.", "le rapport", "Les ventes ont baissé de 3 %"),
    ("Le pont restera fermé, a précisé Roux.", "Roux", "Le pont restera fermé"),
    ("Le pont restera fermé, a-t-il précisé.", "", "Le pont restera fermé"),
    ("Roux a démenti que le pont soit fermé.", "Roux", "le pont est fermé"),
    ("La société nie que ses produits soient dangereux.", "La société", "ses produits sont dangereux"),
    ("Anne Roux a répondu : « Le pont est fermé. »", "Anne Roux", "« Le pont est fermé. »"),
    ("Les habitants pensent que l'eau n'est pas potable.", "Les habitants", "l'eau n'est pas potable"),
    ("Le groupe prévoit que les ventes augmenteront.", "Le groupe", "les ventes augmenteront"),
    ("Pour Anne Roux, le pont doit rester fermé.", "Anne Roux", "le pont doit rester fermé"),
]
FRENCH += [("Le syndicat évalue les pertes à deux millions d'euros.", "Le syndicat", "=")]
JAPANESE: list[Case] = [
    ("「橋は閉鎖された」と田中氏は述べた。", "田中氏", "「橋は閉鎖された」"),
    ("「橋は閉鎖された」と、田中市長は語った。", "田中市長", "「橋は閉鎖された」"),
    ("「橋は閉鎖された」と話した。", "", "「橋は閉鎖された」"),
    ("田中市長は「橋は閉鎖された」と述べた。", "田中市長", "「橋は閉鎖された」"),
    ("田中氏は取材に対し「橋は閉鎖された」と語った。", "田中氏", "「橋は閉鎖された」"),
    ("田中氏は4日、「橋は閉鎖された」と説明した。", "田中氏", "「橋は閉鎖された」"),
    ("警察によると、3人がけがをした。", "警察", "3人がけがをした"),
    ("国土交通省によれば、橋は来月開通する。", "国土交通省", "橋は来月開通する"),
    ("市の発表では、橋は来月開通する。", "市", "橋は来月開通する"),
    ("市は橋を来月開通すると発表した。", "市", "橋を来月開通する"),
    ("同省は、事故は3件あったと明らかにした。", "同省", "事故は3件あった"),
    ("田中氏は橋が安全だと強調した。", "田中氏", "橋が安全だ"),
    ("社長は値上げはないと否定した。", "社長", "値上げはない"),
    ("専門家は雨が原因だと指摘した。", "専門家", "雨が原因だ"),
    ("会社は売上が増えると予測している。", "会社", "売上が増える"),
    ("警察は放火の疑いがあると見ている。", "警察", "放火の疑いがある"),
    ("ロイター通信は3人が死亡したと報じた。", "ロイター通信", "3人が死亡した"),
    ("会社は不正があったことを否定した。", "会社", "不正があった"),
    ("「安全だ」と同社は主張している。", "同社", "「安全だ」"),
    ("気象庁によると、震度5弱だった。", "気象庁", "震度5弱だった"),
]
ALL = [
    pytest.param(language, *case, id=f"{language}-{number}")
    for language, cases in (("en", ENGLISH), ("de", GERMAN), ("es", SPANISH), ("fr", FRENCH), ("ja", JAPANESE))
    for number, case in enumerate(cases)
]


@pytest.mark.parametrize(("language", "sentence", "speaker", "proposition"), ALL)
def test_the_speaker_and_what_is_said_are_taken_apart(
    language: str, sentence: str, speaker: str, proposition: str
) -> None:
    found = frame(sentence, language)
    assert found is not None
    assert (found.speaker, found.proposition) == (speaker, sentence if proposition == "=" else proposition)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The bridge was closed on Monday."),
        ("en", "The minister announced a recall of 300 heaters."),
        ("en", "Did Brand say in earnest that the bridge was closed?"),
        ("en", "The reporters who told the story were late."),
        ("en", "Nothing said so far has helped the town."),
        ("de", "Die Brücke wurde am Montag gesperrt."),
        ("de", "Die Züge fahren pünktlich, und die Fahrgäste sind zufrieden."),
        ("es", "El puente se cerró el lunes."),
        ("fr", "Le pont a été fermé lundi."),
        ("ja", "橋は月曜日に閉鎖された。"),
        ("und", "Brand said the bridge was closed."),
    ],
)
def test_a_plain_sentence_has_no_frame(language: str, sentence: str) -> None:
    assert frame(sentence, language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "stance"),
    [
        ("en", "Brand denied that the bridge was closed.", "denies"),
        ("en", "Brand suggested that the bridge was closed.", "hedges"),
        ("en", "Brand predicted that the bridge would close.", "predicts"),
        ("de", "Brand bestritt, dass die Brücke unsicher ist.", "denies"),
        ("es", "Ruiz negó que el puente esté cerrado.", "denies"),
        ("fr", "Roux a démenti que le pont soit fermé.", "denies"),
        ("ja", "会社は不正があったことを否定した。", "denies"),
    ],
)
def test_the_verb_tells_the_stance(language: str, sentence: str, stance: str) -> None:
    found = frame(sentence, language)
    assert found is not None
    assert found.stance == stance


def test_a_relay_is_told_from_the_speaker() -> None:
    found = frame("According to a report by the agency TASS, Petrov said that the trucks have arrived.", "en")
    assert found is not None
    assert (found.speaker, found.via, found.proposition) == ("Petrov", "the agency TASS", "the trucks have arrived")


def test_a_name_after_an_office_is_its_aside() -> None:
    found = frame("The supplier, Lantern Systems, said that the guide was safe.", "en")
    assert found is not None
    assert (found.speaker, found.aside) == ("The supplier", "Lantern Systems")


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no” and „nein“ and «non» and 「否」.", ["“no”", "„nein“", "«non»", "「否」"]),
        ('one "open to the line\nand on', ['"open to the line']),
        ("»Nein«, sagte er.", ["»Nein«"]),
        ("none", []),
    ],
)
def test_quotations_are_found_with_their_marks(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == inside


@pytest.mark.parametrize("text", ["", '"', '""', "“a”b«c", "”", "「", 'a "b\nc" d'])
def test_a_masked_text_is_as_long_as_before(text: str) -> None:
    assert len(mask(text)) == len(text)


def test_a_clause_may_begin_with_a_speaker() -> None:
    assert speaks_first("finance lead Priya Hall said 41 of them were vacant", "en")
    assert not speaks_first("the bridge was closed", "en")
    assert not speaks_first("Brand sagte", "und")


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ja"])
@pytest.mark.parametrize("piece", ["said ", "a, b, ", "“", "that he said, according to ", "dijo que ", "は「"])
def test_hostile_sentences_are_read_quickly(language: str, piece: str) -> None:
    frame(piece * (690 // len(piece)), language)
