"""What can stand in a sentence: sums, percentages, counts, times, and the words that name them.

A sum keeps every reading of its digits and every currency that its sign may mean. Nothing
is decided here that needs to know more than the few tokens around a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.tokens import Token


class Unit(StrEnum):
    """What a count of time counts."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Item:
    """Something understood, from token `first` to token `last`, at its place in the text."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sum(Item):
    """An amount that may be money. `high` is the upper end of a range.

    `magnitude` when a k, a lakh or the like was said, or the digits were in groups; `years`
    is the "over 4" right behind it; `aside` when it stands in brackets or behind "=", as a
    remark on the amount before it; `count` when units of something follow it.
    """

    readings: tuple[Fraction, ...]
    currencies: tuple[str, ...] = ()
    worded: bool = False  # the currency was spelled out: USD, not $
    magnitude: bool = False
    indian: bool = False
    high: Fraction | None = None
    every: Every | None = None
    years: Fraction | None = None
    aside: bool = False
    bare: bool = False  # neither a magnitude nor a currency was said
    gross: bool = False  # "brutto" stands with it
    times: Fraction | None = None  # so many monthly payments a year: "5,000 x 13"
    paid: bool = False  # "paid monthly" says how it is paid out, where it is no wage
    becomes: bool = False  # behind an arrow: it takes the place of the amount before it


@dataclass(frozen=True, slots=True)
class Percent(Item):
    """A percentage, or a range of them."""

    value: Fraction
    high: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Count(Item):
    """A count of shares, units or options."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Time(Item):
    """A length of time; `over` when a word says that something runs over it."""

    value: Fraction
    unit: Unit
    over: bool = False


@dataclass(frozen=True, slots=True)
class Shares(Item):
    """Percentages by year: 25/25/25/25."""

    percents: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Word(Item):
    """A phrase for a part of pay, with a period it implies: "monthly salary"."""

    term: Term
    every: Every | None = None


@dataclass(frozen=True, slots=True)
class Said(Item):
    """A phrase that says something about the figures near it."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Period(Item):
    """A period that no amount took."""

    every: Every


@dataclass(frozen=True, slots=True)
class Company(Item):
    """An employer's name; `known` when it is in the data, else it was recognised by its place."""

    name: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Level(Item):
    """A level as it was said."""

    said: str


@dataclass(frozen=True, slots=True)
class Nth(Item):
    """A year by its number: "year 1", "second year"."""

    year: int


@dataclass(frozen=True, slots=True)
class Row(Item):
    """Amounts between slashes, 230/152/30, that are no percentages."""

    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Salaries(Item):
    """How many monthly salaries are paid a year: "13th month", "13,5-mal"."""

    count: Fraction


@dataclass(frozen=True, slots=True)
class Half(Item):
    """A "half" of what was said before it."""


@dataclass(frozen=True, slots=True)
class Plain(Item):
    """A day, a telephone number or a name with digits: no amount."""


def covered(items: Iterable[Item]) -> set[int]:
    """The tokens on which items stand."""
    return {n for item in items for n in range(item.first, item.last + 1)}


def words_of(item: Item, tokens: Sequence[Token]) -> list[str]:
    """The words on which an item stands."""
    return [t.text for t in tokens[item.first : item.last + 1]]
