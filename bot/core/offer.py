"""An offer as the trade speaks of it: base, bonus, sign-on, equity and its terms, status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import accumulate

from bot.core.money import Once, PerUnit, Whole, Yearly


class Status(StrEnum):
    """How firm an offer is. Only a written one moves an ask."""

    WRITTEN = "written"
    VERBAL = "verbal"
    IN_PROCESS = "in_process"


class BonusKind(StrEnum):
    """What a bonus promises."""

    TARGET = "target"  # paid at target if goals are met
    UP_TO = "up_to"  # a maximum or at discretion: counted as nothing
    GUARANTEED = "guaranteed"


class EquityKind(StrEnum):
    """The instrument of a grant."""

    RSU = "rsu"
    RSU_DOUBLE_TRIGGER = "rsu_double_trigger"  # vests by time and by a liquidity event
    OPTIONS = "options"
    PPU = "ppu"  # profit participation units
    UNKNOWN = "unknown"


class Market(StrEnum):
    """Whether the shares of a company can be sold on an exchange."""

    PUBLIC = "public"
    PRIVATE = "private"


class PayPeriod(StrEnum):
    """How often base is stated."""

    YEAR = "year"
    MONTH = "month"
    FORTNIGHT = "fortnight"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Grant:
    """An equity grant: the whole amount and the years over which it vests."""

    whole: Whole
    years: int

    def over(self, years: Fraction) -> Whole:
        """The same yearly pace as a grant over `years`."""
        if years == self.years:
            return self.whole
        return self.whole.times(years / self.years)


@dataclass(frozen=True)
class Equity:
    """The terms of a grant, in the grant's own currency. None is unknown.

    `stated` is the amount of the whole grant as it was said; `vesting` the share of it
    that vests in each year, adding up to one; `cliff_months` how long nothing vests.
    """

    currency: str
    kind: EquityKind
    market: Market | None
    stated: Whole | None
    units: Fraction | None
    price: PerUnit | None
    strike: PerUnit | None
    vesting: tuple[Fraction, ...]
    cliff_months: int | None = None
    price_kind: str | None = None
    price_date: str | None = None
    exercise_days: int | None = None

    @cached_property
    def vested_by_year(self) -> tuple[Fraction, ...]:
        """The share that has vested after no year, one, two and so on, without a cliff."""
        return tuple(accumulate(self.vesting, initial=Fraction()))

    @property
    def illiquid(self) -> bool:
        """Whether a haircut applies: private shares, and any instrument only private firms use.

        RSUs at a company not known here are taken as tradable; a rule says so.
        """
        if self.market is not None:
            return self.market is Market.PRIVATE
        return self.kind is not EquityKind.RSU

    @property
    def is_none(self) -> bool:
        """Whether it was said that nothing is granted."""
        return self.stated is not None and not self.stated.amount


@dataclass(frozen=True, slots=True)
class Wage:
    """Base as it was said: an amount for a period, and how many of them are paid a year."""

    amount: Fraction
    period: PayPeriod
    count: Fraction | None


@dataclass(frozen=True, slots=True)
class Benefit:
    """A yearly benefit with a name, such as an employer's pension payment. In no total."""

    name: str
    worth: Yearly | None


@dataclass(frozen=True, slots=True)
class Refresher:
    """A yearly further grant; only a written one is counted."""

    whole: Whole | None
    written: bool


@dataclass(frozen=True)
class Package:
    """Base and equity side by side; the equity as a grant over `years`. None is unknown."""

    base: Yearly | None
    equity: Whole | None
    years: Fraction

    @cached_property
    def total(self) -> Yearly | None:
        """Base plus one year of the equity, or None when either is unknown."""
        if self.base is None or self.equity is None:
            return None
        return self.base + self.equity.per_year(self.years)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The rate that an amount was converted with: one unit of `one` is `rate` of `other`."""

    one: str
    other: str
    rate: Fraction
    as_of: str
    source: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What a company offers, or may offer. None is unknown, never zero.

    `grant` is the paper worth of `equity` in the offer's currency, where it can be known.
    `sign_on` is paid year by year, the first at the start.
    """

    company: str
    currency: str
    base: Yearly | None
    grant: Grant | None
    status: Status
    wage: Wage | None = None
    equity: Equity | None = None
    exchange: Exchange | None = None
    bonus: Yearly | None = None
    bonus_percent: Fraction | None = None
    bonus_kind: BonusKind | None = None
    sign_on: tuple[Once, ...] | None = None
    clawback_months: int | None = None
    relocation: Once | None = None
    benefits: tuple[Benefit, ...] = ()
    refresher: Refresher | None = None
    assumed_growth: Fraction | None = None
    rung: str | None = None
    level_said: str | None = None
    deadline: str | None = None
    due: date | None = None

    def package(self, years: Fraction) -> Package:
        """Base and equity, the grant compared as if it ran over `years`."""
        return Package(self.base, self.grant.over(years) if self.grant else None, years)

    @property
    def bonus_known(self) -> bool:
        return self.bonus is not None or self.bonus_percent is not None

    @property
    def bonus_said(self) -> Yearly | None:
        """The yearly bonus as it was named, whatever it promises."""
        if self.bonus is not None:
            return self.bonus
        if self.bonus_percent is None or self.base is None:
            return None
        return self.base.times(self.bonus_percent / 100)

    @property
    def sign_on_total(self) -> Once | None:
        """All sign-on payments together."""
        if self.sign_on is None:
            return None
        return Once(sum((part.amount for part in self.sign_on), Fraction()), self.currency)
