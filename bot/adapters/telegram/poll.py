"""Polling: onto the disk first, then confirmed by asking for what comes next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Never

from telegram import Bot
from telegram.error import Conflict, NetworkError, TelegramError

from bot.adapters.telegram.admission import admit
from bot.adapters.telegram.api import TOKEN_REFUSALS, acknowledge, fetch, pause
from bot.adapters.telegram.errors import AnotherPoller, TokenRefused
from bot.adapters.telegram.pace import Clock
from bot.adapters.telegram.updates import Raw
from bot.service import Arrival, Inbox, StoreFailed, report

log = logging.getLogger(__name__)

CONFLICT_PATIENCE = 60.0
"""A supervisor may start us before our predecessor's poll has ended; a minute is enough."""
ANSWERS_AT_ONCE = 8
LARGEST_ID = 2**63 - 1


class Poller:
    """Brings updates to the inbox."""

    def __init__(
        self, bot: Bot, inbox: Inbox, username: str, arrived: Callable[[], None], clock: Clock
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._username = username
        self._arrived = arrived
        self._clock = clock
        self._failures = 0
        self._conflict_since: float | None = None
        self._answering = asyncio.Semaphore(ANSWERS_AT_ONCE)
        self._acknowledgements: set[asyncio.Task[None]] = set()

    async def run(self) -> Never:
        """Poll until cancelled, or until polling has become pointless."""
        while True:
            await self.poll()

    async def poll(self) -> None:
        """Poll once; after a failure, pause."""
        try:
            updates = await fetch(self._bot, self._inbox.offset())
            self._conflict_since = None
            self._keep(updates)
        except TOKEN_REFUSALS:
            raise TokenRefused from None
        except (TelegramError, StoreFailed) as problem:
            await self._rest(problem)
        else:
            self._failures = 0

    def _keep(self, updates: list[Raw]) -> None:
        arrivals = [arrival for update in updates if (arrival := self._admit(update))]
        if not arrivals:
            if updates:
                raise NetworkError("not one of the updates has an id")
            return
        offset = max(arrival.update_id for arrival in arrivals) + 1
        self._inbox.receive(arrivals, offset=offset, at=int(self._clock.wall()))
        log.info("received updates=%d", len(arrivals))
        self._arrived()
        for update in updates:
            self._acknowledge(update)

    def _admit(self, update: Raw) -> Arrival | None:
        """One we cannot even look at is confirmed by its id alone, so it cannot block the rest."""
        match update:
            case {"update_id": int(update_id)} if 0 <= update_id < LARGEST_ID:
                try:
                    return admit(update, self._username)
                except Exception as problem:
                    report("update refused", problem)
                    return Arrival(update_id)
        return None

    def _acknowledge(self, update: Raw) -> None:
        """A tap's answer is neither awaited nor kept: it is worthless after seconds."""
        match update:
            case {"callback_query": {"id": str(query)}}:
                task = asyncio.create_task(self._answer(query))
                self._acknowledgements.add(task)
                task.add_done_callback(self._acknowledgements.discard)

    async def _answer(self, query: str) -> None:
        async with self._answering:
            await acknowledge(self._bot, query)

    async def _rest(self, problem: Exception) -> None:
        log.warning("poll failed kind=%s", type(problem).__name__)
        if isinstance(problem, Conflict):
            self._bear_conflict()
        else:
            self._conflict_since = None
        await self._clock.sleep(pause(problem, self._failures))
        self._failures += 1

    def _bear_conflict(self) -> None:
        now = self._clock.steady()
        if self._conflict_since is None:
            self._conflict_since = now
        elif now - self._conflict_since >= CONFLICT_PATIENCE:
            raise AnotherPoller
