"""A sheet 1,080 pixels wide that is filled from the top: boxes, marks and lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.guides.lettering import Lettering, Weight
from bot.scripts.charts.model import Fill, Mark

WIDTH, MARGIN = 1080, 48
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
ROOM = RIGHT - LEFT
LEAST = 24  # no text is set smaller


class Shape(StrEnum):
    """Rectangles that are no piece of a bar."""

    BADGE = "badge"
    BAND = "band"
    OPEN = "open"  # stands for what is not known
    NOTHING = "nothing"  # a bar of no length
    RULE = "rule"


class Tone(StrEnum):
    """What a text is: something to read first, or beside it."""

    TEXT = "text"
    MUTED = "muted"
    BADGE = "badge"
    INSIDE = "inside"  # on a piece of a bar


class Anchor(StrEnum):
    """Which point of a line of text stands at its x, in SVG's words."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text; `y` is its base line."""

    x: int
    y: int
    size: int
    says: str
    tone: Tone = Tone.TEXT
    weight: Weight = Weight.REGULAR
    anchor: Anchor = Anchor.START


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its upper left corner."""

    x: int
    y: int
    width: int
    height: int
    kind: Shape | Fill


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark by its middle."""

    x: int
    y: int
    mark: Mark


@dataclass(slots=True)
class Sheet:
    """What has been put on the sheet; `y` is where the next thing begins."""

    letters: Lettering
    y: int = MARGIN
    boxes: list[Box] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)

    def width(self, text: str, size: int, weight: Weight = Weight.REGULAR) -> int:
        return self.letters.width(text, size, weight)

    def cut(self, text: str, room: int, size: int, weight: Weight = Weight.REGULAR) -> str:
        """What the fonts can draw of a text that people typed, as much as fits: the rest
        would be empty boxes."""
        drawn = (c for c in text if c.isprintable() and self.letters.draws(c))
        return self.letters.fitted(" ".join("".join(drawn).split()), room, size, weight)

    def size(self, texts: Iterable[str], room: int, size: int) -> int:
        """The size at which the widest of some bold texts fits."""
        widest = max((self.width(text, size, Weight.BOLD) for text in texts), default=0)
        return size if widest <= room else max(LEAST, size * room // widest)

    def lines(self, text: str, size: int, *, after: int) -> None:
        """A muted text in as many lines as it needs."""
        for line in self.letters.wrapped(text, ROOM, size, Weight.REGULAR):
            self.texts.append(Text(LEFT, self.y + size, size, line, Tone.MUTED))
            self.y += size * 5 // 4
        self.y += after
