"""What a person can do to the conversation. Channels translate into these and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.reading.letters import Reason


@dataclass(frozen=True, slots=True)
class Said:
    """A typed line or paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button, with the revision of the session that drew it: an older one is stale."""

    action: str
    revision: int


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command without its slash, lower case, and what followed it.

    `language` is a code that the channel was told of; only the first welcome looks at it.
    """

    name: str
    argument: str = ""
    language: str = ""


class Unreadable(StrEnum):
    """Things a person can send that hold no answer."""

    STICKER = "sticker"
    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"
    FORWARDED = "forwarded"
    EDITED = "edited"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sent:
    """Something that is neither a line nor a tap; it is answered with a sentence."""

    kind: Unreadable


@dataclass(frozen=True, slots=True)
class Pasted:
    """The text of a file they sent, the name it came under, and what of it was not read."""

    text: str
    name: str
    unread: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file they sent that was not read."""

    reason: Reason


Event = Said | Tapped | Command | Sent | Pasted | Refused
