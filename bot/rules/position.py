"""Rules about what is known of the offer, and how the guide's figures were read."""

from __future__ import annotations

from bot.core.money import Money
from bot.guides.schema import Span
from bot.rules.ground import Kind as GroundKind
from bot.rules.known import Known
from bot.rules.registry import Found, Kind, Silent, Stage, Value, found, rule, silent


@rule("bonus-unknown", Stage.VALUE, Kind.NOTE, cites=("founding-guide",), reads=("offer",))
def bonus_unknown(k: Known) -> Found | Silent:
    """A bonus that nobody mentioned is unknown, not nothing; the totals leave it out."""
    offer = k.offer
    if offer.bonus is None and offer.bonus_percent is None:
        return Found({"company": offer.company})
    return silent("a bonus was named")


@rule("equity-unknown", Stage.VALUE, Kind.WARN, cites=("carta",), reads=("offer",))
def equity_unknown(k: Known) -> Found | Silent:
    """Without the grant there is no total, so only the base can be compared."""
    if k.offer.grant is None and k.offer.base is not None:
        return Found({"company": k.offer.company}, answer="offer.equity")
    return silent("the grant is known, or no base was named")


@rule("level-reading", Stage.GROUND, Kind.NOTE, cites=("our-reading",),
      reads=("ground", "guide", "level"))  # fmt: skip
def level_reading(k: Known) -> Found | Silent:
    """The guide maps two levels to one band; which part is whose is our reading."""
    if k.ground.kind is not GroundKind.GUIDE:
        return silent("no guide leads")
    rung = k.rung
    part = next(r.part for r in k.guide.level_readings if r.rung == rung)
    said = k.level_said or ""
    return found(level=said if rung else "", part=part.value)


@rule("position-carried", Stage.GROUND, Kind.NOTE, cites=("our-reading",),
      reads=("ground", "guide", "region"))  # fmt: skip
def position_carried(k: Known) -> Found | Silent:
    """The guide names one target for all regions; we carry its position from one band."""
    if k.ground.kind is not GroundKind.GUIDE or k.region == k.guide.reference_region:
        return silent("the region is the guide's own, or no guide leads")
    regions = k.world.regions
    return found(region=regions[k.region].name, reference=regions[k.guide.reference_region].name)


@rule("own-band-reading", Stage.GROUND, Kind.NOTE, cites=("our-reading",), reads=("band", "ground"))
def own_band_reading(k: Known) -> Found | Silent:
    """A band of the person's own is read at the founding guide's positions."""
    if k.ground.kind is not GroundKind.OWN_BAND or k.own_band is None:
        return silent("no band of your own leads")
    return Found({"source": k.own_band.source, "date": k.own_band.date}, answer="target.base")


@rule("sources-disagree", Stage.GROUND, Kind.NOTE, cites=("founding-guide", "scale-adverts"),
      reads=("evidence", "offer"))  # fmt: skip
def sources_disagree(k: Known) -> Found | Silent:
    """Sources of one figure stand side by side; where they differ, what follows is said."""
    adverts = tuple(one for one in k.evidence if one.posted)
    bands = tuple(one for one in k.evidence if not one.posted)
    if not adverts or not bands:
        return silent("there are no two kinds of source of the base")
    here = tuple(one for one in adverts if one.here)
    top = max((here or adverts), key=lambda one: one.base.high)
    band = bands[0]
    if top.base.high == band.base.high:
        return silent("the sources name the same top")
    values: dict[str, Value] = {
        "title": band.title, "low": band.base.low, "high": band.base.high,
        "date": band.origin.as_of or "", "confidence": band.origin.confidence or "",
        "company": k.offer.company, "count": len(here or adverts),
        "posted_low": min(one.base.low for one in here or adverts), "posted_high": top.base.high,
        "posted_date": max(one.origin.as_of or "" for one in here or adverts),
        "here": "yes" if here else "no",
        "higher": "band" if band.base.high > top.base.high else "posted",
    }  # fmt: skip
    return Found(values, source=band.origin.source)


@rule("outside-guide", Stage.GROUND, Kind.NOTE, cites=("founding-guide",),
      reads=("ground", "guide"))  # fmt: skip
def outside_guide(k: Known) -> Found | Silent:
    """Says plainly that the guide does not cover this person, and in what."""
    if not k.ground.outside:
        return silent("the guide covers this offer, or there is none")
    company = k.world.companies[k.guide.company].name
    return found(
        role=k.guide.role, company=company, reasons=tuple(r.value for r in k.ground.outside)
    )


@rule("grant-years", Stage.VALUE, Kind.NOTE, cites=("our-reading",), reads=("offer",))
def grant_years(k: Known) -> Found | Silent:
    """A grant over another length is compared as if it ran over four years."""
    grant = k.offer.grant
    years = k.world.number("compare.years")
    if grant is None or grant.years == years:
        return silent("the grant runs over the compared years")
    return found(whole=grant.whole, grant_years=grant.years, same=grant.over(years))


@rule("implausible-amount", Stage.VALUE, Kind.WARN, cites=("our-reading",),
      reads=("competing", "offer"))  # fmt: skip
def implausible_amount(k: Known) -> Found | Silent:
    """An amount outside what pay in its currency can be is probably a slip."""
    offers = (k.offer, *k.competing)
    odd: list[Money] = []
    for offer in offers:
        currency = k.world.currencies[offer.currency]
        odd += [a for a in (offer.base,) if a is not None and implausible(a, currency.base)]
        whole = offer.grant.whole if offer.grant else None
        odd += [a for a in (whole,) if a is not None and implausible(a, currency.equity)]
    return found(amount=odd[0]) if odd else silent("every amount is within its usual range")


def implausible(amount: Money, span: Span | None) -> bool:
    """Outside the plausible range, if that is known; a zero is a statement, not a slip."""
    if span is None or amount.amount == 0:
        return False
    return not span.low <= amount.amount <= span.high
