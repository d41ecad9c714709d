"""Offers side by side: an average year of each, by component.

Amounts are those of the comparison: in this offer's currency, at the person's haircut. What
was converted says so with rate and date; what cannot be converted stands on a scale of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bot.core.money import Money
from bot.rules.compare import Part, Side, own_parts
from bot.scripts.charts.bars import NEEDED, equity_words, legend, scale_notes, unknown_everywhere
from bot.scripts.charts.model import Chart, Fill, Kind, Panel, Piece, Row
from bot.scripts.charts.telling import Telling


@dataclass(frozen=True, slots=True)
class _Year:
    """An average year of one offer, part by part, in one currency. None is unknown."""

    side: Side
    currency: str
    parts: Mapping[str, Money | None]


def compare(t: Telling) -> Chart | None:
    """The chart, or None where there is nothing to compare with."""
    if not t.plan.comparison.all:
        return None
    years = [_year(t, side) for side in t.shown(t.sides)]
    nowhere = unknown_everywhere([tuple(year.parts.values()) for year in years])
    groups: dict[str, list[_Year]] = {}
    for year in years:
        groups.setdefault(year.currency, []).append(year)
    rates = (rate for y in years for rate in (y.side.exchange, y.side.offer.exchange))
    panels = tuple(
        _panel(t, currency if len(groups) > 1 else "", group, nowhere)
        for currency, group in groups.items()
    )
    return Chart(
        kind=Kind.COMPARE,
        title=t.phrase("compare.title"),
        badge=t.phrase("private"),
        subtitle=t.phrase("compare.subtitle", equity=equity_words(t)),
        panels=panels,
        legend=legend(t, panels),
        notes=tuple(scale_notes(t, rates, len(groups), nowhere)),
    )


def _year(t: Telling, side: Side) -> _Year:
    own = side.offer.currency
    parts = side.parts if side.convertible else own_parts(side, t.plan.facts.haircut)
    currency = t.plan.facts.offer.currency if side.convertible else own
    return _Year(side, currency, dict(zip((part.value for part in Part), parts, strict=True)))


def _panel(t: Telling, title: str, years: Sequence[_Year], nowhere: Sequence[str]) -> Panel:
    rows = tuple(_row(t, year, nowhere) for year in years)
    return Panel(title, rows, full=max(row.length for row in rows))


def _row(t: Telling, year: _Year, nowhere: Sequence[str]) -> Row:
    side, parts = year.side, year.parts
    unknown = [name for name, amount in parts.items() if amount is None and name not in nowhere]
    open_ = any(parts[name] is None for name in NEEDED)
    total = sum((amount.amount for amount in parts.values() if amount), Fraction())
    return Row(
        name=t.company(side),
        figure="" if open_ else t.say(Money(total, year.currency)),
        instead=t.phrase("unknown") if open_ else "",
        pieces=tuple(
            Piece(Fill(name), amount.amount, t.say(amount))
            for name, amount in parts.items() if amount is not None and amount.amount
        ),
        open=open_,
        tag=t.status(side),
        note=t.phrase("not-known", parts=t.listed(unknown)) if unknown else "",
    )  # fmt: skip
