"""One sheet: measured first, with the page made shorter until it fits; then drawn line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.paper.ink import Ink, Style
from bot.scripts.page import Cue, Page, Section

# Type sizes in points: the first at which the whole page fits, with room to write. At the last,
# what matters least is left out until the rest fits.
SIZES = (10.5, 10.0, 9.5)

# Millimetres on A4.
WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 15.0
ROOM = WIDTH - 2 * MARGIN
_LABEL, _GUTTER, _GAP, _AIR = 32.0, 3.0, 1.2, 3.2
_NOTES_FROM, _RULE_EVERY = 28.0, 8.5
_MANY_COLUMNS = 5
_NARROW_CELL = 14  # a column whose cells are no longer than this holds figures: flush right


def print_page(page: Page, fonts: Path) -> bytes:
    """The page as a PDF of exactly one sheet of A4, with the fonts of that folder."""
    sheet = _Sheet(Ink(fonts, page.title, SIZES[0]), page)
    for size in SIZES:
        sheet.ink.size = size
        if sheet.left >= _NOTES_FROM:
            return sheet.drawn()
    while sheet.left < 0 and (shorter := sheet.page.fewer()) is not None:
        sheet.page = shorter
    return sheet.drawn()


@dataclass
class _Sheet:
    """A page at one size of type, drawn downwards from `y`."""

    ink: Ink
    page: Page
    y: float = 0.0

    @property
    def left(self) -> float:
        """The room below the last section; less than nothing where the page is too full."""
        return self._bottom() - self._head() - sum(map(self._section, self.page.sections))

    def drawn(self) -> bytes:
        self._draw_head()
        for section in self.page.sections:
            self._draw_section(section)
        self._draw_notes()
        self._draw_foot()
        return self.ink.finished()

    # --- heights ---------------------------------------------------------------------

    def _bottom(self) -> float:
        """How far down the sections may reach."""
        missing = self.ink.height(self.page.unprintable, Style.SMALL, ROOM)
        foot = self.ink.height(self.page.foot, Style.SMALL, ROOM)
        return HEIGHT - MARGIN - self._banner() - foot - missing - _GAP

    def _head(self) -> float:
        title = self.ink.height(self.page.title, Style.TITLE, ROOM)
        under = self.ink.height(self.page.under, Style.SMALL, ROOM)
        return MARGIN + self._banner() + title + under

    def _banner(self) -> float:
        """The height of the band that says that the page is private, with the air beside it."""
        return self.ink.band_height(self.page.banner, ROOM) + _GAP if self.page.banner else 0.0

    def _section(self, section: Section) -> float:
        title = self.ink.height(section.title, Style.HEADING, ROOM) + _AIR + _GAP
        rows = sum(self._row(row, section.rows) for row in section.rows)
        return title + rows + sum(self._cue(cue) for cue in section.cues)

    def _row(self, row: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> float:
        style = Style.LABEL if row is rows[0] else Style.TEXT
        widths = _widths(rows)
        pairs = zip(row, widths, strict=True)
        heights = (self.ink.height(cell, style, width - _GUTTER) for cell, width in pairs)
        return max(heights) + _GAP

    def _cue(self, cue: Cue) -> float:
        label = self.ink.height(cue.label, Style.LABEL, _label_width(cue)) if cue.label else 0.0
        width = _text_width(cue, self._labelled(cue))
        lines = sum(self.ink.height(line, Style.TEXT, width) for line in cue.lines)
        return max(label, lines) + _GAP

    def _labelled(self, cue: Cue) -> bool:
        """Whether a cue without a label stands among cues with one, so that texts line up."""
        section = next(s for s in self.page.sections if cue in s.cues)
        return any(other.label for other in section.cues)

    # --- drawing ---------------------------------------------------------------------

    def _draw_head(self) -> None:
        self.y = MARGIN
        if self.page.banner:
            self.ink.band(self.page.banner, MARGIN, self.y, ROOM)
            self.y += self._banner()
        self.y += self.ink.write(self.page.title, Style.TITLE, MARGIN, self.y, ROOM)
        self.y += self.ink.write(self.page.under, Style.SMALL, MARGIN, self.y, ROOM)

    def _draw_section(self, section: Section) -> None:
        self.y += _AIR
        self.y += self.ink.write(section.title, Style.HEADING, MARGIN, self.y, ROOM)
        self.ink.rule(MARGIN, self.y, ROOM)
        self.y += _GAP
        for row in section.rows:
            self._draw_row(row, section.rows)
        for cue in section.cues:
            self._draw_cue(cue)

    def _draw_row(self, row: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        x, style = MARGIN, Style.LABEL if row is rows[0] else Style.TEXT
        for place, (cell, width) in enumerate(zip(row, _widths(rows), strict=True)):
            if place and _figures(place, rows):
                self.ink.write_right(cell, style, x, self.y, width - _GUTTER)
            else:
                self.ink.write(cell, style, x, self.y, width - _GUTTER)
            x += width
        self.y += self._row(row, rows)

    def _draw_cue(self, cue: Cue) -> None:
        if not cue.lines:
            self.ink.shade(MARGIN, self.y, ROOM, self._cue(cue) - _GAP)
        if cue.label:
            self.ink.write(cue.label, Style.LABEL, MARGIN, self.y, _label_width(cue))
        width = _text_width(cue, self._labelled(cue))
        y = self.y
        for line in cue.lines:
            y += self.ink.write(line, Style.TEXT, MARGIN + ROOM - width, y, width)
        self.y += self._cue(cue)

    def _draw_notes(self) -> None:
        """Lines to write on, where there is room for some."""
        if not self.page.notes or self.left < _NOTES_FROM:
            return
        self.y += _AIR
        self.y += self.ink.write(self.page.notes, Style.HEADING, MARGIN, self.y, ROOM)
        while self.y + _RULE_EVERY < self._bottom():
            self.y += _RULE_EVERY
            self.ink.rule(MARGIN, self.y, ROOM)

    def _draw_foot(self) -> None:
        y = self._bottom() + _GAP
        y += self.ink.write(self.page.foot, Style.SMALL, MARGIN, y, ROOM)
        if self.ink.missed:
            y += self.ink.write(self.page.unprintable, Style.SMALL, MARGIN, y, ROOM)
        if self.page.banner:
            self.ink.band(self.page.banner, MARGIN, HEIGHT - MARGIN - self._banner() + _GAP, ROOM)


def _text_width(cue: Cue, labelled: bool) -> float:
    return ROOM - _LABEL - _GUTTER if cue.label or labelled else ROOM


def _label_width(cue: Cue) -> float:
    """A label with nothing beside it has the whole width."""
    return _LABEL if cue.lines else ROOM


def _widths(rows: tuple[tuple[str, ...], ...]) -> Iterator[float]:
    """The first column half as wide again as the others; twice as wide beside many."""
    first = 1.5 if len(rows[0]) < _MANY_COLUMNS else 2.0
    share = ROOM / (len(rows[0]) - 1 + first)
    yield first * share
    yield from (share for _ in rows[0][1:])


def _figures(place: int, rows: tuple[tuple[str, ...], ...]) -> bool:
    cells = [row[place] for row in rows[1:]]
    counted = all(cell == "–" or any(map(str.isdigit, cell)) for cell in cells)
    return counted and max(map(len, cells)) <= _NARROW_CELL
