"""Where you stand: the band with offer, ask and rivals, for base, equity and total.

For the person it is private and shows the floor. For others it shows what a letter may say:
the offer and the ask. Where no figure is asked for any more there is no ask to show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.core.band import PayBand
from bot.core.money import Money
from bot.core.offer import Offer, Package, Status
from bot.rules.plan import Plan
from bot.scripts.charts.model import Audience, Chart, Fill, Kind, Mark, Panel, Row
from bot.scripts.charts.telling import MOST, Telling

_PARTS = ("base", "equity", "total")


def stand(t: Telling, audience: Audience) -> Chart:
    """The chart; there always is one, and what is not known is said to be so."""
    private = audience is Audience.PERSON
    rivals = _rivals(t) if private else ()
    shown = rivals[: MOST - 1]
    panels = tuple(_panel(t, part, audience, shown) for part in _PARTS)
    notes = t.left_out(len(rivals) + 1) if private else ()
    if t.plan.ask is None and not t.plan.closed:
        notes = (*notes, t.phrase("no-ask"))
    offer = t.plan.facts.offer
    region = t.world.regions.get(t.plan.facts.region)
    place = (region.name if region else t.plan.facts.region) if private else ""
    return Chart(
        kind=Kind.STAND,
        title=t.phrase(_title(t.plan, audience)),
        badge=t.phrase("private") if private else "",
        subtitle=" · ".join(part for part in (t.name(offer), place) if part),
        panels=panels,
        legend=_legend(t, panels),
        notes=notes,
    )


def _title(plan: Plan, audience: Audience) -> str:
    if audience is Audience.PERSON:
        return "stand.title"
    return "stand.closed" if plan.closed else "stand.outbound"


def _rivals(t: Telling) -> tuple[Offer, ...]:
    """The competing offers, the firmest and best first, as the plan ranks them."""
    ranked = t.plan.rivals
    known = [rival.offer for rival in (*ranked.written, *ranked.verbal)]
    return (*known, *ranked.unranked, *ranked.in_process)


def _panel(t: Telling, part: str, audience: Audience, rivals: Iterable[Offer]) -> Panel:
    plan, private = t.plan, audience is Audience.PERSON
    rows = [_row(t, t.phrase("offer"), Mark.OFFER, _of(plan.offered, part))]
    if plan.ask is not None and not plan.closed:
        rows.append(_row(t, t.phrase("ask"), Mark.ASK, _of(plan.ask.package, part)))
    rows += [_rival(t, rival, part) for rival in rivals]
    floor = _of(plan.floor, part)
    if private and floor is not None:
        rows.append(_row(t, t.phrase("floor"), Mark.FLOOR, floor))
    band = _band(plan.band, part) if private and plan.band else None
    return Panel(
        title=t.phrase(f"stand.{part}", years=int(plan.offered.years)),
        # What has no place on the scale stands below what has.
        rows=tuple(sorted(rows, key=lambda row: row.at is None)),
        aside=_aside(t, band) if private else "",
        band=(band[0].amount, band[1].amount) if band else None,
    )


def _row(t: Telling, name: str, mark: Mark, amount: Money | None) -> Row:
    return replace(t.row(name, amount), mark=mark, at=amount.amount if amount else None)


def _rival(t: Telling, rival: Offer, part: str) -> Row:
    """A rival in another currency is named with its own figure and has no place on the scale."""
    amount = _of(rival.package(t.plan.offered.years), part)
    mark = Mark.WRITTEN if rival.status is Status.WRITTEN else Mark.SPOKEN
    row = _row(t, t.name(rival), mark, amount)
    if amount is None or amount.currency == t.plan.facts.offer.currency:
        return row
    code = t.plan.facts.offer.currency
    return replace(row, at=None, tag=t.phrase("other-currency", code=code))


def _of(package: Package, part: str) -> Money | None:
    return {"base": package.base, "equity": package.equity, "total": package.total}[part]


def _band(band: PayBand, part: str) -> tuple[Money, Money] | None:
    found = {"base": band.base, "equity": band.equity, "total": band.total}[part]
    return (found.low, found.high) if found else None


def _aside(t: Telling, band: tuple[Money, Money] | None) -> str:
    if band is None:
        return t.phrase("no-band")
    low, high = band
    return t.phrase("band", low=t.say(low), high=t.say(high))


def _legend(t: Telling, panels: Iterable[Panel]) -> tuple[tuple[Mark | Fill, str], ...]:
    """What the two marks of rivals mean, where there are rivals; the others say it themselves."""
    marks = {row.mark for panel in panels for row in panel.rows if row.at is not None}
    return tuple((mark, t.phrase(mark.value)) for mark in (Mark.WRITTEN, Mark.SPOKEN)
                 if mark in marks)  # fmt: skip
