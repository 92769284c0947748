"""The words that llmbrief itself puts into a brief a person reads, in the languages it has them in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from llmbrief.language import LANGUAGES, read_as

Label = Literal[
    "key_points",
    "questions",
    "claims",
    "itself",
    "via",
    "denied",
    "denied_by",
    "hedged",
    "prediction",
    "opinion",
    "missing",
    "unverified",
    "conflict",
    "unclear",
    "outlook",
    "found",
    "own_sentences",
]
Labels = Mapping[Label, str]

# One row a label, one column a language, in the order of LANGUAGES. Names are put in as the brief has them: no wording
# may ask for another case of a name, or for its number.
ROWS: Mapping[Label, tuple[str, ...]] = {
    "key_points": ("Key points", "Das Wichtigste", "Puntos clave", "Points clés", "要点"),
    "questions": ("Questions", "Offene Fragen", "Preguntas abiertas", "Questions ouvertes", "残る疑問"),
    "claims": ("Claims", "Aussagen", "Afirmaciones", "Affirmations", "主張"),
    "itself": ("the article itself", "der Artikel selbst", "el propio artículo", "l’article lui-même", "記事自体"),
    "via": ("via {}", "via {}", "vía {}", "via {}", "{}経由"),
    "denied": ("DENIED:", "BESTRITTEN:", "NEGADO:", "DÉMENTI\u00a0:", "【否定】"),
    "denied_by": ("denied by {}", "Dementi: {}", "negado por {}", "démenti par {}", "{}が否定"),
    "hedged": ("Hedged:", "Unter Vorbehalt:", "Con reservas:", "Sous réserve\u00a0:", "（断定せず）"),
    "prediction": ("prediction", "Prognose", "pronóstico", "prévision", "予測"),
    "opinion": ("opinion", "Meinung", "opinión", "opinion", "意見"),
    "missing": ("missing:", "fehlt:", "falta:", "manque\u00a0:", "記載なし："),
    "unverified": ("unverified:", "nicht belegt:", "sin verificar:", "non vérifié\u00a0:", "未確認："),
    "conflict": ("conflict:", "Widerspruch:", "contradicción:", "contradiction\u00a0:", "食い違い："),
    "unclear": ("unclear:", "unklar:", "poco claro:", "pas clair\u00a0:", "不明確："),
    "outlook": ("outlook:", "Ausgang offen:", "por ver:", "à suivre\u00a0:", "今後の焦点："),
    "found": (
        "Quotes found in the article: {found} of {all}. That shows that the words are there, not that the claims are "
        "true.",
        "Im Artikel gefundene Zitate: {found} von {all}. Das zeigt, dass die Worte dort stehen, nicht, dass die "
        "Aussagen stimmen.",
        "Citas halladas en el artículo: {found} de {all}. Eso muestra que las palabras están ahí, no que las "
        "afirmaciones sean ciertas.",
        "Citations trouvées dans l’article\u00a0: {found} sur {all}. Cela montre que les mots y sont, et non que les "
        "affirmations sont exactes.",
        "記事で見つかった引用：{all}件中{found}件。言葉が記事にあることを示すだけで、主張が正しいことは示さない。",
    ),
    "own_sentences": (
        "no model read the article: these are its own sentences",
        "kein Modell hat den Artikel gelesen: Das sind seine eigenen Sätze",
        "ningún modelo ha leído el artículo: estas son sus propias frases",
        "aucun modèle n’a lu l’article\u00a0: ce sont ses propres phrases",
        "モデルは記事を読んでいない：これは記事自体の文である",
    ),
}


@cache
def labels(language: str | None) -> Labels:
    """Return the labels of a language by its code, ``de`` or ``de-AT``; English where it has none of its own."""
    column = LANGUAGES.index(read_as(language))
    return {label: row[column] for label, row in ROWS.items()}
