"""Keeps sessions, inbox and outbox in one SQLite file that only its owner can read.

Whatever changes together is committed together, and what was committed survives a kill.
What was handled, sent or erased leaves no text behind.
"""

from bot.adapters.store.opening import NewerDatabase, UnusableDatabase, open_store
from bot.adapters.store.sqlite import SqliteStore

__all__ = ["NewerDatabase", "SqliteStore", "UnusableDatabase", "open_store"]
