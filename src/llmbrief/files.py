"""Files that somebody names: a name that no file can have is none that is there, and nothing is read without end."""

from __future__ import annotations

import errno
import os
from pathlib import Path

LARGEST = 64 << 20  # bytes: no article, brief or report is longer, and /dev/zero has no end


def is_there(path: str | os.PathLike[str]) -> bool:
    """Say whether there is something at *path*; pathlib raises where a name is too long or a folder is closed."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a file at *path*."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Say whether there is a folder at *path*."""
    return os.path.isdir(path)  # noqa: PTH112


def read(path: str | os.PathLike[str], limit: int = LARGEST) -> bytes:
    """Return the bytes of a file; raise OSError where it cannot be read or has more than *limit*."""
    with Path(path).open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data
