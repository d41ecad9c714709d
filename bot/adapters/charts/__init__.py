"""Makes a PNG of a chart's SVG with the fonts that are shipped, the same on every machine."""

from bot.adapters.charts.png import CannotDraw, Fonts, png

__all__ = ["CannotDraw", "Fonts", "png"]
