"""Add number words up from left to right."""

from __future__ import annotations

from decimal import Decimal

from llmbrief.language.number_words import Word

_NO_LIMIT = 10**30


class Sum:
    """A number in words as far as it has been read; ``add`` refuses a word that does not continue it.

    ``current`` is what stands below a thousand, ``thousands`` what is already multiplied by one thousand, ``scaled``
    what millions and more have closed. Scales must fall from left to right, so that *two million three million* are
    two numbers.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.scaled = self.thousands = self.current = Decimal(0)
        self.limit = _NO_LIMIT
        self.factor = 1
        self.last = ""  # the role of the word added last

    @property
    def value(self) -> Decimal:
        """Return the value read so far."""
        return self.scaled + self.thousands + self.current

    def open(self, value: Decimal, role: str) -> None:
        """Begin with *value*, as after an article."""
        self.current, self.last = value, role

    def add(self, word: Word) -> bool:
        """Add *word* and return True, or return False and change nothing where it does not fit."""
        rules = {
            "small": self._small,
            "ordinal": self._ordinal,
            "hundreds": self._hundreds,
            "compound": self._compound,
            "hundred": self._hundred,
            "thousand": self._thousand,
            "scale": self._scale,
        }
        if not rules[word.role](word.value):
            return False
        self.last = word.role
        return True

    def add_half(self) -> None:
        """Add half of what was counted last: *two and a half* is 2.5, *dos millones y medio* 2,500,000."""
        if self.current or not self.value:
            self.current += Decimal("0.5")
        else:
            self.scaled += Decimal(self.factor) / 2
        self.last = "half"

    @property
    def _closed(self) -> bool:
        """Tell whether the place below a thousand is taken, be it by a zero."""
        return self.current != 0 or self.last in ("small", "article", "half")

    def _small(self, value: int) -> bool:
        below = self.current % 100
        if self.language == "fr" and self.last == "small" and below == 4 and value == 20:
            self.current += 76  # quatre-vingt
            return True
        after_tens = below >= 20 and below % 10 == 0 and 0 < value < 10
        after_hundred = self.current >= 100 and below == 0 and 0 < value < 100
        if self._closed and not (after_tens or after_hundred or self._french_pair(below, value)):
            return False
        self.current += value
        return True

    def _french_pair(self, below: Decimal, value: int) -> bool:
        """Tell whether French counts on: *dix-sept*, *soixante-dix-sept*, *quatre-vingt-onze*."""
        pair = (below in (60, 80) and 10 <= value < 20) or (below in (10, 70, 90) and 7 <= value <= 9)
        return self.language == "fr" and pair

    def _ordinal(self, value: int) -> bool:
        if value < 100:
            return self._small(value)
        self.current = (self.current or Decimal(1)) * value
        return True

    def _hundreds(self, value: int) -> bool:
        if self._closed:
            return False
        self.current = Decimal(value)
        return True

    def _compound(self, value: int) -> bool:
        if self._closed or (value >= 1000 and self.thousands):
            return False
        self.thousands += value - value % 1000
        self.current = Decimal(value % 1000)
        return True

    def _hundred(self, value: int) -> bool:
        if self.current >= 100 or (self.current == 0 and self.last == "small"):
            return False
        self.current = (self.current or Decimal(1)) * value
        return True

    def _thousand(self, value: int) -> bool:
        if self.thousands or self.limit <= value or (self.current == 0 and self.last in ("small", "scale")):
            return False
        self.thousands, self.current, self.factor = (self.current or Decimal(1)) * value, Decimal(0), value
        return True

    def _scale(self, value: int) -> bool:
        amount = self.thousands + self.current
        if amount == 0 or value >= self.limit:
            return False
        self.scaled += amount * value
        self.thousands = self.current = Decimal(0)
        self.limit = self.factor = value
        return True
