"""Year by year: what each offer pays in each year, in its own currency, equity on paper.

Offers in one currency share a scale; another currency has a scale of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from bot.core.money import Money
from bot.core.valuation import Year
from bot.rules.compare import Part, Side
from bot.scripts.charts.bars import NEEDED, legend, scale_notes, unknown_everywhere
from bot.scripts.charts.model import Chart, Fill, Kind, Panel, Piece, Row
from bot.scripts.charts.telling import Telling

_SEVERAL = 2  # more offers than these leave no room for years that are all the same


def years(t: Telling) -> Chart | None:
    """The chart, or None where no year of any offer is known."""
    if all(side.value.first_year is None for side in t.sides):
        return None
    shown = t.shown(t.sides)
    nowhere = unknown_everywhere(
        [tuple(_parts(year).values()) for side in shown for year in side.value.years]
    )
    bars = [_rows(t, side, len(shown)) for side in shown]
    full: dict[str, Fraction] = {}
    for side, rows in zip(shown, bars, strict=True):
        longest = max(row.length for row in rows)
        full[side.offer.currency] = max(longest, full.get(side.offer.currency, longest))
    rates = (side.offer.exchange for side in shown)
    panels = tuple(
        Panel(t.company(side), rows, t.status(side), full=full[side.offer.currency],
              note=_unknown(t, side, nowhere))
        for side, rows in zip(shown, bars, strict=True)
    )  # fmt: skip
    return Chart(
        kind=Kind.YEARS,
        title=t.phrase("years.title"),
        badge=t.phrase("private"),
        subtitle=t.phrase("years.subtitle"),
        panels=panels,
        legend=legend(t, panels),
        notes=tuple(scale_notes(t, rates, len(full), nowhere)),
    )


def _parts(year: Year) -> Mapping[str, Money | None]:
    parts = (year.base, year.bonus, year.sign_on, year.equity)
    return dict(zip((part.value for part in Part), parts, strict=True))


def _unknown(t: Telling, side: Side, nowhere: Sequence[str]) -> str:
    """The parts that this offer alone does not name; the first year says it for all."""
    parts = _parts(side.value.years[0])
    names = [name for name, amount in parts.items() if amount is None and name not in nowhere]
    return t.phrase("not-known", parts=t.listed(names)) if names else ""


def _rows(t: Telling, side: Side, offers: int) -> tuple[Row, ...]:
    """A row for each year; among many offers one for all years in a row that are the same."""
    years = side.value.years
    if offers <= _SEVERAL:
        return tuple(_row(t, (year,)) for year in years)
    same = groupby(years, key=lambda year: tuple(_parts(year).values()))
    return tuple(_row(t, tuple(run)) for _, run in same)


def _row(t: Telling, same: Sequence[Year]) -> Row:
    first, last = same[0], same[-1]
    name = t.phrase("year" if first is last else "years", first=first.number, last=last.number)
    parts = _parts(first)
    return replace(
        t.row(name, first.total),
        pieces=tuple(
            Piece(Fill(name), amount.amount, t.say(amount))
            for name, amount in parts.items() if amount is not None and amount.amount
        ),
        open=any(parts[name] is None for name in NEEDED),
    )  # fmt: skip
