"""A total that the text states, held against the sum of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from bot.core.offer import PayPeriod
from bot.reading.offers.shape import Doubt, Place, ReadOffer, Topic, Way

_YEARS = 4
_SLACK = Fraction(2, 100)  # people round totals
_LEAST_SLACK = 1500


def total_doubts(
    offer: ReadOffer, places: Mapping[str, Place], asked: frozenset[str]
) -> Iterator[Doubt]:
    """A question where no usual way of adding up gives the stated total."""
    stated, place = offer.total_stated, places.get("total_stated")
    if stated is None or place is None or offer.base is None or asked & _PARTS:
        return
    if offer.pay_period is not PayPeriod.YEAR or not _has_parts(offer) or offer.equity.currency:
        return
    grant = offer.equity.total
    if any(_near(stated, total) for total in _totals(offer, _a_year(offer))):
        return
    if offer.equity.units is not None and grant is None and offer.equity.annual is None:
        return  # units without a price: their part of the total is not known
    if grant and offer.equity.annual is None:
        yearly = any(_near(stated, total) for total in _totals(offer, grant))
        if yearly:
            years = offer.equity.years or Fraction(_YEARS)
            ways = (Way({"equity.total": grant * years}), Way({"equity.total": grant}))
            where = places.get("equity.total", place)
            yield Doubt("equity.total", Topic.WHOLE_OR_YEARLY, where, ways)
            return
    worked = max(_totals(offer, _a_year(offer)))
    yield Doubt(
        "total_stated",
        Topic.TOTAL,
        place,
        (Way({"total_stated": stated}), Way({"total_stated": worked})),
    )


_PARTS = frozenset(
    {
        "base",
        "equity.total",
        "equity.annual",
        "sign_on",
        "bonus_amount",
        "bonus_percent",
        "total_stated",
        "equity.units",
    }
)


def _has_parts(offer: ReadOffer) -> bool:
    """Whether there is something beside the base that the total can consist of."""
    parts = (offer.equity.total, offer.equity.annual, offer.bonus_amount, offer.bonus_percent)
    return any(part is not None for part in parts)


def _a_year(offer: ReadOffer) -> Fraction:
    if offer.equity.annual is not None:
        return offer.equity.annual
    return (offer.equity.total or Fraction()) / (offer.equity.years or _YEARS)


def _totals(offer: ReadOffer, grant: Fraction) -> Iterator[Fraction]:
    """The ways in which people add up: with and without what is paid once, first year or spread."""
    base = offer.base or Fraction()
    bonus = offer.bonus_amount
    if bonus is None:
        bonus = base * (offer.bonus_percent or 0) / 100
    once = offer.sign_on[0] if offer.sign_on else Fraction()
    moving = offer.relocation or Fraction()
    grants = {grant}
    if offer.equity.schedule and offer.equity.total is not None:
        grants.add(offer.equity.total * offer.equity.schedule[0] / 100)
    for shares in grants:
        for extra in (
            Fraction(),
            once,
            moving,
            once + moving,
            sum(offer.sign_on, Fraction()) / _YEARS,
        ):
            for variable in (bonus, Fraction()):
                for stock in (shares, Fraction()):
                    yield base + variable + stock + extra


def _near(stated: Fraction, total: Fraction) -> bool:
    return abs(stated - total) <= max(stated * _SLACK, Fraction(_LEAST_SLACK))
