"""The text layer of a PDF, by where it stands on the page: one line a row, columns apart.

The order in which a PDF draws its text is whatever its maker found easy, a table column by
column for instance, so only positions say what belongs together. Scripts, forms' actions and
attachments are not looked at; the library is built without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

import pypdfium2
import pypdfium2.raw as pdfium

from bot.adapters.documents.limits import Limits, Refused
from bot.reading.letters import Reason

_SPACES = re.compile(r"\s+")
_MOST_RUNS = 20_000
_CELL_GAP = 1.5  # of a line's height: more than any space between words
_WORD_GAP = 0.2
_LINE_GAP = 2.2  # between lines of one paragraph it is less
_SAME_PLACE = 1.0  # points: bold type is sometimes the same text printed twice
_FEWEST_ROWS = 4
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Run:
    """Text that is printed in one go, with the spaces at its ends, and its box from below."""

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
    texts = ("\n".join(_lines(_rows(_runs(page)))) for page in _pages(document))
    return "\n\n".join(texts), pages


def _pages(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Each page with the fields of its form filled in: what a form says is not on the page yet."""
    for index in range(len(document)):
        page = document[index]
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        yield document[index]


def _runs(page: pypdfium2.PdfPage) -> list[_Run]:
    layer = page.get_textpage()
    count = layer.count_rects()
    if count > _MOST_RUNS:
        raise Refused(Reason.TOO_LARGE)
    found: list[_Run] = []
    for index in range(count):
        left, bottom, right, top = layer.get_rect(index)
        text = _SPACES.sub(" ", layer.get_text_bounded(left, bottom, right, top))
        run = _Run(text, left, bottom, right, top)
        if text.strip() and not any(run.repeats(other) for other in found[-3:]):
            found.append(run)
    return found


def _rows(runs: Sequence[_Run]) -> list[_Row]:
    """Lines from the top, each as its cells from the left; an empty one where there is a gap."""
    lines: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: (-r.middle, r.left)):
        if lines and any(run.beside(other) for other in lines[-1]):
            lines[-1].append(run)
        else:
            lines.append([run])
    rows: list[_Row] = []
    for above, line in pairwise([[], *lines]):
        if above and above[0].middle - line[0].middle > _LINE_GAP * line[0].height:
            rows.append(())
        rows.append(_cells(sorted(line, key=lambda r: r.left)))
    return rows


def _cells(line: Sequence[_Run]) -> _Row:
    cells: list[_Cell] = []
    last = line[0]
    for run in line:
        gap, height = run.left - last.right, max(run.height, last.height)
        if not cells or gap > _CELL_GAP * height:
            cells.append((run.text, run.left, run.right))
        else:
            text, left, right = cells[-1]
            between = " " if gap > _WORD_GAP * height else ""  # twice a space is one, later
            cells[-1] = (f"{text}{between}{run.text}", left, max(right, run.right))
        last = run
    return tuple(cells)


def _lines(rows: Sequence[_Row]) -> Iterator[str]:
    """One line a row; where a page is set in two columns of prose, one column after the other."""
    start = 0
    while start < len(rows):
        end, gutter = _columns(rows, start)
        if end > start:
            cells = [cell for row in rows[start:end] for cell in row]
            yield from (text for text, left, _ in cells if left < gutter)
            yield from (text for text, left, _ in cells if left >= gutter)
            start = end
        else:
            yield "\t".join(cell[0] for cell in rows[start])
            start += 1


def _columns(rows: Sequence[_Row], start: int) -> tuple[int, float]:
    """Where two columns of prose that begin at this row end, and the space between them.

    A row that only one column reaches belongs to them too; a gap over both may only stand
    before two lines side by side. The end is `start` where there are no columns.
    """
    end, inner, outer = start, float("-inf"), float("inf")
    both: list[_Row] = []
    for index in range(start, len(rows)):
        row = rows[index]
        if len(row) == 2:
            narrowed = max(inner, row[0][2]), min(outer, row[1][1])
            if narrowed[0] >= narrowed[1]:
                break
            inner, outer = narrowed
            both.append(row)
        elif row and (not both or index > end or not _on_one_side(row, inner, outer)):
            break
        if row:
            end = index + 1
    prose = len(both) >= _FEWEST_ROWS and all(
        _words(both, side) >= _FEWEST_WORDS for side in (0, 1)
    )
    return (end, inner) if prose else (start, 0)


def _on_one_side(row: _Row, inner: float, outer: float) -> bool:
    _, left, right = row[0]
    return len(row) == 1 and (right < outer or left > inner)


def _words(rows: Sequence[_Row], side: int) -> float:
    """How many words a line of this column has; a table has a short one."""
    return fmean(len(row[side][0].split()) for row in rows)
