"""The text of an HTML page: what is shown, a line a block, a line a row of a table."""

from __future__ import annotations

import re

from lxml import etree

from bot.adapters.documents.limits import Refused
from bot.reading.letters import Reason

_UNSEEN = frozenset({"head", "script", "style", "template", "noscript", "svg", "object", "iframe"})
_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 ul ol li table tr section article header footer blockquote dl dt dd"
    " pre hr br address main body td th form".split()
)
_APART = frozenset("p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote".split())
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONGEST_CELL = 200  # more text than this is a page laid out with a table


def web_text(data: bytes) -> str:
    """The words of a page, in its order. Raises Refused."""
    parser = etree.HTMLParser(encoding=_encoding(data), no_network=True, remove_comments=True)
    root = etree.fromstring(data, parser)
    if root is None:
        raise Refused(Reason.BROKEN)
    page = _Page()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            if event == "end":
                page.write(element.tail)
        elif event == "end":
            page.close(element)
        elif element.tag in _UNSEEN or _hidden(element):
            walk.skip_subtree()
            page.skipped.add(element)
        else:
            page.open(element)
    return page.text()


def _encoding(data: bytes) -> str | None:
    """UTF-8 if it is; else the parser goes by what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


class _Page:
    """Lines being written. Inside a cell of a table nothing breaks the line."""

    def __init__(self) -> None:
        self.skipped: set[etree._Element] = set()
        self._parts: list[str] = []
        self._cell: etree._Element | None = None

    def open(self, element: etree._Element) -> None:
        if self._cell is None and _is_cell(element):
            self._cell = element
        elif element.tag in _BLOCKS:
            self._break()
            if element.tag == "li":
                self._parts.append("- ")
        self.write(element.text)

    def close(self, element: etree._Element) -> None:
        if element not in self.skipped:
            if element is self._cell:
                self._cell = None
                self._parts.append("\t")
            elif element.tag in _BLOCKS:
                self._break()
                if element.tag in _APART and self._cell is None:
                    self._parts.append("\n")
        self.write(element.tail)

    def write(self, text: str | None) -> None:
        """Words as they are shown: any white space is one space."""
        words = re.sub(r"[ \t\r\n\f]+", " ", text or "")
        if words.strip() or not self._at_start():
            self._parts.append(words)

    def text(self) -> str:
        return "".join(self._parts)

    def _break(self) -> None:
        if self._cell is not None:
            self._parts.append(" ")
        elif not self._at_start():
            self._parts.append("\n")

    def _at_start(self) -> bool:
        return not self._parts or self._parts[-1] == "\n"


def _is_cell(element: etree._Element) -> bool:
    """A cell of a real table: short, beside another one, and no table itself."""
    row = element.getparent()
    if element.tag not in _CELLS or row is None or element.find(".//table") is not None:
        return False
    beside = sum(1 for other in row if other.tag in _CELLS)
    return beside > 1 and len("".join(element.itertext())) <= _LONGEST_CELL
