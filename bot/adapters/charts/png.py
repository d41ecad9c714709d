"""From SVG to PNG. The library is loaded when the first picture is drawn, for a quick start."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


class CannotDraw(Exception):
    """A picture that could not be made. The text of it stands in its words as well."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """The folder with the fonts. Those of the machine are never used: they differ."""

    folder: Path

    @property
    def files(self) -> list[str]:
        return [str(self.folder / name) for name in _FONTS]


def png(svg: str, fonts: Fonts) -> bytes:
    """The picture, as large as the SVG says. Raises CannotDraw. Takes some tenths of a second."""
    if not all(Path(file).is_file() for file in fonts.files):
        raise CannotDraw("a font is missing, and without it no text would be drawn")
    try:
        from resvg_py import svg_to_bytes

        return svg_to_bytes(svg_string=svg, font_files=fonts.files, skip_system_fonts=True)
    except (ImportError, ValueError) as problem:
        raise CannotDraw(type(problem).__name__) from None
