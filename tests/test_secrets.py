"""Keys appear nowhere, however a server spells them; recordings hold none, run nothing and stay in their folder."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import html
import json
import logging
import os
import pickle
import quopri
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmbrief import Article, AsyncSummarizer, Brief, LLMBriefError, Summarizer, errors, faults, keys, summarize
from llmbrief.cassettes import Answered, Asked, Recording, recorded_models
from llmbrief.wire import _Discretion
from tests.cli.conftest import in_process
from tests.engine.answers import completion, draft, drafts, encoded, http, says, sends, with_choice, writes
from tests.engine.running import ARTICLE, told
from tests.engine.server import Behaviour, Connection, FaultServer
from tests.engine.table import KEY

POSIX = pytest.mark.skipif(os.name != "posix", reason="links, pipes and permissions as POSIX has them")
ROOT = pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
PASSWORD = "hunter2hunter2"


def escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


def every(pattern: str) -> Callable[[str], str]:
    return lambda text: "".join(pattern.format(ord(char)) for char in text)


def apart(between: str, size: int = 5) -> Callable[[str], str]:
    return lambda text: between.join(text[start : start + size] for start in range(0, len(text), size))


HTML_NAMES = {"/": "&sol;", "+": "&plus;", "=": "&equals;", ".": "&period;", ":": "&colon;", "-": "&#45;"}

SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "a url": lambda text: quote(text, safe=""),
    "a url, every character": every("%{:02x}"),
    "a url twice": lambda text: quote(quote(text, safe=""), safe=""),
    "JSON escapes": escaped,
    "JSON escapes twice": lambda text: escaped(text).replace("\\", "\\u005c"),
    "escaped slashes": lambda text: text.replace("/", "\\/").replace("+", "\\u002B"),
    "HTML, decimal": every("&#{};"),
    "HTML, hexadecimal": every("&#x{:X};"),
    "HTML in HTML": lambda text: every("&#{};")(text).replace("&", "&amp;"),
    "Python": every("\\x{:02x}"),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 of Bearer": lambda text: base64.b64encode(f"Bearer {text}".encode()).decode(),
    "base64 of a login": lambda text: base64.urlsafe_b64encode(f"me:{text}:".encode()).decode(),
    "base64 of mail": lambda text: base64.encodebytes(b"x" * 50 + text.encode()).decode(),
    "hexadecimal digits": lambda text: text.encode().hex(),
    "hexadecimal digits, apart": lambda text: text.encode().hex(" ").upper(),
    "quoted-printable": lambda text: quopri.encodestring(b"x" * 60 + text.encode()).decode(),
    "quoted-printable, every character": every("={:02X}"),
    "octal": every("\\{:03o}"),
    "JavaScript": every("\\u{{{:x}}}"),
    "C": every("\\U{:08x}"),
    "HTML without its ends": every("&#x{:x}"),
    "HTML names": lambda text: "".join(HTML_NAMES.get(char, char) for char in text),
    "other case": str.swapcase,
    "lines": apart("\n"),
    "lines of one": apart("\r\n", 1),
    "lines in JSON": apart("\\n"),
    "blanks": apart(" "),
    "blanks that nobody sees": apart("\u200b"),
    "controls": apart("\x00"),
    "accents": apart("\u0301", 1),
    "markup": apart("</b><b>"),
    "a list": lambda text: json.dumps(list(text)),
    "wide letters": lambda text: "".join(chr(ord(char) + 0xFEE0) for char in text),
    "tags": lambda text: "".join(chr(ord(char) + 0xE0000) for char in text),
    "half of it": lambda text: text[: len(text) // 2],
    "the other half": lambda text: text[len(text) // 2 :],
    "half of it in base64": lambda text: base64.b64encode(text[len(text) // 2 :].encode()).decode(),
}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, server: FaultServer) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)


# --- a text that repeats a key


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_key_is_seen_however_it_is_spelt(spelling: str) -> None:
    text = f"you sent {SPELLINGS[spelling](KEY)}, sir"
    assert keys.repeats(text, [KEY])
    assert keys.repeats(json.dumps({"said": text}), [KEY])
    assert not keys.repeats(text, ["sk-Another.key/of-all-the_checks:9876543210"])
    shown = keys.redact(text, [KEY])
    assert not keys.repeats(shown, [KEY])
    assert html.unescape(shown) == shown


@given(
    st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8),
    st.lists(st.sampled_from(["{}", "%{:02X}", "\\u{:04x}", "\\\\u{:04X}", "&#{};", "\\{}"]), min_size=1),
    st.text(),
)
def test_a_key_is_seen_where_each_character_is_spelt_its_own_way(key: str, ways: list[str], around: str) -> None:
    spelt = "".join(_spelt(ways[index % len(ways)], char) for index, char in enumerate(key))
    text = f"{around}{spelt}{around}"
    if "&" not in key and "%" not in key and "\\" not in key:  # a key that looks like an escape reads as one
        assert keys.repeats(text, [key])
        assert key not in keys.redact(text, [key])


def _spelt(way: str, char: str) -> str:
    if way in ("{}", "\\{}"):
        return way.format(char) if way == "{}" or char not in "ux\\" else char
    return way.format(ord(char))


@pytest.mark.parametrize("unit", ["\\", "%", "&#", "%25", "&amp;", "\\u005c", "&#" + "9" * 5_000 + ";", "%%41"])
def test_a_hostile_text_is_read_in_linear_time(unit: str) -> None:
    assert not keys.repeats(unit * (500_000 // len(unit)), [KEY])


def test_text_without_a_key_is_left_alone() -> None:
    text = '50% of \\u0041 &amp; "more" at https://example.org/?a=%20b'
    assert keys.redact(text, [KEY]) == text
    assert keys.redact(text, []) == text
    assert not keys.repeats(text, [""])


@pytest.mark.parametrize(
    ("headers", "address", "held"),
    [
        ({"authorization": f"Bearer {KEY}"}, "https://example.org/v1", (KEY,)),
        ({"X-Api-Key": KEY, "user-agent": "something longer"}, "https://example.org/v1", (KEY,)),
        ({"x-internal-token": KEY, "authorization": f"Bearer {KEY}"}, "", (KEY,)),
        ({}, f"https://me:{PASSWORD}@example.org/v1?api-version=2024-10-21", (PASSWORD,)),
        ({}, f"https://example.org/v1?api_key={quote(KEY, safe='')}", (KEY,)),
        ({"authorization": "Bearer ollama"}, "https://example.org", ()),
        ({"authorization": ""}, "https://[::1", ()),
        ({}, f"https://{PASSWORD}@example.org/v1", (PASSWORD,)),
        ({}, "https://example.org/sk-gateway-0123456789/v1", ("sk-gateway-0123456789",)),
        ({"cookie": f"session={PASSWORD}; theme=dark"}, "", (PASSWORD,)),
        ({"x-custom": "sk-live-0123456789", "user-agent": "something longer"}, "", ("sk-live-0123456789",)),
    ],
)
def test_what_a_request_holds(headers: dict[str, str], address: str, held: tuple[str, ...]) -> None:
    assert keys.sent(headers, address) == held


def test_a_login_is_two_secrets() -> None:
    login = base64.b64encode(f"me:{PASSWORD}".encode()).decode()
    assert keys.sent({"authorization": f"Basic {login}"}, "") == (login, PASSWORD)
    assert keys.sent({"authorization": "Basic ~~~"}, "") == ()


def test_a_name_without_a_password_is_a_secret() -> None:
    login = base64.b64encode(f"{PASSWORD}:".encode()).decode()
    assert keys.sent({"authorization": f"Basic {login}"}, "") == (login, PASSWORD)


@pytest.mark.parametrize(
    ("address", "held"),
    [
        (f"http://me:{quote(PASSWORD + '!')}@proxy:3128", (PASSWORD + "!", "bWU6aHVudGVyMmh1bnRlcjIh")),
        (f"me:{PASSWORD}@proxy:3128", (PASSWORD, "bWU6aHVudGVyMmh1bnRlcjI=")),
        ("http://proxy:3128", ()),
        ("http://[::1", ()),
    ],
)
def test_what_logs_in_at_a_proxy(address: str, held: tuple[str, ...]) -> None:
    assert keys.of_proxies({"https": address, "no": "127.0.0.1"}) == held


# --- what becomes of an answer that repeats it


def echoes(spelling: str) -> dict[str, Behaviour]:
    """Return the places in which a server can repeat the key."""
    spelt = SPELLINGS[spelling](KEY)

    async def in_content(connection: Connection) -> None:
        text = json.dumps(draft(connection.request.article, gist="GIST")).replace("GIST", spelt.replace('"', ""))
        await connection.send(http(encoded(completion(text))))

    return {
        "a good answer": writes(lambda value: http(encoded({**value, "debug": spelt}))),
        "the draft": in_content,
        "a header": writes(lambda value: http(encoded(value), x_echo=spelt)),
        "the content type": writes(lambda value: http(encoded(value), kind=f"application/json; k={spelt}")),
        "an error": says({"error": {"message": spelt, "code": spelt, "type": spelt}}, 401),
        "an error of text": sends(http(spelt.encode(), 400, kind="text/plain")),
        "an error with 200": says({"error": {"message": spelt}}),
        "an error's header": sends(http(b"{}", 403, x_echo=spelt, www_authenticate=spelt)),
        "a refusal": says(with_choice(completion(None, refusal=spelt))),
        "a redirect": sends(http(b"", 307, location=f"https://example.org/{quote(spelt)}")),
        "the model's name": writes(lambda value: http(encoded({**value, "model": spelt}))),
    }


PLACES = list(echoes("plain"))


@pytest.mark.parametrize("spelling", ["plain", "a url", "JSON escapes", "JSON escapes twice", "base64 of Bearer"])
def test_a_key_that_a_server_repeats_is_told_nowhere(
    server: FaultServer, spelling: str, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(1)
    behaviours = echoes(spelling).values()
    for number, behave in enumerate(behaviours):
        server.script(f"echo{number}", behave)

    async def outcome(number: int) -> list[str]:
        asking = AsyncSummarizer(f"openai/echo{number}", deadline=0.5, cassettes=tmp_path, record="all")
        try:
            brief = await asking.summarize(ARTICLE)
        except LLMBriefError as error:
            return told(error)
        return [repr(brief), brief.model_dump_json()]

    async def outcomes() -> list[list[str]]:
        return await asyncio.gather(*map(outcome, range(len(behaviours))))

    texts = [caplog.text, *(text for one in asyncio.run(outcomes()) for text in one)]
    texts += [path.read_text() for path in tmp_path.rglob("*.json")]
    texts += [record.getMessage() + repr(vars(record)) for record in caplog.records]
    assert len(texts) > 2 * len(PLACES)
    assert not [text for text in texts if keys.repeats(text, [KEY]) or KEY[:12] in text]


@pytest.mark.parametrize("place", ["an error", "a header", "a good answer"])
def test_a_password_in_the_address_is_told_nowhere(
    server: FaultServer, place: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    caplog.set_level(1)
    monkeypatch.setenv("OPENAI_BASE_URL", server.url.replace("//", f"//me:{PASSWORD}@"))
    login = base64.b64encode(f"me:{PASSWORD}".encode()).decode()

    async def behave(connection: Connection) -> None:
        assert connection.request.headers["authorization"] == f"Basic {login}"
        status = 401 if place == "an error" else 200
        said = {**completion(json.dumps(draft(connection.request.article))), "debug": login}
        body = {"an error": {"error": {"message": PASSWORD}}, "a good answer": said}.get(place, {**said, "debug": ""})
        await connection.send(http(encoded(body), status, x_echo=login))

    server.script("login", behave)
    texts: list[str] = []
    try:
        texts.append(repr(summarize(ARTICLE, model="openai/login", deadline=1, cassettes=tmp_path, record="all")))
    except LLMBriefError as error:
        texts += told(error)
    texts += [path.read_text() for path in tmp_path.rglob("*.json")]
    texts += [caplog.text, *(record.getMessage() for record in caplog.records)]
    assert not [text for text in texts if keys.repeats(text, [PASSWORD, login])]


@pytest.mark.parametrize("status", [200, 407])
def test_a_proxy_s_password_is_told_nowhere(
    server: FaultServer, status: int, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    caplog.set_level(1)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name)
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, f"http://me:{quote(PASSWORD + '!')}@127.0.0.1:{server.port}")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://api.example.org/v1")
    login = base64.b64encode(f"me:{PASSWORD}!".encode()).decode()

    async def behave(connection: Connection) -> None:
        assert connection.request.headers["proxy-authorization"] == f"Basic {login}"
        said = f"{login} is me:{PASSWORD}!"
        value = {**completion(json.dumps(draft(connection.request.article))), "debug": said}
        body = value if status == 200 else {"error": {"message": said}}
        await connection.send(http(encoded(body), status, x_echo=login))

    server.script("proxied", behave)
    with pytest.raises(errors.ProviderError) as caught:
        summarize(ARTICLE, model="openai/proxied", deadline=1, cassettes=tmp_path, record="all")
    texts = [*told(caught.value), caplog.text, *(record.getMessage() for record in caplog.records)]
    assert not [text for text in texts if keys.repeats(text, [PASSWORD, login])]
    assert not list(tmp_path.rglob("*.json"))


def test_an_error_that_is_cut_within_a_key_tells_none_of_it(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "0123456789abc"  # too short for a part of it to be known as one
    monkeypatch.setenv("OPENAI_API_KEY", key)
    for shown in range(len(key)):
        markup = b"<b>" * ((faults.MAX_ERROR - shown) // 3)
        body = markup + b" " * (faults.MAX_ERROR - shown - len(markup)) + key.encode() + b"x" * 100_000
        server.script("cut", sends(http(body, 400, kind="text/html")))
        with pytest.raises(errors.RequestRejectedError) as caught:
            summarize(ARTICLE, model="openai/cut", deadline=2)
        assert "0123" not in caught.value.message


def test_a_log_record_that_does_not_fit_its_arguments_is_the_logger_s_business() -> None:
    record = logging.LogRecord("httpx2", logging.ERROR, "theirs.py", 1, "%d of %s", ("one",), None)
    assert _Discretion().filter(record)
    assert record.args == ("one",)


@pytest.mark.parametrize("address", [f"https://me:{PASSWORD}:x@[::1", f"https://me:{PASSWORD}@host:port/v1"])
def test_an_address_that_is_none_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    with pytest.raises(errors.UsageError) as caught:
        summarize(ARTICLE, model="openai/x")
    assert not [text for text in told(caught.value) if PASSWORD in text]


def test_libraries_that_log_are_left_as_they_were(server: FaultServer) -> None:
    def filters() -> dict[str, list[Any]]:
        names = [name for name in logging.Logger.manager.loggerDict if name.startswith("httpx2") or "httpcore2" in name]
        return {name: list(logging.getLogger(name).filters) for name in names}

    before = filters()
    server.script("filters", drafts())
    with Summarizer("openai/filters") as summarizer:
        summarizer.summarize(ARTICLE)
    assert filters() == before


def test_no_repr_and_no_pickle_holds_a_key(server: FaultServer) -> None:
    server.script("values", drafts())
    with Summarizer("openai/values") as summarizer:
        article = Article.from_text(ARTICLE, slug="harbour")
        values = [summarizer, summarizer._engine, summarizer.plan(article), summarizer.summarize(article), article]
    assert not [value for value in values if KEY in repr(value)]
    assert not [value for value in values[2:] if KEY.encode() in pickle.dumps(value)]


@pytest.mark.parametrize("spelling", ["plain", "JSON escapes", "base64 of a login"])
def test_what_a_client_of_one_s_own_sends_is_told_nowhere(server: FaultServer, spelling: str) -> None:
    import openai

    spelt = SPELLINGS[spelling](PASSWORD)
    address = server.url.replace("//", f"//me:{PASSWORD}@")
    for number, behave in enumerate(
        (
            writes(lambda value: http(encoded({**value, "debug": spelt}))),
            says({"error": {"message": spelt}}, 401),
            says({"error": {"message": spelt}}),
        )
    ):
        server.script(f"own-echo{number}", behave)
        for options in ({"default_headers": {"X-Token": PASSWORD}, "base_url": server.url}, {"base_url": address}):
            with openai.OpenAI(api_key=KEY, **options) as client, pytest.raises(errors.ProviderError) as caught:
                summarize(ARTICLE, model=f"openai/own-echo{number}", client=client, deadline=0.2)
            assert not [text for text in told(caught.value) if keys.repeats(text, [PASSWORD])]


# --- the command line


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """An article with its gold file, in folders of their own."""
    shipped = Path(__file__).parent.parent
    for folder, name in (("seeds", "kursk-engineers.txt"), ("evals/gold", "kursk-engineers.yaml")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / name).write_bytes((shipped / folder / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize("place", ["the draft", "the content type", "an error", "a refusal", "the model's name"])
def test_neither_a_report_nor_a_recording_holds_a_key(server: FaultServer, seeds: Path, place: str) -> None:
    server.script("reported", echoes("JSON escapes")[place])
    env: dict[str, str | None] = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": server.url}
    options = ["--model", "openai/reported", "--cassettes", seeds / "cassettes", "--record", "all", "--deadline", "0.3"]
    gold = ["--gold", seeds / "evals" / "gold", "--seeds", seeds / "seeds"]
    report = seeds / "report.json"
    evaluated = in_process("eval", "run", *options, *gold, "-f", "json", "-o", report, env=env)
    one = in_process("summarize", seeds / "seeds" / "kursk-engineers.txt", *options, "-f", "json", env=env)
    written = [path.read_text() for path in seeds.rglob("*.json")]
    texts = [evaluated.stdout, evaluated.stderr, one.stdout, one.stderr, *written]
    assert report.exists()
    assert "Traceback" not in "".join(texts)
    assert not [text for text in texts if keys.repeats(text, [KEY]) or KEY[:12] in text]


# --- recordings

ASKED = Asked("port-strike", "a" * 64, "brief.v1", "p1", "s1", "openai/some")
REQUEST = ("POST", "https://api.example/v1/chat/completions", {"content-type": "application/json"}, b'{"model": "x"}')
GOOD = Answered(200, {"content-type": "application/json"}, b'{"said": "yes"}')


def kept(root: Path, asked: Asked = ASKED) -> Path:
    recording = Recording(root, asked, "all")
    recording.replay(REQUEST[3])
    recording.keep(REQUEST, GOOD, [KEY])
    return recording.path


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("place", ["body", "retry-after", "content-type", "request", "url"])
def test_a_recording_that_would_hold_a_key_is_refused(tmp_path: Path, spelling: str, place: str) -> None:
    path = kept(tmp_path)
    before = path.read_bytes()
    spelt = SPELLINGS[spelling](KEY)
    method, url, headers, body = REQUEST
    request = (method, url + spelt if place == "url" else url, headers, spelt.encode() if place == "request" else body)
    said = Answered(200, {place: spelt}, encoded({"said": spelt if place == "body" else ""}))
    recording = Recording(tmp_path, ASKED, "all")
    recording.replay(body)
    with pytest.raises(errors.RecordingError, match="API key") as caught:
        recording.keep(request, said, [KEY])
    assert not [text for text in told(caught.value) if keys.repeats(text, [KEY])]
    assert path.read_bytes() == before


def test_a_recording_is_refused_before_it_is_written_and_told_once(server: FaultServer, tmp_path: Path) -> None:
    server.script("typed", echoes("plain")["the content type"])
    with pytest.raises(errors.RecordingError, match="API key"):
        summarize(ARTICLE, model="openai/typed", cassettes=tmp_path, record="all")
    assert not list(tmp_path.rglob("*"))


@POSIX
def test_a_new_recording_is_its_owner_s_alone_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    path = kept(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o644)
    kept(tmp_path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


@POSIX
@pytest.mark.parametrize("level", ["port-strike.json", "some", "brief.v1"])
@pytest.mark.parametrize("mode", ["none", "missing", "all"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, level: str, mode: Any) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "cassettes"
    path = kept(elsewhere)
    target = {"port-strike.json": path, "some": path.parent, "brief.v1": path.parent.parent}[level]
    link = root / target.relative_to(elsewhere)
    link.parent.mkdir(parents=True)
    link.symlink_to(target)
    before = path.read_bytes()
    with pytest.raises(errors.BrokenRecordingError, match="leads out"):
        Recording(root, ASKED, mode)
    assert path.read_bytes() == before
    if level == "some":
        assert recorded_models(root, "brief.v1") == ()


@POSIX
def test_a_link_within_the_folder_and_a_folder_that_is_a_link_are_fine(tmp_path: Path) -> None:
    kept(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "brief.v1" / "other").symlink_to(tmp_path / "real" / "brief.v1" / "some")
    other = dataclasses.replace(ASKED, model="openai/other")
    for asked in (ASKED, other):
        assert len(Recording(tmp_path / "link", asked, "missing")._cassette) == 1


@POSIX
@pytest.mark.parametrize("make", ["folder", "pipe", "loop", "device"])
def test_what_is_no_file_is_no_recording(tmp_path: Path, make: str) -> None:
    path = tmp_path / "brief.v1" / "some" / "port-strike.json"
    path.parent.mkdir(parents=True)
    makes: dict[str, Callable[[], object]] = {
        "folder": path.mkdir,
        "pipe": lambda: os.mkfifo(path),
        "loop": lambda: path.symlink_to(path),
        "device": lambda: path.symlink_to("/dev/zero"),
    }
    makes[make]()
    assert recorded_models(tmp_path, "brief.v1") in ((), ("openai/some",))
    with pytest.raises(errors.BrokenRecordingError, match=r"port-strike\.json"):
        Recording(tmp_path, ASKED, "none")


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_sent(server: FaultServer, tmp_path: Path) -> None:
    script = server.script("unwritten", drafts())
    (tmp_path / "file").write_text("")
    with pytest.raises(errors.UsageError, match="cannot write the recording"):
        summarize(ARTICLE, model="openai/unwritten", cassettes=tmp_path / "file", record="all")
    assert not script.requests


@POSIX
@ROOT
def test_a_folder_without_permission_is_told_before_anything_is_sent(server: FaultServer, tmp_path: Path) -> None:
    script = server.script("unwritten", drafts())
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(errors.UsageError, match="cannot write the recording"):
            summarize(ARTICLE, model="openai/unwritten", cassettes=tmp_path, record="all")
    finally:
        tmp_path.chmod(0o700)
    assert not script.requests


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_save_that_fails_leaves_the_old_recording_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = kept(tmp_path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    recording = Recording(tmp_path, ASKED, "all")
    recording.replay(REQUEST[3])
    with pytest.raises(errors.UsageError, match="No space left"):
        recording.keep(REQUEST, GOOD, [KEY])
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@dataclasses.dataclass
class Planted:
    """What makes a folder as it is unpickled."""

    path: Path

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.path),)


@pytest.mark.parametrize(
    "content",
    [
        lambda path: pickle.dumps(Planted(path)),
        lambda path: f'!!python/object/apply:os.mkdir ["{path}"]\n'.encode(),
        lambda path: f'interactions:\n- !!python/object/apply:os.mkdir ["{path}"]\nversion: 1\n'.encode(),
        lambda path: json.dumps({"interactions": [{"py/object": "os.mkdir", "py/args": [str(path)]}]}).encode(),
    ],
    ids=["pickle", "yaml", "yaml in a cassette", "jsonpickle"],
)
def test_a_recording_runs_nothing(tmp_path: Path, content: Callable[[Path], bytes]) -> None:
    planted = tmp_path / "planted"
    path = tmp_path / "brief.v1" / "some" / "port-strike.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content(planted))
    recorded_models(tmp_path, "brief.v1")
    with pytest.raises(errors.BrokenRecordingError):
        Recording(tmp_path, ASKED, "none").replay(REQUEST[3])
    assert not planted.exists()


def test_a_brief_shows_the_key_of_an_article_as_any_other_word() -> None:
    brief = summarize(f"The leaked key was {KEY}, the ministry said on Monday.")  # the text is the person's own
    assert isinstance(brief, Brief)


def test_the_page_names_tests_that_there_are() -> None:
    root = Path(__file__).parent.parent
    rows = re.findall(r"^\| .*? \| (.*`tests/.*) \|$", (root / "docs" / "security.md").read_text("utf-8"), re.MULTILINE)
    named = [part for row in rows for part in re.findall(r"`(tests/[^`]+)`(.*?)(?=`tests/|$)", row)]
    assert len(rows) > 20
    for path, names in named:
        code = (root / path).read_text("utf-8")
        assert not [name for name in re.findall("`(test_[^`]+)`", names) if f"def {name}(" not in code]
