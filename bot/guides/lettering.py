"""How wide the shipped fonts draw a text, so that a chart can be laid out without drawing it.

The widths are a file beside the fonts: a line for each run of characters that follow one
another, with the weight, the first character in hexadecimal, and the advance of each in
thousandths of the type size, `602*10` standing for ten of the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

_THOUSAND = 1000
_MORE = "…"
_TO_THE_LEFT = "\u200f"  # so that an ellipsis stands where a name from the right ends


class Weight(StrEnum):
    """The two fonts there are."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True)
class Lettering:
    """The widths as they stand in their file; read when first used, which most runs never do."""

    widths: str

    @cached_property
    def _advances(self) -> Mapping[Weight, Mapping[str, int]]:
        found: dict[Weight, dict[str, int]] = {weight: {} for weight in Weight}
        for line in self.widths.splitlines():
            weight, first, *cells = line.split()
            place = int(first, 16)
            for cell in cells:
                advance, _, times = cell.partition("*")
                for _ in range(int(times or 1)):
                    found[Weight(weight)][chr(place)] = int(advance)
                    place += 1
        return found

    def draws(self, character: str) -> bool:
        """Whether both fonts have the character."""
        return all(character in self._advances[weight] for weight in Weight)

    def width(self, text: str, size: int, weight: Weight) -> int:
        """The width of a text in pixels, rounded up. What no font draws counts one em."""
        advances = self._advances[weight]
        thousandths = sum(advances.get(character, _THOUSAND) for character in text)
        return -(-thousandths * size // _THOUSAND)

    def fitted(self, text: str, room: int, size: int, weight: Weight) -> str:
        """The text, or as much of it as fits into `room` pixels, ended by an ellipsis."""
        if self.width(text, size, weight) <= room:
            return text
        kept = text
        while kept and self.width(kept + _MORE, size, weight) > room:
            kept = kept[:-1]
        kept = kept.rstrip()
        return kept + _MORE + (_TO_THE_LEFT if _runs_left(kept) else "")

    def wrapped(self, text: str, room: int, size: int, weight: Weight) -> tuple[str, ...]:
        """The text in lines of at most `room` pixels; a word that is longer is cut."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, size, weight) <= room:
                lines[-1] = longer
            else:
                lines.append(self.fitted(word, room, size, weight))
        return tuple(lines)


def _runs_left(text: str) -> bool:
    """Whether a text ends in a script that is read from the right."""
    return unicodedata.bidirectional(text[-1:] or " ") in ("R", "AL")
