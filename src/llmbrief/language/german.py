"""German descriptions of a speaker, from the case in which a preposition puts them to the nominative."""

from __future__ import annotations

import re

_OBLIQUE = re.compile(
    r"(?P<article>(?:ein|ihr|sein|unser|kein)(?:em|er)|dem|der|den) (?P<adjectives>(?:[a-zäöüß-]+e[nr] )*)"
    r"(?P<noun>[A-ZÄÖÜ][\w-]*)(?P<rest>.*)",
    re.DOTALL,
)
_NEUTER = re.compile(
    r"\w*(?:ium|chen|ment|zentrum|gutachten|papier|schreiben|protokoll|dokument|gericht|institut|amt|unternehmen|büro|"
    r"haus|blatt|magazin|portal|team|komitee|netzwerk|werk|bündnis|team|umfeld|kabinett|parlament|präsidium)s?",
    re.IGNORECASE,
)


def nominative(worded: str) -> str:
    """Return "ein interner Bericht" for "einem internen Bericht"; *worded* itself where it has no such article.

    Genitives stay: their noun would no longer be a word that the article has.
    """
    found = _OBLIQUE.fullmatch(worded[:1].lower() + worded[1:])
    if found is None:
        return worded
    article, noun = found["article"], found["noun"]
    plain, ending = _PLURAL if article == "den" else _article(article, noun)
    adjectives = re.sub(r"e[nr] ", f"{ending} ", found["adjectives"])
    return f"{plain} {adjectives}{noun}{found['rest']}"


_PLURAL = ("die", "en")


def _article(oblique: str, noun: str) -> tuple[str, str]:
    """Return the article in the nominative, and the ending of adjectives after it."""
    neuter = _NEUTER.fullmatch(noun) is not None
    if oblique in {"dem", "der"}:
        return ("die" if oblique == "der" else "das" if neuter else "der"), "e"
    stem = oblique[:-2]
    if oblique.endswith("er"):
        return f"{stem}e", "e"
    return stem, "es" if neuter else "er"
