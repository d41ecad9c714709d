"""What is known of the base from whom: every source side by side, none hidden behind another.

A guide's band, the employer's own adverts, the range and the band that the person found.
Which of them leads is the ground's business; here they only stand beside each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.core.band import Range
from bot.core.facts import Facts
from bot.core.figures import SAID, Ledger, Origin, how
from bot.core.money import Yearly
from bot.guides.library import World, provenance
from bot.guides.schema import Company, Guide, Posted
from bot.rules.ground import Ground, Kind, origin_of


class Backing(StrEnum):
    """Who names a range of base."""

    GUIDE = "guide"
    ADVERT = "advert"  # the employer's own, among the data
    FOUND = "posted-range"  # an advert that the person found
    BAND = "own-band"  # a band that the person trusts


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source's range of base a year. `here` is whether it speaks of the person's region."""

    backing: Backing
    title: str
    base: Range[Yearly]
    origin: Origin
    here: bool

    @property
    def posted(self) -> bool:
        """Whether the employer itself says so."""
        return self.backing in (Backing.ADVERT, Backing.FOUND)


def evidence(facts: Facts, ground: Ground, world: World, ledger: Ledger) -> tuple[Evidence, ...]:
    """Every source of the base that is known here, and its figures entered."""
    found = (*_guide(facts, ground, world), *_adverts(facts, world), *_own(facts))
    currency = facts.offer.currency
    known = tuple(one for one in found if one.base.high.currency == currency)
    for number, one in enumerate(known, start=1):
        for end in ("low", "high"):
            amount = getattr(one.base, end)
            ledger.enter(f"evidence.{number}.{end}", amount, how("title", title=one.title),
                         rule="evidence", origin=one.origin)  # fmt: skip
    return known


def _guide(facts: Facts, ground: Ground, world: World) -> tuple[Evidence, ...]:
    """The guide's band as it is used for the person's level, if it covers them."""
    if ground.kind is not Kind.GUIDE or ground.band is None:
        return ()
    guide = world.guides[facts.guide or ""]
    listed = next(band for band in guide.bands if band.region == facts.region)
    origin = origin_of(listed, guide)
    title = world.sources[origin.source].title
    return (Evidence(Backing.GUIDE, title, ground.band.base, origin, here=True),)


def _adverts(facts: Facts, world: World) -> tuple[Evidence, ...]:
    """The employer's own adverts, where the data has some for the guide's role."""
    guide = world.guides.get(facts.guide or "")
    company = world.company_called(facts.offer.company)
    if guide is None or company is None or company.id != guide.company:
        return ()
    return tuple(_advert(posted, company, guide, facts.region) for posted in company.posted)


def _advert(posted: Posted, company: Company, guide: Guide, region: str) -> Evidence:
    known = provenance(posted, company)
    confidence = known.confidence.value if known.confidence else None
    low, high = (Yearly.of(end, guide.currency) for end in (posted.base.low, posted.base.high))
    return Evidence(
        Backing.ADVERT, f"{posted.title}, {posted.address}", Range(low, high),
        Origin(known.source or "", known.as_of, confidence), here=region in posted.regions,
    )  # fmt: skip


def _own(facts: Facts) -> tuple[Evidence, ...]:
    found: list[Evidence] = []
    if facts.posted is not None:
        said = facts.posted
        origin = Origin(SAID.source, said.date)
        found.append(
            Evidence(Backing.FOUND, said.address, Range(said.low, said.high), origin, here=True)
        )
    if facts.band is not None:
        low, high = facts.band.base
        origin = Origin(SAID.source, facts.band.date)
        found.append(Evidence(Backing.BAND, facts.band.source, Range(low, high), origin, here=True))
    return tuple(found)
