"""The grant: whole or yearly, in money or in units, and how it vests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from bot.core.offer import EquityKind
from bot.guides.vocabulary import Every, Term
from bot.reading.offers.desk import (
    THOUSAND,
    WHOLE,
    Desk,
    chosen,
    entries_of,
    foreign,
    one,
    readings,
    sum_of,
)
from bot.reading.offers.items import Count, Percent, Shares, Sum, Time, Unit
from bot.reading.offers.pay import MONTHS
from bot.reading.offers.shape import (
    ReadEquity,
    Topic,
)
from bot.reading.offers.sheets import Entry

_CHEAPEST = 10  # what a share is worth at least, where all of them are told together
_CLOSE = 50  # a worth may be rounded by this part of it
_LAKH = 100_000  # no grant in India has so many options
_FEW_UNITS = 50_000
_SPARE_UNITS = frozenset({Unit.YEAR, Unit.MONTH})


def equity(desk: Desk) -> ReadEquity:
    """The grant with its terms, in its own currency where that is not the offer's."""
    entries = chosen(entries_of(desk, Term.EQUITY))
    sums = [e for e in entries if isinstance(e.value, Sum)] or _worths(desk)
    own = [e for e in sums if _in_offers_currency(sum_of(e), desk)]
    apart = sum_of(sums[0]).currencies[0] if sums and not own else None
    read = ReadEquity(
        kind=_kind(desk),
        currency=apart if apart != desk.currency else None,
        units=_units(entries, desk),
        unit_price=_price(Term.UNIT_PRICE, desk),
        strike=_price(Term.STRIKE, desk),
    )
    read = _terms(read, desk)
    if not sums:
        worth = [e for e in entries_of(desk, None, Term.EQUITY) if _is_worth(e, read)]
        if worth:
            return replace(read, total=readings(sum_of(worth[0]), desk)[0])
        nothing = any(e.value is None for e in entries)
        return replace(read, total=Fraction()) if nothing else read
    with desk.counted_in(apart or desk.currency):
        return _with_a_year(_amounts(read, own or sums, desk), desk)


def _worths(desk: Desk) -> list[Entry]:
    """What a count of shares is said to come to, "25 RSUs (~$90k)", where no other amount is."""
    every = [e for e in entries_of(desk, Term.EQUITY) if e.value is not None]
    latest = max((e.when for e in every), default=None)
    now = [e for e in every if e.when is latest]
    counted = any(isinstance(e.value, Count) for e in now)
    most = max((e.value.value for e in now if isinstance(e.value, Count)), default=Fraction())
    sums = [e for e in now if isinstance(e.value, Sum) and e.value.aside]
    return [e for e in sums if counted and sum_of(e).readings[-1] > most * _CHEAPEST]


def _with_a_year(read: ReadEquity, desk: Desk) -> ReadEquity:
    """The yearly part that the text gives beside the whole: "3.2M over 4 (800k/yr)"."""
    if read.annual is not None or read.total is None or not read.years:
        return read
    yearly = read.total / read.years
    told = (e for e in entries_of(desk, None, Term.EQUITY) if _is_yearly(e))
    said = any(readings(sum_of(e), desk)[0] == yearly for e in told if isinstance(e.value, Sum))
    return replace(read, annual=yearly) if said else read


def _is_worth(entry: Entry, read: ReadEquity) -> bool:
    """Whether a remark is what units and their price come to: "9,730 units @ $92.50 = ~$900k"."""
    value = entry.value
    if not isinstance(value, Sum) or read.units is None or read.unit_price is None:
        return False
    worked = read.units * read.unit_price
    return abs(value.readings[0] - worked) * _CLOSE <= worked


def _in_offers_currency(amount: Sum, desk: Desk) -> bool:
    """Whether an amount needs no currency of its own; one that names a currency beside pay that
    names none has its own."""
    return not amount.currencies if desk.currency is None else not foreign(amount, desk)


def _amounts(read: ReadEquity, sums: Sequence[Entry], desk: Desk) -> ReadEquity:
    """Whole or yearly, or a count of options that reads like an amount."""
    counted = [e for e in sums if sum_of(e).bare and sum_of(e).readings[0] >= THOUSAND]
    few = [e for e in sums if _is_a_few(e, desk)]
    if len(sums) == 1 and few and read.units is None:
        value = sum_of(few[0]).readings[0]
        ways = ({"equity.units": value}, {"equity.total": value * THOUSAND})
        desk.ask("equity.total", Topic.MAGNITUDE, few[0].place, *ways)
        return read
    if len(sums) == 1 and counted and (read.kind is EquityKind.OPTIONS or _few(counted[0], desk)):
        return _options(read, counted[0], desk)
    yearly = [e for e in sums if _is_yearly(e)]
    whole = [e for e in sums if not _is_yearly(e)]
    if len(yearly) == 1 and not whole and read.years is not None and _both(yearly[0]):
        value = readings(sum_of(yearly[0]), desk)[0]
        ways = ({"equity.total": value}, {"equity.total": value * read.years})
        desk.ask("equity.total", Topic.WHOLE_OR_YEARLY, yearly[0].place, *ways)
        return read
    if yearly:
        read = replace(read, annual=one("equity.annual", yearly, desk))
    if whole:
        return replace(read, total=one("equity.total", whole, desk))
    if read.annual is not None and read.years is not None:
        return replace(read, total=read.annual * read.years)
    return read


def _few(entry: Entry, desk: Desk) -> bool:
    """Whether a bare grant may be a count, since the base has its sign."""
    return sum_of(entry).readings[0] < _FEW_UNITS and _signed_base(desk)


def _is_a_few(entry: Entry, desk: Desk) -> bool:
    """Whether a grant may be shares or thousands: "stock: 89" beside a base that is written in
    full; a bare "600 over 4 years" is money, where nothing names shares."""
    value = sum_of(entry)
    if value.years is not None and not desk.sheet.kinds:
        return False
    if not value.bare or value.magnitude or not 0 < value.readings[0] < THOUSAND:
        return False
    bases = [e.value for e in entries_of(desk, Term.BASE) if isinstance(e.value, Sum)]
    return bool(bases) and all(b.magnitude or b.readings[0] >= THOUSAND for b in bases)


def _options(read: ReadEquity, entry: Entry, desk: Desk) -> ReadEquity:
    """ "options: 3,000" beside a base with its currency are options; else it is asked."""
    value = sum_of(entry).readings[0]
    if read.units is not None:
        return read
    if desk.currency == "INR" and value >= _LAKH:
        return replace(read, total=one("equity.total", (entry,), desk))
    if read.kind is EquityKind.OPTIONS and _signed_base(desk):
        desk.places["equity.units"] = entry.place
        return replace(read, units=value)
    ways = ({"equity.units": value}, {"equity.total": value})
    desk.ask("equity.units", Topic.PART, entry.place, *ways)
    return read


def _both(entry: Entry) -> bool:
    """ "60 LPA over 4 years": by the year, as pay is told in India, and over years at once."""
    value = entry.value
    by_habit = isinstance(value, Sum) and value.indian and value.every is Every.YEAR
    return by_habit and entry.every is None


def _signed_base(desk: Desk) -> bool:
    """Whether the base has its currency with it, so that a bare count of options is no money."""
    bases = [e.value for e in entries_of(desk, Term.BASE) if isinstance(e.value, Sum)]
    return any(not b.bare for b in bases)


def _is_yearly(entry: Entry) -> bool:
    value = entry.value
    if not isinstance(value, Sum):
        return False
    if value.every is not None:
        return value.every is Every.YEAR
    return entry.every is Every.YEAR and value.years is None


def _kind(desk: Desk) -> EquityKind | None:
    """The instrument, where the text names one; a double trigger says more than RSU."""
    if not desk.sheet.has(Term.EQUITY, Term.VESTING):
        return None
    grants = entries_of(desk, Term.EQUITY)
    if grants and all(e.value is None for e in grants):
        return None  # "no stock options" are of no kind
    kinds = list(dict.fromkeys(desk.sheet.kinds))
    if EquityKind.RSU_DOUBLE_TRIGGER in kinds:
        return EquityKind.RSU_DOUBLE_TRIGGER
    return kinds[0] if len(kinds) == 1 else None


def _terms(equity: ReadEquity, desk: Desk) -> ReadEquity:
    """Schedule, years and cliff."""
    entries = desk.sheet.entries
    schedule = next((e for e in reversed(entries) if isinstance(e.value, Shares)), None)
    grant = next(
        (
            e.value
            for e in reversed(entries)
            if e.term is Term.EQUITY and isinstance(e.value, Sum) and e.value.years
        ),
        None,
    )
    even = next(
        (
            e
            for e in entries
            if isinstance(e.value, Percent)
            and e.every is Every.YEAR
            and e.term in (Term.EQUITY, Term.VESTING, None)
            and not WHOLE % e.value.value
        ),
        None,
    )
    if schedule is None and even is not None and isinstance(even.value, Percent):
        count = int(WHOLE / even.value.value)
        desk.places["equity.schedule"] = even.place
        equity = replace(equity, schedule=(even.value.value,) * count, years=Fraction(count))
    if schedule is not None and isinstance(schedule.value, Shares):
        percents = schedule.value.percents
        desk.places["equity.schedule"] = schedule.place
        equity = replace(equity, schedule=percents, years=Fraction(len(percents)))
    if grant is not None:
        equity = replace(equity, years=grant.years)
    elif equity.years is None and desk.sheet.has(Term.EQUITY, Term.VESTING):
        times = [
            e.value
            for e in entries
            if e.term in (Term.VESTING, Term.EQUITY, None) and isinstance(e.value, Time)
        ]
        spans = {
            t.value / (MONTHS if t.unit is Unit.MONTH else 1): t.over
            for t in times
            if t.unit is Unit.YEAR or (t.unit is Unit.MONTH and t.value >= 2 * MONTHS)
        }
        over = [years for years, said in spans.items() if said] or list(spans)
        equity = replace(equity, years=over[0] if len(over) == 1 else None)
    return replace(equity, cliff_months=_cliff(desk))


def _cliff(desk: Desk) -> int | None:
    for entry in entries_of(desk, Term.CLIFF):
        if entry.value is None:
            return 0
        if isinstance(entry.value, Time) and entry.value.unit in _SPARE_UNITS:
            months = entry.value.value * (MONTHS if entry.value.unit is Unit.YEAR else 1)
            if months.denominator == 1:
                desk.places["equity.cliff_months"] = entry.place
                return int(months)
    return None


def _units(entries: Sequence[Entry], desk: Desk) -> Fraction | None:
    counts = {e.value.value: e.place for e in entries if isinstance(e.value, Count)}
    if not counts:
        return None
    value, place = next(reversed(counts.items()))
    lakhs = desk.currency == "INR"  # 60 is no grant in lakhs of anything
    if (
        value < THOUSAND
        and not lakhs
        and _short_base(desk)
        and not entries_of(desk, Term.UNIT_PRICE)
    ):
        ways = ({"equity.total": value * THOUSAND}, {"equity.units": value})
        desk.ask("equity.total", Topic.MAGNITUDE, place, *ways)
        return None
    if lakhs and value < WHOLE and _short_base(desk):  # "48 fixed + 7.2 variable + 6 RSU"
        ways = ({"equity.total": value * _LAKH}, {"equity.units": value})
        desk.ask("equity.total", Topic.MAGNITUDE, place, *ways)
        return None
    desk.places["equity.units"] = place
    if len(counts) > 1:
        desk.ask("equity.units", Topic.TWO_FIGURES, place, *({"equity.units": v} for v in counts))
        return None
    return value


def _short_base(desk: Desk) -> bool:
    """Whether the base is written short, so that 300 RSU may be 300 thousand too."""
    bases = [e.value for e in entries_of(desk, Term.BASE) if isinstance(e.value, Sum)]
    return any(b.readings[0] < THOUSAND and not b.magnitude for b in bases)


def _price(term: Term, desk: Desk) -> Fraction | None:
    for entry in entries_of(desk, term):
        if isinstance(entry.value, Sum) and len(entry.value.readings) == 1:
            desk.places["equity.unit_price" if term is Term.UNIT_PRICE else "equity.strike"] = (
                entry.place
            )
            return entry.value.readings[0]
    return None
