"""How a typed line becomes an answer. Two readings are a question, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from bot.core.money import Whole, Yearly, half_up
from bot.guides.library import plain
from bot.guides.schema import Span
from bot.reading.amounts import Amount, Period, read_amount
from bot.reading.amounts import Readings as AmountReadings
from bot.reading.amounts import Trouble as AmountTrouble
from bot.reading.levels import NoSuchLevel, WhoseLevel, read_level
from bot.reading.lines import NotOneLine, printable
from bot.talk.answers import (
    Answer,
    Equity,
    LevelSaid,
    Pick,
    Reading,
    Readings,
    Sum,
    Trouble,
    Understood,
    Unknown,
    Words,
)
from bot.talk.step import WALK_AWAY, Desk

Reads = Callable[[str, Desk, str], Understood]
_THOUSAND = 1000
_WHOLE = 100
# What is compared with the offer itself must be in the offer's currency.
_ONE_CURRENCY = frozenset({WALK_AWAY, "target", "band", "posted"})


def line(limit: str) -> Reads:
    """One printable line, at most as long as the playbook's number `limit` says."""

    def read(text: str, desk: Desk, _subject: str) -> Understood:
        words = text.strip()
        most = int(desk.world.number(limit))
        try:
            printable(words)
        except NotOneLine:
            return Trouble("one-line")
        if not words:
            return Trouble("say-something")
        return Words(text=words) if len(words) <= most else Trouble("too-long", {"most": most})

    return read


def choice_only(_text: str, _desk: Desk, _subject: str) -> Understood:
    """A step that is answered by its buttons; their labels may be typed."""
    return Trouble("tap-a-choice")


def level(text: str, desk: Desk, _subject: str) -> Understood:
    """A level on any known ladder; a bare L5 asks whose."""
    if unsure(text, desk):
        return Unknown()
    read = read_level(text, desk.world)
    if isinstance(read, NoSuchLevel):
        return Trouble("no-such-level")
    if isinstance(read, WhoseLevel):
        options = tuple(
            Reading(label=reading.said, answer=LevelSaid(said=reading.said))
            for reading in read.readings
        )
        return Readings("whose-level", options)
    return LevelSaid(said=read.said) if read.said != "not named" else Unknown()


def percent(text: str, desk: Desk, _subject: str) -> Understood:
    """A whole percentage from 0 to 100."""
    said = desk.grammar(text).strip().removesuffix("%").removesuffix("percent").strip()
    if not said.isascii() or not said.isdigit() or int(said[:4]) > _WHOLE:
        return Trouble("percent-example")
    return Words(text=str(int(said[:4])))


def currency(text: str, desk: Desk, _subject: str) -> Understood:
    """An ISO code, a symbol or a name; a bare $ asks whose."""
    codes = desk.world.symbols.get(text.strip().casefold(), ())
    if not codes:
        return Trouble("no-such-currency")
    if len(codes) == 1:
        return Pick(choice=codes[0])
    options = tuple(Reading(label=code, answer=Pick(choice=code)) for code in codes)
    return Readings("whose-currency", options)


def base(text: str, desk: Desk, subject: str) -> Understood:
    """A base salary a year."""
    if unsure(text, desk):
        return Unknown()
    amount = amounts(text, desk)
    if isinstance(amount, Trouble):
        return amount
    if any(a.period not in (None, Period.YEAR) or a.years is not None for a in amount):
        return Trouble("base-per-year")
    usual = desk.currency(subject)
    if subject in _ONE_CURRENCY and strange(amount, usual):
        return Trouble("same-currency", {"currency": usual})
    options = [
        _sum(value, code, text, desk)
        for read in amount
        for value in magnitudes(read)
        for code in meant(read, usual)
    ]
    return decide(options, lambda code: desk.world.currencies[code].base)


def equity(text: str, desk: Desk, subject: str) -> Understood:
    """A whole grant and its years. Without a period it is asked, never guessed."""
    if unsure(text, desk):
        return Unknown()
    years = int(desk.world.number("compare.years"))
    if plain(text.replace("'", " ")) in desk.world.none:
        return Equity(amount=0, years=years, currency=desk.pay_currency(subject), said=text)
    amount = amounts(text, desk)
    if isinstance(amount, Trouble):
        return amount
    if any(a.period not in (None, Period.YEAR, Period.GRANT) for a in amount):
        return Trouble("equity-example")
    if any(a.years is not None and not _whole_years(a.years) for a in amount):
        return Trouble("equity-years")
    usual = desk.pay_currency(subject)
    if strange(amount, usual):
        return Trouble("same-currency", {"currency": usual})
    options = [
        grant
        for read in amount
        for value in magnitudes(read)
        for grant in _grants(read, value, usual, text, desk)
    ]
    return decide(options, lambda code: desk.world.currencies[code].equity)


def unsure(text: str, desk: Desk) -> bool:
    """Whether the person says that they do not know."""
    return plain(text.replace("'", " ")) in desk.world.unsure


def amounts(text: str, desk: Desk) -> tuple[Amount, ...] | Trouble:
    """The amounts that a text can mean, each with the currencies that it can mean here."""
    read = read_amount(desk.grammar(text), desk.world.symbols)
    if isinstance(read, AmountTrouble):
        return Trouble(f"amount-{read.value}")
    options = read.options if isinstance(read, AmountReadings) else (read,)
    if desk.world.locale.decimal == "," and not options[-1].magnitude_said:
        # "215.000" is one figure where a comma is the decimal mark.
        options = options[:1]
    return tuple(replace(a, currencies=desk.world.meant(a.currencies, text)) for a in options)


def magnitudes(read: Amount) -> tuple[Fraction, ...]:
    """A bare 215 may be 215 thousand; nothing else is multiplied."""
    if read.magnitude_said or read.value >= _THOUSAND or read.value == 0:
        return (read.value,)
    return (read.value * _THOUSAND, read.value)


def strange(amounts: tuple[Amount, ...], usual: str) -> bool:
    """Whether a currency was named, and not the one that everything here is counted in."""
    return any(read.currencies and usual not in read.currencies for read in amounts)


def meant(read: Amount, usual: str) -> tuple[str, ...]:
    """In which currencies an amount may be meant: the usual one where none was said."""
    if not read.currencies or usual in read.currencies:
        return (usual,)
    return read.currencies


def _sum(value: Fraction, code: str, text: str, desk: Desk) -> Reading:
    units = half_up(value)
    label = desk.phrase("value.yearly", amount=desk.say(Yearly.of(units, code)))
    return Reading(label=label, answer=Sum(amount=units, currency=code, said=text.strip()))


def _grants(read: Amount, value: Fraction, code: str, text: str, desk: Desk) -> list[Reading]:
    usual = int(desk.world.number("compare.years"))
    years = int(read.years) if read.years is not None else usual
    if read.period is Period.YEAR:
        return [_grant(value * years, years, code, text, desk)]
    whole = _grant(value, years, code, text, desk)
    if read.years is not None:
        return [whole]
    yearly = _grant(value * usual, usual, code, text, desk)
    each = desk.phrase("value.each-year", amount=desk.say(Whole.of(half_up(value), code)))
    return [whole, yearly.model_copy(update={"label": each})]


def _grant(value: Fraction, years: int, code: str, text: str, desk: Desk) -> Reading:
    units = half_up(value)
    label = desk.phrase("value.equity", amount=desk.say(Whole.of(units, code)), years=years)
    answer = Equity(amount=units, years=years, currency=code, said=text.strip())
    return Reading(label=label, answer=answer)


def _whole_years(years: Fraction | int) -> bool:
    return Fraction(years).denominator == 1 and 1 <= years <= 10


def decide(options: list[Reading], span: Callable[[str], Span | None]) -> Understood:
    """One believable reading is taken; anything else goes back to the person."""
    believable = [o for o in options if _believable(o.answer, span)]
    if len(options) == 1 and believable:
        return options[0].answer
    if len(options) > 1:
        return Readings("which-reading", tuple(options))
    return Readings("hardly-right", tuple(options), {"amount": options[0].label})


def _believable(answer: Answer, span: Callable[[str], Span | None]) -> bool:
    if not isinstance(answer, Sum | Equity):
        return True
    limits = span(answer.currency)
    if limits is None or answer.amount == 0:
        return True
    return limits.low <= answer.amount <= limits.high
