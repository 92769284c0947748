"""Prompts: files with their version in the name, filled in once and never interpreted.

A prompt file is text under four headings: ``# system`` and ``# user`` make the first request, ``# invalid`` asks again
when an answer breaks the schema, ``# quotes`` when quotes are not in the article. ``$article`` (in user) and
``$problems`` (in the other two) stand for what is filled in; ``$$`` is a dollar sign. A file without these headings is
one section, user where it uses ``$article`` and system where it does not; what is missing is taken from the default,
and the prompt's digest covers it, so that another default makes another prompt of such a file.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from string import Template

from llmbrief import files, resources
from llmbrief.draft import Draft, Mended, strict_schema
from llmbrief.errors import PromptError
from llmbrief.shown import one_line

DEFAULT_PROMPT = "brief.v2"
MAX_BYTES = 1_000_000

_SLOTS: dict[str, frozenset[str]] = {
    "system": frozenset(),
    "user": frozenset({"article"}),
    "invalid": frozenset({"problems"}),
    "quotes": frozenset({"problems"}),
}
_HEADING = re.compile(rf"^# ({'|'.join(_SLOTS)})[ \t]*$", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


@dataclass(frozen=True)
class Prompt:
    """A named prompt; ``digest`` changes with its text and with the schemas that go with it."""

    name: str
    text: str
    sections: Mapping[str, str]
    source: str | None = None  # the path of a person's own prompt
    borrowed: tuple[str, ...] = ()  # sections that the text lacks, as the default has them

    @cached_property
    def text_digest(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the prompt's text and what it borrows, without the schemas."""
        return _digest(self.text, *self.borrowed)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the prompt's text, what it borrows and the schemas."""
        return _digest(self.text, *self.borrowed, schema_digest())

    def messages(self, article: str) -> list[dict[str, str]]:
        """Return the first request's messages; *article* is put in once, as it is."""
        return [
            {"role": "system", "content": self._fill("system")},
            {"role": "user", "content": self._fill("user", article=article)},
        ]

    def invalid(self, problems: str) -> dict[str, str]:
        """Return the message that asks again after an answer that cannot be used."""
        return {"role": "user", "content": self._fill("invalid", problems=problems)}

    def quotes(self, problems: str) -> dict[str, str]:
        """Return the message that asks about quotes that are not in the article."""
        return {"role": "user", "content": self._fill("quotes", problems=problems)}

    def _fill(self, section: str, **values: str) -> str:
        return Template(self.sections[section]).substitute(values)


def load_prompt(name: str | Path | None = None) -> Prompt:
    """Load a shipped prompt by its name (``brief.v2``) or a person's own by its path.

    Raises PromptError if it cannot be used.
    """
    wanted = str(name) if name is not None else DEFAULT_PROMPT
    if (path := shipped_prompts().get(wanted)) is not None:
        return parse_prompt(_read(path), name=wanted)
    path = Path(wanted)
    if not files.is_there(path):
        shipped = ", ".join(shipped_prompts())
        raise PromptError(
            f"there is no prompt or file {one_line(wanted, 80)}; shipped are {shipped}, or give the path of a file",
            prompt=wanted,
        )
    return parse_prompt(_read(path), name=path.stem, source=wanted)


def shipped_prompts() -> dict[str, Path]:
    """Return the prompts that ship with llmbrief, by name."""
    return {path.name.removesuffix(path.suffix): path for path in sorted((resources.ROOT / "prompts").glob("*.v*.*"))}


def parse_prompt(text: str, *, name: str, source: str | None = None) -> Prompt:
    """Read the text of a prompt file; raise PromptError naming the section and the remedy."""
    if not _NAME.fullmatch(name):
        raise PromptError(
            f"'{one_line(name, 80)}' cannot name a prompt: use letters, digits, dots, dashes and underscores",
            prompt=name,
        )
    own = _sections(text, name)
    borrowed = _from_default([section for section in _SLOTS if section not in own])
    sections = own | borrowed
    for section, slots in _SLOTS.items():
        _refuse_bad_slots(sections[section], section, slots, name)
    return Prompt(name=name, text=text, sections=sections, source=source, borrowed=tuple(borrowed.values()))


@cache
def schema_digest() -> str:
    """Return twelve hexadecimal digits that change with the schemas that are asked for."""
    return _digest(*(json.dumps(strict_schema(wanted), sort_keys=True) for wanted in (Draft, Mended)))


def _sections(text: str, name: str) -> dict[str, str]:
    parts = _HEADING.split(text)
    found = dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))
    if len(found) < len(parts) // 2:
        raise PromptError(f"the prompt {name} has a section twice", prompt=name)
    if parts[0].strip() and found:
        raise PromptError(f"the prompt {name} has text before its first section (# system)", prompt=name)
    return found or _own_words(text, name)


def _from_default(missing: list[str]) -> dict[str, str]:
    if not missing:
        return {}
    default = load_prompt(DEFAULT_PROMPT)
    return {section: default.sections[section] for section in missing}


def _own_words(text: str, name: str) -> dict[str, str]:
    if not text.strip():
        raise PromptError(f"the prompt {name} is empty", prompt=name)
    return {"user" if "$article" in text or "${article}" in text else "system": text.strip()}


def _refuse_bad_slots(text: str, section: str, slots: frozenset[str], name: str) -> None:
    template = Template(text)
    if not template.is_valid():
        remedy = "write $$ for a dollar sign"
        raise PromptError(f"the prompt {name} has a lone $ under '# {section}'; {remedy}", prompt=name, section=section)
    used = set(template.get_identifiers())
    if unknown := sorted(used - slots):
        raise PromptError(
            f"the prompt {name} uses ${unknown[0]} under '# {section}', where nothing fills it in; "
            "write $$ for a dollar sign",
            prompt=name,
            section=section,
        )
    if missing := sorted(slots - used):
        raise PromptError(
            f"the prompt {name} does not use ${missing[0]} under '# {section}'", prompt=name, section=section
        )
    if any(_uses(text, slot) > 1 for slot in slots):
        raise PromptError(
            f"the prompt {name} fills in something twice under '# {section}'", prompt=name, section=section
        )


def _uses(text: str, slot: str) -> int:
    matches = Template.pattern.finditer(text)
    return sum(1 for match in matches if slot in (match["named"], match["braced"]))


def _read(path: Path) -> str:
    try:
        data = files.read(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PromptError(f"cannot read the prompt {_name(path)}: {reason}", prompt=str(path)) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise PromptError(
            f"the prompt {_name(path)} is not UTF-8: byte {error.start} cannot be read", prompt=str(path)
        ) from error


def _name(path: Path) -> str:
    return f"'{one_line(str(path), 200)}'"


def _digest(*texts: str) -> str:
    joined = "\x00".join(texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]
