"""All mutations, with the metrics that are meant to see them, and those that may move with them."""

from __future__ import annotations

from collections.abc import Callable

from llmbrief.brief import Claim
from llmbrief.evals.doctor import claims, evidence, harmless, questions, summaries, wording
from llmbrief.evals.doctor.specimen import QUARTER, ClaimChange, Mutant, Mutation, Specimen, claims_changed
from llmbrief.evals.doctor.wording import TextChange

_Mutate = Callable[[Specimen], Mutant | None]

_BEYOND = ("summary.overclaims",)  # of a claim that is not there any more, or not so, the summary says too much
_LOST = (
    "claims.recall",
    "claims.core_recall",
    "claims.precision",
    *_BEYOND,
)  # what a claim costs that is not the gold's
_EXTRA = ("claims.unsupported", "traps.hit")  # what such a claim may be besides


def _listed(name: str, mutate: _Mutate, *meant: str, may: tuple[str, ...] = ()) -> Mutation:
    return Mutation(name, "claims", mutate, meant, may)


def _field(name: str, change: ClaimChange, *meant: str, share: float = QUARTER, may: tuple[str, ...] = ()) -> Mutation:
    return Mutation(name, "claims", claims_changed(change, share), meant, may)


def _worded(name: str, change: TextChange, *meant: str) -> Mutation:
    def on_claim(claim: Claim, specimen: Specimen) -> Claim | None:
        text = change(claim.text, specimen)
        return None if text is None else claim.model_copy(update={"text": text})

    return Mutation(name, "wording of claims", claims_changed(on_claim), meant, (*_LOST, *_EXTRA))


def _quoted(name: str, change: ClaimChange, *meant: str, may: tuple[str, ...] = ()) -> Mutation:
    return Mutation(name, "evidence", claims_changed(change), meant, may)


def _both(name: str, change: TextChange) -> Mutation:
    mutate = evidence.claim_and_quote_changed(change)
    return _quoted(name, mutate, "claims.conflicts", "evidence.grounded", may=(*_LOST, *_EXTRA, "evidence.right_place"))


def _asked(name: str, mutate: _Mutate, *meant: str, may: tuple[str, ...] = ()) -> Mutation:
    return Mutation(name, "questions", mutate, meant, may)


def _told(name: str, mutate: _Mutate, *meant: str, may: tuple[str, ...] = ()) -> Mutation:
    return Mutation(name, "summary", mutate, meant, may)


def _overtold(name: str, change: TextChange) -> Mutation:
    mutate = summaries.sentences_changed(change)
    return _told(name, mutate, "summary.overclaims", may=("summary.core_recall", "traps.hit"))


def _harmless(name: str, mutate: _Mutate) -> Mutation:
    return Mutation(name, "harmless", mutate)


_CLAIMS = (
    *(
        _listed(
            f"{share:.0%} of claims dropped",
            claims.dropped(share),
            "claims.recall",
            may=("claims.core_recall", *_BEYOND),
        )
        for share in (0.1, 0.25, 0.5)
    ),
    _listed("claim invented, real quote", claims.invented, "claims.precision", "claims.unsupported"),
    _listed(
        "claim invented, quote too",
        claims.invented_with_quotes,
        "claims.precision",
        "claims.unsupported",
        "evidence.grounded",
    ),
    _listed("claim said twice", claims.repeated, "claims.precision", may=("claims.unsupported",)),
    _listed("trap claimed", claims.trap_claimed, "traps.hit", may=(*_LOST, "claims.unsupported", "claims.conflicts")),
    _field("kind changed", claims.kind_changed, "claims.kind"),
    _field(
        "hedge dropped",
        claims.certainty_changed("hedged", "asserted"),
        "claims.certainty",
        share=0.5,
        may=("traps.hit",),
    ),
    _field("hedge invented", claims.certainty_changed("asserted", "hedged"), "claims.certainty", may=_BEYOND),
    _field(
        "denial made an assertion",
        claims.certainty_changed("denied", "asserted"),
        "claims.certainty",
        share=1.0,
        may=(*_LOST, *_EXTRA, "claims.conflicts"),
    ),
    _field(
        "assertion made a denial",
        claims.certainty_changed("asserted", "denied"),
        "claims.certainty",
        may=(*_LOST, *_EXTRA, "claims.conflicts"),
    ),
    _field("speaker swapped", claims.speaker_changed, "claims.speaker"),
    _field("speaker dropped", claims.speaker_dropped, "claims.speaker"),
    _field("speaker invented", claims.speaker_invented, "claims.speaker"),
    _field("relay made the speaker", claims.relay_as_speaker, "claims.speaker", "claims.via", share=0.5),
    _field("relay dropped", claims.via_dropped, "claims.via", share=0.5),
)

_WORDING = (
    _worded("number changed", wording.other_number, "claims.conflicts"),
    _worded("number from elsewhere", wording.number_of_elsewhere, "claims.conflicts"),
    _worded("magnitude changed", wording.magnitude_changed, "claims.conflicts"),
    _worded("date changed", wording.other_date, "claims.conflicts"),
    _worded("name swapped", wording.other_name, "claims.conflicts"),
    _worded("two names exchanged", wording.names_exchanged, "claims.conflicts"),
    _worded("negation inserted", wording.negated, "claims.conflicts"),
    _worded("negation dropped", wording.negation_dropped, "claims.conflicts"),
    _worded("direction turned", wording.direction_turned, "claims.conflicts"),
    _worded("some made all", wording.widened, "claims.conflicts"),
    _worded("condition dropped", wording.condition_dropped),
)

_EVIDENCE = (
    _quoted(
        "word of a quote changed",
        evidence.quote_changed(evidence.word_changed),
        "evidence.grounded",
        may=("evidence.right_place",),
    ),
    _quoted(
        "number of a quote changed",
        evidence.quote_changed(wording.other_number),
        "evidence.grounded",
        may=("evidence.right_place",),
    ),
    _quoted("quote of another passage", evidence.quote_moved, "evidence.right_place"),
    _quoted("quotes dropped", evidence.quotes_dropped, "evidence.right_place"),
    _both("number changed, quote too", wording.other_number),
    _both("name swapped, quote too", wording.other_name),
)

_QUESTIONS = (
    *(
        _asked(
            f"{share:.0%} of questions dropped",
            questions.dropped(share),
            "questions.recall",
            may=("questions.core_recall",),
        )
        for share in (0.25, 0.5)
    ),
    _asked("question invented", questions.invented, "questions.precision"),
    _asked("question said twice", questions.repeated, "questions.precision"),
    _asked("question that is answered", questions.answered, "questions.precision"),
    _asked("question's kind changed", questions.changed(questions.kind_changed)),
    _asked("question cites otherwise", questions.changed(questions.cited_wrongly)),
)

_SUMMARY = (
    _told("hedge left out", summaries.unhedged, "summary.overclaims", may=("summary.core_recall", "traps.hit")),
    _told(
        "hedged, denied, now asserted",
        summaries.asserted,
        "summary.overclaims",
        may=("summary.core_recall", "traps.hit"),
    ),
    _overtold("number changed", wording.other_number),
    _overtold("number from elsewhere", wording.number_of_elsewhere),
    _overtold("date changed", wording.other_date),
    _overtold("name swapped", wording.other_name),
    _overtold("names exchanged", wording.names_exchanged),
    _overtold("negation inserted", wording.negated),
    _overtold("direction turned", wording.direction_turned),
    _told("trap told", summaries.trap_told, "traps.hit", may=("summary.overclaims", "summary.core_recall")),
    _told(
        "another article's headline", summaries.of_another_article, "summary.overclaims", may=("summary.core_recall",)
    ),
    _told("key point dropped", summaries.point_dropped, "summary.core_recall"),
    _told("nothing but a headline", summaries.emptied, "summary.core_recall"),
    _told("key point cites otherwise", summaries.cited_wrongly, "summary.overclaims"),
)

_HARMLESS = (
    _harmless("other order and ids", harmless.shuffled),
    _harmless("other punctuation", harmless.reworded(harmless.remarked)),
    _harmless("all in lower case", harmless.reworded(harmless.lowered)),
    _harmless("all in capitals", harmless.reworded(harmless.raised)),
    _harmless("words contracted, or not", harmless.reworded(harmless.contracted)),
    _harmless("numbers as words or figures", harmless.reworded(harmless.respelt_numbers)),
    _harmless("synonyms of common words", harmless.reworded(harmless.synonym)),
    _harmless("clauses in another order", harmless.reworded(harmless.clause_moved)),
    _harmless("two claims merged", claims.merged),
    _harmless("claim cut in two", claims.halved),
    _harmless("quotes punctuated otherwise", claims_changed(harmless.quotes_remarked, 1.0)),
)

MUTATIONS = (*_CLAIMS, *_WORDING, *_EVIDENCE, *_QUESTIONS, *_SUMMARY, *_HARMLESS)
