"""From Telegram's updates to events. Read from raw dictionaries: a strange one harms no other."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.adapters.telegram.callbacks import unpack
from bot.adapters.telegram.files import event_of_file
from bot.service import Incoming, Presence
from bot.talk.events import Command, Event, Said, Sent, Unreadable

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update to ask for; Telegram keeps the others to itself."""

_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.ASCII | re.DOTALL | re.I)

_UNREADABLE = {
    "sticker": Unreadable.STICKER,
    "photo": Unreadable.PHOTO,
    "voice": Unreadable.VOICE,
}
_SILENT = frozenset(
    {
        "pinned_message",
        "message_auto_delete_timer_changed",
        "write_access_allowed",
        "chat_background_set",
        "boost_added",
    }
)
"""Notes by Telegram itself in a chat: nobody said anything."""

Raw = dict[str, Any]


def decode(body: str) -> Incoming | Presence | None:
    """Return what an update of a private chat means; None if it means nothing to us."""
    update: Raw = json.loads(body)
    if "callback_query" in update:
        return _tap(update["callback_query"])
    if "message" in update:
        return _message(update)
    if "edited_message" in update:
        return _heard(update["edited_message"], Sent(Unreadable.EDITED))
    if "my_chat_member" in update:
        return _presence(update["my_chat_member"])
    return None


def person_of(user: Raw) -> str:
    """Return the key that a person's session is kept under."""
    return f"telegram:{int(user['id'])}"


def _tap(query: Raw) -> Incoming:
    """A tap on a card that Telegram no longer shows us is answered in the private chat."""
    message: Raw = query.get("message") or {}
    chat: Raw = message.get("chat") or query["from"]
    tapped = unpack(query.get("data"))
    return Incoming(person_of(query["from"]), chat["id"], tapped, card=message.get("message_id"))


def _message(update: Raw) -> Incoming | None:
    message = update["message"]
    event = event_of_file(update) or _event(message)
    return None if event is None else _heard(message, event)


def _heard(message: Raw, event: Event) -> Incoming:
    return Incoming(person_of(message["from"]), message["chat"]["id"], event)


def _event(message: Raw) -> Event | None:
    if "forward_origin" in message or "forward_date" in message:
        return Sent(Unreadable.FORWARDED)
    if isinstance(text := message.get("text"), str):
        language = message.get("from", {}).get("language_code")
        return command(text, str(language or "")) or Said(text)
    for key, kind in _UNREADABLE.items():
        if key in message:
            return Sent(kind)
    return None if _SILENT & message.keys() else Sent(Unreadable.OTHER)


def command(text: str, language: str = "") -> Command | None:
    """Read `/name@bot argument`; a path such as `/etc/hosts` is none.

    The language that Telegram names goes with /start alone, where a chat begins.
    """
    found = _COMMAND.fullmatch(text)
    if found is None:
        return None
    name = found[1].lower()
    told = language if name == "start" else ""
    return Command(name, (found[2] or "").strip(), told)


def _presence(change: Raw) -> Presence:
    status = change["new_chat_member"]["status"]
    return Presence(
        person_of(change["from"]), change["chat"]["id"], status not in ("kicked", "left")
    )
