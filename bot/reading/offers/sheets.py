"""A sheet for each offer: which figures of a text belong to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from bot.core.offer import EquityKind
from bot.guides.vocabulary import Every, Mark, Term
from bot.reading.offers.items import (
    Item,
    Level,
    Row,
)
from bot.reading.offers.shape import Place as Stretch


class When(IntEnum):
    """How late in the bargaining a figure stands; a later one takes the place of an earlier."""

    INITIAL = 0
    STATED = 1
    UPDATED = 2
    REPLACED = 3  # behind an arrow, or the end of "from 300 to 380"


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure on a sheet. No `value` is an explicit none: "no sign-on"."""

    term: Term | None
    value: Item | None
    when: When
    place: Stretch
    year: int | None = None
    every: Every | None = None
    passage: int = 0
    anew: bool = False  # its own sentence says that it is an update


@dataclass(slots=True)
class Sheet:
    """What is being gathered about one offer."""

    company: str | None = None
    company_place: Stretch | None = None
    known: bool = False  # the employer is in the data
    level: Level | None = None
    entries: list[Entry] = field(default_factory=list)
    statuses: list[tuple[Mark, Stretch]] = field(default_factory=list)
    deadline: Stretch | None = None
    kinds: list[EquityKind] = field(default_factory=list)
    currencies: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)  # currencies of the places told with it
    indian: bool = False
    on_target: bool = False  # its total is what base and commission come to, "170k OTE"
    row: Row | None = None  # figures between slashes that nothing names

    @property
    def last_told(self) -> int:
        """The passage of the latest figure."""
        return max((e.passage for e in self.entries), default=0)

    def has(self, *terms: Term) -> bool:
        """Whether a figure for one of these parts is on the sheet."""
        return any(e.term in terms for e in self.entries)


@dataclass(frozen=True, slots=True)
class Sheets:
    """All sheets of a text."""

    offers: tuple[Sheet, ...]
    current: Sheet
    unread: tuple[Stretch, ...]
    places: tuple[str, ...]  # currencies of the places that the text names
    indian: bool = False  # it speaks of pay as it is spoken of in India: lakhs, CTC


def same(one: str | None, other: str) -> bool:
    """Whether two names are one employer's: "Starling" is "Starling Bank" called short."""
    if one is None:
        return False
    short, long = sorted((one.casefold().split(), other.casefold().split()), key=len)
    return bool(short) and long[: len(short)] == short
