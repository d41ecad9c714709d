"""What the shipped font can print of a text, and what it shows in place of the rest."""

from __future__ import annotations

import unicodedata
from collections.abc import Container

MISSING = "□"
# Joiners, marks that turn the writing direction, and variation selectors: they print nothing.
_SELECTORS = range(0xFE00, 0xFE10)


def printable(text: str, known: Container[int]) -> str:
    """The text with every character the font lacks as a box; `known` holds its code points."""
    shown = (
        character for character in unicodedata.normalize("NFC", text) if not _silent(character)
    )
    return "".join(c if ord(c) in known else MISSING for c in shown)


def _silent(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Cc") or ord(character) in _SELECTORS
