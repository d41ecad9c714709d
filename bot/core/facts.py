"""What a person told us, once it has been read: typed, and blind.

No name of a person, no gender, age or nationality has a field here, so none can move
a figure. Companies are named, because offers are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.money import Whole, Yearly
from bot.core.offer import Offer


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


@dataclass(frozen=True, slots=True)
class Facts:
    """One person's situation, as far as it is known."""

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


@dataclass(frozen=True, slots=True)
class Names:
    """Who writes and who reads. Letters need them; the engine never sees them."""

    candidate: str | None = None
    recruiter: str | None = None
