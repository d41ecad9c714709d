"""The ground a plan stands on: the guide, the person's own figures, or nothing yet.

With a guide, its target and floor are read as positions in its reference region's band
and carried to the person's region and level. Outside the guide's company, currency,
region or levels the person's own figures lead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from bot.core.band import PayBand, Range
from bot.core.facts import Facts
from bot.core.figures import Formula, Ledger, Origin, how
from bot.core.money import Whole, Yearly
from bot.core.offer import Offer, Package
from bot.guides.library import World, provenance
from bot.guides.schema import Band, Guide, Part
from bot.guides.schema import Package as GuidePackage


class Kind(StrEnum):
    """Whose figures lead."""

    GUIDE = "guide"
    OWN_TARGET = "own-target"
    OWN_BAND = "own-band"
    EVIDENCE = "evidence"  # a posted range, or the offers on the table
    NOTHING = "nothing"


class Outside(StrEnum):
    """Why a guide does not cover a person."""

    COMPANY = "company"
    CURRENCY = "currency"
    REGION = "region"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Ground:
    """The band used, the position to ask for, and the floor that is suggested, if any."""

    kind: Kind
    band: PayBand | None
    target: Package
    floor: Package
    outside: tuple[Outside, ...] = ()


def ground(facts: Facts, world: World, ledger: Ledger) -> Ground:
    """Chooses the ground and enters its figures."""
    guide = world.guides.get(facts.guide or "")
    outside = _outside(facts, guide, world)
    years = world.number("compare.years")
    nothing = Package(None, None, years)
    if guide and not outside:
        return _guide_ground(facts, guide, world, ledger)
    band = _comparison_band(facts, guide, outside, years, ledger)
    if facts.target.base is not None or facts.target.equity is not None:
        return Ground(Kind.OWN_TARGET, band, _own_target(facts, years, ledger), nothing, outside)
    if facts.band is not None and band is not None:
        return _own_band_ground(facts, band, world, ledger, outside)
    if facts.offer.base is not None and (facts.posted or _on_the_table(facts)):
        shown = band or _evidence_band(facts, years, ledger)
        return Ground(Kind.EVIDENCE, shown, facts.offer.package(years), nothing, outside)
    return Ground(Kind.NOTHING, band, nothing, nothing, outside)


def _outside(facts: Facts, guide: Guide | None, world: World) -> tuple[Outside, ...]:
    if guide is None:
        return ()
    company = world.company_called(facts.offer.company)
    covered = {reading.rung for reading in guide.level_readings}
    checks = {
        Outside.COMPANY: company is not None and company.id == guide.company,
        Outside.CURRENCY: facts.offer.currency == guide.currency,
        Outside.REGION: any(band.region == facts.region for band in guide.bands),
        Outside.LEVEL: facts.rung in covered,
    }
    return tuple(reason for reason, holds in checks.items() if not holds)


def _guide_ground(facts: Facts, guide: Guide, world: World, ledger: Ledger) -> Ground:
    listed = _listed(guide, facts.region)
    band = _used(listed, facts, guide)
    note = _reading_note(facts, guide)
    origin = origin_of(listed, guide, note=note)
    _enter_band(band, ledger, origin, "guide.band")
    target = _carried("target", guide.target, guide, band, world, ledger)
    floor = _carried("floor", guide.floor, guide, band, world, ledger)
    return Ground(Kind.GUIDE, band, target, floor)


def _listed(guide: Guide, region: str) -> Band:
    return next(band for band in guide.bands if band.region == region)


def guide_band(listed: Band, guide: Guide) -> PayBand:
    """A region's whole band, as the guide prints it."""
    base, equity = listed.base, listed.equity
    return PayBand(
        Range(Yearly.of(base.low, guide.currency), Yearly.of(base.high, guide.currency)),
        Range(Whole.of(equity.low, guide.currency), Whole.of(equity.high, guide.currency)),
        Fraction(guide.equity_years),
    )


def _used(listed: Band, facts: Facts, guide: Guide) -> PayBand:
    whole = guide_band(listed, guide)
    reading = next(r for r in guide.level_readings if r.rung == facts.rung)
    return whole.lower_half() if reading.part is Part.LOWER_HALF else whole


def _reading_note(facts: Facts, guide: Guide) -> str | None:
    return next((r.note for r in guide.level_readings if r.rung == facts.rung), None)


def origin_of(item: Band | GuidePackage, guide: Guide, note: str | None = None) -> Origin:
    """Where a figure of the guide comes from, inherited from the file where it says nothing."""
    known = provenance(item, guide)
    confidence = known.confidence.value if known.confidence else None
    return Origin(known.source or "", known.as_of, confidence, note or item.note)


def _enter_band(band: PayBand, ledger: Ledger, origin: Origin, rule: str) -> None:
    total = band.total
    for end in ("low", "high"):
        base = getattr(band.base, end)
        ledger.enter(f"band.base.{end}", base, how("listed"), rule=rule, origin=origin)
        if band.equity and total:
            equity = getattr(band.equity, end)
            ledger.enter(f"band.equity.{end}", equity, how("listed"), rule=rule, origin=origin)
            ledger.enter(
                f"band.total.{end}",
                getattr(total, end),
                how("total", years=band.years),
                (f"band.base.{end}", f"band.equity.{end}"),
                rule="total",
            )


def _carried(
    name: str, package: GuidePackage, guide: Guide, band: PayBand, world: World, ledger: Ledger
) -> Package:
    """The guide's package as positions in the reference band, applied to the band used."""
    shares, origin = _positions(world)[guide.id, name], origin_of(package, guide)
    return _at_shares(f"guide.{name}", shares, band, world, ledger, origin)


class _Shares(NamedTuple):
    """How far up a band a base and an equity lie."""

    base: Fraction
    equity: Fraction


@lru_cache(maxsize=8)
def _positions(world: World) -> Mapping[tuple[str, str], _Shares]:
    """Where each guide's target and floor lie in its reference region's band."""
    return {
        (guide.id, name): _shares(package, guide)
        for guide in world.guides.values()
        for name, package in (("target", guide.target), ("floor", guide.floor))
    }


def _shares(package: GuidePackage, guide: Guide) -> _Shares:
    reference = guide_band(_listed(guide, guide.reference_region), guide)
    assert reference.equity  # noqa: S101  (a guide's band lists both)
    return _Shares(
        reference.base.share(Yearly.of(package.base, guide.currency)),
        reference.equity.share(Whole.of(package.equity, guide.currency)),
    )


def _at_shares(
    path: str,
    shares: _Shares,
    band: PayBand,
    world: World,
    ledger: Ledger,
    origin: Origin,
    besides: Formula = (),
) -> Package:
    step = int(world.number("position.rounding"))
    base = ledger.enter(
        f"{path}.base",
        band.base.at(shares.base).rounded(step),
        how("position", share=shares.base, step=step) + besides,
        ("band.base.low", "band.base.high"),
        rule="guide.position",
        origin=origin,
    )
    if band.equity is None:
        return Package(base, None, band.years)
    equity = ledger.enter(
        f"{path}.equity",
        band.equity.at(shares.equity).rounded(step),
        how("position", share=shares.equity, step=step) + besides,
        ("band.equity.low", "band.equity.high"),
        rule="guide.position",
        origin=origin,
    )
    return Package(base, equity, band.years)


def _comparison_band(
    facts: Facts,
    guide: Guide | None,
    outside: tuple[Outside, ...],
    years: Fraction,
    ledger: Ledger,
) -> PayBand | None:
    if facts.band is not None:
        equity = Range(*facts.band.equity) if facts.band.equity else None
        band = PayBand(Range(*facts.band.base), equity, years)
        origin = Origin("the-person", facts.band.date, None, facts.band.source)
        _enter_band(band, ledger, origin, "own.band")
        return band
    if guide and outside == (Outside.LEVEL,):
        listed = _listed(guide, facts.region)
        band = guide_band(listed, guide)
        _enter_band(band, ledger, origin_of(listed, guide), "guide.band")
        return band
    return None


def _on_the_table(facts: Facts) -> tuple[Offer, ...]:
    """Other offers in the same currency whose base is known, and the present job."""
    others = (*facts.competing, *((facts.current.stay,) if facts.current else ()))
    currency = facts.offer.currency
    return tuple(o for o in others if o.base is not None and o.currency == currency)


def _evidence_band(facts: Facts, years: Fraction, ledger: Ledger) -> PayBand | None:
    """The posted range, else the span of the bases on the table. Base only: both are."""
    posted, base = facts.posted, facts.offer.base
    if posted is not None and posted.low.currency == facts.offer.currency:
        band = PayBand(Range(posted.low, posted.high), None, years)
        origin = Origin("the-person", posted.date, None, posted.address)
        _enter_band(band, ledger, origin, "posted.range")
        return band
    bases = [o.base for o in _on_the_table(facts) if o.base is not None]
    if base is None or not bases:
        return None
    band = PayBand(Range(min(base, *bases), max(base, *bases)), None, years)
    _enter_band(band, ledger, Origin("the-person", None, None, None), "offers.span")
    return band


def _own_target(facts: Facts, years: Fraction, ledger: Ledger) -> Package:
    """The person's target; a part they left open stays as it is offered."""
    offered = facts.offer.package(years)
    origin = Origin("the-person")
    base, equity = facts.target.base, facts.target.equity
    if base is not None:
        ledger.enter("target.base", base, how("said"), rule="own.target", origin=origin)
    if equity is not None:
        ledger.enter("target.equity", equity, how("said"), rule="own.target", origin=origin)
    return Package(
        base if base is not None else offered.base,
        equity if equity is not None else offered.equity,
        years,
    )


def _own_band_ground(
    facts: Facts, band: PayBand, world: World, ledger: Ledger, outside: tuple[Outside, ...]
) -> Ground:
    """The founding guide's positions in the person's own band: labelled as our reading."""
    guide = world.guides.get(facts.guide or "") or next(iter(world.guides.values()))
    origin, carried = Origin("our-reading", None, "reading"), how("in-your-band")
    target, floor = (
        _at_shares(
            f"own.{name}", _positions(world)[guide.id, name], band, world, ledger, origin, carried
        )
        for name in ("target", "floor")
    )
    if target.equity is None:
        target = Package(target.base, facts.offer.package(band.years).equity, band.years)
    return Ground(Kind.OWN_BAND, band, target, floor, outside)
