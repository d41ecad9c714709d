"""What an answer is, once it was understood; and what happens when it was not.

Answers are stored as they are here, so each kind is a small closed model. `said` keeps
the person's own words beside what was read in them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.core.offer import BonusKind, EquityKind


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Stored):
    """One line in the person's own words."""

    kind: Literal["words"] = "words"
    text: str


class Pick(_Stored):
    """One of the choices a step offers, by its id."""

    kind: Literal["pick"] = "pick"
    choice: str


class Sum(_Stored):
    """An amount a year, in whole currency units."""

    kind: Literal["sum"] = "sum"
    amount: int
    currency: str
    said: str


class Equity(_Stored):
    """A whole grant in whole currency units, and the years it runs over."""

    kind: Literal["equity"] = "equity"
    amount: int
    years: int
    currency: str
    said: str


class Lump(_Stored):
    """An amount paid once, in whole currency units."""

    kind: Literal["lump"] = "lump"
    amount: int
    currency: str
    said: str
    later: tuple[int, ...] = ()  # what the following years pay


class Terms(_Stored):
    """Terms of an offer that have no question of their own: of its shares, and for moving."""

    kind: Literal["terms"] = "terms"
    equity_kind: EquityKind | None = None
    equity_units: str | None = None
    unit_price: str | None = None
    strike: str | None = None
    cliff_months: int | None = None
    relocation: int | None = None


class Bonus(_Stored):
    """A yearly bonus: a percentage of base or an amount, and what it promises, if that was said."""

    kind: Literal["bonus"] = "bonus"
    percent: str | None = None
    amount: int | None = None
    currency: str
    promise: BonusKind | None = None
    said: str


class Vesting(_Stored):
    """The percentages of a grant that vest year by year; they add up to 100."""

    kind: Literal["vesting"] = "vesting"
    percents: tuple[int, ...]


class Rate(_Stored):
    """What one unit of a currency is worth in the offer's, as a decimal."""

    kind: Literal["rate"] = "rate"
    rate: str
    one: str
    other: str


class Day(_Stored):
    """A day, read from what was said."""

    kind: Literal["day"] = "day"
    day: date
    said: str


class LevelSaid(_Stored):
    """A level by its full name; the rung is read from it again."""

    kind: Literal["level"] = "level"
    said: str


class Unknown(_Stored):
    """The person said that they do not know."""

    kind: Literal["unknown"] = "unknown"


class Skipped(_Stored):
    """The person passed over the question."""

    kind: Literal["skipped"] = "skipped"


Answer = Annotated[
    Words
    | Pick
    | Sum
    | Equity
    | Lump
    | Bonus
    | Vesting
    | Rate
    | Terms
    | Day
    | LevelSaid
    | Unknown
    | Skipped,
    Field(discriminator="kind"),
]


class Reading(_Stored):
    """One way to understand what was said, with the label of its button."""

    label: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Readings:
    """Two or more ways to understand it, or one that is hard to believe: the person decides."""

    question: str
    options: tuple[Reading, ...]
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Not understood: the id of a phrase that says so in one sentence, with an example."""

    phrase: str
    values: dict[str, object] = field(default_factory=dict)


Understood = Answer | Readings | Trouble
