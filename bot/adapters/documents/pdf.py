"""The text layer of a PDF, by where it stands on the page: one line a row, columns apart.

The order in which a PDF draws its text is whatever its maker found easy, a table column by
column for instance, so only positions say what belongs together. Scripts, forms' actions and
attachments are not looked at; the library is built without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

import pypdfium2
import pypdfium2.raw as pdfium

from bot.adapters.documents.limits import Limits, Refused
from bot.reading.letters import Reason

_MOST_RUNS = 20_000
_CELL_GAP = 1.5  # of a line's height: more than any space between words
_WORD_GAP = 0.1
_SAME_PLACE = 1.0  # points: bold type is sometimes the same text printed twice
_FEWEST_ROWS = 4
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Run:
    """Text that is printed in one go, and its box; heights grow upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def beside(self, other: _Run) -> bool:
        """Whether both stand on one line."""
        return other.bottom <= self.middle <= other.top or self.bottom <= other.middle <= self.top

    def repeats(self, other: _Run) -> bool:
        moved = max(abs(self.left - other.left), abs(self.middle - other.middle))
        return self.text == other.text and moved < _SAME_PLACE


_Cell = tuple[str, float, float]  # text, left, right
_Row = tuple[_Cell, ...]


def pdf_text(data: bytes, limits: Limits) -> tuple[str, int]:
    """The text and the number of pages. Raises Refused."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise Refused(Reason.ENCRYPTED if locked else Reason.BROKEN) from None
    pages = len(document)
    if pages > limits.pages:
        raise Refused(Reason.TOO_MANY_PAGES)
    return "\n\n".join("\n".join(_lines(_rows(_runs(page)))) for page in document), pages


def _runs(page: pypdfium2.PdfPage) -> list[_Run]:
    layer = page.get_textpage()
    count = layer.count_rects()
    if count > _MOST_RUNS:
        raise Refused(Reason.TOO_LARGE)
    found: list[_Run] = []
    for index in range(count):
        left, bottom, right, top = layer.get_rect(index)
        text = " ".join(layer.get_text_bounded(left, bottom, right, top).split())
        run = _Run(text, left, bottom, right, top)
        if text and not any(run.repeats(other) for other in found[-3:]):
            found.append(run)
    return found


def _rows(runs: Sequence[_Run]) -> list[_Row]:
    """Lines from the top, each as its cells from the left."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: (-r.middle, r.left)):
        if lines and any(run.beside(other) for other in lines[-1]):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [_cells(sorted(line, key=lambda r: r.left)) for line in lines]


def _cells(line: Sequence[_Run]) -> _Row:
    cells: list[_Cell] = []
    last = line[0]
    for run in line:
        gap, height = run.left - last.right, min(run.height, last.height)
        if not cells or gap > _CELL_GAP * max(run.height, last.height):
            cells.append((run.text, run.left, run.right))
        else:
            text, left, right = cells[-1]
            between = " " if gap > _WORD_GAP * height else ""
            cells[-1] = (f"{text}{between}{run.text}", left, max(right, run.right))
        last = run
    return tuple(cells)


def _lines(rows: Sequence[_Row]) -> Iterator[str]:
    """One line a row; where a page is set in two columns of prose, one column after the other."""
    start = 0
    while start < len(rows):
        end = _columns_end(rows, start)
        if end > start:
            yield from (row[0][0] for row in rows[start:end])
            yield from (row[1][0] for row in rows[start:end])
            start = end
        else:
            yield "\t".join(cell[0] for cell in rows[start])
            start += 1


def _columns_end(rows: Sequence[_Row], start: int) -> int:
    """Where two columns of prose that begin at this row end; `start` if they are none."""
    end, gutter_left, gutter_right = start, float("-inf"), float("inf")
    while end < len(rows) and len(rows[end]) == 2:
        (_, _, left), (_, right, _) = rows[end]
        gutter_left, gutter_right = max(gutter_left, left), min(gutter_right, right)
        if gutter_left >= gutter_right:
            break
        end += 1
    if end - start < _FEWEST_ROWS:
        return start
    prose = all(_words(rows[start:end], side) >= _FEWEST_WORDS for side in (0, 1))
    return end if prose else start


def _words(rows: Sequence[_Row], side: int) -> float:
    """How many words a line of this column has; a table has a short one."""
    return fmean(len(row[side][0].split()) for row in rows)
