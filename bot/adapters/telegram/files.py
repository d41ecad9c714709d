"""Files in messages: which are fetched, and how what was read from one waits in the inbox."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from bot.reading.letters import Letter, Reason, Refusal
from bot.talk.events import Event, Pasted, Refused, Sent, Unreadable

Raw = dict[str, Any]
LARGEST = 20 * 1024 * 1024
"""What Telegram lets a bot download; from a server of one's own no more is taken either."""

_READ = "read"
"""Where, in the body of an update, stands what was read from its file; Telegram has no such key."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as a message names it."""

    id: str
    name: str


def file_of(update: Raw) -> File | None:
    """The file that has to be fetched before an update can be answered."""
    match update:
        case {"message": {"document": {"file_id": str(id_), **more}, **rest}} if (
            "animation" not in rest
        ):
            size = more.get("file_size", 0)
            if isinstance(size, int) and size <= LARGEST:
                return File(id_, str(more.get("file_name", "")))
    return None


def with_letter(update: Raw, outcome: Letter | Refusal) -> str:
    """The body of an update once its file was read: who sent it, and what it says."""
    message = update["message"]
    kept: Raw = {"from": message["from"], "chat": message["chat"]}
    match outcome:
        case Letter():
            file = file_of(update)
            caption = message.get("caption")
            read: Raw = {
                "text": f"{caption}\n\n{outcome.text}" if caption else outcome.text,
                "name": file.name if file else "",
                "unread": outcome.unread,
            }
        case Refusal():
            read = {"reason": outcome.reason}
    return json.dumps({"message": kept, _READ: read})


def event_of_file(update: Raw) -> Event | None:
    """What a message with a file means; None for one without."""
    match update.get(_READ), update["message"].get("document"):
        case {"reason": reason}, _:
            return Refused(Reason(reason))
        case {"text": text, "name": name, "unread": unread}, _:
            return Pasted(text, name, tuple(Reason(reason) for reason in unread))
        case _, {"file_size": int(size)} if size > LARGEST:
            return Refused(Reason.TOO_LARGE)
        case _, {}:
            return Sent(Unreadable.DOCUMENT)
    return None
