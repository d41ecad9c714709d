"""The bot as a process: starts the parts, stops them within seconds, and loses nothing."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any, Never

from telegram import Bot

from bot.adapters.telegram.api import connect, introduce, publish_commands
from bot.adapters.telegram.errors import Broken
from bot.adapters.telegram.fetcher import Fetcher, Read
from bot.adapters.telegram.lock import only_process
from bot.adapters.telegram.makers import Makers
from bot.adapters.telegram.pace import Clock
from bot.adapters.telegram.poll import Poller
from bot.adapters.telegram.quiet import silence_libraries
from bot.adapters.telegram.sender import Sender
from bot.adapters.telegram.worker import Worker
from bot.service import CannotRun, Service, Store, StoreFailed, report
from bot.settings import Settings

log = logging.getLogger(__name__)

RETENTION = 48 * 3600
"""Telegram delivers an update for 24 hours; its id must be known for longer than that."""
UPKEEP = 3600.0
CLOSING = 1.0

Commands = Mapping[str, Sequence[tuple[str, str]]]
"""What each command does, by the language that says so."""


def serve(
    settings: Settings,
    service: Service,
    store: Store,
    commands: Commands,
    makers: Makers,
    read: Read,
) -> None:
    """Run until a signal stops it; raise `CannotRun` when it cannot start or go on.

    `makers` make pictures and pages; `read` turns a file that a person sent into text.
    """
    silence_libraries()
    token = settings.require_token()
    with only_process(settings.database):
        bot = connect(token, settings.api_base_url)
        try:
            asyncio.run(serve_until_stopped(bot, service, store, commands, makers, read))
        except CannotRun:
            raise
        except Exception as problem:
            raise Broken(report("stopped", problem)) from None


async def serve_until_stopped(
    bot: Bot, service: Service, store: Store, commands: Commands, makers: Makers, read: Read
) -> None:
    """Run until SIGTERM or SIGINT. What is not done by then is on disk and done next time."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    try:
        await _until_one_ends(stop.wait(), _work(bot, service, store, commands, makers, read))
    finally:
        with contextlib.suppress(Exception):
            await asyncio.wait_for(bot.shutdown(), CLOSING)
    log.info("stopped")


async def _work(
    bot: Bot, service: Service, store: Store, commands: Commands, makers: Makers, read: Read
) -> None:
    clock = Clock()
    sender = Sender(bot, store, clock, makers)
    worker = Worker(service, sender.wake, clock)
    fetcher = Fetcher(bot, store, read, worker.wake, clock)
    username = await introduce(bot, clock)
    log.info("started")

    def arrived() -> None:
        worker.wake()
        fetcher.wake()
        sender.wake()

    poller = Poller(bot, store, username, arrived, clock)
    await _until_one_ends(
        poller.run(),
        worker.run(),
        fetcher.run(),
        sender.run(),
        _keep_house(bot, store, commands, clock),
    )


async def _keep_house(bot: Bot, store: Store, commands: Commands, clock: Clock) -> Never:
    """Publish the commands once, after polling has begun; then forget old ids every hour."""
    await publish_commands(bot, commands, clock)
    while True:
        try:
            store.prune(int(clock.wall()) - RETENTION)
        except StoreFailed as problem:
            log.warning("upkeep delayed kind=%s", type(problem).__name__)
        await clock.sleep(UPKEEP)


async def _until_one_ends(*parts: Coroutine[Any, Any, object]) -> None:
    """Run all at once until one ends or fails; stop the others, then raise what it raised."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()
