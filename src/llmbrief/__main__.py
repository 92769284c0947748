"""Run the command line with ``python -m llmbrief``."""

from __future__ import annotations

from llmbrief.cli import main

if __name__ == "__main__":
    main()
