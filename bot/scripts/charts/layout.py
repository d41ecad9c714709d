"""Where everything of a chart stands: pixels on a sheet 1,080 wide, shown some 7 cm wide.

Rows stand below one another, so nothing can cover anything else, however near two figures
are. Widths are measured: names are cut to their room, figures never are; a column of figures
that is too wide is set smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.core.money import half_up
from bot.guides.lettering import Lettering, Weight
from bot.scripts.charts.model import Chart, Kind, Mark, Panel, Row
from bot.scripts.charts.sheet import (
    LEFT,
    MARGIN,
    RIGHT,
    ROOM,
    WIDTH,
    Anchor,
    Box,
    Shape,
    Sheet,
    Spot,
    Text,
    Tone,
)

_TITLE, _HEAD, _ROW, _SMALL = 58, 46, 42, 36
_GAP, _BETWEEN = 20, 36
_NAMES, _FIGURES = 330, 400
_STEP, _BAR, _THIN = 58, 70, 42
_OPEN = 64  # the width of the piece that stands for what is not known
_SEEN = 5  # a piece that is there can be seen, however small
_MARK = 19  # half a mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart laid out, in pixels."""

    height: int
    boxes: tuple[Box, ...]
    spots: tuple[Spot, ...]
    texts: tuple[Text, ...]
    width: int = WIDTH


def drawing(chart: Chart, letters: Lettering) -> Drawing:
    """A chart laid out: heading, panels, legend, notes."""
    sheet = Sheet(letters)
    _heading(sheet, chart)
    at = _columns(sheet, chart)
    for panel in chart.panels:
        _PANELS[chart.kind](sheet, panel, at)
    _legend(sheet, chart)
    for note in chart.notes:
        sheet.lines(note, _SMALL, after=8)
    boxes, spots, texts = tuple(sheet.boxes), tuple(sheet.spots), tuple(sheet.texts)
    return Drawing(sheet.y + MARGIN - _GAP, boxes, spots, texts)


def _heading(sheet: Sheet, chart: Chart) -> None:
    room = ROOM
    if chart.badge:
        wide = sheet.width(chart.badge, _SMALL, Weight.BOLD) + 48
        sheet.boxes.append(Box(RIGHT - wide, sheet.y, wide, _TITLE + 4, Shape.BADGE))
        sheet.texts.append(
            Text(RIGHT - wide // 2, sheet.y + 44, _SMALL, chart.badge, Tone.BADGE, Weight.BOLD,
                 Anchor.MIDDLE)
        )  # fmt: skip
        room -= wide + _GAP
    title = sheet.cut(chart.title, room, _TITLE, Weight.BOLD)
    sheet.texts.append(Text(LEFT, sheet.y + 52, _TITLE, title, weight=Weight.BOLD))
    sheet.y += _TITLE + _GAP
    subtitle = sheet.cut(chart.subtitle, ROOM, _SMALL)
    sheet.texts.append(Text(LEFT, sheet.y + _SMALL, _SMALL, subtitle, Tone.MUTED))
    sheet.y += _SMALL + _BETWEEN


def _panel_title(sheet: Sheet, panel: Panel) -> None:
    """The title with what stands beside it; below it, where both do not fit on one line."""
    aside = sheet.cut(panel.aside, ROOM, _SMALL)
    wide = sheet.width(aside, _SMALL)
    beside = wide + _GAP + sheet.width(panel.title, _HEAD, Weight.BOLD) <= ROOM or wide < ROOM // 2
    room = ROOM - wide - _GAP if beside and wide else ROOM
    title = sheet.cut(panel.title, room, _HEAD, Weight.BOLD)
    sheet.texts.append(Text(LEFT, sheet.y + 42, _HEAD, title, weight=Weight.BOLD))
    if aside and not beside:
        sheet.y += _HEAD + 8
    if aside:
        x, anchor = (RIGHT, Anchor.END) if beside else (LEFT, Anchor.START)
        sheet.texts.append(Text(x, sheet.y + 42, _SMALL, aside, Tone.MUTED, anchor=anchor))
    sheet.y += _HEAD + _GAP


@dataclass(frozen=True, slots=True)
class _Columns:
    """Names to the left, figures to the right, and the track between them: the same in every
    panel, so that bars can be compared across panels."""

    names: int
    figures: int  # the size at which they fit
    start: int
    track: int
    open: int  # what is kept at the end of a track for a piece that is not known


def _columns(sheet: Sheet, chart: Chart) -> _Columns:
    rows = [row for panel in chart.panels for row in panel.rows]
    drawn = [row.says for row in rows if row.figure or row.open or row.at is not None]
    size = sheet.size(drawn, _FIGURES, _ROW)
    wide = max((sheet.width(says, size, Weight.BOLD) for says in drawn), default=0)
    names = min(_NAMES, max(sheet.width(row.name, _ROW) for row in rows))
    start, end = LEFT + names + _GAP, RIGHT - wide - _GAP
    return _Columns(names, size, start, end - start, _OPEN + 4 if any(r.open for r in rows) else 0)


def _name_and_figure(sheet: Sheet, row: Row, at: _Columns) -> None:
    line = sheet.y + _STEP // 2 + 14
    name = sheet.cut(row.name, at.names, _ROW)
    sheet.texts.append(Text(LEFT, line, _ROW, name))
    tone, weight = _tone(row)
    sheet.texts.append(Text(RIGHT, line, at.figures, row.says, tone, weight, Anchor.END))


def _tone(row: Row) -> tuple[Tone, Weight]:
    """A figure is read first; that there is none, beside it."""
    return (Tone.TEXT, Weight.BOLD) if row.figure else (Tone.MUTED, Weight.REGULAR)


def _scale_panel(sheet: Sheet, panel: Panel, at: _Columns) -> None:
    """Marks on one scale, with the band behind them."""
    _panel_title(sheet, panel)

    def place(amount: Fraction) -> int:
        return at.start + _MARK + half_up(panel.share(amount) * (at.track - 2 * _MARK))

    height = _STEP * max(1, sum(row.at is not None for row in panel.rows))
    if panel.band:
        low, high = (place(end) for end in panel.band)
        sheet.boxes.append(Box(low, sheet.y, max(_SEEN, high - low), height, Shape.BAND))
    for row in panel.rows:
        _name_and_figure(sheet, row, at)
        middle = sheet.y + _STEP // 2
        if row.at is not None and row.mark is not None:
            sheet.boxes.append(Box(at.start, middle - 1, at.track, 2, Shape.RULE))
            sheet.spots.append(Spot(place(row.at), middle, row.mark))
        elif row.tag:
            tag = sheet.cut(row.tag, at.track, _SMALL)
            sheet.texts.append(Text(at.start, middle + 13, _SMALL, tag, Tone.MUTED))
        sheet.y += _STEP
    sheet.y += _BETWEEN


def _offers_panel(sheet: Sheet, panel: Panel, at: _Columns) -> None:
    """A wide bar for each offer, its name and its total above it."""
    if panel.title:
        _panel_title(sheet, panel)
    size = sheet.size([row.says for row in panel.rows], ROOM // 2, _HEAD)
    for row in panel.rows:
        _offer_head(sheet, row, size)
        room = Box(LEFT, sheet.y, ROOM - at.open, _BAR, Shape.RULE)
        _bar(sheet, row, panel.full, room, inside=_SMALL)
        sheet.y += _BAR + 6
        if row.note:
            sheet.lines(row.note, _SMALL, after=0)
        sheet.y += 26
    sheet.y += _BETWEEN - 26


def _offer_head(sheet: Sheet, row: Row, size: int) -> None:
    tone, weight = _tone(row)
    line = sheet.y + 42
    sheet.texts.append(Text(RIGHT, line, size, row.says, tone, weight, Anchor.END))
    tag = sheet.width(row.tag, _SMALL)
    room = ROOM - sheet.width(row.says, size, weight) - tag - 2 * _GAP
    name = sheet.cut(row.name, room, _HEAD, Weight.BOLD)
    sheet.texts.append(Text(LEFT, line, _HEAD, name, weight=Weight.BOLD))
    after = LEFT + sheet.width(name, _HEAD, Weight.BOLD) + 16
    sheet.texts.append(Text(after, line, _SMALL, row.tag, Tone.MUTED))
    sheet.y += _HEAD + 14


def _bars_panel(sheet: Sheet, panel: Panel, at: _Columns) -> None:
    """A thin bar on each line, between its name and its figure."""
    _panel_title(sheet, panel)
    for row in panel.rows:
        _name_and_figure(sheet, row, at)
        if row.figure or row.open:
            top = sheet.y + (_STEP - _THIN) // 2
            room = Box(at.start, top, at.track - at.open, _THIN, Shape.RULE)
            _bar(sheet, row, panel.full, room, inside=0)
        sheet.y += _STEP
    if panel.note:
        sheet.lines(panel.note, _SMALL, after=4)
    sheet.y += _BETWEEN - 10


def _bar(sheet: Sheet, row: Row, full: Fraction | None, room: Box, *, inside: int) -> None:
    """The pieces of a bar one after another, each with its figure where it fits inside."""
    x, done = room.x, Fraction()
    for piece in (piece for piece in row.pieces if piece.amount):
        done += piece.amount
        end = room.x + half_up(done / full * room.width) if full else x
        wide = max(_SEEN, end - x - 3)
        sheet.boxes.append(Box(x, room.y, wide, room.height, piece.fill))
        if inside and sheet.width(piece.says, inside, Weight.BOLD) + 20 <= wide:
            at = Text(x + wide // 2, room.y + room.height // 2 + inside * 4 // 11, inside,
                      piece.says, Tone.INSIDE, Weight.BOLD, Anchor.MIDDLE)  # fmt: skip
            sheet.texts.append(at)
        x += wide + 3
    middle = room.y + room.height // 2
    if row.open:
        sheet.boxes.append(Box(x, room.y, _OPEN, room.height, Shape.OPEN))
        sheet.texts.append(
            Text(x + _OPEN // 2, middle + 15, _ROW, "?", Tone.MUTED, Weight.BOLD, Anchor.MIDDLE)
        )
    elif not row.length:
        sheet.boxes.append(Box(x, room.y, 4, room.height, Shape.NOTHING))


def _legend(sheet: Sheet, chart: Chart) -> None:
    """What the fills or the marks mean, as many on a line as fit."""
    x, swatch = LEFT, 44
    for meaning, words in chart.legend:
        wide = swatch + 12 + sheet.width(words, _SMALL)
        if x > LEFT and x + wide > RIGHT:
            x, sheet.y = LEFT, sheet.y + 54
        if isinstance(meaning, Mark):
            sheet.spots.append(Spot(x + swatch // 2, sheet.y + 18, meaning))
        else:
            sheet.boxes.append(Box(x, sheet.y, swatch, 36, meaning))
        sheet.texts.append(Text(x + swatch + 12, sheet.y + 31, _SMALL, words, Tone.MUTED))
        x += wide + 40
    if chart.legend:
        sheet.y += 36 + _GAP


_PANELS: Mapping[Kind, Callable[[Sheet, Panel, _Columns], None]] = {
    Kind.STAND: _scale_panel,
    Kind.COMPARE: _offers_panel,
    Kind.YEARS: _bars_panel,
    Kind.EQUITY: _bars_panel,
}
