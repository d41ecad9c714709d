"""What one currency is worth in another: exact rates of one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from bot.core.money import Money

EURO = "EUR"
_ONE = Fraction(1)
AnyMoney = TypeVar("AnyMoney", bound=Money)


class NoRate(LookupError):
    """Nothing here says what this currency is worth. Ask for a rate."""

    def __init__(self, currency: str) -> None:
        super().__init__(f"there is no rate for {currency}")
        self.currency = currency


@dataclass(frozen=True)
class Rates:
    """One day's rates: units of each currency (ISO 4217 code) for one euro.

    `as_of` is the day as an ISO date, `source` the id of a source.
    """

    as_of: str
    source: str
    per_euro: Mapping[str, Fraction]

    def between(self, one: str, other: str) -> Fraction:
        """How many units of `other` one unit of `one` is worth. Raises NoRate."""
        if one == other:
            return _ONE
        return self._for_one_euro(other) / self._for_one_euro(one)

    def convert(self, money: AnyMoney, currency: str) -> AnyMoney:
        """The same money in another currency, exact and of the same kind. Raises NoRate."""
        amount = money.amount * self.between(money.currency, currency)
        return replace(money, amount=amount, currency=currency)

    def age_days(self, today: str) -> int:
        """Whole days from these rates to `today`, an ISO date; negative before them."""
        return (date.fromisoformat(today) - date.fromisoformat(self.as_of)).days

    def _for_one_euro(self, currency: str) -> Fraction:
        if currency == EURO:
            return _ONE
        if currency not in self.per_euro:
            raise NoRate(currency)
        return self.per_euro[currency]
