"""An offer while it is being settled: the readings of its figures, and the questions they leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction

from bot.core.offer import PayPeriod
from bot.guides.library import World
from bot.guides.schema import Span
from bot.guides.vocabulary import Every, Term
from bot.reading.offers.items import Sum
from bot.reading.offers.shape import (
    Doubt,
    Place,
    Topic,
    Value,
    Way,
)
from bot.reading.offers.sheets import Entry, Sheet, When

THOUSAND = 1000
_LAKH, _MAN = 10**5, 10**4
_MOST_LAKHS = 80  # a bare base up to this may be in lakhs
KEPT = {
    Every.HOUR: (PayPeriod.HOUR, Topic.HOURS, "hours_per_week"),
    Every.DAY: (PayPeriod.DAY, Topic.DAYS, "days_per_year"),
}
WHOLE = 100


@dataclass(slots=True)
class Desk:
    """An offer while it is being settled."""

    world: World
    sheet: Sheet
    currency: str | None
    shorthand: bool
    doubts: list[Doubt] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def ask(self, name: str, topic: Topic, place: Place, *ways: Mapping[str, Value]) -> None:
        self.doubts.append(Doubt(name, topic, place, tuple(Way(way) for way in ways)))

    @contextmanager
    def counted_in(self, currency: str | None) -> Iterator[None]:
        """While it lasts, figures are read in another currency than the offer's."""
        home, self.currency = self.currency, currency
        try:
            yield
        finally:
            self.currency = home

    def span(self, name: str) -> Span | None:
        """What is believable for a base or a grant in the offer's currency."""
        known = self.world.currencies.get(self.currency or "")
        if known is None:
            return None
        return known.base if name == "base" else known.equity


def readings(amount: Sum, desk: Desk) -> tuple[Fraction, ...]:
    """What a sum can be in whole units: a bare 210 is 210 thousand where figures are short."""
    if amount.magnitude and len(amount.readings) == 1:
        return amount.readings
    # Money has no thousandths: 5.000 is five thousand.
    values = amount.readings if amount.magnitude else amount.readings[:1]
    return tuple(dict.fromkeys(_scaled(v, amount, desk) for v in values))


def highest(amount: Sum, desk: Desk) -> Fraction:
    """The upper end of a range in whole units: 200 thousand in "between 185 and 200"."""
    return _scaled(amount.high or amount.readings[0], amount, desk)


def _scaled(value: Fraction, amount: Sum, desk: Desk) -> Fraction:
    if amount.magnitude or value == 0 or value >= THOUSAND or amount.every in KEPT:
        return value
    if amount.every not in (None, Every.YEAR, Every.GRANT) and value >= WHOLE:
        return value
    currency = amount.currencies[0] if len(amount.currencies) == 1 else desk.currency
    if currency == "INR" or (currency is None and desk.sheet.indian):
        return value * _LAKH
    if currency == "JPY":
        return value * _MAN
    return value * THOUSAND if desk.shorthand else value


def chosen(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that hold now: the latest of the bargaining, and remarks in brackets last."""
    if not entries:
        return ()
    latest = max(e.when for e in entries)
    now = [e for e in entries if e.when == latest]
    if latest is When.UPDATED:  # of several updates the last one told holds
        last = max(e.passage for e in now)
        newest = [e for e in now if e.passage == last]
        now = newest if all(e.anew for e in newest) else now
    plain = [e for e in now if not (isinstance(e.value, Sum) and e.value.aside)]
    return tuple(plain or now)


def sum_of(entry: Entry) -> Sum:
    """The amount of an entry that is known to hold one. Raises TypeError where it holds none."""
    if not isinstance(entry.value, Sum):
        raise TypeError(f"{entry.term} holds no amount")
    return entry.value


def entries_of(desk: Desk, *terms: Term | None) -> list[Entry]:
    return [e for e in desk.sheet.entries if e.term in terms]


def one(
    name: str, entries: Sequence[Entry], desk: Desk, factor: Fraction | int = 1
) -> Fraction | None:
    """The one value of a part; a question where there are several."""
    entries = chosen(entries)
    if not entries:
        return None
    last = entries[-1]
    desk.places[name] = last.place
    if last.value is None:
        return Fraction()
    values: dict[Fraction, None] = {}
    ranged = None
    for entry in entries if last.when is not entries[0].when or len(entries) > 1 else (last,):
        if not isinstance(entry.value, Sum):
            continue
        if foreign(entry.value, desk):
            desk.ask(name, Topic.OTHER_CURRENCY, entry.place)
            return None
        ranged = ranged or (entry.value if entry.value.high is not None else None)
        for value in readings(entry.value, desk):
            values[value * factor] = None
    if ranged is not None and ranged.high is not None:
        ends = (next(iter(values)), highest(ranged, desk) * factor)
        desk.ask(name, Topic.RANGE, last.place, *({name: end} for end in ends))
        return None
    believable = _believable(name, [*_in_full(name, values, entries, desk)], desk)
    if len(believable) == 1:
        return believable[0]
    if believable:
        several = len(entries) > 1
        topic = Topic.TWO_FIGURES if several else Topic.DIGITS
        desk.ask(name, topic, last.place, *({name: value} for value in believable))
    return None


def _in_full(
    name: str, values: Iterable[Fraction], entries: Sequence[Entry], desk: Desk
) -> Iterator[Fraction]:
    """A yearly base is never below a thousand: 28 is 28 thousand or 28 lakh, and where nothing
    says in which country it is paid, both."""
    sums = [e.value for e in entries if isinstance(e.value, Sum)]
    yearly = all(s.every in (None, Every.YEAR) and not s.magnitude for s in sums)
    for value in values:
        short = value if value < THOUSAND else value / THOUSAND
        doubted = name == "base" and yearly and 0 < short < _MOST_LAKHS and bool(sums)
        if not doubted or (value >= THOUSAND and not _is_bare(sums, short, desk)):
            yield value
            continue
        yield short * THOUSAND
        if desk.currency in (None, "INR"):
            yield short * _LAKH


def _is_bare(sums: Sequence[Sum], short: Fraction, desk: Desk) -> bool:
    """Whether a figure was written short, and nothing says what money it is."""
    return desk.currency is None and any(s.bare and s.readings[0] == short for s in sums)


def _believable(name: str, values: list[Fraction], desk: Desk) -> list[Fraction]:
    """Of several readings those that can be; a single one stands as it is."""
    span = desk.span("equity" if name.startswith("equity") else "base")
    if len(values) < 2 or span is None or name not in ("base", "equity.total", "total_stated"):
        return values
    return [v for v in values if span.low <= v <= span.high] or values


def foreign(amount: Sum, desk: Desk) -> bool:
    """Whether a sum names a currency that is not the offer's."""
    return bool(amount.currencies and desk.currency and desk.currency not in amount.currencies)


def own_currency(entries: tuple[Entry, ...], desk: Desk) -> tuple[Entry, ...]:
    """Entries in the offer's own currency, where there are any: the others are conversions."""
    own = tuple(e for e in entries if not (isinstance(e.value, Sum) and foreign(e.value, desk)))
    return own or entries


def shorthand(sheet: Sheet) -> bool:
    """Whether figures are written short: 210 for 210 thousand."""
    sums = [e.value for e in sheet.entries if isinstance(e.value, Sum)]
    yearly = [s for s in sums if s.every in (None, Every.YEAR, Every.GRANT)]
    long = [s for s in yearly if not s.magnitude and s.readings[0] >= THOUSAND]
    return not long or any(s.magnitude and s.readings[0] % THOUSAND == 0 for s in yearly)
