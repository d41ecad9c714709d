"""What a person told us, once it has been read: typed, and blind.

No name of a person, no gender, age or nationality has a field here, so none can move
a figure. Companies are named, because offers are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from bot.core.money import Once, Whole, Yearly
from bot.core.offer import Exchange, Offer


@dataclass(frozen=True, slots=True)
class Wish:
    """A base and a whole grant (over the years of comparison) that a person names; either may be open."""  # noqa: E501

    base: Yearly | None = None
    equity: Whole | None = None


@dataclass(frozen=True, slots=True)
class TrustedBand:
    """A band that the person trusts, with where and when they found it."""

    base: tuple[Yearly, Yearly]
    equity: tuple[Whole, Whole] | None
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Proof:
    """One line of evidence in the person's own words."""

    lever: str
    area: str | None
    evidence: str


class BaseChoice(StrEnum):
    """What to do when the ask's base stands above what the employer posts."""

    GUIDE = "guide"
    POSTED = "posted"


class Tone(StrEnum):
    """How a letter sounds."""

    WARM = "warm"
    PLAIN = "plain"
    FIRM = "firm"


class Stage(StrEnum):
    """How far the talks with the employer have come."""

    NONE = "none"
    VERBAL = "verbal"
    WRITTEN = "written"
    COUNTERED = "countered"
    AGREED = "agreed"


class TheirReply(StrEnum):
    """What the employer answered, as far as the playbook has an answer to it."""

    FINAL = "final"
    SALARY_HISTORY = "salary_history"
    SIGN_TODAY = "sign_today"
    NO_NEGOTIATION = "no_negotiation"
    TOP_OF_BAND = "top_of_band"
    PEERS = "peers"
    SEND_PROOF = "send_proof"
    MATCH_THEN_YES = "match_then_yes"
    EQUITY_UPSIDE = "equity_upside"


@dataclass(frozen=True, slots=True)
class PostedRange:
    """A range of base pay from an advert that the person found."""

    low: Yearly
    high: Yearly
    address: str
    date: str


@dataclass(frozen=True, slots=True)
class CurrentJob:
    """The present job as an offer to stay, and what leaving it forfeits.

    `unvested` is all that has been granted and has not vested; `coming_bonus` is earned
    and not yet paid, `bonus_date` the day it is due.
    """

    stay: Offer
    unvested: Once | None = None
    coming_bonus: Once | None = None
    bonus_date: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's situation, as far as it is known. `haircut` is a share: 30 % is 3/10."""

    guide: str | None
    region: str
    rung: str | None
    level_said: str | None
    offer: Offer
    competing: tuple[Offer, ...] = ()
    proof: tuple[Proof, ...] = ()
    reason: str | None = None
    ready_to_sign: str | None = None
    walk_away: Wish = field(default_factory=Wish)
    target: Wish = field(default_factory=Wish)
    band: TrustedBand | None = None
    base_choice: BaseChoice = BaseChoice.GUIDE
    haircut: Fraction | None = None
    current: CurrentJob | None = None
    posted: PostedRange | None = None
    priorities: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    stage: Stage | None = None
    round: int | None = None
    reply: TheirReply | None = None
    asked_before: Wish = field(default_factory=Wish)
    draft: str | None = None
    scope_rung: str | None = None
    rates: tuple[Exchange, ...] = ()
    now: date | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Who writes and who reads. Letters need them; the engine never sees them."""

    candidate: str | None = None
    recruiter: str | None = None
