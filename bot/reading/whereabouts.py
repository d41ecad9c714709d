"""Which region a text speaks of: the first one that it names."""

from __future__ import annotations

import re

from bot.guides.library import World
from bot.guides.schema import Region

_SHORT = 3  # so short a name counts only in capitals: SF, NYC, LA


def region_in(text: str, world: World) -> Region | None:
    """The region whose name or alias stands first in a text; None where none does."""
    first: tuple[int, Region] | None = None
    for region in world.regions.values():
        for name in (region.name, *region.aliases):
            found = _found(name, text)
            if found is not None and (first is None or found < first[0]):
                first = found, region
    return first[1] if first else None


def _found(name: str, text: str) -> int | None:
    short = len(name) <= _SHORT
    flags = re.NOFLAG if short else re.IGNORECASE
    written = re.escape(name.upper() if short else name)
    match = re.search(rf"(?<!\w){written}(?!\w)", text, flags)
    return match.start() if match else None
