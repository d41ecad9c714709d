"""The ask, in four steps. Only written offers move it, and it never stands under the walk-away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

from bot.core.band import PayBand
from bot.core.facts import BaseChoice, Facts, Wish
from bot.core.figures import SAID, Ledger
from bot.core.money import Whole, Yearly
from bot.core.offer import Package
from bot.guides.library import World
from bot.rules.ground import Ground, Kind

Pay = TypeVar("Pay", Yearly, Whole)


@dataclass(frozen=True, slots=True)
class Ask:
    """What to ask for, and how it came about.

    `before_rivals` is the total after the walk-away and before any rival: what a rival's
    total is measured against.
    """

    package: Package
    before_rivals: Yearly | None
    above_band: bool
    confirm: bool
    steps: tuple[str, ...]


def ask(
    facts: Facts,
    ground: Ground,
    best_rival: Yearly | None,
    posted_top: Yearly | None,
    world: World,
    ledger: Ledger,
) -> Ask:
    """The four steps of the ask; enters `ask.base`, `ask.equity` and `ask.total`."""
    offered = facts.offer.package(ground.target.years)
    target, steps = _at_least(ground.target, facts.walk_away)
    before = target.total
    target, above_band, raised = _past_rival(target, best_rival, ground.band, world)
    steps += raised
    if _covers(offered, target):
        _enter(ledger, offered, ("the offer as it stands",), ("offer.base", "offer.equity"))
        return Ask(offered, before, above_band=False, confirm=True, steps=("confirm",))
    package = Package(
        _larger(target.base, offered.base), _larger(target.equity, offered.equity), target.years
    )
    if facts.base_choice is BaseChoice.POSTED and posted_top is not None:
        package, kept = _base_at_posted(package, offered, facts.walk_away, posted_top)
        steps += kept
    _enter(ledger, package, ("larger of target and offer", *steps), _inputs(ground, steps))
    return Ask(package, before, above_band, confirm=False, steps=steps)


def _at_least(target: Package, walk_away: Wish) -> tuple[Package, tuple[str, ...]]:
    raised = replace(
        target,
        base=_larger(target.base, walk_away.base),
        equity=_larger(target.equity, walk_away.equity),
    )
    return raised, ("raised to your walk-away",) if raised != target else ()


def _past_rival(
    target: Package, rival: Yearly | None, band: PayBand | None, world: World
) -> tuple[Package, bool, tuple[str, ...]]:
    """Equity to the band's top, then base in steps, until the total exceeds the rival's."""
    total = target.total
    if rival is None or total is None or rival < total:
        return target, False, ()
    assert target.base is not None and target.equity is not None  # noqa: S101  (total is known)
    base, equity = target.base, target.equity
    if band is not None:
        equity = _larger(equity, band.equity.high if band.equity else None) or equity
        missing = rival - (base + equity.per_year(target.years))
        base = _stepped(base, missing, band.base.high, world.number("ask.base-step"))
    above = base + equity.per_year(target.years) <= rival
    return Package(base, equity, target.years), above, ("raised past the written rival",)


def _stepped(base: Yearly, missing: Yearly, top: Yearly, step: Fraction) -> Yearly:
    """Base raised in whole steps until `missing` is exceeded, but not past the top."""
    if missing.amount < 0 or base >= top:
        return base
    steps = missing.amount // step + 1
    return min(replace(base, amount=base.amount + steps * step), top)


def _covers(offered: Package, target: Package) -> bool:
    if offered.total is None or target.total is None:
        return False
    return offered.total >= target.total


def _base_at_posted(
    package: Package, offered: Package, walk_away: Wish, top: Yearly
) -> tuple[Package, tuple[str, ...]]:
    """The same total with the base held at the posted top and the rest as equity."""
    if package.base is None or package.equity is None or package.base <= top:
        return package, ()
    base = _larger(_larger(top, offered.base), walk_away.base) or top
    moved = (package.base - base).amount * package.years
    if moved <= 0:
        return package, ()
    equity = replace(package.equity, amount=package.equity.amount + moved)
    return Package(base, equity, package.years), ("base held at the posted top",)


def _inputs(ground: Ground, steps: tuple[str, ...]) -> tuple[str, ...]:
    names = {Kind.GUIDE: "guide.target", Kind.OWN_BAND: "own.target"}
    own = names.get(ground.kind, "target")
    inputs: tuple[str, ...] = (own, "offer")
    if "raised to your walk-away" in steps:
        inputs += ("walk_away",)
    if "raised past the written rival" in steps:
        inputs += ("rival.best", "band")
    return inputs


def _enter(ledger: Ledger, package: Package, how: tuple[str, ...], inputs: tuple[str, ...]) -> None:
    for part in ("base", "equity"):
        value = getattr(package, part)
        if value is not None:
            known = tuple(p for i in inputs for p in ledger.under(i, part))
            ledger.enter(f"ask.{part}", value, "; ".join(how), known, rule="ask")
    if package.total is not None:
        ledger.enter(
            "ask.total",
            package.total,
            f"base + equity ÷ {package.years}",
            ("ask.base", "ask.equity"),
            rule="total",
        )


def floor(facts: Facts, ground: Ground, ledger: Ledger) -> Package:
    """The walk-away, part by part, else what the ground suggests. Private."""
    said, suggested = facts.walk_away, ground.floor
    package = Package(
        said.base if said.base is not None else suggested.base,
        said.equity if said.equity is not None else suggested.equity,
        ground.floor.years,
    )
    for part in ("base", "equity"):
        own, value = getattr(said, part), getattr(package, part)
        if own is not None:
            ledger.enter(f"walk_away.{part}", own, "as you said", rule="walk-away", origin=SAID)
        if value is not None:
            source = f"walk_away.{part}" if own is not None else f"{ground_name(ground)}.{part}"
            ledger.enter(f"floor.{part}", value, "the same", (source,), rule="floor")
    if package.total is not None:
        ledger.enter(
            "floor.total",
            package.total,
            f"base + equity ÷ {package.years}",
            ("floor.base", "floor.equity"),
            rule="total",
        )
    return package


def ground_name(ground: Ground) -> str:
    """Under which path the suggested floor was entered."""
    return "guide.floor" if ground.kind is Kind.GUIDE else "own.floor"


def _larger(one: Pay | None, other: Pay | None) -> Pay | None:
    if one is None or other is None:
        return one if other is None else other
    return max(one, other)
