"""What was read in a text, as `coach parse` prints it and as the chat asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer

from bot.core.money import Whole, half_up
from bot.core.offer import PayPeriod
from bot.guides.library import World
from bot.reading.offers.shape import Doubt, Place, Read, ReadEquity, Reading, ReadOffer, Value
from bot.scripts.render import press, say

_YEARS = "compare.years"


def _as_number(value: int | Decimal) -> int | float:
    """JSON knows one kind of number; the few digits of a decimal print as they stand."""
    return value if isinstance(value, int) else float(value)


Number = Annotated[int | Decimal, PlainSerializer(_as_number, when_used="json")]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class EquityParsed(_Frozen):
    """A grant. `total` is the whole of it; `annual` only where the text says per year."""

    kind: str | None
    total: Number | None
    annual: Number | None
    units: Number | None
    unit_price: Number | None
    strike: Number | None
    years: Number | None
    schedule: tuple[Number, ...] | None
    cliff_months: int | None
    currency: str | None


class OfferParsed(_Frozen):
    """One offer; null is what the text does not say. `base` is for each `pay_period`."""

    company: str | None
    level: str | None
    currency: str | None
    pay_period: str
    hours_per_week: Number | None
    base: Number | None
    bonus_percent: Number | None
    bonus_amount: Number | None
    equity: EquityParsed
    sign_on: tuple[Number, ...] | None
    relocation: Number | None
    total_stated: Number | None
    status: str | None
    deadline: str | None


class WayParsed(_Frozen):
    """One of the readings, in words, and the fields it would set."""

    says: str
    sets: Mapping[str, Number | str | tuple[Number, ...]]


class Ambiguity(_Frozen):
    """A question that the text leaves open."""

    path: str
    question: str
    readings: tuple[WayParsed, ...]


class Stretch(_Frozen):
    """Where a value stands in the text: from `start` up to but not including `end`."""

    path: str
    start: int
    end: int
    text: str


class Parsed(_Frozen):
    """A whole text. `current_job` is the person's present pay, where it is told beside; `cut` says
    that the text was longer than what is read of one."""

    offers: tuple[OfferParsed, ...]
    current_job: OfferParsed | None
    ambiguous: tuple[Ambiguity, ...]
    unread: tuple[str, ...]
    read: tuple[Stretch, ...]
    cut: bool


def parsed(reading: Reading, text: str, world: World) -> Parsed:
    """What was read, with its questions in the language of the world."""
    doubted = [
        _ambiguity(f"offers.{number}", read, doubt, world)
        for number, read in enumerate(reading.offers)
        for doubt in read.doubts
    ]
    current = reading.current
    return Parsed(
        offers=tuple(_offer(read.offer) for read in reading.offers),
        current_job=_offer(current.offer) if current else None,
        ambiguous=tuple(doubted),
        unread=tuple(text[place.start : place.end] for place in reading.unread),
        read=tuple(
            Stretch(path=f"offers.{number}.{name}", start=place.start, end=place.end,
                    text=text[place.start : place.end])
            for number, read in enumerate(reading.offers)
            for name, place in _in_order(read.places)
        ),
        cut=reading.cut,
    )  # fmt: skip


def question(doubt: Doubt, world: World) -> str:
    """What a person is asked about a doubt."""
    words = world.wording.phrases[f"read.ask.{doubt.topic.value}"]
    return press(world).line(words, {"field": field_words(doubt.field, world)})


def field_words(field: str, world: World) -> str:
    """What a field of an offer is called."""
    return world.wording.phrases[f"read.field.{field}"]


def way_words(read: Read, sets: Mapping[str, Value], world: World) -> str:
    """One reading in words: "$600,000 in all ($150,000 a year)"."""
    return ", ".join(_value_words(read, name, value, world, "way") for name, value in sets.items())


def value_words(read: Read, name: str, world: World) -> str:
    """A field that was read, in words."""
    value = read.offer.at(name)
    if isinstance(value, tuple):
        return " / ".join(_value_words(read, name, part, world) for part in value)
    return _value_words(read, name, value, world)


def _value_words(read: Read, name: str, value: object, world: World, manner: str = "says") -> str:
    """A value by the words for it, as a reading among others or beside the name of its field."""
    phrases = world.wording.phrases
    if isinstance(value, tuple):
        return _by_the_year(read, name, value, world)
    if not isinstance(value, Fraction | int):
        known = phrases.get(f"read.value.{value}")
        return known or str(value)
    amount = _amount(read, name, Fraction(value), world)
    slots: dict[str, object] = {"amount": amount}
    if name == "base" and read.offer.pay_period is not PayPeriod.YEAR:
        figure = world.locale.decimals(str(_exact(Fraction(value))))
        slots["amount"] = f"{figure} {read.offer.currency or ''}".strip()
        name = f"base.{read.offer.pay_period.value}"
    if name in _COUNTED_PAY:
        slots["yearly"] = _amount(read, "base", _in_a_year(read, name, value), world)
    if name == "equity.total":
        years = read.offer.equity.years or Fraction(world.number(_YEARS))
        slots["yearly"] = _amount(read, name, Fraction(value) / years, world)
    pattern = phrases.get(f"read.{manner}.{name}") or phrases.get(f"read.says.{name}")
    return press(world).line(pattern, slots) if pattern else amount


def _in_a_year(read: Read, name: str, count: Fraction | int) -> Fraction:
    """What a base by the hour or day comes to with so many hours a week or days a year."""
    hours = Fraction(count) if name == "hours_per_week" else read.offer.hours_per_week
    days = Fraction(count) if name == "days_per_year" else read.offer.days_per_year
    counted = replace(read.offer, hours_per_week=hours, days_per_year=days)
    return counted.yearly_base or Fraction()


_COUNTED_PAY = frozenset({"hours_per_week", "days_per_year"})
_COUNTED = _COUNTED_PAY | {
    "equity.units", "equity.years", "equity.cliff_months", "bonus_percent", "equity.schedule",
}  # fmt: skip


def _by_the_year(read: Read, name: str, value: tuple[Fraction, ...], world: World) -> str:
    """One payment a year, as a reading: all at once, or the same again each year."""
    pattern = world.wording.phrases[
        "read.way.sign_on.years" if len(value) > 1 else "read.way.sign_on"
    ]
    slots = {"amount": _amount(read, name, value[0], world), "years": str(len(value))}
    return press(world).line(pattern, slots)


def _amount(read: Read, name: str, value: Fraction, world: World) -> str:
    """A figure with its currency, where it has one."""
    code = read.offer.currency
    if name.startswith("equity.") and read.offer.equity.currency:
        code = read.offer.equity.currency
    if name in _COUNTED or name.endswith(("_price", "strike")) or code not in world.currencies:
        return world.locale.decimals(str(_number(value)))
    assert code is not None  # noqa: S101  (a known currency)
    return say(Whole.of(half_up(value), code), world)


def _ambiguity(subject: str, read: Read, doubt: Doubt, world: World) -> Ambiguity:
    return Ambiguity(
        path=f"{subject}.{doubt.field}",
        question=question(doubt, world),
        readings=tuple(
            WayParsed(
                says=way_words(read, way.sets, world),
                sets={f"{subject}.{name}": _plain(value) for name, value in way.sets.items()},
            )
            for way in doubt.ways
        ),
    )


def _in_order(places: Mapping[str, Place]) -> list[tuple[str, Place]]:
    return sorted(places.items(), key=lambda item: (item[1].start, item[0]))


def _offer(offer: ReadOffer) -> OfferParsed:
    return OfferParsed(
        company=offer.company,
        level=offer.level,
        currency=offer.currency,
        pay_period=offer.pay_period.value,
        hours_per_week=_number(offer.hours_per_week),
        base=_number(offer.base),
        bonus_percent=_number(offer.bonus_percent),
        bonus_amount=_number(offer.bonus_amount),
        equity=_equity(offer.equity, offer.currency),
        sign_on=tuple(_exact(part) for part in offer.sign_on) or None,
        relocation=_number(offer.relocation),
        total_stated=_number(offer.total_stated),
        status=offer.status.value if offer.status else None,
        deadline=offer.deadline,
    )


def _equity(equity: ReadEquity, currency: str | None) -> EquityParsed:
    amounts = (equity.total, equity.annual, equity.unit_price, equity.strike)
    said = any(amount is not None for amount in amounts)
    return EquityParsed(
        kind=equity.kind.value if equity.kind else None,
        total=_number(equity.total),
        annual=_number(equity.annual),
        units=_number(equity.units),
        unit_price=_number(equity.unit_price),
        strike=_number(equity.strike),
        years=_number(equity.years),
        schedule=tuple(_exact(p) for p in equity.schedule) if equity.schedule else None,
        cliff_months=equity.cliff_months,
        currency=equity.currency or (currency if said else None),
    )


def _plain(value: Value) -> int | Decimal | str | tuple[int | Decimal, ...]:
    if isinstance(value, tuple):
        return tuple(map(_exact, value))
    return value if isinstance(value, str) else _exact(value)


def _number(value: Fraction | None) -> int | Decimal | None:
    return _exact(value) if value is not None else None


def _exact(value: Fraction) -> int | Decimal:
    """Whole where it is, else a decimal of at most six places."""
    if value.denominator == 1:
        return int(value)
    return round(Decimal(value.numerator) / Decimal(value.denominator), 6).normalize()
