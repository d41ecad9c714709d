"""The Bot API through python-telegram-bot: requests as dictionaries, answers as they come."""

from __future__ import annotations

import asyncio
import json
import logging
import warnings
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import BaseRequest, HTTPXRequest
from telegram.warnings import PTBDeprecationWarning, PTBUserWarning

from bot.adapters.telegram.errors import NotDrawn, TokenRefused
from bot.adapters.telegram.makers import Draw, Makers
from bot.adapters.telegram.pace import Clock, wait_after
from bot.adapters.telegram.requests import PHOTO, UPLOAD
from bot.adapters.telegram.updates import ALLOWED, Raw
from bot.scripts.page import Page, page_text
from bot.service import Printer, report
from bot.settings import TELEGRAM

log = logging.getLogger(__name__)

POLL_SECONDS = 30
POLL_LIMIT = 100
CONNECTIONS = 32
DOWNLOAD_SECONDS = 30.0
TOO_BIG = "file is too big"
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
    return Bot(
        token,
        base_url=base_url,
        base_file_url=f"{base_url.removesuffix('/bot')}/file/bot",
        request=shared,
        get_updates_request=shared,
    )


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


async def send(bot: Bot, kind: str, payload: dict[str, Any], makers: Makers) -> None:
    """Send a request from the outbox; pictures and pages are made now, beside the loop."""
    if kind == UPLOAD:
        payload = {**payload, "document": await _file(payload["document"], makers.printer)}
    elif kind == PHOTO:
        photo = payload["photo"]
        png = await _drawn(photo["svg"], makers.draw)
        payload = {**payload, "photo": InputFile(png, filename=photo["name"])}
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


async def _drawn(svg: str, draw: Draw) -> bytes:
    try:
        return await asyncio.to_thread(draw, svg)
    except Exception as problem:
        # Its text may hold what a person wrote.
        raise NotDrawn(type(problem).__name__) from None


class FileTooLarge(Exception):
    """A file is larger than anything we read."""


async def download(bot: Bot, file_id: str, most: int) -> bytes:
    """Return what is in a file of at most so many bytes.

    A Bot API server in local mode names a path on its own disk in place of an address.
    """
    try:
        found: Raw = await bot.do_api_request("getFile", api_kwargs={"file_id": file_id})
    except BadRequest as problem:
        if TOO_BIG in problem.message.casefold():
            raise FileTooLarge from None
        raise
    if found.get("file_size", 0) > most:
        raise FileTooLarge
    path = str(found["file_path"])
    if path.startswith("/"):
        if bot.base_url.startswith(TELEGRAM):
            raise BadRequest("a path of its own disk is nothing Telegram names")
        return await asyncio.to_thread(_on_disk, Path(path), most)
    address = f"{bot.base_file_url}/{path}"
    return await bot.request.retrieve(address, read_timeout=DOWNLOAD_SECONDS)


def _on_disk(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise FileTooLarge
    return content


async def acknowledge(bot: Bot, query: str) -> None:
    """Stop the spinner on a tapped button; too late is no harm."""
    try:
        await bot.do_api_request("answerCallbackQuery", api_kwargs={"callback_query_id": query})
    except Exception as problem:
        log.info("tap not acknowledged kind=%s", type(problem).__name__)


async def publish_commands(
    bot: Bot, commands: Mapping[str, Sequence[tuple[str, str]]], clock: Clock
) -> None:
    """Tell Telegram which commands to offer, in each language; try until it listens.

    The first language is also what everybody sees whose own is not among them.
    """
    everybody = next(iter(commands), None)
    for language, lines in commands.items():
        listed = [{"command": name, "description": words} for name, words in lines]
        wanted = {"commands": json.dumps(listed)}
        if language != everybody:
            wanted["language_code"] = language
        await _until_heard(bot, wanted, clock)


async def _until_heard(bot: Bot, wanted: dict[str, str], clock: Clock) -> None:
    failures = 0
    while True:
        try:
            await bot.do_api_request("setMyCommands", api_kwargs=wanted)
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
