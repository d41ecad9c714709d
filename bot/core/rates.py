"""What one currency is worth in another: exact rates of one day, and the person's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class OwnRate:
    """A rate the person named: one unit of `currency` is `rate` units of `other`, on `date`."""

    currency: str
    other: str
    rate: Fraction
    date: str

    def __post_init__(self) -> None:
        if self.rate <= 0 or self.currency == self.other:
            raise ValueError("a rate stands between two currencies and is more than nothing")

    def turned(self) -> OwnRate:
        """The same rate seen from the other currency."""
        return OwnRate(self.other, self.currency, _ONE / self.rate, self.date)


@dataclass(frozen=True)
class Rates:
    """One day's rates: units of each currency (ISO 4217 code) for one euro.

    `as_of` is the day as an ISO date, `source` the id of a source. `own` holds the
    person's own rates by (from, to), both ways; they go before the day's.
    """

    as_of: str
    source: str
    per_euro: Mapping[str, Fraction]
    own: Mapping[tuple[str, str], OwnRate] = field(default_factory=dict)

    def between(self, one: str, other: str) -> Fraction:
        """How many units of `other` one unit of `one` is worth. Raises NoRate."""
        if one == other:
            return _ONE
        said = self.own.get((one, other))
        return said.rate if said else self._for_one_euro(other) / self._for_one_euro(one)

    def convert(self, money: AnyMoney, currency: str) -> AnyMoney:
        """The same money in another currency, exact and of the same kind. Raises NoRate."""
        amount = money.amount * self.between(money.currency, currency)
        return replace(money, amount=amount, currency=currency)

    def with_own(self, extra: Iterable[OwnRate]) -> Rates:
        """These rates and the person's own, the later of two for a pair.

        An own rate counts between its two currencies. It also values a currency that the
        day's rates do not have, where it ties it to one they do have.
        """
        own = dict(self.own)
        for said in extra:
            for rate in (said, said.turned()):
                own[rate.currency, rate.other] = rate
        return replace(self, per_euro=_tied(self.per_euro, own.values()), own=own)

    def age_days(self, today: str) -> int:
        """Whole days from these rates to `today`, an ISO date; negative before them."""
        return (date.fromisoformat(today) - date.fromisoformat(self.as_of)).days

    def _for_one_euro(self, currency: str) -> Fraction:
        if currency == EURO:
            return _ONE
        if currency not in self.per_euro:
            raise NoRate(currency)
        return self.per_euro[currency]


def _tied(known: Mapping[str, Fraction], own: Iterable[OwnRate]) -> Mapping[str, Fraction]:
    """The known rates and those that own rates tie to them, over several steps if need be."""
    found, left = {EURO: _ONE, **known}, list(own)
    while tied := [r for r in left if r.currency in found and r.other not in found]:
        for rate in tied:
            found.setdefault(rate.other, found[rate.currency] * rate.rate)
    return {code: rate for code, rate in found.items() if code != EURO}
