from __future__ import annotations

import pytest

from llmbrief.language.relays import relayed


@pytest.mark.parametrize(
    ("language", "worded", "speaker", "via"),
    [
        ("en", "an internal report seen by the Gazette", "an internal report", "the Gazette"),
        ("en", "a study published in the Journal of Ageing", "a study", "the Journal of Ageing"),
        ("en", "figures published by the ministry", "the ministry", "figures"),
        ("en", "the ministry", "the ministry", None),
        ("de", "ein Bericht, der dem Boten vorliegt", "ein Bericht", "Boten"),
        ("es", "un informe interno al que tuvo acceso El País", "un informe interno", "El País"),
        ("es", "un informe de la Junta", "la Junta", "un informe"),
        ("fr", "un rapport interne consulté par Le Progrès", "un rapport interne", "Le Progrès"),
        ("fr", "un document que Le Phare a pu consulter", "un document", "Le Phare"),
        ("ja", "朝陽新聞が入手した内部文書", "内部文書", "朝陽新聞"),
        ("und", "a report seen by X", "a report seen by X", None),
    ],
)
def test_a_document_is_told_from_who_hands_it_on(language: str, worded: str, speaker: str, via: str | None) -> None:
    assert relayed(worded, language) == (speaker, via)
