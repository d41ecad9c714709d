"""Numbers in Spanish words: "doscientos cuarenta y ocho mil", "un millón y medio", "medio millón".

Words that are numbers and also something else alone (un, una, once in an English letter, mil
behind digits) count only beside another number word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction

_UNITS = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres "
    "veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400,
    "quinientos": 500, "seiscientos": 600, "setecientos": 700, "ochocientos": 800,
    "novecientos": 900,
}  # fmt: skip
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=3)
}
# One word for two, as it is often written: "treintaicinco", "treintaycinco".
_SMALL |= {
    f"{ten}{joint}{unit}": 10 * number + value
    for number, ten in enumerate(_TENS, start=3)
    for joint in ("i", "y")
    for value, unit in enumerate(_UNITS[1:10], start=1)
}
_SMALL |= {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21}
_HUNDREDS |= {word.removesuffix("os") + "as": n for word, n in _HUNDREDS.items() if n > 100}
_MILLIONS = frozenset({"millon", "millones"})
_AND, _HALF, _THOUSAND = "y", "medio", "mil"
_ALONE = frozenset({"un", "una", "uno", "once", "ciento"})

WORDS = frozenset((*_SMALL, *_HUNDREDS, *_MILLIONS, _AND, _HALF, _THOUSAND))
STARTS = WORDS - _MILLIONS - {_AND}


def folded(word: str) -> str:
    """A word without case and accents: "Millón" is "millon"."""
    plain = word.casefold()
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFD", plain)
    return "".join(c for c in parts if unicodedata.category(c) != "Mn")


def spelled(words: Sequence[str]) -> tuple[Fraction, int]:
    """Reads folded number words from the start of `words`: the number, and how many it took.

    Nothing read is (0, 0); so is a word that means something else when it stands alone.
    """
    count = _Count()
    used = 0
    for index, word in enumerate(words):
        if word == _AND and index + 1 < len(words) and words[index + 1] in WORDS:
            continue
        if not count.takes(word):
            break
        used = index + 1
    lone = used == 1 and words[0] in _ALONE | {_THOUSAND, _HALF}
    return (Fraction(), 0) if lone or not used else (count.value, used)


class _Count:
    """A number as it grows word by word."""

    def __init__(self) -> None:
        self._millions = Fraction()
        self._thousands = Fraction()
        self._rest = Fraction()
        self._half = False
        self._last = ""

    @property
    def value(self) -> Fraction:
        return self._millions + self._thousands + self._rest

    def takes(self, word: str) -> bool:
        """Whether the word goes on with this number."""
        if word in _MILLIONS:
            return self._million()
        if word == _HALF:
            return self._takes_half()
        if word == _THOUSAND:
            return self._thousand()
        return self._adds(word)

    def _million(self) -> bool:
        before = self._thousands + self._rest
        if self._millions or not (before or self._half):
            return False
        self._millions = (before + (Fraction(1, 2) if self._half else 0)) * 10**6
        self._thousands, self._rest, self._last, self._half = Fraction(), Fraction(), "", False
        return True

    def _takes_half(self) -> bool:
        """ "medio millón", and the half of "millón y medio"."""
        if self._millions and not self._thousands and not self._rest:
            self._millions += 500_000
            return True
        if self._half or self._rest or self._thousands:
            return False
        self._half = True
        return True

    def _thousand(self) -> bool:
        if self._thousands or self._half:
            return False
        self._thousands = (self._rest or Fraction(1)) * 1000
        self._rest, self._last = Fraction(), ""
        return True

    def _adds(self, word: str) -> bool:
        if self._half:
            return False
        if word in _HUNDREDS and not self._rest:
            self._rest = Fraction(_HUNDREDS[word])
            return True
        small = _SMALL.get(word)
        if small is None:
            return False
        room = self._rest % 100
        if room and (room % 10 or room < 30 or not 0 < small < 10):
            return False
        self._rest += small
        return True
