"""The PNG: as large as its SVG, with text in the shipped fonts, as wide as it was measured."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pytest

from bot import paths
from bot.adapters.charts import CannotDraw, Fonts, png
from bot.guides.lettering import Weight
from bot.guides.library import World
from bot.scripts.charts import Kind, Theme, drawn
from tests.scripts.test_charts import made

FONTS = Fonts(paths.data_folder() / "fonts")
SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="80" font-family="DejaVu Sans">'
    '<rect width="{width}" height="80" fill="#fff"/>{inside}</svg>'
)


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def rows(picture: bytes) -> Iterator[bytes]:
    """The pixels row by row, four bytes each. Only what this library writes is understood."""
    width, _ = size(picture)
    assert picture[24:26] == b"\x08\x06", "eight bits, red green blue alpha"
    data, at = b"", 8
    while at < len(picture):
        length, name = struct.unpack(">I4s", picture[at : at + 8])
        data += picture[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, line = zlib.decompress(data), width * 4
    above = bytes(line)
    for start in range(0, len(raw), line + 1):
        above = _unfiltered(raw[start], raw[start + 1 : start + 1 + line], above)
        yield above


def _unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    done = bytearray()
    for i, byte in enumerate(row):
        left = done[i - 4] if i >= 4 else 0
        corner = above[i - 4] if i >= 4 else 0
        guess = (0, left, above[i], (left + above[i]) // 2, _paeth(left, above[i], corner))[kind]
        done.append((byte + guess) & 255)
    return bytes(done)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda each: abs(guess - each))


def inked(inside: str, width: int) -> list[int]:
    """The columns of a white sheet in which something is drawn."""
    columns: set[int] = set()
    for row in rows(png(SHEET.format(width=width, inside=inside), FONTS)):
        columns |= {x for x in range(width) if row[x * 4] < 200}
    return sorted(columns)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("theme", Theme)
def test_a_picture_is_as_large_as_it_says_and_holds_text(
    kind: Kind, theme: Theme, world: World
) -> None:
    svg = drawn(made("five", kind), world, theme).svg
    picture = png(svg, FONTS)
    width, height = size(picture)
    assert (width, f'height="{height}"' in svg) == (1080, True)
    assert width + height <= 10_000 and len(picture) < 500_000  # a tenth of what channels take
    without = png(svg.replace("<text", "<g").replace("</text", "</g"), FONTS)
    assert size(without) == size(picture) and len(picture) > len(without) + 10_000
    assert png(svg, FONTS) == picture


@pytest.mark.parametrize("weight", Weight)
def test_text_is_as_wide_as_it_was_measured(weight: Weight, world: World) -> None:
    said = "Hamburg $1,234,567 €¥₹ – Ask"
    text = f'<text x="20" y="60" font-size="40" font-weight="{weight.value}">{said}</text>'
    columns = inked(text.replace("regular", "normal"), 900)
    measured = world.lettering.width(said, 40, weight)
    assert abs(columns[-1] - columns[0] - measured) < 12, "the space beside letters, and kerning"


def test_only_the_shipped_fonts_are_used() -> None:
    text = '<text x="20" y="60" font-size="40" font-family="{}">Ask</text>'
    assert inked(text.format("DejaVu Sans"), 200)
    assert not inked(text.format("DejaVu Serif"), 200)


@pytest.mark.parametrize("svg", ["", "<svg", "no picture at all", SHEET.format(width=0, inside="")])
def test_what_is_no_picture_is_refused(svg: str) -> None:
    with pytest.raises(CannotDraw, match=r"^ValueError$"):
        png(svg, FONTS)


def test_without_its_fonts_nothing_is_drawn_rather_than_a_picture_without_words() -> None:
    with pytest.raises(CannotDraw, match="font"):
        png(SHEET.format(width=200, inside=""), Fonts(paths.data_folder()))
