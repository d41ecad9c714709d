"""Every number in a finished text that may be money: for a guard that must not miss one.

Wide on purpose. It sees through digits of any script, invisible characters, number words
and every grouping, and gives all readings. Percentages, durations and level names are not
money.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.reading.numerals import clean
from bot.reading.tokens import MAGNITUDES, Kind, Token, tokens

_SIGNS = frozenset("$€£₹¥￥₪円")
_CODES = frozenset(
    "usd eur gbp inr jpy chf cad aud sgd sek pln ils rs dollar dollars euro euros pound pounds "
    "rupee rupees yen bucks zł kr".split()
)
_PAY = frozenset(
    "base salary equity grant total floor minimum pay comp compensation altogether below under "
    "least lowest accept sign all".split()
)
_TIME = frozenset(
    "year years yr yrs y month months mo week weeks day days hour hours hr hrs minute minutes "
    "second seconds ms".split()
)
_DASHES = frozenset("-–—‐‑")
_RANGES = _DASHES | {"to", "and", "or", "/"}
_THOUSAND = 1000
_NEAR_PAY = 4
_BARE_PAY = range(10, 10_000)
_CALENDAR = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text, by its place in it. `marked` when something says that it is money."""

    start: int
    end: int
    values: tuple[Fraction, ...]
    marked: bool
    words: str


def find_money(text: str) -> tuple[Mention, ...]:
    """All mentions, in order."""
    cleaned = clean(text)
    found = tokens(cleaned.text)
    mentions: list[Mention] = []
    for index, token in enumerate(found):
        if token.kind is Kind.NUMBER and (read := _read(found, index)) is not None:
            values, marked, last = read
            start, end = cleaned.span(token.start, found[last].end)
            mentions.append(Mention(start, end, values, marked, text[start:end]))
    return tuple(mentions)


def _read(found: list[Token], index: int) -> tuple[tuple[Fraction, ...], bool, int] | None:
    token = found[index]
    after = found[index + 1] if index + 1 < len(found) else None
    if after is not None and after.text in ("%", "percent", "per cent"):
        return None
    magnitude, last = _magnitude(found, index)
    currency = _currency_near(found, index, last)
    if magnitude != 1 or currency:
        bare = tuple(v * _THOUSAND for v in token.readings if magnitude == 1 and v < _BARE_PAY.stop)
        return (*(value * magnitude for value in token.readings), *bare), True, last
    if _duration(found, index) or _part_of_a_name(found, index):
        return None
    shared = _shared_magnitude(found, index)
    thousands = tuple(v * shared for v in token.readings) if shared else _said_as_pay(found, index)
    thousands += _split_group(found, index)
    big = (token.grouped or token.in_words) and max(token.readings) >= _THOUSAND
    return (*token.readings, *thousands), bool(thousands) or big, last


def _split_group(found: list[Token], index: int) -> tuple[Fraction, ...]:
    """A "235, 000" may be one number whose group came apart."""
    ahead = found[index + 1 : index + 3]
    apart = len(ahead) == 2 and ahead[0].text == "," and len(ahead[1].text) == len("000")
    if not apart or ahead[1].kind is not Kind.NUMBER or found[index].grouped:
        return ()
    return tuple(value * _THOUSAND + ahead[1].readings[0] for value in found[index].readings)


def _magnitude(found: list[Token], index: int) -> tuple[int, int]:
    """The magnitude behind a number, a hyphen between them or not; 1 when there is none."""
    own = _magnitude_at(found, index + 1)
    if own is not None:
        return own, index + 1
    hyphen = index + 2 < len(found) and found[index + 1].text in _DASHES
    behind = found[index + 2] if hyphen else None
    if behind and len(behind.text) > 1 and behind.text in MAGNITUDES:
        return MAGNITUDES[behind.text], index + 2
    return 1, index


def _shared_magnitude(found: list[Token], index: int) -> int | None:
    """The magnitude at the right end of a range: "235-420k", "235 or 248k"."""
    ahead = found[index + 1 : index + 3]
    if len(ahead) < 2 or ahead[0].text not in _RANGES or ahead[1].kind is not Kind.NUMBER:
        return None
    return None if found[index].grouped else _magnitude_at(found, index + 3)


def _magnitude_at(found: list[Token], index: int) -> int | None:
    if index >= len(found) or found[index].kind is not Kind.WORD:
        return None
    token = found[index]
    # A single letter is a magnitude only right behind its digits, or capital K after a space.
    if len(token.text) == 1 and token.text not in "k万億" and not token.tight:
        return None
    glued = token.text[:1] if token.tight and token.text[1:] in _CODES | _PAY else token.text
    return MAGNITUDES.get(glued)


def _currency_near(found: list[Token], index: int, last: int) -> bool:
    before = found[index - 1].text if index else ""
    after = found[last + 1].text if last + 1 < len(found) else ""
    return any(text in _SIGNS or text in _CODES for text in (before, after))


def _duration(found: list[Token], index: int) -> bool:
    ahead = [token.text for token in found[index + 1 : index + 3]]
    return bool(ahead) and (ahead[0] in _TIME or (ahead[0] in _DASHES and ahead[-1] in _TIME))


def _part_of_a_name(found: list[Token], index: int) -> bool:
    """L5, E4, 409A, a calendar year: small numbers that belong to a name."""
    token = found[index]
    value = max(token.readings)
    before = index > 0 and token.tight and found[index - 1].kind is Kind.WORD
    behind = found[index + 1] if index + 1 < len(found) else None
    after = behind is not None and behind.tight and behind.kind is Kind.WORD
    named = before or (after and behind is not None and behind.text not in _PAY)
    calendar = not token.grouped and not token.in_words and value in _CALENDAR
    return (named and value < _THOUSAND) or calendar


def _said_as_pay(found: list[Token], index: int) -> tuple[Fraction, ...]:
    """A bare 235 beside "base" can be 235 thousand."""
    near = found[max(0, index - _NEAR_PAY) : index + _NEAR_PAY + 1]
    if not any(token.text in _PAY for token in near):
        return ()
    low, high = _BARE_PAY.start, _BARE_PAY.stop
    return tuple(value * _THOUSAND for value in found[index].readings if low <= value < high)
