"""One delivery: try it, and say what became of it."""

from __future__ import annotations

import json
import logging
from enum import Enum, auto
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.adapters.telegram.api import pause, send
from bot.adapters.telegram.errors import NotDrawn
from bot.adapters.telegram.makers import Makers
from bot.adapters.telegram.requests import EDIT, PHOTO, SEND, as_caption_alone, as_new_message
from bot.service import Parcel, report

log = logging.getLogger(__name__)

NOT_MODIFIED = "not modified"
_OTHERWISE = {EDIT: as_new_message, PHOTO: as_caption_alone}
"""What is sent as a plain message once Telegram has refused it as it was."""


class Done(Enum):
    """Nothing more to do for this parcel."""

    SENT = auto()
    REFUSED = auto()
    UNREACHABLE = auto()


Outcome = Done | float
"""Done, or the seconds to wait before the same parcel is tried again."""


async def deliver(bot: Bot, parcel: Parcel, makers: Makers) -> Outcome:
    """Send a parcel; a failure is an outcome, not an exception, so none can block its chat."""
    try:
        return await _send(bot, parcel.outgoing.kind, json.loads(parcel.outgoing.payload), makers)
    except Forbidden:
        return Done.UNREACHABLE
    except (BadRequest, ChatMigrated) as problem:
        report("message refused", problem)
        return Done.REFUSED
    except TelegramError as problem:
        log.warning("delivery delayed kind=%s", type(problem).__name__)
        return pause(problem, parcel.attempts)
    except Exception as problem:
        report("message impossible", problem)
        return Done.REFUSED


async def _send(bot: Bot, kind: str, payload: dict[str, Any], makers: Makers) -> Done:
    """A card that can no longer be edited comes as a new message; one that is there already is.
    A picture that cannot be drawn, or is refused, leaves its words."""
    try:
        await send(bot, kind, payload, makers)
    except NotDrawn as problem:
        report("picture impossible", problem)
        await send(bot, SEND, as_caption_alone(payload), makers)
    except BadRequest as problem:
        if kind not in _OTHERWISE:
            raise
        if NOT_MODIFIED not in problem.message:
            await send(bot, SEND, _OTHERWISE[kind](payload), makers)
    return Done.SENT
