"""One amount, as a person types it when asked for one.

Every library tried drops the magnitude of `210k` in silence, so this grammar is ours.
What can be read in two ways comes back as both; what is no single amount says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from bot.reading.numerals import clean
from bot.reading.tokens import MAGNITUDES, Kind, Token, tokens

Symbols = Mapping[str, tuple[str, ...]]
_LONGEST = 200


class Period(StrEnum):
    """What an amount is paid for."""

    YEAR = "year"
    MONTH = "month"
    FORTNIGHT = "fortnight"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    GRANT = "grant"  # the whole of it


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount in whole currency units, with what was said beside it.

    `currencies` are the ISO codes its sign may mean, none if none was said. `years` is
    the "over 4". `magnitude_said` is false for a bare 215, which may be thousands.
    """

    value: Fraction
    currencies: tuple[str, ...] = ()
    period: Period | None = None
    years: Fraction | None = None
    magnitude_said: bool = False


@dataclass(frozen=True, slots=True)
class Readings:
    """Two or more amounts that the same words can mean."""

    options: tuple[Amount, ...]


class Trouble(StrEnum):
    """Why a text is not one amount."""

    NO_NUMBER = "no_number"
    SEVERAL = "several"
    RANGE = "range"
    NEGATIVE = "negative"
    PERCENT = "percent"
    UNITS = "units"
    TOO_LONG = "too_long"


_PERIODS = {
    "year": Period.YEAR, "yr": Period.YEAR, "y": Period.YEAR, "annum": Period.YEAR,
    "annual": Period.YEAR, "annually": Period.YEAR, "yearly": Period.YEAR, "pa": Period.YEAR,
    "lpa": Period.YEAR, "month": Period.MONTH, "mo": Period.MONTH, "monthly": Period.MONTH,
    "fortnight": Period.FORTNIGHT, "fortnightly": Period.FORTNIGHT, "biweekly": Period.FORTNIGHT,
    "week": Period.WEEK, "wk": Period.WEEK, "weekly": Period.WEEK, "day": Period.DAY,
    "daily": Period.DAY, "hour": Period.HOUR, "hr": Period.HOUR, "hourly": Period.HOUR,
    "total": Period.GRANT, "whole": Period.GRANT, "altogether": Period.GRANT,
    "overall": Period.GRANT,
}  # fmt: skip
_YEARS = frozenset({"year", "years", "yr", "yrs", "y", "ys"})
_OVER = frozenset({"over", "for", "across", "/", "in", "("})
_UNITS = frozenset({"shares", "share", "units", "unit", "rsus", "rsu", "options", "option", "ppus"})
_DASHES = frozenset("-–—")
_LONGEST_GRANT = 50


def read_amount(text: str, symbols: Symbols) -> Amount | Readings | Trouble:
    """Reads one amount. `symbols` says which ISO codes a sign or word may mean, casefolded."""
    if len(text) > _LONGEST:
        return Trouble.TOO_LONG
    found = tokens(clean(text).text)
    numbers = [i for i, token in enumerate(found) if token.kind is Kind.NUMBER]
    trouble = _trouble_with_numbers(found, numbers)
    if trouble is not None:
        return trouble
    spans = {i: _years_at(found, i) for i in numbers}
    sums = [i for i in numbers if spans[i] is None]
    if len(sums) != 1 or len(numbers) - len(sums) > 1:
        return _not_one(found, sums)
    if not _stands_alone(found, sums[0], symbols):
        return Trouble.NO_NUMBER
    if _counts_units(found, sums[0], symbols):
        return Trouble.UNITS
    years = next((span for span in spans.values() if span is not None), None)
    return _amounts(found, sums[0], years, symbols)


def _trouble_with_numbers(found: list[Token], numbers: list[int]) -> Trouble | None:
    if not numbers:
        return Trouble.NO_NUMBER
    if any(token.text in ("%", "percent") for token in found):
        return Trouble.PERCENT
    first = numbers[0]
    minus = [i for i in range(first) if found[i].text in (*_DASHES, "−")]
    signed = any(all(t.kind is Kind.SIGN for t in found[i:first]) for i in minus)
    return Trouble.NEGATIVE if signed else None


def _years_at(found: list[Token], index: int) -> Fraction | None:
    """The number as a count of years: "over 4", "/4y", "(4 years)", "for 4 years"."""
    value = found[index].readings[0]
    after = found[index + 1].text if index + 1 < len(found) else ""
    before = found[index - 1].text if index else ""
    if value > _LONGEST_GRANT or (after in MAGNITUDES and after not in _YEARS):
        return None
    if after in _YEARS or (after in _DASHES and _next(found, index + 1) in _YEARS):
        return value
    return value if index and before in _OVER else None


def _next(found: list[Token], index: int) -> str:
    return found[index + 1].text if index + 1 < len(found) else ""


def _not_one(found: list[Token], sums: list[int]) -> Trouble:
    if not sums:
        return Trouble.NO_NUMBER
    between = {token.text for token in found[sums[0] + 1 : sums[-1]]}
    names = between - set(MAGNITUDES)
    ranged = len(sums) == 2 and bool(names & (_DASHES | {"to", "and"})) and len(names) <= 2
    return Trouble.RANGE if ranged and "and" not in names else Trouble.SEVERAL


def _stands_alone(found: list[Token], index: int, symbols: Symbols) -> bool:
    """A number glued to letters that mean nothing here (1e5, L5) is no amount."""
    before = found[index - 1] if index else None
    if before and found[index].tight and before.kind is Kind.WORD and before.text not in symbols:
        return False
    after = found[index + 1] if index + 1 < len(found) else None
    if after is None or not after.tight or after.kind is not Kind.WORD:
        return True
    return after.text in MAGNITUDES or after.text in symbols or after.text in _PERIODS


def _counts_units(found: list[Token], index: int, symbols: Symbols) -> bool:
    if _currencies(found, index, symbols):
        return False
    ahead = [token.text for token in found[index + 1 : index + 4]]
    ahead = [text for text in ahead if text not in MAGNITUDES and text != "stock"]
    return bool(ahead) and ahead[0] in _UNITS


def _amounts(
    found: list[Token], index: int, years: Fraction | None, symbols: Symbols
) -> Amount | Readings:
    token = found[index]
    magnitude = _magnitude(found, index)
    said = magnitude is not None or (token.grouped and len(token.readings) == 1) or token.in_words
    amount = Amount(
        value=token.readings[0] * (magnitude or 1),
        currencies=_currencies(found, index, symbols),
        period=_period(found, index),
        years=years,
        magnitude_said=said,
    )
    if len(token.readings) == 1:
        return amount
    smaller = token.readings[1] * (magnitude or 1)
    return Readings((replace(amount, magnitude_said=True), replace(amount, value=smaller)))


def _magnitude(found: list[Token], index: int) -> int | None:
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.kind is not Kind.WORD:
        return None
    single = len(following.text) == 1 and following.text not in "k万億"
    return None if single and not following.tight else MAGNITUDES.get(following.text)


def _currencies(found: list[Token], index: int, symbols: Symbols) -> tuple[str, ...]:
    """What the sign or word beside the number may mean; "us$" and "rs." are two tokens."""
    last = index + (1 if _magnitude(found, index) is not None else 0)
    before = [token.text for token in found[max(0, index - 2) : index]]
    after = [token.text for token in found[last + 1 : last + 3]]
    for text in ("".join(before), *reversed(before), *after[:1]):
        if text in symbols:
            return symbols[text]
    return ()


def _period(found: list[Token], index: int) -> Period | None:
    """The period said, outside the words of the years themselves."""
    for position, token in enumerate(found):
        before = found[position - 1] if position else None
        years = _counts_years(found, position, index)
        glued = token.text == "y" and not (before and before.text in ("/", "per", "a"))
        if token.text in _PERIODS and not years and not glued:
            return _PERIODS[token.text]
        if token.text == "a" and _next(found, position) == "p":
            return Period.YEAR
    dotted = "".join(token.text for token in found)
    return Period.YEAR if "p.a" in dotted else None


def _counts_years(found: list[Token], position: int, amount: int) -> bool:
    """Whether a word belongs to a count of years: "4 years", "4-year"."""
    last = position - 1
    if last > 0 and found[last].text in _DASHES:
        last -= 1
    return last >= 0 and found[last].kind is Kind.NUMBER and last != amount
