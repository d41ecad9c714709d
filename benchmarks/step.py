"""CPU of a durable step, as a share of the CPU of python-telegram-bot's echo.

A durable step takes an update in, commits it, decodes it, advances a small conversation,
commits session and outbox, sends the reply and commits that it was sent. The echo is the
library's usual handler, which keeps nothing: it parses the update and replies with its text.
Both talk to the same stub instead of a network. Rounds alternate within one process, and a
round's figure is a ratio, so the machine's speed cancels out.

    python -m benchmarks.step [--rounds 25] [--steps 256]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest, RequestData

from bot import wiring
from bot.adapters.store import SqliteStore, open_store
from bot.adapters.telegram.admission import admit
from bot.adapters.telegram.api import connect
from bot.adapters.telegram.makers import Makers
from bot.adapters.telegram.pace import Clock
from bot.adapters.telegram.sender import Sender
from bot.adapters.telegram.worker import BATCH, Worker
from bot.service import Service
from bot.settings import Synchronous
from bot.talk.events import Event, Said
from bot.talk.replies import Button, Card, Reply

PEOPLE = 16
BATCHES = (1, 8, BATCH)
"""Alone; as a few people would make it; as the worker does it when there is a rush."""
TOKEN = "1:stub"
ANSWER = json.dumps(
    {
        "ok": True,
        "result": {
            "message_id": 7,
            "date": 1_790_000_000,
            "chat": {"id": 1, "type": "private", "first_name": "Ada"},
            "from": {"id": 9, "is_bot": True, "first_name": "Coach", "username": "coach_bot"},
            "text": "What base salary did they offer?",
        },
    }
).encode()
ME = json.dumps(
    {
        "ok": True,
        "result": {"id": 9, "is_bot": True, "first_name": "Coach", "username": "coach_bot"},
    }
).encode()

Steps = Callable[[list[dict[str, Any]]], Awaitable[None]]


class Stub(BaseRequest):
    """A network that has always answered already."""

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        *args: object,  # noqa: ARG002
        **kwargs: object,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        if request_data is not None:
            request_data.json_parameters  # noqa: B018 (the real one encodes them too)
        return 200, ME if url.endswith("getMe") else ANSWER


class Interview:
    """A conversation of the usual size: some answers in the session, a card with buttons."""

    def apology(self, saved: str | None, error_id: str) -> str:  # noqa: ARG002
        return error_id

    def farewell(self, saved: str | None) -> str:  # noqa: ARG002
        return ""

    def advance(
        self, saved: str | None, event: Event, _moment: datetime
    ) -> tuple[str, tuple[Reply, ...]]:
        state: dict[str, Any] = json.loads(saved) if saved else {"revision": 0, "answers": {}}
        state["revision"] += 1
        text = event.text if isinstance(event, Said) else "?"
        state["answers"][f"step.{state['revision'] % 20}"] = {"given": text, "subject": "offer:1"}
        card = Card(
            html="<b>Step 3 of 9</b>\n\nWhat base salary did they offer?\n" + "<i>Example</i> " * 9,
            buttons=((Button("Skip", "skip"), Button("Why?", "why")), (Button("Back", "back"),)),
            revision=state["revision"],
        )
        return json.dumps(state), (card,)


def updates(first: int, count: int) -> list[dict[str, Any]]:
    """Return messages of several people, as Telegram would deliver them."""
    return [_update(first + number, 1000 + number % PEOPLE) for number in range(count)]


def _update(update_id: int, person: int) -> dict[str, Any]:
    user = {"id": person, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    chat = {"id": person, "type": "private", "first_name": "Ada"}
    message = {"message_id": update_id, "date": 1_790_000_000, "from": user, "chat": chat}
    return {"update_id": update_id, "message": {**message, "text": "They said 210k base"}}


async def echo() -> Steps:
    """Return the library's echo."""

    async def reply(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    application = (
        Application.builder()
        .token(TOKEN)
        .updater(None)
        .request(Stub())
        .get_updates_request(Stub())
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, reply))
    await application.initialize()

    async def run(batch: list[dict[str, Any]]) -> None:
        for raw in batch:
            await application.process_update(Update.de_json(raw, application.bot))

    return run


async def durable(store: SqliteStore, size: int) -> Steps:
    """Return our own steps, so many to a commit."""
    bot = connect(TOKEN, "http://stub/bot", Stub())
    await bot.initialize()
    makers = Makers(str.encode, wiring.printer())
    sender = Sender(bot, store, Clock(), makers)
    worker = Worker(Service(Interview(), store), sender.wake, Clock())

    async def run(batch: list[dict[str, Any]]) -> None:
        for start in range(0, len(batch), size):
            arrivals = [admit(raw, "coach_bot") for raw in batch[start : start + size]]
            store.receive(arrivals, offset=arrivals[-1].update_id + 1, at=int(time.time()))
            await worker.handle_all()
            await sender.drain()

    return run


async def cpu(steps: Steps, batch: list[dict[str, Any]]) -> float:
    before = time.process_time()
    await steps(batch)
    return time.process_time() - before


async def compare(store: SqliteStore, size: int, rounds: int, count: int) -> list[float]:
    """Return a ratio for each round; who goes first alternates."""
    ours, theirs = await durable(store, size), await echo()
    ratios, first = [], store.offset()
    for number in range(-1, rounds):
        batch = updates(first, count)
        first += count
        if number % 2:
            spent, base = await cpu(ours, batch), await cpu(theirs, batch)
        else:
            base, spent = await cpu(theirs, batch), await cpu(ours, batch)
        if number >= 0:  # the first round warms up
            ratios.append(spent / base)
    return ratios


async def main() -> None:
    parser = argparse.ArgumentParser(description="CPU of a durable step; an echo is 1.00")
    parser.add_argument("--rounds", type=int, default=25)
    parser.add_argument("--steps", type=int, default=256)
    chosen = parser.parse_args()
    print("synchronous  steps per commit  median  lowest  highest")
    for synchronous in (Synchronous.NORMAL, Synchronous.FULL):
        for size in BATCHES:
            with tempfile.TemporaryDirectory() as folder:
                store = open_store(Path(folder) / "coach.sqlite", synchronous)
                ratios = await compare(store, size, chosen.rounds, chosen.steps)
                store.close()
            print(
                f"{synchronous:<11}  {size:>16}  {median(ratios):>6.2f}  "
                f"{min(ratios):>6.2f}  {max(ratios):>7.2f}"
            )


if __name__ == "__main__":
    asyncio.run(main())
