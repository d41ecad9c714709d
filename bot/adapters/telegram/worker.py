"""The worker: hands what is in the inbox to the service, batch by batch."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Never

from bot.adapters.telegram.pace import Clock, wait_after
from bot.adapters.telegram.requests import encode
from bot.adapters.telegram.updates import decode
from bot.service import Incoming, Outgoing, Presence, Service, StoreFailed
from bot.talk.replies import Reply

BATCH = 16
"""Updates that share one commit: enough to carry a rush, few enough that taps are answered."""

log = logging.getLogger(__name__)


class TelegramChannel:
    """See `bot.service.Channel`."""

    def decode(self, body: str) -> Incoming | Presence | None:
        return decode(body)

    def encode(self, incoming: Incoming, replies: Sequence[Reply]) -> list[Outgoing]:
        return encode(incoming, replies)


class Worker:
    """Handles what waits at the start, and then whatever arrives."""

    def __init__(self, service: Service, handled: Callable[[], None], clock: Clock) -> None:
        self._service = service
        self._handled = handled
        self._clock = clock
        self._channel = TelegramChannel()
        self._arrived = asyncio.Event()

    def wake(self) -> None:
        """Say that something has arrived."""
        self._arrived.set()

    async def run(self) -> Never:
        failures = 0
        while True:
            self._arrived.clear()
            try:
                await self.handle_all()
            except StoreFailed as problem:
                log.warning("handling delayed kind=%s", type(problem).__name__)
                await self._clock.sleep(wait_after(failures))
                failures += 1
            else:
                failures = 0
                await self._arrived.wait()

    async def handle_all(self) -> None:
        """Handle the inbox empty; between batches others have their turn."""
        handled = BATCH
        while handled == BATCH:
            handled = self._service.handle_pending(self._channel, BATCH)
            if handled:
                log.info("handled updates=%d", handled)
                self._handled()
            await asyncio.sleep(0)
