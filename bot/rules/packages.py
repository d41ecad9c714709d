"""Two or three packages of equal worth to the person and of different make for the employer.

The first is the ask. The others move part of it between base, equity and sign-on, in
whole steps, never under the floor nor under what is offered. Worth is that of a year to
the person: the base with its bonus, equity at their own haircut, sign-on spread over four years.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from bot.core.facts import Facts
from bot.core.money import Once, Whole, Yearly, half_up
from bot.core.offer import Package
from bot.core.valuation import bonus_at
from bot.guides.library import World

_MOST = 3


@dataclass(frozen=True, slots=True)
class Bundle:
    """Base a year, a grant over the years of comparison, a sign-on once, and their yearly worth."""

    base: Yearly
    equity: Whole
    sign_on: Once
    worth: Yearly
    leans: str


@dataclass(frozen=True, slots=True)
class _Scale:
    """What one unit of each part is worth a year, and the steps it moves in. A bonus in percent
    makes a unit of base worth more than one; `bonus` is the part of it that does not move."""

    base: Fraction
    bonus: Fraction
    equity: Fraction
    sign_on: Fraction
    step: int
    currency: str


def packages(
    facts: Facts, ask: Package, floor: Package, offered: Package, share: Fraction, world: World
) -> tuple[Bundle, ...]:
    """The ask and up to two other makes of it; none where a part is unknown or nothing can move.

    `share` is how much of paper equity counts for the person.
    """
    if ask.base is None or ask.equity is None or share == 0:
        return ()
    scale = _scale(facts, ask, share, world)
    signed = facts.offer.sign_on_total or Once.of(0, ask.base.currency)
    start = _bundle(ask.base, ask.equity, signed, scale, "ask")
    makers: dict[str, Callable[[], Bundle | None]] = {
        "base": lambda: _more_base(start, ask, floor, offered, scale),
        "equity": lambda: _more_equity(start, floor, offered, scale, world),
        "sign_on": lambda: _more_cash(start, floor, offered, scale, world),
    }
    least = _least(floor, scale)
    makes = (makers[name]() for name in _order(facts))
    found = (make for make in makes if make is not None and make.worth >= least)
    others = tuple(islice(found, _MOST - 1))
    return (start, *others) if others else ()


def _scale(facts: Facts, ask: Package, share: Fraction, world: World) -> _Scale:
    currency = facts.offer.currency
    fixed, one = (bonus_at(facts.offer, Yearly.of(base, currency)) for base in (0, 1))
    bonus = fixed.amount if fixed is not None else Fraction()
    moving = one.amount - bonus if one is not None else Fraction()
    step = world.currencies[currency].step
    return _Scale(1 + moving, bonus, share / ask.years, 1 / ask.years, step, currency)


def _order(facts: Facts) -> Iterator[str]:
    """What the person named first comes first; then the parts employers move most easily."""
    named = [p for p in facts.priorities if p in ("base", "equity", "sign_on")]
    named += ["sign_on"] if "cash" in facts.priorities else []
    yield from dict.fromkeys((*named, "equity", "sign_on", "base"))


def _more_equity(
    start: Bundle, floor: Package, offered: Package, scale: _Scale, world: World
) -> Bundle | None:
    """Base down towards the floor and the offer, the difference as equity, where they grant any."""
    if offered.equity is not None and not offered.equity.amount:
        return None
    moved = _room(start.base.amount, _least_of(floor.base, offered.base, scale), scale, world)
    if not moved:
        return None
    equity = start.equity.amount + half_up(moved * scale.base / scale.equity, scale.step)
    return _bundle(
        Yearly(start.base.amount - moved, scale.currency),
        Whole(equity, scale.currency), start.sign_on, scale, "equity",
    )  # fmt: skip


def _more_cash(
    start: Bundle, floor: Package, offered: Package, scale: _Scale, world: World
) -> Bundle | None:
    """Equity down towards the floor and the offer, the difference paid once on joining."""
    moved = _room(start.equity.amount, _least_of(floor.equity, offered.equity, scale), scale, world)
    if not moved:
        return None
    paid = start.sign_on.amount + half_up(moved * scale.equity / scale.sign_on, scale.step)
    return _bundle(
        start.base, Whole(start.equity.amount - moved, scale.currency),
        Once(paid, scale.currency), scale, "sign_on",
    )  # fmt: skip


def _more_base(
    start: Bundle, ask: Package, floor: Package, offered: Package, scale: _Scale
) -> Bundle | None:
    """Equity down to what is offered, the difference as base: for who ranks base first."""
    low = _least_of(floor.equity, offered.equity, scale)
    if low is None or ask.equity is None or ask.equity.amount <= low:
        return None
    moved = half_up((ask.equity.amount - low) / 2, scale.step)
    base = start.base.amount + half_up(moved * scale.equity / scale.base, scale.step)
    equity = start.equity.amount - moved
    if equity < low or base == start.base.amount:
        return None
    return _bundle(
        Yearly(base, scale.currency), Whole(equity, scale.currency), start.sign_on, scale, "base"
    )


def _room(high: Fraction, low: Fraction | None, scale: _Scale, world: World) -> Fraction:
    """How much can be moved: the share the playbook allows, in whole steps, not past `low`."""
    wanted = high * world.number("packages.moved")
    room = wanted if low is None else min(wanted, high - low)
    return Fraction(max(Fraction(), room) // scale.step * scale.step)


def _least_of(
    floor: Yearly | Whole | None, offered: Yearly | Whole | None, scale: _Scale
) -> Fraction | None:
    """A step above the floor, so that no package states it, and never under the offer."""
    known = [floor.amount + scale.step] if floor is not None else []
    known += [offered.amount] if offered is not None else []
    return max(known) if known else None


def _least(floor: Package, scale: _Scale) -> Yearly:
    base = floor.base.amount if floor.base else Fraction()
    equity = floor.equity.amount if floor.equity else Fraction()
    return Yearly(base * scale.base + scale.bonus + equity * scale.equity, scale.currency)


def _bundle(base: Yearly, equity: Whole, sign_on: Once, scale: _Scale, leans: str) -> Bundle:
    worth = base.amount * scale.base + scale.bonus
    worth += equity.amount * scale.equity + sign_on.amount * scale.sign_on
    return Bundle(base, equity, sign_on, Yearly(worth, scale.currency), leans)
