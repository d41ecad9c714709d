"""The text of a Word file: headers, body with tables, text boxes and fields, notes, footers.

Tracked changes count as made: what was inserted is there, what was deleted is not. The
elements are walked here because the library's own paragraphs leave out insertions, content
controls and text boxes, which letters made from forms are full of.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({_CHOICES, f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}pPr", f"{_WORD}sectPr"})
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n",
          f"{_WORD}noBreakHyphen": "-"}  # fmt: skip
_LONGEST_CELL = 200  # more text than this is a page laid out with a table
_ABOVE, _BELOW = ("header",), ("footnotes", "endnotes", "footer")


def word_text(data: bytes) -> str:
    """The words of a file that has been checked, a line a paragraph or a row."""
    document = docx.Document(BytesIO(data))
    parts = sorted(document.part.package.iter_parts(), key=lambda part: str(part.partname))
    pages = [*_others(parts, _ABOVE), _text(document.element.body), *_others(parts, _BELOW)]
    return "\n\n".join(dict.fromkeys(page for page in pages if page.strip()))


def _others(parts: list[Part], names: tuple[str, ...]) -> Iterator[str]:
    """The parts of these names; first pages and even ones often have the same header."""
    for part in parts:
        if str(part.partname).rpartition("/")[2].startswith(names):
            yield _text(part.element if isinstance(part, XmlPart) else parse_xml(part.blob))


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    tag = element.tag
    if tag in _GONE or _vanishes(element):
        return
    if tag == f"{_WORD}t":
        yield element.text or ""
    elif tag in _SIGNS:
        yield _SIGNS[tag]
    elif tag == f"{_WORD}tr":
        yield _row(element)
    else:
        yield from _inside(element)


def _inside(element: etree._Element) -> Iterator[str]:
    if element.tag == f"{_WORD}txbxContent":
        yield "\n"
    if element.tag == f"{_WORD}p" and element.find(f"{_WORD}pPr/{_WORD}numPr") is not None:
        yield "- "
    for child in element:
        yield from _pieces(child)
    if element.tag == f"{_WORD}p":
        yield "\n"


def _row(row: etree._Element) -> str:
    cells = [_text(cell).strip("\n") for cell in row.iter(f"{_WORD}tc") if _row_of(cell) is row]
    if any(len(cell) > _LONGEST_CELL for cell in cells) or len(cells) == 1:
        return "\n".join(cells) + "\n"
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _row_of(cell: etree._Element) -> etree._Element:
    """The row a cell stands in; a content control may stand between them."""
    return next(cell.iterancestors(f"{_WORD}tr"))


def _vanishes(element: etree._Element) -> bool:
    """Hidden text, which no reader of the letter has seen."""
    if element.tag != f"{_WORD}r":
        return False
    hidden = element.find(f"{_WORD}rPr/{_WORD}vanish")
    return hidden is not None and hidden.get(f"{_WORD}val") not in ("0", "false")
