"""What llmbrief did not expect, told like any other failure."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from llmbrief import keys
from llmbrief.errors import LLMBriefError, UsageError
from llmbrief.shown import one_line

_LONGEST = 300  # characters of an exception's own words


class BugError(LLMBriefError):
    """An exception that nobody raised on purpose."""

    exit_code: ClassVar[int] = 70  # EX_SOFTWARE of sysexits.h; Python's own 1 would be a verdict on a brief


def unexpected(error: Exception) -> LLMBriefError:
    """Return what *error* is to the person: a file that cannot be used, or a bug."""
    if isinstance(error, OSError) and error.filename is not None:
        named = one_line(str(error.filename), 200)
        return UsageError(f"cannot use {named} ({error.strerror}): check the path")
    import traceback  # here: it is wanted when all else has failed

    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}, line {frame.lineno}"
    said = one_line(keys.redact(str(error), ()), _LONGEST)
    return BugError(f"this is a bug in llmbrief: {type(error).__name__} in {where}: {said}")
