"""What a button carries: `v1:<revision>:<action>`, at most 64 bytes of ASCII."""

from __future__ import annotations

import re

from bot.talk.events import Tapped

LIMIT = 64
STALE = Tapped(action="", revision=-1)
"""A tap on a button we cannot read: older than every card, so the present one is shown again."""

_DATA = re.compile(r"v1:([0-9]{1,12}):([\x21-\x7e]{1,48})", re.ASCII)


class UnusableAction(ValueError):
    """An action that no button can carry; a mistake in a card, not in what a person did."""


def pack(action: str, revision: int) -> str:
    """Return the data for a button."""
    data = f"v1:{revision}:{action}"
    if len(data) > LIMIT or not _DATA.fullmatch(data):
        raise UnusableAction(f"no button can carry an action of {len(action)} characters")
    return data


def unpack(data: object) -> Tapped:
    """Return the tap, a stale one for data that is broken or from somebody else's button."""
    found = _DATA.fullmatch(data) if isinstance(data, str) else None
    return Tapped(action=found[2], revision=int(found[1])) if found else STALE
