"""A chart in characters for a terminal: bars of blocks, marks on a line, and every figure.

Each fill is another shade and each mark another sign, so colour only helps. No line is
wider than 80 cells, whatever a name or a figure holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.core.money import half_up
from bot.scripts.charts.model import Chart, Fill, Kind, Mark, Panel, Row

COLUMNS = 80
_NAMES = 22
_BLOCKS: Mapping[Fill, str] = {
    Fill.BASE: "█", Fill.BONUS: "▓", Fill.SIGN_ON: "▒", Fill.EQUITY: "░",
}  # fmt: skip
_SIGNS: Mapping[Mark, str] = {
    Mark.OFFER: "●", Mark.ASK: "▲", Mark.WRITTEN: "■", Mark.SPOKEN: "□", Mark.FLOOR: "┃",
}  # fmt: skip
_WIDE = frozenset("WF")


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters in one colour: `tone` is the name of a fill or a mark, or nothing."""

    says: str
    tone: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """How many cells names, tracks and figures take, the same in every panel."""

    names: int
    figures: int
    track: int


@dataclass(frozen=True, slots=True)
class Block:
    """A panel in lines."""

    title: str
    aside: str
    lines: tuple[Line, ...]


def heading(chart: Chart) -> tuple[str, str]:
    """The title and the line below it."""
    return _short(chart.title, COLUMNS - cells(chart.badge) - 3), _short(chart.subtitle, COLUMNS)


def blocks(chart: Chart) -> tuple[Block, ...]:
    """The panels in lines."""
    rows = [row for panel in chart.panels for row in panel.rows]
    names = min(_NAMES, max(cells(row.name) for row in rows))
    figures = max(cells(row.says) for row in rows)
    at = _Columns(names, figures, COLUMNS - names - figures - 2)
    return tuple(
        Block(_short(panel.title, COLUMNS - cells(panel.aside) - 2), panel.aside,
              tuple(_lines(chart, panel, at)))
        for panel in chart.panels
    )  # fmt: skip


def legend(chart: Chart) -> Line:
    """What the blocks or the signs mean."""
    runs: list[Run] = []
    for meaning, words in chart.legend:
        sign = _SIGNS[meaning] if isinstance(meaning, Mark) else _BLOCKS[meaning] * 2
        runs += (Run(sign, meaning.value), Run(f" {words}   "))
    return tuple(runs)


def _lines(chart: Chart, panel: Panel, at: _Columns) -> Iterator[Line]:
    room = at.track - any(row.open for shown in chart.panels for row in shown.rows)
    for row in panel.rows:
        marked = chart.kind is Kind.STAND
        drawn = _track(row, panel, at.track) if marked else _bar(row, panel, room)
        gap = Run(" " * (at.track - sum(cells(run.says) for run in drawn)))
        name, figure = _padded(row.name, at.names), f"{row.says:>{at.figures}}"
        yield (Run(f"{name} "), *drawn, gap, Run(f" {figure}"))
        if row.note:
            yield (Run(" " * at.names + " " + _short(row.note, COLUMNS - at.names - 1)),)
    if panel.note:
        yield (Run(_short(panel.note, COLUMNS)),)


def _bar(row: Row, panel: Panel, room: int) -> Line:
    """Blocks as long as the pieces; each that is there has one at least, also the last."""
    runs: list[Run] = []
    done, filled = Fraction(), 0
    pieces = [piece for piece in row.pieces if piece.amount]
    for number, piece in enumerate(pieces, start=1):
        done += piece.amount
        end = half_up(done / panel.full * room) if panel.full else 0
        count = max(1, min(end, room - len(pieces) + number) - filled)
        filled += count
        runs.append(Run(_BLOCKS[piece.fill] * count, piece.fill.value))
    return (*runs, Run("?")) if row.open else tuple(runs)


def _track(row: Row, panel: Panel, room: int) -> Line:
    """A line with the band as dots and the mark where it belongs."""

    def place(amount: Fraction) -> int:
        return half_up(panel.share(amount) * (room - 1))

    low, high = (place(end) for end in panel.band) if panel.band else (room, -1)
    track = "".join("·" if low <= cell <= high else " " for cell in range(room))
    if row.at is None or row.mark is None:
        return (Run(_padded(row.tag, room) if row.tag else track),)
    at = place(row.at)
    return (Run(track[:at]), Run(_SIGNS[row.mark], row.mark.value), Run(track[at + 1 :]))


def cells(text: str) -> int:
    """How many columns a terminal takes for a text."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _short(text: str, room: int) -> str:
    if cells(text) <= room:
        return text
    while text and cells(text) >= room:
        text = text[:-1]
    return f"{text}…"


def _padded(text: str, room: int) -> str:
    short = _short(text, room)
    return short + " " * (room - cells(short))
