"""Money that cannot be mixed up: exact, with its currency and its period in the type.

Amounts are exact rationals in whole currency units (dollars, not cents). A yearly
amount cannot be added to a whole grant, nor dollars to euros. Rounding happens once,
where an amount is stated.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self

Exact = int | Fraction


class MixedCurrencies(ValueError):
    """Two currencies met in one sum. There is no rate here; ask for one."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} and {other} cannot be added or compared without a rate")


def half_up(value: Fraction, step: int = 1) -> int:
    """The multiple of `step` nearest to `value`; exactly between two, the higher."""
    whole, part = value.numerator, value.denominator * step
    return (2 * whole + part) // (2 * part) * step


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount of one currency (ISO 4217 code). Use a subclass, which names the period."""

    amount: Fraction
    currency: str

    @classmethod
    def of(cls, amount: Exact, currency: str) -> Self:
        return cls(Fraction(amount), currency)

    def __add__(self, other: Self) -> Self:
        return self._with(self.amount + self._same(other))

    def __sub__(self, other: Self) -> Self:
        return self._with(self.amount - self._same(other))

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Self) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Self) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Self) -> bool:
        return self.amount >= self._same(other)

    def times(self, factor: Exact) -> Self:
        return self._with(self.amount * factor)

    def rounded(self, step: int) -> Self:
        """Rounded half up to a multiple of `step` whole currency units."""
        return self._with(Fraction(half_up(self.amount, step)))

    def stated(self) -> int:
        """Whole currency units, rounded half up: the only place an amount loses precision."""
        return half_up(self.amount)

    def _with(self, amount: Fraction) -> Self:
        """Another amount of the same kind. Every sum comes through here, so it is the short way."""
        return type(self)(amount, self.currency)

    def _same(self, other: Self) -> Fraction:
        if self.currency != other.currency:
            raise MixedCurrencies(self.currency, other.currency)
        return other.amount


@dataclass(frozen=True, slots=True)
class Yearly(Money):
    """Paid every year: a base, a yearly total."""


@dataclass(frozen=True, slots=True)
class Whole(Money):
    """A whole equity grant, over all the years it vests."""

    def per_year(self, years: Exact) -> Yearly:
        return Yearly(self.amount / years, self.currency)


@dataclass(frozen=True, slots=True)
class Once(Money):
    """Paid once: a sign-on bonus, a relocation payment."""


@dataclass(frozen=True, slots=True)
class PerUnit(Money):
    """The price of one share or unit."""

    def of_units(self, units: Exact) -> Whole:
        """What that many units are worth at this price."""
        return Whole(self.amount * units, self.currency)
