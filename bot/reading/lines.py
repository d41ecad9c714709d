"""One line of a person's own words: kept as it is, or refused with the reason."""

from __future__ import annotations

import unicodedata


class NotOneLine(ValueError):
    """Line breaks or control characters where one printable line belongs."""

    def __init__(self) -> None:
        super().__init__("one line without line breaks or control characters, please")


# Format characters that real names and emoji need: joiners, and the tags of regional flags.
_NEEDED = frozenset("\u200c\u200d") | {chr(code) for code in range(0xE0020, 0xE0080)}
_REFUSED = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def printable(text: str | None) -> str | None:
    """The text unchanged. Raises NotOneLine for what a header or a letter cannot hold."""
    if text is None:
        return None
    for character in text:
        if character not in _NEEDED and unicodedata.category(character) in _REFUSED:
            raise NotOneLine
    return text
