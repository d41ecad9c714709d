"""Looking around one token of a sentence: its neighbours, magnitudes and currencies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.offers.lexicon import Lexicon
from bot.reading.tokens import MAGNITUDES, Kind, Token

WORD_MAGNITUDES = MAGNITUDES | {"lak": 10**5, "tsd": 1000, "tys": 1000, "tkr": 1000, "mln": 10**6}
_TIGHT_ONLY = frozenset({"l", "m", "b", "g", "mm", "cr"})
_INDIAN = frozenset(
    {"lakh", "lakhs", "lak", "laks", "lac", "lacs", "l", "lpa", "crore", "crores", "cr"}
)
_CALENDAR = range(1990, 2101)
MOST_YEARS = 10
_SPANISH = frozenset("de al año más el la por con euros pesos mensuales anuales base y".split()) - {
    "base"
}


def as_whole(token: Token) -> int | None:
    if token.kind is not Kind.NUMBER:
        return None
    value = token.readings[-1]
    return int(value) if value.denominator == 1 else None


def common(codes: tuple[str, ...], meant: tuple[str, ...]) -> tuple[str, ...]:
    """What two signs beside one number can both mean: "USD $210k"."""
    if not codes:
        return meant
    return tuple(code for code in codes if code in meant) or meant


class Around:
    """A sentence, looked at from one of its tokens."""

    def __init__(self, found: Sequence[Token], lexicon: Lexicon) -> None:
        self._found = found
        self._texts = [token.text for token in found]
        self._lexicon = lexicon

    def _place(self, first: int, last: int) -> tuple[int, int, int, int]:
        return first, last, self._found[first].start, self._found[last].end

    def _text(self, index: int) -> str:
        return self._texts[index] if 0 <= index < len(self._texts) else ""

    def _tight(self, index: int) -> bool:
        return index < len(self._found) and self._found[index].tight

    def _is_small(self, index: int, most: int = MOST_YEARS) -> bool:
        if not 0 <= index < len(self._found):
            return False
        value = as_whole(self._found[index])
        return value is not None and 0 < value <= most

    def _is_year(self, index: int) -> bool:
        if not 0 <= index < len(self._found):
            return False
        token = self._found[index]
        return not token.grouped and not token.in_words and as_whole(token) in _CALENDAR

    def _magnitude(self, index: int) -> tuple[int, int, bool]:
        """The factor behind a number (0 if none), its last token, and whether it is Indian."""
        following = self._found[index + 1] if index + 1 < len(self._found) else None
        if following is None or following.kind is not Kind.WORD:
            return 0, index, False
        text = following.text
        if text not in WORD_MAGNITUDES or self._text(index + 2) in ("'", "’"):  # "l'anno"
            return 0, index, False
        if text in _TIGHT_ONLY and not following.tight and text not in ("cr", "m", "l"):
            return 0, index, False
        if text in ("m", "l") and not following.tight and self._text(index - 1) not in "$€£₹¥":
            beyond = self._text(index + 2)
            if text == "m" or beyond in ("w",):
                return 0, index, False
        if text in ("g", "b") or self._is_money(index + 1):
            return 0, index, False
        if text == "lpa":
            return 10**5, index + 1, True
        factor = WORD_MAGNITUDES[text]
        if text == "mil" and (self._found[index].readings[0] >= 10 or self._in_spanish()):
            factor = 1000
        return factor, index + 1, text in _INDIAN

    def _is_money(self, index: int) -> bool:
        """Whether letters for a magnitude are those of a currency: LAK, or the M.N. of pesos."""
        behind = (self._text(index), self._text(index + 1), self._text(index + 2))
        return behind == ("m", ".", "n") or self._found[index].written == "LAK"

    def _in_spanish(self) -> bool:
        return any(t.text in _SPANISH for t in self._found)

    def _currency_before(self, index: int) -> tuple[int | None, tuple[str, ...]]:
        """Where the number is that a currency at `index` belongs to, and what it may mean."""
        position = index
        codes: tuple[str, ...] = ()
        while position < len(self._found) and position - index < 5:
            if self._found[position].kind is Kind.NUMBER:
                return position, codes
            taken, meant = self._lexicon.currency(self._found, position)
            if taken:
                codes = common(codes, meant)
                position += taken
            elif codes and self._text(position) in (".", ":", "~", "≈", "approx", "about"):
                position += 1
            else:
                return None, ()
        return None, ()

    def _currency_after(self, index: int) -> tuple[int, tuple[str, ...]]:
        if self._text(index) == "." and index + 1 < len(self._found) and self._found[index].tight:
            return 0, ()
        taken, codes = self._lexicon.currency(self._found, index)
        if taken and index + taken < len(self._found):
            # "$" in front of the next number is that one's own.
            sign = self._found[index].kind is Kind.SIGN and not self._found[index].tight
            if sign and self._found[index + taken].kind is Kind.NUMBER:
                return 0, ()
        return taken, codes
