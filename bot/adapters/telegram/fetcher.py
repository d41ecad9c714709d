"""The fetcher: brings the files of waiting updates, has them read, and lets the updates go on.

An update that waits for its file is on disk as it came, so a kill only means that the file is
fetched again; once it was read, the text stands in the same row, which is handled once.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Never

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.adapters.telegram.api import FileTooLarge, download, pause
from bot.adapters.telegram.files import LARGEST, File, file_of, with_letter
from bot.adapters.telegram.pace import Clock, wait_after
from bot.reading.letters import Letter, Reason, Refusal
from bot.service import Inbox, Pending, StoreFailed, report

log = logging.getLogger(__name__)

Read = Callable[[bytes, str], Letter | Refusal]
FILES_AT_ONCE = 2
ATTEMPTS = 8
"""Some forty seconds of trouble; then the person is asked to send the file again."""


class Fetcher:
    """Brings a few files at a time; one that is slow holds up nobody but its sender."""

    def __init__(
        self, bot: Bot, inbox: Inbox, read: Read, fetched: Callable[[], None], clock: Clock
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._read = read
        self._fetched = fetched
        self._clock = clock
        self._changed = asyncio.Event()
        self._room = asyncio.Semaphore(FILES_AT_ONCE)
        self._under_way: dict[int, asyncio.Task[None]] = {}

    def wake(self) -> None:
        """Say that something has arrived."""
        self._changed.set()

    async def run(self) -> Never:
        """Fetch what waits at the start, and then whatever arrives, until cancelled."""
        try:
            while True:
                self._changed.clear()
                await self._until_stored(self._start)
                await self._changed.wait()
        finally:
            for task in self._under_way.values():
                task.cancel()
            await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def fetch_all(self) -> None:
        """Fetch all that waits now, and return."""
        self._start()
        while self._under_way:
            await asyncio.wait(self._under_way.values())

    def _start(self) -> None:
        for pending in self._inbox.awaiting_files():
            if pending.update_id not in self._under_way:
                task = asyncio.create_task(self._bring(pending))
                self._under_way[pending.update_id] = task

    async def _bring(self, pending: Pending) -> None:
        """Whatever happens, the update goes on: without its file it is answered with why."""
        async with self._room:
            update = json.loads(pending.body)
            file = file_of(update)
            try:
                outcome = await self._outcome(file) if file else Refusal(Reason.OUT_OF_REACH)
            except Exception as problem:
                report("file failed", problem)
                outcome = Refusal(Reason.BROKEN)
        body = with_letter(update, outcome)
        await self._until_stored(lambda: self._inbox.complete(pending.update_id, body))
        del self._under_way[pending.update_id]
        log.info("file fetched outcome=%s", _named(outcome))
        self._fetched()

    async def _outcome(self, file: File) -> Letter | Refusal:
        content = await self._content(file)
        if isinstance(content, Reason):
            return Refusal(content)
        return await asyncio.to_thread(self._read, content, file.name)

    async def _content(self, file: File) -> bytes | Reason:
        """The file, or why it cannot be had; trouble on the way is waited out for a while."""
        for attempt in range(ATTEMPTS):
            try:
                return await download(self._bot, file.id, LARGEST)
            except FileTooLarge:
                return Reason.TOO_LARGE
            except (BadRequest, Forbidden, OSError) as problem:
                log.warning("file refused kind=%s", type(problem).__name__)
                return Reason.OUT_OF_REACH
            except TelegramError as problem:
                log.warning("file delayed kind=%s", type(problem).__name__)
                await self._clock.sleep(pause(problem, attempt))
        return Reason.OUT_OF_REACH

    async def _until_stored(self, work: Callable[[], None]) -> None:
        failures = 0
        while True:
            try:
                return work()
            except StoreFailed as problem:
                log.warning("fetching delayed kind=%s", type(problem).__name__)
                await self._clock.sleep(wait_after(failures))
                failures += 1


def _named(outcome: Letter | Refusal) -> str:
    return outcome.reason.value if isinstance(outcome, Refusal) else "letter"
