"""Offers side by side: this one, the competing ones, and staying.

Every comparison is made in this offer's currency and at the person's own haircut; what
cannot be converted is listed and not compared. A target bonus counts at target, sign-on
payments over four years.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.core.exchange import quote
from bot.core.facts import Facts
from bot.core.money import Money, Whole, Yearly
from bot.core.offer import Equity, EquityKind, Exchange, Offer, Package, Status
from bot.core.valuation import (
    COMPARED,
    MONTHS,
    Valuation,
    counted_bonus,
    valuation,
    vested,
    vested_share,
)
from bot.guides.library import World


class Part(StrEnum):
    """A part of pay, as one yearly amount."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    EQUITY = "equity"


@dataclass(frozen=True, slots=True)
class Side:
    """One offer of a comparison. `parts` and `yearly` are in the compared currency, a year,
    equity at the person's haircut; None is unknown."""

    offer: Offer
    value: Valuation
    exchange: Exchange | None
    convertible: bool
    parts: tuple[Yearly | None, Yearly | None, Yearly | None, Yearly | None]
    yearly: Yearly | None
    staying: bool = False

    @property
    def real(self) -> bool:
        """Whether the person could take it today."""
        return self.staying or self.offer.status is Status.WRITTEN

    def part(self, part: Part) -> Yearly | None:
        return self.parts[list(Part).index(part)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """This offer, the others in the case's order, staying, and the best real alternative."""

    own: Side
    others: tuple[Side, ...]
    stay: Side | None
    best: Side | None

    @property
    def all(self) -> tuple[Side, ...]:
        return (*self.others, *((self.stay,) if self.stay else ()))


def compare(facts: Facts, world: World) -> Comparison:
    """Values every offer, and finds the best alternative that is real (BATNA)."""
    own = _side(facts.offer, facts, world)
    others = tuple(_side(offer, facts, world) for offer in facts.competing)
    stay = _staying(facts, world)
    real = [s for s in (*others, *((stay,) if stay else ())) if s.real and s.yearly is not None]
    return Comparison(own, others, stay, _best(real))


def _best(real: list[Side]) -> Side | None:
    """The one worth most; of equals always the same one, whatever their order in the case."""
    most = max((_amount(side.yearly) for side in real), default=None)
    equals = [side for side in real if _amount(side.yearly) == most]
    if len(equals) < 2:
        return equals[0] if equals else None
    return min(equals, key=lambda s: (s.offer.company.casefold(), repr(s.offer)))


def yearly_worth(package: Package, own: Side, haircut: Fraction | None) -> Yearly | None:
    """What a package of this offer would be worth a year to the person, beside its bonus and
    sign-on, on the same conventions as a side."""
    if package.base is None or package.equity is None:
        return None
    equity = package.equity.times(equity_share(own.value, haircut)).per_year(package.years)
    extras = [part for part in (_bonus(own.offer, package.base), own.part(Part.SIGN_ON)) if part]
    return Yearly(
        package.base.amount + equity.amount + sum((p.amount for p in extras), Fraction()),
        package.base.currency,
    )


def equity_share(value: Valuation, haircut: Fraction | None) -> Fraction:
    """How much of paper equity counts for the person: 1, or what their haircut leaves."""
    paper, cut = value.worth.paper, value.worth.haircut
    if paper is not None and cut is not None and paper.amount:
        return cut.amount / paper.amount
    equity = value.offer.equity
    return 1 - haircut if haircut is not None and (not equity or equity.illiquid) else Fraction(1)


def dominated(one: Side, other: Side) -> bool:
    """Whether `one` is worse than `other` in at least one part and better in none, nor sooner."""
    pairs = list(zip(one.parts, other.parts, strict=True))
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    silent = all(a is not None and b is not None for a, b in (pairs[0], pairs[-1]))
    # What neither names is the same for both; what only one names is not known to be worse.
    lopsided = any((a is None) != (b is None) for a, b in pairs)
    if not silent or lopsided or _sooner(one, other):
        return False
    return all(a <= b for a, b in known) and any(a < b for a, b in known)


def _sooner(one: Side, other: Side) -> bool:
    """Whether `one` pays more in some year."""
    return any(a is not None and b is not None and a > b
               for a, b in zip(_moments(one), _moments(other), strict=False))  # fmt: skip


def _moments(side: Side) -> tuple[Fraction | None, ...]:
    """Year by year, in the compared currency and at the person's haircut."""
    factor = side.exchange.rate if side.exchange else Fraction(1)
    paper, held = _paper_year(side), side.part(Part.EQUITY)
    cut = 1 - held.amount / paper.amount if held and paper and paper.amount else Fraction()
    return tuple(
        (year.total.amount - year.equity.amount * cut) * factor
        if year.total is not None and year.equity is not None
        else None
        for year in side.value.years
    )


def leads(one: Side, other: Side) -> tuple[Part, ...]:
    """The parts in which `one` is ahead of `other`."""
    pairs = zip(Part, one.parts, other.parts, strict=True)
    return tuple(part for part, a, b in pairs if a is not None and b is not None and a > b)


def even_haircut(one: Side, other: Side) -> Fraction | None:
    """The haircut on the illiquid one of two offers at which both are worth the same a year.

    A share between 0 and 1; None where no haircut would make them equal.
    """
    illiquid = [_illiquid(one), _illiquid(other)]
    if illiquid[0] == illiquid[1] or one.yearly is None or other.yearly is None:
        return None
    private, public = (one, other) if illiquid[0] else (other, one)
    paper = _paper_year(private)
    held = private.part(Part.EQUITY)
    if paper is None or held is None or not paper.amount or public.yearly is None:
        return None
    rest = _amount(private.yearly) - held.amount
    share = 1 - (_amount(public.yearly) - rest) / paper.amount
    return share * _above_strike(private.offer.equity) if 0 < share < 1 else None


def _above_strike(equity: Equity | None) -> Fraction:
    """How much of the share's price is worth something: all of it, or what lies above a strike.

    A haircut lowers the price, and the strike is still to be paid.
    """
    if equity is None or equity.kind is not EquityKind.OPTIONS:
        return Fraction(1)
    if equity.price is None or equity.strike is None or not equity.price.amount:
        return Fraction(1)
    return (equity.price.amount - equity.strike.amount) / equity.price.amount


def _staying(facts: Facts, world: World) -> Side | None:
    if facts.current is None:
        return None
    side = _side(facts.current.stay, facts, world)
    return Side(side.offer, side.value, side.exchange, side.convertible, side.parts, side.yearly,
                staying=True)  # fmt: skip


def _side(offer: Offer, facts: Facts, world: World) -> Side:
    value = valuation(offer, facts.haircut)
    target = facts.offer.currency
    rate = quote(offer.currency, target, world.rates, facts.rates)
    convertible = rate is not None or offer.currency == target
    if not convertible:
        return Side(offer, value, None, False, (None, None, None, None), None)
    factor = rate.rate if rate else Fraction(1)
    found = [_yearly(part, factor, target) for part in _parts(offer, value, facts.haircut)]
    parts = (found[0], found[1], found[2], found[3])
    yearly = None
    if parts[0] is not None and parts[3] is not None:
        yearly = Yearly(sum((_amount(part) for part in parts), Fraction()), target)
    return Side(offer, value, rate, True, parts, yearly)


def own_parts(side: Side, haircut: Fraction | None) -> tuple[Money | None, ...]:
    """The parts of one averaged year in the side's own currency, converted or not."""
    return _parts(side.offer, side.value, haircut)


def _parts(offer: Offer, value: Valuation, haircut: Fraction | None) -> tuple[Money | None, ...]:
    """Base, bonus, sign-on and equity of one year, averaged over four, in the offer's currency."""
    early = offer.sign_on[:COMPARED] if offer.sign_on is not None else None
    sign_on = None
    if early is not None:
        sign_on = Yearly(sum((p.amount for p in early), Fraction()) / COMPARED, offer.currency)
    paper = vested(offer, COMPARED * MONTHS)
    equity = None
    if paper is not None and value.worth.haircut is not None:
        equity = paper.times(equity_share(value, haircut)).per_year(COMPARED)
    return offer.base, counted_bonus(offer), sign_on, equity


def _paper_year(side: Side) -> Yearly | None:
    """One averaged year of a side's grant on paper, in the compared currency."""
    grant, equity, held = side.offer.grant, side.offer.equity, side.part(Part.EQUITY)
    if grant is None or equity is None or held is None:
        return None
    share = vested_share(equity, COMPARED * MONTHS)
    factor = side.exchange.rate if side.exchange else Fraction(1)
    return Whole(grant.whole.amount * share * factor, held.currency).per_year(COMPARED)


def _illiquid(side: Side) -> bool:
    return side.offer.equity is not None and side.offer.equity.illiquid


def _bonus(offer: Offer, base: Yearly) -> Yearly | None:
    """The counted bonus at another base: a percentage moves with it."""
    counted = counted_bonus(offer)
    if counted is None or offer.bonus is not None or not counted.amount:
        return counted
    return base.times((offer.bonus_percent or Fraction()) / 100)


def _yearly(part: Money | None, factor: Fraction, currency: str) -> Yearly | None:
    return None if part is None else Yearly(part.amount * factor, currency)


def _amount(part: Money | None) -> Fraction:
    return part.amount if part is not None else Fraction()
