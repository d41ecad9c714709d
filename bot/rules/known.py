"""What a rule may read. Each reading is recorded; reading an unknown fact raises NeedFact.

The names of readings are the case's own names, so that a "needs" can be asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from bot.core.facts import (
    BaseChoice,
    CurrentJob,
    Facts,
    PostedRange,
    Proof,
    Stage,
    TheirReply,
    Tone,
    TrustedBand,
    Wish,
)
from bot.core.money import Once, Yearly
from bot.core.offer import Equity, Offer, Package
from bot.guides.library import World
from bot.guides.schema import Guide, Law, Posted
from bot.reading.draft import Mistake
from bot.rules.ask import Ask
from bot.rules.compare import Comparison
from bot.rules.evidence import Evidence
from bot.rules.ground import Ground
from bot.rules.leverage import Cited, Rivals
from bot.rules.packages import Bundle

Value = TypeVar("Value")


class NeedFact(LookupError):
    """A rule read something the person has not said."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact)
        self.fact = fact


@dataclass(frozen=True, slots=True)
class State:
    """Everything worked out before the rules are asked; the ask comes after the first stages."""

    facts: Facts
    world: World
    ground: Ground
    offered: Package
    floor: Package
    rivals: Rivals
    comparison: Comparison
    posted: Posted | None
    evidence: tuple[Evidence, ...] = ()
    ask: Ask | None = None
    cited: Cited | None = None
    bundles: tuple[Bundle, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def under_limit(self) -> bool:
        """Whether the offer is known to be below the walk-away that the person set."""
        said, limit, total = self.facts.walk_away, self.floor.total, self.offered.total
        own = said.base is not None or said.equity is not None
        return own and total is not None and limit is not None and total < limit


class Known:
    """A fresh recorder for one rule."""

    __slots__ = ("_state", "read")

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

    # The world is the same for everyone, so reading it is not a fact about the person.

    @property
    def world(self) -> World:
        return self._state.world

    def number(self, name: str) -> Fraction:
        """A threshold of the playbook."""
        return self._state.world.number(name)

    @property
    def guide(self) -> Guide:
        return self._need("guide", self._state.world.guides.get(self._state.facts.guide or ""))

    @property
    def step(self) -> int:
        """The whole step in which a figure of the offer's currency is sensibly named."""
        return self._state.world.currencies[self._state.facts.offer.currency].step

    @property
    def laws(self) -> tuple[Law, ...]:
        """The law notes that hold in the region."""
        region = self._state.world.regions.get(self.region)
        return tuple(self._state.world.laws[law] for law in region.laws) if region else ()

    # What the person said.

    @property
    def region(self) -> str:
        return self._note("region", self._state.facts.region)

    @property
    def rung(self) -> str | None:
        """The level they offer, as a rung of the ladder they all share."""
        return self._note("level", self._state.facts.rung)

    @property
    def level_said(self) -> str | None:
        return self._note("level", self._state.facts.level_said)

    @property
    def scope(self) -> str | None:
        """The level that the work would be, as a rung."""
        return self._note("scope_level", self._state.facts.scope_rung)

    @property
    def reason(self) -> str | None:
        return self._note("reason", self._state.facts.reason)

    @property
    def ready_to_sign(self) -> str | None:
        return self._note("ready_to_sign", self._state.facts.ready_to_sign)

    @property
    def proof(self) -> tuple[Proof, ...]:
        return self._note("proof", self._state.facts.proof)

    @property
    def walk_away(self) -> Wish:
        return self._note("walk_away", self._state.facts.walk_away)

    @property
    def under_limit(self) -> bool:
        return self._note("walk_away", self._state.under_limit)

    @property
    def target(self) -> Wish:
        return self._note("target", self._state.facts.target)

    @property
    def own_band(self) -> TrustedBand | None:
        return self._note("band", self._state.facts.band)

    @property
    def base_choice(self) -> BaseChoice:
        return self._note("base_choice", self._state.facts.base_choice)

    @property
    def haircut_said(self) -> Fraction | None:
        return self._note("haircut_percent", self._state.facts.haircut)

    @property
    def priorities(self) -> tuple[str, ...]:
        return self._note("priorities", self._state.facts.priorities)

    @property
    def tone(self) -> Tone:
        return self._note("tone", self._state.facts.tone)

    @property
    def stage_said(self) -> Stage | None:
        return self._note("stage", self._state.facts.stage)

    @property
    def now_said(self) -> date | None:
        return self._note("now", self._state.facts.now)

    @property
    def offer(self) -> Offer:
        return self._note("offer", self._state.facts.offer)

    @property
    def base(self) -> Yearly:
        return self._need("offer.base", self._state.facts.offer.base)

    @property
    def equity(self) -> Equity:
        """The terms of the offer's grant."""
        return self._need("offer.equity", self._state.facts.offer.equity)

    @property
    def sign_on(self) -> tuple[Once, ...]:
        return self._need("offer.sign_on", self._state.facts.offer.sign_on)

    @property
    def due(self) -> date:
        """The day an answer is due."""
        return self._need("offer.deadline", self._state.facts.offer.due)

    @property
    def now(self) -> date:
        return self._need("now", self._state.facts.now)

    @property
    def competing(self) -> tuple[Offer, ...]:
        return self._note("competing", self._state.facts.competing)

    @property
    def current(self) -> CurrentJob:
        return self._need("current_job", self._state.facts.current)

    @property
    def current_said(self) -> CurrentJob | None:
        return self._note("current_job", self._state.facts.current)

    @property
    def haircut(self) -> Fraction:
        return self._need("haircut_percent", self._state.facts.haircut)

    @property
    def stage(self) -> Stage:
        return self._need("stage", self._state.facts.stage)

    @property
    def round(self) -> int:
        return self._need("round", self._state.facts.round)

    @property
    def rounds_said(self) -> int | None:
        return self._note("round", self._state.facts.round)

    @property
    def reply(self) -> TheirReply | None:
        return self._note("reply", self._state.facts.reply)

    @property
    def posted_range(self) -> PostedRange | None:
        return self._note("posted_range", self._state.facts.posted)

    @property
    def proofs(self) -> int:
        """How many lines of evidence there are."""
        return self._note("proof", len(self._state.facts.proof))

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """What was found in the person's own draft."""
        self._need("draft", self._state.facts.draft)
        return self._state.mistakes

    # What was worked out.

    @property
    def ground(self) -> Ground:
        return self._note("ground", self._state.ground)

    @property
    def offer_total(self) -> Yearly:
        return self._need("offer.total", self._state.offered.total)

    @property
    def offered(self) -> Package:
        return self._note("offer", self._state.offered)

    @property
    def ask(self) -> Ask:
        return self._need("ask", self._state.ask)

    @property
    def ask_made(self) -> Ask | None:
        return self._note("ask", self._state.ask)

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
    def comparison(self) -> Comparison:
        return self._note("offers", self._state.comparison)

    @property
    def bundles(self) -> tuple[Bundle, ...]:
        return self._note("packages", self._state.bundles)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every source of the base."""
        return self._note("evidence", self._state.evidence)

    @property
    def posted(self) -> Posted:
        """The employer's own advert with the highest base."""
        return self._need("posted", self._state.posted)

    @property
    def posted_top(self) -> Yearly | None:
        """The highest base that the employer is known to post: the guide's adverts, or the
        range the person found."""
        said = self._note("posted_range", self._state.facts.posted)
        currency = self._state.facts.offer.currency
        if said is not None and said.high.currency == currency:
            return said.high
        posted = self._state.posted
        return Yearly.of(posted.base.high, currency) if posted else None
