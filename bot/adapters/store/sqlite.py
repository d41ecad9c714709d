"""The store: three groups of tables behind one connection and one transaction."""

from __future__ import annotations

from bot.adapters.store.inbox import InboxTable
from bot.adapters.store.outbox import OutboxTable
from bot.adapters.store.sessions import SessionTable


class SqliteStore(SessionTable, InboxTable, OutboxTable):
    """See `bot.service.Store`."""
