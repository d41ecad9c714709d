"""What passes between a channel, the service and a store, and the two ways it can go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.talk.events import Event


class CannotRun(Exception):
    """A reason not to start or not to go on, in one sentence for whoever runs the coach."""


class StoreFailed(Exception):
    """The store could not read or write just now: a full disk, a lock. Worth trying again."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Something to send. `kind` and `payload` are the channel's own words, opaque to the rest."""

    chat: int
    kind: str
    payload: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update at the door, not yet understood.

    One without a person is not kept: only its id is, so that it is not answered twice.
    `notice` is what such an update is answered with, if it is answered at all. One that
    awaits a file is kept as it is, and so is what its person does after it.
    """

    update_id: int
    person: str | None = None
    body: str = ""
    notice: Outgoing | None = None
    awaits_file: bool = False


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that waits in the inbox, with the second at which it came in."""

    update_id: int
    body: str
    received: int

    @property
    def moment(self) -> datetime:
        """When it came in, in UTC: the same however often it has to be handled again."""
        return datetime.fromtimestamp(self.received, UTC)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a person did, where to answer, and the card it was done on, if it was a tap."""

    person: str
    chat: int
    event: Event
    card: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """A person left the chat or came back to it, without saying anything."""

    person: str
    chat: int
    reachable: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    """An outbox row: something to send, and how often that was tried in vain."""

    id: int
    person: str | None
    outgoing: Outgoing
    attempts: int
