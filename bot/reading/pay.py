"""From a case's offer to an Offer: pay by the year, the grant's worth, rates where two
currencies meet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from bot.core.money import Once, PerUnit, Whole, Yearly
from bot.core.offer import (
    Benefit,
    Equity,
    EquityKind,
    Exchange,
    Grant,
    Market,
    Offer,
    PayPeriod,
    Refresher,
    Status,
    Wage,
)
from bot.core.valuation import paper_worth
from bot.reading.case import OfferCase
from bot.reading.days import read_day

Quote = Callable[[str, str], Exchange | None]

# How many of a period are paid a year where nobody said; hours and days are always asked.
_USUAL = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.FORTNIGHT: 26, PayPeriod.WEEK: 52}
_WEEKS = 52
_ISO = len("2026-12-04")
_PENSION = "pension"


def read_offer(
    case: OfferCase,
    company: str,
    currency: str,
    years: int,
    market: Market | None,
    quote: Quote,
    level: tuple[str | None, str | None] = (None, None),
    today: date | None = None,
) -> Offer:
    """The offer with its pay by the year. What is in process has no figures to lean on."""
    wage = _wage(case)
    base = Yearly(wage.amount * wage.count, currency) if wage and wage.count else None
    equity = _equity(case, currency, years, market)
    grant, exchange = _grant(case, equity, currency, years, quote)
    return Offer(
        company=company,
        currency=currency,
        base=base,
        grant=grant,
        status=case.status,
        wage=wage if case.pay_period is not PayPeriod.YEAR else None,
        equity=equity,
        exchange=exchange,
        bonus=Yearly.of(case.bonus, currency) if case.bonus is not None else None,
        bonus_percent=_fraction(case.bonus_percent),
        bonus_kind=case.bonus_kind,
        sign_on=_sign_on(case, currency),
        clawback_months=case.clawback_months,
        relocation=Once.of(case.relocation, currency) if case.relocation is not None else None,
        benefits=_benefits(case, base, currency),
        refresher=_refresher(case, currency),
        assumed_growth=_share(case.assumed_growth_percent),
        rung=level[0],
        level_said=level[1],
        deadline=case.deadline,
        due=due(case.deadline, today),
    )


def in_process(offer: OfferCase) -> OfferCase:
    """What is still in process, without figures that could be leaned on."""
    return OfferCase(company=offer.company, currency=offer.currency, status=Status.IN_PROCESS,
                     deadline=offer.deadline, level=offer.level)  # fmt: skip


def due(deadline: str | None, today: date | None) -> date | None:
    """The day that a deadline names, such as "2026-12-04" or "Friday"; None if it names none."""
    if not deadline:
        return None
    # A day in figures may be followed by an hour or a remark.
    read = (read_day(words, today) for words in (deadline, deadline[:_ISO]))
    return next((day for day in read if isinstance(day, date)), None)


def _wage(case: OfferCase) -> Wage | None:
    if case.base is None:
        return None
    return Wage(Fraction(case.base), case.pay_period, _count(case))


def _count(case: OfferCase) -> Fraction | None:
    weeks = case.weeks_per_year or _WEEKS
    match case.pay_period:
        case PayPeriod.HOUR:
            hours = _fraction(case.hours_per_week)
            return hours * weeks if hours else None
        case PayPeriod.DAY:
            return Fraction(case.days_per_year) if case.days_per_year else None
        case PayPeriod.WEEK:
            return Fraction(weeks)
        case PayPeriod.MONTH if case.salaries_per_year:
            return Fraction(case.salaries_per_year)
        case period:
            return Fraction(_USUAL[period])


def _equity(case: OfferCase, currency: str, years: int, market: Market | None) -> Equity | None:
    said = (case.equity, case.equity_units, case.unit_price, case.strike)
    if case.equity_kind is EquityKind.UNKNOWN and all(part is None for part in said):
        return None
    own = case.equity_currency or currency
    price, strike = (_per_unit(amount, own) for amount in (case.unit_price, case.strike))
    return Equity(
        currency=own,
        kind=case.equity_kind,
        market=case.market or market,
        stated=Whole.of(case.equity, own) if case.equity is not None else None,
        units=_fraction(case.equity_units),
        price=price,
        strike=strike,
        vesting=_vesting(case, years),
        cliff_months=case.cliff_months,
        price_kind=case.price_kind,
        price_date=case.price_date,
        exercise_days=case.exercise_days,
    )


def grant_years(case: OfferCase, years: int) -> int:
    """Over how many years the grant vests."""
    return case.equity_years or (len(case.vesting) if case.vesting else years)


def _vesting(case: OfferCase, years: int) -> tuple[Fraction, ...]:
    if case.vesting:
        return tuple(Fraction(share) / 100 for share in case.vesting)
    count = grant_years(case, years)
    return (Fraction(1, count),) * count


def _grant(
    case: OfferCase, equity: Equity | None, currency: str, years: int, quote: Quote
) -> tuple[Grant | None, Exchange | None]:
    worth = paper_worth(equity) if equity else None
    if equity is None or worth is None or contradicts(equity):
        return None, None
    count = grant_years(case, years)
    worth = _without_growth(case, worth, equity)
    if equity.currency == currency:
        return Grant(worth, count), None
    exchange = quote(equity.currency, currency)
    if exchange is None:
        return None, None
    return Grant(Whole(worth.amount * exchange.rate, currency), count), exchange


def contradicts(equity: Equity) -> bool:
    """Whether the stated amount and units × price differ by more than a hundredth."""
    if equity.stated is None or equity.units is None or equity.price is None:
        return False
    if equity.kind is EquityKind.OPTIONS:
        return False
    product = equity.price.of_units(equity.units)
    return abs(equity.stated.amount - product.amount) * 100 > product.amount


def _without_growth(case: OfferCase, worth: Whole, equity: Equity) -> Whole:
    """A stated figure that assumes growth, taken back to today's price: each year's part is
    divided by what the recruiter let it grow."""
    growth = _share(case.assumed_growth_percent)
    if not growth or equity.stated is None:
        return worth
    grown = Fraction()
    for year, share in enumerate(equity.vesting, start=1):
        grown += share * (1 + growth) ** (year - 1)
    return Whole(worth.amount / grown, worth.currency)


def _sign_on(case: OfferCase, currency: str) -> tuple[Once, ...] | None:
    if case.sign_on is None:
        return None
    parts = case.sign_on if isinstance(case.sign_on, tuple) else (case.sign_on,)
    return tuple(Once.of(part, currency) for part in parts)


def _benefits(case: OfferCase, base: Yearly | None, currency: str) -> tuple[Benefit, ...]:
    found = [Benefit(name, Yearly.of(worth, currency)) for name, worth in case.benefits.items()]
    if case.pension_percent is not None:
        worth = base.times(Fraction(case.pension_percent) / 100) if base else None
        found.insert(0, Benefit(_PENSION, worth))
    return tuple(found)


def _refresher(case: OfferCase, currency: str) -> Refresher | None:
    if case.refresher is None:
        return None
    amount = case.refresher.equity
    whole = Whole.of(amount, currency) if amount is not None else None
    return Refresher(whole, case.refresher.status == "written")


def _per_unit(amount: Decimal | None, currency: str) -> PerUnit | None:
    return PerUnit(Fraction(amount), currency) if amount is not None else None


def _fraction(value: Decimal | None) -> Fraction | None:
    return Fraction(value) if value is not None else None


def _share(percent: Decimal | None) -> Fraction | None:
    return Fraction(percent) / 100 if percent is not None else None
