"""What llmbrief did not expect, told like any other failure."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from llmbrief.errors import LLMBriefError


class BugError(LLMBriefError):
    """An exception that nobody raised on purpose."""

    exit_code: ClassVar[int] = 70  # EX_SOFTWARE of sysexits.h; Python's own 1 would be a verdict on a brief

    def __init__(self, error: Exception) -> None:
        import traceback  # here: it is wanted when all else has failed

        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(frame.filename).name}, line {frame.lineno}"
        super().__init__(f"this is a bug in llmbrief: {type(error).__name__} in {where}: {error}")
