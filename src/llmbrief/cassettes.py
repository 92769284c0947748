"""Recordings: what a model answered, kept as plain vcrpy cassettes, one file an article.

``<root>/<prompt>/<model>/<slug>.json`` holds all requests of one article in order. The first is matched on its model,
messages and schema; what follows depends on llmbrief's own code and replays in order. vcrpy's files are read and
written through its ``Cassette``; nothing is patched, so replay works in threads and tasks side by side.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shlex
import stat
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from llmbrief import files, jsontext, keys
from llmbrief.errors import BrokenRecordingError, MissingRecordingError, RecordingError, StaleRecordingError, UsageError
from llmbrief.shown import one_line

Record = Literal["none", "missing", "all"]

WRITING = threading.Lock()  # held while a file is written: who ends the process waits for it
_PRIVATE = 0o600
_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_REQUEST_HEADERS = ("content-type",)
_RESPONSE_HEADERS = ("content-type", "retry-after")
_MESSAGES = ("messages", "system", "contents", "systemInstruction")
_SCHEMAS = (
    ("response_format", "json_schema", "schema"),
    ("output_config", "format", "schema"),
    ("generationConfig", "responseJsonSchema"),
)


@dataclass(frozen=True)
class Asked:
    """What names one piece of paid work: an article, a prompt with its schema, a model."""

    slug: str
    article: str  # SHA-256 of the article's text
    prompt: str  # the prompt's name
    prompt_digest: str  # of its text alone
    schema_digest: str
    model: str  # provider/name
    source: str | None = None  # where the article was read from, and
    prompt_source: str | None = None  # where the prompt was, for the command that records it

    def metadata(self) -> dict[str, str]:
        """Return what a cassette keeps of this."""
        return {
            "article": self.article,
            "prompt": self.prompt_digest,
            "schema": self.schema_digest,
            "model": self.model,
        }


@dataclass(frozen=True)
class Answered:
    """A recorded answer of a provider."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def model_folder(model: str) -> str:
    """Return the folder of a model: its name without the provider, ``/`` and ``:`` written ``--``."""
    return re.sub(r"[/:]", "--", model.partition("/")[2])


def recording_path(root: Path, prompt: str, model: str, slug: str) -> Path:
    """Return where a recording lies; raise UsageError for a name that would leave the folder."""
    parts = (prompt, model_folder(model), f"{slug}.json")
    for part in parts:
        if not _PART.fullmatch(part):
            raise UsageError(f"'{one_line(part, 80)}' cannot name a part of a recording's path", part=part)
    return root.joinpath(*parts)


def recorded_models(root: Path, prompt: str) -> tuple[str, ...]:
    """Return the models, provider included, that recordings of *prompt* lie under."""
    if not _PART.fullmatch(prompt) or not files.is_folder(root / prompt):
        return ()
    folders = sorted(path for path in (root / prompt).iterdir() if path.is_dir() and _is_within(root, path))
    return tuple(_model_of(folder) for folder in folders if any(folder.glob("*.json")))


class Recording:
    """One article's recording, read from the start; it replays, or keeps what is answered live.

    Not shared between articles: each summary opens its own.
    """

    def __init__(self, root: Path, asked: Asked, mode: Record) -> None:
        self.path = recording_path(root, asked.prompt, asked.model, asked.slug)
        self._root = root
        self._asked = asked
        self._mode = mode
        self._position = 0
        self._cassette = _load(self.path, root)
        self._fresh = mode != "all" and len(self._cassette) > 0
        self._started = False

    @property
    def replays(self) -> bool:
        """Whether the next request is answered from the file, as far as can be told without it."""
        return self._mode == "none" or (self._fresh and not self._changes(None))

    def replay(self, body: bytes) -> Answered | None:
        """Return the recorded answer to the next request, or None where it is to be asked live."""
        if not self._started:
            self._start(body)
        if self._position >= len(self._cassette):
            if self._mode == "none":
                raise self._missing()
            return None
        response = self._cassette.responses[self._position]
        self._position += 1
        return self._answered(response)

    def keep(self, request: tuple[str, str, Mapping[str, str], bytes], answer: Answered, secret: Iterable[str]) -> None:
        """Append an answer and write the file anew; a recording that would hold a secret is refused."""
        method, url, headers, body = request
        sent = {name: headers[name] for name in _REQUEST_HEADERS if name in headers}
        received = {name: answer.headers[name] for name in _RESPONSE_HEADERS if name in answer.headers}
        texts = (url, body.decode(), answer.body.decode(), *sent.values(), *received.values())
        known = tuple(secret)
        if any(keys.repeats(text, known) for text in texts):
            raise RecordingError(f"the recording of {self._asked.slug} would hold the API key; it is not written")
        self._append(method, url, body.decode(), sent, answer, received)
        self._position = len(self._cassette)
        try:
            self._cassette._save()
        except OSError as error:
            raise self._unwritable(error.strerror or "it failed") from error

    def _append(
        self,
        method: str,
        url: str,
        body: str,
        sent: Mapping[str, str],
        answer: Answered,
        received: Mapping[str, str],
    ) -> None:
        from vcr.request import Request

        response = {
            "status": {"code": answer.status, "message": "OK"},
            "headers": {name: [value] for name, value in received.items()},
            "body": {"string": answer.body},
        }
        self._cassette.append(Request(method, url, body, sent), response)

    def _start(self, body: bytes) -> None:
        self._started = True
        if self._mode == "none" and not len(self._cassette):
            raise self._missing()
        if self._fresh and (changes := self._changes(body)):
            if self._mode == "none":
                raise self._stale(changes)
            self._fresh = False
        if not self._fresh:
            self._cassette = _empty(self.path)
        if self._mode == "none":
            return
        if not self._fresh and not _is_writable(self.path):
            raise self._unwritable("permission denied, or a file stands where a folder is needed")
        for key, value in self._asked.metadata().items():
            self._cassette.get_metadata(key, value)

    def _changes(self, body: bytes | None) -> list[str]:
        """Return what is not as it was recorded, in words; without *body* as far as the metadata tells."""
        kept = self._cassette._metadata
        names = {"article": "the article's text", "prompt": "the prompt", "schema": "the schema", "model": "the model"}
        changed = [names[key] for key, value in self._asked.metadata().items() if key in kept and kept[key] != value]
        if changed or body is None:
            return changed
        return _differing_parts(self._cassette.requests[0].body, body)

    def _answered(self, response: Mapping[str, Any]) -> Answered:
        try:
            headers = {str(key).lower(): str(values[0]) for key, values in response["headers"].items()}
            body = response["body"]["string"]
            return Answered(
                int(response["status"]["code"]), headers, body if isinstance(body, bytes) else body.encode()
            )
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise _broken(self.path, "its answer has another shape than vcrpy's") from error

    def _missing(self) -> MissingRecordingError:
        answers = f" after {self._position} answers, and llmbrief now asks once more" if self._position else ""
        what = (
            f"the recording of {self._asked.slug} ends{answers}" if answers else f"no recording of {self._asked.slug}"
        )
        return MissingRecordingError(
            f"{what} with {self._asked.prompt} and {self._asked.model}; record it with: {self._command()}",
            slug=self._asked.slug,
            path=str(self.path),
        )

    def _stale(self, changes: list[str]) -> StaleRecordingError:
        return StaleRecordingError(
            f"the recording of {self._asked.slug} is stale: {', '.join(changes)} changed since; "
            f"record it with: {self._command()}",
            slug=self._asked.slug,
            path=str(self.path),
            changed=tuple(changes),
        )

    def _unwritable(self, why: str) -> UsageError:
        return UsageError(f"cannot write the recording {_name(self.path)}: {why}; check --cassettes")

    def _command(self) -> str:
        asked = self._asked
        words = ["llmbrief", "summarize", asked.source or f"{asked.slug}.txt", "--model", asked.model]
        words += [
            "--prompt",
            asked.prompt_source or asked.prompt,
            "--cassettes",
            str(self._root),
            "--record",
            "missing",
        ]
        return shlex.join(words)


class _Json:
    """vcrpy's JSON serializer with readable text, read strictly."""

    @staticmethod
    def deserialize(text: str) -> Any:
        value = jsontext.loads(text)
        interactions = value["interactions"]
        if not isinstance(interactions, list) or not isinstance(value.get("metadata", {}), dict):
            raise TypeError("no list of interactions")
        return value

    @staticmethod
    def serialize(value: Any) -> str:
        return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


class _Disk:
    """Files in UTF-8, replaced as a whole; an empty or broken one is an error, not a missing one."""

    @staticmethod
    def load_cassette(path: str, serializer: type[_Json]) -> Any:
        from vcr.persisters.filesystem import CassetteNotFoundError
        from vcr.serialize import deserialize

        try:
            data = files.read(path)
        except (FileNotFoundError, NotADirectoryError):
            raise CassetteNotFoundError from None
        return deserialize(data.decode("utf-8"), serializer)

    @staticmethod
    def save_cassette(path: str, value: Any, serializer: type[_Json]) -> None:
        from vcr.serialize import serialize

        _replace(Path(path), serialize(value, serializer))


def _load(path: Path, root: Path) -> Any:
    if not _is_within(root, path):
        raise _broken(path, f"a link in it leads out of {_name(root)}")
    if files.is_there(path) and not files.is_file(path):
        raise _broken(path, "it is no file")
    cassette = _empty(path)
    try:
        cassette._load()
    except OSError as error:
        raise _broken(path, error.strerror or "it cannot be read") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise _broken(path, "it is no vcrpy cassette in JSON") from error
    if files.is_there(path) and not len(cassette):
        raise _broken(path, "it holds no answer")
    return cassette


def _name(path: Path) -> str:
    return f"'{one_line(str(path), 400)}'"


def _empty(path: Path) -> Any:
    from vcr.cassette import Cassette
    from vcr.record_mode import RecordMode

    return Cassette(str(path), serializer=_Json, persister=_Disk, record_mode=RecordMode.NEW_EPISODES, match_on=())


def _is_within(root: Path, path: Path) -> bool:
    """Whether *path* lies in *root* once links are followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, a name that no file can have
        return False


def _is_writable(path: Path) -> bool:
    """Whether a file can be put at *path*, its folders being made as needed."""
    there = next(folder for folder in path.absolute().parents if files.is_there(folder))
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _broken(path: Path, why: str) -> BrokenRecordingError:
    return BrokenRecordingError(
        f"the recording {_name(path)} cannot be used: {why}; restore it, or delete it and record it again",
        path=str(path),
    )


def _parts(body: bytes) -> dict[str, Any]:
    """Return the parts of a request that decide an answer: the model, the messages, the schema."""
    try:
        value = json.loads(body)
    except (ValueError, TypeError, RecursionError):
        return {"request": body}
    if not isinstance(value, dict):
        return {"request": value}
    messages = {key: value[key] for key in _MESSAGES if key in value}
    schemas = [found for path in _SCHEMAS if (found := _at(value, path)) is not None]
    return {"the model": value.get("model"), "the article's text or the prompt": messages, "the schema": schemas}


def _differing_parts(recorded: bytes, current: bytes) -> list[str]:
    before, after = _parts(recorded), _parts(current)
    if before.keys() != after.keys():
        return ["the request"]
    return [name for name in after if before[name] != after[name]]


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _model_of(folder: Path) -> str:
    for path in sorted(path for path in folder.glob("*.json") if path.is_file()):
        with contextlib.suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
            return str(json.loads(files.read(path))["metadata"]["model"])
    return "openai/" + folder.name.replace("--", "/")


def _replace(path: Path, text: str) -> None:
    """Put *text* in the place of *path* in one step; a new file is its owner's alone, for it holds an article."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _PRIVATE
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with WRITING:
        try:
            draft.touch(_PRIVATE, exist_ok=False)
            draft.chmod(mode)
            with draft.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
