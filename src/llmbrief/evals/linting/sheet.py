"""A gold file as it stands, whatever is wrong with it: lint reads on where validation stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

from llmbrief.brief import Place
from llmbrief.evals.labels import Labels

Level = Literal["fault", "note"]


class Problem(NamedTuple):
    """Something that is wrong at a place of a file, or, as a note, that the guidelines advise against."""

    place: Place
    message: str
    level: Level = "fault"


@dataclass(frozen=True)
class Item:
    """A claim, question, trap or key point."""

    place: Place
    fields: Mapping[str, Any]

    def text(self, name: str = "text") -> str:
        """Return the text of a field; empty where it has none."""
        value = self.fields.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> list[tuple[Place, str]]:
        """Return the texts that a field lists, each with its place."""
        values = self.fields.get(name)
        listed = enumerate(values) if isinstance(values, list) else ()
        return [((*self.place, name, index), value) for index, value in listed if isinstance(value, str)]

    @property
    def id(self) -> str:
        """Its id; empty where it has none."""
        return self.text("id")


@dataclass(frozen=True)
class Sheet:
    """The values of a gold file, each list without what is no item."""

    labels: Labels

    @cached_property
    def whole(self) -> Item:
        """The file's own fields."""
        return Item((), self.labels.value if isinstance(self.labels.value, dict) else {})

    @cached_property
    def summary(self) -> Item:
        """The summary."""
        summary = self.whole.fields.get("summary")
        return Item(("summary",), summary if isinstance(summary, dict) else {})

    @cached_property
    def key_points(self) -> tuple[Item, ...]:
        """The summary's key points."""
        return tuple(_items(self.summary, "key_points"))

    @cached_property
    def claims(self) -> tuple[Item, ...]:
        """The claims."""
        return tuple(_items(self.whole, "claims"))

    @cached_property
    def questions(self) -> tuple[Item, ...]:
        """The open questions."""
        return tuple(_items(self.whole, "questions"))

    @cached_property
    def traps(self) -> tuple[Item, ...]:
        """The traps."""
        return tuple(_items(self.whole, "traps"))

    @property
    def language(self) -> str:
        """The language that the file names, an ISO 639-1 code if it is right."""
        return self.whole.text("language")


def _items(item: Item, name: str) -> Iterator[Item]:
    values = item.fields.get(name)
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield Item((*item.place, name, index), value)
