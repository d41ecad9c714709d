"""What was read in a pasted text: the text with its figures marked, and one question at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.reading.days import read_day
from bot.reading.offers.shape import Read, Reading
from bot.scripts.parsed import field_words, question, value_words, way_words
from bot.talk import agenda
from bot.talk.desk import SessionDesk
from bot.talk.replies import Button, Reply
from bot.talk.screens.frame import Row, Showing, labelled, paired
from bot.talk.spoken import label
from bot.talk.told import COUNTED, CURRENT, Open, open_questions, reading_of, taken

_LONGEST_TEXT = 900  # of the pasted text on the card; the figures are listed in full below it
_MOST_LINES = 30
_MOST_BUTTONS = 12
FIELDS = (
    "level", "base", "hours_per_week", "days_per_year", "bonus_percent", "bonus_amount",
    "equity.total", "equity.annual", "equity.units", "equity.unit_price", "equity.strike",
    "equity.kind", "equity.years", "equity.schedule", "equity.cliff_months", "sign_on",
    "relocation", "total_stated", "status", "deadline",
)  # fmt: skip


def told(s: Showing) -> tuple[Reply, ...]:
    """The card. While something is open its readings are the buttons; then the ways on."""
    session = s.desk.session
    reading = reading_of(session, s.desk)
    waiting = next(open_questions(reading, session), None)
    offers = [_offer(s, read, n) for n, read in enumerate(reading.offers, start=1)]
    if reading.current is not None:
        offers.append(_lines(s, reading.current, s.desk.phrase("told.present")))
    return (
        s.card(
            "told", *_choices(s, waiting), _ways_on(s, waiting), *_changes(s, reading),
            offers=offers, counted=waiting is not None and waiting.doubt.topic in COUNTED,
            marked=list(_marked(session.told, reading)), asks=_asks(s, waiting),
        ),
    )  # fmt: skip


def _changes(s: Showing, reading: Reading) -> tuple[Row, ...]:
    """A button for each line that answers a question; what they leave out is on the list of all
    answers."""
    found = taken(s.desk)
    there = replace(s, desk=SessionDesk(found.session, s.desk.world, s.desk.language))
    buttons: list[Button] = []
    for number, (read, keys) in enumerate(zip(reading.offers, found.keys, strict=False)):
        for key in keys:
            question = agenda.asked(key)
            if question is None:
                continue
            what = label(there.desk, question)
            if len(reading.offers) > 1 and read.offer.company:
                what = f"{what} · {read.offer.company}"
            buttons.append(s.button("change", f"fix:{number}.{key.rpartition('/')[2]}", what=what))
    return paired(buttons[:_MOST_BUTTONS])


def _choices(s: Showing, waiting: Open | None) -> tuple[Row, ...]:
    if waiting is None:
        return ()
    world = s.desk.world
    ways = (way_words(waiting.read, way.sets, world) for way in waiting.doubt.ways)
    return paired(labelled(words, f"settle:{n}") for n, words in enumerate(ways))


def _ways_on(s: Showing, waiting: Open | None) -> Row:
    if waiting is None:
        return s.row("told-take", "told-drop", "help")
    return s.row("told-leave", "told-drop", "help")


def _asks(s: Showing, waiting: Open | None) -> str:
    if waiting is None:
        return ""
    name = waiting.read.offer.company
    if waiting.path.startswith(CURRENT):
        name = s.desk.phrase("told.present")
    asks = question(waiting.doubt, s.desk.world)
    return f"{name}: {asks}" if name else asks


def _offer(s: Showing, read: Read, number: int) -> dict[str, object]:
    return _lines(s, read, read.offer.company or s.desk.phrase("told.nameless", number=number))


def _lines(s: Showing, read: Read, name: str) -> dict[str, object]:
    """One offer's lines: what was read, under the name of each part."""
    lines = [
        (field_words(field, s.desk.world), _value(s, read, field))
        for field in FIELDS if read.offer.at(field) not in (None, ())
    ]  # fmt: skip
    return {"name": name, "lines": lines[:_MOST_LINES]}


def _value(s: Showing, read: Read, name: str) -> str:
    """A line's value; a day with its weekday and date, where it can be told from today."""
    words = value_words(read, name, s.desk.world)
    day = read_day(read.offer.deadline or "", s.desk.today) if name == "deadline" else None
    return s.desk.world.locale.day_text(day) if isinstance(day, date) else words


def _marked(text: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """The text in stretches: "read", "left" for figures that nothing took, or plain."""
    places = [(p, "read") for read in reading.offers for p in read.places.values()]
    places += [(p, "left") for p in reading.unread]
    at = 0
    for place, kind in sorted(places, key=lambda item: (item[0].start, -item[0].end)):
        if place.start < at or place.end > _LONGEST_TEXT:
            continue
        yield "plain", text[at : place.start]
        yield kind, text[place.start : place.end]
        at = place.end
    yield "plain", text[at:_LONGEST_TEXT] + ("…" if len(text) > _LONGEST_TEXT else "")
