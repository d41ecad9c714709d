"""Offers read from a text, under the names of a case file.

What is still a question is left out: a case holds what was said, never one of two readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bot.core.money import half_up
from bot.core.offer import PayPeriod, Status
from bot.guides.library import World
from bot.reading.levels import LevelRead, read_level
from bot.reading.offers.shape import Read, ReadEquity, Reading, ReadOffer
from bot.reading.whereabouts import region_in

_MOST_YEARS = 10


def case_of(reading: Reading, text: str, world: World, region: str | None = None) -> dict[str, Any]:
    """A case: the first offer is the one to answer, the others compete with it. `region` is
    the person's, where the text need not be asked for one; left out where nobody names it."""
    place = region_in(text, world)
    known = region or (place.id if place else None)
    case: dict[str, Any] = {"region": known} if known else {}
    if not reading.offers:
        return case
    first, *others = reading.offers
    guide = guide_of(first, world)
    case |= {"guide": guide, "offer": offer_case(first)}
    if level := level_of(first, world):
        case["level"] = level
    competing = [{"status": Status.IN_PROCESS.value, **offer_case(other)} for other in others]
    if competing:
        case["competing"] = competing
    if reading.current is not None and reading.current.offer.base is not None:
        case["current_job"] = offer_case(reading.current)
    return case


def guide_of(read: Read, world: World) -> str | None:
    """The guide of the company that offers, if there is one."""
    company = world.company_called(read.offer.company or "")
    guides = world.guides_of(company.id) if company else ()
    return guides[0].id if guides else None


def level_of(read: Read, world: World) -> str | None:
    """The level as a case takes it, with the company's ladder where it stands on several."""
    said, company = read.offer.level, read.offer.company
    for words in (said, f"{company} {said}" if company and said else None):
        found = read_level(words, world) if words else None
        if isinstance(found, LevelRead) and found.rung is not None:
            return found.said
    return None


def offer_case(read: Read) -> dict[str, Any]:
    """One offer. Amounts are rounded half up to whole units, as a case wants them."""
    offer = read.offer
    found: dict[str, Any] = {
        "company": offer.company,
        "currency": offer.currency,
        "base": _base(offer),
        "hours_per_week": _decimal(offer.hours_per_week),
        "bonus_percent": _decimal(offer.bonus_percent),
        "bonus": _units(offer.bonus_amount),
        "sign_on": [half_up(part) for part in offer.sign_on] or None,
        "relocation": _units(offer.relocation),
        "level": offer.level,
        "deadline": offer.deadline,
        "status": offer.status.value if offer.status else None,
        **_equity(offer.equity),
    }
    if offer.pay_period is not PayPeriod.YEAR:
        found["pay_period"] = offer.pay_period.value
    return {name: value for name, value in found.items() if value is not None}


def _base(offer: ReadOffer) -> int | str | None:
    if offer.base is None or offer.pay_period is PayPeriod.YEAR:
        return _units(offer.base)
    return _decimal(offer.base)


def _equity(equity: ReadEquity) -> Mapping[str, Any]:
    years = equity.years
    whole = years is not None and years.denominator == 1 and 1 <= years <= _MOST_YEARS
    return {
        "equity": _units(equity.total),
        "equity_years": int(years) if whole and years is not None else None,
        "equity_kind": equity.kind.value if equity.kind else None,
        "equity_currency": equity.currency,
        "equity_units": _decimal(equity.units),
        "unit_price": _decimal(equity.unit_price),
        "strike": _decimal(equity.strike),
        "vesting": _vesting(equity.schedule),
        "cliff_months": equity.cliff_months,
    }


def _vesting(schedule: tuple[Fraction, ...] | None) -> list[int | str] | None:
    """Percentages that a case can hold: decimals that end, and no more than ten years."""
    if schedule is None or len(schedule) > _MOST_YEARS:
        return None
    parts = [_decimal(part) for part in schedule]
    ends = all(Fraction(str(p)) == part for p, part in zip(parts, schedule, strict=True))
    return [part for part in parts if part is not None] if ends else None


def _units(value: Fraction | None) -> int | None:
    return half_up(value) if value is not None else None


def _decimal(value: Fraction | None) -> int | str | None:
    """A whole number, or a decimal with at most six places, as a case writes it."""
    if value is None:
        return None
    if value.denominator == 1:
        return int(value)
    return str(round(Decimal(value.numerator) / Decimal(value.denominator), 6).normalize())
