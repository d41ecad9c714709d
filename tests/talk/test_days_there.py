"""A day counted from now is counted where the person is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.guides.library import World
from bot.talk.answers import Day
from bot.talk.desk import SessionDesk
from bot.talk.events import Command, Event, Said, Tapped
from bot.talk.machine import advance
from bot.talk.session import Session

# Half past eleven in the evening on a Thursday in London, and the next morning in Singapore.
LATE = datetime(2026, 11, 26, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "tomorrow"),
    [
        ("San Francisco", date(2026, 11, 27)),  # still Thursday afternoon there
        ("London", date(2026, 11, 27)),
        ("Singapore", date(2026, 11, 28)),
        ("Sydney", date(2026, 11, 28)),
        ("US remote", date(2026, 11, 27)),  # no zone of its own: the day of the message
    ],
)
def test_tomorrow_is_tomorrow_there(place: str, tomorrow: date, world: World) -> None:
    session = Session()
    for line in ("/start", "Another company", "Acme", place, "senior", "200k", "100k over 4"):
        event: Event = Command(line[1:]) if line.startswith("/") else Said(line)
        session, _ = advance(session, event, world, moment=LATE)
    session, _ = advance(
        session, Tapped("change:offer:1/deadline", session.revision), world, moment=LATE
    )
    session, replies = advance(session, Said("tomorrow"), world, moment=LATE)
    due = SessionDesk(session, world).answer("offer:1/deadline")
    assert isinstance(due, Day) and due.day == tomorrow
    assert any(f"{tomorrow:%A} {tomorrow.day} November" in str(reply) for reply in replies)


def test_without_a_moment_no_day_is_counted(world: World) -> None:
    session, _ = advance(Session(), Said("hello"), world)
    assert session.today is None
