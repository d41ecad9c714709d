"""The whole way from a text to its offers."""

from __future__ import annotations

from dataclasses import replace

from bot.core.offer import Status
from bot.guides.library import World
from bot.reading.offers.currency import Hints, currencies
from bot.reading.offers.lexicon import lexicon
from bot.reading.offers.passages import MOST
from bot.reading.offers.settle import settle_sheet
from bot.reading.offers.shape import Read, Reading
from bot.reading.offers.writer import read_sheets


def read_offers(text: str, world: World, home: str | None = None) -> Reading:
    """Reads every offer in a text. `home` is the currency of the person's place, where known.

    Linear in the length of the text; what lies beyond its first 50,000 characters is not read.
    """
    found = read_sheets(text, lexicon(world))
    hints = Hints(found.places, home=home, indian=found.indian)
    alone = (currencies(sheet, hints)[0] for sheet in found.offers)
    signs = tuple(codes[0] for codes in alone if len(codes) == 1)
    hints = replace(hints, signs=signs)
    reads = [_with_deadline(settle_sheet(sheet, hints, world), text) for sheet in found.offers]
    kept = tuple(r for r in reads if _says_something(r))
    current = settle_sheet(found.current, hints, world) if found.current.entries else None
    places = {place for read in kept for place in read.places.values()}
    unread = tuple(place for place in found.unread if place not in places)
    return Reading(kept, current, unread, len(text) > MOST)


def _with_deadline(read: Read, text: str) -> Read:
    place = read.places.get("deadline")
    if place is None:
        return read
    return replace(read, offer=replace(read.offer, deadline=text[place.start : place.end]))


def _says_something(read: Read) -> bool:
    """Whether there is any figure or question, or an offer to come, not only a name."""
    offer = read.offer
    figures = (
        offer.base,
        offer.bonus_amount,
        offer.bonus_percent,
        offer.relocation,
        offer.total_stated,
        offer.equity.total,
        offer.equity.annual,
        offer.equity.units,
    )
    coming = offer.status is Status.IN_PROCESS and offer.company is not None
    return any(f is not None for f in figures) or bool(offer.sign_on or read.doubts) or coming
