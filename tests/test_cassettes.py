from __future__ import annotations

import dataclasses
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from vcr.cassette import Cassette
from vcr.record_mode import RecordMode
from vcr.serializers import jsonserializer

from llmbrief.cassettes import (
    Answered,
    Asked,
    Record,
    Recording,
    model_folder,
    recorded_models,
    recording_path,
)
from llmbrief.errors import (
    BrokenRecordingError,
    LLMBriefError,
    MissingRecordingError,
    RecordingError,
    StaleRecordingError,
    UsageError,
)

ASKED = Asked(
    slug="port-strike",
    article="a" * 64,
    prompt="brief.v1",
    prompt_digest="p1",
    schema_digest="s1",
    model="openai/relay-llm",
    source="seeds/port-strike.txt",
)
URL = "https://api.example/v1/chat/completions"


def body(**changes: Any) -> bytes:
    schema = {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": {"type": "object"}}}
    fields = {"model": "relay-llm", "messages": [{"role": "user", "content": "text"}], "response_format": schema}
    return json.dumps({**fields, **changes}).encode()


def answer(text: str = "yes") -> Answered:
    headers = {"content-type": "application/json", "set-cookie": "id=1", "x-request-id": "7"}
    return Answered(200, headers, json.dumps({"said": text}).encode())


def record(root: Path, *texts: str, asked: Asked = ASKED, mode: Record = "all") -> Recording:
    recording = Recording(root, asked, mode)
    for text in texts:
        assert recording.replay(body()) is None
        headers = {"content-type": "application/json", "authorization": "Bearer sk-secret", "user-agent": "x"}
        recording.keep(("POST", URL, headers, body()), answer(text), ["sk-secret"])
    return recording


def said(answered: Answered | None) -> str:
    assert answered is not None
    return str(json.loads(answered.body)["said"])


def test_what_was_recorded_replays_in_order(tmp_path: Path) -> None:
    record(tmp_path, "first", "second")
    replay = Recording(tmp_path, ASKED, "none")
    assert replay.replays
    assert said(replay.replay(body())) == "first"
    assert said(replay.replay(b"whatever follows")) == "second"


def test_a_recording_is_a_plain_vcrpy_cassette_with_listed_headers_only(tmp_path: Path) -> None:
    path = record(tmp_path, "first").path
    assert path == tmp_path / "brief.v1" / "relay-llm" / "port-strike.json"
    cassette = Cassette.load(path=str(path), serializer=jsonserializer, record_mode=RecordMode.NONE)
    assert len(cassette) == 1
    assert dict(cassette.requests[0].headers) == {"content-type": "application/json"}
    assert list(cassette.responses[0]["headers"]) == ["content-type"]
    assert "sk-secret" not in path.read_text(encoding="utf-8")
    assert [child.name for child in path.parent.iterdir()] == [path.name]


def test_the_base_url_and_other_settings_of_a_request_do_not_matter(tmp_path: Path) -> None:
    record(tmp_path, "first")
    assert said(Recording(tmp_path, ASKED, "none").replay(body(max_completion_tokens=7, seed=1))) == "first"


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"article": "b" * 64}, "the article's text"),
        ({"prompt_digest": "p2"}, "the prompt"),
        ({"schema_digest": "s2"}, "the schema"),
        ({"article": "b" * 64, "prompt_digest": "p2"}, "the article's text, the prompt"),
    ],
)
def test_a_stale_recording_says_what_changed_and_what_records_it(
    tmp_path: Path, changes: dict[str, str], what: str
) -> None:
    record(tmp_path, "first")
    stale = Recording(tmp_path, dataclasses.replace(ASKED, **changes), "none")
    with pytest.raises(StaleRecordingError) as caught:
        stale.replay(body())
    command = (
        "llmbrief summarize seeds/port-strike.txt --model openai/relay-llm --prompt brief.v1 "
        f"--cassettes {tmp_path} --record missing"
    )
    assert f"stale: {what} changed" in str(caught.value)
    assert str(caught.value).endswith(command)
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("request_body", "what"),
    [
        (body(messages=[{"role": "user", "content": "other"}]), "article's text or the prompt"),
        (body(model="other"), "the model"),
        (body(response_format={}), "the schema"),
        (b"[]", "the request"),
    ],
)
def test_a_request_that_differs_is_stale_whatever_the_metadata_says(
    tmp_path: Path, request_body: bytes, what: str
) -> None:
    record(tmp_path, "first")
    with pytest.raises(StaleRecordingError, match=what):
        Recording(tmp_path, ASKED, "none").replay(request_body)


def test_missing_records_what_is_missing_or_stale_and_nothing_else(tmp_path: Path) -> None:
    record(tmp_path, "first")
    again = Recording(tmp_path, ASKED, "missing")
    assert said(again.replay(body())) == "first"
    assert again.replay(b"a follow-up that was not recorded") is None
    again.keep(("POST", URL, {}, b"{}"), answer("second"), [])
    assert said(Recording(tmp_path, ASKED, "none").replay(body())) == "first"

    other = dataclasses.replace(ASKED, article="b" * 64)
    record(tmp_path, "new", asked=other, mode="missing")
    replay = Recording(tmp_path, other, "none")
    assert said(replay.replay(body())) == "new"
    with pytest.raises(MissingRecordingError, match="ends after 1 answers"):
        replay.replay(b"more")


def test_all_records_anew_and_leaves_the_old_file_until_there_is_an_answer(tmp_path: Path) -> None:
    path = record(tmp_path, "first", "second").path
    before = path.read_bytes()
    assert Recording(tmp_path, ASKED, "all").replay(body()) is None
    assert path.read_bytes() == before
    record(tmp_path, "new")
    assert len(json.loads(path.read_text())["interactions"]) == 1


def test_nothing_recorded_is_named_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(MissingRecordingError, match=r"no recording of port-strike .* --record missing"):
        Recording(tmp_path, ASKED, "none").replay(body())
    assert not list(tmp_path.iterdir())


def _interaction(**response: Any) -> str:
    request = {"method": "POST", "uri": URL, "body": body().decode(), "headers": {}}
    return json.dumps({"version": 1, "interactions": [{"request": request, "response": response}]})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"  \n",
        b"not json",
        b"\xff\xfe{}",
        b"{}",
        b"[]",
        b"null",
        b'{"interactions": []}',
        b'{"interactions": {}}',
        b'{"interactions": [1]}',
        b'{"interactions": [{"request": {}, "response": {}}]}',
        b'{"interactions": [], "interactions": []}',
        b'{"interactions": [], "metadata": 7}',
        b'interactions:\n- request: !!python/object/apply:os.system ["true"]\n',
        _interaction().encode(),
        _interaction(status={"code": 200}, headers={}, body={}).encode(),
        _interaction(status={"code": "x"}, headers={}, body={"string": "{}"}).encode(),
        _interaction(status=None, headers=None, body=None).encode(),
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("mode", ["none", "missing", "all"])
def test_a_broken_file_is_named_and_never_overwritten(tmp_path: Path, content: bytes, mode: Record) -> None:
    path = recording_path(tmp_path, "brief.v1", "openai/relay-llm", "port-strike")
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    def use() -> None:
        recording = Recording(tmp_path, ASKED, mode)
        if mode != "all":
            recording.replay(body())

    if mode == "all" and content.startswith(b'{"version"'):
        use()  # a whole cassette: only what it answers is broken, and it is to be recorded anew
    else:
        with pytest.raises(BrokenRecordingError, match=r"port-strike\.json") as caught:
            use()
        assert len(str(caught.value).splitlines()) == 1
    assert path.read_bytes() == content


def test_a_recording_that_would_hold_the_key_is_refused(tmp_path: Path) -> None:
    recording = Recording(tmp_path, ASKED, "all")
    recording.replay(body())
    echo = Answered(200, {}, b'{"you sent": "sk-secret"}')
    with pytest.raises(RecordingError, match="API key") as caught:
        recording.keep(("POST", URL, {}, body()), echo, ["sk-secret"])
    assert "sk-secret" not in str(caught.value)
    assert not recording.path.exists()


@pytest.mark.parametrize(
    ("prompt", "model", "slug"),
    [
        ("..", "openai/m", "a"),
        ("brief.v1", "openai/..", "a"),
        ("brief.v1", "openai/m", "../a"),
        ("brief.v1", "openai/m", "a/b"),
        ("brief.v1", "openai/m", "a\0"),
        ("a\\b", "openai/m", "a"),
        ("brief.v1", "openai/", "a"),
        ("/etc", "openai/m", "a"),
    ],
)
def test_a_name_that_would_leave_the_folder_is_refused(tmp_path: Path, prompt: str, model: str, slug: str) -> None:
    with pytest.raises(UsageError):
        recording_path(tmp_path, prompt, model, slug)


def test_the_folder_of_a_model_is_its_name_without_the_provider() -> None:
    assert model_folder("openai/relay-llm") == "relay-llm"
    assert model_folder("ollama/qwen3:8b") == "qwen3--8b"
    assert model_folder("openai/meta/llama-4") == "meta--llama-4"


def test_the_recorded_models_of_a_prompt_are_known_with_their_provider(tmp_path: Path) -> None:
    assert recorded_models(tmp_path, "brief.v1") == ()
    record(tmp_path, "x")
    record(tmp_path, "x", asked=dataclasses.replace(ASKED, model="ollama/qwen3:8b"))
    assert recorded_models(tmp_path, "brief.v1") == ("ollama/qwen3:8b", "openai/relay-llm")
    assert recorded_models(tmp_path, "../brief.v1") == ()


def test_replays_in_threads_never_cross(tmp_path: Path) -> None:
    articles = [dataclasses.replace(ASKED, slug=f"a{number}") for number in range(24)]
    for asked in articles:
        record(tmp_path, asked.slug, asked=asked)
    wrong: list[str] = []

    def use(asked: Asked) -> Callable[[], None]:
        def run() -> None:
            if said(Recording(tmp_path, asked, "none").replay(body())) != asked.slug:
                wrong.append(asked.slug)

        return run

    threads = [threading.Thread(target=use(asked)) for asked in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_every_error_here_is_one_of_ours() -> None:
    assert issubclass(RecordingError, LLMBriefError)
    assert {kind.exit_code for kind in (MissingRecordingError, StaleRecordingError, BrokenRecordingError)} == {4}
