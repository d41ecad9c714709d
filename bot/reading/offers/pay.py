"""Base, bonus, sign-on and the other amounts, by the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from bot.core.offer import PayPeriod
from bot.guides.vocabulary import Every, Term
from bot.reading.offers.desk import (
    KEPT,
    WHOLE,
    Desk,
    chosen,
    entries_of,
    foreign,
    highest,
    one,
    own_currency,
    readings,
    sum_of,
)
from bot.reading.offers.items import Percent, Salaries, Sum, Time
from bot.reading.offers.shape import (
    Place,
    ReadOffer,
    Topic,
)
from bot.reading.offers.sheets import Entry

_A_YEAR: Mapping[Every, int] = {
    Every.YEAR: 1,
    Every.MONTH: 12,
    Every.HALF_MONTH: 24,
    Every.FORTNIGHT: 26,
    Every.WEEK: 52,
}
_FIELDS = {Term.BONUS: "bonus_amount", Term.RELOCATION: "relocation", Term.TOTAL: "total_stated"}
_LEAST_SHARE, _MOST_SHARE = 5, 60  # what can be a bonus in percent
_LEAST_BASE = 10_000  # where the currency does not say what is believable
MONTHS = 12
_LAST_YEAR = 4  # that a sign-on is paid in: "step scale for year 7, plus a $2,500 signing stipend"

_ROUNDING = 1000  # a yearly figure beside a monthly one may be rounded by this part of it


def base(offer: ReadOffer, desk: Desk) -> ReadOffer:
    entries = chosen(entries_of(desk, Term.BASE) or entries_of(desk, Term.BASIC))
    entries = own_currency(entries, desk) or _periodic(desk)
    loose = _loose(desk)
    if not entries and loose is not None and _leads(loose, desk):
        entries = (replace(loose, term=Term.BASE),)
        desk.sheet.entries.append(entries[0])
    sums = [e.value for e in entries if isinstance(e.value, Sum)]
    every = next((s.every for s in sums if s.every is not None), None)
    every = every or next((e.every for e in entries if e.every is not None), None)
    if not sums:
        return offer
    if every in KEPT:
        period, topic, name = KEPT[every]
        entries = tuple(
            replace(e, value=replace(e.value, every=every))
            for e in entries
            if isinstance(e.value, Sum)
        )
        value = one("base", entries, desk)
        hours = _hours(desk) if every is Every.HOUR else None
        if hours is None:
            desk.ask(name, topic, entries[-1].place)
        return replace(offer, base=value, pay_period=period, hours_per_week=hours)
    count = _salaries(desk) or next((s.times for s in sums if s.times), None)
    if every in (Every.MONTH, Every.HALF_MONTH, Every.FORTNIGHT, Every.WEEK):
        yearly = [e for e in entries if isinstance(e.value, Sum) and e.value.every is Every.YEAR]
        if yearly:
            return replace(offer, base=one("base", yearly, desk))
        factor = count if count and every is Every.MONTH else _A_YEAR[every]
        if (said := _annualised(entries, factor, desk)) is not None:
            return replace(offer, base=said)
        return replace(offer, base=one("base", entries, desk, factor))
    if every is None and (found := _unsaid(sums[-1], count, desk)) is not None:
        monthly, times = found
        if count:
            return replace(offer, base=one("base", entries, desk, count))
        desk.places["base"] = entries[-1].place
        desk.ask(
            "base", Topic.PERIOD, entries[-1].place, {"base": monthly * times}, {"base": monthly}
        )
        return offer
    return replace(offer, base=one("base", entries, desk))


def _hours(desk: Desk) -> Fraction | None:
    """The paid hours a week that the text states, "36 hrs a week"."""
    for entry in entries_of(desk, Term.HOURS):
        if isinstance(entry.value, Time | Sum):
            desk.places["hours_per_week"] = entry.place
            return entry.value.value if isinstance(entry.value, Time) else entry.value.readings[0]
    return None


def _periodic(desk: Desk) -> tuple[Entry, ...]:
    """ "Your compensation will be $4,375 per pay period": what is paid by the month is no total."""
    totals = [e for e in entries_of(desk, Term.TOTAL) if isinstance(e.value, Sum)]
    paid = [e for e in totals if sum_of(e).every not in (None, Every.YEAR, Every.GRANT)]
    for entry in paid:
        desk.sheet.entries.remove(entry)
        desk.sheet.entries.append(replace(entry, term=Term.BASE))
    return tuple(paid)


def _annualised(entries: Sequence[Entry], factor: Fraction | int, desk: Desk) -> Fraction | None:
    """The yearly figure that the text itself gives for a pay by the month, up to its rounding."""
    worked = readings(sum_of(entries[-1]), desk)[0] * factor
    for entry in entries_of(desk, None, Term.BASE):
        if isinstance(entry.value, Sum) and not foreign(entry.value, desk):
            value = readings(entry.value, desk)[0]
            if value != worked and abs(value - worked) * _ROUNDING <= worked:
                desk.places["base"] = entry.place
                return value
    return None


def unnamed(desk: Desk) -> None:
    """One figure that nothing names, where neither base nor total is known: which is it?"""
    entry = _loose(desk)
    if entry is not None and sum_of(entry).high is not None:
        low, high = readings(sum_of(entry), desk)[0], highest(sum_of(entry), desk)
        desk.ask("base", Topic.RANGE, entry.place, {"base": low}, {"base": high})
    elif entry is not None:
        value = readings(sum_of(entry), desk)[0]
        desk.ask("base", Topic.PART, entry.place, {"base": value}, {"total_stated": value})


def _loose(desk: Desk) -> Entry | None:
    """The one figure that nothing names and that can be a base; None where there are more."""
    span = desk.span("base")
    least = span.low if span else _LEAST_BASE
    loose = [*chosen([e for e in entries_of(desk, None) if isinstance(e.value, Sum)])]
    loose = [e for e in loose if readings(sum_of(e), desk)[0] >= least]
    named = desk.sheet.has(Term.BASE, Term.BASIC, Term.TOTAL)
    signed = [e for e in loose if sum_of(e).currencies]
    loose = signed if len(signed) == 1 else loose  # "$67,500 ... class sizes 24 and 21"
    return loose[0] if len(loose) == 1 and not named else None


def _leads(entry: Entry, desk: Desk) -> bool:
    """Whether other parts are told behind a figure, so that it can only be the base."""
    if sum_of(entry).high is not None:
        return False
    behind = {e.term for e in desk.sheet.entries if e.place.start > entry.place.end}
    return bool(behind & {Term.EQUITY, Term.BONUS, Term.SIGN_ON, Term.SALARIES})


def row(desk: Desk) -> None:
    """Figures between slashes without labels: what the ones behind the base are is asked."""
    row = desk.sheet.row
    if row is not None and not desk.sheet.has(Term.BASE):
        first = row.sums[0]
        value = readings(first, desk)[0]
        ways = ({"base": value}, {"total_stated": value})
        desk.ask("base", Topic.PART, Place(first.start, first.end), *ways)
    if row is None or desk.sheet.has(Term.EQUITY, Term.BONUS, Term.SIGN_ON):
        return
    for amount in row.sums[1:]:
        value = readings(amount, desk)[0]
        for name in ("equity.total", "bonus_amount", "sign_on"):
            desk.ask(name, Topic.PART, Place(amount.start, amount.end), {name: value})


def _unsaid(
    amount: Sum, count: Fraction | int | None, desk: Desk
) -> tuple[Fraction, Fraction | int] | None:
    """A base without a period that is too small for a year and right for a month."""
    span = desk.span("base")
    values = readings(amount, desk)
    if (span is None and not count) or len(values) != 1:
        return None
    value, times = values[0], count or MONTHS
    if value < (span.low if span else _LEAST_BASE) <= value * times:
        return value, times
    return None


def _salaries(desk: Desk) -> Fraction | None:
    """How many monthly salaries are paid a year, where the text says it."""
    for entry in entries_of(desk, Term.SALARIES):
        if isinstance(entry.value, Salaries):
            return entry.value.count
        if isinstance(entry.value, Sum):
            return entry.value.readings[-1]
    sums = (e.value for e in entries_of(desk, Term.BASE, Term.BASIC))
    return next((s.times for s in sums if isinstance(s, Sum) and s.times is not None), None)


def yearly(term: Term, desk: Desk) -> Fraction | None:
    """An amount a year, or one paid once."""
    entries = [e for e in entries_of(desk, term) if e.value is None or isinstance(e.value, Sum)]
    entries = list(own_currency(chosen(entries), desk))
    if term is Term.TOTAL:
        entries = _first_total(entries)
    if term is Term.BONUS and entries and entries[-1].value is None and _percents(desk):
        return None
    sums = (e.value for e in entries if isinstance(e.value, Sum) and not e.value.paid)
    every = next((s.every for s in sums if s.every), None)
    factor = _A_YEAR.get(every, 1) if every else 1
    return one(_FIELDS[term], entries, desk, factor)


def bonus(offer: ReadOffer, desk: Desk) -> Fraction | None:
    """A bonus as an amount, or as so many monthly salaries."""
    if (bare := _percent_or_money(desk)) is not None:
        money, share = readings(sum_of(bare), desk)[0], sum_of(bare).readings[0]
        ways = ({"bonus_percent": share}, {"bonus_amount": money})
        desk.ask("bonus_amount", Topic.PART, bare.place, *ways)
        return None
    amount = yearly(Term.BONUS, desk)
    return amount if amount is not None else _months(offer, desk)


def _percent_or_money(desk: Desk) -> Entry | None:
    """The 20 of "bonus 20" where nothing says whether it is percent or thousands: no stated total
    that it is a part of, no lakhs."""
    if desk.currency == "INR" or desk.sheet.has(Term.TOTAL):
        return None
    entries = chosen(entries_of(desk, Term.BONUS))
    value = entries[0].value if len(entries) == 1 else None
    if not isinstance(value, Sum) or not value.bare or value.magnitude or value.high is not None:
        return None
    either = _LEAST_SHARE <= value.readings[0] <= _MOST_SHARE and value.every is None
    return entries[0] if either else None


def _months(offer: ReadOffer, desk: Desk) -> Fraction | None:
    """A bonus of so many monthly salaries; None where there is no such bonus."""
    times = [e for e in chosen(entries_of(desk, Term.BONUS)) if isinstance(e.value, Time)]
    if not times:
        return None
    if offer.base is None or offer.pay_period is not PayPeriod.YEAR or _percents(desk):
        return None
    time = times[-1].value
    desk.places["bonus_amount"] = times[-1].place
    return offer.base / (_salaries(desk) or MONTHS) * time.value if isinstance(time, Time) else None


def _first_total(entries: list[Entry]) -> list[Entry]:
    """Totals of several years: the first year's, or the one for no year in particular."""
    plain = [e for e in entries if e.year is None]
    return (plain or [e for e in entries if e.year == 1] or entries)[:1]


def _percents(desk: Desk) -> list[Entry]:
    return [
        e
        for e in chosen(entries_of(desk, Term.BONUS))
        if isinstance(e.value, Percent) and e.value.value < WHOLE
    ]


def percent(desk: Desk) -> Fraction | None:
    """The bonus in percent of base; a range, or two percentages, are a question."""
    found = [(e, e.value) for e in _percents(desk) if isinstance(e.value, Percent)]
    if not found:
        return None
    last, share = found[-1]
    desk.places["bonus_percent"] = last.place
    values = dict.fromkeys(p.value for _, p in found)
    if share.high is not None:
        ends = ({"bonus_percent": share.value}, {"bonus_percent": share.high})
        desk.ask("bonus_percent", Topic.RANGE, last.place, *ends)
        return None
    if len(values) > 1:
        ways = ({"bonus_percent": value} for value in values)
        desk.ask("bonus_percent", Topic.TWO_FIGURES, last.place, *ways)
        return None
    return share.value


def sign_on(desk: Desk) -> tuple[Fraction, ...]:
    """One payment a year, in the order of the years."""
    every = entries_of(desk, Term.SIGN_ON)
    latest = max((e.when for e in every), default=None)
    entries = list(own_currency(tuple(e for e in every if e.when is latest), desk))
    sums = _parts([e for e in entries if isinstance(e.value, Sum)], desk)
    if not sums:
        if entries:
            desk.places["sign_on"] = entries[-1].place
            return (Fraction(),)
        return ()
    desk.places["sign_on"] = Place(sums[0].place.start, sums[-1].place.end)
    by_year: dict[int, Fraction] = {}
    for number, entry in enumerate(_distinct(sums), start=1):
        amount = sum_of(entry)
        if foreign(amount, desk):
            desk.ask("sign_on", Topic.OTHER_CURRENCY, entry.place)
            return ()
        values = readings(amount, desk)
        if _is_spread(entry, sums):
            count = int(amount.years or 1)
            ways = ({"sign_on": (values[0] / count,) * count}, {"sign_on": values[:1]})
            desk.ask("sign_on", Topic.SPREAD, entry.place, *ways)
            return ()
        if amount.high is not None or len(values) > 1:
            ends = (values[0], highest(amount, desk) if amount.high else values[-1])
            desk.ask("sign_on", Topic.RANGE, entry.place, *({"sign_on": v} for v in ends))
            return ()
        for year in _years_of(entry, number, by_year):
            by_year[year] = values[0]
    return tuple(by_year.get(year, Fraction()) for year in range(1, max(by_year) + 1))


def _is_spread(entry: Entry, sums: Sequence[Entry]) -> bool:
    """ "Sign-on: $50,000 over two years": half of it each year, or at once and kept for two."""
    amount = sum_of(entry)
    over = amount.years is not None and amount.years > 1 and amount.years.denominator == 1
    return over and amount.every is None and entry.year is None and len(sums) == 1


def _years_of(entry: Entry, number: int, taken: Mapping[int, Fraction]) -> Iterable[int]:
    """The years of a payment; "25k now, and 25k at the end of the first year" are two."""
    amount = sum_of(entry)
    if _in_each_year(amount):
        return range(1, int(amount.years or 1) + 1)
    said = entry.year if entry.year is not None and entry.year <= _LAST_YEAR else None
    year = said or number
    return (year + 1,) if said == 1 and taken.get(1) == amount.readings[0] else (year,)


def _in_each_year(amount: Sum) -> bool:
    """ "$15,000 per year for the first two years"."""
    return amount.every is Every.YEAR and amount.years is not None


def _parts(sums: list[Entry], desk: Desk) -> list[Entry]:
    """A sum and then its parts, "$40k ($25k now and $15k at month 13)": the parts. Other remarks
    in brackets are left out."""
    values = [readings(e.value, desk)[0] for e in sums if isinstance(e.value, Sum)]
    if len(values) > 2 and values[0] == sum(values[1:]):
        return sums[1:]
    plain = [e for e in sums if isinstance(e.value, Sum) and not e.value.aside]
    return plain or sums


def _distinct(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries in order, without one that only says again what another said elsewhere."""
    seen: set[tuple[object, ...]] = set()
    for entry in entries:
        key = (sum_of(entry).readings, entry.year)
        again = any(
            key[0] == other[0]
            and {key[1], other[1]} <= {None, 1}
            and None in (key[1], other[1])
            and entry.passage != other[2]
            for other in seen
        )
        if not again:
            seen.add((*key, entry.passage))
            yield entry
