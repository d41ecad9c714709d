"""What the shipped font can print of a text, and what it shows in place of the rest."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

MISSING = "□"
_FROM_THE_RIGHT = frozenset({"R", "AL"})
# Joiners, marks that turn the writing direction, and variation selectors: they print nothing.
_SELECTORS = range(0xFE00, 0xFE10)


def printable(text: str, known: Container[int]) -> str:
    """The text with every character the font lacks as a box; `known` holds its code points."""
    shown = (
        character for character in unicodedata.normalize("NFC", text) if not _silent(character)
    )
    return "".join(c if ord(c) in known else MISSING for c in shown)


def ordered(line: str) -> str:
    """A line as it is drawn from the left: what is written from the right is turned round."""
    if not any(unicodedata.bidirectional(character) in _FROM_THE_RIGHT for character in line):
        return line
    from fpdf.bidi import BidiParagraph
    from fpdf.enums import TextDirection

    return BidiParagraph(line, base_direction=TextDirection.LTR).get_reordered_string()


def _silent(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc") or ord(character) in _SELECTORS
