"""What is not sure stays with the article: no speaker, the sentence whole, its attribution and its "not" in it."""

from __future__ import annotations

import pytest

from llmbrief.article import Article
from llmbrief.brief import Brief
from llmbrief.extractive import extract


def brief_of(text: str, language: str) -> Brief:
    return extract(Article.from_text(text, slug="made-up", language=language))


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "However, Karl Voss insisted that the bridge was safe.", "Karl Voss"),
        ("es", "Sin embargo, Carlos Vega aseguró que el puente era seguro.", "Carlos Vega"),
        ("es", "Además, según la alcaldesa, faltan papeles.", "la alcaldesa"),
        ("fr", "Cependant, Charles Vaux a assuré que le pont était sûr.", "Charles Vaux"),
        ("ja", "また、理事会によると橋は安全だ。", "理事会"),
    ],
)
def test_an_adverb_before_a_comma_hides_no_speaker(language: str, text: str, speaker: str) -> None:
    assert brief_of(text, language).claims[0].speaker == speaker


def test_a_speech_does_not_go_on_after_somebody_else_spoke() -> None:
    text = "Otto Brand sagte, die Brücke sei alt. Auf Nachfrage sagte Roth, er wisse nichts. Ende Mai gebe es mehr."
    assert [claim.speaker for claim in brief_of(text, "de").claims] == ["Otto Brand", None, None]


NEGATED_DENIALS = [
    ("en", "Karl Voss did not deny that the house had lost 8.7 million euros."),
    ("en", "The ministry never denied having paid the bill."),
    ("en", "The firm neither confirmed nor denied the report."),
    ("en", "Nobody denied that the bridge was unsafe."),
    ("en", "Her office declined to deny reports that she would leave."),
    ("en", "The council hasn't rejected claims that the roof leaked."),
    ("de", "Allerdings bestritt er nicht, dass das Haus 8,7 Millionen Euro Verlust gemacht hat."),
    ("de", "Karl Voss bestritt nicht, dass er den Vertrag unterschrieben hat."),
    ("de", "Die Stadt dementierte nicht, dass es Pläne gibt."),
    ("de", "Die Firma hat nicht bestritten, dass Geld fehlt."),
    ("de", "Voss wies den Vorwurf nicht zurück."),
    ("de", "Niemand bestritt, davon gewusst zu haben."),
    ("es", "Carlos Vela no negó que el teatro hubiera perdido dinero."),
    ("es", "Ruiz no ha negado haber firmado el contrato."),
    ("es", "La empresa ni confirmó ni desmintió el informe."),
    ("es", "Nadie negó que el puente fuera inseguro."),
    ("fr", "Le maire n'a pas démenti que le théâtre ait perdu de l'argent."),
    ("fr", "La société ne dément pas le rapport."),
    ("fr", "Roux n'a jamais nié avoir signé le contrat."),
    ("fr", "Personne ne conteste que le pont soit fermé."),
    ("ja", "社長の田中一郎氏は契約に署名したことを否定しなかった。"),
    ("ja", "会社は損失があったことを否定していない。"),
    ("ja", "市は報道の内容を否定も肯定もしなかった。"),
]


@pytest.mark.parametrize(("language", "sentence"), NEGATED_DENIALS)
def test_a_negated_denial_is_no_denial(language: str, sentence: str) -> None:
    claim = brief_of(sentence, language).claims[0]
    assert (claim.speaker, claim.certainty) == (None, "asserted")
    assert sentence.endswith(claim.text.removeprefix(claim.text[0]))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Karl Voss did not say that the bridge was safe."),
        ("en", "The city does not claim that the bridge was safe."),
        ("de", "Klein bestätigte nicht, dass die Brücke gesperrt wird."),
        ("de", "Die Stadt sagte nicht, die Brücke sei sicher."),
        ("es", "Ruiz no confirmó que el puente esté cerrado."),
        ("fr", "Roux n'a pas confirmé que le pont est fermé."),
        ("ja", "市は橋が安全だとは述べなかった。"),
    ],
)
def test_what_somebody_did_not_say_is_not_said_by_him(language: str, sentence: str) -> None:
    claim = brief_of(sentence, language).claims[0]
    assert (claim.speaker, claim.text) == (None, sentence)


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("de", "Außerdem erklärte die Stadt, dass Geld fehle.", "Außerdem"),
        ("de", "Zudem sagte Karl Voss, dass die Brücke sicher sei.", "Zudem"),
        ("de", "Hinzu komme ein Puffer von 150 Millionen Euro.", "Millionen Euro"),
        ("de", "Der Verein widerspricht: Auf Seite 43 stehe nichts davon, es gebe keinen Beleg.", "Auf Seite"),
        ("de", "Rund drei Prozent sagten, dass die Brücke sicher sei.", "Prozent"),
        ("en", "However the mayor said that the bridge was safe.", "However"),
        ("en", "Some 12 percent said that the bridge was safe.", "percent"),
        ("en", "Four million dollars said that the bridge was safe.", "dollars"),
        ("es", "Además dijo que el puente era seguro.", "Además"),
        ("es", "Cuatro millones de euros, dijo el concejal, faltan en la caja.", "millones"),
        ("es", "Asimismo aseguró que el puente era seguro.", "Asimismo"),
        ("fr", "Cependant a déclaré le maire que le pont était sûr.", "Cependant"),
        ("fr", "Trois millions d'euros ont indiqué que le pont était sûr.", "millions"),
        ("ja", "また、市は橋が安全だと述べた。", "また"),
        ("ja", "約3億円は橋の修理に必要だと述べた。", "円"),
        ("de", "Zwei Drittel der Befragten sagten, die Brücke sei sicher.", "Drittel"),
        ("es", "La mitad de los vecinos dijo que el puente era seguro.", "mitad"),
        ("es", "Cerca del 40 por ciento de los abonados dijo que no renovará.", "40"),
        ("fr", "Près de 40 % des abonnés ont dit qu'ils ne renouvelleraient pas.", "40"),
        ("ja", "会員の約40％は更新しないと答えた。", "40"),
    ],
)
def test_an_adverb_a_place_or_a_sum_is_no_speaker(language: str, text: str, nobody: str) -> None:
    assert not [claim for claim in brief_of(text, language).claims if nobody in (claim.speaker or "")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", '"Either she was not listening or she is not telling us the truth," he said.'),
        ("en", '"Either she was not listening or she is not telling us the truth."'),
        ("de", "„Entweder hat sie nicht zugehört, oder sie lügt“, sagte er."),
        ("es", "«O no escuchaba o no dice la verdad», dijo él."),
        ("fr", "« Soit elle n'écoutait pas, soit elle ment », a-t-il dit."),
        ("ja", "「彼女は聞いていなかったか、うそをついている」と彼は述べた。"),
    ],
)
def test_words_of_nobody_certain_keep_their_marks(language: str, sentence: str) -> None:
    claim = brief_of(sentence, language).claims[0]
    assert (claim.speaker, claim.text) == (None, sentence)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "expected"),
    [
        (
            "en",
            'His lawyer, Dana Whitlock, said on his behalf that he had "always acted properly".',
            "Dana Whitlock",
            'His lawyer, Dana Whitlock, said on his behalf that he had "always acted properly".',
        ),
        ("en", "Otto Brand fell. Ann Roth said she had seen it.", "Ann Roth", "Ann Roth said she had seen it."),
        ("en", "Ann Roth said she had signed the order.", "Ann Roth", "Ann Roth had signed the order."),
        (
            "de",
            "Anwältin Dana Weiß erklärte, er habe immer korrekt gehandelt.",
            "Dana Weiß",
            "Anwältin Dana Weiß erklärte, er habe immer korrekt gehandelt.",
        ),
        (
            "es",
            "Su abogada, Dana Blanco, dijo que él siempre había actuado bien.",
            "Dana Blanco",
            "Su abogada, Dana Blanco, dijo que él siempre había actuado bien.",
        ),
        (
            "fr",
            "Son avocate, Dana Blanc, a déclaré qu'il avait toujours bien agi.",
            "Dana Blanc",
            "Son avocate, Dana Blanc, a déclaré qu'il avait toujours bien agi.",
        ),
    ],
)
def test_a_pronoun_becomes_the_speaker_only_where_it_can_be_nobody_else(
    language: str, text: str, speaker: str, expected: str
) -> None:
    claim = brief_of(text, language).claims[-1]
    assert (claim.speaker, claim.text) == (speaker, expected)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Opposition leader Neil Farrow said two senior officers told him that the files burned.", "Neil Farrow"),
        ("en", "The files were burned, according to Poole said the mayor.", None),
        ("de", "Die Akten sind verbrannt, so Karl Poole sagte der Bürgermeister.", None),
        ("es", "Los archivos se quemaron, según Ruiz dijo la alcaldesa.", None),
        ("fr", "Les archives ont brûlé, selon Roux a déclaré la maire.", None),
        ("ja", "警察によると市長は書類が燃えたと述べた。", "警察"),
    ],
)
def test_a_speaker_holds_no_clause(language: str, text: str, speaker: str | None) -> None:
    assert brief_of(text, language).claims[0].speaker == speaker


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paul Hale resigned. A source close to Hale denied that the letter was forged."),
        ("en", "Paul Hale resigned. A person familiar with Hale said the letter was forged."),
        ("de", "Paul Hale trat zurück. Ein Mitarbeiter aus dem Büro von Hale sagte, der Brief sei gefälscht."),
        ("es", "Pablo Hale dimitió. Una persona cercana a Hale dijo que la carta era falsa."),
        ("fr", "Paul Hale a démissionné. Un proche de Hale a déclaré que la lettre était fausse."),
    ],
)
def test_somebody_close_to_a_person_is_not_that_person(language: str, text: str) -> None:
    assert brief_of(text, language).claims[-1].speaker not in {"Hale", "Paul Hale", "Pablo Hale"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", '"I saw no report before the vote," said Ruth Dacre.', '"I saw no report before the vote."'),
        ("en", "“The bills were paid in May,” Paul Hale said.", "The bills were paid in May."),
        ("de", "„Ich habe keinen Bericht gesehen“, sagte Ruth Dacker.", "„Ich habe keinen Bericht gesehen.“"),
        ("de", "„Unsere Rechnungen sind bezahlt“, sagte Ruth Dacker.", "„Unsere Rechnungen sind bezahlt.“"),
        ("es", "«Yo no vi ningún informe», dijo Rut Daza.", "«Yo no vi ningún informe.»"),
        ("es", "«No vimos ningún informe», dijo Rut Daza.", "«No vimos ningún informe.»"),
        ("fr", "« Je n'ai vu aucun rapport », a dit Ruth Dacre.", "« Je n'ai vu aucun rapport. »"),
        ("fr", "« Nous avons tout payé », a dit Ruth Dacre.", "« Nous avons tout payé. »"),
        ("ja", "「私は報告書を見ていない」と佐藤花子氏は述べた。", "「私は報告書を見ていない」。"),
    ],
)
def test_i_and_we_stay_between_quotation_marks(language: str, text: str, expected: str) -> None:
    assert brief_of(text, language).claims[0].text == expected


@pytest.mark.parametrize(
    ("language", "leaning", "standing"),
    [
        ("en", "It had been paid £9.1m for the old bridge in 2019.", "The register of the bridge is closed."),
        ("en", "She was paid £9.1m for the old bridge in 2019.", "The register of the bridge is closed."),
        ("de", "Demnach könnten 300 weitere Brücken gesperrt werden.", "Das Register der Brücken ist geschlossen."),
        ("de", "Er hat für die Brücke 300 Euro bekommen.", "Das Register der Brücken ist geschlossen."),
        ("es", "Él recibió 300 euros por el puente viejo.", "El registro del puente está cerrado."),
        ("fr", "Elle a reçu 300 euros pour le vieux pont.", "Le registre du pont est fermé."),
        ("ja", "彼は古い橋の代金として300円を受け取った。", "橋の記録は閉じられている。"),
    ],
)
def test_what_leans_on_another_sentence_carries_no_summary(language: str, leaning: str, standing: str) -> None:
    more = {"en": "The town has no money.", "de": "Die Stadt hat kein Geld.", "es": "La ciudad no tiene dinero."}
    rest = more.get(language, "")
    end = {"en": "The road is open.", "de": "Die Straße ist offen.", "es": "La calle está abierta."}.get(language, "")
    summary = brief_of(" ".join((leaning, standing, rest, end)).strip(), language).summary
    assert leaning not in summary.gist
    assert not rest or leaning not in [point.text for point in summary.key_points]


@pytest.mark.parametrize(
    ("language", "text", "kind", "certainty"),
    [
        ("en", "The register may not be a complete record.", "fact", "hedged"),
        ("en", "The archive might be empty.", "fact", "hedged"),
        ("en", "The delay may be worse in May.", "prediction", "hedged"),
        ("en", "Prices may rise by 4 percent.", "prediction", "hedged"),
        ("de", "Das Register könnte unvollständig sein.", "fact", "hedged"),
        ("de", "Die Preise könnten steigen.", "prediction", "hedged"),
        ("es", "El registro podría estar incompleto.", "fact", "hedged"),
        ("es", "Los precios podrían subir.", "prediction", "hedged"),
        ("fr", "Le registre pourrait être incomplet.", "fact", "hedged"),
        ("fr", "Les prix pourraient augmenter.", "prediction", "hedged"),
    ],
)
def test_what_may_be_so_now_is_a_hedged_fact(language: str, text: str, kind: str, certainty: str) -> None:
    claim = brief_of(text, language).claims[0]
    assert (claim.kind, claim.certainty) == (kind, certainty)


FILLER = {
    "en": "The town of Lena has a port and a very old market hall number {}.",
    "de": "Die Stadt Lena hat einen Hafen und eine sehr alte Markthalle Nummer {}.",
    "es": "La ciudad de Lena tiene un puerto y un mercado muy antiguo número {}.",
    "fr": "La ville de Lena a un port et une très vieille halle numéro {}.",
    "ja": "レナの町には港と古い市場{}番がある。",
}


@pytest.mark.parametrize(
    ("language", "first", "second", "figures"),
    [
        ("en", "The Survey put the magnitude at 6.1.", "The agency gave a magnitude of 5.8.", ("6.1", "5.8")),
        ("en", "Police said 12 people had died.", "The mayor put the death toll at 9.", ("12", "9")),
        ("de", "Das Landesamt gab die Stärke mit 6,1 an.", "Das Institut nannte eine Stärke von 5,8.", ("6,1", "5,8")),
        ("de", "Die Polizei meldete 12 Tote.", "Der Bürgermeister sprach von 9 Toten.", ("12", "9")),
        ("es", "El instituto cifró la magnitud en 6,1.", "La agencia habló de una magnitud de 5,8.", ("6,1", "5,8")),
        ("es", "La policía informó de 12 muertos.", "El alcalde habló de 9 muertos.", ("12", "9")),
        ("fr", "L'institut a évalué la magnitude à 6,1.", "L'agence a donné une magnitude de 5,8.", ("6,1", "5,8")),
        ("fr", "La police a annoncé 12 morts.", "Le maire a parlé de 9 morts.", ("12", "9")),
        ("ja", "気象庁はマグニチュードを6.1と発表した。", "研究所はマグニチュード5.8とした。", ("6.1", "5.8")),
        ("ja", "警察によると12人が死亡した。", "市長は死者は9人だと述べた。", ("12", "9")),
    ],
)
def test_two_figures_for_one_thing_are_both_kept_and_asked_about(
    language: str, first: str, second: str, figures: tuple[str, str]
) -> None:
    filler = [FILLER[language].format(number) for number in range(100, 120)]
    text = " ".join((first, *filler, second))
    brief = brief_of(text, language)
    conflict = next(question for question in brief.questions if question.kind == "conflict")
    texts = {claim.id: claim.text for claim in brief.claims}
    assert all(figure in conflict.text for figure in figures)
    assert all(figure in texts[each] for figure, each in zip(figures, conflict.claims, strict=True))
    assert set(conflict.claims) <= {each for point in brief.summary.key_points for each in point.claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Survey put the magnitude at 6.1. The Centre gave 5.8 and said that might change."),
        ("de", "Das Landesamt gab die Stärke mit 6,1 an. Das Institut nannte 5,8."),
        ("es", "El instituto cifró la magnitud en 6,1. La agencia dio 5,8."),
        ("fr", "L'institut a évalué la magnitude à 6,1. L'agence a donné 5,8."),
        ("ja", "気象庁はマグニチュードを6.1と発表した。研究所は5.8と発表した。"),
    ],
)
def test_a_bare_figure_counts_what_the_sentence_before_it_does(language: str, text: str) -> None:
    brief = brief_of(text, language)
    conflicts = [question.claims for question in brief.questions if question.kind == "conflict"]
    assert conflicts == [("c1", "c2")]
    assert {each for point in brief.summary.key_points for each in point.claims} >= {"c1", "c2"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Police said 12 people had died. The mayor said the toll had risen to 14 dead."),
        ("en", "A quake of magnitude 6.1 shook Lena. An aftershock of magnitude 4.0 was recorded."),
        ("en", "The fire killed 3 people in Lena. The flood killed 2 people in Kora."),
        ("de", "Die Polizei meldete 12 Tote. Später stieg die Zahl der Toten auf 14."),
        ("es", "La policía informó de 12 muertos. El balance subió a 14 muertos."),
        ("fr", "La police a annoncé 12 morts. Le bilan est passé à 14 morts."),
    ],
)
def test_another_event_or_a_later_count_is_no_conflict(language: str, text: str) -> None:
    assert not [question for question in brief_of(text, language).questions if question.kind == "conflict"]
