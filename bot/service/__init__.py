"""One transaction per step: what came in, what it did to the session, and what goes out.

Knows no channel and no database, only the protocols in `ports` that the adapters fulfil.
The conversation is a pure function; a session is opaque text here.
"""

from bot.service.handling import Service, report
from bot.service.messages import (
    Arrival,
    CannotRun,
    Incoming,
    Outgoing,
    Parcel,
    Pending,
    Presence,
    StoreFailed,
)
from bot.service.ports import Channel, Conversation, Inbox, Outbox, Printer, Sessions, Store

__all__ = [
    "Arrival",
    "CannotRun",
    "Channel",
    "Conversation",
    "Inbox",
    "Incoming",
    "Outbox",
    "Outgoing",
    "Parcel",
    "Pending",
    "Presence",
    "Printer",
    "Service",
    "Sessions",
    "Store",
    "StoreFailed",
    "report",
]
