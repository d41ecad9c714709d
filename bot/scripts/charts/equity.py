"""Equity three ways: on paper, at the person's haircut, and if it never pays.

Each grant is whole and in its offer's currency; grants in one currency share a scale. Shares
that can be sold have no haircut, and an unknown one is said to be unknown.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from bot.core.band import percent
from bot.core.money import Money
from bot.rules.compare import Side
from bot.scripts.charts.bars import scale_notes
from bot.scripts.charts.model import Chart, Fill, Kind, Panel, Piece, Row
from bot.scripts.charts.telling import Telling


def equity(t: Telling) -> Chart | None:
    """The chart, or None where no offer has equity of a known worth."""
    if not any(side.value.worth.paper and side.value.worth.paper.amount for side in t.sides):
        return None
    shown = t.shown(t.sides)
    full: dict[str, Fraction] = {}
    for side in shown:
        paper, currency = side.value.worth.paper, side.offer.currency
        full[currency] = max(paper.amount if paper else Fraction(), full.get(currency, Fraction()))
    panels = tuple(_panel(t, side, full[side.offer.currency]) for side in shown)
    return Chart(
        kind=Kind.EQUITY,
        title=t.phrase("equity.title"),
        badge=t.phrase("private"),
        subtitle=t.phrase("equity.subtitle"),
        panels=panels,
        notes=tuple(scale_notes(t, (side.offer.exchange for side in shown), len(full))),
    )


def _panel(t: Telling, side: Side, full: Fraction) -> Panel:
    return Panel(t.company(side), _rows(t, side), aside=t.status(side), full=full)


def _rows(t: Telling, side: Side) -> tuple[Row, ...]:
    worth, terms, haircut = side.value.worth, side.offer.equity, t.plan.facts.haircut
    paper = _bar(t, t.phrase("equity.paper"), worth.paper)
    if worth.paper is None:
        return (paper,)
    if not worth.paper.amount:
        return (Row(t.phrase("equity.none")),)
    name = t.phrase("equity.cut")
    if terms is not None and not terms.illiquid:
        return (paper, Row(name, instead=t.phrase("equity.sold")))
    cut = Row(name, instead=t.phrase("equity.no-haircut"))
    if haircut is not None:
        cut = _bar(t, t.phrase("equity.cut-by", percent=percent(haircut)), worth.haircut)
    return (paper, cut, _bar(t, t.phrase("equity.zero"), worth.zero))


def _bar(t: Telling, name: str, amount: Money | None) -> Row:
    pieces = (Piece(Fill.EQUITY, amount.amount, t.say(amount)),) if amount else ()
    return replace(t.row(name, amount), pieces=pieces, open=amount is None)
