"""What llmbrief knows of languages: small tables and the functions that read them.

Full support: English, German, Spanish, French, Japanese (``LANGUAGES``). Any other text is handled by what holds
everywhere.
"""

from __future__ import annotations

LANGUAGES = ("en", "de", "es", "fr", "ja")


def read_as(code: str | None) -> str:
    """Return the language whose tables a text of language *code* (ISO 639-1, "de-DE" too) is read by.

    English where there are none.
    """
    short = (code or "").lower()[:2]
    return short if short in LANGUAGES else "en"
