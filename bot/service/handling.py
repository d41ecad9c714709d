"""Steps: load, advance, save, post, all in one transaction."""

from __future__ import annotations

import logging
import secrets
import traceback
from datetime import datetime

from bot.service.messages import Incoming, Pending, Presence, StoreFailed
from bot.service.ports import Channel, Conversation, Store
from bot.talk.events import Event
from bot.talk.replies import Erase, Keep, Reply

log = logging.getLogger(__name__)


class Service:
    """The only place where a session changes."""

    def __init__(self, conversation: Conversation, store: Store) -> None:
        self._conversation = conversation
        self._store = store

    def converse(self, person: str, event: Event, moment: datetime) -> tuple[Reply, ...]:
        """Take one step and return the replies, for a channel that shows them itself."""
        with self._store.transaction():
            return self._advance(person, event, moment)

    def farewell(self, person: str) -> str:
        """The last sentence of a sitting, for a channel that has sittings."""
        with self._store.transaction():
            return self._conversation.farewell(self._store.session(person))

    def handle_pending(self, channel: Channel, limit: int) -> int:
        """Handle the oldest updates in one commit; return how many there were.

        Several people, and several updates of one person, share the commit. One that fails
        is undone alone, so it cannot hold up the others or come back for ever. They are read
        one by one because a person's last wish may take the ones behind it away.
        """
        handled = 0
        with self._store.transaction():
            while handled < limit and (pending := self._store.next_pending()) is not None:
                self._handle(pending, channel)
                handled += 1
        return handled

    def _handle(self, pending: Pending, channel: Channel) -> None:
        incoming: Incoming | Presence | None = None
        try:
            with self._store.attempt():
                incoming = channel.decode(pending.body)
                self._take_in(incoming, pending.moment, channel)
                self._store.settle(pending.update_id)
        except StoreFailed:
            raise
        except Exception as problem:
            error_id = report("update failed", problem)
            self._store.reject(pending.update_id, error_id)
            if isinstance(incoming, Incoming):
                self._apologise(incoming, error_id, channel)

    def _take_in(
        self, incoming: Incoming | Presence | None, moment: datetime, channel: Channel
    ) -> None:
        match incoming:
            case Incoming(person=person, event=event):
                replies = self._advance(person, event, moment)
                owner = None if _erases(replies) else person
                self._store.post(owner, channel.encode(incoming, replies))
            case Presence(person=person, reachable=True):
                self._store.reachable(person)
            case Presence(person=person, chat=chat):
                self._store.unreachable(person, chat)

    def _advance(self, person: str, event: Event, moment: datetime) -> tuple[Reply, ...]:
        state, replies = self._conversation.advance(self._store.session(person), event, moment)
        if _erases(replies):
            self._store.erase(person)
        else:
            self._store.save(person, state)
        return replies

    def _apologise(self, incoming: Incoming, error_id: str, channel: Channel) -> None:
        saved = self._store.session(incoming.person)
        words = Keep(self._conversation.apology(saved, error_id))
        self._store.post(incoming.person, channel.encode(incoming, (words,)))


def _erases(replies: tuple[Reply, ...]) -> bool:
    return any(isinstance(reply, Erase) for reply in replies)


def report(event: str, problem: Exception) -> str:
    """Log what failed and where; return the id to find it by.

    Only the kind of the exception and a line of code: its text may hold what a person wrote.
    """
    error_id = secrets.token_hex(4)
    frames = traceback.extract_tb(problem.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    log.error("%s error=%s kind=%s at=%s", event, error_id, type(problem).__name__, place)
    return error_id
