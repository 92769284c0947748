"""What llmbrief knows of languages: small tables and the functions that read them.

Full support: English, German, Spanish, French, Japanese (``LANGUAGES``). Any other text is handled by what holds
everywhere.
"""

from __future__ import annotations

LANGUAGES = ("en", "de", "es", "fr", "ja")
