"""The sender: empties the outbox, in order within a chat and several chats at once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import Never

from telegram import Bot

from bot.adapters.telegram.delivery import Done, Outcome, deliver
from bot.adapters.telegram.makers import Makers
from bot.adapters.telegram.pace import Clock, wait_after
from bot.service import Outbox, Parcel, StoreFailed

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 16
ROWS = 256
GRACE = 3.0
"""Seconds that deliveries under way have to end when the process is stopped."""


class Sender:
    """Results are written in batches; until they are, their chat sends nothing else."""

    def __init__(self, bot: Bot, outbox: Outbox, clock: Clock, makers: Makers) -> None:
        self._bot = bot
        self._makers = makers
        self._outbox = outbox
        self._clock = clock
        self._changed = asyncio.Event()
        self._results: list[tuple[Parcel, Outcome]] = []
        self._chats: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Say that something was posted."""
        self._changed.set()

    async def run(self) -> Never:
        """Send until cancelled; then let what is under way end, and write down what was sent."""
        failures = 0
        try:
            while True:
                self._changed.clear()
                try:
                    self.write_results()
                    self.start_due()
                except StoreFailed as problem:
                    log.warning("sending delayed kind=%s", type(problem).__name__)
                    await self._clock.sleep(wait_after(failures))
                    failures += 1
                else:
                    failures = 0
                    await self._until_changed()
        finally:
            await self._wind_up()

    async def drain(self) -> None:
        """Send all that is due now, and return."""
        self.start_due()
        while self._chats:
            await asyncio.wait(self._chats.values())
            self.write_results()
            self.start_due()

    def start_due(self) -> None:
        """Start a delivery for each chat that has something due and none under way."""
        due: dict[int, list[Parcel]] = {}
        if len(self._chats) < CHATS_AT_ONCE:
            for parcel in self._outbox.parcels(self._clock.wall(), ROWS):
                due.setdefault(parcel.outgoing.chat, []).append(parcel)
        for chat, parcels in due.items():
            if chat not in self._chats and len(self._chats) < CHATS_AT_ONCE:
                self._chats[chat] = asyncio.create_task(self._send_in_order(parcels))

    async def _send_in_order(self, parcels: list[Parcel]) -> None:
        for parcel in parcels:
            outcome = await deliver(self._bot, parcel, self._makers)
            self._results.append((parcel, outcome))
            self._changed.set()
            if outcome not in (Done.SENT, Done.REFUSED):
                return

    def write_results(self) -> None:
        """Write down in one commit what became of deliveries, and free the chats that ended."""
        ended = [chat for chat, task in self._chats.items() if task.done()]
        if self._results:
            with self._outbox.transaction():
                self._outbox.sent(self._finished())
                for parcel, outcome in self._results:
                    self._write_trouble(parcel, outcome)
            log.debug("deliveries ended=%d", len(self._results))
            self._results.clear()
        for chat in ended:
            self._chats.pop(chat).result()

    def _finished(self) -> list[Parcel]:
        return [parcel for parcel, outcome in self._results if outcome in (Done.SENT, Done.REFUSED)]

    def _write_trouble(self, parcel: Parcel, outcome: Outcome) -> None:
        if isinstance(outcome, float):
            self._outbox.postpone(parcel, self._clock.wall() + outcome)
        elif outcome is Done.UNREACHABLE:
            self._outbox.unreachable(parcel.person, parcel.outgoing.chat)

    async def _until_changed(self) -> None:
        """Wait for a new row, the end of a delivery, or the end of a chat's pause."""
        due = self._outbox.next_due()
        wait = None if due is None else max(0.05, due - self._clock.wall())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._changed.wait()

    async def _wind_up(self) -> None:
        tasks = list(self._chats.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        self._chats.clear()
        self.write_results()
