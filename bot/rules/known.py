"""What a rule may read. Each reading is recorded; reading an unknown fact raises NeedFact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from bot.core.facts import Facts
from bot.core.figures import Figure
from bot.core.money import Yearly
from bot.core.offer import Offer, Package
from bot.guides.library import World
from bot.guides.schema import Guide, Posted
from bot.rules.ask import Ask
from bot.rules.ground import Ground
from bot.rules.leverage import Cited, Rivals

Value = TypeVar("Value")


class NeedFact(LookupError):
    """A rule read something the person has not said."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class State:
    """Everything worked out before the rules are asked."""

    facts: Facts
    world: World
    ground: Ground
    offered: Package
    ask: Ask | None
    floor: Package
    rivals: Rivals
    cited: Cited | None
    posted: Posted | None
    figures: Mapping[str, Figure]


class Known:
    """A fresh recorder for one rule."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.read: dict[str, None] = {}

    def _note(self, name: str, value: Value) -> Value:
        self.read[name] = None
        return value

    def _need(self, name: str, value: Value | None) -> Value:
        self.read[name] = None
        if value is None:
            raise NeedFact(name)
        return value

    @property
    def world(self) -> World:
        return self._state.world

    @property
    def facts(self) -> Facts:
        """The facts as a whole; reading one through here is recorded as "facts"."""
        return self._note("facts", self._state.facts)

    @property
    def guide(self) -> Guide:
        return self._need("guide", self._state.world.guides.get(self._state.facts.guide or ""))

    @property
    def ground(self) -> Ground:
        return self._note("ground", self._state.ground)

    @property
    def offer(self) -> Offer:
        return self._note("offer", self._state.facts.offer)

    @property
    def offer_total(self) -> Yearly:
        return self._need("offer.total", self._state.offered.total)

    @property
    def ask(self) -> Ask:
        return self._need("ask", self._state.ask)

    @property
    def ask_base(self) -> Yearly:
        return self._need("ask.base", self.ask.package.base)

    @property
    def ask_total(self) -> Yearly:
        return self._need("ask.total", self.ask.package.total)

    @property
    def floor(self) -> Package:
        return self._note("floor", self._state.floor)

    @property
    def floor_total(self) -> Yearly:
        return self._need("floor.total", self._state.floor.total)

    @property
    def rivals(self) -> Rivals:
        return self._note("competing", self._state.rivals)

    @property
    def cited(self) -> Cited | None:
        return self._note("competing", self._state.cited)

    @property
    def posted(self) -> Posted:
        """The employer's own advert with the highest base."""
        return self._need("posted", self._state.posted)
