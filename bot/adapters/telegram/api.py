"""The Bot API through python-telegram-bot: requests as dictionaries, answers as they come."""

from __future__ import annotations

import asyncio
import json
import logging
import warnings
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from telegram import Bot, InputFile
from telegram.error import EndPointNotFound, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.adapters.telegram.errors import TokenRefused
from bot.adapters.telegram.pace import Clock, wait_after
from bot.adapters.telegram.requests import UPLOAD
from bot.adapters.telegram.updates import ALLOWED, Raw
from bot.scripts.page import Page, page_text
from bot.service import Printer, report

log = logging.getLogger(__name__)

POLL_SECONDS = 30
POLL_LIMIT = 100
CONNECTIONS = 32
TOKEN_REFUSALS = (InvalidToken, EndPointNotFound)
"""The second is how the library words a refusal once the token has worked before."""


def connect(token: str, base_url: str, network: BaseRequest | None = None) -> Bot:
    """Return a bot that has not spoken to the network yet.

    One pool serves polling and sending: loading certificates twice would cost start-up.
    """
    warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)
    warnings.filterwarnings("ignore", ".*retry_after", PTBDeprecationWarning)
    shared = network or HTTPXRequest(
        connection_pool_size=CONNECTIONS, connect_timeout=10.0, read_timeout=20.0
    )
    return Bot(token, base_url=base_url, request=shared, get_updates_request=shared)


async def introduce(bot: Bot, clock: Clock) -> str:
    """Ask Telegram who we are, for as long as it takes; return our username."""
    failures = 0
    while True:
        try:
            await bot.initialize()
        except TOKEN_REFUSALS:
            raise TokenRefused from None
        except TelegramError as problem:
            log.warning("start delayed kind=%s", type(problem).__name__)
            await clock.sleep(pause(problem, failures))
            failures += 1
        else:
            return bot.username


async def fetch(bot: Bot, offset: int) -> list[Raw]:
    """Wait for updates from `offset` on, which confirms those before it.

    Raw, because the library parses a batch as a whole: one strange update would hide the rest.
    """
    wanted = {
        "offset": offset,
        "limit": POLL_LIMIT,
        "timeout": POLL_SECONDS,
        "allowed_updates": list(ALLOWED),
    }
    updates = await bot.do_api_request(
        "getUpdates", api_kwargs=wanted, read_timeout=POLL_SECONDS + 10
    )
    if not isinstance(updates, list):
        raise NetworkError("that is not a list of updates")
    return updates


async def send(bot: Bot, kind: str, payload: dict[str, Any], printer: Printer) -> None:
    """Send a request from the outbox; a page is printed now, beside the loop."""
    if kind == UPLOAD:
        payload = {**payload, "document": await _file(payload["document"], printer)}
    await bot.do_api_request(kind, api_kwargs=payload)


async def _file(file: dict[str, Any], printer: Printer) -> InputFile:
    """The file as it is uploaded; a page that cannot be printed goes as its text."""
    if "page" not in file:
        return InputFile(file["content"], filename=file["name"])
    page = Page.model_validate(file["page"])
    try:
        return InputFile(await asyncio.to_thread(printer, page), filename=file["name"])
    except Exception as problem:
        report("page not printed", problem)
        return InputFile(page_text(page), filename=f"{file['name']}.txt")


async def acknowledge(bot: Bot, query: str) -> None:
    """Stop the spinner on a tapped button; too late is no harm."""
    try:
        await bot.do_api_request("answerCallbackQuery", api_kwargs={"callback_query_id": query})
    except Exception as problem:
        log.info("tap not acknowledged kind=%s", type(problem).__name__)


async def publish_commands(bot: Bot, commands: Sequence[tuple[str, str]], clock: Clock) -> None:
    """Tell Telegram which commands to offer; try until it listens."""
    listed = [{"command": name, "description": words} for name, words in commands]
    failures = 0
    while True:
        try:
            await bot.do_api_request("setMyCommands", api_kwargs={"commands": json.dumps(listed)})
        except TelegramError as problem:
            log.warning("commands not set kind=%s", type(problem).__name__)
            await clock.sleep(pause(problem, failures))
            failures += 1
        else:
            return


def pause(problem: Exception, failures: int) -> float:
    """Return how long to wait after a failure: as long as Telegram says, or ever longer."""
    if isinstance(problem, RetryAfter):
        wait = problem.retry_after
        return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    return wait_after(failures)
