"""Bytes to characters, and characters to lines worth reading."""

from __future__ import annotations

import re
import unicodedata

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[ \t]+")
_LEADERS = re.compile(r"[ \t]?(?:[._·…] ?){4,}\t?")  # Base pay ........ $210,000
_KEPT = "\n\t"
_UNPRINTED = ("C",)  # controls, invisible marks, halves of characters


def plain_text(data: bytes) -> str:
    """A text file's characters: UTF-8, UTF-16 by its mark, else what Windows writes."""
    if data.startswith(_UTF_16):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _spaced(line: str) -> str:
    """One tab between cells, however they were set apart; one space between words."""
    single = _SPACES.sub(lambda run: "\t" if "\t" in run[0] else " ", line)
    return _LEADERS.sub("\t", single).strip(" \t")


def tidy(text: str) -> str:
    """Composed characters, without invisible ones; no space at a line's ends, few empty lines."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    printed = "".join(
        c for c in lines if c in _KEPT or not unicodedata.category(c).startswith(_UNPRINTED)
    )
    stripped = (_spaced(line) for line in printed.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(stripped)).strip()
