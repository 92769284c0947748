"""Cut a compound sentence where both halves can stand: at semicolons, and where a new clause follows "and" or "but"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llmbrief.language.attribution import frame, mask, speaks_first

_LEAST_WORDS = 4
_JOINTS = {
    "en": re.compile(r"; (?:but |and )?|, (?:and|but|while|although|though) (?!then\b)"),
    "de": re.compile(r"; |, (?:und|aber|doch) "),
    "es": re.compile(r"; |, (?:pero|y) "),
    "fr": re.compile(r" ?; |, (?:mais|et) "),
}
_ANY_JOINT = re.compile(r"; ")
_SUBORDINATE = re.compile(
    r"(?:If|When|While|Although|Though|As|Because|After|Before|Since|Unless|Until|Whether|Once)\b"
)
_SUBJECT = re.compile(
    r"(?:(?:the|a|an|it|he|she|they|we|i|you|this|these|its|his|her|their|our|my|no|some|many|most|one|"
    r"two|three|four|"
    r"five|both|neither|nobody|everyone|several|another|there)\b|[A-Z\d£€$])",
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|can|could|may|might|must|did|does|do|said|says|gave|took|went|"
    r"came|made|put|"
    r"won|lost|fell|rose|left|found|told|began|drew|held|kept|set|costs?|\w{3,}ed|isn't|wasn't|won't|didn't|doesn't|"
    r"hasn't)\b"
)
_REACH = 60  # characters in which a clause's verb must come


def clauses(sentence: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of *sentence*'s clauses that can stand alone; the whole sentence where in doubt."""
    masked = mask(sentence)
    cuts = list(_cuts(sentence, masked, language))
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(sentence)]
    return tuple(zip(starts, ends, strict=True))


def _cuts(sentence: str, masked: str, language: str) -> Iterator[tuple[int, int]]:
    begun = 0
    for joint in _JOINTS.get(language, _ANY_JOINT).finditer(masked):
        left, right = masked[begun : joint.start()], masked[joint.end() :]
        if _is_safe(sentence[begun : joint.start()], left, right, joint[0], language):
            yield joint.span()
            begun = joint.end()


def _is_safe(sentence: str, left: str, right: str, joint: str, language: str) -> bool:
    if min(len(left.split()), len(right.split())) < _LEAST_WORDS or _SUBORDINATE.match(left):
        return False
    if language == "en" and speaks_first(right, language) and _FINITE.search(left):
        return True
    if joint.startswith(";") and language == "en" and _has_subject_and_verb(right) and frame(sentence, language):
        return True
    if frame(sentence, language) is not None or '"' in left[:1]:
        return False
    if language != "en":
        return joint.strip() == ";"
    return _has_subject_and_verb(left) and _has_subject_and_verb(right)


def _has_subject_and_verb(clause: str) -> bool:
    return _SUBJECT.match(clause) is not None and _FINITE.search(clause[:_REACH]) is not None
