"""What comes out of reading a text: offers, questions, and the characters each value came from.

Amounts are exact and in whole currency units, a year's worth unless a field says otherwise.
None is what the text does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from bot.core.offer import EquityKind, PayPeriod, Status

WEEKS = 52


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text that was read, from `start` up to but not including `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadEquity:
    """A grant: `total` is all of it, `annual` only what the text itself says per year."""

    kind: EquityKind | None = None
    total: Fraction | None = None
    annual: Fraction | None = None
    units: Fraction | None = None
    unit_price: Fraction | None = None
    strike: Fraction | None = None
    years: Fraction | None = None
    schedule: tuple[Fraction, ...] | None = None
    cliff_months: int | None = None
    currency: str | None = None  # where it is not the offer's


@dataclass(frozen=True, slots=True)
class ReadOffer:
    """One offer as the text tells it. `base` is for each `pay_period`."""

    company: str | None = None
    level: str | None = None
    currency: str | None = None
    pay_period: PayPeriod = PayPeriod.YEAR
    hours_per_week: Fraction | None = None
    days_per_year: Fraction | None = None
    base: Fraction | None = None
    bonus_percent: Fraction | None = None
    bonus_amount: Fraction | None = None
    equity: ReadEquity = ReadEquity()
    sign_on: tuple[Fraction, ...] = ()
    relocation: Fraction | None = None
    total_stated: Fraction | None = None
    status: Status | None = None
    deadline: str | None = None

    @property
    def yearly_base(self) -> Fraction | None:
        """The base of a year; None while the paid hours or days of it are not known. An hourly one
        counts 52 weeks, as a case file does where it does not say otherwise."""
        if self.pay_period is PayPeriod.YEAR or self.base is None:
            return self.base
        if self.pay_period is PayPeriod.HOUR and self.hours_per_week is not None:
            return self.base * self.hours_per_week * WEEKS
        if self.pay_period is PayPeriod.DAY and self.days_per_year is not None:
            return self.base * self.days_per_year
        return None

    def at(self, path: str) -> object:
        """A field by its path: "base", "equity.total"."""
        found: object = self
        for name in path.split("."):
            found = getattr(found, name)
        return found


class Topic(StrEnum):
    """What a question is about; its words stand under this name in the phrases."""

    WHOLE_OR_YEARLY = "whole-or-yearly"
    DIGITS = "digits"
    MAGNITUDE = "magnitude"
    RANGE = "range"
    CURRENCY = "currency"
    PERIOD = "period"
    PART = "part"
    TWO_FIGURES = "two-figures"
    TOTAL = "total"
    HOURS = "hours"
    DAYS = "days"
    YEARS = "years"
    OTHER_CURRENCY = "other-currency"
    SPREAD = "spread"  # one sum over two years


Value = Fraction | str | tuple[Fraction, ...]  # the last by the year, of a sign-on


@dataclass(frozen=True, slots=True)
class Way:
    """One of the readings: the fields of the offer it would set, by their names below it."""

    sets: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What can be read in more than one way; no way at all where a figure has to be asked for."""

    field: str  # below the offer: "base", "equity.total"
    topic: Topic
    place: Place
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """One offer with its questions, and where each of its fields stands in the text."""

    offer: ReadOffer
    doubts: tuple[Doubt, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text: its offers in their order, the present job apart, what no offer took."""

    offers: tuple[Read, ...]
    current: Read | None = None
    unread: tuple[Place, ...] = ()
    cut: bool = False  # the text was longer than what is read of it
