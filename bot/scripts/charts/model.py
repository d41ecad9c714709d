"""What a chart shows, before anything has a place: panels of rows, amounts exact, texts final.

All amounts of one panel are in one currency; a panel's rows are measured on one scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    """The charts there are."""

    STAND = "stand"
    COMPARE = "compare"
    YEARS = "years"
    EQUITY = "equity"


class Audience(StrEnum):
    """Who may look. Nothing private is in what others see: no floor, no rival, no band."""

    PERSON = "person"
    OTHERS = "others"


class Mark(StrEnum):
    """What stands at one amount on a scale. Each has a shape of its own, not only a colour."""

    OFFER = "offer"
    ASK = "ask"
    WRITTEN = "written"
    SPOKEN = "spoken"
    FLOOR = "floor"


class Fill(StrEnum):
    """What a piece of a bar stands for. Each has a pattern of its own, not only a colour."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    EQUITY = "equity"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a bar: its amount, and the amount in words."""

    fill: Fill
    amount: Fraction
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel: a name, its figure, and a mark or a bar.

    Without a figure `instead` says why. `at` is where the mark stands; None is unknown or not
    on this scale. `open` is whether a bar lacks a piece that is not known. `tag` stands beside
    the name, `note` below the bar.
    """

    name: str
    figure: str = ""
    instead: str = ""
    mark: Mark | None = None
    at: Fraction | None = None
    pieces: tuple[Piece, ...] = ()
    open: bool = False
    tag: str = ""
    note: str = ""

    @property
    def says(self) -> str:
        return self.figure or self.instead

    @property
    def length(self) -> Fraction:
        """How long a bar is: what is known of it."""
        return sum((piece.amount for piece in self.pieces), Fraction())


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows on one scale. `aside` stands beside the title, `note` below the rows; `full` is the
    longest bar on the scale."""

    title: str
    rows: tuple[Row, ...]
    aside: str = ""
    band: tuple[Fraction, Fraction] | None = None
    full: Fraction | None = None
    note: str = ""

    def share(self, amount: Fraction) -> Fraction:
        """How far along the scale of marks an amount lies, from 0 to 1: all that is known of
        the panel fills it, and a single amount stands in the middle."""
        known = [row.at for row in self.rows if row.at is not None]
        known += self.band or ()
        low, high = min(known), max(known)
        return (amount - low) / (high - low) if high > low else Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. `badge` is "private" in words, on what nobody else should see."""

    kind: Kind
    title: str
    badge: str
    subtitle: str
    panels: tuple[Panel, ...]
    legend: tuple[tuple[Mark | Fill, str], ...] = ()
    notes: tuple[str, ...] = ()
