"""What the charts with bars have in common: which parts are unknown, the legend, the haircut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.core.band import percent
from bot.core.figures import SAID
from bot.core.money import Money
from bot.core.offer import Exchange
from bot.rules.alternatives import decimals
from bot.rules.compare import Part
from bot.scripts.charts.model import Fill, Mark, Panel
from bot.scripts.charts.telling import Telling

# Without these a year has no total; the others are left out of one and named.
NEEDED = (Part.BASE.value, Part.EQUITY.value)


def unknown_everywhere(offers: Sequence[Sequence[Money | None]]) -> tuple[str, ...]:
    """The parts that no offer names and a total can do without: said once, below."""
    columns = zip(Part, zip(*offers, strict=True), strict=True)
    return tuple(
        part.value for part, amounts in columns
        if part.value not in NEEDED and all(amount is None for amount in amounts)
    )  # fmt: skip


def legend(t: Telling, panels: Iterable[Panel]) -> tuple[tuple[Mark | Fill, str], ...]:
    """The parts that are drawn, in their order within a bar."""
    drawn = {piece.fill for panel in panels for row in panel.rows for piece in row.pieces}
    return tuple((fill, t.phrase(f"part.{fill.value}")) for fill in Fill if fill in drawn)


def equity_words(t: Telling) -> str:
    """How equity that cannot be sold is counted: at the person's haircut, or on paper."""
    haircut = t.plan.facts.haircut
    if haircut is None:
        return t.phrase("on-paper")
    return t.phrase("at-haircut", percent=percent(haircut))


def rate_notes(t: Telling, rates: Iterable[Exchange | None]) -> tuple[str, ...]:
    """At which rates something was converted; a line for each source and day."""
    groups: dict[tuple[str, str], dict[str, None]] = {}
    for rate in rates:
        if rate is not None:
            groups.setdefault((rate.source, rate.as_of), {})[_rate_words(t, rate)] = None
    return tuple(
        t.phrase("converted", rates=", ".join(words), day=day,
                 source=t.phrase("your-rate" if source == SAID.source else "bank-rate"))
        for (source, day), words in groups.items()
    )  # fmt: skip


def scale_notes(
    t: Telling, rates: Iterable[Exchange | None], scales: int, nowhere: Sequence[str] = ()
) -> Iterator[str]:
    """What stands below bars: parts that nobody names, the rates, the scales, who is left out."""
    if nowhere:
        yield t.phrase("uncounted", parts=t.listed(nowhere))
    yield from rate_notes(t, rates)
    if scales > 1:
        yield t.phrase("own-scale")
    yield from t.left_out(len(t.sides))


def _rate_words(t: Telling, rate: Exchange) -> str:
    """The way round that loses fewest digits: what one of the dearer currency is worth."""
    if rate.rate < 1:
        return t.phrase("rate", one=rate.other, other=rate.one, rate=decimals(1 / rate.rate))
    return t.phrase("rate", one=rate.one, other=rate.other, rate=decimals(rate.rate))
