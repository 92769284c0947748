"""Throw things at every reader for some minutes: ``python -m benchmarks.fuzz --minutes 5``.

The properties are those of tests/fuzzing.py, each with one seed after another, in turns; two runs with the same
``--first`` try the same. What fails is printed with its seed, for tests/test_fuzz.py to keep, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections import Counter
from random import Random

from tests.fuzzing import PROPERTIES, Property

SHOWN = 3  # failures of one property that are printed


def main() -> int:
    """Run until the time is up and return the exit code."""
    arguments = _arguments()
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "LLMBRIEF_MODEL"):
        os.environ.pop(name, None)
    wanted = {name: check for name, check in PROPERTIES.items() if not arguments.only or name in arguments.only}
    ends_at = time.monotonic() + arguments.minutes * 60
    failures: Counter[str] = Counter()
    seed = arguments.first
    while time.monotonic() < ends_at:
        for name, check in wanted.items():
            if (fault := _fault(check, seed)) is not None:
                failures[name] += 1
                if failures[name] <= SHOWN:
                    print(f"{name}, seed {seed}: {fault}", file=sys.stderr)
        seed += 1
    tries = seed - arguments.first
    print(f"| property | tries from seed {arguments.first} | failures |\n|---|---:|---:|")
    for name in wanted:
        print(f"| {name.replace('_', ' ')} | {tries:,} | {failures[name]} |")
    return 1 if failures else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed")
    parser.add_argument("--only", nargs="*", choices=sorted(PROPERTIES), metavar="PROPERTY")
    return parser.parse_args()


def _fault(check: Property, seed: int) -> str | None:
    """Return what is wrong with a property under one seed, and where it was seen."""
    try:
        check(Random(seed))
    except Exception as error:  # noqa: BLE001 - whatever comes is what is looked for
        frame = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {frame.name}, line {frame.lineno}: {str(error)[:500]}"
    return None


if __name__ == "__main__":
    sys.exit(main())
