"""What the checks of a claim find, and what they find wrongly.

    python benchmarks/checks.py                     the labelled set: false alarms, and tampered claims found
    python benchmarks/checks.py --human FOLDER      also SummEdits, edits judged by people (FOLDER/summedits.jsonl.gz)

Honest claims are those of the gold files and of both annotators, with their quotes, on their seeds. A tampered copy
changes one thing in the text or the fields of a claim and leaves its quotes alone; it is found where it brings a
finding that the honest claim does not have. The checks were developed on the slugs of the half called `development`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from llmbrief.brief import Finding
from llmbrief.language.dates import dates
from llmbrief.verification.checking import check

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("gold", "annotators/a", "annotators/b")


@dataclass(frozen=True)
class Honest:
    """A claim as an annotator wrote it, and its article."""

    source: str  # folder of evals
    slug: str
    language: str
    article: str
    speakers: tuple[str, ...]  # of all claims of the file
    id: str
    text: str
    certainty: str
    speaker: str | None
    via: str | None
    quotes: tuple[str, ...]

    def findings(self) -> tuple[Finding, ...]:
        return check(
            self.text,
            self.quotes,
            self.article,
            certainty=self.certainty,  # type: ignore[arg-type]  # the labelled set keeps to the three words
            speaker=self.speaker,
            via=self.via,
            language=self.language,
        )


def half(slug: str) -> str:
    """Name the half of the set that *slug* belongs to."""
    return "development" if hashlib.sha256(slug.encode()).digest()[0] % 2 == 0 else "held out"


def honest_claims() -> Iterator[Honest]:
    for source in FOLDERS:
        for path in sorted((ROOT / "evals" / source).glob("*.yaml")):
            data = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
            article = (ROOT / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
            speakers = tuple(sorted({claim["speaker"] for claim in data["claims"] if claim["speaker"]}))
            for claim in data["claims"]:
                yield Honest(
                    source,
                    path.stem,
                    data["language"],
                    article,
                    speakers,
                    claim["id"],
                    claim["text"],
                    claim["certainty"],
                    claim["speaker"],
                    claim["via"],
                    tuple(claim["evidence"]),
                )


# Tampering. Each function returns a changed copy, or None where the claim offers no hold.
Tamper = Callable[[Honest, random.Random], Honest | None]

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w]*\d)")
_NAME = re.compile(r"(?<=[a-zäöüß,0-9] )[A-ZÄÖÜ][a-zäöüßé]{2,}(?: [A-ZÄÖÜ][a-zäöüßé]{2,})*(?!\w)")


def _list(text: str) -> list[str]:
    return text.split()


_WORDS = {
    "en": _list("two three four five six seven eight nine ten eleven twelve"),
    "de": _list("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    "es": _list("dos tres cuatro cinco seis siete ocho nueve diez once doce"),
}
_MONTHS = {
    "en": _list("January February March April May June July August September October November December"),
    "de": _list("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "es": _list("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}
_WEEKDAYS = {
    "en": _list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "de": _list("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    "es": _list("lunes martes miércoles jueves viernes sábado domingo"),
}
_INVENTED = (
    "Torvald Quenby",
    "Mirelle Ashgrove",
    "Oskar Brennick",
    "Halvard Tressler",
    "Ysolde Parrin",
    "Kemal Rudwick",
)
_PAIRS = (
    "rose fell", "rise fall", "rises falls", "risen fallen", "increase decrease", "increased decreased", "more fewer",
    "more less", "higher lower", "above below", "over under", "before after", "up down", "won lost", "win lose",
    "accepted rejected", "approved rejected", "opened closed", "open closed", "bought sold", "hired fired", "gain loss",
    "profit loss", "at_least at_most", "most least", "longer shorter", "larger smaller", "growth decline",
    "raised cut", "earlier later", "first last", "inside outside", "support oppose", "backed opposed",
    "allowed banned", "began ended",
    "better worse", "strengthened weakened", "mehr weniger", "vor nach", "frühestens spätestens", "gestiegen gesunken",
    "más menos", "antes después", "aumentó disminuyó", "subió bajó",
)  # fmt: skip
_AUXILIARY = {
    "en": re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|did|does)\b"),
    "de": re.compile(r"\b(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|kann|soll)\b"),
    "es": re.compile(r"\b(?:es|son|era|fue|fueron|ha|han|había|está|están|hay)\b"),
}
_NEGATION = {
    "en": (("n't ", " "), ("cannot ", "can "), (" not ", " "), (" never ", " "), ("No ", "A "), (" no ", " a "),
           (" without ", " with "), ("Neither ", "Both "), (" nobody ", " everybody "), (" none ", " all ")),
    "de": ((" nicht ", " "), (" keine ", " eine "), (" keinen ", " einen "), (" kein ", " ein "), (" ohne ", " mit ")),
    "es": (("No ", ""), (" no ", " "), (" sin ", " con "), (" nunca ", " siempre ")),
}  # fmt: skip


def _with(claim: Honest, match: re.Match[str], text: str) -> Honest:
    return replace(claim, text=claim.text[: match.start()] + text + claim.text[match.end() :])


def _numbers_in(claim: Honest) -> list[re.Match[str]]:
    taken = [(date.start, date.end) for date in dates(claim.text, claim.language)]
    words = "|".join(_WORDS.get(claim.language, ())) or "(?!)"
    found = [*_NUMBER.finditer(claim.text), *re.finditer(rf"\b(?:{words})\b", claim.text)]
    return [m for m in found if not any(start < m.end() and m.start() < end for start, end in taken)]


def number_invented(claim: Honest, rng: random.Random) -> Honest | None:
    """A number that the article does not have."""
    matches = _numbers_in(claim)
    if not matches:
        return None
    match = rng.choice(matches)
    if match[0].isalpha():
        others = [word for word in _WORDS[claim.language] if not re.search(rf"\b{word}\b", claim.article, re.I)]
        return _with(claim, match, rng.choice(others)) if others else None
    for _ in range(50):
        digits = [rng.choice("123456789") if i == 0 else rng.choice("0123456789") for i in range(len(match[0]))]
        new = "".join(old if old in ".," else digit for old, digit in zip(match[0], digits, strict=True))
        if not re.search(rf"(?<!\d){re.escape(new)}(?!\d)", claim.article):
            return _with(claim, match, new)
    return None


def number_swapped(claim: Honest, rng: random.Random) -> Honest | None:
    """Another number of the article."""
    matches = [match for match in _numbers_in(claim) if not match[0].isalpha()]
    quoted = {m[0] for text in (*claim.quotes, claim.text) for m in _NUMBER.finditer(text)}
    years = {claim.article[date.start : date.end] for date in dates(claim.article, claim.language)}
    others = sorted({m[0] for m in _NUMBER.finditer(claim.article)} - quoted - years)
    if not matches or not others:
        return None
    return _with(claim, rng.choice(matches), rng.choice(others))


def _names_in(claim: Honest) -> list[re.Match[str]]:
    calendar = {*_MONTHS.get(claim.language, ()), *_WEEKDAYS.get(claim.language, ())}
    found = [m for m in _NAME.finditer(claim.text) if m[0] in claim.article and not calendar & set(m[0].split())]
    return found if claim.language == "en" else [m for m in found if " " in m[0]]


def name_invented(claim: Honest, rng: random.Random) -> Honest | None:
    """A name that the article does not have."""
    matches = _names_in(claim)
    return _with(claim, rng.choice(matches), rng.choice(_INVENTED)) if matches else None


def name_swapped(claim: Honest, rng: random.Random) -> Honest | None:
    """Another name of the article, in the place of one that the quote has."""
    matches = [m for m in _names_in(claim) if any(m[0] in quote for quote in claim.quotes)]
    calendar = {*_MONTHS.get(claim.language, ()), *_WEEKDAYS.get(claim.language, ())}
    held = {word for text in (claim.text, *claim.quotes) for word in re.findall(r"\w+", text)}
    others = sorted({m[0] for m in _NAME.finditer(claim.article) if not (held | calendar) & set(m[0].split())})
    if claim.language != "en":
        others = [name for name in others if " " in name]
    return _with(claim, rng.choice(matches), rng.choice(others)) if matches and others else None


def _calendar(table: dict[str, list[str]]) -> Tamper:
    def tamper(claim: Honest, rng: random.Random) -> Honest | None:
        names = table.get(claim.language, [])
        matches = list(re.finditer(rf"\b(?:{'|'.join(names) or '(?!)'})\b", claim.text))
        if not matches:
            return None
        match = rng.choice(matches)
        return _with(claim, match, rng.choice([name for name in names if name != match[0]]))

    return tamper


def year_changed(claim: Honest, rng: random.Random) -> Honest | None:
    """Another year."""
    matches = list(re.finditer(r"\b(?:19|20)\d\d\b", claim.text))
    if not matches:
        return None
    match = rng.choice(matches)
    return _with(claim, match, str(int(match[0]) + rng.choice((-11, -3, -1, 1, 2, 7))))


def negation_inserted(claim: Honest, rng: random.Random) -> Honest | None:
    """A negation after, in Spanish before, the first auxiliary; claims that negate already are left alone."""
    pattern = _AUXILIARY.get(claim.language)
    match = pattern.search(claim.text) if pattern else None
    if match is None or claim.certainty == "denied" or negation_removed(claim, rng):
        return None
    words = {"en": f"{match[0]} not", "de": f"{match[0]} nicht", "es": f"no {match[0]}"}
    return _with(claim, match, words[claim.language])


def negation_removed(claim: Honest, rng: random.Random) -> Honest | None:
    """The only negation taken away."""
    if claim.certainty == "denied":
        return None
    table = _NEGATION.get(claim.language, ())
    found = [(old, new) for old, new in table for _ in range(claim.text.count(old))]
    if len(found) != 1:
        return None
    return replace(claim, text=claim.text.replace(*found[0]))


def direction_flipped(claim: Honest, rng: random.Random) -> Honest | None:
    """A word of direction turned into its opposite, where the quote has the word too."""
    found: list[tuple[re.Match[str], str]] = []
    for pair in _PAIRS:
        ends = [end.replace("_", " ") for end in pair.split()]
        for old, new in (ends, ends[::-1]):
            pattern = re.compile(rf"\b{old}\b")
            if any(pattern.search(quote) for quote in claim.quotes):
                found += [(match, new) for match in pattern.finditer(claim.text)]
    return _with(claim, *rng.choice(found)) if found else None


def hedge_dropped(claim: Honest, rng: random.Random) -> Honest | None:
    """`hedged` made `asserted`."""
    return replace(claim, certainty="asserted") if claim.certainty == "hedged" else None


def denial_dropped(claim: Honest, rng: random.Random) -> Honest | None:
    """`denied` made `asserted`."""
    return replace(claim, certainty="asserted") if claim.certainty == "denied" else None


def speaker_swapped(claim: Honest, rng: random.Random) -> Honest | None:
    """Another speaker of the article."""
    held = set(re.findall(r"\w{4,}", f"{claim.speaker} {claim.via}"))
    others = [name for name in claim.speakers if not held & set(re.findall(r"\w{4,}", name))]
    return replace(claim, speaker=rng.choice(others)) if claim.speaker and others else None


def speaker_invented(claim: Honest, rng: random.Random) -> Honest | None:
    """A speaker whom the article does not have."""
    return replace(claim, speaker=rng.choice(_INVENTED)) if claim.speaker else None


TAMPERINGS: dict[str, Tamper] = {
    "number invented": number_invented,
    "number swapped": number_swapped,
    "name invented": name_invented,
    "name swapped": name_swapped,
    "month changed": _calendar(_MONTHS),
    "weekday changed": _calendar(_WEEKDAYS),
    "year changed": year_changed,
    "negation inserted": negation_inserted,
    "negation removed": negation_removed,
    "direction flipped": direction_flipped,
    "hedge dropped": hedge_dropped,
    "denial dropped": denial_dropped,
    "speaker swapped": speaker_swapped,
    "speaker invented": speaker_invented,
}


def tampered(claim: Honest) -> Iterator[tuple[str, Honest]]:
    for kind, tamper in TAMPERINGS.items():
        rng = random.Random(f"{claim.source}:{claim.slug}:{claim.id}:{kind}")
        copy = tamper(claim, rng)
        if copy is not None and copy != claim:
            yield kind, copy


Counts = dict[tuple[str, str], list[int]]  # (row, column) -> [found, of]


def measure(claims: list[Honest]) -> tuple[Counts, Counts]:
    """Return the counts of false alarms and of tamperings found."""
    alarms: Counts = defaultdict(lambda: [0, 0])
    found: Counts = defaultdict(lambda: [0, 0])
    for claim in claims:
        findings = claim.findings()
        column = "gold" if claim.source == "gold" else "annotators"
        for row in _alarm_rows():
            level, name = row.split(": ")
            hit = any(f.level == level and name in ("any", f.check) for f in findings)
            for where in (column, half(claim.slug)):
                alarms[row, where][0] += hit
                alarms[row, where][1] += 1
        for kind, copy in tampered(claim):
            new = [f for f in copy.findings() if (f.check, f.level) not in {(g.check, g.level) for g in findings}]
            for where in ("all", half(claim.slug)):
                found[kind, where][0] += bool(new)
                found[kind, where][1] += 1
                found[f"{kind}, as a conflict", where][0] += any(f.level == "conflict" for f in new)
                found[f"{kind}, as a conflict", where][1] += 1
    return alarms, found


CODES = ("number", "name", "date", "negation", "direction", "certainty", "speaker")


def _alarm_rows() -> list[str]:
    return [f"{level}: {name}" for level in ("conflict", "note") for name in ("any", *CODES)]


def table(title: str, counts: Counts, columns: tuple[str, ...]) -> str:
    rows = list(dict.fromkeys(row for row, _ in counts))
    lines = [f"{title:42}" + "".join(f"{column:>24}" for column in columns)]
    for row in rows:
        cells = [counts.get((row, column), [0, 0]) for column in columns]
        lines.append(f"{row:42}" + "".join(f"{_share(*cell):>24}" for cell in cells))
    return "\n".join(lines)


def _share(hits: int, of: int) -> str:
    return f"{hits} of {of} ({hits / of:.1%})" if of else "-"


DEVELOPED_ON = ("sales_call", "scitldr", "qmsumm")  # domains of SummEdits that the checks were developed on


def human(folder: Path) -> str:
    """Measure conflicts against people's judgement of edited summaries."""
    counts: Counter[tuple[str, int, bool]] = Counter()
    with gzip.open(folder / "summedits.jsonl.gz", "rt", encoding="utf-8") as file:
        for document in map(json.loads, file):
            for edit in document["edits"]:
                findings = check(edit["summary"], [edit["seed"]], edit["seed"], language="en")
                conflict = any(finding.level == "conflict" for finding in findings)
                column = "development" if document["domain"] in DEVELOPED_ON else "held out"
                for domain in (document["domain"], column):
                    counts[domain, edit["label"], conflict] += 1
    lines = [f"{'SummEdits':42}{'contradictions found':>24}{'false alarms':>24}{'balanced accuracy':>24}"]
    for domain in dict.fromkeys(domain for domain, _, _ in counts):
        hits, misses = counts[domain, 0, True], counts[domain, 0, False]
        alarms, quiet = counts[domain, 1, True], counts[domain, 1, False]
        balanced = (hits / (hits + misses) + quiet / (alarms + quiet)) / 2
        lines.append(
            f"{domain:42}{_share(hits, hits + misses):>24}{_share(alarms, alarms + quiet):>24}{balanced:>24.3f}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="False alarms and found tamperings of llmbrief.check.")
    parser.add_argument("--human", type=Path, metavar="FOLDER", help="folder with summedits.jsonl.gz")
    folder = parser.parse_args().human
    alarms, found = measure(list(honest_claims()))
    print(table("honest claims with a finding", alarms, ("gold", "annotators", "development", "held out")))
    print()
    print(table("tampered claims found", found, ("all", "development", "held out")))
    print()
    print(human(folder) if folder else "SummEdits: not measured; name the folder that holds it with --human FOLDER")


if __name__ == "__main__":
    main()
