"""A band of pay, and where an amount lies in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Generic, TypeVar

from bot.core.money import Money, Whole, Yearly, half_up

Pay = TypeVar("Pay", bound=Money)

HALF = Fraction(1, 2)
THIRD = Fraction(1, 3)


class Place(StrEnum):
    """Where an amount lies in a band, in words."""

    BELOW = "below"
    LOWER = "lower third"
    MIDDLE = "middle third"
    UPPER = "upper third"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Range(Generic[Pay]):
    """A low and a high end of one kind of pay."""

    low: Pay
    high: Pay

    @property
    def width(self) -> Pay:
        return self.high - self.low

    def share(self, amount: Pay) -> Fraction:
        """How far up the range `amount` lies: 0 is the low end, 1 the high. A point has 0 or 1."""
        width = self.width.amount
        if not width:
            return Fraction(int(amount > self.low))
        return (amount - self.low).amount / width

    def at(self, share: Fraction) -> Pay:
        """The amount that lies `share` of the way up."""
        return self.low + self.width.times(share)

    def lower_half(self) -> Range[Pay]:
        return Range(self.low, self.at(HALF))


@dataclass(frozen=True)
class PayBand:
    """Base a year and a whole grant over `years`; equity may be unlisted."""

    base: Range[Yearly]
    equity: Range[Whole] | None
    years: Fraction

    @cached_property
    def total(self) -> Range[Yearly] | None:
        """Base plus one year of the grant, end by end."""
        if self.equity is None:
            return None
        return Range(
            self.base.low + self.equity.low.per_year(self.years),
            self.base.high + self.equity.high.per_year(self.years),
        )

    def lower_half(self) -> PayBand:
        equity = self.equity.lower_half() if self.equity else None
        return PayBand(self.base.lower_half(), equity, self.years)


def percent(share: Fraction) -> int:
    """A share as a whole percentage, rounded half up."""
    return half_up(share * 100)


def place(share: Fraction) -> Place:
    """A share in words, by thirds; both ends belong to the band."""
    if share < 0:
        return Place.BELOW
    if share > 1:
        return Place.ABOVE
    if share < THIRD:
        return Place.LOWER
    return Place.MIDDLE if share <= 1 - THIRD else Place.UPPER
