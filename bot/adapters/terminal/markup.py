"""Cards in a terminal: Telegram's HTML subset as text, with bold and italics where they show."""

from __future__ import annotations

from html.parser import HTMLParser

_STYLES = {"b": "\x1b[1m", "i": "\x1b[2m", "code": "\x1b[1m"}
# What the pieces and marks of a chart are coloured with; each is another sign as well.
_STYLES |= {
    "base": "\x1b[36m", "bonus": "\x1b[93m", "sign_on": "\x1b[31m", "equity": "\x1b[35m",
    "offer": "\x1b[33m", "ask": "\x1b[32m", "written": "\x1b[36m", "spoken": "\x1b[36m",
    "floor": "\x1b[31m",
}  # fmt: skip
_RESET = "\x1b[0m"


class _Text(HTMLParser):
    def __init__(self, *, styled: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.styled = styled
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if self.styled and tag in _STYLES:
            self.parts.append(_STYLES[tag])

    def handle_endtag(self, tag: str) -> None:
        if self.styled and tag in _STYLES:
            self.parts.append(_RESET)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain_text(html: str) -> str:
    """The text of a card, without any mark-up."""
    return _parsed(html, styled=False)


def styled_text(html: str) -> str:
    """The text of a card with terminal styles."""
    return _parsed(html, styled=True)


def _parsed(html: str, *, styled: bool) -> str:
    parser = _Text(styled=styled)
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
