"""Charts: from a plan to what a picture shows, to where it stands, to SVG, characters and words.

Pure: the same plan gives the same bytes. An adapter makes a PNG of the SVG. The floor is only
on a chart whose badge says private; what others may see has no floor, no band and no rival.
"""

from bot.scripts.charts.drawn import Drawn, chart, drawn, shown
from bot.scripts.charts.model import Audience, Chart, Kind
from bot.scripts.charts.themes import Theme

__all__ = ["Audience", "Chart", "Drawn", "Kind", "Theme", "chart", "drawn", "shown"]
