"""What an offer is worth: year by year, on leaving early, and its equity in three columns.

Conventions, each named where it is used: a target bonus counts at target and an "up to"
one as nothing; the years hold paper equity; sign-on payments fall due at the start of
their year; equity vests evenly within a year and nothing before the cliff; a bonus is
earned by completed years. No growth is ever assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from bot.core.money import Once, PerUnit, Whole, Yearly
from bot.core.offer import BonusKind, Equity, EquityKind, Offer

MONTHS = 12
COMPARED = 4
LEAVING = (12, 18, 24)
_NOTHING, _ALL = Fraction(), Fraction(1)


class Convention(StrEnum):
    """How something was counted where an offer leaves room."""

    BONUS_AT_TARGET = "bonus-at-target"
    BONUS_ASSUMED_TARGET = "bonus-assumed-target"
    BONUS_UP_TO_ZERO = "bonus-up-to-zero"
    BONUS_UNKNOWN = "bonus-unknown"
    SIGN_ON_UNKNOWN = "sign-on-unknown"
    PAPER_EQUITY = "paper-equity"
    VESTS_EVENLY = "vests-evenly"
    NO_REFRESHERS = "no-refreshers"
    WRITTEN_REFRESHERS = "written-refreshers"
    GRANT_ENDS = "grant-ends"
    CLAWBACK_UNKNOWN = "clawback-unknown"
    CONVERTED = "converted"
    ANNUALISED = "annualised"


@dataclass(frozen=True, slots=True)
class Worth:
    """A whole grant on paper, at the person's haircut, and if it comes to nothing."""

    paper: Whole | None
    haircut: Whole | None
    zero: Whole | None


class Year(NamedTuple):  # every offer has four or more, and a tuple is made fastest
    """What one year pays. `total` leaves out an unknown bonus or sign-on, never an unknown
    base or grant: without those it is unknown too."""

    number: int
    base: Yearly | None
    bonus: Yearly | None
    sign_on: Once | None
    equity: Yearly | None
    total: Yearly | None


@dataclass(frozen=True, slots=True)
class Valuation:
    """One offer, valued in its own currency.

    `bonus` is the yearly one that is counted, `held` the paper equity that has vested after
    so many months, `average` that of the first four years, `guaranteed_cash` the base and a
    guaranteed bonus of one year, `leaving` all that was received after so many months.
    """

    offer: Offer
    bonus: Yearly | None
    held: Mapping[int, Whole | None]
    years: tuple[Year, ...]
    first_year: Yearly | None
    average: Yearly | None
    guaranteed_cash: Yearly | None
    leaving: Mapping[int, Yearly | None]
    worth: Worth
    conventions: tuple[Convention, ...]


def valuation(offer: Offer, haircut: Fraction | None) -> Valuation:
    """Values an offer. `haircut` is a share of the share price, None for paper."""
    bonus = counted_bonus(offer)
    ends = range(0, _horizon(offer) * MONTHS + 1, MONTHS)
    held = {months: vested(offer, months) for months in sorted({*ends, *LEAVING})}
    years = tuple(
        _year(offer, bonus, number, _between(held[start], held[end]))
        for number, (start, end) in enumerate(pairwise(ends), start=1)
    )
    totals = [year.total for year in years[:COMPARED]]
    known = [total for total in totals if total is not None]
    average = None
    if len(known) == COMPARED:
        average = Yearly(sum((t.amount for t in known), Fraction()) / COMPARED, offer.currency)
    return Valuation(
        offer=offer,
        bonus=bonus,
        held=held,
        years=years,
        first_year=years[0].total,
        average=average,
        guaranteed_cash=_guaranteed(offer),
        leaving={months: leaving(offer, bonus, months, held[months]) for months in LEAVING},
        worth=worth(offer, haircut),
        conventions=_conventions(offer),
    )


def worth(offer: Offer, haircut: Fraction | None) -> Worth:
    """The grant in three columns, in the offer's currency.

    A haircut lowers the share's price before a strike is paid; it touches only equity
    that cannot be sold on an exchange. None of the columns is known without the paper worth.
    """
    paper = offer.grant.whole if offer.grant else None
    if paper is None:
        return Worth(None, None, None)
    zero = Whole.of(0, offer.currency)
    equity = offer.equity
    if equity is None or haircut is None or not equity.illiquid:
        return Worth(paper, paper, zero)
    full, cut = paper_worth(equity), paper_worth(equity, 1 - haircut)
    if full is None or cut is None:
        return Worth(paper, None, zero)
    # As a share of what was said: the paper worth may be converted, or without assumed growth.
    return Worth(paper, paper.times(cut.amount / full.amount) if full.amount else zero, zero)


def paper_worth(equity: Equity, share: Fraction = Fraction(1)) -> Whole | None:
    """What the grant is worth at `share` of its price, in the grant's own currency.

    Options are worth max(0, price × share − strike) × units, and unknown without a strike.
    """
    units = equity.units
    if equity.kind is EquityKind.OPTIONS:
        if equity.strike is None or equity.price is None:
            return None
        if units is None and equity.stated is not None and equity.price.amount:
            units = equity.stated.amount / equity.price.amount
        if units is None:
            return None
        gain = max(Fraction(), equity.price.amount * share - equity.strike.amount)
        return PerUnit(gain, equity.currency).of_units(units)
    if equity.stated is not None:
        return equity.stated.times(share)
    if units is None or equity.price is None:
        return None
    return equity.price.times(share).of_units(units)


def counted_bonus(offer: Offer) -> Yearly | None:
    """The yearly bonus that is counted: target and guaranteed in full, "up to" as nothing."""
    said = offer.bonus_said
    if said is not None and offer.bonus_kind is BonusKind.UP_TO:
        return Yearly.of(0, offer.currency)
    return said


def bonus_at(offer: Offer, base: Yearly) -> Yearly | None:
    """The yearly bonus that would be counted at another base: a percentage moves with it."""
    counted = counted_bonus(offer)
    if counted is None or offer.bonus is not None or not counted.amount:
        return counted
    return base.times((offer.bonus_percent or Fraction()) / 100)


def vested(offer: Offer, months: int) -> Whole | None:
    """The paper equity that has vested after so many months, written refreshers included."""
    if offer.grant is None or offer.equity is None:
        return None
    own = offer.grant.whole.times(vested_share(offer.equity, months))
    refresher = offer.refresher
    if refresher is None or not refresher.written or refresher.whole is None:
        return own
    return own + _refreshed(refresher.whole, months)


def vested_share(equity: Equity, months: int) -> Fraction:
    """The share of a grant vested after `months`: by its yearly list, evenly within a year."""
    shares = equity.vesting
    if equity.cliff_months is not None and months < equity.cliff_months:
        return _NOTHING
    whole, part = divmod(months, MONTHS)
    if whole >= len(shares):
        return _ALL
    done = equity.vested_by_year[whole]
    return done + shares[whole] * Fraction(part, MONTHS) if part else done


def leaving(offer: Offer, bonus: Yearly | None, months: int, equity: Whole | None) -> Yearly | None:
    """All that was received on leaving after `months`, less the sign-on that must be returned.

    `equity` is what has vested by then.
    """
    if offer.base is None or equity is None:
        return None
    amount = offer.base.amount * Fraction(months, MONTHS) + equity.amount
    if bonus is not None:
        amount += bonus.amount * (months // MONTHS)
    if offer.sign_on:
        amount += _kept_sign_on(offer.sign_on, offer.clawback_months, months)
    return Yearly(amount, offer.currency)


def _kept_sign_on(paid: tuple[Once, ...], held: int | None, months: int) -> Fraction:
    """Payments begun by then, each less what a pro-rata clawback of `held` months takes back."""
    kept = Fraction()
    for index, part in enumerate(paid):
        stayed = months - index * MONTHS
        if stayed <= 0:
            break
        kept += part.amount * (min(Fraction(1), Fraction(stayed, held)) if held else 1)
    return kept


def _refreshed(each: Whole, months: int) -> Whole:
    """Written refreshers: one after each full year, vesting evenly over four."""
    span = COMPARED * MONTHS
    held = (min(months - start, span) for start in range(MONTHS, months, MONTHS))
    return each.times(sum((Fraction(m, span) for m in held), Fraction()))


def _horizon(offer: Offer) -> int:
    """The years that are shown: four, or as long as the grant runs."""
    return max(COMPARED, offer.grant.years if offer.grant else COMPARED)


def _between(start: Whole | None, end: Whole | None) -> Yearly | None:
    """What vested in one year."""
    if start is None or end is None:
        return None
    return Yearly(end.amount - start.amount, end.currency)


def _year(offer: Offer, bonus: Yearly | None, number: int, equity: Yearly | None) -> Year:
    sign_on = None
    if offer.sign_on is not None:
        paid = offer.sign_on[number - 1].amount if number <= len(offer.sign_on) else Fraction()
        sign_on = Once(paid, offer.currency)
    total = None
    if offer.base is not None and equity is not None:
        extras = (part.amount for part in (bonus, sign_on) if part is not None)
        total = Yearly(sum(extras, offer.base.amount + equity.amount), offer.currency)
    return Year(number, offer.base, bonus, sign_on, equity, total)


def _guaranteed(offer: Offer) -> Yearly | None:
    if offer.base is None:
        return None
    bonus = offer.bonus_said if offer.bonus_kind is BonusKind.GUARANTEED else None
    return offer.base + bonus if bonus is not None else offer.base


def _conventions(offer: Offer) -> tuple[Convention, ...]:
    grant, wage = offer.grant, offer.wage
    refreshed = offer.refresher is not None and offer.refresher.written
    paid = any(part.amount for part in offer.sign_on or ())
    holds = {
        _bonus_convention(offer): True,
        Convention.SIGN_ON_UNKNOWN: offer.sign_on is None,
        Convention.PAPER_EQUITY: grant is not None and grant.whole.amount > 0,
        Convention.VESTS_EVENLY: grant is not None and grant.whole.amount > 0,
        Convention.WRITTEN_REFRESHERS: refreshed,
        Convention.NO_REFRESHERS: not refreshed,
        Convention.GRANT_ENDS: grant is not None and grant.years < COMPARED,
        Convention.CLAWBACK_UNKNOWN: paid and offer.clawback_months is None,
        Convention.CONVERTED: offer.exchange is not None,
        Convention.ANNUALISED: wage is not None,
    }
    return tuple(name for name, applies in holds.items() if applies and name is not None)


def _bonus_convention(offer: Offer) -> Convention | None:
    if offer.bonus_said is None:
        return Convention.BONUS_UNKNOWN
    if offer.bonus_said.amount == 0:
        return None
    return {
        BonusKind.TARGET: Convention.BONUS_AT_TARGET,
        BonusKind.UP_TO: Convention.BONUS_UP_TO_ZERO,
        BonusKind.GUARANTEED: None,
        None: Convention.BONUS_ASSUMED_TARGET,
    }[offer.bonus_kind]
