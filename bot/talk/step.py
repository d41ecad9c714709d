"""A question is a value: what it asks for, when it is due, and what its answer rests on.

The order of steps in a chapter is the order of asking; there is no "next". Keys are
subject/name, so that the same steps serve the offer and each competing one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.core.money import Money
from bot.guides.library import World
from bot.guides.schema import Guide, Region
from bot.rules.plan import Plan
from bot.talk.answers import Answer, Understood

OFFER = "offer:1"
PERSON = "person"
WALK_AWAY = "walk_away"


class Desk(Protocol):
    """What a step may look at: the answers that apply now, and what follows from them."""

    @property
    def world(self) -> World: ...
    @property
    def guide(self) -> Guide | None: ...
    @property
    def region(self) -> Region | None: ...
    @property
    def plan(self) -> Plan | None: ...
    @property
    def today(self) -> date | None: ...
    @property
    def rivals(self) -> tuple[int, ...]: ...
    def answer(self, key: str) -> Answer | None: ...
    def currency(self, subject: str) -> str: ...
    def pay_currency(self, subject: str) -> str: ...
    def say(self, amount: Money) -> str: ...
    def grammar(self, text: str) -> str: ...
    def say_day(self, day: date) -> str: ...
    def phrase(self, name: str, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a step: its label and the answer it gives."""

    label: str
    answer: Answer


def _always(_desk: Desk, _subject: str) -> bool:
    return True


def _nothing(_desk: Desk, _subject: str) -> str:
    return ""


def _no_choices(_desk: Desk, _subject: str) -> tuple[Choice, ...]:
    return ()


class Turn(StrEnum):
    """When a question is asked."""

    IN_COURSE = "in-course"  # in the order of its chapter
    ON_REQUEST = "on-request"  # only where a card offers it


@dataclass(frozen=True, slots=True)
class Step:
    """One question. `words` is its id in the questions file."""

    name: str
    words: str
    reads: Callable[[str, Desk, str], Understood]
    choices: Callable[[Desk, str], tuple[Choice, ...]] = _no_choices
    when: Callable[[Desk, str], bool] = _always
    rests_on: Callable[[Desk, str], str] = _nothing
    turn: Turn = Turn.IN_COURSE
    skip: Answer | None = None  # what skipping means; None where the answer is needed


@dataclass(frozen=True, slots=True)
class Asked:
    """A step about a subject: "offer:1", "rival:2", "proof:agentic", "person"."""

    step: Step
    subject: str

    @property
    def key(self) -> str:
        return f"{self.subject}/{self.step.name}"

    def due(self, desk: Desk) -> bool:
        """Whether it applies and has no answer, not even a skip."""
        asked = self.step.turn is Turn.IN_COURSE and self.applies(desk)
        return asked and desk.answer(self.key) is None

    def applies(self, desk: Desk) -> bool:
        return self.step.when(desk, self.subject)

    def context(self, desk: Desk) -> str:
        return self.step.rests_on(desk, self.subject)
