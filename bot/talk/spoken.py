"""Answers and questions in words: what the summary, the cards and the help say of them."""

from __future__ import annotations

from collections.abc import Mapping

from bot.core.money import Once, Whole, Yearly
from bot.talk import agenda
from bot.talk.answers import (
    Answer,
    Bonus,
    Day,
    Equity,
    LevelSaid,
    Lump,
    Pick,
    Rate,
    Skipped,
    Sum,
    Terms,
    Unknown,
    Vesting,
    Words,
)
from bot.talk.desk import SessionDesk
from bot.talk.step import OFFER, Asked


def words_of(desk: SessionDesk, question: Asked) -> Mapping[str, str]:
    """A question's label, ask, hint and why, with its slots filled."""
    words = desk.world.wording.questions[question.step.words]
    values = _values(desk, question)
    fields = ("label", "ask", "hint", "why")
    return {name: desk.press.line(getattr(words, name), values) for name in fields}


def label(desk: SessionDesk, question: Asked) -> str:
    """What a question is called on the summary."""
    return words_of(desk, question)["label"]


def _values(desk: SessionDesk, question: Asked) -> Mapping[str, object]:
    subject = question.subject
    if subject.startswith("proof:") and desk.guide:
        lever = next(x for x in desk.guide.levers if f"proof:{x.id}" == subject)
        return {"lever": lever.name, "asks": lever.asks, "example": lever.example}
    if subject.startswith("rate:"):
        return {"one": subject.removeprefix("rate:"), "other": desk.pay_currency(OFFER)}
    company = desk.text(f"{subject}/company") if subject.startswith("rival:") else desk.company
    return {"company": company or ""}


def spoken(desk: SessionDesk, key: str, answer: Answer) -> str:
    """An answer as a person reads it."""
    match answer:
        case Words():
            region = desk.world.regions.get(answer.text) if key == "person/region" else None
            return region.name if region else answer.text
        case Sum():
            amount = desk.say(Yearly.of(answer.amount, answer.currency))
            return desk.phrase("value.yearly", amount=amount)
        case Equity():
            amount = desk.say(Whole.of(answer.amount, answer.currency))
            return desk.phrase("value.equity", amount=amount, years=answer.years)
        case LevelSaid():
            return answer.said
        case Pick():
            return _picked(desk, key, answer)
        case Skipped():
            return desk.phrase("value.skipped")
        case Unknown():
            return desk.phrase("value.unknown")
    return _term(desk, answer)


def _term(desk: SessionDesk, answer: Lump | Bonus | Vesting | Rate | Terms | Day) -> str:
    match answer:
        case Lump():
            paid = (answer.amount, *answer.later)
            return " / ".join(desk.say(Once.of(part, answer.currency)) for part in paid)
        case Bonus():
            return _bonus(desk, answer)
        case Vesting():
            return "/".join(str(percent) for percent in answer.percents)
        case Rate():
            return f"1 {answer.one} = {desk.world.locale.decimals(answer.rate)} {answer.other}"
        case Terms():
            return ""  # it belongs to an offer and is no answer to a question
    return desk.say_day(answer.day)


def _bonus(desk: SessionDesk, answer: Bonus) -> str:
    """A bonus with its promise: "15 % of base, target"."""
    amount = desk.say(Yearly.of(answer.amount or 0, answer.currency))
    how_much = desk.phrase("value.share", percent=answer.percent) if answer.percent else amount
    if answer.promise is None:
        return how_much
    return f"{how_much}, {desk.phrase(f'bonus.{answer.promise.value}')}"


def _picked(desk: SessionDesk, key: str, answer: Pick) -> str:
    question = agenda.asked(key)
    choices = question.step.choices(desk, question.subject) if question else ()
    return next((c.label for c in choices if c.answer == answer), answer.choice)
