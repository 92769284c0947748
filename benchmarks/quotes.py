"""How many faithful variants of true quotes `locate` accepts, how many tampered ones, and how fast.

python benchmarks/quotes.py                 everything; other programs are asked where they are installed
python benchmarks/quotes.py --no-rivals     llmbrief alone
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.quote_cases import FAITHFUL, TAMPERED, Source, Variant, is_faithful, is_tampered, variants
from benchmarks.quote_rivals import RIVALS, Accepts
from llmbrief.verification.locating import locate

ROOT = Path(__file__).parent.parent
SAMPLE = 4  # variants of each kind that the other programs are asked about: they take far longer
SIZES = (250_000, 500_000, 1_000_000, 2_000_000)  # characters


def main(arguments: list[str]) -> int:
    sources = load()
    faithful = variants(FAITHFUL, sources, is_faithful)
    tampered = variants(TAMPERED, sources, is_tampered)
    print(f"{len(sources)} true quotes of {len({source.slug for source in sources})} articles\n")
    lost = judge("faithful variants", faithful, expected=True)
    passed = judge("tampered variants", tampered, expected=False)
    timing(sources)
    if "--no-rivals" not in arguments:
        compare(faithful, tampered)
    return 1 if passed or lost > 0.01 * len(faithful) else 0


def load() -> list[Source]:
    """Read every quote of the gold files beside its article."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
    golds = {path.stem: gold(path) for path in sorted((ROOT / "evals/gold").glob("*.yaml"))}
    sources = []
    for slug, content in golds.items():
        same = [other for other in golds if other != slug and golds[other]["language"] == content["language"]]
        elsewhere = texts[same[0] if same else next(other for other in golds if other != slug)]
        quotes = dict.fromkeys(quote for claim in content["claims"] for quote in claim["evidence"])
        sources += [Source(slug, content["language"], quote, texts[slug], elsewhere) for quote in quotes]
    return sources


def gold(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return content


def judge(title: str, made: list[Variant], *, expected: bool) -> int:
    """Print how many variants of each kind are accepted, and each wrong one; return how many are wrong."""
    total = Counter(variant.kind for variant in made)
    wrong = [variant for variant in made if locate(variant.quote, variant.source.text).supports is not expected]
    wrongs = Counter(variant.kind for variant in wrong)
    print(f"{title:45}{'count':>7}{'accepted':>10}")
    for kind, count in total.items():
        print(f"  {kind:43}{count:7}{count - wrongs[kind] if expected else wrongs[kind]:10}")
    accepted = len(made) - len(wrong) if expected else len(wrong)
    print(f"{'in all':45}{len(made):7}{accepted:10}  {100 * accepted / len(made):.2f} %\n")
    for variant in wrong:
        print(f"  {'lost' if expected else 'PASSED'}: {variant.kind} ({variant.source.slug})\n    {variant.quote!r}")
    return len(wrong)


def timing(sources: list[Source]) -> None:
    """Print CPU seconds for a hundred mixed quotes on texts of growing size."""
    print("\nCPU seconds for 100 quotes (exact, folded, near misses and absent ones), the text's preparation included")
    base = 0.0
    for size in SIZES:
        text = long_text(sources, size)
        quotes = mixed_quotes(text)
        seconds = min(run(quotes, f"{text}\n{attempt}") for attempt in range(3))  # each time a text not met before
        base = base or seconds
        growth = f"{seconds / base:5.2f} times the first; the text {size / SIZES[0]:.0f} times"
        print(f"  {size:9} characters  {seconds:6.2f} s  {growth}")


def run(quotes: list[str], text: str) -> float:
    started = time.process_time()
    for quote in quotes:
        locate(quote, text)
    return time.process_time() - started


def long_text(sources: list[Source], size: int) -> str:
    """Repeat the articles, each time with other digits, up to *size* characters."""
    rng = random.Random(size)
    texts = sorted({source.text for source in sources})
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        parts.append(re.sub(r"\d", lambda match: str(rng.randrange(10)), rng.choice(texts)))
    return "\n\n".join(parts)[:size]


def mixed_quotes(text: str) -> list[str]:
    """Take 25 sentences as they are, 25 with other typography, 25 with a word dropped, and 25 of shuffled words."""
    rng = random.Random(1)
    found = rng.sample(re.findall(r"[A-Z][^\n.]{60,200}\.", text), 100)
    quotes = found[:25]
    quotes += [f"“{sentence}”".replace(" ", "\n", 2).replace("’", "'").replace("–", "-") for sentence in found[25:50]]
    for sentence in found[50:75]:
        words = sentence.split()
        quotes.append(" ".join(words[: len(words) // 2] + words[len(words) // 2 + 1 :]))
    vocabulary = sorted(set(re.findall(r"[a-z]{5,}", text)))
    return quotes + [" ".join(rng.sample(vocabulary, 15)) for _ in range(25)]


def compare(faithful: list[Variant], tampered: list[Variant]) -> None:
    """Ask the other programs about a few variants of each kind, and llmbrief about the same ones."""
    few, bad = sample(faithful), sample(tampered)
    print(f"\nThe same {len(few)} faithful and {len(bad)} tampered variants, at most {SAMPLE} of a kind")
    print(f"  {'':32}{'faithful accepted':>20}{'tampered accepted':>20}{'CPU seconds':>14}")
    score("llmbrief", lambda quote, text: locate(quote, text).supports, few, bad)
    for name, load_rival in RIVALS.items():
        try:
            accepts = load_rival()
        except ImportError as error:
            print(f"  {name:32}skipped: {error}")
            continue
        score(f"{name} {version(name.split()[0])}", accepts, few, bad)


def sample(made: list[Variant]) -> list[Variant]:
    rng = random.Random(7)
    kinds: dict[str, list[Variant]] = {}
    for variant in made:
        kinds.setdefault(variant.kind, []).append(variant)
    return [variant for group in kinds.values() for variant in rng.sample(group, min(SAMPLE, len(group)))]


def score(name: str, accepts: Accepts, faithful: list[Variant], tampered: list[Variant]) -> None:
    started = time.process_time()
    good, bad = (sum(accepts(variant.quote, variant.source.text) for variant in made) for made in (faithful, tampered))
    seconds = time.process_time() - started
    print(f"  {name:32}{f'{good} of {len(faithful)}':>20}{f'{bad} of {len(tampered)}':>20}{seconds:14.2f}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
