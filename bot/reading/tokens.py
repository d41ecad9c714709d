"""Running text cut into what pay is made of: numbers, magnitudes, words and signs.

One pass, linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from fractions import Fraction
from typing import NamedTuple

from bot.reading import spanish
from bot.reading.numerals import DIGITS, LARGE, SMALL, WORD, digits, spelled

MAGNITUDES = {
    "k": 10**3, "thousand": 10**3, "thousands": 10**3, "thou": 10**3, "grand": 10**3,
    "g": 10**3, "m": 10**6, "mm": 10**6, "mn": 10**6, "mil": 10**6, "mio": 10**6,
    "million": 10**6, "millions": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9,
    "lakh": 10**5, "lakhs": 10**5,
    "laks": 10**5, "lkh": 10**5, "lacks": 10**5, "lac": 10**5, "lacs": 10**5,
    "l": 10**5, "lpa": 10**5, "crore": 10**7, "crores": 10**7,
    "cr": 10**7, "万": 10**4, "億": 10**8,
    "millón": 10**6, "millon": 10**6, "millones": 10**6,
}  # fmt: skip
PERCENT = frozenset({"%", "percent", "pct", "prozent"})
_LONGEST_RUN = 60  # digits beyond this are no amount of anything
_LONGEST_WORDS = 24  # a number in more words than this is no amount either
_SPELLED = frozenset((*SMALL, *LARGE, "hundred"))
_STARTS = frozenset((*SMALL, "hundred", "a"))


class Kind(Enum):
    """What a token is."""

    NUMBER = auto()
    WORD = auto()
    SIGN = auto()


class Token(NamedTuple):  # a letter has hundreds, and a tuple is made fastest
    """A stretch of the cleaned text. `tight` when nothing stands between it and the one before;
    `capital` when a word was written with a capital letter, which `text` no longer shows;
    `written` is the word as it stood there."""

    kind: Kind
    text: str
    start: int
    end: int
    tight: bool
    capital: bool = False
    written: str = ""
    readings: tuple[Fraction, ...] = ()
    grouped: bool = False
    in_words: bool = False


# Words first: there are most of them, and none begins as a number does.
_PIECES = re.compile(
    rf"(?P<cjk>[万億円])|(?P<word>{WORD})|(?P<digits>{DIGITS})|(?P<sign>[^\s\w]|_)"
)


def tokens(text: str) -> list[Token]:
    """All tokens of a cleaned text, in order."""
    return list(_joined([*_pieces(text)], text))


def _pieces(text: str) -> Iterator[Token]:
    last = -1
    for match in _PIECES.finditer(text):
        (start, end), said, group = match.span(), match.group(), match.lastgroup
        if group == "digits" and len(said) <= _LONGEST_RUN:
            number = digits(said)
            yield Token(Kind.NUMBER, said, start, end, start == last,
                        readings=number.readings, grouped=number.grouped)  # fmt: skip
        elif "万" in said or "円" in said:
            # A word swallowed the signs that follow a number in Japanese: give them out singly.
            for at, character in enumerate(said, start):
                yield Token(Kind.WORD, character, at, at + 1, at > start or start == last)
        else:
            kind = Kind.SIGN if group == "sign" else Kind.WORD
            tight = start == last
            yield Token(kind, said.casefold(), start, end, tight, said[0].isupper(), said)
        last = end


def _joined(pieces: list[Token], text: str) -> Iterator[Token]:
    """Number words become one number each, hyphens between them included."""
    index = 0
    while index < len(pieces):
        number, taken = None, 0
        if pieces[index].kind is Kind.WORD:
            number, taken = _in_words(pieces, index, text)
        yield number or pieces[index]
        index += taken or 1


def _in_words(pieces: list[Token], index: int, text: str) -> tuple[Token | None, int]:
    """The number that begins with this word, and how many pieces it took."""
    first = pieces[index].text
    number, taken = None, 0
    if first in _STARTS:
        number, taken = _number_words(pieces, index, text)
    if number is None and spanish.folded(first) in spanish.STARTS:
        number, taken = _spanish(pieces, index, text)
    return number, taken


def _spanish(pieces: list[Token], index: int, text: str) -> tuple[Token | None, int]:
    """Number words in Spanish. Behind digits "mil" and "millones" are a magnitude."""
    first = pieces[index]
    before = pieces[index - 1] if index else None
    if before is not None and (before.kind is Kind.NUMBER or before.text == "por"):
        return None, 0
    words: list[str] = []
    for piece in pieces[index:]:
        if piece.kind is not Kind.WORD or (word := spanish.folded(piece.text)) not in spanish.WORDS:
            break
        words.append(word)
    value, used = spanish.spelled(words)
    if not used:
        return None, 0
    start, end = first.start, pieces[index + used - 1].end
    said = text[start:end].casefold()
    token = Token(Kind.NUMBER, said, start, end, first.tight, readings=(value,), in_words=True)
    return token, used


def _number_words(pieces: list[Token], index: int, text: str) -> tuple[Token | None, int]:
    words: list[str] = []
    places: list[int] = []
    position = index
    while position < min(len(pieces), index + _LONGEST_WORDS):
        piece = pieces[position]
        if piece.kind is Kind.WORD and (piece.text in _SPELLED or piece.text in ("and", "a")):
            words.append(piece.text)
            places.append(position)
        elif not (piece.text in ("-", "‐", "‑") and words):
            break
        position += 1
    value, used = spelled(words)
    if not used:
        return None, 0
    last = places[used - 1]
    start, end = pieces[index].start, pieces[last].end
    said, tight = text[start:end].casefold(), pieces[index].tight
    token = Token(Kind.NUMBER, said, start, end, tight, readings=(value,), in_words=True)
    return token, last - index + 1
