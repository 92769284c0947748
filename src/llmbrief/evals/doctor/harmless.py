"""Changes after which a brief is as good as before: no metric may move."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from llmbrief.brief import Brief, Claim, Evidence, Question
from llmbrief.evals.doctor.specimen import Mutant, Place, Specimen, with_parts
from llmbrief.evals.doctor.wording import TextChange, exchanging
from llmbrief.evals.judging.summaries import sentences
from llmbrief.language.words import word_table

_CONTRACTED = {
    "en": "is_not/isn't was_not/wasn't were_not/weren't are_not/aren't does_not/doesn't did_not/didn't has_not/hasn't"
    " have_not/haven't had_not/hadn't will_not/won't would_not/wouldn't could_not/couldn't cannot/can't do_not/don't",
}
_FIGURES = {
    "en": "two/2 three/3 four/4 five/5 six/6 seven/7 eight/8 nine/9 ten/10 eleven/11 twelve/12 twenty/20 thirty/30",
    "de": "zwei/2 drei/3 vier/4 fünf/5 sechs/6 sieben/7 acht/8 neun/9 zehn/10 elf/11 zwölf/12 zwanzig/20",
    "es": "dos/2 tres/3 cuatro/4 cinco/5 seis/6 siete/7 ocho/8 nueve/9 diez/10 once/11 doce/12 veinte/20",
    "fr": "deux/2 trois/3 quatre/4 cinq/5 six/6 sept/7 huit/8 neuf/9 dix/10 onze/11 douze/12 vingt/20",
}
_SYNONYMS = {
    "en": "more_than/over about/around around/about began/started start/begin started/began nearly/almost almost/nearly"
    " said_that/stated_that says_that/states_that because/since although/though buy/purchase bought/purchased"
    " help/assistance children/kids near/close_to several/a_number_of per_cent/percent percent/per_cent"
    " also/additionally big/large get/receive shows/indicates whether/if workers/employees employees/workers"
    " must/has_to fewer_than/under less_than/below at_least/no_fewer_than during/in_the_course_of",
    "de": "etwa/rund rund/etwa mehr_als/über beginnt/startet weil/da fast/beinahe Prozent/% auch/ebenfalls",
    "es": "más_de/por_encima_de casi/prácticamente comenzó/empezó porque/ya_que también/además unos/alrededor_de",
    "fr": "environ/autour_de presque/quasiment parce_que/car aussi/également commencé/débuté",
}
_OPENING = {
    "en": r"(?:In|On|At|After|Before|During|Since|Under|By|According to)",
    "es": r"(?:En|El|Desde|Durante|Tras|Según)",
    "fr": r"(?:En|Le|Depuis|Pendant|Après|Selon)",
}
_CLOSING = {
    "en": r"(?:in|on|at|after|before|during|since|under|according to)",
    "es": r"(?:en|desde|durante|tras|según)",
    "fr": r"(?:en|depuis|pendant|après|selon)",
}
_ALONE = re.compile(r"(?<=[^\W\d] )\w+(?= [^\W\dA-Z])")  # between two words, the second one without a capital
_DETERMINERS = word_table("a an the its his her their this these el la los las un una su le les des")
_MARKS = str.maketrans({'"': "“", "“": '"', "”": '"', "'": "’", "’": "'", "-": "\u2010", "–": "-", "—": "–", " ": " "})


def shuffled(specimen: Specimen) -> Mutant | None:
    """List claims and questions in another order under other ids, and what cites them accordingly."""
    brief, random = specimen.brief, specimen.random
    claims = random.sample(brief.claims, len(brief.claims))
    questions = random.sample(brief.questions, len(brief.questions))
    ids = [*(claim.id for claim in claims), *(question.id for question in questions)]
    new = {id_: f"renamed{number}" for number, id_ in enumerate(ids)}
    points = tuple(p.model_copy(update={"claims": _renamed(p.claims, new)}) for p in brief.summary.key_points)
    changed = with_parts(
        brief,
        claims=tuple(claim.model_copy(update={"id": new[claim.id]}) for claim in claims),
        questions=tuple(q.model_copy(update={"id": new[q.id], "claims": _renamed(q.claims, new)}) for q in questions),
        summary=brief.summary.model_copy(update={"key_points": points}),
    )
    return Mutant(changed, _places(brief), {name: old for old, name in new.items()})


def _renamed(ids: tuple[str, ...], new: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(new[id_] for id_ in ids)


def _places(brief: Brief) -> tuple[Place, ...]:
    claims = (Place(claims=(claim.id,)) for claim in brief.claims)
    return (*claims, *(Place(questions=(question.id,)) for question in brief.questions))


def reworded(change: TextChange) -> Callable[[Specimen], Mutant | None]:
    """Make the mutation that changes the text of all claims, questions and sentences that *change* can change."""

    def mutate(specimen: Specimen) -> Mutant | None:
        def new(text: str) -> str:
            return change(text, specimen) or text

        brief = specimen.brief
        claims = tuple(claim.model_copy(update={"text": new(claim.text)}) for claim in brief.claims)
        questions = tuple(question.model_copy(update={"text": new(question.text)}) for question in brief.questions)
        points = tuple(point.model_copy(update={"text": new(point.text)}) for point in brief.summary.key_points)
        told = {"headline": new(brief.summary.headline), "gist": new(brief.summary.gist), "key_points": points}
        summary = brief.summary.model_copy(update=told)
        changed = with_parts(brief, claims=claims, questions=questions, summary=summary)
        places = _differing(brief, changed)
        return Mutant(changed, places) if places else None

    return mutate


def _differing(brief: Brief, other: Brief) -> tuple[Place, ...]:
    claims = [Place(claims=(old.id,)) for old, new in zip(brief.claims, other.claims, strict=True) if old != new]
    asked: list[tuple[Question, Question]] = list(zip(brief.questions, other.questions, strict=True))
    questions = [Place(questions=(old.id,)) for old, new in asked if old != new]
    told = sentences(other.summary)
    named = [Place(sentences=(name,)) for name, text in sentences(brief.summary).items() if text != told[name]]
    return (*claims, *questions, *named)


def remarked(text: str, specimen: Specimen) -> str:
    """Exchange straight and curly quotation marks, the sorts of dashes, and drop the final stop."""
    return text.removesuffix(".").translate(_MARKS)


def lowered(text: str, specimen: Specimen) -> str:
    """Write all in lower case."""
    return text.lower()


def raised(text: str, specimen: Specimen) -> str:
    """Write all in capitals, as some headlines are."""
    return text.upper()


contracted = exchanging(_CONTRACTED, both_ways=True)
synonym = exchanging(_SYNONYMS)


def respelt_numbers(text: str, specimen: Specimen) -> str | None:
    """Write a number alone, up to twenty, as a word or in figures: none that a sign, a unit or a date is part of."""
    words = dict(entry.split("/") for entry in _FIGURES.get(specimen.language, "").split())
    table = words | {figure: word for word, figure in words.items()}
    fit = [found for found in _ALONE.finditer(text) if found[0] in table]
    if not fit:
        return None
    found = specimen.random.choice(fit)
    return text[: found.start()] + table[found[0]] + text[found.end() :]


def clause_moved(text: str, specimen: Specimen) -> str | None:
    """Put "In March, …" behind, and "… in March." in front."""
    opening, closing = _OPENING.get(specimen.language), _CLOSING.get(specimen.language)
    if opening is None or closing is None:
        return None
    first = re.fullmatch(rf"({opening} [^,]+), (.+?)\.?", text)
    if first:
        return f"{_as_opening(first[2])} {_decapitalised(first[1])}."
    last = re.fullmatch(rf"(\w+ .*[^,]) ({closing} (?:\w+ ?){{1,4}})\.", text)
    if last:
        return f"{_as_opening(last[2])}, {_as_continuing(last[1])}."
    return None


def _as_opening(text: str) -> str:
    return text[0].upper() + text[1:]


def _decapitalised(text: str) -> str:
    return text[0].lower() + text[1:]


def _as_continuing(text: str) -> str:
    return _decapitalised(text) if text.split(maxsplit=1)[0].lower() in _DETERMINERS else text


def quotes_remarked(claim: Claim, specimen: Specimen) -> Claim | None:
    """Write the quotes with other quotation marks, dashes and spaces, and without the final stop."""
    evidence = tuple(Evidence(quote=_respaced(item.quote)) for item in claim.evidence)
    return claim.model_copy(update={"evidence": evidence})


def _respaced(quote: str) -> str:
    return f"“{quote.removesuffix('.').translate(_MARKS)}”"
