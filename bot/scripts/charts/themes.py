"""The colours. Fills and marks are of the palette of Okabe and Ito, which was made to be told
apart by colour-blind eyes; each has a pattern or a shape of its own besides. The four fills are
those of it that stay farthest apart and still carry dark figures.

A picture brings its own background, because a bot is not told which theme a chat has. In the
chat it is the dark one: a white sheet dazzles in a dark chat at night, and a dark card is as
easy to read in a light chat. A file is light unless said otherwise, since it may be printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.scripts.charts.model import Fill, Mark


class Theme(StrEnum):
    """The background."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as SVG takes them."""

    ground: str
    text: str
    muted: str
    rule: str
    band: str
    edge: str  # of the band, and around marks


FILLS: Mapping[Fill, str] = {
    Fill.BASE: "#56b4e9",
    Fill.BONUS: "#f0e442",
    Fill.SIGN_ON: "#d55e00",
    Fill.EQUITY: "#cc79a7",
}
MARKS: Mapping[Mark, str] = {
    Mark.OFFER: "#e69f00",
    Mark.ASK: "#009e73",
    Mark.WRITTEN: "#56b4e9",
    Mark.SPOKEN: "#56b4e9",
    Mark.FLOOR: "#d55e00",
}
INSIDE = "#0b1219"  # figures on a fill, and the lines of its pattern
COLOURS: Mapping[Theme, Colours] = {
    Theme.LIGHT: Colours("#ffffff", "#14202b", "#4a5a68", "#ccd5dd", "#dceaf6", "#14202b"),
    Theme.DARK: Colours("#17212b", "#f5f7fa", "#b4c1cd", "#3c4d5e", "#2c4763", "#f5f7fa"),
}
