"""What ships with llmbrief: prompts, the seed article of the demo and its recording."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "shipped"  # inside a wheel; a checkout has the same folders at its top
ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent.parent
