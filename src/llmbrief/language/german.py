"""German descriptions of a speaker, from the case in which a preposition puts them to the nominative."""

from __future__ import annotations

import re

_OBLIQUE = re.compile(
    r"(?P<article>(?:ein|ihr|sein|unser|kein)(?:em|er|es)|dem|der|des|den) (?P<adjectives>(?:[a-zäöüß-]+e[nr] )*)"
    r"(?P<noun>[A-ZÄÖÜ][\w-]*)(?P<rest>.*)",
    re.DOTALL,
)
_NEUTER = re.compile(
    r"\w*(?:ium|chen|ment|zentrum|gutachten|papier|schreiben|protokoll|dokument|gericht|institut|amt|unternehmen|büro|"
    r"haus|blatt|magazin|portal|team|komitee|netzwerk|werk|bündnis|team|umfeld|kabinett|parlament|präsidium)s?",
    re.IGNORECASE,
)


def nominative(worded: str) -> str:
    """Return "ein interner Bericht" for "einem internen Bericht"; *worded* itself where it has no such article."""
    found = _OBLIQUE.fullmatch(worded)
    if found is None:
        return worded
    stem = found["article"][:-2]
    feminine = found["article"] == "der" or (found["article"].endswith("er") and bool(stem) and stem != "d")
    noun = found["noun"]
    neuter = not feminine and _NEUTER.fullmatch(noun) is not None
    if found["article"] in {"den"}:
        return f"die {found['adjectives']}{noun}{found['rest']}"
    if found["article"] in {"des"} or found["article"].endswith("es"):
        noun = re.sub(r"(?<=\w\w)e?s$", "", noun)
    if found["article"] in {"dem", "der", "des"}:
        article, ending = ("die" if feminine else "das" if neuter else "der"), "e"
    else:
        article, ending = (f"{stem}e" if feminine else stem), ("e" if feminine else "es" if neuter else "er")
    adjectives = re.sub(r"e[nr] ", f"{ending} ", found["adjectives"])
    return f"{article} {adjectives}{noun}{found['rest']}"
