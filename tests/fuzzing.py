"""What is thrown at each reader, and what must hold: a value or one short line of ours, and no wrong verdict.

Every property takes a ``random.Random``, so that a failure is kept by its seed; tests/test_fuzz.py tries some seeds of
each, ``python -m benchmarks.fuzz`` as many as there is time for.
"""

from __future__ import annotations

import copy
import json
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from llmbrief import Article, Brief, LLMBriefError, Summarizer, locate, read_brief, verify
from llmbrief.brief import SUPPORTING
from llmbrief.cassettes import Asked, Recording
from llmbrief.evals.baseline import read_baseline
from llmbrief.evals.gold import gold_faults, read_gold
from llmbrief.evals.report import read_report
from llmbrief.extractive import extract
from llmbrief.prompt import load_prompt, schema_digest
from tests.cli.conftest import in_process

ROOT = Path(__file__).parent.parent
SLUG = "quake-flash"  # the shortest of the seeds
LONGEST = 4_000  # characters of a message
MODEL = "openai/relay-llm"

Property = Callable[[Random], None]

# --- what is thrown


@cache
def article() -> Article:
    return Article.from_file(ROOT / "seeds" / f"{SLUG}.txt")


@cache
def recording() -> Any:
    prompt = load_prompt(None).name
    return json.loads((ROOT / "cassettes" / prompt / "relay-llm" / f"{SLUG}.json").read_text(encoding="utf-8"))


@cache
def content() -> str:
    """Return what the model answered, as it wrote it."""
    completion = json.loads(recording()["interactions"][0]["response"]["body"]["string"])
    return str(completion["choices"][0]["message"]["content"])


ALPHABETS = (
    "abcXYZ 0123456789.,",
    "áßÜ中國日本語한국어αβγЖяא",
    "\u0301\u200b\u200d\u00ad\ufeff\u202e\u2066\u00a0\u2009\u3000",
    "\x00\x07\x1b\x7f\x9b\r\n\t\v\f\u2028\u2029",
    "“”‘’«»„「」'\"…—–-‐()[]{}<>|\\/$%€£#*_`~&;:!?@^+=",
    "ﬁ½²③Ⅷ０１Ａ℃㎞𝟘𝐀🙂🇩🇪👩‍👩‍👧",
)
WORDS = (
    "not",
    "never",
    "may",
    "1,500",
    "1.5",
    "$3",
    "50%",
    "no one",
    "May",
    "...",
    "[…]",
    "[sic]",
    "he",
    "Monday",
    "{{ 7*7 }}",
)


def words(random: Random, longest: int = 12) -> str:
    """Return a text of anything."""
    alphabet = random.choice(ALPHABETS)
    pieces = [
        random.choice(WORDS) if random.random() < 0.2 else "".join(random.choices(alphabet, k=random.randint(0, 6)))
        for _ in range(random.randint(0, longest))
    ]
    return random.choice((" ", "", "\n")).join(pieces)


def junk(random: Random) -> Any:
    """Return a JSON value that is wanted nowhere."""
    number = random.choice((0, -1, 1, 2**31, 2**63, 2**64, 10**30, 1.5, -0.0, 1e308))
    return random.choice(
        (None, True, False, number, "", " ", words(random), [], {}, [None], [[]], {"": None}, ["x"] * 50, {"a": {}})
    )


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value within *value*."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def mutated(value: Any, random: Random) -> Any:
    """Return a copy of a JSON value with one to three things changed."""
    value = copy.deepcopy(value)
    for _ in range(random.choice((1, 1, 2, 3))):
        known = list(places(value))
        if not known:
            return junk(random)
        path = random.choice(known)
        parent = value
        for key in path[:-1]:
            parent = parent[key]
        _mutate(parent, path[-1], random)
    return value


def _mutate(parent: Any, key: Any, random: Random) -> None:
    old = parent[key]
    match random.randrange(7):
        case 0:
            del parent[key]
        case 1:
            parent[key] = junk(random)
        case 2 if isinstance(parent, list):
            parent.insert(key, copy.deepcopy(old))
        case 3 if isinstance(parent, dict):
            parent[words(random, 2) or "extra"] = copy.deepcopy(old)
        case 4 if isinstance(old, str):
            parent[key] = spliced(old, words(random, 3), random)
        case 5 if isinstance(old, list):
            random.shuffle(old)
        case _:
            parent[key] = words(random)


def spliced(text: str, piece: str, random: Random) -> str:
    start, end = sorted(random.choices(range(len(text) + 1), k=2))
    return text[:start] + piece + text[min(end, start + random.choice((0, 1, 1, 5, 10**6))) :]


BYTES = (
    *(b"", b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\n\t", b"\\", b"\\ud800"),
    *(b'"', b"'", b"{", b"}", b",", b":", b"- ", b"#", b"|", b"&a ", b"*a", b"!!python/name:os.system "),
    *(b"NaN", b"1e999", b"9" * 5_000, b"[" * 3_000),
)


def mangled(data: bytes, random: Random) -> bytes:
    """Return *data* with one to three pieces cut, doubled or put in."""
    for _ in range(random.choice((1, 1, 2, 3))):
        start, end = sorted(random.choices(range(len(data) + 1), k=2))
        end = min(end, start + random.choice((0, 1, 2, 20, 10**9)))
        piece = random.choice((*BYTES, random.randbytes(3), data[start:end] * 2))
        data = data[:start] + piece + data[end:]
    return data[: random.choice((len(data), len(data), random.randint(0, len(data))))]


def thrown(value: Any, random: Random) -> bytes:
    """Return JSON of a mutated *value*, or mangled JSON of it."""
    if random.random() < 0.6:
        return json.dumps(mutated(value, random), ensure_ascii=random.random() < 0.3).encode("utf-8", "surrogatepass")
    return mangled(json.dumps(value, ensure_ascii=False).encode(), random)


def requoted(text: str, random: Random) -> str:
    """Return a passage of *text*, quoted well or badly."""
    start = random.randrange(len(text))
    quote = text[start : start + random.choice((5, 20, 60, 150))]
    if random.random() < 0.7:  # whole words
        quote = quote.partition(" ")[2].rpartition(" ")[0] or quote
    for _ in range(random.choice((0, 1, 1, 2))):
        quote = random.choice(EDITS)(quote, random)
    return quote


def left_out(quote: str, mark: str) -> str:
    return quote[: len(quote) // 3] + mark + quote[len(quote) // 2 :]


EDITS: tuple[Callable[[str, Random], str], ...] = (
    lambda quote, random: spliced(quote, words(random, 2), random),
    lambda quote, random: spliced(quote, f" {random.choice(WORDS)} ", random),
    lambda quote, random: re.sub(r"\d", lambda _: str(random.randrange(10)), quote),
    lambda quote, random: unicodedata.normalize(random.choice(("NFC", "NFD", "NFKC", "NFKD")), quote),
    lambda quote, random: quote.replace(" ", random.choice(("  ", "\n", "\u00a0", "\u200b", ""))),
    lambda quote, random: random.choice(("“{}”", "«{}»", "'{}'", "{}.", "({})", "…{}", "{} …", "[{}]")).format(quote),
    lambda quote, random: random.choice((str.swapcase, str.upper, str.capitalize))(quote),
    lambda quote, random: quote.translate(str.maketrans("'\"-", "’”–")),
    lambda quote, random: (
        quote[: len(quote) // 3] + random.choice((" … ", " [...] ", "...")) + quote[len(quote) // 2 :]
    ),
    lambda quote, random: " ".join(random.sample(parts := quote.split(" "), k=len(parts))),
)

# --- what must hold

GAP = re.compile(r"\[?(?:…|\.{3,})\]?")
BRACKETED = re.compile(r"\[[^\[\]]*\]")
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # a terminal
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def hold_verdicts(brief: Brief, text: str) -> None:
    """Hold every verdict of *brief* against *text*, in another way than llmbrief does."""
    for claim in brief.claims:
        for item in claim.evidence:
            hold_evidence(item.quote, item, text)


def hold_evidence(quote: str, item: Any, text: str) -> None:
    assert (item.span is not None) == (item.verdict in SUPPORTING), item
    assert (item.near is not None) == (item.verdict == "near_miss"), item
    for span in filter(None, (item.span, item.near)):
        assert 0 <= span.start < span.end <= len(text), item
    if item.span is None:
        assert item.verdict == "too_short" or quote not in text or _is_cut(quote, text), item
        return
    said = text[item.span.start : item.span.end]
    if item.verdict == "exact":
        assert said == quote, item
        return
    pieces = [piece for part in GAP.split(quote) for piece in BRACKETED.split(part)]
    has_gaps = len(pieces) > 1
    assert _follow([letters(piece) for piece in pieces], letters(said), loose=has_gaps), (quote, said)
    numbers = NUMBER.findall(_composed(said))
    for piece in pieces if has_gaps else [quote]:
        for number in NUMBER.findall(_composed(piece)):
            assert number in numbers, (quote, said)


def letters(text: str) -> str:
    """Return the letters and digits of *text* in compatibility form; superscripts and fractions stay what they are."""
    return "".join(char for char in _composed(text) if char.isalnum())


def _composed(text: str) -> str:
    kept = "".join(char if char.isdigit() or char.isnumeric() else unicodedata.normalize("NFKD", char) for char in text)
    kept = "".join(unicodedata.normalize("NFKD", char) if unicodedata.category(char) == "Nd" else char for char in kept)
    return unicodedata.normalize("NFC", kept)


def _follow(pieces: list[str], said: str, *, loose: bool) -> bool:
    """Say whether *said* has *pieces* in order, and unless *loose* nothing else; the first letter's case is free."""
    if not loose:
        return _is_same(pieces[0], said)
    at = 0
    for piece in filter(None, pieces):
        found = said.casefold().find(piece.casefold(), at)
        if found < 0:
            return False
        at = found + len(piece.casefold())
    return True


def _is_same(quote: str, said: str) -> bool:
    first = len(quote[:1].casefold())
    return quote == said or (quote.casefold() == said.casefold() and said.endswith(quote[first:]))


def _is_cut(quote: str, text: str) -> bool:
    """Say whether every place of *quote* in *text* is cut out of a word, a number (1 000 too) or a character."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(quote)})", text)]
    return all(_joins(text, start) or _joins(text, start + len(quote)) for start in starts)


def _joins(text: str, at: int) -> bool:
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if unicodedata.category(after or " ").startswith(("M", "C")):
        return True
    is_inside = bool(before and after) and not before.isspace() and not after.isspace()
    return is_inside or (re.search(r"\d\s?$", text[:at]) is not None and re.match(r"\s?\d", text[at:]) is not None)


def hold_error(error: LLMBriefError, *codes: int) -> None:
    """Hold an error to be one short line with one of the exit *codes*."""
    assert error.exit_code in codes, repr(error)
    assert len(error.message) < LONGEST, error.message[:200]
    assert len(error.message.splitlines()) == 1, error.message
    assert not STEERS.search(error.message), ascii(error.message)


def hold_outcome(code: int, stdout: str, stderr: str, codes: tuple[int, ...]) -> None:
    """Hold a command to one of the exit *codes*, and its output to hold nothing that steers a terminal."""
    assert code in codes, (code, stderr)
    assert "Traceback" not in stderr
    assert "bug in llmbrief" not in stderr, stderr
    assert code != 2 or not stdout
    assert not STEERS.search(stdout + stderr)


# --- the properties


def a_text_becomes_an_article_and_a_brief(random: Random) -> None:
    data = random.choice((words(random, 60).encode(), mangled(article().text.encode(), random), random.randbytes(50)))
    try:
        made = Article.from_bytes(data)
    except LLMBriefError as error:
        hold_error(error, 2)
        return
    brief = verify(extract(made), made)
    hold_verdicts(brief, made.text)
    assert all(item.quote in made.text for claim in brief.claims for item in claim.evidence)
    assert read_brief(brief.model_dump_json()) == brief


def a_quote_gets_its_verdict(random: Random) -> None:
    text = random.choice((article().text, article().text, words(random, 80) or "x"))
    quote = requoted(text, random) if random.random() < 0.8 else words(random, 10)
    hold_evidence(quote, locate(quote, text), text)


def a_brief_is_read_or_refused(random: Random) -> None:
    data = thrown(written_brief(), random)
    try:
        brief = read_brief(data)
    except LLMBriefError as error:
        hold_error(error, 2)
        return
    checked = verify(brief, article())
    hold_verdicts(checked, article().text)
    assert [claim.id for claim in checked.claims] == [claim.id for claim in brief.claims]
    assert verify(checked, article()) == checked


@cache
def written_brief() -> Any:
    with Summarizer(MODEL, cassettes=ROOT / "cassettes") as summarizer:
        return summarizer.summarize(article()).model_dump(mode="json")


def a_command_verifies_or_refuses(random: Random) -> None:
    arguments = ["--strict"] if random.random() < 0.5 else []
    form = random.choice(("text", "json"))
    seed = ROOT / "seeds" / f"{SLUG}.txt"
    outcome = in_process(
        "verify", "-", "--article", seed, "-f", form, *arguments, input=thrown(written_brief(), random)
    )
    hold_outcome(outcome.code, outcome.stdout, outcome.stderr, (0, 1, 2) if arguments else (0, 2))
    if outcome.code != 2 and form == "json":
        hold_verdicts(read_brief(outcome.stdout), article().text)


def a_recording_replays_or_is_refused(random: Random) -> None:
    _replayed(thrown(recording(), random), random)


def an_answer_is_read_or_refused(random: Random) -> None:
    """Replay the recording with a model's answer that is amiss, followed by the good one where that is asked for."""
    value = copy.deepcopy(recording())
    bad = copy.deepcopy(value["interactions"][0])
    completion = json.loads(bad["response"]["body"]["string"])
    if random.random() < 0.6:
        said = thrown(json.loads(content()), random).decode("utf-8", "replace")
        completion["choices"][0]["message"]["content"] = said
        body = json.dumps(completion)
    else:
        body = thrown(completion, random).decode("utf-8", "replace")
    bad["response"]["body"]["string"] = body
    value["interactions"] = [bad, *value["interactions"] * random.choice((0, 1, 3))]
    _replayed(json.dumps(value).encode(), random)


def _replayed(data: bytes, random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, load_prompt(None).name, "relay-llm", f"{SLUG}.json")
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        model = random.choice((MODEL, None))
        try:
            with Summarizer(model, cassettes=folder, deadline=5) as summarizer:
                brief = summarizer.summarize(article())
        except LLMBriefError as error:
            hold_error(error, *((3, 4) if model else (2, 3, 4)))
        else:
            hold_verdicts(brief, article().text)
            assert verify(brief, article()) == brief
        assert path.read_bytes() == data
        assert list(path.parent.iterdir()) == [path]


def a_recording_is_kept_from_what_is_amiss(random: Random) -> None:
    """Open a recording to record what is missing: what is broken is named, and never overwritten."""
    prompt = load_prompt(None)
    asked = Asked(SLUG, article().sha256, prompt.name, prompt.text_digest, schema_digest(), MODEL)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, prompt.name, "relay-llm", f"{SLUG}.json")
        path.parent.mkdir(parents=True)
        path.write_bytes(data := thrown(recording(), random))
        try:
            opened = Recording(Path(folder), asked, "missing")
            opened.replay(recording()["interactions"][0]["request"]["body"].encode())
        except LLMBriefError as error:
            hold_error(error, 4)
        assert path.read_bytes() == data


def gold_is_read_or_refused(random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{SLUG}.yaml")
        path.write_bytes(mangled((ROOT / "evals" / "gold" / f"{SLUG}.yaml").read_bytes(), random))
        found = gold_faults(path)
        for fault in found:
            hold_error(fault, 2)
        assert (_first_fault(path) is None) == (not found)


def _first_fault(path: Path) -> LLMBriefError | None:
    try:
        read_gold(path)
    except LLMBriefError as error:
        return error
    return None


def a_report_is_read_or_refused(random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.json")
        path.write_bytes(thrown(written_report(), random))
        good = Path(folder, "good.json")
        good.write_text(json.dumps(written_report()), encoding="utf-8")
        try:
            report = read_report(path)
        except LLMBriefError as error:
            hold_error(error, 2)
            codes: tuple[int, ...] = (2,)
        else:
            assert repr(report)
            codes = (0, 1, 2, 3, 4)
        form = random.choice(("text", "json", "markdown", "junit", "github"))
        pair = random.choice(((path, good), (good, path), (path, path)))
        outcome = in_process("eval", "compare", *pair, "-f", form)
        hold_outcome(outcome.code, outcome.stdout, outcome.stderr, codes)


@cache
def written_report() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        for kind, end in (("seeds", "txt"), ("gold", "yaml")):
            Path(folder, kind).mkdir()
            source = ROOT / ("seeds" if kind == "seeds" else "evals/gold")
            for slug in (SLUG, "kursk-engineers"):
                Path(folder, kind, f"{slug}.{end}").write_bytes((source / f"{slug}.{end}").read_bytes())
        paths = ["--gold", Path(folder, "gold"), "--seeds", Path(folder, "seeds")]
        outcome = in_process("eval", "run", "-m", "extractive", *paths, "-f", "json", "-q")
        return json.loads(outcome.stdout)


def a_baseline_is_read_or_refused(random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "baseline.json")
        path.write_bytes(thrown(written_baseline(), random))
        report = Path(folder, "report.json")
        report.write_text(json.dumps(written_report()), encoding="utf-8")
        codes: tuple[int, ...] = (0, 1, 2, 3, 4)
        try:
            assert read_baseline(path).report()
        except LLMBriefError as error:
            hold_error(error, 2)
            codes = (2,)
        outcome = in_process("eval", "gate", report, "--baseline", path)
        hold_outcome(outcome.code, outcome.stdout, outcome.stderr, codes)


@cache
def written_baseline() -> Any:
    with tempfile.TemporaryDirectory() as folder:
        report, path = Path(folder, "report.json"), Path(folder, "baseline.json")
        report.write_text(json.dumps(written_report()), encoding="utf-8")
        in_process("eval", "bless", report, "--baseline", path)
        return json.loads(path.read_text(encoding="utf-8"))


PROPERTIES: dict[str, Property] = {
    check.__name__: check
    for check in (
        a_text_becomes_an_article_and_a_brief,
        a_quote_gets_its_verdict,
        a_brief_is_read_or_refused,
        a_command_verifies_or_refuses,
        a_recording_replays_or_is_refused,
        an_answer_is_read_or_refused,
        a_recording_is_kept_from_what_is_amiss,
        gold_is_read_or_refused,
        a_report_is_read_or_refused,
        a_baseline_is_read_or_refused,
    )
}
