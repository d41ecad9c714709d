"""An offer as the trade speaks of it: base, equity grant, bonus, sign-on, status."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.core.money import Once, Whole, Yearly


class Status(StrEnum):
    """How firm an offer is. Only a written one moves an ask."""

    WRITTEN = "written"
    VERBAL = "verbal"
    IN_PROCESS = "in_process"


@dataclass(frozen=True, slots=True)
class Grant:
    """An equity grant: the whole amount and the years over which it vests."""

    whole: Whole
    years: int

    def over(self, years: Fraction) -> Whole:
        """The same yearly pace as a grant over `years`."""
        return self.whole.times(years / self.years)


@dataclass(frozen=True, slots=True)
class Package:
    """Base and equity side by side; the equity as a grant over `years`. None is unknown."""

    base: Yearly | None
    equity: Whole | None
    years: Fraction

    @property
    def total(self) -> Yearly | None:
        """Base plus one year of the equity, or None when either is unknown."""
        if self.base is None or self.equity is None:
            return None
        return self.base + self.equity.per_year(self.years)


@dataclass(frozen=True, slots=True)
class Offer:
    """What a company offers, or may offer. None is unknown, never zero."""

    company: str
    currency: str
    base: Yearly | None
    grant: Grant | None
    status: Status
    bonus: Yearly | None = None
    bonus_percent: Fraction | None = None
    sign_on: Once | None = None
    deadline: str | None = None

    def package(self, years: Fraction) -> Package:
        """Base and equity, the grant compared as if it ran over `years`."""
        return Package(self.base, self.grant.over(years) if self.grant else None, years)
