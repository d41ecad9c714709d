"""The door: what of an update may be kept. Private chats are; of all else only the update's id."""

from __future__ import annotations

import json
import re

from bot.adapters.telegram.files import file_of
from bot.adapters.telegram.requests import message
from bot.adapters.telegram.updates import ALLOWED, Raw, person_of
from bot.service import Arrival, Outgoing

INVITATION = "I coach in private only, so that your numbers stay yours: https://t.me/{username}"
_ADDRESSED = re.compile(r"/[a-z0-9_]{1,32}(?:@(\w+))?(?=\s|\Z)", re.ASCII | re.I)


def admit(update: Raw, username: str) -> Arrival:
    """Return what to keep of an update."""
    update_id = int(update["update_id"])
    kind = next((kind for kind in ALLOWED if kind in update), None)
    if kind is None:
        return Arrival(update_id)
    content: Raw = update[kind]
    chat = _chat(content)
    if chat is None or chat.get("type") == "private":
        awaits_file = kind == "message" and file_of(update) is not None
        person = person_of(content["from"])
        return Arrival(update_id, person, json.dumps(update), awaits_file=awaits_file)
    notice = _invitation(content, chat, username) if kind == "message" else None
    return Arrival(update_id, notice=notice)


def _chat(content: Raw) -> Raw | None:
    """Return the chat; a tap has it in its message, if Telegram still knows that message."""
    place = content.get("message", content)
    chat: Raw | None = place.get("chat")
    return chat


def _invitation(content: Raw, chat: Raw, username: str) -> Outgoing | None:
    """Answer a group's command with the way to the private chat; overhear nothing else."""
    found = _ADDRESSED.match(content.get("text") or "")
    if chat.get("type") not in ("group", "supergroup") or not found:
        return None
    if (found[1] or username).lower() != username.lower():
        return None
    return message(int(chat["id"]), INVITATION.format(username=username))
