"""Offers told in a pasted text: what is still a question, and how the rest becomes answers.

A text is kept as it was pasted and read anew whenever it is needed, so that what a card
shows, what a button means and what is stored are always the same reading of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from bot.core.money import half_up
from bot.core.offer import PayPeriod, Status
from bot.guides.library import World, plain
from bot.reading.days import read_day
from bot.reading.offer_case import guide_of, level_of
from bot.reading.offers.read import read_offers
from bot.reading.offers.shape import Doubt, Place, Read, Reading, ReadOffer, Topic, Value, Way
from bot.reading.whereabouts import region_in
from bot.talk import agenda
from bot.talk.answers import (
    Answer,
    Bonus,
    Day,
    Equity,
    LevelSaid,
    Lump,
    Pick,
    Sum,
    Terms,
    Unknown,
    Vesting,
    Words,
)
from bot.talk.chapters.more import JOB
from bot.talk.desk import TERMS, SessionDesk
from bot.talk.session import LEFT_OUT, Session
from bot.talk.step import OFFER

_MOST_YEARS = 10
# The paid hours of a week and days of a year that a button offers.
_USUAL = {
    PayPeriod.HOUR: ("hours_per_week", Topic.HOURS, ("40", "37.5", "36", "32")),
    PayPeriod.DAY: ("days_per_year", Topic.DAYS, ("220", "230", "240", "260")),
}
# What is counted can also be typed: the least and the most that each can be.
COUNTED = {Topic.HOURS: (1, 168), Topic.DAYS: (1, 366), Topic.YEARS: (1, _MOST_YEARS)}
_COUNT = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*[^\W\d]+){0,4}\.?")
_A_SENTENCE = 8  # words
CURRENT = "current"  # the present job, in the paths of what was settled
_PARTS_OF_AN_OFFER = 2  # so many different parts make a text an offer and not an answer


@dataclass(frozen=True, slots=True)
class Open:
    """A question about a told offer, by its path in the whole reading."""

    path: str
    read: Read
    doubt: Doubt


def reading_of(session: Session, desk: SessionDesk) -> Reading:
    """The pasted text, read with what was settled about it so far."""
    text = session.told
    place = desk.region or region_in(text, desk.world)
    reading = read_offers(text, desk.world, place.currency if place else None)
    offers = tuple(
        _decided(read, f"offers.{n}", session, desk.world) for n, read in enumerate(reading.offers)
    )
    current = reading.current
    if current is not None:
        current = _decided(current, CURRENT, session, desk.world)
    return replace(reading, offers=offers, current=current)


def _decided(read: Read, subject: str, session: Session, world: World) -> Read:
    """An offer with the readings that were chosen; a grant that came of one may lack its years."""
    chosen = _settled(read, subject, session.settled)
    counted = _settled(_with_hours(_with_years(chosen, world)), subject, session.settled)
    return _with_whole(counted)


def tells_an_offer(text: str, desk: SessionDesk) -> bool:
    """Whether a text tells more of an offer than an answer to one question would: two parts of
    pay, or an employer and its base in a whole sentence."""
    reading = read_offers(text, desk.world, desk.region.currency if desk.region else None)
    long = len(text.split()) >= _A_SENTENCE
    return any(
        len(parts) >= _PARTS_OF_AN_OFFER or (long and read.offer.company and "base" in parts)
        for read in reading.offers
        for parts in (_parts(read),)
    )


def open_questions(reading: Reading, session: Session) -> Iterator[Open]:
    """What is still to be decided, in the order of the text; what no button can settle is asked
    later, by the question for that answer."""
    subjects = [(f"offers.{n}", read) for n, read in enumerate(reading.offers)]
    if reading.current is not None:
        subjects.append((CURRENT, reading.current))
    for subject, read in subjects:
        for doubt in read.doubts:
            path = f"{subject}.{doubt.field}"
            if doubt.ways and path not in session.settled:
                yield Open(path, read, doubt)


def _parts(read: Read) -> set[str]:
    """The parts of pay that an offer names, each once."""
    offer = read.offer
    said = {
        "base": offer.base, "bonus": offer.bonus_percent, "total": offer.total_stated,
        "equity": offer.equity.total, "relocation": offer.relocation,
    }  # fmt: skip
    found = {name for name, value in said.items() if value is not None}
    if offer.bonus_amount is not None:
        found.add("bonus")
    if offer.sign_on:
        found.add("sign_on")
    if offer.equity.annual is not None or offer.equity.units is not None:
        found.add("equity")
    for doubt in read.doubts:
        if doubt.topic is not Topic.PART:
            found.add(doubt.field.split(".")[0].split("_")[0])
    return found


def _with_years(read: Read, world: World) -> Read:
    """Over how many years a grant vests is asked where the text does not say it."""
    equity = read.offer.equity
    if not (equity.total or equity.annual) or equity.years is not None:
        return read
    named = "equity.total" if equity.total else "equity.annual"
    usual = int(world.number("compare.years"))
    ways = tuple(Way({"equity.years": Fraction(n)}) for n in (usual, usual - 1, usual + 1, 1))
    place = read.places.get(named, Place(0, 0))
    return replace(read, doubts=(*read.doubts, Doubt("equity.years", Topic.YEARS, place, ways)))


def _with_whole(read: Read) -> Read:
    """What comes each year makes a whole grant once its years are known."""
    equity = read.offer.equity
    if equity.total is not None or equity.annual is None or equity.years is None:
        return read
    whole = replace(equity, total=equity.annual * equity.years)
    return replace(read, offer=replace(read.offer, equity=whole))


def _with_hours(read: Read) -> Read:
    """How many hours or days are paid is asked with what each would come to in a year."""
    offer = read.offer
    if offer.base is None or offer.pay_period not in _USUAL or offer.yearly_base is not None:
        return read
    name, topic, usual = _USUAL[offer.pay_period]
    others = tuple(d for d in read.doubts if d.field != name)
    ways = tuple(Way({name: Fraction(count)}) for count in usual)
    place = read.places.get("base", Place(0, 0))
    return replace(read, doubts=(*others, Doubt(name, topic, place, ways)))


def count_typed(text: str) -> Fraction | None:
    """A count that was typed where hours, days or years are asked for: "38", "37.5 hours"."""
    match = _COUNT.fullmatch(text.strip())
    return Fraction(match[1].replace(",", ".")) if match else None


def _settled(read: Read, subject: str, settled: Mapping[str, int | str]) -> Read:
    """The offer with the readings that were chosen, and the counts that were typed."""
    offer = read.offer
    for doubt in read.doubts:
        chosen = settled.get(f"{subject}.{doubt.field}", LEFT_OUT)
        if isinstance(chosen, str):
            offer = _set(offer, doubt.field, Fraction(chosen))
        elif 0 <= chosen < len(doubt.ways):
            for name, value in doubt.ways[chosen].sets.items():
                offer = _set(offer, name, value)
    return replace(read, offer=offer)


def _set(offer: ReadOffer, name: str, value: Value) -> ReadOffer:
    if name == "sign_on" and isinstance(value, Fraction):
        return replace(offer, sign_on=(value,))
    if name.startswith("equity."):
        field = {name.removeprefix("equity."): value}
        return replace(offer, equity=replace(offer.equity, **field))  # type: ignore[arg-type]
    return replace(offer, **{name: value})  # type: ignore[arg-type]


# From offers to answers


@dataclass(frozen=True, slots=True)
class Taken:
    """The session with what a text told among its answers, and for each offer of the reading, the
    present job last, the keys of those."""

    session: Session
    keys: tuple[tuple[str, ...], ...]
    reads: tuple[Read, ...]


def taken(desk: SessionDesk) -> Taken:
    """Everything that the text told as answers, and the present job where it tells that too."""
    reading = reading_of(desk.session, desk)
    session = _whereabouts(desk, reading)
    found: list[tuple[str, ...]] = []
    for number, read in enumerate(reading.offers):
        session, subject = _subject(read, number, session, desk)
        session, keys = _stored(session, desk, subject, read)
        found.append(keys)
    if reading.current is not None:
        session, keys = _stored(session, desk, JOB, reading.current)
        found.append(keys)
    present = (reading.current,) if reading.current is not None else ()
    return Taken(session, tuple(found), (*reading.offers, *present))


def _whereabouts(desk: SessionDesk, reading: Reading) -> Session:
    """Company and role, region and level, as far as the text names them and nobody did before."""
    session = desk.session
    if not reading.offers:
        return session
    main = _main(desk, reading)
    if main.offer.company and (_spoken_of(desk) is None or desk.company is None):
        guide = guide_of(main, desk.world)
        role: Answer = Pick(choice=guide) if guide else Words(text=main.offer.company)
        session = _put(session, desk, "person/role", role)
    place = region_in(session.told, desk.world)
    if place is not None and desk.answer("person/region") is None:
        session = _put(session, desk, "person/region", Words(text=place.id))
    said = level_of(main, desk.world)
    if said is not None and _desk(session, desk).applied("person/level") is None:
        session = _put(session, desk, "person/level", LevelSaid(said=said))
    return session


def _main(desk: SessionDesk, reading: Reading) -> Read:
    """The offer to answer: the one of the company spoken of, else the first."""
    own = (r for r in reading.offers if _same(r.offer.company, _spoken_of(desk)))
    return next(own, reading.offers[0])


def _spoken_of(desk: SessionDesk) -> str | None:
    """The company whose offer is being answered; one that was named without a figure gives way
    to the one that a text tells."""
    figures = any(desk.answer(f"{OFFER}/{part}") for part in ("base", "equity"))
    return desk.company if figures or desk.guide else None


def _subject(read: Read, number: int, session: Session, desk: SessionDesk) -> tuple[Session, str]:
    """Which offer of the session this is: one that is known, or one competing offer more."""
    now = _desk(session, desk)
    company = read.offer.company or None
    if _same(company, now.company) or (number == 0 and (company is None or now.company is None)):
        return session, OFFER
    known = next((n for n in now.rivals if _same(company, now.text(f"rival:{n}/company"))), None)
    if known is not None:
        return session, f"rival:{known}"
    fresh = session.rivals + 1
    subject = f"rival:{fresh}"
    session = session.model_copy(update={"rivals": fresh, "courses": (subject, *session.courses)})
    name = company or now.phrase("told.nameless", number=fresh)
    return _put(session, desk, f"{subject}/company", Words(text=name)), subject


def _stored(
    session: Session, desk: SessionDesk, subject: str, read: Read
) -> tuple[Session, tuple[str, ...]]:
    """Each part under its question, in the order in which they rest on each other; their keys."""
    keys: list[str] = []
    for name, answer in _answers(read, subject, session, desk):
        key = f"{subject}/{name}"
        if agenda.asked(key) is not None:
            session = _put(session, desk, key, answer)
            keys.append(key)
    terms = _terms(read)
    if terms is not None:
        stored = {**session.answers, f"{subject}/{TERMS}": {"": terms}}
        session = session.model_copy(update={"answers": stored})
    return session, tuple(keys)


def _answers(
    read: Read, subject: str, session: Session, desk: SessionDesk
) -> Iterator[tuple[str, Answer]]:
    offer, now = read.offer, _desk(session, desk)
    code = offer.currency or now.currency(subject)
    said = offer.company or session.told[:1]
    if subject.startswith("rival:") and offer.status is not None:
        yield "status", Pick(choice=offer.status.value)
    if offer.yearly_base is not None:
        yield "base", Sum(amount=half_up(offer.yearly_base), currency=code, said=said)
    if (grant := _grant(offer, code, said)) is not None:
        yield "equity", grant
    if offer.sign_on:
        first, *later = (half_up(part) for part in offer.sign_on)
        yield "sign_on", Lump(amount=first, currency=code, said=said, later=tuple(later))
    if offer.bonus_percent is not None or offer.bonus_amount is not None:
        yield "bonus", _bonus(offer, code, said)
    if (percents := _percents(offer)) is not None:
        yield "vesting", Vesting(percents=percents)
    if offer.deadline:
        yield from _due(offer, subject, now)


def _grant(offer: ReadOffer, code: str, said: str) -> Answer | None:
    equity = offer.equity
    if equity.currency not in (None, code):
        return None
    if equity.total is None:
        return Unknown() if equity.units is not None else None
    years = equity.years if equity.years is not None else Fraction(4 if equity.total == 0 else 0)
    if years.denominator != 1 or not 1 <= years <= _MOST_YEARS:
        return None
    return Equity(amount=half_up(equity.total), years=int(years), currency=code, said=said)


def _bonus(offer: ReadOffer, code: str, said: str) -> Bonus:
    percent = offer.bonus_percent
    if percent is None:
        return Bonus(amount=half_up(offer.bonus_amount or Fraction()), currency=code, said=said)
    words = str(int(percent)) if percent.denominator == 1 else f"{float(percent):g}"
    return Bonus(percent=words, currency=code, said=said)


def _percents(offer: ReadOffer) -> tuple[int, ...] | None:
    schedule, years = offer.equity.schedule, offer.equity.years
    if schedule is None or years != len(schedule) or any(p.denominator != 1 for p in schedule):
        return None
    return tuple(int(percent) for percent in schedule)


def _due(offer: ReadOffer, subject: str, now: SessionDesk) -> Iterator[tuple[str, Answer]]:
    words = offer.deadline or ""
    day = read_day(words, now.today)
    if subject == OFFER and isinstance(day, date):
        yield "deadline", Day(day=day, said=words)
    elif subject.startswith("rival:") and offer.status is Status.IN_PROCESS:
        yield "expected", Words(text=words)


def _terms(read: Read) -> Terms | None:
    """What has no question of its own and is kept with the offer all the same."""
    offer, equity = read.offer, read.offer.equity
    terms = Terms(
        equity_kind=equity.kind,
        equity_units=_text(equity.units),
        unit_price=_text(equity.unit_price),
        strike=_text(equity.strike),
        cliff_months=equity.cliff_months,
        relocation=half_up(offer.relocation) if offer.relocation is not None else None,
    )
    return terms if terms != Terms() else None


def _text(value: Fraction | None) -> str | None:
    if value is None:
        return None
    return str(int(value)) if value.denominator == 1 else f"{float(value):.6f}".rstrip("0")


def _put(session: Session, desk: SessionDesk, key: str, answer: Answer) -> Session:
    """An answer under the context that its question has now."""
    question = agenda.asked(key)
    if question is None:
        return session
    return session.put(key, question.context(_desk(session, desk)), answer)


def _desk(session: Session, desk: SessionDesk) -> SessionDesk:
    return SessionDesk(session, desk.world, desk.language)


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and plain(one) == plain(other)
