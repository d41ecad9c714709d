"""What makes bytes of pure replies when they are sent: the PNG of a drawing, the PDF of a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.service import Printer

Draw = Callable[[str], bytes]
"""From the SVG of a picture to its PNG; may take some tenths of a second, and may fail."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Both are slow and may fail; they run beside the loop."""

    draw: Draw
    printer: Printer
