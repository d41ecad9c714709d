"""What the service needs from others: a conversation, a channel, and a place to keep things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from bot.scripts.page import Page
from bot.service.messages import Arrival, Incoming, Outgoing, Parcel, Pending, Presence
from bot.talk.events import Event
from bot.talk.replies import Reply


class Conversation(Protocol):
    """The pure function that answers; `saved` is None for somebody new, `moment` when
    the event came in, with its zone."""

    def advance(
        self, saved: str | None, event: Event, moment: datetime
    ) -> tuple[str, tuple[Reply, ...]]: ...

    def apology(self, saved: str | None, error_id: str) -> str:
        """What to say when a step failed, in the language of the session."""

    def farewell(self, saved: str | None) -> str:
        """What a terminal says at the end of a sitting, in the language of the session."""


class Channel(Protocol):
    """Translates between a messenger's own words and ours; decides nothing."""

    def decode(self, body: str) -> Incoming | Presence | None:
        """Return what an update means; None if it means nothing to us."""

    def encode(self, incoming: Incoming, replies: Sequence[Reply]) -> list[Outgoing]: ...


class Printer(Protocol):
    """Makes the PDF of a page. May take a second and may fail; safe to call from any thread."""

    def __call__(self, page: Page, /) -> bytes: ...


class Sessions(Protocol):
    """One text per person. Every method raises `StoreFailed` when the store cannot do it."""

    def transaction(self) -> AbstractContextManager[None]:
        """Take the write lock at once; commit at the end, or undo everything on an exception."""

    def session(self, person: str) -> str | None: ...

    def save(self, person: str, state: str) -> None:
        """Keep the session; whoever has just spoken can also be reached again."""

    def erase(self, person: str) -> None:
        """Delete all that is kept of a person, beyond recovery once the transaction ends.

        Their updates that still wait go too; only ids stay, so that nothing is handled twice.
        """


class Inbox(Protocol):
    """Updates as they came, until each is handled once."""

    def receive(self, arrivals: Iterable[Arrival], *, offset: int, at: int) -> None:
        """Keep the new ones among them, on disk when this returns, and where to poll next."""

    def offset(self) -> int:
        """Return where to poll next; 0 before the first poll."""

    def next_pending(self) -> Pending | None:
        """Return the oldest unhandled update that neither awaits a file nor follows, from the
        same person, one that does."""

    def awaiting_files(self) -> list[Pending]:
        """Return the updates whose file is still to be fetched, oldest first."""

    def complete(self, update_id: int, body: str) -> None:
        """Put what was read from its file in an update's place, if it still waits for one."""

    def attempt(self) -> AbstractContextManager[None]:
        """Undo only what happens inside on an exception; needs an open transaction."""

    def settle(self, update_id: int) -> None:
        """Mark as handled; only the id stays."""

    def reject(self, update_id: int, error_id: str) -> None:
        """Mark as impossible to handle; only the id and the error's id stay."""

    def prune(self, before: int) -> None:
        """Forget the ids of handled updates that came before a moment."""


class Outbox(Protocol):
    """What is to be sent, in order within each chat, until it is."""

    def transaction(self) -> AbstractContextManager[None]: ...

    def post(self, person: str | None, outgoing: Iterable[Outgoing]) -> None: ...

    def parcels(self, now: float, limit: int) -> list[Parcel]:
        """Return the oldest rows, without the chats that must wait beyond `now`."""

    def next_due(self) -> float | None:
        """Return when the first waiting chat may be tried again."""

    def sent(self, parcels: Iterable[Parcel]) -> None: ...

    def postpone(self, parcel: Parcel, until: float) -> None: ...

    def unreachable(self, person: str | None, chat: int) -> None:
        """Drop all that waits for a chat, and note that its person cannot be reached."""

    def reachable(self, person: str) -> None: ...


class Store(Sessions, Inbox, Outbox, Protocol):
    """All three, behind one transaction."""
