"""One amount, as a person types it when asked for one.

Every library tried drops the magnitude of `210k` in silence, so this grammar is ours.
What can be read in two ways comes back as both; what is no single amount says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from bot.reading.numerals import LARGE, clean
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
    the "over 4". `magnitude_said` is false for a bare 215, in digits or words: it may be
    thousands.
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
    "year": Period.YEAR, "yr": Period.YEAR, "annum": Period.YEAR,
    "annual": Period.YEAR, "annually": Period.YEAR, "yearly": Period.YEAR, "pa": Period.YEAR,
    "lpa": Period.YEAR, "month": Period.MONTH, "mo": Period.MONTH, "monthly": Period.MONTH,
    "pm": Period.MONTH, "semimonthly": Period.MONTH,
    "fortnight": Period.FORTNIGHT, "fortnightly": Period.FORTNIGHT, "biweekly": Period.FORTNIGHT,
    "week": Period.WEEK, "wk": Period.WEEK, "weekly": Period.WEEK, "day": Period.DAY,
    "daily": Period.DAY, "hour": Period.HOUR, "hr": Period.HOUR, "hourly": Period.HOUR,
    "diem": Period.DAY,
    "total": Period.GRANT, "whole": Period.GRANT, "altogether": Period.GRANT,
    "overall": Period.GRANT,
}  # fmt: skip
# One letter is a period only behind one of these: "95/h", "75k p.a.", "18k p.m.".
_LETTER_PERIODS = {
    ("/", "h"): Period.HOUR, ("per", "h"): Period.HOUR, ("an", "h"): Period.HOUR,
    ("/", "y"): Period.YEAR, ("per", "y"): Period.YEAR, ("a", "y"): Period.YEAR,
    ("/", "a"): Period.YEAR, ("p.", "a"): Period.YEAR, ("p.", "m"): Period.MONTH,
}  # fmt: skip
_EVERY_OTHER = frozenset({"bi", "other", "second"})
_TWICE = frozenset({"semi", "semimonthly", "twice"})
_YEARS = frozenset({"year", "years", "yr", "yrs", "y", "ys"})
_MONTHS = frozenset({"month", "months", "mo", "mos"})
_OVER = frozenset({"over", "for", "across", "/", "in", "("})
_UNITS = frozenset(
    "shares share units unit rsus rsu options option ppus ppu stocks isos nsos".split()
)
_OF_UNITS = frozenset({"stock", "of", "restricted", "common", "preferred", "incentive", "company"})
_PERCENT = frozenset({"%", "percent", "pct"})
_LOOSE = frozenset((*LARGE, "half", "quarter"))  # not taken by a number, they change its value
_TIGHT = frozenset("bg")  # "200 b" and "200 g" may stand for base and gross
_ONCE = frozenset({"time", "off"})
_DASHES = frozenset("-–—")
_NEGATIVE = frozenset({"−", "minus", "negative"})
_LONGEST_GRANT = 50
_THOUSAND = 1000


def read_amount(text: str, symbols: Symbols) -> Amount | Readings | Trouble:
    """Reads one amount. `symbols` says which ISO codes a sign or word may mean, casefolded."""
    if len(text) > _LONGEST:
        return Trouble.TOO_LONG
    found = tokens(clean(text).text)
    numbers = [i for i, t in enumerate(found) if t.kind is Kind.NUMBER and not _once(found, i)]
    trouble = _trouble_with_numbers(found, numbers)
    if trouble is not None:
        return trouble
    spans = {i: _years_at(found, i) for i in numbers}
    sums = [i for i in numbers if spans[i] is None]
    if len(sums) != 1 or len(numbers) - len(sums) > 1:
        return _not_one(found, sums, symbols)
    if any(t.text in _LOOSE for i, t in enumerate(found) if i != sums[0] + 1):
        return Trouble.SEVERAL
    if not _stands_alone(found, sums[0], symbols):
        return Trouble.NO_NUMBER
    if _counts_units(found, sums[0], symbols):
        return Trouble.UNITS
    years = next((span for span in spans.values() if span is not None), None)
    return _amounts(found, sums[0], years, symbols)


def _trouble_with_numbers(found: list[Token], numbers: list[int]) -> Trouble | None:
    if not numbers:
        return Trouble.NO_NUMBER
    if any(t.text in _PERCENT or (t.text, _next(found, i)) == ("per", "cent")
           for i, t in enumerate(found)):  # fmt: skip
        return Trouble.PERCENT
    signs = range(numbers[0])
    return Trouble.NEGATIVE if any(_minus(found, i, numbers[0]) for i in signs) else None


def _minus(found: list[Token], index: int, number: int) -> bool:
    """Whether a sign or a word makes the number negative; "base - 5k" and "base-5k" do not."""
    sign = found[index]
    if not all(token.kind is Kind.SIGN for token in found[index + 1 : number]):
        return False
    if sign.text in _NEGATIVE:
        return True
    after_word = index > 0 and found[index - 1].kind is Kind.WORD
    return sign.text in _DASHES and (not after_word or (found[index + 1].tight and not sign.tight))


def _once(found: list[Token], index: int) -> bool:
    """The "one" of "one-time" and "one-off" is no number."""
    after = _next(found, index)
    return found[index].text == "one" and (
        after in _ONCE or (after in _DASHES and _next(found, index + 1) in _ONCE)
    )


def _years_at(found: list[Token], index: int) -> Fraction | None:
    """The number as a count of years: "over 4", "/4y", "(4 years)", "over 48 months"."""
    value = found[index].readings[0]
    after = _next(found, index)
    before = found[index - 1].text if index else ""
    unit = _next(found, index + 1) if after in _DASHES else after
    if unit in _MONTHS:
        value /= 12
    if value > _LONGEST_GRANT or (after in MAGNITUDES and after not in _YEARS):
        return None
    return value if unit in _YEARS | _MONTHS or before in _OVER else None


def _next(found: list[Token], index: int) -> str:
    return found[index + 1].text if index + 1 < len(found) else ""


def _not_one(found: list[Token], sums: list[int], symbols: Symbols) -> Trouble:
    if not any(_stands_alone(found, index, symbols) for index in sums):
        return Trouble.NO_NUMBER
    between = {token.text for token in found[sums[0] + 1 : sums[-1]]}
    names = between - set(MAGNITUDES)
    framed = sums[0] > 0 and found[sums[0] - 1].text == "between"
    joined = _DASHES | ({"and"} if framed else {"to"})
    ranged = len(sums) == 2 and bool(names & joined) and len(names) <= 2
    return Trouble.RANGE if ranged and (framed or "and" not in names) else Trouble.SEVERAL


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
    """1200 RSUs, 5000 stock options: a count of things, unless a currency stands beside it."""
    if _currency_beside(found, index, symbols):
        return False
    ahead = (token.text for token in found[index + 1 :])
    named = (text for text in ahead if text not in MAGNITUDES and text not in _OF_UNITS)
    return next(named, "") in _UNITS


def _amounts(
    found: list[Token], index: int, years: Fraction | None, symbols: Symbols
) -> Amount | Readings:
    token = found[index]
    magnitude = _magnitude(found, index)
    grouped = token.grouped and len(token.readings) == 1
    spelled = token.in_words and token.readings[0] >= _THOUSAND
    period = _period(found, index)
    twice = period is Period.MONTH and any(word.text in _TWICE for word in found)
    factor = (magnitude or 1) * (2 if twice else 1)
    amount = Amount(
        value=token.readings[0] * factor,
        currencies=_currency_beside(found, index, symbols) or _currency_named(found, symbols),
        period=period,
        years=years,
        magnitude_said=magnitude is not None or grouped or spelled,
    )
    if len(token.readings) == 1:
        return amount
    smaller = token.readings[1] * factor
    return Readings((replace(amount, magnitude_said=True), replace(amount, value=smaller)))


def _magnitude(found: list[Token], index: int) -> int | None:
    following = found[index + 1] if index + 1 < len(found) else None
    if following is None or following.kind is not Kind.WORD:
        return None
    letter = following.text in _TIGHT and not following.tight
    return None if letter else MAGNITUDES.get(following.text)


def _currency_beside(found: list[Token], index: int, symbols: Symbols) -> tuple[str, ...]:
    """What the sign or word beside the number may mean; "us$" and "rs." are two tokens."""
    last = index + (1 if _magnitude(found, index) is not None else 0)
    before = [token.text for token in found[max(0, index - 2) : index]]
    after = [token.text for token in found[last + 1 : last + 3]]
    if after[1:] in (["dollars"], ["dollar"]) and f"{after[0]}$" in symbols:
        return symbols[f"{after[0]}$"]
    for text in ("".join(before), *reversed(before), "".join(after), *after[:1]):
        if text in symbols:
            return symbols[text]
    return ()


def _currency_named(found: list[Token], symbols: Symbols) -> tuple[str, ...]:
    """There is one amount, so a currency named anywhere is its own: "215k base (USD)"."""
    return next((symbols[token.text] for token in found if token.text in symbols), ())


def _period(found: list[Token], index: int) -> Period | None:
    """The period said, outside the words of the years themselves."""
    for position, token in enumerate(found):
        if _counts_time(found, position, index):
            continue
        before = [word.text for word in found[max(0, position - 2) : position]]
        for said in ("".join(before), *before[-1:]):
            if (said, token.text) in _LETTER_PERIODS:
                return _LETTER_PERIODS[said, token.text]
        if token.text in _PERIODS:
            period = _PERIODS[token.text]
            return _every_other(period) if _EVERY_OTHER & set(before) else period
    return None


def _every_other(period: Period) -> Period | None:
    """ "Bi-weekly" and "every other week"; any other such period is unknown."""
    return Period.FORTNIGHT if period is Period.WEEK else None


def _counts_time(found: list[Token], position: int, amount: int) -> bool:
    """Whether a word belongs to a count of time: "4 years", "4-year"."""
    last = position - 1
    if last > 0 and found[last].text in _DASHES:
        last -= 1
    return last >= 0 and found[last].kind is Kind.NUMBER and last != amount
