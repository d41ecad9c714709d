"""From a sheet to an offer: magnitudes, periods and currencies decided where the text decides
them, and a question wherever it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from bot.core.offer import EquityKind, PayPeriod, Status
from bot.guides.library import World
from bot.guides.schema import Span
from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.check import total_doubts
from bot.reading.offers.items import Count, Percent, Shares, Sum, Time, Unit
from bot.reading.offers.shape import (
    Doubt,
    Place,
    Read,
    ReadEquity,
    ReadOffer,
    Topic,
    Way,
)
from bot.reading.offers.sheets import Entry, Sheet

_THOUSAND = 1000
_LAKH, _MAN = 10**5, 10**4
_A_YEAR: Mapping[Every, int] = {Every.YEAR: 1, Every.MONTH: 12, Every.HALF_MONTH: 24,
                                Every.FORTNIGHT: 26, Every.WEEK: 52}  # fmt: skip
_KEPT = {Every.HOUR: (PayPeriod.HOUR, Topic.HOURS, "hours_per_week"),
         Every.DAY: (PayPeriod.DAY, Topic.DAYS, "days_per_year")}  # fmt: skip
_STATUS = {Mark.WRITTEN: Status.WRITTEN, Mark.VERBAL: Status.VERBAL,
           Mark.IN_PROCESS: Status.IN_PROCESS}  # fmt: skip
_FIELDS = {Term.BONUS: "bonus_amount", Term.RELOCATION: "relocation", Term.TOTAL: "total_stated"}
_PAY = (Term.BASE, Term.BASIC, Term.TOTAL)
_DOLLAR = "USD"
_WHOLE = 100
_LEAST_BASE = 10_000  # where the currency does not say what is believable
_MONTHS = 12
_FEW_UNITS = 50_000  # a bare grant below this may be a count, where the base has a sign
_SPARE_UNITS = frozenset({Unit.YEAR, Unit.MONTH})


@dataclass(frozen=True, slots=True)
class Hints:
    """What the whole text says about money: the currencies of its places, whether it counts in
    lakhs, and the currency that the person's own place has, if that is known."""

    places: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()  # currencies that other offers of the text settle on
    home: str | None = None


@dataclass(slots=True)
class _Desk:
    """An offer while it is being settled."""

    world: World
    sheet: Sheet
    currency: str | None
    shorthand: bool
    doubts: list[Doubt] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def ask(self, name: str, topic: Topic, place: Place, *ways: Mapping[str, Fraction | str]) -> None:
        self.doubts.append(Doubt(name, topic, place, tuple(Way(way) for way in ways)))

    def span(self, name: str) -> Span | None:
        """What is believable for a base or a grant in the offer's currency."""
        known = self.world.currencies.get(self.currency or "")
        if known is None:
            return None
        return known.base if name == "base" else known.equity


def settle(sheet: Sheet, hints: Hints, world: World) -> Read:
    """The offer of a sheet with its questions."""
    codes, place = _currencies(sheet, hints)
    desk = _Desk(world, sheet, codes[0] if len(codes) == 1 else None, _shorthand(sheet))
    if len(codes) > 1 and place is not None:
        desk.ask("currency", Topic.CURRENCY, place, *({"currency": code} for code in codes))
    offer = ReadOffer(
        company=sheet.company,
        level=sheet.level.said if sheet.level else None,
        currency=desk.currency,
        status=_status(sheet),
    )
    for name, stretch in (("company", sheet.company_place), ("deadline", sheet.deadline)):
        if stretch is not None:
            desk.places[name] = stretch
    if sheet.level is not None:
        desk.places["level"] = Place(sheet.level.start, sheet.level.end)
    offer = _base(offer, desk)
    _unnamed(desk)
    _row(desk)
    offer = replace(
        offer,
        bonus_percent=_percent(desk),
        bonus_amount=_bonus(offer, desk),
        relocation=_yearly(Term.RELOCATION, desk),
        total_stated=_yearly(Term.TOTAL, desk),
        sign_on=_sign_on(desk),
        equity=_equity(desk),
    )
    desk.doubts.extend(total_doubts(offer, desk.places, frozenset(d.field for d in desk.doubts)))
    return Read(_without_doubted(offer, desk.doubts), tuple(desk.doubts), desk.places)


# Currency


def _currencies(sheet: Sheet, hints: Hints) -> tuple[tuple[str, ...], Place | None]:
    """The currencies that an offer's pay may be in, and where that shows."""
    sums = [e for e in sheet.entries if isinstance(e.value, Sum) and e.term is not Term.NOTHING]
    ranked = sorted(sums, key=lambda e: e.term not in (Term.BASE, Term.BASIC, Term.TOTAL))
    marked = [e for e in ranked if isinstance(e.value, Sum) and e.value.currencies and not e.value.aside]
    terms = [e.term for e in marked]
    worded = [isinstance(e.value, Sum) and e.value.worded for e in marked]
    signed = [(e.value.currencies, e.place) for e in ranked
              if isinstance(e.value, Sum) and e.value.currencies and not e.value.aside]  # fmt: skip
    apart = bool(signed) and all(t is Term.EQUITY and w for t, w in zip(terms, worded, strict=True))
    apart = apart or _grant_abroad(terms, signed, sheet, hints)
    if not signed or (apart and any(e.term in _PAY for e in sums)):
        if sheet.indian or hints.places[:1] == ("INR",):
            return ("INR",), None
        said = (*hints.places, *hints.signs)
        code = hints.home or (said[0] if sums and len(set(said)) == 1 else None)
        return ((code,) if code else ()), None
    codes, place = signed[0]
    if len(codes) == 1:
        return codes, place
    pay = [e for e in marked if e.term is not Term.EQUITY]
    clear, later = ([e.value.currencies[0] for e in group if isinstance(e.value, Sum)
                     and len(e.value.currencies) == 1] for group in (pay, marked))  # fmt: skip
    near = [c for c in (*clear, *hints.places, hints.home, *later) if c in codes]
    if near:
        return (near[0],), place
    return ((_DOLLAR,) if _DOLLAR in codes else codes), place


def _grant_abroad(
    terms: Sequence[Term | None], signed: Sequence[tuple[tuple[str, ...], Place]], sheet: Sheet, hints: Hints
) -> bool:
    """Whether only the grant has a sign, and one that is not the money of the place."""
    if not terms or any(term not in (Term.EQUITY, Term.UNIT_PRICE, Term.STRIKE) for term in terms):
        return False
    there = set(hints.places) | ({"INR"} if sheet.indian else set())
    return len(there) == 1 and not any(there & set(codes) for codes, _ in signed)


def _shorthand(sheet: Sheet) -> bool:
    """Whether figures are written short: 210 for 210 thousand."""
    sums = [e.value for e in sheet.entries if isinstance(e.value, Sum)]
    yearly = [s for s in sums if s.every in (None, Every.YEAR, Every.GRANT)]
    long = [s for s in yearly if not s.magnitude and s.readings[0] >= _THOUSAND]
    return not long or any(s.magnitude and s.readings[0] % _THOUSAND == 0 for s in yearly)


# One figure


def _readings(amount: Sum, desk: _Desk) -> tuple[Fraction, ...]:
    """What a sum can be in whole units: a bare 210 is 210 thousand where figures are short."""
    if amount.magnitude and len(amount.readings) == 1:
        return amount.readings
    # Money has no thousandths: 5.000 is five thousand.
    values = amount.readings if amount.magnitude else amount.readings[:1]
    return tuple(dict.fromkeys(_scaled(v, amount, desk) for v in values))


def _scaled(value: Fraction, amount: Sum, desk: _Desk) -> Fraction:
    if amount.magnitude or value == 0 or value >= _THOUSAND or amount.every in _KEPT:
        return value
    if amount.every not in (None, Every.YEAR, Every.GRANT) and value >= _WHOLE:
        return value
    currency = amount.currencies[0] if len(amount.currencies) == 1 else desk.currency
    if currency == "INR" or (currency is None and desk.sheet.indian):
        return value * _LAKH
    if currency == "JPY":
        return value * _MAN
    return value * _THOUSAND if desk.shorthand else value


def _chosen(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that hold now: the latest of the bargaining, and remarks in brackets last."""
    if not entries:
        return ()
    latest = max(e.when for e in entries)
    now = [e for e in entries if e.when == latest]
    plain = [e for e in now if not (isinstance(e.value, Sum) and e.value.aside)]
    return tuple(plain or now)


def _entries(desk: _Desk, *terms: Term | None) -> list[Entry]:
    return [e for e in desk.sheet.entries if e.term in terms]


def _one(name: str, entries: Sequence[Entry], desk: _Desk, factor: Fraction | int = 1) -> Fraction | None:
    """The one value of a part; a question where there are several."""
    entries = _chosen(entries)
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
        if _foreign(entry.value, desk):
            desk.ask(name, Topic.OTHER_CURRENCY, entry.place)
            return None
        ranged = ranged or (entry.value if entry.value.high is not None else None)
        for value in _readings(entry.value, desk):
            values[value * factor] = None
    if ranged is not None and ranged.high is not None:
        ends = (next(iter(values)), ranged.high * factor)
        desk.ask(name, Topic.RANGE, last.place, *({name: end} for end in ends))
        return None
    believable = _believable(name, list(values), desk)
    if len(believable) == 1:
        return believable[0]
    if believable:
        several = len(entries) > 1
        topic = Topic.TWO_FIGURES if several else Topic.DIGITS
        desk.ask(name, topic, last.place, *({name: value} for value in believable))
    return None


def _believable(name: str, values: list[Fraction], desk: _Desk) -> list[Fraction]:
    """Of several readings those that can be; a single one stands as it is."""
    span = desk.span("equity" if name.startswith("equity") else "base")
    if len(values) < 2 or span is None or name not in ("base", "equity.total", "total_stated"):
        return values
    return [v for v in values if span.low <= v <= span.high] or values


def _foreign(amount: Sum, desk: _Desk) -> bool:
    """Whether a sum names a currency that is not the offer's."""
    return bool(amount.currencies and desk.currency and desk.currency not in amount.currencies)


# Base


def _base(offer: ReadOffer, desk: _Desk) -> ReadOffer:
    entries = _chosen(_entries(desk, Term.BASE) or _entries(desk, Term.BASIC))
    entries = _own_currency(entries, desk)
    sums = [e.value for e in entries if isinstance(e.value, Sum)]
    every = next((s.every for s in sums if s.every is not None), None)
    every = every or next((e.every for e in entries if e.every is not None), None)
    if not sums:
        return offer
    if every in _KEPT:
        period, topic, name = _KEPT[every]
        entries = tuple(replace(e, value=replace(e.value, every=every))
                        for e in entries if isinstance(e.value, Sum))  # fmt: skip
        value = _one("base", entries, desk)
        if not _entries(desk, Term.HOURS):
            desk.ask(name, topic, entries[-1].place)
        return replace(offer, base=value, pay_period=period)
    count = _salaries(desk) or next((s.times for s in sums if s.times), None)
    if every in (Every.MONTH, Every.HALF_MONTH, Every.FORTNIGHT, Every.WEEK):
        yearly = [e for e in entries if isinstance(e.value, Sum) and e.value.every is Every.YEAR]
        if yearly:
            return replace(offer, base=_one("base", yearly, desk))
        factor = count if count and every is Every.MONTH else _A_YEAR[every]
        if (said := _annualised(entries, factor, desk)) is not None:
            return replace(offer, base=said)
        return replace(offer, base=_one("base", entries, desk, factor))
    if every is None and (found := _unsaid(sums[-1], count, desk)) is not None:
        monthly, times = found
        if count:
            return replace(offer, base=_one("base", entries, desk, count))
        desk.places["base"] = entries[-1].place
        desk.ask("base", Topic.PERIOD, entries[-1].place, {"base": monthly * times}, {"base": monthly})
        return offer
    return replace(offer, base=_one("base", entries, desk))


def _annualised(entries: Sequence[Entry], factor: Fraction | int, desk: _Desk) -> Fraction | None:
    """The yearly figure that the text itself gives for a pay by the month, up to its rounding."""
    paid = entries[-1].value
    if not isinstance(paid, Sum):
        return None
    worked = _readings(paid, desk)[0] * factor
    for entry in _entries(desk, None, Term.BASE):
        if isinstance(entry.value, Sum) and not _foreign(entry.value, desk):
            value = _readings(entry.value, desk)[0]
            if value != worked and abs(value - worked) * 1000 <= worked:
                desk.places["base"] = entry.place
                return value
    return None


def _unnamed(desk: _Desk) -> None:
    """One figure that nothing names, where neither base nor total is known: which is it?"""
    loose = [e for e in _entries(desk, None) if isinstance(e.value, Sum)]
    if len(loose) != 1 or desk.sheet.has(Term.BASE, Term.BASIC, Term.TOTAL):
        return
    entry = loose[0]
    assert isinstance(entry.value, Sum)
    value, span = _readings(entry.value, desk)[0], desk.span("base")
    if entry.value.high is None and value >= (span.low if span else _LEAST_BASE):
        desk.ask("base", Topic.PART, entry.place, {"base": value}, {"total_stated": value})


def _row(desk: _Desk) -> None:
    """Figures between slashes without labels: what the ones behind the base are is asked."""
    row = desk.sheet.row
    if row is not None and desk.sheet.has(Term.BASE) is False:
        first = row.sums[0]
        value = _readings(first, desk)[0]
        desk.ask("base", Topic.PART, Place(first.start, first.end), {"base": value}, {"total_stated": value})
    if row is None or desk.sheet.has(Term.EQUITY, Term.BONUS, Term.SIGN_ON):
        return
    for amount in row.sums[1:]:
        value = _readings(amount, desk)[0]
        for name in ("equity.total", "bonus_amount", "sign_on"):
            desk.ask(name, Topic.PART, Place(amount.start, amount.end), {name: value})


def _own_currency(entries: tuple[Entry, ...], desk: _Desk) -> tuple[Entry, ...]:
    """Entries in the offer's own currency, where there are any: the others are conversions."""
    own = tuple(e for e in entries if not (isinstance(e.value, Sum) and _foreign(e.value, desk)))
    return own or entries


def _unsaid(amount: Sum, count: Fraction | int | None, desk: _Desk
) -> tuple[Fraction, Fraction | int] | None:
    """A base without a period that is too small for a year and right for a month."""
    span = desk.span("base")
    values = _readings(amount, desk)
    if span is None or len(values) != 1:
        return None
    value, times = values[0], count or _MONTHS
    if value < span.low <= value * times:
        return value, times
    return None


def _salaries(desk: _Desk) -> Fraction | None:
    for entry in _entries(desk, Term.SALARIES):
        if isinstance(entry.value, Sum):
            return entry.value.readings[-1]
    return None


# The other parts


def _yearly(term: Term, desk: _Desk) -> Fraction | None:
    """An amount a year, or one paid once."""
    entries = [e for e in _entries(desk, term) if e.value is None or isinstance(e.value, Sum)]
    entries = list(_own_currency(_chosen(entries), desk))
    if term is Term.TOTAL:
        entries = _first_total(entries)
    if term is Term.BONUS and entries and entries[-1].value is None and _percents(desk):
        return None
    every = next((e.value.every for e in entries if isinstance(e.value, Sum) and e.value.every), None)
    factor = _A_YEAR.get(every, 1) if every else 1
    return _one(_FIELDS[term], entries, desk, factor)


def _bonus(offer: ReadOffer, desk: _Desk) -> Fraction | None:
    """A bonus as an amount, or as so many monthly salaries."""
    amount = _yearly(Term.BONUS, desk)
    return amount if amount is not None else _months(offer, desk)


def _months(offer: ReadOffer, desk: _Desk) -> Fraction | None:
    """A bonus of so many monthly salaries; None where there is no such bonus."""
    times = [e for e in _chosen(_entries(desk, Term.BONUS)) if isinstance(e.value, Time)]
    if not times:
        return None
    if offer.base is None or offer.pay_period is not PayPeriod.YEAR or _percents(desk):
        return None
    time = times[-1].value
    desk.places["bonus_amount"] = times[-1].place
    return offer.base / (_salaries(desk) or _MONTHS) * time.value if isinstance(time, Time) else None


def _first_total(entries: list[Entry]) -> list[Entry]:
    """Totals of several years: the first year's, or the one for no year in particular."""
    plain = [e for e in entries if e.year is None]
    return (plain or [e for e in entries if e.year == 1] or entries)[:1]


def _percents(desk: _Desk) -> list[Entry]:
    return [e for e in _chosen(_entries(desk, Term.BONUS)) if isinstance(e.value, Percent) and e.value.value < _WHOLE]


def _percent(desk: _Desk) -> Fraction | None:
    entries = _percents(desk)
    values = {e.value.value: None for e in entries if isinstance(e.value, Percent)}
    if not entries:
        return None
    last = entries[-1]
    desk.places["bonus_percent"] = last.place
    assert isinstance(last.value, Percent)
    if last.value.high is not None:
        desk.ask("bonus_percent", Topic.RANGE, last.place,
                 {"bonus_percent": last.value.value}, {"bonus_percent": last.value.high})  # fmt: skip
        return None
    if len(values) > 1:
        desk.ask("bonus_percent", Topic.TWO_FIGURES, last.place,
                 *({"bonus_percent": value} for value in values))  # fmt: skip
        return None
    return last.value.value


def _sign_on(desk: _Desk) -> tuple[Fraction, ...]:
    """One payment a year, in the order of the years."""
    every = _entries(desk, Term.SIGN_ON)
    latest = max((e.when for e in every), default=None)
    entries = list(_own_currency(tuple(e for e in every if e.when is latest), desk))
    sums = _parts([e for e in entries if isinstance(e.value, Sum)], desk)
    if not sums:
        if entries:
            desk.places["sign_on"] = entries[-1].place
            return (Fraction(),)
        return ()
    desk.places["sign_on"] = Place(sums[0].place.start, sums[-1].place.end)
    by_year: dict[int, Fraction] = {}
    for number, entry in enumerate(_distinct(sums), start=1):
        assert isinstance(entry.value, Sum)
        if _foreign(entry.value, desk):
            desk.ask("sign_on", Topic.OTHER_CURRENCY, entry.place)
            return ()
        values = _readings(entry.value, desk)
        if entry.value.high is not None or len(values) > 1:
            ends = (values[0], entry.value.high or values[-1])
            desk.ask("sign_on", Topic.RANGE, entry.place, *({"sign_on": v} for v in ends))
            return ()
        by_year[entry.year or number] = values[0]
    return tuple(by_year.get(year, Fraction()) for year in range(1, max(by_year) + 1))


def _parts(sums: list[Entry], desk: _Desk) -> list[Entry]:
    """A sum and then its parts, "$40k ($25k now and $15k at month 13)": the parts. Other remarks
    in brackets are left out."""
    values = [_readings(e.value, desk)[0] for e in sums if isinstance(e.value, Sum)]
    if len(values) > 2 and values[0] == sum(values[1:]):
        return sums[1:]
    plain = [e for e in sums if isinstance(e.value, Sum) and not e.value.aside]
    return plain or sums


def _distinct(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Entries in order, without one that only says again what another said elsewhere."""
    seen: set[tuple[object, ...]] = set()
    for entry in entries:
        assert isinstance(entry.value, Sum)
        key = (entry.value.readings, entry.year)
        again = any(key[0] == other[0] and (other[1] is None or key[1] is None)
                    and entry.passage != other[2] for other in seen)  # fmt: skip
        if not again:
            seen.add((*key, entry.passage))
            yield entry


# Equity


def _equity(desk: _Desk) -> ReadEquity:
    entries = _chosen(_entries(desk, Term.EQUITY))
    home = desk.currency
    sums = [e for e in entries if isinstance(e.value, Sum)]
    own = [e for e in sums if isinstance(e.value, Sum) and not _foreign(e.value, desk)]
    currency = None
    if desk.currency is None and sums:
        own = [e for e in own if isinstance(e.value, Sum) and not e.value.currencies]
    if sums and not own:
        first = sums[0].value
        assert isinstance(first, Sum)
        currency = first.currencies[0]
        desk.currency = currency
    equity = ReadEquity(kind=_kind(desk), currency=currency)
    if currency == home:
        equity = replace(equity, currency=None)
    equity = _terms(equity, desk)
    equity = replace(equity, units=_units(entries, desk), unit_price=_price(Term.UNIT_PRICE, desk),
                     strike=_price(Term.STRIKE, desk))  # fmt: skip
    sums = own or sums
    bare = [e.value for e in sums if isinstance(e.value, Sum) and e.value.bare
            and e.value.readings[0] >= _THOUSAND]  # fmt: skip
    if len(sums) == 1 and bare and equity.kind is EquityKind.OPTIONS and _signed_base(desk):
        desk.places["equity.units"] = sums[0].place
        desk.currency = home
        return replace(equity, units=bare[0].readings[0])
    few = bool(bare) and bare[0].readings[0] < _FEW_UNITS and _signed_base(desk)
    if len(sums) == 1 and bare and (equity.kind is EquityKind.OPTIONS or few) and equity.units is None:
        value = bare[0].readings[0]
        desk.ask("equity.units", Topic.PART, sums[0].place, {"equity.units": value}, {"equity.total": value})
        desk.currency = home
        return equity
    yearly = [e for e in own or sums if _is_yearly(e)]
    whole = [e for e in own or sums if not _is_yearly(e)]
    if entries and not sums and any(e.value is None for e in entries):
        equity = replace(equity, total=Fraction())
    if yearly:
        equity = replace(equity, annual=_one("equity.annual", yearly, desk))
    if len(yearly) == 1 and not whole and _both(yearly[0]):
        value = _readings(yearly[0].value, desk)[0] if isinstance(yearly[0].value, Sum) else None
        years = equity.years
        if value is not None and years is not None:
            desk.ask("equity.total", Topic.WHOLE_OR_YEARLY, yearly[0].place,
                     {"equity.total": value}, {"equity.total": value * years})  # fmt: skip
            desk.currency = home
            return replace(equity, annual=None)
    if whole:
        equity = replace(equity, total=_one("equity.total", whole, desk))
    elif equity.annual is not None and equity.years is not None:
        equity = replace(equity, total=equity.annual * equity.years)
    desk.currency = home
    return equity


def _both(entry: Entry) -> bool:
    """ "60 LPA over 4 years": by the year and over years at once."""
    value = entry.value
    return isinstance(value, Sum) and value.indian and value.every is Every.YEAR and bool(value.years)


def _signed_base(desk: _Desk) -> bool:
    """Whether the base has its currency with it, so that a bare count of options is no money."""
    bases = [e.value for e in _entries(desk, Term.BASE) if isinstance(e.value, Sum)]
    return any(not b.bare for b in bases)


def _is_yearly(entry: Entry) -> bool:
    value = entry.value
    if not isinstance(value, Sum):
        return False
    if value.every is not None:
        return value.every is Every.YEAR
    return entry.every is Every.YEAR and value.years is None


def _kind(desk: _Desk) -> EquityKind | None:
    """The instrument, where the text names one; a double trigger says more than RSU."""
    if not desk.sheet.has(Term.EQUITY):
        return None
    kinds = list(dict.fromkeys(desk.sheet.kinds))
    if EquityKind.RSU_DOUBLE_TRIGGER in kinds:
        return EquityKind.RSU_DOUBLE_TRIGGER
    return kinds[0] if len(kinds) == 1 else None


def _terms(equity: ReadEquity, desk: _Desk) -> ReadEquity:
    """Schedule, years and cliff."""
    entries = desk.sheet.entries
    schedule = next((e for e in reversed(entries) if isinstance(e.value, Shares)), None)
    grant = next((e.value for e in reversed(entries)
                  if e.term is Term.EQUITY and isinstance(e.value, Sum) and e.value.years), None)  # fmt: skip
    even = next((e for e in entries if isinstance(e.value, Percent) and e.every is Every.YEAR
                 and e.term in (Term.EQUITY, Term.VESTING, None) and not _WHOLE % e.value.value), None)  # fmt: skip
    if schedule is None and even is not None and isinstance(even.value, Percent):
        count = int(_WHOLE / even.value.value)
        desk.places["equity.schedule"] = even.place
        equity = replace(equity, schedule=(even.value.value,) * count, years=Fraction(count))
    if schedule is not None and isinstance(schedule.value, Shares):
        percents = schedule.value.percents
        desk.places["equity.schedule"] = schedule.place
        equity = replace(equity, schedule=percents, years=Fraction(len(percents)))
    if grant is not None:
        equity = replace(equity, years=grant.years)
    elif equity.years is None and desk.sheet.has(Term.EQUITY):
        times = [e.value for e in entries if e.term in (Term.VESTING, Term.EQUITY, None)
                 and isinstance(e.value, Time)]  # fmt: skip
        spans = {t.value / (_MONTHS if t.unit is Unit.MONTH else 1): t.over for t in times
                 if t.unit is Unit.YEAR or (t.unit is Unit.MONTH and t.value >= 2 * _MONTHS)}  # fmt: skip
        over = [years for years, said in spans.items() if said] or list(spans)
        equity = replace(equity, years=over[0] if len(over) == 1 else None)
    return replace(equity, cliff_months=_cliff(desk))


def _cliff(desk: _Desk) -> int | None:
    for entry in _entries(desk, Term.CLIFF):
        if entry.value is None:
            return 0
        if isinstance(entry.value, Time) and entry.value.unit in _SPARE_UNITS:
            months = entry.value.value * (_MONTHS if entry.value.unit is Unit.YEAR else 1)
            if months.denominator == 1:
                desk.places["equity.cliff_months"] = entry.place
                return int(months)
    return None


def _units(entries: Sequence[Entry], desk: _Desk) -> Fraction | None:
    counts = {e.value.value: e.place for e in entries if isinstance(e.value, Count)}
    if not counts:
        return None
    value, place = next(reversed(counts.items()))
    if value < _THOUSAND and _short_base(desk) and not _entries(desk, Term.UNIT_PRICE):
        ways = ({"equity.total": value * _THOUSAND}, {"equity.units": value})
        desk.ask("equity.total", Topic.MAGNITUDE, place, *ways)
        return None
    desk.places["equity.units"] = place
    if len(counts) > 1:
        desk.ask("equity.units", Topic.TWO_FIGURES, place, *({"equity.units": v} for v in counts))
        return None
    return value


def _short_base(desk: _Desk) -> bool:
    """Whether the base is written short, so that 300 RSU may be 300 thousand too."""
    bases = [e.value for e in _entries(desk, Term.BASE) if isinstance(e.value, Sum)]
    return any(b.readings[0] < _THOUSAND and not b.magnitude for b in bases)


def _price(term: Term, desk: _Desk) -> Fraction | None:
    for entry in _entries(desk, term):
        if isinstance(entry.value, Sum) and len(entry.value.readings) == 1:
            desk.places["equity.unit_price" if term is Term.UNIT_PRICE else "equity.strike"] = entry.place
            return entry.value.readings[0]
    return None


# The rest


def _status(sheet: Sheet) -> Status | None:
    """The least that was said of how firm it is in the last breath; later words count more."""
    return _STATUS[sheet.statuses[-1][0]] if sheet.statuses else None


def _without_doubted(offer: ReadOffer, doubts: Sequence[Doubt]) -> ReadOffer:
    """A field that is asked about holds nothing until it is answered."""
    fields = {d.field for d in doubts if d.topic is Topic.WHOLE_OR_YEARLY}
    if "equity.total" in fields:
        offer = replace(offer, equity=replace(offer.equity, total=None))
    return offer
