"""Offers side by side: this one, the competing ones, and staying.

Every comparison is made in this offer's currency and at the person's own haircut; what
cannot be converted is listed and not compared. A target bonus counts at target, sign-on
payments over four years, and so does a bonus that staying would still pay once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from bot.core.exchange import quote
from bot.core.facts import CurrentJob, Facts
from bot.core.money import Money, Once, Whole, Yearly
from bot.core.offer import Equity, EquityKind, Exchange, Offer, Package, Status
from bot.core.valuation import (
    COMPARED,
    MONTHS,
    Valuation,
    Year,
    bonus_at,
    counted_bonus,
    valuation,
    vested_share,
)
from bot.guides.library import World


class Part(StrEnum):
    """A part of pay, as one yearly amount."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    EQUITY = "equity"


_PLACES = {part: place for place, part in enumerate(Part)}


Parts = tuple[Yearly | None, Yearly | None, Yearly | None, Yearly | None]


@dataclass(frozen=True)
class Side:
    """One offer of a comparison. `parts` and `yearly` are in the compared currency, a year,
    equity at the person's haircut; None is unknown."""

    offer: Offer
    value: Valuation
    exchange: Exchange | None
    convertible: bool
    parts: Parts
    yearly: Yearly | None
    staying: bool = False

    @cached_property
    def totals(self) -> tuple[Yearly | None, ...]:
        """Each year's total, in the compared currency and at the person's haircut."""
        paper, held = _paper_year(self), self.part(Part.EQUITY)
        cut = 1 - held.amount / paper.amount if held and paper and paper.amount else Fraction()
        own = (_total_less(cut, year) for year in self.value.years)
        return tuple(_converted(each, self.exchange) if self.exchange else each for each in own)

    @property
    def real(self) -> bool:
        """Whether the person could take it today."""
        return self.staying or self.offer.status is Status.WRITTEN

    def part(self, part: Part) -> Yearly | None:
        return self.parts[_PLACES[part]]


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
    extras = (bonus_at(own.offer, package.base), own.part(Part.SIGN_ON))
    return sum((part for part in extras if part is not None), package.base + equity)


def equity_share(value: Valuation, haircut: Fraction | None) -> Fraction:
    """How much of paper equity counts for the person: 1, or what their haircut leaves."""
    paper, cut = value.worth.paper, value.worth.haircut
    if paper is not None and cut is not None and paper.amount:
        return cut.amount / paper.amount
    equity = value.offer.equity
    return 1 - haircut if haircut is not None and (not equity or equity.illiquid) else Fraction(1)


def dominated(one: Side, other: Side) -> bool:
    """Whether `one` is worse than `other` in at least one part and better in none, nor sooner.

    `other` has a total, and so a base and equity that are known.
    """
    pairs = list(zip(one.parts, other.parts, strict=True))
    # What neither names is the same for both; what only one names is not known to be worse.
    if any((a is None) != (b is None) for a, b in pairs):
        return False
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    worse = all(a <= b for a, b in known) and any(a < b for a, b in known)
    return worse and not _sooner(one, other)


def _sooner(one: Side, other: Side) -> bool:
    """Whether `one` pays more in some year."""
    return any(a is not None and b is not None and a > b
               for a, b in zip(one.totals, other.totals, strict=False))  # fmt: skip


def _total_less(cut: Fraction, year: Year) -> Yearly | None:
    """A year's total without the share of its equity that a haircut takes."""
    if year.total is None or year.equity is None:
        return None
    return year.total - year.equity.times(cut) if cut else year.total


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
    side = replace(_side(facts.current.stay, facts, world), staying=True)
    coming = coming_apart(facts.current)
    if coming is None or side.yearly is None:
        return side
    factor = side.exchange.rate if side.exchange else Fraction(1)
    # In the total alone: paid once, it is no part by which two yearly bonuses could be compared.
    yearly = Yearly(coming.amount * factor / COMPARED, facts.offer.currency)
    return replace(side, yearly=side.yearly + yearly)


def coming_apart(job: CurrentJob) -> Once | None:
    """The bonus that is coming, unless a yearly bonus was named, which counts it already."""
    return job.coming_bonus if counted_bonus(job.stay) is None else None


def _side(offer: Offer, facts: Facts, world: World) -> Side:
    value = valuation(offer, facts.haircut)
    target = facts.offer.currency
    rate = quote(offer.currency, target, world.rates, facts.rates)
    convertible = rate is not None or offer.currency == target
    if not convertible:
        return Side(offer, value, None, False, (None, None, None, None), None)
    parts = _parts(offer, value, facts.haircut)
    if rate is not None:
        base, bonus, sign_on, equity = (_converted(part, rate) for part in parts)
        parts = base, bonus, sign_on, equity
    return Side(offer, value, rate, True, parts, _yearly(parts))


def own_parts(side: Side, haircut: Fraction | None) -> Parts:
    """The parts of one averaged year in the side's own currency, converted or not."""
    return _parts(side.offer, side.value, haircut)


def _parts(offer: Offer, value: Valuation, haircut: Fraction | None) -> Parts:
    """Base, bonus, sign-on and equity of one year, averaged over four, in the offer's currency."""
    early = offer.sign_on[:COMPARED] if offer.sign_on is not None else None
    sign_on = None
    if early is not None:
        sign_on = Yearly(sum((p.amount for p in early), Fraction()) / COMPARED, offer.currency)
    paper = value.held[COMPARED * MONTHS]
    equity = None
    if paper is not None and value.worth.haircut is not None:
        equity = paper.times(equity_share(value, haircut)).per_year(COMPARED)
    return offer.base, value.bonus, sign_on, equity


def _yearly(parts: Parts) -> Yearly | None:
    """All that is known of a year; unknown where the base or the equity is."""
    base, bonus, sign_on, equity = parts
    if base is None or equity is None:
        return None
    return sum((part for part in (bonus, sign_on) if part is not None), base + equity)


def _paper_year(side: Side) -> Yearly | None:
    """One averaged year of a side's grant on paper, in the compared currency."""
    grant, equity, held = side.offer.grant, side.offer.equity, side.part(Part.EQUITY)
    if grant is None or equity is None or held is None:
        return None
    paper = grant.whole.amount * vested_share(equity, COMPARED * MONTHS)
    if side.exchange is not None:
        paper *= side.exchange.rate
    return Whole(paper, held.currency).per_year(COMPARED)


def _illiquid(side: Side) -> bool:
    return side.offer.equity is not None and side.offer.equity.illiquid


def _converted(part: Yearly | None, rate: Exchange) -> Yearly | None:
    return None if part is None else Yearly(part.amount * rate.rate, rate.other)


def _amount(part: Money | None) -> Fraction:
    return part.amount if part is not None else Fraction()
