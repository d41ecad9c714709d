"""The PDF library behind a few strokes: text in four styles, rules, and a band. Millimetres."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.paper.lettering import MISSING, ordered, printable

if TYPE_CHECKING:
    from fpdf import FPDF

_FAMILY = "DejaVu"
_FACES = {"": "DejaVuSans.ttf", "B": "DejaVuSans-Bold.ttf"}
# A file says when it was made; one that is always the same cannot.
_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
_POINT = 25.4 / 72
_LEADING, _RISE, _EDGE = 1.32, 0.95, 2.0


class Style(Enum):
    """Weight and size, as a share of the text's."""

    TEXT = ("", 1.0)
    LABEL = ("B", 0.88)
    HEADING = ("B", 1.05)
    TITLE = ("B", 1.6)
    SMALL = ("", 0.82)


class Ink:
    """One sheet in the making, with text of `size` points. `missed` says whether a character that
    was drawn had to be a box."""

    def __init__(self, fonts: Path, title: str, size: float) -> None:
        self.pdf = _blank(fonts)
        self.size, self.missed = size, False
        self._known = _known(self.pdf)
        self._lines: dict[tuple[str, Style, float, float], list[str]] = {}
        self.pdf.set_title(printable(title, self._known))

    def height(self, text: str, style: Style, width: float) -> float:
        return len(self._broken(text, style, width)) * self._leading(style)

    def write(self, text: str, style: Style, x: float, y: float, width: float) -> float:
        """Draws a text from its upper left corner; returns its height."""
        self.missed |= printable(text, self._known).count(MISSING) > text.count(MISSING)
        lines = self._broken(text, style, width)
        for number, line in enumerate(lines):
            self._set(line, style, x, y + number * self._leading(style))
        return len(lines) * self._leading(style)

    def write_right(self, text: str, style: Style, x: float, y: float, width: float) -> None:
        """Draws a text with its lines flush right."""
        for number, line in enumerate(self._broken(text, style, width)):
            self._use(style)
            left = x + width - self.pdf.get_string_width(line)
            self._set(line, style, left, y + number * self._leading(style))

    def rule(self, x: float, y: float, width: float) -> None:
        self.pdf.set_draw_color(120)
        self.pdf.set_line_width(0.2)
        self.pdf.line(x, y, x + width, y)

    def shade(self, x: float, y: float, width: float, height: float) -> None:
        """Light grey behind what is written next."""
        self.pdf.set_fill_color(225)
        self.pdf.rect(x, y, width, height, style="F")

    def band(self, text: str, x: float, y: float, width: float) -> None:
        """White text on black."""
        self.pdf.set_fill_color(0)
        self.pdf.rect(x, y, width, self.band_height(text, width), style="F")
        self.pdf.set_text_color(255)
        self.write(text, Style.LABEL, x + _EDGE, y + _EDGE / 2, width - 2 * _EDGE)
        self.pdf.set_text_color(0)

    def band_height(self, text: str, width: float) -> float:
        return self.height(text, Style.LABEL, width - 2 * _EDGE) + _EDGE

    def finished(self) -> bytes:
        return bytes(self.pdf.output())

    def _leading(self, style: Style) -> float:
        return self.size * style.value[1] * _LEADING * _POINT

    def _use(self, style: Style) -> None:
        weight, share = style.value
        self.pdf.set_font(_FAMILY, weight, self.size * share)

    def _set(self, line: str, style: Style, x: float, y: float) -> None:
        self._use(style)
        self.pdf.text(x, y + self.size * style.value[1] * _RISE * _POINT, line)

    def _broken(self, text: str, style: Style, width: float) -> list[str]:
        """The text in lines of that width; a word that is longer is cut."""
        key = (text, style, width, self.size)
        if key not in self._lines:
            from fpdf.enums import MethodReturnValue

            shown = printable(text, self._known)
            self._use(style)
            lines = self.pdf.multi_cell(
                width, text=shown, dry_run=True, output=MethodReturnValue.LINES, padding=0
            )
            assert isinstance(lines, list)  # noqa: S101  (what was asked for)
            self._lines[key] = [ordered(line) for line in lines]
        return self._lines[key]


def _blank(fonts: Path) -> FPDF:
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.set_creation_date(_NO_DAY)
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    for weight, name in _FACES.items():
        pdf.add_font(_FAMILY, weight, fonts / name)
    pdf.add_page()
    return pdf


def _known(pdf: FPDF) -> frozenset[int]:
    """The characters that both faces have."""
    from fpdf.fonts import TTFFont

    faces = [set(font.cmap) for font in pdf.fonts.values() if isinstance(font, TTFFont)]
    return frozenset(set.intersection(*faces))
