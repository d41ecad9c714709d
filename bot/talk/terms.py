"""How further terms are read: sums paid once, bonus, vesting, days, rates, one's own letter."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.core.money import Once, half_up
from bot.core.offer import BonusKind
from bot.reading.amounts import Period
from bot.reading.days import Days, read_day
from bot.reading.days import Trouble as DayTrouble
from bot.talk.answers import (
    Bonus,
    Day,
    Equity,
    Lump,
    Rate,
    Reading,
    Trouble,
    Understood,
    Unknown,
    Vesting,
)
from bot.talk.answers import Readings as Choices
from bot.talk.answers import Words as Said
from bot.talk.readers import amounts, decide, magnitudes, meant, strange, unsure
from bot.talk.step import OFFER, Desk

_WHOLE, _MOST_PERCENT = 100, 500
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|percent|per cent)")
_PROMISES = (
    (BonusKind.GUARANTEED, ("guaranteed",)),
    (BonusKind.UP_TO, ("up to", "at most", "maximum", "max", "discretionary")),
    (BonusKind.TARGET, ("on target", "target")),
)
_RATE = re.compile(r"1\s*([a-z]{3})\s*(?:=|is|are|son)\s*(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]{3})")
_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,9})?")


def lump(text: str, desk: Desk, subject: str) -> Understood:
    """A sum that is paid once."""
    if unsure(text, desk):
        return Unknown()
    read = amounts(text, desk)
    if isinstance(read, Trouble):
        return read
    if any(a.period not in (None, Period.GRANT) or a.years is not None for a in read):
        return Trouble("lump-example")
    usual = desk.pay_currency(subject)
    if strange(read, usual):
        return Trouble("same-currency", {"currency": usual})
    options = [
        Reading(label=desk.say(Once.of(half_up(value), code)),
                answer=Lump(amount=half_up(value), currency=code, said=text.strip()))
        for one in read for value in magnitudes(one) for code in meant(one, usual)
    ]  # fmt: skip
    return decide(options, lambda _: None)


def bonus(text: str, desk: Desk, subject: str) -> Understood:
    """A yearly bonus: "15% target", "up to 20%", "20k guaranteed"."""
    if unsure(text, desk):
        return Unknown()
    words, promise = _promise(" ".join(desk.grammar(text).split()))
    usual = desk.pay_currency(subject)
    if percent := _PERCENT.fullmatch(words.removesuffix(" of base").strip()):
        share = percent[1].replace(",", ".")
        if Decimal(share) > _MOST_PERCENT:
            return Trouble("bonus-example")
        return Bonus(percent=share, currency=usual, promise=promise, said=text.strip())
    read = amounts(words, desk)
    if isinstance(read, Trouble) or any(a.period not in (None, Period.YEAR) for a in read):
        return Trouble("bonus-example")
    if strange(read, usual):
        return Trouble("same-currency", {"currency": usual})
    options = [
        Reading(label=desk.say(Once.of(half_up(value), code)),
                answer=Bonus(amount=half_up(value), currency=code, promise=promise,
                             said=text.strip()))
        for one in read for value in magnitudes(one) for code in meant(one, usual)
    ]  # fmt: skip
    return decide(options, lambda _: None)


def _promise(words: str) -> tuple[str, BonusKind | None]:
    """The words without what says how firm the bonus is, and that."""
    for promise, names in _PROMISES:
        for name in names:
            if re.search(rf"\b{name}\b", words):
                return re.sub(rf"\b{name}\b", " ", words).strip(), promise
    return words, None


def vesting(text: str, desk: Desk, subject: str) -> Understood:
    """The share of a grant that vests in each of its years: "5/15/40/40"."""
    if unsure(text, desk):
        return Unknown()
    parts = [part for part in re.split(r"[\s/,;%+-]+", text.strip()) if part]
    grant = desk.answer(f"{subject}/equity")
    years = grant.years if isinstance(grant, Equity) else len(parts)
    if not all(part.isascii() and part.isdigit() and len(part) <= 3 for part in parts):
        return Trouble("vesting-example")
    percents = tuple(int(part) for part in parts)
    if sum(percents) != _WHOLE or len(percents) != years:
        return Trouble("vesting-years", {"years": years})
    return Vesting(percents=percents)


def day(text: str, desk: Desk, _subject: str) -> Understood:
    """A day, counted from today where it has to be."""
    if unsure(text, desk):
        return Unknown()
    read = read_day(text, desk.today)
    if isinstance(read, DayTrouble):
        return Trouble("day-needed")
    if isinstance(read, Days):
        options = (
            Reading(label=desk.say_day(one), answer=Day(day=one, said=text.strip()))
            for one in read.options
        )
        return Choices("which-reading", tuple(options))
    return Day(day=read, said=text.strip())


def rate(text: str, desk: Desk, subject: str) -> Understood:
    """What one unit of a currency is worth: "0.19", or "1 USD = 5.3 BRL"."""
    if unsure(text, desk):
        return Unknown()
    code, target = subject.partition(":")[2], desk.pay_currency(OFFER)
    words = " ".join(text.casefold().split()).replace(",", ".")
    example = Trouble("rate-example", {"one": code, "other": target})
    if match := _RATE.fullmatch(words):
        one, number, other = match[1].upper(), match[2], match[3].upper()
        if {one, other} != {code, target}:
            return example
        return Rate(rate=number, one=one, other=other) if Decimal(number) else example
    if _NUMBER.fullmatch(words) and Decimal(words):
        return Rate(rate=words, one=code, other=target)
    return example


def letter(text: str, desk: Desk, _subject: str) -> Understood:
    """A letter of the person's own, as it is."""
    words, most = text.strip(), int(desk.world.number("draft.characters"))
    if not words:
        return Trouble("say-something")
    return Said(text=words) if len(words) <= most else Trouble("too-long", {"most": most})
