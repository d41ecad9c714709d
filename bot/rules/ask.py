"""The ask, in four steps. Only written offers move it, and it never stands under the walk-away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from bot.core.band import PayBand
from bot.core.facts import BaseChoice, Facts, Wish
from bot.core.figures import SAID, How, Ledger, how
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


class Step(StrEnum):
    """What can change a part of the ask; the value is the id of its words in a formula."""

    WALK_AWAY = "ask.walk-away"
    RIVAL = "ask.rival"
    OFFER = "ask.offer"
    POSTED = "ask.posted"
    CAPPED = "ask.capped"


_READS: Mapping[Step, tuple[str, ...]] = {
    Step.WALK_AWAY: ("walk_away",),
    Step.RIVAL: ("rival.best", "band"),
    Step.OFFER: (),
    Step.POSTED: ("posted.base.high",),
    Step.CAPPED: ("cap",),
}
Stages = tuple[tuple[Step, Package], ...]


def ask(
    facts: Facts,
    ground: Ground,
    best_rival: Yearly | None,
    posted_top: Yearly | None,
    world: World,
) -> tuple[Ask, Stages]:
    """The four steps of the ask, and what each of them made of it."""
    offered = facts.offer.package(ground.target.years)
    least = _at_least(ground.target, facts.walk_away)
    if ground.kind is Kind.EVIDENCE:
        step = world.currencies[facts.offer.currency].step
        target, above_band = _past_by_equity(least, best_rival, step), False
    else:
        target, above_band = _past_rival(least, best_rival, ground.band, world)
    if _covers(offered, target):
        return Ask(offered, least.total, above_band=False, confirm=True), ()
    larger = Package(
        _larger(target.base, offered.base), _larger(target.equity, offered.equity), target.years
    )
    package = larger
    if facts.base_choice is BaseChoice.POSTED and posted_top is not None:
        package = _base_at_posted(larger, offered, facts.walk_away, posted_top)
    stages = ((Step.WALK_AWAY, least), (Step.RIVAL, target), (Step.OFFER, larger),
              (Step.POSTED, package))  # fmt: skip
    return Ask(package, least.total, above_band, confirm=False), stages


def enter(ledger: Ledger, ground: Ground, asked: Ask, stages: Stages) -> None:
    """Enters `ask.base`, `ask.equity` and `ask.total` with the steps that changed each."""
    if asked.confirm:
        _enter_offer(ledger, asked.package)
    else:
        _enter(ledger, ground, stages)


def _at_least(target: Package, walk_away: Wish) -> Package:
    return replace(
        target,
        base=_larger(target.base, walk_away.base),
        equity=_larger(target.equity, walk_away.equity),
    )


def _past_rival(
    target: Package, rival: Yearly | None, band: PayBand | None, world: World
) -> tuple[Package, bool]:
    """Equity to the band's top, then base in steps, until the total exceeds the rival's.

    Also says whether the rival still stands above all of that.
    """
    total = target.total
    if rival is None or total is None or rival < total:
        return target, False
    assert target.base is not None and target.equity is not None  # noqa: S101  (total is known)
    base, equity = target.base, target.equity
    if band is not None:
        equity = _larger(equity, band.equity.high if band.equity else None) or equity
        missing = rival - (base + equity.per_year(target.years))
        base = _stepped(base, missing, band.base.high, world.number("ask.base-step"))
    above = base + equity.per_year(target.years) <= rival
    return Package(base, equity, target.years), above


def _past_by_equity(target: Package, rival: Yearly | None, step: int) -> Package:
    """Equity in whole steps until the total exceeds the rival's: no band says where to stop."""
    total, equity = target.total, target.equity
    if rival is None or total is None or equity is None or rival < total:
        return target
    missing = (rival - total).amount * target.years
    steps = missing // step + 1
    return replace(target, equity=replace(equity, amount=equity.amount + steps * step))


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


def _base_at_posted(package: Package, offered: Package, walk_away: Wish, top: Yearly) -> Package:
    """The same total with the base held at the posted top and the rest as equity."""
    if package.base is None or package.equity is None or package.base <= top:
        return package
    base = _larger(_larger(top, offered.base), walk_away.base) or top
    moved = (package.base - base).amount * package.years
    if moved <= 0:
        return package
    equity = replace(package.equity, amount=package.equity.amount + moved)
    return Package(base, equity, package.years)


def _enter_offer(ledger: Ledger, offered: Package) -> None:
    for part in ("base", "equity"):
        value = getattr(offered, part)
        ledger.enter(
            f"ask.{part}", value, how("offer-as-it-stands"), (f"offer.{part}",), rule="ask"
        )
    _enter_total(ledger, offered)


def _enter(ledger: Ledger, ground: Ground, stages: Stages) -> None:
    """Each part with the steps that changed it, and the figures those steps read."""
    packages = (ground.target, *(package for _, package in stages))
    for part in ("base", "equity"):
        value = getattr(packages[-1], part)
        if value is None:
            continue
        steps = [
            step
            for (step, after), before in zip(stages, packages, strict=False)
            if getattr(after, part) != getattr(before, part)
        ]
        reads = (_target_name(ground), "offer", *(name for step in steps for name in _READS[step]))
        inputs = tuple(path for name in reads for path in ledger.under(name, part))
        formula = (*how("ask.larger"), *(How(step.value, {}) for step in steps))
        ledger.enter(f"ask.{part}", value, formula, inputs, rule="ask")
    _enter_total(ledger, packages[-1])


def _enter_total(ledger: Ledger, package: Package) -> None:
    if package.total is not None:
        formula = how("total", years=package.years)
        inputs = ("ask.base", "ask.equity")
        ledger.enter("ask.total", package.total, formula, inputs, rule="total")


def _target_name(ground: Ground) -> str:
    names = {Kind.GUIDE: "guide.target", Kind.OWN_BAND: "own.target", Kind.EVIDENCE: "proposal"}
    return names.get(ground.kind, "target")


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
            ledger.enter(f"walk_away.{part}", own, how("said"), rule="walk-away", origin=SAID)
        if value is not None:
            source = f"walk_away.{part}" if own is not None else f"{ground_name(ground)}.{part}"
            ledger.enter(f"floor.{part}", value, how("same"), (source,), rule="floor")
    if package.total is not None:
        ledger.enter(
            "floor.total",
            package.total,
            how("total", years=package.years),
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
